// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "kol-creator.h"
#include "kol-picture-loader.h"

G_BEGIN_DECLS

#define KOL_TYPE_CREATOR_CELL (kol_creator_cell_get_type ())

/* Who: the face, the name, and under it place and category. */
G_DECLARE_FINAL_TYPE (KolCreatorCell, kol_creator_cell, KOL, CREATOR_CELL, GtkWidget)

GtkWidget *kol_creator_cell_new (void);
void kol_creator_cell_bind (KolCreatorCell *self, KolCreator *creator, KolPictureLoader *loader);
void kol_creator_cell_unbind (KolCreatorCell *self);
char *kol_creator_cell_describe (KolCreator *creator);

G_END_DECLS
