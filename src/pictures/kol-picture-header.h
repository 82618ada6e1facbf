// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A JPEG is decoded once per scan; honest progressive ones have about ten. */
#define KOL_PICTURE_MAX_SCANS 100

typedef enum
{
  KOL_PICTURE_FORMAT_JPEG,
  KOL_PICTURE_FORMAT_PNG,
  KOL_PICTURE_FORMAT_WEBP,
} KolPictureFormat;

/**
 * KolPictureHeader:
 * @format: told by the content, whatever the server calls it
 * @width: in pixels, as coded, 1 to %KOL_PICTURE_MAX_SIDE
 * @height: in pixels, as coded, 1 to %KOL_PICTURE_MAX_SIDE
 * @n_channels: of a JPEG: 1 grey, 3 colour, 4 for print; 0 for the other formats
 * @has_exif: of a JPEG: it carries Exif data and may have to be turned
 * @is_complete: of a JPEG: it has its end marker
 *
 * What a coded picture says of itself before anything is decoded.
 */
typedef struct
{
  KolPictureFormat format;
  int width;
  int height;
  int n_channels;
  gboolean has_exif;
  gboolean is_complete;
} KolPictureHeader;

gboolean kol_picture_header_read (GBytes *coded, KolPictureHeader *header, GError **error);
const char *kol_picture_format_get_loader (KolPictureFormat format);

G_END_DECLS
