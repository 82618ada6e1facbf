// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <math.h>

#include "kol-format.h"
#include "kol-i18n.h"

/* Between a number and its sign: keeps them on one line. */
#define NBSP "\302\240"
#define MINUS "\342\210\222"

#define MYRIAD 10000.0
#define HUNDRED_MILLION 100000000.0

/**
 * kol_number_style_for_language:
 * @language: (nullable): a language name such as "zh_CN"
 *
 * Returns: how readers of that language expect large numbers
 */
KolNumberStyle
kol_number_style_for_language (const char *language)
{
  if (language != NULL && g_str_has_prefix (language, "zh"))
    return KOL_NUMBER_STYLE_MYRIAD;

  return KOL_NUMBER_STYLE_WESTERN;
}

/**
 * kol_number_style_default:
 *
 * Returns: how the language that this thread speaks writes large numbers
 */
KolNumberStyle
kol_number_style_default (void)
{
  return kol_number_style_for_language (kol_language_get_name ());
}

/* Digits in groups of three, independent of the C locale's own idea. */
static char *
group_digits (double value, int decimals)
{
  char buffer[64];
  g_autofree char *format = g_strdup_printf ("%%.%df", decimals);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *digits = g_ascii_formatd (buffer, sizeof buffer, format, fabs (value));
  gsize whole = strcspn (digits, ".");

  if (value < 0 && strspn (digits, "0.") != strlen (digits))
    g_string_append (text, MINUS);
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
  g_string_append (text, digits + whole);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
format_scaled (double value, double unit, const char *suffix)
{
  double scaled = value / unit;
  g_autofree char *digits = group_digits (scaled, fabs (scaled) < 1000 ? 1 : 0);

  return g_strconcat (digits, suffix, NULL);
}

static char *
shorten_myriads (double value)
{
  if (fabs (value) >= HUNDRED_MILLION)
    return format_scaled (value, HUNDRED_MILLION, "亿");

  return format_scaled (value, MYRIAD, "万");
}

/**
 * kol_format_count:
 * @value: a count
 * @style: how large numbers are written
 *
 * Writes a count for a table: exact digits in groups (284,173) where thousands are usual; from
 * 10,000 on 28.4万 where myriads are.
 *
 * Returns: (transfer full): the text, an en dash for what is not finite
 */
char *
kol_format_count (double value, KolNumberStyle style)
{
  if (!isfinite (value))
    return g_strdup (KOL_UNKNOWN);
  if (style == KOL_NUMBER_STYLE_MYRIAD && fabs (value) >= MYRIAD)
    return shorten_myriads (value);

  return group_digits (round (value), 0);
}

/**
 * kol_format_myriads:
 * @value: a count in units of 10,000
 *
 * Writes a count as agencies do under the heading “w”: 28.4, 0.45.
 *
 * Returns: (transfer full): the text, an en dash for what is not finite
 */
char *
kol_format_myriads (double value)
{
  if (!isfinite (value))
    return g_strdup (KOL_UNKNOWN);

  return group_digits (value, fabs (value) < 10 ? 2 : 1);
}

/**
 * kol_format_compact:
 * @value: a count or a sum
 * @style: how large numbers are written
 *
 * Writes a number as short as it can be understood: 4,544, 12.3k, 3.1M, or 12.3万.
 *
 * Returns: (transfer full): the text, an en dash for what is not finite
 */
char *
kol_format_compact (double value, KolNumberStyle style)
{
  if (!isfinite (value))
    return g_strdup (KOL_UNKNOWN);
  if (fabs (value) < MYRIAD)
    return group_digits (round (value), 0);
  if (style == KOL_NUMBER_STYLE_MYRIAD)
    return shorten_myriads (value);
  if (fabs (value) < 999950)
    return format_scaled (value, 1000, "k");

  return format_scaled (value, 1000000, "M");
}

/**
 * kol_format_money:
 * @value: CNY yuan
 * @style: how large numbers are written; prices are always exact, to the yuan
 *
 * Returns: (transfer full): the price, such as ¥1,580; an en dash for what is not finite
 */
char *
kol_format_money (double value, KolNumberStyle style)
{
  g_autofree char *digits = NULL;

  if (!isfinite (value))
    return g_strdup (KOL_UNKNOWN);

  digits = group_digits (fabs (value), fabs (value - round (value)) < 0.005 ? 0 : 2);

  return g_strconcat (value < 0 ? MINUS : "", "¥", digits, NULL);
}

static int
unit_cost_decimals (double value)
{
  if (value >= 1000)
    return 0;
  if (value >= 10)
    return 1;
  if (value >= 0.1)
    return 2;
  if (value >= 0.001)
    return 3;

  return 5;
}

/**
 * kol_format_unit_cost:
 * @value: CNY yuan for one of something
 *
 * Writes about three digits that count: ¥36.7, ¥9.52, ¥0.13, ¥0.011.
 *
 * Returns: (transfer full): the text, an en dash for what is not finite
 */
char *
kol_format_unit_cost (double value)
{
  g_autofree char *digits = NULL;

  if (!isfinite (value))
    return g_strdup (KOL_UNKNOWN);

  digits = group_digits (fabs (value), unit_cost_decimals (fabs (value)));

  return g_strconcat (value < 0 ? MINUS : "", "¥", digits, NULL);
}

/**
 * kol_format_percent:
 * @value: percent, 0-100
 *
 * Returns: (transfer full): the text with one decimal, an en dash for what is not finite; Chinese
 * sets no space before the sign
 */
char *
kol_format_percent (double value)
{
  g_autofree char *digits = NULL;
  gboolean is_chinese = kol_number_style_default () == KOL_NUMBER_STYLE_MYRIAD;

  if (!isfinite (value))
    return g_strdup (KOL_UNKNOWN);

  digits = group_digits (value, 1);

  return g_strconcat (digits, is_chinese ? "%" : NBSP "%", NULL);
}

/**
 * kol_format_ratio:
 * @value: a plain ratio
 *
 * Returns: (transfer full): the text with two decimals, such as 0.82 ×; an en dash for what is not
 * finite
 */
char *
kol_format_ratio (double value)
{
  g_autofree char *digits = NULL;

  if (!isfinite (value))
    return g_strdup (KOL_UNKNOWN);

  digits = group_digits (value, 2);

  return g_strconcat (digits, NBSP "×", NULL);
}

/**
 * kol_format_number:
 * @value: a finite number
 *
 * Writes a number for machines: the shortest decimal text that reads back as the same double, with
 * a point whatever the locale, never grouped, without an exponent where that is possible.
 *
 * Returns: (transfer full): the text, empty for what is not finite
 */
char *
kol_format_number (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    return g_strdup ("");
  if (fabs (value) < 1e15 && fpclassify (value - trunc (value)) == FP_ZERO)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) value);

  for (int precision = 6; precision <= 17; precision++)
    {
      g_autofree char *format = g_strdup_printf ("%%.%dg", precision);

      g_ascii_formatd (buffer, sizeof buffer, format, value);
      if (!(g_ascii_strtod (buffer, NULL) < value) && !(g_ascii_strtod (buffer, NULL) > value))
        break;
    }

  return g_strdup (buffer);
}

