// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-database.h"
#include "kol-text.h"

/* How long another program that is writing is waited for. */
#define BUSY_TIMEOUT_MS 5000

struct _KolDatabase
{
  sqlite3 *handle;        /* owned */
  char *path;             /* owned */
  GHashTable *statements; /* owned, SQL (owned) -> KolStatement (owned) */
};

/**
 * kol_database_set_error:
 * @self: a database
 * @result: an SQLite result code that is no success
 * @error: (nullable): return location
 *
 * Says in the user's words what SQLite refused, and what to do.
 */
void
kol_database_set_error (KolDatabase *self, int result, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);
  g_autofree char *said = kol_text_redact (sqlite3_errmsg (self->handle));

  switch (result & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_DAMAGED,
                   _ ("The data file %s is damaged. Quit Kollect and start it again: the damaged "
                      "file will be set aside and a new one begun."),
                   name);
      break;
    case SQLITE_FULL:
      g_set_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED,
                   _ ("There is no room left for the data file %s. Free some space on the disk, "
                      "then try again."),
                   name);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED,
                   _ ("Another program is using the data file %s. Close it, then try again."),
                   name);
      break;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      g_set_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED,
                   _ ("The data file %s cannot be written. See to it that you may write to it and "
                      "to its folder, then try again."),
                   name);
      break;
    case SQLITE_IOERR:
      g_set_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED,
                   _ ("The data file %s could not be read or written (%s). Check the disk, then "
                      "try again."),
                   name, said);
      break;
    default:
      g_set_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED,
                   _ ("The data file %s could not be used: %s"), name, said);
    }
}

/**
 * kol_database_open:
 * @path: a file's path; made when it is not there
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Opens a file without changing it, so that it can be looked at first. Until
 * kol_database_begin_use() closing does not write what another run left in the write-ahead log.
 *
 * Returns: (transfer full) (nullable): the open file
 */
KolDatabase *
kol_database_open (const char *path, GError **error)
{
  g_autoptr (KolDatabase) self = g_new0 (KolDatabase, 1);
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  int result;

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) kol_statement_destroy);
  result = sqlite3_open_v2 (path, &self->handle, flags, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  if (result == SQLITE_OK)
    result = sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (result != SQLITE_OK)
    {
      kol_database_set_error (self, result, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * kol_database_close:
 * @self: (transfer full): a database with all its statements given back
 */
void
kol_database_close (KolDatabase *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->handle, sqlite3_close_v2);
  g_clear_pointer (&self->path, g_free);
  g_free (self);
}

/**
 * kol_database_begin_use:
 * @self: a database that was looked at and found good
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Sets what every change relies on: the write-ahead log, which survives a killed process, and
 * foreign keys.
 *
 * Returns: whether it is set
 */
gboolean
kol_database_begin_use (KolDatabase *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);

  /* How a new file gives room back; of no effect in a file that has anything in it. */
  return kol_database_exec (self,
                            "PRAGMA auto_vacuum = INCREMENTAL;"
                            "PRAGMA journal_mode = WAL;"
                            "PRAGMA synchronous = NORMAL;"
                            "PRAGMA foreign_keys = ON;",
                            error);
}

/**
 * kol_database_get_path:
 * @self: a database
 *
 * Returns: (transfer none): the file's path
 */
const char *
kol_database_get_path (KolDatabase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * kol_database_get_last_id:
 * @self: a database
 *
 * Returns: the number of the row inserted last
 */
gint64
kol_database_get_last_id (KolDatabase *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * kol_database_get_n_changed:
 * @self: a database
 *
 * Returns: how many rows the last statement inserted, changed or deleted
 */
guint
kol_database_get_n_changed (KolDatabase *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_changes (self->handle);
}

/**
 * kol_database_exec:
 * @self: a database
 * @sql: statements without parameters, whose rows nobody wants
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: whether all were run
 */
gboolean
kol_database_exec (KolDatabase *self, const char *sql, GError **error)
{
  int result;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (sql != NULL, FALSE);

  result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  if (result != SQLITE_OK)
    kol_database_set_error (self, result, error);

  return result == SQLITE_OK;
}

/**
 * kol_database_prepare:
 * @self: a database
 * @sql: one statement that nobody works with at the moment
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Prepares a statement once and keeps it.
 *
 * Returns: (transfer full) (nullable): the statement, to be given back with
 * kol_statement_release()
 */
KolStatement *
kol_database_prepare (KolDatabase *self, const char *sql, GError **error)
{
  KolStatement *statement;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (sql != NULL, NULL);

  statement = g_hash_table_lookup (self->statements, sql);
  if (statement == NULL)
    {
      sqlite3_stmt *handle = NULL;
      int result = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle,
                                       NULL);

      if (result != SQLITE_OK)
        {
          kol_database_set_error (self, result, error);
          return NULL;
        }
      statement = kol_statement_new (self, handle);
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }
  kol_statement_take (statement);

  return statement;
}

/**
 * kol_database_query_int:
 * @self: a database
 * @sql: a statement without parameters that gives one number
 * @value: (out): the number; 0 when there is no row
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: whether it was read
 */
gboolean
kol_database_query_int (KolDatabase *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (self, sql, error);
  gboolean found;

  g_return_val_if_fail (value != NULL, FALSE);

  if (statement == NULL || !kol_statement_fetch (statement, &found, error))
    return FALSE;

  *value = found ? kol_statement_get_int (statement, 0) : 0;

  return TRUE;
}

/**
 * kol_database_check:
 * @self: a database
 * @error: return location for a %KOL_STORE_ERROR; %KOL_STORE_ERROR_DAMAGED when the file is not
 * what was written
 *
 * Reads the whole file once and looks for damage.
 *
 * Returns: whether the file is sound
 */
gboolean
kol_database_check (KolDatabase *self, GError **error)
{
  g_autoptr (KolStatement) statement = NULL;
  const char *verdict;
  gboolean found;

  g_return_val_if_fail (self != NULL, FALSE);

  statement = kol_database_prepare (self, "PRAGMA quick_check (1)", error);
  if (statement == NULL || !kol_statement_fetch (statement, &found, error))
    return FALSE;

  verdict = found ? kol_statement_get_text (statement, 0) : NULL;
  if (g_strcmp0 (verdict, "ok") == 0)
    return TRUE;

  g_message ("The check of the data file found: %s", verdict != NULL ? verdict : "nothing");
  kol_database_set_error (self, SQLITE_CORRUPT, error);

  return FALSE;
}

static void
roll_back (KolDatabase *self)
{
  /* After some errors SQLite has rolled back by itself. */
  if (sqlite3_get_autocommit (self->handle) == 0 &&
      sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK)
    g_message ("Could not roll back: %s", sqlite3_errmsg (self->handle));
}

/**
 * kol_database_transact:
 * @self: a database, in no transaction
 * @writes: whether @func changes anything: then others are kept from writing from the start, so
 *   that what @func reads holds until it writes
 * @func: what is to be done
 * @data: for @func
 * @error: return location for a %KOL_STORE_ERROR or what @func answers
 *
 * Does all of @func or, when it or the writing fails, nothing.
 *
 * Returns: whether it was done and kept
 */
gboolean
kol_database_transact (KolDatabase *self,
                       gboolean writes,
                       KolDatabaseFunc func,
                       gpointer data,
                       GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  if (!kol_database_exec (self, writes ? "BEGIN IMMEDIATE" : "BEGIN", error))
    return FALSE;

  if (func (self, data, error) && kol_database_exec (self, "COMMIT", error))
    return TRUE;

  roll_back (self);

  return FALSE;
}
