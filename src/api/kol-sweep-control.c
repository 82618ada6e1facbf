// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sweep-private.h"

/* What the user does with a sweep: start, pause, resume, stop, give up. */

/*< private >
 * kol_sweep_clear_pages:
 * @self: a sweep
 *
 * Forgets what the last run did with each page.
 */
void
kol_sweep_clear_pages (KolSweep *self)
{
  for (guint i = 0; i <= KOL_PAGE_MAX; i++)
    {
      g_clear_error (&self->pages[i].error);
      self->pages[i] = (KolSweepPage){ 0 };
    }
}

/* What the last run left. */
static void
forget_run (KolSweep *self)
{
  kol_sweep_clear_pages (self);
  g_clear_error (&self->error);
  g_clear_error (&self->limit);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->end = KOL_SWEEP_END_NONE;
  self->paused = FALSE;
  self->stopping = FALSE;
  self->n_bad = 0;
  self->n_settled = 0;
  self->active = 0;
  self->rate.n_hits = 0;
}

/**
 * kol_sweep_start:
 * @self: a sweep that is idle or has ended
 * @first: the first page, from 1
 * @last: the last page, %KOL_PAGE_MAX at most; the results can end before
 * @again: what was asked for before in vain and is asked for again
 *
 * Asks for every page of the range that is not held. Nothing is sent or called back before this
 * returns; then kol_sweep_get_state() is %KOL_SWEEP_STATE_ENDED sooner or later, whatever happens.
 */
void
kol_sweep_start (KolSweep *self, guint first, guint last, KolSweepAgain again)
{
  g_return_if_fail (KOL_IS_SWEEP (self));
  g_return_if_fail (first >= 1 && first <= last && last <= KOL_PAGE_MAX);
  g_return_if_fail (self->state == KOL_SWEEP_STATE_IDLE || self->state == KOL_SWEEP_STATE_ENDED);

  forget_run (self);
  self->first = first;
  self->last = last;
  self->again = again;
  kol_sweep_schedule (self, g_get_monotonic_time ());
  kol_sweep_set_state (self, KOL_SWEEP_STATE_RUNNING);
}

/**
 * kol_sweep_pause:
 * @self: a sweep
 *
 * Sends nothing more until kol_sweep_resume(). Calls under way end and are kept.
 */
void
kol_sweep_pause (KolSweep *self)
{
  g_return_if_fail (KOL_IS_SWEEP (self));

  self->paused = TRUE;
  kol_sweep_go_on (self);
}

/**
 * kol_sweep_resume:
 * @self: a sweep
 *
 * Goes on after kol_sweep_pause().
 */
void
kol_sweep_resume (KolSweep *self)
{
  g_return_if_fail (KOL_IS_SWEEP (self));

  self->paused = FALSE;
  kol_sweep_go_on (self);
}

/**
 * kol_sweep_stop:
 * @self: a sweep
 *
 * Sends nothing more and ends. Calls under way are waited for and kept: they may be paid for.
 */
void
kol_sweep_stop (KolSweep *self)
{
  g_return_if_fail (KOL_IS_SWEEP (self));

  if (self->error == NULL)
    self->stopping = TRUE;
  kol_sweep_go_on (self);
}

/**
 * kol_sweep_cancel:
 * @self: a sweep
 *
 * Stops without waiting for answers: pages of calls that were sent are unsure then. For whoever
 * cannot wait; kol_sweep_stop() loses nothing.
 */
void
kol_sweep_cancel (KolSweep *self)
{
  g_return_if_fail (KOL_IS_SWEEP (self));

  g_cancellable_cancel (self->cancellable);
  kol_sweep_stop (self);
}
