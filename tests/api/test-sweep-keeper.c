// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What a sweep does when calls may not be sent, or what came cannot be kept. */

#include <string.h>

#include "log-watch.h"
#include "sweep-fixture.h"

#define TEST(path, function)                                                                       \
  g_test_add ("/api/sweep-keeper/" path, SweepFixture, NULL, sweep_fixture_set_up, function,       \
              sweep_fixture_tear_down)

static KolPageState
get_page_state (SweepFixture *self, guint page)
{
  return kol_sweep_plan_get_state (kol_result_list_get_plan (self->results), page);
}

static void
test_max_calls (SweepFixture *self, gconstpointer data)
{
  kol_sweep_set_max_calls (self->sweep, 3);
  sweep_fixture_run (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_assert_end (self, KOL_SWEEP_END_MAX_CALLS);
  sweep_fixture_assert_counts (self, 3, 0, 0);

  /* It is the life of the object that counts. */
  sweep_fixture_run (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_assert_end (self, KOL_SWEEP_END_MAX_CALLS);
  kol_sweep_set_max_calls (self->sweep, 4);
  sweep_fixture_run (self, 1, 4, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
  sweep_fixture_assert_counts (self, 4, 0, 0);
}

/* Free ones count too: they are sent. The page that would have been tried again has failed. */
static void
test_max_calls_with_failures (SweepFixture *self, gconstpointer data)
{
  kol_sweep_set_parallel (self->sweep, 1);
  kol_sweep_set_max_calls (self->sweep, 3);
  for (guint i = 0; i < 3; i++)
    page_server_add_code (self->server, 2, 301);
  sweep_fixture_run (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_MAX_CALLS);
  sweep_fixture_assert_counts (self, 1, 2, 0);
  g_assert_cmpint (get_page_state (self, 2), ==, KOL_PAGE_STATE_FAILED);
}

static void
test_daily_limit (SweepFixture *self, gconstpointer data)
{
  const GError *error;
  g_autofree char *sentence = NULL;

  kol_sweep_set_daily_limit (self->sweep, 4);
  sweep_fixture_run (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_assert_end (self, KOL_SWEEP_END_DAILY_LIMIT);
  sweep_fixture_assert_counts (self, 4, 0, 0);
  error = kol_sweep_get_error (self->sweep);
  g_assert_error (error, KOL_KEEPER_ERROR, KOL_KEEPER_ERROR_DAILY_LIMIT);
  sentence = kol_sweep_dup_sentence (self->sweep);
  g_assert_nonnull (strstr (sentence, "the daily limit of 4 calls is reached."));

  kol_sweep_set_daily_limit (self->sweep, 0);
  sweep_fixture_run (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
}

static gboolean
has_page_3 (SweepFixture *self)
{
  return get_page_state (self, 3) == KOL_PAGE_STATE_HELD;
}

/* While a call is under way it may turn out to be free: then there is room for another. */
static void
test_daily_limit_waits (SweepFixture *self, gconstpointer data)
{
  kol_sweep_set_parallel (self->sweep, 2);
  kol_sweep_set_daily_limit (self->sweep, 3);
  page_server_add_code (self->server, 2, 301);
  page_server_hold (self->server, 2);
  sweep_fixture_start (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_wait (self, has_page_3);
  g_assert_cmpint (kol_sweep_get_state (self->sweep), ==, KOL_SWEEP_STATE_RUNNING);
  page_server_release (self->server, 2);
  sweep_fixture_finish (self);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_DAILY_LIMIT);
  g_assert_cmpuint (fake_keeper_count (self->keeper, KOL_CHARGE_CHARGED), ==, 3);
  g_assert_cmpuint (fake_keeper_count (self->keeper, KOL_CHARGE_FREE), ==, 1);
}

/* --- Between being written down and being sent --- */

static gboolean
is_held (SweepFixture *self)
{
  return fake_keeper_get_n_held (self->keeper) == 1;
}

static void
start_held (SweepFixture *self)
{
  fake_keeper_hold_begin (self->keeper);
  sweep_fixture_start (self, 1, 3, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_wait (self, is_held);
}

static void
assert_not_sent (SweepFixture *self)
{
  const FakeCall *call = fake_keeper_get_call (self->keeper, 0);

  g_assert_false (call->open);
  g_assert_false (call->sent);
  g_assert_cmpint (call->charge, ==, KOL_CHARGE_FREE);
  g_assert_cmpint (call->code, ==, -1);
}

static void
test_stop_before_sending (SweepFixture *self, gconstpointer data)
{
  start_held (self);
  kol_sweep_stop (self->sweep);
  fake_keeper_release_begin (self->keeper);
  sweep_fixture_finish (self);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_STOPPED);
  sweep_fixture_assert_counts (self, 0, 0, 0);
  assert_not_sent (self);
  g_assert_cmpint (get_page_state (self, 1), ==, KOL_PAGE_STATE_MISSING);
}

static gboolean
is_settled (SweepFixture *self)
{
  return fake_keeper_get_n_calls (self->keeper) > 0 && fake_keeper_count_open (self->keeper) == 0;
}

static void
test_pause_before_sending (SweepFixture *self, gconstpointer data)
{
  start_held (self);
  kol_sweep_pause (self->sweep);
  fake_keeper_release_begin (self->keeper);
  sweep_fixture_wait (self, is_settled);
  assert_not_sent (self);

  kol_sweep_resume (self->sweep);
  sweep_fixture_finish (self);
  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
  sweep_fixture_assert_counts (self, 3, 0, 0);
}

static void
test_let_go_before_sending (SweepFixture *self, gconstpointer data)
{
  start_held (self);
  g_assert_finalize_object (g_steal_pointer (&self->sweep));
  fake_keeper_release_begin (self->keeper);
  sweep_fixture_wait (self, is_settled);

  assert_not_sent (self);
  g_assert_cmpuint (page_server_get_n_requests (self->server, 0), ==, 0);
}

/* Let go of, and the keeper refuses: nobody is there to hear it. */
static void
test_let_go_before_refusal (SweepFixture *self, gconstpointer data)
{
  fake_keeper_fail_begin (self->keeper, 1);
  start_held (self);
  g_assert_finalize_object (g_steal_pointer (&self->sweep));
  fake_keeper_release_begin (self->keeper);
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  g_assert_cmpuint (fake_keeper_get_n_calls (self->keeper), ==, 0);
}

/* --- Another service than the one the results are of --- */

static void
on_page_cb (KolSweep *sweep, KolPage *page, gpointer user_data)
{
  SweepFixture *self = user_data;

  if (kol_page_get_number (page) == 3)
    kol_client_set_service_name (self->client, "other");
}

static void
test_service_changes (SweepFixture *self, gconstpointer data)
{
  g_autoptr (KolSweepPlan) plan = NULL;

  kol_client_set_service_name (self->client, "one");
  plan = kol_sweep_plan_new (1, "one", kol_result_list_get_query (self->results));
  g_clear_object (&self->results);
  self->results = kol_result_list_new_for_plan (plan);
  sweep_fixture_use_total (self, KOL_TOTAL_CEILING);
  kol_sweep_set_parallel (self->sweep, 1);
  g_signal_connect (self->sweep, "page", G_CALLBACK (on_page_cb), self);
  sweep_fixture_run (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_assert_end (self, KOL_SWEEP_END_ERROR);
  g_assert_error (kol_sweep_get_error (self->sweep), KOL_API_ERROR, KOL_API_ERROR_OTHER_SERVICE);
  sweep_fixture_assert_counts (self, 3, 0, 0);

  kol_client_set_service_name (self->client, "one");
  sweep_fixture_run (self, 1, 4, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
}

static void
test_service_changes_before_sending (SweepFixture *self, gconstpointer data)
{
  g_autoptr (KolSweepPlan) plan = NULL;

  kol_client_set_service_name (self->client, "one");
  plan = kol_sweep_plan_new (1, "one", kol_result_list_get_query (self->results));
  g_clear_object (&self->results);
  self->results = kol_result_list_new_for_plan (plan);
  sweep_fixture_use_total (self, KOL_TOTAL_CEILING);
  start_held (self);
  kol_client_set_service_name (self->client, "other");
  fake_keeper_release_begin (self->keeper);
  sweep_fixture_finish (self);

  g_assert_error (kol_sweep_get_error (self->sweep), KOL_API_ERROR, KOL_API_ERROR_OTHER_SERVICE);
  assert_not_sent (self);
}

/* --- A keeper that fails --- */

static void
test_cannot_write_down (SweepFixture *self, gconstpointer data)
{
  kol_sweep_set_parallel (self->sweep, 1);
  fake_keeper_fail_begin (self->keeper, 3);
  sweep_fixture_run (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_ERROR);
  g_assert_error (kol_sweep_get_error (self->sweep), G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  sweep_fixture_assert_counts (self, 2, 0, 0);
  g_assert_cmpint (get_page_state (self, 3), ==, KOL_PAGE_STATE_MISSING);
}

/* The page is paid for, so it is shown; no other is paid for. */
static void
test_cannot_keep (SweepFixture *self, gconstpointer data)
{
  const GError *error;

  kol_sweep_set_parallel (self->sweep, 1);
  fake_keeper_fail_end (self->keeper, 2);
  sweep_fixture_run (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);

  error = kol_sweep_get_error (self->sweep);
  g_assert_cmpint (kol_sweep_get_end (self->sweep), ==, KOL_SWEEP_END_ERROR);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpstr (error->message, ==, "Page 2 is here, but could not be kept: the disk is full");
  g_assert_cmpuint (page_server_get_n_requests (self->server, 0), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->results)), ==, 40);
  g_assert_cmpstr (self->events->str, ==, "+1 +2");
}

static void
test_cannot_settle (SweepFixture *self, gconstpointer data)
{
  const GError *error;

  kol_sweep_set_parallel (self->sweep, 1);
  page_server_add_code (self->server, 2, 301);
  fake_keeper_fail_end (self->keeper, 2);
  sweep_fixture_run (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);

  error = kol_sweep_get_error (self->sweep);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, "call for page 2"));
  g_assert_cmpuint (page_server_get_n_requests (self->server, 0), ==, 2);
  g_assert_cmpuint (self->delays->len, ==, 0);
}

static void
test_keeper_finalize (void)
{
  g_assert_finalize_object (fake_keeper_new ());
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  log_watch_start ();

  TEST ("max-calls", test_max_calls);
  TEST ("max-calls-with-failures", test_max_calls_with_failures);
  TEST ("daily-limit", test_daily_limit);
  TEST ("daily-limit-waits", test_daily_limit_waits);
  TEST ("stop-before-sending", test_stop_before_sending);
  TEST ("pause-before-sending", test_pause_before_sending);
  TEST ("let-go-before-sending", test_let_go_before_sending);
  TEST ("let-go-before-refusal", test_let_go_before_refusal);
  TEST ("service-changes", test_service_changes);
  TEST ("service-changes-before-sending", test_service_changes_before_sending);
  TEST ("cannot-write-down", test_cannot_write_down);
  TEST ("cannot-keep", test_cannot_keep);
  TEST ("cannot-settle", test_cannot_settle);
  g_test_add_func ("/api/sweep-keeper/finalize", test_keeper_finalize);

  return g_test_run ();
}
