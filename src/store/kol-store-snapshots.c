// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-store-snapshots.h"

#include <math.h>
#include <string.h>

/* A snapshot is the documented figures alone, as doubles of little end first, and which fields they
 * are. Texts and addresses of pictures change with every answer and say nothing of a creator; the
 * derived figures are reckoned again. Named by their fields snapshots are read by every version,
 * though no JSON is kept of them. */

static gboolean
is_kept (const KolField *field)
{
  return kol_field_is_figure (field) && !kol_field_is_derived (field);
}

/* Unknown is equal to unknown. */
static gboolean
is_equal (double a, double b)
{
  return (isnan (a) && isnan (b)) || (a >= b && a <= b);
}

/**
 * kol_store_snapshots_differ:
 * @a: a sealed creator
 * @b: the same creator at another time
 *
 * Returns: whether a figure changed
 */
gboolean
kol_store_snapshots_differ (KolCreator *a, KolCreator *b)
{
  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    {
      const KolField *field = kol_field_at (i);

      if (is_kept (field) &&
          !is_equal (kol_creator_get_figure (a, field), kol_creator_get_figure (b, field)))
        return TRUE;
    }

  return FALSE;
}

static char *
describe_fields (void)
{
  g_autoptr (GString) fields = g_string_new (NULL);

  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    {
      const KolField *field = kol_field_at (i);

      if (is_kept (field))
        g_string_append_printf (fields, "%s%s", fields->len > 0 ? " " : "", field->id);
    }

  return g_string_free (g_steal_pointer (&fields), FALSE);
}

static gboolean
find_layout (KolDatabase *database, const char *fields, gint64 *id, GError **error)
{
  g_autoptr (KolStatement)
      statement = kol_database_prepare (database, "SELECT id FROM layout WHERE fields = ?1", error);
  gboolean found;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_text (statement, 1, fields);
  if (!kol_statement_fetch (statement, &found, error))
    return FALSE;

  *id = found ? kol_statement_get_int (statement, 0) : 0;

  return TRUE;
}

/* Written once and named by number: it is longer than the figures. */
static gboolean
require_layout (KolDatabase *database, gint64 *id, GError **error)
{
  g_autofree char *fields = describe_fields ();
  g_autoptr (KolStatement) statement = NULL;

  if (!find_layout (database, fields, id, error))
    return FALSE;
  if (*id > 0)
    return TRUE;

  statement = kol_database_prepare (database, "INSERT INTO layout (fields) VALUES (?1)", error);
  if (statement == NULL)
    return FALSE;
  kol_statement_bind_text (statement, 1, fields);
  if (!kol_statement_run (statement, NULL, error))
    return FALSE;

  *id = kol_database_get_last_id (database);

  return TRUE;
}

static void
append_double (GByteArray *bytes, double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  g_byte_array_append (bytes, (const guint8 *) &bits, sizeof bits);
}

static double
read_double (const guint8 *bytes)
{
  guint64 bits;
  double value;

  memcpy (&bits, bytes, sizeof bits);
  bits = GUINT64_FROM_LE (bits);
  memcpy (&value, &bits, sizeof value);

  return value;
}

static GBytes *
pack_figures (KolCreator *creator)
{
  GByteArray *bytes = g_byte_array_new ();

  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    {
      const KolField *field = kol_field_at (i);

      if (is_kept (field))
        append_double (bytes, kol_creator_get_figure (creator, field));
    }

  return g_byte_array_free_to_bytes (bytes);
}

/**
 * kol_store_snapshots_append:
 * @database: a database in a transaction
 * @creator: a creator as it was until now
 * @first_at: when its figures were seen first, Unix seconds
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Keeps figures that are about to be written over.
 *
 * Returns: whether they are kept
 */
gboolean
kol_store_snapshots_append (KolDatabase *database,
                            KolCreator *creator,
                            gint64 first_at,
                            GError **error)
{
  g_autoptr (GBytes) figures = pack_figures (creator);
  g_autoptr (KolStatement) statement = NULL;
  gint64 layout;

  if (!require_layout (database, &layout, error))
    return FALSE;

  statement = kol_database_prepare (
      database,
      "INSERT INTO snapshot (user_id, number, first_at, last_at, layout, figures) VALUES (?1,"
      " (SELECT coalesce (max (number), 0) + 1 FROM snapshot WHERE user_id = ?1), ?2, ?3, ?4, ?5)",
      error);
  if (statement == NULL)
    return FALSE;
  kol_statement_bind_text (statement, 1, kol_creator_get_id (creator));
  kol_statement_bind_int (statement, 2, first_at);
  kol_statement_bind_int (statement, 3, kol_creator_get_fetched_at (creator));
  kol_statement_bind_int (statement, 4, layout);
  kol_statement_bind_blob (statement, 5, figures);

  return kol_statement_run (statement, NULL, error);
}

/* A field that is gone since, or that became a text, is left out. */
static void
unpack_figures (KolCreator *creator, const char *fields, GBytes *figures)
{
  g_auto (GStrv) ids = g_strsplit (fields, " ", -1);
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (figures, &size);

  for (guint i = 0; ids[i] != NULL && (i + 1) * sizeof (guint64) <= size; i++)
    {
      const KolField *field = kol_field_lookup (ids[i]);

      if (field != NULL && is_kept (field))
        kol_creator_set_figure (creator, field, read_double (bytes + i * sizeof (guint64)));
    }
}

/* The creator of a row of first_at, last_at, fields, figures. */
static KolCreator *
read_snapshot (KolStatement *row, const char *user_id)
{
  KolCreator *creator = kol_creator_new ();
  const char *fields = kol_statement_get_text (row, 2);
  g_autoptr (GBytes) figures = kol_statement_dup_bytes (row, 3);

  kol_creator_set_text (creator, kol_field_require ("userId"), user_id);
  if (fields != NULL && figures != NULL)
    unpack_figures (creator, fields, figures);
  kol_creator_set_fetched_at (creator, kol_statement_get_int (row, 1));
  kol_creator_seal (creator);

  return creator;
}

/**
 * kol_store_snapshots_load:
 * @database: a database in a transaction
 * @user_id: a creator's number
 * @history: what it is now
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Adds what a creator's figures were before, the newest first.
 *
 * Returns: whether nothing failed
 */
gboolean
kol_store_snapshots_load (KolDatabase *database,
                          const char *user_id,
                          KolHistory *history,
                          GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KolStatement)
      statement = kol_database_prepare (database,
                                        "SELECT first_at, last_at, fields, figures FROM snapshot "
                                        "JOIN layout ON layout.id = snapshot.layout"
                                        " WHERE user_id = ?1 ORDER BY number DESC",
                                        error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_text (statement, 1, user_id);
  while (kol_statement_step (statement, &local_error))
    {
      g_autoptr (KolCreator) creator = read_snapshot (statement, user_id);

      kol_history_add (history, creator, kol_statement_get_int (statement, 0),
                       kol_statement_get_int (statement, 1));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}
