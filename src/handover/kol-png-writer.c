// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <math.h>
#include <png.h>

#include "kol-handover.h"
#include "kol-png-writer.h"

#define INCHES_PER_METRE 39.3701
#define MAX_TEXTS 4

struct _KolPngWriter
{
  GOutputStream *stream;     /* owned */
  GCancellable *cancellable; /* owned, nullable */
  png_structp png;           /* owned */
  png_infop info;            /* owned */
  GPtrArray *texts;          /* owned, of char, valid UTF-8: keys and values in turn */
  gboolean begun;
  GError *error; /* owned, nullable: the first thing that went wrong */
};

/* libpng leaves by a long jump to whoever called it: nothing may be owned by the frames between. */
static void
on_error_cb (png_structp png, png_const_charp message)
{
  KolPngWriter *self = png_get_error_ptr (png);

  if (self->error == NULL)
    self->error = g_error_new_literal (KOL_HANDOVER_ERROR, KOL_HANDOVER_ERROR_WRITE, message);
  png_longjmp (png, 1);
}

static void
on_warning_cb (png_structp png, png_const_charp message)
{
  g_debug ("PNG: %s", message);
}

static void
on_bytes_cb (png_structp png, png_bytep bytes, size_t size)
{
  KolPngWriter *self = png_get_io_ptr (png);

  if (!g_output_stream_write_all (self->stream, bytes, size, NULL, self->cancellable, &self->error))
    png_error (png, "not written");
}

static void
on_flush_cb (png_structp png)
{
}

static gboolean
fail (KolPngWriter *self, GError **error)
{
  g_propagate_error (error, g_steal_pointer (&self->error));

  return FALSE;
}

/**
 * kol_png_writer_new:
 * @stream: where to
 * @width: pixels
 * @height: pixels
 * @cancellable: (nullable): ends the writing
 *
 * Returns: (transfer full): a writer that has not written anything
 */
KolPngWriter *
kol_png_writer_new (GOutputStream *stream, int width, int height, GCancellable *cancellable)
{
  KolPngWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);
  g_return_val_if_fail (width > 0 && height > 0, NULL);

  self = g_new0 (KolPngWriter, 1);
  self->stream = g_object_ref (stream);
  g_set_object (&self->cancellable, cancellable);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->png = png_create_write_struct (PNG_LIBPNG_VER_STRING, self, on_error_cb, on_warning_cb);
  self->info = png_create_info_struct (self->png);
  if (self->png == NULL || self->info == NULL)
    g_error ("Not enough memory for a PNG");

  if (setjmp (png_jmpbuf (self->png)) == 0)
    {
      png_set_write_fn (self->png, self, on_bytes_cb, on_flush_cb);
      png_set_IHDR (self->png, self->info, (png_uint_32) width, (png_uint_32) height, 8,
                    PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                    PNG_FILTER_TYPE_DEFAULT);
      /* Text on white and photographs alike: these filters are quick, and bring most */
      png_set_filter (self->png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE | PNG_FILTER_SUB);
    }

  return self;
}

/**
 * kol_png_writer_free:
 * @self: (transfer full): a writer
 */
void
kol_png_writer_free (KolPngWriter *self)
{
  g_return_if_fail (self != NULL);

  png_destroy_write_struct (&self->png, &self->info);
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * kol_png_writer_set_resolution:
 * @self: a writer that has written nothing
 * @pixels_per_inch: how fine it is meant to be shown
 */
void
kol_png_writer_set_resolution (KolPngWriter *self, double pixels_per_inch)
{
  png_uint_32 per_metre = (png_uint_32) lround (pixels_per_inch * INCHES_PER_METRE);

  g_return_if_fail (self != NULL && !self->begun);

  if (setjmp (png_jmpbuf (self->png)) == 0)
    png_set_pHYs (self->png, self->info, per_metre, per_metre, PNG_RESOLUTION_METER);
}

/**
 * kol_png_writer_set_text:
 * @self: a writer that has written nothing
 * @key: what it is, of the PNG specification's words, such as “Title”
 * @text: valid UTF-8; nothing is said when it is empty
 */
void
kol_png_writer_set_text (KolPngWriter *self, const char *key, const char *text)
{
  g_return_if_fail (self != NULL && !self->begun);
  g_return_if_fail (key != NULL);
  g_return_if_fail (text != NULL && g_utf8_validate (text, -1, NULL));
  g_return_if_fail (self->texts->len < 2 * MAX_TEXTS);

  if (*text == '\0')
    return;

  g_ptr_array_add (self->texts, g_strdup (key));
  g_ptr_array_add (self->texts, g_strdup (text));
}

static void
begin (KolPngWriter *self)
{
  png_text texts[MAX_TEXTS] = { 0 };

  for (guint i = 0; i < self->texts->len / 2; i++)
    {
      texts[i].compression = PNG_ITXT_COMPRESSION_NONE;
      texts[i].key = g_ptr_array_index (self->texts, 2 * i);
      texts[i].text = g_ptr_array_index (self->texts, 2 * i + 1);
    }
  png_set_text (self->png, self->info, texts, (int) self->texts->len / 2);
  png_write_info (self->png, self->info);

  /* cairo's words: red, green and blue, the highest byte unused */
  if (G_BYTE_ORDER == G_LITTLE_ENDIAN)
    png_set_bgr (self->png);
  png_set_filler (self->png, 0,
                  G_BYTE_ORDER == G_LITTLE_ENDIAN ? PNG_FILLER_AFTER : PNG_FILLER_BEFORE);
  self->begun = TRUE;
}

/**
 * kol_png_writer_add:
 * @self: a writer
 * @rows: an image surface without alpha, as wide as the picture
 * @n_rows: how many of its rows to write
 * @error: return location for an error of the stream, or %KOL_HANDOVER_ERROR_WRITE
 *
 * Writes the next rows.
 *
 * Returns: whether they are written; after an error nothing more can be
 */
gboolean
kol_png_writer_add (KolPngWriter *self, cairo_surface_t *rows, int n_rows, GError **error)
{
  const guint8 *pixels;
  int stride;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (cairo_image_surface_get_format (rows) == CAIRO_FORMAT_RGB24, FALSE);
  g_return_val_if_fail (n_rows <= cairo_image_surface_get_height (rows), FALSE);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  cairo_surface_flush (rows);
  pixels = cairo_image_surface_get_data (rows);
  stride = cairo_image_surface_get_stride (rows);

  if (setjmp (png_jmpbuf (self->png)) != 0)
    return fail (self, error);

  if (!self->begun)
    begin (self);
  for (int y = 0; y < n_rows; y++)
    png_write_row (self->png, pixels + (gsize) y * (gsize) stride);

  return TRUE;
}

/**
 * kol_png_writer_end:
 * @self: a writer that was given every row
 * @error: return location for an error of the stream, or %KOL_HANDOVER_ERROR_WRITE
 *
 * Writes what follows the rows.
 *
 * Returns: whether the picture is complete
 */
gboolean
kol_png_writer_end (KolPngWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (setjmp (png_jmpbuf (self->png)) != 0)
    return fail (self, error);

  png_write_end (self->png, NULL);

  return TRUE;
}
