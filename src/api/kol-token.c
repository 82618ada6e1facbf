// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#include "kol-token-question.h"
#include "kol-token.h"

#define ATTRIBUTE_BASE_URL "base-url"

static const SecretSchema *
get_schema (void)
{
  static const SecretSchema schema = {
    "io.github.kollect_app.Kollect.Token",
    SECRET_SCHEMA_NONE,
    { { ATTRIBUTE_BASE_URL, SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
  };

  return &schema;
}

static void
on_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  char *token = secret_password_lookup_finish (result, &error);
  g_autoptr (GTask) task = kol_token_question_take_answer (user_data, &error);

  if (task == NULL)
    secret_password_free (token);
  else if (error == NULL)
    g_task_return_pointer (task, token, (GDestroyNotify) secret_password_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
ask_for (KolTokenQuestion *question,
         const char *base_url,
         const char *token,
         GCancellable *cancellable)
{
  secret_password_lookup (get_schema (), cancellable, on_loaded_cb, question, ATTRIBUTE_BASE_URL,
                          base_url, NULL);
}

/**
 * kol_token_load_async:
 * @base_url: the service that the token is for
 * @cancellable: (nullable): stops waiting
 * @callback: called with the token
 * @user_data: for @callback
 *
 * Looks the token up in the desktop's secret service. This can ask the user to unlock it, and is
 * given up after two minutes.
 */
void
kol_token_load_async (const char *base_url,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task;

  g_return_if_fail (base_url != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, kol_token_load_async);
  kol_token_question_ask (task, ask_for, base_url, NULL);
}

/**
 * kol_token_load_finish:
 * @result: what the callback was given
 * @error: return location for an error of libsecret or D-Bus: there is no secret service, or it
 *   stayed locked. The token can be kept for this run only then
 *
 * Returns: (transfer full) (nullable): the token, or %NULL without @error set when none is kept
 */
char *
kol_token_load_finish (GAsyncResult *result, GError **error)
{
  g_autofree char *secret = NULL;
  char *token;

  g_return_val_if_fail (g_async_result_is_tagged (result, kol_token_load_async), NULL);

  /* libsecret's memory is not g_malloc()ed, and callers know g_free() only. */
  token = g_task_propagate_pointer (G_TASK (result), error);
  secret = g_strdup (token);
  g_clear_pointer (&token, secret_password_free);

  return g_steal_pointer (&secret);
}

/* Takes @error over. */
static void
answer (KolTokenQuestion *question, GError *error)
{
  g_autoptr (GError) reason = error;
  g_autoptr (GTask) task = kol_token_question_take_answer (question, &reason);

  if (task == NULL)
    return;

  if (reason == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&reason));
}

static void
on_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  secret_password_store_finish (result, &error);
  answer (user_data, g_steal_pointer (&error));
}

static void
ask_to_keep (KolTokenQuestion *question,
             const char *base_url,
             const char *token,
             GCancellable *cancellable)
{
  secret_password_store (get_schema (), SECRET_COLLECTION_DEFAULT,
                         _ ("Kollect: token of the creator search service"), token, cancellable,
                         on_saved_cb, question, ATTRIBUTE_BASE_URL, base_url, NULL);
}

/**
 * kol_token_save_async:
 * @base_url: the service that the token is for
 * @token: the token
 * @cancellable: (nullable): stops waiting; the token can be kept all the same
 * @callback: called when it is kept, or cannot be
 * @user_data: for @callback
 *
 * Keeps the token in the desktop's secret service, in place of the one kept before.
 */
void
kol_token_save_async (const char *base_url,
                      const char *token,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task;

  g_return_if_fail (base_url != NULL);
  g_return_if_fail (token != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, kol_token_save_async);
  kol_token_question_ask (task, ask_to_keep, base_url, token);
}

/**
 * kol_token_save_finish:
 * @result: what the callback was given
 * @error: return location for an error of libsecret or D-Bus
 *
 * Returns: %FALSE with @error set when the token is not kept
 */
gboolean
kol_token_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_token_save_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_forgotten_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* FALSE without an error: none was kept. */
  secret_password_clear_finish (result, &error);
  answer (user_data, g_steal_pointer (&error));
}

static void
ask_to_forget (KolTokenQuestion *question,
               const char *base_url,
               const char *token,
               GCancellable *cancellable)
{
  secret_password_clear (get_schema (), cancellable, on_forgotten_cb, question, ATTRIBUTE_BASE_URL,
                         base_url, NULL);
}

/**
 * kol_token_forget_async:
 * @base_url: the service that the token is for
 * @cancellable: (nullable): stops waiting
 * @callback: called when it is gone, or cannot be removed
 * @user_data: for @callback
 *
 * Removes the token from the desktop's secret service. That none was kept is no error.
 */
void
kol_token_forget_async (const char *base_url,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task;

  g_return_if_fail (base_url != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, kol_token_forget_async);
  kol_token_question_ask (task, ask_to_forget, base_url, NULL);
}

/**
 * kol_token_forget_finish:
 * @result: what the callback was given
 * @error: return location for an error of libsecret or D-Bus
 *
 * Returns: %FALSE with @error set when the token may still be kept
 */
gboolean
kol_token_forget_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_token_forget_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
