// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-handover-file.h"
#include "kol-store.h"

G_BEGIN_DECLS

/* The store, one step after another: each of these waits until it is done. What is written is
 * written to its end, also when the user stops the command meanwhile. */

KolStore *kol_cli_store_open (GError **error);
GListModel *kol_cli_store_load_shortlists (KolStore *store, GError **error);
KolShortlist *kol_cli_store_find_shortlist (KolStore *store, const char *name, GError **error);
KolShortlist *kol_cli_store_require_shortlist (KolStore *store, const char *name, GError **error);
KolShortlist *kol_cli_store_create_shortlist (KolStore *store, const char *name, GError **error);
gboolean kol_cli_store_rename_shortlist (KolStore *store,
                                         KolShortlist *shortlist,
                                         const char *name,
                                         GError **error);
gboolean kol_cli_store_delete_shortlist (KolStore *store, KolShortlist *shortlist, GError **error);
GPtrArray *kol_cli_store_add_entries (KolStore *store,
                                      KolShortlist *shortlist,
                                      GPtrArray *creators,
                                      const char *query,
                                      GError **error);
gboolean kol_cli_store_import_entries (KolStore *store,
                                       KolShortlist *shortlist,
                                       KolHandoverFile *file,
                                       guint *n_added,
                                       GError **error);
gboolean kol_cli_store_remove_entries (KolStore *store, GArray *entry_ids, GError **error);
GBytes *kol_cli_store_load_avatar (KolStore *store, const char *creator_id, GError **error);
gboolean
kol_cli_store_set_avatar (KolStore *store, const char *creator_id, GBytes *coded, GError **error);
gboolean kol_cli_check_name (const char *name, GError **error);

G_END_DECLS
