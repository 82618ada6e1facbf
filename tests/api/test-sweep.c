// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Which pages a sweep asks for, in which order, and where it ends. */

#include <string.h>

#include "log-watch.h"
#include "sweep-fixture.h"

#define TEST(path, function)                                                                       \
  g_test_add ("/api/sweep/" path, SweepFixture, NULL, sweep_fixture_set_up, function,              \
              sweep_fixture_tear_down)

static KolSweepPlan *
get_plan (SweepFixture *self)
{
  return kol_result_list_get_plan (self->results);
}

/* As if the store had brought it back. */
static void
add_held_page (SweepFixture *self, guint number, guint first, guint n)
{
  g_autoptr (KolPage) page = kol_page_new (kol_result_list_get_query (self->results), number, 1);

  for (guint i = first; i < first + n; i++)
    {
      g_autoptr (KolCreator) creator = kol_creator_new ();
      g_autofree char *id = g_strdup_printf ("5f%022u", i);

      kol_creator_set_text (creator, kol_field_require ("userId"), id);
      kol_creator_seal (creator);
      kol_page_add (page, creator, NULL);
    }
  kol_page_set_total (page, KOL_TOTAL_CEILING);
  kol_result_list_add_page (self->results, page);
}

static void
add_held_pages (SweepFixture *self, guint first, guint last)
{
  for (guint i = first; i <= last; i++)
    add_held_page (self, i, (i - 1) * KOL_PAGE_SIZE, KOL_PAGE_SIZE);
}

/* Whatever came first: the list is in the service's own order, each creator once. */
static void
assert_in_order (SweepFixture *self)
{
  GListModel *model = G_LIST_MODEL (self->results);
  g_autofree char *last = g_strdup ("");

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (KolCreator) creator = g_list_model_get_item (model, i);

      g_assert_cmpstr (kol_creator_get_id (creator), >, last);
      g_free (last);
      last = g_strdup (kol_creator_get_id (creator));
    }
}

/* --- Order --- */

static void
test_range (SweepFixture *self, gconstpointer data)
{
  sweep_fixture_run (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
  sweep_fixture_assert_counts (self, 10, 0, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->results)), ==, 200);
  g_assert_true (kol_sweep_plan_is_complete (get_plan (self), 10));
  g_assert_cmpuint (page_server_get_peak (self->server), <=, KOL_SWEEP_DEFAULT_PARALLEL);
  assert_in_order (self);
  for (guint i = 1; i <= 10; i++)
    g_assert_cmpuint (fake_keeper_count_kept (self->keeper, i), ==, 1);
}

