// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-property.h"
#include "kol-session-private.h"

/* Fetching pages of what is shown, one or many. Every run of it is a KolSweep, which alone sends
 * calls; here is what comes of it. What the user wants of it: kol-session-fetch.c. */

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

/*< private >
 * kol_session_want_pages:
 * @self: a session
 * @plan: whose pages
 * @last: up to which page the user wants the results; 0: no more of them
 *
 * Notes it for this run of the program and the next.
 */
void
kol_session_want_pages (KolSession *self, KolSweepPlan *plan, guint last)
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
    kol_session_want_pages (self, plan, 0);
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

/*< private >
 * kol_session_can_begin:
 * @self: a session
 *
 * Returns: whether pages of what is shown can be asked for now
 */
gboolean
kol_session_can_begin (KolSession *self)
{
  return self->open && self->results != NULL && !self->busy && kol_session_can_fetch (self);
}

/*< private >
 * kol_session_fetch:
 * @self: a session for which kol_session_can_begin() holds
 * @first: a page, from 1
 * @last: a page, to %KOL_PAGE_MAX
 * @again: what was asked for in vain and is asked for again
 * @many: whether the user follows it page by page
 *
 * Asks for the pages of a range that are not held.
 */
void
kol_session_fetch (KolSession *self, guint first, guint last, KolSweepAgain again, gboolean many)
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
      kol_session_want_pages (self, kol_result_list_get_plan (kol_sweep_get_results (sweep)), 0);
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
