// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-picture-fetch.h"

#include <glib/gi18n-lib.h>

#include "kol-picture-address.h"
#include "kol-picture-header.h"
#include "kol-picture.h"
#include "kol-text.h"

#define ACCEPT "image/jpeg, image/webp, image/png"
#define CHUNK_SIZE (64 * 1024)

typedef struct
{
  SoupSession *session;   /* owned */
  SoupMessage *message;   /* owned, the request under way */
  GCancellable *sending;  /* owned, ends the sending of the request under way */
  GSource *cancel_source; /* owned, nullable; passes the caller's cancellable on */
  char *address;          /* owned, of the request under way */
  GInputStream *stream;   /* owned, nullable until there is an answer */
  GByteArray *body;       /* owned, what came so far */
  guint n_redirects;
  gboolean headers_came; /* of the request under way */
  gboolean answered;     /* the server said something, if not what we want */
} Fetch;

static void on_sent_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
forget_request (Fetch *self)
{
  if (self->message != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->stream);
  g_clear_object (&self->message);
  g_clear_object (&self->sending);
  self->headers_came = FALSE;
}

static void
fetch_free (gpointer data)
{
  Fetch *self = data;

  if (self->cancel_source != NULL)
    g_source_destroy (self->cancel_source);
  g_clear_pointer (&self->cancel_source, g_source_unref);
  forget_request (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->body, g_byte_array_unref);
  g_free (self);
}

/* Whatever the network's own errors are, the room's is that there is no picture; why is only for
 * the log. */
static void
return_network_error (GTask *task, GError *error)
{
  g_autofree char *reason = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }

  reason = kol_text_redact (error->message);
  g_task_return_new_error (task, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_FAILED,
                           _ ("The picture could not be fetched: %s"), reason);
  g_error_free (error);
}

static void
return_too_large (GTask *task)
{
  g_task_return_new_error (task, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_TOO_LARGE, "%s",
                           _ ("The picture is too large."));
}

static void
on_got_headers_cb (SoupMessage *message, gpointer user_data)
{
  Fetch *self = user_data;

  self->headers_came = TRUE;
}

/* Between an answer's last header and the end of the sending, libsoup 3.6 reads what it has freed
 * when the sending is cancelled. The end comes at once by itself, and looks at the caller's
 * cancellable. */
static gboolean
on_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Fetch *self = user_data;

  if (!self->headers_came)
    g_cancellable_cancel (self->sending);

  return G_SOURCE_REMOVE;
}

static void
pass_cancelling_on (Fetch *self, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (cancellable == NULL)
    return;

  self->cancel_source = g_cancellable_source_new (cancellable);
  g_source_set_callback (self->cancel_source, G_SOURCE_FUNC (on_cancelled_cb), self, NULL);
  g_source_attach (self->cancel_source, g_task_get_context (task));
}

static void
send_request (GTask *task)
{
  Fetch *self = g_task_get_task_data (task);
  SoupMessageHeaders *headers;

  forget_request (self);
  self->message = soup_message_new (SOUP_METHOD_GET, self->address);
  if (self->message == NULL)
    {
      g_task_return_new_error (task, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_ADDRESS, "%s",
                               _ ("This is no address of a picture."));
      return;
    }

  /* The image servers refuse a foreign Referer and serve none: none is sent, nor a cookie or a
   * password. */
  soup_message_add_flags (self->message,
                          SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  headers = soup_message_get_request_headers (self->message);
  soup_message_headers_replace (headers, "Accept", ACCEPT);
  g_signal_connect (self->message, "got-headers", G_CALLBACK (on_got_headers_cb), self);

  self->sending = g_cancellable_new ();
  soup_session_send_async (self->session, self->message, G_PRIORITY_DEFAULT, self->sending,
                           on_sent_cb, g_object_ref (task));
}

static void
follow (GTask *task)
{
  Fetch *self = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  const char *location = soup_message_headers_get_one (headers, "Location");
  g_autoptr (GError) error = NULL;
  g_autofree char *address = NULL;

  if (location == NULL || ++self->n_redirects > KOL_PICTURE_MAX_REDIRECTS)
    {
      g_task_return_new_error (task, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_FAILED, "%s",
                               _ ("The picture’s address leads nowhere."));
      return;
    }

  address = kol_picture_address_follow (self->address, location, &error);
  if (address == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_free (self->address);
  self->address = g_steal_pointer (&address);
  send_request (task);
}

static void
read_more (GTask *task)
{
  Fetch *self = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (self->stream, CHUNK_SIZE, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), on_read_cb, g_object_ref (task));
}

/* The answer's head is there. */
static void
consider_answer (GTask *task)
{
  Fetch *self = g_task_get_task_data (task);
  SoupStatus status = soup_message_get_status (self->message);
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  self->answered = TRUE;

  if (SOUP_STATUS_IS_REDIRECTION (status))
    {
      follow (task);
      return;
    }

  if (status != SOUP_STATUS_OK)
    {
      g_task_return_new_error (task, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_FAILED,
                               _ ("The picture’s server answered %d."), (int) status);
      return;
    }

  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
      soup_message_headers_get_content_length (headers) > KOL_PICTURE_MAX_BYTES)
    {
      return_too_large (task);
      return;
    }

  read_more (task);
}

