// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-handover-file.h"
#include "kol-store.h"

G_BEGIN_DECLS

/* JSON hand-overs, read back. */

KolHandoverFile *kol_cli_load_file (const char *path, GError **error);
char *kol_cli_dup_file_name (KolHandoverFile *file, const char *path);
gboolean kol_cli_import (KolStore *store, const char *path, const char *name, GError **error);

G_END_DECLS
