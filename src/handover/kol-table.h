// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-column-set.h"

G_BEGIN_DECLS

/* The table of a hand-over: its column set without what is empty (when that is wanted), labels, and
 * a cell for each entry and column. All formats that show columns take them from here. Made, used
 * and freed on one thread, in the language of the hand-over. */
typedef struct _KolTable KolTable;

KolTable *kol_table_new (KolHandover *handover);
void kol_table_free (KolTable *self);
guint kol_table_get_n_columns (KolTable *self);
guint kol_table_get_n_rows (KolTable *self);
const KolColumn *kol_table_get_column (KolTable *self, guint column);
GPtrArray *kol_table_dup_columns (KolTable *self);
const char *kol_table_get_label (KolTable *self, guint column);
const char *kol_table_get_short_label (KolTable *self, guint column);
void kol_table_read (KolTable *self, guint row, guint column, KolCell *cell);
char *kol_table_format (KolTable *self, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolTable, kol_table_free)

G_END_DECLS
