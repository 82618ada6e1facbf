// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "kol-answer.h"

#define FETCHED_AT 1767600000
#define ID "\"userId\":\"5f0000000000000000000001\""

static KolPage *
parse_bytes (gconstpointer data, gsize size, guint http_status, GError **error)
{
  g_autoptr (GBytes) body = g_bytes_new (data, size);
  g_autoptr (KolQuery) query = kol_query_new ();

  return kol_answer_parse (body, http_status, query, 1, FETCHED_AT, error);
}

static KolPage *
parse (const char *text, guint http_status, GError **error)
{
  return parse_bytes (text, strlen (text), http_status, error);
}

static KolPage *
parse_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  KolPage *page = parse (text, 200, &error);

  g_assert_no_error (error);
  g_assert_nonnull (page);

  return page;
}

/* One creator with these members, through a whole answer. */
G_GNUC_PRINTF (1, 2)
static KolCreator *
read_creator (const char *format, ...)
{
  g_autofree char *members = NULL;
  g_autofree char *text = NULL;
  g_autoptr (KolPage) page = NULL;
  va_list args;

  va_start (args, format);
  members = g_strdup_vprintf (format, args);
  va_end (args);

  text = g_strdup_printf ("{\"code\":0,\"data\":{\"kols\":[{" ID ",%s}],\"total\":1}}", members);
  page = parse_good (text);
  g_assert_cmpuint (kol_page_get_n_creators (page), ==, 1);

  return g_object_ref (kol_page_get_creator (page, 0));
}

static double
figure (KolCreator *creator, const char *id)
{
  return kol_creator_get_figure (creator, kol_field_require (id));
}

static const char *
text_of (KolCreator *creator, const char *id)
{
  return kol_creator_get_text (creator, kol_field_require (id));
}

static void
assert_figure (KolCreator *creator, const char *id, double expected)
{
  g_test_message ("%s", id);
  g_assert_cmpfloat_with_epsilon (figure (creator, id), expected, 1e-9 * fabs (expected) + 1e-12);
}

static void
assert_unknown (KolCreator *creator, const char *id)
{
  g_test_message ("%s", id);
  g_assert_true (isnan (figure (creator, id)));
}

static void
assert_tags (KolCreator *creator, const char *id, const char *joined)
{
  const char *const *tags = kol_creator_get_tags (creator, kol_field_require (id));
  g_autofree char *text = tags != NULL ? g_strjoinv ("|", (GStrv) tags) : NULL;

  g_assert_cmpstr (text, ==, joined);
}

