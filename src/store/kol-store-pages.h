// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-database.h"
#include "kol-result-list.h"

G_BEGIN_DECLS

/* Tables page and page_creator: every answered page, and who was on it. */

gboolean kol_store_pages_put (KolDatabase *database, KolPage *page, GError **error);
gboolean kol_store_pages_load_last (KolDatabase *database,
                                    KolCreatorDecodeFunc decode,
                                    GPtrArray *stale,
                                    KolResultList **results,
                                    GError **error);

G_END_DECLS
