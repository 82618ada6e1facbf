// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-handover-price.h"
#include "kol-i18n.h"
#include "kol-page.h"
#include "kol-proof.h"
#include "kol-totals.h"

/* The creators that one search brought. */
typedef struct
{
  const char *query; /* borrowed from an entry; empty: none */
  guint n_creators;
  gint64 total; /* the most that was said for it; -1: unknown */
  gint64 first; /* when the first of them was fetched, Unix seconds; 0: unknown */
  gint64 last;  /* and the last */
} Search;

/**
 * kol_term_dup_aside:
 * @self: a paragraph of a proof
 *
 * Returns: (transfer full) (nullable): what stands in small print behind the term: the basis and
 * whose figure it is, such as "photo notes, 30 days · Our figure"
 */
char *
kol_term_dup_aside (const KolTerm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->aside != NULL && self->origin != NULL)
    /* Translators: what a figure stands on, and whose it is: "photo notes, 30 days · Our figure" */
    return g_strdup_printf (C_ ("basis", "%s · %s"), self->aside, self->origin);

  return g_strdup (self->aside != NULL ? self->aside : self->origin);
}

static void
term_free (KolTerm *term)
{
  g_clear_pointer (&term->term, g_free);
  g_clear_pointer (&term->aside, g_free);
  g_clear_pointer (&term->origin, g_free);
  g_clear_pointer (&term->body, g_free);
  g_free (term);
}

static GPtrArray *
new_terms (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) term_free);
}

static void
add_term (GPtrArray *terms,
          const char *name,
          const char *aside,
          const char *origin,
          const char *body)
{
  KolTerm *term = g_new0 (KolTerm, 1);

  term->term = g_strdup (name);
  term->aside = g_strdup (aside);
  term->origin = g_strdup (origin);
  term->body = g_strdup (body);
  g_ptr_array_add (terms, term);
}

static void
add_word (GPtrArray *terms, const char *name, const char *word)
{
  if (word != NULL && *word != '\0')
    add_term (terms, name, NULL, NULL, word);
}

static char *
describe_figure (KolHandover *handover, const KolColumn *column)
{
  const char *definition = kol_column_get_definition (column);
  g_autofree char *price = NULL;

  if (!column->price_based)
    return g_strdup (definition);

  price = kol_handover_describe_price (handover);

  /* Translators: what a price is, then which price is shown: “net”, “with 10.0 % platform fee” */
  return g_strdup_printf (_ ("%s Prices here: %s."), definition, price);
}

/**
 * kol_proof_list_figures:
 * @handover: a hand-over
 * @columns: (element-type KolColumn): what it shows of each creator, in its order
 *
 * Explains each of @columns that says something that needs explaining: figures, remarks and what we
 * reckoned, not names and links.
 *
 * Returns: (transfer full) (element-type KolTerm): what each means, what it stands on, and whether
 * it is the platform's estimate or ours
 */
GPtrArray *
kol_proof_list_figures (KolHandover *handover, GPtrArray *columns)
{
  GPtrArray *terms = new_terms ();

  g_return_val_if_fail (KOL_IS_HANDOVER (handover), terms);
  g_return_val_if_fail (columns != NULL, terms);

  for (guint i = 0; i < columns->len; i++)
    {
      const KolColumn *column = g_ptr_array_index (columns, i);
      const char *origin = kol_column_origin_get_label (column->origin);
      g_autofree char *basis = NULL;
      g_autofree char *body = NULL;

      if (origin == NULL && column->kind != KOL_COLUMN_KIND_DATE)
        continue;
      /* Without a span of days the basis repeats the name */
      if (column->field != NULL && column->field->days > 0)
        basis = kol_field_describe_basis (column->field);
      body = describe_figure (handover, column);
      add_term (terms, kol_column_get_label (column), basis, origin, body);
    }

  return terms;
}

/**
 * kol_proof_list_totals:
 * @handover: a hand-over
 *
 * Returns: (transfer full) (element-type KolTerm): what each total means
 */
GPtrArray *
kol_proof_list_totals (KolHandover *handover)
{
  GPtrArray *terms = new_terms ();
  const char *ours = kol_column_origin_get_label (KOL_COLUMN_ORIGIN_OURS);

  g_return_val_if_fail (KOL_IS_HANDOVER (handover), terms);

  for (guint i = 0; i < KOL_N_TOTALS; i++)
    {
      g_autofree char *label = kol_total_dup_label (i, handover);

      add_term (terms, label, NULL, ours, kol_total_get_definition (i));
    }

  return terms;
}

/**
 * kol_proof_list_words:
 * @handover: a hand-over
 *
 * Returns: (transfer full) (element-type KolTerm): what it is, for whom, by whom and of when, as
 * far as anything was said
 */
GPtrArray *
kol_proof_list_words (KolHandover *handover)
{
  GPtrArray *terms = new_terms ();
  g_autofree char *date = NULL;
  g_autofree char *number = NULL;

  g_return_val_if_fail (KOL_IS_HANDOVER (handover), terms);

  date = kol_format_date (kol_handover_get_date (handover));
  number = g_strdup_printf ("%u", kol_handover_get_n_entries (handover));
  add_word (terms, _ ("Title"), kol_handover_get_title (handover));
  add_word (terms, _ ("Client"), kol_handover_get_client (handover));
  add_word (terms, _ ("Prepared by"), kol_handover_get_prepared_by (handover));
  add_word (terms, _ ("Date"), date);
  add_word (terms, _ ("Creators"), number);

  return terms;
}

static char *
describe_span (gint64 first, gint64 last)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (first == 0)
    return g_strdup (KOL_UNKNOWN);

  from = kol_format_date (first);
  to = kol_format_date (last);
  if (g_str_equal (from, to))
    return g_steal_pointer (&from);

  /* Translators: a span of days, such as "12 Nov 2026 – 23 Nov 2026" */
  return g_strdup_printf (C_ ("days", "%s – %s"), from, to);
}

