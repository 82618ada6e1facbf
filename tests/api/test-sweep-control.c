// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Pause, stop, give up, and let go of a sweep, whatever it is doing. */

#include "log-watch.h"
#include "sweep-fixture.h"

#define TEST(path, function)                                                                       \
  g_test_add ("/api/sweep-control/" path, SweepFixture, NULL, sweep_fixture_set_up, function,      \
              sweep_fixture_tear_down)

/* Far longer than any test. */
#define LONG_PAUSE 50000

static KolPageState
get_page_state (SweepFixture *self, guint page)
{
  return kol_sweep_plan_get_state (kol_result_list_get_plan (self->results), page);
}

static void
assert_state (SweepFixture *self, KolSweepState state)
{
  g_assert_cmpint (kol_sweep_get_state (self->sweep), ==, state);
}

/* Pages 2 and 3 are under way, and stay so. */
static void
hold_two_calls (SweepFixture *self)
{
  page_server_hold (self->server, 2);
  page_server_hold (self->server, 3);
  sweep_fixture_start (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_wait_for_held (self, 2);
}

static void
release_two_calls (SweepFixture *self)
{
  page_server_release (self->server, 2);
  page_server_release (self->server, 3);
}

static gboolean
has_three_pages (SweepFixture *self)
{
  return kol_result_list_get_n_pages (self->results) == 3;
}

static void
test_pause (SweepFixture *self, gconstpointer data)
{
  hold_two_calls (self);
  kol_sweep_pause (self->sweep);
  assert_state (self, KOL_SWEEP_STATE_PAUSED);
  release_two_calls (self);
  sweep_fixture_wait (self, has_three_pages);
  assert_state (self, KOL_SWEEP_STATE_PAUSED);
  g_assert_cmpuint (fake_keeper_get_n_calls (self->keeper), ==, 3);
  g_assert_cmpuint (fake_keeper_count (self->keeper, KOL_CHARGE_CHARGED), ==, 3);

  kol_sweep_resume (self->sweep);
  sweep_fixture_finish (self);
  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
  sweep_fixture_assert_counts (self, 10, 0, 0);
}

/* Paused when nothing was left to ask for: there is nothing to resume. */
static void
test_pause_at_the_end (SweepFixture *self, gconstpointer data)
{
  page_server_hold (self->server, 2);
  sweep_fixture_start (self, 1, 2, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_wait_for_held (self, 1);
  kol_sweep_pause (self->sweep);
  page_server_release (self->server, 2);
  sweep_fixture_finish (self);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
}

static gboolean
is_waiting (SweepFixture *self)
{
  return kol_sweep_get_state (self->sweep) == KOL_SWEEP_STATE_WAITING;
}

/* Page 2 waits for its next try, for long. */
static void
wait_in_retry_pause (SweepFixture *self)
{
  kol_sweep_set_parallel (self->sweep, 1);
  kol_sweep_set_retry_pause (self->sweep, LONG_PAUSE);
  page_server_add_code (self->server, 2, 301);
  sweep_fixture_start (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_wait (self, is_waiting);
}

static void
test_pause_in_retry_pause (SweepFixture *self, gconstpointer data)
{
  wait_in_retry_pause (self);
  kol_sweep_pause (self->sweep);
  assert_state (self, KOL_SWEEP_STATE_PAUSED);
  kol_sweep_resume (self->sweep);
  assert_state (self, KOL_SWEEP_STATE_WAITING);
  kol_sweep_stop (self->sweep);
  assert_state (self, KOL_SWEEP_STATE_ENDED);
  sweep_fixture_finish (self);
}

static void
test_stop (SweepFixture *self, gconstpointer data)
{
  hold_two_calls (self);
  kol_sweep_stop (self->sweep);
  assert_state (self, KOL_SWEEP_STATE_STOPPING);
  kol_sweep_pause (self->sweep);
  assert_state (self, KOL_SWEEP_STATE_STOPPING);
  release_two_calls (self);
  sweep_fixture_finish (self);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_STOPPED);
  sweep_fixture_assert_counts (self, 3, 0, 0);
  g_assert_cmpuint (kol_result_list_get_n_pages (self->results), ==, 3);

  /* And on, where it stopped. */
  sweep_fixture_run (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
  sweep_fixture_assert_counts (self, 10, 0, 0);
}

/* A call that fails while it is waited for is not tried again. */
static void
test_stop_beside_failures (SweepFixture *self, gconstpointer data)
{
  page_server_add_code (self->server, 2, 301);
  page_server_add_code (self->server, 3, 302);
  hold_two_calls (self);
  kol_sweep_stop (self->sweep);
  release_two_calls (self);
  sweep_fixture_finish (self);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_STOPPED);
  sweep_fixture_assert_counts (self, 1, 2, 0);
  g_assert_cmpuint (self->delays->len, ==, 0);
  g_assert_cmpuint (sweep_fixture_count_pages (self, KOL_PAGE_STATE_FAILED), ==, 2);
}

static void
test_stop_in_retry_pause (SweepFixture *self, gconstpointer data)
{
  wait_in_retry_pause (self);
  kol_sweep_stop (self->sweep);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_STOPPED);
  sweep_fixture_assert_counts (self, 1, 1, 0);
  g_assert_cmpint (get_page_state (self, 2), ==, KOL_PAGE_STATE_FAILED);
  g_assert_cmpstr (self->events->str, ==, "+1 ~2 !2");
}

static void
test_stop_idle (SweepFixture *self, gconstpointer data)
{
  kol_sweep_stop (self->sweep);
  kol_sweep_pause (self->sweep);
  kol_sweep_resume (self->sweep);
  kol_sweep_cancel (self->sweep);
  assert_state (self, KOL_SWEEP_STATE_IDLE);

  sweep_fixture_start (self, 1, 2, KOL_SWEEP_AGAIN_FAILED);
  kol_sweep_stop (self->sweep);
  sweep_fixture_assert_end (self, KOL_SWEEP_END_STOPPED);
  sweep_fixture_run (self, 1, 2, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
  kol_sweep_stop (self->sweep);
  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
}

/* Whoever cannot wait does not learn what the calls cost. */
static void
test_cancel (SweepFixture *self, gconstpointer data)
{
  hold_two_calls (self);
  kol_sweep_cancel (self->sweep);
  sweep_fixture_finish (self);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_STOPPED);
  sweep_fixture_assert_counts (self, 1, 0, 2);
  g_assert_cmpint (get_page_state (self, 2), ==, KOL_PAGE_STATE_UNSURE);
  release_two_calls (self);

  /* The next run is not cancelled. */
  sweep_fixture_run (self, 1, 4, KOL_SWEEP_AGAIN_FAILED | KOL_SWEEP_AGAIN_UNSURE);
  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
}

/* --- Letting go --- */

static gboolean
is_settled (SweepFixture *self)
{
  return fake_keeper_count_open (self->keeper) == 0;
}

static void
let_go (SweepFixture *self)
{
  g_assert_finalize_object (g_steal_pointer (&self->sweep));
}

static void
test_let_go_before_the_first_call (SweepFixture *self, gconstpointer data)
{
  sweep_fixture_start (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);
  let_go (self);

  g_assert_cmpuint (fake_keeper_get_n_calls (self->keeper), ==, 0);
}

/* What is under way is paid for: it is kept and shown. */
static void
test_let_go_while_running (SweepFixture *self, gconstpointer data)
{
  page_server_add (self->server, 3, WIRE_CLOSE, NULL);
  hold_two_calls (self);
  let_go (self);
  release_two_calls (self);
  sweep_fixture_wait (self, is_settled);

  g_assert_cmpuint (fake_keeper_count_kept (self->keeper, 2), ==, 1);
  g_assert_cmpuint (fake_keeper_get_n_calls (self->keeper), ==, 3);
  while (get_page_state (self, 2) != KOL_PAGE_STATE_HELD ||
         get_page_state (self, 3) != KOL_PAGE_STATE_UNSURE)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_let_go_while_waiting (SweepFixture *self, gconstpointer data)
{
  wait_in_retry_pause (self);
  let_go (self);
}

static void
test_let_go_while_paused (SweepFixture *self, gconstpointer data)
{
  hold_two_calls (self);
  kol_sweep_pause (self->sweep);
  let_go (self);
  release_two_calls (self);
  sweep_fixture_wait (self, is_settled);
}

static void
test_let_go_while_stopping (SweepFixture *self, gconstpointer data)
{
  hold_two_calls (self);
  kol_sweep_stop (self->sweep);
  let_go (self);
  release_two_calls (self);
  sweep_fixture_wait (self, is_settled);
  g_assert_cmpuint (fake_keeper_count_kept (self->keeper, 3), ==, 1);
}

static void
test_let_go_when_ended (SweepFixture *self, gconstpointer data)
{
  sweep_fixture_run (self, 1, 2, KOL_SWEEP_AGAIN_FAILED);
  let_go (self);
}

static void
on_last_page_cb (KolSweep *sweep, KolPage *page, gpointer user_data)
{
  SweepFixture *self = user_data;

  if (kol_page_get_number (page) == 2)
    g_clear_object (&self->sweep);
}

/* From within a signal, where it is still in use. */
static void
test_let_go_in_a_signal (SweepFixture *self, gconstpointer data)
{
  kol_sweep_set_parallel (self->sweep, 1);
  g_signal_connect (self->sweep, "page", G_CALLBACK (on_last_page_cb), self);
  sweep_fixture_start (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);
  while (self->sweep != NULL)
    g_main_context_iteration (NULL, TRUE);
  sweep_fixture_wait (self, is_settled);
}

static void
on_page_to_stop_cb (KolSweep *sweep, KolPage *page, gpointer user_data)
{
  kol_sweep_stop (sweep);
}

static void
on_ended_cb (KolSweep *sweep, GParamSpec *pspec, gpointer user_data)
{
  guint *n_ends = user_data;

  if (kol_sweep_get_state (sweep) == KOL_SWEEP_STATE_ENDED && ++*n_ends < 4)
    kol_sweep_start (sweep, 1, 10, KOL_SWEEP_AGAIN_FAILED);
}

/* Stopped in one signal, started in another. */
static void
test_control_in_signals (SweepFixture *self, gconstpointer data)
{
  guint n_ends = 0;

  kol_sweep_set_parallel (self->sweep, 1);
  g_signal_connect (self->sweep, "page", G_CALLBACK (on_page_to_stop_cb), NULL);
  g_signal_connect (self->sweep, "notify::state", G_CALLBACK (on_ended_cb), &n_ends);
  sweep_fixture_start (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);
  while (n_ends < 4)
    g_main_context_iteration (NULL, TRUE);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_STOPPED);
  sweep_fixture_assert_order (self, "1 2 3 4");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  log_watch_start ();

  TEST ("pause", test_pause);
  TEST ("pause-at-the-end", test_pause_at_the_end);
  TEST ("pause-in-retry-pause", test_pause_in_retry_pause);
  TEST ("stop", test_stop);
  TEST ("stop-beside-failures", test_stop_beside_failures);
  TEST ("stop-in-retry-pause", test_stop_in_retry_pause);
  TEST ("stop-idle", test_stop_idle);
  TEST ("cancel", test_cancel);
  TEST ("let-go-before-the-first-call", test_let_go_before_the_first_call);
  TEST ("let-go-while-running", test_let_go_while_running);
  TEST ("let-go-while-waiting", test_let_go_while_waiting);
  TEST ("let-go-while-paused", test_let_go_while_paused);
  TEST ("let-go-while-stopping", test_let_go_while_stopping);
  TEST ("let-go-when-ended", test_let_go_when_ended);
  TEST ("let-go-in-a-signal", test_let_go_in_a_signal);
  TEST ("control-in-signals", test_control_in_signals);

  return g_test_run ();
}
