// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sweep-private.h"

/* What follows from how a call ended: the same page once more, the next one, or the end. */

/* A service that fails for this many pages in a row fails for the next one too. */
#define MAX_BAD_PAGES 3

/* Whether there is anybody to try again for. */
static gboolean
is_going_on (KolSweep *self)
{
  return self->error == NULL && !self->stopping && self->end == KOL_SWEEP_END_NONE;
}

/*< private >
 * kol_sweep_stop_with:
 * @self: a sweep
 * @error: (transfer full): why nothing more is sent; the first one counts
 */
void
kol_sweep_stop_with (KolSweep *self, GError *error)
{
  g_autoptr (GError) owned = error;

  if (is_going_on (self))
    self->error = g_steal_pointer (&owned);
}

/*< private >
 * kol_sweep_give_up:
 * @self: a sweep
 * @number: of a page
 * @error: why it did not come
 * @charge: what that cost
 *
 * The page is not asked for again in this run.
 */
void
kol_sweep_give_up (KolSweep *self, guint number, const GError *error, KolCharge charge)
{
  self->pages[number].done = TRUE;
  self->n_settled++;
  kol_sweep_plan_set_state (kol_result_list_get_plan (self->results), number,
                            charge == KOL_CHARGE_UNSURE ? KOL_PAGE_STATE_UNSURE
                                                        : KOL_PAGE_STATE_FAILED,
                            kol_api_error_get_code (error));

  if (++self->n_bad >= MAX_BAD_PAGES)
    kol_sweep_stop_with (self, g_error_copy (error));
  kol_sweep_emit_page_failed (self, number, error);
}

static void
retry (KolSweep *self, guint number, const GError *error, int delay)
{
  KolSweepPage *page = &self->pages[number];

  g_clear_error (&page->error);
  page->error = g_error_copy (error);
  kol_sweep_emit_retrying (self, number, error, (guint) delay);
}

/* This page again, after a pause of its own. */
static void
take_free_failure (KolSweep *self, guint number, const GError *error)
{
  KolSweepPage *page = &self->pages[number];
  int delay = kol_api_error_get_retry_delay (error, ++page->n_failures, self->retry_pause);

  if (delay < 0 || !is_going_on (self))
    {
      kol_sweep_give_up (self, number, error, KOL_CHARGE_FREE);
      return;
    }

  page->due = g_get_monotonic_time () + (gint64) delay * 1000;
  retry (self, number, error, delay);
}

/* All pages wait, and come slower afterwards. */
static void
take_rate_limit (KolSweep *self, const KolSweepCall *call)
{
  int delay = kol_sweep_rate_take_limit (&self->rate, call->epoch, call->error, self->retry_pause,
                                         g_get_monotonic_time ());

  if (delay < 0)
    kol_sweep_stop_with (self, g_error_copy (call->error));
  if (is_going_on (self))
    retry (self, call->number, call->error, delay);
  else
    kol_sweep_give_up (self, call->number, call->error, KOL_CHARGE_FREE);
}

static void
take_failure (KolSweep *self, const KolSweepCall *call)
{
  KolRetryRule rule = kol_api_error_get_retry_rule (call->error);

  if (rule == KOL_RETRY_GROWING)
    {
      take_free_failure (self, call->number, call->error);
      return;
    }
  if (rule == KOL_RETRY_PAUSE)
    {
      take_rate_limit (self, call);
      return;
    }

  if (rule == KOL_RETRY_NEVER)
    kol_sweep_stop_with (self, g_error_copy (call->error));
  /* What was never sent says nothing of the page. */
  if (call->outcome.sent)
    kol_sweep_give_up (self, call->number, call->error, call->outcome.charge);
}

static void
take_page (KolSweep *self, KolPage *page)
{
  self->pages[kol_page_get_number (page)].done = TRUE;
  self->n_settled++;
  self->n_bad = 0;
  kol_sweep_rate_take_page (&self->rate);
  kol_sweep_emit_page (self, page);
}

static void
count (KolSweep *self, const KolClientOutcome *outcome)
{
  if (!outcome->sent)
    self->n_calls--;
  else if (outcome->charge == KOL_CHARGE_CHARGED)
    self->n_charged++;
  else if (outcome->charge == KOL_CHARGE_FREE)
    self->n_free++;
  else
    self->n_unsure++;

  /* What was free leaves room below the daily limit. */
  if (outcome->charge == KOL_CHARGE_FREE)
    g_clear_error (&self->limit);
}

static void
end_calling (KolSweep *self, guint number)
{
  self->pages[number].calling = FALSE;
  self->n_calling--;
}

/*< private >
 * kol_sweep_take_refusal:
 * @self: a sweep
 * @number: of the page
 * @error: (transfer full): why the keeper did not write the call down; nothing was sent
 */
void
kol_sweep_take_refusal (KolSweep *self, guint number, GError *error)
{
  end_calling (self, number);
  self->n_calls--;

  if (g_error_matches (error, KOL_KEEPER_ERROR, KOL_KEEPER_ERROR_DAILY_LIMIT))
    {
      g_clear_error (&self->limit);
      self->limit = error;
    }
  else
    kol_sweep_stop_with (self, error);

  kol_sweep_go_on (self);
}

/*< private >
 * kol_sweep_take_call:
 * @self: a sweep
 * @call: a call that ended; its page is in the result list
 */
void
kol_sweep_take_call (KolSweep *self, KolSweepCall *call)
{
  end_calling (self, call->number);
  count (self, &call->outcome);

  /* Nothing more is paid for that cannot be kept. */
  if (call->keep_error != NULL)
    kol_sweep_stop_with (self, g_error_copy (call->keep_error));
  if (call->page != NULL)
    take_page (self, call->page);
  else if (call->error != NULL)
    take_failure (self, call);

  kol_sweep_queue_progress (self);
  kol_sweep_go_on (self);
}
