// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "client-fixture.h"
#include "log-watch.h"

#define TEST(path, function)                                                                       \
  g_test_add ("/api/client/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

static void
set_filter (Fixture *self, const char *id, const char *value)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kol_query_set (self->query, id, value, &error));
  g_assert_no_error (error);
}

/* The parameters of a request by name, still encoded. */
static GHashTable *
get_parameters (Fixture *self, guint index)
{
  g_autofree char *request = wire_server_dup_request (self->server, index);
  g_auto (GStrv) words = g_strsplit (request, " ", 3);
  g_auto (GStrv) halves = g_strsplit (words[1], "?", 2);
  g_auto (GStrv) pairs = g_strsplit (halves[1], "&", -1);
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_assert_cmpstr (words[0], ==, "GET");
  g_assert_cmpstr (halves[0], ==, KOL_CLIENT_SEARCH_PATH);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (pairs[i], "=", 2);

      g_assert_true (g_hash_table_insert (table, g_strdup (parts[0]), g_strdup (parts[1])));
    }

  return table;
}

static void
assert_parameter (GHashTable *parameters, const char *name, const char *value)
{
  g_assert_cmpstr (g_hash_table_lookup (parameters, name), ==, value);
}

static void
test_defaults (Fixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) parameters = NULL;

  wire_server_add_json (self->server, 200, NULL, PAGE_JSON);
  fixture_search (self);
  fixture_assert_page (self);

  parameters = get_parameters (self, 0);
  g_assert_cmpuint (g_hash_table_size (parameters), ==, 3);
  assert_parameter (parameters, "searchType", kol_query_get (self->query, "searchType"));
  assert_parameter (parameters, "page", "1");
  assert_parameter (parameters, "token", TOKEN_ENCODED);
}

static void
test_all_parameters (Fixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) parameters = NULL;

  set_filter (self, "searchType", "NOTE");
  set_filter (self, "keyword", "口红 & 100%+");
  set_filter (self, "fansNumberLower", "1000");
  set_filter (self, "fansNumberUpper", "50000");
  set_filter (self, "fansAge", "AGE_18_24");
  set_filter (self, "fansGender", "FE_MALE_HIGH");
  set_filter (self, "gender", "FEMALE");
  set_filter (self, "contentTag", "美妆,穿搭");
  wire_server_add_json (self->server, 200, NULL, PAGE_JSON);
  fixture_start (self, 7);
  fixture_finish (self);
  fixture_assert_page (self);
  g_assert_cmpuint (kol_page_get_number (self->page), ==, 7);
  g_assert_true (kol_query_equal (kol_page_get_query (self->page), self->query));

  parameters = get_parameters (self, 0);
  g_assert_cmpuint (g_hash_table_size (parameters), ==, 10);
  assert_parameter (parameters, "searchType", "NOTE");
  assert_parameter (parameters, "keyword", "%E5%8F%A3%E7%BA%A2%20%26%20100%25%2B");
  assert_parameter (parameters, "page", "7");
  assert_parameter (parameters, "fansNumberLower", "1000");
  assert_parameter (parameters, "fansNumberUpper", "50000");
  assert_parameter (parameters, "fansAge", "AGE_18_24");
  assert_parameter (parameters, "fansGender", "FE_MALE_HIGH");
  assert_parameter (parameters, "gender", "FEMALE");
  assert_parameter (parameters, "token", TOKEN_ENCODED);
  g_assert_nonnull (strstr (g_hash_table_lookup (parameters, "contentTag"), "%E7%BE%8E%E5%A6%86"));
}

/* What is asked is what was set when the search began. */
static void
test_query_changes_meanwhile (Fixture *self, gconstpointer data)
{
  wire_server_add_json (self->server, 200, NULL, PAGE_JSON);
  set_filter (self, "keyword", "before");
  fixture_start (self, 1);
  set_filter (self, "keyword", "after");
  fixture_finish (self);

  fixture_assert_page (self);
  g_assert_cmpstr (kol_query_get (kol_page_get_query (self->page), "keyword"), ==, "before");
}

