// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <locale.h>
#include <math.h>
#include <string.h>

#include "fixture.h"
#include "kol-csv.h"

#define NBSP "\302\240"

static void
assert_text (const char *text, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  kol_csv_append_text (out, text);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
assert_number (double value, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  kol_csv_append_number (out, value);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_text (void)
{
  assert_text (NULL, "");
  assert_text ("", "");
  assert_text ("白柚子", "白柚子");
  assert_text ("a,b", "\"a,b\"");
  assert_text ("say \"hi\"", "\"say \"\"hi\"\"\"");
  assert_text ("two\nlines", "\"two\nlines\"");
  assert_text ("two\r\nlines", "\"two\r\nlines\"");
  assert_text ("emoji 🦌✨" NBSP "x", "emoji 🦌✨" NBSP "x");
  assert_text (" padded ", " padded ");
  assert_text ("0123", "0123");
}

static void
test_guard (void)
{
  assert_text ("=HYPERLINK(\"http://x.example\",\"y\")",
               "\"'=HYPERLINK(\"\"http://x.example\"\",\"\"y\"\")\"");
  assert_text ("+86", "'+86");
  assert_text ("-5", "'-5");
  assert_text ("@here", "'@here");
  assert_text ("\tx", "'\tx");
  assert_text ("\rx", "\"'\rx\"");
  assert_text ("a=b", "a=b");
  assert_text ("'=1", "'=1");
}

static void
test_number (void)
{
  assert_number (158, "158");
  assert_number (-5, "-5");
  assert_number (0, "0");
  assert_number (5.26, "5.26");
  assert_number (1234567, "1234567");
  assert_number (158.0 / 14139, "0.01117476483485395");
  assert_number (NAN, "");
  assert_number (INFINITY, "");
}

static void
test_header (void)
{
  const KolField *columns[] = { kol_field_require ("name"), kol_field_require ("picturePrice"),
                                kol_field_require ("fansActiveIn28dLv"),
                                kol_field_require ("fansNum"), NULL };
  g_autoptr (GString) out = g_string_new (NULL);

  kol_csv_append_header (out, columns, FALSE);
  g_assert_cmpstr (out->str, ==,
                   "Nickname,Photo note price (CNY),Active followers (%),Followers\r\n");

  g_string_truncate (out, 0);
  kol_csv_append_header (out, columns + 3, TRUE);
  g_assert_cmpstr (out->str, ==, "Followers,Profile\r\n");

  g_string_truncate (out, 0);
  kol_csv_append_header (out, columns + 4, TRUE);
  g_assert_cmpstr (out->str, ==, "Profile\r\n");
}

static void
test_creator (void)
{
  static const char *const tags[] = { "护肤", "=彩妆", NULL };
  const KolField *columns[] = { kol_field_require ("name"),
                                kol_field_require ("gender"),
                                kol_field_require ("contentTags"),
                                kol_field_require ("picturePrice"),
                                kol_field_require ("videoPrice"),
                                kol_field_require ("fans30GrowthRate"),
                                kol_field_require ("currentLevel"),
                                kol_field_require ("lowActive"),
                                kol_field_require ("noteSign.name"),
                                kol_field_require ("readCostPhoto"),
                                NULL };
  g_autoptr (KolCreator) creator = fixture_creator_new ("5fe83d6600000000010078c7", "-5");
  g_autoptr (GString) out = g_string_new (NULL);

  fixture_set_text (creator, "gender", "女");
  kol_creator_set_tags (creator, kol_field_require ("contentTags"), tags);
  fixture_set_figure (creator, "picturePrice", 158);
  fixture_set_figure (creator, "videoPrice", 9999999);
  fixture_set_figure (creator, "fans30GrowthRate", -5);
  fixture_set_figure (creator, "currentLevel", 0);
  fixture_set_figure (creator, "lowActive", 1);
  fixture_set_figure (creator, "pictureClickMidNum", 14139);
  kol_creator_seal (creator);

  kol_csv_append_creator (out, creator, columns, TRUE);
  g_assert_cmpstr (out->str, ==,
                   "'-5,Female,\"护肤, =彩妆\",158,,-5,Poor,Yes,,0.01117476483485395,"
                   "https://www.xiaohongshu.com/user/profile/5fe83d6600000000010078c7\r\n");
}

static void
test_nothing_known (void)
{
  g_autoptr (KolCreator) creator = kol_creator_new ();
  g_autoptr (GString) out = g_string_new (NULL);
  const KolField *columns[] = { kol_field_require ("name"), kol_field_require ("contentTags"),
                                kol_field_require ("fansNum"), kol_field_require ("currentLevel"),
                                NULL };

  kol_creator_seal (creator);
  kol_csv_append_creator (out, creator, columns, FALSE);
  g_assert_cmpstr (out->str, ==, ",,,\r\n");
}

static void
choose_table_alone (KolHandover *handover)
{
  fixture_choose (handover, KOL_OPTION_DEFINITIONS, "no");
  fixture_choose (handover, KOL_OPTION_CONDITIONS, "no");
}

static KolHandover *
hostile_handover (void)
{
  KolHandover *handover = kol_handover_new ("Hostile");
  static const char *const names[] = { "quote \" comma , line\nbreak",
                                       "=HYPERLINK(\"http://x.example\",\"y\")", "-5",
                                       "🐱" NBSP "猫" };

  fixture_choose (handover, KOL_OPTION_COLUMNS, "name,redId,fansNum");
  choose_table_alone (handover);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *id = g_strdup_printf ("%024x", i);
      g_autoptr (KolCreator) creator = fixture_creator_new (id, names[i]);

      fixture_set_text (creator, "redId", "007");
      if (i != 2)
        fixture_set_figure (creator, "fansNum", 4544.5 + i);
      fixture_add (handover, creator, NULL);
    }

  return handover;
}

static void
test_file_bytes (void)
{
  g_autoptr (KolHandover) handover = hostile_handover ();
  g_autoptr (GError) error = NULL;
  char *dir = fixture_dir_new ();
  g_autofree char *path = g_build_filename (dir, "a.csv", NULL);
  g_autofree char *contents = NULL;

  g_assert_true (fixture_write (handover, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==,
                   "\357\273\277Nickname,RedNote ID,Followers\r\n"
                   "\"quote \"\" comma , line\nbreak\",007,4544.5\r\n"
                   "\"'=HYPERLINK(\"\"http://x.example\"\",\"\"y\"\")\",007,4545.5\r\n"
                   "'-5,007,\r\n"
                   "🐱" NBSP "猫,007,4547.5\r\n");
  fixture_dir_remove (dir);
}

/* Another program reads the same cells. */
static void
test_file_read_back (void)
{
  static const char script[] =
      "import csv, json, sys\n"
      "rows = list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline='')))\n"
      "sys.stdout.buffer.write(json.dumps(rows, ensure_ascii=False).encode())\n";
  g_autoptr (KolHandover) handover = hostile_handover ();
  char *dir;
  g_autofree char *path = NULL;
  g_autofree char *rows = NULL;

  if (!fixture_has ("python3"))
    return;

  dir = fixture_dir_new ();
  path = g_build_filename (dir, "a.csv", NULL);
  g_assert_true (fixture_write (handover, path, NULL, NULL));
  rows = fixture_run (ARGV ("python3", "-c", script, path));
  g_assert_cmpstr (rows, ==,
                   "[[\"Nickname\", \"RedNote ID\", \"Followers\"], "
                   "[\"quote \\\" comma , line\\nbreak\", \"007\", \"4544.5\"], "
                   "[\"'=HYPERLINK(\\\"http://x.example\\\",\\\"y\\\")\", \"007\", \"4545.5\"], "
                   "[\"'-5\", \"007\", \"\"], "
                   "[\"🐱" NBSP "猫\", \"007\", \"4547.5\"]]");
  fixture_dir_remove (dir);
}

static void
test_default_columns (void)
{
  g_autoptr (KolHandover) handover = kol_handover_new ("Default");
  char *dir = fixture_dir_new ();
  g_autofree char *path = g_build_filename (dir, "a.csv", NULL);
  g_autofree char *contents = NULL;

  choose_table_alone (handover);
  fixture_add_many (handover, 1);
  g_assert_true (fixture_write (handover, path, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (
      g_str_has_prefix (contents, "\357\273\277No.,Nickname,RedNote ID,Gender,Location,"));
  g_assert_nonnull (strstr (contents, ",\"Photo note price (CNY, net)\","));
  g_assert_nonnull (strstr (contents, ",Marketplace page,Fetched\r\n"));
  g_assert_nonnull (strstr (contents, "\n1,云朵1号,012345,,湖南 长沙,,"));
  g_assert_true (g_str_has_suffix (
      contents, ",https://www.xiaohongshu.com/user/profile/000000000000000000000001,"
                "https://pgy.xiaohongshu.com/solar/pre-trade/blogger-detail/"
                "000000000000000000000001,2026-11-23 12:00:00\r\n"));
  fixture_dir_remove (dir);
}

/* What the figures mean stands below an empty line; a program that wants the table alone says so.
 */
static void
test_proof (void)
{
  g_autoptr (KolHandover) handover = hostile_handover ();
  char *dir = fixture_dir_new ();
  g_autofree char *path = g_build_filename (dir, "a.csv", NULL);
  g_autofree char *plain = NULL;
  g_autofree char *contents = NULL;

  g_assert_true (fixture_write (handover, path, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &plain, NULL, NULL));
  fixture_choose (handover, KOL_OPTION_DEFINITIONS, "yes");
  fixture_choose (handover, KOL_OPTION_CONDITIONS, "yes");
  g_assert_true (fixture_write (handover, path, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, plain));
  g_assert_true (g_str_has_prefix (contents + strlen (plain), "\r\nWhat the figures mean\r\n"));
  g_assert_nonnull (strstr (contents,
                            "\r\nFollowers (The platform’s estimate): Followers of the creator\r\n"
                            "when the page was fetched.\r\n"));
  g_assert_nonnull (strstr (contents, "\r\nWhere the figures come from\r\nTitle: Hostile\r\n"));
  g_assert_nonnull (strstr (contents, "\r\nFetched: 23 Nov 2026\r\n"));
  fixture_dir_remove (dir);
}

/* For the clipboard: cells of one line, and nothing that a spreadsheet would reckon. */
static void
test_tsv (void)
{
  g_autoptr (KolHandover) handover = hostile_handover ();
  char *dir = fixture_dir_new ();
  g_autofree char *path = g_build_filename (dir, "a.tsv", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (KolCreator) quoted = fixture_creator_new ("9", "\"a\tb\"");

  fixture_add (handover, quoted, NULL);
  g_assert_true (fixture_write (handover, path, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==,
                   "Nickname\tRedNote ID\tFollowers\n"
                   "quote \" comma , line break\t007\t4544.5\n"
                   "'=HYPERLINK(\"http://x.example\",\"y\")\t007\t4545.5\n"
                   "'-5\t007\t\n"
                   "🐱" NBSP "猫\t007\t4547.5\n"
                   "'\"a b\"\t\t\n");
  fixture_choose (handover, KOL_OPTION_APPENDIX, "yes");
  g_clear_pointer (&contents, g_free);
  g_assert_true (fixture_write (handover, path, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (
      strstr (contents, "\n\nWhat the figures mean\nFollowers (The platform’s estimate): "));
  g_assert_nonnull (strstr (contents, "\nFetched: 23 Nov 2026\n"));
  fixture_dir_remove (dir);
}

/* Five thousand, and nobody. */
static void
test_numbers_of_creators (void)
{
  static const guint numbers[] = { 0, 5000 };
  char *dir = fixture_dir_new ();

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (KolHandover) handover = kol_handover_new ("Numbers");
      g_autofree char *path = g_build_filename (dir, "a.csv", NULL);
      g_autofree char *contents = NULL;
      g_auto (GStrv) lines = NULL;

      fixture_choose (handover, KOL_OPTION_COLUMNS, "agency");
      choose_table_alone (handover);
      fixture_add_many (handover, numbers[i]);
      g_assert_true (fixture_write (handover, path, NULL, NULL));
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      lines = g_strsplit (contents, "\r\n", -1);
      g_assert_cmpuint (g_strv_length (lines), ==, numbers[i] + 2);
    }
  fixture_dir_remove (dir);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/text", test_text);
  g_test_add_func ("/csv/guard", test_guard);
  g_test_add_func ("/csv/number", test_number);
  g_test_add_func ("/csv/header", test_header);
  g_test_add_func ("/csv/creator", test_creator);
  g_test_add_func ("/csv/nothing-known", test_nothing_known);
  g_test_add_func ("/csv/file/bytes", test_file_bytes);
  g_test_add_func ("/csv/file/read-back", test_file_read_back);
  g_test_add_func ("/csv/file/default-columns", test_default_columns);
  g_test_add_func ("/csv/file/proof", test_proof);
  g_test_add_func ("/csv/file/numbers-of-creators", test_numbers_of_creators);
  g_test_add_func ("/tsv/file", test_tsv);

  return g_test_run ();
}
