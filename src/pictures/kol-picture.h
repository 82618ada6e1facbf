// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A coded picture larger than this, in bytes or pixels on a side, is refused before it is decoded.
 */
#define KOL_PICTURE_MAX_BYTES (2 * 1024 * 1024)
#define KOL_PICTURE_MAX_SIDE 4096

/**
 * KolPictureError:
 *
 * Why there is no picture. Cells show initials or a blank cover then and say nothing. An address
 * that answered, but not with a picture, is not asked again for a day.
 */
typedef enum
{
  KOL_PICTURE_ERROR_ADDRESS,   /* no address, cut off, or not one we ask */
  KOL_PICTURE_ERROR_FAILED,    /* not answered, or answered with an error */
  KOL_PICTURE_ERROR_TOO_LARGE, /* over a cap */
  KOL_PICTURE_ERROR_FORMAT,    /* no JPEG, PNG or WebP, or a broken one */
} KolPictureError;

/**
 * KolPictureShape:
 * @KOL_PICTURE_SHAPE_ROUND: the middle of the picture as a disc (avatars)
 * @KOL_PICTURE_SHAPE_COVER: the middle of the picture with slightly rounded corners (note covers)
 */
typedef enum
{
  KOL_PICTURE_SHAPE_ROUND,
  KOL_PICTURE_SHAPE_COVER,
} KolPictureShape;

#define KOL_PICTURE_ERROR (kol_picture_error_quark ())
#define KOL_TYPE_PICTURE (kol_picture_get_type ())

GQuark kol_picture_error_quark (void);

/* A decoded picture of exactly the size it is shown at: premultiplied RGBA, ready for a memory
 * texture. */
G_DECLARE_FINAL_TYPE (KolPicture, kol_picture, KOL, PICTURE, GObject)

KolPicture *kol_picture_new_from_coded (GBytes *coded,
                                        KolPictureShape shape,
                                        int width,
                                        int height,
                                        GError **error);
int kol_picture_get_width (KolPicture *self);
int kol_picture_get_height (KolPicture *self);
gsize kol_picture_get_stride (KolPicture *self);
GBytes *kol_picture_get_pixels (KolPicture *self);

/* JPEG of at most max_side pixels on its longer side, for a hand-over; a JPEG that is small enough
 * is returned as it is. */
GBytes *kol_picture_to_jpeg (GBytes *coded, int max_side, int *width, int *height, GError **error);

G_END_DECLS
