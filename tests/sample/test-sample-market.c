// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-sample-market.h"
#include "kol-sample-service.h"

static KolSampleMarket *market;

/* What a query of "name=value&name=value" finds. */
static GPtrArray *
find (const char *text, guint *total)
{
  g_autoptr (GHashTable) parameters = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (KolSampleQuery) query = { 0 };
  const char *wrong = NULL;

  parameters = g_uri_parse_params (text, -1, "&", G_URI_PARAMS_NONE, &error);
  g_assert_no_error (error);
  g_assert_true (kol_sample_query_init (&query, parameters, &wrong));
  g_assert_null (wrong);

  return kol_sample_market_find (market, &query, total);
}

static guint
count (const char *text)
{
  g_autoptr (GPtrArray) creators = NULL;
  guint total = 0;

  creators = find (text, &total);

  return total;
}

typedef gboolean (*Check) (const KolSampleCreator *creator);

/* Every creator found must pass, and so must exactly that many of all. */
static void
check_find (const char *text, Check check)
{
  guint expected = 0;
  guint total = 0;
  guint seen = 0;

  for (guint i = 0; i < KOL_SAMPLE_N_CREATORS; i++)
    expected += check (kol_sample_market_at (market, i));

  for (guint page = 1; page == 1 || seen < total; page++)
    {
      g_autofree char *paged = g_strdup_printf ("%s&page=%u", text, page);
      g_autoptr (GPtrArray) creators = find (paged, &total);

      g_assert_cmpuint (creators->len, >, 0);
      for (guint i = 0; i < creators->len; i++)
        g_assert_true (check (g_ptr_array_index (creators, i)));
      seen += creators->len;
    }

  g_assert_cmpuint (expected, >, 0);
  g_assert_cmpuint (total, ==, MIN (expected, KOL_SAMPLE_MAX_TOTAL));
  g_assert_cmpuint (seen, ==, total);
}

static gboolean
is_large (const KolSampleCreator *creator)
{
  return creator->fans >= 100000;
}

static gboolean
is_small (const KolSampleCreator *creator)
{
  return creator->fans <= 10000;
}

static gboolean
is_male (const KolSampleCreator *creator)
{
  return !creator->female;
}

static gboolean
is_seen_by_men (const KolSampleCreator *creator)
{
  return creator->audience == KOL_SAMPLE_AUDIENCE_MALE;
}

static gboolean
is_seen_at_35 (const KolSampleCreator *creator)
{
  return creator->age == KOL_SAMPLE_AGE_35_44;
}

static gboolean
has_skin_or_cats (const KolSampleCreator *creator)
{
  gboolean is_skin = g_strcmp0 (creator->categories[0], "护肤") == 0 ||
                     g_strcmp0 (creator->categories[1], "护肤") == 0;

  return is_skin || g_strcmp0 (creator->subcategory[0], "猫") == 0 ||
         g_strcmp0 (creator->subcategory[1], "猫") == 0 ||
         g_strcmp0 (creator->subcategory[2], "猫") == 0;
}

static gboolean
is_named_yu (const KolSampleCreator *creator)
{
  return strstr (creator->name, "小鱼") != NULL;
}

static gboolean
writes_of_coffee (const KolSampleCreator *creator)
{
  return strstr (creator->note_key, "咖啡") != NULL;
}

static gboolean
is_all_of_it (const KolSampleCreator *creator)
{
  return creator->female && creator->fans >= 10000 && creator->fans <= 500000 &&
         creator->audience == KOL_SAMPLE_AUDIENCE_FEMALE && creator->age == KOL_SAMPLE_AGE_25_34 &&
         g_strcmp0 (creator->categories[0], "护肤") == 0;
}

static gboolean
is_skin_first_or_second (const KolSampleCreator *creator)
{
  KolSampleCreator copy = *creator;

  if (g_strcmp0 (copy.categories[1], "护肤") == 0)
    copy.categories[0] = "护肤";

  return is_all_of_it (&copy);
}

static void
test_each (void)
{
  check_find ("fansNumberLower=100000", is_large);
  check_find ("fansNumberUpper=10000", is_small);
  check_find ("gender=MALE", is_male);
  check_find ("fansGender=MALE_HIGH", is_seen_by_men);
  check_find ("fansAge=AGE_35_44", is_seen_at_35);
  check_find ("contentTag=护肤,猫", has_skin_or_cats);
  check_find ("contentTag=护肤， 猫", has_skin_or_cats);
  check_find ("searchType=NICKNAME&keyword=小鱼", is_named_yu);
  check_find ("keyword=小鱼", is_named_yu);
  check_find ("searchType=NOTE&keyword=咖啡", writes_of_coffee);
}

static void
test_combined (void)
{
  check_find ("searchType=NOTE&gender=FEMALE&fansNumberLower=10000&fansNumberUpper=500000"
              "&fansGender=FE_MALE_HIGH&fansAge=AGE_25_34&contentTag=护肤",
              is_skin_first_or_second);
}

static void
test_words (void)
{
  g_assert_cmpuint (count ("searchType=NOTE&keyword=护肤"), >, 300);
  g_assert_cmpuint (count ("searchType=NOTE&keyword=旅行"), >, 200);
  g_assert_cmpuint (count ("searchType=NOTE&keyword=敏感肌 护肤"), >, 20);
  g_assert_cmpuint (count ("searchType=NOTE&keyword=敏感肌 护肤"), <=,
                    count ("searchType=NOTE&keyword=敏感肌"));
  g_assert_cmpuint (count ("searchType=NOTE&keyword=VLOG"), ==,
                    count ("searchType=NOTE&keyword=vlog"));
  g_assert_cmpuint (count ("searchType=NOTE&keyword=qqqqqq"), ==, 0);
}

