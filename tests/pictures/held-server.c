// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "held-server.h"

#include <string.h>

#include "picture-fixtures.h"

#define DRIP_INTERVAL 50 /* ms */

struct _HeldServer
{
  GSocketService *service; /* owned */
  guint port;
  GQueue connections; /* of Connection, owned */
  gboolean holds;

  HeldServerChanged changed;
  gpointer user_data;
};

typedef struct
{
  HeldServer *server;        /* borrowed */
  GIOStream *stream;         /* owned */
  GCancellable *cancellable; /* owned, of the read that is always under way */
  GString *request;          /* owned, what came so far */
  char *path;                /* owned, nullable until the request is there */
  GSource *drip;             /* owned, nullable */
  gboolean is_running;       /* asked, and not answered yet */
  char buffer[1024];
} Connection;

static void read_more (Connection *connection);

static void
connection_free (gpointer data)
{
  Connection *connection = data;

  if (connection->drip != NULL)
    g_source_destroy (connection->drip);

  g_clear_pointer (&connection->drip, g_source_unref);
  g_clear_object (&connection->stream);
  g_clear_object (&connection->cancellable);
  g_clear_pointer (&connection->path, g_free);
  g_string_free (connection->request, TRUE);
  g_free (connection);
}

static void
set_running (Connection *connection, gboolean is_running)
{
  HeldServer *server = connection->server;

  if (connection->is_running == is_running)
    return;

  connection->is_running = is_running;
  server->changed (is_running ? connection->path : NULL, is_running ? 1 : -1, server->user_data);
}

static gboolean
say (Connection *connection, const void *data, gsize size)
{
  GOutputStream *output = g_io_stream_get_output_stream (connection->stream);

  return g_output_stream_write_all (output, data, size, NULL, NULL, NULL);
}

/* The count goes down first: who has the answer may ask again before this thread comes to it. */
static void
answer (Connection *connection)
{
  g_autoptr (GBytes) jpeg = fixture_jpeg (g_str_hash (connection->path));
  gsize size = g_bytes_get_size (jpeg);
  g_autofree char *head = g_strdup_printf (
      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n", size);

  set_running (connection, FALSE);
  if (say (connection, head, strlen (head)))
    say (connection, g_bytes_get_data (jpeg, NULL), size);

  g_cancellable_cancel (connection->cancellable);
}

static void
cut (Connection *connection)
{
  static const char half[] = "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n\377\330\377\340";

  set_running (connection, FALSE);
  say (connection, half, sizeof half - 1);
  g_cancellable_cancel (connection->cancellable);
}

static gboolean
on_drip_cb (gpointer user_data)
{
  return say (user_data, "\377", 1) ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
drip (Connection *connection)
{
  static const char head[] = "HTTP/1.1 200 OK\r\n\r\n\377\330\377\340";

  say (connection, head, sizeof head - 1);
  connection->drip = g_timeout_source_new (DRIP_INTERVAL);
  g_source_set_callback (connection->drip, on_drip_cb, connection, NULL);
  g_source_attach (connection->drip, g_main_context_get_thread_default ());
}

static void
take_request (Connection *connection)
{
  g_auto (GStrv) words = g_strsplit (connection->request->str, " ", 3);

  connection->path = g_strdup (words[1]);
  set_running (connection, TRUE);

  if (g_str_has_prefix (connection->path, "/cut/"))
    cut (connection);
  else if (g_str_has_prefix (connection->path, "/drip/"))
    drip (connection);
  else if (!connection->server->holds)
    answer (connection);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Connection *connection = user_data;
  gssize size = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  /* The other side went, or we are done with it. */
  if (size <= 0)
    {
      set_running (connection, FALSE);
      g_queue_remove (&connection->server->connections, connection);
      connection_free (connection);
      return;
    }

  g_string_append_len (connection->request, connection->buffer, size);
  if (connection->path == NULL && strstr (connection->request->str, "\r\n\r\n") != NULL)
    take_request (connection);

  read_more (connection);
}

static void
read_more (Connection *connection)
{
  g_input_stream_read_async (g_io_stream_get_input_stream (connection->stream), connection->buffer,
                             sizeof connection->buffer, G_PRIORITY_DEFAULT, connection->cancellable,
                             on_read_cb, connection);
}

static gboolean
on_incoming_cb (GSocketService *service,
                GSocketConnection *stream,
                GObject *source,
                gpointer user_data)
{
  HeldServer *self = user_data;
  Connection *connection = g_new0 (Connection, 1);

  connection->server = self;
  connection->stream = g_object_ref (G_IO_STREAM (stream));
  connection->cancellable = g_cancellable_new ();
  connection->request = g_string_new (NULL);
  g_queue_push_tail (&self->connections, connection);
  read_more (connection);

  return TRUE;
}

HeldServer *
held_server_new (HeldServerChanged changed, gpointer user_data)
{
  HeldServer *self = g_new0 (HeldServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) actual = NULL;
  g_autoptr (GError) error = NULL;

  self->holds = TRUE;
  self->changed = changed;
  self->user_data = user_data;
  g_queue_init (&self->connections);

  self->service = g_socket_service_new ();
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), any, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &actual, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (actual));
  g_signal_connect (self->service, "incoming", G_CALLBACK (on_incoming_cb), self);

  return self;
}

void
held_server_free (HeldServer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));

  for (GList *link = self->connections.head; link != NULL; link = link->next)
    g_cancellable_cancel (((Connection *) link->data)->cancellable);

  while (!g_queue_is_empty (&self->connections))
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);

  g_clear_object (&self->service);
  g_free (self);
}

guint
held_server_get_port (HeldServer *self)
{
  return self->port;
}

/* Answers the n oldest that are held; with G_MAXUINT all, and later ones at once. */
void
held_server_release (HeldServer *self, guint n)
{
  if (n == G_MAXUINT)
    self->holds = FALSE;

  for (GList *link = self->connections.head; link != NULL && n > 0; link = link->next)
    {
      Connection *connection = link->data;

      if (!connection->is_running || connection->drip != NULL)
        continue;

      answer (connection);
      n--;
    }
}
