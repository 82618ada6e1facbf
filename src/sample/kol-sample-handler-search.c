// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-sample-answer.h"
#include "kol-sample-handler-private.h"
#include "kol-sample-reply.h"

#define TOO_MANY_REQUESTS 429 /* libsoup 3.2 has no name for it */

/* The part of the sample service that answers searches, well and badly. */

/* One search. On the stack of whoever answers it. */
typedef struct
{
  guint number;           /* of all searches, from 1 */
  guint page;             /* which page is asked for; 0: none that there is */
  GHashTable *parameters; /* unowned */
} Call;

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
  g_autofree char *record_time = kol_sample_handler_make_record_time ();
  g_autofree char *request_id = kol_sample_handler_make_request_id (self, call);
  KolSampleEnvelope envelope = { 0, NULL, record_time, request_id };
  guint total = 0;

  creators = kol_sample_market_find (self->market, query, &total);

  return kol_sample_answer_make_page (&envelope, creators, total, track_id, self->base_url);
}

/* What the service answers when nothing goes wrong: a page, or that the request is. */
static char *
make_answer (KolSampleHandler *self, guint call, GHashTable *parameters, KolSampleCost *cost)
{
  g_auto (KolSampleQuery) query = { 0 };
  g_autofree char *text = NULL;
  const char *wrong = NULL;

  *cost = KOL_SAMPLE_COST_FREE;
  if (g_strcmp0 (g_hash_table_lookup (parameters, "token"), KOL_SAMPLE_TOKEN) != 0)
    return kol_sample_handler_make_code (self, call, 100, kol_sample_fault_get_message (100), NULL);

  if (!kol_sample_query_init (&query, parameters, &wrong))
    {
      text = g_strdup_printf ("%s: %s", kol_sample_fault_get_message (400), wrong);
      return kol_sample_handler_make_code (self, call, 400, text, NULL);
    }

  *cost = KOL_SAMPLE_COST_CHARGED;

  return make_page (self, call, parameters, &query);
}

static void
respond (KolSampleHandler *self, SoupServerMessage *message, const Call *call)
{
  KolSampleCost cost;
  char *answer = make_answer (self, call->number, call->parameters, &cost);

  kol_sample_ledger_settle (self->ledger, call->page, cost);
  kol_sample_reply_json (message, SOUP_STATUS_OK, answer);
}

static void
respond_code (KolSampleHandler *self,
              SoupServerMessage *message,
              const Call *call,
              const KolSampleFault *fault)
{
  if (fault->status == TOO_MANY_REQUESTS)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After",
                                  "1");
  kol_sample_ledger_settle (self->ledger, call->page,
                            fault->is_free ? KOL_SAMPLE_COST_FREE : KOL_SAMPLE_COST_UNSURE);
  kol_sample_reply_json (
      message, fault->status,
      kol_sample_handler_make_code (self, call->number, fault->code, fault->text, NULL));
}

/* Something that does not say what it cost. */
static void
respond_badly (KolSampleHandler *self,
               SoupServerMessage *message,
               const Call *call,
               KolSampleFaultKind kind)
{
  KolSampleCost cost;
  g_autofree char *answer = make_answer (self, call->number, call->parameters, &cost);

  kol_sample_ledger_settle (self->ledger, call->page, KOL_SAMPLE_COST_UNSURE);
  switch (kind)
    {
    case KOL_SAMPLE_FAULT_CUT:
      kol_sample_reply_cut (message, answer);
      break;
    case KOL_SAMPLE_FAULT_BREAK:
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
    case KOL_SAMPLE_FAULT_CODE:
    case KOL_SAMPLE_FAULT_SLOW:
    default:
      g_assert_not_reached ();
    }
}

static void
respond_fault (KolSampleHandler *self,
               SoupServerMessage *message,
               const Call *call,
               const KolSampleFault *fault)
{
  if (fault->kind == KOL_SAMPLE_FAULT_CODE)
    {
      respond_code (self, message, call, fault);
      return;
    }
  if (fault->kind != KOL_SAMPLE_FAULT_SLOW)
    {
      respond_badly (self, message, call, fault->kind);
      return;
    }

  respond (self, message, call);
  hold_back (self, message, fault->delay);
}

/*< private >
 * kol_sample_handler_drop_waiting:
 * @self: a handler
 *
 * Closes the connections of those whose answer is held back.
 */
void
kol_sample_handler_drop_waiting (KolSampleHandler *self)
{
  for (GList *l = self->waiting; l != NULL; l = l->next)
    {
      Waiting *waiting = l->data;

      kol_sample_reply_break_off (waiting->message, "", 0);
    }

  g_list_free_full (g_steal_pointer (&self->waiting), (GDestroyNotify) waiting_free);
}

/* 0: none that there is. */
static guint
read_page (GHashTable *parameters)
{
  const char *text = g_hash_table_lookup (parameters, "page");
  guint64 page = 1;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, KOL_SAMPLE_MAX_PAGE, &page, NULL))
    return 0;

  return (guint) page;
}

/*< private >
 * kol_sample_handler_search:
 * @self: a handler
 * @message: asks for a page of creators
 * @parameters: of the request
 *
 * Counts a search and answers it, or does what befalls it.
 */
void
kol_sample_handler_search (KolSampleHandler *self,
                           SoupServerMessage *message,
                           GHashTable *parameters)
{
  KolSampleFault fault = { 0 };
  gboolean is_due = FALSE;
  Call call;

  call.parameters = parameters;
  call.page = read_page (parameters);
  call.number = kol_sample_ledger_count_call (self->ledger, call.page, &fault, &is_due);
  if (is_due)
    respond_fault (self, message, &call, &fault);
  else
    respond (self, message, &call);
}
