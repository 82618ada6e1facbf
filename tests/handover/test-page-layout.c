// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "fixture.h"
#include "kol-page-layout.h"

typedef struct
{
  KolHandover *handover;
  cairo_surface_t *surface;
  cairo_t *cr;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->handover = kol_handover_new ("Spring launch");
  kol_handover_set_picture_func (fixture->handover, fixture_picture, NULL, NULL);
  kol_handover_set_date (fixture->handover, 1795406400);
  fixture->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 596, 842);
  fixture->cr = cairo_create (fixture->surface);
  cairo_set_source_rgb (fixture->cr, 1, 1, 1);
  cairo_paint (fixture->cr);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (cairo_status (fixture->cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (fixture->cr);
  cairo_surface_destroy (fixture->surface);
  g_assert_finalize_object (fixture->handover);
}

static KolPageLayout *
lay_out_long (Fixture *fixture)
{
  return kol_page_layout_new_for_format (fixture->handover, kol_handover_format_lookup ("png"));
}

static void
test_sizes (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *size;
    const char *orientation;
    double width;
    double height;
  } papers[] = {
    { "a4", "portrait", 595.276, 841.89 },
    { "a4", "landscape", 841.89, 595.276 },
    { "letter", "portrait", 612, 792 },
    { "letter", "landscape", 792, 612 },
  };

  fixture_add_many (fixture->handover, 30);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (KolPageLayout) layout = NULL;
      double width, height;

      fixture_choose (fixture->handover, KOL_OPTION_PAGE_SIZE, papers[i].size);
      fixture_choose (fixture->handover, KOL_OPTION_ORIENTATION, papers[i].orientation);
      layout = kol_page_layout_new (fixture->handover);
      kol_page_layout_get_page_size (layout, &width, &height);
      g_assert_cmpfloat_with_epsilon (width, papers[i].width, 0.001);
      g_assert_cmpfloat_with_epsilon (height, papers[i].height, 0.001);
      /* A cover, eight to the page, and the definitions */
      g_assert_cmpuint (kol_page_layout_get_n_pages (layout), ==, 6);
    }
}

static void
test_shown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KolPageLayout) layout = NULL;

  fixture_add_many (fixture->handover, 9);
  layout = kol_page_layout_new (fixture->handover);
  g_assert_cmpuint (kol_page_layout_get_n_pages (layout), ==, 4);
  g_assert_cmpuint (kol_page_layout_get_n_shown (layout, 0), ==, 0);
  g_assert_cmpuint (kol_page_layout_get_n_shown (layout, 1), ==, 8);
  g_assert_cmpuint (kol_page_layout_get_n_shown (layout, 2), ==, 9);
  g_assert_cmpuint (kol_page_layout_get_n_shown (layout, 3), ==, 9);
}

static guint32
pixel_at (Fixture *fixture, int x, int y)
{
  const unsigned char *row;

  cairo_surface_flush (fixture->surface);
  row = cairo_image_surface_get_data (fixture->surface) +
        y * cairo_image_surface_get_stride (fixture->surface);

  return ((const guint32 *) (gconstpointer) row)[x] & 0xffffff;
}

/* JPEG changes colours a little. */
static void
assert_color (guint32 shown, guint32 expected)
{
  for (int shift = 0; shift <= 16; shift += 8)
    g_assert_cmpint (ABS ((int) (shown >> shift & 0xff) - (int) (expected >> shift & 0xff)), <, 12);
}

/* On pixels a picture is decoded, and the page is not black. */
static void
test_on_pixels (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KolPageLayout) layout = NULL;

  fixture_add_many (fixture->handover, 9);
  fixture_choose (fixture->handover, KOL_OPTION_COVER_PAGE, "no");
  layout = kol_page_layout_new (fixture->handover);
  kol_page_layout_draw_page (layout, 0, fixture->cr);

  /* The upper half of the first face */
  assert_color (pixel_at (fixture, 59, 140),
                g_str_hash ("https://pictures.example/avatar/0") & 0xffffff);
  g_assert_cmphex (pixel_at (fixture, 2, 2), ==, 0xffffff);
}

static GBytes *
count_picture (const char *creator_id, const char *url, gpointer user_data)
{
  guint *n_asked = user_data;

  (*n_asked)++;

  return fixture_picture (creator_id, url, NULL);
}

