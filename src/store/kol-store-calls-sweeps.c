// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-store-private.h"
#include "kol-store-sweeps.h"

/* The calls on sweeps and what they brought. */

static gboolean
begin_sweep (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;
  g_autoptr (KolQuery) query = kol_query_new_from_canonical (call->call.query, error);
  g_autoptr (KolSweepPlan) plan = NULL;
  gint64 id;

  if (query == NULL ||
      !kol_store_sweeps_begin (database, call->call.service, call->call.query, &id, error))
    return FALSE;

  plan = kol_sweep_plan_new (id, call->call.service, query);
  call->answer = kol_result_list_new_for_plan (plan);

  return TRUE;
}

/**
 * kol_store_begin_sweep_async:
 * @self: an open store
 * @service: which service will be asked: its address, or a name of our own
 * @query: what will be asked
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Begins to ask a query anew, from its first page on. Nothing is wanted of it yet, see
 * kol_store_want_pages_async().
 */
void
kol_store_begin_sweep_async (KolStore *self,
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

  call = kol_store_call_new (begin_sweep, TRUE);
  call->call.service = g_strdup (service);
  call->call.query = kol_query_to_canonical (query);
  call->free_answer = g_object_unref;
  kol_store_start (self, call, kol_store_begin_sweep_async, cancellable, callback, user_data);
}

/**
 * kol_store_begin_sweep_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): an empty list, on a plan with the number of the sweep
 */
KolResultList *
kol_store_begin_sweep_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_begin_sweep_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
load_sweep (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;

  call->answer = kol_store_sweeps_load (database, call->sweep_id, call->decode, call->stale, error);

  return call->answer != NULL;
}

/**
 * kol_store_load_sweep_async:
 * @self: an open store
 * @sweep_id: a sweep's number
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads all pages of a sweep without parsing anything: of each page the newest answer, of each
 * creator the newest figures. Its plan knows what was wanted, and which pages failed or are unsure.
 */
void
kol_store_load_sweep_async (KolStore *self,
                            gint64 sweep_id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));
  g_return_if_fail (sweep_id > 0);

  call = kol_store_call_new (load_sweep, FALSE);
  call->sweep_id = sweep_id;
  call->free_answer = g_object_unref;
  kol_store_start (self, call, kol_store_load_sweep_async, cancellable, callback, user_data);
}

/**
 * kol_store_load_sweep_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR,
 *   %KOL_STORE_ERROR_NOT_FOUND when there is no such sweep, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what the sweep brought
 */
KolResultList *
kol_store_load_sweep_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_load_sweep_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
load_unsure (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;

  if (!kol_store_sweeps_find_unsure (database, call->call.service, call->call.query, call->since,
                                     &call->sweep_id, error))
    return FALSE;

  return call->sweep_id == 0 || load_sweep (database, call, error);
}

/**
 * kol_store_load_unsure_async:
 * @self: an open store
 * @service: which service would be asked
 * @query: what would be asked
 * @since: what was sent earlier does not count, Unix seconds
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Looks whether a query was asked before in vain, but maybe not free of charge. Where a page is
 * kept kol_store_find_copy_async() finds it.
 */
void
kol_store_load_unsure_async (KolStore *self,
                             const char *service,
                             KolQuery *query,
                             gint64 since,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));
  g_return_if_fail (service != NULL);
  g_return_if_fail (KOL_IS_QUERY (query));

  call = kol_store_call_new (load_unsure, FALSE);
  call->call.service = g_strdup (service);
  call->call.query = kol_query_to_canonical (query);
  call->since = since;
  call->free_answer = g_object_unref;
  kol_store_start (self, call, kol_store_load_unsure_async, cancellable, callback, user_data);
}

/**
 * kol_store_load_unsure_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): an empty list whose plan knows which pages are unsure; %NULL
 *   without @error when there is nothing of the kind
 */
KolResultList *
kol_store_load_unsure_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_load_unsure_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
load_last_results (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;

  if (!kol_store_sweeps_find_last (database, &call->sweep_id, error))
    return FALSE;

  return call->sweep_id == 0 || load_sweep (database, call, error);
}

/**
 * kol_store_load_last_results_async:
 * @self: an open store
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads the sweep whose page was kept last, as kol_store_load_sweep_async() does; or one that was
 * begun after it, that nothing came of yet and that the user still waits for.
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
 * kept
 */
KolResultList *
kol_store_load_last_results_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_load_last_results_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
want_pages (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;

  return kol_store_sweeps_want (database, call->sweep_id, call->last, error);
}

/**
 * kol_store_want_pages_async:
 * @self: an open store
 * @sweep_id: a sweep's number
 * @last: the last page the user asked for and does not have yet; 0: nothing is wanted any more: the
 *   sweep ended or was stopped
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is done
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Notes how far a sweep is to go, so that the next start can offer to go on.
 */
void
kol_store_want_pages_async (KolStore *self,
                            gint64 sweep_id,
                            guint last,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  KolStoreCall *call;

  g_return_if_fail (KOL_IS_STORE (self));
  g_return_if_fail (sweep_id > 0);
  g_return_if_fail (last <= KOL_PAGE_MAX);

  call = kol_store_call_new (want_pages, TRUE);
  call->sweep_id = sweep_id;
  call->last = last;
  kol_store_start (self, call, kol_store_want_pages_async, cancellable, callback, user_data);
}

/**
 * kol_store_want_pages_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %KOL_STORE_ERROR,
 *   %KOL_STORE_ERROR_NOT_FOUND when there is no such sweep, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it is noted
 */
gboolean
kol_store_want_pages_finish (KolStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_want_pages_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
