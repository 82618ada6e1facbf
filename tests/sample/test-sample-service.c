// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "kol-sample-fault.h"
#include "kol-sample-service.h"

#define SEARCH "/api/xiaohongshu-pgy/api/solar/cooperator/blogger/v2/v1?token=sample"

/* What came back. */
typedef struct
{
  guint status;
  char *type;        /* (nullable) */
  char *retry_after; /* (nullable) */
  GBytes *body;      /* (nullable) */
  GError *error;     /* (nullable) */
} Response;

static void
response_clear (Response *self)
{
  g_clear_pointer (&self->type, g_free);
  g_clear_pointer (&self->retry_after, g_free);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Response, response_clear)

static KolSampleService *
start (const char *first_fault, ...)
{
  KolSampleService *service = kol_sample_service_new (KOL_SAMPLE_SEED, 400);
  g_autoptr (GError) error = NULL;
  va_list faults;

  va_start (faults, first_fault);
  for (const char *fault = first_fault; fault != NULL; fault = va_arg (faults, const char *))
    {
      kol_sample_service_add_fault (service, fault, &error);
      g_assert_no_error (error);
    }
  va_end (faults);

  kol_sample_service_start (service, 0, &error);
  g_assert_no_error (error);

  return service;
}

static Response
fetch_with (SoupSession *session, KolSampleService *service, const char *what)
{
  g_autofree char *url = g_str_has_prefix (what, "http")
                             ? g_strdup (what)
                             : g_strconcat (kol_sample_service_get_base_url (service), what, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, url);
  SoupMessageHeaders *headers;
  Response response = { 0 };

  response.body = soup_session_send_and_read (session, message, NULL, &response.error);
  headers = soup_message_get_response_headers (message);
  response.status = soup_message_get_status (message);
  response.type = g_strdup (soup_message_headers_get_content_type (headers, NULL));
  response.retry_after = g_strdup (soup_message_headers_get_one (headers, "Retry-After"));

  return response;
}

static Response
fetch (KolSampleService *service, const char *what)
{
  g_autoptr (SoupSession) session = soup_session_new ();

  return fetch_with (session, service, what);
}

static JsonObject *
parse (JsonParser *parser, const Response *response)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data;

  g_assert_no_error (response->error);
  data = g_bytes_get_data (response->body, &size);
  json_parser_load_from_data (parser, data, size, &error);
  g_assert_no_error (error);

  return json_node_get_object (json_parser_get_root (parser));
}

static gint64
fetch_code (KolSampleService *service, const char *what, guint expected_status)
{
  g_auto (Response) response = fetch (service, what);
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_cmpuint (response.status, ==, expected_status);

  return json_object_get_int_member (parse (parser, &response), "code");
}

/* The threads of this process that are called @name. */
static guint
count_threads (const char *name)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/task", 0, NULL);
  const char *task;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((task = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", task, "comm", NULL);
      g_autofree char *comm = NULL;

      if (g_file_get_contents (path, &comm, NULL, NULL))
        n += g_str_equal (g_strchomp (comm), name);
    }

  return n;
}

static void
test_new (void)
{
  g_autoptr (GError) error = NULL;
  KolSampleService *service = kol_sample_service_new (KOL_SAMPLE_SEED, 10);

  g_assert_null (kol_sample_service_get_base_url (service));
  g_assert_cmpuint (kol_sample_service_get_n_calls (service), ==, 0);
  kol_sample_service_stop (service);
  g_assert_finalize_object (service);

  service = start (NULL, NULL);
  g_assert_true (g_str_has_prefix (kol_sample_service_get_base_url (service), "http://127.0.0.1:"));
  g_assert_cmpuint (count_threads ("kol-sample"), ==, 1);
  g_assert_finalize_object (service);
  g_assert_cmpuint (count_threads ("kol-sample"), ==, 0);
}

