// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-sample-reply.h"

#define JSON_TYPE "application/json;charset=UTF-8"

/* Responses, good and bad. */

/* Closes the connection behind @text, which may be empty. The client may have closed it before. */
void
kol_sample_reply_break_off (SoupServerMessage *message, const char *text, gsize size)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);
  g_autoptr (GError) error = NULL;

  if (stream == NULL)
    return;

  if (!g_output_stream_write_all (g_io_stream_get_output_stream (stream), text, size, NULL, NULL,
                                  &error) ||
      !g_io_stream_close (stream, NULL, &error))
    g_debug ("The client was gone before it was cut off: %s", error->message);
}

/* Takes @json. */
void
kol_sample_reply_json (SoupServerMessage *message, guint status, char *json)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, JSON_TYPE, SOUP_MEMORY_TAKE, json, strlen (json));
}

void
kol_sample_reply_cut (SoupServerMessage *message, const char *answer)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, JSON_TYPE, SOUP_MEMORY_COPY, answer,
                                    strlen (answer) / 2);
}

void
kol_sample_reply_broken (SoupServerMessage *message, const char *answer)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize size = strlen (answer);

  g_string_append_printf (
      text, "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
      JSON_TYPE, size);
  g_string_append_len (text, answer, size / 2);
  kol_sample_reply_break_off (message, text->str, text->len);
}

void
kol_sample_reply_html (SoupServerMessage *message)
{
  static const char page[] = "<!DOCTYPE html>\n<html><head><title>Gateway</title></head>"
                             "<body><h1>Please try again later</h1></body></html>\n";

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "text/html;charset=UTF-8", SOUP_MEMORY_STATIC, page,
                                    strlen (page));
}
