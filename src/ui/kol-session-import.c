// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-session-private.h"

/* A shortlist that comes out of a file: made, filled and read back, in three steps of the store. */

typedef struct
{
  KolSession *session;     /* owned */
  KolHandoverFile *file;   /* owned */
  KolShortlist *shortlist; /* owned, nullable until it is made: as it was made, without entries */
} Import;

static void
import_free (Import *self)
{
  g_clear_object (&self->session);
  g_clear_pointer (&self->file, kol_handover_file_free);
  g_clear_object (&self->shortlist);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

static gboolean
has_failed (Import *self, gboolean done, const GError *error)
{
  if (!done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kol_session_say_error (self->session, _ ("The creators could not be taken over"), error);

  return !done;
}

static KolShortlist *
find_by_id (GListModel *shortlists, gint64 id)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortlists); i++)
    {
      g_autoptr (KolShortlist) shortlist = g_list_model_get_item (shortlists, i);

      if (kol_shortlist_get_id (shortlist) == id)
        return g_steal_pointer (&shortlist);
    }

  return NULL;
}

static void
on_read_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Import) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel)
      shortlists = kol_store_load_shortlists_finish (KOL_STORE (source), result, &error);
  g_autoptr (KolShortlist) shortlist = NULL;
  g_autofree char *text = NULL;
  guint n_entries;

  if (has_failed (self, shortlists != NULL, error))
    return;
  shortlist = find_by_id (shortlists, kol_shortlist_get_id (self->shortlist));
  if (shortlist == NULL)
    return;

  g_list_store_append (self->session->shortlists, shortlist);
  kol_session_set_shortlist (self->session, shortlist);
  n_entries = g_list_model_get_n_items (G_LIST_MODEL (shortlist));
  /* Translators: a number and a shortlist's name */
  text = g_strdup_printf (
      ngettext ("%u creator taken over as “%s”", "%u creators taken over as “%s”", n_entries),
      n_entries, kol_shortlist_get_name (shortlist));
  kol_session_say (self->session, text, FALSE);
}

static void
on_deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* What failed was said. */
  if (!kol_store_delete_shortlist_finish (KOL_STORE (source), result, &error))
    g_debug ("An empty shortlist stays: %s", error->message);
}

static void
on_imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Import) self = data;
  g_autoptr (GError) error = NULL;
  KolSession *session = self->session;
  guint n_added = 0;

  if (has_failed (self,
                  kol_store_import_entries_finish (KOL_STORE (source), result, &n_added, &error),
                  error))
    {
      kol_store_delete_shortlist_async (session->store, kol_shortlist_get_id (self->shortlist),
                                        TRUE, session->life, on_deleted_cb, NULL);
      return;
    }

  kol_store_load_shortlists_async (session->store, session->life, on_read_back_cb,
                                   g_steal_pointer (&self));
}

static void
on_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Import) self = data;
  g_autoptr (GError) error = NULL;
  KolSession *session = self->session;

  self->shortlist = kol_store_create_shortlist_finish (KOL_STORE (source), result, &error);
  if (has_failed (self, self->shortlist != NULL, error))
    return;

  kol_store_import_entries_async (session->store, kol_shortlist_get_id (self->shortlist),
                                  kol_handover_file_get_entries (self->file),
                                  kol_handover_file_get_raws (self->file), session->life,
                                  on_imported_cb, self);
  g_steal_pointer (&self);
}

static gboolean
is_taken (KolSession *self, const char *name)
{
  g_autofree char *key = g_utf8_casefold (name, -1);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->shortlists)); i++)
    {
      g_autoptr (KolShortlist)
          shortlist = g_list_model_get_item (G_LIST_MODEL (self->shortlists), i);
      g_autofree char *other = g_utf8_casefold (kol_shortlist_get_name (shortlist), -1);

      if (g_str_equal (key, other))
        return TRUE;
    }

  return FALSE;
}

static char *
find_free_name (KolSession *self, const char *name)
{
  g_autofree char *candidate = g_strdup (name);

  for (guint i = 2; is_taken (self, candidate); i++)
    {
      g_clear_pointer (&candidate, g_free);
      /* Translators: a shortlist's name, and a number when there is one of that name already */
      candidate = g_strdup_printf (C_ ("shortlist", "%s (%u)"), name, i);
    }

  return g_steal_pointer (&candidate);
}

/**
 * kol_session_import:
 * @self: a session
 * @file: (transfer full): what a hand-over holds
 * @name: what the shortlist shall be called; where there is one of that name, a number follows
 *
 * Makes a shortlist of a hand-over, with what was said of its creators, and lets stars go there.
 */
void
kol_session_import (KolSession *self, KolHandoverFile *file, const char *name)
{
  g_autofree char *free_name = NULL;
  Import *import;

  g_return_if_fail (KOL_IS_SESSION (self));
  g_return_if_fail (file != NULL);
  g_return_if_fail (name != NULL);

  free_name = find_free_name (self, name);
  import = g_new0 (Import, 1);
  import->session = g_object_ref (self);
  import->file = file;
  kol_store_create_shortlist_async (self->store, free_name, self->life, on_made_cb, import);
}
