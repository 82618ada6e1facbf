// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <json-glib/json-glib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "kol-sample-answer.h"
#include "kol-sample-market.h"
#include "kol-sample-service.h"

#define BASE_URL "http://127.0.0.1:1"

static KolSampleMarket *market;

static char *
write_page (const KolSampleMarket *of, guint page)
{
  g_auto (KolSampleQuery) query = { 0 };
  g_autoptr (GHashTable) parameters = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GPtrArray) creators = NULL;
  KolSampleEnvelope envelope = { 0, NULL, NULL, "request" };
  const char *wrong = NULL;
  guint total = 0;

  g_hash_table_insert (parameters, (gpointer) "page", g_strdup_printf ("%u", page));
  g_assert_true (kol_sample_query_init (&query, parameters, &wrong));
  creators = kol_sample_market_find (of, &query, &total);

  return kol_sample_answer_make_page (&envelope, creators, total, "kolSearch_0", BASE_URL);
}

static JsonArray *
read_creators (JsonParser *parser, const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonObject *root;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));

  return json_object_get_array_member (json_object_get_object_member (root, "data"), "kols");
}

/* The documented answer, for its keys. */
static JsonObject *
read_documented (JsonParser *parser)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "sample-page.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return json_array_get_object_element (read_creators (parser, text), 0);
}

static void
test_same_seed (void)
{
  g_autoptr (KolSampleMarket)
      again = kol_sample_market_new (KOL_SAMPLE_SEED, KOL_SAMPLE_N_CREATORS);
  g_autoptr (KolSampleMarket)
      other = kol_sample_market_new (KOL_SAMPLE_SEED + 1, KOL_SAMPLE_N_CREATORS);

  for (guint page = 1; page <= 250; page += 83)
    {
      g_autofree char *text = write_page (market, page);
      g_autofree char *same = write_page (again, page);
      g_autofree char *different = write_page (other, page);

      g_assert_cmpstr (text, ==, same);
      g_assert_cmpstr (text, !=, different);
    }
}

/* The same on every machine: a change of these bytes changes everybody's sample data, which is
 * allowed, but not by accident. */
static void
test_first_creator (void)
{
  const KolSampleCreator *creator = kol_sample_market_at (market, 0);

  g_assert_cmpstr (creator->user_id, ==, "59e364e9000000000e015394");
  g_assert_cmpstr (creator->name, ==, "阮阿杰");
  g_assert_cmpfloat_with_epsilon (creator->fans, 5247553, 0.1);
}

static void
test_unique (void)
{
  g_autoptr (GHashTable) users = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) red_ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) notes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < KOL_SAMPLE_N_CREATORS; i++)
    {
      const KolSampleCreator *creator = kol_sample_market_at (market, i);

      g_assert_cmpuint (strlen (creator->user_id), ==, 24);
      g_assert_true (g_hash_table_add (users, (gpointer) creator->user_id));
      g_assert_true (g_hash_table_add (red_ids, (gpointer) creator->red_id));
      g_assert_cmpuint (creator->n_notes, >=, 3);
      g_assert_cmpuint (creator->n_notes, <=, KOL_SAMPLE_MAX_NOTES);
      for (guint k = 0; k < creator->n_notes; k++)
        g_assert_true (g_hash_table_add (notes, (gpointer) creator->notes[k].id));
    }
}

static void
check_kind (const KolSampleKind *kind)
{
  if (kind->reads <= 0)
    {
      g_assert_cmpfloat (kind->exposures, <=, 0);
      g_assert_cmpfloat (kind->cpm, <=, 0);
      return;
    }

  g_assert_cmpfloat (kind->exposures, >, kind->reads);
  g_assert_cmpfloat (kind->reads, >, kind->engagements);
  g_assert_cmpfloat (kind->new_engagements, >=, kind->engagements);
  g_assert_cmpfloat (kind->hundred, >=, kind->thousand);
  if (!isnan (kind->price))
    g_assert_cmpfloat_with_epsilon (kind->cpm, kind->price / kind->exposures * 1000, 0.00501);
}

static void
test_plausible (void)
{
  guint n_large = 0;

  for (guint i = 0; i < KOL_SAMPLE_N_CREATORS; i++)
    {
      const KolSampleCreator *creator = kol_sample_market_at (market, i);

      g_assert_cmpfloat (creator->fans, >=, 500);
      g_assert_cmpfloat (creator->fans, <=, 8e6);
      if (i > 0)
        g_assert_cmpfloat (creator->fans, <=, kol_sample_market_at (market, i - 1)->fans);
      g_assert_true (g_utf8_validate (creator->name, -1, NULL));
      g_assert_true (creator->photo.reads > 0 || creator->video.reads > 0);
      check_kind (&creator->photo);
      check_kind (&creator->video);
      n_large += creator->fans >= 1e6;
    }

  /* Skewed: few are large, and the middle one is small. */
  g_assert_cmpuint (n_large, >, 10);
  g_assert_cmpuint (n_large, <, KOL_SAMPLE_N_CREATORS / 50);
  g_assert_cmpfloat (kol_sample_market_at (market, KOL_SAMPLE_N_CREATORS / 2)->fans, <, 30000);
}

