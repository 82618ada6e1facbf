// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-store-entries.h"
#include "kol-store-figures.h"
#include "kol-store-shortlists.h"

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * kol_store_entries_refuse:
 * @error: return location for %KOL_STORE_ERROR_NOT_FOUND
 *
 * Says that there is no such entry.
 *
 * Returns: %FALSE
 */
gboolean
kol_store_entries_refuse (GError **error)
{
  g_set_error_literal (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND,
                       _ ("This creator is not on the shortlist any more."));

  return FALSE;
}

/**
 * kol_store_entries_get_end:
 * @database: a database
 * @shortlist_id: a shortlist's number
 * @position: (out): the place behind its last entry
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Finds where to append. Hidden entries count: one that comes back stands where it stood.
 *
 * Returns: whether nothing failed
 */
gboolean
kol_store_entries_get_end (KolDatabase *database,
                           gint64 shortlist_id,
                           gint64 *position,
                           GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database, "SELECT coalesce (max (position), -1) + 1 FROM entry WHERE shortlist_id = ?1",
      error);
  gboolean found;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, shortlist_id);
  if (!kol_statement_fetch (statement, &found, error))
    return FALSE;

  *position = kol_statement_get_int (statement, 0);

  return TRUE;
}

/* What the service said last that the query finds; -1: it did not. */
static gboolean
get_total (KolDatabase *database, const char *query, gint64 *total, GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database, "SELECT total FROM page WHERE query = ?1 ORDER BY id DESC LIMIT 1", error);
  gboolean found;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_text (statement, 1, query);
  if (!kol_statement_fetch (statement, &found, error))
    return FALSE;

  *total = found && !kol_statement_is_null (statement, 0) ? kol_statement_get_int (statement, 0)
                                                          : -1;

  return TRUE;
}

/* The raw JSON is copied when it is the one these very figures were read from. */
static gboolean
add_entry (KolDatabase *database,
           gint64 shortlist_id,
           gint64 position,
           KolCreator *creator,
           const char *query,
           gint64 total,
           GPtrArray *added,
           GError **error)
{
  gint64 added_at = now ();
  guint n_changed = 0;
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "INSERT INTO entry (shortlist_id, user_id, position, added_at, query,"
      "                   fetched_at, layout, figures, total, raw)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
      "         (SELECT raw FROM creator_raw JOIN creator USING (user_id)"
      "          WHERE user_id = ?2 AND fetched_at = ?6))"
      " ON CONFLICT (shortlist_id, user_id) WHERE removed_at IS NULL DO NOTHING",
      error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, shortlist_id);
  kol_statement_bind_text (statement, 2, kol_creator_get_id (creator));
  kol_statement_bind_int (statement, 3, position);
  kol_statement_bind_int (statement, 4, added_at);
  kol_statement_bind_text (statement, 5, query);
  kol_store_figures_bind (statement, 6, creator);
  if (total >= 0)
    kol_statement_bind_int (statement, 9, total);
  if (!kol_statement_run (statement, &n_changed, error))
    return FALSE;

  if (n_changed > 0)
    {
      KolEntry *entry = kol_entry_new (kol_database_get_last_id (database), creator, added_at,
                                       query);

      kol_entry_set_total (entry, total);
      g_ptr_array_add (added, entry);
    }

  return TRUE;
}

/**
 * kol_store_entries_add:
 * @database: a database in a transaction
 * @shortlist_id: a shortlist's number
 * @creators: (element-type KolCreator): sealed creators
 * @query: (nullable): canonical form of the query they were found with
 * @error: return location for a %KOL_STORE_ERROR, %KOL_STORE_ERROR_NOT_FOUND when there is no such
 *   shortlist
 *
 * Appends those that are not on the list yet.
 *
 * Returns: (transfer full) (nullable) (element-type KolEntry): the new entries, in order
 */
GPtrArray *
kol_store_entries_add (KolDatabase *database,
                       gint64 shortlist_id,
                       GPtrArray *creators,
                       const char *query,
                       GError **error)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 position;
  gint64 total;

  if (!kol_store_shortlists_require (database, shortlist_id, error) ||
      !kol_store_entries_get_end (database, shortlist_id, &position, error) ||
      !get_total (database, query, &total, error))
    return NULL;

  for (guint i = 0; i < creators->len; i++)
    {
      if (!add_entry (database, shortlist_id, position + added->len,
                      g_ptr_array_index (creators, i), query, total, added, error))
        return NULL;
    }

  return g_steal_pointer (&added);
}

