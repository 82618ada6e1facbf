// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kol-answer.h"
#include "kol-cli-import.h"
#include "kol-cli-print.h"
#include "kol-cli-store.h"

/**
 * kol_cli_load_file:
 * @path: a JSON hand-over, or a list of creators that we printed
 * @error: return location for %KOL_HANDOVER_ERROR_READ
 *
 * Returns: (transfer full) (nullable): what it holds
 */
KolHandoverFile *
kol_cli_load_file (const char *path, GError **error)
{
  return kol_handover_file_load (path, kol_answer_decode_creator, error);
}

/**
 * kol_cli_dup_file_name:
 * @file: what a file holds
 * @path: the file's path
 *
 * Returns: (transfer full): what its shortlist is called: what it says, or else the file's name
 * without its end
 */
char *
kol_cli_dup_file_name (KolHandoverFile *file, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  char *dot = strrchr (name, '.');

  if (*kol_handover_file_get_name (file) != '\0')
    return g_strdup (kol_handover_file_get_name (file));
  if (dot != NULL && dot != name)
    *dot = '\0';

  return g_steal_pointer (&name);
}

/**
 * kol_cli_import:
 * @store: the store
 * @path: a JSON hand-over
 * @name: (nullable): the shortlist to put its creators on; %NULL for what the file calls it
 * @error: return location for an error
 *
 * Puts the creators of a hand-over, with all that was said of them, on a shortlist; on a new one
 * when there is none of that name.
 *
 * Returns: whether nothing went wrong
 */
gboolean
kol_cli_import (KolStore *store, const char *path, const char *name, GError **error)
{
  g_autoptr (KolHandoverFile) file = kol_cli_load_file (path, error);
  g_autoptr (KolShortlist) shortlist = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *called = NULL;
  guint n_added = 0;

  if (file == NULL)
    return FALSE;

  called = name != NULL ? g_strdup (name) : kol_cli_dup_file_name (file, path);
  if (!kol_cli_check_name (called, error))
    return FALSE;
  shortlist = kol_cli_store_find_shortlist (store, called, &reason);
  if (shortlist == NULL && reason == NULL)
    shortlist = kol_cli_store_create_shortlist (store, called, &reason);
  if (shortlist == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (!kol_cli_store_import_entries (store, shortlist, file, &n_added, error))
    return FALSE;

  /* Translators: two numbers and a shortlist’s name */
  kol_cli_say (_ ("%u of %u creators put on “%s”."), n_added,
               kol_handover_file_get_entries (file)->len, kol_shortlist_get_name (shortlist));

  return TRUE;
}
