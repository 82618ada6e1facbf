// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "kol-migrations.h"
#include "kol-store-avatars.h"
#include "kol-store-creators.h"
#include "kol-store-entries.h"
#include "kol-store-file.h"
#include "kol-store-ledger.h"
#include "kol-store-shortlists.h"
#include "kol-store-sweeps.h"

#define SQLITE_HEADER_SIZE 100

/* What SQLite keeps beside a file. The file itself comes last: were it moved first and the process
 * killed, a new file would be given the old one's log. */
static const char *const parts[] = { "-journal", "-wal", "-shm", "" };

static gboolean
refuse_move (const char *path, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_DAMAGED,
               _ ("The data file %s is damaged and could not be set aside (%s). Move it away, then "
                  "try again."),
               name, g_strerror (code));

  return FALSE;
}

static char *
make_aside_path (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *aside = g_strconcat (path, ".damaged-", stamp, NULL);

  for (guint i = 2; g_file_test (aside, G_FILE_TEST_EXISTS); i++)
    {
      g_clear_pointer (&aside, g_free);
      aside = g_strdup_printf ("%s.damaged-%s-%u", path, stamp, i);
    }

  return g_steal_pointer (&aside);
}

/**
 * kol_store_file_set_aside:
 * @path: path of a data file that nobody has open
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Renames a damaged file and what SQLite keeps beside it, so that something may yet be saved from
 * it.
 *
 * Returns: (transfer full) (nullable): where the file is now
 */
char *
kol_store_file_set_aside (const char *path, GError **error)
{
  g_autofree char *aside = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  aside = make_aside_path (path);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *from = g_strconcat (path, parts[i], NULL);
      g_autofree char *to = g_strconcat (aside, parts[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        {
          refuse_move (path, errno, error);
          return NULL;
        }
    }

  return g_steal_pointer (&aside);
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_filename_display_name (folder);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  g_set_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED,
               _ ("The folder %s for the data file could not be made (%s). See to it that you may "
                  "write there, then try again."),
               name, g_strerror (errno));

  return FALSE;
}

/* SQLite takes a file shorter than its header for an empty one and would write over it. */
static gboolean
check_length (KolDatabase *database, GError **error)
{
  GStatBuf status;

  if (g_stat (kol_database_get_path (database), &status) != 0 || status.st_size == 0 ||
      status.st_size >= SQLITE_HEADER_SIZE)
    return TRUE;

  kol_database_set_error (database, SQLITE_NOTADB, error);

  return FALSE;
}

static gboolean
settle (KolDatabase *database, gpointer data, GError **error)
{
  return kol_store_ledger_settle (database, data, error);
}

static gboolean
purge (KolDatabase *database, gpointer data, GError **error)
{
  return kol_store_shortlists_purge (database, error) &&
         kol_store_entries_purge (database, error) && kol_store_avatars_purge (database, error) &&
         kol_store_sweeps_purge (database, error) && kol_store_creators_purge (database, error);
}

/* Looks before it writes: a newer version's file is left as it is. What is hidden is forgotten only
 * when no other process has the file open: its user may still want it back. */
static KolDatabase *
try_open (const char *path, KolStoreLock *lock, GError **error)
{
  g_autoptr (KolDatabase) database = kol_database_open (path, error);
  guint n_steps;
  const KolMigration *steps = kol_migrations_get (&n_steps);

  if (database == NULL || !check_length (database, error) ||
      !kol_migrations_check_version (database, error) || !kol_database_check (database, error) ||
      !kol_database_begin_use (database, error) ||
      !kol_migrations_apply (database, steps, n_steps, error) ||
      !kol_database_transact (database, TRUE, settle, lock, error))
    return NULL;
  if (kol_store_lock_is_alone (lock) && !kol_database_transact (database, TRUE, purge, NULL, error))
    return NULL;

  return g_steal_pointer (&database);
}

/* A damaged file gives way to a new one, unless another process is at work with it. */
static KolDatabase *
open_or_begin_anew (const char *path, KolStoreLock *lock, char **set_aside, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  KolDatabase *database = try_open (path, lock, &local_error);

  if (database != NULL)
    return database;

  if (!kol_store_lock_is_alone (lock) ||
      !g_error_matches (local_error, KOL_STORE_ERROR, KOL_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  *set_aside = kol_store_file_set_aside (path, error);

  return *set_aside != NULL ? try_open (path, lock, error) : NULL;
}

/**
 * kol_store_file_open:
 * @path: path of the data file; made with its folder when it is not there
 * @lock: (out): held as long as the file is open
 * @set_aside: (out) (nullable): where a damaged file was put; also set when opening failed after
 *   that
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Opens a data file, checks it, brings it to today's version, settles the calls of those who are
 * gone and forgets what was hidden when it was last open.
 *
 * Returns: (transfer full) (nullable): the database, ready to be used
 */
KolDatabase *
kol_store_file_open (const char *path, KolStoreLock **lock, char **set_aside, GError **error)
{
  g_autofree char *lock_path = NULL;
  g_autoptr (KolStoreLock) taken = NULL;
  g_autoptr (KolDatabase) database = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  *set_aside = NULL;
  lock_path = g_strconcat (path, ".lock", NULL);
  if (!make_folder (path, error))
    return NULL;
  taken = kol_store_lock_take (lock_path, error);
  if (taken == NULL)
    return NULL;

  database = open_or_begin_anew (path, taken, set_aside, error);
  if (database == NULL || !kol_store_lock_share (taken, error))
    return NULL;

  *lock = g_steal_pointer (&taken);

  return g_steal_pointer (&database);
}
