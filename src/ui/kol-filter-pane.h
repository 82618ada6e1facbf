// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "kol-query.h"

G_BEGIN_DECLS

#define KOL_TYPE_FILTER_PANE (kol_filter_pane_get_type ())

/* Every filter of the filter table, by group; below, Reset and Search or Stop.
 *
 * Properties: "valid" (the query can be asked), "busy" (a call is under way: Stop in place of
 * Search). */
G_DECLARE_FINAL_TYPE (KolFilterPane, kol_filter_pane, KOL, FILTER_PANE, GtkWidget)

KolQuery *kol_filter_pane_get_query (KolFilterPane *self);
void kol_filter_pane_take_query (KolFilterPane *self, KolQuery *query);
gboolean kol_filter_pane_get_valid (KolFilterPane *self);
void kol_filter_pane_reset (KolFilterPane *self);
void kol_filter_pane_focus_words (KolFilterPane *self);

G_END_DECLS
