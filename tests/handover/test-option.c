// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>
#include <string.h>

#include "fixture.h"

static void
test_table (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < KOL_N_OPTIONS; i++)
    {
      const KolOption *row = kol_option_at (i);
      KolOptionId number;

      g_assert_true (g_hash_table_add (ids, (gpointer) row->id));
      g_assert_true (kol_option_lookup (row->id, &number));
      g_assert_cmpuint (number, ==, i);
      g_assert_cmpstr (kol_option_get_label (row), !=, "");
      g_assert_cmpstr (kol_option_get_help (row), !=, "");
      g_assert_cmpstr (kol_option_group_get_label (row->group), !=, "");
      g_assert_cmpuint (kol_option_get_n_values (row) > 0, ==, row->kind == KOL_OPTION_KIND_CHOICE);
      for (guint j = 0; j < kol_option_get_n_values (row); j++)
        g_assert_cmpstr (kol_option_get_value_label (row, j), !=, "");
    }
  g_assert_false (kol_option_lookup ("colour", &(KolOptionId){ 0 }));
}

/* What the table says an option is at first, it can be set to. */
static void
test_fallbacks (void)
{
  g_autoptr (KolHandoverOptions) options = kol_handover_options_new ();

  for (guint i = 0; i < KOL_N_OPTIONS; i++)
    {
      g_autoptr (GError) error = NULL;
      const char *fallback = kol_option_at (i)->fallback;

      g_assert_cmpstr (kol_handover_options_get (options, i), ==, fallback);
      g_assert_true (kol_handover_options_set (options, i, fallback, &error));
      g_assert_no_error (error);
      g_assert_false (kol_handover_options_is_set (options, i));
    }
  g_assert_true (kol_handover_options_check (options, NULL));
}

static void
assert_set (KolHandoverOptions *options, KolOptionId option, const char *value, const char *normal)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kol_handover_options_set (options, option, value, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (kol_handover_options_get (options, option), ==, normal);
}

static void
assert_refused (KolHandoverOptions *options, KolOptionId option, const char *value)
{
  g_autofree char *before = g_strdup (kol_handover_options_get (options, option));
  g_autoptr (GError) error = NULL;

  g_assert_false (kol_handover_options_set (options, option, value, &error));
  g_assert_error (error, KOL_OPTION_ERROR, KOL_OPTION_ERROR_VALUE);
  g_assert_cmpstr (kol_handover_options_get (options, option), ==, before);
}

static void
test_values (void)
{
  g_autoptr (KolHandoverOptions) options = kol_handover_options_new ();

  assert_set (options, KOL_OPTION_TITLE, " Spring\nlaunch ", "Spring launch");
  assert_set (options, KOL_OPTION_TITLE, NULL, "");
  assert_set (options, KOL_OPTION_DATE, "2026-11-23", "2026-11-23");
  assert_refused (options, KOL_OPTION_DATE, "2026-02-30");
  assert_refused (options, KOL_OPTION_DATE, "yesterday");
  assert_set (options, KOL_OPTION_LANGUAGE, "ZH_cn", "zh_CN");
  assert_refused (options, KOL_OPTION_LANGUAGE, "tlh");
  assert_set (options, KOL_OPTION_FEE, "10", "10");
  assert_set (options, KOL_OPTION_FEE, "7.50", "7.5");
  assert_set (options, KOL_OPTION_FEE, "0", "0");
  assert_refused (options, KOL_OPTION_FEE, "101");
  assert_refused (options, KOL_OPTION_FEE, "-1");
  assert_refused (options, KOL_OPTION_FEE, "nan");
  assert_set (options, KOL_OPTION_COVERS, "no", "no");
  assert_refused (options, KOL_OPTION_COVERS, "maybe");
  assert_set (options, KOL_OPTION_COLUMNS, "Agency 报价表", "agency");
  assert_set (options, KOL_OPTION_COLUMNS, "name, fansNum,name", "name,fansNum");
  assert_refused (options, KOL_OPTION_COLUMNS, "name,nothing");
  assert_refused (options, KOL_OPTION_COLUMNS, " , ");
}