static char *
load_fixture (const char *name)
{
  g_autoptr (GError) error = NULL;
  const char *path = g_test_get_filename (G_TEST_DIST, "fixtures", name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* --- The documented answer --- */

static void
test_sample_figures (void)
{
  g_autofree char *text = load_fixture ("sample-page.json");
  g_autoptr (KolPage) page = parse_good (text);
  KolCreator *creator;

  g_assert_cmpuint (kol_page_get_n_creators (page), ==, 1);
  g_assert_cmpint (kol_page_get_total (page), ==, 5000);
  g_assert_cmpint (kol_page_get_fetched_at (page), ==, FETCHED_AT);
  g_assert_cmpstr (kol_page_get_track_id (page), ==, "kolSearch_00fbc9950e0d451ba597c36cafd6b555");

  creator = kol_page_get_creator (page, 0);
  assert_figure (creator, "picturePrice", 158);
  assert_unknown (creator, "videoPrice");
  assert_figure (creator, "lowestPrice", 158);
  assert_figure (creator, "estimatePictureCpm", 5.26);
  assert_figure (creator, "estimatePictureEngageCost", 0.07);
  assert_figure (creator, "pictureReadCost", 0.31);
  assert_unknown (creator, "videoReadCost");
  assert_figure (creator, "readCostPhoto", 158.0 / 14139);
  assert_figure (creator, "cpmPhoto", 158.0 / 30032 * 1000);
  assert_figure (creator, "fansNum", 4544);
  assert_figure (creator, "fans30GrowthRate", 130.9);
  assert_figure (creator, "mEngagementNum", 1278);
  assert_figure (creator, "fansActiveIn28dLv", 98.8);
  assert_figure (creator, "currentLevel", 2);
  assert_figure (creator, "kliveCnt30d", 0);
  assert_figure (creator, "lowActive", 1);
  assert_figure (creator, "newHighQuality", 0);
  assert_unknown (creator, "videoClickMidNum");
}

static void
test_sample_texts (void)
{
  g_autofree char *text = load_fixture ("sample-page.json");
  g_autoptr (KolPage) page = parse_good (text);
  KolCreator *creator = kol_page_get_creator (page, 0);
  const KolNote *note = kol_creator_get_note (creator, 0);

  g_assert_cmpstr (kol_creator_get_id (creator), ==, "5fe83d6600000000010078c7");
  g_assert_cmpstr (kol_creator_get_name (creator), ==, "鹤竹zzzz");
  g_assert_cmpstr (text_of (creator, "redId"), ==, "1032482443");
  g_assert_cmpstr (text_of (creator, "location"), ==, "天津");
  g_assert_cmpstr (text_of (creator, "gender"), ==, "女");
  g_assert_null (text_of (creator, "noteSign.name"));
  assert_tags (creator, "contentTags", "兴趣爱好|阅读");
  assert_tags (creator, "personalTags", NULL);
  g_assert_cmpuint (kol_creator_get_n_notes (creator), ==, 1);
  g_assert_cmpstr (note->id, ==, "69a976c3000000000e00e3ff");
  g_assert_cmpint (note->kind, ==, KOL_NOTE_KIND_PHOTO);
  g_assert_cmpstr (note->category, ==, "文化艺术");
  g_assert_true (g_str_has_prefix (note->cover_url, "http://ci.xiaohongshu.com/"));
}

/* --- fields.md rule by rule --- */

static void
test_no_price (void)
{
  static const char *const spellings[] = { "null",      "0",           "0.0",           "9999999",
                                           "9999999.0", "\"9999999\"", "\"0\"",         "1.0E7",
                                           "10000000",  "-1",          "\"9999999.00\"" };

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (KolCreator)
          creator = read_creator ("\"videoPrice\":%s,\"picturePrice\":200,\"videoClickMidNum\":50,"
                                  "\"videoState\":1,\"videoPriceGtZero\":true,\"lowerPrice\":3",
                                  spellings[i]);

      assert_unknown (creator, "videoPrice");
      assert_unknown (creator, "readCostVideo");
      assert_figure (creator, "lowestPrice", 200);
    }
}

static void
test_zero (void)
{
  g_autoptr (KolCreator) creator = read_creator (
      "\"clickMidNum\":0,\"interMidNum\":\"0\",\"estimatePictureCpm\":0.0,"
      "\"estimatePictureCpmCompare\":47,\"coopNoteNum30d\":0,\"kliveCnt30d\":\"0\","
      "\"inviteReply48hNumRatio\":0,\"hundredLikePercent30\":0.0,"
      "\"fans30GrowthRate\":0,\"currentLevel\":0");

  assert_unknown (creator, "clickMidNum");
  assert_unknown (creator, "interMidNum");
  assert_unknown (creator, "estimatePictureCpm");
  assert_unknown (creator, "estimatePictureCpmCompare");
  assert_figure (creator, "coopNoteNum30d", 0);
  assert_figure (creator, "kliveCnt30d", 0);
  assert_figure (creator, "inviteReply48hNumRatio", 0);
  assert_figure (creator, "hundredLikePercent30", 0);
  assert_figure (creator, "fans30GrowthRate", 0);
  assert_figure (creator, "currentLevel", 0);
}

static void
test_spellings_of_numbers (void)
{
  static const struct
  {
    const char *json;
    double value;
  } rows[] = {
    { "158", 158 },
    { "158.0", 158 },
    { "1.0E7", 1e7 },
    { "1e5", 1e5 },
    { "4.53E-4", 4.53e-4 },
    { "\"0.31\"", 0.31 },
    { "\"1,200\"", 1200 },
    { "\"3.6w\"", 36000 },
    { "\"80.0万\"", 800000 },
    { "\"4.53E-4\"", 4.53e-4 },
    { "010", 10 },
    { "12345678901234567890", 12345678901234567890.0 },
    { "\"\\u0031\\u0032\"", 12 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KolCreator) creator = read_creator ("\"fansNum\":%s", rows[i].json);

      g_test_message ("%s", rows[i].json);
      assert_figure (creator, "fansNum", rows[i].value);
    }
}

static void
test_no_numbers (void)
{
  static const char *const spellings[] = {
    "null",      "\"\"",         "\"-\"",  "\"保密\"",  "NaN",      "\"NaN\"",
    "-Infinity", "\"Infinity\"", "1e999",  "\"1e999\"", "true",     "false",
    "[]",        "[5]",          "{}",     "{\"a\":5}", "\"0x1F\"", "\"12 apples\"",
    "\"--\"",    "\"\\u0000\"",  "-1e999", "\"nan\"",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (KolCreator) creator = read_creator (
          "\"fansNum\":%s,\"picturePrice\":%s,\"clickMidNum\":20", spellings[i], spellings[i]);

      g_test_message ("%s", spellings[i]);
      assert_unknown (creator, "fansNum");
      assert_unknown (creator, "picturePrice");
      assert_unknown (creator, "readsPerFan");
      assert_figure (creator, "clickMidNum", 20);
    }
}

static void
test_percent (void)
{
  g_autoptr (KolCreator) creator = read_creator (
      "\"videoFinishRate\":0.6,\"fans30GrowthRate\":\"-0.9\",\"fansActiveIn28dLv\":\"43.5\"");

  assert_figure (creator, "videoFinishRate", 0.6);
  assert_figure (creator, "fans30GrowthRate", -0.9);
  assert_figure (creator, "fansActiveIn28dLv", 43.5);
}

static void
test_twins (void)
{
  static const struct
  {
    const char *members;
    double value;
  } rows[] = {
    { "\"mEngagementNum\":7,\"mengagementNum\":9", 7 },
    { "\"mengagementNum\":9", 9 },
    { "\"mEngagementNum\":null,\"mengagementNum\":9", 9 },
    { "\"mEngagementNum\":0,\"mengagementNum\":9", 9 },
    { "\"mEngagementNum\":\"-\",\"mengagementNum\":9.0", 9 },
    { "\"mEngagementNum\":\"1.2w\",\"mengagementNum\":null", 12000 },
    { "\"MENGAGEMENTNUM\":5", NAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KolCreator) creator = read_creator ("%s", rows[i].members);

      if (isnan (rows[i].value))
        assert_unknown (creator, "mEngagementNum");
      else
        assert_figure (creator, "mEngagementNum", rows[i].value);
    }
}

/* Rule 5: any key can be missing or null; nothing but the ID is needed. */
static void
test_nothing_known (void)
{
  g_autoptr (GString) nulls = g_string_new ("\"noteList\":null,\"clothingIndustryPrice\":null");
  g_autoptr (KolCreator) creator = NULL;

  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    {
      const KolField *field = kol_field_at (i);

      for (gsize k = 0; k < G_N_ELEMENTS (field->keys) && field->keys[k] != NULL; k++)
        if (!g_str_equal (field->keys[k], "userId"))
          g_string_append_printf (nulls, ",\"%s\":null", field->keys[k]);
    }

  creator = read_creator ("%s", nulls->str);
  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    if (!g_str_equal (kol_field_at (i)->id, "userId"))
      g_assert_false (kol_creator_knows (creator, kol_field_at (i)));
  g_assert_cmpuint (kol_creator_get_n_notes (creator), ==, 0);
}

static void
assert_key_is_read (const KolField *field, const char *key)
{
  const char *value = field->values[0].raw != NULL ? field->values[0].raw : "1";
  g_auto (GStrv) path = g_strsplit (key, ".", 2);
  g_autofree char *json = path[1] != NULL ? g_strdup_printf ("{\"%s\":\"%s\"}", path[1], value)
                                          : g_strdup_printf ("\"%s\"", value);
  g_autofree char *needed = field->needs != NULL ? g_strdup_printf (",\"%s\":1", field->needs)
                                                 : g_strdup ("");
  g_autoptr (KolCreator) creator = read_creator ("\"%s\":%s%s", path[0], json, needed);

  g_test_message ("%s", key);
  g_assert_true (kol_creator_knows (creator, field));
}

/* Each field of the table is read from each of its keys. */
static void
test_every_key (void)
{
  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    {
      const KolField *field = kol_field_at (i);

      for (gsize k = 0; k < G_N_ELEMENTS (field->keys) && field->keys[k] != NULL; k++)
        assert_key_is_read (field, field->keys[k]);
    }
}

static void
test_identity (void)
{
  g_autoptr (KolCreator) creator = read_creator (
      "\"redId\":\"0012345\",\"name\":\"\\ud83d\\ude00\\u00a0👩‍🎤❤️\",\"location\":\"\","
      "\"noteSign\":{\"name\":\"晨光文化\"},\"liveSign\":\"北岸传媒\",\"gender\":\"男\","
      "\"tradeType\":\"美妆 服饰\"");

  g_assert_cmpstr (text_of (creator, "redId"), ==, "0012345");
  g_assert_cmpstr (kol_creator_get_name (creator), ==, "😀\302\240👩‍🎤❤️");
  g_assert_null (text_of (creator, "location"));
  g_assert_cmpstr (text_of (creator, "noteSign.name"), ==, "晨光文化");
  g_assert_cmpstr (text_of (creator, "liveSign.name"), ==, "北岸传媒");
  g_assert_cmpstr (text_of (creator, "tradeType"), ==, "美妆 服饰");
}

static void
test_number_as_text (void)
{
  g_autoptr (KolCreator) whole = read_creator ("\"redId\":1032482443");
  g_autoptr (KolCreator) java = read_creator ("\"redId\":1.032482443E9");
  g_autoptr (KolCreator) flag = read_creator ("\"redId\":true");

  g_assert_cmpstr (text_of (whole, "redId"), ==, "1032482443");
  g_assert_cmpstr (text_of (java, "redId"), ==, "1032482443");
  g_assert_null (text_of (flag, "redId"));
}

static void
test_tags (void)
{
  static const char *const rows[][2] = {
    { "[{\"taxonomy1Tag\":\"美妆\",\"taxonomy2Tags\":[\"护肤\",\"彩妆\"]}]", "美妆|护肤|彩妆" },
    { "{\"taxonomy1Tag\":\"美妆\",\"taxonomy2Tags\":null}", "美妆" },
    { "[\"美妆\",\"\",null,5,\"护肤\",\"美妆\"]", "美妆|护肤" },
    { "\"美妆,护肤\"", "美妆|护肤" },
    { "[{\"taxonomy1Tag\":null,\"taxonomy2Tags\":[\"护肤\"]},{},[]]", "护肤" },
    { "[]", NULL },
    { "\"\"", NULL },
    { "7", NULL },
    { "[[[[[[\"deep\"]]]]]]", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KolCreator) creator = read_creator ("\"contentTags\":%s", rows[i][0]);

      assert_tags (creator, "contentTags", rows[i][1]);
    }
}

static void
test_levels_and_flags (void)
{
  static const struct
  {
    const char *members;
    const char *id;
    double value;
  } rows[] = {
    { "\"currentLevel\":{\"name\":\"优秀\"}", "currentLevel", 2 },
    { "\"currentLevel\":{\"name\":\"异常\"}", "currentLevel", 0 },
    { "\"currentLevel\":\"普通\"", "currentLevel", 1 },
    { "\"currentLevel\":\"2\"", "currentLevel", 2 },
    { "\"currentLevel\":2.0", "currentLevel", 2 },
    { "\"currentLevel\":77", "currentLevel", NAN },
    { "\"currentLevel\":{}", "currentLevel", NAN },
    { "\"lowActive\":true", "lowActive", 1 },
    { "\"lowActive\":false", "lowActive", 0 },
    { "\"lowActive\":1", "lowActive", 1 },
    { "\"lowActive\":0.0", "lowActive", 0 },
    { "\"lowActive\":\"true\"", "lowActive", 1 },
    { "\"lowActive\":\"0\"", "lowActive", 0 },
    { "\"lowActive\":\"maybe\"", "lowActive", NAN },
    { "\"lowActive\":[true]", "lowActive", NAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KolCreator) creator = read_creator ("%s", rows[i].members);

      g_test_message ("%s", rows[i].members);
      if (isnan (rows[i].value))
        assert_unknown (creator, rows[i].id);
      else
        assert_figure (creator, rows[i].id, rows[i].value);
    }
}

static void
test_notes (void)
{
  g_autoptr (KolCreator) creator = read_creator (
      "\"noteList\":[null,5,\"x\",{},{\"noteId\":\"a\",\"noteType\":\"2\",\"imageUrl\":null},"
      "{\"imageUrl\":\"http://img.example.com/1.jpg\",\"noteType\":9,\"contentTag\":{\"a\":1}},"
      "{\"noteId\":\"c\",\"noteType\":1.0},{\"noteId\":\"d\",\"noteType\":NaN}]");

  g_assert_cmpuint (kol_creator_get_n_notes (creator), ==, 4);
  g_assert_cmpint (kol_creator_get_note (creator, 0)->kind, ==, KOL_NOTE_KIND_VIDEO);
  g_assert_null (kol_creator_get_note (creator, 0)->cover_url);
  g_assert_null (kol_creator_get_note (creator, 1)->id);
  g_assert_cmpint (kol_creator_get_note (creator, 1)->kind, ==, KOL_NOTE_KIND_UNKNOWN);
  g_assert_null (kol_creator_get_note (creator, 1)->category);
  g_assert_cmpint (kol_creator_get_note (creator, 2)->kind, ==, KOL_NOTE_KIND_PHOTO);
  g_assert_cmpint (kol_creator_get_note (creator, 3)->kind, ==, KOL_NOTE_KIND_UNKNOWN);
}

static void
test_total (void)
{
  static const struct
  {
    const char *json;
    gint64 total;
  } rows[] = {
    { "5000", 5000 }, { "5000.0", 5000 }, { "\"5000\"", 5000 }, { "0", 0 },
    { "null", -1 },   { "-3", -1 },       { "\"many\"", -1 },   { "NaN", -1 },
    { "[5000]", -1 }, { "1e300", -1 },    { "true", -1 },       { "99999999999999999999999", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"code\":0,\"data\":{\"kols\":[],\"total\":%s}}",
                                               rows[i].json);
      g_autoptr (KolPage) page = parse_good (text);

      g_assert_cmpint (kol_page_get_total (page), ==, rows[i].total);
      g_assert_cmpuint (kol_page_get_n_creators (page), ==, 0);
    }
}

/* --- The envelope --- */

static void
test_other_lists (void)
{
  static const char *const bodies[] = {
    "{\"code\":0,\"data\":{\"list\":[{" ID "}]}}",
    "{\"code\":0,\"data\":{\"items\":[{" ID "}],\"kols\":null}}",
    "\357\273\277 \r\n{\"code\":0,\"data\":{\"kols\":[{" ID "}]}}\n",
    "{\"code\":-1,\"code\":0,\"data\":null,\"data\":{\"kols\":[{" ID "}]}}",
    "{\"code\":0,\"message\":null,\"recordTime\":null,\"data\":{\"kols\":[{},null,7,{" ID "},"
    "{\"userId\":\" \"},{\"userId\":null},{\"userId\":[1]}]}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (KolPage) page = parse_good (bodies[i]);

      g_assert_cmpuint (kol_page_get_n_creators (page), ==, 1);
      g_assert_cmpstr (kol_creator_get_id (kol_page_get_creator (page, 0)), ==,
                       "5f0000000000000000000001");
    }
}

static void
test_empty_pages (void)
{
  static const char *const bodies[] = {
    "{\"code\":0,\"data\":{\"kols\":[],\"total\":5000}}",
    "{\"code\":0,\"data\":{\"kols\":null,\"total\":0}}",
    "{\"code\":0,\"data\":{\"list\":[]}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (KolPage) page = parse_good (bodies[i]);

      g_assert_cmpuint (kol_page_get_n_creators (page), ==, 0);
    }
}

/* Whatever the HTTP status says, a code 0 with a page is a page. */
static void
test_code_before_status (void)
{
  static const guint statuses[] = { 200, 201, 301, 302, 401, 404, 429, 500, 503 };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) refusal = NULL;
      g_autoptr (KolPage)
          page = parse ("{\"code\":0,\"data\":{\"kols\":[{" ID "}]}}", statuses[i], &error);

      g_assert_no_error (error);
      g_assert_nonnull (page);
      g_assert_null (parse ("{\"code\":303}", statuses[i], &refusal));
      g_assert_error (refusal, KOL_API_ERROR, KOL_API_ERROR_QUOTA);
    }
}