static void
test_headers (Fixture *self, gconstpointer data)
{
  g_autofree char *request = NULL;

  wire_server_add_json (self->server, 200, NULL, PAGE_JSON);
  fixture_search (self);

  request = wire_server_dup_request (self->server, 0);
  g_assert_nonnull (strstr (request, "\r\nAccept: application/json\r\n"));
  g_assert_nonnull (strstr (request, "\r\nUser-Agent: Kollect/"));
  g_assert_null (strstr (request, "Referer"));
  g_assert_null (strstr (request, "Cookie"));
}

static void
test_bad_query (Fixture *self, gconstpointer data)
{
  set_filter (self, "fansNumberLower", "500");
  set_filter (self, "fansNumberUpper", "100");
  fixture_search (self);
  g_assert_error (self->error, KOL_QUERY_ERROR, KOL_QUERY_ERROR_BAD_RANGE);

  kol_query_reset (self->query);
  fixture_start (self, 0);
  fixture_finish (self);
  g_assert_error (self->error, KOL_QUERY_ERROR, KOL_QUERY_ERROR_BAD_PAGE);

  g_assert_cmpuint (wire_server_get_n_connections (self->server), ==, 0);
  g_assert_cmpuint (kol_client_get_n_calls (self->client), ==, 0);
}

/* --- Where to, and as whom --- */

static void
test_no_token (Fixture *self, gconstpointer data)
{
  g_assert_true (kol_client_set_base_url (self->client, KOL_CLIENT_GLOBAL_URL, NULL));
  kol_client_set_token (self->client, "  ");
  g_assert_false (kol_client_has_token (self->client));
  fixture_search (self);

  fixture_assert_error (self, KOL_API_ERROR_NO_TOKEN);
  g_assert_cmpuint (kol_client_get_n_calls (self->client), ==, 0);
}

/* On this machine the service itself says what it thinks of that. */
static void
test_no_token_on_loopback (Fixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) parameters = NULL;

  kol_client_set_token (self->client, NULL);
  wire_server_add_json (self->server, 200, NULL, "{\"code\":100}");
  fixture_search (self);

  fixture_assert_error (self, KOL_API_ERROR_TOKEN);
  parameters = get_parameters (self, 0);
  assert_parameter (parameters, "token", NULL);
}

static void
test_mainland_needs_consent (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kol_client_set_base_url (self->client, KOL_CLIENT_MAINLAND_URL "/", &error));
  g_assert_no_error (error);
  fixture_search (self);

  fixture_assert_error (self, KOL_API_ERROR_INSECURE);
}

