// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sweep-private.h"

/* Which page is asked for next, and when. */

#define MAX_PAGES_WITHOUT_NEW 3

static KolPageState
get_page_state (KolSweep *self, guint number)
{
  return kol_sweep_plan_get_state (kol_result_list_get_plan (self->results), number);
}

/*< private >
 * kol_sweep_is_to_ask:
 * @self: a sweep
 * @number: of a page
 *
 * Returns: whether this run asks for the page, now or later, or is asking for it
 */
gboolean
kol_sweep_is_to_ask (KolSweep *self, guint number)
{
  if (self->pages[number].done)
    return FALSE;

  switch (get_page_state (self, number))
    {
    case KOL_PAGE_STATE_MISSING:
      return TRUE;
    case KOL_PAGE_STATE_FAILED:
      return (self->again & KOL_SWEEP_AGAIN_FAILED) != 0;
    case KOL_PAGE_STATE_UNSURE:
      return (self->again & KOL_SWEEP_AGAIN_UNSURE) != 0;
    case KOL_PAGE_STATE_HELD:
    default:
      return FALSE;
    }
}

/* The third of three pages that brought nobody new, in the order of the pages; 0: there is none. A
 * page that did not come says nothing; one that is still to come could. */
static guint
find_last_without_new (KolSweep *self)
{
  guint n = 0;

  for (guint i = self->first; i <= self->last; i++)
    {
      if (get_page_state (self, i) == KOL_PAGE_STATE_HELD)
        n = kol_result_list_get_n_new (self->results, i) > 0 ? 0 : n + 1;
      else if (kol_sweep_is_to_ask (self, i))
        n = 0;
      if (n == MAX_PAGES_WITHOUT_NEW)
        return i;
    }

  return 0;
}

/*< private >
 * kol_sweep_get_limit:
 * @self: a sweep
 * @end: (out) (optional): why there is nothing behind it
 *
 * Returns: the last page that is asked for, as far as is known by now
 */
guint
kol_sweep_get_limit (KolSweep *self, KolSweepEnd *end)
{
  guint results_end = kol_sweep_plan_get_end (kol_result_list_get_plan (self->results));
  guint without_new = find_last_without_new (self);
  guint limit = self->last;
  KolSweepEnd why = limit == KOL_PAGE_MAX ? KOL_SWEEP_END_CEILING : KOL_SWEEP_END_BOUND;

  if (results_end > 0 && results_end <= limit)
    {
      limit = results_end;
      why = results_end == KOL_PAGE_MAX ? KOL_SWEEP_END_CEILING : KOL_SWEEP_END_EMPTY;
    }
  if (without_new > 0 && without_new < limit)
    {
      limit = without_new;
      why = KOL_SWEEP_END_NOTHING_NEW;
    }
  if (end != NULL)
    *end = why;

  return limit;
}

/* The last page of which the total says that it has creators. */
static guint
get_expected_end (KolSweep *self)
{
  gint64 total = kol_result_list_get_total (self->results);

  if (total < 0)
    return 0;

  return (guint) MIN ((total + KOL_PAGE_SIZE - 1) / KOL_PAGE_SIZE, KOL_PAGE_MAX);
}

/* Every empty page costs a call: where one is likely, pages go one after the other. Before the
 * first answer nothing is known at all. */
static guint
get_parallel (KolSweep *self, guint number)
{
  if (kol_result_list_get_n_pages (self->results) == 0 || number > get_expected_end (self))
    return 1;

  return self->rate.parallel;
}

static gboolean
is_retried (const KolSweepPage *page)
{
  return page->n_failures > 0 && !page->done && !page->calling;
}

/* A page that waits for its next try keeps its place among those under way: a service that fails
 * is not asked for all the other pages meanwhile. */
static guint
count_busy (KolSweep *self, guint limit)
{
  guint n = self->n_calling;

  for (guint i = self->first; i <= limit; i++)
    n += is_retried (&self->pages[i]);

  return n;
}

static guint
find_retry (KolSweep *self, guint limit, gint64 now)
{
  for (guint i = self->first; i <= limit; i++)
    if (is_retried (&self->pages[i]) && self->pages[i].due <= now)
      return i;

  return 0;
}

static guint
find_new (KolSweep *self, guint limit)
{
  for (guint i = self->first; i <= limit; i++)
    if (kol_sweep_is_to_ask (self, i) && !self->pages[i].calling && !is_retried (&self->pages[i]))
      return i;

  return 0;
}

/* The page to ask for now; 0: none. */
static guint
find_page (KolSweep *self, gint64 now)
{
  guint limit = kol_sweep_get_limit (self, NULL);
  guint number;

  if (self->n_calling >= self->rate.parallel || kol_sweep_rate_get_due (&self->rate) > now)
    return 0;

  number = find_retry (self, limit, now);
  if (number > 0)
    return number;

  number = find_new (self, limit);

  return number > 0 && count_busy (self, limit) < get_parallel (self, number) ? number : 0;
}

static gboolean
has_calls_left (KolSweep *self)
{
  return self->max_calls == 0 || self->n_calls < self->max_calls;
}

static gboolean
is_open (KolSweep *self)
{
  return self->error == NULL && self->limit == NULL && !self->stopping && !self->paused;
}