typedef struct
{
  const char *body;
  guint status;
  KolApiError kind;
  int code;
  KolCharge charge;
  const char *said; /* what the error's own message must hold, or NULL */
} Refusal;

static void
assert_refusal (const Refusal *row)
{
  g_autoptr (GError) error = NULL;

  g_test_message ("%u %.80s", row->status, row->body);
  g_assert_null (parse (row->body, row->status, &error));
  g_assert_error (error, KOL_API_ERROR, (int) row->kind);
  g_assert_cmpint (kol_api_error_get_code (error), ==, row->code);
  g_assert_cmpint (kol_api_error_get_charge (error), ==, row->charge);
  if (row->said != NULL)
    g_assert_nonnull (strstr (error->message, row->said));
}

static void
test_codes (void)
{
  // clang-format off
  static const Refusal rows[] = {
    { "{\"code\":100,\"message\":\"Token invalid\",\"data\":null}", 200, KOL_API_ERROR_TOKEN, 100, KOL_CHARGE_FREE, "Token invalid" },
    { "{\"code\":100,\"msg\":\"no such token\"}", 401, KOL_API_ERROR_TOKEN, 100, KOL_CHARGE_FREE, "no such token" },
    { "{\"code\":100,\"message\":null,\"msg\":\"gateway\"}", 401, KOL_API_ERROR_TOKEN, 100, KOL_CHARGE_FREE, "gateway" },
    { "{\"code\":301,\"message\":\"Collection Failed\",\"requestId\":\"r\"}", 200, KOL_API_ERROR_COLLECTION, 301, KOL_CHARGE_FREE, NULL },
    { "{\"code\":\"301\",\"message\":{\"a\":1}}", 200, KOL_API_ERROR_COLLECTION, 301, KOL_CHARGE_FREE, "(code 301)" },
    { "{\"code\":301.0}", 200, KOL_API_ERROR_COLLECTION, 301, KOL_CHARGE_FREE, NULL },
    { "{\"code\":302}", 429, KOL_API_ERROR_RATE_LIMIT, 302, KOL_CHARGE_FREE, NULL },
    { "{\"code\":303}", 429, KOL_API_ERROR_QUOTA, 303, KOL_CHARGE_FREE, NULL },
    { "{\"code\":400,\"message\":\"参数错误\"}", 400, KOL_API_ERROR_PARAMETERS, 400, KOL_CHARGE_FREE, "参数错误" },
    { "{\"code\":500}", 200, KOL_API_ERROR_SERVER, 500, KOL_CHARGE_FREE, NULL },
    { "{\"code\":503}", 503, KOL_API_ERROR_UNAVAILABLE, 503, KOL_CHARGE_FREE, NULL },
    { "{\"code\":600}", 403, KOL_API_ERROR_PERMISSION, 600, KOL_CHARGE_FREE, NULL },
    { "{\"code\":601}", 200, KOL_API_ERROR_BALANCE, 601, KOL_CHARGE_FREE, NULL },
    { "{\"code\":602}", 200, KOL_API_ERROR_BALANCE, 602, KOL_CHARGE_FREE, NULL },
    { "{\"code\":101}", 200, KOL_API_ERROR_UNEXPLAINED, 101, KOL_CHARGE_UNSURE, NULL },
    { "{\"code\":404,\"message\":\"x\"}", 200, KOL_API_ERROR_UNEXPLAINED, 404, KOL_CHARGE_UNSURE, "(code 404): x" },
    { "{\"code\":200,\"data\":{\"kols\":[{" ID "}]}}", 200, KOL_API_ERROR_UNEXPLAINED, 200, KOL_CHARGE_UNSURE, NULL },
    { "{\"code\":-5}", 200, KOL_API_ERROR_UNEXPLAINED, -5, KOL_CHARGE_UNSURE, NULL },
  };
  // clang-format on

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_refusal (&rows[i]);
}

