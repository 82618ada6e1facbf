// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cairo.h>

#include "kol-picture-memory.h"

G_BEGIN_DECLS

/**
 * KolSheetText:
 *
 * What a piece of text is on the page; its size, weight and colour follow from that.
 */
typedef enum
{
  KOL_SHEET_TEXT_TITLE,
  KOL_SHEET_TEXT_SUBTITLE,
  KOL_SHEET_TEXT_RUNNING_TITLE,
  KOL_SHEET_TEXT_TILE_LABEL,
  KOL_SHEET_TEXT_TILE_VALUE,
  KOL_SHEET_TEXT_TILE_NOTE,
  KOL_SHEET_TEXT_COVER_OVERLINE,
  KOL_SHEET_TEXT_COVER_TITLE,
  KOL_SHEET_TEXT_COVER_LABEL,
  KOL_SHEET_TEXT_COVER_VALUE,
  KOL_SHEET_TEXT_COVER_NOTE,
  KOL_SHEET_TEXT_WALL_NAME,
  KOL_SHEET_TEXT_NAME,
  KOL_SHEET_TEXT_PLACE,
  KOL_SHEET_TEXT_CHIP,
  KOL_SHEET_TEXT_AGENCY,
  KOL_SHEET_TEXT_CHOSEN,
  KOL_SHEET_TEXT_MAYBE,
  KOL_SHEET_TEXT_DROPPED,
  KOL_SHEET_TEXT_NOTE,
  KOL_SHEET_TEXT_LINK,
  KOL_SHEET_TEXT_LABEL,
  KOL_SHEET_TEXT_VALUE,
  KOL_SHEET_TEXT_INITIALS,
  KOL_SHEET_TEXT_HEADING,
  KOL_SHEET_TEXT_TERM,
  KOL_SHEET_TEXT_BASIS,
  KOL_SHEET_TEXT_BODY,
  KOL_SHEET_TEXT_MESSAGE,
  KOL_SHEET_TEXT_FOOTER,
  KOL_N_SHEET_TEXTS,
} KolSheetText;

typedef enum
{
  KOL_SHEET_ALIGN_LEFT,
  KOL_SHEET_ALIGN_CENTER,
  KOL_SHEET_ALIGN_RIGHT,
} KolSheetAlign;

/* Colours as 0xRRGGBB */
#define KOL_SHEET_COLOR_LINE 0xdad7e0
#define KOL_SHEET_COLOR_CHIP 0xeeebfb
#define KOL_SHEET_COLOR_BLANK 0xf1eff4
#define KOL_SHEET_COLOR_ACCENT 0x6b4fd1
#define KOL_SHEET_COLOR_NOTE 0xf8f6fb
#define KOL_SHEET_COLOR_CHOSEN 0xdff3e4
#define KOL_SHEET_COLOR_MAYBE 0xfdf0d5
#define KOL_SHEET_COLOR_DROPPED 0xf1eff4

/* What draws on a page, of whatever kind of surface: text that stays text, boxes, pictures, links.
 * Lengths are points of 1/72 inch. Made, used and freed on one thread; measures without a page. */
typedef struct _KolSheet KolSheet;

KolSheet *kol_sheet_new (void);
void kol_sheet_free (KolSheet *self);
void kol_sheet_set_page (KolSheet *self, cairo_t *cr);
void kol_sheet_set_memory (KolSheet *self, KolPictureMemory *memory);
void kol_sheet_begin_scale (KolSheet *self, double x, double y, double scale);
void kol_sheet_end_scale (KolSheet *self);
gboolean kol_sheet_needs (KolSheet *self, double y, double height);

double kol_sheet_measure (KolSheet *self, KolSheetText kind, const char *text);
double kol_sheet_text (KolSheet *self,
                       KolSheetText kind,
                       KolSheetAlign align,
                       const char *text,
                       double x,
                       double baseline,
                       double width);
double kol_sheet_measure_paragraph (KolSheet *self,
                                    KolSheetText kind,
                                    const char *text,
                                    double width,
                                    guint max_lines);
double kol_sheet_paragraph (KolSheet *self,
                            KolSheetText kind,
                            const char *text,
                            double x,
                            double y,
                            double width,
                            guint max_lines);

void kol_sheet_fill_box (KolSheet *self,
                         double x,
                         double y,
                         double width,
                         double height,
                         double radius,
                         guint32 color);
void kol_sheet_outline_box (KolSheet *self,
                            double x,
                            double y,
                            double width,
                            double height,
                            double radius,
                            guint32 color);
void kol_sheet_line (KolSheet *self, double x1, double y1, double x2, double y2, guint32 color);

/**
 * KolSheetPictureFunc:
 * @address: the picture's address
 * @user_data: what was given
 *
 * Returns: (transfer full) (nullable): the picture's coded bytes
 */
typedef GBytes *(*KolSheetPictureFunc) (const char *address, gpointer user_data);

gboolean kol_sheet_picture (KolSheet *self,
                            const char *address,
                            KolPictureShape shape,
                            double x,
                            double y,
                            double width,
                            double height,
                            KolSheetPictureFunc func,
                            gpointer user_data);

void kol_sheet_begin_link (KolSheet *self, const char *uri);
void kol_sheet_begin_link_inside (KolSheet *self, const char *place);
void kol_sheet_end_link (KolSheet *self);
void kol_sheet_mark_place (KolSheet *self, const char *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolSheet, kol_sheet_free)

G_END_DECLS
