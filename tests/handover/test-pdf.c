// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <locale.h>
#include <string.h>

#include "fixture.h"
#include "kol-contact-sheet.h"

/* A PDF in a folder of its own, read by other programs. */
typedef struct
{
  char *dir;
  char *path;
  KolHandover *handover;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = fixture_dir_new ();
  fixture->path = g_build_filename (fixture->dir, "sheet.pdf", NULL);
  fixture->handover = kol_handover_new ("Spring launch 春季");
  kol_handover_set_picture_func (fixture->handover, fixture_picture, NULL, NULL);
  kol_handover_set_date (fixture->handover, 1795406400);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->handover);
  g_free (fixture->path);
  fixture_dir_remove (fixture->dir);
}

static void
write_sheet (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (fixture_write (fixture->handover, fixture->path, NULL, &error));
  g_assert_no_error (error);
}

/* Lines as they come in the file, so that a card's text stays together. */
static char *
read_text (Fixture *fixture)
{
  return fixture_run (ARGV ("pdftotext", "-raw", "-enc", "UTF-8", fixture->path, "-"));
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static guint
count_lines (const char *text, const char *part)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += strstr (lines[i], part) != NULL ? 1 : 0;

  return n;
}

static guint
count_bytes (const char *bytes, gsize size, const char *part)
{
  const char *end = bytes + size;
  guint n = 0;

  for (const char *p = bytes; (p = memmem (p, end - p, part, strlen (part))) != NULL; p++)
    n++;

  return n;
}

static void
test_info (Fixture *fixture, gconstpointer data)
{
  g_autofree char *info = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  if (!fixture_has ("pdfinfo"))
    return;

  fixture_add_many (fixture->handover, 60);
  write_sheet (fixture);
  info = fixture_run (ARGV ("pdfinfo", "-isodates", fixture->path));
  assert_has (info, "Spring launch 春季");
  assert_has (info, "Kollect");
  assert_has (info, "2026-11-23T");
  assert_has (info, "A4");
  /* Eight to the page, and one of definitions */
  assert_has (info, "Pages:           9\n");
  g_assert_null (strstr (info, "Author"));

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  g_assert_cmpuint (count_bytes (bytes, size, fixture->dir), ==, 0);
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  if (!fixture_has ("pdftotext"))
    return;

  fixture_add_many (fixture->handover, 10);
  write_sheet (fixture);
  text = read_text (fixture);
  assert_has (text, "Spring launch 春季");
  assert_has (text, "23 Nov 2026");
  assert_has (text, "10 creators");
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("云朵%u号\n", i + 1);

      assert_has (text, name);
    }
  assert_has (text, "012345 · 湖南 长沙");
  assert_has (text, "¥158");
  assert_has (text, "¥0.011");
  assert_has (text, "4,553");
  /* The sum of ten, known of all; nothing known of exposures */
  assert_has (text, "¥1,580");
  assert_has (text, "10 of 10 creators");
  assert_has (text, "0 of 10 creators");
  assert_has (text, "9–10 of 10");
  assert_has (text, "1 / 3");
  assert_has (text, "3 / 3");
  g_assert_null (strstr (text, "nan"));
  g_assert_null (strstr (text, "inf"));
  g_assert_null (strstr (text, "9999999"));
}

static void
test_definitions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KolCreator) creator = fixture_creator_new ("1", "only video");
  g_autofree char *text = NULL;

  if (!fixture_has ("pdftotext"))
    return;

  fixture_add_many (fixture->handover, 2);
  fixture_set_figure (creator, "videoPrice", 500);
  fixture_set_figure (creator, "videoClickMidNum", 1000);
  kol_creator_set_fetched_at (creator, 1795406400 - 86400 * 3);
  fixture_add (fixture->handover, creator, "searchType=NICKNAME&keyword=%E5%92%96%E5%95%A1");
  write_sheet (fixture);
  text = fixture_run (ARGV ("pdftotext", "-f", "2", "-l", "2", "-raw", fixture->path, "-"));
  assert_has (text, "What the figures mean");
  assert_has (text, "Followers");
  assert_has (text, "Photo note price");
  assert_has (text, "Cost per read, photo");
  assert_has (text, "Cost per read, video");
  assert_has (text, "Active followers");
  assert_has (text, "Blended CPM");
  assert_has (text, "20 Nov 2026 – 23 Nov 2026");
  assert_has (text, "No filters");
  assert_has (text, "2 creators");
  assert_has (text, "咖啡");
  assert_has (text, "5,000");
  /* A figure that no card shows is not explained */
  g_assert_null (strstr (text, "CPM, video"));
}

