// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "kol-picture-header.h"
#include "kol-picture.h"
#include "picture-fixtures.h"

/* What coding with loss may change */
#define TOLERANCE 12

static KolPicture *
make (GBytes *coded, KolPictureShape shape, int width, int height)
{
  g_autoptr (GError) error = NULL;
  KolPicture *picture = kol_picture_new_from_coded (coded, shape, width, height, &error);

  g_assert_no_error (error);
  g_assert_true (KOL_IS_PICTURE (picture));
  g_assert_cmpint (kol_picture_get_width (picture), ==, width);
  g_assert_cmpint (kol_picture_get_height (picture), ==, height);
  g_assert_cmpuint (kol_picture_get_stride (picture), ==, (gsize) width * 4);
  g_assert_cmpuint (g_bytes_get_size (kol_picture_get_pixels (picture)), ==,
                    (gsize) width * 4 * (gsize) height);

  return picture;
}

static void
assert_colour (KolPicture *picture, int x, int y, guint32 colour)
{
  guint32 actual = fixture_pixel (picture, x, y);

  if (fixture_colour_distance (actual, colour) > TOLERANCE)
    g_error ("pixel %d, %d is %08x, not %08x", x, y, actual, colour);
}

static void
test_new (void)
{
  g_autoptr (GBytes) coded = fixture_coded ("png", 8, 8);
  KolPicture *picture = make (coded, KOL_PICTURE_SHAPE_ROUND, 8, 8);

  g_assert_finalize_object (picture);
}

static void
test_format (gconstpointer user_data)
{
  const char *format = user_data;
  g_autoptr (GBytes) coded = fixture_coded (format, 120, 120);
  g_autoptr (KolPicture) same = make (coded, KOL_PICTURE_SHAPE_COVER, 120, 120);
  g_autoptr (KolPicture) small = make (coded, KOL_PICTURE_SHAPE_COVER, 32, 32);
  g_autoptr (KolPicture) large = make (coded, KOL_PICTURE_SHAPE_COVER, 300, 300);

  assert_colour (same, 30, 30, RED);
  assert_colour (same, 90, 30, GREEN);
  assert_colour (same, 30, 90, BLUE);
  assert_colour (same, 90, 90, GREY);
  assert_colour (small, 8, 8, RED);
  assert_colour (small, 24, 24, GREY);
  assert_colour (large, 75, 75, RED);
  assert_colour (large, 225, 225, GREY);
}

/* Of a wide or tall picture the middle is shown, undistorted. */
static void
test_crop (void)
{
  g_autoptr (GdkPixbuf) wide = fixture_plain (400, 100, GREY);
  g_autoptr (GdkPixbuf) middle = gdk_pixbuf_new_subpixbuf (wide, 150, 0, 100, 100);
  g_autoptr (GdkPixbuf) tall = NULL;
  g_autoptr (GBytes) wide_coded = NULL;
  g_autoptr (GBytes) tall_coded = NULL;
  g_autoptr (KolPicture) from_wide = NULL;
  g_autoptr (KolPicture) from_tall = NULL;

  gdk_pixbuf_fill (middle, RED);
  tall = gdk_pixbuf_rotate_simple (wide, GDK_PIXBUF_ROTATE_CLOCKWISE);
  wide_coded = fixture_code (wide, "png");
  tall_coded = fixture_code (tall, "png");
  from_wide = make (wide_coded, KOL_PICTURE_SHAPE_COVER, 40, 40);
  from_tall = make (tall_coded, KOL_PICTURE_SHAPE_COVER, 40, 40);

  for (int i = 4; i < 36; i++)
    {
      assert_colour (from_wide, i, 20, RED);
      assert_colour (from_tall, 20, i, RED);
    }
}

static void
test_extremes (void)
{
  g_autoptr (GBytes) line = fixture_empty_png (KOL_PICTURE_MAX_SIDE, 1);
  g_autoptr (GBytes) dot = fixture_empty_png (1, 1);
  g_autoptr (KolPicture) from_line = make (line, KOL_PICTURE_SHAPE_ROUND, 48, 48);
  g_autoptr (KolPicture) from_dot = make (dot, KOL_PICTURE_SHAPE_COVER, 48, 64);
  g_autoptr (KolPicture) tiny = make (dot, KOL_PICTURE_SHAPE_ROUND, 1, 1);

  assert_colour (from_line, 24, 24, 0x000000FF);
  assert_colour (from_dot, 24, 32, 0x000000FF);
  g_assert_nonnull (tiny);
}

