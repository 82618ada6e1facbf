// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-store-creators.h"
#include "kol-store-figures.h"
#include "kol-store-snapshots.h"

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

/* The creator of a row of user_id, fetched_at, layout, figures; NULL without error when it cannot
 * be read in any way. */
static gboolean
read_or_decode (KolDatabase *database,
                KolStatement *row,
                KolCreatorDecodeFunc decode,
                KolCreator **creator,
                gboolean *decoded,
                GError **error)
{
  const char *user_id = kol_statement_get_text (row, 0);
  g_autoptr (GBytes) raw = NULL;

  *creator = kol_store_figures_read (row, 1, user_id);
  *decoded = FALSE;
  if (*creator != NULL)
    return TRUE;
  if (!kol_store_creators_get_raw (database, user_id, &raw, error))
    return FALSE;

  *creator = kol_store_figures_decode (raw, user_id, kol_statement_get_int (row, 1), decode);
  *decoded = *creator != NULL;

  return TRUE;
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
  g_autoptr (KolCreator) creator = NULL;
  gboolean decoded;

  if (!read_or_decode (database, row, decode, &creator, &decoded, error))
    return NULL;
  if (creator == NULL)
    return kol_store_figures_unknown (kol_statement_get_text (row, 0),
                                      kol_statement_get_int (row, 1));

  if (decoded)
    g_ptr_array_add (stale, g_object_ref (creator));

  return g_steal_pointer (&creator);
}

/* What is kept of a creator that comes anew. */
typedef struct
{
  gboolean found;
  gint64 fetched_at;
  gint64 since;        /* of its figures */
  KolCreator *creator; /* owned; NULL: not found, or it cannot be read */
} Kept;

static void
kept_clear (Kept *self)
{
  g_clear_object (&self->creator);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Kept, kept_clear)

static gboolean
find_kept (KolDatabase *database,
           const char *user_id,
           KolCreatorDecodeFunc decode,
           Kept *kept,
           GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "SELECT user_id, fetched_at, layout, figures, coalesce (since, fetched_at) FROM creator"
      " WHERE user_id = ?1",
      error);
  gboolean decoded;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_text (statement, 1, user_id);
  if (!kol_statement_fetch (statement, &kept->found, error))
    return FALSE;
  if (!kept->found)
    return TRUE;

  kept->fetched_at = kol_statement_get_int (statement, 1);
  kept->since = kol_statement_get_int (statement, 4);

  return read_or_decode (database, statement, decode, &kept->creator, &decoded, error);
}

/* An answer that was on its way for long does not win over one that was fetched after it. What is
 * dated in the future was fetched before the clock was set back. */
static gboolean
is_newer (const Kept *kept, KolCreator *creator)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  return !kept->found || kol_creator_get_fetched_at (creator) >= kept->fetched_at ||
         kept->fetched_at > now;
}

/* Keeps figures that changed as a snapshot; says since when those of today hold. */
static gboolean
move_on (KolDatabase *database,
         const Kept *kept,
         KolCreator *creator,
         gint64 *since,
         GError **error)
{
  *since = kol_creator_get_fetched_at (creator);
  if (kept->creator == NULL)
    return TRUE;

  if (kol_store_snapshots_differ (kept->creator, creator))
    return kol_store_snapshots_append (database, kept->creator, kept->since, error);

  *since = MIN (*since, kept->since);

  return TRUE;
}

static gboolean
put_figures (KolDatabase *database, KolCreator *creator, gint64 since, GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "INSERT INTO creator (user_id, fetched_at, layout, figures, since) VALUES (?1, ?2, ?3, ?4, "
      "?5)"
      " ON CONFLICT (user_id) DO UPDATE SET fetched_at = excluded.fetched_at,"
      "  layout = excluded.layout, figures = excluded.figures, since = excluded.since",
      error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_text (statement, 1, kol_creator_get_id (creator));
  kol_store_figures_bind (statement, 2, creator);
  kol_statement_bind_int (statement, 5, since);

  return kol_statement_run (statement, NULL, error);
}

/**
 * kol_store_creators_put:
 * @database: a database in a transaction
 * @creator: a sealed creator
 * @raw: (nullable): its JSON object as the service wrote it
 * @decode: (nullable): reads the raw JSON of the kept figures when they are laid out otherwise
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Keeps a creator, unless a newer one is there already. Figures that changed become a snapshot.
 * Shortlists have copies of their own, which nothing that is fetched touches.
 *
 * Returns: whether the newest is kept
 */
gboolean
kol_store_creators_put (KolDatabase *database,
                        KolCreator *creator,
                        GBytes *raw,
                        KolCreatorDecodeFunc decode,
                        GError **error)
{
  const char *user_id = kol_creator_get_id (creator);
  g_auto (Kept) kept = { 0 };
  gint64 since;

  if (!find_kept (database, user_id, decode, &kept, error))
    return FALSE;
  if (!is_newer (&kept, creator))
    return TRUE;

  return move_on (database, &kept, creator, &since, error) &&
         put_figures (database, creator, since, error) && put_raw (database, user_id, raw, error);
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

  return kol_store_snapshots_load (database, user_id, history, error) ? g_steal_pointer (&history)
                                                                      : NULL;
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
  return kol_database_exec (
      database,
      "DELETE FROM creator WHERE user_id NOT IN (SELECT user_id FROM page_creator)"
      " AND user_id NOT IN (SELECT user_id FROM entry)",
      error);
}
