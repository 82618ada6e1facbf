// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-property.h"
#include "kol-session-private.h"

/* Searching: whether this was asked before, what the user wants then, and the first page. */

/* One question to the store. When another search took its place meanwhile, its answer is dropped.
 */
typedef struct
{
  KolSession *session;  /* owned */
  GCancellable *asking; /* owned */
} Question;

static void
question_free (Question *question)
{
  g_clear_object (&question->session);
  g_clear_object (&question->asking);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static Question *
question_new (KolSession *self)
{
  Question *question = g_new0 (Question, 1);

  kol_session_end_asking (self);
  self->asking = g_cancellable_new ();
  question->session = g_object_ref (self);
  question->asking = g_object_ref (self->asking);
  kol_session_update_busy (self);

  return question;
}

/* Whether anybody still waits for the answer; then the question is over. */
static gboolean
is_awaited (Question *question)
{
  KolSession *self = question->session;

  if (self->asking != question->asking)
    return FALSE;

  g_clear_object (&self->asking);

  return TRUE;
}

static void
set_copy (KolSession *self, KolCopy *copy)
{
  kol_set_object (self, kol_session_properties[KOL_SESSION_PROP_COPY], &self->copy, copy);
}

static void
on_sweep_begun_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Question) question = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KolResultList)
      results = kol_store_begin_sweep_finish (KOL_STORE (source), result, &error);
  KolSession *self = question->session;

  if (!is_awaited (question))
    return;

  if (results != NULL)
    kol_session_start_sweep (self, results);
  else
    kol_session_take_error (self, g_steal_pointer (&error));
  kol_session_update_busy (self);
}

/* From the first page on, whatever is kept. */
static void
ask_anew (KolSession *self)
{
  Question *question = question_new (self);

  set_copy (self, NULL);
  kol_session_set_state (self, KOL_SESSION_STATE_LOADING);
  kol_store_begin_sweep_async (self->store, kol_client_get_service (self->client), self->query,
                               self->asking, on_sweep_begun_cb, question);
}

static void
on_sweep_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Question) question = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KolResultList)
      results = kol_store_load_sweep_finish (KOL_STORE (source), result, &error);
  KolSession *self = question->session;

  if (!is_awaited (question))
    return;

  if (results != NULL)
    kol_session_set_results (self, results);
  else
    kol_session_take_error (self, g_steal_pointer (&error));
  kol_session_update_busy (self);
}

static void
load_sweep (KolSession *self, gint64 sweep_id)
{
  Question *question = question_new (self);

  set_copy (self, NULL);
  kol_session_set_state (self, KOL_SESSION_STATE_LOADING);
  kol_store_load_sweep_async (self->store, sweep_id, self->asking, on_sweep_loaded_cb, question);
}

static void
take_copy (KolSession *self, KolCopy *copy)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (copy == NULL)
    ask_anew (self);
  else if (self->rules.repeat == KOL_REPEAT_USE_COPY &&
           !kol_search_rules_is_old (&self->rules, kol_copy_get_fetched_at (copy), now))
    load_sweep (self, kol_copy_get_sweep_id (copy));
  else
    {
      set_copy (self, copy);
      kol_session_set_state (self, KOL_SESSION_STATE_OFFER);
      kol_session_update_busy (self);
    }
}

static void
on_copy_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Question) question = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KolCopy) copy = kol_store_find_copy_finish (KOL_STORE (source), result, &error);
  KolSession *self = question->session;

  if (!is_awaited (question))
    return;

  if (error == NULL)
    {
      take_copy (self, copy);
      return;
    }

  kol_session_take_error (self, g_steal_pointer (&error));
  kol_session_update_busy (self);
}

static void
find_copy (KolSession *self)
{
  Question *question = question_new (self);

  kol_session_set_state (self, KOL_SESSION_STATE_LOADING);
  kol_store_find_copy_async (self->store, kol_client_get_service (self->client), self->query,
                             self->asking, on_copy_found_cb, question);
}

