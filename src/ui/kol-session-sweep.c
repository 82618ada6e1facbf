// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-property.h"
#include "kol-session-private.h"

/* Fetching pages of what is shown, one or many. Every run of it is a KolSweep, which alone sends
 * calls; here is what the user wants of it, and what comes of it. */

static KolSweepPlan *
get_plan (KolSession *self)
{
  return kol_result_list_get_plan (self->results);
}

static gboolean
is_under_way (KolSweep *sweep)
{
  KolSweepState state = kol_sweep_get_state (sweep);

  return state != KOL_SWEEP_STATE_IDLE && state != KOL_SWEEP_STATE_ENDED;
}

static void
on_wanted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KolSession) self = data;
  g_autoptr (GError) error = NULL;

  /* Nothing is lost: the next start only does not offer to go on. */
  if (!kol_store_want_pages_finish (KOL_STORE (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kol_session_say_error (self, _ ("How far to load could not be noted"), error);
}

/* Notes up to which page the user wants the results, for this run of the program and the next. */
static void
want_pages (KolSession *self, KolSweepPlan *plan, guint last)
{
  if (kol_sweep_plan_get_wanted (plan) == last)
    return;

  kol_sweep_plan_set_wanted (plan, last);
  kol_store_want_pages_async (self->store, kol_sweep_plan_get_id (plan), last, self->life,
                              on_wanted_cb, g_object_ref (self));
}

static void
on_cleaned_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  guint64 freed = kol_store_clean_up_finish (KOL_STORE (source), result, &error);

  /* The next run tries again. */
  if (error != NULL)
    g_debug ("Kept answers could not be cleaned up: %s", error->message);
  else if (freed > 0)
    g_debug ("%" G_GUINT64_FORMAT " bytes of old answers were deleted", freed);
}

static void
clean_up (KolSession *self, KolSweepPlan *plan)
{
  if (self->rules.max_bytes > 0)
    kol_store_clean_up_async (self->store, self->rules.max_bytes, kol_sweep_plan_get_id (plan),
                              self->life, on_cleaned_up_cb, NULL);
}

/* Whether nothing more is wanted: there is nothing more, or the user said so. What failed for good
 * can be gone on with, when the reason is gone. */
static gboolean
is_final (KolSweepEnd end)
{
  switch (end)
    {
    case KOL_SWEEP_END_BOUND:
    case KOL_SWEEP_END_EMPTY:
    case KOL_SWEEP_END_NOTHING_NEW:
    case KOL_SWEEP_END_CEILING:
    case KOL_SWEEP_END_STOPPED:
      return TRUE;
    case KOL_SWEEP_END_NONE:
    case KOL_SWEEP_END_ERROR:
    case KOL_SWEEP_END_MAX_CALLS:
    case KOL_SWEEP_END_DAILY_LIMIT:
    default:
      return FALSE;
    }
}

/* Why the last run brought less than it should; NULL: it did not. */
static const GError *
get_failure (KolSession *self)
{
  const GError *error = kol_sweep_get_error (self->sweep);

  return error != NULL ? error : self->page_error;
}

/* The first page did not come, and so nothing takes the place of what was shown. */
static void
fail_first (KolSession *self)
{
  const GError *error = get_failure (self);

  g_clear_object (&self->coming);
  if (error != NULL)
    kol_session_take_error (self, g_error_copy (error));
  else
    kol_session_go_back (self);
}

static void
end_run (KolSession *self)
{
  KolSweepPlan *plan = kol_result_list_get_plan (kol_sweep_get_results (self->sweep));
  const GError *error = get_failure (self);

  if (!self->leaving && is_final (kol_sweep_get_end (self->sweep)))
    want_pages (self, plan, 0);
  if (self->coming != NULL)
    fail_first (self);
  /* Many pages have a bar that says how it ended. */
  else if (error != NULL && !self->many)
    kol_session_say_error (self, NULL, error);
  clean_up (self, plan);
}

static void
on_sweep_state_changed_cb (KolSession *self)
{
  g_assert (KOL_IS_SESSION (self));

  if (kol_sweep_get_state (self->sweep) == KOL_SWEEP_STATE_ENDED)
    end_run (self);
  kol_session_update_busy (self);
}

static void
on_page_cb (KolSession *self)
{
  g_autoptr (KolResultList) coming = g_steal_pointer (&self->coming);

  g_assert (KOL_IS_SESSION (self));

  if (coming != NULL)
    kol_session_set_results (self, coming);
}

static void
on_page_failed_cb (KolSession *self, guint page, const GError *error)
{
  g_assert (KOL_IS_SESSION (self));

  g_clear_error (&self->page_error);
  self->page_error = g_error_copy (error);
}

static void
on_left_sweep_ended_cb (KolSession *self, GParamSpec *pspec, KolSweep *sweep)
{
  g_assert (KOL_IS_SESSION (self));

  if (!is_under_way (sweep))
    g_ptr_array_remove_fast (self->stopping, sweep);
}

static void
set_sweep (KolSession *self, KolSweep *sweep)
{
  kol_set_object (self, kol_session_properties[KOL_SESSION_PROP_SWEEP], &self->sweep, sweep);
}

static void
create_sweep (KolSession *self, KolResultList *results)
{
  g_autoptr (KolSweep) sweep = kol_sweep_new (self->client, KOL_KEEPER (self->store), results);

  kol_sweep_set_parallel (sweep, self->rules.parallel);
  kol_sweep_set_daily_limit (sweep, self->rules.daily_limit);
  kol_sweep_set_retry_pause (sweep, self->rules.retry_pause);
  g_signal_connect_object (sweep, "notify::state", G_CALLBACK (on_sweep_state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sweep, "page", G_CALLBACK (on_page_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sweep, "page-failed", G_CALLBACK (on_page_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_clear_error (&self->page_error);
  self->many = FALSE;
  set_sweep (self, sweep);
}

static gboolean
can_begin (KolSession *self)
{
  return self->open && self->results != NULL && !self->busy && kol_session_can_fetch (self);
}

static void
fetch (KolSession *self, guint first, guint last, KolSweepAgain again, gboolean many)
{
  create_sweep (self, self->results);
  self->many = many;
  kol_sweep_start (self->sweep, first, last, again);
}

/*< private >
 * kol_session_start_sweep:
 * @self: a session
 * @results: an empty list, which is shown as soon as its first page is there
 */
void
kol_session_start_sweep (KolSession *self, KolResultList *results)
{
  g_set_object (&self->coming, results);
  create_sweep (self, results);
  kol_sweep_start (self->sweep, 1, 1, KOL_SWEEP_AGAIN_NOTHING);
}

/*< private >
 * kol_session_wait_for:
 * @self: a session
 * @sweep: a sweep of which nothing is shown
 *
 * The end of the program waits for it.
 */
void
kol_session_wait_for (KolSession *self, KolSweep *sweep)
{
  g_ptr_array_add (self->stopping, g_object_ref (sweep));
  g_signal_connect_object (sweep, "notify::state", G_CALLBACK (on_left_sweep_ended_cb), self,
                           G_CONNECT_SWAPPED);
}

/*< private >
 * kol_session_leave_sweep:
 * @self: a session
 *
 * Something else is about to be shown: sends nothing more, and keeps what comes.
 */
void
kol_session_leave_sweep (KolSession *self)
{
  g_autoptr (KolSweep) sweep = g_steal_pointer (&self->sweep);

  g_clear_object (&self->coming);
  if (sweep == NULL)
    return;

  g_signal_handlers_disconnect_by_data (sweep, self);
  if (is_under_way (sweep))
    {
      want_pages (self, kol_result_list_get_plan (kol_sweep_get_results (sweep)), 0);
      kol_session_wait_for (self, sweep);
      kol_sweep_stop (sweep);
    }
  g_object_notify_by_pspec (G_OBJECT (self), kol_session_properties[KOL_SESSION_PROP_SWEEP]);
}

/*< private >
 * kol_session_apply_rules:
 * @self: a session
 *
 * The user decided something anew: what is under way follows.
 */
void
kol_session_apply_rules (KolSession *self)
{
  if (self->sweep == NULL)
    return;

  kol_sweep_set_parallel (self->sweep, self->rules.parallel);
  kol_sweep_set_daily_limit (self->sweep, self->rules.daily_limit);
}

/**
 * kol_session_get_sweep:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what fetches pages of the results, or fetched the last of
 *   them in this run of the program
 */
KolSweep *
kol_session_get_sweep (KolSession *self)
{
  g_return_val_if_fail (KOL_IS_SESSION (self), NULL);

  return self->sweep;
}

/**
 * kol_session_can_fetch:
 * @self: a session
 *
 * Returns: whether the service that is asked now is the one the results came from. Pages of two
 *   services never stand in one list.
 */
gboolean
kol_session_can_fetch (KolSession *self)
{
  const char *service;

  g_return_val_if_fail (KOL_IS_SESSION (self), FALSE);

  if (self->results == NULL || kol_sweep_plan_get_id (get_plan (self)) == 0)
    return FALSE;
  service = kol_sweep_plan_get_service (get_plan (self));

  return service != NULL && g_strcmp0 (service, kol_client_get_service (self->client)) == 0;
}

/**
 * kol_session_is_fetching_many:
 * @self: a session
 *
 * Returns: whether the sweep is one that the user follows page by page: it is not over in a moment,
 *   or was asked for as one
 */
gboolean
kol_session_is_fetching_many (KolSession *self)
{
  g_return_val_if_fail (KOL_IS_SESSION (self), FALSE);

  return self->sweep != NULL && self->many;
}

/**
 * kol_session_get_interrupted:
 * @self: a session
 *
 * Returns: up to which page the results were wanted when fetching them was broken off, by the end
 *   of the program or by an error; 0: nothing is left to go on with
 */
guint
kol_session_get_interrupted (KolSession *self)
{
  guint wanted;

  g_return_val_if_fail (KOL_IS_SESSION (self), 0);

  if (self->results == NULL || self->busy)
    return 0;
  wanted = kol_sweep_plan_get_wanted (get_plan (self));

  return wanted > 0 && !kol_sweep_plan_is_complete (get_plan (self), wanted) ? wanted : 0;
}

/* The first page that was never asked for, or failed free of charge. */
static guint
find_next_page (KolSession *self)
{
  for (guint i = 1; i <= KOL_PAGE_MAX; i++)
    {
      KolPageState state = kol_sweep_plan_get_state (get_plan (self), i);

      if (state == KOL_PAGE_STATE_MISSING || state == KOL_PAGE_STATE_FAILED)
        return i;
    }

  return 0;
}

/**
 * kol_session_load_more:
 * @self: a session
 *
 * Asks for the next page of what is shown. Does nothing while anything is under way or when there
 * is no more.
 */
void
kol_session_load_more (KolSession *self)
{
  guint page;

  g_return_if_fail (KOL_IS_SESSION (self));

  if (!can_begin (self) || kol_result_list_has_ended (self->results))
    return;

  page = find_next_page (self);
  if (page > 0)
    fetch (self, page, page, KOL_SWEEP_AGAIN_FAILED, FALSE);
}

/**
 * kol_session_load_pages:
 * @self: a session
 * @last: up to which page, 1 to %KOL_PAGE_MAX
 * @again: what was asked for in vain and is asked for again
 *
 * Asks for every page of what is shown that is not held, and offers to go on at the next start when
 * that is broken off.
 */
void
kol_session_load_pages (KolSession *self, guint last, KolSweepAgain again)
{
  g_return_if_fail (KOL_IS_SESSION (self));
  g_return_if_fail (last >= 1 && last <= KOL_PAGE_MAX);

  if (!can_begin (self))
    return;

  want_pages (self, get_plan (self), last);
  fetch (self, 1, last, again, TRUE);
}

/**
 * kol_session_fetch_page:
 * @self: a session
 * @page: a page that was asked for in vain
 *
 * Asks for that page alone, also when the call for it may have been charged.
 */
void
kol_session_fetch_page (KolSession *self, guint page)
{
  g_return_if_fail (KOL_IS_SESSION (self));
  g_return_if_fail (page >= 1 && page <= KOL_PAGE_MAX);

  if (can_begin (self))
    fetch (self, page, page, KOL_SWEEP_AGAIN_FAILED | KOL_SWEEP_AGAIN_UNSURE, TRUE);
}

/**
 * kol_session_fetch_failed:
 * @self: a session
 *
 * Asks for all pages again that failed free of charge.
 */
void
kol_session_fetch_failed (KolSession *self)
{
  guint last;

  g_return_if_fail (KOL_IS_SESSION (self));

  if (!can_begin (self))
    return;

  last = kol_sweep_plan_get_highest (get_plan (self));
  if (last > 0)
    fetch (self, 1, last, KOL_SWEEP_AGAIN_FAILED, TRUE);
}

/**
 * kol_session_go_on:
 * @self: a session
 *
 * Goes on with what was broken off, see kol_session_get_interrupted().
 */
void
kol_session_go_on (KolSession *self)
{
  guint last;

  g_return_if_fail (KOL_IS_SESSION (self));

  last = kol_session_get_interrupted (self);
  if (last > 0)
    kol_session_load_pages (self, last, KOL_SWEEP_AGAIN_FAILED);
}

/**
 * kol_session_forget_interrupted:
 * @self: a session
 *
 * What was broken off is no longer wanted, and not offered again.
 */
void
kol_session_forget_interrupted (KolSession *self)
{
  g_return_if_fail (KOL_IS_SESSION (self));

  if (kol_session_get_interrupted (self) > 0)
    want_pages (self, get_plan (self), 0);
}

/**
 * kol_session_pause:
 * @self: a session
 *
 * Sends nothing more until kol_session_resume().
 */
void
kol_session_pause (KolSession *self)
{
  g_return_if_fail (KOL_IS_SESSION (self));

  if (self->sweep != NULL)
    kol_sweep_pause (self->sweep);
}

/**
 * kol_session_resume:
 * @self: a session
 *
 * Goes on after kol_session_pause().
 */
void
kol_session_resume (KolSession *self)
{
  g_return_if_fail (KOL_IS_SESSION (self));

  if (self->sweep != NULL)
    kol_sweep_resume (self->sweep);
}

/**
 * kol_session_leave:
 * @self: a session
 *
 * The program ends: sends nothing more. What is wanted stays wanted, and is offered at the next
 * start. kol_session_has_calls() says whether anything is still under way.
 */
void
kol_session_leave (KolSession *self)
{
  g_return_if_fail (KOL_IS_SESSION (self));

  self->leaving = TRUE;
  if (self->sweep != NULL)
    kol_sweep_stop (self->sweep);
}

/**
 * kol_session_has_calls:
 * @self: a session
 *
 * Returns: whether calls are under way, of what is shown or of what was left behind
 */
gboolean
kol_session_has_calls (KolSession *self)
{
  g_return_val_if_fail (KOL_IS_SESSION (self), FALSE);

  return self->stopping->len > 0 || (self->sweep != NULL && is_under_way (self->sweep));
}

/**
 * kol_session_give_up:
 * @self: a session
 *
 * Waits for no answer any more. Calls under way are unsure then: they may be charged.
 */
void
kol_session_give_up (KolSession *self)
{
  g_autoptr (GPtrArray) sweeps = NULL;

  g_return_if_fail (KOL_IS_SESSION (self));

  self->leaving = TRUE;
  sweeps = g_ptr_array_copy (self->stopping, (GCopyFunc) g_object_ref, NULL);
  g_ptr_array_set_free_func (sweeps, g_object_unref);
  if (self->sweep != NULL)
    g_ptr_array_add (sweeps, g_object_ref (self->sweep));
  for (guint i = 0; i < sweeps->len; i++)
    if (is_under_way (sweeps->pdata[i]))
      kol_sweep_cancel (sweeps->pdata[i]);
}
