// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-session.h"

G_BEGIN_DECLS

#define KOL_TYPE_LOAD_ALL_DIALOG (kol_load_all_dialog_get_type ())

/* Says what loading all pages of the results will do, before anything is sent: how many pages, how
 * many calls, what is held already, and what of today's calls is left. */
G_DECLARE_FINAL_TYPE (KolLoadAllDialog, kol_load_all_dialog, KOL, LOAD_ALL_DIALOG, AdwWindow)

GtkWidget *kol_load_all_dialog_new (KolSession *session);
char *kol_load_all_dialog_describe_total (gint64 total);

G_END_DECLS
