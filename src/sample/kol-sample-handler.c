// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-sample-answer.h"
#include "kol-sample-cache.h"
#include "kol-sample-handler.h"
#include "kol-sample-market.h"
#include "kol-sample-picture.h"
#include "kol-sample-service.h"

#define SEARCH_PATH "/api/xiaohongshu-pgy/api/solar/cooperator/blogger/v2/v1"
#define AVATAR_PATH "/picture/avatar/"
#define COVER_PATH "/picture/cover/"
#define CACHE_CAPACITY 512
#define JSON_TYPE "application/json;charset=UTF-8"

/* The part of the sample service that answers. It lives in the service's thread altogether; with
 * others it shares the ledger alone. */

struct _KolSampleHandler
{
  SoupServer *server;      /* (owned) */
  KolSampleLedger *ledger; /* unowned, outlives this */
  KolSampleMarket *market; /* (owned) (nullable): NULL until opened */
  KolSampleCache *cache;   /* (owned) */
  char *base_url;          /* (owned) */
  guint64 seed;
  GList *waiting; /* (owned): of Waiting */
};

/* A request whose answer is held back for a while, or for ever. */
typedef struct
{
  KolSampleHandler *handler;  /* unowned */
  SoupServerMessage *message; /* (owned) */
  GSource *source;            /* (owned) (nullable): NULL: for ever */
} Waiting;

static void
waiting_free (Waiting *self)
{
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  g_clear_object (&self->message);
  g_free (self);
}

static gboolean
on_waited_cb (gpointer data)
{
  Waiting *waiting = data;

  soup_server_message_unpause (waiting->message);
  waiting->handler->waiting = g_list_remove (waiting->handler->waiting, waiting);
  waiting_free (waiting);

  return G_SOURCE_REMOVE;
}

/* The timer must run in this thread: g_timeout_add() would wake the message from another one. */
static void
hold_back (KolSampleHandler *self, SoupServerMessage *message, int delay)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->handler = self;
  waiting->message = g_object_ref (message);
  if (delay >= 0)
    {
      waiting->source = g_timeout_source_new (delay);
      g_source_set_callback (waiting->source, on_waited_cb, waiting, NULL);
      g_source_attach (waiting->source, g_main_context_get_thread_default ());
    }
  self->waiting = g_list_prepend (self->waiting, waiting);
  soup_server_message_pause (message);
}

/* Closes the connection behind @text, which may be empty. */
static void
break_off (SoupServerMessage *message, const char *text, gsize size)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);
  g_autoptr (GError) error = NULL;

  if (!g_output_stream_write_all (g_io_stream_get_output_stream (stream), text, size, NULL, NULL,
                                  &error) ||
      !g_io_stream_close (stream, NULL, &error))
    g_debug ("The client was gone before it was cut off: %s", error->message);
}

static void
respond_json (SoupServerMessage *message, guint status, char *json)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, JSON_TYPE, SOUP_MEMORY_TAKE, json, strlen (json));
}

/* Identifiers are drawn from the call's number, so that a whole session can be repeated. */
static char *
make_request_id (KolSampleHandler *self, guint call)
{
  KolSampleRandom random = kol_sample_random_fork (self->seed, call);
  guint64 high = kol_sample_random_next (&random);
  guint64 low = kol_sample_random_next (&random);

  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x", high, low);
}

static char *
make_record_time (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static char *
make_code (KolSampleHandler *self, guint call, int code, const char *text, const char *data)
{
  g_autofree char *record_time = make_record_time ();
  g_autofree char *request_id = make_request_id (self, call);
  KolSampleEnvelope envelope = { code, text, record_time, request_id };

  return kol_sample_answer_make (&envelope, data);
}

/* The same question on the same page has the same identifier. */
static char *
make_track_id (GHashTable *parameters)
{
  static const char *const names[] = { "searchType",      "keyword",         "page",
                                       "fansNumberLower", "fansNumberUpper", "fansAge",
                                       "fansGender",      "gender",          "contentTag" };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *digest = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = g_hash_table_lookup (parameters, names[i]);

      g_string_append_printf (text, "%s=%s\n", names[i], value != NULL ? value : "");
    }
  digest = g_compute_checksum_for_string (G_CHECKSUM_MD5, text->str, text->len);

  return g_strconcat ("kolSearch_", digest, NULL);
}

