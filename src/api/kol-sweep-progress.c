// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "kol-sweep-private.h"

/* How far it has come, and how long the rest takes. */

/* A pace is no pace before this many pages. */
#define MIN_SETTLED 2
/* Milliseconds between two tellings; while it waits, a clock runs down. */
#define TELLING_PAUSE 100
#define WAITING_PAUSE 1000

static gint64
get_active_time (KolSweep *self)
{
  gint64 now = g_get_monotonic_time ();

  return self->active + (self->active_since > 0 ? now - self->active_since : 0);
}

/*< private >
 * kol_sweep_measure_time:
 * @self: a sweep
 * @state: what it does from now on
 *
 * While it is paused time does not count: the pace would seem slower than it is.
 */
void
kol_sweep_measure_time (KolSweep *self, KolSweepState state)
{
  gboolean active = state == KOL_SWEEP_STATE_RUNNING || state == KOL_SWEEP_STATE_WAITING ||
                    state == KOL_SWEEP_STATE_STOPPING;

  self->active = get_active_time (self);
  self->active_since = active ? g_get_monotonic_time () : 0;
}

static double
estimate_seconds_left (KolSweep *self, guint n_left)
{
  if (self->n_settled < MIN_SETTLED || self->state == KOL_SWEEP_STATE_ENDED)
    return NAN;

  return (double) get_active_time (self) / G_USEC_PER_SEC / self->n_settled * n_left;
}

static double
get_wait_seconds (KolSweep *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 due;

  if (self->state != KOL_SWEEP_STATE_WAITING)
    return 0;

  due = kol_sweep_get_due (self);
  if (due == G_MAXINT64)
    due = self->rate.until;

  return due > now ? (double) (due - now) / G_USEC_PER_SEC : 0;
}

/* The last page that will be asked for, as far as anybody can know. */
static guint
get_likely_end (KolSweep *self)
{
  gint64 total = kol_result_list_get_total (self->results);
  guint limit = kol_sweep_get_limit (self, NULL);
  guint pages = (guint) CLAMP ((total + KOL_PAGE_SIZE - 1) / KOL_PAGE_SIZE, 1, KOL_PAGE_MAX);
  guint highest = kol_sweep_plan_get_highest (kol_result_list_get_plan (self->results));

  return total < 0 ? limit : MIN (limit, MAX (pages, highest));
}

/**
 * kol_sweep_get_progress:
 * @self: a sweep
 * @progress: (out caller-allocates): how far it has come
 */
void
kol_sweep_get_progress (KolSweep *self, KolSweepProgress *progress)
{
  guint end;

  g_return_if_fail (KOL_IS_SWEEP (self));
  g_return_if_fail (progress != NULL);

  *progress = (KolSweepProgress){ .seconds_left = NAN };
  progress->charged = self->n_charged;
  progress->free = self->n_free;
  progress->unsure = self->n_unsure;
  if (self->state == KOL_SWEEP_STATE_IDLE)
    return;

  end = get_likely_end (self);
  for (guint i = self->first; i <= end; i++)
    {
      progress->pages_total++;
      progress->pages_done += !kol_sweep_is_to_ask (self, i);
    }
  progress->seconds_left = estimate_seconds_left (self,
                                                  progress->pages_total - progress->pages_done);
  progress->wait_seconds = get_wait_seconds (self);
}

static void tell_within (KolSweep *self, guint milliseconds);

static gboolean
on_progress_due_cb (gpointer user_data)
{
  g_autoptr (KolSweep) self = g_object_ref (KOL_SWEEP (user_data));

  g_clear_pointer (&self->progress_source, g_source_unref);
  kol_sweep_emit_progress (self);
  if (self->state == KOL_SWEEP_STATE_WAITING)
    tell_within (self, WAITING_PAUSE);

  return G_SOURCE_REMOVE;
}

static void
tell_within (KolSweep *self, guint milliseconds)
{
  gint64 due = g_get_monotonic_time () + (gint64) milliseconds * 1000;

  if (self->progress_source == NULL)
    {
      self->progress_source = g_timeout_source_new (milliseconds);
      g_source_set_callback (self->progress_source, on_progress_due_cb, self, NULL);
      g_source_attach (self->progress_source, g_main_context_get_thread_default ());
    }
  else if (due < g_source_get_ready_time (self->progress_source))
    g_source_set_ready_time (self->progress_source, due);
}

/*< private >
 * kol_sweep_queue_progress:
 * @self: a sweep
 *
 * Tells of progress soon, once for all that happens meanwhile.
 */
void
kol_sweep_queue_progress (KolSweep *self)
{
  tell_within (self, TELLING_PAUSE);
}
