// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-column-sets.h"

G_BEGIN_DECLS

#define KOL_TYPE_COLUMN_SET_EDITOR (kol_column_set_editor_get_type ())

/* Makes a column set of the user's, or changes one: its name, its columns, their order.
 *
 * Signals: "saved" (KolColumnSet): it is among the sets now. */
G_DECLARE_FINAL_TYPE (KolColumnSetEditor, kol_column_set_editor, KOL, COLUMN_SET_EDITOR, AdwWindow)

KolColumnSetEditor *
kol_column_set_editor_new (KolColumnSets *sets, KolColumnSet *start, gboolean is_new);

G_END_DECLS
