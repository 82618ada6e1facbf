// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cairo.h>

#include "kol-handover.h"
#include "kol-picture-memory.h"

G_BEGIN_DECLS

/* A hand-over laid out on pages, by its options: what a PDF, pictures, print and the preview have
 * in common. Draws any page on whatever surface it is given, in the hand-over's language, and asks
 * the picture function for the pictures of that page only. Made, used and freed on one thread; the
 * hand-over is not changed meanwhile. Lengths are points of 1/72 inch. */
typedef struct _KolPageLayout KolPageLayout;

/**
 * KolPageBookmark:
 * @title: what it is called
 * @page: where it leads, from 0
 * @y: how far below the page's upper edge
 * @depth: 0, or 1 for what belongs to the bookmark before it
 */
typedef struct
{
  char *title;
  guint page;
  double y;
  guint depth;
} KolPageBookmark;

KolPageLayout *kol_page_layout_new (KolHandover *handover);
KolPageLayout *kol_page_layout_new_for_format (KolHandover *handover,
                                               const KolHandoverFormat *format);
void kol_page_layout_free (KolPageLayout *self);
void kol_page_layout_set_memory (KolPageLayout *self, KolPictureMemory *memory);
void kol_page_layout_get_page_size (KolPageLayout *self, double *width, double *height);
guint kol_page_layout_get_n_pages (KolPageLayout *self);
guint kol_page_layout_get_n_shown (KolPageLayout *self, guint page);
guint kol_page_layout_get_n_figures (KolPageLayout *self, guint *n_wanted);
GPtrArray *kol_page_layout_list_bookmarks (KolPageLayout *self);
void kol_page_layout_draw_page (KolPageLayout *self, guint page, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolPageLayout, kol_page_layout_free)

G_END_DECLS
