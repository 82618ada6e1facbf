// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-api-error.h"
#include "kol-exchange.h"
#include "kol-network.h"

#define CHUNK_SIZE (64 * 1024)
/* The session's time-out bounds each silence, and not looking up a name or an answer that drips in.
 * The whole exchange may take this many times as long: an answer under way is paid for. */
#define PATIENCE 3
/* A service that asks to be left alone for longer than a day means the same thing. */
#define MAX_RETRY_AFTER (24 * 60 * 60)

/* One exchange; the data of its task. Used in the task's context only. */
typedef struct
{
  SoupMessage *message;     /* owned */
  GCancellable *inner;      /* owned; ends the exchange, for whatever reason */
  GSource *cancel_source;   /* owned, nullable; passes the caller's cancellable on */
  GSource *patience_source; /* owned, nullable */
  GInputStream *stream;     /* owned, nullable; the body, once the headers came */
  GByteArray *body;         /* owned */
  gsize max_body;           /* bytes */
  gboolean headers_came;    /* of the answer */
  gboolean ending;          /* to be cancelled as soon as that is safe */
  gboolean timed_out;       /* the patience is over */
  gboolean too_large;       /* the body is over max_body */
  KolExchangeAnswer answer;
} Exchange;

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
exchange_free (gpointer data)
{
  Exchange *self = data;

  clear_source (&self->cancel_source);
  clear_source (&self->patience_source);
  g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->stream);
  g_clear_object (&self->message);
  g_clear_object (&self->inner);
  g_clear_pointer (&self->body, g_byte_array_unref);
  g_free (self);
}

/* Anything that breaks after the request went out may be charged. */
static KolApiError
classify (const Exchange *self, const GError *error)
{
  if (self->too_large)
    return KOL_API_ERROR_TOO_LARGE;
  if (!self->answer.sent)
    return error->domain == G_TLS_ERROR ? KOL_API_ERROR_TLS : KOL_API_ERROR_UNREACHABLE;
  if (self->timed_out || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return KOL_API_ERROR_TIMED_OUT;

  return KOL_API_ERROR_CONNECTION_LOST;
}

static void
stop_waiting (Exchange *self)
{
  clear_source (&self->cancel_source);
  clear_source (&self->patience_source);
}

/* Between an answer's last header and the end of the sending, libsoup 3.6 reads what it has freed
 * when the sending is cancelled. The end comes at once by itself, and is where it is cancelled
 * then.
 */
static void
end_exchange (Exchange *self)
{
  self->ending = TRUE;
  if (!self->headers_came || self->stream != NULL)
    g_cancellable_cancel (self->inner);
}

static void
exchange_fail (GTask *task, GError *error)
{
  Exchange *self = g_task_get_task_data (task);
  g_autoptr (GError) cause = error;
  gboolean cancelled = g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  stop_waiting (self);
  if (cancelled && !self->timed_out && !self->too_large &&
      g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      g_task_return_error (task, g_steal_pointer (&cause));
      return;
    }

  /* "Operation was cancelled" says nothing when it was not the user who cancelled. */
  g_task_return_error (task, kol_api_error_new (classify (self, cause), KOL_API_ERROR_NO_CODE,
                                                cancelled ? NULL : cause->message));
}

static void
exchange_give_up_too_large (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);

  self->too_large = TRUE;
  g_cancellable_cancel (self->inner);
  exchange_fail (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "too large"));
}

static void
exchange_complete (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);

  stop_waiting (self);
  g_task_return_pointer (task, g_byte_array_free_to_bytes (g_steal_pointer (&self->body)),
                         (GDestroyNotify) g_bytes_unref);
}

