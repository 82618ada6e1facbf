// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "picture-fixtures.h"

#include <string.h>

GdkPixbuf *
fixture_plain (int width, int height, guint32 colour)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, (colour & 0xFF) != 0xFF, 8, width,
                                      height);

  gdk_pixbuf_fill (pixbuf, colour);

  return pixbuf;
}

/* Red and green over blue and grey */
GdkPixbuf *
fixture_quadrants (int width, int height)
{
  static const guint32 colours[] = { RED, GREEN, BLUE, GREY };
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);

  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GdkPixbuf) part = gdk_pixbuf_new_subpixbuf (
          pixbuf, (i % 2) * width / 2, (i / 2) * height / 2, width / 2, height / 2);

      gdk_pixbuf_fill (part, colours[i]);
    }

  return pixbuf;
}

/* Something that codes to more than a few bytes, different per seed */
GdkPixbuf *
fixture_busy (int width, int height, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);
  int stride = gdk_pixbuf_get_rowstride (pixbuf);
  int base = g_rand_int_range (random, 0, 128);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width * 3; x++)
      pixels[y * stride + x] = (guint8) (base + (x * 3 + y * 5) % 64 +
                                         g_rand_int_range (random, 0, 64));

  return pixbuf;
}

GBytes *
fixture_code (GdkPixbuf *pixbuf, const char *format)
{
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize size;

  gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, format, &error, NULL);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}

GBytes *
fixture_coded (const char *format, int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = fixture_quadrants (width, height);

  return fixture_code (pixbuf, format);
}

GBytes *
fixture_jpeg (guint32 seed)
{
  g_autoptr (GdkPixbuf) pixbuf = fixture_busy (60, 60, seed);

  return fixture_code (pixbuf, "jpeg");
}

GBytes *
fixture_insert (GBytes *bytes, gsize at, const void *data, gsize size)
{
  GByteArray *array = g_byte_array_new ();
  const guint8 *old = g_bytes_get_data (bytes, NULL);
  gsize old_size = g_bytes_get_size (bytes);

  g_assert_cmpuint (at, <=, old_size);
  g_byte_array_append (array, old, (guint) at);
  g_byte_array_append (array, data, (guint) size);
  g_byte_array_append (array, old + at, (guint) (old_size - at));

  return g_byte_array_free_to_bytes (array);
}

/* Exif 2.3: one directory with one entry, the orientation */
GBytes *
fixture_turn (GBytes *jpeg, guint orientation)
{
  guint8 segment[] = { 0xFF, 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0,    0,    'I', 'I',
                       '*',  0,    8, 0,  0,   0,   1,   0,   0x12, 0x01, 3,   0,
                       1,    0,    0, 0,  0,   0,   0,   0,   0,    0,    0,   0 };

  segment[28] = (guint8) orientation;

  return fixture_insert (jpeg, 2, segment, sizeof segment);
}

/* As many empty scans before the end of a JPEG as its decoder would have to go through */
GBytes *
fixture_many_scans (GBytes *jpeg, guint n_scans)
{
  static const guint8 scan[] = { 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0 };
  g_autoptr (GByteArray) scans = g_byte_array_new ();

  for (guint i = 0; i < n_scans; i++)
    g_byte_array_append (scans, scan, sizeof scan);

  return fixture_insert (jpeg, g_bytes_get_size (jpeg) - 2, scans->data, scans->len);
}

static guint32
crc32_of (const guint8 *data, gsize size)
{
  guint32 crc = 0xFFFFFFFFu;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320u : 0);
    }

  return ~crc;
}

static void
append_be32 (GByteArray *array, guint32 value)
{
  guint32 swapped = GUINT32_TO_BE (value);

  g_byte_array_append (array, (const guint8 *) &swapped, 4);
}

static void
append_png_chunk (GByteArray *png, const char *name, GByteArray *payload)
{
  gsize start = png->len + 4;

  append_be32 (png, payload->len);
  g_byte_array_append (png, (const guint8 *) name, 4);
  g_byte_array_append (png, payload->data, payload->len);
  append_be32 (png, crc32_of (png->data + start, png->len - start));
}

static void
append_zeros_deflated (GByteArray *array, gsize size)
{
  g_autoptr (GZlibCompressor) zlib = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (zlib));
  g_autoptr (GBytes) bytes = NULL;
  static const guint8 zeros[65536];

  for (gsize left = size; left > 0;)
    {
      gsize part = MIN (left, sizeof zeros);

      g_assert_true (g_output_stream_write_all (stream, zeros, part, NULL, NULL, NULL));
      left -= part;
    }

  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  g_byte_array_append (array, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
}