static void
test_addresses_taken (Fixture *self, gconstpointer data)
{
  static const char *const rows[][2] = {
    { "https://api.example.com", "https://api.example.com" },
    { " https://api.example.com// ", "https://api.example.com" },
    { "HTTPS://API.example.com/v1/", "https://api.example.com/v1" },
    { "http://127.0.0.1:8080", "http://127.0.0.1:8080" },
    { "http://127.9.9.9:8080/", "http://127.9.9.9:8080" },
    { "http://localhost:1", "http://localhost:1" },
    { "http://[::1]:1/", "http://[::1]:1" },
    { KOL_CLIENT_MAINLAND_URL, KOL_CLIENT_MAINLAND_URL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (kol_client_set_base_url (self->client, rows[i][0], &error));
      g_assert_no_error (error);
      g_assert_cmpstr (kol_client_get_base_url (self->client), ==, rows[i][1]);
    }
}

static void
test_addresses_refused (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *address;
    KolApiError kind;
  } rows[] = {
    { "", KOL_API_ERROR_ADDRESS },
    { "api.example.com", KOL_API_ERROR_ADDRESS },
    { "https://", KOL_API_ERROR_ADDRESS },
    { "ftp://api.example.com", KOL_API_ERROR_ADDRESS },
    { "file:///etc/passwd", KOL_API_ERROR_ADDRESS },
    { "https://user:secret@api.example.com", KOL_API_ERROR_ADDRESS },
    { "https://api.example.com/?token=secret", KOL_API_ERROR_ADDRESS },
    { "https://api.example.com/#secret", KOL_API_ERROR_ADDRESS },
    { "https://api.example.com:99999", KOL_API_ERROR_ADDRESS },
    { "http://api.example.com", KOL_API_ERROR_INSECURE },
    { "http://localhost.example.com", KOL_API_ERROR_INSECURE },
    { "http://127.0.0.1.example.com", KOL_API_ERROR_INSECURE },
    { "http://10.0.0.1", KOL_API_ERROR_INSECURE },
    { "http://47.117.133.51", KOL_API_ERROR_INSECURE },
  };
  g_autofree char *before = g_strdup (kol_client_get_base_url (self->client));

  kol_client_set_allow_plain (self->client, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rows[i].address);
      g_assert_false (kol_client_set_base_url (self->client, rows[i].address, &error));
      g_assert_error (error, KOL_API_ERROR, (int) rows[i].kind);
      g_assert_null (strstr (error->message, "secret"));
      g_assert_cmpstr (kol_client_get_base_url (self->client), ==, before);
    }
}

static void
on_notify_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  g_string_append_printf (user_data, "%s ", pspec->name);
}

static void
test_properties (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autofree char *base_url = NULL;
  gboolean has_token;
  guint n_calls;

  g_signal_connect (self->client, "notify", G_CALLBACK (on_notify_cb), seen);
  kol_client_set_token (self->client, " " TOKEN " ");
  g_assert_cmpstr (seen->str, ==, "");
  wire_server_add_json (self->server, 200, NULL, PAGE_JSON);
  fixture_search (self);
  kol_client_set_token (self->client, NULL);
  g_assert_true (kol_client_set_base_url (self->client, KOL_CLIENT_GLOBAL_URL, NULL));
  g_assert_true (kol_client_set_base_url (self->client, KOL_CLIENT_GLOBAL_URL "/", NULL));
  g_assert_cmpstr (seen->str, ==, "n-calls has-token base-url ");

  g_object_get (self->client, "base-url", &base_url, "has-token", &has_token, "n-calls", &n_calls,
                NULL);
  g_assert_cmpstr (base_url, ==, KOL_CLIENT_GLOBAL_URL);
  g_assert_false (has_token);
  g_assert_cmpuint (n_calls, ==, 1);
}

/* --- What the service says, and what follows from it --- */

typedef struct
{
  guint status;
  const char *body;
  KolApiError kind;
  KolCharge charge;
  int code;
} Failure;

static void
assert_failure (Fixture *self, const Failure *row)
{
  guint n_before = kol_client_get_n_calls (self->client);

  fixture_use_server (self, wire_server_new ());
  wire_server_add_json (self->server, row->status, NULL, row->body);
  fixture_search (self);

  fixture_assert_error (self, row->kind);
  g_assert_cmpuint (wire_server_get_n_requests (self->server), ==, 1);
  g_assert_cmpuint (kol_client_get_n_calls (self->client) - n_before, ==, 1);
  g_assert_true (self->outcome.sent);
  g_assert_cmpint (self->outcome.charge, ==, row->charge);
  g_assert_cmpint (self->outcome.code, ==, row->code);
}

