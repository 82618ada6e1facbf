// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-store-copies.h"
#include "kol-store-creators.h"
#include "kol-sweep-plan.h"

/* The sweeps a shortlist stands on, found once for a whole statement. An entry that is hidden can
 * still come back, and then stands on them as well. Entries are few and come first: CROSS JOIN
 * keeps the order. */
#define SHORTLISTED                                                                                \
  "sweep.id IN (SELECT known.sweep FROM entry CROSS JOIN page_creator USING (user_id)"             \
  "             CROSS JOIN page AS known ON known.id = page_creator.page"                          \
  "             WHERE known.sweep IS NOT NULL)"
#define COPIES                                                                                     \
  "SELECT sweep.id, service, sweep.query, wanted, min (fetched_at), max (fetched_at), sum (size)," \
  " " SHORTLISTED ", max (page.id) FROM sweep JOIN page ON page.sweep = sweep.id"

/* Fills in what the pages say: how many they are, the total, and whether all are there. */
static gboolean
read_pages (KolDatabase *database, KolSweepPlan *plan, KolCopyFacts *facts, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "SELECT number, total, max (id),"
      " (SELECT count (*) FROM page_creator WHERE page_creator.page = page.id) FROM page"
      " WHERE sweep = ?1 AND number BETWEEN 1 AND ?2 GROUP BY number ORDER BY number",
      error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, facts->sweep_id);
  kol_statement_bind_int (statement, 2, KOL_PAGE_MAX);
  while (kol_statement_step (statement, &local_error))
    {
      gint64 total = kol_statement_is_null (statement, 1) ? -1
                                                          : kol_statement_get_int (statement, 1);

      facts->n_pages++;
      if (total >= 0)
        facts->total = total;
      kol_sweep_plan_note_held (plan, kol_statement_get_int (statement, 0),
                                kol_statement_get_int (statement, 3), total);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  facts->complete = kol_sweep_plan_get_end (plan) > 0 &&
                    kol_sweep_plan_is_complete (plan, KOL_PAGE_MAX);

  return TRUE;
}

static gboolean
count_creators (KolDatabase *database, KolCopyFacts *facts, GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "SELECT count (DISTINCT user_id) FROM page JOIN page_creator ON page_creator.page = page.id"
      " WHERE sweep = ?1",
      error);
  gboolean found;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, facts->sweep_id);
  if (!kol_statement_fetch (statement, &found, error))
    return FALSE;

  facts->n_creators = kol_statement_get_int (statement, 0);

  return TRUE;
}

/* The copy of a row of COPIES; NULL without error when its filters are no longer known. */
static gboolean
read_copy (KolDatabase *database, KolStatement *row, KolCopy **copy, GError **error)
{
  const char *canonical = kol_statement_get_text (row, 2);
  g_autoptr (GError) reason = NULL;
  g_autoptr (KolQuery) query = kol_query_new_from_canonical (canonical, &reason);
  g_autoptr (KolSweepPlan) plan = NULL;
  KolCopyFacts facts = {
    .sweep_id = kol_statement_get_int (row, 0),
    .service = kol_statement_get_text (row, 1),
    .query = query,
    .wanted = CLAMP (kol_statement_get_int (row, 3), 0, KOL_PAGE_MAX),
    .fetched_at = kol_statement_get_int (row, 4),
    .newest_at = kol_statement_get_int (row, 5),
    .n_bytes = kol_statement_get_int (row, 6),
    .shortlisted = kol_statement_get_int (row, 7) != 0,
    .total = -1,
  };

  *copy = NULL;
  if (query == NULL)
    {
      g_message ("Kept answers of “%s” cannot be shown: %s", canonical, reason->message);
      return TRUE;
    }

  plan = kol_sweep_plan_new (facts.sweep_id, facts.service, query);
  if (!read_pages (database, plan, &facts, error) || !count_creators (database, &facts, error))
    return FALSE;

  *copy = kol_copy_new (&facts);

  return TRUE;
}

