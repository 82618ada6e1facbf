// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What a sweep does when the service fails: try again, leave a page out, or stop. */

#include <string.h>

#include "log-watch.h"
#include "sweep-fixture.h"

#define TEST(path, function)                                                                       \
  g_test_add ("/api/sweep-failures/" path, SweepFixture, NULL, sweep_fixture_set_up, function,     \
              sweep_fixture_tear_down)

#define HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

static KolPageState
get_state (SweepFixture *self, guint page)
{
  return kol_sweep_plan_get_state (kol_result_list_get_plan (self->results), page);
}

static void
add_codes (SweepFixture *self, guint page, int code, guint n)
{
  for (guint i = 0; i < n; i++)
    page_server_add_code (self->server, page, code);
}

static void
assert_stopped_by (SweepFixture *self, KolApiError kind)
{
  sweep_fixture_assert_end (self, KOL_SWEEP_END_ERROR);
  g_assert_error (kol_sweep_get_error (self->sweep), KOL_API_ERROR, (int) kind);
}

/* --- Failures that pass --- */

static void
test_passing_failure (SweepFixture *self, gconstpointer data)
{
  static const int codes[] = { 301, 500, 503 };
  guint n_free = 0;

  kol_sweep_set_parallel (self->sweep, 1);
  kol_sweep_set_retry_pause (self->sweep, 8);
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      guint page = 2 + 2 * i;

      g_string_truncate (self->events, 0);
      g_array_set_size (self->delays, 0);
      add_codes (self, page, codes[i], 3);
      sweep_fixture_run (self, page, page, KOL_SWEEP_AGAIN_NOTHING);

      n_free += 3;
      sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
      sweep_fixture_assert_counts (self, 1 + i, n_free, 0);
      g_assert_cmpuint (self->delays->len, ==, 3);
      for (guint n = 0; n < 3; n++)
        {
          g_assert_cmpuint (g_array_index (self->delays, guint, n), >=, 6u << n);
          g_assert_cmpuint (g_array_index (self->delays, guint, n), <=, 10u << n);
        }
    }
}

