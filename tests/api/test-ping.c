// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "client-fixture.h"
#include "kol-client-private.h"
#include "log-watch.h"

#define TEST(path, function)                                                                       \
  g_test_add ("/api/ping/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

static double milliseconds;
static gboolean answered;

static void
on_pinged_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Fixture *self = user_data;

  answered = kol_client_ping_finish (self->client, result, &milliseconds, &self->error);
  self->searching = FALSE;
}

static gboolean
is_done (Fixture *self)
{
  return !self->searching;
}

static void
ping (Fixture *self)
{
  g_clear_error (&self->error);
  self->searching = TRUE;
  kol_client_ping_async (self->client, self->cancellable, on_pinged_cb, self);
  fixture_wait (self, is_done);
  g_assert_cmpint (answered, ==, self->error == NULL);
  g_assert_cmpuint (kol_client_get_n_calls (self->client), ==, 0);
}

static void
assert_failed (Fixture *self, KolApiError kind)
{
  fixture_assert_error (self, kind);
  g_assert_cmpint (kol_api_error_get_charge (self->error), ==, KOL_CHARGE_FREE);
}

/* Whatever the answer is: nobody knows what the vendor writes there. The token stays here. */
static void
test_answered (Fixture *self, gconstpointer data)
{
  g_autofree char *request = NULL;

  wire_server_add_json (self->server, 200, NULL, "pong");
  wire_server_add_json (self->server, 204, NULL, "");
  ping (self);
  g_assert_no_error (self->error);
  g_assert_cmpfloat (milliseconds, >, 0);
  g_assert_cmpfloat (milliseconds, <, 5000);

  request = wire_server_dup_request (self->server, 0);
  g_assert_true (g_str_has_prefix (request, "GET /ping HTTP/1.1\r\n"));
  g_assert_null (strstr (request, "geheim"));
  ping (self);
  g_assert_no_error (self->error);
}

static void
test_without_token (Fixture *self, gconstpointer data)
{
  kol_client_set_token (self->client, NULL);
  wire_server_add_json (self->server, 200, NULL, "{}");
  ping (self);

  g_assert_no_error (self->error);
}

static void
test_other_status (Fixture *self, gconstpointer data)
{
  wire_server_add_json (self->server, 404, NULL, "{}");
  wire_server_add_json (self->server, 503, NULL, "{}");
  ping (self);
  assert_failed (self, KOL_API_ERROR_NO_PING);
  g_assert_nonnull (strstr (self->error->message, "HTTP 404"));
  ping (self);
  assert_failed (self, KOL_API_ERROR_NO_PING);
}

static void
test_redirect (Fixture *self, gconstpointer data)
{
  g_autoptr (WireServer) other = wire_server_new ();
  g_autofree char *url = wire_server_dup_url (other);
  g_autofree char *location = g_strdup_printf ("Location: %s/ping\r\n", url);

  wire_server_add_json (other, 200, NULL, "{}");
  wire_server_add_json (self->server, 302, location, "");
  ping (self);

  assert_failed (self, KOL_API_ERROR_REDIRECT);
  g_assert_cmpuint (wire_server_get_n_connections (other), ==, 0);
}

static void
test_silence (Fixture *self, gconstpointer data)
{
  kol_client_set_timeout (self->client, 1);
  wire_server_add (self->server, WIRE_SILENCE, NULL);
  ping (self);

  assert_failed (self, KOL_API_ERROR_NO_PING);
  g_assert_null (strstr (kol_api_error_get_advice (self->error), "may have been charged"));
}

static void
test_broken (Fixture *self, gconstpointer data)
{
  wire_server_add (self->server, WIRE_RESET, NULL);
  wire_server_add (self->server, WIRE_FLOOD, "HTTP/1.1 200 OK\r\n\r\n");
  ping (self);
  assert_failed (self, KOL_API_ERROR_NO_PING);
  ping (self);
  assert_failed (self, KOL_API_ERROR_NO_PING);
}

static void
test_unreachable (Fixture *self, gconstpointer data)
{
  g_autofree char *url = wire_server_dup_url (self->server);

  fixture_use_server (self, wire_server_new ());
  g_assert_true (kol_client_set_base_url (self->client, url, NULL));
  ping (self);

  assert_failed (self, KOL_API_ERROR_UNREACHABLE);
}

static void
test_unknown_certificate (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "api", "localhost.pem", NULL);

  fixture_use_server (self, wire_server_new_tls (path));
  wire_server_add_json (self->server, 200, NULL, "{}");
  ping (self);

  assert_failed (self, KOL_API_ERROR_TLS);
}

static void
test_mainland_needs_consent (Fixture *self, gconstpointer data)
{
  g_assert_true (kol_client_set_base_url (self->client, KOL_CLIENT_MAINLAND_URL, NULL));
  ping (self);

  assert_failed (self, KOL_API_ERROR_INSECURE);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  wire_server_add (self->server, WIRE_SILENCE, NULL);
  self->searching = TRUE;
  kol_client_ping_async (self->client, self->cancellable, on_pinged_cb, self);
  fixture_wait (self, fixture_has_request);
  g_cancellable_cancel (self->cancellable);
  fixture_wait (self, is_done);

  g_assert_false (answered);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  log_watch_start ();

  TEST ("answered", test_answered);
  TEST ("without-token", test_without_token);
  TEST ("other-status", test_other_status);
  TEST ("redirect", test_redirect);
  TEST ("silence", test_silence);
  TEST ("broken", test_broken);
  TEST ("unreachable", test_unreachable);
  TEST ("unknown-certificate", test_unknown_certificate);
  TEST ("mainland-needs-consent", test_mainland_needs_consent);
  TEST ("cancelled", test_cancelled);

  return g_test_run ();
}