/*< private >
 * kol_session_end_asking:
 * @self: a session
 *
 * Gives up what the store is being asked for a search.
 */
void
kol_session_end_asking (KolSession *self)
{
  if (self->asking == NULL)
    return;

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

/**
 * kol_session_search:
 * @self: a session
 * @query: what to ask; copied
 *
 * Shows the first page of @query. When it was asked before, kol_session_set_rules() says whether
 * what is kept is used or offered. A search under way is left behind: calls that were sent are
 * kept. Nothing is sent when the query is not valid.
 */
void
kol_session_search (KolSession *self, KolQuery *query)
{
  g_autoptr (KolQuery) asked = NULL;
  GError *error = NULL;

  g_return_if_fail (KOL_IS_SESSION (self));
  g_return_if_fail (KOL_IS_QUERY (query));

  if (!self->open)
    return;

  asked = kol_query_copy (query);
  kol_session_leave_sweep (self);
  kol_session_end_asking (self);
  set_copy (self, NULL);
  g_set_object (&self->query, asked);
  if (!kol_query_validate (asked, &error))
    kol_session_take_error (self, error);
  else if (self->rules.repeat == KOL_REPEAT_ASK_AGAIN)
    ask_anew (self);
  else
    find_copy (self);
  kol_session_update_busy (self);
}

/**
 * kol_session_try_again:
 * @self: a session
 *
 * Asks the last query once more, after it failed.
 */
void
kol_session_try_again (KolSession *self)
{
  g_autoptr (KolQuery) query = NULL;

  g_return_if_fail (KOL_IS_SESSION (self));

  if (!self->open)
    {
      kol_session_set_state (self, KOL_SESSION_STATE_OPENING);
      kol_session_open (self);
      return;
    }
  if (self->query == NULL)
    return;

  query = g_object_ref (self->query);
  kol_session_search (self, query);
}

/**
 * kol_session_get_copy:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what is kept of the last search and offered
 */
KolCopy *
kol_session_get_copy (KolSession *self)
{
  g_return_val_if_fail (KOL_IS_SESSION (self), NULL);

  return self->copy;
}

/**
 * kol_session_use_copy:
 * @self: a session that offers a copy
 *
 * Shows what is kept. The service is asked nothing.
 */
void
kol_session_use_copy (KolSession *self)
{
  g_return_if_fail (KOL_IS_SESSION (self));

  if (self->copy != NULL)
    load_sweep (self, kol_copy_get_sweep_id (self->copy));
}

/**
 * kol_session_ask_again:
 * @self: a session that offers a copy
 *
 * Asks the service for the first page, though a copy is kept.
 */
void
kol_session_ask_again (KolSession *self)
{
  g_return_if_fail (KOL_IS_SESSION (self));

  if (self->copy != NULL)
    ask_anew (self);
}

/**
 * kol_session_open_copy:
 * @self: a session
 * @copy: a kept answer
 *
 * Shows what is kept of a search, without a connection and without a call.
 */
void
kol_session_open_copy (KolSession *self, KolCopy *copy)
{
  g_return_if_fail (KOL_IS_SESSION (self));
  g_return_if_fail (KOL_IS_COPY (copy));

  if (!self->open)
    return;

  kol_session_leave_sweep (self);
  g_set_object (&self->query, kol_copy_get_query (copy));
  load_sweep (self, kol_copy_get_sweep_id (copy));
}

/**
 * kol_session_stop:
 * @self: a session
 *
 * Stops what is under way. What was fetched stays, and calls that were sent are kept when they end:
 * they may be paid for.
 */
void
kol_session_stop (KolSession *self)
{
  g_return_if_fail (KOL_IS_SESSION (self));

  if (self->state == KOL_SESSION_STATE_LOADING || self->state == KOL_SESSION_STATE_OFFER)
    {
      kol_session_end_asking (self);
      kol_session_leave_sweep (self);
      set_copy (self, NULL);
      kol_session_go_back (self);
    }
  else if (self->sweep != NULL)
    kol_sweep_stop (self->sweep);
  kol_session_update_busy (self);
}
