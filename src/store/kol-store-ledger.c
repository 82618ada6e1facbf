// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-keeper.h"
#include "kol-store-ledger.h"

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * kol_store_ledger_get_today:
 *
 * Returns: when today began, Unix seconds. The day is the user's: a limit holds from midnight to
 * midnight.
 */
gint64
kol_store_ledger_get_today (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_now_local ();
  g_autoptr (GDateTime)
      midnight = g_date_time_new_local (g_date_time_get_year (time), g_date_time_get_month (time),
                                        g_date_time_get_day_of_month (time), 0, 0, 0);

  return g_date_time_to_unix (midnight);
}

/**
 * kol_store_ledger_call_clear:
 * @self: a call
 *
 * Frees what it holds.
 */
void
kol_store_ledger_call_clear (KolStoreLedgerCall *self)
{
  g_clear_pointer (&self->service, g_free);
  g_clear_pointer (&self->query, g_free);
}

/* Calls dated in the future were sent before the clock was set back: none of them is forgotten.
 * The sample service costs nothing and uses up nobody's limit but its own. */
static gboolean
count_today (KolDatabase *database, const char *service, gint64 *n, GError **error)
{
  gboolean sample = g_strcmp0 (service, KOL_SWEEP_PLAN_SAMPLE) == 0;
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "SELECT count (*) FROM call WHERE sent_at >= ?1 AND sent AND state <> 'free'"
      " AND (service IS '" KOL_SWEEP_PLAN_SAMPLE "') = ?2",
      error);
  gboolean found;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, kol_store_ledger_get_today ());
  kol_statement_bind_int (statement, 2, sample);
  if (!kol_statement_fetch (statement, &found, error))
    return FALSE;

  *n = kol_statement_get_int (statement, 0);

  return TRUE;
}

static gboolean
check_limit (KolDatabase *database, const char *service, guint daily_limit, GError **error)
{
  gint64 n;

  if (daily_limit == 0)
    return TRUE;
  if (!count_today (database, service, &n, error))
    return FALSE;
  if (n < daily_limit)
    return TRUE;

  g_set_error (
      error, KOL_KEEPER_ERROR, KOL_KEEPER_ERROR_DAILY_LIMIT,
      ngettext ("Today’s limit of %u call is reached. Raise the limit, or go on tomorrow.",
                "Today’s limit of %u calls is reached. Raise the limit, or go on tomorrow.",
                daily_limit),
      daily_limit);

  return FALSE;
}

static gboolean
check_not_held (KolDatabase *database, const KolStoreLedgerCall *call, GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database, "SELECT 1 FROM page WHERE sweep = ?1 AND number = ?2", error);
  gboolean held;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, call->sweep);
  kol_statement_bind_int (statement, 2, call->page);
  if (!kol_statement_fetch (statement, &held, error))
    return FALSE;
  if (held)
    g_set_error (error, KOL_KEEPER_ERROR, KOL_KEEPER_ERROR_TAKEN,
                 _ ("Page %u was fetched by another run of Kollect in the meantime and is kept. "
                    "Open the search again to see it."),
                 call->page);

  return !held;
}

/* A call of our own that is still open failed to be written down when it ended: it may be tried
 * again. */
static gboolean
check_not_under_way (KolDatabase *database,
                     const KolStoreLedgerCall *call,
                     KolStoreLock *lock,
                     GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database, "SELECT owner FROM call WHERE sweep = ?1 AND page = ?2 AND state = 'open'", error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, call->sweep);
  kol_statement_bind_int (statement, 2, call->page);
  while (kol_statement_step (statement, &local_error))
    {
      if (!kol_store_lock_is_other (lock, kol_statement_get_int (statement, 0)))
        continue;
      g_set_error (error, KOL_KEEPER_ERROR, KOL_KEEPER_ERROR_TAKEN,
                   _ ("Page %u is being fetched by another run of Kollect. Wait until it is done, "
                      "then open the search again."),
                   call->page);
      return FALSE;
    }
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static gboolean
put_call (KolDatabase *database, const KolStoreLedgerCall *call, gint64 owner, GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "INSERT INTO call (sent_at, service, query, page, sweep, owner)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, now ());
  kol_statement_bind_text (statement, 2, call->service);
  kol_statement_bind_text (statement, 3, call->query);
  kol_statement_bind_int (statement, 4, call->page);
  if (call->sweep > 0)
    kol_statement_bind_int (statement, 5, call->sweep);
  kol_statement_bind_int (statement, 6, owner);

  return kol_statement_run (statement, NULL, error);
}

