// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-result-list.h"

enum
{
  PROP_TOTAL = 1,
  PROP_N_PAGES,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

struct _KolResultList
{
  GObject parent_instance;

  KolSweepPlan *plan;  /* owned */
  GPtrArray *creators; /* owned, of KolCreator, by page, then in the service's order */
  GHashTable *by_id;   /* creator ID (owned by the creator) -> KolCreator */
  guint n_of_page[KOL_PAGE_MAX + 1]; /* how many of the creators each page brought */
  gint64 total;                      /* -1: the service did not say */
  guint n_pages;
  gint64 fetched_at; /* of the oldest page, Unix seconds; 0: no page */
};

static void kol_result_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KolResultList,
                               kol_result_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      kol_result_list_model_init))

static GType
kol_result_list_get_item_type (GListModel *model)
{
  return KOL_TYPE_CREATOR;
}

static guint
kol_result_list_get_n_items (GListModel *model)
{
  return KOL_RESULT_LIST (model)->creators->len;
}

static gpointer
kol_result_list_get_item (GListModel *model, guint position)
{
  KolResultList *self = KOL_RESULT_LIST (model);

  if (position >= self->creators->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->creators, position));
}

static void
kol_result_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = kol_result_list_get_item_type;
  iface->get_n_items = kol_result_list_get_n_items;
  iface->get_item = kol_result_list_get_item;
}

static void
kol_result_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KolResultList *self = KOL_RESULT_LIST (object);

  switch (prop_id)
    {
    case PROP_TOTAL:
      g_value_set_int64 (value, self->total);
      break;
    case PROP_N_PAGES:
      g_value_set_uint (value, self->n_pages);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kol_result_list_finalize (GObject *object)
{
  KolResultList *self = KOL_RESULT_LIST (object);

  g_clear_object (&self->plan);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->creators, g_ptr_array_unref);

  G_OBJECT_CLASS (kol_result_list_parent_class)->finalize (object);
}

