// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KOL_TYPE_TABLE_ROW (kol_table_row_get_type ())

/* One row of a table: a place that stays where it is while what stands on it changes. */
G_DECLARE_FINAL_TYPE (KolTableRow, kol_table_row, KOL, TABLE_ROW, GObject)

/**
 * KolTableRowFunc:
 * @cell: a cell of the row
 * @row: the row, which shows another item now
 */
typedef void (*KolTableRowFunc) (GtkWidget *cell, KolTableRow *row);

KolTableRow *kol_table_row_new (gpointer item);
gpointer kol_table_row_get_item (KolTableRow *self);
void kol_table_row_set_item (KolTableRow *self, gpointer item);
void kol_table_row_add_cell (KolTableRow *self, GtkWidget *cell, KolTableRowFunc show);
void kol_table_row_remove_cell (KolTableRow *self, GtkWidget *cell);
gboolean kol_table_row_has_cells (KolTableRow *self);
gboolean kol_table_row_is_seen (KolTableRow *self);

G_END_DECLS
