// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-client.h"
#include "kol-keeper.h"
#include "kol-result-list.h"

G_BEGIN_DECLS

#define KOL_SWEEP_DEFAULT_PARALLEL 2
#define KOL_SWEEP_MAX_PARALLEL 4
#define KOL_SWEEP_DEFAULT_RETRY_PAUSE 1000
#define KOL_SWEEP_MAX_RETRY_PAUSE 60000

/**
 * KolSweepState:
 * @KOL_SWEEP_STATE_IDLE: was never started
 * @KOL_SWEEP_STATE_RUNNING: pages are being asked for
 * @KOL_SWEEP_STATE_WAITING: nothing can be asked for until a pause is over: the service wants one,
 *   or all that could be asked for has failed and is asked for again
 * @KOL_SWEEP_STATE_PAUSED: the user paused it; calls under way go on
 * @KOL_SWEEP_STATE_STOPPING: nothing more is sent; calls under way are waited for
 * @KOL_SWEEP_STATE_ENDED: no call is under way and none will follow; see kol_sweep_get_end()
 *
 * What a sweep is doing.
 */
typedef enum
{
  KOL_SWEEP_STATE_IDLE,
  KOL_SWEEP_STATE_RUNNING,
  KOL_SWEEP_STATE_WAITING,
  KOL_SWEEP_STATE_PAUSED,
  KOL_SWEEP_STATE_STOPPING,
  KOL_SWEEP_STATE_ENDED,
} KolSweepState;

/**
 * KolSweepEnd:
 * @KOL_SWEEP_END_NONE: it has not ended
 * @KOL_SWEEP_END_BOUND: every page that was wanted was asked for
 * @KOL_SWEEP_END_EMPTY: the results end: a page was empty, or not full and reached the total
 * @KOL_SWEEP_END_NOTHING_NEW: three pages in a row brought nobody new
 * @KOL_SWEEP_END_CEILING: the last page that the platform ever shows was asked for
 * @KOL_SWEEP_END_STOPPED: the user stopped it
 * @KOL_SWEEP_END_ERROR: something failed for good, see kol_sweep_get_error()
 * @KOL_SWEEP_END_MAX_CALLS: as many calls were sent as kol_sweep_set_max_calls() allows
 * @KOL_SWEEP_END_DAILY_LIMIT: the user's daily limit is reached
 *
 * Why a sweep ended. Pages can have failed meanwhile whatever the reason: the plan of the result
 * list tells, and kol_sweep_plan_is_complete().
 */
typedef enum
{
  KOL_SWEEP_END_NONE,
  KOL_SWEEP_END_BOUND,
  KOL_SWEEP_END_EMPTY,
  KOL_SWEEP_END_NOTHING_NEW,
  KOL_SWEEP_END_CEILING,
  KOL_SWEEP_END_STOPPED,
  KOL_SWEEP_END_ERROR,
  KOL_SWEEP_END_MAX_CALLS,
  KOL_SWEEP_END_DAILY_LIMIT,
} KolSweepEnd;

/**
 * KolSweepAgain:
 * @KOL_SWEEP_AGAIN_NOTHING: only what was never asked for
 * @KOL_SWEEP_AGAIN_FAILED: also pages that failed
 * @KOL_SWEEP_AGAIN_UNSURE: also pages that may be charged already: only when the user says so
 *
 * Which pages that were asked for before are asked for once more.
 */
typedef enum
{
  KOL_SWEEP_AGAIN_NOTHING = 0,
  KOL_SWEEP_AGAIN_FAILED = 1 << 0,
  KOL_SWEEP_AGAIN_UNSURE = 1 << 1,
} KolSweepAgain;

/**
 * KolSweepProgress:
 * @pages_done: pages of the range that are held, or were asked for in vain
 * @pages_total: pages of the range, as far as is known by now
 * @charged: calls of this object that were charged
 * @free: calls of this object that were certainly free
 * @unsure: calls of this object that may be charged
 * @seconds_left: how long the rest will take at the pace so far; NaN: nobody knows
 * @wait_seconds: until something is asked again, while the state is %KOL_SWEEP_STATE_WAITING; else
 * 0
 *
 * How far a sweep has come.
 */
typedef struct
{
  guint pages_done;
  guint pages_total;
  guint charged;
  guint free;
  guint unsure;
  double seconds_left;
  double wait_seconds;
} KolSweepProgress;

#define KOL_TYPE_SWEEP (kol_sweep_get_type ())

/* Fetches many pages of one query: each call is written down by the keeper before it is sent, and
 * its page is kept before it is added to the result list. The only one that ever sends a call
 * again. Main thread only.
 *
 * Properties (notify): "state" (guint, KolSweepState).
 *
 * Signals: "page" (KolPage *): is kept, and in the result list.
 *          "page-failed" (guint page, GError *): will not be asked for again in this run.
 *          "retrying" (GError *, guint milliseconds, guint page): is asked for again after a pause.
 *          "progress": something of kol_sweep_get_progress() changed; a few times a second at most.
 */
G_DECLARE_FINAL_TYPE (KolSweep, kol_sweep, KOL, SWEEP, GObject)

KolSweep *kol_sweep_new (KolClient *client, KolKeeper *keeper, KolResultList *results);
void kol_sweep_set_parallel (KolSweep *self, guint parallel);
void kol_sweep_set_daily_limit (KolSweep *self, guint calls);
void kol_sweep_set_max_calls (KolSweep *self, guint calls);
void kol_sweep_set_retry_pause (KolSweep *self, guint milliseconds);
KolResultList *kol_sweep_get_results (KolSweep *self);

void kol_sweep_start (KolSweep *self, guint first, guint last, KolSweepAgain again);
void kol_sweep_pause (KolSweep *self);
void kol_sweep_resume (KolSweep *self);
void kol_sweep_stop (KolSweep *self);
void kol_sweep_cancel (KolSweep *self);

KolSweepState kol_sweep_get_state (KolSweep *self);
KolSweepEnd kol_sweep_get_end (KolSweep *self);
const GError *kol_sweep_get_error (KolSweep *self);
void kol_sweep_get_progress (KolSweep *self, KolSweepProgress *progress);
char *kol_sweep_dup_sentence (KolSweep *self);

G_END_DECLS
