// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-session-private.h"

/* Opening: what was kept comes back, and the service is asked nothing. */

static void
on_shortlists_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KolSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel)
      shortlists = kol_store_load_shortlists_finish (KOL_STORE (source), result, &error);

  if (!self->open)
    return;
  if (shortlists != NULL)
    kol_session_take_shortlists (self, shortlists);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kol_session_say_error (self, _ ("The shortlists could not be read"), error);
}

static void
on_results_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KolSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KolResultList)
      results = kol_store_load_last_results_finish (KOL_STORE (source), result, &error);

  if (!self->open || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    kol_session_say_error (self, _ ("The last results could not be read"), error);
  /* A search that was begun in the meantime is what the user wants to see. */
  if (self->state != KOL_SESSION_STATE_OPENING)
    return;

  if (results != NULL && g_list_model_get_n_items (G_LIST_MODEL (results)) > 0)
    kol_session_set_results (self, results);
  else
    kol_session_set_state (self, KOL_SESSION_STATE_START);
}

static void
on_store_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KolSession) self = data;
  g_autoptr (GError) error = NULL;

  self->open = kol_store_open_finish (KOL_STORE (source), result, &self->set_aside, &error);
  if (!self->open)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        kol_session_take_error (self, g_steal_pointer (&error));
      return;
    }
  if (self->set_aside != NULL)
    {
      g_autofree char *text = g_strdup_printf (
          _ ("The data file was damaged. It was set aside as %s and a new one was begun."),
          self->set_aside);

      kol_session_say (self, text, FALSE);
    }
}

/**
 * kol_session_open:
 * @self: a session
 *
 * Opens the store and brings back the last results and the shortlists. Asks the service nothing.
 */
void
kol_session_open (KolSession *self)
{
  g_return_if_fail (KOL_IS_SESSION (self));

  /* All at once, so that the store needs not wait for the main loop in between: it does one after
   * the other, and when it cannot be opened that is said and the others are passed over. */
  kol_store_open_async (self->store, self->life, on_store_opened_cb, g_object_ref (self));
  kol_store_load_shortlists_async (self->store, self->life, on_shortlists_loaded_cb,
                                   g_object_ref (self));
  kol_store_load_last_results_async (self->store, self->life, on_results_loaded_cb,
                                     g_object_ref (self));
}
