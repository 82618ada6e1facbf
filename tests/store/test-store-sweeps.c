// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-store-test.h"

#define OTHER_SERVICE "https://other.example"

static KolQuery *
make_query (const char *keyword)
{
  KolQuery *query = kol_query_new ();
  g_autoptr (GError) error = NULL;

  kol_query_set (query, "keyword", keyword, &error);
  g_assert_no_error (error);

  return query;
}

static KolSweepPlan *
begin (KolStore *store, const char *service, const char *keyword)
{
  g_autoptr (KolQuery) query = make_query (keyword);
  g_autoptr (GError) error = NULL;
  KolSweepPlan *plan = store_test_begin_sweep (store, service, query, &error);

  g_assert_no_error (error);

  return plan;
}

/* A page with so many creators, the first of them u{first}. */
static void
keep (KolStore *store, KolSweepPlan *plan, guint number, guint first, guint n_creators)
{
  g_autoptr (KolPage) page = kol_page_new (kol_sweep_plan_get_query (plan), number, 1700000000);
  g_autoptr (GError) error = NULL;

  for (guint i = first; i < first + n_creators; i++)
    {
      g_autofree char *id = g_strdup_printf ("u%u", i);

      store_test_page_add (page, id, "小鹿", i);
    }
  g_assert_true (store_test_keep (store, plan, page, &error));
  g_assert_no_error (error);
}

static KolResultList *
load (KolStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  KolResultList *results = store_test_load_sweep (store, id, &error);

  g_assert_no_error (error);

  return results;
}

static KolResultList *
load_last (KolStore *store)
{
  g_autoptr (GError) error = NULL;
  KolResultList *results = store_test_load_results (store, &error);

  g_assert_no_error (error);

  return results;
}

static gint64
get_id (KolResultList *results)
{
  return kol_sweep_plan_get_id (kol_result_list_get_plan (results));
}

static void
want (KolStore *store, KolSweepPlan *plan, guint last)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (store_test_want (store, kol_sweep_plan_get_id (plan), last, &error));
  g_assert_no_error (error);
}

static void
assert_ids (KolResultList *results, const char *expected)
{
  g_autofree char *ids = store_test_ids (G_LIST_MODEL (results));

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_begin (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) first = begin (store, STORE_TEST_SERVICE, "护肤");
  g_autoptr (KolSweepPlan) second = begin (store, STORE_TEST_SERVICE, "护肤");
  g_autoptr (KolResultList) results = load (store, kol_sweep_plan_get_id (first));
  KolSweepPlan *plan = kol_result_list_get_plan (results);

  g_assert_cmpint (kol_sweep_plan_get_id (first), >, 0);
  g_assert_cmpint (kol_sweep_plan_get_id (second), !=, kol_sweep_plan_get_id (first));
  g_assert_cmpstr (kol_sweep_plan_get_service (first), ==, STORE_TEST_SERVICE);
  g_assert_cmpstr (kol_query_get (kol_sweep_plan_get_query (first), "keyword"), ==, "护肤");

  g_assert_cmpint (kol_sweep_plan_get_id (plan), ==, kol_sweep_plan_get_id (first));
  g_assert_cmpstr (kol_sweep_plan_get_service (plan), ==, STORE_TEST_SERVICE);
  g_assert_true (
      kol_query_equal (kol_sweep_plan_get_query (plan), kol_sweep_plan_get_query (first)));
  g_assert_cmpuint (kol_sweep_plan_get_wanted (plan), ==, 0);
  g_assert_cmpuint (kol_sweep_plan_get_highest (plan), ==, 0);
  assert_ids (results, "");
  store_test_close (store);
}

