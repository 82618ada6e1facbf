// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>
#include <sys/socket.h>

#include "wire-server.h"

#define MAX_CONNECTIONS 64
#define MAX_REQUEST 65536

struct _WireServer
{
  GSocketService *service;      /* owned; its connections are served in threads of their own */
  GTlsCertificate *certificate; /* owned, nullable */
  guint16 port;
  GCancellable *ending;  /* owned; ends every wait */
  WireChooseFunc choose; /* nullable: says what to do, in place of the steps */
  gpointer choose_data;  /* unowned */

  GMutex mutex; /* of what stands below */
  GCond cond;
  GPtrArray *steps;    /* owned, of WireStep */
  GPtrArray *requests; /* owned, of char */
  char *protocol;      /* owned, nullable; what TLS agreed on */
  guint n_connections;
  guint n_serving;
  guint n_gone; /* connections that the other side ended in the middle of an act */
};

static void
wire_step_free (gpointer data)
{
  WireStep *step = data;

  g_clear_pointer (&step->text, g_free);
  g_free (step);
}

/* (nullable): one request's head, NULL when the other side closed. */
static char *
read_request (WireServer *self, GIOStream *stream)
{
  GInputStream *input = g_io_stream_get_input_stream (stream);
  g_autoptr (GString) head = g_string_new (NULL);

  while (!g_str_has_suffix (head->str, "\r\n\r\n") && head->len < MAX_REQUEST)
    {
      char byte;

      if (g_input_stream_read (input, &byte, 1, self->ending, NULL) != 1)
        return NULL;
      g_string_append_c (head, byte);
    }

  return g_string_free (g_steal_pointer (&head), FALSE);
}

/* The step for the request that just came; the caller owns its text. */
static WireStep
take_step (WireServer *self, char *request)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  guint index = MIN (self->requests->len, MAX (self->steps->len, 1) - 1);
  WireStep step = { WIRE_CLOSE, NULL };

  g_ptr_array_add (self->requests, request);
  g_cond_broadcast (&self->cond);
  if (self->choose != NULL)
    return step;

  step = *(WireStep *) g_ptr_array_index (self->steps, index);
  step.text = g_strdup (step.text);

  return step;
}

static gboolean
send_text (WireServer *self, GIOStream *stream, const char *text)
{
  return g_output_stream_write_all (g_io_stream_get_output_stream (stream), text, strlen (text),
                                    NULL, self->ending, NULL);
}

static void
note_gone (WireServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->n_gone++;
  g_cond_broadcast (&self->cond);
}

static void
wait_until_gone (WireServer *self, GIOStream *stream)
{
  char byte;

  if (g_input_stream_read (g_io_stream_get_input_stream (stream), &byte, 1, self->ending, NULL) <=
      0)
    note_gone (self);
}

static void
drip (WireServer *self, GSocket *socket, GIOStream *stream)
{
  /* The wait ends early when the other side closes: then there is something (nothing) to read. */
  while (!g_socket_condition_timed_wait (socket, G_IO_IN, 200 * 1000, self->ending, NULL) &&
         !g_cancellable_is_cancelled (self->ending))
    if (!send_text (self, stream, " "))
      break;

  note_gone (self);
}

static void
flood (WireServer *self, GIOStream *stream)
{
  g_autofree char *chunk = g_strnfill (1024 * 1024, ' ');

  while (send_text (self, stream, chunk))
    ;

  note_gone (self);
}

static void
reset (GSocket *socket)
{
  const struct linger linger = { .l_onoff = 1, .l_linger = 0 };

  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
  g_socket_close (socket, NULL);
}

/* Whether the connection goes on. */
static gboolean
do_step (WireServer *self, GSocket *socket, GIOStream *stream, WireStep step)
{
  if (step.text != NULL && !send_text (self, stream, step.text))
    return FALSE;

  switch (step.act)
    {
    case WIRE_ANSWER:
      return TRUE;
    case WIRE_RESET:
      reset (socket);
      return FALSE;
    case WIRE_SILENCE:
      wait_until_gone (self, stream);
      return FALSE;
    case WIRE_DRIP:
      drip (self, socket, stream);
      return FALSE;
    case WIRE_FLOOD:
      flood (self, stream);
      return FALSE;
    case WIRE_ANSWER_AND_CLOSE:
    case WIRE_CLOSE:
    default:
      return FALSE;
    }
}

/* (transfer full) (nullable): what to talk through. */
static GIOStream *
secure (WireServer *self, GSocketConnection *connection)
{
  static const char *const protocols[] = { "h2", "http/1.1", NULL };
  g_autoptr (GIOStream) tls = NULL;

  if (self->certificate == NULL)
    return g_object_ref (G_IO_STREAM (connection));

  tls = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);
  g_tls_connection_set_advertised_protocols (G_TLS_CONNECTION (tls), protocols);
  if (!g_tls_connection_handshake (G_TLS_CONNECTION (tls), self->ending, NULL))
    return NULL;

  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->protocol, g_free);
  self->protocol = g_strdup (g_tls_connection_get_negotiated_protocol (G_TLS_CONNECTION (tls)));
  g_mutex_unlock (&self->mutex);

  return g_steal_pointer (&tls);
}

