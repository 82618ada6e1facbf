// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-database.h"
#include "kol-shortlist.h"

G_BEGIN_DECLS

/* Table shortlist. */

KolShortlist *kol_store_shortlists_create (KolDatabase *database, const char *name, GError **error);
gboolean
kol_store_shortlists_rename (KolDatabase *database, gint64 id, const char *name, GError **error);
gboolean
kol_store_shortlists_hide (KolDatabase *database, gint64 id, gboolean hidden, GError **error);
gboolean kol_store_shortlists_require (KolDatabase *database, gint64 id, GError **error);
GPtrArray *kol_store_shortlists_load (KolDatabase *database, GError **error);
gboolean kol_store_shortlists_purge (KolDatabase *database, GError **error);

G_END_DECLS
