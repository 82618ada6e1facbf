// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-handover-private.h"

/* What is listed before a hand-over is written. */

static const KolField *const *
build_default_columns (void)
{
  static const char *const identity[] = { "name", "redId", "location", "contentTags" };
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (identity); i++)
    g_ptr_array_add (columns, (gpointer) kol_field_require (identity[i]));
  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    {
      const KolField *field = kol_field_at (i);

      if (field->shown && !g_ptr_array_find (columns, field, NULL))
        g_ptr_array_add (columns, (gpointer) field);
    }
  g_ptr_array_add (columns, NULL);

  return (const KolField *const *) g_ptr_array_free (columns, FALSE);
}

/**
 * kol_handover_default_columns:
 *
 * The columns of a table when nobody chose others: who a creator is, then what the field table
 * shows by default.
 *
 * Returns: (transfer none) (array zero-terminated=1): the columns
 */
const KolField *const *
kol_handover_default_columns (void)
{
  static gsize columns = 0;

  if (g_once_init_enter (&columns))
    g_once_init_leave (&columns, GPOINTER_TO_SIZE (build_default_columns ()));

  return GSIZE_TO_POINTER (columns);
}

static void
collect_picture (GPtrArray *urls, GHashTable *seen, const char *url)
{
  if (url == NULL || *url == '\0' || !g_hash_table_add (seen, (gpointer) url))
    return;

  g_ptr_array_add (urls, g_strdup (url));
}

/**
 * kol_handover_list_pictures:
 * @self: a hand-over
 * @format: the format it will be written in
 *
 * Returns: (transfer full) (array zero-terminated=1): every picture address the format would ask
 * its picture function for, each once, so that they can be fetched before
 */
GStrv
kol_handover_list_pictures (KolHandover *self, const KolHandoverFormat *format)
{
  g_autoptr (GPtrArray) urls = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (KOL_IS_HANDOVER (self), NULL);
  g_return_val_if_fail (format != NULL, NULL);

  for (guint i = 0; format->with_pictures && i < kol_handover_get_n_entries (self); i++)
    {
      KolCreator *creator = kol_entry_get_creator (kol_handover_get_entry (self, i));
      guint n_covers = MIN (kol_creator_get_n_notes (creator), KOL_HANDOVER_MAX_COVERS);

      if (kol_handover_includes (self, KOL_OPTION_FACES))
        collect_picture (urls, seen, kol_creator_get_avatar_url (creator));
      for (guint j = 0; kol_handover_includes (self, KOL_OPTION_COVERS) && j < n_covers; j++)
        collect_picture (urls, seen, kol_creator_get_note (creator, j)->cover_url);
    }
  g_ptr_array_add (urls, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&urls), FALSE);
}
