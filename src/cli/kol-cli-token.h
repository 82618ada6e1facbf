// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KOL_CLI_TOKEN_VARIABLE "KOLLECT_TOKEN"

gboolean kol_cli_token_find (const char *base_url,
                             const char *file,
                             char **token,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
