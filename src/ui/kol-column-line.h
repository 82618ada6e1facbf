// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "kol-column.h"

G_BEGIN_DECLS

/* A row of a list that stands for a column of hand-overs: its heading, and below it what it is
 * called in the other of the two languages hand-overs speak. */

GtkWidget *kol_column_line_new (const KolColumn *column, const char *icon_name, GtkWidget *button);
const KolColumn *kol_column_line_get (GtkListBoxRow *row);
gboolean kol_column_line_matches (GtkListBoxRow *row, const char *folded);

G_END_DECLS
