// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-store-copies.h"
#include "kol-store-private.h"

/* The calls on what is kept of each sweep. */

static gboolean
find_copy (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;

  return kol_store_copies_find (database, call->call.service, call->call.query,
                                (KolCopy **) &call->answer, error);
}

/**
 * kol_store_find_copy_async:
 * @self: an open store
 * @service: which service would be asked
 * @query: what would be asked
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Looks whether a query was asked before.
 */
void
kol_store_find_copy_async (KolStore *self,
                           const char *service,
                           KolQuery *query,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));
  g_return_if_fail (service != NULL);
  g_return_if_fail (KOL_IS_QUERY (query));

  call = kol_store_call_new (find_copy, FALSE);
  call->call.service = g_strdup (service);
  call->call.query = kol_query_to_canonical (query);
  call->free_answer = g_object_unref;
  kol_store_start (self, call, kol_store_find_copy_async, cancellable, callback, user_data);
}

/**
 * kol_store_find_copy_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what is kept of the newest sweep of that query at that
 * service; %NULL without @error when not one page is
 */
KolCopy *
kol_store_find_copy_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_find_copy_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
list_copies (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;
  g_autoptr (GPtrArray) copies = kol_store_copies_list (database, error);
  GListStore *list;

  if (copies == NULL)
    return FALSE;

  list = g_list_store_new (KOL_TYPE_COPY);
  g_list_store_splice (list, 0, 0, copies->pdata, copies->len);
  call->answer = list;

  return TRUE;
}

/**
 * kol_store_list_copies_async:
 * @self: an open store
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Lists all that is kept, of whatever service.
 */
void
kol_store_list_copies_async (KolStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));

  call = kol_store_call_new (list_copies, FALSE);
  call->free_answer = g_object_unref;
  kol_store_start (self, call, kol_store_list_copies_async, cancellable, callback, user_data);
}

/**
 * kol_store_list_copies_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): a #GListStore of #KolCopy, the one whose page was kept last
 * first
 */
GListModel *
kol_store_list_copies_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_list_copies_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
delete_copies (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;

  return kol_store_copies_delete (database, call->ids, error);
}

/**
 * kol_store_delete_copies_async:
 * @self: an open store
 * @sweep_ids: (element-type gint64): sweeps' numbers; copied
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Forgets sweeps with all their pages. Whoever is on a shortlist stays, with all that is known of
 * them. Those that are gone already are no error. The room they took is given back to the disk.
 */
void
kol_store_delete_copies_async (KolStore *self,
                               GArray *sweep_ids,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));
  g_return_if_fail (sweep_ids != NULL);

  call = kol_store_call_new (delete_copies, TRUE);
  call->ids = g_array_copy (sweep_ids);
  call->shrinks = TRUE;
  kol_store_start (self, call, kol_store_delete_copies_async, cancellable, callback, user_data);
}

/**
 * kol_store_delete_copies_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether they are gone
 */
gboolean
kol_store_delete_copies_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_delete_copies_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
clean_up (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;
  guint64 *freed = g_new0 (guint64, 1);

  call->answer = freed;

  return kol_store_copies_clean_up (database, call->max_bytes, call->sweep_id, freed, error);
}

/**
 * kol_store_clean_up_async:
 * @self: an open store
 * @max_bytes: how much the data file may hold
 * @keep_sweep_id: the number of a sweep that stays in any case; 0: none
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Forgets the oldest sweeps until the data file holds no more than @max_bytes. One with somebody on
 * a shortlist, or with pages the user waits for, stays. The room is given back to the disk.
 */
void
kol_store_clean_up_async (KolStore *self,
                          guint64 max_bytes,
                          gint64 keep_sweep_id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));

  call = kol_store_call_new (clean_up, TRUE);
  call->max_bytes = max_bytes;
  call->sweep_id = keep_sweep_id;
  call->shrinks = TRUE;
  call->free_answer = g_free;
  kol_store_start (self, call, kol_store_clean_up_async, cancellable, callback, user_data);
}

/**
 * kol_store_clean_up_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: how many bytes less the data file holds now; 0 also with @error set
 */
guint64
kol_store_clean_up_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_autofree guint64 *freed = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_clean_up_async), 0);

  freed = g_task_propagate_pointer (G_TASK (result), error);

  return freed != NULL ? *freed : 0;
}
