// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-sweep-plan.h"

G_BEGIN_DECLS

/**
 * KolCliRange:
 * @plan: what is known of the pages
 * @first: the first page that the user wants
 * @last: the last one
 *
 * The pages a command is about. Those behind the end of the results are none of it, as soon as that
 * end is known.
 */
typedef struct
{
  KolSweepPlan *plan;
  guint first;
  guint last;
} KolCliRange;

guint kol_cli_range_get_n_pages (const KolCliRange *self);
guint kol_cli_range_count (const KolCliRange *self, KolPageState state);
char *kol_cli_range_list (const KolCliRange *self, KolPageState state);
char *kol_cli_range_list_equal (const KolCliRange *self, char **texts, const char *text);
char *kol_cli_range_describe (const KolCliRange *self);
gboolean kol_cli_range_is_complete (const KolCliRange *self);

G_END_DECLS
