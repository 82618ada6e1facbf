// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-cli-store-sweeps.h"
#include "kol-cli-wait.h"

/**
 * kol_cli_store_begin_sweep:
 * @store: the store
 * @service: which service is asked
 * @query: what is asked
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): an empty list of a new sweep
 */
KolResultList *
kol_cli_store_begin_sweep (KolStore *store, const char *service, KolQuery *query, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_begin_sweep_async (store, service, query, NULL, kol_cli_ready_cb, &result);

  return kol_store_begin_sweep_finish (store, kol_cli_wait (&result), error);
}

/**
 * kol_cli_store_find_copy:
 * @store: the store
 * @service: which service is asked
 * @query: what is asked
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the newest copy, %NULL without error when nothing is held
 */
KolCopy *
kol_cli_store_find_copy (KolStore *store, const char *service, KolQuery *query, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_find_copy_async (store, service, query, NULL, kol_cli_ready_cb, &result);

  return kol_store_find_copy_finish (store, kol_cli_wait (&result), error);
}

/**
 * kol_cli_store_load_unsure:
 * @store: the store
 * @service: which service is asked
 * @query: what is asked
 * @since: what was sent earlier does not count, Unix seconds
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): what was asked in vain and may be charged, %NULL without
 * error when there is nothing of the kind
 */
KolResultList *
kol_cli_store_load_unsure (KolStore *store,
                           const char *service,
                           KolQuery *query,
                           gint64 since,
                           GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_load_unsure_async (store, service, query, since, NULL, kol_cli_ready_cb, &result);

  return kol_store_load_unsure_finish (store, kol_cli_wait (&result), error);
}

/**
 * kol_cli_store_load_sweep:
 * @store: the store
 * @sweep_id: a sweep
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): its creators, and what is known of its pages
 */
KolResultList *
kol_cli_store_load_sweep (KolStore *store, gint64 sweep_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_load_sweep_async (store, sweep_id, NULL, kol_cli_ready_cb, &result);

  return kol_store_load_sweep_finish (store, kol_cli_wait (&result), error);
}

/**
 * kol_cli_store_want_pages:
 * @store: the store
 * @sweep_id: a sweep
 * @last: the last page that is wanted and not here yet; 0: nothing is wanted any more
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: whether it is written down
 */
gboolean
kol_cli_store_want_pages (KolStore *store, gint64 sweep_id, guint last, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_want_pages_async (store, sweep_id, last, NULL, kol_cli_ready_cb, &result);

  return kol_store_want_pages_finish (store, kol_cli_wait (&result), error);
}

/**
 * kol_cli_store_list_copies:
 * @store: the store
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): a list of #KolCopy, the newest first
 */
GListModel *
kol_cli_store_list_copies (KolStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_list_copies_async (store, NULL, kol_cli_ready_cb, &result);

  return kol_store_list_copies_finish (store, kol_cli_wait (&result), error);
}

/**
 * kol_cli_store_delete_copies:
 * @store: the store
 * @sweep_ids: (element-type gint64): what to delete
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: whether they are gone
 */
gboolean
kol_cli_store_delete_copies (KolStore *store, GArray *sweep_ids, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_delete_copies_async (store, sweep_ids, NULL, kol_cli_ready_cb, &result);

  return kol_store_delete_copies_finish (store, kol_cli_wait (&result), error);
}

/**
 * kol_cli_store_clean_up:
 * @store: the store
 * @max_bytes: how much room copies may take
 * @freed: (out): how many bytes were freed
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Deletes copies, the oldest first, until the others take @max_bytes at most; never one that a
 * shortlist stands on, or whose pages are wanted still.
 *
 * Returns: whether nothing went wrong
 */
gboolean
kol_cli_store_clean_up (KolStore *store, guint64 max_bytes, guint64 *freed, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (freed != NULL, FALSE);

  kol_store_clean_up_async (store, max_bytes, 0, NULL, kol_cli_ready_cb, &result);
  *freed = kol_store_clean_up_finish (store, kol_cli_wait (&result), &reason);
  if (reason == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

/**
 * kol_cli_store_load_usage:
 * @store: the store
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): what the ledger says
 */
KolUsage *
kol_cli_store_load_usage (KolStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_load_usage_async (store, NULL, kol_cli_ready_cb, &result);

  return kol_store_load_usage_finish (store, kol_cli_wait (&result), error);
}
