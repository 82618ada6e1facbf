// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-store-entries.h"
#include "kol-store-private.h"

/* The calls on what the marketer says of entries, here and on another computer. */

static gboolean
annotate_entry (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;

  return kol_store_entries_annotate (database, call->entry_id, call->status, call->text, error);
}

/**
 * kol_store_annotate_entry_async:
 * @self: an open store
 * @entry_id: an entry's number
 * @status: what was decided
 * @note: (nullable): what the marketer remarks
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Writes what the marketer says of an entry. The entry itself is left to the caller.
 */
void
kol_store_annotate_entry_async (KolStore *self,
                                gint64 entry_id,
                                KolEntryStatus status,
                                const char *note,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));
  g_return_if_fail (status < KOL_N_ENTRY_STATUSES);

  call = kol_store_call_new (annotate_entry, TRUE);
  call->entry_id = entry_id;
  call->status = status;
  call->text = g_strdup (note);
  kol_store_start (self, call, kol_store_annotate_entry_async, cancellable, callback, user_data);
}

/**
 * kol_store_annotate_entry_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR,
 *   %KOL_STORE_ERROR_NOT_FOUND when the entry is not there, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it is written
 */
gboolean
kol_store_annotate_entry_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_annotate_entry_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gpointer
copy_entry (gconstpointer entry, gpointer data)
{
  return kol_entry_copy ((KolEntry *) entry);
}

static gpointer
copy_bytes (gconstpointer bytes, gpointer data)
{
  return g_bytes_ref ((GBytes *) bytes);
}

static gboolean
import_entries (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;

  return kol_store_entries_import (database, call->shortlist_id, call->entries, call->raws,
                                   &call->n_added, error);
}

/**
 * kol_store_import_entries_async:
 * @self: an open store
 * @shortlist_id: a shortlist's number
 * @entries: (element-type KolEntry): entries of another data file
 * @raws: (element-type GBytes): of each, its creator's raw JSON
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Appends those whose creators are not on the list yet, with all that was said of them.
 */
void
kol_store_import_entries_async (KolStore *self,
                                gint64 shortlist_id,
                                GPtrArray *entries,
                                GPtrArray *raws,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));
  g_return_if_fail (entries != NULL);
  g_return_if_fail (raws != NULL && raws->len == entries->len);

  call = kol_store_call_new (import_entries, TRUE);
  call->shortlist_id = shortlist_id;
  call->entries = g_ptr_array_copy (entries, copy_entry, NULL);
  g_ptr_array_set_free_func (call->entries, g_object_unref);
  call->raws = g_ptr_array_copy (raws, copy_bytes, NULL);
  g_ptr_array_set_free_func (call->raws, (GDestroyNotify) g_bytes_unref);
  kol_store_start (self, call, kol_store_import_entries_async, cancellable, callback, user_data);
}

/**
 * kol_store_import_entries_finish:
 * @self: a store
 * @result: what the callback was given
 * @n_added: (out): how many were not on the list yet
 * @error: return location for a %KOL_STORE_ERROR,
 *   %KOL_STORE_ERROR_NOT_FOUND when there is no such shortlist, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether they are on the list
 */
gboolean
kol_store_import_entries_finish (KolStore *self,
                                 GAsyncResult *result,
                                 guint *n_added,
                                 GError **error)
{
  KolStoreCall *call;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_import_entries_async), FALSE);
  g_return_val_if_fail (n_added != NULL, FALSE);

  call = g_task_get_task_data (G_TASK (result));
  *n_added = call->n_added;

  return g_task_propagate_boolean (G_TASK (result), error);
}
