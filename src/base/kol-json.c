// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <string.h>

#include "kol-i18n.h"
#include "kol-json.h"

/* An integer of more digits does not fit 64 bits. */
#define MAX_DIGITS 18
/* The bytes of `\uXXXX`, and what stands for a character that is none. */
#define UNIT_LENGTH 6
#define REPLACEMENT "\\ufffd"

/* One walk over a text. Plain data on the stack of one function; never shared. */
typedef struct
{
  const char *at;     /* where the walk is */
  const char *end;    /* behind the text's last byte */
  const char *copied; /* up to where the text is in mended */
  GString *mended;    /* owned, nullable: the text so far, when something had to be written anew */
  guint depth;
  guint n_values;
  guint max_values;
  int problem; /* a KolJsonError, or -1 */
} Walk;

G_DEFINE_QUARK (kol_json_error_quark, kol_json_error)

static gboolean walk_value (Walk *walk);

static gboolean
fail (Walk *walk, KolJsonError problem)
{
  walk->problem = problem;

  return FALSE;
}

static gboolean
fail_here (Walk *walk)
{
  return fail (walk, walk->at == walk->end ? KOL_JSON_ERROR_CUT_OFF : KOL_JSON_ERROR_SYNTAX);
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* Returns the byte behind it, '\0' at the text's end. */
static char
skip_space (Walk *walk)
{
  while (walk->at < walk->end && is_space (*walk->at))
    walk->at++;

  return walk->at < walk->end ? *walk->at : '\0';
}

static void
write_anew (Walk *walk, const char *start, const char *value, gsize length, const char *quote)
{
  if (walk->mended == NULL)
    walk->mended = g_string_new (NULL);
  g_string_append_len (walk->mended, walk->copied, start - walk->copied);
  g_string_append (walk->mended, quote);
  g_string_append_len (walk->mended, value, length);
  g_string_append (walk->mended, quote);
  walk->copied = walk->at;
}

/* Reads `\uXXXX`, if it stands at @at. */
static gboolean
read_unit (const char *at, const char *end, guint *unit)
{
  *unit = 0;
  if (end - at < UNIT_LENGTH || at[0] != '\\' || at[1] != 'u')
    return FALSE;

  for (int i = 2; i < UNIT_LENGTH; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return FALSE;
      *unit = *unit * 16 + (guint) g_ascii_xdigit_value (at[i]);
    }

  return TRUE;
}

/* An escaped character. Half of a surrogate pair is written anew: json-glib takes what follows it,
 * even the closing quote, for the other half, and so would read another text than we looked at. NUL
 * is, too: it would end the text. */
static gboolean
walk_unit (Walk *walk)
{
  const char *start = walk->at;
  guint unit;
  guint low;

  if (!read_unit (start, walk->end, &unit))
    return fail (walk,
                 walk->end - start < UNIT_LENGTH ? KOL_JSON_ERROR_CUT_OFF : KOL_JSON_ERROR_SYNTAX);

  walk->at += UNIT_LENGTH;
  if (unit >= 0xd800 && unit <= 0xdbff && read_unit (walk->at, walk->end, &low) && low >= 0xdc00 &&
      low <= 0xdfff)
    walk->at += UNIT_LENGTH;
  else if (unit == 0 || (unit >= 0xd800 && unit <= 0xdfff))
    write_anew (walk, start, REPLACEMENT, strlen (REPLACEMENT), "");

  return TRUE;
}

static gboolean
walk_escape (Walk *walk)
{
  if (walk->end - walk->at < 2)
    {
      walk->at = walk->end;
      return fail (walk, KOL_JSON_ERROR_CUT_OFF);
    }
  if (walk->at[1] == 'u')
    return walk_unit (walk);

  walk->at += 2;

  return TRUE;
}

static gboolean
walk_string (Walk *walk)
{
  walk->at++;
  while (TRUE)
    {
      const char *at = walk->at;

      while (at < walk->end && *at != '"' && *at != '\\')
        at++;
      walk->at = at;
      if (at == walk->end)
        return fail (walk, KOL_JSON_ERROR_CUT_OFF);
      if (*at == '"')
        break;
      if (!walk_escape (walk))
        return FALSE;
    }

  walk->at++;

  return TRUE;
}

static gsize
count_digits (const char **at, const char *end)
{
  const char *start = *at;

  while (*at < end && g_ascii_isdigit (**at))
    (*at)++;

  return *at - start;
}

/* Whether every parser reads the number alike: JSON's own grammar, integers within 64 bits. */
static gboolean
is_plain_number (const char *at, const char *end)
{
  gboolean leading_zero;
  gsize n_digits;

  if (at < end && *at == '-')
    at++;
  leading_zero = at < end && *at == '0';
  n_digits = count_digits (&at, end);
  if (n_digits == 0 || n_digits > MAX_DIGITS || (leading_zero && n_digits > 1))
    return FALSE;

  if (at < end && *at == '.')
    {
      at++;
      if (count_digits (&at, end) == 0)
        return FALSE;
    }
  if (at < end && (*at == 'e' || *at == 'E'))
    {
      at++;
      if (at < end && (*at == '+' || *at == '-'))
        at++;
      if (count_digits (&at, end) == 0)
        return FALSE;
    }

  return at == end;
}

static gboolean
is_word (const char *start, gsize length, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strlen (*words) == length && memcmp (start, *words, length) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
looks_like_number (const char *start, const char *end)
{
  gboolean digit = FALSE;

  for (; start < end; start++)
    {
      digit |= g_ascii_isdigit (*start);
      if (!g_ascii_isdigit (*start) && strchr ("+-.eE", *start) == NULL)
        return FALSE;
    }

  return digit;
}

/* A number, true, false or null. What some writers put in place of a number is written anew so
 * that no parser refuses the whole text for it (NaN) or reads another number (010, which is 8 for
 * json-glib, or 30 digits, which are -1): as null, or as a string that holds the number. */
static gboolean
walk_bare (Walk *walk)
{
  static const char *const literals[] = { "true", "false", "null", NULL };
  static const char *const no_numbers[] = { "NaN", "Infinity", "-Infinity", "+Infinity", NULL };
  const char *start = walk->at;
  gsize length;

  while (walk->at < walk->end &&
         (g_ascii_isalnum (*walk->at) || *walk->at == '+' || *walk->at == '-' || *walk->at == '.'))
    walk->at++;
  length = walk->at - start;

  if (is_word (start, length, literals) || is_plain_number (start, walk->at))
    return TRUE;
  if (walk->at == walk->end)
    return fail (walk, KOL_JSON_ERROR_CUT_OFF);
  if (is_word (start, length, no_numbers))
    {
      write_anew (walk, start, "null", 4, "");
      return TRUE;
    }
  if (looks_like_number (start, walk->at))
    {
      write_anew (walk, start, start, length, "\"");
      return TRUE;
    }

  return fail (walk, KOL_JSON_ERROR_SYNTAX);
}

/* Steps into an object or array. Returns whether there is something in it. */
static gboolean
enter (Walk *walk, char closing)
{
  walk->at++;
  if (skip_space (walk) != closing)
    return TRUE;

  walk->at++;

  return FALSE;
}

/* Steps over the comma to the next member or element, or over the closing bracket: then *more is
 * FALSE. */
static gboolean
step (Walk *walk, char closing, gboolean *more)
{
  char next = skip_space (walk);

  if (next != ',' && next != closing)
    return fail_here (walk);

  walk->at++;
  *more = next == ',';

  return TRUE;
}

/* Walks over `"name" :`. */
static gboolean
walk_name (Walk *walk)
{
  if (skip_space (walk) != '"')
    return fail_here (walk);

  if (!walk_string (walk))
    return FALSE;

  if (skip_space (walk) != ':')
    return fail_here (walk);
  walk->at++;

  return TRUE;
}

static gboolean
walk_object (Walk *walk)
{
  gboolean more = enter (walk, '}');

  while (more)
    if (!walk_name (walk) || !walk_value (walk) || !step (walk, '}', &more))
      return FALSE;

  return TRUE;
}

static gboolean
walk_array (Walk *walk)
{
  gboolean more = enter (walk, ']');

  while (more)
    if (!walk_value (walk) || !step (walk, ']', &more))
      return FALSE;

  return TRUE;
}

static gboolean
walk_container (Walk *walk, gboolean object)
{
  gboolean done;

  if (walk->depth == KOL_JSON_MAX_DEPTH)
    return fail (walk, KOL_JSON_ERROR_TOO_DEEP);

  walk->depth++;
  done = object ? walk_object (walk) : walk_array (walk);
  walk->depth--;

  return done;
}

static gboolean
walk_value (Walk *walk)
{
  char first = skip_space (walk);

  if (walk->n_values++ == walk->max_values)
    return fail (walk, KOL_JSON_ERROR_TOO_MANY);
  if (first == '{' || first == '[')
    return walk_container (walk, first == '{');
  if (first == '"')
    return walk_string (walk);
  if (g_ascii_isalnum (first) || first == '-' || first == '+' || first == '.')
    return walk_bare (walk);

  return fail_here (walk);
}

static void
set_problem (GError **error, const Walk *walk, gsize offset)
{
  switch (walk->problem)
    {
    case KOL_JSON_ERROR_CUT_OFF:
      g_set_error (error, KOL_JSON_ERROR, KOL_JSON_ERROR_CUT_OFF,
                   _ ("it breaks off after %zu bytes"), offset);
      break;
    case KOL_JSON_ERROR_TOO_DEEP:
      g_set_error (error, KOL_JSON_ERROR, KOL_JSON_ERROR_TOO_DEEP,
                   _ ("it is nested deeper than %d levels"), KOL_JSON_MAX_DEPTH);
      break;
    case KOL_JSON_ERROR_TOO_MANY:
      g_set_error (error, KOL_JSON_ERROR, KOL_JSON_ERROR_TOO_MANY,
                   _ ("it holds more than %d values"), (int) walk->max_values);
      break;
    default:
      g_set_error (error, KOL_JSON_ERROR, KOL_JSON_ERROR_SYNTAX,
                   _ ("it is no JSON from byte %zu on"), offset);
      break;
    }
}

/**
 * kol_json_check:
 * @text: text, in UTF-8
 * @length: its bytes
 * @max_values: the most values it may hold, such as %KOL_JSON_MAX_VALUES for what goes into a
 *   parser's tree
 * @mended: (out) (transfer full) (nullable): the text with its numbers mended, %NULL when there is
 *   nothing to mend
 * @error: return location for an error
 *
 * Looks whether @text is one JSON value that can be given to a JSON parser without harm: complete,
 * of bounded depth and size, without the comments, bare words and octal numbers that lenient
 * parsers read in their own way. Numbers that no parser reads well (NaN, 010, 30 digits) do not
 * make the whole text unreadable: in @mended they are null or strings.
 *
 * Returns: %FALSE with %KOL_JSON_ERROR when @text is not to be parsed
 */
gboolean
kol_json_check (const char *text, gsize length, guint max_values, char **mended, GError **error)
{
  Walk walk = {
    .at = text, .end = text + length, .copied = text, .max_values = max_values, .problem = -1
  };
  g_autoptr (GString) anew = NULL;
  gboolean good;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (mended != NULL, FALSE);

  good = walk_value (&walk);
  if (good)
    skip_space (&walk);
  if (good && walk.at != walk.end)
    good = fail (&walk, KOL_JSON_ERROR_SYNTAX);
  anew = g_steal_pointer (&walk.mended);
  *mended = NULL;
  if (!good)
    {
      set_problem (error, &walk, walk.at - text);
      return FALSE;
    }

  if (anew != NULL)
    {
      g_string_append_len (anew, walk.copied, walk.end - walk.copied);
      *mended = g_string_free (g_steal_pointer (&anew), FALSE);
    }

  return TRUE;
}
