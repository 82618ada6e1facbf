// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "client-fixture.h"
#include "kol-client-private.h"
#include "kol-exchange.h"
#include "log-watch.h"

#define TEST(path, function)                                                                       \
  g_test_add ("/api/exchange/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

#define HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

/* Of the address sanitizer, when the test is built with it. */
const char *__asan_default_options (void);

/* GnuTLS has thread-local data of its own in GTask's threads. The leak check of gcc 12 and clang 14
 * reads past it and dies when it follows such data. */
const char *
__asan_default_options (void)
{
  return "intercept_tls_get_addr=0";
}

static void
assert_unsure (Fixture *self, KolApiError kind)
{
  fixture_assert_error (self, kind);
  g_assert_cmpint (kol_api_error_get_charge (self->error), ==, KOL_CHARGE_UNSURE);
  g_assert_true (kol_api_error_is_network (self->error));
  g_assert_cmpuint (kol_client_get_n_calls (self->client), ==,
                    wire_server_get_n_requests (self->server));
}

static void
assert_not_sent (Fixture *self, KolApiError kind)
{
  fixture_assert_error (self, kind);
  g_assert_cmpint (kol_api_error_get_charge (self->error), ==, KOL_CHARGE_FREE);
  g_assert_true (kol_api_error_is_network (self->error));
  g_assert_cmpuint (kol_client_get_n_calls (self->client), ==, 0);
}

static void
test_time_out (Fixture *self, gconstpointer data)
{
  kol_client_set_timeout (self->client, 1);
  wire_server_add (self->server, WIRE_SILENCE, NULL);
  fixture_search (self);

  assert_unsure (self, KOL_API_ERROR_TIMED_OUT);
  g_assert_cmpuint (wire_server_get_n_requests (self->server), ==, 1);
}

static void
test_time_out_within_body (Fixture *self, gconstpointer data)
{
  kol_client_set_timeout (self->client, 1);
  wire_server_add (self->server, WIRE_SILENCE, HEAD "Content-Length: 500\r\n\r\n{\"code\":0");
  fixture_search (self);

  assert_unsure (self, KOL_API_ERROR_TIMED_OUT);
}

/* Never silent, and never done: the patience with the whole call ends. */
static void
test_dripping_answer (Fixture *self, gconstpointer data)
{
  kol_client_set_timeout (self->client, 1);
  wire_server_add (self->server, WIRE_DRIP, HEAD "Content-Length: 1000000\r\n\r\n");
  fixture_search (self);

  assert_unsure (self, KOL_API_ERROR_TIMED_OUT);
  fixture_wait (self, fixture_is_gone);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *url = wire_server_dup_url (self->server);

  /* Nobody listens there any more. */
  fixture_use_server (self, wire_server_new ());
  g_assert_true (kol_client_set_base_url (self->client, url, NULL));
  fixture_search (self);

  assert_not_sent (self, KOL_API_ERROR_UNREACHABLE);
}

static void
test_name_not_found (Fixture *self, gconstpointer data)
{
  /* RFC 6761: "invalid" never resolves. Even a broken resolver sends nothing here. */
  soup_session_set_proxy_resolver (kol_client_get_session (self->client), NULL);
  g_assert_true (kol_client_set_base_url (self->client, "https://kollect.invalid", NULL));
  soup_session_set_proxy_resolver (kol_client_get_session (self->client), NULL);
  fixture_search (self);

  assert_not_sent (self, KOL_API_ERROR_UNREACHABLE);
}

static void
test_closed_without_answer (Fixture *self, gconstpointer data)
{
  wire_server_add (self->server, WIRE_CLOSE, NULL);
  fixture_search (self);

  assert_unsure (self, KOL_API_ERROR_CONNECTION_LOST);
  g_assert_cmpuint (wire_server_get_n_requests (self->server), ==, 1);
}

static void
test_reset_after_request (Fixture *self, gconstpointer data)
{
  wire_server_add (self->server, WIRE_RESET, NULL);
  fixture_search (self);

  assert_unsure (self, KOL_API_ERROR_CONNECTION_LOST);
  g_assert_cmpuint (wire_server_get_n_requests (self->server), ==, 1);
}

static void
test_reset_within_body (Fixture *self, gconstpointer data)
{
  wire_server_add (self->server, WIRE_RESET, HEAD "Content-Length: 500\r\n\r\n{\"code\":0");
  fixture_search (self);

  assert_unsure (self, KOL_API_ERROR_CONNECTION_LOST);
}

/* With a length the end is known to be missing; without one only the JSON tells. */
static void
test_cut_off (Fixture *self, gconstpointer data)
{
  wire_server_add (self->server, WIRE_CLOSE, HEAD "Content-Length: 500\r\n\r\n{\"code\":0");
  wire_server_add (self->server, WIRE_CLOSE, HEAD "\r\n{\"code\":0");
  wire_server_add (self->server, WIRE_CLOSE, "HTTP/1.1 200 OK\r\nContent-Ty");

  fixture_search (self);
  assert_unsure (self, KOL_API_ERROR_CONNECTION_LOST);
  fixture_search (self);
  fixture_assert_error (self, KOL_API_ERROR_ANSWER);
  fixture_search (self);
  assert_unsure (self, KOL_API_ERROR_CONNECTION_LOST);
}

static void
test_no_http (Fixture *self, gconstpointer data)
{
  wire_server_add (self->server, WIRE_CLOSE, "220 smtp.example.com ready\r\n\r\n");
  fixture_search (self);

  assert_unsure (self, KOL_API_ERROR_CONNECTION_LOST);
}

/* libsoup repeats a GET by itself when a connection it kept is closed before an answer. The server
 * here keeps its connections and then drops the second request: it must come exactly once. */
static void
test_never_sent_twice (Fixture *self, gconstpointer data)
{
  wire_server_add_json (self->server, 200, "Connection: keep-alive\r\n", PAGE_JSON);
  wire_server_add (self->server, WIRE_CLOSE, NULL);
  wire_server_add_json (self->server, 200, NULL, PAGE_JSON);

  fixture_search (self);
  fixture_assert_page (self);
  fixture_search (self);
  assert_unsure (self, KOL_API_ERROR_CONNECTION_LOST);
  g_assert_cmpuint (wire_server_get_n_requests (self->server), ==, 2);
}

static void
on_bare_answer_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Fixture *self = user_data;
  g_autoptr (GBytes)
      bytes = soup_session_send_and_read_finish (SOUP_SESSION (object), result, &self->error);

  g_assert_no_error (self->error);
  g_assert_nonnull (bytes);
  self->searching = FALSE;
}

