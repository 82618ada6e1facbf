// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-copy.h"

G_BEGIN_DECLS

#define KOL_TYPE_ANSWER_ROW (kol_answer_row_get_type ())

/* What is kept of one search.
 *
 * Signals: "open", "delete": the user wants that. */
G_DECLARE_FINAL_TYPE (KolAnswerRow, kol_answer_row, KOL, ANSWER_ROW, AdwActionRow)

GtkWidget *kol_answer_row_new (KolCopy *copy, gboolean shown);
KolCopy *kol_answer_row_get_copy (KolAnswerRow *self);
char *kol_answer_row_describe (KolCopy *copy, gint64 now);

G_END_DECLS
