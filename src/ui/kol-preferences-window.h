// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-environment.h"
#include "kol-session.h"

G_BEGIN_DECLS

#define KOL_TYPE_PREFERENCES_WINDOW (kol_preferences_window_get_type ())

/* Which service is asked, with which token, how much of it, and what becomes of the answers. */
G_DECLARE_FINAL_TYPE (KolPreferencesWindow,
                      kol_preferences_window,
                      KOL,
                      PREFERENCES_WINDOW,
                      AdwWindow)

GtkWidget *kol_preferences_window_new (KolEnvironment *environment, KolSession *session);

G_END_DECLS
