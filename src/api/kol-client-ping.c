// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-client-private.h"
#include "kol-exchange.h"

#define PING_PATH "/ping"
/* Seconds of silence, and bytes of answer: a ping is short. */
#define PING_TIMEOUT 5
#define MAX_PING_BODY (64 * 1024)

/* One ping; the data of its task. */
typedef struct
{
  SoupSession *session; /* owned: it is more patient with searches */
  gint64 begun;         /* monotonic, microseconds */
  double milliseconds;
} Ping;

static void
ping_free (gpointer data)
{
  Ping *self = data;

  g_clear_object (&self->session);
  g_free (self);
}

/* Whatever broke: a ping is free, and the errors of searches say that they may not be. */
static GError *
translate_error (GError *error, gboolean sent)
{
  g_autoptr (GError) owned = error;

  if (!sent || error->domain != KOL_API_ERROR)
    return g_steal_pointer (&owned);

  return kol_api_error_new (KOL_API_ERROR_NO_PING, KOL_API_ERROR_NO_CODE,
                            kol_api_error_get_service_message (error));
}

static GError *
check_status (guint status)
{
  g_autofree char *text = g_strdup_printf ("HTTP %u", status);

  if (status / 100 == 2)
    return NULL;

  return kol_api_error_new (status / 100 == 3 ? KOL_API_ERROR_REDIRECT : KOL_API_ERROR_NO_PING,
                            KOL_API_ERROR_NO_CODE, text);
}

static void
on_exchanged_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GBytes) body = NULL;
  Ping *self = g_task_get_task_data (task);
  KolExchangeAnswer answer;
  GError *error = NULL;

  body = kol_exchange_run_finish (result, &answer, &error);
  self->milliseconds = (double) (g_get_monotonic_time () - self->begun) / 1000;
  error = body != NULL ? check_status (answer.status) : translate_error (error, answer.sent);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* The same ways as for searches. */
static SoupSession *
new_session (KolClient *client)
{
  SoupSession *model = kol_client_get_session (client);
  guint timeout = MIN (soup_session_get_timeout (model), PING_TIMEOUT);
  SoupSession *session = soup_session_new_with_options ("timeout", timeout, "user-agent",
                                                        soup_session_get_user_agent (model), NULL);

  soup_session_set_proxy_resolver (session, soup_session_get_proxy_resolver (model));
  soup_session_set_tls_database (session, soup_session_get_tls_database (model));

  return session;
}

/**
 * kol_client_ping_async:
 * @self: a client
 * @cancellable: (nullable): gives it up
 * @callback: called with the outcome
 * @user_data: for @callback
 *
 * Asks the service whether it is there. The token is not sent, and nothing is charged.
 */
void
kol_client_ping_async (KolClient *self,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *address = NULL;
  g_autoptr (GUri) uri = NULL;
  Ping *ping;

  g_return_if_fail (KOL_IS_CLIENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kol_client_ping_async);
  if (!kol_client_check_address (self, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  address = g_strconcat (kol_client_get_base_url (self), PING_PATH, NULL);
  uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  g_assert (uri != NULL);

  ping = g_new0 (Ping, 1);
  ping->session = new_session (self);
  ping->begun = g_get_monotonic_time ();
  g_task_set_task_data (task, ping, ping_free);
  kol_exchange_run_async (ping->session, uri, MAX_PING_BODY, cancellable, on_exchanged_cb,
                          g_object_ref (task));
}

/**
 * kol_client_ping_finish:
 * @self: a client
 * @result: what the callback was given
 * @milliseconds: (out) (optional): how long the whole answer took, the connecting included
 * @error: return location for a %KOL_API_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the service is there
 */
gboolean
kol_client_ping_finish (KolClient *self, GAsyncResult *result, double *milliseconds, GError **error)
{
  const Ping *ping;

  g_return_val_if_fail (KOL_IS_CLIENT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_client_ping_async), FALSE);

  ping = g_task_get_task_data (G_TASK (result));
  if (milliseconds != NULL)
    *milliseconds = ping != NULL ? ping->milliseconds : 0;

  return g_task_propagate_boolean (G_TASK (result), error);
}