static void
kol_result_list_class_init (KolResultListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kol_result_list_get_property;
  object_class->finalize = kol_result_list_finalize;

  /**
   * KolResultList:total:
   *
   * What the service says of all hits, a ceiling when it is 5,000; -1 when it did not say.
   */
  properties[PROP_TOTAL] = g_param_spec_int64 ("total", NULL, NULL, -1, G_MAXINT64, -1, flags);
  /**
   * KolResultList:n-pages:
   *
   * How many pages were added.
   */
  properties[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kol_result_list_init (KolResultList *self)
{
  self->total = -1;
  self->creators = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * kol_result_list_new:
 * @query: what is asked; copied
 *
 * Returns: (transfer full): an empty list of the creators found with @query, of no kept plan
 */
KolResultList *
kol_result_list_new (KolQuery *query)
{
  g_autoptr (KolSweepPlan) plan = NULL;

  g_return_val_if_fail (KOL_IS_QUERY (query), NULL);

  plan = kol_sweep_plan_new (0, NULL, query);

  return kol_result_list_new_for_plan (plan);
}

/**
 * kol_result_list_new_for_plan:
 * @plan: what the pages belong to
 *
 * Returns: (transfer full): an empty list of the creators that the pages of @plan bring
 */
KolResultList *
kol_result_list_new_for_plan (KolSweepPlan *plan)
{
  KolResultList *self;

  g_return_val_if_fail (KOL_IS_SWEEP_PLAN (plan), NULL);

  self = g_object_new (KOL_TYPE_RESULT_LIST, NULL);
  self->plan = g_object_ref (plan);

  return self;
}

/**
 * kol_result_list_get_plan:
 * @self: a result list
 *
 * Returns: (transfer none): which pages are held, and which are not
 */
KolSweepPlan *
kol_result_list_get_plan (KolResultList *self)
{
  g_return_val_if_fail (KOL_IS_RESULT_LIST (self), NULL);

  return self->plan;
}

static gboolean
insert_creator (KolResultList *self, KolCreator *creator, guint place)
{
  const char *id = kol_creator_get_id (creator);

  if (g_hash_table_contains (self->by_id, id))
    return FALSE;

  g_ptr_array_insert (self->creators, (int) place, g_object_ref (creator));
  g_hash_table_insert (self->by_id, (gpointer) id, creator);

  return TRUE;
}

static void
note_page (KolResultList *self, KolPage *page)
{
  gint64 fetched_at = kol_page_get_fetched_at (page);

  if (self->fetched_at == 0 || fetched_at < self->fetched_at)
    self->fetched_at = fetched_at;
  kol_sweep_plan_note_page (self->plan, page);
  if (kol_page_get_total (page) >= 0 && kol_page_get_total (page) != self->total)
    {
      self->total = kol_page_get_total (page);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
    }
  self->n_pages++;
}

/**
 * kol_result_list_add_page:
 * @self: a result list
 * @page: a page of the same query, numbered %KOL_PAGE_MAX at the most
 *
 * Inserts the creators of @page that are not in the list yet behind those of the pages before it,
 * with a single #GListModel::items-changed.
 *
 * Returns: how many creators were new
 */
guint
kol_result_list_add_page (KolResultList *self, KolPage *page)
{
  guint number;
  guint place;
  guint added = 0;

  g_return_val_if_fail (KOL_IS_RESULT_LIST (self), 0);
  g_return_val_if_fail (KOL_IS_PAGE (page), 0);
  g_return_val_if_fail (kol_page_get_number (page) <= KOL_PAGE_MAX, 0);

  number = kol_page_get_number (page);
  /* Pages can come in any order, and the service's own order is the one that is shown and the one
   * that comes back after a restart. */
  place = kol_result_list_count_to (self, number);
  for (guint i = 0; i < kol_page_get_n_creators (page); i++)
    added += insert_creator (self, kol_page_get_creator (page, i), place + added);

  self->n_of_page[number] += added;
  note_page (self, page);
  if (added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), place, 0, added);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);

  return added;
}

/**
 * kol_result_list_get_query:
 * @self: a result list
 *
 * Returns: (transfer none): what is asked
 */
KolQuery *
kol_result_list_get_query (KolResultList *self)
{
  g_return_val_if_fail (KOL_IS_RESULT_LIST (self), NULL);

  return kol_sweep_plan_get_query (self->plan);
}

/**
 * kol_result_list_lookup:
 * @self: a result list
 * @creator_id: the platform's number of a creator
 *
 * Returns: (transfer none) (nullable): the creator, or %NULL when it is not in the list
 */
KolCreator *
kol_result_list_lookup (KolResultList *self, const char *creator_id)
{
  g_return_val_if_fail (KOL_IS_RESULT_LIST (self), NULL);
  g_return_val_if_fail (creator_id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, creator_id);
}

/**
 * kol_result_list_get_total:
 * @self: a result list
 *
 * Returns: what the service says of all hits, a ceiling when it is %KOL_TOTAL_CEILING; -1 when it
 * did not say
 */
gint64
kol_result_list_get_total (KolResultList *self)
{
  g_return_val_if_fail (KOL_IS_RESULT_LIST (self), -1);

  return self->total;
}

/**
 * kol_result_list_get_n_pages:
 * @self: a result list
 *
 * Returns: how many pages were added
 */
guint
kol_result_list_get_n_pages (KolResultList *self)
{
  g_return_val_if_fail (KOL_IS_RESULT_LIST (self), 0);

  return self->n_pages;
}

/**
 * kol_result_list_count_to:
 * @self: a result list
 * @page: a page's number, 0 to %KOL_PAGE_MAX
 *
 * Returns: how many creators the pages from 1 to @page brought, which is where those of the next
 * page begin
 */
guint
kol_result_list_count_to (KolResultList *self, guint page)
{
  guint n = 0;

  g_return_val_if_fail (KOL_IS_RESULT_LIST (self), 0);
  g_return_val_if_fail (page <= KOL_PAGE_MAX, 0);

  for (guint i = 1; i <= page; i++)
    n += self->n_of_page[i];

  return n;
}

/**
 * kol_result_list_get_n_new:
 * @self: a result list
 * @page: a page's number, 1 to %KOL_PAGE_MAX
 *
 * Returns: how many creators were in no other page when that one was added
 */
guint
kol_result_list_get_n_new (KolResultList *self, guint page)
{
  g_return_val_if_fail (KOL_IS_RESULT_LIST (self), 0);
  g_return_val_if_fail (page >= 1 && page <= KOL_PAGE_MAX, 0);

  return self->n_of_page[page];
}

/**
 * kol_result_list_get_next_page:
 * @self: a result list
 *
 * Returns: the number of the page to ask for next, from 1
 */
guint
kol_result_list_get_next_page (KolResultList *self)
{
  g_return_val_if_fail (KOL_IS_RESULT_LIST (self), 1);

  return kol_sweep_plan_get_highest (self->plan) + 1;
}

/**
 * kol_result_list_has_ended:
 * @self: a result list
 *
 * Returns: whether there is no next page: one came back empty, or the platform's last page is here
 */
gboolean
kol_result_list_has_ended (KolResultList *self)
{
  g_return_val_if_fail (KOL_IS_RESULT_LIST (self), FALSE);

  return kol_sweep_plan_get_end (self->plan) > 0 ||
         kol_sweep_plan_get_highest (self->plan) >= KOL_PAGE_MAX;
}

/**
 * kol_result_list_is_complete:
 * @self: a result list
 *
 * Returns: whether everything the service has is here: the results have ended, and no page is
 * missing before their end
 */
gboolean
kol_result_list_is_complete (KolResultList *self)
{
  g_return_val_if_fail (KOL_IS_RESULT_LIST (self), FALSE);

  return kol_result_list_has_ended (self) && kol_sweep_plan_is_complete (self->plan, KOL_PAGE_MAX);
}

/**
 * kol_result_list_get_fetched_at:
 * @self: a result list
 *
 * Returns: when the oldest page was answered, Unix seconds; 0 when there is none
 */
gint64
kol_result_list_get_fetched_at (KolResultList *self)
{
  g_return_val_if_fail (KOL_IS_RESULT_LIST (self), 0);

  return self->fetched_at;
}
