// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "session-support.h"
#include "table-support.h"

/* Copies of what was asked before, and fetching many pages: what the session makes of both. The
 * sample service counts what was really asked. */

#define DAY (24 * 60 * 60)

static guint
get_n_calls (SessionFixture *fixture)
{
  return kol_sample_service_get_n_calls (fixture->service);
}

static guint
get_n_pages (SessionFixture *fixture)
{
  return kol_result_list_get_n_pages (kol_session_get_results (fixture->session));
}

static KolSweepPlan *
get_plan (SessionFixture *fixture)
{
  return kol_result_list_get_plan (kol_session_get_results (fixture->session));
}

static void
restart (SessionFixture *fixture, KolSessionState state)
{
  session_fixture_end (fixture);
  session_fixture_start (fixture);
  kol_session_open (fixture->session);
  session_fixture_wait_for_state (fixture, state);
}

/* --- What was asked before ------------------------------------------------------------------- */

static void
test_rules (void)
{
  KolSearchRules rules;

  kol_search_rules_init (&rules);
  g_assert_cmpuint (rules.parallel, ==, KOL_SWEEP_DEFAULT_PARALLEL);
  g_assert_cmpuint (rules.daily_limit, ==, 0);
  g_assert_cmpint (rules.repeat, ==, KOL_REPEAT_OFFER);

  rules.copy_days = 3;
  g_assert_false (kol_search_rules_is_old (&rules, 1000, 1000 + 3 * DAY));
  g_assert_true (kol_search_rules_is_old (&rules, 1000, 1001 + 3 * DAY));
  /* Fetched by a clock that ran ahead */
  g_assert_false (kol_search_rules_is_old (&rules, 1000 + 100 * DAY, 1000));
}

static void
on_notify_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  ++*(guint *) data;
}

static void
test_offer (SessionFixture *fixture, gconstpointer data)
{
  guint n_notified = 0;

  session_fixture_set_repeat (fixture, KOL_REPEAT_OFFER);
  g_signal_connect (fixture->session, "notify::copy", G_CALLBACK (on_notify_cb), &n_notified);
  session_fixture_search (fixture);
  g_assert_null (kol_session_get_copy (fixture->session));
  g_assert_cmpuint (get_n_calls (fixture), ==, 1);

  session_fixture_search (fixture);
  g_assert_cmpint (kol_session_get_state (fixture->session), ==, KOL_SESSION_STATE_OFFER);
  g_assert_nonnull (kol_session_get_copy (fixture->session));
  g_assert_cmpuint (kol_copy_get_n_pages (kol_session_get_copy (fixture->session)), ==, 1);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpuint (get_n_calls (fixture), ==, 1);

  kol_session_use_copy (fixture->session);
  session_fixture_wait_until_idle (fixture);
  g_assert_cmpint (kol_session_get_state (fixture->session), ==, KOL_SESSION_STATE_RESULTS);
  g_assert_cmpuint (session_fixture_get_n_results (fixture), ==, KOL_PAGE_SIZE);
  g_assert_null (kol_session_get_copy (fixture->session));
  g_assert_cmpuint (get_n_calls (fixture), ==, 1);
  g_signal_handlers_disconnect_by_data (fixture->session, &n_notified);
}

static void
test_ask_again (SessionFixture *fixture, gconstpointer data)
{
  gint64 first;

  session_fixture_set_repeat (fixture, KOL_REPEAT_OFFER);
  session_fixture_search (fixture);
  first = kol_sweep_plan_get_id (get_plan (fixture));
  session_fixture_search (fixture);
  kol_session_ask_again (fixture->session);
  session_fixture_wait_until_idle (fixture);

  g_assert_cmpint (kol_session_get_state (fixture->session), ==, KOL_SESSION_STATE_RESULTS);
  g_assert_cmpint (kol_sweep_plan_get_id (get_plan (fixture)), !=, first);
  g_assert_cmpuint (get_n_calls (fixture), ==, 2);
}

/* Escape takes neither answer: what was there before is there again. */
static void
test_decline (SessionFixture *fixture, gconstpointer data)
{
  session_fixture_set_repeat (fixture, KOL_REPEAT_OFFER);
  session_fixture_search (fixture);
  session_fixture_search (fixture);
  kol_session_stop (fixture->session);

  g_assert_cmpint (kol_session_get_state (fixture->session), ==, KOL_SESSION_STATE_RESULTS);
  g_assert_null (kol_session_get_copy (fixture->session));
  g_assert_cmpuint (get_n_calls (fixture), ==, 1);
}