/* Pages come back in the service's order, whatever order they were kept in. */
static void
test_load (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = begin (store, STORE_TEST_SERVICE, "a");
  g_autoptr (KolSweepPlan) other = begin (store, STORE_TEST_SERVICE, "a");
  g_autoptr (KolResultList) results = NULL;
  KolSweepPlan *loaded;

  keep (store, plan, 3, 30, 2);
  keep (store, other, 1, 90, 2);
  keep (store, plan, 1, 10, 2);
  want (store, plan, 9);
  store_test_close (store);

  store = store_fixture_open (fixture);
  results = load (store, kol_sweep_plan_get_id (plan));
  loaded = kol_result_list_get_plan (results);
  assert_ids (results, "u10 u11 u30 u31");
  g_assert_cmpuint (kol_sweep_plan_get_wanted (loaded), ==, 9);
  g_assert_cmpint (kol_sweep_plan_get_state (loaded, 1), ==, KOL_PAGE_STATE_HELD);
  g_assert_cmpint (kol_sweep_plan_get_state (loaded, 2), ==, KOL_PAGE_STATE_MISSING);
  g_assert_cmpint (kol_sweep_plan_get_state (loaded, 3), ==, KOL_PAGE_STATE_HELD);
  g_assert_cmpuint (store_test_n_decoded (), ==, 0);
  store_test_close (store);
}

