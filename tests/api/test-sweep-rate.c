// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-api-error.h"
#include "kol-sweep-rate.h"

#define SECOND G_USEC_PER_SEC

static void
take_pages (KolSweepRate *rate, guint n)
{
  for (guint i = 0; i < n; i++)
    kol_sweep_rate_take_page (rate);
}

/* A rate limit slows down; pages that come speed up, one step after the other. */
static void
test_slow_and_recover (void)
{
  g_autoptr (GError) error = kol_api_error_new_for_code (302, NULL);
  KolSweepRate rate = { 0 };
  int delay;

  kol_sweep_rate_set_wanted (&rate, 3);
  g_assert_cmpuint (rate.parallel, ==, 3);
  g_assert_cmpint (kol_sweep_rate_get_due (&rate), ==, 0);

  kol_sweep_rate_begin_call (&rate, 10 * SECOND);
  g_assert_cmpint (kol_sweep_rate_get_due (&rate), ==, 0);
  delay = kol_sweep_rate_take_limit (&rate, rate.epoch, error, 1000, 11 * SECOND);
  g_assert_cmpint (delay, >=, 750);
  g_assert_cmpint (delay, <=, 1250);
  g_assert_cmpuint (rate.parallel, ==, 1);
  g_assert_cmpint (rate.gap, ==, SECOND / 2);
  g_assert_cmpint (kol_sweep_rate_get_due (&rate), ==, 11 * SECOND + (gint64) delay * 1000);

  /* Behind the pause there is a gap from call to call. */
  kol_sweep_rate_begin_call (&rate, 20 * SECOND);
  g_assert_cmpint (kol_sweep_rate_get_due (&rate), ==, 20 * SECOND + SECOND / 2);

  take_pages (&rate, 4);
  g_assert_cmpint (rate.gap, ==, SECOND / 2);
  take_pages (&rate, 1);
  g_assert_cmpint (rate.gap, ==, SECOND / 4);
  take_pages (&rate, 15);
  g_assert_cmpint (rate.gap, >, 0);
  g_assert_cmpuint (rate.parallel, ==, 1);
  take_pages (&rate, 5);
  g_assert_cmpint (rate.gap, ==, 0);
  take_pages (&rate, 5);
  g_assert_cmpuint (rate.parallel, ==, 2);
  take_pages (&rate, 50);
  g_assert_cmpuint (rate.parallel, ==, 3);
}

static void
test_gap_grows_within_bounds (void)
{
  g_autoptr (GError) error = kol_api_error_new_for_code (302, NULL);
  KolSweepRate rate = { 0 };
  gint64 gap = 0;

  kol_sweep_rate_set_wanted (&rate, 1);
  for (guint i = 0; i < 20; i++)
    {
      g_assert_cmpint (kol_sweep_rate_take_limit (&rate, rate.epoch, error, 1000, SECOND), >, 0);
      take_pages (&rate, 1);
      g_assert_cmpint (rate.gap, >=, gap);
      gap = rate.gap;
    }
  g_assert_cmpint (gap, ==, 10 * SECOND);
}

/* Calls that were side by side meet the same limit; the longest pause holds. */
static void
test_one_epoch (void)
{
  g_autoptr (GError) error = kol_api_error_new_for_code (302, NULL);
  KolSweepRate rate = { 0 };
  guint epoch = rate.epoch;

  kol_sweep_rate_set_wanted (&rate, 4);
  for (guint i = 0; i < 4; i++)
    {
      kol_api_error_set_retry_after (error, 4 - i);
      g_assert_cmpint (kol_sweep_rate_take_limit (&rate, epoch, error, 1000, 0), ==,
                       (int) (4 - i) * 1000);
    }

  g_assert_cmpuint (rate.n_hits, ==, 1);
  g_assert_cmpint (rate.gap, ==, SECOND / 2);
  g_assert_cmpint (kol_sweep_rate_get_due (&rate), ==, 4 * SECOND);
}

static void
test_gives_up (void)
{
  g_autoptr (GError) error = kol_api_error_new_for_code (302, NULL);
  g_autoptr (GError) patient = kol_api_error_new_for_code (302, NULL);
  KolSweepRate rate = { 0 };

  kol_sweep_rate_set_wanted (&rate, 2);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (kol_sweep_rate_take_limit (&rate, rate.epoch, error, 1, 0), >=, 0);
  g_assert_cmpint (kol_sweep_rate_take_limit (&rate, rate.epoch, error, 1, 0), ==, -1);

  /* A page in between, and patience begins anew. */
  take_pages (&rate, 1);
  g_assert_cmpint (kol_sweep_rate_take_limit (&rate, rate.epoch, error, 1, 0), >=, 0);

  kol_api_error_set_retry_after (patient, 3600);
  g_assert_cmpint (kol_sweep_rate_take_limit (&rate, rate.epoch, patient, 1, 0), ==, -1);
}

static void
test_wanted_changes (void)
{
  g_autoptr (GError) error = kol_api_error_new_for_code (302, NULL);
  KolSweepRate rate = { 0 };

  kol_sweep_rate_set_wanted (&rate, 2);
  kol_sweep_rate_set_wanted (&rate, 4);
  g_assert_cmpuint (rate.parallel, ==, 4);
  kol_sweep_rate_set_wanted (&rate, 1);
  g_assert_cmpuint (rate.parallel, ==, 1);

  kol_sweep_rate_set_wanted (&rate, 4);
  kol_sweep_rate_take_limit (&rate, rate.epoch, error, 0, 0);
  g_assert_cmpint (rate.gap, ==, 0);
  kol_sweep_rate_set_wanted (&rate, 3);
  g_assert_cmpuint (rate.parallel, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/api/sweep-rate/slow-and-recover", test_slow_and_recover);
  g_test_add_func ("/api/sweep-rate/gap-grows-within-bounds", test_gap_grows_within_bounds);
  g_test_add_func ("/api/sweep-rate/one-epoch", test_one_epoch);
  g_test_add_func ("/api/sweep-rate/gives-up", test_gives_up);
  g_test_add_func ("/api/sweep-rate/wanted-changes", test_wanted_changes);

  return g_test_run ();
}