/* The same creator can have been put on the list again while its first entry was hidden. */
static gboolean
check_return (KolDatabase *database, gint64 id, GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "SELECT 1 FROM entry AS hidden JOIN entry AS seen"
      " USING (shortlist_id, user_id)"
      " WHERE hidden.id = ?1 AND seen.id <> ?1 AND seen.removed_at IS NULL",
      error);
  gboolean taken;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, id);
  if (!kol_statement_fetch (statement, &taken, error))
    return FALSE;
  if (taken)
    g_set_error_literal (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED,
                         _ ("This creator was put on the shortlist again in the meantime."));

  return !taken;
}

static gboolean
hide_entry (KolDatabase *database, gint64 id, gboolean hidden, GError **error)
{
  g_autoptr (KolStatement) statement = NULL;
  guint n_changed = 0;

  if (!hidden && !check_return (database, id, error))
    return FALSE;

  statement = kol_database_prepare (database, "UPDATE entry SET removed_at = ?2 WHERE id = ?1",
                                    error);
  if (statement == NULL)
    return FALSE;
  kol_statement_bind_int (statement, 1, id);
  if (hidden)
    kol_statement_bind_int (statement, 2, now ());
  if (!kol_statement_run (statement, &n_changed, error))
    return FALSE;

  return n_changed > 0 || kol_store_entries_refuse (error);
}

/**
 * kol_store_entries_hide:
 * @database: a database in a transaction
 * @entry_ids: (element-type gint64): entries' numbers
 * @hidden: whether they are removed; %FALSE brings them back to where they were
 * @error: return location for a %KOL_STORE_ERROR, %KOL_STORE_ERROR_NOT_FOUND when there is no such
 *   entry
 *
 * Returns: whether it is so
 */
gboolean
kol_store_entries_hide (KolDatabase *database, GArray *entry_ids, gboolean hidden, GError **error)
{
  for (guint i = 0; i < entry_ids->len; i++)
    {
      if (!hide_entry (database, g_array_index (entry_ids, gint64, i), hidden, error))
        return FALSE;
    }

  return TRUE;
}

static GHashTable *
list_hidden_positions (KolDatabase *database, gint64 shortlist_id, GError **error)
{
  g_autoptr (GHashTable)
      positions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database, "SELECT position FROM entry WHERE shortlist_id = ?1 AND removed_at IS NOT NULL",
      error);

  if (statement == NULL)
    return NULL;

  kol_statement_bind_int (statement, 1, shortlist_id);
  while (kol_statement_step (statement, &local_error))
    {
      gint64 position = kol_statement_get_int (statement, 0);

      g_hash_table_add (positions, g_memdup2 (&position, sizeof position));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&positions);
}

/* Makes room before all: an entry that is not named in the new order stays behind those that are.
 */
static gboolean
move_behind (KolDatabase *database, gint64 shortlist_id, guint n_places, GError **error)
{
  g_autoptr (KolStatement)
      statement = kol_database_prepare (database,
                                        "UPDATE entry SET position = position + ?2"
                                        " WHERE shortlist_id = ?1 AND removed_at IS NULL",
                                        error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, shortlist_id);
  kol_statement_bind_int (statement, 2, n_places);

  return kol_statement_run (statement, NULL, error);
}

static gboolean
place_entry (KolDatabase *database, gint64 shortlist_id, gint64 id, gint64 position, GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database, "UPDATE entry SET position = ?3 WHERE id = ?1 AND shortlist_id = ?2", error);
  guint n_changed = 0;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, id);
  kol_statement_bind_int (statement, 2, shortlist_id);
  kol_statement_bind_int (statement, 3, position);
  if (!kol_statement_run (statement, &n_changed, error))
    return FALSE;

  return n_changed > 0 || kol_store_entries_refuse (error);
}

/**
 * kol_store_entries_order:
 * @database: a database in a transaction
 * @shortlist_id: a shortlist's number
 * @entry_ids: (element-type gint64): its entries' numbers in the new order
 * @error: return location for a %KOL_STORE_ERROR, %KOL_STORE_ERROR_NOT_FOUND when there is no such
 *   shortlist or entry
 *
 * Gives the entries new places, between the places of the hidden ones.
 *
 * Returns: whether all have their place
 */
