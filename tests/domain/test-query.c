// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-query.h"

static void
set (KolQuery *query, const char *id, const char *value)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kol_query_set (query, id, value, &error));
  g_assert_no_error (error);
}

static void
test_parameters (void)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autofree char *bare = kol_query_to_parameters (query, 1, NULL);
  g_autofree char *all = NULL;

  g_assert_cmpstr (bare, ==, "searchType=NICKNAME&page=1");

  set (query, "searchType", "NOTE");
  set (query, "keyword", "敏感肌 & 50%");
  set (query, "fansNumberLower", "1000");
  set (query, "fansNumberUpper", "1000");
  set (query, "fansAge", "AGE_25_34");
  set (query, "fansGender", "FE_MALE_HIGH");
  set (query, "gender", "ALL");
  set (query, "contentTag", "护肤,美妆");
  all = kol_query_to_parameters (query, 3, NULL);
  g_assert_cmpstr (
      all, ==,
      "searchType=NOTE&keyword=%E6%95%8F%E6%84%9F%E8%82%8C%20%26%2050%25&fansNumberLower=1000&"
      "fansNumberUpper=1000&fansAge=AGE_25_34&fansGender=FE_MALE_HIGH&"
      "contentTag=%E6%8A%A4%E8%82%A4%2C%E7%BE%8E%E5%A6%86&page=3");
}

static void
test_refused (void)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (GError) range = NULL;
  g_autoptr (GError) page = NULL;
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) value = NULL;

  g_assert_null (kol_query_to_parameters (query, 0, &page));
  g_assert_error (page, KOL_QUERY_ERROR, KOL_QUERY_ERROR_BAD_PAGE);
  g_assert_false (kol_query_set (query, "token", "x", &unknown));
  g_assert_error (unknown, KOL_QUERY_ERROR, KOL_QUERY_ERROR_UNKNOWN_FILTER);
  g_assert_false (kol_query_set (query, "fansNumberLower", "-5", &value));
  g_assert_error (value, KOL_QUERY_ERROR, KOL_QUERY_ERROR_BAD_VALUE);
  g_assert_true (kol_query_is_default (query));

  set (query, "fansNumberLower", "500");
  set (query, "fansNumberUpper", "100");
  g_assert_false (kol_query_validate (query, &range));
  g_assert_error (range, KOL_QUERY_ERROR, KOL_QUERY_ERROR_BAD_RANGE);
  g_assert_null (kol_query_to_parameters (query, 1, NULL));
}

static void
test_canonical (void)
{
  g_autoptr (KolQuery) a = kol_query_new ();
  g_autoptr (KolQuery) b = kol_query_new ();
  g_autoptr (KolQuery) back = NULL;
  g_autofree char *text_a = NULL;
  g_autofree char *text_b = NULL;
  g_autoptr (GError) error = NULL;

  set (a, "contentTag", "美妆，护肤");
  set (a, "keyword", " 咖啡 ");
  set (b, "keyword", "咖啡");
  set (b, "contentTag", "护肤,美妆,护肤");
  set (b, "gender", "ALL");
  text_a = kol_query_to_canonical (a);
  text_b = kol_query_to_canonical (b);
  g_assert_cmpstr (text_a, ==, text_b);
  g_assert_true (kol_query_equal (a, b));

  back = kol_query_new_from_canonical (text_a, &error);
  g_assert_no_error (error);
  g_assert_true (kol_query_equal (a, back));
  g_assert_null (kol_query_new_from_canonical ("nothing=1", NULL));
  g_assert_null (kol_query_new_from_canonical ("gender=NONE", NULL));
}

static void
test_fuzz (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      char text[32] = { 0 };
      g_autoptr (KolQuery) query = NULL;

      for (int j = 0; j < 31; j++)
        text[j] = (char) g_test_rand_int_range (1, 256);
      memcpy (text, "keyword=", 8);
      query = kol_query_new_from_canonical (text, NULL);
      if (query != NULL)
        {
          g_autofree char *canonical = kol_query_to_canonical (query);
          g_autoptr (KolQuery) back = kol_query_new_from_canonical (canonical, NULL);

          g_assert_true (kol_query_equal (query, back));
        }
    }
}

static void
count_change (KolQuery *query, guint *n_changes)
{
  (*n_changes)++;
}

static void
test_changed (void)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  guint n_changes = 0;

  g_signal_connect (query, "changed", G_CALLBACK (count_change), &n_changes);
  set (query, "keyword", "a");
  set (query, "keyword", " a ");
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_true (kol_query_is_set (query, "keyword"));
  set (query, "keyword", NULL);
  g_assert_cmpuint (n_changes, ==, 2);
  kol_query_reset (query);
  g_assert_cmpuint (n_changes, ==, 2);
  set (query, "gender", "MALE");
  kol_query_reset (query);
  g_assert_cmpuint (n_changes, ==, 4);
  g_assert_cmpstr (kol_query_get (query, "gender"), ==, "ALL");
}

static void
test_describe (void)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autofree char *none = kol_query_describe (query);
  g_autofree char *some = NULL;

  g_assert_cmpstr (none, ==, "No filters");
  set (query, "keyword", "咖啡");
  set (query, "contentTag", "底妆");
  set (query, "fansGender", "MALE_HIGH");
  some = kol_query_describe (query);
  g_assert_cmpstr (some, ==, "Keyword: 咖啡; Audience gender: Mostly men; Categories: 美妆 · 底妆");
}

static void
test_finalize (void)
{
  KolQuery *query = kol_query_new ();

  set (query, "keyword", "x");
  g_assert_finalize_object (query);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/parameters", test_parameters);
  g_test_add_func ("/query/refused", test_refused);
  g_test_add_func ("/query/canonical", test_canonical);
  g_test_add_func ("/query/fuzz", test_fuzz);
  g_test_add_func ("/query/changed", test_changed);
  g_test_add_func ("/query/describe", test_describe);
  g_test_add_func ("/query/finalize", test_finalize);

  return g_test_run ();
}
