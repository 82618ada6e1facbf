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

  KolQuery *query;     /* owned */
  GPtrArray *creators; /* owned, of KolCreator, in the order they came */
  GHashTable *by_id;   /* creator ID (owned by the creator) -> its place + 1 */
  gint64 total;        /* -1: the service did not say */
  guint n_pages;
  guint last_page;   /* the highest number added */
  gint64 fetched_at; /* of the oldest page, Unix seconds; 0: no page */
  gboolean complete; /* an empty page or the last possible one was added */
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

  g_clear_object (&self->query);
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
 * Returns: (transfer full): an empty list of the creators found with @query
 */
KolResultList *
kol_result_list_new (KolQuery *query)
{
  KolResultList *self;

  g_return_val_if_fail (KOL_IS_QUERY (query), NULL);

  self = g_object_new (KOL_TYPE_RESULT_LIST, NULL);
  self->query = kol_query_copy (query);

  return self;
}

static gboolean
append_creator (KolResultList *self, KolCreator *creator)
{
  const char *id = kol_creator_get_id (creator);

  if (g_hash_table_contains (self->by_id, id))
    return FALSE;

  g_ptr_array_add (self->creators, g_object_ref (creator));
  g_hash_table_insert (self->by_id, (gpointer) id, GUINT_TO_POINTER (self->creators->len));

  return TRUE;
}

static void
note_page (KolResultList *self, KolPage *page)
{
  gint64 fetched_at = kol_page_get_fetched_at (page);
  guint number = kol_page_get_number (page);

  if (self->fetched_at == 0 || fetched_at < self->fetched_at)
    self->fetched_at = fetched_at;
  self->last_page = MAX (self->last_page, number);
  /* An empty page ends a search, not the total: the total is a ceiling. */
  if (kol_page_get_n_creators (page) == 0 || number >= KOL_PAGE_MAX)
    self->complete = TRUE;
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
 * @page: a page of the same query
 *
 * Appends the creators of @page that are not in the list yet, with a single
 * #GListModel::items-changed.
 *
 * Returns: how many creators were new
 */
guint
kol_result_list_add_page (KolResultList *self, KolPage *page)
{
  guint before;
  guint added = 0;

  g_return_val_if_fail (KOL_IS_RESULT_LIST (self), 0);
  g_return_val_if_fail (KOL_IS_PAGE (page), 0);

  before = self->creators->len;
  for (guint i = 0; i < kol_page_get_n_creators (page); i++)
    added += append_creator (self, kol_page_get_creator (page, i));

  note_page (self, page);
  if (added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, added);
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

  return self->query;
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
  guint place;

  g_return_val_if_fail (KOL_IS_RESULT_LIST (self), NULL);
  g_return_val_if_fail (creator_id != NULL, NULL);

  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, creator_id));

  return place > 0 ? g_ptr_array_index (self->creators, place - 1) : NULL;
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
 * kol_result_list_get_next_page:
 * @self: a result list
 *
 * Returns: the number of the page to ask for next, from 1
 */
guint
kol_result_list_get_next_page (KolResultList *self)
{
  g_return_val_if_fail (KOL_IS_RESULT_LIST (self), 1);

  return self->last_page + 1;
}

/**
 * kol_result_list_is_complete:
 * @self: a result list
 *
 * Returns: whether there is nothing more to load: a page came back empty, or the platform's last
 * page is here
 */
gboolean
kol_result_list_is_complete (KolResultList *self)
{
  g_return_val_if_fail (KOL_IS_RESULT_LIST (self), FALSE);

  return self->complete || (self->total >= 0 && self->total < KOL_TOTAL_CEILING &&
                            (gint64) self->last_page * KOL_PAGE_SIZE >= self->total);
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
