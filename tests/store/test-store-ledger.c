// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-store-test.h"

static KolSweepPlan *
begin (KolStore *store, const char *service)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (GError) error = NULL;
  KolSweepPlan *plan = store_test_begin_sweep (store, service, query, &error);

  g_assert_no_error (error);

  return plan;
}

static gint64
begin_call (KolStore *store, KolSweepPlan *plan, guint page)
{
  g_autoptr (GError) error = NULL;
  gint64 id = store_test_begin_call (store, plan, page, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);

  return id;
}

static void
end_call (KolStore *store, gint64 id, KolCharge charge, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (store_test_end_call (store, id, charge, code, NULL, &error));
  g_assert_no_error (error);
}

/* What did not leave this machine. */
static void
end_unsent (KolStore *store, gint64 id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  kol_keeper_end_call_async (KOL_KEEPER (store), id, KOL_CHARGE_FREE, FALSE, -1, NULL,
                             store_test_done_cb, &result);
  kol_keeper_end_call_finish (KOL_KEEPER (store), store_test_wait (&result), &error);
  g_assert_no_error (error);
}

static void
call (KolStore *store, KolSweepPlan *plan, guint page, KolCharge charge, int code)
{
  end_call (store, begin_call (store, plan, page), charge, code);
}

static void
keep (KolStore *store, KolSweepPlan *plan, guint number)
{
  g_autoptr (KolPage) page = kol_page_new (kol_sweep_plan_get_query (plan), number, 1700000000);
  g_autoptr (GError) error = NULL;

  store_test_page_add (page, "u1", "小鹿", 1);
  g_assert_true (store_test_keep (store, plan, page, &error));
  g_assert_no_error (error);
}

static void
assert_refused (KolStore *store, KolSweepPlan *plan, guint page, guint limit, KolKeeperError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (store_test_begin_call (store, plan, page, limit, &error), ==, 0);
  g_assert_error (error, KOL_KEEPER_ERROR, (int) code);
}

static void
assert_count (KolStore *store, KolUsagePeriod period, guint charged, guint free, guint unsure)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KolUsage) usage = store_test_load_usage (store, &error);
  const KolUsageCount *count;

  g_assert_no_error (error);
  count = kol_usage_get (usage, period);
  g_assert_cmpuint (count->charged, ==, charged);
  g_assert_cmpuint (count->free, ==, free);
  g_assert_cmpuint (count->unsure, ==, unsure);
}

static void
assert_state (KolStore *store, KolSweepPlan *plan, guint page, KolPageState state, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KolResultList)
      results = store_test_load_sweep (store, kol_sweep_plan_get_id (plan), &error);
  KolSweepPlan *loaded;

  g_assert_no_error (error);
  loaded = kol_result_list_get_plan (results);
  g_assert_cmpint (kol_sweep_plan_get_state (loaded, page), ==, state);
  g_assert_cmpint (kol_sweep_plan_get_code (loaded, page), ==, code);
}

/* Of a page that is not held the last call says what is known. */
static void
test_states (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = begin (store, STORE_TEST_SERVICE);

  keep (store, plan, 1);
  call (store, plan, 2, KOL_CHARGE_FREE, 301);
  call (store, plan, 3, KOL_CHARGE_UNSURE, -1);
  call (store, plan, 4, KOL_CHARGE_CHARGED, 0); /* and nobody could read what came */
  begin_call (store, plan, 5);
  end_unsent (store, begin_call (store, plan, 6));
  call (store, plan, 7, KOL_CHARGE_UNSURE, -1);
  end_unsent (store, begin_call (store, plan, 7));
  call (store, plan, 8, KOL_CHARGE_UNSURE, -1);
  call (store, plan, 8, KOL_CHARGE_FREE, 500);
  call (store, plan, 9, KOL_CHARGE_FREE, 500);
  keep (store, plan, 9);

  assert_state (store, plan, 1, KOL_PAGE_STATE_HELD, -1);
  assert_state (store, plan, 2, KOL_PAGE_STATE_FAILED, 301);
  assert_state (store, plan, 3, KOL_PAGE_STATE_UNSURE, -1);
  assert_state (store, plan, 4, KOL_PAGE_STATE_FAILED, 0);
  assert_state (store, plan, 5, KOL_PAGE_STATE_UNSURE, -1);
  assert_state (store, plan, 6, KOL_PAGE_STATE_MISSING, -1);
  assert_state (store, plan, 7, KOL_PAGE_STATE_UNSURE, -1);
  assert_state (store, plan, 8, KOL_PAGE_STATE_FAILED, 500);
  assert_state (store, plan, 9, KOL_PAGE_STATE_HELD, -1);
  store_test_close (store);
}

