// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-session.h"

G_BEGIN_DECLS

#define KOL_TYPE_EXPORT_DIALOG (kol_export_dialog_get_type ())

/* Where an export is chosen: the format, what stands in it, and how it will look. What is exported,
 * copied or printed is the parent window's business, see kol-export.h. */
G_DECLARE_FINAL_TYPE (KolExportDialog, kol_export_dialog, KOL, EXPORT_DIALOG, AdwWindow)

GtkWidget *kol_export_dialog_new (KolSession *session,
                                  KolShortlist *shortlist,
                                  GListModel *entries,
                                  GPtrArray *columns,
                                  GSettings *settings);
void kol_export_dialog_set_format (KolExportDialog *self, const KolHandoverFormat *format);
const KolHandoverFormat *kol_export_dialog_get_format (KolExportDialog *self);
KolHandoverOptions *kol_export_dialog_get_options (KolExportDialog *self);
KolHandover *kol_export_dialog_dup_handover (KolExportDialog *self);

G_END_DECLS
