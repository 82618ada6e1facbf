// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-cli-output.h"

G_BEGIN_DECLS

/* What the commands' option parsing has in common. */

void kol_cli_add_format_options (GOptionContext *context, KolCliOutputOptions *options);
void kol_cli_add_output_options (GOptionContext *context, KolCliOutputOptions *options);
void kol_cli_add_verbose_option (GOptionContext *context, gboolean *verbose);
gboolean kol_cli_parse (GOptionContext *context, char **arguments, GError **error);
gboolean kol_cli_refuse_extra (char **arguments, GError **error);
gboolean
kol_cli_check_bounds (const char *option, int value, int minimum, int maximum, GError **error);

G_END_DECLS
