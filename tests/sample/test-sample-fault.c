// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-sample-fault.h"
#include "sample-client.h"

/* The faults that are answers. */
static void
test_fault_codes (void)
{
  static const struct
  {
    const char *fault;
    gint64 code;
    guint status;
  } cases[] = {
    { "100", 100, 200 }, { "101", 101, 200 }, { "202", 202, 200 }, { "300", 300, 200 },
    { "301", 301, 200 }, { "302", 302, 429 }, { "303", 303, 200 }, { "400", 400, 200 },
    { "404", 404, 404 }, { "500", 500, 500 }, { "503", 503, 503 }, { "600", 600, 200 },
    { "601", 601, 200 }, { "602", 602, 200 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KolSampleService) service = start_service (cases[i].fault);
      g_auto (Response) response = fetch (service, SEARCH);
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonObject *root = parse_response (parser, &response);

      g_assert_cmpuint (response.status, ==, cases[i].status);
      g_assert_cmpint (json_object_get_int_member (root, "code"), ==, cases[i].code);
      g_assert_true (json_object_get_null_member (root, "data"));
      g_assert_cmpstr (response.retry_after, ==, cases[i].code == 302 ? "1" : NULL);
    }
}

static void
test_fault_every_third (void)
{
  g_autoptr (KolSampleService) service = start_service ("301:3 601:4");
  static const gint64 expected[] = { 0, 0, 301, 601, 0, 301, 0, 601, 301, 0, 0, 301 };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (fetch_code (service, SEARCH, 200), ==, expected[i]);
}

static void
test_fault_bodies (void)
{
  g_autoptr (KolSampleService) service = start_service ("html:2 empty:3 cut:5");
  g_autoptr (SoupSession) session = soup_session_new ();
  g_auto (Response) whole = fetch_with (session, service, SEARCH);
  g_auto (Response) html = fetch_with (session, service, SEARCH);
  g_auto (Response) empty = fetch_with (session, service, SEARCH);
  g_auto (Response) html_again = fetch_with (session, service, SEARCH);
  g_auto (Response) cut = fetch_with (session, service, SEARCH);
  const char *data = g_bytes_get_data (cut.body, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_cmpuint (html.status, ==, 200);
  g_assert_cmpstr (html.type, ==, "text/html");
  g_assert_true (g_bytes_equal (html.body, html_again.body));
  g_assert_cmpuint (empty.status, ==, 200);
  g_assert_cmpuint (g_bytes_get_size (empty.body), ==, 0);
  g_assert_no_error (cut.error);
  g_assert_cmpuint (cut.status, ==, 200);
  g_assert_cmpuint (g_bytes_get_size (cut.body), >, 1000);
  g_assert_cmpuint (g_bytes_get_size (cut.body), <, g_bytes_get_size (whole.body));
  g_assert_false (json_parser_load_from_data (parser, data, g_bytes_get_size (cut.body), NULL));
}

/* A fresh session each: a client may repeat a request by itself when a connection that it had used
 * before turns out to be closed. */
static void
test_fault_connections (void)
{
  g_autoptr (KolSampleService) service = start_service ("reset:2 break:3");
  g_auto (Response) first = fetch (service, SEARCH);
  g_auto (Response) reset = fetch (service, SEARCH);
  g_auto (Response) broken = fetch (service, SEARCH);

  g_assert_no_error (first.error);
  g_assert_nonnull (reset.error);
  g_assert_null (reset.body);
  g_assert_error (broken.error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
  g_assert_cmpuint (broken.status, ==, 200);
  g_assert_cmpuint (kol_sample_service_get_n_calls (service), ==, 3);
}

static void
test_fault_slow (void)
{
  g_autoptr (KolSampleService) service = start_service ("slow:0.3:2");
  gint64 before;

  g_assert_cmpint (fetch_code (service, SEARCH, 200), ==, 0);
  before = g_get_monotonic_time ();
  g_assert_cmpint (fetch_code (service, SEARCH, 200), ==, 0);
  g_assert_cmpint (g_get_monotonic_time () - before, >=, 290000);
}

/* While some wait, others are served; and a client that goes away does no harm. */
static void
test_fault_hang (void)
{
  g_autoptr (KolSampleService) service = start_service ("hang:2 slow:0.1:3");
  g_autoptr (SoupSession) session = soup_session_new_with_options ("timeout", 1, NULL);
  g_auto (Response) fine = fetch_with (session, service, SEARCH);
  g_auto (Response) hung = fetch_with (session, service, SEARCH);
  g_auto (Response) slow = fetch_with (session, service, SEARCH);
  g_auto (Response) other = fetch (service, "/ping");

  g_assert_no_error (fine.error);
  g_assert_error (hung.error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_no_error (slow.error);
  g_assert_no_error (other.error);
}

static void
on_cancelled_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  gboolean *is_done = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes)
      bytes = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);

  g_assert_null (bytes);
  g_assert_nonnull (error);
  *is_done = TRUE;
}

