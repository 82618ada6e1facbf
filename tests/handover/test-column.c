// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "fixture.h"
#include "kol-handover-price.h"
#include "kol-table.h"

#define ID "5fe83d6600000000010078c7"

static void
test_columns (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < kol_column_get_n_columns (); i++)
    {
      const KolColumn *column = kol_column_at (i);

      g_assert_true (g_hash_table_add (ids, (gpointer) column->id));
      g_assert_true (kol_column_lookup (column->id) == column);
      g_assert_cmpstr (kol_column_get_label (column), !=, "");
      g_assert_cmpstr (kol_column_get_short_label (column), !=, "");
      g_assert_cmpstr (kol_column_get_definition (column), !=, "");
      g_assert_nonnull (kol_column_kind_to_string (column->kind));
      g_assert_cmpint (column->width, >, 0);
      g_assert_true ((column->read == NULL) == (column->kind == KOL_COLUMN_KIND_INPUT));
      g_assert_true (kol_column_is_number (column) ||
                     !(column->field != NULL && kol_field_is_price_based (column->field)));
    }
  g_assert_null (kol_column_lookup ("nothing"));
  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    g_assert_true (kol_column_lookup (kol_field_at (i)->id)->field == kol_field_at (i));
}

static void
assert_origin (const char *id, KolColumnOrigin origin)
{
  g_assert_cmpint (kol_column_lookup (id)->origin, ==, origin);
}

static void
test_origins (void)
{
  assert_origin ("name", KOL_COLUMN_ORIGIN_NONE);
  assert_origin ("picturePrice", KOL_COLUMN_ORIGIN_CREATOR);
  assert_origin ("clickMidNum", KOL_COLUMN_ORIGIN_PLATFORM);
  assert_origin ("estimatePictureCpm", KOL_COLUMN_ORIGIN_PLATFORM);
  assert_origin ("cpmPhoto", KOL_COLUMN_ORIGIN_OURS);
  assert_origin ("note", KOL_COLUMN_ORIGIN_MARKETER);
}

static void
test_verdict (void)
{
  const KolColumn *verdict = kol_column_lookup ("verdict");

  g_assert_cmpstr (kol_column_get_choice (verdict, 0), ==, "Chosen");
  g_assert_cmpstr (kol_column_get_choice (verdict, 2), ==, "Not chosen");
  g_assert_null (kol_column_get_choice (verdict, 3));
  g_assert_null (kol_column_get_choice (kol_column_lookup ("reason"), 0));
}

static void
test_sets (void)
{
  g_assert_cmpuint (kol_column_set_get_n_built_in (), ==, 4);
  for (guint i = 0; i < kol_column_set_get_n_built_in (); i++)
    {
      KolColumnSet *set = kol_column_set_get_built_in (i);
      g_autofree char *text = kol_column_set_to_text (set);
      g_autoptr (KolColumnSet) same = kol_column_set_parse (text, NULL);

      g_assert_cmpstr (kol_column_set_get_label (set), !=, "");
      g_assert_cmpstr (kol_column_set_get_id (same), ==, kol_column_set_get_id (set));
      g_assert_cmpuint (kol_column_set_get_n_columns (same), >, 5);
      g_assert_finalize_object (set);
    }
}

static void
test_own_set (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KolColumnSet)
      set = kol_column_set_parse ("For banks: name, redId ,profile, name", &error);
  g_autoptr (KolColumnSet) unnamed = kol_column_set_parse ("fansNum", NULL);
  g_autoptr (KolColumnSet) made = NULL;
  const KolColumn *const columns[] = { kol_column_lookup ("form"), NULL };
  g_autofree char *text = kol_column_set_to_text (set);
  g_autofree char *made_text = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "For banks: name,redId,profile");
  g_assert_cmpstr (kol_column_set_get_label (set), ==, "For banks");
  g_assert_null (kol_column_set_get_id (set));
  g_assert_cmpuint (kol_column_set_get_n_columns (set), ==, 3);
  g_assert_cmpstr (kol_column_set_get_column (set, 2)->id, ==, "profile");
  g_assert_null (kol_column_set_get_column_label (set, 0));
  g_assert_cmpstr (kol_column_set_get_label (unnamed), ==, "My columns");

  made = kol_column_set_new ("a: b", columns);
  made_text = kol_column_set_to_text (made);
  g_assert_cmpstr (made_text, ==, "a  b: form");

  g_assert_null (kol_column_set_parse ("x: name,who", &error));
  g_assert_error (error, KOL_OPTION_ERROR, KOL_OPTION_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "who"));
}