/* Page 1 tells the total: before it nothing else is asked. */
static void
test_first_page_alone (SweepFixture *self, gconstpointer data)
{
  kol_sweep_set_parallel (self->sweep, 4);
  page_server_hold (self->server, 1);
  sweep_fixture_start (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_wait_for_held (self, 1);
  g_assert_cmpuint (fake_keeper_get_n_calls (self->keeper), ==, 1);
  g_assert_cmpint (kol_sweep_get_state (self->sweep), ==, KOL_SWEEP_STATE_RUNNING);

  page_server_release (self->server, 1);
  sweep_fixture_finish (self);
  sweep_fixture_assert_counts (self, 10, 0, 0);
}

static void
test_parallel_bound (SweepFixture *self, gconstpointer data)
{
  add_held_pages (self, 1, 1);

  for (guint parallel = 1; parallel <= KOL_SWEEP_MAX_PARALLEL; parallel++)
    {
      guint n_before = fake_keeper_get_n_calls (self->keeper);
      guint first = 2 + (parallel - 1) * 10;

      kol_sweep_set_parallel (self->sweep, parallel);
      page_server_hold (self->server, 0);
      sweep_fixture_start (self, first, first + 9, KOL_SWEEP_AGAIN_FAILED);
      sweep_fixture_wait_for_held (self, parallel);
      g_assert_cmpuint (fake_keeper_get_n_calls (self->keeper), ==, n_before + parallel);
      page_server_release (self->server, 0);
      sweep_fixture_finish (self);

      sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
      g_assert_cmpuint (page_server_get_peak (self->server), ==, parallel);
    }
}

static void
test_parallel_changes (SweepFixture *self, gconstpointer data)
{
  add_held_pages (self, 1, 1);
  kol_sweep_set_parallel (self->sweep, 1);
  page_server_hold (self->server, 0);
  sweep_fixture_start (self, 1, 12, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_wait_for_held (self, 1);
  kol_sweep_set_parallel (self->sweep, 4);
  sweep_fixture_wait_for_held (self, 4);
  kol_sweep_set_parallel (self->sweep, 2);
  page_server_release (self->server, 0);
  sweep_fixture_finish (self);

  sweep_fixture_assert_counts (self, 11, 0, 0);
  g_assert_cmpuint (page_server_get_peak (self->server), ==, 4);
}

static gboolean
has_page_5 (SweepFixture *self)
{
  return kol_sweep_plan_get_state (get_plan (self), 5) == KOL_PAGE_STATE_HELD;
}

static void
test_slow_page_is_put_in_its_place (SweepFixture *self, gconstpointer data)
{
  page_server_hold (self->server, 2);
  sweep_fixture_start (self, 1, 6, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_wait (self, has_page_5);
  page_server_release (self->server, 2);
  sweep_fixture_finish (self);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->results)), ==, 120);
  assert_in_order (self);
}

/* Who cannot tell how many there are is asked for one page after the other. */
static void
test_no_total (SweepFixture *self, gconstpointer data)
{
  sweep_fixture_use_total (self, -1);
  kol_sweep_set_parallel (self->sweep, 4);
  sweep_fixture_run (self, 1, 6, KOL_SWEEP_AGAIN_FAILED);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
  sweep_fixture_assert_order (self, "1 2 3 4 5 6");
  g_assert_cmpuint (page_server_get_peak (self->server), ==, 1);
}

/* Five pages are expected, and there are more: those go one after the other, behind all others. */
static void
test_beyond_expected_end (SweepFixture *self, gconstpointer data)
{
  g_autofree char *order = NULL;

  sweep_fixture_use_total (self, 95);
  kol_sweep_set_parallel (self->sweep, 2);
  page_server_hold (self->server, 4);
  sweep_fixture_start (self, 1, 8, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_wait (self, has_page_5);
  g_assert_cmpuint (fake_keeper_get_n_calls (self->keeper), ==, 5);

  page_server_release (self->server, 4);
  sweep_fixture_finish (self);
  order = page_server_dup_order (self->server);
  g_assert_true (g_str_has_suffix (order, " 6 7 8"));
  sweep_fixture_assert_counts (self, 8, 0, 0);
}

/* --- Ends --- */

static void
test_empty_page (SweepFixture *self, gconstpointer data)
{
  kol_sweep_set_parallel (self->sweep, 1);
  page_server_set_creators (self->server, 4, 0, 0);
  sweep_fixture_run (self, 1, 250, KOL_SWEEP_AGAIN_FAILED);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_EMPTY);
  sweep_fixture_assert_order (self, "1 2 3 4");
  g_assert_cmpuint (kol_sweep_plan_get_end (get_plan (self)), ==, 3);
  g_assert_true (kol_sweep_plan_is_complete (get_plan (self), 250));
}

/* What is under way behind the end when it is found is kept all the same. */
static void
test_empty_page_beside_others (SweepFixture *self, gconstpointer data)
{
  kol_sweep_set_parallel (self->sweep, 3);
  page_server_set_creators (self->server, 3, 0, 0);
  page_server_hold (self->server, 2);
  page_server_hold (self->server, 4);
  sweep_fixture_start (self, 1, 250, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_wait_for_held (self, 2);
  page_server_release (self->server, 2);
  page_server_release (self->server, 4);
  sweep_fixture_finish (self);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_EMPTY);
  g_assert_cmpuint (fake_keeper_get_n_calls (self->keeper), <=, 6);
  g_assert_cmpuint (fake_keeper_count_kept (self->keeper, 4), ==, 1);
}

