// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-store-creators.h"
#include "kol-store-private.h"

/* The calls on what the ledger and the snapshots tell. */

static gboolean
load_usage (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;

  call->answer = kol_store_ledger_load_usage (database, error);

  return call->answer != NULL;
}

/**
 * kol_store_load_usage_async:
 * @self: an open store
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Counts the calls of the service.
 */
void
kol_store_load_usage_async (KolStore *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));

  call = kol_store_call_new (load_usage, FALSE);
  call->free_answer = g_object_unref;
  kol_store_start (self, call, kol_store_load_usage_async, cancellable, callback, user_data);
}

/**
 * kol_store_load_usage_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): how many calls were sent, in all and for each search
 */
KolUsage *
kol_store_load_usage_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_load_usage_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
load_history (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;

  call->answer = kol_store_creators_load_history (database, call->text, call->decode, call->stale,
                                                  error);

  return call->answer != NULL;
}

/**
 * kol_store_load_history_async:
 * @self: an open store
 * @creator_id: the platform's number of a creator
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads how a creator's figures changed.
 */
void
kol_store_load_history_async (KolStore *self,
                              const char *creator_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));
  g_return_if_fail (creator_id != NULL);

  call = kol_store_call_new (load_history, FALSE);
  call->text = g_strdup (creator_id);
  call->free_answer = g_object_unref;
  kol_store_start (self, call, kol_store_load_history_async, cancellable, callback, user_data);
}

/**
 * kol_store_load_history_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what the figures were; of nothing when the creator is not
 * kept
 */
KolHistory *
kol_store_load_history_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_load_history_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
