// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-store-pages.h"
#include "kol-store-private.h"
#include "kol-store-sweeps.h"

/* The store as a keeper: calls of the service are written down before they are sent, and settled
 * together with what they brought. */

static gboolean
begin_call (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;
  gint64 *id = g_new0 (gint64, 1);

  call->answer = id;

  return kol_store_ledger_begin (database, &call->call, call->lock, call->daily_limit, id, error);
}

static void
kol_store_begin_call_async (KolKeeper *keeper,
                            KolSweepPlan *plan,
                            guint page,
                            guint daily_limit,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  KolStoreCall *call = kol_store_call_new (begin_call, TRUE);

  call->call.service = g_strdup (kol_sweep_plan_get_service (plan));
  call->call.query = kol_query_to_canonical (kol_sweep_plan_get_query (plan));
  call->call.page = page;
  call->call.sweep = kol_sweep_plan_get_id (plan);
  call->daily_limit = daily_limit;
  call->free_answer = g_free;
  kol_store_start (KOL_STORE (keeper), call, kol_store_begin_call_async, cancellable, callback,
                   user_data);
}

static gint64
kol_store_begin_call_finish (KolKeeper *keeper, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *id = NULL;

  g_return_val_if_fail (g_task_is_valid (result, keeper), 0);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_begin_call_async), 0);

  id = g_task_propagate_pointer (G_TASK (result), error);

  return id != NULL ? *id : 0;
}

static gboolean
keep_page (KolDatabase *database, KolStoreCall *store_call, GError **error)
{
  g_auto (KolStoreLedgerCall) call = { 0 };
  gint64 sweep;

  return kol_store_ledger_get (database, store_call->call_id, &call, error) &&
         kol_store_sweeps_require (database, call.sweep, call.service, call.query, &sweep, error) &&
         kol_store_pages_put (database, sweep, store_call->page, store_call->decode, error);
}

static gboolean
end_call (KolDatabase *database, gpointer data, GError **error)
{
  KolStoreCall *call = data;

  return kol_store_ledger_end (database, call->call_id, call->charge, call->sent, call->code,
                               error) &&
         (call->page == NULL || keep_page (database, call, error));
}

static void
kol_store_end_call_async (KolKeeper *keeper,
                          gint64 call_id,
                          KolCharge charge,
                          gboolean sent,
                          int code,
                          KolPage *page,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  KolStoreCall *call = kol_store_call_new (end_call, TRUE);

  call->call_id = call_id;
  call->charge = charge;
  call->sent = sent;
  call->code = code;
  g_set_object (&call->page, page);
  kol_store_start (KOL_STORE (keeper), call, kol_store_end_call_async, NULL, callback, user_data);
}

static gboolean
kol_store_end_call_finish (KolKeeper *keeper, GAsyncResult *result, GError **error)
{
  KolStoreCall *call;

  g_return_val_if_fail (g_task_is_valid (result, keeper), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_end_call_async), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  /* It is on the disk now and need not be in memory as well. */
  call = g_task_get_task_data (G_TASK (result));
  if (call->page != NULL)
    kol_page_set_answer (call->page, NULL);

  return TRUE;
}

/**
 * kol_store_keeper_init: (skip)
 * @iface: the keeper's interface
 *
 * Says how the store does what a keeper does.
 */
void
kol_store_keeper_init (KolKeeperInterface *iface)
{
  iface->begin_call_async = kol_store_begin_call_async;
  iface->begin_call_finish = kol_store_begin_call_finish;
  iface->end_call_async = kol_store_end_call_async;
  iface->end_call_finish = kol_store_end_call_finish;
}
