// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-table-row.h"

G_BEGIN_DECLS

#define KOL_TYPE_ROW_LIST (kol_row_list_get_type ())

/* The rows of a table, as a GListModel of KolTableRow: what a list of items is to a view whose
 * widgets are costly.
 *
 * Of a list that is sorted anew GTK's views throw most of their rows away and make others, 200 at a
 * time, and of one that gets an item in between they bind and style all behind it anew. Here rows
 * stay, and other items stand on them; rows that are needed besides come in behind the last.
 *
 * Signals: "arranging", "arranged": before and after items change their rows; what is known of
 * rows by their position, such as the selection, is to be carried along. */
G_DECLARE_FINAL_TYPE (KolRowList, kol_row_list, KOL, ROW_LIST, GObject)

KolRowList *kol_row_list_new (GListModel *source);
void kol_row_list_set_gathering (KolRowList *self, gboolean gathering);

G_END_DECLS