/* A disc of a white square: opaque inside, nothing outside, its edge between, and premultiplied all
 * over */
static void
test_round (void)
{
  g_autoptr (GdkPixbuf) white = fixture_plain (64, 64, 0xFFFFFFFF);
  g_autoptr (GBytes) coded = fixture_code (white, "png");
  g_autoptr (KolPicture) picture = make (coded, KOL_PICTURE_SHAPE_ROUND, 64, 64);
  guint n_partial = 0;
  guint sum = 0;

  for (int y = 0; y < 64; y++)
    for (int x = 0; x < 64; x++)
      {
        guint32 pixel = fixture_pixel (picture, x, y);
        guint alpha = pixel & 0xFF;
        double distance = hypot (x + 0.5 - 32, y + 0.5 - 32);

        g_assert_cmphex (pixel, ==, alpha * 0x01010101u);
        g_assert_cmphex (pixel, ==, fixture_pixel (picture, 63 - x, y));
        g_assert_cmphex (pixel, ==, fixture_pixel (picture, y, x));
        if (distance < 31)
          g_assert_cmpuint (alpha, ==, 255);
        if (distance > 33)
          g_assert_cmpuint (alpha, ==, 0);

        n_partial += alpha > 0 && alpha < 255;
        sum += alpha;
      }

  /* The edge is soft, and what is covered is the disc's area to a percent. */
  g_assert_cmpuint (n_partial, >, 100);
  g_assert_cmpfloat_with_epsilon (sum / 255.0, G_PI * 32 * 32, 32);
}

/* In a target that is no square, the disc stands in the middle. */
static void
test_round_oblong (void)
{
  g_autoptr (GdkPixbuf) white = fixture_plain (64, 64, 0xFFFFFFFF);
  g_autoptr (GBytes) coded = fixture_code (white, "png");
  g_autoptr (KolPicture) picture = make (coded, KOL_PICTURE_SHAPE_ROUND, 60, 40);

  assert_colour (picture, 30, 20, 0xFFFFFFFF);
  assert_colour (picture, 12, 20, 0xFFFFFFFF);
  g_assert_cmphex (fixture_pixel (picture, 8, 20), ==, 0);
  g_assert_cmphex (fixture_pixel (picture, 51, 20), ==, 0);
}

/* Corners are about 4 px round on a cover 48 px wide, and as round to the eye at twice the scale.
 */
static void
test_cover_corners (void)
{
  g_autoptr (GdkPixbuf) white = fixture_plain (96, 128, 0xFFFFFFFF);
  g_autoptr (GBytes) coded = fixture_code (white, "png");

  for (int scale = 1; scale <= 2; scale++)
    {
      g_autoptr (KolPicture)
          picture = make (coded, KOL_PICTURE_SHAPE_COVER, 48 * scale, 64 * scale);
      int right = 48 * scale - 1;
      int bottom = 64 * scale - 1;

      g_assert_cmphex (fixture_pixel (picture, 0, 0), ==, 0);
      g_assert_cmphex (fixture_pixel (picture, right, bottom), ==, 0);
      g_assert_cmphex (fixture_pixel (picture, 4 * scale, 0), ==, 0xFFFFFFFF);
      g_assert_cmphex (fixture_pixel (picture, 0, 4 * scale), ==, 0xFFFFFFFF);
      g_assert_cmphex (fixture_pixel (picture, right, bottom - 4 * scale), ==, 0xFFFFFFFF);
      g_assert_cmphex (fixture_pixel (picture, 2 * scale, 2 * scale), ==, 0xFFFFFFFF);
    }
}

static void
test_transparent (void)
{
  g_autoptr (GdkPixbuf) half = fixture_plain (32, 32, 0xFF800080);
  g_autoptr (GBytes) coded = fixture_code (half, "png");
  g_autoptr (KolPicture) picture = make (coded, KOL_PICTURE_SHAPE_COVER, 32, 32);

  g_assert_cmphex (fixture_pixel (picture, 16, 16), ==, 0x80400080);
}

