// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "kol-cli-table.h"
#include "kol-text.h"

#define GAP "  "
#define GAP_WIDTH 2
#define ELLIPSIS "…"
/* Text is not made narrower than this, in cells, however narrow the terminal is. */
#define NARROWEST 8

typedef struct
{
  gboolean right_aligned;
  guint width; /* of the widest cell, then what it is shown in */
} Column;

struct _KolCliTable
{
  GArray *columns;  /* owned, of Column */
  GPtrArray *cells; /* owned, of char*, row after row; the header is the first row */
};

/**
 * kol_cli_table_new:
 *
 * Returns: (transfer full): a table without columns
 */
KolCliTable *
kol_cli_table_new (void)
{
  KolCliTable *self = g_new0 (KolCliTable, 1);

  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  self->cells = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * kol_cli_table_free:
 * @self: (transfer full): a table
 */
void
kol_cli_table_free (KolCliTable *self)
{
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_free (self);
}

/**
 * kol_cli_measure:
 * @text: valid UTF-8
 *
 * Returns: how many cells of a terminal @text takes; a Chinese character takes two
 */
guint
kol_cli_measure (const char *text)
{
  guint width = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

/**
 * kol_cli_terminal_width:
 *
 * Returns: the width of the terminal that the standard output is, in cells; 0 when it is none
 */
guint
kol_cli_terminal_width (void)
{
  struct winsize size;

  if (!isatty (STDOUT_FILENO) || ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
    return 0;

  return size.ws_col;
}

/**
 * kol_cli_table_add_column:
 * @self: a table without rows
 * @header: the column's header
 * @right_aligned: whether it holds figures, which are never cut
 */
void
kol_cli_table_add_column (KolCliTable *self, const char *header, gboolean right_aligned)
{
  Column column = { .right_aligned = right_aligned };

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->cells->len == self->columns->len);

  g_array_append_val (self->columns, column);
  kol_cli_table_add_cell (self, header);
}

/**
 * kol_cli_table_add_cell:
 * @self: a table
 * @text: (nullable): the next cell of the row, of whatever origin: it is made fit for one line, and
 *   nothing in it reaches the terminal as a command
 */
void
kol_cli_table_add_cell (KolCliTable *self, const char *text)
{
  char *cell = kol_text_clean (text != NULL ? text : "");
  Column *column;

  g_return_if_fail (self != NULL && self->columns->len > 0);

  column = &g_array_index (self->columns, Column, self->cells->len % self->columns->len);
  column->width = MAX (column->width, kol_cli_measure (cell));
  g_ptr_array_add (self->cells, cell);
}

static guint
total_width (KolCliTable *self)
{
  guint width = 0;

  for (guint i = 0; i < self->columns->len; i++)
    width += g_array_index (self->columns, Column, i).width + (i > 0 ? GAP_WIDTH : 0);

  return width;
}

static Column *
find_widest_text (KolCliTable *self)
{
  Column *widest = NULL;

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = &g_array_index (self->columns, Column, i);

      if (!column->right_aligned && column->width > NARROWEST &&
          (widest == NULL || column->width > widest->width))
        widest = column;
    }

  return widest;
}

/* Figures keep their digits; text gives way, the longest first. */
static void
fit (KolCliTable *self, guint width)
{
  while (total_width (self) > width)
    {
      Column *column = find_widest_text (self);

      if (column == NULL)
        return;
      column->width--;
    }
}

/* How many bytes of @text fit into @width cells. */
static gsize
find_cut (const char *text, guint width)
{
  const char *p = text;
  guint used = 0;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      used += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
      if (used > width)
        break;
    }

  return p - text;
}

static char *
shorten (const char *text, guint width)
{
  g_autofree char *start = NULL;

  if (kol_cli_measure (text) <= width)
    return g_strdup (text);

  start = g_strndup (text, find_cut (text, width - 1));

  return g_strconcat (start, ELLIPSIS, NULL);
}

static void
append_spaces (GString *out, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (out, ' ');
}

static void
append_cell (GString *out, const Column *column, const char *text, gboolean last)
{
  g_autofree char *cell = shorten (text, column->width);
  guint space = column->width - kol_cli_measure (cell);

  if (column->right_aligned)
    append_spaces (out, space);
  g_string_append (out, cell);
  if (last)
    g_string_append_c (out, '\n');
  else if (!column->right_aligned)
    append_spaces (out, space);
  if (!last)
    g_string_append (out, GAP);
}

/**
 * kol_cli_table_to_string:
 * @self: a table with whole rows
 * @width: of the terminal in cells; 0: as wide as it takes
 *
 * Returns: (transfer full): the header and the rows, a line each
 */
char *
kol_cli_table_to_string (KolCliTable *self, guint width)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n;

  g_return_val_if_fail (self != NULL, NULL);

  n = self->columns->len;
  if (width > 0)
    fit (self, width);
  for (guint i = 0; i < self->cells->len; i++)
    append_cell (out, &g_array_index (self->columns, Column, i % n), self->cells->pdata[i],
                 i % n == n - 1);

  return g_string_free (g_steal_pointer (&out), FALSE);
}