static void
test_nobody_at_all (SweepFixture *self, gconstpointer data)
{
  sweep_fixture_use_total (self, 0);
  page_server_set_creators (self->server, 1, 0, 0);
  sweep_fixture_run (self, 1, 250, KOL_SWEEP_AGAIN_FAILED);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_EMPTY);
  sweep_fixture_assert_counts (self, 1, 0, 0);
}

static void
test_short_last_page (SweepFixture *self, gconstpointer data)
{
  sweep_fixture_use_total (self, 47);
  page_server_set_creators (self->server, 3, 40, 7);
  sweep_fixture_run (self, 1, 250, KOL_SWEEP_AGAIN_FAILED);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_EMPTY);
  sweep_fixture_assert_counts (self, 3, 0, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->results)), ==, 47);
}

/* The total says 40, and is wrong. */
static void
test_total_alone_ends_nothing (SweepFixture *self, gconstpointer data)
{
  sweep_fixture_use_total (self, 40);
  page_server_set_creators (self->server, 5, 0, 0);
  sweep_fixture_run (self, 1, 250, KOL_SWEEP_AGAIN_FAILED);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_EMPTY);
  sweep_fixture_assert_counts (self, 5, 0, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->results)), ==, 80);
}

/* Pages 4 to 6 repeat page 3; one that brings somebody new in between begins the count anew. */
static void
test_nothing_new (SweepFixture *self, gconstpointer data)
{
  static const guint repeated[] = { 4, 5, 7, 8, 9, 10, 11 };

  kol_sweep_set_parallel (self->sweep, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (repeated); i++)
    page_server_set_creators (self->server, repeated[i], 40, KOL_PAGE_SIZE);
  sweep_fixture_run (self, 1, 250, KOL_SWEEP_AGAIN_FAILED);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_NOTHING_NEW);
  sweep_fixture_assert_order (self, "1 2 3 4 5 6 7 8 9");
}

static gboolean
has_page_7 (SweepFixture *self)
{
  return kol_sweep_plan_get_state (get_plan (self), 7) == KOL_PAGE_STATE_HELD;
}

/* In the order of the pages: one that is still to come is waited for. */
static void
test_nothing_new_with_a_slow_page (SweepFixture *self, gconstpointer data)
{
  page_server_hold (self->server, 4);
  for (guint i = 5; i <= 12; i++)
    page_server_set_creators (self->server, i, 40, KOL_PAGE_SIZE);
  sweep_fixture_start (self, 1, 250, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_wait (self, has_page_7);
  g_assert_cmpint (kol_sweep_get_state (self->sweep), ==, KOL_SWEEP_STATE_RUNNING);
  page_server_release (self->server, 4);
  sweep_fixture_finish (self);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_NOTHING_NEW);
  sweep_fixture_assert_counts (self, 7, 0, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->results)), ==, 80);
}

