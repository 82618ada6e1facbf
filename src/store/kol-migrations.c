// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-migrations.h"

/* Append only: a step that was released is in users' files and never changes again. */
// clang-format off
static const KolMigration migrations[] = {
  { 1,
    /* The newest figures of every creator ever fetched. */
    "CREATE TABLE creator ("
    "  user_id TEXT NOT NULL PRIMARY KEY,"
    "  fetched_at INTEGER NOT NULL,"  /* Unix seconds, as all times */
    "  layout TEXT NOT NULL,"         /* how figures is to be read, see kol-store-figures.c */
    "  figures BLOB NOT NULL);"
    /* The JSON the figures were read from. Apart, so that reading figures touches few pages. */
    "CREATE TABLE creator_raw ("
    "  user_id TEXT NOT NULL PRIMARY KEY REFERENCES creator ON DELETE CASCADE,"
    "  raw TEXT NOT NULL);"
    /* Every answered page. The same page asked again is one more row. */
    "CREATE TABLE page ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  query TEXT NOT NULL,"          /* canonical form */
    "  number INTEGER NOT NULL,"
    "  fetched_at INTEGER NOT NULL,"
    "  total INTEGER,"                /* NULL: the service did not say */
    "  track_id TEXT);"
    "CREATE INDEX page_by_query ON page (query, number);"
    "CREATE TABLE page_creator ("
    "  page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,"
    "  position INTEGER NOT NULL,"
    "  user_id TEXT NOT NULL REFERENCES creator,"
    "  PRIMARY KEY (page, position)) WITHOUT ROWID;"
    "CREATE TABLE shortlist ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  name TEXT NOT NULL,"
    "  name_key TEXT NOT NULL,"       /* equal for names that differ in case only */
    "  position INTEGER NOT NULL,"
    "  created_at INTEGER NOT NULL,"
    "  deleted_at INTEGER);"          /* not NULL: hidden until it is purged */
    "CREATE UNIQUE INDEX shortlist_by_name ON shortlist (name_key) WHERE deleted_at IS NULL;"
    /* A creator on a shortlist, as it was when it was put there. */
    "CREATE TABLE entry ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  shortlist_id INTEGER NOT NULL REFERENCES shortlist ON DELETE CASCADE,"
    "  user_id TEXT NOT NULL,"
    "  position INTEGER NOT NULL,"
    "  added_at INTEGER NOT NULL,"
    "  query TEXT,"
    "  removed_at INTEGER,"           /* not NULL: hidden until it is purged */
    "  fetched_at INTEGER NOT NULL,"
    "  layout TEXT NOT NULL,"
    "  figures BLOB NOT NULL,"
    "  raw TEXT);"
    "CREATE UNIQUE INDEX entry_by_creator ON entry (shortlist_id, user_id)"
    "  WHERE removed_at IS NULL;"
    /* The faces of those on shortlists, as the service coded them. */
    "CREATE TABLE avatar ("
    "  user_id TEXT NOT NULL PRIMARY KEY,"
    "  bytes BLOB NOT NULL);"
  },
  { 2,
    /* One asking of one query at one service, from its first page on. */
    "CREATE TABLE sweep ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT," /* never given again: the ledger names it for ever */
    "  service TEXT,"                 /* NULL: version 1 did not write down who was asked */
    "  query TEXT NOT NULL,"          /* canonical form */
    "  wanted INTEGER NOT NULL DEFAULT 0," /* the last page the user asked for and has not yet */
    "  begun_at INTEGER NOT NULL);"
    "CREATE INDEX sweep_by_query ON sweep (query);"
    "ALTER TABLE page ADD COLUMN sweep INTEGER REFERENCES sweep ON DELETE CASCADE;"
    "ALTER TABLE page ADD COLUMN size INTEGER NOT NULL DEFAULT 0;" /* bytes kept with it */
    /* Of each page the newest answer was shown: these are the newest sweep of their query, those
     * before them the sweep before it, and so on. A sweep has the number of its newest page. */
    "INSERT INTO sweep (id, query, begun_at)"
    "  SELECT max (id), query, min (fetched_at) FROM"
    "   (SELECT id, query, fetched_at,"
    "           row_number () OVER (PARTITION BY query, number ORDER BY id DESC) AS age FROM page)"
    "  GROUP BY query, age;"
    "UPDATE page SET sweep = found.sweep FROM"
    "   (SELECT id, max (id) OVER (PARTITION BY query, age) AS sweep FROM"
    "     (SELECT id, query,"
    "             row_number () OVER (PARTITION BY query, number ORDER BY id DESC) AS age"
    "      FROM page)) AS found"
    "  WHERE found.id = page.id;"
    "UPDATE page SET size = (SELECT coalesce (sum (length (CAST (raw AS BLOB))), 0)"
    "   FROM page_creator JOIN creator_raw USING (user_id) WHERE page_creator.page = page.id);"
    "DROP INDEX page_by_query;"
    "CREATE INDEX page_by_sweep ON page (sweep, number);"
    "CREATE INDEX page_creator_by_creator ON page_creator (user_id);"
    /* The whole answer as it came. Apart, as creator_raw is. */
    "CREATE TABLE page_answer ("
    "  page INTEGER PRIMARY KEY REFERENCES page ON DELETE CASCADE,"
    "  bytes BLOB NOT NULL);"
    /* The ledger: every call, written down before it is sent. */
    "CREATE TABLE call ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  sent_at INTEGER NOT NULL,"
    "  settled_at INTEGER,"
    "  service TEXT,"
    "  query TEXT NOT NULL,"
    "  page INTEGER NOT NULL,"
    "  sweep INTEGER,"                /* can be gone: the ledger outlives what was kept */
    "  state TEXT NOT NULL DEFAULT 'open',"
    "  sent INTEGER NOT NULL DEFAULT 1," /* 0: it did not leave this machine and is no call */
    "  code INTEGER,"                 /* NULL: nothing was answered */
    "  owner INTEGER NOT NULL,"       /* who sends it, see kol-store-lock.c */
    "  CHECK (state IN ('open', 'free', 'charged', 'unsure')));"
    "CREATE INDEX call_by_time ON call (sent_at);"
    "CREATE INDEX call_by_sweep ON call (sweep, page);"
    "CREATE INDEX call_open ON call (owner) WHERE state = 'open';"
    /* What a creator's figures were before they changed, see kol-store-snapshots.c. */
    "ALTER TABLE creator ADD COLUMN since INTEGER;" /* of these figures; NULL: fetched_at */
    "CREATE TABLE layout ("
    "  id INTEGER PRIMARY KEY,"
    "  fields TEXT NOT NULL UNIQUE);"
    "CREATE TABLE snapshot ("
    "  user_id TEXT NOT NULL REFERENCES creator ON DELETE CASCADE,"
    "  number INTEGER NOT NULL,"      /* the oldest first */
    "  first_at INTEGER NOT NULL,"
    "  last_at INTEGER NOT NULL,"
    "  layout INTEGER NOT NULL REFERENCES layout,"
    "  figures BLOB NOT NULL,"
    "  PRIMARY KEY (user_id, number)) WITHOUT ROWID;"
  },
  { 3,
    /* What the marketer said of an entry, and what the service said that its query finds. */
    "ALTER TABLE entry ADD COLUMN status TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE entry ADD COLUMN note TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE entry ADD COLUMN total INTEGER;" /* NULL: not known */
    "UPDATE entry SET total ="
    "  (SELECT total FROM page WHERE page.query = entry.query ORDER BY page.id DESC LIMIT 1);"
  },
};
// clang-format on

