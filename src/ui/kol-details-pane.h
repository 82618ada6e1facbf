// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-session.h"

G_BEGIN_DECLS

#define KOL_TYPE_DETAILS_PANE (kol_details_pane_get_type ())

/* Everything known of one creator: face, prices, what a result costs beside the platform's
 * estimate, flags with the bound the trade quotes, every figure by group, recent notes.
 *
 * Properties: "session" (KolSession), "creator" (KolCreator, nullable). */
G_DECLARE_FINAL_TYPE (KolDetailsPane, kol_details_pane, KOL, DETAILS_PANE, GtkWidget)

GtkWidget *kol_details_pane_new (void);
void kol_details_pane_set_entry (KolDetailsPane *self, KolEntry *entry);
void kol_details_pane_focus_note (KolDetailsPane *self);

G_END_DECLS