static char *
make_page (KolSampleHandler *self, guint call, GHashTable *parameters, const KolSampleQuery *query)
{
  g_autoptr (GPtrArray) creators = NULL;
  g_autofree char *track_id = make_track_id (parameters);
  g_autofree char *record_time = make_record_time ();
  g_autofree char *request_id = make_request_id (self, call);
  KolSampleEnvelope envelope = { 0, NULL, record_time, request_id };
  guint total = 0;

  creators = kol_sample_market_find (self->market, query, &total);

  return kol_sample_answer_make_page (&envelope, creators, total, track_id, self->base_url);
}

static void
charge (KolSampleHandler *self)
{
  g_mutex_lock (&self->ledger->lock);
  self->ledger->n_charged++;
  g_mutex_unlock (&self->ledger->lock);
}

/* What the service answers when nothing goes wrong: a page, or that the request is. */
static char *
make_answer (KolSampleHandler *self, guint call, GHashTable *parameters)
{
  g_auto (KolSampleQuery) query = { 0 };
  g_autofree char *text = NULL;
  const char *wrong = NULL;

  if (g_strcmp0 (g_hash_table_lookup (parameters, "token"), KOL_SAMPLE_TOKEN) != 0)
    return make_code (self, call, 100, kol_sample_fault_get_message (100), NULL);

  if (!kol_sample_query_init (&query, parameters, &wrong))
    {
      text = g_strdup_printf ("%s: %s", kol_sample_fault_get_message (400), wrong);
      return make_code (self, call, 400, text, NULL);
    }

  charge (self);

  return make_page (self, call, parameters, &query);
}

static void
respond_code (KolSampleHandler *self,
              SoupServerMessage *message,
              guint call,
              const KolSampleFault *fault)
{
  if (fault->status == 429)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After",
                                  "1");

  respond_json (message, fault->status, make_code (self, call, fault->code, fault->text, NULL));
}

static void
respond_cut (SoupServerMessage *message, const char *answer)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, JSON_TYPE, SOUP_MEMORY_COPY, answer,
                                    strlen (answer) / 2);
}

static void
respond_broken (SoupServerMessage *message, const char *answer)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize size = strlen (answer);

  g_string_append_printf (
      text, "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
      JSON_TYPE, size);
  g_string_append_len (text, answer, size / 2);
  break_off (message, text->str, text->len);
}

static void
respond_html (SoupServerMessage *message)
{
  static const char page[] = "<!DOCTYPE html>\n<html><head><title>Gateway</title></head>"
                             "<body><h1>Please try again later</h1></body></html>\n";

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "text/html;charset=UTF-8", SOUP_MEMORY_STATIC, page,
                                    strlen (page));
}

static void
respond_fault (KolSampleHandler *self,
               SoupServerMessage *message,
               guint call,
               GHashTable *parameters,
               const KolSampleFault *fault)
{
  g_autofree char *answer = NULL;

  switch (fault->kind)
    {
    case KOL_SAMPLE_FAULT_CODE:
      respond_code (self, message, call, fault);
      break;
    case KOL_SAMPLE_FAULT_SLOW:
      respond_json (message, SOUP_STATUS_OK, make_answer (self, call, parameters));
      hold_back (self, message, fault->delay);
      break;
    case KOL_SAMPLE_FAULT_CUT:
      answer = make_answer (self, call, parameters);
      respond_cut (message, answer);
      break;
    case KOL_SAMPLE_FAULT_BREAK:
      answer = make_answer (self, call, parameters);
      respond_broken (message, answer);
      break;
    case KOL_SAMPLE_FAULT_HTML:
      respond_html (message);
      break;
    case KOL_SAMPLE_FAULT_EMPTY:
      soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
      break;
    case KOL_SAMPLE_FAULT_RESET:
      break_off (message, "", 0);
      break;
    case KOL_SAMPLE_FAULT_HANG:
      hold_back (self, message, -1);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Counts a search and tells its number, and which of the faults, the first that is due, befalls it.
 */
static guint
count_call (KolSampleHandler *self, KolSampleFault *fault, gboolean *is_due)
{
  KolSampleLedger *ledger = self->ledger;
  guint call;

  g_mutex_lock (&ledger->lock);
  call = ++ledger->n_calls;
  for (guint i = 0; i < ledger->faults->len && !*is_due; i++)
    {
      *fault = g_array_index (ledger->faults, KolSampleFault, i);
      *is_due = kol_sample_fault_is_due (fault, call);
    }
  g_mutex_unlock (&ledger->lock);

  return call;
}

/* FALSE when the request was answered: nobody asks but with GET. */
static gboolean
check_method (SoupServerMessage *message)
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
  KolSampleHandler *self = data;
  g_autoptr (GHashTable) parameters = NULL;
  KolSampleFault fault = { 0 };
  gboolean is_due = FALSE;
  guint call;

  if (!check_method (message))
    return;

  parameters = query != NULL ? g_hash_table_ref (query)
                             : g_hash_table_new (g_str_hash, g_str_equal);
  call = count_call (self, &fault, &is_due);
  if (is_due)
    respond_fault (self, message, call, parameters, &fault);
  else
    respond_json (message, SOUP_STATUS_OK, make_answer (self, call, parameters));
}

static void
on_ping_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer data)
{
  if (check_method (message))
    respond_json (message, SOUP_STATUS_OK, make_code (data, 0, 0, NULL, "\"pong\""));
}