static void
serve (WireServer *self, GSocketConnection *connection)
{
  GSocket *socket = g_socket_connection_get_socket (connection);
  g_autoptr (GIOStream) stream = secure (self, connection);
  gboolean goes_on = TRUE;
  char *request;

  while (goes_on && stream != NULL && (request = read_request (self, stream)) != NULL)
    {
      WireStep step = take_step (self, request);

      if (self->choose != NULL)
        step = self->choose (request, self->ending, self->choose_data);
      goes_on = do_step (self, socket, stream, step);
      g_clear_pointer (&step.text, g_free);
    }

  if (stream != NULL)
    g_io_stream_close (stream, NULL, NULL);
}

static gboolean
on_run_cb (GThreadedSocketService *service,
           GSocketConnection *connection,
           GObject *source,
           gpointer user_data)
{
  WireServer *self = user_data;

  g_mutex_lock (&self->mutex);
  self->n_connections++;
  self->n_serving++;
  g_mutex_unlock (&self->mutex);

  serve (self, connection);

  g_mutex_lock (&self->mutex);
  self->n_serving--;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);

  return TRUE;
}

/* A server on 127.0.0.1 at a free port. */
WireServer *
wire_server_new (void)
{
  WireServer *self = g_new0 (WireServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) actual = NULL;
  g_autoptr (GError) error = NULL;

  self->service = g_threaded_socket_service_new (MAX_CONNECTIONS);
  self->ending = g_cancellable_new ();
  self->steps = g_ptr_array_new_with_free_func (wire_step_free);
  self->requests = g_ptr_array_new_with_free_func (g_free);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);

  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &actual, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (actual));
  g_signal_connect (self->service, "run", G_CALLBACK (on_run_cb), self);
  g_socket_service_start (self->service);

  return self;
}

/* The same over TLS, with certificate and key of one file. */
WireServer *
wire_server_new_tls (const char *certificate_path)
{
  WireServer *self = wire_server_new ();
  g_autoptr (GError) error = NULL;

  self->certificate = g_tls_certificate_new_from_file (certificate_path, &error);
  g_assert_no_error (error);

  return self;
}

void
wire_server_free (WireServer *self)
{
  g_cancellable_cancel (self->ending);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));

  g_mutex_lock (&self->mutex);
  while (self->n_serving > 0)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);

  g_signal_handlers_disconnect_by_data (self->service, self);
  g_clear_object (&self->service);
  g_clear_object (&self->certificate);
  g_clear_object (&self->ending);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_clear_pointer (&self->protocol, g_free);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

char *
wire_server_dup_url (WireServer *self)
{
  return g_strdup_printf ("%s://127.0.0.1:%u", self->certificate != NULL ? "https" : "http",
                          self->port);
}

/* Before the first request: @choose says what to do with each one, in a thread of its connection.
 * It may block, until the cancellable that it is given is cancelled. */
void
wire_server_set_chooser (WireServer *self, WireChooseFunc choose, gpointer user_data)
{
  self->choose_data = user_data;
  self->choose = choose;
}

/* What to do with the next request that has no step yet. */
void
wire_server_add (WireServer *self, WireAct act, const char *text)
{
  WireStep *step = g_new0 (WireStep, 1);

  step->act = act;
  step->text = g_strdup (text);

  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->steps, step);
  g_mutex_unlock (&self->mutex);
}

/* Answers with a body of the right length. @headers: NULL, or lines that end with \r\n. */
void
wire_server_add_json (WireServer *self, guint status, const char *headers, const char *json)
{
  g_autofree char *text = g_strdup_printf (
      "HTTP/1.1 %u Whatever\r\nContent-Type: application/json\r\n%s"
      "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n%s",
      status, headers != NULL ? headers : "", strlen (json), json);

  wire_server_add (self, WIRE_ANSWER, text);
}

guint
wire_server_get_n_requests (WireServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->requests->len;
}

guint
wire_server_get_n_connections (WireServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->n_connections;
}

guint
wire_server_get_n_gone (WireServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->n_gone;
}

/* The head of one request, line by line as it came. */
char *
wire_server_dup_request (WireServer *self, guint index)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_assert_cmpuint (index, <, self->requests->len);

  return g_strdup (g_ptr_array_index (self->requests, index));
}

/* What TLS agreed to speak, NULL when nothing. */
char *
wire_server_dup_protocol (WireServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return g_strdup (self->protocol);
}
