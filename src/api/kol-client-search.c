// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-answer.h"
#include "kol-client-private.h"
#include "kol-exchange.h"

/* One search for one page; the data of its task. Used in the task's context, but for the parsing,
 * while which nothing else touches it. */
typedef struct
{
  GUri *uri;       /* owned; has the token in it */
  KolQuery *query; /* owned; a copy, so that the caller's filters can change meanwhile */
  guint page;
  guint attempt;            /* how many times the page was asked for */
  GBytes *body;             /* owned, nullable; the last answer */
  KolExchangeAnswer answer; /* of the last attempt */
  gint64 fetched_at;        /* Unix seconds */
} Search;

static void send_attempt (GTask *task);

static void
search_free (gpointer data)
{
  Search *self = data;

  g_clear_pointer (&self->uri, g_uri_unref);
  g_clear_object (&self->query);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

static gboolean
on_pause_over_cb (gpointer user_data)
{
  GTask *task = G_TASK (user_data);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled while pausing");
  else
    send_attempt (task);

  return G_SOURCE_REMOVE;
}

/* Wakes up when the pause is over or the search is cancelled. */
static void
pause_attempts (GTask *task, guint milliseconds)
{
  g_autoptr (GSource) source = g_timeout_source_new (milliseconds);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (cancellable != NULL)
    {
      g_autoptr (GSource) cancel_source = g_cancellable_source_new (cancellable);

      g_source_set_dummy_callback (cancel_source);
      g_source_add_child_source (source, cancel_source);
    }

  g_task_attach_source (task, source, on_pause_over_cb);
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

static void
fail_or_retry (GTask *task, GError *error)
{
  KolClient *client = KOL_CLIENT (g_task_get_source_object (task));
  Search *self = g_task_get_task_data (task);
  g_autoptr (GError) cause = error;
  int delay;

  hide_token (client, cause);
  delay = kol_api_error_get_retry_delay (cause, self->attempt, kol_client_get_retry_pause (client));
  if (delay < 0)
    {
      g_task_return_error (task, g_steal_pointer (&cause));
      return;
    }

  kol_client_report_retry (client, cause, (guint) delay);
  pause_attempts (task, (guint) delay);
}

static void
parse_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Search *self = task_data;
  GError *error = NULL;
  KolPage *page = kol_answer_parse (self->body, self->answer.status, self->query, self->page,
                                    self->fetched_at, &error);

  if (page != NULL)
    g_task_return_pointer (task, page, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_parsed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  Search *self = g_task_get_task_data (task);
  KolPage *page = g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_pointer (&self->body, g_bytes_unref);
  if (page != NULL)
    {
      g_task_return_pointer (task, page, g_object_unref);
      return;
    }

  kol_api_error_set_retry_after (error, self->answer.retry_after);
  fail_or_retry (task, g_steal_pointer (&error));
}

static void
on_exchanged_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GTask) parsing = NULL;
  g_autoptr (GError) error = NULL;
  KolClient *client = KOL_CLIENT (g_task_get_source_object (task));
  Search *self = g_task_get_task_data (task);

  self->body = kol_exchange_run_finish (result, &self->answer, &error);
  if (self->answer.sent)
    kol_client_count_call (client);
  if (self->body == NULL)
    {
      fail_or_retry (task, g_steal_pointer (&error));
      return;
    }

  g_debug ("Page %u, attempt %u: HTTP %u, %" G_GSIZE_FORMAT " bytes", self->page, self->attempt,
           self->answer.status, g_bytes_get_size (self->body));
  self->fetched_at = g_get_real_time () / G_USEC_PER_SEC;

  /* Without a source object: the thread could otherwise be the last to let go of the client, and a
   * session ends in the thread it was used from. */
  parsing = g_task_new (NULL, NULL, on_parsed_cb, g_object_ref (task));
  g_task_set_source_tag (parsing, on_exchanged_cb);
  g_task_set_task_data (parsing, self, NULL);
  g_task_run_in_thread (parsing, parse_in_thread);
}

static void
send_attempt (GTask *task)
{
  KolClient *client = KOL_CLIENT (g_task_get_source_object (task));
  Search *self = g_task_get_task_data (task);

  self->attempt++;
  kol_exchange_run_async (kol_client_get_session (client), self->uri, KOL_CLIENT_MAX_BODY,
                          g_task_get_cancellable (task), on_exchanged_cb, g_object_ref (task));
}

/**
 * kol_client_search_async:
 * @self: a client
 * @query: what to ask
 * @page: which page, 1 or more
 * @cancellable: (nullable): stops the search, also within a pause
 * @callback: called with the outcome
 * @user_data: for @callback
 *
 * Asks for one page of creators. What fails free of charge is repeated after a pause, as
 * kol_api_error_get_retry_delay() says; nothing else is ever sent twice. A page that has come is
 * handed over even when @cancellable was cancelled meanwhile: it is paid for.
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

  uri = kol_client_build_uri (self, query, page, &error);
  if (uri == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  search = g_new0 (Search, 1);
  search->uri = g_steal_pointer (&uri);
  search->query = kol_query_copy (query);
  search->page = page;
  g_task_set_task_data (task, search, search_free);
  send_attempt (task);
}

/**
 * kol_client_search_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: return location for a %KOL_API_ERROR; a %KOL_QUERY_ERROR when the query was refused
 *   before anything was sent; or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the page, or %NULL with @error set
 */
KolPage *
kol_client_search_finish (KolClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (KOL_IS_CLIENT (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_client_search_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
