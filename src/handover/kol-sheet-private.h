// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <pango/pangocairo.h>

#include "kol-sheet.h"

G_BEGIN_DECLS

struct _KolSheet
{
  cairo_t *cr;              /* borrowed from whoever set the page; NULL between pages */
  KolPictureMemory *memory; /* borrowed, nullable: pictures decoded before */
  PangoLayout *line;        /* owned: one line, ellipsized */
  PangoLayout *paragraph;   /* owned: several lines */
  PangoFontDescription *fonts[KOL_N_SHEET_TEXTS]; /* owned */
  GHashTable *fonts_checked; /* owned, PangoFont -> unowned cairo_font_face_t, nullable */
  GHashTable *outlines;      /* owned, cairo_font_face_t -> one that draws its letters as curves */
};

void kol_sheet_init_outlines (KolSheet *self);
void kol_sheet_clear_outlines (KolSheet *self);
gboolean
kol_sheet_show_outlined (KolSheet *self, const char *text, PangoGlyphItem *run, double x, double y);

void kol_sheet_show_line (KolSheet *self,
                          PangoLayout *layout,
                          PangoLayoutLine *line,
                          double x,
                          double y);
void kol_sheet_set_color (KolSheet *self, guint32 color);
void kol_sheet_trace_box (KolSheet *self,
                          double x,
                          double y,
                          double width,
                          double height,
                          double radius);

G_END_DECLS
