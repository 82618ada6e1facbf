// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-store-entries.h"
#include "kol-store-private.h"
#include "kol-store-shortlists.h"

/* The calls on shortlists. */

static gboolean
load_shortlists (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;
  g_autoptr (GPtrArray) shortlists = kol_store_shortlists_load (database, error);
  GListStore *store;

  if (shortlists == NULL)
    return FALSE;

  for (guint i = 0; i < shortlists->len; i++)
    {
      if (!kol_store_entries_load (database, g_ptr_array_index (shortlists, i), call->decode,
                                   call->stale, error))
        return FALSE;
    }

  store = g_list_store_new (KOL_TYPE_SHORTLIST);
  g_list_store_splice (store, 0, 0, shortlists->pdata, shortlists->len);
  call->answer = store;

  return TRUE;
}

/**
 * kol_store_load_shortlists_async:
 * @self: an open store
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads all shortlists with their entries.
 */
void
kol_store_load_shortlists_async (KolStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));

  call = kol_store_call_new (load_shortlists, FALSE);
  call->free_answer = g_object_unref;
  kol_store_start (self, call, kol_store_load_shortlists_async, cancellable, callback, user_data);
}

/**
 * kol_store_load_shortlists_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): a #GListStore of #KolShortlist in the user's order
 */
GListModel *
kol_store_load_shortlists_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_load_shortlists_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
create_shortlist (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;

  call->answer = kol_store_shortlists_create (database, call->text, error);

  return call->answer != NULL;
}

/**
 * kol_store_create_shortlist_async:
 * @self: an open store
 * @name: its name; the ends are trimmed
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Makes an empty shortlist, the last of all.
 */
void
kol_store_create_shortlist_async (KolStore *self,
                                  const char *name,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));
  g_return_if_fail (name != NULL);

  call = kol_store_call_new (create_shortlist, TRUE);
  call->text = g_strdup (name);
  call->free_answer = g_object_unref;
  kol_store_start (self, call, kol_store_create_shortlist_async, cancellable, callback, user_data);
}

/**
 * kol_store_create_shortlist_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR,
 *   %KOL_STORE_ERROR_NAME when the name is empty or taken, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the new shortlist
 */
KolShortlist *
kol_store_create_shortlist_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_create_shortlist_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
rename_shortlist (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;

  return kol_store_shortlists_rename (database, call->shortlist_id, call->text, error);
}

/**
 * kol_store_rename_shortlist_async:
 * @self: an open store
 * @shortlist_id: a shortlist's number
 * @name: its new name; the ends are trimmed
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Gives a shortlist another name.
 */
void
kol_store_rename_shortlist_async (KolStore *self,
                                  gint64 shortlist_id,
                                  const char *name,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));
  g_return_if_fail (name != NULL);

  call = kol_store_call_new (rename_shortlist, TRUE);
  call->shortlist_id = shortlist_id;
  call->text = g_strdup (name);
  kol_store_start (self, call, kol_store_rename_shortlist_async, cancellable, callback, user_data);
}

/**
 * kol_store_rename_shortlist_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR,
 *   %KOL_STORE_ERROR_NAME when the name is empty or taken, %KOL_STORE_ERROR_NOT_FOUND, or
 * %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it has the name now
 */
gboolean
kol_store_rename_shortlist_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_rename_shortlist_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
delete_shortlist (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;

  return kol_store_shortlists_hide (database, call->shortlist_id, call->hidden, error);
}

/**
 * kol_store_delete_shortlist_async:
 * @self: an open store
 * @shortlist_id: a shortlist's number
 * @deleted: %FALSE brings it back to its place
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Hides a shortlist. What stays hidden is forgotten when the store is next opened.
 */
void
kol_store_delete_shortlist_async (KolStore *self,
                                  gint64 shortlist_id,
                                  gboolean deleted,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));

  call = kol_store_call_new (delete_shortlist, TRUE);
  call->shortlist_id = shortlist_id;
  call->hidden = deleted;
  kol_store_start (self, call, kol_store_delete_shortlist_async, cancellable, callback, user_data);
}

/**
 * kol_store_delete_shortlist_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR,
 *   %KOL_STORE_ERROR_NOT_FOUND, %KOL_STORE_ERROR_NAME when its name was taken in the meantime, or
 * %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it is so
 */
gboolean
kol_store_delete_shortlist_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_delete_shortlist_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
