// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-store-creators.h"
#include "kol-store-figures.h"
#include "kol-store-pages.h"

static gboolean
put_page (KolDatabase *database, KolPage *page, gint64 *id, GError **error)
{
  g_autofree char *query = kol_query_to_canonical (kol_page_get_query (page));
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "INSERT INTO page (query, number, fetched_at, total, track_id)"
      " VALUES (?1, ?2, ?3, ?4, ?5)",
      error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_text (statement, 1, query);
  kol_statement_bind_int (statement, 2, kol_page_get_number (page));
  kol_statement_bind_int (statement, 3, kol_page_get_fetched_at (page));
  if (kol_page_get_total (page) >= 0)
    kol_statement_bind_int (statement, 4, kol_page_get_total (page));
  kol_statement_bind_text (statement, 5, kol_page_get_track_id (page));
  if (!kol_statement_run (statement, NULL, error))
    return FALSE;

  *id = kol_database_get_last_id (database);

  return TRUE;
}

static gboolean
put_place (KolDatabase *database, gint64 page, guint position, const char *user_id, GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database, "INSERT INTO page_creator (page, position, user_id) VALUES (?1, ?2, ?3)", error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, page);
  kol_statement_bind_int (statement, 2, position);
  kol_statement_bind_text (statement, 3, user_id);

  return kol_statement_run (statement, NULL, error);
}

/**
 * kol_store_pages_put:
 * @database: a database in a transaction
 * @page: an answered page
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Keeps a page and all its creators. From now on its query is the last one.
 *
 * Returns: whether all of it is kept
 */
gboolean
kol_store_pages_put (KolDatabase *database, KolPage *page, GError **error)
{
  gint64 id;

  if (!put_page (database, page, &id, error))
    return FALSE;

  for (guint i = 0; i < kol_page_get_n_creators (page); i++)
    {
      KolCreator *creator = kol_page_get_creator (page, i);

      if (!kol_store_creators_put (database, creator, kol_page_get_raw (page, i), error) ||
          !put_place (database, id, i, kol_creator_get_id (creator), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
load_last_query (KolDatabase *database, char **query, GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database, "SELECT query FROM page ORDER BY id DESC LIMIT 1", error);
  gboolean found;

  if (statement == NULL || !kol_statement_fetch (statement, &found, error))
    return FALSE;

  *query = found ? g_strdup (kol_statement_get_text (statement, 0)) : NULL;

  return TRUE;
}

/* The creator of a row of user_id, fetched_at, layout, figures; what had to be decoded anew is
 * noted in stale. */
static KolCreator *
read_creator (KolDatabase *database,
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

static gboolean
load_creators (KolDatabase *database,
               gint64 id,
               KolPage *page,
               KolCreatorDecodeFunc decode,
               GPtrArray *stale,
               GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KolStatement)
      statement = kol_database_prepare (database,
                                        "SELECT user_id, fetched_at, layout, figures"
                                        " FROM page_creator JOIN creator USING (user_id)"
                                        " WHERE page = ?1 ORDER BY position",
                                        error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, id);
  while (kol_statement_step (statement, &local_error))
    {
      g_autoptr (KolCreator)
          creator = read_creator (database, statement, decode, stale, &local_error);

      if (creator == NULL)
        break;
      kol_page_add (page, creator, NULL);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static KolPage *
read_page (KolStatement *row, KolQuery *query)
{
  KolPage *page = kol_page_new (query, MAX (kol_statement_get_int (row, 1), 1),
                                kol_statement_get_int (row, 2));

  if (!kol_statement_is_null (row, 3))
    kol_page_set_total (page, kol_statement_get_int (row, 3));
  kol_page_set_track_id (page, kol_statement_get_text (row, 4));

  return page;
}

static gboolean
load_pages (KolDatabase *database,
            const char *canonical,
            KolResultList *results,
            KolCreatorDecodeFunc decode,
            GPtrArray *stale,
            GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "SELECT max (id), number, fetched_at, total, track_id FROM page"
      " WHERE query = ?1 GROUP BY number ORDER BY number",
      error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_text (statement, 1, canonical);
  while (kol_statement_step (statement, &local_error))
    {
      g_autoptr (KolPage) page = read_page (statement, kol_result_list_get_query (results));

      if (!load_creators (database, kol_statement_get_int (statement, 0), page, decode, stale,
                          error))
        return FALSE;
      kol_result_list_add_page (results, page);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/**
 * kol_store_pages_load_last:
 * @database: a database in a transaction
 * @decode: (nullable): reads the raw JSON of those whose figures are laid out otherwise
 * @stale: (element-type KolCreator): where to note those that were decoded anew
 * @results: (out) (nullable): the last query and all its pages, of each page the newest answer and
 *   of each creator the newest figures; %NULL when no page was ever kept
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: whether nothing failed
 */
gboolean
kol_store_pages_load_last (KolDatabase *database,
                           KolCreatorDecodeFunc decode,
                           GPtrArray *stale,
                           KolResultList **results,
                           GError **error)
{
  g_autofree char *canonical = NULL;
  g_autoptr (KolQuery) query = NULL;
  g_autoptr (KolResultList) list = NULL;
  g_autoptr (GError) local_error = NULL;

  *results = NULL;
  if (!load_last_query (database, &canonical, error))
    return FALSE;
  if (canonical == NULL)
    return TRUE;

  query = kol_query_new_from_canonical (canonical, &local_error);
  if (query == NULL)
    {
      g_set_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED,
                   _ ("The last search was made with filters this version does not know: %s"),
                   local_error->message);
      return FALSE;
    }

  list = kol_result_list_new (query);
  if (!load_pages (database, canonical, list, decode, stale, error))
    return FALSE;

  *results = g_steal_pointer (&list);

  return TRUE;
}