/* Written down before it is sent: while it is under way others see it. */
static void
test_written_first (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = begin (store, STORE_TEST_SERVICE);
  gint64 id = begin_call (store, plan, 3);

  g_assert_cmpint (store_fixture_number (fixture,
                                         "SELECT count(*) FROM call WHERE state = 'open' AND"
                                         " page = 3 AND settled_at IS NULL AND owner > 0 AND"
                                         " service = '" STORE_TEST_SERVICE "'"),
                   ==, 1);
  assert_count (store, KOL_USAGE_TODAY, 0, 0, 1);
  end_call (store, id, KOL_CHARGE_FREE, 302);
  g_assert_cmpint (store_fixture_number (fixture,
                                         "SELECT count(*) FROM call WHERE state = 'free' AND"
                                         " code = 302 AND settled_at >= sent_at"),
                   ==, 1);
  assert_count (store, KOL_USAGE_TODAY, 0, 1, 0);
  store_test_close (store);
}

/* A call and its page are kept together or not at all. */
static void
test_both_or_neither (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = begin (store, STORE_TEST_SERVICE);
  g_autoptr (KolPage) page = kol_page_new (kol_sweep_plan_get_query (plan), 1, 1700000000);
  g_autoptr (GError) error = NULL;
  gint64 id = begin_call (store, plan, 1);

  store_fixture_sql (fixture, "CREATE TRIGGER no BEFORE INSERT ON creator"
                              " BEGIN SELECT raise (ABORT, 'no'); END");
  store_test_page_add (page, "u1", "小鹿", 1);
  g_assert_false (store_test_end_call (store, id, KOL_CHARGE_CHARGED, 0, page, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED);
  g_clear_error (&error);
  assert_count (store, KOL_USAGE_ALL, 0, 0, 1);
  assert_state (store, plan, 1, KOL_PAGE_STATE_UNSURE, -1);

  /* It can be tried again, as nobody else is at it. */
  store_fixture_sql (fixture, "DROP TRIGGER no");
  g_assert_true (store_test_end_call (store, id, KOL_CHARGE_CHARGED, 0, page, &error));
  g_assert_no_error (error);
  assert_count (store, KOL_USAGE_ALL, 1, 0, 0);
  assert_state (store, plan, 1, KOL_PAGE_STATE_HELD, -1);
  store_test_close (store);
}

/* What is held is not asked for again, whoever planned it. */
static void
test_held (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = begin (store, STORE_TEST_SERVICE);

  keep (store, plan, 1);
  assert_refused (store, plan, 1, 0, KOL_KEEPER_ERROR_TAKEN);
  assert_count (store, KOL_USAGE_ALL, 1, 0, 0);
  store_test_close (store);
}

/* Two at one file: while one fetches a page the other does not; when it is gone, nobody can tell
 * what became of the page, and whoever wants it may ask again. */
static void
test_two_stores (StoreFixture *fixture, gconstpointer data)
{
  KolStore *one = store_fixture_open (fixture);
  KolStore *two = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = begin (one, STORE_TEST_SERVICE);
  gint64 id = begin_call (one, plan, 1);

  assert_refused (two, plan, 1, 0, KOL_KEEPER_ERROR_TAKEN);
  end_call (two, begin_call (two, plan, 2), KOL_CHARGE_FREE, 301);
  assert_state (two, plan, 1, KOL_PAGE_STATE_UNSURE, -1);
  store_test_close (two);

  /* Opening beside it does not settle what is under way. */
  two = store_fixture_open (fixture);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM call WHERE state = 'open'"),
                   ==, 1);
  assert_refused (two, plan, 1, 0, KOL_KEEPER_ERROR_TAKEN);
  end_call (one, id, KOL_CHARGE_FREE, 500);
  id = begin_call (one, plan, 3);
  store_test_close (one);

  end_call (two, begin_call (two, plan, 3), KOL_CHARGE_UNSURE, -1);
  assert_count (two, KOL_USAGE_ALL, 0, 2, 2);
  store_test_close (two);
}

