// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <math.h>
#include <string.h>

#include "kol-json.h"
#include "kol-text.h"

/* Single values of a text that kol_json_check() found good, without a tree. */

/* The bytes of `\uXXXX` */
#define UNIT_LENGTH 6
#define MAX_NUMBER_LENGTH 32

static gunichar
read_unit (const char *at)
{
  gunichar unit = 0;

  for (int i = 2; i < UNIT_LENGTH; i++)
    unit = unit * 16 + g_ascii_xdigit_value (at[i]);

  return unit;
}

static const char *
append_unit (GString *text, const char *at, const char *end)
{
  gunichar c = read_unit (at);

  at += UNIT_LENGTH;
  /* kol_json_check() lets no half of a surrogate pair stand alone */
  if (c >= 0xd800 && c <= 0xdbff && end - at >= UNIT_LENGTH)
    {
      c = 0x10000 + ((c - 0xd800) << 10) + (read_unit (at) - 0xdc00);
      at += UNIT_LENGTH;
    }
  g_string_append_unichar (text, c);

  return at;
}

static const char *
append_escape (GString *text, const char *at, const char *end)
{
  static const char from[] = "bfnrt";
  static const char to[] = "\b\f\n\r\t";
  const char *found;

  if (at[1] == 'u')
    return append_unit (text, at, end);

  found = strchr (from, at[1]);
  g_string_append_c (text, found != NULL ? to[found - from] : at[1]);

  return at + 2;
}

/**
 * kol_json_dup_text:
 * @value: a value in text that kol_json_check() found good
 * @max_length: the most bytes it may take there
 *
 * Returns: (transfer full) (nullable): the text of a string, valid UTF-8; %NULL for any other value
 * and for a longer one
 */
char *
kol_json_dup_text (KolJsonSpan value, gsize max_length)
{
  g_autoptr (GString) text = NULL;
  const char *at = value.start + 1;
  const char *end = value.end - 1;

  if (end < at || *value.start != '"' || (gsize) (value.end - value.start) > max_length)
    return NULL;

  text = g_string_sized_new (end - at);
  while (at < end)
    {
      if (*at == '\\')
        at = append_escape (text, at, end);
      else
        g_string_append_c (text, *at++);
    }

  return g_utf8_make_valid (text->str, text->len);
}

/**
 * kol_json_dup_member_text:
 * @object: an object in text that kol_json_check() found good
 * @name: a member's name
 * @max_length: the most bytes its value may take there
 *
 * Returns: (transfer full) (nullable): the text of a member that is a string, see
 * kol_json_dup_text(); %NULL when there is none
 */
char *
kol_json_dup_member_text (KolJsonSpan object, const char *name, gsize max_length)
{
  KolJsonSpan value;

  return kol_json_find_member (object, name, &value) ? kol_json_dup_text (value, max_length) : NULL;
}

/**
 * kol_json_get_member_number:
 * @object: an object in text that kol_json_check() found good
 * @name: a member's name
 *
 * Returns: the number that the member is; %NaN for any other value, and when there is none
 */
double
kol_json_get_member_number (KolJsonSpan object, const char *name)
{
  KolJsonSpan value;
  g_autofree char *text = NULL;

  if (!kol_json_find_member (object, name, &value) || value.end - value.start > MAX_NUMBER_LENGTH)
    return NAN;

  text = g_strndup (value.start, value.end - value.start);

  return kol_text_to_number (text);
}