static void
on_bytes_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  Exchange *self = g_task_get_task_data (task);
  gsize size;
  gconstpointer data;

  bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);
  if (bytes == NULL)
    {
      exchange_fail (task, g_steal_pointer (&error));
      return;
    }

  data = g_bytes_get_data (bytes, &size);
  if (size == 0)
    {
      exchange_complete (task);
      return;
    }
  if (size > self->max_body - self->body->len)
    {
      exchange_give_up_too_large (task);
      return;
    }

  g_byte_array_append (self->body, data, size);
  g_input_stream_read_bytes_async (self->stream, CHUNK_SIZE, G_PRIORITY_DEFAULT, self->inner,
                                   on_bytes_read_cb, g_object_ref (task));
}

/* A date in an answer is meant by the clock of whoever answers. Ours can be anything. */
static gint64
read_clock (SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_one (headers, "Date");
  g_autoptr (GDateTime) date = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;

  return date != NULL ? g_date_time_to_unix (date) : g_get_real_time () / G_USEC_PER_SEC;
}

static void
read_headers (Exchange *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  self->answer.status = soup_message_get_status (self->message);
  self->answer.retry_after = kol_exchange_parse_retry_after (
      soup_message_headers_get_one (headers, "Retry-After"), read_clock (headers));
}

static void
on_answer_begun_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  Exchange *self = g_task_get_task_data (task);
  goffset length;

  self->stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  if (self->stream == NULL)
    {
      exchange_fail (task, g_steal_pointer (&error));
      return;
    }

  if (self->ending)
    {
      g_cancellable_cancel (self->inner);
      exchange_fail (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "ended"));
      return;
    }

  read_headers (self);
  length = soup_message_headers_get_content_length (
      soup_message_get_response_headers (self->message));
  if (length > (goffset) self->max_body)
    {
      exchange_give_up_too_large (task);
      return;
    }

  g_input_stream_read_bytes_async (self->stream, CHUNK_SIZE, G_PRIORITY_DEFAULT, self->inner,
                                   on_bytes_read_cb, g_object_ref (task));
}

/* The connection stands, the next thing is the first byte of the request. */
static void
on_message_starting_cb (SoupMessage *message, gpointer user_data)
{
  Exchange *self = user_data;

  self->answer.sent = TRUE;
}

static void
on_message_got_headers_cb (SoupMessage *message, gpointer user_data)
{
  Exchange *self = user_data;

  self->headers_came = TRUE;
}

/* The session is about to send the same request again by itself. Whatever its reason: the first
 * may already have been charged. */
static void
on_message_restarted_cb (SoupMessage *message, gpointer user_data)
{
  Exchange *self = user_data;

  if (self->answer.sent)
    g_cancellable_cancel (self->inner);
}

/* Over HTTP/2 libsoup writes the whole address of a request, and so the token, into its debug log;
 * it also shares a connection with requests that were sent before. HTTP/1.1 does neither. */
static void
on_message_network_event_cb (SoupMessage *message,
                             GSocketClientEvent event,
                             GIOStream *connection,
                             gpointer user_data)
{
  static const char *const protocols[] = { "http/1.1", NULL };

  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING && G_IS_TLS_CONNECTION (connection))
    g_tls_connection_set_advertised_protocols (G_TLS_CONNECTION (connection), protocols);
}

/* GET counts as a method that may be repeated, so libsoup repeats it without a word when a kept
 * connection turns out to be closed. A connection of its own, which was never used, is not retried.
 */
static SoupMessage *
new_message (Exchange *self, GUri *uri)
{
  SoupMessage *message = soup_message_new_from_uri (SOUP_METHOD_GET, uri);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_NEW_CONNECTION |
                                       SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Accept",
                                "application/json");
  g_signal_connect (message, "starting", G_CALLBACK (on_message_starting_cb), self);
  g_signal_connect (message, "got-headers", G_CALLBACK (on_message_got_headers_cb), self);
  g_signal_connect (message, "restarted", G_CALLBACK (on_message_restarted_cb), self);
  g_signal_connect (message, "network-event", G_CALLBACK (on_message_network_event_cb), self);

  return message;
}

static gboolean
on_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Exchange *self = user_data;

  end_exchange (self);

  return G_SOURCE_REMOVE;
}