static gboolean
is_answered (Fixture *self)
{
  return !self->searching;
}

/* That the test above can fail: without our care the second request comes twice. */
static void
test_libsoup_would_send_twice (Fixture *self, gconstpointer data)
{
  g_autofree char *url = wire_server_dup_url (self->server);
  g_autoptr (SoupSession) session = soup_session_new ();

  soup_session_set_proxy_resolver (session, NULL);
  wire_server_add_json (self->server, 200, NULL, PAGE_JSON);
  wire_server_add (self->server, WIRE_CLOSE, NULL);
  wire_server_add_json (self->server, 200, NULL, PAGE_JSON);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SoupMessage) message = soup_message_new ("GET", url);

      self->searching = TRUE;
      soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL,
                                        on_bare_answer_cb, self);
      fixture_wait (self, is_answered);
    }

  g_assert_cmpuint (wire_server_get_n_requests (self->server), ==, 3);
}

static void
test_announced_too_large (Fixture *self, gconstpointer data)
{
  g_autofree char *text = g_strdup_printf (HEAD "Content-Length: %d\r\n\r\n",
                                           KOL_CLIENT_MAX_BODY + 1);

  wire_server_add (self->server, WIRE_SILENCE, text);
  fixture_search (self);

  fixture_assert_error (self, KOL_API_ERROR_TOO_LARGE);
  g_assert_cmpint (kol_api_error_get_charge (self->error), ==, KOL_CHARGE_UNSURE);
  fixture_wait (self, fixture_is_gone);
}

static void
test_flood (Fixture *self, gconstpointer data)
{
  wire_server_add (self->server, WIRE_FLOOD, HEAD "\r\n");
  fixture_search (self);

  fixture_assert_error (self, KOL_API_ERROR_TOO_LARGE);
  fixture_wait (self, fixture_is_gone);
}

static void
test_cancel_while_waiting (Fixture *self, gconstpointer data)
{
  wire_server_add (self->server, WIRE_SILENCE, NULL);
  fixture_start (self, 1);
  fixture_wait (self, fixture_has_request);
  g_cancellable_cancel (self->cancellable);
  fixture_finish (self);

  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_wait (self, fixture_is_gone);
}

static void
test_cancel_within_body (Fixture *self, gconstpointer data)
{
  wire_server_add (self->server, WIRE_DRIP, HEAD "Content-Length: 1000000\r\n\r\n");
  fixture_start (self, 1);
  fixture_wait (self, fixture_has_request);
  g_cancellable_cancel (self->cancellable);
  fixture_finish (self);

  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_wait (self, fixture_is_gone);
}