/* A page that arrived in the other's hands. */
static void
test_two_stores_held (StoreFixture *fixture, gconstpointer data)
{
  KolStore *one = store_fixture_open (fixture);
  KolStore *two = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = begin (one, STORE_TEST_SERVICE);

  keep (one, plan, 1);
  assert_refused (two, plan, 1, 0, KOL_KEEPER_ERROR_TAKEN);
  keep (two, plan, 2);
  assert_state (one, plan, 2, KOL_PAGE_STATE_HELD, -1);
  store_test_close (two);
  store_test_close (one);
}

/* Calls that were never ended are unsure when their process is gone, also while another is not. */
static void
test_gone (StoreFixture *fixture, gconstpointer data)
{
  gboolean alone = GPOINTER_TO_INT (data);
  KolStore *other = alone ? NULL : store_fixture_open (fixture);
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = begin (store, STORE_TEST_SERVICE);
  g_autoptr (GError) error = NULL;

  g_assert_true (store_test_want (store, kol_sweep_plan_get_id (plan), 1, &error));
  begin_call (store, plan, 1);
  store_test_close (store);
  store = store_fixture_open (fixture);
  g_assert_cmpint (store_fixture_number (fixture,
                                         "SELECT count(*) FROM call WHERE state = 'unsure' AND"
                                         " settled_at >= sent_at"),
                   ==, 1);
  assert_state (store, plan, 1, KOL_PAGE_STATE_UNSURE, -1);
  assert_count (store, KOL_USAGE_TODAY, 0, 0, 1);
  store_test_close (store);
  if (other != NULL)
    store_test_close (other);
}

static void
test_daily_limit (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = begin (store, STORE_TEST_SERVICE);
  g_autoptr (KolSweepPlan) sample = begin (store, KOL_SWEEP_PLAN_SAMPLE);
  g_autoptr (GError) error = NULL;
  gint64 open;

  call (store, plan, 1, KOL_CHARGE_CHARGED, 0);
  call (store, plan, 2, KOL_CHARGE_UNSURE, -1);
  call (store, plan, 3, KOL_CHARGE_FREE, 301);
  end_unsent (store, begin_call (store, plan, 4));
  /* Play money. */
  call (store, sample, 1, KOL_CHARGE_CHARGED, 0);
  call (store, sample, 2, KOL_CHARGE_CHARGED, 0);

  assert_refused (store, plan, 5, 1, KOL_KEEPER_ERROR_DAILY_LIMIT);
  assert_refused (store, plan, 5, 2, KOL_KEEPER_ERROR_DAILY_LIMIT);
  open = store_test_begin_call (store, plan, 5, 3, &error);
  g_assert_no_error (error);
  assert_refused (store, plan, 6, 3, KOL_KEEPER_ERROR_DAILY_LIMIT);
  /* It cost nothing: there is room again. */
  end_call (store, open, KOL_CHARGE_FREE, 302);
  g_assert_cmpint (store_test_begin_call (store, plan, 6, 3, &error), >, 0);
  assert_refused (store, sample, 3, 2, KOL_KEEPER_ERROR_DAILY_LIMIT);
  store_test_close (store);
}

static void
test_limit_sentence (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = begin (store, STORE_TEST_SERVICE);
  g_autoptr (GError) error = NULL;

  call (store, plan, 1, KOL_CHARGE_CHARGED, 0);
  store_test_begin_call (store, plan, 2, 1, &error);
  g_assert_cmpstr (error->message, ==,
                   "Today’s limit of 1 call is reached. Raise the limit, or go on tomorrow.");
  store_test_close (store);
}

