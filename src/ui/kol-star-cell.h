// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "kol-session.h"

G_BEGIN_DECLS

#define KOL_TYPE_STAR_CELL (kol_star_cell_get_type ())

/* The star that puts a creator on the current shortlist, or takes it off. */
G_DECLARE_FINAL_TYPE (KolStarCell, kol_star_cell, KOL, STAR_CELL, GtkWidget)

GtkWidget *kol_star_cell_new (void);
void kol_star_cell_bind (KolStarCell *self, KolCreator *creator, KolSession *session);
void kol_star_cell_unbind (KolStarCell *self);
GtkWidget *kol_star_cell_get_button (KolStarCell *self);
void kol_star_cell_toggle (KolStarCell *self);

G_END_DECLS
