// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sys/resource.h>

#include "kol-picture-header.h"
#include "kol-picture.h"
#include "picture-fixtures.h"

static void
assert_header (const char *format, KolPictureFormat expected)
{
  g_autoptr (GBytes) coded = fixture_coded (format, 122, 60);
  g_autoptr (GError) error = NULL;
  KolPictureHeader header;

  kol_picture_header_read (coded, &header, &error);
  g_assert_no_error (error);
  g_assert_cmpint (header.format, ==, expected);
  g_assert_cmpint (header.width, ==, 122);
  g_assert_cmpint (header.height, ==, 60);
}

static void
assert_refused (GBytes *coded, KolPictureError code)
{
  g_autoptr (GError) error = NULL;
  KolPictureHeader header;

  g_assert_false (kol_picture_header_read (coded, &header, &error));
  g_assert_error (error, KOL_PICTURE_ERROR, (int) code);
}

static void
test_formats (void)
{
  assert_header ("jpeg", KOL_PICTURE_FORMAT_JPEG);
  assert_header ("png", KOL_PICTURE_FORMAT_PNG);
  assert_header ("webp", KOL_PICTURE_FORMAT_WEBP);
}

static void
test_jpeg_marks (void)
{
  g_autoptr (GBytes) plain = fixture_jpeg (1);
  g_autoptr (GBytes) turned = fixture_turn (plain, 6);
  KolPictureHeader header;

  g_assert_true (kol_picture_header_read (plain, &header, NULL));
  g_assert_false (header.has_exif);
  g_assert_true (header.is_complete);
  g_assert_cmpint (header.n_channels, ==, 3);
  g_assert_true (kol_picture_header_read (turned, &header, NULL));
  g_assert_true (header.has_exif);
}

/* Other formats, and what is not a picture */
static void
test_foreign (void)
{
  static const char *const contents[] = {
    "",
    "x",
    "GIF89a\1\0\1\0",
    "<html><body>403</body></html>",
    "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "\377\330\377",
    "\377\330\377\331",
    "\211PNG\r\n\032\n",
    "RIFF",
    "BM",
  };
  g_autoptr (GdkPixbuf) pixbuf = fixture_plain (8, 8, RED);
  g_autoptr (GBytes) bmp = fixture_code (pixbuf, "bmp");

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GBytes) coded = g_bytes_new_static (contents[i], strlen (contents[i]));

      assert_refused (coded, KOL_PICTURE_ERROR_FORMAT);
    }

  assert_refused (bmp, KOL_PICTURE_ERROR_FORMAT);
}

static void
test_too_many_bytes (void)
{
  g_autoptr (GBytes)
      coded = g_bytes_new_take (g_malloc0 (KOL_PICTURE_MAX_BYTES + 1), KOL_PICTURE_MAX_BYTES + 1);

  assert_refused (coded, KOL_PICTURE_ERROR_TOO_LARGE);
}

static void
test_size_limits (void)
{
  g_autoptr (GBytes) largest = fixture_empty_png (KOL_PICTURE_MAX_SIDE, 1);
  g_autoptr (GBytes) wide = fixture_empty_png (KOL_PICTURE_MAX_SIDE + 1, 1);
  g_autoptr (GBytes) tall = fixture_empty_png (1, KOL_PICTURE_MAX_SIDE + 1);
  g_autoptr (GBytes) none = fixture_empty_png (0, 1);
  g_autoptr (GBytes) huge = fixture_empty_png (0xFFFFFFFF, 0);
  g_autoptr (GBytes) webp = fixture_webp_canvas (16384, 16384);
  g_autoptr (GBytes) webp_vast = fixture_webp_canvas (1 << 24, 1 << 24);
  KolPictureHeader header;

  g_assert_true (kol_picture_header_read (largest, &header, NULL));
  assert_refused (wide, KOL_PICTURE_ERROR_TOO_LARGE);
  assert_refused (tall, KOL_PICTURE_ERROR_TOO_LARGE);
  assert_refused (none, KOL_PICTURE_ERROR_FORMAT);
  assert_refused (huge, KOL_PICTURE_ERROR_FORMAT);
  assert_refused (webp, KOL_PICTURE_ERROR_TOO_LARGE);
  assert_refused (webp_vast, KOL_PICTURE_ERROR_TOO_LARGE);
}

static void
test_animated_webp (void)
{
  g_autoptr (GBytes) coded = fixture_animated_webp ();

  assert_refused (coded, KOL_PICTURE_ERROR_FORMAT);
}

static void
test_cut_webp (void)
{
  g_autoptr (GBytes) whole = fixture_coded ("webp", 64, 64);

  for (gsize size = 0; size < g_bytes_get_size (whole); size++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, size);

      assert_refused (cut, KOL_PICTURE_ERROR_FORMAT);
    }
}

static void
test_many_scans (void)
{
  g_autoptr (GBytes) plain = fixture_jpeg (1);
  g_autoptr (GBytes) few = fixture_many_scans (plain, KOL_PICTURE_MAX_SCANS - 1);
  g_autoptr (GBytes) many = fixture_many_scans (plain, KOL_PICTURE_MAX_SCANS);
  KolPictureHeader header;

  g_assert_true (kol_picture_header_read (few, &header, NULL));
  assert_refused (many, KOL_PICTURE_ERROR_TOO_LARGE);
}

static glong
peak_memory (void)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);

  return usage.ru_maxrss;
}

/* A few kilobytes that would decode to 432 MB are refused before anything is decoded. */
static void
test_bomb (void)
{
  g_autoptr (GBytes) bomb = fixture_empty_png (12000, 12000);
  glong before = peak_memory ();
  g_autoptr (GError) error = NULL;
  double seconds;

  g_assert_cmpuint (g_bytes_get_size (bomb), <, 100 * 1024);

  g_test_timer_start ();
  g_assert_null (kol_picture_new_from_coded (bomb, KOL_PICTURE_SHAPE_ROUND, 32, 32, &error));
  seconds = g_test_timer_elapsed ();

  g_assert_error (error, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_TOO_LARGE);
  g_test_message ("refused in %.3f ms with %ld kB", seconds * 1000, peak_memory () - before);
  g_assert_cmpint (peak_memory () - before, <, 16 * 1024);
  g_assert_cmpfloat (seconds, <, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture-header/formats", test_formats);
  g_test_add_func ("/picture-header/jpeg-marks", test_jpeg_marks);
  g_test_add_func ("/picture-header/foreign", test_foreign);
  g_test_add_func ("/picture-header/too-many-bytes", test_too_many_bytes);
  g_test_add_func ("/picture-header/size-limits", test_size_limits);
  g_test_add_func ("/picture-header/animated-webp", test_animated_webp);
  g_test_add_func ("/picture-header/cut-webp", test_cut_webp);
  g_test_add_func ("/picture-header/many-scans", test_many_scans);
  g_test_add_func ("/picture-header/bomb", test_bomb);

  return g_test_run ();
}