static void
extend_span (gint64 *first, gint64 *last, KolEntry *entry)
{
  gint64 fetched_at = kol_creator_get_fetched_at (kol_entry_get_creator (entry));

  if (fetched_at <= 0)
    return;
  if (*first == 0 || fetched_at < *first)
    *first = fetched_at;
  *last = MAX (*last, fetched_at);
}

/**
 * kol_proof_describe_dates:
 * @handover: a hand-over
 *
 * Returns: (transfer full): the day or the span of days on which its figures were fetched, an en
 * dash when not known
 */
char *
kol_proof_describe_dates (KolHandover *handover)
{
  gint64 first = 0;
  gint64 last = 0;

  g_return_val_if_fail (KOL_IS_HANDOVER (handover), NULL);

  for (guint i = 0; i < kol_handover_get_n_entries (handover); i++)
    extend_span (&first, &last, kol_handover_get_entry (handover, i));

  return describe_span (first, last);
}

/* One for each question asked, in the order of the creators it brought. */
static GArray *
list_searches (KolHandover *handover)
{
  GArray *searches = g_array_new (FALSE, TRUE, sizeof (Search));
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < kol_handover_get_n_entries (handover); i++)
    {
      KolEntry *entry = kol_handover_get_entry (handover, i);
      const char *query = kol_entry_get_query (entry);
      const char *key = query != NULL ? query : "";
      gpointer place;
      Search *search;

      if (!g_hash_table_lookup_extended (places, key, NULL, &place))
        {
          Search begun = { .query = key, .total = -1 };

          place = GUINT_TO_POINTER (searches->len);
          g_hash_table_insert (places, (gpointer) key, place);
          g_array_append_val (searches, begun);
        }
      search = &g_array_index (searches, Search, GPOINTER_TO_UINT (place));
      search->n_creators++;
      search->total = MAX (search->total, kol_entry_get_total (entry));
      extend_span (&search->first, &search->last, entry);
    }

  return searches;
}

static char *
describe_query (const char *canonical)
{
  g_autoptr (KolQuery) query = NULL;

  if (*canonical == '\0')
    return g_strdup (_ ("Put on the shortlist without a search."));

  query = kol_query_new_from_canonical (canonical, NULL);
  if (query == NULL)
    return g_strdup (_ ("The filters of this search can no longer be read."));

  return kol_query_describe (query);
}

static char *
describe_total (gint64 total)
{
  g_autofree char *number = kol_format_count (total, kol_number_style_default ());

  if (total < 0)
    return NULL;
  if (total >= KOL_TOTAL_CEILING)
    /* Translators: behind a search’s filters; %s is 5,000 */
    return g_strdup_printf (_ ("%s creators or more found: the platform’s ceiling"), number);

  return g_strdup_printf (ngettext ("%s creator found", "%s creators found", total), number);
}

/* When each of them was fetched */
static char *
describe_fetched (KolHandover *handover)
{
  char *days = kol_proof_describe_days (handover);

  return days != NULL ? days : kol_proof_describe_dates (handover);
}

static void
add_search (GPtrArray *terms, const Search *search)
{
  g_autofree char *words = describe_query (search->query);
  g_autofree char *total = describe_total (search->total);
  g_autofree char *days = describe_span (search->first, search->last);
  g_autofree char *number = g_strdup_printf (
      ngettext ("%u creator", "%u creators", search->n_creators), search->n_creators);
  /* Translators: how many creators, and when they were fetched: "12 creators, 23 Nov 2026" */
  g_autofree char *aside = g_strdup_printf (C_ ("search", "%s, %s"), number, days);
  g_autofree char *body = g_strjoin (total != NULL ? " · " : "", words, total, NULL);

  add_term (terms, _ ("Search"), aside, NULL, body);
}

/**
 * kol_proof_list_conditions:
 * @handover: a hand-over
 *
 * Says where the figures come from: when each creator's were fetched, with which searches in words,
 * whether the platform's ceiling was reached, and what stands for the unknown.
 *
 * Returns: (transfer full) (element-type KolTerm): the conditions
 */
GPtrArray *
kol_proof_list_conditions (KolHandover *handover)
{
  GPtrArray *terms = new_terms ();
  g_autoptr (GArray) searches = NULL;
  g_autofree char *dates = NULL;
  g_autofree char *ceiling = NULL;
  g_autofree char *limit = NULL;

  g_return_val_if_fail (KOL_IS_HANDOVER (handover), terms);

  searches = list_searches (handover);
  dates = describe_fetched (handover);
  ceiling = kol_format_count (KOL_TOTAL_CEILING, kol_number_style_default ());
  limit = g_strdup_printf (_ ("The creator marketplace shows at most %s creators for one search, "
                              "however many match it."),
                           ceiling);

  add_term (terms, _ ("Fetched"), NULL, NULL, dates);
  for (guint i = 0; i < searches->len; i++)
    add_search (terms, &g_array_index (searches, Search, i));
  add_term (terms, _ ("The platform’s ceiling"), NULL, NULL, limit);
  add_term (terms, _ ("Whose figures they are"), NULL, NULL,
            _ ("Prices are what the creators ask. Medians and shares are the creator marketplace’s "
               "own. Costs for results and all totals are reckoned from them by Kollect; where the "
               "marketplace estimates such a cost itself, its figure can differ. All of them look "
               "back: none promises what the next note will bring."));
  add_term (terms, _ ("An en dash (–)"), NULL, NULL,
            _ ("Not known: no price asked for, or no data. What is not known is part of no total; "
               "every total says how many creators it stands on."));

  return terms;
}
