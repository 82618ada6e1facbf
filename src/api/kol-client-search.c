// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-answer.h"
#include "kol-client-private.h"
#include "kol-exchange.h"
#include "kol-secret.h"

/* One call for one page; the data of its task. Used in the task's context, but for the parsing,
 * while which nothing else touches it. */
typedef struct
{
  KolQuery *query; /* owned; a copy, so that the caller's filters can change meanwhile */
  guint page;
  GBytes *body; /* owned, nullable; the answer */
  KolExchangeAnswer answer;
  gint64 fetched_at; /* Unix seconds */
  KolClientOutcome outcome;
} Search;

static void
search_free (gpointer data)
{
  Search *self = data;

  g_clear_object (&self->query);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

/* Some services repeat what they refuse, the token included. */
static void
hide_token (KolClient *client, GError *error)
{
  const char *token = kol_client_get_token (client);
  g_autofree char *escaped = NULL;

  if (token == NULL || error->domain != KOL_API_ERROR)
    return;

  escaped = g_uri_escape_string (token, NULL, FALSE);
  kol_api_error_hide (error, token);
  kol_api_error_hide (error, escaped);
}

/* Whoever gives a call up does not learn what it cost. */
static KolCharge
get_charge (const Search *self, const GError *error)
{
  if (!self->answer.sent)
    return KOL_CHARGE_FREE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return KOL_CHARGE_UNSURE;

  return kol_api_error_get_charge (error);
}

static void
fail (GTask *task, GError *error)
{
  Search *self = g_task_get_task_data (task);

  hide_token (KOL_CLIENT (g_task_get_source_object (task)), error);
  self->outcome.charge = get_charge (self, error);
  self->outcome.code = kol_api_error_get_code (error);
  g_task_return_error (task, error);
}

static void
parse_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Search *self = task_data;
  GError *error = NULL;
  KolPage *page = kol_answer_parse (self->body, self->answer.status, self->query, self->page,
                                    self->fetched_at, &error);

  if (page == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  kol_page_set_answer (page, self->body);
  g_task_return_pointer (task, page, g_object_unref);
}

static void
on_parsed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  Search *self = g_task_get_task_data (task);
  KolPage *page = g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_pointer (&self->body, g_bytes_unref);
  if (page == NULL)
    {
      kol_api_error_set_retry_after (error, self->answer.retry_after);
      fail (task, g_steal_pointer (&error));
      return;
    }

  self->outcome.charge = KOL_CHARGE_CHARGED;
  self->outcome.code = 0;
  g_task_return_pointer (task, page, g_object_unref);
}

static void
on_exchanged_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GTask) parsing = NULL;
  g_autoptr (GError) error = NULL;
  KolClient *client = KOL_CLIENT (g_task_get_source_object (task));
  Search *self = g_task_get_task_data (task);
  g_autoptr (GBytes) body = kol_exchange_run_finish (result, &self->answer, &error);

  self->outcome.sent = self->answer.sent;
  if (self->answer.sent)
    kol_client_count_call (client);
  if (body == NULL)
    {
      fail (task, g_steal_pointer (&error));
      return;
    }

  /* Answers are kept as they came, but for that. */
  self->body = kol_secret_hide (body, kol_client_get_token (client));
  g_debug ("Page %u: HTTP %u, %" G_GSIZE_FORMAT " bytes", self->page, self->answer.status,
           g_bytes_get_size (self->body));
  self->fetched_at = g_get_real_time () / G_USEC_PER_SEC;

  /* Without a source object: the thread could otherwise be the last to let go of the client, and a
   * session ends in the thread it was used from. */
  parsing = g_task_new (NULL, NULL, on_parsed_cb, g_object_ref (task));
  g_task_set_source_tag (parsing, on_exchanged_cb);
  g_task_set_task_data (parsing, self, NULL);
  g_task_run_in_thread (parsing, parse_in_thread);
}

/**
 * kol_client_search_async:
 * @self: a client
 * @query: what to ask
 * @page: which page, 1 or more
 * @cancellable: (nullable): gives the call up; it may be charged all the same
 * @callback: called with the outcome
 * @user_data: for @callback
 *
 * Asks for one page of creators, with exactly one request. A page that has come is handed over even
 * when @cancellable was cancelled meanwhile: it is paid for.
 */
void
kol_client_search_async (KolClient *self,
                         KolQuery *query,
                         guint page,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = NULL;
  Search *search;

  g_return_if_fail (KOL_IS_CLIENT (self));
  g_return_if_fail (KOL_IS_QUERY (query));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kol_client_search_async);
  g_task_set_check_cancellable (task, FALSE);

  search = g_new0 (Search, 1);
  search->query = kol_query_copy (query);
  search->page = page;
  g_task_set_task_data (task, search, search_free);

  uri = kol_client_build_uri (self, query, page, &error);
  if (uri == NULL)
    {
      fail (task, g_steal_pointer (&error));
      return;
    }

  kol_exchange_run_async (kol_client_get_session (self), uri, KOL_CLIENT_MAX_BODY, cancellable,
                          on_exchanged_cb, g_object_ref (task));
}

/**
 * kol_client_search_finish:
 * @self: a client
 * @result: what the callback was given
 * @outcome: (out caller-allocates) (optional): what the call was and cost, also when it failed
 * @error: return location for a %KOL_API_ERROR; a %KOL_QUERY_ERROR when the query was refused
 *   before anything was sent; or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the page, or %NULL with @error set
 */
KolPage *
kol_client_search_finish (KolClient *self,
                          GAsyncResult *result,
                          KolClientOutcome *outcome,
                          GError **error)
{
  const Search *search;

  g_return_val_if_fail (KOL_IS_CLIENT (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_client_search_async), NULL);

  search = g_task_get_task_data (G_TASK (result));
  if (outcome != NULL)
    *outcome = search->outcome;

  return g_task_propagate_pointer (G_TASK (result), error);
}
