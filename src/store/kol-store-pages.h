// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-database.h"
#include "kol-result-list.h"

G_BEGIN_DECLS

/* Tables page, page_answer and page_creator: every answered page, the bytes it came in, and who was
 * on it. */

gboolean kol_store_pages_put (KolDatabase *database,
                              gint64 sweep,
                              KolPage *page,
                              KolCreatorDecodeFunc decode,
                              GError **error);
gboolean kol_store_pages_load (KolDatabase *database,
                               KolResultList *results,
                               KolCreatorDecodeFunc decode,
                               GPtrArray *stale,
                               GError **error);

G_END_DECLS
