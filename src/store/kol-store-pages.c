// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-store-creators.h"
#include "kol-store-pages.h"

/* How much room a page takes, about: its answer, and the JSON of each of its creators. */
static gint64
measure_page (KolPage *page)
{
  GBytes *answer = kol_page_get_answer (page);
  gint64 size = answer != NULL ? g_bytes_get_size (answer) : 0;

  for (guint i = 0; i < kol_page_get_n_creators (page); i++)
    {
      GBytes *raw = kol_page_get_raw (page, i);

      size += raw != NULL ? g_bytes_get_size (raw) : 0;
    }

  return size;
}

static gboolean
put_page (KolDatabase *database, gint64 sweep, KolPage *page, gint64 *id, GError **error)
{
  g_autofree char *query = kol_query_to_canonical (kol_page_get_query (page));
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "INSERT INTO page (sweep, query, number, fetched_at, total, track_id, size)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, sweep);
  kol_statement_bind_text (statement, 2, query);
  kol_statement_bind_int (statement, 3, kol_page_get_number (page));
  kol_statement_bind_int (statement, 4, kol_page_get_fetched_at (page));
  if (kol_page_get_total (page) >= 0)
    kol_statement_bind_int (statement, 5, kol_page_get_total (page));
  kol_statement_bind_text (statement, 6, kol_page_get_track_id (page));
  kol_statement_bind_int (statement, 7, measure_page (page));
  if (!kol_statement_run (statement, NULL, error))
    return FALSE;

  *id = kol_database_get_last_id (database);

  return TRUE;
}

static gboolean
put_answer (KolDatabase *database, gint64 page, GBytes *answer, GError **error)
{
  g_autoptr (KolStatement) statement = NULL;

  if (answer == NULL)
    return TRUE;

  statement = kol_database_prepare (database,
                                    "INSERT INTO page_answer (page, bytes) VALUES (?1, ?2)", error);
  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, page);
  kol_statement_bind_blob (statement, 2, answer);

  return kol_statement_run (statement, NULL, error);
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
 * @sweep: the number of the sweep it belongs to
 * @page: an answered page
 * @decode: (nullable): reads the raw JSON of kept figures that are laid out otherwise
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Keeps a page, its answer and all its creators. From now on its sweep is the last one.
 *
 * Returns: whether all of it is kept
 */
gboolean
kol_store_pages_put (KolDatabase *database,
                     gint64 sweep,
                     KolPage *page,
                     KolCreatorDecodeFunc decode,
                     GError **error)
{
  gint64 id;

  if (!put_page (database, sweep, page, &id, error) ||
      !put_answer (database, id, kol_page_get_answer (page), error))
    return FALSE;

  for (guint i = 0; i < kol_page_get_n_creators (page); i++)
    {
      KolCreator *creator = kol_page_get_creator (page, i);

      if (!kol_store_creators_put (database, creator, kol_page_get_raw (page, i), decode, error) ||
          !put_place (database, id, i, kol_creator_get_id (creator), error))
        return FALSE;
    }

  return TRUE;
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
          creator = kol_store_creators_read (database, statement, decode, stale, &local_error);

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
  KolPage *page = kol_page_new (query, kol_statement_get_int (row, 1),
                                kol_statement_get_int (row, 2));

  if (!kol_statement_is_null (row, 3))
    kol_page_set_total (page, kol_statement_get_int (row, 3));
  kol_page_set_track_id (page, kol_statement_get_text (row, 4));

  return page;
}

/**
 * kol_store_pages_load:
 * @database: a database in a transaction
 * @results: the empty list of a sweep
 * @decode: (nullable): reads the raw JSON of those whose figures are laid out otherwise
 * @stale: (element-type KolCreator): where to note those that were decoded anew
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Fills a list with the pages of its sweep: of each page the newest answer, of each creator the
 * newest figures.
 *
 * Returns: whether nothing failed
 */
gboolean
kol_store_pages_load (KolDatabase *database,
                      KolResultList *results,
                      KolCreatorDecodeFunc decode,
                      GPtrArray *stale,
                      GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "SELECT max (id), number, fetched_at, total, track_id FROM page"
      " WHERE sweep = ?1 AND number BETWEEN 1 AND ?2 GROUP BY number ORDER BY number",
      error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, kol_sweep_plan_get_id (kol_result_list_get_plan (results)));
  kol_statement_bind_int (statement, 2, KOL_PAGE_MAX);
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
