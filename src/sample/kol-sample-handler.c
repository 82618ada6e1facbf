// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sample-answer.h"
#include "kol-sample-handler-private.h"
#include "kol-sample-reply.h"
#include "kol-sample-service.h"

#define SEARCH_PATH "/api/xiaohongshu-pgy/api/solar/cooperator/blogger/v2/v1"

/* The part of the sample service that answers. It lives in the service's thread altogether; with
 * others it shares the ledger alone. */

/* Identifiers are drawn from the call's number, so that a whole session can be repeated. */
char *
kol_sample_handler_make_request_id (KolSampleHandler *self, guint call)
{
  KolSampleRandom random = kol_sample_random_fork (self->seed, call);
  guint64 high = kol_sample_random_next (&random);
  guint64 low = kol_sample_random_next (&random);

  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x", high, low);
}

/*< private > */
char *
kol_sample_handler_make_record_time (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/*< private > */
char *
kol_sample_handler_make_code (KolSampleHandler *self,
                              guint call,
                              int code,
                              const char *text,
                              const char *data)
{
  g_autofree char *record_time = kol_sample_handler_make_record_time ();
  g_autofree char *request_id = kol_sample_handler_make_request_id (self, call);
  KolSampleEnvelope envelope = { code, text, record_time, request_id };

  return kol_sample_answer_make (&envelope, data);
}

/* FALSE when the request was answered: nobody asks but with GET. */
gboolean
kol_sample_handler_check_method (SoupServerMessage *message)
{
  if (g_str_equal (soup_server_message_get_method (message), SOUP_METHOD_GET))
    return TRUE;

  soup_server_message_set_status (message, SOUP_STATUS_METHOD_NOT_ALLOWED, NULL);

  return FALSE;
}

static void
on_search_cb (SoupServer *server,
              SoupServerMessage *message,
              const char *path,
              GHashTable *query,
              gpointer data)
{
  g_autoptr (GHashTable) parameters = NULL;

  if (!kol_sample_handler_check_method (message))
    return;

  parameters = query != NULL ? g_hash_table_ref (query)
                             : g_hash_table_new (g_str_hash, g_str_equal);
  kol_sample_handler_search (data, message, parameters);
}

static void
on_ping_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer data)
{
  if (kol_sample_handler_check_method (message))
    kol_sample_reply_json (message, SOUP_STATUS_OK,
                           kol_sample_handler_make_code (data, 0, 0, NULL, "\"pong\""));
}

static void
on_stats_cb (SoupServer *server,
             SoupServerMessage *message,
             const char *path,
             GHashTable *query,
             gpointer data)
{
  KolSampleHandler *self = data;

  if (kol_sample_handler_check_method (message))
    kol_sample_reply_json (message, SOUP_STATUS_OK, kol_sample_ledger_to_json (self->ledger));
}

static void
on_picture_cb (SoupServer *server,
               SoupServerMessage *message,
               const char *path,
               GHashTable *query,
               gpointer data)
{
  KolSampleHandler *self = data;
  g_autoptr (GBytes) bytes = NULL;

  if (!kol_sample_handler_check_method (message))
    return;

  bytes = kol_sample_gallery_get (self->gallery, path,
                                  g_uri_get_query (soup_server_message_get_uri (message)));
  if (bytes == NULL)
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
      return;
    }

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Cache-Control",
                                "max-age=86400");
  soup_server_message_set_response (message, "image/jpeg", SOUP_MEMORY_COPY,
                                    g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
on_other_cb (SoupServer *server,
             SoupServerMessage *message,
             const char *path,
             GHashTable *query,
             gpointer data)
{
  kol_sample_reply_json (message, SOUP_STATUS_NOT_FOUND,
                         kol_sample_handler_make_code (data, 0, SOUP_STATUS_NOT_FOUND,
                                                       kol_sample_fault_get_message (404), NULL));
}

/* Handlers are matched by the beginning of the path. */
static void
add_handlers (KolSampleHandler *self)
{
  soup_server_add_handler (self->server, NULL, on_other_cb, self, NULL);
  soup_server_add_handler (self->server, SEARCH_PATH, on_search_cb, self, NULL);
  soup_server_add_handler (self->server, "/ping", on_ping_cb, self, NULL);
  soup_server_add_handler (self->server, "/stats", on_stats_cb, self, NULL);
  soup_server_add_handler (self->server, "/picture", on_picture_cb, self, NULL);
}

/**
 * kol_sample_handler_new:
 * @ledger: shared with the owner; must outlive the handler
 * @port: where to listen, 0: at any free port
 * @error: (out) (optional): why nothing can be heard there
 *
 * Listens on the loopback interface alone, in the thread's own context. Nothing is answered until
 * kol_sample_handler_open() and until that context runs.
 *
 * Returns: (transfer full) (nullable): a handler, to be freed in this thread
 */
KolSampleHandler *
kol_sample_handler_new (KolSampleLedger *ledger, guint16 port, GError **error)
{
  g_autoptr (KolSampleHandler) self = g_new0 (KolSampleHandler, 1);

  self->ledger = ledger;
  self->server = soup_server_new (NULL, NULL);
  if (!soup_server_listen_local (self->server, port, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return NULL;

  self->base_url = kol_sample_handler_make_base_url (self);
  add_handlers (self);

  return g_steal_pointer (&self);
}

/**
 * kol_sample_handler_make_base_url:
 * @self: a handler
 *
 * Returns: (transfer full): where it listens, "http://127.0.0.1:PORT"
 */
char *
kol_sample_handler_make_base_url (KolSampleHandler *self)
{
  GSList *uris = soup_server_get_uris (self->server);
  char *base_url = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return base_url;
}

/**
 * kol_sample_handler_open:
 * @self: a handler
 * @seed: of the creators
 * @n_creators: how many
 *
 * Invents the creators. Takes some 50 ms for all of them.
 */
void
kol_sample_handler_open (KolSampleHandler *self, guint64 seed, guint n_creators)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->market == NULL);

  self->seed = seed;
  self->market = kol_sample_market_new (seed, n_creators);
  self->gallery = kol_sample_gallery_new (self->market);
}

/**
 * kol_sample_handler_free:
 * @self: a handler
 *
 * Closes all connections, whatever was still to be answered.
 */
void
kol_sample_handler_free (KolSampleHandler *self)
{
  g_return_if_fail (self != NULL);

  kol_sample_handler_drop_waiting (self);
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_pointer (&self->gallery, kol_sample_gallery_free);
  g_clear_pointer (&self->market, kol_sample_market_free);
  g_clear_pointer (&self->base_url, g_free);
  g_free (self);
}
