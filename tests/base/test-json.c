// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-json.h"

static void
test_good (void)
{
  static const char *const texts[] = {
    "{}",
    " [ ] \n",
    "null",
    "-0.5E+10",
    "\"\\\"[{\"",
    "{\"a\":[1,2,{\"b\":null}],\"c\":true , \"d\" : \"\\u4e2d\"}",
    "[1.0E7,4.53E-4,999999999999999999,-1,0,0.0]",
    "[\"\\\\\",\"\"]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *mended = NULL;

      g_assert_true (
          kol_json_check (texts[i], strlen (texts[i]), KOL_JSON_MAX_VALUES, &mended, &error));
      g_assert_no_error (error);
      g_assert_null (mended);
    }
}

static void
assert_refused (const char *text, KolJsonError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *mended = NULL;

  g_test_message ("%.60s", text);
  g_assert_false (kol_json_check (text, strlen (text), KOL_JSON_MAX_VALUES, &mended, &error));
  g_assert_error (error, KOL_JSON_ERROR, (int) code);
  g_assert_null (mended);
}

static void
test_cut_off (void)
{
  static const char whole[] =
      "{\"a\":[1,{\"b\":\"x\\\"\\u4e2d\"}],\"c\":true,\"d\":-12.5,\"e\":null}";

  for (gsize length = 0; length < strlen (whole); length++)
    {
      g_autofree char *part = g_strndup (whole, length);

      assert_refused (part, KOL_JSON_ERROR_CUT_OFF);
    }
}

static void
test_syntax (void)
{
  static const char *const texts[] = {
    "{\"a\":1}}",       "{a:1}",         "{'a':1}",     "[1 2]",       "[1,]",
    "{\"a\" 1}",        "{\"a\":1,}",    "/* \" */[]",  "[] // x",     "[tru]",
    "[0x1F]",           "[1a]",          "[undefined]", "[-]",         "[.e+]",
    "{\"a\":1]",        "[1}",           "[$1]",        "var a = {};", "[\"\\u12g4\"]",
    "[\"\\u\\u1234\"]", "[\"\\ud'80\"]", "{\"a\":1}{}", "[--]",        "<html></html>",
    "\357\273\277",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (texts[i], KOL_JSON_ERROR_SYNTAX);
}

static char *
nest (guint depth)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, i % 2 ? "[" : "{\"a\":");
  g_string_append (text, "1");
  for (guint i = depth; i > 0; i--)
    g_string_append_c (text, (i - 1) % 2 ? ']' : '}');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_depth (void)
{
  g_autofree char *deepest = nest (KOL_JSON_MAX_DEPTH);
  g_autofree char *too_deep = nest (KOL_JSON_MAX_DEPTH + 1);
  g_autofree char *bomb = g_strnfill (5 * 1000 * 1000, '[');
  g_autofree char *mended = NULL;

  g_assert_true (kol_json_check (deepest, strlen (deepest), KOL_JSON_MAX_VALUES, &mended, NULL));
  assert_refused (too_deep, KOL_JSON_ERROR_TOO_DEEP);
  assert_refused (bomb, KOL_JSON_ERROR_TOO_DEEP);
}

static void
test_too_many (void)
{
  g_autoptr (GString) text = g_string_new ("[0");

  for (guint i = 0; i < KOL_JSON_MAX_VALUES; i++)
    g_string_append (text, ",0");
  g_string_append_c (text, ']');

  assert_refused (text->str, KOL_JSON_ERROR_TOO_MANY);
}

static void
test_mended (void)
{
  static const char *const pairs[][2] = {
    { "[NaN, 1]", "[null, 1]" },
    { "{\"a\":-Infinity,\"b\":Infinity}", "{\"a\":null,\"b\":null}" },
    { "[010]", "[\"010\"]" },
    { "[12345678901234567890123, -010.5]", "[\"12345678901234567890123\", \"-010.5\"]" },
    { "[+5,.5,5.,1e5]", "[\"+5\",\".5\",\"5.\",1e5]" },
    { "[\"NaN\",NaN]", "[\"NaN\",null]" },
    { "[\"\\ud800\",\"[\"]", "[\"\\ufffd\",\"[\"]" },
    { "[\"\\udc00\\ud800x\"]", "[\"\\ufffd\\ufffdx\"]" },
    { "[\"\\ud800\\ud83d\\ude00\\u0000\"]", "[\"\\ufffd\\ud83d\\ude00\\ufffd\"]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *mended = NULL;

      g_assert_true (
          kol_json_check (pairs[i][0], strlen (pairs[i][0]), KOL_JSON_MAX_VALUES, &mended, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (mended, ==, pairs[i][1]);
    }
}

static KolJsonSpan
span_of (const char *text)
{
  return (KolJsonSpan){ text, text + strlen (text) };
}

static void
assert_span (KolJsonSpan span, const char *expected)
{
  g_autofree char *text = g_strndup (span.start, span.end - span.start);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_find_member (void)
{
  static const char text[] =
      " {\"x\":{\"data\":1}, \"data\" : [1, \"}\"] ,\"y\":\"\\\"\",\"data\":{\"k\":[2]} } ";
  KolJsonSpan value;

  g_assert_true (kol_json_find_member (span_of (text), "data", &value));
  assert_span (value, "{\"k\":[2]}");
  g_assert_false (kol_json_find_member (span_of (text), "k", &value));
  g_assert_false (kol_json_find_member (span_of ("[]"), "k", &value));
  g_assert_false (kol_json_find_member (span_of ("{}"), "k", &value));
  /* The escaped name could be the same one. */
  g_assert_false (kol_json_find_member (span_of ("{\"k\":1,\"\\u006b\":2}"), "k", &value));
}

static void
test_list_elements (void)
{
  static const char text[] = "[ {\"a\":\"]\"} ,2,[3, 4],\"\\\"]\" ]";
  g_autoptr (GArray) elements = kol_json_list_elements (span_of (text));
  g_autoptr (GArray) none = kol_json_list_elements (span_of ("[]"));

  g_assert_cmpuint (elements->len, ==, 4);
  assert_span (g_array_index (elements, KolJsonSpan, 0), "{\"a\":\"]\"}");
  assert_span (g_array_index (elements, KolJsonSpan, 1), "2");
  assert_span (g_array_index (elements, KolJsonSpan, 2), "[3, 4]");
  assert_span (g_array_index (elements, KolJsonSpan, 3), "\"\\\"]\"");
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (kol_json_list_elements (span_of ("{}")));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/api/json/good", test_good);
  g_test_add_func ("/api/json/cut-off", test_cut_off);
  g_test_add_func ("/api/json/syntax", test_syntax);
  g_test_add_func ("/api/json/depth", test_depth);
  g_test_add_func ("/api/json/too-many", test_too_many);
  g_test_add_func ("/api/json/mended", test_mended);
  g_test_add_func ("/api/json/find-member", test_find_member);
  g_test_add_func ("/api/json/list-elements", test_list_elements);

  return g_test_run ();
}
