// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-handover.h"

G_BEGIN_DECLS

#define KOL_TYPE_EXPORT_PREVIEW (kol_export_preview_get_type ())

/* How a hand-over will look: a page, the first rows of a table, or the beginning of a text. It is
 * made on a thread of its own; of several requests only the newest is answered.
 *
 * Signals: "shown": what was asked for last can be seen. */
G_DECLARE_FINAL_TYPE (KolExportPreview, kol_export_preview, KOL, EXPORT_PREVIEW, AdwBin)

void kol_export_preview_show (KolExportPreview *self,
                              KolHandover *handover,
                              const KolHandoverFormat *format);
guint kol_export_preview_get_n_pages (KolExportPreview *self);
guint kol_export_preview_get_page (KolExportPreview *self);

G_END_DECLS
