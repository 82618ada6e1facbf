// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-handover.h"

G_BEGIN_DECLS

/* What the command line says of a hand-over: an option for each row of the option table, parts by
 * --include and --exclude. Static storage serves; must outlive the parsing. */
typedef struct
{
  char *values[KOL_N_OPTIONS];   /* owned, nullable */
  gboolean flags[KOL_N_OPTIONS]; /* of those that are yes or no */
  char *include;                 /* owned, nullable: ids of parts joined by commas */
  char *exclude;                 /* owned, nullable */
  GPtrArray *texts;              /* owned, of char: what the help shows */
} KolCliChoices;

void kol_cli_choices_add_options (KolCliChoices *self, GOptionContext *context);
gboolean
kol_cli_choices_apply (const KolCliChoices *self, KolHandoverOptions *options, GError **error);
void kol_cli_choices_warn (const KolCliChoices *self, const KolHandoverFormat *format);
void kol_cli_choices_clear (KolCliChoices *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KolCliChoices, kol_cli_choices_clear)

G_END_DECLS
