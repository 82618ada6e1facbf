// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "kol-sheet-private.h"

#define LINE_WIDTH 0.6

/*< private >
 * kol_sheet_set_color:
 * @self: a sheet with a page
 * @color: 0xRRGGBB
 */
void
kol_sheet_set_color (KolSheet *self, guint32 color)
{
  cairo_set_source_rgb (self->cr, ((color >> 16) & 0xff) / 255.0, ((color >> 8) & 0xff) / 255.0,
                        (color & 0xff) / 255.0);
}

/*< private >
 * kol_sheet_trace_box:
 *
 * Begins a path: a box with round corners, or a disc when the radius is half its side.
 */
void
kol_sheet_trace_box (KolSheet *self, double x, double y, double width, double height, double radius)
{
  double r = MIN (radius, MIN (width, height) / 2);

  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, x + width - r, y + r, r, -G_PI_2, 0);
  cairo_arc (self->cr, x + width - r, y + height - r, r, 0, G_PI_2);
  cairo_arc (self->cr, x + r, y + height - r, r, G_PI_2, G_PI);
  cairo_arc (self->cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (self->cr);
}

/**
 * kol_sheet_fill_box:
 * @self: a sheet with a page
 * @x: left edge
 * @y: upper edge
 * @width: width
 * @height: height
 * @radius: of the corners
 * @color: 0xRRGGBB
 */
void
kol_sheet_fill_box (KolSheet *self,
                    double x,
                    double y,
                    double width,
                    double height,
                    double radius,
                    guint32 color)
{
  g_return_if_fail (self != NULL && self->cr != NULL);

  kol_sheet_trace_box (self, x, y, width, height, radius);
  kol_sheet_set_color (self, color);
  cairo_fill (self->cr);
}

/**
 * kol_sheet_outline_box:
 * @self: a sheet with a page
 * @x: left edge
 * @y: upper edge
 * @width: width
 * @height: height
 * @radius: of the corners
 * @color: 0xRRGGBB
 */
void
kol_sheet_outline_box (KolSheet *self,
                       double x,
                       double y,
                       double width,
                       double height,
                       double radius,
                       guint32 color)
{
  g_return_if_fail (self != NULL && self->cr != NULL);

  kol_sheet_trace_box (self, x, y, width, height, radius);
  kol_sheet_set_color (self, color);
  cairo_set_line_width (self->cr, LINE_WIDTH);
  cairo_stroke (self->cr);
}

/**
 * kol_sheet_line:
 * @self: a sheet with a page
 * @x1: where it begins
 * @y1: where it begins
 * @x2: where it ends
 * @y2: where it ends
 * @color: 0xRRGGBB
 */
void
kol_sheet_line (KolSheet *self, double x1, double y1, double x2, double y2, guint32 color)
{
  g_return_if_fail (self != NULL && self->cr != NULL);

  cairo_move_to (self->cr, x1, y1);
  cairo_line_to (self->cr, x2, y2);
  kol_sheet_set_color (self, color);
  cairo_set_line_width (self->cr, LINE_WIDTH);
  cairo_stroke (self->cr);
}

/* Values of a tag's attributes stand between apostrophes. */
static void
begin_tag (KolSheet *self, const char *tag, const char *attribute, const char *value)
{
  g_autoptr (GString) attributes = g_string_new (attribute);

  g_string_append (attributes, "='");
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '\'' || *p == '\\')
        g_string_append_c (attributes, '\\');
      g_string_append_c (attributes, *p);
    }
  g_string_append_c (attributes, '\'');

  cairo_tag_begin (self->cr, tag, attributes->str);
}

/**
 * kol_sheet_begin_link:
 * @self: a sheet with a page
 * @uri: an address
 *
 * Makes what is drawn until kol_sheet_end_link() a link, on surfaces that have links.
 */
void
kol_sheet_begin_link (KolSheet *self, const char *uri)
{
  g_return_if_fail (self != NULL && self->cr != NULL);
  g_return_if_fail (uri != NULL);

  begin_tag (self, CAIRO_TAG_LINK, "uri", uri);
}

/**
 * kol_sheet_begin_link_inside:
 * @self: a sheet with a page
 * @place: what kol_sheet_mark_place() marks on this or another page
 *
 * Like kol_sheet_begin_link(), within the document.
 */
void
kol_sheet_begin_link_inside (KolSheet *self, const char *place)
{
  g_return_if_fail (self != NULL && self->cr != NULL);
  g_return_if_fail (place != NULL);

  begin_tag (self, CAIRO_TAG_LINK, "dest", place);
}

/**
 * kol_sheet_end_link:
 * @self: a sheet with a page and a link begun
 */
void
kol_sheet_end_link (KolSheet *self)
{
  g_return_if_fail (self != NULL && self->cr != NULL);

  cairo_tag_end (self->cr, CAIRO_TAG_LINK);
}

/**
 * kol_sheet_mark_place:
 * @self: a sheet with a page
 * @place: a name of the page, unique in the document
 */
void
kol_sheet_mark_place (KolSheet *self, const char *place)
{
  g_return_if_fail (self != NULL && self->cr != NULL);
  g_return_if_fail (place != NULL);

  begin_tag (self, CAIRO_TAG_DEST, "name", place);
  cairo_tag_end (self->cr, CAIRO_TAG_DEST);
}
