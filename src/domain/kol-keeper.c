// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-keeper.h"

G_DEFINE_QUARK (kol_keeper_error_quark, kol_keeper_error)
G_DEFINE_INTERFACE (KolKeeper, kol_keeper, G_TYPE_OBJECT)

static void
kol_keeper_default_init (KolKeeperInterface *iface)
{
}

/**
 * kol_keeper_begin_call_async:
 * @self: a keeper
 * @plan: what the call belongs to
 * @page: the page that will be asked for, from 1
 * @daily_limit: how many calls that are or may be charged one day of the local calendar may have;
 *   0: no limit
 * @cancellable: (nullable): a cancellable; cancelled before its turn nothing is written
 * @callback: (scope async): called when the call is written down
 * @user_data: for @callback
 *
 * Writes a call down that is about to be sent. A call that is never ended, because the program
 * ended first, counts as unsure.
 */
void
kol_keeper_begin_call_async (KolKeeper *self,
                             KolSweepPlan *plan,
                             guint page,
                             guint daily_limit,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (KOL_IS_KEEPER (self));
  g_return_if_fail (KOL_IS_SWEEP_PLAN (plan));
  g_return_if_fail (page >= 1 && page <= KOL_PAGE_MAX);

  KOL_KEEPER_GET_IFACE (self)->begin_call_async (self, plan, page, daily_limit, cancellable,
                                                 callback, user_data);
}

/**
 * kol_keeper_begin_call_finish:
 * @self: a keeper
 * @result: what the callback was given
 * @error: return location for a %KOL_KEEPER_ERROR, an error of the keeper's own or
 *   %G_IO_ERROR_CANCELLED; then nothing may be sent
 *
 * Returns: the call's number, above 0, or 0 with @error set
 */
gint64
kol_keeper_begin_call_finish (KolKeeper *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (KOL_IS_KEEPER (self), 0);

  return KOL_KEEPER_GET_IFACE (self)->begin_call_finish (self, result, error);
}

/**
 * kol_keeper_end_call_async:
 * @self: a keeper
 * @call_id: from kol_keeper_begin_call_finish()
 * @charge: what it cost
 * @sent: whether the request may have left this machine; what did not is no call
 * @code: what the service answered, 0 for success; -1: nothing
 * @page: (nullable): what it brought
 * @callback: (scope async): called when it is written
 * @user_data: for @callback
 *
 * Settles a call and keeps its page, both or neither. Cannot be cancelled: it is paid for.
 */
void
kol_keeper_end_call_async (KolKeeper *self,
                           gint64 call_id,
                           KolCharge charge,
                           gboolean sent,
                           int code,
                           KolPage *page,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (KOL_IS_KEEPER (self));
  g_return_if_fail (call_id > 0);
  g_return_if_fail (page == NULL || KOL_IS_PAGE (page));

  KOL_KEEPER_GET_IFACE (self)->end_call_async (self, call_id, charge, sent, code, page, callback,
                                               user_data);
}

/**
 * kol_keeper_end_call_finish:
 * @self: a keeper
 * @result: what the callback was given
 * @error: return location for an error of the keeper's own
 *
 * Returns: whether all of it is kept
 */
gboolean
kol_keeper_end_call_finish (KolKeeper *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (KOL_IS_KEEPER (self), FALSE);

  return KOL_KEEPER_GET_IFACE (self)->end_call_finish (self, result, error);
}
