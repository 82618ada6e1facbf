// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KOL_TYPE_EXPORT_PROGRESS (kol_export_progress_get_type ())

/* How far an export is. Closing it, by Escape too, is cancelling: it stays until whoever made it
 * destroys it.
 *
 * Signals: "cancelled"; "go-on": without what is still waited for. */
G_DECLARE_FINAL_TYPE (KolExportProgress, kol_export_progress, KOL, EXPORT_PROGRESS, AdwWindow)

KolExportProgress *kol_export_progress_new (GtkWindow *parent, const char *title);
void kol_export_progress_show (KolExportProgress *self, const char *text, guint done, guint total);
void kol_export_progress_set_can_go_on (KolExportProgress *self, gboolean can_go_on);

G_END_DECLS