static void
test_use_copy (SessionFixture *fixture, gconstpointer data)
{
  session_fixture_search (fixture);
  kol_session_load_more (fixture->session);
  session_fixture_wait_until_idle (fixture);
  session_fixture_set_repeat (fixture, KOL_REPEAT_USE_COPY);
  session_fixture_search (fixture);

  g_assert_cmpint (kol_session_get_state (fixture->session), ==, KOL_SESSION_STATE_RESULTS);
  g_assert_cmpuint (get_n_pages (fixture), ==, 2);
  g_assert_cmpuint (get_n_calls (fixture), ==, 2);

  /* Paging goes on behind what is held. */
  kol_session_load_more (fixture->session);
  session_fixture_wait_until_idle (fixture);
  g_assert_cmpuint (get_n_pages (fixture), ==, 3);
  g_assert_cmpuint (get_n_calls (fixture), ==, 3);
}

static gboolean
is_old (gpointer session)
{
  return kol_search_rules_is_old (
      kol_session_get_rules (session),
      kol_result_list_get_fetched_at (kol_session_get_results (session)),
      g_get_real_time () / G_USEC_PER_SEC);
}

/* What is old is never used without asking. */
static void
test_old_copy (SessionFixture *fixture, gconstpointer data)
{
  KolSearchRules rules = *kol_session_get_rules (fixture->session);

  session_fixture_search (fixture);
  rules.repeat = KOL_REPEAT_USE_COPY;
  rules.copy_days = 0;
  kol_session_set_rules (fixture->session, &rules);
  /* Older than no day from the next second on. */
  wait_until (is_old, fixture->session);
  session_fixture_search (fixture);

  g_assert_cmpint (kol_session_get_state (fixture->session), ==, KOL_SESSION_STATE_OFFER);
  g_assert_cmpuint (get_n_calls (fixture), ==, 1);
}

static void
on_copies_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GListModel) copies = kol_store_list_copies_finish (KOL_STORE (source), result, NULL);

  *(KolCopy **) data = g_list_model_get_item (copies, 0);
}

static gboolean
is_set (gpointer pointer)
{
  return *(gpointer *) pointer != NULL;
}

/* Without a connection: the service is gone. */
static void
test_open_copy (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KolCopy) copy = NULL;

  session_fixture_search (fixture);
  kol_query_set (fixture->query, "gender", "FEMALE", NULL);
  session_fixture_search (fixture);
  kol_sample_service_stop (fixture->service);

  kol_store_list_copies_async (kol_session_get_store (fixture->session), NULL, on_copies_listed_cb,
                               &copy);
  wait_until (is_set, &copy);
  kol_session_open_copy (fixture->session, copy);
  session_fixture_wait_until_idle (fixture);
  g_assert_cmpint (kol_session_get_state (fixture->session), ==, KOL_SESSION_STATE_RESULTS);
  g_assert_true (
      kol_query_equal (kol_result_list_get_query (kol_session_get_results (fixture->session)),
                       kol_copy_get_query (copy)));
}

/* --- Many pages ------------------------------------------------------------------------------ */

static void
test_load_pages (SessionFixture *fixture, gconstpointer data)
{
  KolSweepProgress progress;

  session_fixture_search (fixture);
  g_assert_false (kol_session_is_fetching_many (fixture->session));
  kol_session_load_pages (fixture->session, 6, KOL_SWEEP_AGAIN_FAILED);
  g_assert_true (kol_session_get_busy (fixture->session));
  g_assert_true (kol_session_is_fetching_many (fixture->session));
  g_assert_cmpuint (kol_sweep_plan_get_wanted (get_plan (fixture)), ==, 6);
  session_fixture_wait_until_idle (fixture);

  g_assert_cmpuint (get_n_pages (fixture), ==, 6);
  g_assert_cmpuint (get_n_calls (fixture), ==, 6);
  g_assert_true (kol_sweep_plan_is_complete (get_plan (fixture), 6));
  g_assert_cmpuint (kol_sweep_plan_get_wanted (get_plan (fixture)), ==, 0);
  g_assert_cmpuint (kol_session_get_interrupted (fixture->session), ==, 0);
  kol_sweep_get_progress (kol_session_get_sweep (fixture->session), &progress);
  g_assert_cmpuint (progress.charged, ==, 5);
  g_assert_cmpuint (fixture->messages->len, ==, 0);

  /* All of it is held: nothing is asked. */
  kol_session_load_pages (fixture->session, 6, KOL_SWEEP_AGAIN_FAILED);
  session_fixture_wait_until_idle (fixture);
  g_assert_cmpuint (get_n_calls (fixture), ==, 6);
}

