// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KOL_TYPE_WRAP_LAYOUT (kol_wrap_layout_get_type ())

/* Lays children in lines as words are laid in a paragraph: what chips need and GtkFlowBox, a grid,
 * does not give. */
G_DECLARE_FINAL_TYPE (KolWrapLayout, kol_wrap_layout, KOL, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *kol_wrap_layout_new (int spacing);
GtkWidget *kol_wrap_box_new (int spacing);
void kol_wrap_box_append (GtkWidget *box, GtkWidget *child);
void kol_wrap_box_clear (GtkWidget *box);

G_END_DECLS
