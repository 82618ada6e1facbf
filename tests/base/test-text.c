// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "kol-text.h"

static void
test_number (void)
{
  struct
  {
    const char *text;
    double value;
  } numbers[] = {
    { "158", 158 },    { "158.0", 158 },     { "0.31", 0.31 },
    { "-0.9", -0.9 },  { "1,200", 1200 },    { "1,234,567.5", 1234567.5 },
    { "3.6w", 36000 }, { "80.0万", 800000 }, { "4.53E-4", 4.53e-4 },
    { "1.0E7", 1e7 },  { " 12 ", 12 },       { "9999999.0", 9999999 },
    { "12.5%", 12.5 }, { "1.2亿", 1.2e8 },   { "+3", 3 },
    { "10k", 10000 },  { ".5", 0.5 },        { "1万+", 10000 },
  };
  const char *unknown[] = { NULL,  "",      " ",         "-",     "–",     "n/a",   "NaN",
                            "nan", "inf",   "-Infinity", "0x1p3", "12abc", "1e999", "--",
                            "abc", "1.2.3", "万",        "null",  "true",  "1 2",   "0,31",
                            "1,2", "12,34", ",123",      "1,2345" };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_test_message ("%s", numbers[i].text);
      g_assert_cmpfloat_with_epsilon (kol_text_to_number (numbers[i].text), numbers[i].value,
                                      fabs (numbers[i].value) * 1e-12);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_test_message ("%s", unknown[i] ? unknown[i] : "(null)");
      g_assert_true (isnan (kol_text_to_number (unknown[i])));
    }
}

static void
test_number_fuzz (void)
{
  static const char alphabet[] = "0123456789.,-+eEwk%xXnif ";

  for (guint i = 0; i < 100000; i++)
    {
      char text[12] = { 0 };
      double value;

      for (int j = 0; j < g_test_rand_int_range (0, 11); j++)
        text[j] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      value = kol_text_to_number (text);
      g_assert_true (isnan (value) || isfinite (value));
    }
}

static void
test_redact (void)
{
  struct
  {
    const char *text;
    const char *redacted;
  } texts[] = {
    { "https://a.example/x?token=s3cret&page=1", "https://a.example/x?token=…&page=1" },
    { "GET /x?page=1&token=s3cret HTTP/1.1", "GET /x?page=1&token=… HTTP/1.1" },
    { "TOKEN=abc%20def#x", "TOKEN=…#x" },
    { "?token%3Dabc&x", "?token=…&x" },
    { "no secret here", "no secret here" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *redacted = kol_text_redact (texts[i].text);

      g_assert_cmpstr (redacted, ==, texts[i].redacted);
    }
  g_assert_null (kol_text_redact (NULL));
}

static void
test_clean (void)
{
  g_autofree char *lines = kol_text_clean (" one\ntwo\tthree\r ");
  g_autofree char *broken = kol_text_clean ("a\377b");
  g_autofree char *none = kol_text_clean ("x\357\277\276y\357\277\277");
  g_autofree char *heap = kol_text_clean (
      "e\314\201\314\201\314\201\314\201\314\201\314\201f\314\201");

  g_assert_cmpstr (lines, ==, "one two three");
  g_assert_cmpstr (broken, ==, "a\357\277\275b");
  g_assert_cmpstr (none, ==, "x y");
  g_assert_cmpstr (heap, ==, "e\314\201\314\201\314\201\314\201f\314\201");
  g_assert_null (kol_text_clean (NULL));
}

static void
test_initials (void)
{
  struct
  {
    const char *name;
    const char *initials;
  } names[] = {
    { "温鹿鹿", "温" }, { "anna", "A" }, { "🌿许知夏", "许" }, { "", "?" },
    { NULL, "?" },      { "🌿", "?" },    { "𠮷野", "𠮷" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *initials = kol_text_initials (names[i].name);

      g_assert_cmpstr (initials, ==, names[i].initials);
    }
}

static void
test_kebab (void)
{
  g_autofree char *kebab = kol_text_kebab ("fansNumberLower");

  g_assert_cmpstr (kebab, ==, "fans-number-lower");
}

static void
assert_dropped (const char *text, const char *expected)
{
  g_autofree char *kept = kol_text_drop_controls (text);

  g_assert_cmpstr (kept, ==, expected);
}

static void
test_drop_controls (void)
{
  assert_dropped ("", NULL);
  assert_dropped ("plain <text>", NULL);
  assert_dropped ("一\t行\n两行\r", NULL);
  assert_dropped ("a\001b\033c\177\302\205", "abc");
  assert_dropped ("x\357\277\276y\357\277\277\357\267\220", "xy");
  assert_dropped ("\001", "");
  assert_dropped ("a\377b", "a\357\277\275b");
}

static void
assert_wrapped (const char *text, guint width, const char *expected)
{
  g_auto (GStrv) lines = kol_text_wrap (text, width);
  g_autofree char *joined = g_strjoinv ("|", lines);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_wrap (void)
{
  assert_wrapped ("", 10, "");
  assert_wrapped ("a few words", 20, "a few words");
  assert_wrapped ("a few words", 11, "a few words");
  assert_wrapped ("a few words", 10, "a few|words");
  assert_wrapped ("a few words", 5, "a few|words");
  assert_wrapped ("abcdefghijkl", 5, "abcde|fghij|kl");
  assert_wrapped ("to abcdefghijkl", 5, "to|abcde|fghij|kl");
  assert_wrapped ("阅读中位数", 4, "阅读|中位|数");
  assert_wrapped ("CPM是千次", 5, "CPM是|千次");
  assert_wrapped ("数CPM", 4, "数|CPM");
  assert_wrapped ("one\ntwo\n", 10, "one|two|");
  assert_wrapped ("a\314\201b\314\201c", 2, "a\314\201b\314\201|c");
  assert_wrapped ("a    b", 3, "a|b");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/number", test_number);
  g_test_add_func ("/text/number-fuzz", test_number_fuzz);
  g_test_add_func ("/text/redact", test_redact);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/initials", test_initials);
  g_test_add_func ("/text/kebab", test_kebab);
  g_test_add_func ("/text/wrap", test_wrap);
  g_test_add_func ("/text/drop-controls", test_drop_controls);

  return g_test_run ();
}