/* Up to the end: the results of 300 creators end before 250 pages. */
static void
test_load_all (SessionFixture *fixture, gconstpointer data)
{
  session_fixture_search (fixture);
  kol_session_load_pages (fixture->session, KOL_PAGE_MAX, KOL_SWEEP_AGAIN_FAILED);
  session_fixture_wait_until_idle (fixture);

  g_assert_cmpint (kol_sweep_get_end (kol_session_get_sweep (fixture->session)), ==,
                   KOL_SWEEP_END_EMPTY);
  g_assert_true (kol_result_list_is_complete (kol_session_get_results (fixture->session)));
  g_assert_cmpuint (session_fixture_get_n_results (fixture), ==, 300);
}

static gboolean
has_three_pages (gpointer fixture)
{
  return get_n_pages (fixture) >= 3;
}

static gboolean
is_paused (gpointer session)
{
  return kol_sweep_get_state (kol_session_get_sweep (session)) == KOL_SWEEP_STATE_PAUSED;
}

static void
test_pause (SessionFixture *fixture, gconstpointer data)
{
  session_fixture_search (fixture);
  kol_session_load_pages (fixture->session, 8, KOL_SWEEP_AGAIN_FAILED);
  wait_until (has_three_pages, fixture);
  kol_session_pause (fixture->session);
  wait_until (is_paused, fixture->session);
  g_assert_true (kol_session_get_busy (fixture->session));
  g_assert_cmpuint (kol_session_get_interrupted (fixture->session), ==, 0);

  kol_session_resume (fixture->session);
  session_fixture_wait_until_idle (fixture);
  g_assert_true (kol_sweep_plan_is_complete (get_plan (fixture), 8));
  g_assert_cmpuint (get_n_calls (fixture), ==, 8);
}

/* What was stopped is not wanted any more, and nothing of it is lost. */
static void
test_stop (SessionFixture *fixture, gconstpointer data)
{
  guint n_pages;

  session_fixture_search (fixture);
  kol_session_load_pages (fixture->session, 14, KOL_SWEEP_AGAIN_FAILED);
  wait_until (has_three_pages, fixture);
  kol_session_stop (fixture->session);
  session_fixture_wait_until_idle (fixture);
  n_pages = get_n_pages (fixture);
  g_assert_cmpuint (n_pages, <, 14);
  g_assert_cmpuint (n_pages, ==, get_n_calls (fixture));

  restart (fixture, KOL_SESSION_STATE_RESULTS);
  g_assert_cmpuint (get_n_pages (fixture), ==, n_pages);
  g_assert_cmpuint (kol_session_get_interrupted (fixture->session), ==, 0);
}

/* The program ends in the middle: calls that were sent are kept, and the next start offers to go
 * on. Nothing is asked twice. */
static void
test_interrupted (SessionFixture *fixture, gconstpointer data)
{
  guint n_pages;

  session_fixture_search (fixture);
  kol_session_load_pages (fixture->session, 12, KOL_SWEEP_AGAIN_FAILED);
  wait_until (has_three_pages, fixture);
  kol_session_leave (fixture->session);
  session_fixture_wait_until_idle (fixture);
  n_pages = get_n_pages (fixture);
  g_assert_cmpuint (n_pages, <, 12);

  restart (fixture, KOL_SESSION_STATE_RESULTS);
  g_assert_cmpuint (kol_session_get_interrupted (fixture->session), ==, 12);
  g_assert_cmpuint (get_n_pages (fixture), ==, n_pages);
  g_assert_cmpuint (get_n_calls (fixture), ==, n_pages);

  kol_session_go_on (fixture->session);
  session_fixture_wait_until_idle (fixture);
  g_assert_true (kol_sweep_plan_is_complete (get_plan (fixture), 12));
  g_assert_cmpuint (get_n_calls (fixture), ==, 12);

  restart (fixture, KOL_SESSION_STATE_RESULTS);
  g_assert_cmpuint (kol_session_get_interrupted (fixture->session), ==, 0);
}

