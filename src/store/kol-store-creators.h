// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-database.h"
#include "kol-history.h"

G_BEGIN_DECLS

/* Tables creator and creator_raw: the newest of every creator that a page or a shortlist names. */

gboolean kol_store_creators_put (KolDatabase *database,
                                 KolCreator *creator,
                                 GBytes *raw,
                                 KolCreatorDecodeFunc decode,
                                 GError **error);
gboolean kol_store_creators_get_raw (KolDatabase *database,
                                     const char *user_id,
                                     GBytes **raw,
                                     GError **error);
gboolean kol_store_creators_refresh (KolDatabase *database, KolCreator *creator, GError **error);
KolCreator *kol_store_creators_read (KolDatabase *database,
                                     KolStatement *row,
                                     KolCreatorDecodeFunc decode,
                                     GPtrArray *stale,
                                     GError **error);
KolHistory *kol_store_creators_load_history (KolDatabase *database,
                                             const char *user_id,
                                             KolCreatorDecodeFunc decode,
                                             GPtrArray *stale,
                                             GError **error);
gboolean kol_store_creators_purge (KolDatabase *database, GError **error);

G_END_DECLS
