// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "client-fixture.h"
#include "log-watch.h"

#define DEADLINE_SECONDS 30

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  self->client = kol_client_new ();
  self->query = kol_query_new ();
  self->cancellable = g_cancellable_new ();
  kol_client_set_token (self->client, TOKEN);
  kol_client_set_timeout (self->client, 5);
  fixture_use_server (self, wire_server_new ());
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  g_clear_error (&self->error);
  g_clear_object (&self->page);
  g_clear_object (&self->query);
  g_clear_object (&self->cancellable);
  g_assert_finalize_object (g_steal_pointer (&self->client));
  g_clear_pointer (&self->server, wire_server_free);

  log_watch_assert_clean ("geheim");
}

/* Takes @server over. */
void
fixture_use_server (Fixture *self, WireServer *server)
{
  g_autofree char *url = wire_server_dup_url (server);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->server, wire_server_free);
  self->server = server;
  g_assert_true (kol_client_set_base_url (self->client, url, &error));
  g_assert_no_error (error);
}

static void
on_searched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Fixture *self = user_data;

  g_assert_true (KOL_CLIENT (object) == self->client);
  self->page = kol_client_search_finish (self->client, result, &self->outcome, &self->error);
  self->searching = FALSE;
}

void
fixture_start (Fixture *self, guint page)
{
  g_assert_false (self->searching);
  g_clear_error (&self->error);
  g_clear_object (&self->page);

  self->searching = TRUE;
  kol_client_search_async (self->client, self->query, page, self->cancellable, on_searched_cb,
                           self);
}

static gboolean
on_tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until @condition holds. It can come to hold in a thread of the server. */
void
fixture_wait (Fixture *self, Condition condition)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;
  guint tick = g_timeout_add (10, on_tick_cb, NULL);

  while (!condition (self))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }

  g_source_remove (tick);
}

static gboolean
is_done (Fixture *self)
{
  return !self->searching;
}

/* Waits for the search's end. Nothing it says may hold the token. */
void
fixture_finish (Fixture *self)
{
  fixture_wait (self, is_done);
  g_assert_true ((self->page != NULL) != (self->error != NULL));
  if (self->error != NULL)
    g_assert_null (strstr (self->error->message, "geheim"));
}

void
fixture_search (Fixture *self)
{
  fixture_start (self, 1);
  fixture_finish (self);
}

void
fixture_assert_page (Fixture *self)
{
  g_assert_no_error (self->error);
  g_assert_cmpuint (kol_page_get_n_creators (self->page), ==, 1);
}

void
fixture_assert_error (Fixture *self, KolApiError kind)
{
  g_assert_error (self->error, KOL_API_ERROR, (int) kind);
  g_test_message ("%s", self->error->message);
}

gboolean
fixture_has_request (Fixture *self)
{
  return wire_server_get_n_requests (self->server) > 0;
}

/* Whether our side gave a connection up. */
gboolean
fixture_is_gone (Fixture *self)
{
  return wire_server_get_n_gone (self->server) > 0;
}