static void
test_red_id (void)
{
  const KolSampleCreator *creator = kol_sample_market_at (market, 1234);
  g_autofree char *text = g_strdup_printf ("keyword=%s", creator->red_id);
  g_autoptr (GPtrArray) found = NULL;
  guint total = 0;

  found = find (text, &total);
  g_assert_cmpuint (total, ==, 1);
  g_assert_true (g_ptr_array_index (found, 0) == creator);
}

/* ALL and an empty value are no filters; nor is a parameter that is not known. */
static void
test_nothing (void)
{
  g_assert_cmpuint (count (""), ==, KOL_SAMPLE_MAX_TOTAL);
  g_assert_cmpuint (count ("fansAge=ALL&fansGender=ALL&gender=ALL"), ==, KOL_SAMPLE_MAX_TOTAL);
  g_assert_cmpuint (count ("keyword=&contentTag=&fansNumberLower=&page="), ==,
                    KOL_SAMPLE_MAX_TOTAL);
  g_assert_cmpuint (count ("contentTag=,，"), ==, KOL_SAMPLE_MAX_TOTAL);
  g_assert_cmpuint (count ("noteType=VIDEO"), ==, KOL_SAMPLE_MAX_TOTAL);
  g_assert_cmpuint (count ("contentTag=没有"), ==, 0);
  g_assert_cmpuint (count ("fansNumberLower=9&fansNumberUpper=8"), ==, 0);
}

static void
test_order (void)
{
  double before = G_MAXDOUBLE;

  for (guint page = 1; page <= 250; page++)
    {
      g_autofree char *text = g_strdup_printf ("page=%u", page);
      g_autoptr (GPtrArray) creators = NULL;
      guint total = 0;

      creators = find (text, &total);
      g_assert_cmpuint (total, ==, 5000);
      g_assert_cmpuint (creators->len, ==, 20);
      for (guint i = 0; i < creators->len; i++)
        {
          const KolSampleCreator *creator = g_ptr_array_index (creators, i);

          g_assert_cmpfloat (creator->fans, <=, before);
          before = creator->fans;
        }
    }
}

static void
test_behind_the_end (void)
{
  static const char *const texts[] = { "page=251", "page=4294967295", "gender=MALE&page=200" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) creators = NULL;
      guint total = 0;

      creators = find (texts[i], &total);
      g_assert_cmpuint (creators->len, ==, 0);
      g_assert_cmpuint (total, >, 0);
    }
}

static void
test_wrong (void)
{
  static const struct
  {
    const char *text;
    const char *wrong;
  } cases[] = {
    { "searchType=WORDS", "searchType" },
    { "searchType=ALL", "searchType" },
    { "fansAge=AGE_0", "fansAge" },
    { "fansGender=FEMALE_HIGH", "fansGender" },
    { "gender=男", "gender" },
    { "page=0", "page" },
    { "page=-1", "page" },
    { "page=two", "page" },
    { "page=1.5", "page" },
    { "fansNumberLower=-5", "fansNumberLower" },
    { "fansNumberUpper=1e5", "fansNumberUpper" },
    { "fansNumberUpper=99999999999999999999", "fansNumberUpper" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GHashTable)
          parameters = g_uri_parse_params (cases[i].text, -1, "&", G_URI_PARAMS_NONE, NULL);
      KolSampleQuery query;
      const char *wrong = NULL;

      g_assert_false (kol_sample_query_init (&query, parameters, &wrong));
      g_assert_cmpstr (wrong, ==, cases[i].wrong);
    }
}

static void
test_not_utf8 (void)
{
  g_autoptr (GHashTable) parameters = g_hash_table_new (g_str_hash, g_str_equal);
  KolSampleQuery query;
  const char *wrong = NULL;

  g_hash_table_insert (parameters, (gpointer) "keyword", (gpointer) "\377\376");
  g_assert_false (kol_sample_query_init (&query, parameters, &wrong));
  g_assert_cmpstr (wrong, ==, "keyword");
}

static void
test_lookup (void)
{
  const KolSampleCreator *creator = kol_sample_market_at (market, 99);

  g_assert_true (kol_sample_market_lookup_creator (market, creator->user_id) == creator);
  g_assert_true (kol_sample_market_lookup_note (market, creator->notes[1].id) ==
                 &creator->notes[1]);
  g_assert_null (kol_sample_market_lookup_creator (market, "nobody"));
  g_assert_null (kol_sample_market_lookup_note (market, creator->user_id));
}

static void
test_empty (void)
{
  g_autoptr (KolSampleMarket) empty = kol_sample_market_new (1, 0);

  g_assert_cmpuint (kol_sample_market_get_n_creators (empty), ==, 0);
  g_assert_null (kol_sample_market_lookup_creator (empty, "nobody"));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  market = kol_sample_market_new (KOL_SAMPLE_SEED, KOL_SAMPLE_N_CREATORS);

  g_test_add_func ("/sample/market/each", test_each);
  g_test_add_func ("/sample/market/combined", test_combined);
  g_test_add_func ("/sample/market/words", test_words);
  g_test_add_func ("/sample/market/red-id", test_red_id);
  g_test_add_func ("/sample/market/nothing", test_nothing);
  g_test_add_func ("/sample/market/order", test_order);
  g_test_add_func ("/sample/market/behind-the-end", test_behind_the_end);
  g_test_add_func ("/sample/market/wrong", test_wrong);
  g_test_add_func ("/sample/market/not-utf8", test_not_utf8);
  g_test_add_func ("/sample/market/lookup", test_lookup);
  g_test_add_func ("/sample/market/empty", test_empty);

  status = g_test_run ();
  g_clear_pointer (&market, kol_sample_market_free);

  return status;
}
