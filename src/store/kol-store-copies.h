// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-copy.h"
#include "kol-database.h"

G_BEGIN_DECLS

/* What is kept of each sweep, and how it is got rid of. */

GPtrArray *kol_store_copies_list (KolDatabase *database, GError **error);
gboolean kol_store_copies_find (KolDatabase *database,
                                const char *service,
                                const char *query,
                                KolCopy **copy,
                                GError **error);
gboolean kol_store_copies_delete (KolDatabase *database, GArray *sweep_ids, GError **error);
gboolean kol_store_copies_clean_up (KolDatabase *database,
                                    guint64 max_bytes,
                                    gint64 keep_sweep_id,
                                    guint64 *freed,
                                    GError **error);

G_END_DECLS