static void
on_counter_cb (SoupServer *server,
               SoupServerMessage *message,
               const char *path,
               GHashTable *query,
               gpointer data)
{
  KolSampleHandler *self = data;
  char *json;

  if (!check_method (message))
    return;

  g_mutex_lock (&self->ledger->lock);
  json = g_strdup_printf ("{\"calls\":%u,\"charged\":%u}", self->ledger->n_calls,
                          self->ledger->n_charged);
  g_mutex_unlock (&self->ledger->lock);
  respond_json (message, SOUP_STATUS_OK, json);
}

/* The ID in ".../ID.jpg", or NULL. */
static char *
get_picture_id (const char *path, const char *prefix)
{
  if (!g_str_has_prefix (path, prefix) || !g_str_has_suffix (path, ".jpg"))
    return NULL;

  return g_strndup (path + strlen (prefix), strlen (path) - strlen (prefix) - strlen (".jpg"));
}

static GBytes *
draw_picture (KolSampleHandler *self, const char *path, int width)
{
  g_autofree char *user_id = get_picture_id (path, AVATAR_PATH);
  g_autofree char *note_id = get_picture_id (path, COVER_PATH);
  const KolSampleCreator *creator = user_id != NULL
                                        ? kol_sample_market_lookup_creator (self->market, user_id)
                                        : NULL;
  const KolSampleNote *note = note_id != NULL
                                  ? kol_sample_market_lookup_note (self->market, note_id)
                                  : NULL;

  if (creator != NULL)
    return kol_sample_picture_make_avatar (creator, width);

  return note != NULL ? kol_sample_picture_make_cover (note, width) : NULL;
}

static GBytes *
get_picture (KolSampleHandler *self, const char *path, int width)
{
  g_autofree char *key = g_strdup_printf ("%s?%d", path, width);
  GBytes *bytes = kol_sample_cache_lookup (self->cache, key);

  if (bytes != NULL)
    return bytes;

  bytes = draw_picture (self, path, width);
  if (bytes != NULL)
    kol_sample_cache_insert (self->cache, key, bytes);

  return bytes;
}

/* An address that was cut off, "...", leads nowhere. */
static void
on_picture_cb (SoupServer *server,
               SoupServerMessage *message,
               const char *path,
               GHashTable *query,
               gpointer data)
{
  KolSampleHandler *self = data;
  const char *how = g_uri_get_query (soup_server_message_get_uri (message));
  g_autoptr (GBytes) bytes = NULL;

  if (!check_method (message))
    return;

  if (how == NULL || !g_str_has_suffix (how, "..."))
    bytes = get_picture (self, path, kol_sample_picture_parse_width (how));
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
  respond_json (
      message, SOUP_STATUS_NOT_FOUND,
      make_code (data, 0, SOUP_STATUS_NOT_FOUND, kol_sample_fault_get_message (404), NULL));
}

/* Handlers are matched by the beginning of the path. */
static void
add_handlers (KolSampleHandler *self)
{
  soup_server_add_handler (self->server, NULL, on_other_cb, self, NULL);
  soup_server_add_handler (self->server, SEARCH_PATH, on_search_cb, self, NULL);
  soup_server_add_handler (self->server, "/ping", on_ping_cb, self, NULL);
  soup_server_add_handler (self->server, "/counter", on_counter_cb, self, NULL);
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
  self->cache = kol_sample_cache_new (CACHE_CAPACITY);
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
}

static void
drop_waiting (KolSampleHandler *self)
{
  for (GList *l = self->waiting; l != NULL; l = l->next)
    {
      Waiting *waiting = l->data;

      break_off (waiting->message, "", 0);
    }

  g_list_free_full (g_steal_pointer (&self->waiting), (GDestroyNotify) waiting_free);
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

  drop_waiting (self);
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_pointer (&self->market, kol_sample_market_free);
  g_clear_pointer (&self->cache, kol_sample_cache_free);
  g_clear_pointer (&self->base_url, g_free);
  g_free (self);
}
