// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>
#include <string.h>

#include "kol-text.h"

/* The unit a number's text can end with, as Chinese writers shorten it. */
static double
unit_of_suffix (const char *suffix)
{
  static const struct
  {
    const char *text;
    double unit;
  } units[] = {
    { "", 1 },     { "%", 1 },    { "k", 1e3 },   { "K", 1e3 }, { "w", 1e4 },
    { "W", 1e4 },  { "万", 1e4 }, { "萬", 1e4 },  { "m", 1e6 }, { "M", 1e6 },
    { "亿", 1e8 }, { "w+", 1e4 }, { "万+", 1e4 }, { "+", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (g_str_equal (units[i].text, suffix))
        return units[i].unit;
    }

  return NAN;
}

/* A comma stands before three digits, no fewer and no more: "1,200". "0,31" could be another
 * country's 0.31. */
static gboolean
is_group_comma (const char *text, const char *comma)
{
  gsize n_digits = strspn (comma + 1, "0123456789");

  return n_digits == 3 && comma > text && g_ascii_isdigit (comma[-1]);
}

static char *
strip_group_commas (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == ',' && !is_group_comma (text, p))
        return NULL;
      if (*p != ',')
        g_string_append_c (digits, *p);
    }

  return g_string_free (g_steal_pointer (&digits), FALSE);
}

/**
 * kol_text_to_number:
 * @text: (nullable): what the service wrote for a number
 *
 * Reads numbers as the service writes them in text: "0.31", "-0.9", "1,200", "3.6w", "80.0万",
 * "4.53E-4".
 *
 * Returns: the number, or %NaN when the text is none (also for "nan", "inf" and hexadecimal
 * numbers)
 */
double
kol_text_to_number (const char *text)
{
  g_autofree char *digits = NULL;
  char *end = NULL;
  double value;

  if (text == NULL || strlen (text) > 64)
    return NAN;

  digits = strip_group_commas (text);
  if (digits == NULL)
    return NAN;
  g_strstrip (digits);
  /* g_ascii_strtod() also reads "nan", "infinity" and "0x1p3"; a number of the service begins with
   * a digit. */
  if (!g_ascii_isdigit (digits[strspn (digits, "+-.")]) || strspn (digits, "+-.") > 2 ||
      strpbrk (digits, "xX") != NULL)
    return NAN;

  value = g_ascii_strtod (digits, &end);
  if (end == digits)
    return NAN;

  value *= unit_of_suffix (g_strchug (end));

  return isfinite (value) ? value : NAN;
}

static gboolean
redact_token (const GMatchInfo *info, GString *result, gpointer user_data)
{
  g_autofree char *name = g_match_info_fetch (info, 1);

  g_string_append_printf (result, "%s=…", name);

  return FALSE;
}

/**
 * kol_text_redact:
 * @text: (nullable): text that may hold a URL with the token in it
 *
 * Every piece of text that can have a URL of the service in it passes here before anyone sees it.
 *
 * Returns: (transfer full) (nullable): @text with the value of every `token` parameter taken out
 */
char *
kol_text_redact (const char *text)
{
  static gsize once = 0;
  g_autofree char *valid = NULL;

  if (text == NULL)
    return NULL;

  if (g_once_init_enter (&once))
    {
      GRegex *regex = g_regex_new ("(token)(?:=|%3[dD])[^&#\\s\"'<>]*",
                                   G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);

      g_once_init_leave (&once, GPOINTER_TO_SIZE (regex));
    }

  valid = g_utf8_make_valid (text, -1);

  return g_regex_replace_eval (GSIZE_TO_POINTER (once), valid, -1, 0, 0, redact_token, NULL, NULL);
}

/* Letters of no script carry more marks; hundreds of them are drawn over what stands around. */
#define MAX_MARKS 4

/* What is no sign in any script: neither XML nor cairo takes it (Unicode 15, 23.7). */
static gboolean
is_noncharacter (gunichar c)
{
  return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

/**
 * kol_text_clean:
 * @text: (nullable): one line of foreign text
 *
 * Makes foreign text fit for one line of a label: valid UTF-8; control characters, line breaks and
 * what is no character become spaces, the ends are trimmed. Of marks that are heaped on a letter
 * the first few are kept.
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
kol_text_clean (const char *text)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) clean = NULL;
  guint n_marks = 0;

  if (text == NULL)
    return NULL;

  valid = g_utf8_make_valid (text, -1);
  clean = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n_marks = g_unichar_ismark (c) ? n_marks + 1 : 0;
      if (n_marks > MAX_MARKS)
        continue;
      if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 || is_noncharacter (c))
        g_string_append_c (clean, ' ');
      else
        g_string_append_unichar (clean, c);
    }
  g_strstrip (clean->str);

  return g_string_free (g_steal_pointer (&clean), FALSE);
}

/**
 * kol_text_drop_controls:
 * @text: foreign text
 *
 * Makes foreign text fit for files that XML is in: control characters but tabs and line breaks, and
 * what is no character, are left out (XML 1.0, 2.2).
 *
 * Returns: (transfer full) (nullable): the text, valid UTF-8, or %NULL when @text is that already
 */
char *
kol_text_drop_controls (const char *text)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) kept = NULL;
  const char *end;

  g_return_val_if_fail (text != NULL, NULL);

  for (end = text; *end != '\0' && (guchar) *end >= ' ' && (guchar) *end < 0x7f; end++)
    ;
  if (*end == '\0')
    return NULL;

  valid = g_utf8_make_valid (text, -1);
  kept = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\t' || c == '\n' || c == '\r' || !(g_unichar_iscntrl (c) || is_noncharacter (c)))
        g_string_append_unichar (kept, c);
    }
  if (g_str_equal (kept->str, text))
    return NULL;

  return g_string_free (g_steal_pointer (&kept), FALSE);
}

/**
 * kol_text_initials:
 * @name: (nullable): a creator's name
 *
 * Returns: (transfer full): what stands on the disc where a face is missing: the first letter, "?"
 * for an empty name
 */
char *
kol_text_initials (const char *name)
{
  for (const char *p = name; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char_validated (p, -1);
      char buffer[7] = { 0 };

      if (c == (gunichar) -1 || c == (gunichar) -2)
        break;
      if (!g_unichar_isalnum (c))
        continue;

      g_unichar_to_utf8 (g_unichar_toupper (c), buffer);

      return g_strdup (buffer);
    }

  return g_strdup ("?");
}

/**
 * kol_text_kebab:
 * @camel: a name in camel case, such as "fansNumberLower"
 *
 * Returns: (transfer full): the name in kebab case, such as "fans-number-lower"
 */
char *
kol_text_kebab (const char *camel)
{
  g_autoptr (GString) kebab = g_string_new (NULL);

  g_return_val_if_fail (camel != NULL, NULL);

  for (const char *p = camel; *p != '\0'; p++)
    {
      if (g_ascii_isupper (*p) && p > camel)
        g_string_append_c (kebab, '-');
      g_string_append_c (kebab, g_ascii_tolower (*p));
    }

  return g_string_free (g_steal_pointer (&kebab), FALSE);
}
