// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sweep-plan.h"

static KolSweepPlan *
create_plan (void)
{
  g_autoptr (KolQuery) query = kol_query_new ();

  return kol_sweep_plan_new (7, "https://service.example", query);
}

static void
note_page (KolSweepPlan *plan, guint number, guint n_creators, gint64 total)
{
  g_autoptr (KolPage) page = kol_page_new (kol_sweep_plan_get_query (plan), number, 1000);

  for (guint i = 0; i < n_creators; i++)
    {
      g_autoptr (KolCreator) creator = kol_creator_new ();

      kol_creator_seal (creator);
      kol_page_add (page, creator, NULL);
    }
  kol_page_set_total (page, total);
  kol_sweep_plan_note_page (plan, page);
}

static void
note_change (KolSweepPlan *plan, guint page, guint *n_changes)
{
  (*n_changes)++;
}

static void
test_states (void)
{
  g_autoptr (KolSweepPlan) plan = create_plan ();
  guint n_changes = 0;

  g_signal_connect (plan, "changed", G_CALLBACK (note_change), &n_changes);
  g_assert_cmpint (kol_sweep_plan_get_id (plan), ==, 7);
  g_assert_cmpstr (kol_sweep_plan_get_service (plan), ==, "https://service.example");
  g_assert_cmpuint (kol_sweep_plan_get_highest (plan), ==, 0);

  kol_sweep_plan_set_state (plan, 3, KOL_PAGE_STATE_FAILED, 301);
  kol_sweep_plan_set_state (plan, 3, KOL_PAGE_STATE_FAILED, 301);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpint (kol_sweep_plan_get_code (plan, 3), ==, 301);
  kol_sweep_plan_set_state (plan, 5, KOL_PAGE_STATE_UNSURE, -1);
  g_assert_cmpuint (kol_sweep_plan_get_highest (plan), ==, 5);

  /* What is held stays held. */
  note_page (plan, 3, 20, 5000);
  g_assert_cmpint (kol_sweep_plan_get_code (plan, 3), ==, -1);
  kol_sweep_plan_set_state (plan, 3, KOL_PAGE_STATE_FAILED, 500);
  g_assert_cmpint (kol_sweep_plan_get_state (plan, 3), ==, KOL_PAGE_STATE_HELD);

  g_assert_cmpuint (kol_sweep_plan_count (plan, 5, KOL_PAGE_STATE_HELD), ==, 1);
  g_assert_cmpuint (kol_sweep_plan_count (plan, 5, KOL_PAGE_STATE_MISSING), ==, 3);
  g_assert_cmpuint (kol_sweep_plan_count (plan, 4, KOL_PAGE_STATE_UNSURE), ==, 0);
}

static void
test_wanted (void)
{
  g_autoptr (KolSweepPlan) plan = create_plan ();
  guint n_changes = 0;

  g_signal_connect (plan, "changed", G_CALLBACK (note_change), &n_changes);
  kol_sweep_plan_set_wanted (plan, 40);
  kol_sweep_plan_set_wanted (plan, 40);
  g_assert_cmpuint (kol_sweep_plan_get_wanted (plan), ==, 40);
  g_assert_cmpuint (n_changes, ==, 1);
}

/* A range is complete when every page of it is held, and not before. */
static void
test_complete (void)
{
  g_autoptr (KolSweepPlan) plan = create_plan ();

  note_page (plan, 1, 20, 5000);
  note_page (plan, 3, 20, 5000);
  g_assert_true (kol_sweep_plan_is_complete (plan, 1));
  g_assert_false (kol_sweep_plan_is_complete (plan, 3));
  kol_sweep_plan_set_state (plan, 2, KOL_PAGE_STATE_UNSURE, -1);
  g_assert_false (kol_sweep_plan_is_complete (plan, 3));

  note_page (plan, 4, 0, 5000);
  g_assert_cmpuint (kol_sweep_plan_get_end (plan), ==, 3);
  g_assert_false (kol_sweep_plan_is_complete (plan, KOL_PAGE_MAX));
  note_page (plan, 2, 20, 5000);
  g_assert_true (kol_sweep_plan_is_complete (plan, KOL_PAGE_MAX));
}

static void
test_end (void)
{
  g_autoptr (KolSweepPlan) full = create_plan ();
  g_autoptr (KolSweepPlan) few = create_plan ();
  g_autoptr (KolSweepPlan) nobody = create_plan ();
  g_autoptr (KolSweepPlan) ceiling = create_plan ();

  /* The total alone ends nothing. */
  note_page (full, 1, 20, 20);
  g_assert_cmpuint (kol_sweep_plan_get_end (full), ==, 0);
  note_page (few, 1, 7, 7);
  g_assert_cmpuint (kol_sweep_plan_get_end (few), ==, 1);
  note_page (nobody, 1, 0, 0);
  g_assert_cmpuint (kol_sweep_plan_get_end (nobody), ==, 1);
  g_assert_true (kol_sweep_plan_is_complete (nobody, KOL_PAGE_MAX));
  note_page (ceiling, KOL_PAGE_MAX, 20, 5000);
  g_assert_cmpuint (kol_sweep_plan_get_end (ceiling), ==, KOL_PAGE_MAX);
  g_assert_false (kol_sweep_plan_is_complete (ceiling, KOL_PAGE_MAX));
}

static void
test_finalize (void)
{
  KolSweepPlan *plan = create_plan ();

  g_assert_finalize_object (plan);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sweep-plan/states", test_states);
  g_test_add_func ("/sweep-plan/wanted", test_wanted);
  g_test_add_func ("/sweep-plan/complete", test_complete);
  g_test_add_func ("/sweep-plan/end", test_end);
  g_test_add_func ("/sweep-plan/finalize", test_finalize);

  return g_test_run ();
}