/* Whatever the names are made of, they are found as they were written. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = {
    "温鹿鹿 🦌✨",
    "程予安👩‍👩‍👧‍👦",
    "🐱",
    "🐱",
    "𠮷野家",
    "Жанна",
    "a 🦌 b",
    "Luna♡",
  };
  g_autofree char *text = NULL;

  if (!fixture_has ("pdftotext"))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (KolCreator) creator = fixture_creator_new ("1", names[i]);

      fixture_add (fixture->handover, creator, NULL);
    }
  write_sheet (fixture);
  text = read_text (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    assert_has (text, names[i]);
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const char *const tags[] = { "一个非常非常长的内容类目名称占满整行还要更长的一个字符串",
                                      "护肤", NULL };
  g_autofree char *long_name = g_strnfill (20000, 'x');
  g_autofree char *id = g_strdup ("'/> \\' uri='http://evil.example");
  g_autoptr (KolCreator) creator = fixture_creator_new (id, long_name);
  g_autoptr (KolCreator) reversed = fixture_creator_new ("2", "\u202eeman\u2066 ");
  g_autoptr (KolCreator) nobody = kol_creator_new ();
  g_autofree char *text = NULL;

  if (!fixture_has ("pdftotext"))
    return;

  kol_creator_set_tags (creator, kol_field_require ("contentTags"), tags);
  fixture_set_text (creator, "headPhoto", "https://pictures.example/avatar/broken");
  fixture_add_note (creator, "https://pictures.example/cover/missing");
  fixture_add_note (creator, NULL);
  fixture_add (fixture->handover, creator, "no=query&at=all");
  fixture_set_text (reversed, "redId", "12345\n678");
  fixture_add (fixture->handover, reversed, "");
  fixture_add (fixture->handover, nobody, NULL);
  write_sheet (fixture);
  text = read_text (fixture);
  assert_has (text, "eman");
  assert_has (text, "12345 678");
  g_assert_null (strstr (text, "\u202e"));
  assert_has (text, "can no longer be read");
  assert_has (text, "1 / 2");
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  if (!fixture_has ("pdftotext"))
    return;

  write_sheet (fixture);
  text = read_text (fixture);
  assert_has (text, "Spring launch 春季");
  assert_has (text, "0 creators");
  assert_has (text, "There is nobody on this shortlist yet.");
  assert_has (text, "1 / 1");
}

static void
test_pictures (Fixture *fixture, gconstpointer data)
{
  g_autofree char *list = NULL;

  if (!fixture_has ("pdfimages"))
    return;

  fixture_add_many (fixture->handover, 9);
  write_sheet (fixture);
  list = fixture_run (ARGV ("pdfimages", "-list", fixture->path));
  /* A face and three covers of each, every one as the JPEG it is and of the size it came in */
  g_assert_cmpuint (count_lines (list, " image "), ==, 36);
  g_assert_cmpuint (count_lines (list, " jpeg "), ==, 36);
  g_assert_cmpuint (count_lines (list, " 120   120 "), ==, 9);
  g_assert_cmpuint (count_lines (list, " 240   320 "), ==, 27);
}

static GBytes *
same_picture (const char *creator_id, const char *url, gpointer user_data)
{
  return fixture_jpeg ("the same", 120, 160);
}

