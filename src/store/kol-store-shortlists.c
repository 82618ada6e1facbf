// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-store-shortlists.h"
#include "kol-text.h"

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* What two names that the user takes for the same have in common. */
static char *
make_key (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal, -1);
}

static char *
tidy_name (const char *name, GError **error)
{
  g_autofree char *tidy = kol_text_clean (name);

  if (tidy != NULL && *tidy != '\0')
    return g_steal_pointer (&tidy);

  g_set_error_literal (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NAME,
                       _ ("A shortlist needs a name."));

  return NULL;
}

/* Whether no shortlist but the one of that id is called so. */
static gboolean
check_name (KolDatabase *database, const char *name, const char *key, gint64 id, GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database, "SELECT 1 FROM shortlist WHERE name_key = ?1 AND deleted_at IS NULL AND id <> ?2",
      error);
  gboolean taken;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_text (statement, 1, key);
  kol_statement_bind_int (statement, 2, id);
  if (!kol_statement_fetch (statement, &taken, error))
    return FALSE;
  if (taken)
    g_set_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NAME,
                 _ ("There is a shortlist “%s” already. Choose another name."), name);

  return !taken;
}

static gboolean
refuse_unknown (GError **error)
{
  g_set_error_literal (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND,
                       _ ("This shortlist is not there any more."));

  return FALSE;
}

/**
 * kol_store_shortlists_create:
 * @database: a database in a transaction
 * @name: its name; the ends are trimmed
 * @error: return location for a %KOL_STORE_ERROR, %KOL_STORE_ERROR_NAME when it is empty or taken
 *
 * Returns: (transfer full) (nullable): an empty shortlist, the last of all
 */
KolShortlist *
kol_store_shortlists_create (KolDatabase *database, const char *name, GError **error)
{
  g_autofree char *tidy = tidy_name (name, error);
  g_autofree char *key = NULL;
  g_autoptr (KolStatement) statement = NULL;

  if (tidy == NULL)
    return NULL;
  key = make_key (tidy);
  if (!check_name (database, tidy, key, 0, error))
    return NULL;

  statement = kol_database_prepare (
      database,
      "INSERT INTO shortlist (name, name_key, position, created_at) VALUES"
      " (?1, ?2, (SELECT coalesce (max (position), -1) + 1 FROM shortlist), ?3)",
      error);
  if (statement == NULL)
    return NULL;
  kol_statement_bind_text (statement, 1, tidy);
  kol_statement_bind_text (statement, 2, key);
  kol_statement_bind_int (statement, 3, now ());
  if (!kol_statement_run (statement, NULL, error))
    return NULL;

  return kol_shortlist_new (kol_database_get_last_id (database), tidy);
}

/**
 * kol_store_shortlists_rename:
 * @database: a database in a transaction
 * @id: a shortlist's number
 * @name: its new name; the ends are trimmed
 * @error: return location for a %KOL_STORE_ERROR, %KOL_STORE_ERROR_NAME when it is empty or taken,
 *   %KOL_STORE_ERROR_NOT_FOUND when there is no such shortlist
 *
 * Returns: whether it is renamed
 */
gboolean
kol_store_shortlists_rename (KolDatabase *database, gint64 id, const char *name, GError **error)
{
  g_autofree char *tidy = tidy_name (name, error);
  g_autofree char *key = NULL;
  g_autoptr (KolStatement) statement = NULL;
  guint n_changed = 0;

  if (tidy == NULL)
    return FALSE;
  key = make_key (tidy);
  if (!check_name (database, tidy, key, id, error))
    return FALSE;

  statement = kol_database_prepare (database,
                                    "UPDATE shortlist SET name = ?2, name_key = ?3"
                                    " WHERE id = ?1 AND deleted_at IS NULL",
                                    error);
  if (statement == NULL)
    return FALSE;
  kol_statement_bind_int (statement, 1, id);
  kol_statement_bind_text (statement, 2, tidy);
  kol_statement_bind_text (statement, 3, key);
  if (!kol_statement_run (statement, &n_changed, error))
    return FALSE;

  return n_changed > 0 || refuse_unknown (error);
}

/* A name can have been given to another shortlist while its first owner was hidden. */
static gboolean
check_return (KolDatabase *database, gint64 id, GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database, "SELECT name, name_key FROM shortlist WHERE id = ?1", error);
  gboolean found;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, id);
  if (!kol_statement_fetch (statement, &found, error))
    return FALSE;
  if (!found)
    return refuse_unknown (error);

  return check_name (database, kol_statement_get_text (statement, 0),
                     kol_statement_get_text (statement, 1), id, error);
}

/**
 * kol_store_shortlists_hide:
 * @database: a database in a transaction
 * @id: a shortlist's number
 * @hidden: whether it is deleted; %FALSE brings it back to its place
 * @error: return location for a %KOL_STORE_ERROR, %KOL_STORE_ERROR_NOT_FOUND when there is no such
 *   shortlist, %KOL_STORE_ERROR_NAME when its name is taken now
 *
 * Returns: whether it is so
 */
gboolean
kol_store_shortlists_hide (KolDatabase *database, gint64 id, gboolean hidden, GError **error)
{
  g_autoptr (KolStatement) statement = NULL;
  guint n_changed = 0;

  if (!hidden && !check_return (database, id, error))
    return FALSE;

  statement = kol_database_prepare (database, "UPDATE shortlist SET deleted_at = ?2 WHERE id = ?1",
                                    error);
  if (statement == NULL)
    return FALSE;
  kol_statement_bind_int (statement, 1, id);
  if (hidden)
    kol_statement_bind_int (statement, 2, now ());
  if (!kol_statement_run (statement, &n_changed, error))
    return FALSE;

  return n_changed > 0 || refuse_unknown (error);
}

/**
 * kol_store_shortlists_require:
 * @database: a database
 * @id: a shortlist's number
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: whether there is such a shortlist and it is not deleted; %FALSE with
 * %KOL_STORE_ERROR_NOT_FOUND otherwise
 */
gboolean
kol_store_shortlists_require (KolDatabase *database, gint64 id, GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database, "SELECT 1 FROM shortlist WHERE id = ?1 AND deleted_at IS NULL", error);
  gboolean found;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, id);
  if (!kol_statement_fetch (statement, &found, error))
    return FALSE;

  return found || refuse_unknown (error);
}

/**
 * kol_store_shortlists_load:
 * @database: a database
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type KolShortlist): all shortlists in their order,
 * without their entries
 */
GPtrArray *
kol_store_shortlists_load (KolDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) shortlists = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database, "SELECT id, name FROM shortlist WHERE deleted_at IS NULL ORDER BY position, id",
      error);

  if (statement == NULL)
    return NULL;

  while (kol_statement_step (statement, &local_error))
    g_ptr_array_add (shortlists, kol_shortlist_new (kol_statement_get_int (statement, 0),
                                                    kol_statement_get_text (statement, 1)));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&shortlists);
}

/**
 * kol_store_shortlists_purge:
 * @database: a database in a transaction
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Forgets what is hidden, with its entries.
 *
 * Returns: whether nothing failed
 */
gboolean
kol_store_shortlists_purge (KolDatabase *database, GError **error)
{
  return kol_database_exec (database, "DELETE FROM shortlist WHERE deleted_at IS NOT NULL", error);
}
