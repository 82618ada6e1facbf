// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-api-error.h"
#include "kol-sweep-rate.h"

/* Calls further apart than this help nobody: the service names a pause when it wants a long one. */
#define MAX_GAP (10 * G_USEC_PER_SEC)
/* How many pages have to come before the next call is a little sooner. */
#define PAGES_A_STEP 5
/* A gap shorter than this is none. */
#define MIN_GAP (20 * 1000)

/**
 * kol_sweep_rate_set_wanted:
 * @self: a rate
 * @wanted: how many calls may be under way when nothing is wrong
 *
 * Takes over what the user set. A rate that was slowed down stays so.
 */
void
kol_sweep_rate_set_wanted (KolSweepRate *self, guint wanted)
{
  gboolean slowed = self->parallel < self->wanted || self->gap > 0;

  self->wanted = wanted;
  self->parallel = slowed ? MIN (self->parallel, wanted) : wanted;
}

/**
 * kol_sweep_rate_begin_call:
 * @self: a rate
 * @now: when a call begins
 */
void
kol_sweep_rate_begin_call (KolSweepRate *self, gint64 now)
{
  self->begun = now;
}

/* The gap goes first, then calls go side by side again. */
static void
speed_up (KolSweepRate *self)
{
  self->n_pages = 0;
  if (self->gap > 0)
    self->gap = self->gap / 2 < MIN_GAP ? 0 : self->gap / 2;
  else if (self->parallel < self->wanted)
    self->parallel++;
}

/**
 * kol_sweep_rate_take_page:
 * @self: a rate
 *
 * A page came: after some of these the rate grows, slowly.
 */
void
kol_sweep_rate_take_page (KolSweepRate *self)
{
  self->n_hits = 0;
  if (++self->n_pages >= PAGES_A_STEP)
    speed_up (self);
}

static void
slow_down (KolSweepRate *self, guint pause_ms)
{
  gint64 gap = self->gap > 0 ? self->gap * 2 : (gint64) pause_ms * 1000 / 2;

  self->parallel = 1;
  self->gap = MIN (gap, MAX_GAP);
  self->n_pages = 0;
  self->n_hits++;
  self->epoch++;
}

/**
 * kol_sweep_rate_take_limit:
 * @self: a rate
 * @epoch: the epoch when the call began
 * @error: the rate limit that it met
 * @pause_ms: the first pause when the service does not name one, milliseconds
 * @now: the time
 *
 * The service wants to be asked less often. All calls go one after the other from now on, with a
 * gap that grows each time. Calls that were side by side meet the same limit, which counts once.
 *
 * Returns: milliseconds for which nothing is sent, or -1 to give up: it goes on for too long, or
 *   the service asks for more than can be waited for
 */
int
kol_sweep_rate_take_limit (KolSweepRate *self,
                           guint epoch,
                           const GError *error,
                           guint pause_ms,
                           gint64 now)
{
  int delay;

  if (epoch == self->epoch)
    slow_down (self, pause_ms);

  delay = kol_api_error_get_retry_delay (error, MAX (self->n_hits, 1), pause_ms);
  if (delay >= 0)
    self->until = MAX (self->until, now + (gint64) delay * 1000);

  return delay;
}

/**
 * kol_sweep_rate_get_due:
 * @self: a rate
 *
 * Returns: the earliest time at which the next call may begin
 */
gint64
kol_sweep_rate_get_due (const KolSweepRate *self)
{
  gint64 next = self->gap > 0 ? self->begun + self->gap : 0;

  return MAX (self->until, next);
}
