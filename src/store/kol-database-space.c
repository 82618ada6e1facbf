// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-database.h"

/* How many pages are given back to the disk at a time. */
#define SHRINK_PAGES 1000

/**
 * kol_database_measure:
 * @self: a database
 * @n_bytes: (out): how much the file holds, without the room that is free in it
 * @error: return location for a %KOL_STORE_ERROR
 *
 * In a transaction what it has changed so far counts.
 *
 * Returns: whether it was measured
 */
gboolean
kol_database_measure (KolDatabase *self, guint64 *n_bytes, GError **error)
{
  gint64 page_size;
  gint64 n_pages;
  gint64 n_free;

  g_return_val_if_fail (n_bytes != NULL, FALSE);

  if (!kol_database_query_int (self, "PRAGMA page_size", &page_size, error) ||
      !kol_database_query_int (self, "PRAGMA page_count", &n_pages, error) ||
      !kol_database_query_int (self, "PRAGMA freelist_count", &n_free, error))
    return FALSE;

  *n_bytes = (guint64) (n_pages - n_free) * page_size;

  return TRUE;
}

/**
 * kol_database_shrink:
 * @self: a database in no transaction
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Gives the room that is free in the file back to the disk. In small steps, between which others
 * can write; only a file of version 1, which cannot do that, is written anew once, when much of it
 * is free.
 *
 * Returns: whether nothing failed
 */
gboolean
kol_database_shrink (KolDatabase *self, GError **error)
{
  gint64 mode;
  gint64 n_pages;
  gint64 n_free;

  if (!kol_database_query_int (self, "PRAGMA auto_vacuum", &mode, error) ||
      !kol_database_query_int (self, "PRAGMA page_count", &n_pages, error) ||
      !kol_database_query_int (self, "PRAGMA freelist_count", &n_free, error))
    return FALSE;

  if (mode == 0 && n_free > n_pages / 4)
    return kol_database_exec (self, "PRAGMA auto_vacuum = INCREMENTAL; VACUUM", error);

  for (; mode != 0 && n_free > 0; n_free -= SHRINK_PAGES)
    {
      if (!kol_database_exec (self, "PRAGMA incremental_vacuum (" G_STRINGIFY (SHRINK_PAGES) ")",
                              error))
        return FALSE;
    }

  return kol_database_exec (self, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}