/* Moves all calls by so many seconds. */
static void
move_calls (StoreFixture *fixture, gint64 seconds)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE call SET sent_at = sent_at + %" G_GINT64_FORMAT,
                                          seconds);

  store_fixture_sql (fixture, sql);
}

/* Yesterday's calls do not count; those of a clock that was set back since do. */
static void
test_clock (StoreFixture *fixture, gconstpointer data)
{
  const gint64 day = G_TIME_SPAN_DAY / G_USEC_PER_SEC;
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = begin (store, STORE_TEST_SERVICE);
  g_autoptr (GError) error = NULL;

  call (store, plan, 1, KOL_CHARGE_CHARGED, 0);
  call (store, plan, 2, KOL_CHARGE_CHARGED, 0);
  move_calls (fixture, -2 * day);
  assert_count (store, KOL_USAGE_TODAY, 0, 0, 0);
  end_call (store, store_test_begin_call (store, plan, 3, 1, &error), KOL_CHARGE_FREE, 301);
  g_assert_no_error (error);

  move_calls (fixture, 400 * day);
  assert_refused (store, plan, 3, 2, KOL_KEEPER_ERROR_DAILY_LIMIT);
  assert_count (store, KOL_USAGE_TODAY, 2, 1, 0);
  assert_count (store, KOL_USAGE_MONTH, 2, 1, 0);

  move_calls (fixture, -2000 * day);
  assert_count (store, KOL_USAGE_MONTH, 0, 0, 0);
  assert_count (store, KOL_USAGE_ALL, 2, 1, 0);
  store_test_close (store);
}

/* Writes a call down at that time, which is from the local calendar. */
static void
put_call (StoreFixture *fixture, const char *when)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (when, zone);
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO call (sent_at, service, query, page, state, owner) VALUES"
      " (%" G_GINT64_FORMAT ", 'x', '', 1, 'charged', 1)",
      g_date_time_to_unix (time));

  store_fixture_sql (fixture, sql);
}

/* A day begins at midnight where the user is. */
static void
test_midnight (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) before = g_date_time_add_days (now, -1);
  g_autofree char *first = g_date_time_format (now, "%Y-%m-%dT00:00:00");
  g_autofree char *last = g_date_time_format (before, "%Y-%m-%dT23:59:59");

  put_call (fixture, last);
  assert_count (store, KOL_USAGE_TODAY, 0, 0, 0);
  put_call (fixture, first);
  assert_count (store, KOL_USAGE_TODAY, 1, 0, 0);
  store_test_close (store);
}

typedef struct
{
  KolStore *store;    /* owned by the test */
  KolSweepPlan *plan; /* owned by the test */
  guint n_allowed;
  guint n_refused;
} Race;

static void
on_begun_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Race *race = data;
  g_autoptr (GError) error = NULL;

  if (kol_keeper_begin_call_finish (KOL_KEEPER (source), result, &error) > 0)
    race->n_allowed++;
  else
    {
      g_assert_error (error, KOL_KEEPER_ERROR, KOL_KEEPER_ERROR_DAILY_LIMIT);
      race->n_refused++;
    }
}

/* Two that begin calls at the same time do not pass the limit together. */
static void
test_limit_together (StoreFixture *fixture, gconstpointer data)
{
  KolStore *one = store_fixture_open (fixture);
  KolStore *two = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) first = begin (one, STORE_TEST_SERVICE);
  g_autoptr (KolSweepPlan) second = begin (two, "https://other.example");
  Race race = { 0 };

  for (guint page = 1; page <= 20; page++)
    {
      kol_keeper_begin_call_async (KOL_KEEPER (one), first, page, 25, NULL, on_begun_cb, &race);
      kol_keeper_begin_call_async (KOL_KEEPER (two), second, page, 25, NULL, on_begun_cb, &race);
    }
  while (race.n_allowed + race.n_refused < 40)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (race.n_allowed, ==, 25);
  g_assert_cmpuint (race.n_refused, ==, 15);
  store_test_close (two);
  store_test_close (one);
}

