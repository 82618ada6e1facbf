// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-database.h"
#include "kol-history.h"

G_BEGIN_DECLS

/* Table snapshot: what a creator's figures were before they changed. */

gboolean kol_store_snapshots_differ (KolCreator *a, KolCreator *b);
gboolean kol_store_snapshots_append (KolDatabase *database,
                                     KolCreator *creator,
                                     gint64 first_at,
                                     GError **error);
gboolean kol_store_snapshots_load (KolDatabase *database,
                                   const char *user_id,
                                   KolHistory *history,
                                   GError **error);

G_END_DECLS
