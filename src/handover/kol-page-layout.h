// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cairo.h>

#include "kol-handover.h"

G_BEGIN_DECLS

/* A hand-over laid out on pages, by its options: what a PDF, pictures, print and the preview have
 * in common. Draws any page on whatever surface it is given, in the hand-over's language, and asks
 * the picture function for the pictures of that page only. Made, used and freed on one thread; the
 * hand-over is not changed meanwhile. Lengths are points of 1/72 inch. */
typedef struct _KolPageLayout KolPageLayout;

KolPageLayout *kol_page_layout_new (KolHandover *handover);
void kol_page_layout_free (KolPageLayout *self);
void kol_page_layout_get_page_size (KolPageLayout *self, double *width, double *height);
guint kol_page_layout_get_n_pages (KolPageLayout *self);
guint kol_page_layout_get_n_shown (KolPageLayout *self, guint page);
void kol_page_layout_draw_page (KolPageLayout *self, guint page, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolPageLayout, kol_page_layout_free)

G_END_DECLS