static void
test_forget_interrupted (SessionFixture *fixture, gconstpointer data)
{
  session_fixture_search (fixture);
  kol_session_load_pages (fixture->session, 12, KOL_SWEEP_AGAIN_FAILED);
  wait_until (has_three_pages, fixture);
  kol_session_leave (fixture->session);
  session_fixture_wait_until_idle (fixture);
  restart (fixture, KOL_SESSION_STATE_RESULTS);
  kol_session_forget_interrupted (fixture->session);
  g_assert_cmpuint (kol_session_get_interrupted (fixture->session), ==, 0);

  restart (fixture, KOL_SESSION_STATE_RESULTS);
  g_assert_cmpuint (kol_session_get_interrupted (fixture->session), ==, 0);
}

/* Every third call fails free of charge, and each page is tried until it comes. */
static void
test_faults (SessionFixture *fixture, gconstpointer data)
{
  KolSweepProgress progress;
  KolSampleCounts counts;

  session_fixture_search (fixture);
  kol_session_load_pages (fixture->session, 9, KOL_SWEEP_AGAIN_FAILED);
  session_fixture_wait_until_idle (fixture);

  kol_sample_service_get_counts (fixture->service, &counts);
  kol_sweep_get_progress (kol_session_get_sweep (fixture->session), &progress);
  g_assert_true (kol_sweep_plan_is_complete (get_plan (fixture), 9));
  g_assert_cmpuint (counts.all.charged, ==, 9);
  g_assert_cmpuint (progress.charged, ==, 8);
  g_assert_cmpuint (progress.free, ==, counts.all.free);
  g_assert_cmpuint (progress.free, >, 0);
}

/* A connection that was lost is never repeated by itself, and the rest goes on. */
static void
test_unsure (SessionFixture *fixture, gconstpointer data)
{
  session_fixture_search (fixture);
  kol_session_load_pages (fixture->session, 5, KOL_SWEEP_AGAIN_FAILED);
  session_fixture_wait_until_idle (fixture);
  g_assert_cmpuint (kol_sweep_plan_count (get_plan (fixture), 5, KOL_PAGE_STATE_UNSURE), ==, 1);
  g_assert_cmpuint (get_n_calls (fixture), ==, 5);

  /* It is there after a restart, too, and is fetched when the user says so. */
  restart (fixture, KOL_SESSION_STATE_RESULTS);
  for (guint i = 1; i <= 5; i++)
    {
      if (kol_sweep_plan_get_state (get_plan (fixture), i) != KOL_PAGE_STATE_UNSURE)
        continue;
      kol_session_fetch_failed (fixture->session);
      session_fixture_wait_until_idle (fixture);
      g_assert_cmpint (kol_sweep_plan_get_state (get_plan (fixture), i), ==, KOL_PAGE_STATE_UNSURE);
      kol_session_fetch_page (fixture->session, i);
      session_fixture_wait_until_idle (fixture);
    }
  g_assert_true (kol_sweep_plan_is_complete (get_plan (fixture), 5));
  g_assert_cmpuint (get_n_calls (fixture), ==, 6);
}

static void
test_daily_limit (SessionFixture *fixture, gconstpointer data)
{
  KolSearchRules rules = *kol_session_get_rules (fixture->session);

  rules.daily_limit = 3;
  kol_session_set_rules (fixture->session, &rules);
  session_fixture_search (fixture);
  kol_session_load_pages (fixture->session, 10, KOL_SWEEP_AGAIN_FAILED);
  session_fixture_wait_until_idle (fixture);
  g_assert_cmpuint (get_n_calls (fixture), ==, 3);
  g_assert_cmpint (kol_sweep_get_end (kol_session_get_sweep (fixture->session)), ==,
                   KOL_SWEEP_END_DAILY_LIMIT);
  /* Tomorrow it goes on. */
  g_assert_cmpuint (kol_session_get_interrupted (fixture->session), ==, 10);

  kol_query_set (fixture->query, "gender", "FEMALE", NULL);
  session_fixture_search (fixture);
  g_assert_error (kol_session_get_error (fixture->session), KOL_KEEPER_ERROR,
                  KOL_KEEPER_ERROR_DAILY_LIMIT);
  g_assert_cmpuint (get_n_calls (fixture), ==, 3);
}

