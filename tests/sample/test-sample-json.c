// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-sample-json.h"

static char *
java (double value)
{
  g_autoptr (GString) json = g_string_new (NULL);

  kol_sample_json_append_java_double (json, value);

  return g_string_free (g_steal_pointer (&json), FALSE);
}

static char *
plain (double value)
{
  g_autoptr (GString) json = g_string_new (NULL);

  kol_sample_json_append_number (json, value);

  return g_string_free (g_steal_pointer (&json), FALSE);
}

static char *
text (const char *value, gboolean ascii)
{
  g_autoptr (GString) json = g_string_new (NULL);

  kol_sample_json_append_text (json, value, ascii);

  return g_string_free (g_steal_pointer (&json), FALSE);
}

#define assert_text(call, expected)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *text_ = (call);                                                               \
    g_assert_cmpstr (text_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

/* Expected texts are what Java's Double.toString gives. */
static void
test_java_double (void)
{
  assert_text (java (158), "158.0");
  assert_text (java (0), "0.0");
  assert_text (java (5.26), "5.26");
  assert_text (java (-0.9), "-0.9");
  assert_text (java (0.001), "0.001");
  assert_text (java (0.000453), "4.53E-4");
  assert_text (java (0.0001), "1.0E-4");
  assert_text (java (9999999), "9999999.0");
  assert_text (java (10000000), "1.0E7");
  assert_text (java (12300000), "1.23E7");
  assert_text (java (-12300000), "-1.23E7");
}

static void
test_number (void)
{
  assert_text (plain (158), "158");
  assert_text (plain (5.26), "5.26");
  assert_text (plain (12345678), "12345678");
  assert_text (plain (0), "0");
}

static void
test_words (void)
{
  g_autoptr (GString) json = g_string_new (NULL);

  kol_sample_json_append_grouped (json, 1200);
  kol_sample_json_append_grouped (json, 999);
  kol_sample_json_append_grouped (json, 1234567);
  kol_sample_json_append_myriads (json, 36000, "w");
  kol_sample_json_append_myriads (json, 800000, "万");
  g_assert_cmpstr (json->str, ==, "\"1,200\"\"999\"\"1,234,567\"\"3.6w\"\"80.0万\"");
}

static void
test_text (void)
{
  assert_text (text (NULL, FALSE), "null");
  assert_text (text ("", FALSE), "\"\"");
  assert_text (text ("a\"b\\c\n", FALSE), "\"a\\\"b\\\\c\\u000a\"");
  assert_text (text ("阮小鱼🌿", FALSE), "\"阮小鱼🌿\"");
  assert_text (text ("阮🌿", TRUE), "\"\\u962e\\ud83c\\udf3f\"");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample/json/java-double", test_java_double);
  g_test_add_func ("/sample/json/number", test_number);
  g_test_add_func ("/sample/json/words", test_words);
  g_test_add_func ("/sample/json/text", test_text);

  return g_test_run ();
}
