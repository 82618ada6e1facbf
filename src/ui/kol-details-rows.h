// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "kol-history.h"

G_BEGIN_DECLS

/* The parts of the details that are made from the field table. */

GtkWidget *kol_details_create_tiles (KolCreator *creator);
GtkWidget *kol_details_create_flags (KolCreator *creator);
GtkWidget *kol_details_create_group (KolCreator *creator, KolFieldGroup group, KolHistory *history);
gboolean kol_details_is_shown_elsewhere (const KolField *field);
gboolean kol_details_is_fast_grower (double ours, double platform);

G_END_DECLS
