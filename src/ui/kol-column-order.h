// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-column-set.h"

G_BEGIN_DECLS

#define KOL_TYPE_COLUMN_ORDER (kol_column_order_get_type ())

/* The columns of a set, to be dragged, moved and removed.
 *
 * Signals: "changed".
 *
 * Actions: "column.move-up" (Alt+Up), "column.move-down" (Alt+Down), "column.move-first"
 * (Alt+Home), "column.move-last" (Alt+End), "column.remove" (Delete). */
G_DECLARE_FINAL_TYPE (KolColumnOrder, kol_column_order, KOL, COLUMN_ORDER, AdwBin)

void kol_column_order_set_columns (KolColumnOrder *self, KolColumnSet *set);
void kol_column_order_add (KolColumnOrder *self, const KolColumn *column);
GPtrArray *kol_column_order_list (KolColumnOrder *self);

G_END_DECLS
