// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "kol-creator.h"
#include "kol-picture-loader.h"

#define KOL_COVERS_CELL_N_COVERS 3

G_BEGIN_DECLS

#define KOL_TYPE_COVERS_CELL (kol_covers_cell_get_type ())

/* The covers of the latest notes, up to three. */
G_DECLARE_FINAL_TYPE (KolCoversCell, kol_covers_cell, KOL, COVERS_CELL, GtkWidget)

GtkWidget *kol_covers_cell_new (void);
void kol_covers_cell_bind (KolCoversCell *self, KolCreator *creator, KolPictureLoader *loader);
void kol_covers_cell_unbind (KolCoversCell *self);

G_END_DECLS
