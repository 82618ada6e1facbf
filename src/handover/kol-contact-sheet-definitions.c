// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-contact-sheet-private.h"
#include "kol-page.h"
#include "kol-totals.h"

#define TERM_ASCENT 8.6
#define TERM_HEIGHT 11.6
#define HEADING_ASCENT 11.0
#define HEADING_HEIGHT 21.0
#define BODY_WIDTH (COLUMN_WIDTH - 8)
#define BLOCK_GAP 9.0
#define HEADING_GAP 18.0

/* A heading, or a term with what it means. Blocks are laid one below the other and never broken. */
typedef struct
{
  char *term;          /* owned */
  char *basis;         /* owned, nullable: in small print behind the term */
  char *body;          /* owned; NULL for a heading */
  gboolean new_column; /* begins a column */
  double height;
  guint page; /* where it came to lie */
  double x;
  double y;
} Block;

struct _KolDefinitions
{
  GPtrArray *blocks; /* owned, of Block */
  guint n_pages;
};

static void
block_free (Block *block)
{
  g_clear_pointer (&block->term, g_free);
  g_clear_pointer (&block->basis, g_free);
  g_clear_pointer (&block->body, g_free);
  g_free (block);
}

static void
add_heading (KolDefinitions *self, const char *text, gboolean new_column)
{
  Block *block = g_new0 (Block, 1);

  block->term = g_strdup (text);
  block->new_column = new_column;
  g_ptr_array_add (self->blocks, block);
}

static void
add_term (KolDefinitions *self, const char *term, const char *basis, const char *body)
{
  Block *block = g_new0 (Block, 1);

  block->term = g_strdup (term);
  block->basis = g_strdup (basis);
  block->body = g_strdup (body);
  g_ptr_array_add (self->blocks, block);
}

static void
add_fields (KolDefinitions *self, KolHandover *handover)
{
  g_autoptr (GPtrArray) fields = kol_contact_card_list_fields (handover);

  add_heading (self, _ ("What the figures mean"), FALSE);
  for (guint i = 0; i < fields->len; i++)
    {
      const KolField *field = g_ptr_array_index (fields, i);
      /* Without a span of days the basis repeats the name */
      g_autofree char *basis = field->days > 0 ? kol_field_describe_basis (field) : NULL;

      add_term (self, kol_field_get_label (field), basis, kol_field_get_definition (field));
    }
}

static void
add_totals (KolDefinitions *self)
{
  add_heading (self, _ ("The totals"), TRUE);
  for (guint i = 0; i < KOL_N_TOTALS; i++)
    add_term (self, kol_total_get_label (i), NULL, kol_total_get_definition (i));
}

static void
find_dates (KolHandover *handover, gint64 *first, gint64 *last)
{
  *first = 0;
  *last = 0;

  for (guint i = 0; i < kol_handover_get_n_entries (handover); i++)
    {
      KolCreator *creator = kol_entry_get_creator (kol_handover_get_entry (handover, i));
      gint64 fetched_at = kol_creator_get_fetched_at (creator);

      if (fetched_at <= 0)
        continue;
      if (*first == 0 || fetched_at < *first)
        *first = fetched_at;
      *last = MAX (*last, fetched_at);
    }
}

/*< private >
 * kol_definitions_describe_dates:
 * @handover: a hand-over
 *
 * Returns: (transfer full): the day or the span of days on which its figures were fetched, an en
 * dash when not known
 */
char *
kol_definitions_describe_dates (KolHandover *handover)
{
  gint64 first, last;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  find_dates (handover, &first, &last);
  if (first == 0)
    return g_strdup (KOL_UNKNOWN);

  from = kol_format_date (first);
  to = kol_format_date (last);
  if (g_str_equal (from, to))
    return g_steal_pointer (&from);

  /* Translators: a span of days, such as "12 Nov 2026 – 23 Nov 2026" */
  return g_strdup_printf (C_ ("days", "%s – %s"), from, to);
}

static char *
describe_query (const char *canonical)
{
  g_autoptr (KolQuery) query = NULL;

  if (canonical == NULL || *canonical == '\0')
    return g_strdup (_ ("Put on the shortlist without a search."));

  query = kol_query_new_from_canonical (canonical, NULL);
  if (query == NULL)
    return g_strdup (_ ("The filters of this search can no longer be read."));

  return kol_query_describe (query);
}

/* One block for each question asked, in the order of the creators it brought. */
static void
add_queries (KolDefinitions *self, KolHandover *handover)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < kol_handover_get_n_entries (handover); i++)
    {
      const char *query = kol_entry_get_query (kol_handover_get_entry (handover, i));
      const char *key = query != NULL ? query : "";
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      if (count == 0)
        g_ptr_array_add (order, (gpointer) key);
      g_hash_table_insert (counts, (gpointer) key, GUINT_TO_POINTER (count + 1));
    }

  for (guint i = 0; i < order->len; i++)
    {
      const char *key = g_ptr_array_index (order, i);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
      g_autofree char *number = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u creator", "%u creators", count), count);
      g_autofree char *words = describe_query (key);

      add_term (self, _ ("Search"), number, words);
    }
}

