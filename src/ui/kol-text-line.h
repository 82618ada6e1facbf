// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KOL_TYPE_TEXT_LINE (kol_text_line_get_type ())

/* One line of text in a row of a table: cut off with an ellipsis where there is no room.
 *
 * A window keeps thousands of them, of which few are seen. So it asks no font how large it is (its
 * height is the style sheet's, its width whatever there is) and lays its text out when it is drawn
 * for the first time.
 *
 * Property: "text" (nullable). */
G_DECLARE_FINAL_TYPE (KolTextLine, kol_text_line, KOL, TEXT_LINE, GtkWidget)

GtkWidget *kol_text_line_new (float xalign);

void kol_text_line_set_text (KolTextLine *self, const char *text);
const char *kol_text_line_get_text (KolTextLine *self);

G_END_DECLS