/* What the eight Exif orientations make of red and green over blue and grey: which is top left, and
 * top right */
static void
test_orientation (gconstpointer user_data)
{
  static const guint32 expected[][2] = {
    { RED, GREEN }, { GREEN, RED }, { GREY, BLUE },  { BLUE, GREY },
    { RED, BLUE },  { BLUE, RED },  { GREY, GREEN }, { GREEN, GREY },
  };
  guint orientation = GPOINTER_TO_UINT (user_data);
  g_autoptr (GBytes) plain = fixture_coded ("jpeg", 96, 64);
  g_autoptr (GBytes) turned = fixture_turn (plain, orientation);
  g_autoptr (GBytes) jpeg = NULL;
  g_autoptr (KolPicture) picture = make (turned, KOL_PICTURE_SHAPE_COVER, 32, 32);
  KolPictureHeader header;
  int width;
  int height;

  assert_colour (picture, 6, 6, expected[orientation - 1][0]);
  assert_colour (picture, 25, 6, expected[orientation - 1][1]);

  /* For a hand-over it stands upright without Exif data. */
  jpeg = kol_picture_to_jpeg (turned, 200, &width, &height, NULL);
  g_assert_nonnull (jpeg);
  g_assert_cmpint (width, ==, orientation < 5 ? 96 : 64);
  g_assert_cmpint (height, ==, orientation < 5 ? 64 : 96);
  g_assert_true (kol_picture_header_read (jpeg, &header, NULL));
  g_assert_false (header.has_exif);
  g_assert_cmpint (header.width, ==, width);
}

static void
test_to_jpeg_as_it_is (void)
{
  g_autoptr (GBytes) coded = fixture_coded ("jpeg", 120, 90);
  g_autoptr (GBytes) jpeg = NULL;
  g_autoptr (GError) error = NULL;
  int width = 0;
  int height = 0;

  jpeg = kol_picture_to_jpeg (coded, 120, &width, &height, &error);
  g_assert_no_error (error);
  g_assert_true (jpeg == coded);
  g_assert_cmpint (width, ==, 120);
  g_assert_cmpint (height, ==, 90);
}

static void
test_to_jpeg_converts (gconstpointer user_data)
{
  const char *format = user_data;
  g_autoptr (GBytes) coded = fixture_coded (format, 300, 200);
  g_autoptr (GBytes) jpeg = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KolPicture) picture = NULL;
  KolPictureHeader header;
  int width = 0;
  int height = 0;

  jpeg = kol_picture_to_jpeg (coded, 150, &width, &height, &error);
  g_assert_no_error (error);
  g_assert_cmpint (width, ==, 150);
  g_assert_cmpint (height, ==, 100);
  g_assert_true (kol_picture_header_read (jpeg, &header, &error));
  g_assert_cmpint (header.format, ==, KOL_PICTURE_FORMAT_JPEG);
  g_assert_cmpint (header.width, ==, 150);
  g_assert_cmpint (header.height, ==, 100);

  picture = make (jpeg, KOL_PICTURE_SHAPE_COVER, 150, 100);
  assert_colour (picture, 37, 25, RED);
  assert_colour (picture, 112, 75, GREY);
}

/* A picture that is not too large is not made larger, and clear parts are white. */
static void
test_to_jpeg_on_white (void)
{
  g_autoptr (GdkPixbuf) clear = fixture_plain (40, 20, 0x00000000);
  g_autoptr (GBytes) coded = fixture_code (clear, "png");
  g_autoptr (GBytes) jpeg = NULL;
  g_autoptr (KolPicture) picture = NULL;
  int width = 0;

  jpeg = kol_picture_to_jpeg (coded, 500, &width, NULL, NULL);
  g_assert_nonnull (jpeg);
  g_assert_cmpint (width, ==, 40);
  picture = make (jpeg, KOL_PICTURE_SHAPE_COVER, 40, 20);
  assert_colour (picture, 20, 10, 0xFFFFFFFF);
}

