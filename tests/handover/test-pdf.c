// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <locale.h>
#include <string.h>

#include "fixture.h"

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

/* pdftotext reckons spaces from gaps, and those between Chinese letters are narrow. */
static char *
dup_without_spaces (const char *text)
{
  g_autoptr (GString) rest = g_string_new (text);

  g_string_replace (rest, " ", "", 0);

  return g_string_free (g_steal_pointer (&rest), FALSE);
}

static void
assert_has (const char *text, const char *part)
{
  g_autofree char *dense = dup_without_spaces (text);
  g_autofree char *sought = dup_without_spaces (part);

  if (strstr (dense, sought) == NULL)
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

static guint
count_pages (Fixture *fixture)
{
  g_autofree char *info = fixture_run (ARGV ("pdfinfo", fixture->path));
  const char *pages = strstr (info, "Pages:");

  g_assert_nonnull (pages);

  return (guint) g_ascii_strtoull (pages + strlen ("Pages:"), NULL, 10);
}

static char *
read_page (Fixture *fixture, guint page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);

  return fixture_run (
      ARGV ("pdftotext", "-f", number, "-l", number, "-raw", "-enc", "UTF-8", fixture->path, "-"));
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
  /* A cover, eight to the page, and one of definitions */
  g_assert_cmpuint (count_pages (fixture), ==, 10);
  g_assert_null (strstr (info, "Author"));

  /* Nothing of the computer it was made on */
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  g_assert_cmpuint (count_bytes (bytes, size, fixture->dir), ==, 0);
  g_assert_cmpuint (count_bytes (bytes, size, g_get_home_dir ()), ==, 0);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *info = NULL;
  g_autofree char *cover = NULL;

  if (!fixture_has ("pdfinfo"))
    return;

  fixture_add_many (fixture->handover, 2);
  fixture_choose (fixture->handover, KOL_OPTION_TITLE, "Autumn <b>& \\(winter");
  fixture_choose (fixture->handover, KOL_OPTION_CLIENT, "Lumina Skincare");
  fixture_choose (fixture->handover, KOL_OPTION_PREPARED_BY, "北方工作室");
  fixture_choose (fixture->handover, KOL_OPTION_DATE, "2026-12-01");
  write_sheet (fixture);
  info = fixture_run (ARGV ("pdfinfo", "-isodates", fixture->path));
  assert_has (info, "Autumn <b>& \\(winter");
  assert_has (info, "Creator shortlist for Lumina Skincare");
  assert_has (info, "Author:          北方工作室");
  assert_has (info, "2026-12-01T");
  cover = read_page (fixture, 1);
  assert_has (cover, "Autumn <b>& \\(winter");
  assert_has (cover, "Lumina Skincare");
  assert_has (cover, "北方工作室");
  assert_has (cover, "1 Dec 2026");
  assert_has (cover, "2 creators");
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *cover = NULL;

  if (!fixture_has ("pdftotext"))
    return;

  fixture_add_many (fixture->handover, 10);
  write_sheet (fixture);
  text = read_text (fixture);
  assert_has (text, "Spring launch 春季");
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
  assert_has (text, "9–10 of 10");
  assert_has (text, "Page 1 of 4");
  assert_has (text, "Page 4 of 4");
  assert_has (text,
              "Prices in CNY, net. Figures fetched 23 Nov 2026 from the creator marketplace; what "
              "they mean is on page 4.");
  g_assert_null (strstr (text, "nan"));
  g_assert_null (strstr (text, "inf"));
  g_assert_null (strstr (text, "9999999"));

  /* The sum of ten, known of all; nothing known of exposures */
  cover = read_page (fixture, 1);
  assert_has (cover, "¥1,580");
  assert_has (cover, "10 of 10 creators");
  assert_has (cover, "0 of 10 creators");
}

