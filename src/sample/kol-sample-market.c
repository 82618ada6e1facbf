// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sample-market.h"

struct _KolSampleMarket
{
  GArray *creators;    /* (owned): of KolSampleCreator, most followers first */
  GHashTable *by_user; /* (owned): user ID in the creator → the creator in the array */
  GHashTable *by_note; /* (owned): note ID in the note → the note in the array */
};

/* User IDs break ties, so that the order is the same with every sorting algorithm. */
static int
compare_creators (gconstpointer a, gconstpointer b)
{
  const KolSampleCreator *one = a;
  const KolSampleCreator *two = b;

  if (one->fans < two->fans)
    return 1;
  if (one->fans > two->fans)
    return -1;

  return g_strcmp0 (one->user_id, two->user_id);
}

static void
index_creator (KolSampleMarket *self, KolSampleCreator *creator)
{
  g_hash_table_insert (self->by_user, creator->user_id, creator);
  for (guint i = 0; i < creator->n_notes; i++)
    g_hash_table_insert (self->by_note, creator->notes[i].id, &creator->notes[i]);
}

/**
 * kol_sample_market_new:
 * @seed: any number
 * @n_creators: how many
 *
 * Invents all creators: some 10 µs for each.
 *
 * Returns: (transfer full): a market, immutable from now on
 */
KolSampleMarket *
kol_sample_market_new (guint64 seed, guint n_creators)
{
  KolSampleMarket *self = g_new0 (KolSampleMarket, 1);

  self->creators = g_array_sized_new (FALSE, TRUE, sizeof (KolSampleCreator), n_creators);
  g_array_set_clear_func (self->creators, (GDestroyNotify) kol_sample_creator_clear);
  g_array_set_size (self->creators, n_creators);
  for (guint i = 0; i < n_creators; i++)
    kol_sample_creator_init (&g_array_index (self->creators, KolSampleCreator, i), seed, i);

  g_array_sort (self->creators, compare_creators);

  self->by_user = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_note = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n_creators; i++)
    index_creator (self, &g_array_index (self->creators, KolSampleCreator, i));

  return self;
}

/**
 * kol_sample_market_free:
 * @self: a market
 */
void
kol_sample_market_free (KolSampleMarket *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->by_note, g_hash_table_unref);
  g_clear_pointer (&self->by_user, g_hash_table_unref);
  g_clear_pointer (&self->creators, g_array_unref);
  g_free (self);
}

/**
 * kol_sample_market_get_n_creators:
 * @self: a market
 *
 * Returns: how many creators there are
 */
guint
kol_sample_market_get_n_creators (const KolSampleMarket *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->creators->len;
}

/**
 * kol_sample_market_at:
 * @self: a market
 * @index: below kol_sample_market_get_n_creators()
 *
 * Returns: (transfer none): a creator; the one with most followers is number 0
 */
const KolSampleCreator *
kol_sample_market_at (const KolSampleMarket *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->creators->len, NULL);

  return &g_array_index (self->creators, KolSampleCreator, index);
}

/**
 * kol_sample_market_find:
 * @self: a market
 * @query: what is asked
 * @total: (out): how many were found, at most %KOL_SAMPLE_MAX_TOTAL
 *
 * Returns: (transfer full) (element-type KolSampleCreator): the creators of the page that is asked
 *   for, empty behind the last one
 */
GPtrArray *
kol_sample_market_find (const KolSampleMarket *self, const KolSampleQuery *query, guint *total)
{
  GPtrArray *page = g_ptr_array_sized_new (KOL_SAMPLE_PAGE_SIZE);
  guint64 first = (guint64) (query->page - 1) * KOL_SAMPLE_PAGE_SIZE;

  g_return_val_if_fail (self != NULL, page);
  g_return_val_if_fail (total != NULL, page);

  *total = 0;
  for (guint i = 0; i < self->creators->len && *total < KOL_SAMPLE_MAX_TOTAL; i++)
    {
      KolSampleCreator *creator = &g_array_index (self->creators, KolSampleCreator, i);

      if (!kol_sample_query_matches (query, creator))
        continue;
      if (*total >= first && *total < first + KOL_SAMPLE_PAGE_SIZE)
        g_ptr_array_add (page, creator);
      (*total)++;
    }

  return page;
}

/**
 * kol_sample_market_lookup_creator:
 * @self: a market
 * @user_id: a creator's ID
 *
 * Returns: (transfer none) (nullable): the creator, or %NULL when there is none of that ID
 */
const KolSampleCreator *
kol_sample_market_lookup_creator (const KolSampleMarket *self, const char *user_id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (user_id != NULL, NULL);

  return g_hash_table_lookup (self->by_user, user_id);
}

/**
 * kol_sample_market_lookup_note:
 * @self: a market
 * @note_id: a note's ID
 *
 * Returns: (transfer none) (nullable): the note, or %NULL when there is none of that ID
 */
const KolSampleNote *
kol_sample_market_lookup_note (const KolSampleMarket *self, const char *note_id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (note_id != NULL, NULL);

  return g_hash_table_lookup (self->by_note, note_id);
}
