// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KOL_TYPE_ANNOUNCER (kol_announcer_get_type ())

/* Says what has just happened to who cannot see it: a screen reader reads it aloud wherever the
 * focus is. One stands in each window that has something to say; it takes no room and draws
 * nothing. */
G_DECLARE_FINAL_TYPE (KolAnnouncer, kol_announcer, KOL, ANNOUNCER, GtkWidget)

GtkWidget *kol_announcer_new (void);

void kol_announcer_say (KolAnnouncer *self, const char *text);
const char *kol_announcer_get_text (KolAnnouncer *self);

G_END_DECLS