/* Only the number 0 is success. */
static void
test_no_code (void)
{
  static const char *const codes[] = { "\"0\"",  "0.0", "null", "false", "[0]",   "{}",     "\"\"",
                                       "\"ok\"", "NaN", "true", "0.5",   "1e300", "\"0.0\"" };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *body = g_strdup_printf (
          "{\"code\":%s,\"message\":\"said\",\"data\":{\"kols\":[{" ID "}]}}", codes[i]);
      const Refusal good_status = {
        body, 200, KOL_API_ERROR_ANSWER, KOL_API_ERROR_NO_CODE, KOL_CHARGE_UNSURE, "said"
      };
      const Refusal bad_status = {
        body, 429, KOL_API_ERROR_RATE_LIMIT, KOL_API_ERROR_NO_CODE, KOL_CHARGE_FREE, "HTTP 429"
      };

      assert_refusal (&good_status);
      assert_refusal (&bad_status);
    }
}

static void
test_broken_bodies (void)
{
  static const char *const bodies[] = {
    "",
    " \n",
    "<html><body>502</body></html>",
    "null",
    "7",
    "\"text\"",
    "[]",
    "[{\"code\":0}]",
    "{\"code\":0,\"data\":{\"kols\":[{" ID,
    "{\"code\":0,\"data\":{\"kols\":[{" ID "}]}}garbage",
    "{\"code\":0,\"data\":{\"kols\":[{" ID "}]}} // \"",
    "{code:0}",
    "OK",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      // clang-format off
      const Refusal rows[] = {
        { bodies[i], 200, KOL_API_ERROR_ANSWER, KOL_API_ERROR_NO_CODE, KOL_CHARGE_UNSURE, NULL },
        { bodies[i], 204, KOL_API_ERROR_ANSWER, KOL_API_ERROR_NO_CODE, KOL_CHARGE_UNSURE, NULL },
        { bodies[i], 301, KOL_API_ERROR_REDIRECT, KOL_API_ERROR_NO_CODE, KOL_CHARGE_FREE, "HTTP 301" },
        { bodies[i], 302, KOL_API_ERROR_REDIRECT, KOL_API_ERROR_NO_CODE, KOL_CHARGE_FREE, NULL },
        { bodies[i], 303, KOL_API_ERROR_REDIRECT, KOL_API_ERROR_NO_CODE, KOL_CHARGE_FREE, NULL },
        { bodies[i], 400, KOL_API_ERROR_PARAMETERS, KOL_API_ERROR_NO_CODE, KOL_CHARGE_FREE, NULL },
        { bodies[i], 401, KOL_API_ERROR_TOKEN, KOL_API_ERROR_NO_CODE, KOL_CHARGE_FREE, NULL },
        { bodies[i], 403, KOL_API_ERROR_PERMISSION, KOL_API_ERROR_NO_CODE, KOL_CHARGE_FREE, NULL },
        { bodies[i], 404, KOL_API_ERROR_UNEXPLAINED, KOL_API_ERROR_NO_CODE, KOL_CHARGE_UNSURE, "HTTP 404" },
        { bodies[i], 429, KOL_API_ERROR_RATE_LIMIT, KOL_API_ERROR_NO_CODE, KOL_CHARGE_FREE, NULL },
        { bodies[i], 500, KOL_API_ERROR_SERVER, KOL_API_ERROR_NO_CODE, KOL_CHARGE_FREE, NULL },
        { bodies[i], 503, KOL_API_ERROR_UNAVAILABLE, KOL_API_ERROR_NO_CODE, KOL_CHARGE_FREE, NULL },
        { bodies[i], 504, KOL_API_ERROR_UNEXPLAINED, KOL_API_ERROR_NO_CODE, KOL_CHARGE_UNSURE, NULL },
      };
      // clang-format on

      for (gsize k = 0; k < G_N_ELEMENTS (rows); k++)
        assert_refusal (&rows[k]);
    }
}

