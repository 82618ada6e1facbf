// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-usage.h"

typedef struct
{
  char *service;   /* owned, nullable */
  KolQuery *query; /* owned, nullable */
  gint64 last_at;  /* Unix seconds */
  KolUsageCount counts[KOL_N_USAGE_PERIODS];
} Search;

struct _KolUsage
{
  GObject parent_instance;

  GPtrArray *searches; /* owned, of Search */
  KolUsageCount totals[KOL_N_USAGE_PERIODS];
};

G_DEFINE_FINAL_TYPE (KolUsage, kol_usage, G_TYPE_OBJECT)

static void
search_free (gpointer data)
{
  Search *search = data;

  g_clear_pointer (&search->service, g_free);
  g_clear_object (&search->query);
  g_free (search);
}

static void
kol_usage_finalize (GObject *object)
{
  KolUsage *self = KOL_USAGE (object);

  g_clear_pointer (&self->searches, g_ptr_array_unref);

  G_OBJECT_CLASS (kol_usage_parent_class)->finalize (object);
}

static void
kol_usage_class_init (KolUsageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kol_usage_finalize;
}

static void
kol_usage_init (KolUsage *self)
{
  self->searches = g_ptr_array_new_with_free_func (search_free);
}

/**
 * kol_usage_new:
 *
 * Returns: (transfer full): a usage of nothing
 */
KolUsage *
kol_usage_new (void)
{
  return g_object_new (KOL_TYPE_USAGE, NULL);
}

/**
 * kol_usage_add_search:
 * @self: a usage
 * @service: (nullable): which service was asked: its address, or a name of our own
 * @query: (nullable): what was asked; %NULL: in filters that are no longer known; copied
 * @last_at: when it was asked last, Unix seconds
 * @counts: (array fixed-size=3): its calls, for each #KolUsagePeriod
 *
 * Appends a search and counts its calls in.
 */
void
kol_usage_add_search (KolUsage *self,
                      const char *service,
                      KolQuery *query,
                      gint64 last_at,
                      const KolUsageCount counts[KOL_N_USAGE_PERIODS])
{
  Search *search;

  g_return_if_fail (KOL_IS_USAGE (self));
  g_return_if_fail (query == NULL || KOL_IS_QUERY (query));
  g_return_if_fail (counts != NULL);

  search = g_new0 (Search, 1);
  search->service = g_strdup (service);
  search->query = query != NULL ? kol_query_copy (query) : NULL;
  search->last_at = last_at;
  for (guint i = 0; i < KOL_N_USAGE_PERIODS; i++)
    {
      search->counts[i] = counts[i];
      self->totals[i].charged += counts[i].charged;
      self->totals[i].free += counts[i].free;
      self->totals[i].unsure += counts[i].unsure;
    }
  g_ptr_array_add (self->searches, search);
}

/**
 * kol_usage_get:
 * @self: a usage
 * @period: of when
 *
 * Returns: (transfer none): how many calls were sent, to whatever service
 */
const KolUsageCount *
kol_usage_get (KolUsage *self, KolUsagePeriod period)
{
  g_return_val_if_fail (KOL_IS_USAGE (self), NULL);
  g_return_val_if_fail (period < KOL_N_USAGE_PERIODS, NULL);

  return &self->totals[period];
}

/**
 * kol_usage_get_n_searches:
 * @self: a usage
 *
 * Returns: how many searches there are, a query at a service each
 */
guint
kol_usage_get_n_searches (KolUsage *self)
{
  g_return_val_if_fail (KOL_IS_USAGE (self), 0);

  return self->searches->len;
}

static Search *
get_search (KolUsage *self, guint index)
{
  g_return_val_if_fail (KOL_IS_USAGE (self) && index < self->searches->len, NULL);

  return g_ptr_array_index (self->searches, index);
}

/**
 * kol_usage_get_service:
 * @self: a usage
 * @index: a search, from 0, the one that was asked last first
 *
 * Returns: (transfer none) (nullable): which service was asked: its address, or a name of our own
 */
const char *
kol_usage_get_service (KolUsage *self, guint index)
{
  Search *search = get_search (self, index);

  return search != NULL ? search->service : NULL;
}

/**
 * kol_usage_get_query:
 * @self: a usage
 * @index: a search, from 0, the one that was asked last first
 *
 * Returns: (transfer none) (nullable): what was asked; %NULL: in filters that are no longer known
 */
KolQuery *
kol_usage_get_query (KolUsage *self, guint index)
{
  Search *search = get_search (self, index);

  return search != NULL ? search->query : NULL;
}

/**
 * kol_usage_get_last_at:
 * @self: a usage
 * @index: a search, from 0, the one that was asked last first
 *
 * Returns: when it was asked last, Unix seconds
 */
gint64
kol_usage_get_last_at (KolUsage *self, guint index)
{
  Search *search = get_search (self, index);

  return search != NULL ? search->last_at : 0;
}

/**
 * kol_usage_get_count:
 * @self: a usage
 * @index: a search, from 0, the one that was asked last first
 * @period: of when
 *
 * Returns: (transfer none): how many calls were sent for it
 */
const KolUsageCount *
kol_usage_get_count (KolUsage *self, guint index, KolUsagePeriod period)
{
  Search *search = get_search (self, index);

  g_return_val_if_fail (search != NULL && period < KOL_N_USAGE_PERIODS, NULL);

  return &search->counts[period];
}