static gboolean
on_patience_over_cb (gpointer user_data)
{
  Exchange *self = user_data;

  self->timed_out = TRUE;
  end_exchange (self);

  return G_SOURCE_REMOVE;
}

static void
start_waiting (Exchange *self, GTask *task, guint timeout)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (cancellable != NULL)
    {
      self->cancel_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (self->cancel_source, G_SOURCE_FUNC (on_cancelled_cb), self, NULL);
      g_source_attach (self->cancel_source, g_task_get_context (task));
    }

  self->patience_source = g_timeout_source_new_seconds (PATIENCE * timeout);
  g_source_set_callback (self->patience_source, on_patience_over_cb, self, NULL);
  g_source_attach (self->patience_source, g_task_get_context (task));
}

static void
send (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);

  soup_session_send_async (g_task_get_source_object (task), self->message, G_PRIORITY_DEFAULT,
                           self->inner, on_answer_begun_cb, g_object_ref (task));
}

static void
on_prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  send (task);
}

/**
 * kol_exchange_run_async:
 * @session: a session with a time-out
 * @uri: what to get
 * @max_body: the most bytes of body to take
 * @cancellable: (nullable): ends the exchange
 * @callback: called when the answer is complete or the exchange failed
 * @user_data: for @callback
 *
 * Sends one GET request exactly once, follows no redirect, and reads the whole answer. An answer
 * that is complete is handed over even when @cancellable is cancelled by then: it is paid for.
 */
void
kol_exchange_run_async (SoupSession *session,
                        GUri *uri,
                        gsize max_body,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Exchange *self;

  g_return_if_fail (SOUP_IS_SESSION (session));
  g_return_if_fail (uri != NULL);
  g_return_if_fail (soup_session_get_timeout (session) > 0);

  task = g_task_new (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, kol_exchange_run_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  self = g_new0 (Exchange, 1);
  self->message = new_message (self, uri);
  self->inner = g_cancellable_new ();
  self->body = g_byte_array_new ();
  self->max_body = max_body;
  g_task_set_task_data (task, self, exchange_free);
  g_task_set_check_cancellable (task, FALSE);

  start_waiting (self, task, soup_session_get_timeout (session));
  if (kol_network_is_prepared (g_uri_get_scheme (uri)))
    send (task);
  else
    kol_network_prepare_async (on_prepared_cb, g_object_ref (task));
}

/**
 * kol_exchange_run_finish:
 * @result: what the callback was given
 * @answer: (out caller-allocates): what is known of the answer besides its body; filled in also
 *   when the exchange failed
 * @error: return location for a %KOL_API_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the body, possibly empty, or %NULL with @error set
 */
GBytes *
kol_exchange_run_finish (GAsyncResult *result, KolExchangeAnswer *answer, GError **error)
{
  Exchange *self;

  g_return_val_if_fail (g_async_result_is_tagged (result, kol_exchange_run_async), NULL);
  g_return_val_if_fail (answer != NULL, NULL);

  self = g_task_get_task_data (G_TASK (result));
  *answer = self != NULL ? self->answer : (KolExchangeAnswer){ 0 };

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kol_exchange_parse_retry_after:
 * @value: (nullable): what the Retry-After header says: seconds, or an HTTP date (RFC 9110, 10.2.3)
 * @now: the time, Unix seconds
 *
 * Returns: how long to wait, in seconds, at most a day; 0 when @value says nothing of the kind
 */
guint
kol_exchange_parse_retry_after (const char *value, gint64 now)
{
  g_autoptr (GDateTime) date = NULL;
  gint64 seconds;

  if (value == NULL)
    return 0;
  if (g_ascii_isdigit (*value))
    return (guint) MIN (g_ascii_strtoull (value, NULL, 10), MAX_RETRY_AFTER);

  date = soup_date_time_new_from_http_string (value);
  if (date == NULL)
    return 0;

  seconds = g_date_time_to_unix (date) - now;

  return (guint) CLAMP (seconds, 0, MAX_RETRY_AFTER);
}
