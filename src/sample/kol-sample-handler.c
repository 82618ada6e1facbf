// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-sample-answer.h"
#include "kol-sample-gallery.h"
#include "kol-sample-handler.h"
#include "kol-sample-market.h"
#include "kol-sample-reply.h"
#include "kol-sample-service.h"

#define SEARCH_PATH "/api/xiaohongshu-pgy/api/solar/cooperator/blogger/v2/v1"
#define TOO_MANY_REQUESTS 429 /* libsoup 3.2 has no name for it */

/* The part of the sample service that answers. It lives in the service's thread altogether; with
 * others it shares the ledger alone. */

struct _KolSampleHandler
{
  SoupServer *server;        /* (owned) */
  KolSampleLedger *ledger;   /* unowned, outlives this */
  KolSampleMarket *market;   /* (owned) (nullable): NULL until opened */
  KolSampleGallery *gallery; /* (owned) (nullable): likewise */
  char *base_url;            /* (owned) */
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
      if (fault->status == TOO_MANY_REQUESTS)
        soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                      "Retry-After", "1");
      kol_sample_reply_json (message, fault->status,
                             make_code (self, call, fault->code, fault->text, NULL));
      break;
    case KOL_SAMPLE_FAULT_SLOW:
      kol_sample_reply_json (message, SOUP_STATUS_OK, make_answer (self, call, parameters));
      hold_back (self, message, fault->delay);
      break;
    case KOL_SAMPLE_FAULT_CUT:
      answer = make_answer (self, call, parameters);
      kol_sample_reply_cut (message, answer);
      break;
    case KOL_SAMPLE_FAULT_BREAK:
      answer = make_answer (self, call, parameters);
      kol_sample_reply_broken (message, answer);
      break;
    case KOL_SAMPLE_FAULT_HTML:
      kol_sample_reply_html (message);
      break;
    case KOL_SAMPLE_FAULT_EMPTY:
      soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
      break;
    case KOL_SAMPLE_FAULT_RESET:
      kol_sample_reply_break_off (message, "", 0);
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
    kol_sample_reply_json (message, SOUP_STATUS_OK, make_answer (self, call, parameters));
}

static void
on_ping_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer data)
{
  if (check_method (message))
    kol_sample_reply_json (message, SOUP_STATUS_OK, make_code (data, 0, 0, NULL, "\"pong\""));
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
  kol_sample_reply_json (message, SOUP_STATUS_OK, json);
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

  if (!check_method (message))
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
  kol_sample_reply_json (
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

static void
drop_waiting (KolSampleHandler *self)
{
  for (GList *l = self->waiting; l != NULL; l = l->next)
    {
      Waiting *waiting = l->data;

      kol_sample_reply_break_off (waiting->message, "", 0);
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
  g_clear_pointer (&self->gallery, kol_sample_gallery_free);
  g_clear_pointer (&self->market, kol_sample_market_free);
  g_clear_pointer (&self->base_url, g_free);
  g_free (self);
}
