// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-cff.h"

/* Adobe Technical Notes 5176 (the table) and 5177 (the letters) */

/* Operators of the table */
#define OP_CHARSTRINGS 17
/* Of letters */
#define OP_HSTEMHM 18
#define OP_VSTEMHM 23
#define OP_HINTMASK 19
#define OP_CNTRMASK 20
#define OP_ESCAPE 12
#define OP_SHORT 28
#define OP_FIXED 255
/* Below it operators, from it on numbers */
#define FIRST_NUMBER 32

static gboolean
read_number (const KolCff *self, gsize at, guint n_bytes, gsize *number)
{
  *number = 0;
  if (n_bytes == 0 || n_bytes > 4 || at > self->size || self->size - at < n_bytes)
    return FALSE;

  for (guint i = 0; i < n_bytes; i++)
    *number = *number << 8 | self->data[at + i];

  return TRUE;
}

/* Where the numberth thing of a list at @at begins and ends. */
static gboolean
find_in_list (const KolCff *self, gsize at, gsize number, gsize *begin, gsize *end)
{
  gsize count, width, first, next;
  gsize base;

  if (!read_number (self, at, 2, &count) || number >= count ||
      !read_number (self, at + 2, 1, &width) ||
      !read_number (self, at + 3 + number * width, (guint) width, &first) ||
      !read_number (self, at + 3 + (number + 1) * width, (guint) width, &next))
    return FALSE;

  base = at + 2 + (count + 1) * width;
  *begin = base + first;
  *end = base + next;

  return first >= 1 && next >= first && *end <= self->size;
}

/* Where the list after the one at @at begins. */
static gboolean
skip_list (const KolCff *self, gsize at, gsize *after)
{
  gsize count, begin;

  if (!read_number (self, at, 2, &count))
    return FALSE;
  if (count == 0)
    {
      *after = at + 2;
      return TRUE;
    }

  return find_in_list (self, at, count - 1, &begin, after);
}

/* Bytes of the number that begins there, in the table. */
static guint
get_number_size (guint8 byte)
{
  if (byte == OP_SHORT)
    return 3;
  if (byte == OP_SHORT + 1)
    return 5;

  return byte >= 247 && byte <= 254 ? 2 : 1;
}

/* The whole number before the operator, which is how a place in the table is written. */
static gsize
find_letters (const KolCff *self, gsize begin, gsize end)
{
  gsize value = 0;

  for (gsize at = begin; at < end;)
    {
      guint8 byte = self->data[at];

      if (byte == OP_CHARSTRINGS)
        return value;
      if (byte == OP_SHORT + 1 && read_number (self, at + 1, 4, &value))
        at += 5;
      else if (byte == OP_SHORT && read_number (self, at + 1, 2, &value))
        at += 3;
      else if (byte >= FIRST_NUMBER && byte <= 246)
        {
          value = byte >= 139 ? byte - 139 : 0;
          at++;
        }
      else if (byte >= 247 && byte <= 250 && read_number (self, at, 2, &value))
        {
          value = value - 247 * 256 + 108;
          at += 2;
        }
      else if (byte == 30) /* a real number: until a half byte of 15 */
        {
          while (++at < end && (self->data[at] & 0x0f) != 0x0f && self->data[at] >> 4 != 0x0f)
            ;
          at++;
        }
      else
        at += byte == OP_ESCAPE ? 2 : get_number_size (byte);
    }

  return 0;
}

/**
 * kol_cff_init:
 * @self: what is filled in
 * @data: the table, which must stay
 * @size: its bytes
 *
 * Finds the letters of a font. Whatever the bytes are, nothing beyond them is read.
 */
void
kol_cff_init (KolCff *self, const guint8 *data, gsize size)
{
  gsize header, dicts, begin, end;

  *self = (KolCff){ data, size, 0 };
  if (!read_number (self, 2, 1, &header) || !skip_list (self, header, &dicts) ||
      !find_in_list (self, dicts, 0, &begin, &end))
    return;

  self->letters = find_letters (self, begin, end);
}

static gboolean
is_drawing (guint8 op)
{
  return (op >= 4 && op <= 8) || op == 21 || op == 22 || (op >= 24 && op <= 27) || op == 30 ||
         op == 31;
}

/**
 * kol_cff_hints_late:
 * @self: the curves of a font
 * @letter: a letter of it, by its number
 *
 * Tells whether the letter switches hints, and not before its first curve. Pieces
 * that it shares with others are not looked into: it may be that it does so in one of them.
 *
 * Returns: whether it is such a letter
 */
gboolean
kol_cff_hints_late (const KolCff *self, guint letter)
{
  gboolean switches = FALSE;
  gsize begin, end;

  if (self->letters == 0 || !find_in_list (self, self->letters, letter, &begin, &end))
    return FALSE;

  for (gsize at = begin; at < end;)
    {
      guint8 op = self->data[at];

      if (op == OP_HINTMASK || op == OP_CNTRMASK)
        return FALSE;
      if (op == OP_HSTEMHM || op == OP_VSTEMHM)
        switches = TRUE;
      else if (is_drawing (op) || op == OP_ESCAPE)
        return switches;

      if (op == OP_SHORT)
        at += 3;
      else if (op == OP_FIXED)
        at += 5;
      else
        at += op >= FIRST_NUMBER ? get_number_size (op) : 1;
    }

  return FALSE;
}
