// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "kol-json-append.h"

static void
append_character (GString *out, gunichar c)
{
  switch (c)
    {
    case '"':
      g_string_append (out, "\\\"");
      break;
    case '\\':
      g_string_append (out, "\\\\");
      break;
    case '\n':
      g_string_append (out, "\\n");
      break;
    case '\r':
      g_string_append (out, "\\r");
      break;
    case '\t':
      g_string_append (out, "\\t");
      break;
    default:
      /* All control characters: a terminal must not take one for a command. */
      if (g_unichar_iscntrl (c))
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_unichar (out, c);
    }
}

/**
 * kol_json_append_text:
 * @out: what is written
 * @text: (nullable): the text; %NULL is null
 */
void
kol_json_append_text (GString *out, const char *text)
{
  g_autofree char *valid = NULL;

  g_return_if_fail (out != NULL);

  if (text == NULL)
    {
      g_string_append (out, "null");
      return;
    }

  valid = g_utf8_make_valid (text, -1);
  g_string_append_c (out, '"');
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    append_character (out, g_utf8_get_char (p));
  g_string_append_c (out, '"');
}

/**
 * kol_json_append_number:
 * @out: what is written
 * @value: the number; %NaN, which is unknown, is null
 */
void
kol_json_append_number (GString *out, double value)
{
  g_autofree char *number = NULL;

  g_return_if_fail (out != NULL);

  number = isfinite (value) ? kol_format_number (value) : g_strdup ("null");
  g_string_append (out, number);
}

/**
 * kol_json_append_texts:
 * @out: what is written
 * @texts: (nullable) (array zero-terminated=1): the texts; %NULL is null
 */
void
kol_json_append_texts (GString *out, const char *const *texts)
{
  g_return_if_fail (out != NULL);

  if (texts == NULL)
    {
      g_string_append (out, "null");
      return;
    }

  g_string_append_c (out, '[');
  for (guint i = 0; texts[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      kol_json_append_text (out, texts[i]);
    }
  g_string_append_c (out, ']');
}

/**
 * kol_json_begin_member:
 * @out: what is written; the object's "{" must stand in it
 * @name: the member's name
 *
 * Writes what stands before a member's value.
 */
void
kol_json_begin_member (GString *out, const char *name)
{
  g_return_if_fail (out != NULL && out->len > 0);

  if (out->str[out->len - 1] != '{')
    g_string_append (out, ", ");
  kol_json_append_text (out, name);
  g_string_append (out, ": ");
}

/**
 * kol_json_append_creator:
 * @out: what is written
 * @creator: a creator
 * @fields: (array zero-terminated=1): what of it is written
 *
 * Writes an object by field id: numbers in the field's unit, text and tags as the service writes
 * them, null where nothing is known.
 */
void
kol_json_append_creator (GString *out, KolCreator *creator, const KolField *const *fields)
{
  g_return_if_fail (out != NULL);
  g_return_if_fail (KOL_IS_CREATOR (creator));
  g_return_if_fail (fields != NULL);

  g_string_append_c (out, '{');
  for (guint i = 0; fields[i] != NULL; i++)
    {
      kol_json_begin_member (out, fields[i]->id);
      if (fields[i]->kind == KOL_FIELD_KIND_TEXT)
        kol_json_append_text (out, kol_creator_get_text (creator, fields[i]));
      else if (fields[i]->kind == KOL_FIELD_KIND_TAGS)
        kol_json_append_texts (out, kol_creator_get_tags (creator, fields[i]));
      else
        kol_json_append_number (out, kol_creator_get_figure (creator, fields[i]));
    }
  g_string_append_c (out, '}');
}
