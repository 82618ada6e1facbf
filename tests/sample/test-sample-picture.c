// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#include "kol-sample-cache.h"
#include "kol-sample-cover.h"
#include "kol-sample-market.h"
#include "kol-sample-picture.h"
#include "kol-sample-service.h"

static KolSampleMarket *market;

/* Decodes the whole picture: a broken one ends the program, which fails the test. */
static void
check_jpeg (GBytes *bytes, guint width, guint height)
{
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  g_autofree guint8 *row = g_malloc (3 * width);

  jpeg.err = jpeg_std_error (&errors);
  jpeg_create_decompress (&jpeg);
  jpeg_mem_src (&jpeg, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpint (jpeg_read_header (&jpeg, TRUE), ==, JPEG_HEADER_OK);
  g_assert_cmpuint (jpeg.image_width, ==, width);
  g_assert_cmpuint (jpeg.image_height, ==, height);
  g_assert_cmpint (jpeg.num_components, ==, 3);
  jpeg_start_decompress (&jpeg);
  while (jpeg.output_scanline < jpeg.output_height)
    jpeg_read_scanlines (&jpeg, &row, 1);
  jpeg_finish_decompress (&jpeg);
  g_assert_cmpint (errors.num_warnings, ==, 0);
  jpeg_destroy_decompress (&jpeg);
}

static void
test_sizes (void)
{
  const KolSampleCreator *creator = kol_sample_market_at (market, 3);
  static const int widths[] = { 16, 36, 120, 240, 540 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (GBytes) avatar = kol_sample_picture_make_avatar (creator, widths[i]);
      g_autoptr (GBytes) cover = kol_sample_picture_make_cover (&creator->notes[0], widths[i]);

      check_jpeg (avatar, widths[i], widths[i]);
      check_jpeg (cover, widths[i], (widths[i] * 4 + 1) / 3);
    }
}

/* Hashes of bytes: no two faces among so many may be the same picture. */
static void
test_faces_differ (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                                       (GDestroyNotify) g_bytes_unref, NULL);

  for (guint i = 0; i < 300; i++)
    g_assert_true (g_hash_table_add (
        seen, kol_sample_picture_make_avatar (kol_sample_market_at (market, i), 60)));
}

static void
test_same_face (void)
{
  g_autoptr (KolSampleMarket)
      again = kol_sample_market_new (KOL_SAMPLE_SEED, KOL_SAMPLE_N_CREATORS);

  for (guint i = 0; i < 20; i++)
    {
      const KolSampleCreator *one = kol_sample_market_at (market, i * 37);
      const KolSampleCreator *two = kol_sample_market_at (again, i * 37);
      g_autoptr (GBytes) a = kol_sample_picture_make_avatar (one, 120);
      g_autoptr (GBytes) b = kol_sample_picture_make_avatar (two, 120);
      g_autoptr (GBytes) c = kol_sample_picture_make_cover (&one->notes[0], 120);
      g_autoptr (GBytes) d = kol_sample_picture_make_cover (&two->notes[0], 120);

      g_assert_true (g_bytes_equal (a, b));
      g_assert_true (g_bytes_equal (c, d));
      g_assert_false (g_bytes_equal (a, c));
    }
}

/* Every motif draws something of its own, whatever stage and palette come with it. */
static void
test_motifs (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                                       (GDestroyNotify) g_bytes_unref, NULL);

  for (guint i = 0; i < KOL_SAMPLE_N_MOTIFS; i++)
    {
      KolSampleNote note = { .motif = i, .kind = 1, .id = "0123456789abcdef01234567" };

      g_assert_true (g_hash_table_add (seen, kol_sample_picture_make_cover (&note, 90)));
      for (guint k = 0; k < 12; k++)
        {
          g_autoptr (GBytes) cover = NULL;

          g_snprintf (note.id, sizeof note.id, "%024x", k);
          cover = kol_sample_picture_make_cover (&note, 60);
          check_jpeg (cover, 60, 80);
        }
      strcpy (note.id, "0123456789abcdef01234567");
    }
}

static void
test_width (void)
{
  g_assert_cmpint (kol_sample_picture_parse_width (NULL), ==, 240);
  g_assert_cmpint (kol_sample_picture_parse_width (""), ==, 240);
  g_assert_cmpint (kol_sample_picture_parse_width ("imageView2/2/w/120/format/jpg"), ==, 120);
  g_assert_cmpint (kol_sample_picture_parse_width ("imageView2/2/w/540/format/jpg/q/75"), ==, 540);
  g_assert_cmpint (kol_sample_picture_parse_width ("imageView2/2/w/99999999"), ==, 1080);
  g_assert_cmpint (kol_sample_picture_parse_width ("imageView2/2/w/-4"), ==, 240);
  g_assert_cmpint (kol_sample_picture_parse_width ("imageView2/2/w/1"), ==, 16);
}

static void
insert (KolSampleCache *cache, const char *key)
{
  g_autoptr (GBytes) bytes = g_bytes_new (key, strlen (key));

  kol_sample_cache_insert (cache, key, bytes);
}

static gboolean
has (KolSampleCache *cache, const char *key)
{
  g_autoptr (GBytes) bytes = kol_sample_cache_lookup (cache, key);

  if (bytes != NULL)
    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), key, strlen (key));

  return bytes != NULL;
}

static void
test_cache (void)
{
  g_autoptr (KolSampleCache) cache = kol_sample_cache_new (3);

  insert (cache, "a");
  insert (cache, "b");
  insert (cache, "c");
  g_assert_true (has (cache, "a"));
  insert (cache, "d");
  g_assert_false (has (cache, "b"));
  g_assert_true (has (cache, "a"));
  g_assert_true (has (cache, "c"));
  g_assert_true (has (cache, "d"));
  insert (cache, "d");
  g_assert_cmpuint (kol_sample_cache_get_size (cache), ==, 3);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  market = kol_sample_market_new (KOL_SAMPLE_SEED, KOL_SAMPLE_N_CREATORS);

  g_test_add_func ("/sample/picture/sizes", test_sizes);
  g_test_add_func ("/sample/picture/faces-differ", test_faces_differ);
  g_test_add_func ("/sample/picture/same-face", test_same_face);
  g_test_add_func ("/sample/picture/motifs", test_motifs);
  g_test_add_func ("/sample/picture/width", test_width);
  g_test_add_func ("/sample/picture/cache", test_cache);

  status = g_test_run ();
  g_clear_pointer (&market, kol_sample_market_free);

  return status;
}
