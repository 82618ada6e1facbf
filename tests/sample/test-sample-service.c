// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "sample-client.h"

static void
test_new (void)
{
  g_autoptr (GError) error = NULL;
  KolSampleService *service = kol_sample_service_new (KOL_SAMPLE_SEED, 10);

  g_assert_null (kol_sample_service_get_base_url (service));
  g_assert_cmpuint (kol_sample_service_get_n_calls (service), ==, 0);
  kol_sample_service_stop (service);
  g_assert_finalize_object (service);

  service = start_service (NULL);
  g_assert_true (g_str_has_prefix (kol_sample_service_get_base_url (service), "http://127.0.0.1:"));
  g_assert_cmpuint (count_threads ("kol-sample"), ==, 1);
  g_assert_finalize_object (service);
  g_assert_cmpuint (count_threads ("kol-sample"), ==, 0);
}

static void
test_restart (void)
{
  g_autoptr (KolSampleService) service = start_service (NULL);
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
  g_autoptr (KolSampleService) first = start_service (NULL);
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
  g_autoptr (KolSampleService) service = start_service (NULL);
  g_autoptr (GUri)
      uri = g_uri_parse (kol_sample_service_get_base_url (service), G_URI_FLAGS_NONE, NULL);
  g_autofree char *elsewhere = g_strdup_printf ("http://127.0.0.2:%d/ping", g_uri_get_port (uri));
  g_auto (Response) response = fetch (service, elsewhere);

  g_assert_error (response.error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
}

static void
test_ping (void)
{
  g_autoptr (KolSampleService) service = start_service ("500 slow:60");

  g_assert_cmpint (fetch_code (service, "/ping", 200), ==, 0);
  g_assert_cmpuint (kol_sample_service_get_n_calls (service), ==, 0);
}

static void
test_envelope (void)
{
  g_autoptr (KolSampleService) service = start_service (NULL);
  g_auto (Response) response = fetch (service, SEARCH "&page=2");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse_response (parser, &response);
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
  g_autoptr (KolSampleService) service = start_service (NULL);
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
  g_autoptr (KolSampleService) service = start_service (NULL);

  g_assert_cmpint (fetch_code (service, SEARCH "&page=0", 200), ==, 400);
  g_assert_cmpint (fetch_code (service, SEARCH "&gender=WOMEN", 200), ==, 400);
  g_assert_cmpint (fetch_code (service, SEARCH "&keyword=%FF%FE", 200), ==, 400);
  g_assert_cmpint (fetch_code (service, "/nowhere", 404), ==, 404);
}

static void
assert_count (JsonObject *object, gint64 calls, gint64 charged, gint64 free, gint64 unsure)
{
  g_assert_cmpint (json_object_get_int_member (object, "calls"), ==, calls);
  g_assert_cmpint (json_object_get_int_member (object, "charged"), ==, charged);
  g_assert_cmpint (json_object_get_int_member (object, "free"), ==, free);
  g_assert_cmpint (json_object_get_int_member (object, "unsure"), ==, unsure);
}

/* Nothing wrong with the request costs anything. */
static void
test_stats (void)
{
  g_autoptr (KolSampleService) service = start_service ("301:4 html:6");
  g_auto (Response) response = { 0 };
  g_auto (Response) html = { 0 };
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root;
  JsonObject *pages;

  g_assert_cmpint (fetch_code (service, SEARCH, 200), ==, 0);
  g_assert_cmpint (fetch_code (service, SEARCH "&page=0", 200), ==, 400);
  g_assert_cmpint (fetch_code (service, SEARCH "x", 200), ==, 100);
  g_assert_cmpint (fetch_code (service, SEARCH "&page=7", 200), ==, 301);
  g_assert_cmpint (fetch_code (service, SEARCH "&page=7", 200), ==, 0);
  html = fetch (service, SEARCH "&page=7");
  g_assert_cmpint (fetch_code (service, SEARCH "&page=7", 200), ==, 0);

  response = fetch (service, "/stats");
  root = parse_response (parser, &response);
  pages = json_object_get_object_member (root, "pages");
  assert_count (root, 7, 3, 3, 1);
  g_assert_cmpuint (json_object_get_size (pages), ==, 3);
  assert_count (json_object_get_object_member (pages, "0"), 1, 0, 1, 0);
  assert_count (json_object_get_object_member (pages, "1"), 2, 1, 1, 0);
  assert_count (json_object_get_object_member (pages, "7"), 4, 2, 1, 1);
  g_assert_cmpuint (kol_sample_service_get_n_calls (service), ==, 7);
}

/* What each fault costs; the sum is what arrived. */
static void
test_costs (void)
{
  static const struct
  {
    const char *fault;
    KolSampleCount count;
  } rows[] = {
    { "slow:0", { 1, 1, 0, 0 } }, { "100", { 1, 0, 1, 0 } },   { "301", { 1, 0, 1, 0 } },
    { "302", { 1, 0, 1, 0 } },    { "303", { 1, 0, 1, 0 } },   { "400", { 1, 0, 1, 0 } },
    { "500", { 1, 0, 1, 0 } },    { "503", { 1, 0, 1, 0 } },   { "600", { 1, 0, 1, 0 } },
    { "601", { 1, 0, 1, 0 } },    { "602", { 1, 0, 1, 0 } },   { "101", { 1, 0, 0, 1 } },
    { "404", { 1, 0, 0, 1 } },    { "cut", { 1, 0, 0, 1 } },   { "break", { 1, 0, 0, 1 } },
    { "html", { 1, 0, 0, 1 } },   { "empty", { 1, 0, 0, 1 } }, { "reset", { 1, 0, 0, 1 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KolSampleService) service = start_service (rows[i].fault);
      g_auto (Response) response = fetch (service, SEARCH "&page=3");
      KolSampleCounts counts;

      g_test_message ("%s", rows[i].fault);
      kol_sample_service_get_counts (service, &counts);
      g_assert_cmpmem (&counts.all, sizeof counts.all, &rows[i].count, sizeof rows[i].count);
      g_assert_cmpmem (&counts.pages[3], sizeof counts.all, &rows[i].count, sizeof rows[i].count);
    }
}

/* All that a plain client relies on: parameters in any order, percent-encoded, values of no
 * interest left in; a JSON object with code, message and data. */
static void
test_plain_client (void)
{
  g_autoptr (KolSampleService) service = start_service (NULL);
  g_autofree char *query = soup_form_encode ("keyword", "护肤", "gender", "FEMALE", "token",
                                             "sample", "sort", "FANS", "searchType", "NOTE",
                                             "excludeLowActive", "false", NULL);
  g_autofree char *path = g_strndup (SEARCH, strcspn (SEARCH, "?"));
  g_autofree char *url = g_strconcat (path, "?", query, NULL);
  g_auto (Response) response = fetch (service, url);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse_response (parser, &response);

  g_assert_cmpint (json_object_get_int_member (root, "code"), ==, 0);
  g_assert_true (json_object_has_member (root, "message"));
  g_assert_cmpint (
      json_object_get_int_member (json_object_get_object_member (root, "data"), "total"), >, 5);
}

static void
test_methods (void)
{
  g_autoptr (KolSampleService) service = start_service (NULL);
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
  g_autoptr (KolSampleService) service = start_service ("500:2");
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
  g_autoptr (KolSampleService) service = start_service (NULL);
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
  g_test_add_func ("/sample/service/stats", test_stats);
  g_test_add_func ("/sample/service/costs", test_costs);
  g_test_add_func ("/sample/service/plain-client", test_plain_client);
  g_test_add_func ("/sample/service/methods", test_methods);
  g_test_add_func ("/sample/service/pictures", test_pictures);
  g_test_add_func ("/sample/service/covers", test_covers);

  return g_test_run ();
}
