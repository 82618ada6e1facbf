// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-column.h"

G_BEGIN_DECLS

#define KOL_TYPE_COLUMN_FINDER (kol_column_finder_get_type ())

/* The columns that can be added to a set, and a search among them.
 *
 * Signals: "add" (pointer: a KolColumn). */
G_DECLARE_FINAL_TYPE (KolColumnFinder, kol_column_finder, KOL, COLUMN_FINDER, AdwBin)

void kol_column_finder_offer (KolColumnFinder *self, GPtrArray *taken);
void kol_column_finder_focus (KolColumnFinder *self);

G_END_DECLS
