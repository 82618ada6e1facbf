// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-store-creators.h"
#include "kol-store-figures.h"

static gboolean
put_raw (KolDatabase *database, const char *user_id, GBytes *raw, GError **error)
{
  /* Without JSON nothing is left of an older answer: the raw is always what the figures are of. */
  const char *sql = raw != NULL
                        ? "INSERT OR REPLACE INTO creator_raw (user_id, raw) VALUES (?1, ?2)"
                        : "DELETE FROM creator_raw WHERE user_id = ?1";
  g_autoptr (KolStatement) statement = kol_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_text (statement, 1, user_id);
  if (raw != NULL)
    kol_statement_bind_text_bytes (statement, 2, raw);

  return kol_statement_run (statement, NULL, error);
}

/**
 * kol_store_creators_put:
 * @database: a database in a transaction
 * @creator: a sealed creator
 * @raw: (nullable): its JSON object as the service wrote it
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Keeps a creator, unless a newer one is there already.
 *
 * Returns: whether the newest is kept
 */
gboolean
kol_store_creators_put (KolDatabase *database, KolCreator *creator, GBytes *raw, GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "INSERT INTO creator (user_id, fetched_at, layout, figures) VALUES (?1, ?2, ?3, ?4)"
      " ON CONFLICT (user_id) DO UPDATE SET"
      "  fetched_at = excluded.fetched_at, layout = excluded.layout, figures = excluded.figures"
      " WHERE excluded.fetched_at >= creator.fetched_at",
      error);
  guint n_changed = 0;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_text (statement, 1, kol_creator_get_id (creator));
  kol_store_figures_bind (statement, 2, creator);
  if (!kol_statement_run (statement, &n_changed, error))
    return FALSE;

  return n_changed == 0 || put_raw (database, kol_creator_get_id (creator), raw, error);
}

/**
 * kol_store_creators_get_raw:
 * @database: a database
 * @user_id: a creator's number
 * @raw: (out) (nullable): its JSON object as the service wrote it; %NULL when there is none
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: whether it was looked up
 */
gboolean
kol_store_creators_get_raw (KolDatabase *database,
                            const char *user_id,
                            GBytes **raw,
                            GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database, "SELECT raw FROM creator_raw WHERE user_id = ?1", error);
  gboolean found;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_text (statement, 1, user_id);
  if (!kol_statement_fetch (statement, &found, error))
    return FALSE;

  *raw = found ? kol_statement_dup_bytes (statement, 0) : NULL;

  return TRUE;
}

/**
 * kol_store_creators_refresh:
 * @database: a database in a transaction
 * @creator: a creator that was decoded anew from the kept JSON
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Writes the figures in today's layout, unless the creator was fetched again in the meantime.
 *
 * Returns: whether nothing failed
 */
gboolean
kol_store_creators_refresh (KolDatabase *database, KolCreator *creator, GError **error)
{
  g_autoptr (KolStatement)
      statement = kol_database_prepare (database,
                                        "UPDATE creator SET layout = ?3, figures = ?4"
                                        " WHERE user_id = ?1 AND fetched_at = ?2",
                                        error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_text (statement, 1, kol_creator_get_id (creator));
  kol_store_figures_bind (statement, 2, creator);

  return kol_statement_run (statement, NULL, error);
}

/**
 * kol_store_creators_read:
 * @database: a database in a transaction
 * @row: a statement on a row of user_id, fetched_at, layout, figures
 * @decode: (nullable): reads the raw JSON when the figures are laid out otherwise
 * @stale: (element-type KolCreator): where to note a creator that was decoded anew
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the sealed creator
 */
KolCreator *
kol_store_creators_read (KolDatabase *database,
                         KolStatement *row,
                         KolCreatorDecodeFunc decode,
                         GPtrArray *stale,
                         GError **error)
{
  const char *user_id = kol_statement_get_text (row, 0);
  gint64 fetched_at = kol_statement_get_int (row, 1);
  g_autoptr (KolCreator) creator = kol_store_figures_read (row, 1, user_id);
  g_autoptr (GBytes) raw = NULL;

  if (creator != NULL)
    return g_steal_pointer (&creator);

  if (!kol_store_creators_get_raw (database, user_id, &raw, error))
    return NULL;
  creator = kol_store_figures_decode (raw, user_id, fetched_at, decode);
  if (creator == NULL)
    return kol_store_figures_unknown (user_id, fetched_at);

  g_ptr_array_add (stale, g_object_ref (creator));

  return g_steal_pointer (&creator);
}

/**
 * kol_store_creators_load_history:
 * @database: a database in a transaction
 * @user_id: a creator's number
 * @decode: (nullable): reads the raw JSON when the figures are laid out otherwise
 * @stale: (element-type KolCreator): where to note a creator that was decoded anew
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): how the creator's figures changed; of nothing when it is not
 * kept
 */
KolHistory *
kol_store_creators_load_history (KolDatabase *database,
                                 const char *user_id,
                                 KolCreatorDecodeFunc decode,
                                 GPtrArray *stale,
                                 GError **error)
{
  g_autoptr (KolHistory) history = kol_history_new ();
  g_autoptr (KolCreator) creator = NULL;
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "SELECT user_id, fetched_at, layout, figures, coalesce (since, fetched_at) FROM creator"
      " WHERE user_id = ?1",
      error);
  gboolean found;

  if (statement == NULL)
    return NULL;

  kol_statement_bind_text (statement, 1, user_id);
  if (!kol_statement_fetch (statement, &found, error))
    return NULL;
  if (!found)
    return g_steal_pointer (&history);

  creator = kol_store_creators_read (database, statement, decode, stale, error);
  if (creator == NULL)
    return NULL;
  kol_history_add (history, creator, kol_statement_get_int (statement, 4),
                   kol_statement_get_int (statement, 1));

  return g_steal_pointer (&history);
}

/**
 * kol_store_creators_purge:
 * @database: a database in a transaction
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Forgets those that no page and no shortlist names any more, with their JSON and their snapshots.
 *
 * Returns: whether nothing failed
 */
gboolean
kol_store_creators_purge (KolDatabase *database, GError **error)
{
  return kol_database_exec (database,
                            "DELETE FROM creator WHERE NOT EXISTS (SELECT 1 FROM page_creator"
                            "  WHERE page_creator.user_id = creator.user_id)"
                            " AND user_id NOT IN (SELECT user_id FROM entry)",
                            error);
}