/* Every documented key occurs, in its order; unknown ones come last. */
static void
test_keys (void)
{
  g_autoptr (JsonParser) documented_parser = json_parser_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *documented = read_documented (documented_parser);
  g_autoptr (GList) expected = json_object_get_members (documented);
  g_autofree char *text = write_page (market, 7);
  JsonArray *creators = read_creators (parser, text);
  guint n_whole = 0;

  g_assert_cmpuint (g_list_length (expected), ==, 146);
  g_assert_cmpuint (json_array_get_length (creators), ==, 20);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GList)
          keys = json_object_get_members (json_array_get_object_element (creators, i));
      GList *at = expected;

      for (GList *l = keys; l != NULL; l = l->next)
        {
          if (!json_object_has_member (documented, l->data))
            continue;
          while (at != NULL && !g_str_equal (at->data, l->data))
            at = at->next;
          g_assert_nonnull (at);
        }
      n_whole += g_list_length (keys) >= 146;
    }
  g_assert_cmpuint (n_whole, >, 5);
}

static const char *const habits[] = {
  "\"picturePrice\":null,",
  "\"picturePrice\":0,",
  "\"picturePrice\":9999999,",
  "\"picturePrice\":9999999.0,",
  "\"videoPrice\":null,",
  "\"videoPrice\":0,",
  "\"videoPrice\":0.0,",
  "\"videoPrice\":9999999,",
  "\"videoPrice\":9999999.0,",
  "\"lowerPrice\":9999999",
  "\"picturePrice\":158.0,",
  "\"pictureReadCost\":\"0.00\"",
  "\"currentLevel\":0,",
  "\"location\":\"\"",
  "\"location\":\"天津\"",
  "\"location\":\"河北 廊坊 固安县\"",
  "\"location\":\"海外 韩国 首尔\"",
  "\"contentTags\":null",
  "\"noteList\":null",
  "\"noteList\":[]",
  "\"personalTags\":null",
  "\"noteSign\":{\"name\":\"",
  "\"noteSign\":null",
  "\"tradeType\":null",
  "\"headPhoto\":null",
  "w/120/...\"",
  "\"imageUrl\":null",
  "\"name\":\"\"",
  "\\ud83c",
  "\302\240",
  "\"mEngagementNum\":null",
  "\"mengagementNum\":null",
  "\"gender\":\"男\"",
  "\"lowActive\":true",
  "\"contentSceneTags\":[",
  "\"redId\":\"0",
};

static const char *const patterns[] = {
  "\"fans30GrowthRate\":[0-9.]+E-[0-9]",
  "\"avgAgmv90d\":[0-9.]+E[0-9]",
  "\"fans30GrowthRate\":\"-?[0-9.]+\"",
  "\"readMidCoop30\":\"[0-9]+,[0-9]{3}\"",
  "\"accumCoopImpMedinNum30d\":\"[0-9]+\\.[0-9]w\"",
  "\"accumCommonImpMedinNum30d\":\"[0-9]+\\.[0-9]万\"",
  "\"pictureReadCost\":\"[0-9]+\\.[0-9]{2}\"",
  "[\\x{20000}-\\x{2FFFF}]",
};

/* What a careless reader trips over must be there to trip over, in what can be fetched at all. */
static void
test_habits (void)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint page = 1; page <= 250; page++)
    {
      g_autofree char *text = write_page (market, page);

      g_string_append (all, text);
    }

  for (guint i = 0; i < G_N_ELEMENTS (habits); i++)
    {
      if (strstr (all->str, habits[i]) == NULL)
        g_test_fail_printf ("Nobody has %s", habits[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      if (!g_regex_match_simple (patterns[i], all->str, 0, 0))
        g_test_fail_printf ("Nobody has %s", patterns[i]);
    }
}

/* What is written is what was invented: no habit changes a value. */
static void
test_values (void)
{
  for (guint page = 1; page <= 250; page += 9)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autofree char *text = write_page (market, page);
      JsonArray *creators = read_creators (parser, text);

      for (guint i = 0; i < json_array_get_length (creators); i++)
        {
          JsonObject *object = json_array_get_object_element (creators, i);
          const KolSampleCreator *creator = kol_sample_market_at (market, (page - 1) * 20 + i);

          g_assert_cmpstr (json_object_get_string_member (object, "userId"), ==, creator->user_id);
          g_assert_cmpstr (json_object_get_string_member (object, "name"), ==, creator->name);
          g_assert_cmpfloat_with_epsilon (json_object_get_double_member (object, "fansNum"),
                                          creator->fans, 1e-6);
          if (!isnan (creator->photo.price))
            g_assert_cmpfloat_with_epsilon (json_object_get_double_member (object, "picturePrice"),
                                            creator->photo.price, 1e-6);
        }
    }
}

/* Numbers must not follow the user's language. */
static void
test_locale (void)
{
  g_autofree char *before = write_page (market, 3);
  g_autofree char *after = NULL;

  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("No German locale here");
      return;
    }

  after = write_page (market, 3);
  setlocale (LC_NUMERIC, "C");
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  market = kol_sample_market_new (KOL_SAMPLE_SEED, KOL_SAMPLE_N_CREATORS);

  g_test_add_func ("/sample/creator/same-seed", test_same_seed);
  g_test_add_func ("/sample/creator/first", test_first_creator);
  g_test_add_func ("/sample/creator/unique", test_unique);
  g_test_add_func ("/sample/creator/plausible", test_plausible);
  g_test_add_func ("/sample/creator/keys", test_keys);
  g_test_add_func ("/sample/creator/habits", test_habits);
  g_test_add_func ("/sample/creator/values", test_values);
  g_test_add_func ("/sample/creator/locale", test_locale);

  status = g_test_run ();
  g_clear_pointer (&market, kol_sample_market_free);

  return status;
}
