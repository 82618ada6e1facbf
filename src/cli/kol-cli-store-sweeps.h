// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-store.h"

G_BEGIN_DECLS

/* Sweeps, copies and the ledger in the store, one step after another, as kol-cli-store.h. */

KolResultList *
kol_cli_store_begin_sweep (KolStore *store, const char *service, KolQuery *query, GError **error);
KolCopy *
kol_cli_store_find_copy (KolStore *store, const char *service, KolQuery *query, GError **error);
KolResultList *kol_cli_store_load_unsure (KolStore *store,
                                          const char *service,
                                          KolQuery *query,
                                          gint64 since,
                                          GError **error);
KolResultList *kol_cli_store_load_sweep (KolStore *store, gint64 sweep_id, GError **error);
gboolean kol_cli_store_want_pages (KolStore *store, gint64 sweep_id, guint last, GError **error);
GListModel *kol_cli_store_list_copies (KolStore *store, GError **error);
gboolean kol_cli_store_delete_copies (KolStore *store, GArray *sweep_ids, GError **error);
gboolean
kol_cli_store_clean_up (KolStore *store, guint64 max_bytes, guint64 *freed, GError **error);
KolUsage *kol_cli_store_load_usage (KolStore *store, GError **error);

G_END_DECLS
