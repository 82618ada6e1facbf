// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sweep-fixture.h"

#define TEST(path, function)                                                                       \
  g_test_add ("/api/sweep/" path, SweepFixture, NULL, sweep_fixture_set_up, function,              \
              sweep_fixture_tear_down)

static void
test_range (SweepFixture *self, gconstpointer data)
{
  sweep_fixture_run (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
  sweep_fixture_assert_counts (self, 10, 0, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->results)), ==, 200);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST ("range", test_range);

  return g_test_run ();
}
