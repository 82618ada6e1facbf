// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What a sweep tells of itself. */

#include <math.h>
#include <string.h>

#include "log-watch.h"
#include "sweep-fixture.h"

#define TEST(path, function)                                                                       \
  g_test_add ("/api/sweep-progress/" path, SweepFixture, NULL, sweep_fixture_set_up, function,     \
              sweep_fixture_tear_down)

static gboolean
has_page_5 (SweepFixture *self)
{
  return kol_sweep_plan_get_state (kol_result_list_get_plan (self->results), 5) ==
         KOL_PAGE_STATE_HELD;
}

static void
on_state_cb (KolSweep *sweep, GParamSpec *pspec, gpointer user_data)
{
  guint state;

  g_object_get (sweep, "state", &state, NULL);
  g_assert_cmpuint (state, ==, kol_sweep_get_state (sweep));
  g_string_append_printf (user_data, "%u", state);
}

static void
on_progress_cb (KolSweep *sweep, gpointer user_data)
{
  guint *n = user_data;

  (*n)++;
}

static void
test_told (SweepFixture *self, gconstpointer data)
{
  g_autoptr (GString) states = g_string_new (NULL);
  KolSweepProgress progress;
  guint n_progress = 0;

  g_signal_connect (self->sweep, "notify::state", G_CALLBACK (on_state_cb), states);
  g_signal_connect (self->sweep, "progress", G_CALLBACK (on_progress_cb), &n_progress);
  kol_sweep_set_parallel (self->sweep, 1);
  g_assert_true (kol_sweep_get_results (self->sweep) == self->results);
  kol_sweep_get_progress (self->sweep, &progress);
  g_assert_cmpuint (progress.pages_total, ==, 0);

  sweep_fixture_start (self, 1, 40, KOL_SWEEP_AGAIN_FAILED);
  kol_sweep_get_progress (self->sweep, &progress);
  g_assert_cmpuint (progress.pages_total, ==, 40);
  g_assert_cmpuint (progress.pages_done, ==, 0);
  g_assert_true (isnan (progress.seconds_left));
  sweep_fixture_finish (self);

  kol_sweep_get_progress (self->sweep, &progress);
  g_assert_cmpuint (progress.pages_total, ==, 40);
  g_assert_cmpuint (progress.pages_done, ==, 40);
  g_assert_cmpstr (states->str, ==, "15");
  g_assert_cmpuint (n_progress, >=, 1);
  g_assert_cmpuint (n_progress, <, 40);
}

/* How much there is to do is known from the first page on, and how long it takes from the second.
 */
static void
test_progress (SweepFixture *self, gconstpointer data)
{
  KolSweepProgress progress;

  sweep_fixture_use_total (self, 195);
  kol_sweep_set_parallel (self->sweep, 1);
  page_server_set_creators (self->server, 10, 180, 15);
  page_server_hold (self->server, 6);
  sweep_fixture_start (self, 1, 250, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_wait (self, has_page_5);

  kol_sweep_get_progress (self->sweep, &progress);
  g_assert_cmpuint (progress.pages_done, ==, 5);
  g_assert_cmpuint (progress.pages_total, ==, 10);
  g_assert_cmpuint (progress.charged, ==, 5);
  g_assert_cmpfloat (progress.seconds_left, >, 0);
  g_assert_cmpfloat (progress.seconds_left, <, 100);

  page_server_release (self->server, 6);
  sweep_fixture_finish (self);
  sweep_fixture_assert_end (self, KOL_SWEEP_END_EMPTY);
}

/* Every way to end has a sentence of its own; a hole in a range is told. */
static void
test_sentences (SweepFixture *self, gconstpointer data)
{
  g_autofree char *idle = kol_sweep_dup_sentence (self->sweep);
  g_autofree char *running = NULL;
  g_autofree char *ended = NULL;

  page_server_add_code (self->server, 2, 301);
  page_server_add (self->server, 3, WIRE_CLOSE, NULL);
  page_server_add (self->server, 5, WIRE_CLOSE, NULL);
  for (guint i = 0; i < 3; i++)
    page_server_add_code (self->server, 2, 301);
  kol_sweep_set_parallel (self->sweep, 1);
  sweep_fixture_start (self, 1, 6, KOL_SWEEP_AGAIN_NOTHING);
  running = kol_sweep_dup_sentence (self->sweep);
  sweep_fixture_finish (self);

  ended = kol_sweep_dup_sentence (self->sweep);
  g_assert_cmpstr (idle, !=, running);
  g_assert_cmpstr (ended, ==,
                   "Every page you wanted was asked for. 1 page failed and is missing. "
                   "2 pages are missing and may be charged.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  log_watch_start ();

  TEST ("told", test_told);
  TEST ("progress", test_progress);
  TEST ("sentences", test_sentences);

  return g_test_run ();
}