/* None before its page is drawn, and no other page's. */
static void
test_asked_page_by_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KolPageLayout) layout = NULL;
  guint n_asked = 0;

  fixture_add_many (fixture->handover, 100);
  kol_handover_set_picture_func (fixture->handover, count_picture, &n_asked, NULL);
  layout = kol_page_layout_new (fixture->handover);
  g_assert_cmpuint (n_asked, ==, 0);
  /* As many faces as the wall of the cover has room for */
  kol_page_layout_draw_page (layout, 0, fixture->cr);
  g_assert_cmpuint (n_asked, >, 50);
  g_assert_cmpuint (n_asked, <, 100);
  n_asked = 0;
  kol_page_layout_draw_page (layout, 1, fixture->cr);
  g_assert_cmpuint (n_asked, ==, 8 * 4);
  kol_page_layout_draw_page (layout, 13, fixture->cr);
  g_assert_cmpuint (n_asked, ==, 12 * 4);
  kol_page_layout_draw_page (layout, 14, fixture->cr);
  g_assert_cmpuint (n_asked, ==, 12 * 4);
}

/* What was decoded once is not asked for again, by another layout either. */
static void
test_memory (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KolPictureMemory) memory = kol_picture_memory_new (4 * 1024 * 1024);
  guint n_asked = 0;

  fixture_add_many (fixture->handover, 8);
  kol_handover_set_picture_func (fixture->handover, count_picture, &n_asked, NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (KolPageLayout) layout = kol_page_layout_new (fixture->handover);

      kol_page_layout_set_memory (layout, memory);
      kol_page_layout_draw_page (layout, 1, fixture->cr);
      g_assert_cmpuint (n_asked, ==, 8 * 4);
    }
  g_assert_cmpuint (kol_picture_memory_get_size (memory), >, 0);
}

static void
test_long_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KolPageLayout) layout = NULL;
  guint n_asked = 0;
  double width, height;

  fixture_add_many (fixture->handover, 400);
  kol_handover_set_picture_func (fixture->handover, count_picture, &n_asked, NULL);
  layout = lay_out_long (fixture);
  kol_page_layout_get_page_size (layout, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 595.276, 0.001);
  /* Two beside each other, as high as on a page */
  g_assert_cmpfloat (height, >, 200 * 190);
  g_assert_cmpfloat (height, <, 200 * 190 + 1200);
  g_assert_cmpuint (kol_page_layout_get_n_pages (layout), ==, 1);
  g_assert_cmpuint (kol_page_layout_get_n_shown (layout, 0), ==, 400);

  /* Only what is seen of it costs anything. */
  cairo_translate (fixture->cr, 0, -height / 2);
  kol_page_layout_draw_page (layout, 0, fixture->cr);
  g_assert_cmpuint (n_asked, >=, 4 * 2 * 4);
  g_assert_cmpuint (n_asked, <=, 6 * 2 * 4);
}

/* The same hand-over on pages, where that was chosen. */
static void
test_pages_of_png (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KolPageLayout) layout = NULL;

  fixture_add_many (fixture->handover, 9);
  fixture_choose (fixture->handover, KOL_OPTION_IMAGE, "pages");
  layout = lay_out_long (fixture);
  g_assert_cmpuint (kol_page_layout_get_n_pages (layout), ==, 4);
}

static guint
count_figures (Fixture *fixture, const char *columns, const char *layout_id, guint *n_wanted)
{
  g_autoptr (KolPageLayout) layout = NULL;

  fixture_choose (fixture->handover, KOL_OPTION_COLUMNS, columns);
  fixture_choose (fixture->handover, KOL_OPTION_LAYOUT, layout_id);
  layout = kol_page_layout_new (fixture->handover);

  return kol_page_layout_get_n_figures (layout, n_wanted);
}

/* All of a short set, as many of a long one as there is room for. */
static void
test_figures (Fixture *fixture, gconstpointer data)
{
  guint n_wanted;
  guint n;

  fixture_add_many (fixture->handover, 1);
  g_assert_cmpuint (count_figures (fixture, "client-short", "2x4", &n_wanted), ==, 5);
  g_assert_cmpuint (n_wanted, ==, 5);
  g_assert_cmpuint (count_figures (fixture, "client-short", "3x4", NULL), ==, 5);

  n = count_figures (fixture, "internal", "2x4", &n_wanted);
  g_assert_cmpuint (n, >=, 12);
  g_assert_cmpuint (n, <, n_wanted);
  g_assert_cmpuint (count_figures (fixture, "internal", "3x4", NULL), <, n);
  g_assert_cmpuint (count_figures (fixture, "internal", "profile", NULL), ==, n_wanted);
}

static void
test_bookmarks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KolPageLayout) layout = NULL;
  g_autoptr (GPtrArray) bookmarks = NULL;
  const KolPageBookmark *last_creator;

  fixture_add_many (fixture->handover, 10);
  layout = kol_page_layout_new (fixture->handover);
  bookmarks = kol_page_layout_list_bookmarks (layout);
  /* The title, all creators, each of them, definitions and conditions */
  g_assert_cmpuint (bookmarks->len, ==, 1 + 1 + 10 + 2);
  last_creator = g_ptr_array_index (bookmarks, 11);
  g_assert_cmpstr (last_creator->title, ==, "云朵10号");
  g_assert_cmpuint (last_creator->page, ==, 2);
  g_assert_cmpuint (last_creator->depth, ==, 1);
  g_assert_cmpfloat (last_creator->y, >, 0);
  g_assert_cmpfloat (last_creator->y, <, 100);
}

