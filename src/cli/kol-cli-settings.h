// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint kol_cli_settings_get_daily_limit (void);
char *kol_cli_settings_dup_column_set (const char *name);

G_END_DECLS
