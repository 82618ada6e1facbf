// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Whatever the clock of the system says. */

#include <math.h>

#include "log-watch.h"
#include "sweep-fixture.h"

#define TEST(path, function)                                                                       \
  g_test_add ("/api/sweep-clock/" path, SweepFixture, NULL, sweep_fixture_set_up, function,        \
              sweep_fixture_tear_down)

#define YEAR (365 * 24 * 60 * 60 * (gint64) G_USEC_PER_SEC)

static gint64 shift; /* microseconds */

/* In place of GLib's: the program and the libraries in it that ask for the time get this one. */
gint64
g_get_real_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_REALTIME, &now);

  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000 + shift;
}

static void
on_page_cb (KolSweep *sweep, KolPage *page, gpointer user_data)
{
  KolSweepProgress progress;

  /* Ahead and back again, from page to page. */
  shift = kol_page_get_number (page) % 2 == 0 ? 10 * YEAR : -10 * YEAR;
  kol_sweep_get_progress (sweep, &progress);
  g_assert_true (isnan (progress.seconds_left) ||
                 (progress.seconds_left >= 0 && progress.seconds_left < 60));
}

static void
on_retrying_cb (KolSweep *sweep, GError *error, guint delay, guint page, gpointer user_data)
{
  shift = -shift;
}

static void
test_clock_jumps (SweepFixture *self, gconstpointer data)
{
  shift = 0;
  g_signal_connect (self->sweep, "page", G_CALLBACK (on_page_cb), NULL);
  g_signal_connect (self->sweep, "retrying", G_CALLBACK (on_retrying_cb), NULL);
  for (guint i = 2; i <= 10; i += 2)
    page_server_add_code (self->server, i, i % 4 == 0 ? 301 : 302);
  sweep_fixture_run (self, 1, 12, KOL_SWEEP_AGAIN_FAILED);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
  sweep_fixture_assert_counts (self, 12, 5, 0);
  for (guint i = 0; i < self->delays->len; i++)
    g_assert_cmpuint (g_array_index (self->delays, guint, i), <, 100);
}

/* A date that the service names is meant by its own clock. */
static void
test_retry_after_date (SweepFixture *self, gconstpointer data)
{
  shift = 10 * YEAR;
  page_server_add_answer (self->server, 2, 429,
                          "Date: Mon, 05 Jan 2026 08:00:00 GMT\r\n"
                          "Retry-After: Mon, 05 Jan 2026 08:00:01 GMT\r\n",
                          "{\"code\":302}");
  sweep_fixture_run (self, 1, 3, KOL_SWEEP_AGAIN_FAILED);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
  g_assert_cmpuint (g_array_index (self->delays, guint, 0), ==, 1000);
}

/* That the two tests above can fail: our code does get this clock. */
static void
test_clock_is_ours (SweepFixture *self, gconstpointer data)
{
  gint64 before;

  shift = 0;
  before = g_get_real_time ();
  shift = YEAR;
  sweep_fixture_run (self, 1, 1, KOL_SWEEP_AGAIN_FAILED);

  g_assert_cmpint (kol_result_list_get_fetched_at (self->results), >,
                   (before + YEAR / 2) / G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  log_watch_start ();

  TEST ("clock-jumps", test_clock_jumps);
  TEST ("retry-after-date", test_retry_after_date);
  TEST ("clock-is-ours", test_clock_is_ours);

  return g_test_run ();
}
