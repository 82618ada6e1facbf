// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "kol-sheet-private.h"

/* Pixels to the inch a picture is handed over with at most: sharp on paper, small to send. What the
 * image server sends for an avatar (120 pixels) and a cover (240) stays as it came. */
#define RESOLUTION 540.0

/* Limits rise in steps, so that a face shown in two sizes is still one picture in the file. */
#define SIDE_STEP 160.0

/* As kol_picture_new_from_coded() rounds a cover */
#define COVER_ROUNDNESS 12.0

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} Box;

static double
get_scale (cairo_t *cr)
{
  double x = 1;
  double y = 0;

  cairo_user_to_device_distance (cr, &x, &y);

  return hypot (x, y);
}

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

/* The middle of the picture, as much as the box can hold. */
static void
paint_middle (cairo_t *cr, cairo_surface_t *surface, const Box *box)
{
  double width = cairo_image_surface_get_width (surface);
  double height = cairo_image_surface_get_height (surface);
  double scale = MAX (box->width / width, box->height / height);

  cairo_translate (cr, box->x + (box->width - width * scale) / 2,
                   box->y + (box->height - height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
}

static double
get_radius (KolPictureShape shape, const Box *box)
{
  double side = MIN (box->width, box->height);

  return shape == KOL_PICTURE_SHAPE_ROUND ? side / 2 : side / COVER_ROUNDNESS;
}

static gboolean
show_jpeg (KolSheet *self, GBytes *coded, KolPictureShape shape, const Box *box)
{
  double side = MAX (box->width, box->height) * get_scale (self->cr) / 72 * RESOLUTION;
  int max_side = (int) (ceil (side / SIDE_STEP) * SIDE_STEP);
  int width, height;
  g_autoptr (GBytes) jpeg = kol_picture_to_jpeg (coded, max_side, &width, &height, NULL);
  cairo_surface_t *surface;
  gboolean shown;

  if (jpeg == NULL)
    return FALSE;

  surface = surface_of_jpeg (jpeg, width, height);
  shown = cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;
  if (shown)
    {
      cairo_save (self->cr);
      kol_sheet_trace_box (self, box->x, box->y, box->width, box->height, get_radius (shape, box));
      cairo_clip (self->cr);
      paint_middle (self->cr, surface, box);
      cairo_restore (self->cr);
    }
  cairo_surface_destroy (surface);

  return shown;
}

/* From red, green, blue and alpha in that order to cairo's words */
static cairo_surface_t *
surface_of_picture (KolPicture *picture)
{
  int width = kol_picture_get_width (picture);
  int height = kol_picture_get_height (picture);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  const guint8 *from = g_bytes_get_data (kol_picture_get_pixels (picture), NULL);
  guint8 *rows = cairo_image_surface_get_data (surface);

  for (int y = 0; rows != NULL && y < height; y++)
    {
      guint32 *to = (guint32 *) (gpointer) (rows +
                                            (gsize) y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++, from += 4)
        to[x] = (guint32) from[3] << 24 | (guint32) from[0] << 16 | (guint32) from[1] << 8 |
                from[2];
    }
  cairo_surface_mark_dirty (surface);

  return surface;
}

static int
to_pixels (double length)
{
  return CLAMP ((int) lround (length), 1, KOL_PICTURE_MAX_SIDE);
}

static KolPicture *
dup_picture (KolSheet *self,
             const char *address,
             KolPictureShape shape,
             const Box *box,
             KolSheetPictureFunc func,
             gpointer user_data)
{
  double scale = get_scale (self->cr);
  int width = to_pixels (box->width * scale);
  int height = to_pixels (box->height * scale);
  KolPicture *picture = NULL;
  g_autoptr (GBytes) coded = NULL;

  if (self->memory != NULL)
    picture = kol_picture_memory_get (self->memory, address, shape, width, height);
  if (picture != NULL)
    return g_object_ref (picture);

  coded = func (address, user_data);
  if (coded != NULL)
    picture = kol_picture_new_from_coded (coded, shape, width, height, NULL);
  if (picture != NULL && self->memory != NULL)
    kol_picture_memory_add (self->memory, address, shape, picture);

  return picture;
}

static gboolean
show_pixels (KolSheet *self,
             const char *address,
             KolPictureShape shape,
             const Box *box,
             KolSheetPictureFunc func,
             gpointer user_data)
{
  g_autoptr (KolPicture) picture = dup_picture (self, address, shape, box, func, user_data);
  cairo_surface_t *surface;

  if (picture == NULL)
    return FALSE;

  surface = surface_of_picture (picture);
  cairo_save (self->cr);
  paint_middle (self->cr, surface, box);
  cairo_restore (self->cr);
  cairo_surface_destroy (surface);

  return TRUE;
}

/**
 * kol_sheet_picture:
 * @self: a sheet with a page
 * @address: the picture's address
 * @shape: how it is cut
 * @x: left edge of its box
 * @y: upper edge
 * @width: width
 * @height: height
 * @func: (scope call): asked for the picture's coded bytes, unless it was decoded before
 * @user_data: for @func
 *
 * Fills a box with the middle of a picture. In a PDF it stays the JPEG it is, and comes once
 * however often it is shown; on pixels it is decoded to no more of them than it takes.
 *
 * Returns: %FALSE when there is no picture that can be shown; nothing is drawn then
 */
gboolean
kol_sheet_picture (KolSheet *self,
                   const char *address,
                   KolPictureShape shape,
                   double x,
                   double y,
                   double width,
                   double height,
                   KolSheetPictureFunc func,
                   gpointer user_data)
{
  Box box = { x, y, width, height };
  g_autoptr (GBytes) coded = NULL;

  g_return_val_if_fail (self != NULL && self->cr != NULL, FALSE);
  g_return_val_if_fail (address != NULL, FALSE);
  g_return_val_if_fail (width > 0 && height > 0, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  if (!cairo_surface_supports_mime_type (cairo_get_target (self->cr), CAIRO_MIME_TYPE_JPEG))
    return show_pixels (self, address, shape, &box, func, user_data);

  coded = func (address, user_data);

  return coded != NULL && show_jpeg (self, coded, shape, &box);
}