/**
 * kol_store_ledger_begin:
 * @database: a database in a transaction that keeps others from writing
 * @call: what the call is for
 * @lock: says who is who
 * @daily_limit: how many calls that are or may be charged one day may have; 0: no limit
 * @id: (out): the call's number
 * @error: return location for a %KOL_STORE_ERROR or a %KOL_KEEPER_ERROR
 *
 * Writes a call down that is about to be sent.
 *
 * Returns: whether it may be sent
 */
gboolean
kol_store_ledger_begin (KolDatabase *database,
                        const KolStoreLedgerCall *call,
                        KolStoreLock *lock,
                        guint daily_limit,
                        gint64 *id,
                        GError **error)
{
  if (!check_not_held (database, call, error) ||
      !check_not_under_way (database, call, lock, error) ||
      !check_limit (database, call->service, daily_limit, error) ||
      !put_call (database, call, kol_store_lock_get_owner (lock), error))
    return FALSE;

  *id = kol_database_get_last_id (database);

  return TRUE;
}

static const char *
get_state (KolCharge charge)
{
  switch (charge)
    {
    case KOL_CHARGE_FREE:
      return "free";
    case KOL_CHARGE_CHARGED:
      return "charged";
    case KOL_CHARGE_UNSURE:
    default:
      return "unsure";
    }
}

static gboolean
refuse_unknown (GError **error)
{
  g_set_error_literal (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND,
                       _ ("This call was never written down."));

  return FALSE;
}

/**
 * kol_store_ledger_end:
 * @database: a database in a transaction
 * @id: a call's number
 * @charge: what it cost
 * @sent: whether it may have left this machine
 * @code: what the service answered; -1: nothing
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Settles a call.
 *
 * Returns: whether it is settled
 */
gboolean
kol_store_ledger_end (KolDatabase *database,
                      gint64 id,
                      KolCharge charge,
                      gboolean sent,
                      int code,
                      GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database, "UPDATE call SET state = ?2, sent = ?3, code = ?4, settled_at = ?5 WHERE id = ?1",
      error);
  guint n_changed = 0;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, id);
  kol_statement_bind_text (statement, 2, get_state (charge));
  kol_statement_bind_int (statement, 3, sent ? 1 : 0);
  if (code != -1)
    kol_statement_bind_int (statement, 4, code);
  kol_statement_bind_int (statement, 5, now ());
  if (!kol_statement_run (statement, &n_changed, error))
    return FALSE;

  return n_changed > 0 || refuse_unknown (error);
}

/**
 * kol_store_ledger_get:
 * @database: a database in a transaction
 * @id: a call's number
 * @call: (out caller-allocates): what it is for
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: whether it was found
 */
gboolean
kol_store_ledger_get (KolDatabase *database, gint64 id, KolStoreLedgerCall *call, GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database, "SELECT service, query, page, sweep FROM call WHERE id = ?1", error);
  gboolean found;

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, id);
  if (!kol_statement_fetch (statement, &found, error))
    return FALSE;
  if (!found)
    return refuse_unknown (error);

  call->service = g_strdup (kol_statement_get_text (statement, 0));
  call->query = g_strdup (kol_statement_get_text (statement, 1));
  call->page = kol_statement_get_int (statement, 2);
  call->sweep = kol_statement_get_int (statement, 3);

  return TRUE;
}

static GArray *
list_owners (KolDatabase *database, GError **error)
{
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database, "SELECT DISTINCT owner FROM call WHERE state = 'open'", error);

  if (statement == NULL)
    return NULL;

  while (kol_statement_step (statement, &local_error))
    {
      gint64 owner = kol_statement_get_int (statement, 0);

      g_array_append_val (owners, owner);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&owners);
}

static gboolean
settle_owner (KolDatabase *database, gint64 owner, GError **error)
{
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "UPDATE call SET state = 'unsure', settled_at = ?2 WHERE state = 'open' AND owner = ?1",
      error);

  if (statement == NULL)
    return FALSE;

  kol_statement_bind_int (statement, 1, owner);
  kol_statement_bind_int (statement, 2, now ());

  return kol_statement_run (statement, NULL, error);
}

/**
 * kol_store_ledger_settle:
 * @database: a database in a transaction
 * @lock: says who is who
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Settles the calls of those who are gone: nobody can tell whether they were charged.
 *
 * Returns: whether nothing failed
 */
gboolean
kol_store_ledger_settle (KolDatabase *database, KolStoreLock *lock, GError **error)
{
  g_autoptr (GArray) owners = list_owners (database, error);

  if (owners == NULL)
    return FALSE;

  for (guint i = 0; i < owners->len; i++)
    {
      gint64 owner = g_array_index (owners, gint64, i);

      if (!kol_store_lock_is_other (lock, owner) && !settle_owner (database, owner, error))
        return FALSE;
    }

  return TRUE;
}