static void
add_origin (KolDefinitions *self, KolHandover *handover)
{
  g_autofree char *dates = kol_definitions_describe_dates (handover);
  g_autofree char *ceiling = kol_format_count (KOL_TOTAL_CEILING, kol_number_style_default ());
  g_autofree char *limit = g_strdup_printf (
      _ ("The creator marketplace shows at most %s creators for one search, "
         "however many match it."),
      ceiling);

  add_heading (self, _ ("Where the figures come from"), FALSE);
  add_term (self, _ ("Fetched"), NULL, dates);
  add_queries (self, handover);
  add_term (self, _ ("The platform’s limit"), NULL, limit);
  add_term (self, _ ("Whose figures they are"), NULL,
            _ ("Prices are what the creators ask. Medians and shares are the creator marketplace’s "
               "own. Costs for results and all totals are reckoned from them by Kollect; where the "
               "marketplace estimates such a cost itself, its figure can differ. All of them look "
               "back: none promises what the next note will bring."));
  add_term (self, _ ("An en dash (–)"), NULL,
            _ ("Not known: no price asked for, or no data. What is not known is part of no total; "
               "every total says how many creators it stands on."));
}

static void
measure (Block *block, KolSheet *sheet)
{
  if (block->body == NULL)
    block->height = HEADING_HEIGHT;
  else
    block->height = TERM_HEIGHT + kol_sheet_measure_paragraph (sheet, KOL_SHEET_TEXT_BODY,
                                                               block->body, BODY_WIDTH);
}

/* A heading takes the block below it along to the next column. */
static double
height_needed (KolDefinitions *self, guint index)
{
  Block *block = g_ptr_array_index (self->blocks, index);
  Block *next;

  if (block->body != NULL || index + 1 >= self->blocks->len)
    return block->height;

  next = g_ptr_array_index (self->blocks, index + 1);

  return block->height + next->height;
}

static void
lay_out (KolDefinitions *self)
{
  guint column = 0;
  double y = CONTENT_TOP;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = g_ptr_array_index (self->blocks, i);
      gboolean at_top = y <= CONTENT_TOP;

      if (block->body == NULL && !at_top)
        y += HEADING_GAP - BLOCK_GAP;
      if (!at_top && (block->new_column || y + height_needed (self, i) > CONTENT_BOTTOM))
        {
          column++;
          y = CONTENT_TOP;
        }
      block->page = column / 2;
      block->x = MARGIN + (column % 2) * (COLUMN_WIDTH + GUTTER);
      block->y = y;
      y += block->height + (block->body != NULL ? BLOCK_GAP : 0);
    }

  self->n_pages = column / 2 + 1;
}

/*< private >
 * kol_definitions_new:
 * @sheet: a sheet to measure with
 * @handover: a hand-over of one entry or more
 *
 * Returns: (transfer full): the pages that say what the figures of @handover mean and where they
 * come from
 */
KolDefinitions *
kol_definitions_new (KolSheet *sheet, KolHandover *handover)
{
  KolDefinitions *self = g_new0 (KolDefinitions, 1);

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  add_fields (self, handover);
  add_totals (self);
  add_origin (self, handover);
  for (guint i = 0; i < self->blocks->len; i++)
    measure (g_ptr_array_index (self->blocks, i), sheet);
  lay_out (self);

  return self;
}

/*< private >
 * kol_definitions_free:
 * @self: (transfer full): definitions
 */
void
kol_definitions_free (KolDefinitions *self)
{
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_free (self);
}

/*< private >
 * kol_definitions_get_n_pages:
 * @self: definitions
 *
 * Returns: how many pages they take, one or more
 */
guint
kol_definitions_get_n_pages (KolDefinitions *self)
{
  return self->n_pages;
}

static void
draw_block (const Block *block, KolSheet *sheet)
{
  double width;

  if (block->body == NULL)
    {
      kol_sheet_text (sheet, KOL_SHEET_TEXT_HEADING, KOL_SHEET_ALIGN_LEFT, block->term, block->x,
                      block->y + HEADING_ASCENT, COLUMN_WIDTH);
      return;
    }

  width = kol_sheet_text (sheet, KOL_SHEET_TEXT_TERM, KOL_SHEET_ALIGN_LEFT, block->term, block->x,
                          block->y + TERM_ASCENT, COLUMN_WIDTH);
  if (block->basis != NULL && width + 30 < COLUMN_WIDTH)
    kol_sheet_text (sheet, KOL_SHEET_TEXT_BASIS, KOL_SHEET_ALIGN_LEFT, block->basis,
                    block->x + width + 5, block->y + TERM_ASCENT, COLUMN_WIDTH - width - 5);
  kol_sheet_paragraph (sheet, KOL_SHEET_TEXT_BODY, block->body, block->x, block->y + TERM_HEIGHT,
                       BODY_WIDTH);
}

/*< private >
 * kol_definitions_draw_page:
 * @self: definitions
 * @sheet: a sheet with a page
 * @page: the page of the definitions, from 0
 */
void
kol_definitions_draw_page (KolDefinitions *self, KolSheet *sheet, guint page)
{
  if (page == 0)
    kol_sheet_mark_place (sheet, DEFINITIONS_PLACE);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (self->blocks, i);

      if (block->page == page)
        draw_block (block, sheet);
    }
}