/* Each is asked for exactly once, whatever it says. */
static void
test_failures (Fixture *self, gconstpointer data)
{
  static const Failure rows[] = {
    { 200, "{\"code\":100}", KOL_API_ERROR_TOKEN, KOL_CHARGE_FREE, 100 },
    { 401, "{\"code\":100}", KOL_API_ERROR_TOKEN, KOL_CHARGE_FREE, 100 },
    { 200, "{\"code\":301}", KOL_API_ERROR_COLLECTION, KOL_CHARGE_FREE, 301 },
    { 200, "{\"code\":302}", KOL_API_ERROR_RATE_LIMIT, KOL_CHARGE_FREE, 302 },
    { 429, "{\"code\":302}", KOL_API_ERROR_RATE_LIMIT, KOL_CHARGE_FREE, 302 },
    { 429, "{\"code\":303}", KOL_API_ERROR_QUOTA, KOL_CHARGE_FREE, 303 },
    { 400, "{\"code\":400}", KOL_API_ERROR_PARAMETERS, KOL_CHARGE_FREE, 400 },
    { 200, "{\"code\":500}", KOL_API_ERROR_SERVER, KOL_CHARGE_FREE, 500 },
    { 503, "{\"code\":503}", KOL_API_ERROR_UNAVAILABLE, KOL_CHARGE_FREE, 503 },
    { 503, "<html>", KOL_API_ERROR_UNAVAILABLE, KOL_CHARGE_FREE, -1 },
    { 403, "{\"code\":600}", KOL_API_ERROR_PERMISSION, KOL_CHARGE_FREE, 600 },
    { 200, "{\"code\":601}", KOL_API_ERROR_BALANCE, KOL_CHARGE_FREE, 601 },
    { 200, "{\"code\":602}", KOL_API_ERROR_BALANCE, KOL_CHARGE_FREE, 602 },
    { 200, "{\"code\":101}", KOL_API_ERROR_UNEXPLAINED, KOL_CHARGE_UNSURE, 101 },
    /* libsoup means to ask again after 421 and is kept from it. */
    { 421, "", KOL_API_ERROR_CONNECTION_LOST, KOL_CHARGE_UNSURE, -1 },
    { 504, "", KOL_API_ERROR_UNEXPLAINED, KOL_CHARGE_UNSURE, -1 },
    { 200, "", KOL_API_ERROR_ANSWER, KOL_CHARGE_UNSURE, -1 },
    { 200, "{\"code\":0,\"data\":null}", KOL_API_ERROR_ANSWER, KOL_CHARGE_CHARGED, 0 },
    { 200, "{\"code\":0,\"data\":{", KOL_API_ERROR_ANSWER, KOL_CHARGE_UNSURE, -1 },
    { 200, "<html>sign in</html>", KOL_API_ERROR_ANSWER, KOL_CHARGE_UNSURE, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_failure (self, &rows[i]);
}

static void
test_retry_after (Fixture *self, gconstpointer data)
{
  wire_server_add_json (self->server, 429, "Retry-After: 3600\r\n", "{\"code\":302}");
  fixture_search (self);

  fixture_assert_error (self, KOL_API_ERROR_RATE_LIMIT);
  g_assert_cmpuint (kol_api_error_get_retry_after (self->error), ==, 3600);
  g_assert_cmpuint (wire_server_get_n_requests (self->server), ==, 1);
}

static void
test_cancelled_before (Fixture *self, gconstpointer data)
{
  g_cancellable_cancel (self->cancellable);
  fixture_search (self);

  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (wire_server_get_n_connections (self->server), ==, 0);
}

/* A service that repeats the token it refuses does not get it onto the screen. */
static void
test_service_repeats_token (Fixture *self, gconstpointer data)
{
  wire_server_add_json (self->server, 200, NULL,
                        "{\"code\":100,\"message\":\"token " TOKEN " (" TOKEN_ENCODED
                        ") is invalid, see https://x.example/?a=1&token=" TOKEN_ENCODED "\"}");
  fixture_search (self);

  fixture_assert_error (self, KOL_API_ERROR_TOKEN);
  g_assert_null (strstr (kol_api_error_get_service_message (self->error), "geheim"));
  g_assert_nonnull (strstr (self->error->message, "is invalid"));
}

/* Nor into what is kept. */
static void
test_answer_repeats_token (Fixture *self, gconstpointer data)
{
  static const char *const forms[] = { "0123456789abcdef", "geheim&0123456789" };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *escaped = g_uri_escape_string (forms[i], NULL, FALSE);
      g_autofree char *body = g_strdup_printf (
          "{\"code\":0,\"url\":\"/?page=1&token=%s\",\"data\":{\"kols\":[{\"userId\":"
          "\"5f0000000000000000000001\",\"name\":\"%s\"}]}}",
          escaped, forms[i]);
      GBytes *kept;
      const char *text;
      gsize size;

      fixture_use_server (self, wire_server_new ());
      kol_client_set_token (self->client, forms[i]);
      wire_server_add_json (self->server, 200, NULL, body);
      fixture_search (self);

      fixture_assert_page (self);
      kept = kol_page_get_answer (self->page);
      text = g_bytes_get_data (kept, &size);
      g_assert_cmpuint (size, ==, strlen (body));
      g_assert_null (memmem (text, size, "0123456789", 10));
      g_assert_nonnull (memmem (text, size, "token=****************", 22));
      text = g_bytes_get_data (kol_page_get_raw (self->page, 0), &size);
      g_assert_null (memmem (text, size, "0123456789", 10));
    }
}

/* Everything else is kept as it came. */
static void
test_answer_is_kept (Fixture *self, gconstpointer data)
{
  gsize size;
  const char *text;

  wire_server_add_json (self->server, 200, NULL, PAGE_JSON);
  fixture_search (self);
  text = g_bytes_get_data (kol_page_get_answer (self->page), &size);

  g_assert_cmpmem (text, size, PAGE_JSON, strlen (PAGE_JSON));
}

static void
test_service_name (Fixture *self, gconstpointer data)
{
  kol_client_set_service_name (self->client, "sample");
  g_assert_cmpstr (kol_client_get_service (self->client), ==, "sample");
  kol_client_set_service_name (self->client, NULL);
  g_assert_cmpstr (kol_client_get_service (self->client), ==,
                   kol_client_get_base_url (self->client));
}

static void
test_redirect (Fixture *self, gconstpointer data)
{
  static const guint statuses[] = { 301, 302, 303, 307, 308 };
  g_autoptr (WireServer) other = wire_server_new ();
  g_autofree char *url = wire_server_dup_url (other);
  g_autofree char *location = g_strdup_printf ("Location: %s/elsewhere\r\n", url);

  wire_server_add_json (other, 200, NULL, PAGE_JSON);
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    wire_server_add_json (self->server, statuses[i], location, "moved");

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      fixture_search (self);
      fixture_assert_error (self, KOL_API_ERROR_REDIRECT);
    }
  g_assert_cmpuint (wire_server_get_n_requests (self->server), ==, G_N_ELEMENTS (statuses));
  g_assert_cmpuint (wire_server_get_n_connections (other), ==, 0);
}

static void
test_finalize (void)
{
  g_assert_finalize_object (kol_client_new ());
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  log_watch_start ();

  TEST ("defaults", test_defaults);
  TEST ("all-parameters", test_all_parameters);
  TEST ("query-changes-meanwhile", test_query_changes_meanwhile);
  TEST ("headers", test_headers);
  TEST ("bad-query", test_bad_query);
  TEST ("no-token", test_no_token);
  TEST ("no-token-on-loopback", test_no_token_on_loopback);
  TEST ("mainland-needs-consent", test_mainland_needs_consent);
  TEST ("addresses-taken", test_addresses_taken);
  TEST ("addresses-refused", test_addresses_refused);
  TEST ("properties", test_properties);
  TEST ("failures", test_failures);
  TEST ("retry-after", test_retry_after);
  TEST ("cancelled-before", test_cancelled_before);
  TEST ("service-repeats-token", test_service_repeats_token);
  TEST ("answer-repeats-token", test_answer_repeats_token);
  TEST ("answer-is-kept", test_answer_is_kept);
  TEST ("service-name", test_service_name);
  TEST ("redirect", test_redirect);
  g_test_add_func ("/api/client/finalize", test_finalize);

  return g_test_run ();
}