static void
test_kinds (void)
{
  g_autoptr (KolHandoverOptions) options = kol_handover_options_new ();

  g_assert_true (isnan (kol_handover_options_get_percent (options, KOL_OPTION_FEE)));
  assert_set (options, KOL_OPTION_FEE, "7.5", "7.5");
  g_assert_cmpfloat_with_epsilon (kol_handover_options_get_percent (options, KOL_OPTION_FEE), 7.5,
                                  1e-9);
  g_assert_cmpuint (kol_handover_options_get_choice (options, KOL_OPTION_LAYOUT), ==,
                    KOL_LAYOUT_2X4);
  kol_handover_options_set_choice (options, KOL_OPTION_LAYOUT, KOL_LAYOUT_PROFILE);
  g_assert_cmpuint (kol_handover_options_get_choice (options, KOL_OPTION_LAYOUT), ==,
                    KOL_LAYOUT_PROFILE);
  g_assert_true (kol_handover_options_get_flag (options, KOL_OPTION_COVERS));
  kol_handover_options_set_flag (options, KOL_OPTION_COVERS, FALSE);
  g_assert_false (kol_handover_options_get_flag (options, KOL_OPTION_COVERS));
}

static void
test_check (void)
{
  g_autoptr (KolHandoverOptions) options = kol_handover_options_new ();
  g_autoptr (GError) error = NULL;

  kol_handover_options_set_choice (options, KOL_OPTION_PRICE, KOL_PRICE_FEE);
  g_assert_false (kol_handover_options_check (options, &error));
  g_assert_error (error, KOL_OPTION_ERROR, KOL_OPTION_ERROR_MISSING);
  g_clear_error (&error);
  assert_set (options, KOL_OPTION_FEE, "10", "10");
  g_assert_true (kol_handover_options_check (options, NULL));

  kol_handover_options_set_choice (options, KOL_OPTION_PRICE, KOL_PRICE_REBATE);
  g_assert_false (kol_handover_options_check (options, &error));
  g_assert_error (error, KOL_OPTION_ERROR, KOL_OPTION_ERROR_MISSING);
}

static void
on_changed_cb (KolHandoverOptions *options, guint option, gpointer data)
{
  g_string_append_printf (data, "%s ", kol_option_at (option)->id);
}

static void
test_changed (void)
{
  KolHandoverOptions *options = kol_handover_options_new ();
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GString) titles = g_string_new (NULL);

  g_signal_connect (options, "changed", G_CALLBACK (on_changed_cb), all);
  g_signal_connect (options, "changed::title", G_CALLBACK (on_changed_cb), titles);
  assert_set (options, KOL_OPTION_TITLE, "a", "a");
  assert_set (options, KOL_OPTION_TITLE, "a", "a");
  kol_handover_options_set_flag (options, KOL_OPTION_COVERS, TRUE);
  kol_handover_options_set_flag (options, KOL_OPTION_COVERS, FALSE);
  g_assert_cmpstr (all->str, ==, "title covers ");
  g_assert_cmpstr (titles->str, ==, "title ");
  g_assert_finalize_object (options);
}

static void
test_text (void)
{
  g_autoptr (KolHandoverOptions) options = kol_handover_options_new ();
  g_autoptr (KolHandoverOptions) again = kol_handover_options_new ();
  g_autoptr (KolHandoverOptions) copy = NULL;
  g_autofree char *nothing = kol_handover_options_to_text (options);
  g_autofree char *text = NULL;
  g_autofree char *same = NULL;

  g_assert_cmpstr (nothing, ==, "");
  assert_set (options, KOL_OPTION_TITLE, "a & b = 春季 100%", "a & b = 春季 100%");
  assert_set (options, KOL_OPTION_LANGUAGE, "zh_CN", "zh_CN");
  assert_set (options, KOL_OPTION_COVERS, "no", "no");
  text = kol_handover_options_to_text (options);
  kol_handover_options_apply_text (again, text);
  same = kol_handover_options_to_text (again);
  g_assert_cmpstr (same, ==, text);
  g_assert_cmpstr (kol_handover_options_get (again, KOL_OPTION_TITLE), ==, "a & b = 春季 100%");

  copy = kol_handover_options_copy (options);
  assert_set (options, KOL_OPTION_LANGUAGE, "en", "en");
  g_assert_cmpstr (kol_handover_options_get (copy, KOL_OPTION_LANGUAGE), ==, "zh_CN");
}