static void
test_load_gone (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_null (store_test_load_sweep (store, 77, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (store_test_want (store, 77, 1, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND);
  store_test_close (store);
}

/* The last one is that of the page kept last, unless one was begun after it that is waited for. */
static void
test_last (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) first = begin (store, STORE_TEST_SERVICE, "a");
  g_autoptr (KolSweepPlan) second = begin (store, STORE_TEST_SERVICE, "b");
  g_autoptr (KolSweepPlan) third = begin (store, STORE_TEST_SERVICE, "c");
  g_autoptr (KolResultList) results = load_last (store);

  g_assert_null (results);
  keep (store, second, 1, 20, 1);
  keep (store, first, 1, 10, 1);
  results = load_last (store);
  g_assert_cmpint (get_id (results), ==, kol_sweep_plan_get_id (first));
  g_clear_object (&results);

  want (store, third, 5);
  results = load_last (store);
  g_assert_cmpint (get_id (results), ==, kol_sweep_plan_get_id (third));
  g_assert_cmpuint (kol_sweep_plan_get_wanted (kol_result_list_get_plan (results)), ==, 5);
  g_clear_object (&results);

  want (store, third, 0);
  results = load_last (store);
  g_assert_cmpint (get_id (results), ==, kol_sweep_plan_get_id (first));
  store_test_close (store);
}

/* The answer is kept byte for byte, and no longer in memory afterwards. */
static void
test_answer (StoreFixture *fixture, gconstpointer data)
{
  static const char strange[] = "{\"code\":0,\0 \xff\"data\":{}}\r\n";
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = begin (store, STORE_TEST_SERVICE, "a");
  g_autoptr (KolPage) page = kol_page_new (kol_sweep_plan_get_query (plan), 1, 1700000000);
  g_autoptr (GBytes) answer = g_bytes_new_static (strange, sizeof strange - 1);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GError) error = NULL;

  kol_page_set_answer (page, answer);
  g_assert_true (store_test_keep (store, plan, page, &error));
  g_assert_null (kol_page_get_answer (page));
  store_test_close (store);

  {
    g_autoptr (KolDatabase) database = kol_database_open (fixture->path, &error);
    g_autoptr (KolStatement) statement = kol_database_prepare (
        database, "SELECT bytes FROM page JOIN page_answer ON page.id = page", &error);

    g_assert_true (kol_statement_step (statement, &error));
    back = kol_statement_dup_bytes (statement, 0);
  }
  g_assert_true (g_bytes_equal (answer, back));
}

/* What could not be kept is still there to be kept. */
static void
test_answer_not_kept (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = begin (store, STORE_TEST_SERVICE, "a");
  g_autoptr (KolPage) page = kol_page_new (kol_sweep_plan_get_query (plan), 1, 1700000000);
  g_autoptr (GBytes) answer = g_bytes_new_static ("{}", 2);
  g_autoptr (GError) error = NULL;

  kol_page_set_answer (page, answer);
  g_assert_false (store_test_end_call (store, 77, KOL_CHARGE_CHARGED, 0, page, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND);
  g_assert_true (kol_page_get_answer (page) == answer);
  store_test_close (store);
}

static KolCopy *
find (KolStore *store, const char *service, const char *keyword)
{
  g_autoptr (KolQuery) query = make_query (keyword);
  g_autoptr (GError) error = NULL;
  KolCopy *copy = store_test_find_copy (store, service, query, &error);

  g_assert_no_error (error);

  return copy;
}

static void
test_find_copy (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) older = begin (store, STORE_TEST_SERVICE, "a");
  g_autoptr (KolSweepPlan) newer = begin (store, STORE_TEST_SERVICE, "a");
  g_autoptr (KolSweepPlan) empty = begin (store, STORE_TEST_SERVICE, "a");
  g_autoptr (KolCopy) copy = find (store, STORE_TEST_SERVICE, "a");

  g_assert_null (copy);
  keep (store, newer, 1, 10, 3);
  keep (store, newer, 2, 12, 2);
  keep (store, older, 1, 90, 1);
  want (store, newer, 4);

  copy = find (store, STORE_TEST_SERVICE, "a");
  g_assert_cmpint (kol_copy_get_sweep_id (copy), ==, kol_sweep_plan_get_id (newer));
  g_assert_cmpuint (kol_copy_get_n_pages (copy), ==, 2);
  g_assert_cmpuint (kol_copy_get_n_creators (copy), ==, 4);
  g_assert_cmpuint (kol_copy_get_wanted (copy), ==, 4);
  g_assert_cmpstr (kol_copy_get_service (copy), ==, STORE_TEST_SERVICE);
  g_assert_null (find (store, OTHER_SERVICE, "a"));
  g_assert_null (find (store, STORE_TEST_SERVICE, "b"));
  g_assert_nonnull (empty);
  store_test_close (store);
}

static KolResultList *
load_unsure (KolStore *store, const char *service, const char *keyword, gint64 since)
{
  g_autoptr (KolQuery) query = make_query (keyword);
  g_autoptr (GError) error = NULL;
  KolResultList *results = store_test_load_unsure (store, service, query, since, &error);

  g_assert_no_error (error);

  return results;
}

/* Sends a call for a page that does not come. */
static void
call_in_vain (KolStore *store, KolSweepPlan *plan, guint page, KolCharge charge)
{
  g_autoptr (GError) error = NULL;
  gint64 call = store_test_begin_call (store, plan, page, 0, &error);

  g_assert_no_error (error);
  g_assert_true (store_test_end_call (store, call, charge, -1, NULL, &error));
  g_assert_no_error (error);
}

/* A search that brought nothing and may be charged is found again, so that it is not paid for twice
 * by asking in the same words. */
static void
test_load_unsure (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (KolSweepPlan) free_one = begin (store, STORE_TEST_SERVICE, "a");
  g_autoptr (KolSweepPlan) unsure = begin (store, STORE_TEST_SERVICE, "a");
  g_autoptr (KolSweepPlan) held = begin (store, STORE_TEST_SERVICE, "a");
  g_autoptr (KolResultList) results = NULL;

  call_in_vain (store, free_one, 1, KOL_CHARGE_FREE);
  g_assert_null (load_unsure (store, STORE_TEST_SERVICE, "a", 0));

  call_in_vain (store, unsure, 1, KOL_CHARGE_UNSURE);
  keep (store, held, 1, 10, 3);
  call_in_vain (store, held, 2, KOL_CHARGE_UNSURE);
  results = load_unsure (store, STORE_TEST_SERVICE, "a", now - 100);
  g_assert_cmpint (kol_sweep_plan_get_id (kol_result_list_get_plan (results)), ==,
                   kol_sweep_plan_get_id (unsure));
  g_assert_cmpint (kol_sweep_plan_get_state (kol_result_list_get_plan (results), 1), ==,
                   KOL_PAGE_STATE_UNSURE);
  g_assert_null (load_unsure (store, STORE_TEST_SERVICE, "a", now + 100));
  g_assert_null (load_unsure (store, OTHER_SERVICE, "a", 0));
  g_assert_null (load_unsure (store, STORE_TEST_SERVICE, "b", 0));
  store_test_close (store);
}

/* A page that is paid for is kept even when the others were deleted while it was on its way. */
static void
test_deleted_meanwhile (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = begin (store, STORE_TEST_SERVICE, "a");
  gint64 id = kol_sweep_plan_get_id (plan);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KolPage) page = kol_page_new (kol_sweep_plan_get_query (plan), 2, 1700000000);
  g_autoptr (KolResultList) results = NULL;
  g_autoptr (GError) error = NULL;
  gint64 call;

  keep (store, plan, 1, 10, 1);
  call = store_test_begin_call (store, plan, 2, 0, &error);
  g_assert_no_error (error);
  g_array_append_val (ids, id);
  g_assert_true (store_test_delete_copies (store, ids, &error));
  store_test_page_add (page, "u20", "小鹿", 1);
  g_assert_true (store_test_end_call (store, call, KOL_CHARGE_CHARGED, 0, page, &error));
  g_assert_no_error (error);

  results = load (store, id);
  assert_ids (results, "u20");
  g_assert_cmpstr (kol_sweep_plan_get_service (kol_result_list_get_plan (results)), ==,
                   STORE_TEST_SERVICE);
  store_test_close (store);
}

