// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "kol-query.h"

G_BEGIN_DECLS

#define KOL_TYPE_CATEGORY_CHOOSER (kol_category_chooser_get_type ())

/* Chips of the categories a tree filter is set to, and a popover with the two-level tree to add
 * some. */
G_DECLARE_FINAL_TYPE (KolCategoryChooser, kol_category_chooser, KOL, CATEGORY_CHOOSER, GtkWidget)

GtkWidget *kol_category_chooser_new (KolQuery *query, const KolFilter *filter);

G_END_DECLS