static gboolean
read_copies (KolDatabase *database, KolStatement *statement, GPtrArray *copies, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  while (kol_statement_step (statement, &local_error))
    {
      KolCopy *copy;

      if (!read_copy (database, statement, &copy, error))
        return FALSE;
      if (copy != NULL)
        g_ptr_array_add (copies, copy);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/**
 * kol_store_copies_list:
 * @database: a database in a transaction
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type KolCopy): every sweep of which a page is kept,
 * the one whose page was kept last first
 */
GPtrArray *
kol_store_copies_list (KolDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database, COPIES " GROUP BY sweep.id ORDER BY max (page.id) DESC", error);

  if (statement == NULL || !read_copies (database, statement, copies, error))
    return NULL;

  return g_steal_pointer (&copies);
}

/**
 * kol_store_copies_find:
 * @database: a database in a transaction
 * @service: which service
 * @query: canonical form of a query
 * @copy: (out) (nullable): what is kept of the newest sweep of that query at that service; %NULL:
 *   nothing
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: whether nothing failed
 */
gboolean
kol_store_copies_find (KolDatabase *database,
                       const char *service,
                       const char *query,
                       KolCopy **copy,
                       GError **error)
{
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KolStatement)
      statement = kol_database_prepare (database,
                                        COPIES " WHERE sweep.query = ?1 AND service = ?2"
                                               " GROUP BY sweep.id ORDER BY sweep.id DESC LIMIT 1",
                                        error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_text (statement, 1, query);
  kol_statement_bind_text (statement, 2, service);
  if (!read_copies (database, statement, copies, error))
    return FALSE;

  *copy = copies->len > 0 ? g_object_ref (g_ptr_array_index (copies, 0)) : NULL;

  return TRUE;
}

static gboolean
delete_sweep (KolDatabase *database, gint64 id, GError **error)
{
  g_autoptr (KolStatement)
      statement = kol_database_prepare (database, "DELETE FROM sweep WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, id);

  return kol_statement_run (statement, NULL, error);
}

/**
 * kol_store_copies_delete:
 * @database: a database in a transaction
 * @sweep_ids: (element-type gint64): sweeps' numbers; those that are gone already are no error
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Forgets sweeps with their pages, and the creators that no other page and no shortlist names.
 *
 * Returns: whether they are gone
 */
gboolean
kol_store_copies_delete (KolDatabase *database, GArray *sweep_ids, GError **error)
{
  for (guint i = 0; i < sweep_ids->len; i++)
    {
      if (!delete_sweep (database, g_array_index (sweep_ids, gint64, i), error))
        return FALSE;
    }

  return kol_store_creators_purge (database, error);
}

/* The oldest sweep that nobody needs; 0: there is none. */
static gboolean
find_oldest (KolDatabase *database, gint64 keep_sweep_id, gint64 *id, GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "SELECT sweep.id FROM sweep JOIN page ON page.sweep = sweep.id"
      " WHERE wanted = 0 AND sweep.id <> ?1 AND NOT (" SHORTLISTED ")"
      " GROUP BY sweep.id ORDER BY max (page.id) LIMIT 1",
      error);
  gboolean found;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, keep_sweep_id);
  if (!kol_statement_fetch (statement, &found, error))
    return FALSE;

  *id = found ? kol_statement_get_int (statement, 0) : 0;

  return TRUE;
}

static gboolean
delete_oldest (KolDatabase *database, gint64 keep_sweep_id, gboolean *deleted, GError **error)
{
  gint64 id;

  if (!find_oldest (database, keep_sweep_id, &id, error))
    return FALSE;

  *deleted = id > 0;

  return !*deleted ||
         (delete_sweep (database, id, error) && kol_store_creators_purge (database, error));
}

/**
 * kol_store_copies_clean_up:
 * @database: a database in a transaction
 * @max_bytes: how much the data file may hold
 * @keep_sweep_id: the number of a sweep that stays in any case; 0: none
 * @freed: (out): how many bytes less the data file holds now
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Forgets the oldest sweeps until what is left is small enough. One with somebody on a shortlist,
 * or with pages that the user waits for, stays.
 *
 * Returns: whether nothing failed
 */
gboolean
kol_store_copies_clean_up (KolDatabase *database,
                           guint64 max_bytes,
                           gint64 keep_sweep_id,
                           guint64 *freed,
                           GError **error)
{
  guint64 before;
  guint64 size;
  gboolean deleted = TRUE;

  if (!kol_database_measure (database, &before, error))
    return FALSE;

  size = before;
  while (size > max_bytes && deleted)
    {
      if (!delete_oldest (database, keep_sweep_id, &deleted, error) ||
          !kol_database_measure (database, &size, error))
        return FALSE;
    }
  *freed = before - MIN (size, before);

  return TRUE;
}