static void
test_chunked (Fixture *self, gconstpointer data)
{
  g_autofree char *text = g_strdup_printf (
      HEAD "Transfer-Encoding: chunked\r\n\r\n10\r\n%.16s\r\n%x\r\n%s\r\n0\r\n\r\n", PAGE_JSON,
      (guint) strlen (PAGE_JSON) - 16, PAGE_JSON + 16);

  wire_server_add (self->server, WIRE_ANSWER, text);
  fixture_search (self);

  fixture_assert_page (self);
}

/* --- TLS --- */

static void
use_tls_server (Fixture *self)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "api", "localhost.pem", NULL);

  fixture_use_server (self, wire_server_new_tls (path));
  wire_server_add_json (self->server, 200, NULL, PAGE_JSON);
}

static void
test_unknown_certificate (Fixture *self, gconstpointer data)
{
  use_tls_server (self);
  fixture_search (self);

  assert_not_sent (self, KOL_API_ERROR_TLS);
  g_assert_cmpuint (wire_server_get_n_requests (self->server), ==, 0);
}

static void
test_no_tls_there (Fixture *self, gconstpointer data)
{
  g_autofree char *url = wire_server_dup_url (self->server);
  g_autofree char *secure = g_strdup_printf ("https%s", url + strlen ("http"));

  wire_server_add (self->server, WIRE_CLOSE, "HTTP/1.1 400 No\r\n\r\n");
  g_assert_true (kol_client_set_base_url (self->client, secure, NULL));
  fixture_search (self);

  g_assert_cmpint (kol_api_error_get_charge (self->error), ==, KOL_CHARGE_FREE);
  g_assert_cmpuint (kol_client_get_n_calls (self->client), ==, 0);
}

/* HTTP/2 is offered by the server and must not be taken: there libsoup logs the token. */
static void
test_known_certificate (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "api", "localhost.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (path, &error);
  g_autofree char *protocol = NULL;

  g_assert_no_error (error);
  soup_session_set_tls_database (kol_client_get_session (self->client), database);
  use_tls_server (self);
  fixture_search (self);

  fixture_assert_page (self);
  protocol = wire_server_dup_protocol (self->server);
  g_assert_cmpstr (protocol, ==, "http/1.1");
}

/* --- Retry-After --- */

static void
test_retry_after (void)
{
  const gint64 now = 1767600000; /* Mon, 05 Jan 2026 08:00:00 GMT */

  g_assert_cmpuint (kol_exchange_parse_retry_after (NULL, now), ==, 0);
  g_assert_cmpuint (kol_exchange_parse_retry_after ("", now), ==, 0);
  g_assert_cmpuint (kol_exchange_parse_retry_after ("0", now), ==, 0);
  g_assert_cmpuint (kol_exchange_parse_retry_after ("120", now), ==, 120);
  g_assert_cmpuint (kol_exchange_parse_retry_after ("99999999999999999999", now), ==, 86400);
  g_assert_cmpuint (kol_exchange_parse_retry_after ("-5", now), ==, 0);
  g_assert_cmpuint (kol_exchange_parse_retry_after ("soon", now), ==, 0);
  g_assert_cmpuint (kol_exchange_parse_retry_after ("Mon, 05 Jan 2026 08:00:30 GMT", now), ==, 30);
  g_assert_cmpuint (kol_exchange_parse_retry_after ("Mon, 05 Jan 2026 07:59:00 GMT", now), ==, 0);
  g_assert_cmpuint (kol_exchange_parse_retry_after ("Fri, 01 Jan 2100 00:00:00 GMT", now), ==,
                    86400);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  log_watch_start ();

  TEST ("time-out", test_time_out);
  TEST ("time-out-within-body", test_time_out_within_body);
  TEST ("dripping-answer", test_dripping_answer);
  TEST ("refused", test_refused);
  TEST ("name-not-found", test_name_not_found);
  TEST ("closed-without-answer", test_closed_without_answer);
  TEST ("reset-after-request", test_reset_after_request);
  TEST ("reset-within-body", test_reset_within_body);
  TEST ("cut-off", test_cut_off);
  TEST ("no-http", test_no_http);
  TEST ("never-sent-twice", test_never_sent_twice);
  TEST ("libsoup-would-send-twice", test_libsoup_would_send_twice);
  TEST ("announced-too-large", test_announced_too_large);
  TEST ("flood", test_flood);
  TEST ("cancel-while-waiting", test_cancel_while_waiting);
  TEST ("cancel-within-body", test_cancel_within_body);
  TEST ("chunked", test_chunked);
  TEST ("unknown-certificate", test_unknown_certificate);
  TEST ("no-tls-there", test_no_tls_there);
  TEST ("known-certificate", test_known_certificate);
  g_test_add_func ("/api/exchange/retry-after", test_retry_after);

  return g_test_run ();
}