/* One that lacks its end is coded anew rather than handed over. */
static void
test_to_jpeg_repairs (void)
{
  g_autoptr (GBytes) whole = fixture_jpeg (1);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) - 2);
  g_autoptr (GBytes) jpeg = kol_picture_to_jpeg (cut, 100, NULL, NULL, NULL);
  KolPictureHeader header;

  g_assert_nonnull (jpeg);
  g_assert_true (kol_picture_header_read (jpeg, &header, NULL));
  g_assert_true (header.is_complete);
}

static void
test_to_jpeg_error (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("no picture", 10);
  g_autoptr (GError) error = NULL;

  g_assert_null (kol_picture_to_jpeg (text, 100, NULL, NULL, &error));
  g_assert_error (error, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_FORMAT);
}

static void
damage (GRand *random, guint8 *data, gsize size)
{
  int n_flips = g_rand_int_range (random, 1, 8);

  for (int i = 0; i < n_flips; i++)
    data[g_rand_int_range (random, 0, (gint32) size)] ^= (guint8) (1 << g_rand_int_range (random, 0,
                                                                                          8));
}

/* Flipped bits and cut ends: a picture of the right size or an error of ours, and never a crash */
static void
test_damaged (gconstpointer user_data)
{
  const char *format = user_data;
  g_autoptr (GRand) random = g_rand_new_with_seed (20240601);
  g_autoptr (GdkPixbuf) pixbuf = fixture_busy (48, 48, 7);
  g_autoptr (GBytes) coded = fixture_code (pixbuf, format);
  gsize size = g_bytes_get_size (coded);
  guint n_refused = 0;

  for (int i = 0; i < 600; i++)
    {
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (coded, NULL), size);
      gsize length = i % 4 == 0 ? (gsize) g_rand_int_range (random, 1, (gint32) size) : size;
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (KolPicture) picture = NULL;
      g_autoptr (GError) error = NULL;

      damage (random, data, i % 2 == 0 ? MIN (size, 64) : size);
      damaged = g_bytes_new (data, length);
      picture = kol_picture_new_from_coded (damaged, KOL_PICTURE_SHAPE_ROUND, 24, 24, &error);
      g_assert_true ((picture != NULL) != (error != NULL));
      if (error != NULL)
        g_assert_true (error->domain == KOL_PICTURE_ERROR);

      n_refused += picture == NULL;
    }

  g_assert_cmpuint (n_refused, >, 50);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture/new", test_new);
  g_test_add_data_func ("/picture/format/jpeg", "jpeg", test_format);
  g_test_add_data_func ("/picture/format/png", "png", test_format);
  g_test_add_data_func ("/picture/format/webp", "webp", test_format);
  g_test_add_func ("/picture/crop", test_crop);
  g_test_add_func ("/picture/extremes", test_extremes);
  g_test_add_func ("/picture/round", test_round);
  g_test_add_func ("/picture/round-oblong", test_round_oblong);
  g_test_add_func ("/picture/cover-corners", test_cover_corners);
  g_test_add_func ("/picture/transparent", test_transparent);

  for (guint i = 1; i <= 8; i++)
    {
      g_autofree char *path = g_strdup_printf ("/picture/orientation/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_orientation);
    }

  g_test_add_func ("/picture/to-jpeg/as-it-is", test_to_jpeg_as_it_is);
  g_test_add_data_func ("/picture/to-jpeg/jpeg", "jpeg", test_to_jpeg_converts);
  g_test_add_data_func ("/picture/to-jpeg/png", "png", test_to_jpeg_converts);
  g_test_add_data_func ("/picture/to-jpeg/webp", "webp", test_to_jpeg_converts);
  g_test_add_func ("/picture/to-jpeg/on-white", test_to_jpeg_on_white);
  g_test_add_func ("/picture/to-jpeg/repairs", test_to_jpeg_repairs);
  g_test_add_func ("/picture/to-jpeg/error", test_to_jpeg_error);
  g_test_add_data_func ("/picture/damaged/jpeg", "jpeg", test_damaged);
  g_test_add_data_func ("/picture/damaged/png", "png", test_damaged);
  g_test_add_data_func ("/picture/damaged/webp", "webp", test_damaged);

  return g_test_run ();
}
