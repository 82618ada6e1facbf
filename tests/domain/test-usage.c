// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-usage.h"

static void
assert_count (const KolUsageCount *count, guint charged, guint free, guint unsure)
{
  g_assert_cmpuint (count->charged, ==, charged);
  g_assert_cmpuint (count->free, ==, free);
  g_assert_cmpuint (count->unsure, ==, unsure);
}

static void
test_nothing (void)
{
  KolUsage *usage = kol_usage_new ();

  g_assert_cmpuint (kol_usage_get_n_searches (usage), ==, 0);
  for (guint i = 0; i < KOL_N_USAGE_PERIODS; i++)
    assert_count (kol_usage_get (usage, i), 0, 0, 0);
  g_assert_finalize_object (usage);
}

static void
test_sums (void)
{
  const KolUsageCount first[KOL_N_USAGE_PERIODS] = { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } };
  const KolUsageCount second[KOL_N_USAGE_PERIODS] = { { 10, 0, 0 }, { 20, 0, 1 }, { 30, 1, 2 } };
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (GError) error = NULL;
  KolUsage *usage = kol_usage_new ();

  kol_query_set (query, "keyword", "露营", &error);
  g_assert_no_error (error);
  kol_usage_add_search (usage, "sample", query, 1000, first);
  kol_usage_add_search (usage, NULL, NULL, 900, second);

  g_assert_cmpuint (kol_usage_get_n_searches (usage), ==, 2);
  g_assert_cmpstr (kol_usage_get_service (usage, 0), ==, "sample");
  g_assert_true (kol_query_equal (kol_usage_get_query (usage, 0), query));
  g_assert_cmpint (kol_usage_get_last_at (usage, 0), ==, 1000);
  assert_count (kol_usage_get_count (usage, 0, KOL_USAGE_TODAY), 1, 2, 3);
  assert_count (kol_usage_get_count (usage, 0, KOL_USAGE_MONTH), 4, 5, 6);
  assert_count (kol_usage_get_count (usage, 0, KOL_USAGE_ALL), 7, 8, 9);
  g_assert_null (kol_usage_get_service (usage, 1));
  g_assert_null (kol_usage_get_query (usage, 1));
  g_assert_cmpint (kol_usage_get_last_at (usage, 1), ==, 900);

  assert_count (kol_usage_get (usage, KOL_USAGE_TODAY), 11, 2, 3);
  assert_count (kol_usage_get (usage, KOL_USAGE_MONTH), 24, 5, 7);
  assert_count (kol_usage_get (usage, KOL_USAGE_ALL), 37, 9, 11);
  g_assert_finalize_object (usage);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/usage/nothing", test_nothing);
  g_test_add_func ("/usage/sums", test_sums);

  return g_test_run ();
}
