// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-text.h"

/* A line that is being filled */
typedef struct
{
  GPtrArray *lines;  /* owned until the end, of char */
  const char *start; /* of the line, in the text */
  const char *cut;   /* nullable: the last place in it where it may end */
  guint used;        /* columns */
} Wrap;

static guint
width_of (gunichar character)
{
  if (g_unichar_iszerowidth (character))
    return 0;

  return g_unichar_iswide (character) ? 2 : 1;
}

static void
end_line (Wrap *self, const char *end, const char *next)
{
  char *line = g_strndup (self->start, (gsize) (end - self->start));

  g_ptr_array_add (self->lines, g_strchomp (line));
  self->start = next;
  self->cut = NULL;
  self->used = 0;
}

/* Ends the line where it may end, and takes what was behind that into the next. */
static void
break_line (Wrap *self, const char *here)
{
  const char *end = self->cut != NULL ? self->cut : here;

  end_line (self, end, end);
  for (const char *p = end; p < here; p = g_utf8_next_char (p))
    self->used += width_of (g_utf8_get_char (p));
}

/**
 * kol_text_wrap:
 * @text: a text, valid UTF-8
 * @width: how many columns a line has, 2 at the least; a Chinese character takes two
 *
 * Breaks a text into lines: between words, between Chinese characters, and within a word that is
 * longer than a line.
 *
 * Returns: (transfer full): the lines, one at the least
 */
GStrv
kol_text_wrap (const char *text, guint width)
{
  Wrap wrap = { .lines = g_ptr_array_new (), .start = text };

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (width >= 2, NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      guint columns = width_of (character);

      if (character == '\n')
        {
          end_line (&wrap, p, p + 1);
          continue;
        }
      if (columns == 2 && p > wrap.start)
        wrap.cut = p;
      if (wrap.used + columns > width && p > wrap.start && character != ' ')
        break_line (&wrap, p);
      wrap.used += columns;
      if (columns == 2 || character == ' ')
        wrap.cut = g_utf8_next_char (p);
    }
  end_line (&wrap, wrap.start + strlen (wrap.start), NULL);
  g_ptr_array_add (wrap.lines, NULL);

  return (GStrv) g_ptr_array_free (wrap.lines, FALSE);
}