/* Whatever is chosen and whoever is on it, every page can be drawn. */
static void
draw_all (Fixture *fixture, const char *layout_id, const char *orientation)
{
  g_autoptr (KolPageLayout) layout = NULL;

  fixture_choose (fixture->handover, KOL_OPTION_LAYOUT, layout_id);
  fixture_choose (fixture->handover, KOL_OPTION_ORIENTATION, orientation);
  layout = kol_page_layout_new (fixture->handover);
  for (guint i = 0; i < kol_page_layout_get_n_pages (layout); i++)
    kol_page_layout_draw_page (layout, i, fixture->cr);
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const char *const tags[] = { "一个非常非常长的内容类目名称占满整行还要更长的一个字符串",
                                      "护肤", NULL };
  g_autofree char *long_text = g_strnfill (20000, 'x');
  g_autofree char *many_lines = g_strnfill (500, '\n');
  g_autoptr (KolCreator) creator = fixture_creator_new ("1", long_text);
  g_autoptr (KolCreator) nobody = kol_creator_new ();
  g_autoptr (KolEntry) entry = NULL;

  fixture_set_text (creator, "noteSign.name", long_text);
  fixture_set_text (creator, "headPhoto", "https://pictures.example/avatar/broken");
  fixture_add_note (creator, "https://pictures.example/cover/missing");
  fixture_add_note (creator, "");
  fixture_add_note (creator, NULL);
  kol_creator_set_tags (creator, kol_field_require ("contentTags"), tags);
  kol_creator_set_tags (creator, kol_field_require ("personalTags"), tags);
  kol_creator_seal (creator);
  entry = kol_entry_new (1, creator, 1, "no=query&at=all");
  kol_entry_set_status (entry, KOL_ENTRY_STATUS_MAYBE);
  kol_entry_set_note (entry, many_lines);
  kol_handover_add_entry (fixture->handover, entry);
  fixture_add (fixture->handover, nobody, NULL);
  fixture_choose (fixture->handover, KOL_OPTION_TITLE, long_text);
  fixture_choose (fixture->handover, KOL_OPTION_CLIENT, long_text);
  fixture_choose (fixture->handover, KOL_OPTION_STATUS, "yes");
  fixture_choose (fixture->handover, KOL_OPTION_NOTE, "yes");

  draw_all (fixture, "2x4", "portrait");
  draw_all (fixture, "3x4", "landscape");
  draw_all (fixture, "profile", "portrait");
  draw_all (fixture, "profile", "landscape");
}

static void
test_nobody (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KolPageLayout) layout = kol_page_layout_new (fixture->handover);
  g_autoptr (KolPageLayout) long_layout = lay_out_long (fixture);
  g_autoptr (GPtrArray) bookmarks = kol_page_layout_list_bookmarks (layout);

  g_assert_cmpuint (kol_page_layout_get_n_pages (layout), ==, 1);
  g_assert_cmpuint (kol_page_layout_get_n_pages (long_layout), ==, 1);
  g_assert_cmpuint (bookmarks->len, ==, 1);
  draw_all (fixture, "2x4", "portrait");
  fixture_choose (fixture->handover, KOL_OPTION_COVER_PAGE, "no");
  draw_all (fixture, "profile", "landscape");
}

/* A full sweep: laid out at once, and any page can be drawn alone. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KolPageLayout) layout = NULL;

  fixture_add_many (fixture->handover, 5000);
  layout = kol_page_layout_new (fixture->handover);
  g_assert_cmpuint (kol_page_layout_get_n_pages (layout), ==, 1 + 625 + 1);
  kol_page_layout_draw_page (layout, 0, fixture->cr);
  kol_page_layout_draw_page (layout, 625, fixture->cr);
  kol_page_layout_draw_page (layout, 626, fixture->cr);
}

#define ADD(path, func) g_test_add ("/page-layout/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("sizes", test_sizes);
  ADD ("shown", test_shown);
  ADD ("on-pixels", test_on_pixels);
  ADD ("asked-page-by-page", test_asked_page_by_page);
  ADD ("memory", test_memory);
  ADD ("long-page", test_long_page);
  ADD ("pages-of-png", test_pages_of_png);
  ADD ("figures", test_figures);
  ADD ("bookmarks", test_bookmarks);
  ADD ("hostile", test_hostile);
  ADD ("nobody", test_nobody);
  ADD ("many", test_many);

  return g_test_run ();
}
