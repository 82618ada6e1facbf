// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-store-entries.h"
#include "kol-store-figures.h"
#include "kol-store-shortlists.h"

/* What the marketer says of entries, here and on another computer. */

/**
 * kol_store_entries_annotate:
 * @database: a database in a transaction
 * @id: an entry's number
 * @status: what was decided
 * @note: (nullable): what the marketer remarks
 * @error: return location for a %KOL_STORE_ERROR, %KOL_STORE_ERROR_NOT_FOUND when there is no such
 *   entry
 *
 * Returns: whether it is written
 */
gboolean
kol_store_entries_annotate (KolDatabase *database,
                            gint64 id,
                            KolEntryStatus status,
                            const char *note,
                            GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database, "UPDATE entry SET status = ?2, note = ?3 WHERE id = ?1", error);
  guint n_changed = 0;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, id);
  kol_statement_bind_text (statement, 2, kol_entry_status_to_string (status));
  kol_statement_bind_text (statement, 3, note != NULL ? note : "");
  if (!kol_statement_run (statement, &n_changed, error))
    return FALSE;

  return n_changed > 0 || kol_store_entries_refuse (error);
}

static gboolean
import_entry (KolDatabase *database,
              gint64 shortlist_id,
              gint64 position,
              KolEntry *entry,
              GBytes *raw,
              guint *n_changed,
              GError **error)
{
  gint64 total = kol_entry_get_total (entry);
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "INSERT INTO entry (shortlist_id, user_id, position, added_at, query,"
      "                   fetched_at, layout, figures, total, status, note, raw)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
      " ON CONFLICT (shortlist_id, user_id) WHERE removed_at IS NULL DO NOTHING",
      error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, shortlist_id);
  kol_statement_bind_text (statement, 2, kol_creator_get_id (kol_entry_get_creator (entry)));
  kol_statement_bind_int (statement, 3, position);
  kol_statement_bind_int (statement, 4, kol_entry_get_added_at (entry));
  kol_statement_bind_text (statement, 5, kol_entry_get_query (entry));
  kol_store_figures_bind (statement, 6, kol_entry_get_creator (entry));
  if (total >= 0)
    kol_statement_bind_int (statement, 9, total);
  kol_statement_bind_text (statement, 10,
                           kol_entry_status_to_string (kol_entry_get_status (entry)));
  kol_statement_bind_text (statement, 11, kol_entry_get_note (entry));
  kol_statement_bind_text_bytes (statement, 12, raw);

  return kol_statement_run (statement, n_changed, error);
}

/**
 * kol_store_entries_import:
 * @database: a database in a transaction
 * @shortlist_id: a shortlist's number
 * @entries: (element-type KolEntry): entries of somewhere else, whose numbers mean nothing here
 * @raws: (element-type GBytes): of each, its creator's raw JSON
 * @n_added: (out): how many were not on the list yet
 * @error: return location for a %KOL_STORE_ERROR, %KOL_STORE_ERROR_NOT_FOUND when there is no such
 *   shortlist
 *
 * Appends those that are not on the list yet, with all that was said of them.
 *
 * Returns: whether nothing failed
 */
gboolean
kol_store_entries_import (KolDatabase *database,
                          gint64 shortlist_id,
                          GPtrArray *entries,
                          GPtrArray *raws,
                          guint *n_added,
                          GError **error)
{
  gint64 position;

  *n_added = 0;
  if (!kol_store_shortlists_require (database, shortlist_id, error) ||
      !kol_store_entries_get_end (database, shortlist_id, &position, error))
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      guint n_changed = 0;

      if (!import_entry (database, shortlist_id, position + *n_added,
                         g_ptr_array_index (entries, i), g_ptr_array_index (raws, i), &n_changed,
                         error))
        return FALSE;
      *n_added += n_changed;
    }

  return TRUE;
}