/* The headings that agencies expect, word for word. */
static void
test_agency (void)
{
  static const char *const chinese[] = { "达人昵称",  "小红书号", "主页",       "蒲公英链接",
                                         "粉丝量(w)", "地域",     "阅读中位数", "互动中位数",
                                         "图文报价",  "视频报价", "推荐形式",   "备注" };
  g_auto (KolLanguageScope) scope = kol_language_enter ("zh_CN");
  g_autoptr (KolHandover) handover = kol_handover_new ("Agency");
  g_autoptr (KolTable) table = NULL;

  fixture_choose (handover, KOL_OPTION_COLUMNS, "agency");
  table = kol_table_new (handover);
  g_assert_cmpuint (kol_table_get_n_columns (table), ==, G_N_ELEMENTS (chinese));
  for (guint i = 0; i < G_N_ELEMENTS (chinese); i++)
    g_assert_cmpstr (kol_table_get_label (table, i), ==, chinese[i]);
}

static KolHandover *
make_handover (void)
{
  static const char *const tags[] = { "护肤", "=彩妆", NULL };
  KolHandover *handover = kol_handover_new ("Cells");
  g_autoptr (KolCreator) creator = fixture_creator_new (ID, "-5\nx");
  g_autoptr (KolCreator) nobody = kol_creator_new ();
  g_autoptr (KolEntry) entry = NULL;

  fixture_set_text (creator, "redId", "007");
  kol_creator_set_tags (creator, kol_field_require ("contentTags"), tags);
  fixture_set_figure (creator, "fansNum", 284173);
  fixture_set_figure (creator, "picturePrice", 1580);
  fixture_set_figure (creator, "videoPrice", 9999999);
  fixture_set_figure (creator, "pictureClickMidNum", 14139);
  fixture_set_figure (creator, "currentLevel", 0);
  fixture_set_figure (creator, "fans30GrowthRate", -5);
  kol_creator_seal (creator);
  entry = kol_entry_new (1, creator, 1795406400, "searchType=NOTE&keyword=%E5%92%96%E5%95%A1");
  kol_entry_set_status (entry, KOL_ENTRY_STATUS_MAYBE);
  kol_entry_set_note (entry, "asks much");
  kol_handover_add_entry (handover, entry);
  fixture_add (handover, nobody, NULL);

  /* Handed over as it was */
  kol_entry_set_note (entry, "changed since");

  return handover;
}

static void
assert_cell (KolHandover *handover, const char *id, KolCellKind kind, const char *shown)
{
  g_autoptr (KolTable) table = NULL;
  g_autofree char *text = NULL;
  g_auto (KolCell) cell = KOL_CELL_INIT;
  g_auto (KolCell) empty = KOL_CELL_INIT;

  fixture_choose (handover, KOL_OPTION_COLUMNS, id);
  table = kol_table_new (handover);
  kol_table_read (table, 0, 0, &cell);
  text = kol_table_format (table, 0, 0);
  g_assert_cmpint (cell.kind, ==, kind);
  g_assert_cmpstr (text, ==, shown);
  if (g_str_equal (id, "index"))
    return;

  kol_table_read (table, 1, 0, &empty);
  g_assert_cmpint (empty.kind, ==, KOL_CELL_EMPTY);
}

