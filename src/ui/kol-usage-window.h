// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-session.h"

G_BEGIN_DECLS

#define KOL_TYPE_USAGE_WINDOW (kol_usage_window_get_type ())

/* What was spent, and what is kept for it. */
G_DECLARE_FINAL_TYPE (KolUsageWindow, kol_usage_window, KOL, USAGE_WINDOW, AdwWindow)

GtkWidget *kol_usage_window_new (KolSession *session);

G_END_DECLS
