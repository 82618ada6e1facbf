// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Results go to the standard output, everything else to the standard error. */

gboolean kol_cli_print (const char *text, GError **error);
gboolean kol_cli_print_some (GString *text, GError **error);
void kol_cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);

gboolean kol_cli_check_target (const char *path, GError **error);
gboolean kol_cli_write_file (const char *path, const char *text, gsize length, GError **error);

/* How far a command is: one line that is written over on a terminal, a line each with --verbose,
 * else nothing. */
void kol_cli_set_verbose (gboolean verbose);
void kol_cli_progress (const char *format, ...) G_GNUC_PRINTF (1, 2);
void kol_cli_note (const char *format, ...) G_GNUC_PRINTF (1, 2);
void kol_cli_end_progress (void);

G_END_DECLS