static void
test_restart (void)
{
  g_autoptr (KolSampleService) service = start (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = g_strdup (kol_sample_service_get_base_url (service));

  g_assert_cmpint (fetch_code (service, SEARCH, 200), ==, 0);
  for (guint i = 0; i < 20; i++)
    {
      kol_sample_service_stop (service);
      g_assert_true (kol_sample_service_start (service, 0, &error));
    }
  g_assert_cmpint (fetch_code (service, SEARCH, 200), ==, 0);
  g_assert_cmpuint (kol_sample_service_get_n_calls (service), ==, 2);
  g_assert_cmpuint (count_threads ("kol-sample"), ==, 1);

  kol_sample_service_stop (service);
  {
    g_autofree char *url = g_strconcat (before, "/ping", NULL);
    g_auto (Response) response = fetch (service, url);

    g_assert_nonnull (response.error);
  }
}

static void
test_port_taken (void)
{
  g_autoptr (KolSampleService) first = start (NULL, NULL);
  g_autoptr (KolSampleService) second = kol_sample_service_new (KOL_SAMPLE_SEED, 10);
  g_autoptr (GUri)
      uri = g_uri_parse (kol_sample_service_get_base_url (first), G_URI_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (kol_sample_service_start (second, g_uri_get_port (uri), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  g_assert_null (kol_sample_service_get_base_url (second));
  g_assert_cmpuint (count_threads ("kol-sample"), ==, 1);
}

/* Nobody outside this machine may reach it: the socket is bound to 127.0.0.1, so no other address
 * of the loopback network answers either. */
static void
test_loopback_only (void)
{
  g_autoptr (KolSampleService) service = start (NULL, NULL);
  g_autoptr (GUri)
      uri = g_uri_parse (kol_sample_service_get_base_url (service), G_URI_FLAGS_NONE, NULL);
  g_autofree char *elsewhere = g_strdup_printf ("http://127.0.0.2:%d/ping", g_uri_get_port (uri));
  g_auto (Response) response = fetch (service, elsewhere);

  g_assert_error (response.error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
}

static void
test_ping (void)
{
  g_autoptr (KolSampleService) service = start ("500", "slow:60", NULL);

  g_assert_cmpint (fetch_code (service, "/ping", 200), ==, 0);
  g_assert_cmpuint (kol_sample_service_get_n_calls (service), ==, 0);
}

static void
test_envelope (void)
{
  g_autoptr (KolSampleService) service = start (NULL, NULL);
  g_auto (Response) response = fetch (service, SEARCH "&page=2");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (parser, &response);
  JsonObject *data = json_object_get_object_member (root, "data");

  g_assert_cmpuint (response.status, ==, 200);
  g_assert_cmpstr (response.type, ==, "application/json");
  g_assert_cmpint (json_object_get_int_member (root, "code"), ==, 0);
  g_assert_true (json_object_get_null_member (root, "message"));
  g_assert_cmpuint (strlen (json_object_get_string_member (root, "requestId")), ==, 32);
  g_assert_nonnull (json_object_get_string_member (root, "recordTime"));
  g_assert_cmpint (json_object_get_int_member (data, "total"), ==, 400);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (data, "kols")), ==, 20);
  g_assert_true (g_regex_match_simple ("^kolSearch_[0-9a-f]{32}$",
                                       json_object_get_string_member (data, "trackId"), 0, 0));
}

static void
test_token (void)
{
  g_autoptr (KolSampleService) service = start (NULL, NULL);
  g_autofree char *path = g_strndup (SEARCH, strcspn (SEARCH, "?"));
  g_autofree char *wrong = g_strconcat (path, "?token=Sample", NULL);
  g_autofree char *empty = g_strconcat (path, "?token=", NULL);

  g_assert_cmpint (fetch_code (service, path, 200), ==, 100);
  g_assert_cmpint (fetch_code (service, wrong, 200), ==, 100);
  g_assert_cmpint (fetch_code (service, empty, 200), ==, 100);
  g_assert_cmpint (fetch_code (service, SEARCH, 200), ==, 0);
}

static void
test_wrong_parameters (void)
{
  g_autoptr (KolSampleService) service = start (NULL, NULL);

  g_assert_cmpint (fetch_code (service, SEARCH "&page=0", 200), ==, 400);
  g_assert_cmpint (fetch_code (service, SEARCH "&gender=WOMEN", 200), ==, 400);
  g_assert_cmpint (fetch_code (service, SEARCH "&keyword=%FF%FE", 200), ==, 400);
  g_assert_cmpint (fetch_code (service, "/nowhere", 404), ==, 404);
}

/* Nothing wrong with the request costs anything. */
static void
test_counter (void)
{
  g_autoptr (KolSampleService) service = start ("301:4", NULL);
  g_auto (Response) response = { 0 };
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root;

  g_assert_cmpint (fetch_code (service, SEARCH, 200), ==, 0);
  g_assert_cmpint (fetch_code (service, SEARCH "&page=0", 200), ==, 400);
  g_assert_cmpint (fetch_code (service, SEARCH "x", 200), ==, 100);
  g_assert_cmpint (fetch_code (service, SEARCH, 200), ==, 301);
  g_assert_cmpint (fetch_code (service, SEARCH, 200), ==, 0);

  response = fetch (service, "/counter");
  root = parse (parser, &response);
  g_assert_cmpint (json_object_get_int_member (root, "calls"), ==, 5);
  g_assert_cmpint (json_object_get_int_member (root, "charged"), ==, 2);
  g_assert_cmpuint (kol_sample_service_get_n_calls (service), ==, 5);
}

/* All that a plain client relies on: parameters in any order, percent-encoded, values of no
 * interest left in; a JSON object with code, message and data. */
static void
test_plain_client (void)
{
  g_autoptr (KolSampleService) service = start (NULL, NULL);
  g_autofree char *query = soup_form_encode ("keyword", "护肤", "gender", "FEMALE", "token",
                                             "sample", "sort", "FANS", "searchType", "NOTE",
                                             "excludeLowActive", "false", NULL);
  g_autofree char *path = g_strndup (SEARCH, strcspn (SEARCH, "?"));
  g_autofree char *url = g_strconcat (path, "?", query, NULL);
  g_auto (Response) response = fetch (service, url);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (parser, &response);

  g_assert_cmpint (json_object_get_int_member (root, "code"), ==, 0);
  g_assert_true (json_object_has_member (root, "message"));
  g_assert_cmpint (
      json_object_get_int_member (json_object_get_object_member (root, "data"), "total"), >, 5);
}

static void
test_methods (void)
{
  g_autoptr (KolSampleService) service = start (NULL, NULL);
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autofree char *url = g_strconcat (kol_sample_service_get_base_url (service), SEARCH, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_POST, url);
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;

  body = soup_session_send_and_read (session, message, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, SOUP_STATUS_METHOD_NOT_ALLOWED);
  g_assert_cmpuint (kol_sample_service_get_n_calls (service), ==, 0);
}

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
      g_autoptr (KolSampleService) service = start (cases[i].fault, NULL);
      g_auto (Response) response = fetch (service, SEARCH);
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonObject *root = parse (parser, &response);

      g_assert_cmpuint (response.status, ==, cases[i].status);
      g_assert_cmpint (json_object_get_int_member (root, "code"), ==, cases[i].code);
      g_assert_true (json_object_get_null_member (root, "data"));
      g_assert_cmpstr (response.retry_after, ==, cases[i].code == 302 ? "1" : NULL);
    }
}

static void
test_fault_every_third (void)
{
  g_autoptr (KolSampleService) service = start ("301:3", "601:4", NULL);
  static const gint64 expected[] = { 0, 0, 301, 601, 0, 301, 0, 601, 301, 0, 0, 301 };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (fetch_code (service, SEARCH, 200), ==, expected[i]);
}

static void
test_fault_bodies (void)
{
  g_autoptr (KolSampleService) service = start ("html:2", "empty:3", "cut:5", NULL);
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
  g_autoptr (KolSampleService) service = start ("reset:2", "break:3", NULL);
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
  g_autoptr (KolSampleService) service = start ("slow:0.3:2", NULL);
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
  g_autoptr (KolSampleService) service = start ("hang:2", "slow:0.1:3", NULL);
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
  KolSampleService *service = start ("slow:60:2", "hang", NULL);
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
  g_autoptr (KolSampleService) service = start ("slow:0.2", NULL);
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

/* The first picture address of a page that begins like this. */
static char *
find_picture (KolSampleService *service, const char *kind)
{
  g_auto (Response) response = fetch (service, SEARCH "&page=3");
  g_autofree char *text = NULL;
  g_autofree char *pattern = g_strdup_printf (
      "http://[^\"]*/picture/%s/[^\"]*75|http://[^\"]*/picture/%s/[^\"]*jpg", kind, kind);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  text = g_strndup (g_bytes_get_data (response.body, NULL), g_bytes_get_size (response.body));
  g_assert_true (g_regex_match (regex, text, 0, &match));

  return g_match_info_fetch (match, 0);
}

static void
test_pictures (void)
{
  g_autoptr (KolSampleService) service = start ("500:2", NULL);
  g_autofree char *avatar = find_picture (service, "avatar");
  g_auto (Response) face = fetch (service, avatar);
  g_auto (Response) again = fetch (service, avatar);
  g_auto (Response) cut = { 0 };
  g_auto (Response) nobody = fetch (service, "/picture/avatar/000000000000000000000000.jpg");
  g_auto (Response) odd = fetch (service, "/picture/avatar/");
  g_autofree char *shortened = g_strndup (avatar, strlen (avatar) - strlen ("format/jpg"));
  g_autofree char *address = g_strconcat (shortened, "...", NULL);

  g_assert_cmpuint (face.status, ==, 200);
  g_assert_cmpstr (face.type, ==, "image/jpeg");
  g_assert_cmpmem (g_bytes_get_data (face.body, NULL), 3, "\377\330\377", 3);
  g_assert_true (g_bytes_equal (face.body, again.body));
  g_assert_cmpuint (nobody.status, ==, 404);
  g_assert_cmpuint (odd.status, ==, 404);

  cut = fetch (service, address);
  g_assert_cmpuint (cut.status, ==, 404);
  g_assert_cmpuint (kol_sample_service_get_n_calls (service), ==, 1);
}

static void
test_covers (void)
{
  g_autoptr (KolSampleService) service = start (NULL, NULL);
  g_autofree char *address = find_picture (service, "cover");
  g_auto (Response) cover = fetch (service, address);

  g_assert_cmpuint (cover.status, ==, 200);
  g_assert_cmpstr (cover.type, ==, "image/jpeg");
  g_assert_cmpuint (g_bytes_get_size (cover.body), >, 2000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample/service/new", test_new);
  g_test_add_func ("/sample/service/restart", test_restart);
  g_test_add_func ("/sample/service/port-taken", test_port_taken);
  g_test_add_func ("/sample/service/loopback-only", test_loopback_only);
  g_test_add_func ("/sample/service/ping", test_ping);
  g_test_add_func ("/sample/service/envelope", test_envelope);
  g_test_add_func ("/sample/service/token", test_token);
  g_test_add_func ("/sample/service/wrong-parameters", test_wrong_parameters);
  g_test_add_func ("/sample/service/counter", test_counter);
  g_test_add_func ("/sample/service/plain-client", test_plain_client);
  g_test_add_func ("/sample/service/methods", test_methods);
  g_test_add_func ("/sample/service/fault-codes", test_fault_codes);
  g_test_add_func ("/sample/service/fault-every-third", test_fault_every_third);
  g_test_add_func ("/sample/service/fault-bodies", test_fault_bodies);
  g_test_add_func ("/sample/service/fault-connections", test_fault_connections);
  g_test_add_func ("/sample/service/fault-slow", test_fault_slow);
  g_test_add_func ("/sample/service/fault-hang", test_fault_hang);
  g_test_add_func ("/sample/service/fault-specs", test_fault_specs);
  g_test_add_func ("/sample/service/stop-while-waiting", test_stop_while_waiting);
  g_test_add_func ("/sample/service/client-leaves", test_client_leaves);
  g_test_add_func ("/sample/service/pictures", test_pictures);
  g_test_add_func ("/sample/service/covers", test_covers);

  return g_test_run ();
}
