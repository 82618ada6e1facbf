// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* A PNG on its way into a stream, some rows at a time, so that a long one need not be in memory.
 * Used on one thread. */
typedef struct _KolPngWriter KolPngWriter;

KolPngWriter *
kol_png_writer_new (GOutputStream *stream, int width, int height, GCancellable *cancellable);
void kol_png_writer_free (KolPngWriter *self);
void kol_png_writer_set_resolution (KolPngWriter *self, double pixels_per_inch);
void kol_png_writer_set_text (KolPngWriter *self, const char *key, const char *text);
gboolean kol_png_writer_add (KolPngWriter *self, cairo_surface_t *rows, int n_rows, GError **error);
gboolean kol_png_writer_end (KolPngWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolPngWriter, kol_png_writer_free)

G_END_DECLS
