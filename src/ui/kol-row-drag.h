// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-creator-table.h"

G_BEGIN_DECLS

void kol_row_drag_attach (KolCreatorTable *table);
void kol_row_drag_mark (GtkWidget *row, KolCreator *creator);
GPtrArray *kol_row_drag_list (KolCreatorTable *table, double x, double y);

G_END_DECLS