/**
 * kol_migrations_get:
 * @n_steps: (out): how many there are
 *
 * Returns: (transfer none): all steps, the oldest first
 */
const KolMigration *
kol_migrations_get (guint *n_steps)
{
  g_return_val_if_fail (n_steps != NULL, NULL);

  *n_steps = G_N_ELEMENTS (migrations);

  return migrations;
}

/**
 * kol_migrations_check_version:
 * @database: a database that was only opened
 * @error: return location for a %KOL_STORE_ERROR: %KOL_STORE_ERROR_NEWER when the file is of a
 * newer version, %KOL_STORE_ERROR_FAILED when it is another program's, %KOL_STORE_ERROR_DAMAGED
 * when it cannot be either
 *
 * Looks whose file this is, without changing it.
 *
 * Returns: whether it is an empty file or one of ours that can be worked with
 */
gboolean
kol_migrations_check_version (KolDatabase *database, GError **error)
{
  gint64 application_id = 0;
  gint64 version = 0;
  gint64 n_objects = 0;
  g_autofree char *name = NULL;

  g_return_val_if_fail (database != NULL, FALSE);

  if (!kol_database_query_int (database, "PRAGMA application_id", &application_id, error) ||
      !kol_database_query_int (database, "PRAGMA user_version", &version, error) ||
      !kol_database_query_int (database, "SELECT count(*) FROM sqlite_schema", &n_objects, error))
    return FALSE;

  if (n_objects == 0 && application_id == 0 && version == 0)
    return TRUE;

  name = g_filename_display_name (kol_database_get_path (database));
  if (application_id != KOL_MIGRATIONS_APPLICATION_ID)
    g_set_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED,
                 _ ("The file %s is not a data file of Kollect. Move it away, then try again."),
                 name);
  else if (version > migrations[G_N_ELEMENTS (migrations) - 1].version)
    g_set_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NEWER,
                 _ ("The data file %s was made by a newer version of Kollect and was left as it "
                    "is. Install that version, or move the file away to begin a new one."),
                 name);
  else if (version < 1)
    g_set_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_DAMAGED,
                 _ ("The data file %s is damaged."), name);
  else
    return TRUE;

  return FALSE;
}

static gboolean
take_step (KolDatabase *database, gpointer data, GError **error)
{
  const KolMigration *step = data;
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                            KOL_MIGRATIONS_APPLICATION_ID, step->version);
  gint64 version = 0;

  if (!kol_database_query_int (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= step->version)
    return TRUE;

  return kol_database_exec (database, step->sql, error) &&
         kol_database_exec (database, stamp, error);
}

/**
 * kol_migrations_apply:
 * @database: a database in use
 * @steps: all steps, the oldest first
 * @n_steps: how many there are
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Takes the steps the file has not taken yet, each in a transaction of its own: a failed one leaves
 * the file at the version before it.
 *
 * Returns: whether the file is at the last version
 */
gboolean
kol_migrations_apply (KolDatabase *database,
                      const KolMigration *steps,
                      guint n_steps,
                      GError **error)
{
  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (steps != NULL, FALSE);

  for (guint i = 0; i < n_steps; i++)
    {
      if (!kol_database_transact (database, TRUE, take_step, (gpointer) &steps[i], error))
        return FALSE;
    }

  return TRUE;
}