/* Code 0 was paid for, whatever is in it. */
static void
test_broken_data (void)
{
  static const char *const data[] = {
    "null",
    "[]",
    "[{" ID "}]",
    "\"text\"",
    "7",
    "{}",
    "{\"kols\":\"none\"}",
    "{\"kols\":{}}",
    "{\"creators\":[{" ID "}]}",
    "{\"kols\":[{},{\"userId\":null}]}",
    "{\"kols\":[1,2,3]}",
  };
  static const Refusal missing = { "{\"code\":0}",     200, KOL_API_ERROR_ANSWER, 0,
                                   KOL_CHARGE_CHARGED, NULL };

  assert_refusal (&missing);
  for (gsize i = 0; i < G_N_ELEMENTS (data); i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"code\":0,\"data\":%s}", data[i]);
      const Refusal row = { body, 200, KOL_API_ERROR_ANSWER, 0, KOL_CHARGE_CHARGED, NULL };

      assert_refusal (&row);
    }
}

static void
test_reasons (void)
{
  static const Refusal rows[] = {
    { "", 200, KOL_API_ERROR_ANSWER, KOL_API_ERROR_NO_CODE, KOL_CHARGE_UNSURE, "it is empty" },
    { "<!DOCTYPE html>", 200, KOL_API_ERROR_ANSWER, KOL_API_ERROR_NO_CODE, KOL_CHARGE_UNSURE,
      "it is a web page" },
    { "{\"code\":0,\"da", 200, KOL_API_ERROR_ANSWER, KOL_API_ERROR_NO_CODE, KOL_CHARGE_UNSURE,
      "it breaks off after 13 bytes" },
    { "[1]", 200, KOL_API_ERROR_ANSWER, KOL_API_ERROR_NO_CODE, KOL_CHARGE_UNSURE,
      "it is no JSON object" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_refusal (&rows[i]);
}

/* --- Hostile input --- */

static void
test_nesting (void)
{
  g_autoptr (GString) text = g_string_new ("{\"code\":0,\"data\":");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000 * 1000; i++)
    g_string_append (text, "{\"a\":[");

  g_assert_null (parse (text->str, 200, &error));
  g_assert_error (error, KOL_API_ERROR, KOL_API_ERROR_ANSWER);
}

static void
test_hidden_nesting (void)
{
  g_autofree char *brackets = g_strnfill (100000, '[');
  g_autofree char *comment = g_strdup_printf ("{\"code\":/*\"*/%s", brackets);
  g_autofree char *quoted = g_strdup_printf (
      "{\"code\":0,\"data\":{\"kols\":[{" ID ",\"name\":\"%s\\\\\"}]}}", brackets);
  g_autoptr (KolPage) page = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (comment, 200, &error));
  g_assert_error (error, KOL_API_ERROR, KOL_API_ERROR_ANSWER);
  page = parse_good (quoted);
  g_assert_cmpuint (kol_page_get_n_creators (page), ==, 1);
}

