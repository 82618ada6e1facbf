// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-answer.h"
#include "session-support.h"
#include "table-support.h"

/* What the tests of the session and of the pages share: a session that has somebody to ask. */

#define N_CREATORS 300

typedef struct
{
  SessionFixture *fixture;
  KolSessionState state;
  const char *part;
  guint number;
} Wish;

static void
on_message_cb (KolSession *session, const char *text, gboolean can_undo, gpointer data)
{
  SessionFixture *self = data;

  g_ptr_array_add (self->messages, g_strdup (text));
  self->can_undo = can_undo;
}

static gboolean
is_open (gpointer data)
{
  SessionFixture *self = data;

  return kol_session_is_open (self->session) &&
         kol_session_get_state (self->session) != KOL_SESSION_STATE_OPENING;
}

static gboolean
is_in_state (gpointer data)
{
  const Wish *wish = data;

  return kol_session_get_state (wish->fixture->session) == wish->state;
}

static gboolean
is_idle (gpointer data)
{
  return !kol_session_get_busy (((SessionFixture *) data)->session);
}

static gboolean
was_said (gpointer data)
{
  const Wish *wish = data;
  const GPtrArray *messages = wish->fixture->messages;

  return messages->len > 0 &&
         strstr (g_ptr_array_index (messages, messages->len - 1), wish->part) != NULL;
}

static gboolean
has_entries (gpointer data)
{
  const Wish *wish = data;
  KolShortlist *shortlist = kol_session_get_shortlist (wish->fixture->session);

  return shortlist != NULL && g_list_model_get_n_items (G_LIST_MODEL (shortlist)) == wish->number;
}

static gboolean
has_shortlists (gpointer data)
{
  const Wish *wish = data;

  return g_list_model_get_n_items (kol_session_get_shortlists (wish->fixture->session)) ==
         wish->number;
}

char *
session_fixture_dup_store_path (SessionFixture *self)
{
  return g_build_filename (self->folder, "kollect.db", NULL);
}

/* A session as at the start of the program; does not wait for what it restores. */
void
session_fixture_start (SessionFixture *self)
{
  g_autofree char *path = session_fixture_dup_store_path (self);
  g_autofree char *cache = g_build_filename (self->folder, "pictures", NULL);
  g_autoptr (KolClient) client = kol_client_new ();
  g_autoptr (KolStore) store = kol_store_new (path, kol_answer_decode_creator);
  g_autoptr (KolPictureLoader) pictures = kol_picture_loader_new (cache);
  g_autoptr (GError) error = NULL;
  KolSearchRules rules;

  kol_client_set_base_url (client, kol_sample_service_get_base_url (self->service), &error);
  g_assert_no_error (error);
  kol_client_set_token (client, KOL_SAMPLE_TOKEN);

  self->session = kol_session_new (client, store, pictures);
  rules = *kol_session_get_rules (self->session);
  rules.repeat = KOL_REPEAT_ASK_AGAIN;
  rules.retry_pause = 1;
  kol_session_set_rules (self->session, &rules);
  g_signal_connect (self->session, "message", G_CALLBACK (on_message_cb), self);
}

static gboolean
has_no_calls (gpointer session)
{
  return !kol_session_has_calls (session);
}

/* Ends the session as the end of the program does. */
void
session_fixture_end (SessionFixture *self)
{
  KolStore *store = g_object_ref (kol_session_get_store (self->session));

  /* A call that is under way keeps the store. */
  kol_session_give_up (self->session);
  wait_until (has_no_calls, self->session);
  kol_store_close (store);
  g_signal_handlers_disconnect_by_data (self->session, self);
  release_and_wait (g_steal_pointer (&self->session));
  release_and_wait (store);
}

/* faults: as the sample service reads them, NULL: none. */
void
session_fixture_set_up (SessionFixture *self, gconstpointer faults)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("kollect-session-XXXXXX", &error);
  g_assert_no_error (error);
  self->messages = g_ptr_array_new_with_free_func (g_free);
  self->query = kol_query_new ();
  self->service = kol_sample_service_new (KOL_SAMPLE_SEED, N_CREATORS);
  if (faults != NULL)
    kol_sample_service_add_fault (self->service, faults, &error);
  g_assert_no_error (error);
  kol_sample_service_start (self->service, 0, &error);
  g_assert_no_error (error);

  session_fixture_start (self);
  kol_session_open (self->session);
  wait_until (is_open, self);
}

/* What to do when a search was done before; the service is asked again unless this is told. */
void
session_fixture_set_repeat (SessionFixture *self, KolRepeat repeat)
{
  KolSearchRules rules = *kol_session_get_rules (self->session);

  rules.repeat = repeat;
  kol_session_set_rules (self->session, &rules);
}

void
session_fixture_tear_down (SessionFixture *self, gconstpointer faults)
{
  session_fixture_end (self);
  g_clear_object (&self->query);
  g_clear_object (&self->service);
  g_clear_pointer (&self->messages, g_ptr_array_unref);
  delete_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

void
session_fixture_wait_for_state (SessionFixture *self, KolSessionState state)
{
  Wish wish = { .fixture = self, .state = state };

  wait_until (is_in_state, &wish);
}

void
session_fixture_wait_until_idle (SessionFixture *self)
{
  wait_until (is_idle, self);
}

/* Waits until the last thing said has part in it. */
void
session_fixture_wait_for_message (SessionFixture *self, const char *part)
{
  Wish wish = { .fixture = self, .part = part };

  wait_until (was_said, &wish);
}

void
session_fixture_search (SessionFixture *self)
{
  kol_session_search (self->session, self->query);
  session_fixture_wait_until_idle (self);
}

guint
session_fixture_get_n_results (SessionFixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (kol_session_get_results (self->session)));
}

/* Returns: (transfer none): somebody found, who lives as long as the results. */
KolCreator *
session_fixture_get_creator (SessionFixture *self, guint position)
{
  g_autoptr (KolCreator) creator = g_list_model_get_item (
      G_LIST_MODEL (kol_session_get_results (self->session)), position);

  g_assert_nonnull (creator);

  return creator;
}

/* Stars or unstars somebody found and waits until that is kept. */
void
session_fixture_star (SessionFixture *self, guint position)
{
  KolCreator *creator = session_fixture_get_creator (self, position);
  gboolean starred = kol_session_is_starred (self->session, kol_creator_get_id (creator));
  KolShortlist *shortlist = kol_session_get_shortlist (self->session);
  guint before = shortlist != NULL ? g_list_model_get_n_items (G_LIST_MODEL (shortlist)) : 0;
  Wish wish = { .fixture = self, .number = starred ? before - 1 : before + 1 };

  kol_session_toggle_star (self->session, creator);
  wait_until (has_entries, &wish);
}

void
session_fixture_star_first (SessionFixture *self, guint n_creators)
{
  for (guint i = 0; i < n_creators; i++)
    session_fixture_star (self, i);
}

/* Returns: (transfer none): the new shortlist, which is the current one. */
KolShortlist *
session_fixture_create_shortlist (SessionFixture *self, const char *name)
{
  guint before = g_list_model_get_n_items (kol_session_get_shortlists (self->session));
  Wish wish = { .fixture = self, .number = before + 1 };

  kol_session_create_shortlist (self->session, name);
  wait_until (has_shortlists, &wish);

  return kol_session_get_shortlist (self->session);
}