/* After a crash pages that are held count as they would have. */
static void
test_nothing_new_goes_on (SweepFixture *self, gconstpointer data)
{
  add_held_pages (self, 1, 3);
  add_held_page (self, 4, 40, KOL_PAGE_SIZE);
  add_held_page (self, 5, 40, KOL_PAGE_SIZE);
  kol_sweep_set_parallel (self->sweep, 1);
  page_server_set_creators (self->server, 6, 40, KOL_PAGE_SIZE);
  sweep_fixture_run (self, 1, 250, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_assert_end (self, KOL_SWEEP_END_NOTHING_NEW);
  sweep_fixture_assert_counts (self, 1, 0, 0);

  /* Whoever wants one page more all the same gets it. */
  sweep_fixture_run (self, 7, 7, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
  sweep_fixture_assert_counts (self, 2, 0, 0);
}

static void
test_ceiling (SweepFixture *self, gconstpointer data)
{
  add_held_pages (self, 1, 247);
  sweep_fixture_run (self, 1, KOL_PAGE_MAX, KOL_SWEEP_AGAIN_FAILED);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_CEILING);
  sweep_fixture_assert_counts (self, 3, 0, 0);
}

/* --- What is asked for --- */

static void
test_held_pages_are_not_asked_for (SweepFixture *self, gconstpointer data)
{
  add_held_pages (self, 1, 2);
  add_held_pages (self, 4, 5);
  kol_sweep_set_parallel (self->sweep, 1);
  sweep_fixture_run (self, 1, 7, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_assert_order (self, "3 6 7");

  sweep_fixture_run (self, 1, 7, KOL_SWEEP_AGAIN_FAILED | KOL_SWEEP_AGAIN_UNSURE);
  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
  sweep_fixture_assert_order (self, "3 6 7");
}

static void
test_again (SweepFixture *self, gconstpointer data)
{
  add_held_pages (self, 1, 1);
  kol_sweep_plan_set_state (get_plan (self), 3, KOL_PAGE_STATE_FAILED, 301);
  kol_sweep_plan_set_state (get_plan (self), 4, KOL_PAGE_STATE_UNSURE, -1);
  kol_sweep_plan_set_state (get_plan (self), 6, KOL_PAGE_STATE_UNSURE, -1);
  kol_sweep_set_parallel (self->sweep, 1);

  sweep_fixture_run (self, 1, 5, KOL_SWEEP_AGAIN_NOTHING);
  sweep_fixture_assert_order (self, "2 5");
  sweep_fixture_run (self, 1, 5, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_assert_order (self, "2 5 3");
  sweep_fixture_run (self, 4, 4, KOL_SWEEP_AGAIN_UNSURE);
  sweep_fixture_assert_order (self, "2 5 3 4");
  g_assert_true (kol_sweep_plan_is_complete (get_plan (self), 5));
  g_assert_cmpint (kol_sweep_plan_get_state (get_plan (self), 6), ==, KOL_PAGE_STATE_UNSURE);
}

static void
test_finalize (void)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (KolClient) client = kol_client_new ();
  g_autoptr (FakeKeeper) keeper = fake_keeper_new ();
  g_autoptr (KolResultList) results = kol_result_list_new (query);
  KolSweep *sweep = kol_sweep_new (client, KOL_KEEPER (keeper), results);

  g_assert_cmpint (kol_sweep_get_state (sweep), ==, KOL_SWEEP_STATE_IDLE);
  g_assert_cmpint (kol_sweep_get_end (sweep), ==, KOL_SWEEP_END_NONE);
  g_assert_null (kol_sweep_get_error (sweep));
  g_assert_finalize_object (sweep);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  log_watch_start ();

  TEST ("range", test_range);
  TEST ("first-page-alone", test_first_page_alone);
  TEST ("parallel-bound", test_parallel_bound);
  TEST ("parallel-changes", test_parallel_changes);
  TEST ("slow-page-is-put-in-its-place", test_slow_page_is_put_in_its_place);
  TEST ("no-total", test_no_total);
  TEST ("beyond-expected-end", test_beyond_expected_end);
  TEST ("empty-page", test_empty_page);
  TEST ("empty-page-beside-others", test_empty_page_beside_others);
  TEST ("nobody-at-all", test_nobody_at_all);
  TEST ("short-last-page", test_short_last_page);
  TEST ("total-alone-ends-nothing", test_total_alone_ends_nothing);
  TEST ("nothing-new", test_nothing_new);
  TEST ("nothing-new-with-a-slow-page", test_nothing_new_with_a_slow_page);
  TEST ("nothing-new-goes-on", test_nothing_new_goes_on);
  TEST ("ceiling", test_ceiling);
  TEST ("held-pages-are-not-asked-for", test_held_pages_are_not_asked_for);
  TEST ("again", test_again);
  g_test_add_func ("/api/sweep/finalize", test_finalize);

  return g_test_run ();
}
