// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-database.h"
#include "kol-store-lock.h"

G_BEGIN_DECLS

KolDatabase *
kol_store_file_open (const char *path, KolStoreLock **lock, char **set_aside, GError **error);
char *kol_store_file_set_aside (const char *path, GError **error);

G_END_DECLS
