// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-json.h"

/* Where values stand in a text that kol_json_check() found good. In such a text brackets, commas,
 * colons and quotes are all there is to see. */

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static const char *
skip_space (const char *at, const char *end)
{
  while (at < end && is_space (*at))
    at++;

  return at;
}

static const char *
skip_string (const char *at, const char *end)
{
  for (at++; at < end && *at != '"'; at++)
    if (*at == '\\')
      at++;

  return MIN (at + 1, end);
}

/* Also steps over what follows a value up to the comma, colon or bracket behind it, but for space.
 */
static const char *
skip_value (const char *at, const char *end)
{
  guint depth = 0;

  while (at < end)
    {
      char c = *at;

      if (depth == 0 && (c == ',' || c == ':' || c == '}' || c == ']' || is_space (c)))
        return at;
      if (c == '"')
        {
          at = skip_string (at, end);
          continue;
        }
      if (c == '{' || c == '[')
        depth++;
      else if (c == '}' || c == ']')
        depth--;
      at++;
    }

  return at;
}

/* Takes the next value, and with it the comma or colon behind it. */
static gboolean
take_value (const char **at, const char *end, KolJsonSpan *value)
{
  value->start = skip_space (*at, end);
  value->end = skip_value (value->start, end);
  *at = skip_space (value->end, end);
  if (value->end == value->start)
    return FALSE;
  if (*at < end && (**at == ',' || **at == ':'))
    (*at)++;

  return TRUE;
}

/* Steps into an object or array. */
static gboolean
enter (KolJsonSpan span, char opening, const char **at)
{
  *at = skip_space (span.start, span.end);
  if (*at == span.end || **at != opening)
    return FALSE;

  (*at)++;

  return TRUE;
}

static gboolean
has_name (KolJsonSpan key, const char *name)
{
  gsize length = strlen (name);

  return (gsize) (key.end - key.start) == length + 2 && memcmp (key.start + 1, name, length) == 0;
}

/**
 * kol_json_find_member:
 * @object: an object in text that kol_json_check() found good
 * @name: a member's name
 * @value: (out caller-allocates): where the member's value stands
 *
 * Finds a member; of several of the same name the last, as JSON parsers do. An object with an
 * escaped name is not looked into: such a name could be @name too.
 *
 * Returns: %TRUE when @value was found
 */
gboolean
kol_json_find_member (KolJsonSpan object, const char *name, KolJsonSpan *value)
{
  gboolean found = FALSE;
  const char *at;
  KolJsonSpan key;
  KolJsonSpan here;

  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!enter (object, '{', &at))
    return FALSE;

  while (take_value (&at, object.end, &key) && take_value (&at, object.end, &here))
    {
      if (memchr (key.start, '\\', key.end - key.start) != NULL)
        return FALSE;
      if (!has_name (key, name))
        continue;

      *value = here;
      found = TRUE;
    }

  return found;
}

/**
 * kol_json_list_elements:
 * @array: an array in text that kol_json_check() found good
 *
 * Finds where each element of @array stands.
 *
 * Returns: (transfer full) (nullable) (element-type KolJsonSpan): the elements in order, or %NULL
 *   when this is no array
 */
GArray *
kol_json_list_elements (KolJsonSpan array)
{
  g_autoptr (GArray) elements = g_array_new (FALSE, FALSE, sizeof (KolJsonSpan));
  const char *at;
  KolJsonSpan here;

  if (!enter (array, '[', &at))
    return NULL;

  while (take_value (&at, array.end, &here))
    g_array_append_val (elements, here);

  return g_steal_pointer (&elements);
}
