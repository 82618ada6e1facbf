// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "kol-field.h"

G_BEGIN_DECLS

#define KOL_TYPE_CREATOR_SORTER (kol_creator_sorter_get_type ())

/* Orders creators, or entries by their creators, by one field. */
G_DECLARE_FINAL_TYPE (KolCreatorSorter, kol_creator_sorter, KOL, CREATOR_SORTER, GtkSorter)

KolCreatorSorter *kol_creator_sorter_new (void);
void
kol_creator_sorter_set_field (KolCreatorSorter *self, const KolField *field, gboolean descending);
const KolField *kol_creator_sorter_get_field (KolCreatorSorter *self, gboolean *descending);

G_END_DECLS
