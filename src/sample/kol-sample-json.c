// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kol-sample-json.h"

/* Numbers and texts as the service's Java writes them. A JSON library would write 158 for 158.0,
 * and printf() would write a decimal comma in half of Europe. */

static void
append_escape (GString *json, gunichar c)
{
  if (c < 0x10000)
    {
      g_string_append_printf (json, "\\u%04x", c);
      return;
    }

  c -= 0x10000;
  g_string_append_printf (json, "\\u%04x\\u%04x", 0xd800 + (c >> 10), 0xdc00 + (c & 0x3ff));
}

/**
 * kol_sample_json_append_text:
 * @json: where to
 * @text: (nullable): valid UTF-8
 * @ascii: whether everything outside ASCII is written as \u escapes
 *
 * Appends a JSON string, or `null` for %NULL.
 */
void
kol_sample_json_append_text (GString *json, const char *text, gboolean ascii)
{
  if (text == NULL)
    {
      g_string_append (json, "null");
      return;
    }

  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"' || c == '\\')
        g_string_append_c (json, '\\');
      if (c < 0x20 || (ascii && c > 0x7e))
        append_escape (json, c);
      else
        g_string_append_unichar (json, c);
    }
  g_string_append_c (json, '"');
}

/**
 * kol_sample_json_append_number:
 * @json: where to
 * @value: a finite number of at most 15 digits
 *
 * Appends the shortest decimal text: 158, 5.26.
 */
void
kol_sample_json_append_number (GString *json, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (json, g_ascii_formatd (text, sizeof text, "%.15g", value));
}

/* "4.530000E-04" → "4.53E-4" */
static void
append_scientific (GString *json, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char *exponent;
  char *end;

  g_ascii_formatd (text, sizeof text, "%.14E", value);
  exponent = strchr (text, 'E');
  end = exponent;
  while (end[-1] == '0' && end[-2] != '.')
    end--;

  g_string_append_len (json, text, end - text);
  g_string_append_printf (json, "E%d", atoi (exponent + 1));
}

/**
 * kol_sample_json_append_java_double:
 * @json: where to
 * @value: a finite number of at most 15 digits
 *
 * Appends what Java's `Double.toString` gives: 158.0, 4.53E-4, 1.0E7.
 */
void
kol_sample_json_append_java_double (GString *json, double value)
{
  gsize start = json->len;
  double size = fabs (value);

  if (size > 0 && (size < 1e-3 || size >= 1e7))
    {
      append_scientific (json, value);
      return;
    }

  kol_sample_json_append_number (json, value);
  if (strchr (json->str + start, '.') == NULL)
    g_string_append (json, ".0");
}

/**
 * kol_sample_json_append_grouped:
 * @json: where to
 * @value: a whole number of at least 0
 *
 * Appends a string with grouped thousands: "1,200".
 */
void
kol_sample_json_append_grouped (GString *json, double value)
{
  g_autofree char *digits = g_strdup_printf ("%.0f", value);
  gsize n = strlen (digits);

  g_string_append_c (json, '"');
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append_c (json, ',');
      g_string_append_c (json, digits[i]);
    }
  g_string_append_c (json, '"');
}

/**
 * kol_sample_json_append_myriads:
 * @json: where to
 * @value: a multiple of 1000
 * @unit: "w" or "万"
 *
 * Appends a string in ten thousands with one decimal: "3.6w", "80.0万".
 */
void
kol_sample_json_append_myriads (GString *json, double value, const char *unit)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (json, "\"%s%s\"",
                          g_ascii_formatd (text, sizeof text, "%.1f", value / 10000), unit);
}