/* One picture shown 36 times on two pages is in the file once. */
static void
test_pictures_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize size;

  kol_handover_set_picture_func (fixture->handover, same_picture, NULL, NULL);
  fixture_add_many (fixture->handover, 9);
  write_sheet (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  g_assert_cmpuint (count_bytes (bytes, size, "/DCTDecode"), ==, 1);
}

/* A reader's own list: newer cairo packs what the links are into streams. */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autofree char *links = NULL;

  if (!fixture_has ("pdfinfo"))
    return;

  fixture_add_many (fixture->handover, 3);
  write_sheet (fixture);
  links = fixture_run (ARGV ("pdfinfo", "-url", fixture->path));
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *uri = g_strdup_printf ("https://www.xiaohongshu.com/user/profile/%024x", i);

      g_assert_cmpuint (count_lines (links, uri), ==, 1);
    }
}

static guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  const unsigned char *row = cairo_image_surface_get_data (surface) +
                             y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[x] & 0xffffff;
}

/* The same layout on pixels: a picture is decoded there, the page is not black. */
static void
test_on_pixels (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KolContactSheet) sheet = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 596, 842);
  cairo_t *cr = cairo_create (surface);
  guint32 face = g_str_hash ("https://pictures.example/avatar/0") & 0xffffff;
  guint32 shown;

  fixture_add_many (fixture->handover, 9);
  sheet = kol_contact_sheet_new (fixture->handover);
  g_assert_cmpuint (kol_contact_sheet_get_n_pages (sheet), ==, 3);
  g_assert_cmpuint (kol_contact_sheet_get_n_shown (sheet, 0), ==, 8);
  g_assert_cmpuint (kol_contact_sheet_get_n_shown (sheet, 1), ==, 9);
  g_assert_cmpuint (kol_contact_sheet_get_n_shown (sheet, 2), ==, 9);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  kol_contact_sheet_draw_page (sheet, cr, 0);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);

  /* The upper half of the first face; JPEG changes colours a little */
  shown = pixel_at (surface, 59, 140);
  for (int shift = 0; shift <= 16; shift += 8)
    g_assert_cmpint (ABS ((int) (shown >> shift & 0xff) - (int) (face >> shift & 0xff)), <, 12);
  g_assert_cmphex (pixel_at (surface, 2, 2), ==, 0xffffff);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Memory is asked page by page: no picture is asked twice, none before its page is drawn. */
static GBytes *
count_picture (const char *creator_id, const char *url, gpointer user_data)
{
  guint *n_asked = user_data;

  (*n_asked)++;

  return NULL;
}

static void
test_asked_page_by_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KolContactSheet) sheet = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 596, 842);
  cairo_t *cr = cairo_create (surface);
  guint n_asked = 0;

  fixture_add_many (fixture->handover, 20);
  kol_handover_set_picture_func (fixture->handover, count_picture, &n_asked, NULL);
  sheet = kol_contact_sheet_new (fixture->handover);
  g_assert_cmpuint (n_asked, ==, 0);
  kol_contact_sheet_draw_page (sheet, cr, 0);
  g_assert_cmpuint (n_asked, ==, 8 * 4);
  kol_contact_sheet_draw_page (sheet, cr, 2);
  g_assert_cmpuint (n_asked, ==, 12 * 4);
  kol_contact_sheet_draw_page (sheet, cr, 3);
  g_assert_cmpuint (n_asked, ==, 12 * 4);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

#define ADD(path, func) g_test_add ("/contact-sheet/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  ADD ("info", test_info);
  ADD ("text", test_text);
  ADD ("definitions", test_definitions);
  ADD ("names", test_names);
  ADD ("hostile", test_hostile);
  ADD ("empty", test_empty);
  ADD ("pictures", test_pictures);
  ADD ("pictures-once", test_pictures_once);
  ADD ("links", test_links);
  ADD ("on-pixels", test_on_pixels);
  ADD ("asked-page-by-page", test_asked_page_by_page);

  return g_test_run ();
}
