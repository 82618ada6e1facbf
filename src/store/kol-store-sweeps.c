// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-store-ledger.h"
#include "kol-store-pages.h"
#include "kol-store-sweeps.h"

static gboolean
refuse_unknown (GError **error)
{
  g_set_error_literal (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND,
                       _ ("These answers are not kept any more."));

  return FALSE;
}

/* An id of 0 takes the next number. */
static gboolean
put_sweep (KolDatabase *database,
           gint64 id,
           const char *service,
           const char *query,
           guint *n_changed,
           GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "INSERT OR IGNORE INTO sweep (id, service, query, begun_at) VALUES (?1, ?2, ?3, ?4)", error);

  if (statement == NULL)
    return FALSE;

  if (id > 0)
    kol_statement_bind_int (statement, 1, id);
  kol_statement_bind_text (statement, 2, service);
  kol_statement_bind_text (statement, 3, query);
  kol_statement_bind_int (statement, 4, g_get_real_time () / G_USEC_PER_SEC);

  return kol_statement_run (statement, n_changed, error);
}

/**
 * kol_store_sweeps_begin:
 * @database: a database in a transaction
 * @service: (nullable): which service will be asked
 * @query: canonical form of what will be asked
 * @id: (out): the sweep's number
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: whether a new sweep is there
 */
gboolean
kol_store_sweeps_begin (KolDatabase *database,
                        const char *service,
                        const char *query,
                        gint64 *id,
                        GError **error)
{
  if (!put_sweep (database, 0, service, query, NULL, error))
    return FALSE;

  *id = kol_database_get_last_id (database);

  return TRUE;
}

/**
 * kol_store_sweeps_require:
 * @database: a database in a transaction
 * @id: a sweep's number; 0: it has none
 * @service: (nullable): which service was asked
 * @query: canonical form of what was asked
 * @found: (out): the sweep's number
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Sees to it that a sweep is there: a page that is paid for is kept even when the user deleted the
 * others while it was on its way.
 *
 * Returns: whether the sweep is there
 */
gboolean
kol_store_sweeps_require (KolDatabase *database,
                          gint64 id,
                          const char *service,
                          const char *query,
                          gint64 *found,
                          GError **error)
{
  if (id == 0)
    return kol_store_sweeps_begin (database, service, query, found, error);

  *found = id;

  return put_sweep (database, id, service, query, NULL, error);
}

/**
 * kol_store_sweeps_want:
 * @database: a database in a transaction
 * @id: a sweep's number
 * @last: the last page the user asked for and does not have yet; 0: nothing is wanted any more
 * @error: return location for a %KOL_STORE_ERROR, %KOL_STORE_ERROR_NOT_FOUND when there is no such
 *   sweep
 *
 * Returns: whether it is noted
 */
gboolean
kol_store_sweeps_want (KolDatabase *database, gint64 id, guint last, GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database, "UPDATE sweep SET wanted = ?2 WHERE id = ?1", error);
  guint n_changed = 0;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, id);
  kol_statement_bind_int (statement, 2, last);
  if (!kol_statement_run (statement, &n_changed, error))
    return FALSE;

  return n_changed > 0 || refuse_unknown (error);
}

/* The plan of a row of id, service, query, wanted. */
static KolSweepPlan *
read_plan (KolStatement *row, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KolQuery)
      query = kol_query_new_from_canonical (kol_statement_get_text (row, 2), &local_error);
  KolSweepPlan *plan;

  if (query == NULL)
    {
      g_set_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED,
                   _ ("The last search was made with filters this version does not know: %s"),
                   local_error->message);
      return NULL;
    }

  plan = kol_sweep_plan_new (kol_statement_get_int (row, 0), kol_statement_get_text (row, 1),
                             query);
  kol_sweep_plan_set_wanted (plan, CLAMP (kol_statement_get_int (row, 3), 0, KOL_PAGE_MAX));

  return plan;
}