static void
test_definitions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KolCreator) creator = fixture_creator_new ("1", "only video");
  g_autofree char *text = NULL;
  g_autofree char *card = NULL;

  if (!fixture_has ("pdftotext"))
    return;

  fixture_add_many (fixture->handover, 2);
  fixture_set_figure (creator, "videoPrice", 500);
  fixture_set_figure (creator, "videoClickMidNum", 1000);
  kol_creator_set_fetched_at (creator, 1795406400 - 86400 * 3);
  fixture_add (fixture->handover, creator, "searchType=NICKNAME&keyword=%E5%92%96%E5%95%A1");
  write_sheet (fixture);
  text = read_page (fixture, 3);
  assert_has (text, "What the figures mean");
  assert_has (text, "Followers");
  assert_has (text, "Photo note price");
  assert_has (text, "Cost per read, photo");
  assert_has (text, "Cost per read, video");
  assert_has (text, "Active followers");
  assert_has (text, "Blended CPM");
  assert_has (text, "The platform’s estimate");
  assert_has (text, "Our figure");
  assert_has (text, "20 Nov 2026 – 23 Nov 2026");
  assert_has (text, "No filters\n");
  assert_has (text, "2 creators");
  assert_has (text, "咖啡");
  assert_has (text, "5,000");
  /* A figure that no card shows is not explained */
  g_assert_null (strstr (text, "Lowest price\n"));
  g_assert_null (strstr (text, "Account health"));

  /* Not of the same day: every card says of which */
  card = read_page (fixture, 2);
  assert_has (card, "fetched 20 Nov 2026");
  g_assert_cmpuint (count_lines (card, "fetched 23 Nov 2026"), ==, 2);
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
    "𰻞𰻞面",
    "ꙮ 𞤀",
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

/* Written from right to left, found from the first letter on. */
static void
test_names_from_right (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "مريم", "שרה", "a שרה b" };
  g_autofree char *text = NULL;

  if (!fixture_has ("pdftotext"))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (KolCreator) creator = fixture_creator_new ("1", names[i]);

      fixture_add (fixture->handover, creator, NULL);
    }
  fixture_choose (fixture->handover, KOL_OPTION_LAYOUT, "profile");
  write_sheet (fixture);
  text = fixture_run (ARGV ("pdftotext", "-enc", "UTF-8", fixture->path, "-"));
  assert_has (text, "مريم");
  assert_has (text, "שרה");
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
  assert_has (text, "Page 1 of 3");
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
  assert_has (text, "Page 1 of 1");
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
  /* A face on the cover, a face and three covers on the card, every one as the JPEG it is and of
   * the size it came in */
  g_assert_cmpuint (count_lines (list, " image "), ==, 45);
  g_assert_cmpuint (count_lines (list, " jpeg "), ==, 45);
  g_assert_cmpuint (count_lines (list, " 120   120 "), ==, 18);
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
  g_autofree char *places = NULL;

  if (!fixture_has ("pdfinfo"))
    return;

  fixture_add_many (fixture->handover, 3);
  write_sheet (fixture);
  links = fixture_run (ARGV ("pdfinfo", "-url", fixture->path));
  places = fixture_run (ARGV ("pdfinfo", "-dests", fixture->path));
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *profile = g_strdup_printf ("https://www.xiaohongshu.com/user/profile/%024x",
                                                  i);
      g_autofree char *marketplace = g_strdup_printf (
          "https://pgy.xiaohongshu.com/solar/pre-trade/blogger-detail/%024x", i);
      g_autofree char *place = g_strdup_printf ("\"creator-%u\"", i);

      g_assert_cmpuint (count_lines (links, profile), ==, 1);
      g_assert_cmpuint (count_lines (links, marketplace), ==, 1);
      assert_has (places, place);
    }
  assert_has (places, "\"definitions\"");
}

