// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-store-avatars.h"
#include "kol-store-entries.h"
#include "kol-store-private.h"

/* The calls on the entries of shortlists and the faces of those on them. */

static gpointer
copy_object (gconstpointer object, gpointer data)
{
  return g_object_ref ((gpointer) object);
}

static gboolean
add_entries (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;

  call->answer = kol_store_entries_add (database, call->shortlist_id, call->creators, call->query,
                                        error);

  return call->answer != NULL;
}

/**
 * kol_store_add_entries_async:
 * @self: an open store
 * @shortlist_id: a shortlist's number
 * @creators: (element-type KolCreator): sealed creators
 * @query: (nullable): the canonical form of the query they were found with
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Appends those creators that are not on the list yet, each as it is now.
 */
void
kol_store_add_entries_async (KolStore *self,
                             gint64 shortlist_id,
                             GPtrArray *creators,
                             const char *query,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));
  g_return_if_fail (creators != NULL);

  call = kol_store_call_new (add_entries, TRUE);
  call->shortlist_id = shortlist_id;
  call->creators = g_ptr_array_copy (creators, copy_object, NULL);
  g_ptr_array_set_free_func (call->creators, g_object_unref);
  call->query = g_strdup (query);
  call->free_answer = (GDestroyNotify) g_ptr_array_unref;
  kol_store_start (self, call, kol_store_add_entries_async, cancellable, callback, user_data);
}

/**
 * kol_store_add_entries_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR,
 *   %KOL_STORE_ERROR_NOT_FOUND when there is no such shortlist, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type KolEntry): the new entries, in order
 */
GPtrArray *
kol_store_add_entries_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_add_entries_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
remove_entries (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;

  return kol_store_entries_hide (database, call->ids, call->hidden, error);
}

/**
 * kol_store_remove_entries_async:
 * @self: an open store
 * @entry_ids: (element-type gint64): entries' numbers
 * @removed: %FALSE brings them back to where they were
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Hides entries. What stays hidden is forgotten when the store is next opened.
 */
void
kol_store_remove_entries_async (KolStore *self,
                                GArray *entry_ids,
                                gboolean removed,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));
  g_return_if_fail (entry_ids != NULL);

  call = kol_store_call_new (remove_entries, TRUE);
  call->ids = g_array_copy (entry_ids);
  call->hidden = removed;
  kol_store_start (self, call, kol_store_remove_entries_async, cancellable, callback, user_data);
}

/**
 * kol_store_remove_entries_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR,
 *   %KOL_STORE_ERROR_NOT_FOUND when one is not there, %KOL_STORE_ERROR_FAILED when the creator of
 * one to be brought back is on the shortlist again, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether all are so; otherwise none was changed
 */
gboolean
kol_store_remove_entries_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_remove_entries_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
order_entries (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;

  return kol_store_entries_order (database, call->shortlist_id, call->ids, error);
}

/**
 * kol_store_order_entries_async:
 * @self: an open store
 * @shortlist_id: a shortlist's number
 * @entry_ids: (element-type gint64): all its entries' numbers in the new order
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Writes the order of a shortlist.
 */
void
kol_store_order_entries_async (KolStore *self,
                               gint64 shortlist_id,
                               GArray *entry_ids,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));
  g_return_if_fail (entry_ids != NULL);

  call = kol_store_call_new (order_entries, TRUE);
  call->shortlist_id = shortlist_id;
  call->ids = g_array_copy (entry_ids);
  kol_store_start (self, call, kol_store_order_entries_async, cancellable, callback, user_data);
}

/**
 * kol_store_order_entries_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR,
 *   %KOL_STORE_ERROR_NOT_FOUND when the shortlist or an entry is not there, or
 * %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it is written
 */
gboolean
kol_store_order_entries_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_order_entries_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
set_avatar (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;

  return kol_store_avatars_put (database, call->text, call->bytes, error);
}

/**
 * kol_store_set_avatar_async:
 * @self: an open store
 * @creator_id: the number of a creator on a shortlist
 * @coded: its face, coded as it came
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Keeps a face as long as its creator is on a shortlist.
 */
void
kol_store_set_avatar_async (KolStore *self,
                            const char *creator_id,
                            GBytes *coded,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));
  g_return_if_fail (creator_id != NULL);
  g_return_if_fail (coded != NULL);

  call = kol_store_call_new (set_avatar, TRUE);
  call->text = g_strdup (creator_id);
  call->bytes = g_bytes_ref (coded);
  kol_store_start (self, call, kol_store_set_avatar_async, cancellable, callback, user_data);
}

/**
 * kol_store_set_avatar_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR,
 *   %KOL_STORE_ERROR_NOT_FOUND when the creator is on no shortlist, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it is kept
 */
gboolean
kol_store_set_avatar_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_set_avatar_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
load_avatar (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;

  return kol_store_avatars_get (database, call->text, (GBytes **) &call->answer, error);
}

/**
 * kol_store_load_avatar_async:
 * @self: an open store
 * @creator_id: a creator's number
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads the kept face of a creator.
 */
void
kol_store_load_avatar_async (KolStore *self,
                             const char *creator_id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));
  g_return_if_fail (creator_id != NULL);

  call = kol_store_call_new (load_avatar, FALSE);
  call->text = g_strdup (creator_id);
  call->free_answer = (GDestroyNotify) g_bytes_unref;
  kol_store_start (self, call, kol_store_load_avatar_async, cancellable, callback, user_data);
}

/**
 * kol_store_load_avatar_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the face; %NULL without @error when none is kept
 */
GBytes *
kol_store_load_avatar_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_load_avatar_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