/* The user can have changed the environment meanwhile. */
static gboolean
is_other_service (KolSweep *self)
{
  const char *service = kol_sweep_plan_get_service (kol_result_list_get_plan (self->results));

  return service != NULL && g_strcmp0 (service, kol_client_get_service (self->client)) != 0;
}

/*< private >
 * kol_sweep_may_send:
 * @self: a sweep
 * @number: of a page whose call was written down
 *
 * Returns: whether it is still to be sent
 */
gboolean
kol_sweep_may_send (KolSweep *self, guint number)
{
  return self->error == NULL && !self->stopping && !self->paused && !is_other_service (self) &&
         number <= kol_sweep_get_limit (self, NULL) && self->rate.until <= g_get_monotonic_time ();
}

static gboolean
has_pages_left (KolSweep *self)
{
  guint limit = kol_sweep_get_limit (self, NULL);

  for (guint i = self->first; i <= limit; i++)
    if (kol_sweep_is_to_ask (self, i))
      return TRUE;

  return FALSE;
}

/* Why it ends now that no call is under way; NONE: it does not. */
static KolSweepEnd
find_end (KolSweep *self)
{
  KolSweepEnd end;

  if (self->error != NULL)
    return KOL_SWEEP_END_ERROR;
  if (self->stopping)
    return KOL_SWEEP_END_STOPPED;
  if (!has_pages_left (self))
    {
      kol_sweep_get_limit (self, &end);
      return end;
    }
  if (self->limit != NULL)
    return KOL_SWEEP_END_DAILY_LIMIT;

  return has_calls_left (self) ? KOL_SWEEP_END_NONE : KOL_SWEEP_END_MAX_CALLS;
}

/* What waits for its next try has failed until somebody asks for it again. */
static void
give_up_retries (KolSweep *self)
{
  guint limit = kol_sweep_get_limit (self, NULL);

  for (guint i = self->first; i <= limit; i++)
    if (self->pages[i].error != NULL && !self->pages[i].done)
      kol_sweep_give_up (self, i, self->pages[i].error, KOL_CHARGE_FREE);
}

static void
finish (KolSweep *self, KolSweepEnd end)
{
  self->end = end;
  if (end == KOL_SWEEP_END_DAILY_LIMIT)
    self->error = g_steal_pointer (&self->limit);

  give_up_retries (self);
  kol_sweep_schedule (self, G_MAXINT64);
  kol_sweep_set_state (self, KOL_SWEEP_STATE_ENDED);
}

/*< private >
 * kol_sweep_get_due:
 * @self: a sweep
 *
 * Returns: when the next page can be asked for though nothing else happens; %G_MAXINT64: never
 */
gint64
kol_sweep_get_due (KolSweep *self)
{
  guint limit = kol_sweep_get_limit (self, NULL);
  guint number = find_new (self, limit);
  gint64 due = G_MAXINT64;

  if (!is_open (self) || !has_calls_left (self) || self->n_calling >= self->rate.parallel)
    return G_MAXINT64;

  for (guint i = self->first; i <= limit; i++)
    if (is_retried (&self->pages[i]))
      due = MIN (due, self->pages[i].due);
  if (number > 0 && count_busy (self, limit) < get_parallel (self, number))
    due = 0;

  return due == G_MAXINT64 ? due : MAX (due, kol_sweep_rate_get_due (&self->rate));
}

static gboolean
is_waiting_for_retry (KolSweep *self)
{
  return count_busy (self, kol_sweep_get_limit (self, NULL)) > 0;
}

static KolSweepState
find_state (KolSweep *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->error != NULL || self->stopping)
    return KOL_SWEEP_STATE_STOPPING;
  if (self->paused)
    return KOL_SWEEP_STATE_PAUSED;
  /* A gap between two calls is no pause. */
  if (self->rate.until > now || (self->n_calling == 0 && is_waiting_for_retry (self)))
    return KOL_SWEEP_STATE_WAITING;

  return KOL_SWEEP_STATE_RUNNING;
}

/*< private >
 * kol_sweep_go_on:
 * @self: a sweep that was started
 *
 * Asks for whatever can be asked for now, and sees what the sweep is doing afterwards. To be called
 * when anything changed.
 */
void
kol_sweep_go_on (KolSweep *self)
{
  g_autoptr (KolSweep) alive = g_object_ref (self);
  guint number;
  KolSweepEnd end;

  if (self->state == KOL_SWEEP_STATE_IDLE || self->state == KOL_SWEEP_STATE_ENDED)
    return;

  if (is_open (self) && has_pages_left (self) && is_other_service (self))
    kol_sweep_stop_with (
        self, kol_api_error_new (KOL_API_ERROR_OTHER_SERVICE, KOL_API_ERROR_NO_CODE, NULL));

  while (is_open (self) && has_calls_left (self) &&
         (number = find_page (self, g_get_monotonic_time ())) > 0)
    kol_sweep_begin_call (self, number);

  end = self->n_calling == 0 ? find_end (self) : KOL_SWEEP_END_NONE;
  if (end != KOL_SWEEP_END_NONE)
    {
      finish (self, end);
      return;
    }

  kol_sweep_schedule (self, kol_sweep_get_due (self));
  kol_sweep_set_state (self, find_state (self));
}
