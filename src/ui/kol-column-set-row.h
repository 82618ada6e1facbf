// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-column-sets.h"

G_BEGIN_DECLS

#define KOL_TYPE_COLUMN_SET_ROW (kol_column_set_row_get_type ())

/* Chooses among column sets, and makes, changes and deletes those of the user. A toast of the
 * overlay it lies in offers to bring back what was deleted.
 *
 * Actions: "column-set.new", "column-set.edit", "column-set.delete". */
G_DECLARE_FINAL_TYPE (KolColumnSetRow, kol_column_set_row, KOL, COLUMN_SET_ROW, AdwComboRow)

GtkWidget *kol_column_set_row_new (void);
void kol_column_set_row_set_sets (KolColumnSetRow *self, KolColumnSets *sets);
KolColumnSet *kol_column_set_row_get_chosen (KolColumnSetRow *self);
void kol_column_set_row_choose (KolColumnSetRow *self, const char *text);

G_END_DECLS