/**
 * kol_format_date:
 * @unix_seconds: a moment
 *
 * Returns: (transfer full): the local date in the user's language, such as "23 Nov 2026"
 */
char *
kol_format_date (gint64 unix_seconds)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (unix_seconds);

  if (then == NULL)
    return g_strdup (KOL_UNKNOWN);

  /* Translators: a date, see g_date_time_format(); in Chinese %Y年%-m月%-d日 */
  return g_date_time_format (then, _ ("%-d %b %Y"));
}

/**
 * kol_format_date_time:
 * @unix_seconds: a moment
 *
 * Returns: (transfer full): the local date and time in the user's language
 */
char *
kol_format_date_time (gint64 unix_seconds)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (unix_seconds);

  if (then == NULL)
    return g_strdup (KOL_UNKNOWN);

  /* Translators: a date and time, see g_date_time_format(); in Chinese %Y年%-m月%-d日 %H:%M */
  return g_date_time_format (then, _ ("%-d %b %Y, %H:%M"));
}

/**
 * kol_format_age:
 * @then: a moment, Unix seconds
 * @now: the present, Unix seconds
 *
 * Returns: (transfer full): how long ago it was, such as "just now" or "3 days ago"
 */
char *
kol_format_age (gint64 then, gint64 now)
{
  gint64 minutes = MAX (now - then, 0) / 60;
  gint64 hours = minutes / 60;
  gint64 days = hours / 24;

  if (minutes < 1)
    return g_strdup (_ ("just now"));
  if (hours < 1)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", minutes), (int) minutes);
  if (days < 1)
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", hours), (int) hours);
  if (days < 31)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", days), (int) days);

  return kol_format_date (then);
}