/* For json-glib the first text would end where the second begins. */
static void
test_nesting_behind_surrogate (void)
{
  g_autofree char *brackets = g_strnfill (1000000, '[');
  g_autofree char *text = g_strdup_printf ("{\"code\":0,\"data\":{\"kols\":[{" ID
                                           ",\"name\":\"\\ud800\",\"location\":\"%s\"}]}}",
                                           brackets);
  g_autoptr (KolPage) page = parse_good (text);

  g_assert_cmpstr (kol_creator_get_name (kol_page_get_creator (page, 0)), ==, "\357\277\275");
}

static void
test_long_string (void)
{
  g_autofree char *name = g_strnfill (10 * 1000 * 1000, 'n');
  g_autofree char *text = g_strdup_printf (
      "{\"code\":0,\"data\":{\"kols\":[{" ID ",\"name\":\"%s\",\"fansNum\":\"%s\"}]}}", name, name);
  g_autoptr (KolPage) page = parse_good (text);
  KolCreator *creator = kol_page_get_creator (page, 0);

  g_assert_cmpuint (strlen (kol_creator_get_name (creator)), <=, 4096);
  assert_unknown (creator, "fansNum");
  g_assert_cmpuint (g_bytes_get_size (kol_page_get_raw (page, 0)), >, 20 * 1000 * 1000);
}

