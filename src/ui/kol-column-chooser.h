// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-creator-table.h"

G_BEGIN_DECLS

#define KOL_TYPE_COLUMN_CHOOSER (kol_column_chooser_get_type ())

/* The popover of a menu button: which columns of a table are shown, and what it is sorted by. */
G_DECLARE_FINAL_TYPE (KolColumnChooser, kol_column_chooser, KOL, COLUMN_CHOOSER, GtkPopover)

GtkWidget *kol_column_chooser_new (void);
void kol_column_chooser_set_table (KolColumnChooser *self, KolCreatorTable *table);

G_END_DECLS