static void
test_cells (void)
{
  g_autoptr (KolHandover) handover = make_handover ();

  assert_cell (handover, "index", KOL_CELL_NUMBER, "1");
  assert_cell (handover, "name", KOL_CELL_TEXT, "-5 x");
  assert_cell (handover, "redId", KOL_CELL_TEXT, "007");
  assert_cell (handover, "contentTags", KOL_CELL_TEXT, "护肤, =彩妆");
  assert_cell (handover, "fansNum", KOL_CELL_NUMBER, "284,173");
  assert_cell (handover, "fansMyriads", KOL_CELL_NUMBER, "28.4");
  assert_cell (handover, "picturePrice", KOL_CELL_NUMBER, "¥1,580");
  assert_cell (handover, "videoPrice", KOL_CELL_EMPTY, "–");
  assert_cell (handover, "currentLevel", KOL_CELL_TEXT, "Poor");
  assert_cell (handover, "form", KOL_CELL_TEXT, "Photo note");
  assert_cell (handover, "status", KOL_CELL_TEXT, "Maybe");
  assert_cell (handover, "note", KOL_CELL_TEXT, "asks much");
  assert_cell (handover, "profile", KOL_CELL_LINK, "https://www.xiaohongshu.com/user/profile/" ID);
  assert_cell (handover, "fetchedAt", KOL_CELL_DATE, "23 Nov 2026, 12:00");
  assert_cell (handover, "query", KOL_CELL_TEXT, "Search in: Notes; Keyword: 咖啡");
  assert_cell (handover, "verdict", KOL_CELL_EMPTY, "");
}

static void
assert_form (double photo, double video, double photo_reads, double video_reads, const char *form)
{
  g_autoptr (KolHandover) handover = kol_handover_new ("Form");
  g_autoptr (KolCreator) creator = fixture_creator_new ("1", "x");
  g_autoptr (KolTable) table = NULL;
  g_autofree char *text = NULL;

  fixture_set_figure (creator, "picturePrice", photo);
  fixture_set_figure (creator, "videoPrice", video);
  fixture_set_figure (creator, "pictureClickMidNum", photo_reads);
  fixture_set_figure (creator, "videoClickMidNum", video_reads);
  fixture_add (handover, creator, NULL);
  fixture_choose (handover, KOL_OPTION_COLUMNS, "form");
  table = kol_table_new (handover);
  text = kol_table_format (table, 0, 0);
  g_assert_cmpstr (text, ==, form);
}

static void
test_form (void)
{
  assert_form (100, 150, 1000, 3000, "Video note");
  assert_form (100, 150, 1000, 1000, "Photo note");
  assert_form (100, 100, 1000, 1000, "Photo note");
  assert_form (100, 0, 0, 0, "Photo note");
  assert_form (0, 100, 0, 0, "Video note");
  assert_form (100, 100, 0, 1000, "–");
  assert_form (0, 0, 1000, 1000, "–");
}

static void
test_drop_empty (void)
{
  g_autoptr (KolHandover) handover = make_handover ();
  g_autoptr (KolTable) table = NULL;
  g_autoptr (KolHandover) nobody = kol_handover_new ("Nobody");
  g_autoptr (KolTable) empty = NULL;

  fixture_choose (handover, KOL_OPTION_COLUMNS, "videoPrice,name,location,verdict,picturePrice");
  fixture_choose (handover, KOL_OPTION_DROP_EMPTY, "yes");
  table = kol_table_new (handover);
  g_assert_cmpuint (kol_table_get_n_columns (table), ==, 3);
  g_assert_cmpstr (kol_table_get_column (table, 0)->id, ==, "name");
  g_assert_cmpstr (kol_table_get_column (table, 1)->id, ==, "verdict");
  g_assert_cmpstr (kol_table_get_column (table, 2)->id, ==, "picturePrice");

  /* Where nobody is, everything would be empty */
  fixture_choose (nobody, KOL_OPTION_COLUMNS, "name,location");
  fixture_choose (nobody, KOL_OPTION_DROP_EMPTY, "yes");
  empty = kol_table_new (nobody);
  g_assert_cmpuint (kol_table_get_n_columns (empty), ==, 2);
  g_assert_cmpuint (kol_table_get_n_rows (empty), ==, 0);
}

