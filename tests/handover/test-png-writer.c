// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "kol-handover.h"
#include "kol-png-writer.h"

/* Two rows of three pixels: red, green, blue; white below. */
static cairo_surface_t *
create_rows (void)
{
  static const guint32 pixels[2][3] = { { 0xff0000, 0x00ff00, 0x0000ff },
                                        { 0xffffff, 0xffffff, 0xffffff } };
  cairo_surface_t *rows = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 3, 2);
  guint8 *data = cairo_image_surface_get_data (rows);

  for (guint y = 0; y < 2; y++)
    for (guint x = 0; x < 3; x++)
      ((guint32 *) (gpointer) (data + y * (guint) cairo_image_surface_get_stride (
                                              rows)))[x] = pixels[y][x];
  cairo_surface_mark_dirty (rows);

  return rows;
}

static void
assert_pixel (GdkPixbuf *pixbuf, int x, int y, guint32 expected)
{
  const guint8 *pixel = gdk_pixbuf_read_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf) +
                        3 * x;

  g_assert_cmphex (pixel[0] << 16 | pixel[1] << 8 | pixel[2], ==, expected);
}

/* Another program's reader sees what was meant. */
static void
test_read_back (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (KolPngWriter) writer = kol_png_writer_new (stream, 3, 3, NULL);
  g_autoptr (GInputStream) written = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *rows = create_rows ();

  kol_png_writer_set_resolution (writer, 192);
  kol_png_writer_set_text (writer, "Title", "春季 🦌");
  kol_png_writer_set_text (writer, "Author", "");
  g_assert_true (kol_png_writer_add (writer, rows, 2, &error));
  g_assert_true (kol_png_writer_add (writer, rows, 1, &error));
  g_assert_true (kol_png_writer_end (writer, &error));
  g_assert_no_error (error);

  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  written = g_memory_input_stream_new_from_bytes (bytes);
  pixbuf = gdk_pixbuf_new_from_stream (written, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 3);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, 3);
  g_assert_false (gdk_pixbuf_get_has_alpha (pixbuf));
  assert_pixel (pixbuf, 0, 0, 0xff0000);
  assert_pixel (pixbuf, 1, 0, 0x00ff00);
  assert_pixel (pixbuf, 2, 0, 0x0000ff);
  assert_pixel (pixbuf, 1, 1, 0xffffff);
  assert_pixel (pixbuf, 2, 2, 0x0000ff);
  g_assert_cmpstr (gdk_pixbuf_get_option (pixbuf, "tEXt::Title"), ==, "春季 🦌");
  g_assert_cmpstr (gdk_pixbuf_get_option (pixbuf, "x-dpi"), ==, "192");
  g_assert_null (gdk_pixbuf_get_option (pixbuf, "tEXt::Author"));
  cairo_surface_destroy (rows);
}

/* What the stream says comes through, not libpng's word for it. */
static void
test_stream_fails (void)
{
  guint8 room[40];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
  g_autoptr (KolPngWriter) writer = kol_png_writer_new (stream, 3, 2, NULL);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *rows = create_rows ();

  g_assert_false (kol_png_writer_add (writer, rows, 2, &error) &&
                  kol_png_writer_end (writer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  cairo_surface_destroy (rows);
}

static void
test_cancelled (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (KolPngWriter) writer = kol_png_writer_new (stream, 3, 2, cancellable);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *rows = create_rows ();

  g_cancellable_cancel (cancellable);
  g_assert_false (kol_png_writer_add (writer, rows, 2, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  cairo_surface_destroy (rows);
}

/* libpng's own word where there is nothing else: too few rows. */
static void
test_too_few_rows (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (KolPngWriter) writer = kol_png_writer_new (stream, 3, 5, NULL);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *rows = create_rows ();

  g_assert_true (kol_png_writer_add (writer, rows, 2, &error));
  g_assert_false (kol_png_writer_end (writer, &error));
  g_assert_error (error, KOL_HANDOVER_ERROR, KOL_HANDOVER_ERROR_WRITE);
  cairo_surface_destroy (rows);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/png-writer/read-back", test_read_back);
  g_test_add_func ("/png-writer/stream-fails", test_stream_fails);
  g_test_add_func ("/png-writer/cancelled", test_cancelled);
  g_test_add_func ("/png-writer/too-few-rows", test_too_few_rows);

  return g_test_run ();
}