/* A long text is cut between characters. */
static void
test_long_text_is_cut_well (void)
{
  g_autoptr (GString) name = g_string_new ("x");
  g_autoptr (KolCreator) creator = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (name, "竹");
  creator = read_creator ("\"name\":\"%s\"", name->str);

  g_assert_true (g_utf8_validate (kol_creator_get_name (creator), -1, NULL));
  g_assert_true (g_str_has_prefix (name->str, kol_creator_get_name (creator)));
  g_assert_cmpuint (strlen (kol_creator_get_name (creator)), >, 4000);
}

static void
test_invalid_utf8 (void)
{
  static const char body[] = "{\"code\":0,\"data\":{\"kols\":[{" ID ",\"name\":\"a\xff\xc0"
                             "b\0c\",\"location\":\"\\ud800x\",\"fansNum\":7}]}}";
  g_autoptr (GError) error = NULL;
  g_autoptr (KolPage) page = parse_bytes (body, sizeof body - 1, 200, &error);
  KolCreator *creator;
  const char *raw;
  gsize size;

  g_assert_no_error (error);
  creator = kol_page_get_creator (page, 0);
  g_assert_true (g_utf8_validate (kol_creator_get_name (creator), -1, NULL));
  g_assert_true (g_str_has_prefix (kol_creator_get_name (creator), "a"));
  g_assert_true (g_str_has_suffix (kol_creator_get_name (creator), "c"));
  g_assert_true (g_utf8_validate (text_of (creator, "location"), -1, NULL));
  assert_figure (creator, "fansNum", 7);
  raw = g_bytes_get_data (kol_page_get_raw (page, 0), &size);
  g_assert_true (g_utf8_validate_len (raw, size, NULL));
}

static void
test_duplicate_keys (void)
{
  g_autoptr (KolCreator)
      creator = read_creator ("\"name\":\"first\",\"fansNum\":1,\"name\":\"last\",\"fansNum\":2");

  g_assert_cmpstr (kol_creator_get_name (creator), ==, "last");
  assert_figure (creator, "fansNum", 2);
}

