// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "kol-creator.h"

G_BEGIN_DECLS

/* The cell of a figure or a text is a bare KolTextLine: a widget around it would cost as much
 * again in every row of every column. */
GtkWidget *kol_figure_cell_new (const KolField *field);
void kol_figure_cell_bind (GtkWidget *cell,
                           const KolField *field,
                           KolCreator *creator,
                           KolNumberStyle style);

G_END_DECLS