static void
on_sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  g_assert (SOUP_IS_SESSION (source));

  self->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (self->stream == NULL)
    {
      return_network_error (task, g_steal_pointer (&error));
      return;
    }

  if (!g_task_return_error_if_cancelled (task))
    consider_answer (task);
}

/* All came. Whether it is a picture decides what is made of it from here on. */
static void
return_body (GTask *task)
{
  Fetch *self = g_task_get_task_data (task);
  g_autoptr (GBytes) coded = g_byte_array_free_to_bytes (g_steal_pointer (&self->body));
  g_autoptr (GError) error = NULL;
  KolPictureHeader header;

  if (!kol_picture_header_read (coded, &header, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_return_pointer (task, g_steal_pointer (&coded), (GDestroyNotify) g_bytes_unref);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) chunk = NULL;
  gsize size;

  g_assert (G_IS_INPUT_STREAM (source));

  chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  if (chunk == NULL)
    {
      /* Half a picture is as if none had been sent. */
      self->answered = FALSE;
      return_network_error (task, g_steal_pointer (&error));
      return;
    }

  size = g_bytes_get_size (chunk);
  if (size == 0)
    {
      return_body (task);
      return;
    }

  /* Counted, as a server may send more than it says, or pack it small. */
  if (size > KOL_PICTURE_MAX_BYTES - self->body->len)
    {
      return_too_large (task);
      return;
    }

  g_byte_array_append (self->body, g_bytes_get_data (chunk, NULL), (guint) size);
  read_more (task);
}

/**
 * kol_picture_fetch_session_new:
 * @max_requests: connections at a time, in all and to one host
 * @timeout: seconds without a byte after which a request is given up
 *
 * Returns: (transfer full): a session for pictures: no cookies, no cache
 */
SoupSession *
kol_picture_fetch_session_new (guint max_requests, guint timeout)
{
  return soup_session_new_with_options ("max-conns", (int) max_requests, "max-conns-per-host",
                                        (int) max_requests, "timeout", timeout, "user-agent",
                                        "Kollect/" KOL_VERSION, NULL);
}

/**
 * kol_picture_fetch_async:
 * @session: a session of kol_picture_fetch_session_new()
 * @address: an address of kol_picture_address_normalize()
 * @cancellable: (nullable): ends it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Fetches the coded bytes of one picture, never more than %KOL_PICTURE_MAX_BYTES.
 */
void
kol_picture_fetch_async (SoupSession *session,
                         const char *address,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Fetch *self;

  g_return_if_fail (SOUP_IS_SESSION (session));
  g_return_if_fail (address != NULL);

  self = g_new0 (Fetch, 1);
  self->session = g_object_ref (session);
  self->address = g_strdup (address);
  self->body = g_byte_array_new ();

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, kol_picture_fetch_async);
  g_task_set_task_data (task, self, fetch_free);
  if (g_task_return_error_if_cancelled (task))
    return;

  pass_cancelling_on (self, task);
  send_request (task);
}

/**
 * kol_picture_fetch_finish:
 * @result: what the callback got
 * @answered: (out): whether the server gave an answer, be it a failure
 * @error: %KOL_PICTURE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the coded bytes, whose header is sound, or %NULL
 */
GBytes *
kol_picture_fetch_finish (GAsyncResult *result, gboolean *answered, GError **error)
{
  Fetch *self;

  g_return_val_if_fail (g_async_result_is_tagged (result, kol_picture_fetch_async), NULL);
  g_return_val_if_fail (answered != NULL, NULL);

  self = g_task_get_task_data (G_TASK (result));
  *answered = self->answered;

  return g_task_propagate_pointer (G_TASK (result), error);
}
