// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "picture-server.h"

#include <libsoup/soup.h>
#include <string.h>

#include "held-server.h"
#include "kol-picture.h"
#include "picture-fixtures.h"

#define JPEG "image/jpeg"

struct _PictureServer
{
  GThread *thread;       /* owned */
  GMainContext *context; /* owned, the thread's */
  GMainLoop *loop;       /* owned, the thread's */
  SoupServer *server;    /* owned, the thread's once it runs */
  HeldServer *held;      /* owned, the thread's once it runs */
  char *base;            /* owned, constant once it runs */
  char *held_base;       /* owned, constant once it runs */

  GMutex lock;        /* over all below */
  GCond changed;      /* of base */
  GPtrArray *paths;   /* owned, in the order they were asked for */
  GHashTable *header; /* owned, of the last request, by lower-case name */
  guint n_running;
  guint most_running;
};

typedef struct
{
  PictureServer *server;
  guint n;
} Release;

static void
respond (SoupServerMessage *message, const char *type, GBytes *body)
{
  gsize size;
  const char *data = g_bytes_get_data (body, &size);

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, data, size);
}

static void
respond_jpeg (SoupServerMessage *message, const char *path)
{
  g_autoptr (GBytes) jpeg = fixture_jpeg (g_str_hash (path));

  respond (message, JPEG, jpeg);
}

static void
redirect (SoupServerMessage *message, const char *location)
{
  soup_server_message_set_status (message, SOUP_STATUS_FOUND, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location",
                                location);
}

static void
respond_redirect (SoupServerMessage *message, guint64 n)
{
  g_autofree char *location = g_strdup_printf ("/redirect/%u/x", (guint) n - 1);

  if (n == 0)
    respond_jpeg (message, "redirected");
  else
    redirect (message, location);
}

static GBytes *
padded_jpeg (gsize size)
{
  g_autoptr (GBytes) jpeg = fixture_jpeg (1);
  guint8 *data = g_malloc0 (size);

  g_assert_cmpuint (size, >=, g_bytes_get_size (jpeg));
  memcpy (data, g_bytes_get_data (jpeg, NULL), g_bytes_get_size (jpeg));

  return g_bytes_new_take (data, size);
}

static void
respond_size (SoupServerMessage *message, guint64 size, gboolean tells)
{
  g_autoptr (GBytes) jpeg = padded_jpeg (size);

  respond (message, JPEG, jpeg);
  if (tells)
    return;

  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message),
                                     SOUP_ENCODING_CHUNKED);
  soup_message_body_complete (soup_server_message_get_response_body (message));
}

static void
respond_packed (SoupServerMessage *message)
{
  g_autoptr (GBytes) jpeg = padded_jpeg (10 * KOL_PICTURE_MAX_BYTES);
  g_autoptr (GZlibCompressor) gzip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) packer = g_converter_output_stream_new (memory, G_CONVERTER (gzip));
  g_autoptr (GBytes) body = NULL;
  gsize size;
  const void *data = g_bytes_get_data (jpeg, &size);

  g_assert_true (g_output_stream_write_all (packer, data, size, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (packer, NULL, NULL));
  body = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  g_assert_cmpuint (g_bytes_get_size (body), <, KOL_PICTURE_MAX_BYTES);

  soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                "Content-Encoding", "gzip");
  respond (message, JPEG, body);
}

static void
respond_text (SoupServerMessage *message, const char *text, gsize size)
{
  g_autoptr (GBytes) body = g_bytes_new (text, size);

  respond (message, JPEG, body);
}

static void
respond_broken (SoupServerMessage *message)
{
  g_autoptr (GBytes) png = fixture_empty_png (8, 8);

  respond_text (message, g_bytes_get_data (png, NULL), 40);
}

static void
answer (SoupServerMessage *message, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", 4);
  const char *verb = parts[1];
  guint64 number = parts[2] != NULL ? g_ascii_strtoull (parts[2], NULL, 10) : 0;

  if (g_str_equal (verb, "ok"))
    respond_jpeg (message, path);
  else if (g_str_equal (verb, "status"))
    soup_server_message_set_status (message, (guint) number, NULL);
  else if (g_str_equal (verb, "redirect"))
    respond_redirect (message, number);
  else if (g_str_equal (verb, "to"))
    redirect (message, g_uri_get_query (soup_server_message_get_uri (message)));
  else if (g_str_equal (verb, "size") || g_str_equal (verb, "chunked"))
    respond_size (message, number, verb[0] == 's');
  else if (g_str_equal (verb, "packed"))
    respond_packed (message);
  else if (g_str_equal (verb, "html"))
    respond_text (message, "<html><body>no</body></html>", 28);
  else if (g_str_equal (verb, "broken"))
    respond_broken (message);
  else
    g_error ("no such path: %s", path);
}

static void
note_header (const char *name, const char *value, gpointer user_data)
{
  GHashTable *header = user_data;

  g_hash_table_replace (header, g_ascii_strdown (name, -1), g_strdup (value));
}

