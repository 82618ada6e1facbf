// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-filter.h"
#include "kol-query.h"

static const char *const documented[] = {
  "searchType", "keyword",    "page",   "fansNumberLower", "fansNumberUpper",
  "fansAge",    "fansGender", "gender", "contentTag",
};

static void
test_complete (void)
{
  g_assert_cmpuint (kol_filter_get_n_filters (), ==, G_N_ELEMENTS (documented));
  for (gsize i = 0; i < G_N_ELEMENTS (documented); i++)
    {
      const KolFilter *filter = kol_filter_lookup (documented[i]);

      g_assert_nonnull (filter);
      g_assert_true (kol_filter_at (kol_filter_get_index (filter)) == filter);
      g_assert_cmpstr (kol_filter_get_label (filter), !=, "");
      g_assert_cmpstr (kol_filter_get_help (filter), !=, "");
      g_assert_cmpint (filter->kind == KOL_FILTER_KIND_ENUM, ==, filter->values[0].value != NULL);
    }
  g_assert_null (kol_filter_lookup ("token"));
  g_assert_null (kol_filter_lookup (NULL));
}

static void
check (const char *id, const char *value, const char *expected)
{
  g_autofree char *normal = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kol_filter_check (kol_filter_lookup (id), value, &normal, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (normal, ==, expected);
}

static void
check_refused (const char *id, const char *value, int code)
{
  g_autofree char *normal = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (kol_filter_check (kol_filter_lookup (id), value, &normal, &error));
  g_assert_error (error, KOL_QUERY_ERROR, code);
  g_assert_nonnull (strstr (error->message, kol_filter_get_label (kol_filter_lookup (id))));
  g_assert_null (normal);
}

static void
test_check (void)
{
  check ("keyword", "  口红 ", "口红");
  check ("fansNumberLower", " 0100 ", "100");
  check ("fansNumberLower", "0", "0");
  check ("fansAge", "GT_44", "GT_44");
  check ("contentTag", "美食， 护肤,,美食", "护肤,美食");
  check ("page", "250", "250");
  check_refused ("keyword", "\377", KOL_QUERY_ERROR_BAD_VALUE);
  check_refused ("fansNumberLower", "-1", KOL_QUERY_ERROR_BAD_VALUE);
  check_refused ("fansNumberLower", "many", KOL_QUERY_ERROR_BAD_VALUE);
  check_refused ("fansNumberLower", "1.5", KOL_QUERY_ERROR_BAD_VALUE);
  check_refused ("fansNumberUpper", "99999999999999999999", KOL_QUERY_ERROR_BAD_VALUE);
  check_refused ("fansGender", "FEMALE_HIGH", KOL_QUERY_ERROR_BAD_VALUE);
  check_refused ("contentTag", "no such", KOL_QUERY_ERROR_BAD_VALUE);
  check_refused ("page", "0", KOL_QUERY_ERROR_BAD_PAGE);
  check_refused ("page", "-3", KOL_QUERY_ERROR_BAD_PAGE);
}

static void
test_labels (void)
{
  const KolFilter *gender = kol_filter_lookup ("gender");

  g_assert_cmpstr (kol_filter_get_value_label (gender, "FEMALE"), ==, "Women");
  g_assert_cmpstr (kol_filter_get_value_short_label (gender, "ALL"), ==, "All");
  g_assert_cmpstr (kol_filter_get_value_label (gender, "OTHER"), ==, "OTHER");
  for (KolFilterGroup group = KOL_FILTER_GROUP_WORDS; group <= KOL_FILTER_GROUP_PAGING; group++)
    g_assert_nonnull (kol_filter_group_get_label (group));
  g_assert_cmpstr (kol_filter_preset_get_label (&kol_filter_lookup ("fansNumberLower")->presets[0]),
                   !=, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/complete", test_complete);
  g_test_add_func ("/filter/check", test_check);
  g_test_add_func ("/filter/labels", test_labels);

  return g_test_run ();
}