/* A search in the midst of many pages takes their place; what was sent is kept. */
static void
test_search_meanwhile (SessionFixture *fixture, gconstpointer data)
{
  session_fixture_search (fixture);
  kol_session_load_pages (fixture->session, 14, KOL_SWEEP_AGAIN_FAILED);
  wait_until (has_three_pages, fixture);
  kol_query_set (fixture->query, "gender", "FEMALE", NULL);
  session_fixture_search (fixture);
  g_assert_cmpuint (get_n_pages (fixture), ==, 1);
  g_assert_cmpuint (kol_session_get_interrupted (fixture->session), ==, 0);
}

/* Pages of two services never stand in one list. */
static void
test_other_service (SessionFixture *fixture, gconstpointer data)
{
  session_fixture_search (fixture);
  g_assert_true (kol_session_can_fetch (fixture->session));
  kol_client_set_service_name (kol_session_get_client (fixture->session), "another");
  g_assert_false (kol_session_can_fetch (fixture->session));
  kol_session_load_more (fixture->session);
  kol_session_load_pages (fixture->session, 5, KOL_SWEEP_AGAIN_FAILED);
  g_assert_false (kol_session_get_busy (fixture->session));
  g_assert_cmpuint (get_n_calls (fixture), ==, 1);
}

/* --- The token ------------------------------------------------------------------------------- */

typedef struct
{
  gboolean done;
  gboolean good;
  GError *error;
} Check;

static void
on_checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Check *check = data;

  check->good = kol_session_check_token_finish (KOL_SESSION (source), result, &check->error);
  check->done = TRUE;
}

static gboolean
is_checked (gpointer check)
{
  return ((Check *) check)->done;
}

static void
check_token (SessionFixture *fixture, Check *check)
{
  *check = (Check){ 0 };
  kol_session_check_token_async (fixture->session, NULL, on_checked_cb, check);
  wait_until (is_checked, check);
}

/* One call, whatever comes of it; what it brought is kept. */
static void
test_token (SessionFixture *fixture, gconstpointer data)
{
  Check check;

  check_token (fixture, &check);
  g_assert_no_error (check.error);
  g_assert_true (check.good);
  g_assert_cmpuint (get_n_calls (fixture), ==, 1);

  session_fixture_set_repeat (fixture, KOL_REPEAT_USE_COPY);
  session_fixture_search (fixture);
  g_assert_cmpuint (get_n_calls (fixture), ==, 1);
  g_assert_cmpuint (session_fixture_get_n_results (fixture), ==, KOL_PAGE_SIZE);
}

static void
test_bad_token (SessionFixture *fixture, gconstpointer data)
{
  Check check;

  check_token (fixture, &check);
  g_assert_false (check.good);
  g_assert_error (check.error, KOL_API_ERROR, KOL_API_ERROR_COLLECTION);
  g_assert_cmpuint (get_n_calls (fixture), ==, 1);
  g_clear_error (&check.error);
}

static void
add (const char *path, const char *faults, void (*test) (SessionFixture *, gconstpointer))
{
  g_autofree char *full = g_strconcat ("/session-sweep/", path, NULL);

  g_test_add (full, SessionFixture, faults, session_fixture_set_up, test,
              session_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  table_support_init (&argc, &argv);

  g_test_add_func ("/session-sweep/rules", test_rules);
  add ("offer", NULL, test_offer);
  add ("ask-again", NULL, test_ask_again);
  add ("decline", NULL, test_decline);
  add ("use-copy", NULL, test_use_copy);
  add ("old-copy", NULL, test_old_copy);
  add ("open-copy", NULL, test_open_copy);
  add ("load-pages", NULL, test_load_pages);
  add ("load-all", NULL, test_load_all);
  add ("pause", NULL, test_pause);
  add ("stop", NULL, test_stop);
  add ("interrupted", NULL, test_interrupted);
  add ("forget-interrupted", NULL, test_forget_interrupted);
  add ("faults", "301:3", test_faults);
  add ("unsure", "reset:4", test_unsure);
  add ("daily-limit", NULL, test_daily_limit);
  add ("search-meanwhile", NULL, test_search_meanwhile);
  add ("other-service", NULL, test_other_service);
  add ("token", NULL, test_token);
  add ("bad-token", "301", test_bad_token);

  return g_test_run ();
}
