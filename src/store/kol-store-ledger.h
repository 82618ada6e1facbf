// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-charge.h"
#include "kol-database.h"
#include "kol-store-lock.h"
#include "kol-sweep-plan.h"
#include "kol-usage.h"

G_BEGIN_DECLS

/* Table call: every call of the service, written down before it is sent and settled when it ends.
 * Nothing is ever deleted from it. */

/**
 * KolStoreLedgerCall:
 * @service: (nullable): which service is asked
 * @query: canonical form of what is asked
 * @page: which page, from 1
 * @sweep: the number of the sweep it belongs to; 0: none
 *
 * What a call is for.
 */
typedef struct
{
  char *service;
  char *query;
  guint page;
  gint64 sweep;
} KolStoreLedgerCall;

void kol_store_ledger_call_clear (KolStoreLedgerCall *self);

gboolean kol_store_ledger_begin (KolDatabase *database,
                                 const KolStoreLedgerCall *call,
                                 KolStoreLock *lock,
                                 guint daily_limit,
                                 gint64 *id,
                                 GError **error);
gboolean kol_store_ledger_end (KolDatabase *database,
                               gint64 id,
                               KolCharge charge,
                               gboolean sent,
                               int code,
                               GError **error);
gboolean
kol_store_ledger_get (KolDatabase *database, gint64 id, KolStoreLedgerCall *call, GError **error);
gboolean kol_store_ledger_settle (KolDatabase *database, KolStoreLock *lock, GError **error);
gint64 kol_store_ledger_get_today (void);
gboolean kol_store_ledger_read_states (KolDatabase *database, KolSweepPlan *plan, GError **error);
KolUsage *kol_store_ledger_load_usage (KolDatabase *database, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KolStoreLedgerCall, kol_store_ledger_call_clear)

G_END_DECLS
