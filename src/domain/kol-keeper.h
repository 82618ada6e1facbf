// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "kol-charge.h"
#include "kol-page.h"
#include "kol-sweep-plan.h"

G_BEGIN_DECLS

/**
 * KolKeeperError:
 * @KOL_KEEPER_ERROR_DAILY_LIMIT: the call was not written down: the user's daily limit is reached
 * @KOL_KEEPER_ERROR_TAKEN: the call was not written down: the page is held, or another process is
 *   fetching it; it would be paid for twice
 *
 * Why a call must not be sent. Messages are translated and made for the user.
 */
typedef enum
{
  KOL_KEEPER_ERROR_DAILY_LIMIT,
  KOL_KEEPER_ERROR_TAKEN,
} KolKeeperError;

#define KOL_KEEPER_ERROR (kol_keeper_error_quark ())
#define KOL_TYPE_KEEPER (kol_keeper_get_type ())

GQuark kol_keeper_error_quark (void);

/* Writes calls down before they are sent, and keeps what they brought. The store does this; whoever
 * sends calls knows no more of it. */
G_DECLARE_INTERFACE (KolKeeper, kol_keeper, KOL, KEEPER, GObject)

/**
 * KolKeeperInterface:
 * @begin_call_async: see kol_keeper_begin_call_async()
 * @begin_call_finish: see kol_keeper_begin_call_finish()
 * @end_call_async: see kol_keeper_end_call_async()
 * @end_call_finish: see kol_keeper_end_call_finish()
 */
struct _KolKeeperInterface
{
  GTypeInterface parent_iface;

  void (*begin_call_async) (KolKeeper *self,
                            KolSweepPlan *plan,
                            guint page,
                            guint daily_limit,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
  gint64 (*begin_call_finish) (KolKeeper *self, GAsyncResult *result, GError **error);
  void (*end_call_async) (KolKeeper *self,
                          gint64 call_id,
                          KolCharge charge,
                          gboolean sent,
                          int code,
                          KolPage *page,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
  gboolean (*end_call_finish) (KolKeeper *self, GAsyncResult *result, GError **error);
};

void kol_keeper_begin_call_async (KolKeeper *self,
                                  KolSweepPlan *plan,
                                  guint page,
                                  guint daily_limit,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gint64 kol_keeper_begin_call_finish (KolKeeper *self, GAsyncResult *result, GError **error);
void kol_keeper_end_call_async (KolKeeper *self,
                                gint64 call_id,
                                KolCharge charge,
                                gboolean sent,
                                int code,
                                KolPage *page,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean kol_keeper_end_call_finish (KolKeeper *self, GAsyncResult *result, GError **error);

G_END_DECLS
