// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-session-private.h"

/* Whether the service takes the token: only a call tells. It asks what a search without filters
 * asks, is written down as any other, and its page is kept: it may be paid for. */

static KolSession *
get_session (GTask *task)
{
  return KOL_SESSION (g_task_get_source_object (task));
}

static void
on_page_failed_cb (KolSweep *sweep, guint page, const GError *error, GTask *task)
{
  if (!g_task_get_completed (task) && g_object_get_data (G_OBJECT (task), "error") == NULL)
    g_object_set_data_full (G_OBJECT (task), "error", g_error_copy (error),
                            (GDestroyNotify) g_error_free);
}

/* What is called back last of a sweep: the task was kept for it. */
static void
on_ended_cb (KolSweep *sweep, GParamSpec *pspec, GTask *task)
{
  g_autoptr (GTask) owned = NULL;
  const GError *error;

  if (kol_sweep_get_state (sweep) != KOL_SWEEP_STATE_ENDED)
    return;

  owned = task;
  g_signal_handlers_disconnect_by_data (sweep, task);
  error = kol_sweep_get_error (sweep);
  if (error == NULL)
    error = g_object_get_data (G_OBJECT (task), "error");

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_begun_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KolResultList)
      results = kol_store_begin_sweep_finish (KOL_STORE (source), result, &error);
  KolSession *self = get_session (task);
  KolSweep *sweep;

  if (results == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  sweep = kol_sweep_new (self->client, KOL_KEEPER (self->store), results);
  kol_sweep_set_daily_limit (sweep, self->rules.daily_limit);
  /* One call, whatever comes of it. */
  kol_sweep_set_max_calls (sweep, 1);
  g_task_set_task_data (task, sweep, g_object_unref);
  g_signal_connect (sweep, "page-failed", G_CALLBACK (on_page_failed_cb), task);
  g_signal_connect (sweep, "notify::state", G_CALLBACK (on_ended_cb), g_steal_pointer (&task));
  kol_session_wait_for (self, sweep);
  kol_sweep_start (sweep, 1, 1, KOL_SWEEP_AGAIN_NOTHING);
}

/**
 * kol_session_check_token_async:
 * @self: a session that is open
 * @cancellable: (nullable): gives up before the call; once it is sent it is waited for
 * @callback: called when it is known
 * @user_data: data for @callback
 *
 * Sends one call with the token. It can be charged.
 */
void
kol_session_check_token_async (KolSession *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (KolQuery) query = NULL;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KOL_IS_SESSION (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  query = kol_query_new ();
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kol_session_check_token_async);
  g_task_set_check_cancellable (task, FALSE);
  kol_store_begin_sweep_async (self->store, kol_client_get_service (self->client), query,
                               cancellable, on_begun_cb, g_object_ref (task));
}

/**
 * kol_session_check_token_finish:
 * @self: a session
 * @result: the result
 * @error: return location for an error: %KOL_API_ERROR, %KOL_KEEPER_ERROR or %KOL_STORE_ERROR
 *
 * Returns: whether the service answered with a page
 */
gboolean
kol_session_check_token_finish (KolSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_session_check_token_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
