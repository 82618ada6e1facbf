// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-picture-header.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "kol-picture.h"

/* The caps are checked here and not by the decoders: the WebP loader of gdk-pixbuf ignores a
 * refusal in its size-prepared signal, and the JPEG loader decodes all of however many scans it is
 * given. */

#define PNG_SIGNATURE "\211PNG\r\n\032\n"
#define PNG_HEADER_SIZE 33

#define WEBP_HEADER_SIZE 12
#define WEBP_CHUNK_HEADER_SIZE 8
#define WEBP_FLAG_ANIMATION 0x02

#define JPEG_SOS 0xDA
#define JPEG_EOI 0xD9
#define JPEG_APP1 0xE1

static guint
read_be16 (const guint8 *data)
{
  return ((guint) data[0] << 8) | data[1];
}

static guint
read_be32 (const guint8 *data)
{
  return (read_be16 (data) << 16) | read_be16 (data + 2);
}

static guint
read_le16 (const guint8 *data)
{
  return ((guint) data[1] << 8) | data[0];
}

static guint
read_le24 (const guint8 *data)
{
  return ((guint) data[2] << 16) | read_le16 (data);
}

static guint
read_le32 (const guint8 *data)
{
  return (read_le16 (data + 2) << 16) | read_le16 (data);
}

static gboolean
fail_broken (GError **error)
{
  g_set_error_literal (error, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_FORMAT,
                       _ ("The picture is no JPEG, PNG or WebP, or it is damaged."));
  return FALSE;
}

static gboolean
fail_too_large (GError **error)
{
  g_set_error_literal (error, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_TOO_LARGE,
                       _ ("The picture is too large."));
  return FALSE;
}

static gboolean
set_size (KolPictureHeader *header, guint width, guint height, GError **error)
{
  if (width == 0 || height == 0)
    return fail_broken (error);

  if (width > KOL_PICTURE_MAX_SIDE || height > KOL_PICTURE_MAX_SIDE)
    return fail_too_large (error);

  header->width = (int) width;
  header->height = (int) height;

  return TRUE;
}

/* PNG: https://www.w3.org/TR/png/#11IHDR */
static gboolean
read_png (const guint8 *data, gsize size, KolPictureHeader *header, GError **error)
{
  if (size < PNG_HEADER_SIZE || memcmp (data + 12, "IHDR", 4) != 0)
    return fail_broken (error);

  header->format = KOL_PICTURE_FORMAT_PNG;

  return set_size (header, read_be32 (data + 16), read_be32 (data + 20), error);
}

/* WebP: https://developers.google.com/speed/webp/docs/riff_container. The payload of one chunk that
 * tells a size. */