/* A plan that the store never saw: its pages are not lost either. */
static void
test_plan_not_kept (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolQuery) query = make_query ("a");
  g_autoptr (KolSweepPlan) plan = kol_sweep_plan_new (0, STORE_TEST_SERVICE, query);
  g_autoptr (KolResultList) results = NULL;

  keep (store, plan, 1, 10, 2);
  results = load_last (store);
  assert_ids (results, "u10 u11");
  g_assert_cmpint (get_id (results), >, 0);
  store_test_close (store);
}

/* Sweeps that brought nothing and that nobody waits for are forgotten with the next start. */
static void
test_purge (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) empty = begin (store, STORE_TEST_SERVICE, "a");
  g_autoptr (KolSweepPlan) wanted = begin (store, STORE_TEST_SERVICE, "b");
  g_autoptr (KolSweepPlan) held = begin (store, STORE_TEST_SERVICE, "c");
  g_autoptr (KolResultList) results = NULL;
  g_autoptr (GError) error = NULL;

  want (store, wanted, 1);
  keep (store, held, 1, 10, 1);
  store_test_close (store);

  store = store_fixture_open (fixture);
  results = load (store, kol_sweep_plan_get_id (wanted));
  g_clear_object (&results);
  results = load (store, kol_sweep_plan_get_id (held));
  g_clear_object (&results);
  results = store_test_load_sweep (store, kol_sweep_plan_get_id (empty), &error);
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND);
  store_test_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_test_add ("/store/sweeps/begin", test_begin);
  store_test_add ("/store/sweeps/load", test_load);
  store_test_add ("/store/sweeps/load-gone", test_load_gone);
  store_test_add ("/store/sweeps/last", test_last);
  store_test_add ("/store/sweeps/answer", test_answer);
  store_test_add ("/store/sweeps/answer-not-kept", test_answer_not_kept);
  store_test_add ("/store/sweeps/find-copy", test_find_copy);
  store_test_add ("/store/sweeps/load-unsure", test_load_unsure);
  store_test_add ("/store/sweeps/deleted-meanwhile", test_deleted_meanwhile);
  store_test_add ("/store/sweeps/plan-not-kept", test_plan_not_kept);
  store_test_add ("/store/sweeps/purge", test_purge);

  return g_test_run ();
}
