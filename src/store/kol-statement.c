// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-database.h"
#include "kol-statement.h"

struct _KolStatement
{
  KolDatabase *database; /* not owned; outlives the statement */
  sqlite3_stmt *handle;  /* owned */
  int refused;           /* the first binding that failed, an SQLite result code */
  gboolean taken;        /* somebody works with it */
};

/**
 * kol_statement_new: (skip)
 * @database: the database that keeps the statement
 * @handle: (transfer full): the prepared statement
 *
 * For #KolDatabase only.
 *
 * Returns: (transfer full): a new statement
 */
KolStatement *
kol_statement_new (KolDatabase *database, sqlite3_stmt *handle)
{
  KolStatement *self = g_new0 (KolStatement, 1);

  self->database = database;
  self->handle = handle;

  return self;
}

/**
 * kol_statement_destroy: (skip)
 * @self: (transfer full): a statement
 *
 * For #KolDatabase only: everybody else gives statements back with kol_statement_release().
 */
void
kol_statement_destroy (KolStatement *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->handle, sqlite3_finalize);
  g_free (self);
}

/**
 * kol_statement_take: (skip)
 * @self: a statement nobody works with
 *
 * For #KolDatabase only.
 */
void
kol_statement_take (KolStatement *self)
{
  /* Two readers of one statement would steal each other's rows. */
  g_assert (!self->taken);

  self->taken = TRUE;
}

/**
 * kol_statement_release:
 * @self: (transfer full): a statement from kol_database_prepare()
 *
 * Gives the statement back. What was read from its columns is no longer valid.
 */
void
kol_statement_release (KolStatement *self)
{
  g_return_if_fail (self != NULL && self->taken);

  /* Repeats the result of the last step, which was reported there. */
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->refused = SQLITE_OK;
  self->taken = FALSE;
}

static void
note_binding (KolStatement *self, int result)
{
  if (self->refused == SQLITE_OK)
    self->refused = result;
}

/**
 * kol_statement_bind_int:
 * @self: a statement
 * @parameter: the number of the parameter, from 1
 * @value: its value
 */
void
kol_statement_bind_int (KolStatement *self, int parameter, gint64 value)
{
  g_return_if_fail (self != NULL && self->taken);

  note_binding (self, sqlite3_bind_int64 (self->handle, parameter, value));
}

/**
 * kol_statement_bind_null:
 * @self: a statement
 * @parameter: the number of the parameter, from 1
 */
void
kol_statement_bind_null (KolStatement *self, int parameter)
{
  g_return_if_fail (self != NULL && self->taken);

  note_binding (self, sqlite3_bind_null (self->handle, parameter));
}

/**
 * kol_statement_bind_text:
 * @self: a statement
 * @parameter: the number of the parameter, from 1
 * @value: (nullable): its value; copied
 */
void
kol_statement_bind_text (KolStatement *self, int parameter, const char *value)
{
  g_return_if_fail (self != NULL && self->taken);

  note_binding (self, sqlite3_bind_text (self->handle, parameter, value, -1, SQLITE_TRANSIENT));
}

/**
 * kol_statement_bind_text_bytes:
 * @self: a statement
 * @parameter: the number of the parameter, from 1
 * @value: (nullable): text, kept byte for byte whatever it holds; copied
 */
void
kol_statement_bind_text_bytes (KolStatement *self, int parameter, GBytes *value)
{
  const char *data = "";
  gsize size = 0;

  g_return_if_fail (self != NULL && self->taken);

  if (value == NULL)
    {
      kol_statement_bind_null (self, parameter);
      return;
    }
  if (g_bytes_get_size (value) > 0)
    data = g_bytes_get_data (value, &size);
  note_binding (self, sqlite3_bind_text64 (self->handle, parameter, data, size, SQLITE_TRANSIENT,
                                           SQLITE_UTF8));
}

/**
 * kol_statement_bind_blob:
 * @self: a statement
 * @parameter: the number of the parameter, from 1
 * @value: (nullable): bytes; copied
 */
void
kol_statement_bind_blob (KolStatement *self, int parameter, GBytes *value)
{
  const void *data = "";
  gsize size = 0;

  g_return_if_fail (self != NULL && self->taken);

  if (value == NULL)
    {
      kol_statement_bind_null (self, parameter);
      return;
    }
  if (g_bytes_get_size (value) > 0)
    data = g_bytes_get_data (value, &size);
  note_binding (self, sqlite3_bind_blob64 (self->handle, parameter, data, size, SQLITE_TRANSIENT));
}

/**
 * kol_statement_step:
 * @self: a statement
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Goes on to the next row.
 *
 * Returns: whether there is a row; %FALSE without @error at the end
 */
gboolean
kol_statement_step (KolStatement *self, GError **error)
{
  int result;

  g_return_val_if_fail (self != NULL && self->taken, FALSE);

  result = self->refused != SQLITE_OK ? self->refused : sqlite3_step (self->handle);
  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    kol_database_set_error (self->database, result, error);

  return FALSE;
}

/**
 * kol_statement_fetch:
 * @self: a statement that gives one row at most
 * @found: (out): whether there is a row
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: whether nothing failed
 */
gboolean
kol_statement_fetch (KolStatement *self, gboolean *found, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (found != NULL, FALSE);

  *found = kol_statement_step (self, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/**
 * kol_statement_run:
 * @self: a statement that gives no rows
 * @n_changed: (out) (optional): how many rows it inserted, changed or deleted
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Runs a statement and makes it ready for other bindings.
 *
 * Returns: whether it was done
 */
gboolean
kol_statement_run (KolStatement *self, guint *n_changed, GError **error)
{
  gboolean found;

  g_return_val_if_fail (self != NULL && self->taken, FALSE);

  if (!kol_statement_fetch (self, &found, error))
    return FALSE;
  g_return_val_if_fail (!found, FALSE);

  if (n_changed != NULL)
    *n_changed = kol_database_get_n_changed (self->database);
  sqlite3_reset (self->handle);

  return TRUE;
}

/**
 * kol_statement_is_null:
 * @self: a statement on a row
 * @column: the number of the column, from 0
 *
 * Returns: whether the column holds nothing
 */
gboolean
kol_statement_is_null (KolStatement *self, int column)
{
  g_return_val_if_fail (self != NULL && self->taken, TRUE);

  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

/**
 * kol_statement_get_int:
 * @self: a statement on a row
 * @column: the number of the column, from 0
 *
 * Returns: the column's value, 0 for nothing
 */
gint64
kol_statement_get_int (KolStatement *self, int column)
{
  g_return_val_if_fail (self != NULL && self->taken, 0);

  return sqlite3_column_int64 (self->handle, column);
}

/**
 * kol_statement_get_text:
 * @self: a statement on a row
 * @column: the number of the column, from 0
 *
 * Returns: (transfer none) (nullable): the column's text, valid until the next step
 */
const char *
kol_statement_get_text (KolStatement *self, int column)
{
  g_return_val_if_fail (self != NULL && self->taken, NULL);

  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * kol_statement_dup_bytes:
 * @self: a statement on a row
 * @column: the number of the column, from 0
 *
 * Returns: (transfer full) (nullable): the bytes of a text or a blob, aligned for any type
 */
GBytes *
kol_statement_dup_bytes (KolStatement *self, int column)
{
  const void *data;

  g_return_val_if_fail (self != NULL && self->taken, NULL);

  if (kol_statement_is_null (self, column))
    return NULL;

  data = sqlite3_column_blob (self->handle, column);

  return g_bytes_new (data, sqlite3_column_bytes (self->handle, column));
}
