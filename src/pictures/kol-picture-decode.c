// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-picture-decode.h"

#include <glib/gi18n-lib.h>

#include "kol-picture.h"

typedef struct
{
  const KolPictureHeader *header; /* borrowed */
  int side;                       /* pixels */
  gboolean refused;               /* the decoder reads another size than we did */
} Decoding;

static void
on_size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  Decoding *self = user_data;
  int divisor = 1;

  g_assert (GDK_IS_PIXBUF_LOADER (loader));

  if (width != self->header->width || height != self->header->height)
    {
      self->refused = TRUE;
      gdk_pixbuf_loader_set_size (loader, 0, 0);
      return;
    }

  /* Halves cost nothing in a JPEG; the exact size is the caller's, as which side is up is known
   * only afterwards. PNG cannot decode to another size. */
  if (self->header->format == KOL_PICTURE_FORMAT_PNG)
    return;

  while (width / (divisor * 2) >= self->side && height / (divisor * 2) >= self->side)
    divisor *= 2;

  if (divisor > 1)
    gdk_pixbuf_loader_set_size (loader, (width + divisor - 1) / divisor,
                                (height + divisor - 1) / divisor);
}

static gboolean
feed (GdkPixbufLoader *loader, GBytes *coded)
{
  gboolean written = gdk_pixbuf_loader_write_bytes (loader, coded, NULL);

  /* A loader has to be closed even after a failure. */
  return gdk_pixbuf_loader_close (loader, NULL) && written;
}

/**
 * kol_picture_decode:
 * @coded: a coded picture
 * @header: what kol_picture_header_read() said of it
 * @side: pixels, 1 or more; the picture is halved for as long as neither side gets shorter than
 * this
 * @error: %KOL_PICTURE_ERROR_FORMAT
 *
 * Decodes with the one decoder of the format, no larger than needed, and turns the picture as its
 * Exif data say.
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL when it is damaged
 */
GdkPixbuf *
kol_picture_decode (GBytes *coded, const KolPictureHeader *header, int side, GError **error)
{
  const char *name = kol_picture_format_get_loader (header->format);
  Decoding decoding = { .header = header, .side = side };
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (name, NULL);
  GdkPixbuf *pixbuf = NULL;

  if (loader == NULL)
    {
      g_set_error (error, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_FORMAT,
                   /* Translators: the name of a picture format, such as webp */
                   _ ("No decoder for %s pictures is installed."), name);
      return NULL;
    }

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared_cb), &decoding);

  if (feed (loader, coded) && !decoding.refused)
    pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);

  if (pixbuf == NULL)
    {
      g_set_error_literal (error, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_FORMAT,
                           _ ("The picture is damaged."));
      return NULL;
    }

  return gdk_pixbuf_apply_embedded_orientation (pixbuf);
}