/* Cancelled before its turn nothing is written down. */
static void
test_cancelled (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = begin (store, STORE_TEST_SERVICE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  kol_keeper_begin_call_async (KOL_KEEPER (store), plan, 1, 0, cancellable, store_test_done_cb,
                               &result);
  g_assert_cmpint (
      kol_keeper_begin_call_finish (KOL_KEEPER (store), store_test_wait (&result), &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_count (store, KOL_USAGE_ALL, 0, 0, 0);
  g_clear_object (&result);
  store_test_close (store);
}

/* For each search, the one asked last first; deleting what is kept changes nothing. */
static void
test_usage (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = begin (store, STORE_TEST_SERVICE);
  g_autoptr (KolSweepPlan) again = begin (store, STORE_TEST_SERVICE);
  g_autoptr (KolSweepPlan) sample = begin (store, KOL_SWEEP_PLAN_SAMPLE);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KolUsage) usage = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = kol_sweep_plan_get_id (plan);

  keep (store, plan, 1);
  call (store, sample, 1, KOL_CHARGE_CHARGED, 0);
  call (store, again, 1, KOL_CHARGE_FREE, 301);
  end_unsent (store, begin_call (store, again, 1));
  g_array_append_val (ids, id);
  g_assert_true (store_test_delete_copies (store, ids, &error));

  usage = store_test_load_usage (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kol_usage_get_n_searches (usage), ==, 2);
  g_assert_cmpstr (kol_usage_get_service (usage, 0), ==, STORE_TEST_SERVICE);
  g_assert_true (kol_query_equal (kol_usage_get_query (usage, 0), kol_sweep_plan_get_query (plan)));
  g_assert_cmpint (kol_usage_get_last_at (usage, 0), >, 1700000000);
  g_assert_cmpuint (kol_usage_get_count (usage, 0, KOL_USAGE_ALL)->charged, ==, 1);
  g_assert_cmpuint (kol_usage_get_count (usage, 0, KOL_USAGE_TODAY)->free, ==, 1);
  g_assert_cmpstr (kol_usage_get_service (usage, 1), ==, KOL_SWEEP_PLAN_SAMPLE);
  assert_count (store, KOL_USAGE_ALL, 2, 1, 0);
  store_test_close (store);
}

/* Filters that are no longer known: the calls count all the same. */
static void
test_usage_unknown_filter (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = begin (store, STORE_TEST_SERVICE);
  g_autoptr (KolUsage) usage = NULL;
  g_autoptr (GError) error = NULL;

  call (store, plan, 1, KOL_CHARGE_CHARGED, 0);
  store_fixture_sql (fixture, "UPDATE call SET query = 'mood=sunny'");
  usage = store_test_load_usage (store, &error);
  g_assert_no_error (error);
  g_assert_null (kol_usage_get_query (usage, 0));
  g_assert_cmpuint (kol_usage_get (usage, KOL_USAGE_ALL)->charged, ==, 1);
  store_test_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_test_add ("/store/ledger/states", test_states);
  store_test_add ("/store/ledger/written-first", test_written_first);
  store_test_add ("/store/ledger/both-or-neither", test_both_or_neither);
  store_test_add ("/store/ledger/held", test_held);
  store_test_add ("/store/ledger/two-stores", test_two_stores);
  store_test_add ("/store/ledger/two-stores-held", test_two_stores_held);
  g_test_add ("/store/ledger/gone/alone", StoreFixture, GINT_TO_POINTER (TRUE),
              store_fixture_set_up, test_gone, store_fixture_tear_down);
  g_test_add ("/store/ledger/gone/beside-another", StoreFixture, GINT_TO_POINTER (FALSE),
              store_fixture_set_up, test_gone, store_fixture_tear_down);
  store_test_add ("/store/ledger/daily-limit", test_daily_limit);
  store_test_add ("/store/ledger/limit-sentence", test_limit_sentence);
  store_test_add ("/store/ledger/clock", test_clock);
  store_test_add ("/store/ledger/midnight", test_midnight);
  store_test_add ("/store/ledger/limit-together", test_limit_together);
  store_test_add ("/store/ledger/cancelled", test_cancelled);
  store_test_add ("/store/ledger/usage", test_usage);
  store_test_add ("/store/ledger/usage-unknown-filter", test_usage_unknown_filter);

  return g_test_run ();
}
