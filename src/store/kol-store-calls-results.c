// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-store-pages.h"
#include "kol-store-private.h"

/* The calls on pages and what was found last. */

static gboolean
save_page (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;

  return kol_store_pages_put (database, call->page, error);
}

/**
 * kol_store_save_page_async:
 * @self: an open store
 * @page: an answered page
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Keeps every creator's raw JSON and figures, and the page as the newest of its query and number.
 */
void
kol_store_save_page_async (KolStore *self,
                           KolPage *page,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));
  g_return_if_fail (KOL_IS_PAGE (page));

  call = kol_store_call_new (save_page, TRUE);
  call->page = g_object_ref (page);
  kol_store_start (self, call, kol_store_save_page_async, cancellable, callback, user_data);
}

/**
 * kol_store_save_page_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether all of the page is kept
 */
gboolean
kol_store_save_page_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_save_page_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
load_last_results (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;

  return kol_store_pages_load_last (database, call->decode, call->stale,
                                    (KolResultList **) &call->answer, error);
}

/**
 * kol_store_load_last_results_async:
 * @self: an open store
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads the query whose page was saved last, and all its pages: of each page the newest answer, of
 * each creator the newest figures.
 */
void
kol_store_load_last_results_async (KolStore *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));

  call = kol_store_call_new (load_last_results, FALSE);
  call->free_answer = g_object_unref;
  kol_store_start (self, call, kol_store_load_last_results_async, cancellable, callback, user_data);
}

/**
 * kol_store_load_last_results_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the last results; %NULL without @error when no page was ever
 * saved
 */
KolResultList *
kol_store_load_last_results_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_load_last_results_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
