// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-store-avatars.h"

/**
 * kol_store_avatars_put:
 * @database: a database in a transaction
 * @user_id: a creator's number
 * @coded: its face, coded as it came
 * @error: return location for a %KOL_STORE_ERROR, %KOL_STORE_ERROR_NOT_FOUND when no entry names
 * the creator
 *
 * Returns: whether it is kept
 */
gboolean
kol_store_avatars_put (KolDatabase *database, const char *user_id, GBytes *coded, GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "INSERT OR REPLACE INTO avatar (user_id, bytes) SELECT ?1, ?2"
      " WHERE EXISTS (SELECT 1 FROM entry WHERE user_id = ?1)",
      error);
  guint n_changed = 0;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_text (statement, 1, user_id);
  kol_statement_bind_blob (statement, 2, coded);
  if (!kol_statement_run (statement, &n_changed, error))
    return FALSE;
  if (n_changed == 0)
    g_set_error_literal (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND,
                         _ ("This creator is not on any shortlist."));

  return n_changed > 0;
}

/**
 * kol_store_avatars_get:
 * @database: a database
 * @user_id: a creator's number
 * @coded: (out) (nullable): its face; %NULL when none is kept
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: whether it was looked up
 */
gboolean
kol_store_avatars_get (KolDatabase *database, const char *user_id, GBytes **coded, GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database, "SELECT bytes FROM avatar WHERE user_id = ?1", error);
  gboolean found;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_text (statement, 1, user_id);
  if (!kol_statement_fetch (statement, &found, error))
    return FALSE;

  *coded = found ? kol_statement_dup_bytes (statement, 0) : NULL;

  return TRUE;
}

/**
 * kol_store_avatars_purge:
 * @database: a database in a transaction
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Forgets the faces of those no entry names any more.
 *
 * Returns: whether nothing failed
 */
gboolean
kol_store_avatars_purge (KolDatabase *database, GError **error)
{
  return kol_database_exec (
      database, "DELETE FROM avatar WHERE user_id NOT IN (SELECT user_id FROM entry)", error);
}