/* After three tries the page is left out, and the others go on. */
static void
test_page_is_left_out (SweepFixture *self, gconstpointer data)
{
  kol_sweep_set_parallel (self->sweep, 1);
  add_codes (self, 2, 301, 4);
  sweep_fixture_run (self, 1, 4, KOL_SWEEP_AGAIN_FAILED);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
  g_assert_cmpstr (self->events->str, ==, "+1 ~2 ~2 ~2 !2 +3 +4");
  sweep_fixture_assert_counts (self, 3, 4, 0);
  g_assert_cmpint (get_state (self, 2), ==, KOL_PAGE_STATE_FAILED);
  g_assert_cmpint (kol_sweep_plan_get_code (kol_result_list_get_plan (self->results), 2), ==, 301);
  g_assert_false (kol_sweep_plan_is_complete (kol_result_list_get_plan (self->results), 4));

  /* Alone, again. */
  sweep_fixture_run (self, 2, 2, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_assert_counts (self, 4, 4, 0);
  g_assert_true (kol_sweep_plan_is_complete (kol_result_list_get_plan (self->results), 4));
}

/* A service that is out of order is not asked for all the other pages meanwhile. */
static void
test_retried_pages_keep_their_places (SweepFixture *self, gconstpointer data)
{
  kol_sweep_set_parallel (self->sweep, 2);
  sweep_fixture_run (self, 1, 1, KOL_SWEEP_AGAIN_FAILED);
  add_codes (self, 2, 503, 4);
  add_codes (self, 3, 503, 4);
  sweep_fixture_run (self, 1, 8, KOL_SWEEP_AGAIN_FAILED);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
  sweep_fixture_assert_counts (self, 6, 8, 0);
  g_assert_cmpint (get_state (self, 2), ==, KOL_PAGE_STATE_FAILED);
  g_assert_cmpint (get_state (self, 3), ==, KOL_PAGE_STATE_FAILED);
  g_assert_true (strchr (self->events->str, '!') < strstr (self->events->str, "+4"));
}

static void
test_three_in_a_row (SweepFixture *self, gconstpointer data)
{
  kol_sweep_set_parallel (self->sweep, 1);
  sweep_fixture_run (self, 1, 1, KOL_SWEEP_AGAIN_FAILED);
  add_codes (self, 0, 500, 50);
  sweep_fixture_run (self, 1, 20, KOL_SWEEP_AGAIN_FAILED);

  assert_stopped_by (self, KOL_API_ERROR_SERVER);
  sweep_fixture_assert_counts (self, 1, 12, 0);
  g_assert_cmpuint (sweep_fixture_count_pages (self, KOL_PAGE_STATE_FAILED), ==, 3);
  g_assert_cmpuint (sweep_fixture_count_pages (self, KOL_PAGE_STATE_HELD), ==, 1);
}

/* --- Rate limits --- */

static gboolean
is_waiting (SweepFixture *self)
{
  return kol_sweep_get_state (self->sweep) == KOL_SWEEP_STATE_WAITING;
}

/* The whole sweep waits as long as the service wants it to, and goes on by itself. */
static void
test_retry_after (SweepFixture *self, gconstpointer data)
{
  KolSweepProgress progress;
  g_autofree char *sentence = NULL;
  gint64 begun;
  guint n_calls;

  kol_sweep_set_parallel (self->sweep, 4);
  page_server_add_answer (self->server, 3, 429, "Retry-After: 1\r\n", "{\"code\":302}");
  sweep_fixture_start (self, 1, 12, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_wait (self, is_waiting);
  begun = g_get_monotonic_time ();
  n_calls = fake_keeper_get_n_calls (self->keeper);
  kol_sweep_get_progress (self->sweep, &progress);
  g_assert_cmpfloat (progress.wait_seconds, >, 0.5);
  g_assert_cmpfloat (progress.wait_seconds, <=, 1);
  sentence = kol_sweep_dup_sentence (self->sweep);
  g_assert_nonnull (strstr (sentence, "pause"));

  while (is_waiting (self))
    {
      g_assert_cmpuint (fake_keeper_get_n_calls (self->keeper), ==, n_calls);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpint (g_get_monotonic_time () - begun, >=, 900 * 1000);

  sweep_fixture_finish (self);
  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
  sweep_fixture_assert_counts (self, 12, 1, 0);
}

static gboolean
was_limited (SweepFixture *self)
{
  return self->delays->len > 0;
}

/* Four calls side by side meet the limit; from then on they go one after the other. */
static void
test_rate_goes_down (SweepFixture *self, gconstpointer data)
{
  kol_sweep_set_parallel (self->sweep, 4);
  sweep_fixture_run (self, 1, 1, KOL_SWEEP_AGAIN_FAILED);
  for (guint i = 2; i <= 5; i++)
    page_server_add_code (self->server, i, 302);
  page_server_hold (self->server, 0);
  sweep_fixture_start (self, 1, 20, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_wait_for_held (self, 4);
  page_server_release (self->server, 0);
  sweep_fixture_wait (self, was_limited);
  while (fake_keeper_count (self->keeper, KOL_CHARGE_CHARGED) < 5 &&
         kol_sweep_get_state (self->sweep) != KOL_SWEEP_STATE_ENDED)
    {
      g_assert_cmpuint (fake_keeper_count_open (self->keeper), <=, 4);
      if (fake_keeper_count (self->keeper, KOL_CHARGE_FREE) == 4)
        g_assert_cmpuint (fake_keeper_count_open (self->keeper), <=, 1);
      g_main_context_iteration (NULL, TRUE);
    }

  sweep_fixture_finish (self);
  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
  sweep_fixture_assert_counts (self, 20, 4, 0);
}

static void
test_endless_rate_limit (SweepFixture *self, gconstpointer data)
{
  add_codes (self, 0, 302, 50);
  sweep_fixture_run (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);

  assert_stopped_by (self, KOL_API_ERROR_RATE_LIMIT);
  sweep_fixture_assert_counts (self, 0, 6, 0);
  g_assert_cmpstr (self->events->str, ==, "~1 ~1 ~1 ~1 ~1 !1");
}

static void
test_long_retry_after (SweepFixture *self, gconstpointer data)
{
  page_server_add_answer (self->server, 2, 429, "Retry-After: 3600\r\n", "{\"code\":302}");
  kol_sweep_set_parallel (self->sweep, 1);
  sweep_fixture_run (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);

  assert_stopped_by (self, KOL_API_ERROR_RATE_LIMIT);
  sweep_fixture_assert_counts (self, 1, 1, 0);
}

/* --- Failures that stop it --- */

static void
test_stopping_codes (SweepFixture *self, gconstpointer data)
{
  static const struct
  {
    int code;
    KolApiError kind;
    gboolean unsure;
  } rows[] = {
    { 303, KOL_API_ERROR_QUOTA, FALSE },      { 100, KOL_API_ERROR_TOKEN, FALSE },
    { 400, KOL_API_ERROR_PARAMETERS, FALSE }, { 600, KOL_API_ERROR_PERMISSION, FALSE },
    { 601, KOL_API_ERROR_BALANCE, FALSE },    { 602, KOL_API_ERROR_BALANCE, FALSE },
    { 101, KOL_API_ERROR_UNEXPLAINED, TRUE }, { 404, KOL_API_ERROR_UNEXPLAINED, TRUE },
  };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_unsure = 0;

  kol_sweep_set_parallel (self->sweep, 1);
  sweep_fixture_run (self, 1, 1, KOL_SWEEP_AGAIN_FAILED);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      page_server_add_code (self->server, 2 + i, rows[i].code);
      sweep_fixture_run (self, 2 + i, 40, KOL_SWEEP_AGAIN_FAILED);

      n_unsure += rows[i].unsure;
      assert_stopped_by (self, rows[i].kind);
      sweep_fixture_assert_counts (self, 1, i + 1 - n_unsure, n_unsure);
      g_assert_cmpint (get_state (self, 2 + i), ==,
                       rows[i].unsure ? KOL_PAGE_STATE_UNSURE : KOL_PAGE_STATE_FAILED);
      g_assert_true (g_hash_table_add (seen, kol_sweep_dup_sentence (self->sweep)));
    }
}

/* What was under way when it stopped is kept: it is paid for. */
static void
test_stop_beside_others (SweepFixture *self, gconstpointer data)
{
  kol_sweep_set_parallel (self->sweep, 2);
  sweep_fixture_run (self, 1, 1, KOL_SWEEP_AGAIN_FAILED);
  page_server_add_code (self->server, 2, 303);
  page_server_hold (self->server, 3);
  page_server_hold (self->server, 2);
  sweep_fixture_start (self, 1, 40, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_wait_for_held (self, 2);
  page_server_release (self->server, 2);
  while (kol_sweep_get_state (self->sweep) != KOL_SWEEP_STATE_STOPPING)
    g_main_context_iteration (NULL, TRUE);
  page_server_release (self->server, 3);
  sweep_fixture_finish (self);

  assert_stopped_by (self, KOL_API_ERROR_QUOTA);
  sweep_fixture_assert_counts (self, 2, 1, 0);
  g_assert_cmpint (get_state (self, 3), ==, KOL_PAGE_STATE_HELD);
}

static void
test_redirect (SweepFixture *self, gconstpointer data)
{
  page_server_add_answer (self->server, 1, 302, "Location: https://example.com/\r\n", "moved");
  sweep_fixture_run (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);

  assert_stopped_by (self, KOL_API_ERROR_REDIRECT);
  sweep_fixture_assert_counts (self, 0, 1, 0);
}

/* What was never sent is no call, and says nothing of the page. */
static void
test_unreachable (SweepFixture *self, gconstpointer data)
{
  g_autofree char *url = page_server_dup_url (self->server);
  const FakeCall *call;

  sweep_fixture_use_total (self, 100);
  g_assert_true (kol_client_set_base_url (self->client, url, NULL));
  sweep_fixture_run (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);

  assert_stopped_by (self, KOL_API_ERROR_UNREACHABLE);
  sweep_fixture_assert_counts (self, 0, 0, 0);
  g_assert_cmpint (get_state (self, 1), ==, KOL_PAGE_STATE_MISSING);
  g_assert_cmpuint (fake_keeper_get_n_calls (self->keeper), ==, 1);
  call = fake_keeper_get_call (self->keeper, 0);
  g_assert_false (call->sent);
  g_assert_cmpint (call->charge, ==, KOL_CHARGE_FREE);
  g_assert_cmpstr (self->events->str, ==, "");
}

static void
test_no_token (SweepFixture *self, gconstpointer data)
{
  kol_client_set_token (self->client, NULL);
  g_assert_true (kol_client_set_base_url (self->client, KOL_CLIENT_GLOBAL_URL, NULL));
  sweep_fixture_run (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);
  assert_stopped_by (self, KOL_API_ERROR_NO_TOKEN);

  kol_client_set_token (self->client, SWEEP_TOKEN);
  g_assert_true (kol_client_set_base_url (self->client, KOL_CLIENT_MAINLAND_URL, NULL));
  sweep_fixture_run (self, 1, 10, KOL_SWEEP_AGAIN_FAILED);
  assert_stopped_by (self, KOL_API_ERROR_INSECURE);
  sweep_fixture_assert_counts (self, 0, 0, 0);
}

/* --- Failures that may be charged --- */

/* Never asked for again by itself; the others go on. */
static void
test_unsure (SweepFixture *self, gconstpointer data)
{
  static const struct
  {
    WireAct act;
    const char *text;
  } rows[] = {
    { WIRE_CLOSE, NULL },
    { WIRE_RESET, NULL },
    { WIRE_SILENCE, NULL },
    { WIRE_CLOSE, HEAD "Content-Length: 500\r\n\r\n{\"code\":0" },
    { WIRE_CLOSE, HEAD "\r\n{\"code\":0,\"data\":{\"kols\":[" },
    { WIRE_CLOSE, HEAD "Content-Length: 0\r\n\r\n" },
    { WIRE_CLOSE, HEAD "Content-Length: 26\r\n\r\n<html><p>sign in</p></html>" },
  };

  kol_client_set_timeout (self->client, 1);
  kol_sweep_set_parallel (self->sweep, 1);
  sweep_fixture_run (self, 1, 1, KOL_SWEEP_AGAIN_FAILED);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint page = 2 + 2 * i;

      page_server_add (self->server, page, rows[i].act, rows[i].text);
      sweep_fixture_run (self, page, page + 1, KOL_SWEEP_AGAIN_FAILED);

      sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
      sweep_fixture_assert_counts (self, 2 + i, 0, 1 + i);
      g_assert_cmpuint (page_server_get_n_requests (self->server, page), ==, 1);
      g_assert_cmpint (get_state (self, page), ==, KOL_PAGE_STATE_UNSURE);
      g_assert_cmpint (get_state (self, page + 1), ==, KOL_PAGE_STATE_HELD);
    }
  g_assert_cmpuint (self->delays->len, ==, 0);

  /* Only when the user says so. */
  sweep_fixture_run (self, 1, 15, KOL_SWEEP_AGAIN_FAILED);
  sweep_fixture_assert_counts (self, 8, 0, 7);
  sweep_fixture_run (self, 1, 15, KOL_SWEEP_AGAIN_UNSURE);
  sweep_fixture_assert_counts (self, 15, 0, 7);
  g_assert_true (kol_sweep_plan_is_complete (kol_result_list_get_plan (self->results), 15));
}

static void
test_three_unsure (SweepFixture *self, gconstpointer data)
{
  kol_sweep_set_parallel (self->sweep, 1);
  for (guint i = 2; i <= 20; i++)
    if (i != 4)
      page_server_add (self->server, i, WIRE_CLOSE, NULL);
  sweep_fixture_run (self, 1, 20, KOL_SWEEP_AGAIN_FAILED);

  assert_stopped_by (self, KOL_API_ERROR_CONNECTION_LOST);
  sweep_fixture_assert_order (self, "1 2 3 4 5 6 7");
  sweep_fixture_assert_counts (self, 2, 0, 5);
}

/* Paid for, and of no use: not once more by itself. */
static void
test_paid_answer (SweepFixture *self, gconstpointer data)
{
  kol_sweep_set_parallel (self->sweep, 1);
  page_server_add_answer (self->server, 2, 200, NULL, "{\"code\":0,\"data\":null}");
  sweep_fixture_run (self, 1, 3, KOL_SWEEP_AGAIN_NOTHING);

  sweep_fixture_assert_end (self, KOL_SWEEP_END_BOUND);
  sweep_fixture_assert_counts (self, 3, 0, 0);
  g_assert_cmpint (get_state (self, 2), ==, KOL_PAGE_STATE_FAILED);
  g_assert_cmpuint (fake_keeper_count_kept (self->keeper, 2), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  log_watch_start ();

  TEST ("passing-failure", test_passing_failure);
  TEST ("page-is-left-out", test_page_is_left_out);
  TEST ("retried-pages-keep-their-places", test_retried_pages_keep_their_places);
  TEST ("three-in-a-row", test_three_in_a_row);
  TEST ("retry-after", test_retry_after);
  TEST ("rate-goes-down", test_rate_goes_down);
  TEST ("endless-rate-limit", test_endless_rate_limit);
  TEST ("long-retry-after", test_long_retry_after);
  TEST ("stopping-codes", test_stopping_codes);
  TEST ("stop-beside-others", test_stop_beside_others);
  TEST ("redirect", test_redirect);
  TEST ("unreachable", test_unreachable);
  TEST ("no-token", test_no_token);
  TEST ("unsure", test_unsure);
  TEST ("three-unsure", test_three_unsure);
  TEST ("paid-answer", test_paid_answer);

  return g_test_run ();
}
