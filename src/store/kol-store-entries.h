// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-database.h"
#include "kol-shortlist.h"

G_BEGIN_DECLS

/* Table entry: creators on shortlists, each as it was when it was put there. */

GPtrArray *kol_store_entries_add (KolDatabase *database,
                                  gint64 shortlist_id,
                                  GPtrArray *creators,
                                  const char *query,
                                  GError **error);
gboolean
kol_store_entries_hide (KolDatabase *database, GArray *entry_ids, gboolean hidden, GError **error);
gboolean kol_store_entries_order (KolDatabase *database,
                                  gint64 shortlist_id,
                                  GArray *entry_ids,
                                  GError **error);
gboolean kol_store_entries_load (KolDatabase *database,
                                 KolShortlist *shortlist,
                                 KolCreatorDecodeFunc decode,
                                 GPtrArray *stale,
                                 GError **error);
gboolean kol_store_entries_refuse (GError **error);
gboolean kol_store_entries_get_end (KolDatabase *database,
                                    gint64 shortlist_id,
                                    gint64 *position,
                                    GError **error);
gboolean kol_store_entries_import (KolDatabase *database,
                                   gint64 shortlist_id,
                                   GPtrArray *entries,
                                   GPtrArray *raws,
                                   guint *n_added,
                                   GError **error);
gboolean kol_store_entries_annotate (KolDatabase *database,
                                     gint64 id,
                                     KolEntryStatus status,
                                     const char *note,
                                     GError **error);
gboolean kol_store_entries_refresh (KolDatabase *database, KolEntry *entry, GError **error);
gboolean kol_store_entries_purge (KolDatabase *database, GError **error);

G_END_DECLS
