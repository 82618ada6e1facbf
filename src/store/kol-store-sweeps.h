// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-database.h"
#include "kol-result-list.h"

G_BEGIN_DECLS

/* Table sweep: every asking of a query at a service. Its pages are in kol-store-pages, its calls in
 * kol-store-ledger. */

gboolean kol_store_sweeps_begin (KolDatabase *database,
                                 const char *service,
                                 const char *query,
                                 gint64 *id,
                                 GError **error);
gboolean kol_store_sweeps_require (KolDatabase *database,
                                   gint64 id,
                                   const char *service,
                                   const char *query,
                                   gint64 *found,
                                   GError **error);
gboolean kol_store_sweeps_want (KolDatabase *database, gint64 id, guint last, GError **error);
KolResultList *kol_store_sweeps_load (KolDatabase *database,
                                      gint64 id,
                                      KolCreatorDecodeFunc decode,
                                      GPtrArray *stale,
                                      GError **error);
gboolean kol_store_sweeps_find_last (KolDatabase *database, gint64 *id, GError **error);
gboolean kol_store_sweeps_find_unsure (KolDatabase *database,
                                       const char *service,
                                       const char *query,
                                       gint64 since,
                                       gint64 *id,
                                       GError **error);
gboolean kol_store_sweeps_purge (KolDatabase *database, GError **error);

G_END_DECLS