static KolSweepPlan *
load_plan (KolDatabase *database, gint64 id, GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database, "SELECT id, service, query, wanted FROM sweep WHERE id = ?1", error);
  gboolean found;

  if (statement == NULL)
    return NULL;

  kol_statement_bind_int (statement, 1, id);
  if (!kol_statement_fetch (statement, &found, error))
    return NULL;
  if (!found)
    {
      refuse_unknown (error);
      return NULL;
    }

  return read_plan (statement, error);
}

/**
 * kol_store_sweeps_load:
 * @database: a database in a transaction
 * @id: a sweep's number
 * @decode: (nullable): reads the raw JSON of those whose figures are laid out otherwise
 * @stale: (element-type KolCreator): where to note those that were decoded anew
 * @error: return location for a %KOL_STORE_ERROR, %KOL_STORE_ERROR_NOT_FOUND when there is no such
 *   sweep
 *
 * Returns: (transfer full) (nullable): its pages, of each creator the newest figures, and what is
 * known of the pages that are not held
 */
KolResultList *
kol_store_sweeps_load (KolDatabase *database,
                       gint64 id,
                       KolCreatorDecodeFunc decode,
                       GPtrArray *stale,
                       GError **error)
{
  g_autoptr (KolSweepPlan) plan = load_plan (database, id, error);
  g_autoptr (KolResultList) results = NULL;

  if (plan == NULL)
    return NULL;

  results = kol_result_list_new_for_plan (plan);
  if (!kol_store_pages_load (database, results, decode, stale, error) ||
      !kol_store_ledger_read_states (database, plan, error))
    return NULL;

  return g_steal_pointer (&results);
}

/**
 * kol_store_sweeps_find_last:
 * @database: a database
 * @id: (out): the number of the sweep the user saw last; 0: there is none
 * @error: return location for a %KOL_STORE_ERROR
 *
 * The last one is that of the page kept last, unless one was begun after it that the user still
 * waits for.
 *
 * Returns: whether nothing failed
 */
gboolean
kol_store_sweeps_find_last (KolDatabase *database, gint64 *id, GError **error)
{
  return kol_database_query_int (
      database,
      "SELECT max (coalesce ((SELECT sweep FROM page WHERE sweep IS NOT NULL"
      "                       ORDER BY id DESC LIMIT 1), 0),"
      "            coalesce ((SELECT max (id) FROM sweep WHERE wanted > 0"
      "                       AND NOT EXISTS (SELECT 1 FROM page WHERE page.sweep = sweep.id)), "
      "0))",
      id, error);
}

/**
 * kol_store_sweeps_find_unsure:
 * @database: a database
 * @service: which service
 * @query: canonical form of a query
 * @since: Unix seconds
 * @id: (out): the number of the newest sweep of that query at that service of which no page is kept
 *   and a call since @since may be charged; 0: there is none
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: whether nothing failed
 */
gboolean
kol_store_sweeps_find_unsure (KolDatabase *database,
                              const char *service,
                              const char *query,
                              gint64 since,
                              gint64 *id,
                              GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "SELECT sweep.id FROM sweep JOIN call ON call.sweep = sweep.id"
      " WHERE sweep.service = ?1 AND sweep.query = ?2 AND call.sent_at >= ?3"
      " AND call.sent AND call.state IN ('open', 'unsure')"
      " AND NOT EXISTS (SELECT 1 FROM page WHERE page.sweep = sweep.id)"
      " ORDER BY sweep.id DESC LIMIT 1",
      error);
  gboolean found;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_text (statement, 1, service);
  kol_statement_bind_text (statement, 2, query);
  kol_statement_bind_int (statement, 3, since);
  if (!kol_statement_fetch (statement, &found, error))
    return FALSE;
  *id = found ? kol_statement_get_int (statement, 0) : 0;

  return TRUE;
}

/**
 * kol_store_sweeps_purge:
 * @database: a database in a transaction
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Forgets the sweeps that brought nothing and that nobody waits for.
 *
 * Returns: whether nothing failed
 */
gboolean
kol_store_sweeps_purge (KolDatabase *database, GError **error)
{
  return kol_database_exec (database,
                            "DELETE FROM sweep WHERE wanted = 0"
                            " AND NOT EXISTS (SELECT 1 FROM page WHERE page.sweep = sweep.id)",
                            error);
}
