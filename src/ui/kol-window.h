// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-environment.h"
#include "kol-session.h"

G_BEGIN_DECLS

#define KOL_TYPE_WINDOW (kol_window_get_type ())

/* The one window: filters on the left; results and shortlists on the right. */
G_DECLARE_FINAL_TYPE (KolWindow, kol_window, KOL, WINDOW, AdwApplicationWindow)

GtkWidget *
kol_window_new (AdwApplication *application, KolSession *session, KolEnvironment *environment);
void kol_window_check_fonts (KolWindow *self);
void kol_window_say (KolWindow *self, const char *text, gboolean can_undo);
void kol_window_announce (KolWindow *self, const char *text);
void kol_window_announce_over (GtkWidget *widget, const char *text);
void kol_window_add_toast (KolWindow *self, AdwToast *toast);
KolSession *kol_window_get_session (KolWindow *self);
KolEnvironment *kol_window_get_environment (KolWindow *self);

G_END_DECLS
