// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "kol-query.h"

G_BEGIN_DECLS

#define KOL_TYPE_FILTER_CONTROL (kol_filter_control_get_type ())

/* What one row of the filter table looks like: the widget its kind asks for, and under it what is
 * wrong with what was typed. A range shows both its filters.
 *
 * Properties: "valid" (what is typed is what the query says). */
G_DECLARE_FINAL_TYPE (KolFilterControl, kol_filter_control, KOL, FILTER_CONTROL, GtkWidget)

GtkWidget *kol_filter_control_new (KolQuery *query, const KolFilter *filter);
gboolean kol_filter_control_get_valid (KolFilterControl *self);
void kol_filter_control_reset (KolFilterControl *self);

G_END_DECLS
