// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "kol-creator.h"

G_BEGIN_DECLS

#define KOL_TYPE_LEVEL_CELL (kol_level_cell_get_type ())

/* A share of 100 percent: a small bar, coloured by the trade's bound, and the figure itself. */
G_DECLARE_FINAL_TYPE (KolLevelCell, kol_level_cell, KOL, LEVEL_CELL, GtkWidget)

GtkWidget *kol_level_cell_new (const KolField *field);
void kol_level_cell_bind (KolLevelCell *self, KolCreator *creator, KolNumberStyle style);
double kol_level_cell_get_value (KolLevelCell *self);
int kol_level_cell_get_judgement (KolLevelCell *self);
const char *kol_level_cell_get_text (KolLevelCell *self);

G_END_DECLS
