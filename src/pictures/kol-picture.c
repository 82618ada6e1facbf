// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-picture.h"

#include <glib/gi18n-lib.h>

#include "kol-picture-decode.h"
#include "kol-picture-header.h"
#include "kol-picture-mask.h"

#define N_CHANNELS 4

/* Immutable: any thread may read it. */
struct _KolPicture
{
  GObject parent_instance;

  GBytes *pixels; /* owned, stride × height bytes of premultiplied RGBA */
  int width;      /* pixels */
  int height;     /* pixels */
};

G_DEFINE_FINAL_TYPE (KolPicture, kol_picture, G_TYPE_OBJECT)
G_DEFINE_QUARK (kol_picture_error_quark, kol_picture_error)

/* The middle of the picture at exactly the target's size, as large as it can be without leaving a
 * gap */
static GdkPixbuf *
cover (GdkPixbuf *source, int width, int height)
{
  int source_width = gdk_pixbuf_get_width (source);
  int source_height = gdk_pixbuf_get_height (source);
  double scale = MAX ((double) width / source_width, (double) height / source_height);
  GdkPixbuf *target = gdk_pixbuf_new (GDK_COLORSPACE_RGB, gdk_pixbuf_get_has_alpha (source), 8,
                                      width, height);

  if (target == NULL)
    return NULL;

  gdk_pixbuf_scale (source, target, 0, 0, width, height, (width - source_width * scale) / 2.0,
                    (height - source_height * scale) / 2.0, scale, scale, GDK_INTERP_BILINEAR);

  return target;
}

static inline guint8
multiply (guint a, guint b)
{
  return (guint8) ((a * b + 127) / 255);
}

static GBytes *
shape_pixels (GdkPixbuf *pixbuf, GBytes *mask)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  const guint8 *coverage = g_bytes_get_data (mask, NULL);
  gsize size = (gsize) width * (gsize) height * N_CHANNELS;
  guint8 *pixels = g_malloc (size);
  guint8 *target = pixels;

  for (int y = 0; y < height; y++)
    {
      const guint8 *source = gdk_pixbuf_read_pixels (pixbuf) +
                             (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf);

      for (int x = 0; x < width; x++, source += n_channels, target += N_CHANNELS)
        {
          guint alpha = *coverage++;

          if (n_channels == N_CHANNELS)
            alpha = multiply (alpha, source[3]);

          target[0] = multiply (source[0], alpha);
          target[1] = multiply (source[1], alpha);
          target[2] = multiply (source[2], alpha);
          target[3] = (guint8) alpha;
        }
    }

  return g_bytes_new_take (pixels, size);
}

static void
kol_picture_finalize (GObject *object)
{
  KolPicture *self = KOL_PICTURE (object);

  g_clear_pointer (&self->pixels, g_bytes_unref);

  G_OBJECT_CLASS (kol_picture_parent_class)->finalize (object);
}

static void
kol_picture_class_init (KolPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kol_picture_finalize;
}

static void
kol_picture_init (KolPicture *self)
{
}

/**
 * kol_picture_new_from_coded:
 * @coded: a JPEG, PNG or WebP, by content, of at most %KOL_PICTURE_MAX_BYTES and
 * %KOL_PICTURE_MAX_SIDE pixels on a side
 * @shape: how it is cut
 * @width: pixels of the screen, that is shown width × scale; 1 to %KOL_PICTURE_MAX_SIDE
 * @height: pixels of the screen, that is shown height × scale; 1 to %KOL_PICTURE_MAX_SIDE
 * @error: %KOL_PICTURE_ERROR_TOO_LARGE or %KOL_PICTURE_ERROR_FORMAT
 *
 * Decodes a picture, turns it as its Exif data say, cuts its middle to exactly @width × @height and
 * rounds it. Takes long enough to be done on another thread than the window's; any thread may.
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL
 */
KolPicture *
kol_picture_new_from_coded (GBytes *coded,
                            KolPictureShape shape,
                            int width,
                            int height,
                            GError **error)
{
  g_autoptr (GdkPixbuf) decoded = NULL;
  g_autoptr (GdkPixbuf) target = NULL;
  g_autoptr (GBytes) mask = NULL;
  KolPictureHeader header;
  KolPicture *self;

  g_return_val_if_fail (coded != NULL, NULL);
  g_return_val_if_fail (width > 0 && width <= KOL_PICTURE_MAX_SIDE, NULL);
  g_return_val_if_fail (height > 0 && height <= KOL_PICTURE_MAX_SIDE, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!kol_picture_header_read (coded, &header, error))
    return NULL;

  decoded = kol_picture_decode (coded, &header, MAX (width, height), error);
  if (decoded == NULL)
    return NULL;

  target = cover (decoded, width, height);
  if (target == NULL)
    {
      g_set_error_literal (error, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_TOO_LARGE,
                           _ ("The picture is too large."));
      return NULL;
    }

  mask = kol_picture_mask_get (shape, width, height);
  self = g_object_new (KOL_TYPE_PICTURE, NULL);
  self->pixels = shape_pixels (target, mask);
  self->width = width;
  self->height = height;

  return self;
}

/**
 * kol_picture_get_width:
 * @self: a picture
 *
 * Returns: its width in pixels
 */
int
kol_picture_get_width (KolPicture *self)
{
  g_return_val_if_fail (KOL_IS_PICTURE (self), 0);

  return self->width;
}

/**
 * kol_picture_get_height:
 * @self: a picture
 *
 * Returns: its height in pixels
 */
int
kol_picture_get_height (KolPicture *self)
{
  g_return_val_if_fail (KOL_IS_PICTURE (self), 0);

  return self->height;
}

/**
 * kol_picture_get_stride:
 * @self: a picture
 *
 * Returns: bytes from one row to the next
 */
gsize
kol_picture_get_stride (KolPicture *self)
{
  g_return_val_if_fail (KOL_IS_PICTURE (self), 0);

  return (gsize) self->width * N_CHANNELS;
}

/**
 * kol_picture_get_pixels:
 * @self: a picture
 *
 * The pixels: bytes in the order red, green, blue, alpha, colours multiplied by alpha, which GDK
 * calls GDK_MEMORY_R8G8B8A8_PREMULTIPLIED.
 *
 * Returns: (transfer none): stride × height bytes
 */
GBytes *
kol_picture_get_pixels (KolPicture *self)
{
  g_return_val_if_fail (KOL_IS_PICTURE (self), NULL);

  return self->pixels;
}