/* What other versions wrote, or nobody: what can be chosen is. */
static void
test_foreign_text (void)
{
  static const char *const texts[] = {
    "",           "&&&",
    "=",          "title",
    "colour=red", "layout=9x9",
    "fee=%zz",    "columns=nothing",
    "%00=%00",    "covers=no&covers=perhaps",
  };
  g_autoptr (KolHandoverOptions) options = kol_handover_options_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    kol_handover_options_apply_text (options, texts[i]);
  g_assert_false (kol_handover_options_get_flag (options, KOL_OPTION_COVERS));
  kol_handover_options_apply_text (options, "colour=red&layout=3x4");
  g_assert_cmpuint (kol_handover_options_get_choice (options, KOL_OPTION_LAYOUT), ==,
                    KOL_LAYOUT_3X4);
}

/* A hand-over is as it was chosen when it was made. */
static void
test_handover (void)
{
  g_autoptr (KolHandover) handover = kol_handover_new ("List");
  g_autoptr (KolHandoverOptions) options = kol_handover_options_new ();
  g_autofree char *date = NULL;

  g_assert_cmpstr (kol_handover_get_title (handover), ==, "List");
  assert_set (options, KOL_OPTION_TITLE, "Spring", "Spring");
  assert_set (options, KOL_OPTION_CLIENT, "A client", "A client");
  assert_set (options, KOL_OPTION_PREPARED_BY, "An agency", "An agency");
  assert_set (options, KOL_OPTION_DATE, "2026-02-03", "2026-02-03");
  kol_handover_set_options (handover, options);
  assert_set (options, KOL_OPTION_TITLE, "Summer", "Summer");
  g_assert_cmpstr (kol_handover_get_title (handover), ==, "Spring");
  g_assert_cmpstr (kol_handover_get_name (handover), ==, "List");
  g_assert_cmpstr (kol_handover_get_client (handover), ==, "A client");
  g_assert_cmpstr (kol_handover_get_prepared_by (handover), ==, "An agency");
  date = kol_format_date (kol_handover_get_date (handover));
  g_assert_cmpstr (date, ==, "3 Feb 2026");
}

/* Every format says what it honours, and what it is good for. */
static void
test_formats (void)
{
  for (guint i = 0; i < kol_handover_get_n_formats (); i++)
    {
      const KolHandoverFormat *format = kol_handover_format_at (i);

      g_assert_true (kol_handover_format_lookup (format->id) == format);
      g_assert_cmpstr (kol_handover_format_get_label (format), !=, "");
      g_assert_cmpstr (kol_handover_format_get_help (format), !=, "");
      g_assert_nonnull (format->write);
      g_assert_true (kol_handover_format_honours (format, KOL_OPTION_LANGUAGE));
      g_assert_cmpuint (format->options >> KOL_N_OPTIONS, ==, 0);
    }
  g_assert_null (kol_handover_format_lookup ("doc"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/option/table", test_table);
  g_test_add_func ("/option/fallbacks", test_fallbacks);
  g_test_add_func ("/option/values", test_values);
  g_test_add_func ("/option/kinds", test_kinds);
  g_test_add_func ("/option/check", test_check);
  g_test_add_func ("/option/changed", test_changed);
  g_test_add_func ("/option/text", test_text);
  g_test_add_func ("/option/text/foreign", test_foreign_text);
  g_test_add_func ("/option/handover", test_handover);
  g_test_add_func ("/option/formats", test_formats);

  return g_test_run ();
}
