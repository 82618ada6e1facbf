// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-sweep-rate.h"
#include "kol-sweep.h"

G_BEGIN_DECLS

/* For the files of this class only. */

/* What one run does with a page. */
typedef struct
{
  gboolean calling; /* a call for it is under way */
  gboolean done;    /* it came, or was given up */
  guint n_failures; /* how often it failed free of charge; it is asked for again */
  gint64 due;       /* monotonic: and not before */
  GError *error;    /* owned, nullable: why it failed last */
} KolSweepPage;

struct _KolSweep
{
  GObject parent_instance;

  KolClient *client;      /* owned */
  KolKeeper *keeper;      /* owned */
  KolResultList *results; /* owned */

  guint daily_limit; /* 0: none */
  guint max_calls;   /* 0: none */
  guint retry_pause; /* milliseconds */

  KolSweepState state;
  KolSweepEnd end;
  GError *error; /* owned, nullable: what stops it */
  gboolean paused;
  gboolean stopping;

  guint first; /* of the range, from 1 */
  guint last;
  KolSweepAgain again;
  KolSweepPage pages[KOL_PAGE_MAX + 1]; /* by number; the first is not used */
  guint n_calling;                      /* calls under way */
  guint n_bad;                          /* pages given up since the last one that came */
  GError *limit;                        /* owned, nullable: the daily limit has no room now */
  KolSweepRate rate;
  GCancellable *cancellable; /* owned: gives up the calls under way */

  guint n_calls; /* sent or about to be, by this object */
  guint n_charged;
  guint n_free;
  guint n_unsure;

  guint n_settled;     /* pages of this run that came or were given up */
  gint64 active;       /* microseconds this run was going on, up to active_since */
  gint64 active_since; /* monotonic; 0: it is not going on */

  GSource *wake;            /* owned, nullable: goes on when a pause is over */
  GSource *progress_source; /* owned, nullable: tells of progress */
};

/* One call, from being written down to being settled. */
typedef struct
{
  GWeakRef sweep;            /* a KolSweep; whatever comes is kept also when it is gone */
  KolClient *client;         /* owned */
  KolKeeper *keeper;         /* owned */
  KolResultList *results;    /* owned */
  GCancellable *cancellable; /* owned */
  guint number;              /* of the page */
  guint epoch;               /* of the rate */
  gint64 id;                 /* of the keeper */
  KolClientOutcome outcome;
  KolPage *page;      /* owned, nullable: what it brought */
  GError *error;      /* owned, nullable: why it brought nothing */
  GError *keep_error; /* owned, nullable: why it could not be settled */
} KolSweepCall;

void kol_sweep_clear_pages (KolSweep *self);

void kol_sweep_begin_call (KolSweep *self, guint number);
void kol_sweep_take_refusal (KolSweep *self, guint number, GError *error);
void kol_sweep_take_call (KolSweep *self, KolSweepCall *call);

gboolean kol_sweep_may_send (KolSweep *self, guint number);
guint kol_sweep_get_limit (KolSweep *self, KolSweepEnd *end);
gboolean kol_sweep_is_to_ask (KolSweep *self, guint number);
gint64 kol_sweep_get_due (KolSweep *self);
void kol_sweep_go_on (KolSweep *self);
void kol_sweep_schedule (KolSweep *self, gint64 due);

void kol_sweep_measure_time (KolSweep *self, KolSweepState state);
void kol_sweep_set_state (KolSweep *self, KolSweepState state);
void kol_sweep_stop_with (KolSweep *self, GError *error);
void kol_sweep_give_up (KolSweep *self, guint number, const GError *error, KolCharge charge);
void kol_sweep_emit_page (KolSweep *self, KolPage *page);
void kol_sweep_emit_page_failed (KolSweep *self, guint number, const GError *error);
void kol_sweep_emit_retrying (KolSweep *self, guint number, const GError *error, guint delay);
void kol_sweep_emit_progress (KolSweep *self);
void kol_sweep_queue_progress (KolSweep *self);

G_END_DECLS
