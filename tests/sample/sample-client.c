// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "sample-client.h"

void
response_clear (Response *self)
{
  g_clear_pointer (&self->type, g_free);
  g_clear_pointer (&self->retry_after, g_free);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_error (&self->error);
}

/* @faults are separated by spaces; NULL: none. */
KolSampleService *
start_service (const char *faults)
{
  KolSampleService *service = kol_sample_service_new (KOL_SAMPLE_SEED, 400);
  g_auto (GStrv) list = g_strsplit (faults != NULL ? faults : "", " ", -1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; list[i] != NULL; i++)
    {
      kol_sample_service_add_fault (service, list[i], &error);
      g_assert_no_error (error);
    }

  kol_sample_service_start (service, 0, &error);
  g_assert_no_error (error);

  return service;
}

Response
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

Response
fetch (KolSampleService *service, const char *what)
{
  g_autoptr (SoupSession) session = soup_session_new ();

  return fetch_with (session, service, what);
}

JsonObject *
parse_response (JsonParser *parser, const Response *response)
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

gint64
fetch_code (KolSampleService *service, const char *what, guint expected_status)
{
  g_auto (Response) response = fetch (service, what);
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_cmpuint (response.status, ==, expected_status);

  return json_object_get_int_member (parse_response (parser, &response), "code");
}

/* The threads of this process that are called @name. */
guint
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
