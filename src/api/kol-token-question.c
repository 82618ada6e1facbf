// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#include "kol-token-question.h"

/* Milliseconds: long enough for whoever has to look for the password of the keyring. */
#define PATIENCE (2 * 60 * 1000)

struct _KolTokenQuestion
{
  gatomicrefcount ref_count;
  GTask *task; /* owned, nullable: until it is answered */
  KolTokenAskFunc ask;
  char *base_url;        /* owned */
  char *token;           /* owned, nullable; wiped when it is freed */
  GCancellable *ending;  /* owned: ends libsecret's side */
  GSource *patience;     /* owned, nullable: while it is being asked */
  GSource *cancellation; /* owned, nullable */
};

/* Main thread only. */
static GQueue waiting = G_QUEUE_INIT; /* owned, of KolTokenQuestion */
static KolTokenQuestion *current;     /* owned, nullable: what libsecret has not answered yet */
static guint patience = PATIENCE;

static KolTokenQuestion *
question_ref (KolTokenQuestion *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static void
question_unref (KolTokenQuestion *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_assert (self->task == NULL);
  if (self->token != NULL)
    secret_password_wipe (self->token);
  g_clear_pointer (&self->token, g_free);
  g_clear_pointer (&self->base_url, g_free);
  g_clear_object (&self->ending);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolTokenQuestion, question_unref)

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static GSource *
attach (KolTokenQuestion *self, GSource *source, GSourceFunc callback)
{
  g_source_set_callback (source, callback, question_ref (self), (GDestroyNotify) question_unref);
  g_source_attach (source, g_main_context_get_thread_default ());

  return source;
}

static GError *
new_silence_error (void)
{
  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                              _ ("The desktop’s secret service does not answer"));
}

/* (transfer full) (nullable): for whoever answers first. */
static GTask *
take_task (KolTokenQuestion *self)
{
  clear_source (&self->cancellation);

  return g_steal_pointer (&self->task);
}

static void ask_next (void);

/* Libsecret's side is over, or nobody waits for it any more. */
static void
end_current (KolTokenQuestion *self)
{
  clear_source (&self->patience);
  if (current != self)
    return;

  g_clear_pointer (&current, question_unref);
  ask_next ();
}

static gboolean
on_patience_over_cb (gpointer user_data)
{
  g_autoptr (KolTokenQuestion) self = question_ref (user_data);
  g_autoptr (GTask) task = take_task (self);

  g_cancellable_cancel (self->ending);
  if (task != NULL)
    g_task_return_error (task, new_silence_error ());
  end_current (self);

  return G_SOURCE_REMOVE;
}

static void
ask_next (void)
{
  if (current != NULL || g_queue_is_empty (&waiting))
    return;

  current = g_queue_pop_head (&waiting);
  current->patience = attach (current, g_timeout_source_new (patience), on_patience_over_cb);
  current->ask (question_ref (current), current->base_url, current->token, current->ending);
}

/* What is being asked goes on behind the back of whoever asked: a file that is half written when
 * the next question comes makes that one fail. */
static gboolean
on_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (KolTokenQuestion) self = question_ref (user_data);
  g_autoptr (GTask) task = take_task (self);

  g_task_return_error_if_cancelled (task);
  if (g_queue_remove (&waiting, self))
    question_unref (self);

  return G_SOURCE_REMOVE;
}

/**
 * kol_token_question_ask:
 * @task: (transfer full): what ends when the question is answered, is cancelled, or waited for too
 *   long
 * @ask: asks libsecret
 * @base_url: for @ask
 * @token: (nullable): for @ask
 *
 * Asks as soon as libsecret has answered all that was asked before.
 */
void
kol_token_question_ask (GTask *task, KolTokenAskFunc ask, const char *base_url, const char *token)
{
  g_autoptr (GTask) owned = task;
  GCancellable *cancellable = g_task_get_cancellable (task);
  KolTokenQuestion *self;

  if (g_task_return_error_if_cancelled (task))
    return;

  self = g_new0 (KolTokenQuestion, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->task = g_steal_pointer (&owned);
  self->ask = ask;
  self->base_url = g_strdup (base_url);
  self->token = g_strdup (token);
  self->ending = g_cancellable_new ();
  if (cancellable != NULL)
    self->cancellation = attach (self, g_cancellable_source_new (cancellable),
                                 G_SOURCE_FUNC (on_cancelled_cb));

  g_queue_push_tail (&waiting, self);
  ask_next ();
}

/**
 * kol_token_question_take_answer:
 * @self: (transfer full): a question that libsecret answered
 * @error: (inout) (nullable): what it answered
 *
 * A question that libsecret calls cancelled, and nobody did, found it connecting for the question
 * before, which was given up.
 *
 * Returns: (transfer full) (nullable): the task to be ended; %NULL: it has ended before
 */
GTask *
kol_token_question_take_answer (KolTokenQuestion *self, GError **error)
{
  g_autoptr (KolTokenQuestion) owned = self;
  g_autoptr (GTask) task = take_task (self);

  if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (error);
      *error = new_silence_error ();
    }
  end_current (self);

  return g_steal_pointer (&task);
}

/**
 * kol_token_question_set_patience:
 * @milliseconds: how long libsecret may take from now on; for tests
 */
void
kol_token_question_set_patience (guint milliseconds)
{
  patience = milliseconds;
}