static gboolean
read_webp_chunk (const char *name,
                 const guint8 *data,
                 gsize size,
                 KolPictureHeader *header,
                 GError **error)
{
  guint bits;

  if (memcmp (name, "VP8X", 4) == 0 && size >= 10)
    {
      /* The loader does not survive a damaged animation. */
      if ((data[0] & WEBP_FLAG_ANIMATION) != 0)
        return fail_broken (error);

      return set_size (header, read_le24 (data + 4) + 1, read_le24 (data + 7) + 1, error);
    }

  if (memcmp (name, "VP8 ", 4) == 0 && size >= 10)
    return set_size (header, read_le16 (data + 6) & 0x3fff, read_le16 (data + 8) & 0x3fff, error);

  if (memcmp (name, "VP8L", 4) == 0 && size >= 5)
    {
      bits = read_le32 (data + 1);
      return set_size (header, (bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1, error);
    }

  return fail_broken (error);
}

/* Every chunk has to be there as a whole: of a cut-off picture the loader leaves the rest
 * uninitialised. */
static gboolean
check_webp_chunks (const guint8 *data, gsize size)
{
  gsize position = WEBP_HEADER_SIZE;
  gsize end = (gsize) read_le32 (data + 4) + 8;

  if (end > size)
    return FALSE;

  while (position + WEBP_CHUNK_HEADER_SIZE <= end)
    {
      gsize length = read_le32 (data + position + 4);

      if (length > end - position - WEBP_CHUNK_HEADER_SIZE)
        return FALSE;

      position += WEBP_CHUNK_HEADER_SIZE + length + (length & 1);
    }

  return TRUE;
}

static gboolean
read_webp (const guint8 *data, gsize size, KolPictureHeader *header, GError **error)
{
  const guint8 *chunk = data + WEBP_HEADER_SIZE;

  if (size < WEBP_HEADER_SIZE + WEBP_CHUNK_HEADER_SIZE || !check_webp_chunks (data, size))
    return fail_broken (error);

  header->format = KOL_PICTURE_FORMAT_WEBP;

  return read_webp_chunk ((const char *) chunk, chunk + WEBP_CHUNK_HEADER_SIZE,
                          size - WEBP_HEADER_SIZE - WEBP_CHUNK_HEADER_SIZE, header, error);
}

/* Start of frame, of any coding: C0 to CF without DHT (C4), JPG (C8) and DAC (CC) */
static gboolean
is_jpeg_frame (guint marker)
{
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* Stuffed bytes, fill bytes, TEM and restarts: no segment follows. */
static gboolean
is_jpeg_filler (guint marker)
{
  return marker <= 0x01 || marker == 0xFF || (marker >= 0xD0 && marker <= 0xD8);
}

static gboolean
read_jpeg_segment (guint marker,
                   const guint8 *data,
                   gsize size,
                   KolPictureHeader *header,
                   GError **error)
{
  if (marker == JPEG_APP1 && size >= 4 && memcmp (data, "Exif", 4) == 0)
    header->has_exif = TRUE;

  if (!is_jpeg_frame (marker) || header->width != 0)
    return TRUE;

  if (size < 6)
    return fail_broken (error);

  header->n_channels = data[5];

  return set_size (header, read_be16 (data + 3), read_be16 (data + 1), error);
}

/* JPEG: ITU-T T.81, annex B. Walks from marker to marker the way libjpeg does, which skips what
 * lies between. */
static gboolean
read_jpeg (const guint8 *data, gsize size, KolPictureHeader *header, GError **error)
{
  const guint8 *at = data + 2;
  const guint8 *end = data + size;
  guint n_scans = 0;

  header->format = KOL_PICTURE_FORMAT_JPEG;

  while ((at = memchr (at, 0xFF, end - at)) != NULL && ++at < end && !header->is_complete)
    {
      guint marker = *at;
      gsize length;

      /* A fill byte may itself begin the marker. */
      if (is_jpeg_filler (marker))
        continue;

      header->is_complete = marker == JPEG_EOI;
      length = end - at > 2 ? read_be16 (at + 1) : 0;
      if (header->is_complete || length < 2 || (gsize) (end - at - 1) < length)
        break;

      if (!read_jpeg_segment (marker, at + 3, length - 2, header, error))
        return FALSE;

      if (marker == JPEG_SOS && ++n_scans > KOL_PICTURE_MAX_SCANS)
        return fail_too_large (error);

      at += 1 + length;
    }

  return header->width > 0 && n_scans > 0 ? TRUE : fail_broken (error);
}

/**
 * kol_picture_header_read:
 * @coded: a coded picture
 * @header: (out caller-allocates): what it says of itself; undefined after an error
 * @error: %KOL_PICTURE_ERROR_TOO_LARGE when it is over a cap in bytes, pixels or JPEG scans,
 *   %KOL_PICTURE_ERROR_FORMAT when it is no JPEG, PNG or WebP that holds one picture
 *
 * Tells what a picture is by its content, without decoding it.
 *
 * Returns: whether it may be decoded
 */
gboolean
kol_picture_header_read (GBytes *coded, KolPictureHeader *header, GError **error)
{
  const guint8 *data;
  gsize size;

  g_return_val_if_fail (coded != NULL, FALSE);
  g_return_val_if_fail (header != NULL, FALSE);

  *header = (KolPictureHeader){ 0 };
  data = g_bytes_get_data (coded, &size);

  if (size > KOL_PICTURE_MAX_BYTES)
    return fail_too_large (error);

  if (size >= 4 && data[0] == 0xFF && data[1] == 0xD8 && data[2] == 0xFF)
    return read_jpeg (data, size, header, error);

  if (size >= 8 && memcmp (data, PNG_SIGNATURE, 8) == 0)
    return read_png (data, size, header, error);

  if (size >= WEBP_HEADER_SIZE && memcmp (data, "RIFF", 4) == 0 &&
      memcmp (data + 8, "WEBP", 4) == 0)
    return read_webp (data, size, header, error);

  return fail_broken (error);
}

/**
 * kol_picture_format_get_loader:
 * @format: a format
 *
 * Returns: gdk-pixbuf's name of the one decoder that @format needs
 */
const char *
kol_picture_format_get_loader (KolPictureFormat format)
{
  switch (format)
    {
    case KOL_PICTURE_FORMAT_JPEG:
      return "jpeg";
    case KOL_PICTURE_FORMAT_PNG:
      return "png";
    case KOL_PICTURE_FORMAT_WEBP:
      return "webp";
    default:
      g_return_val_if_reached (NULL);
    }
}