static void
test_parts (void)
{
  g_autoptr (KolHandover) handover = make_handover ();
  g_autoptr (KolTable) table = NULL;

  fixture_choose (handover, KOL_OPTION_COLUMNS, "note,name");
  fixture_choose (handover, KOL_OPTION_STATUS, "yes");
  fixture_choose (handover, KOL_OPTION_NOTE, "yes");
  table = kol_table_new (handover);
  g_assert_cmpuint (kol_table_get_n_columns (table), ==, 3);
  g_assert_cmpstr (kol_table_get_column (table, 2)->id, ==, "status");
}

static void
assert_price (KolHandover *handover, const char *label, const char *price, const char *cost)
{
  g_autoptr (KolTable) table = kol_table_new (handover);
  g_autofree char *shown_price = kol_table_format (table, 0, 0);
  g_autofree char *shown_cost = kol_table_format (table, 0, 1);

  g_assert_cmpstr (kol_table_get_label (table, 0), ==, label);
  g_assert_cmpstr (shown_price, ==, price);
  g_assert_cmpstr (shown_cost, ==, cost);
}

#define NBSP "\302\240"

static void
test_prices (void)
{
  g_autoptr (KolHandover) handover = make_handover ();

  fixture_choose (handover, KOL_OPTION_COLUMNS, "picturePrice,readCostPhoto");
  assert_price (handover, "Photo note price (CNY, net)", "¥1,580", "¥0.11");
  fixture_choose (handover, KOL_OPTION_FEE, "10");
  assert_price (handover, "Photo note price (CNY, net)", "¥1,580", "¥0.11");
  fixture_choose (handover, KOL_OPTION_PRICE, "fee");
  assert_price (handover, "Photo note price (CNY, with 10.0" NBSP "% platform fee)", "¥1,738",
                "¥0.12");
  fixture_choose (handover, KOL_OPTION_REBATE, "25");
  fixture_choose (handover, KOL_OPTION_PRICE, "rebate");
  assert_price (handover, "Photo note price (CNY, after 25.0" NBSP "% rebate)", "¥1,185", "¥0.084");

  /* Nobody said how large the rebate is: no price rather than a wrong one */
  fixture_choose (handover, KOL_OPTION_REBATE, NULL);
  assert_price (handover, "Photo note price (CNY, after – rebate)", "–", "–");
}

static void
test_own_labels_say_the_price (void)
{
  g_autoptr (KolHandover) handover = make_handover ();
  g_autoptr (KolTable) table = NULL;

  fixture_choose (handover, KOL_OPTION_COLUMNS, "agency");
  fixture_choose (handover, KOL_OPTION_FEE, "10");
  fixture_choose (handover, KOL_OPTION_PRICE, "fee");
  table = kol_table_new (handover);
  g_assert_cmpstr (kol_table_get_label (table, 8), ==,
                   "Photo note quote (with 10.0" NBSP "% platform fee)");
  g_assert_cmpstr (kol_table_get_label (table, 7), ==, "Median engagements");
}

static void
test_price_based (void)
{
  static const char *const based[] = { "picturePrice", "videoPrice",    "lowestPrice",
                                       "cpmPhoto",     "readCostVideo", "engageCostPhoto" };
  static const char *const others[] = { "fansNum",    "estimatePictureCpm",  "coopReadRatio",
                                        "avgAgmv90d", "engagementRateReads", "fansGained30" };

  for (guint i = 0; i < G_N_ELEMENTS (based); i++)
    g_assert_true (kol_field_is_price_based (kol_field_require (based[i])));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (kol_field_is_price_based (kol_field_require (others[i])));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/column/table", test_columns);
  g_test_add_func ("/column/origins", test_origins);
  g_test_add_func ("/column/verdict", test_verdict);
  g_test_add_func ("/column/sets", test_sets);
  g_test_add_func ("/column/sets/own", test_own_set);
  g_test_add_func ("/column/sets/agency", test_agency);
  g_test_add_func ("/column/cells", test_cells);
  g_test_add_func ("/column/form", test_form);
  g_test_add_func ("/column/drop-empty", test_drop_empty);
  g_test_add_func ("/column/parts", test_parts);
  g_test_add_func ("/column/prices", test_prices);
  g_test_add_func ("/column/prices/own-labels", test_own_labels_say_the_price);
  g_test_add_func ("/column/prices/based", test_price_based);

  return g_test_run ();
}
