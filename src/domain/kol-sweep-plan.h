// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-page.h"

G_BEGIN_DECLS

/**
 * KolPageState:
 * @KOL_PAGE_STATE_MISSING: was never asked for
 * @KOL_PAGE_STATE_HELD: is kept
 * @KOL_PAGE_STATE_FAILED: was asked for; it did not come
 * @KOL_PAGE_STATE_UNSURE: was asked for; it did not come and may be charged
 *
 * What is known of one page of a sweep.
 */
typedef enum
{
  KOL_PAGE_STATE_MISSING,
  KOL_PAGE_STATE_HELD,
  KOL_PAGE_STATE_FAILED,
  KOL_PAGE_STATE_UNSURE,
} KolPageState;

/* The service of a plan that asks the built-in sample service: its calls cost nothing. */
#define KOL_SWEEP_PLAN_SAMPLE "sample"

#define KOL_TYPE_SWEEP_PLAN (kol_sweep_plan_get_type ())

/* One asking of one query at one service, page by page: what is held, what is wanted, what went
 * wrong. Asking the same query again from its first page on is another plan. Main thread only, but
 * for its ID, service and query, which never change.
 *
 * Signals: "changed" (guint page): something is known anew; page 0: of the plan as a whole. */
G_DECLARE_FINAL_TYPE (KolSweepPlan, kol_sweep_plan, KOL, SWEEP_PLAN, GObject)

KolSweepPlan *kol_sweep_plan_new (gint64 id, const char *service, KolQuery *query);
gint64 kol_sweep_plan_get_id (KolSweepPlan *self);
const char *kol_sweep_plan_get_service (KolSweepPlan *self);
KolQuery *kol_sweep_plan_get_query (KolSweepPlan *self);

void kol_sweep_plan_set_state (KolSweepPlan *self, guint page, KolPageState state, int code);
KolPageState kol_sweep_plan_get_state (KolSweepPlan *self, guint page);
int kol_sweep_plan_get_code (KolSweepPlan *self, guint page);
guint kol_sweep_plan_count (KolSweepPlan *self, guint last, KolPageState state);
guint kol_sweep_plan_get_highest (KolSweepPlan *self);

void kol_sweep_plan_set_wanted (KolSweepPlan *self, guint last);
guint kol_sweep_plan_get_wanted (KolSweepPlan *self);
void kol_sweep_plan_note_page (KolSweepPlan *self, KolPage *page);
void kol_sweep_plan_note_held (KolSweepPlan *self, guint page, guint n_creators, gint64 total);
guint kol_sweep_plan_get_end (KolSweepPlan *self);
gboolean kol_sweep_plan_is_complete (KolSweepPlan *self, guint last);

G_END_DECLS
