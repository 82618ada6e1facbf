// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-cli.h"

G_BEGIN_DECLS

/* The hidden command by which the shell asks what a command line can go on with. */
#define KOL_CLI_COMPLETE "--complete"

void kol_cli_complete (const KolCliCommand *command, char **words);
void kol_cli_complete_offer (const char *word);
const char *kol_cli_complete_get_offers (void);

gboolean kol_cli_complete_is_asked (void);
gboolean kol_cli_complete_from_help (GOptionContext *context, GError **error);

G_END_DECLS