static void
test_bookmarks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strnfill (200, 'n');
  g_autoptr (KolCreator) long_name = fixture_creator_new ("1", name);
  g_autoptr (KolCreator) emoji = fixture_creator_new ("2", "温鹿鹿 🦌");
  g_autofree char *outline = NULL;

  if (!fixture_has ("pdftohtml"))
    return;

  fixture_add_many (fixture->handover, 8);
  fixture_add (fixture->handover, long_name, NULL);
  fixture_add (fixture->handover, emoji, NULL);
  write_sheet (fixture);
  outline = fixture_run (ARGV ("pdftohtml", "-xml", "-i", "-stdout", fixture->path));
  assert_has (outline, "<item page=\"1\">Spring launch 春季</item>");
  assert_has (outline, "<item page=\"2\">10 creators</item>");
  assert_has (outline, "<item page=\"2\">云朵8号</item>");
  assert_has (outline, "<item page=\"3\">温鹿鹿 🦌</item>");
  assert_has (outline, name);
  assert_has (outline, "<item page=\"4\">What the figures mean</item>");
  assert_has (outline, "<item page=\"4\">Where the figures come from</item>");
}

static void
assert_page_size (Fixture *fixture, const char *expected)
{
  g_autofree char *info = fixture_run (ARGV ("pdfinfo", fixture->path));

  assert_has (info, expected);
}

static void
test_papers (Fixture *fixture, gconstpointer data)
{
  if (!fixture_has ("pdfinfo"))
    return;

  fixture_add_many (fixture->handover, 13);
  fixture_choose (fixture->handover, KOL_OPTION_LAYOUT, "3x4");
  write_sheet (fixture);
  assert_page_size (fixture, "595.276 x 841.89 pts (A4)");
  g_assert_cmpuint (count_pages (fixture), ==, 1 + 2 + 1);

  fixture_choose (fixture->handover, KOL_OPTION_PAGE_SIZE, "letter");
  fixture_choose (fixture->handover, KOL_OPTION_ORIENTATION, "landscape");
  fixture_choose (fixture->handover, KOL_OPTION_COVER_PAGE, "no");
  write_sheet (fixture);
  assert_page_size (fixture, "792 x 612 pts (letter)");
  g_assert_cmpuint (count_pages (fixture), ==, 2 + 1);

  fixture_choose (fixture->handover, KOL_OPTION_LAYOUT, "profile");
  fixture_choose (fixture->handover, KOL_OPTION_DEFINITIONS, "no");
  fixture_choose (fixture->handover, KOL_OPTION_CONDITIONS, "no");
  write_sheet (fixture);
  g_assert_cmpuint (count_pages (fixture), ==, 13);
}

/* A creator's own page has the addresses in full, and what was remarked. */
static void
test_profile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KolCreator) creator = fixture_creator_new ("abc", "温鹿鹿");
  g_autoptr (KolEntry) entry = NULL;
  g_autofree char *page = NULL;

  if (!fixture_has ("pdftotext"))
    return;

  fixture_set_text (creator, "noteSign.name", "青柚文化");
  fixture_set_figure (creator, "videoFinishRate", 23.4);
  fixture_add_note (creator, "https://pictures.example/cover/1");
  kol_creator_seal (creator);
  entry = kol_entry_new (1, creator, 1795406400, NULL);
  kol_entry_set_status (entry, KOL_ENTRY_STATUS_CHOSEN);
  kol_entry_set_note (entry, "Likes cats.\nAsk before Friday.");
  kol_handover_add_entry (fixture->handover, entry);
  fixture_choose (fixture->handover, KOL_OPTION_LAYOUT, "profile");
  fixture_choose (fixture->handover, KOL_OPTION_STATUS, "yes");
  fixture_choose (fixture->handover, KOL_OPTION_NOTE, "yes");
  write_sheet (fixture);
  page = read_page (fixture, 2);
  assert_has (page, "温鹿鹿");
  assert_has (page, "Agency: 青柚文化");
  assert_has (page, "www.xiaohongshu.com/user/profile/abc");
  assert_has (page, "pgy.xiaohongshu.com/solar/pre-trade/blogger-detail/abc");
  assert_has (page, "Chosen");
  assert_has (page, "Likes cats. Ask before Friday.");
  assert_has (page, "23.4");
  assert_has (page, "Photo\n");

  /* Neither without being asked for */
  fixture_choose (fixture->handover, KOL_OPTION_STATUS, "no");
  fixture_choose (fixture->handover, KOL_OPTION_NOTE, "no");
  write_sheet (fixture);
  g_clear_pointer (&page, g_free);
  page = read_page (fixture, 2);
  g_assert_null (strstr (page, "Chosen"));
  g_assert_null (strstr (page, "Likes cats."));
}

