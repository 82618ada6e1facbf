// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-column-sets.h"
#include "kol-handover.h"

G_BEGIN_DECLS

#define KOL_TYPE_EXPORT_OPTIONS (kol_export_options_get_type ())

/* A row for each option of a hand-over, by the option table: an option that is added there has its
 * row here. Only what the format honours is shown. */
G_DECLARE_FINAL_TYPE (KolExportOptions, kol_export_options, KOL, EXPORT_OPTIONS, AdwBin)

void kol_export_options_set_up (KolExportOptions *self,
                                KolHandoverOptions *options,
                                KolColumnSets *sets);
void kol_export_options_set_format (KolExportOptions *self, const KolHandoverFormat *format);
GtkWidget *kol_export_options_get_row (KolExportOptions *self, KolOptionId option);

G_END_DECLS
