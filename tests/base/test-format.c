// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "kol-format.h"

#define NBSP "\302\240"

typedef char *(*StyleFunc) (double value, KolNumberStyle style);
typedef char *(*PlainFunc) (double value);

static void
check_style (StyleFunc func, double value, KolNumberStyle style, const char *expected)
{
  g_autofree char *text = func (value, style);

  g_assert_cmpstr (text, ==, expected);
}

static void
check (PlainFunc func, double value, const char *expected)
{
  g_autofree char *text = func (value);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_count (void)
{
  check_style (kol_format_count, 4544, KOL_NUMBER_STYLE_WESTERN, "4,544");
  check_style (kol_format_count, 284173, KOL_NUMBER_STYLE_WESTERN, "284,173");
  check_style (kol_format_count, 0, KOL_NUMBER_STYLE_WESTERN, "0");
  check_style (kol_format_count, -1200, KOL_NUMBER_STYLE_WESTERN, "−1,200");
  check_style (kol_format_count, 4544, KOL_NUMBER_STYLE_MYRIAD, "4,544");
  check_style (kol_format_count, 123456, KOL_NUMBER_STYLE_MYRIAD, "12.3万");
  check_style (kol_format_count, 120000000, KOL_NUMBER_STYLE_MYRIAD, "1.2亿");
  check_style (kol_format_count, NAN, KOL_NUMBER_STYLE_WESTERN, KOL_UNKNOWN);
  check_style (kol_format_count, INFINITY, KOL_NUMBER_STYLE_MYRIAD, KOL_UNKNOWN);
}

static void
test_compact (void)
{
  check_style (kol_format_compact, 9999, KOL_NUMBER_STYLE_WESTERN, "9,999");
  check_style (kol_format_compact, 12345, KOL_NUMBER_STYLE_WESTERN, "12.3k");
  check_style (kol_format_compact, 999949, KOL_NUMBER_STYLE_WESTERN, "999.9k");
  check_style (kol_format_compact, 999950, KOL_NUMBER_STYLE_WESTERN, "1.0M");
  check_style (kol_format_compact, 3100000, KOL_NUMBER_STYLE_WESTERN, "3.1M");
  check_style (kol_format_compact, 3100000, KOL_NUMBER_STYLE_MYRIAD, "310.0万");
  check_style (kol_format_compact, NAN, KOL_NUMBER_STYLE_WESTERN, KOL_UNKNOWN);
}

static void
test_money (void)
{
  check_style (kol_format_money, 1580, KOL_NUMBER_STYLE_WESTERN, "¥1,580");
  check_style (kol_format_money, 1580.5, KOL_NUMBER_STYLE_WESTERN, "¥1,580.50");
  check_style (kol_format_money, 20480, KOL_NUMBER_STYLE_MYRIAD, "¥20,480");
  check_style (kol_format_money, NAN, KOL_NUMBER_STYLE_WESTERN, KOL_UNKNOWN);
  check (kol_format_unit_cost, 158.0 / 14139, "¥0.011");
  check (kol_format_unit_cost, 0.13, "¥0.13");
  check (kol_format_unit_cost, 9.52, "¥9.52");
  check (kol_format_unit_cost, 36.66, "¥36.7");
  check (kol_format_unit_cost, 1234.5, "¥1,234");
  check (kol_format_unit_cost, NAN, KOL_UNKNOWN);
}

static void
test_percent (void)
{
  check (kol_format_percent, 79.34, "79.3" NBSP "%");
  check (kol_format_percent, 0, "0.0" NBSP "%");
  check (kol_format_percent, -0.01, "0.0" NBSP "%");
  check (kol_format_percent, -1.2, "−1.2" NBSP "%");
  check (kol_format_percent, 130.9, "130.9" NBSP "%");
  check (kol_format_percent, NAN, KOL_UNKNOWN);
  check (kol_format_ratio, 0.8194, "0.82" NBSP "×");
  check (kol_format_ratio, NAN, KOL_UNKNOWN);
}

/* What the user's language is, is read from the environment each time. */
static void
test_percent_chinese (void)
{
  g_autofree char *before = g_strdup (g_getenv ("LANGUAGE"));

  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  check (kol_format_percent, 79.34, "79.3%");
  check (kol_format_percent, NAN, KOL_UNKNOWN);

  if (before != NULL)
    g_setenv ("LANGUAGE", before, TRUE);
  else
    g_unsetenv ("LANGUAGE");
}

static void
test_number (void)
{
  check (kol_format_number, 158, "158");
  check (kol_format_number, -3, "-3");
  check (kol_format_number, 5.26, "5.26");
  check (kol_format_number, 0.31, "0.31");
  check (kol_format_number, 1e7, "10000000");
  check (kol_format_number, NAN, "");
  check (kol_format_number, INFINITY, "");
}

static void
test_number_round_trip (void)
{
  for (guint i = 0; i < 10000; i++)
    {
      double value = g_test_rand_double_range (-1e6, 1e6);
      g_autofree char *text = kol_format_number (value);

      g_assert_cmpfloat (g_ascii_strtod (text, NULL), ==, value);
    }
}

static void
test_age (void)
{
  struct
  {
    gint64 seconds;
    const char *text;
  } ages[] = {
    { -5, "just now" },         { 59, "just now" },          { 60, "1 minute ago" },
    { 3599, "59 minutes ago" }, { 3600, "1 hour ago" },      { 86399, "23 hours ago" },
    { 86400, "1 day ago" },     { 3 * 86400, "3 days ago" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_autofree char *text = kol_format_age (1000000, 1000000 + ages[i].seconds);

      g_assert_cmpstr (text, ==, ages[i].text);
    }
}

static void
test_date (void)
{
  g_autofree char *date = kol_format_date (1795363200);
  g_autofree char *time = kol_format_date_time (1795363200);

  g_assert_cmpstr (date, ==, "23 Nov 2026");
  g_assert_true (g_str_has_prefix (time, "23 Nov 2026, "));
}

static void
test_style (void)
{
  g_assert_cmpint (kol_number_style_for_language ("zh_CN"), ==, KOL_NUMBER_STYLE_MYRIAD);
  g_assert_cmpint (kol_number_style_for_language ("en_GB"), ==, KOL_NUMBER_STYLE_WESTERN);
  g_assert_cmpint (kol_number_style_for_language (NULL), ==, KOL_NUMBER_STYLE_WESTERN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/count", test_count);
  g_test_add_func ("/format/compact", test_compact);
  g_test_add_func ("/format/money", test_money);
  g_test_add_func ("/format/percent", test_percent);
  g_test_add_func ("/format/percent-chinese", test_percent_chinese);
  g_test_add_func ("/format/number", test_number);
  g_test_add_func ("/format/number-round-trip", test_number_round_trip);
  g_test_add_func ("/format/age", test_age);
  g_test_add_func ("/format/date", test_date);
  g_test_add_func ("/format/style", test_style);

  return g_test_run ();
}
