// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-picture-decode.h"
#include "kol-picture-header.h"
#include "kol-picture.h"

#define JPEG_QUALITY "85"
#define WHITE 0xFFFFFF
#define OPAQUE 255
#define CHECK_SIZE 64 /* of composited checks, which both are white */

/* A PDF or a workbook takes grey and colour JPEGs as they are; those for print come out inverted in
 * some readers, and readers do not heed Exif data. */
static gboolean
is_plain_jpeg (const KolPictureHeader *header)
{
  return header->format == KOL_PICTURE_FORMAT_JPEG && header->is_complete && !header->has_exif &&
         (header->n_channels == 1 || header->n_channels == 3);
}

/* On white, at most max_side on its longer side */
static GdkPixbuf *
fit (GdkPixbuf *source, int max_side)
{
  int width = gdk_pixbuf_get_width (source);
  int height = gdk_pixbuf_get_height (source);
  int longer = MAX (width, height);

  if (longer > max_side)
    {
      width = MAX ((int) ((gint64) width * max_side / longer), 1);
      height = MAX ((int) ((gint64) height * max_side / longer), 1);
    }
  else if (!gdk_pixbuf_get_has_alpha (source))
    {
      return g_object_ref (source);
    }

  if (!gdk_pixbuf_get_has_alpha (source))
    return gdk_pixbuf_scale_simple (source, width, height, GDK_INTERP_BILINEAR);

  return gdk_pixbuf_composite_color_simple (source, width, height, GDK_INTERP_BILINEAR, OPAQUE,
                                            CHECK_SIZE, WHITE, WHITE);
}

static GBytes *
encode (GdkPixbuf *pixbuf, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  char *data = NULL;
  gsize size = 0;

  if (pixbuf == NULL || !gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", &local_error,
                                                    "quality", JPEG_QUALITY, NULL))
    {
      g_set_error (error, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_FORMAT,
                   _ ("The picture cannot be made a JPEG: %s"),
                   local_error != NULL ? local_error->message : _ ("not enough memory"));
      return NULL;
    }

  return g_bytes_new_take (data, size);
}

static void
tell_size (int *width, int *height, int actual_width, int actual_height)
{
  if (width != NULL)
    *width = actual_width;
  if (height != NULL)
    *height = actual_height;
}

/**
 * kol_picture_to_jpeg:
 * @coded: a JPEG, PNG or WebP, by content, within the caps of kol_picture_new_from_coded()
 * @max_side: pixels on the longer side, 1 or more
 * @width: (out) (optional): the width of what is returned, in pixels
 * @height: (out) (optional): the height of what is returned, in pixels
 * @error: %KOL_PICTURE_ERROR_TOO_LARGE or %KOL_PICTURE_ERROR_FORMAT
 *
 * A JPEG that can be put into a hand-over. One that is small enough, upright and in grey or colour
 * is returned as it came; all else is decoded and coded again at quality 85, on white where it is
 * transparent. Any thread.
 *
 * Returns: (transfer full) (nullable): a JPEG, or %NULL
 */
GBytes *
kol_picture_to_jpeg (GBytes *coded, int max_side, int *width, int *height, GError **error)
{
  g_autoptr (GdkPixbuf) decoded = NULL;
  g_autoptr (GdkPixbuf) fitted = NULL;
  g_autoptr (GBytes) jpeg = NULL;
  KolPictureHeader header;

  g_return_val_if_fail (coded != NULL, NULL);
  g_return_val_if_fail (max_side > 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!kol_picture_header_read (coded, &header, error))
    return NULL;

  if (is_plain_jpeg (&header) && MAX (header.width, header.height) <= max_side)
    {
      tell_size (width, height, header.width, header.height);
      return g_bytes_ref (coded);
    }

  decoded = kol_picture_decode (coded, &header, max_side, error);
  if (decoded == NULL)
    return NULL;

  fitted = fit (decoded, max_side);
  jpeg = encode (fitted, error);
  if (jpeg == NULL)
    return NULL;

  tell_size (width, height, gdk_pixbuf_get_width (fitted), gdk_pixbuf_get_height (fitted));

  return g_steal_pointer (&jpeg);
}
