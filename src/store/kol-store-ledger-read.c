// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-store-ledger.h"

/* What the ledger tells: of the pages of a sweep, and of all calls. */

static void
read_state (KolStatement *row, KolSweepPlan *plan)
{
  gint64 page = kol_statement_get_int (row, 0);
  const char *state = kol_statement_get_text (row, 1);
  gboolean unsure = g_strcmp0 (state, "unsure") == 0 || g_strcmp0 (state, "open") == 0;

  if (page < 1 || page > KOL_PAGE_MAX)
    return;

  kol_sweep_plan_set_state (plan, page, unsure ? KOL_PAGE_STATE_UNSURE : KOL_PAGE_STATE_FAILED,
                            kol_statement_is_null (row, 2) ? -1 : kol_statement_get_int (row, 2));
}

/**
 * kol_store_ledger_read_states:
 * @database: a database
 * @plan: a plan that knows which pages are held
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Says of the other pages how they were last asked for. A call that was never ended is unsure.
 *
 * Returns: whether nothing failed
 */
gboolean
kol_store_ledger_read_states (KolDatabase *database, KolSweepPlan *plan, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  /* With max() the other columns are of the row that has it. */
  g_autoptr (KolStatement)
      statement = kol_database_prepare (database,
                                        "SELECT page, state, code, max (id) FROM call"
                                        " WHERE sweep = ?1 AND sent GROUP BY page",
                                        error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, kol_sweep_plan_get_id (plan));
  while (kol_statement_step (statement, &local_error))
    read_state (statement, plan);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static gint64
get_month (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_now_local ();
  g_autoptr (GDateTime) first = g_date_time_new_local (g_date_time_get_year (time),
                                                       g_date_time_get_month (time), 1, 0, 0, 0);

  return g_date_time_to_unix (first);
}

/* Columns: service, query, last_at, then charged, free and unsure of today, this month, all time.
 */
#define COUNT(when)                                                                                \
  "sum (" when " AND state = 'charged'),"                                                          \
  "sum (" when " AND state = 'free'),"                                                             \
  "sum (" when " AND state IN ('unsure', 'open'))"
#define USAGE                                                                                      \
  "SELECT service, query, max (sent_at)," COUNT ("sent_at >= ?1") "," COUNT (                      \
      "sent_at >= ?2") "," COUNT ("TRUE") " FROM call WHERE sent GROUP BY service, query ORDER "   \
                                          "BY max (id) DESC"

static void
read_search (KolStatement *row, KolUsage *usage)
{
  g_autoptr (KolQuery) query = kol_query_new_from_canonical (kol_statement_get_text (row, 1), NULL);
  KolUsageCount counts[KOL_N_USAGE_PERIODS];

  for (int i = 0; i < KOL_N_USAGE_PERIODS; i++)
    {
      counts[i].charged = kol_statement_get_int (row, 3 * i + 3);
      counts[i].free = kol_statement_get_int (row, 3 * i + 4);
      counts[i].unsure = kol_statement_get_int (row, 3 * i + 5);
    }
  kol_usage_add_search (usage, kol_statement_get_text (row, 0), query,
                        kol_statement_get_int (row, 2), counts);
}

/**
 * kol_store_ledger_load_usage:
 * @database: a database
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): how many calls were sent
 */
KolUsage *
kol_store_ledger_load_usage (KolDatabase *database, GError **error)
{
  g_autoptr (KolUsage) usage = kol_usage_new ();
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KolStatement) statement = kol_database_prepare (database, USAGE, error);

  if (statement == NULL)
    return NULL;

  kol_statement_bind_int (statement, 1, kol_store_ledger_get_today ());
  kol_statement_bind_int (statement, 2, get_month ());
  while (kol_statement_step (statement, &local_error))
    read_search (statement, usage);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&usage);
}