/* A sound PNG, black and one bit deep: a few kilobytes that decode to three bytes a pixel */
GBytes *
fixture_empty_png (guint width, guint height)
{
  GByteArray *png = g_byte_array_new ();
  g_autoptr (GByteArray) header = g_byte_array_new ();
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autoptr (GByteArray) end = g_byte_array_new ();
  static const guint8 kind[] = { 1, 0, 0, 0, 0 };

  append_be32 (header, width);
  append_be32 (header, height);
  g_byte_array_append (header, kind, sizeof kind);
  append_zeros_deflated (data, (gsize) height * (1 + (width + 7) / 8));

  g_byte_array_append (png, (const guint8 *) "\211PNG\r\n\032\n", 8);
  append_png_chunk (png, "IHDR", header);
  append_png_chunk (png, "IDAT", data);
  append_png_chunk (png, "IEND", end);

  return g_byte_array_free_to_bytes (png);
}

static void
append_le (GByteArray *array, guint64 value, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      guint8 byte = (guint8) (value >> (8 * i));

      g_byte_array_append (array, &byte, 1);
    }
}

static void
append_webp_chunk (GByteArray *webp, const char *name, const guint8 *data, gsize size)
{
  g_byte_array_append (webp, (const guint8 *) name, 4);
  append_le (webp, (guint32) size, 4);
  g_byte_array_append (webp, data, (guint) size);
  if (size % 2 == 1)
    append_le (webp, 0, 1);
}

static GBytes *
finish_webp (GByteArray *chunks)
{
  GByteArray *webp = g_byte_array_new ();

  g_byte_array_append (webp, (const guint8 *) "RIFF", 4);
  append_le (webp, 4 + chunks->len, 4);
  g_byte_array_append (webp, (const guint8 *) "WEBP", 4);
  g_byte_array_append (webp, chunks->data, chunks->len);

  return g_byte_array_free_to_bytes (webp);
}

static void
append_webp_canvas (GByteArray *chunks, guint8 flags, guint width, guint height)
{
  g_autoptr (GByteArray) canvas = g_byte_array_new ();

  append_le (canvas, flags, 4);
  append_le (canvas, width - 1, 3);
  append_le (canvas, height - 1, 3);
  append_webp_chunk (chunks, "VP8X", canvas->data, canvas->len);
}

/* A WebP that says it is so large */
GBytes *
fixture_webp_canvas (guint width, guint height)
{
  g_autoptr (GByteArray) chunks = g_byte_array_new ();

  append_webp_canvas (chunks, 0, width, height);

  return finish_webp (chunks);
}

/* Two sound frames of 16 × 16 */
GBytes *
fixture_animated_webp (void)
{
  g_autoptr (GBytes) still = fixture_coded ("webp", 16, 16);
  const guint8 *frame = g_bytes_get_data (still, NULL);
  g_autoptr (GByteArray) chunks = g_byte_array_new ();
  static const guint8 animation[6] = { 0 };

  append_webp_canvas (chunks, 0x02, 16, 16);
  append_webp_chunk (chunks, "ANIM", animation, sizeof animation);

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GByteArray) payload = g_byte_array_new ();

      append_le (payload, 0, 6);
      append_le (payload, 15, 3);
      append_le (payload, 15, 3);
      append_le (payload, 100, 4);
      g_byte_array_append (payload, frame + 12, (guint) g_bytes_get_size (still) - 12);
      append_webp_chunk (chunks, "ANMF", payload->data, payload->len);
    }

  return finish_webp (chunks);
}

guint32
fixture_pixel (KolPicture *picture, int x, int y)
{
  const guint8 *pixels = g_bytes_get_data (kol_picture_get_pixels (picture), NULL);
  const guint8 *pixel = pixels + (gsize) y * kol_picture_get_stride (picture) + (gsize) x * 4;

  return ((guint32) pixel[0] << 24) | ((guint32) pixel[1] << 16) | ((guint32) pixel[2] << 8) |
         pixel[3];
}

/* The largest difference of a channel, 0 to 255 */
int
fixture_colour_distance (guint32 a, guint32 b)
{
  int distance = 0;

  for (int shift = 0; shift < 32; shift += 8)
    distance = MAX (distance, ABS ((int) ((a >> shift) & 0xFF) - (int) ((b >> shift) & 0xFF)));

  return distance;
}