static gpointer
begin (SoupSession *session,
       KolSampleService *service,
       GCancellable *cancellable,
       gboolean *is_done)
{
  g_autofree char *url = g_strconcat (kol_sample_service_get_base_url (service), SEARCH, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, url);

  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, cancellable,
                                    on_cancelled_read_cb, is_done);

  return NULL;
}

/* Until the service has counted @n searches; half a minute is for slow machines. */
static void
wait_for_calls (KolSampleService *service, guint n)
{
  gint64 deadline = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (kol_sample_service_get_n_calls (service) < n)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, FALSE);
      g_thread_yield ();
    }
}

static void
wait_for (gboolean *is_done)
{
  gint64 deadline = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (!*is_done)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, FALSE);
      g_thread_yield ();
    }
}

static void
test_stop_while_waiting (void)
{
  KolSampleService *service = start_service ("slow:60:2 hang");
  g_autoptr (SoupSession) session = soup_session_new ();
  gboolean is_done[2] = { FALSE, FALSE };

  begin (session, service, NULL, &is_done[0]);
  begin (session, service, NULL, &is_done[1]);
  wait_for_calls (service, 2);
  g_assert_finalize_object (service);
  g_assert_cmpuint (count_threads ("kol-sample"), ==, 0);
  wait_for (&is_done[0]);
  wait_for (&is_done[1]);
}

static void
test_client_leaves (void)
{
  g_autoptr (KolSampleService) service = start_service ("slow:0.2");
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean is_done = FALSE;

  begin (session, service, cancellable, &is_done);
  wait_for_calls (service, 1);
  g_cancellable_cancel (cancellable);
  wait_for (&is_done);

  /* Its answer falls due before this one's. */
  g_assert_cmpint (fetch_code (service, SEARCH, 200), ==, 0);
}

static void
test_fault_specs (void)
{
  static const char *const good[] = { "301",        "301:3",     "slow:0",  "slow:2.5",
                                      "slow:2.5:7", "cut",       "break:2", "html",
                                      "empty:1",    "reset:100", "hang" };
  static const char *const bad[] = { "",           ":",      "200",     "0",        "slow",
                                     "slow:",      "slow:x", "slow:-1", "slow:nan", "slow:9999999",
                                     "301:0",      "301:-1", "301:",    "301:x",    "301:2:3",
                                     "slow:1:2:3", "cuts",   "cut:",    "301x",     " 301" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      KolSampleFault fault;

      g_assert_true (kol_sample_fault_parse (good[i], &fault, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (fault.every, >=, 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      KolSampleFault fault;

      if (kol_sample_fault_parse (bad[i], &fault, &error))
        g_test_fail_printf ("“%s” was taken for a fault", bad[i]);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_nonnull (strstr (error->message, bad[i]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample/fault/codes", test_fault_codes);
  g_test_add_func ("/sample/fault/every-third", test_fault_every_third);
  g_test_add_func ("/sample/fault/bodies", test_fault_bodies);
  g_test_add_func ("/sample/fault/connections", test_fault_connections);
  g_test_add_func ("/sample/fault/slow", test_fault_slow);
  g_test_add_func ("/sample/fault/hang", test_fault_hang);
  g_test_add_func ("/sample/fault/specs", test_fault_specs);
  g_test_add_func ("/sample/fault/stop-while-waiting", test_stop_while_waiting);
  g_test_add_func ("/sample/fault/client-leaves", test_client_leaves);

  return g_test_run ();
}