gboolean
kol_store_entries_order (KolDatabase *database,
                         gint64 shortlist_id,
                         GArray *entry_ids,
                         GError **error)
{
  g_autoptr (GHashTable) hidden = NULL;
  gint64 position = 0;

  if (!kol_store_shortlists_require (database, shortlist_id, error))
    return FALSE;
  hidden = list_hidden_positions (database, shortlist_id, error);
  if (hidden == NULL ||
      !move_behind (database, shortlist_id, entry_ids->len + g_hash_table_size (hidden), error))
    return FALSE;

  for (guint i = 0; i < entry_ids->len; i++, position++)
    {
      while (g_hash_table_contains (hidden, &position))
        position++;
      if (!place_entry (database, shortlist_id, g_array_index (entry_ids, gint64, i), position,
                        error))
        return FALSE;
    }

  return TRUE;
}

/* The entry of a row of id, added_at, query, user_id, fetched_at, layout, figures, raw, status,
 * note, total; one that had to be decoded anew is noted in stale. */
static KolEntry *
read_entry (KolStatement *row, KolCreatorDecodeFunc decode, GPtrArray *stale)
{
  const char *user_id = kol_statement_get_text (row, 3);
  gint64 fetched_at = kol_statement_get_int (row, 4);
  g_autoptr (KolCreator) creator = kol_store_figures_read (row, 4, user_id);
  g_autoptr (KolCreator) decoded = NULL;
  KolEntry *entry;

  if (creator == NULL)
    {
      g_autoptr (GBytes) raw = kol_statement_dup_bytes (row, 7);

      decoded = kol_store_figures_decode (raw, user_id, fetched_at, decode);
      creator = decoded != NULL ? g_object_ref (decoded)
                                : kol_store_figures_unknown (user_id, fetched_at);
    }

  entry = kol_entry_new (kol_statement_get_int (row, 0), creator, kol_statement_get_int (row, 1),
                         kol_statement_get_text (row, 2));
  kol_entry_set_status (entry, kol_entry_status_from_string (kol_statement_get_text (row, 8)));
  kol_entry_set_note (entry, kol_statement_get_text (row, 9));
  if (!kol_statement_is_null (row, 10))
    kol_entry_set_total (entry, kol_statement_get_int (row, 10));
  if (decoded != NULL)
    g_ptr_array_add (stale, g_object_ref (entry));

  return entry;
}

/**
 * kol_store_entries_load:
 * @database: a database
 * @shortlist: an empty shortlist
 * @decode: (nullable): reads the raw JSON of those whose figures are laid out otherwise
 * @stale: (element-type KolEntry): where to note those that were decoded anew
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Fills a shortlist with its entries.
 *
 * Returns: whether nothing failed
 */
gboolean
kol_store_entries_load (KolDatabase *database,
                        KolShortlist *shortlist,
                        KolCreatorDecodeFunc decode,
                        GPtrArray *stale,
                        GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "SELECT id, added_at, query, user_id, fetched_at, layout, figures, raw, status, note, total"
      " FROM entry"
      " WHERE shortlist_id = ?1 AND removed_at IS NULL ORDER BY position, id",
      error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, kol_shortlist_get_id (shortlist));
  while (kol_statement_step (statement, &local_error))
    g_ptr_array_add (entries, read_entry (statement, decode, stale));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (entries->len > 0)
    kol_shortlist_splice (shortlist, 0, 0, entries);

  return TRUE;
}

/**
 * kol_store_entries_refresh:
 * @database: a database in a transaction
 * @entry: an entry that was decoded anew from its kept JSON
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Writes the figures in today's layout.
 *
 * Returns: whether nothing failed
 */
gboolean
kol_store_entries_refresh (KolDatabase *database, KolEntry *entry, GError **error)
{
  g_autoptr (KolStatement)
      statement = kol_database_prepare (database,
                                        "UPDATE entry SET layout = ?3, figures = ?4"
                                        " WHERE id = ?1 AND fetched_at = ?2",
                                        error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, kol_entry_get_id (entry));
  kol_store_figures_bind (statement, 2, kol_entry_get_creator (entry));

  return kol_statement_run (statement, NULL, error);
}

/**
 * kol_store_entries_purge:
 * @database: a database in a transaction
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Forgets what is hidden.
 *
 * Returns: whether nothing failed
 */
gboolean
kol_store_entries_purge (KolDatabase *database, GError **error)
{
  return kol_database_exec (database, "DELETE FROM entry WHERE removed_at IS NOT NULL", error);
}