static char *
write_many (guint n_creators)
{
  g_autoptr (GString) text = g_string_new ("{\"code\":0,\"data\":{\"kols\":[");

  for (guint i = 0; i < n_creators; i++)
    g_string_append_printf (text, "%s{\"userId\":\"u%u\"}", i > 0 ? "," : "", i);
  g_string_append (text, "]}}");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_too_many_creators (void)
{
  g_autofree char *most = write_many (KOL_ANSWER_MAX_CREATORS);
  g_autofree char *more = write_many (KOL_ANSWER_MAX_CREATORS + 1);
  const Refusal row = { more, 200, KOL_API_ERROR_ANSWER, 0, KOL_CHARGE_CHARGED, NULL };
  g_autoptr (KolPage) page = parse_good (most);

  g_assert_cmpuint (kol_page_get_n_creators (page), ==, KOL_ANSWER_MAX_CREATORS);
  assert_refusal (&row);
}

/* --- Raw JSON --- */

static void
assert_raw (KolPage *page, guint index, const char *expected)
{
  gsize size;
  const char *raw = g_bytes_get_data (kol_page_get_raw (page, index), &size);
  g_autofree char *text = g_strndup (raw, size);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_raw_is_exact (void)
{
  static const char first[] = "{ " ID
                              " , \"x\":\"]}\\\"{\\u4e2d\", \"price\":158.0,\n\t\"n\":NaN }";
  static const char second[] = "{\"userId\":\"u2\",\"list\":[{}],\"big\":12345678901234567890}";
  g_autofree char *text = g_strdup_printf (
      "{\"data\":{\"list\":[9],\"kols\":[ %s ,null, %s]},\"code\":0}", first, second);
  g_autoptr (KolPage) page = parse_good (text);

  g_assert_cmpuint (kol_page_get_n_creators (page), ==, 2);
  assert_raw (page, 0, first);
  assert_raw (page, 1, second);
}

/* Where text and tree could disagree, the tree wins: raw JSON never belongs to someone else. */
static void
test_raw_with_escaped_keys (void)
{
  g_autoptr (KolPage) page = parse_good ("{\"code\":0,\"data\":{\"kols\":[{\"userId\":\"first\"}],"
                                         "\"k\\u006fls\":[{\"userId\":\"last\"}]}}");

  g_assert_cmpstr (kol_creator_get_id (kol_page_get_creator (page, 0)), ==, "last");
  assert_raw (page, 0, "{\"userId\":\"last\"}");
}

static void
assert_same (KolCreator *a, KolCreator *b)
{
  g_autoptr (GVariant) left = g_variant_ref_sink (kol_creator_to_variant (a));
  g_autoptr (GVariant) right = g_variant_ref_sink (kol_creator_to_variant (b));

  /* Byte by byte: an unknown figure is NaN, which equals nothing. */
  g_assert_cmpmem (g_variant_get_data (left), g_variant_get_size (left), g_variant_get_data (right),
                   g_variant_get_size (right));
}

static void
test_decode_is_the_same (void)
{
  g_autofree char *text = load_fixture ("sample-page.json");
  g_autoptr (KolPage) page = parse_good (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (KolCreator)
      creator = kol_answer_decode_creator (kol_page_get_raw (page, 0), FETCHED_AT, &error);

  g_assert_no_error (error);
  assert_same (creator, kol_page_get_creator (page, 0));
  g_assert_cmpint (kol_creator_get_fetched_at (creator), ==, FETCHED_AT);
}

static void
test_decode_refuses (void)
{
  static const char *const texts[] = { "", "[]", "{", "{}", "{\"userId\":\"\"}", "null" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) raw = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (kol_answer_decode_creator (raw, 0, &error));
      g_assert_error (error, KOL_API_ERROR, KOL_API_ERROR_ANSWER);
    }
}

static void
test_finalize (void)
{
  g_autofree char *text = load_fixture ("sample-page.json");
  KolPage *page = parse_good (text);
  KolCreator *creator = g_object_ref (kol_page_get_creator (page, 0));

  g_assert_finalize_object (page);
  g_assert_finalize_object (creator);
}

static void
add_tests_of_fields (void)
{
  g_test_add_func ("/api/answer/sample-figures", test_sample_figures);
  g_test_add_func ("/api/answer/sample-texts", test_sample_texts);
  g_test_add_func ("/api/answer/no-price", test_no_price);
  g_test_add_func ("/api/answer/zero", test_zero);
  g_test_add_func ("/api/answer/spellings-of-numbers", test_spellings_of_numbers);
  g_test_add_func ("/api/answer/no-numbers", test_no_numbers);
  g_test_add_func ("/api/answer/percent", test_percent);
  g_test_add_func ("/api/answer/twins", test_twins);
  g_test_add_func ("/api/answer/nothing-known", test_nothing_known);
  g_test_add_func ("/api/answer/every-key", test_every_key);
  g_test_add_func ("/api/answer/identity", test_identity);
  g_test_add_func ("/api/answer/number-as-text", test_number_as_text);
  g_test_add_func ("/api/answer/tags", test_tags);
  g_test_add_func ("/api/answer/levels-and-flags", test_levels_and_flags);
  g_test_add_func ("/api/answer/notes", test_notes);
  g_test_add_func ("/api/answer/total", test_total);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_tests_of_fields ();
  g_test_add_func ("/api/answer/other-lists", test_other_lists);
  g_test_add_func ("/api/answer/empty-pages", test_empty_pages);
  g_test_add_func ("/api/answer/code-before-status", test_code_before_status);
  g_test_add_func ("/api/answer/codes", test_codes);
  g_test_add_func ("/api/answer/no-code", test_no_code);
  g_test_add_func ("/api/answer/broken-bodies", test_broken_bodies);
  g_test_add_func ("/api/answer/broken-data", test_broken_data);
  g_test_add_func ("/api/answer/reasons", test_reasons);
  g_test_add_func ("/api/answer/nesting", test_nesting);
  g_test_add_func ("/api/answer/hidden-nesting", test_hidden_nesting);
  g_test_add_func ("/api/answer/nesting-behind-surrogate", test_nesting_behind_surrogate);
  g_test_add_func ("/api/answer/long-string", test_long_string);
  g_test_add_func ("/api/answer/long-text-is-cut-well", test_long_text_is_cut_well);
  g_test_add_func ("/api/answer/invalid-utf8", test_invalid_utf8);
  g_test_add_func ("/api/answer/duplicate-keys", test_duplicate_keys);
  g_test_add_func ("/api/answer/too-many-creators", test_too_many_creators);
  g_test_add_func ("/api/answer/raw-is-exact", test_raw_is_exact);
  g_test_add_func ("/api/answer/raw-with-escaped-keys", test_raw_with_escaped_keys);
  g_test_add_func ("/api/answer/decode-is-the-same", test_decode_is_the_same);
  g_test_add_func ("/api/answer/decode-refuses", test_decode_refuses);
  g_test_add_func ("/api/answer/finalize", test_finalize);

  return g_test_run ();
}