static void
test_parts_left_out (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *images = NULL;

  if (!fixture_has ("pdftotext") || !fixture_has ("pdfimages"))
    return;

  fixture_add_many (fixture->handover, 2);
  for (KolOptionId part = KOL_OPTION_COVER_PAGE; part <= KOL_OPTION_CONDITIONS; part++)
    fixture_choose (fixture->handover, part, "no");
  write_sheet (fixture);
  text = read_text (fixture);
  images = fixture_run (ARGV ("pdfimages", "-list", fixture->path));
  g_assert_cmpuint (count_pages (fixture), ==, 1);
  g_assert_cmpuint (count_lines (images, " image "), ==, 0);
  assert_has (text, "云朵2号");
  assert_has (text, "Figures fetched 23 Nov 2026");
  g_assert_null (strstr (text, "what they mean"));
  g_assert_null (strstr (text, "Blended CPM"));
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  if (!fixture_has ("pdftotext"))
    return;

  fixture_add_many (fixture->handover, 1);
  fixture_choose (fixture->handover, KOL_OPTION_COLUMNS, "name, fansNum, videoPrice, fetchedAt");
  fixture_choose (fixture->handover, KOL_OPTION_DROP_EMPTY, "yes");
  fixture_choose (fixture->handover, KOL_OPTION_COVER_PAGE, "no");
  write_sheet (fixture);
  text = read_page (fixture, 1);
  assert_has (text, "Followers\n4,544\n");
  assert_has (text, "Fetched\n23 Nov 2026");
  /* Not in the set, and empty */
  g_assert_null (strstr (text, "012345"));
  g_assert_null (strstr (text, "长沙"));
  g_assert_null (strstr (text, "Video\n"));
}

/* The trade's own headings and numbers in Chinese, whatever the program speaks and is translated
 * to; and the prices that were chosen. */
static void
test_language (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  if (!fixture_has ("pdftotext"))
    return;

  fixture_add_many (fixture->handover, 1);
  fixture_choose (fixture->handover, KOL_OPTION_LANGUAGE, "zh_CN");
  fixture_choose (fixture->handover, KOL_OPTION_COLUMNS, "agency");
  fixture_choose (fixture->handover, KOL_OPTION_PRICE, "fee");
  fixture_choose (fixture->handover, KOL_OPTION_FEE, "10");
  write_sheet (fixture);
  text = read_text (fixture);
  assert_has (text, "图文报价");
  assert_has (text, "粉丝量(w)\n0.45\n");
  assert_has (text, "¥173.80");
  assert_has (text, "with 10.0% platform fee");
  assert_has (text, "1.4万");
}

#define ADD(path, func) g_test_add ("/pdf/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  ADD ("info", test_info);
  ADD ("words", test_words);
  ADD ("text", test_text);
  ADD ("definitions", test_definitions);
  ADD ("names", test_names);
  ADD ("names/from-right", test_names_from_right);
  ADD ("hostile", test_hostile);
  ADD ("empty", test_empty);
  ADD ("pictures", test_pictures);
  ADD ("pictures-once", test_pictures_once);
  ADD ("links", test_links);
  ADD ("bookmarks", test_bookmarks);
  ADD ("papers", test_papers);
  ADD ("profile", test_profile);
  ADD ("parts-left-out", test_parts_left_out);
  ADD ("columns", test_columns);
  ADD ("language", test_language);

  return g_test_run ();
}
