// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-database.h"

G_BEGIN_DECLS

/* Table avatar: the faces of those on shortlists. */

gboolean
kol_store_avatars_put (KolDatabase *database, const char *user_id, GBytes *coded, GError **error);
gboolean
kol_store_avatars_get (KolDatabase *database, const char *user_id, GBytes **coded, GError **error);
gboolean kol_store_avatars_purge (KolDatabase *database, GError **error);

G_END_DECLS
