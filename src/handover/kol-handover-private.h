// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-handover.h"

G_BEGIN_DECLS

/* Of a creator's recent notes, so many covers are handed over. */
#define KOL_HANDOVER_MAX_COVERS 3

/* Told how far an export is, on the exporting thread. */
typedef void (*KolHandoverReportFunc) (guint done, guint total, gpointer data);

double kol_handover_reckon_price_factor (KolHandoverOptions *options);

gboolean kol_handover_begin (KolHandover *self, KolHandoverReportFunc report, gpointer data);
void kol_handover_end (KolHandover *self);

gboolean kol_handover_write_part (KolHandover *self,
                                  const KolHandoverFormat *format,
                                  guint part,
                                  GOutputStream *stream,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean kol_handover_write_files (KolHandover *self,
                                   const KolHandoverFormat *format,
                                   const char *target,
                                   GCancellable *cancellable,
                                   GError **error);

/* The formats, one file each */
gboolean kol_handover_write_csv (KolHandover *self,
                                 guint part,
                                 GOutputStream *stream,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean kol_handover_write_json (KolHandover *self,
                                  guint part,
                                  GOutputStream *stream,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean kol_handover_write_tsv (KolHandover *self,
                                 guint part,
                                 GOutputStream *stream,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean kol_handover_write_html (KolHandover *self,
                                  guint part,
                                  GOutputStream *stream,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean kol_handover_write_xlsx (KolHandover *self,
                                  guint part,
                                  GOutputStream *stream,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean kol_handover_write_pdf (KolHandover *self,
                                 guint part,
                                 GOutputStream *stream,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean kol_handover_write_png (KolHandover *self,
                                 guint part,
                                 GOutputStream *stream,
                                 GCancellable *cancellable,
                                 GError **error);
guint kol_handover_count_png (KolHandover *self);

G_END_DECLS