static void
on_request_cb (SoupServer *server,
               SoupServerMessage *message,
               const char *path,
               GHashTable *query,
               gpointer user_data)
{
  PictureServer *self = user_data;
  SoupMessageHeaders *response = soup_server_message_get_response_headers (message);

  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->paths, g_strdup (path));
  g_hash_table_remove_all (self->header);
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), note_header,
                                self->header);
  g_mutex_unlock (&self->lock);

  soup_message_headers_replace (response, "Set-Cookie", "seen=yes; Path=/");
  answer (message, path);
}

static void
on_held_changed_cb (const char *path, int by, gpointer user_data)
{
  PictureServer *self = user_data;

  g_mutex_lock (&self->lock);
  if (path != NULL)
    g_ptr_array_add (self->paths, g_strdup (path));

  self->n_running += by;
  self->most_running = MAX (self->most_running, self->n_running);
  g_mutex_unlock (&self->lock);
}

static gboolean
on_release_cb (gpointer user_data)
{
  Release *release = user_data;

  held_server_release (release->server->held, release->n);

  return G_SOURCE_REMOVE;
}

static void
listen (PictureServer *self, GTlsCertificate *certificate)
{
  g_autoptr (GError) error = NULL;
  g_autoslist (GUri) uris = NULL;

  self->server = soup_server_new (NULL, NULL);
  if (certificate != NULL)
    soup_server_set_tls_certificate (self->server, certificate);

  soup_server_add_handler (self->server, NULL, on_request_cb, self, NULL);
  soup_server_listen_local (
      self->server, 0,
      SOUP_SERVER_LISTEN_IPV4_ONLY | (certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0), &error);
  g_assert_no_error (error);

  self->held = held_server_new (on_held_changed_cb, self);
  self->held_base = g_strdup_printf ("http://127.0.0.1:%u", held_server_get_port (self->held));

  uris = soup_server_get_uris (self->server);
  self->base = g_strdup_printf ("%s://127.0.0.1:%d", g_uri_get_scheme (uris->data),
                                g_uri_get_port (uris->data));
}

typedef struct
{
  PictureServer *server;
  GTlsCertificate *certificate;
} Start;

static gpointer
run (gpointer data)
{
  Start *start = data;
  PictureServer *self = start->server;

  g_main_context_push_thread_default (self->context);

  g_mutex_lock (&self->lock);
  listen (self, start->certificate);
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);

  g_main_loop_run (self->loop);

  g_clear_pointer (&self->held, held_server_free);
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  while (g_main_context_iteration (self->context, FALSE))
    ;

  g_main_context_pop_thread_default (self->context);

  return NULL;
}

/* Serves by https with a certificate, else by http. */
PictureServer *
picture_server_new (GTlsCertificate *certificate)
{
  PictureServer *self = g_new0 (PictureServer, 1);
  Start start = { .server = self, .certificate = certificate };

  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->header = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);

  g_mutex_lock (&self->lock);
  self->thread = g_thread_new ("picture-server", run, &start);
  while (self->base == NULL)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);

  return self;
}

static gboolean
on_quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_REMOVE;
}

void
picture_server_free (PictureServer *self)
{
  g_main_context_invoke (self->context, on_quit_cb, self->loop);
  g_thread_join (g_steal_pointer (&self->thread));

  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_clear_pointer (&self->header, g_hash_table_unref);
  g_clear_pointer (&self->base, g_free);
  g_clear_pointer (&self->held_base, g_free);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->lock);
  g_free (self);
}

char *
picture_server_dup_url (PictureServer *self, const char *path)
{
  gboolean is_held = g_str_has_prefix (path, "/hold/") || g_str_has_prefix (path, "/cut/") ||
                     g_str_has_prefix (path, "/drip/");

  return g_strconcat (is_held ? self->held_base : self->base, path, NULL);
}

/* Lets the n oldest held answers go; with G_MAXUINT all, and later ones too. */
void
picture_server_release (PictureServer *self, guint n)
{
  Release *release = g_new0 (Release, 1);

  release->server = self;
  release->n = n;
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, on_release_cb, release, g_free);
}

guint
picture_server_count (PictureServer *self, const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  guint count = 0;

  for (guint i = 0; i < self->paths->len; i++)
    count += g_str_equal (g_ptr_array_index (self->paths, i), path);

  return count;
}

/* Of those that are held */
guint
picture_server_get_n_running (PictureServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->n_running;
}

guint
picture_server_get_most_running (PictureServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->most_running;
}

/* Every path that was asked for, in order, each followed by a space */
char *
picture_server_dup_order (PictureServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < self->paths->len; i++)
    g_string_append_printf (order, "%s ", (char *) g_ptr_array_index (self->paths, i));

  return g_string_free (order, FALSE);
}

char *
picture_server_dup_header (PictureServer *self, const char *name)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_strdup (g_hash_table_lookup (self->header, name));
}
