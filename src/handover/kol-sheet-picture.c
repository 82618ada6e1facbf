// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>

#include "kol-picture.h"
#include "kol-sheet-private.h"

/* Pixels to the inch a picture is handed over with at most: sharp on paper, small to send. What the
 * image server sends for an avatar (120 pixels) and a cover (240) stays as it came. */
#define RESOLUTION 540.0

/* A surface whose pixels nobody reads: the page takes the JPEG. Pictures of the same bytes become
 * one in the file, without being kept in memory, by a name made of their bytes. */
static cairo_surface_t *
surface_of_jpeg (GBytes *jpeg, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  char *name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, jpeg);
  gsize size;
  const guint8 *data = g_bytes_get_data (jpeg, &size);

  cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, size,
                               (cairo_destroy_func_t) g_bytes_unref, g_bytes_ref (jpeg));
  cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_UNIQUE_ID, (const guint8 *) name,
                               strlen (name), g_free, name);

  return surface;
}

static void
copy_row (guint32 *to, const guint8 *from, int width, int n_channels)
{
  for (int i = 0; i < width; i++, from += n_channels)
    to[i] = (guint32) from[0] << 16 | (guint32) from[1] << 8 | from[2];
}

/* For pages that do not take a JPEG: pixels on a screen, a printer's driver. */
static cairo_surface_t *
surface_of_pixels (GBytes *jpeg)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (jpeg);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, NULL);
  cairo_surface_t *surface;
  guint8 *pixels;

  if (pixbuf == NULL)
    return NULL;

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, gdk_pixbuf_get_width (pixbuf),
                                        gdk_pixbuf_get_height (pixbuf));
  pixels = cairo_image_surface_get_data (surface);
  for (int y = 0; pixels != NULL && y < gdk_pixbuf_get_height (pixbuf); y++)
    copy_row (
        (guint32 *) (gpointer) (pixels + (gsize) y * cairo_image_surface_get_stride (surface)),
        gdk_pixbuf_read_pixels (pixbuf) + (gsize) y * gdk_pixbuf_get_rowstride (pixbuf),
        gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_n_channels (pixbuf));
  cairo_surface_mark_dirty (surface);

  return surface;
}

static cairo_surface_t *
create_surface (cairo_t *cr, GBytes *coded, double side)
{
  int width, height;
  int max_side = (int) ceil (side / 72 * RESOLUTION);
  g_autoptr (GBytes) jpeg = kol_picture_to_jpeg (coded, max_side, &width, &height, NULL);

  if (jpeg == NULL)
    return NULL;
  if (cairo_surface_supports_mime_type (cairo_get_target (cr), CAIRO_MIME_TYPE_JPEG))
    return surface_of_jpeg (jpeg, width, height);

  return surface_of_pixels (jpeg);
}

/* The middle of the picture, as much as the box can hold. */
static void
paint_cover (cairo_t *cr, cairo_surface_t *surface, double x, double y, double width, double height)
{
  double picture_width = cairo_image_surface_get_width (surface);
  double picture_height = cairo_image_surface_get_height (surface);
  double scale = MAX (width / picture_width, height / picture_height);

  cairo_translate (cr, x + (width - picture_width * scale) / 2,
                   y + (height - picture_height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
}

/**
 * kol_sheet_picture:
 * @self: a sheet with a page
 * @coded: a picture's coded bytes
 * @x: left edge of its box
 * @y: upper edge
 * @width: width
 * @height: height
 * @radius: of the box's corners; half its side for a disc
 *
 * Fills a box with the middle of a picture. In a PDF it stays the JPEG it is, and comes once
 * however often it is shown.
 *
 * Returns: %FALSE when @coded is no picture that can be shown; nothing is drawn then
 */
gboolean
kol_sheet_picture (KolSheet *self,
                   GBytes *coded,
                   double x,
                   double y,
                   double width,
                   double height,
                   double radius)
{
  cairo_surface_t *surface;
  gboolean drawn;

  g_return_val_if_fail (self != NULL && self->cr != NULL, FALSE);
  g_return_val_if_fail (coded != NULL, FALSE);

  surface = create_surface (self->cr, coded, MAX (width, height));
  if (surface == NULL)
    return FALSE;

  drawn = cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;
  if (drawn)
    {
      cairo_save (self->cr);
      kol_sheet_trace_box (self, x, y, width, height, radius);
      cairo_clip (self->cr);
      paint_cover (self->cr, surface, x, y, width, height);
      cairo_restore (self->cr);
    }
  cairo_surface_destroy (surface);

  return drawn;
}
