// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kol-json-append.h"
#include "kol-cli-listing.h"
#include "kol-cli-table.h"
#include "kol-csv.h"

typedef struct
{
  char *text;    /* owned, nullable: of a column of texts or keys */
  double number; /* of any other; NaN: unknown */
} Cell;

struct _KolCliListing
{
  const KolCliColumn *columns; /* static */
  guint n_columns;
  GArray *cells; /* owned, of Cell, row after row */
};

static void
clear_cell (gpointer data)
{
  Cell *cell = data;

  g_clear_pointer (&cell->text, g_free);
}

/**
 * kol_cli_listing_new:
 * @columns: (array length=n_columns): static: the columns
 * @n_columns: how many there are
 *
 * Returns: (transfer full): a listing without a row
 */
KolCliListing *
kol_cli_listing_new (const KolCliColumn *columns, guint n_columns)
{
  KolCliListing *self = g_new0 (KolCliListing, 1);

  self->columns = columns;
  self->n_columns = n_columns;
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, clear_cell);

  return self;
}

/**
 * kol_cli_listing_free:
 * @self: (transfer full): a listing
 */
void
kol_cli_listing_free (KolCliListing *self)
{
  g_clear_pointer (&self->cells, g_array_unref);
  g_free (self);
}

static const KolCliColumn *
get_column (KolCliListing *self, guint cell)
{
  return &self->columns[cell % self->n_columns];
}

static gboolean
is_text (KolCliCellKind kind)
{
  return kind == KOL_CLI_CELL_TEXT || kind == KOL_CLI_CELL_KEY;
}

/**
 * kol_cli_listing_add_text:
 * @self: a listing whose next cell is one of texts
 * @text: (nullable): the text; %NULL: there is none
 */
void
kol_cli_listing_add_text (KolCliListing *self, const char *text)
{
  Cell cell = { g_strdup (text), NAN };

  g_return_if_fail (is_text (get_column (self, self->cells->len)->kind));

  g_array_append_val (self->cells, cell);
}

/**
 * kol_cli_listing_add_number:
 * @self: a listing whose next cell is none of texts
 * @value: the number, %NaN when it is not known; 0 and 1 are no and yes
 */
void
kol_cli_listing_add_number (KolCliListing *self, double value)
{
  Cell cell = { NULL, value };

  g_return_if_fail (!is_text (get_column (self, self->cells->len)->kind));

  g_array_append_val (self->cells, cell);
}

static char *
format_cell (const Cell *cell, KolCliCellKind kind)
{
  if (is_text (kind))
    return g_strdup (cell->text != NULL ? cell->text : KOL_UNKNOWN);
  if (!isfinite (cell->number))
    return g_strdup (KOL_UNKNOWN);

  switch (kind)
    {
    case KOL_CLI_CELL_SIZE:
      return g_format_size ((guint64) cell->number);
    case KOL_CLI_CELL_TIME:
      return kol_format_date_time ((gint64) cell->number);
    case KOL_CLI_CELL_FLAG:
      return g_strdup (cell->number > 0 ? _ ("yes") : _ ("no"));
    case KOL_CLI_CELL_TEXT:
    case KOL_CLI_CELL_KEY:
    case KOL_CLI_CELL_COUNT:
    default:
      return kol_format_count (cell->number, kol_number_style_default ());
    }
}

/**
 * kol_cli_listing_to_table:
 * @self: a listing
 * @width: how many cells of a terminal there are; 0: any number
 *
 * Returns: (transfer full): the listing for people
 */
char *
kol_cli_listing_to_table (KolCliListing *self, guint width)
{
  g_autoptr (KolCliTable) table = kol_cli_table_new ();

  for (guint i = 0; i < self->n_columns; i++)
    {
      KolCliCellKind kind = self->columns[i].kind;

      if (kind != KOL_CLI_CELL_KEY)
        kol_cli_table_add_column (table, _ (self->columns[i].label),
                                  kind == KOL_CLI_CELL_COUNT || kind == KOL_CLI_CELL_SIZE);
    }
  for (guint i = 0; i < self->cells->len; i++)
    {
      KolCliCellKind kind = get_column (self, i)->kind;
      g_autofree char *text = format_cell (&g_array_index (self->cells, Cell, i), kind);

      if (kind != KOL_CLI_CELL_KEY)
        kol_cli_table_add_cell (table, text);
    }

  return kol_cli_table_to_string (table, width);
}

static char *
format_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return time != NULL ? g_date_time_format_iso8601 (time) : NULL;
}

static void
append_csv_cell (GString *out, const Cell *cell, KolCliCellKind kind)
{
  g_autofree char *time = NULL;

  if (is_text (kind))
    kol_csv_append_text (out, cell->text);
  else if (kind == KOL_CLI_CELL_TIME && isfinite (cell->number))
    {
      time = format_time ((gint64) cell->number);
      kol_csv_append_text (out, time);
    }
  else
    kol_csv_append_number (out, cell->number);
}

/**
 * kol_cli_listing_to_csv:
 * @self: a listing
 *
 * Returns: (transfer full): the listing with a header and one line a row
 */
char *
kol_cli_listing_to_csv (KolCliListing *self)
{
  g_autoptr (GString) out = g_string_new (KOL_CSV_BOM);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_string_append (out, i > 0 ? "," : "");
      kol_csv_append_text (out, _ (self->columns[i].label));
    }
  for (guint i = 0; i < self->cells->len; i++)
    {
      g_string_append (out, i % self->n_columns > 0 ? "," : "\r\n");
      append_csv_cell (out, &g_array_index (self->cells, Cell, i), get_column (self, i)->kind);
    }
  g_string_append (out, "\r\n");

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
append_json_cell (GString *out, const Cell *cell, KolCliCellKind kind)
{
  g_autofree char *time = NULL;

  switch (kind)
    {
    case KOL_CLI_CELL_TEXT:
    case KOL_CLI_CELL_KEY:
      kol_json_append_text (out, cell->text);
      break;
    case KOL_CLI_CELL_TIME:
      time = isfinite (cell->number) ? format_time ((gint64) cell->number) : NULL;
      kol_json_append_text (out, time);
      break;
    case KOL_CLI_CELL_FLAG:
      g_string_append (out, cell->number > 0 ? "true" : "false");
      break;
    case KOL_CLI_CELL_COUNT:
    case KOL_CLI_CELL_SIZE:
    default:
      kol_json_append_number (out, cell->number);
    }
}

/**
 * kol_cli_listing_to_json:
 * @self: a listing
 *
 * Returns: (transfer full): an array with an object for each row
 */
char *
kol_cli_listing_to_json (KolCliListing *self)
{
  g_autoptr (GString) out = g_string_new ("[");

  for (guint i = 0; i < self->cells->len; i++)
    {
      const KolCliColumn *column = get_column (self, i);

      if (column == self->columns)
        g_string_append (out, i > 0 ? "},\n {" : "\n {");
      kol_json_begin_member (out, column->id);
      append_json_cell (out, &g_array_index (self->cells, Cell, i), column->kind);
    }
  g_string_append (out, self->cells->len > 0 ? "}\n]\n" : "\n]\n");

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * kol_cli_listing_deliver:
 * @self: a listing
 * @options: how and where to write
 * @error: return location for a %KOL_CLI_ERROR
 *
 * Returns: whether it was written
 */
gboolean
kol_cli_listing_deliver (KolCliListing *self, const KolCliOutputOptions *options, GError **error)
{
  g_autofree char *text = NULL;
  KolCliFormat format;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!kol_cli_parse_format (options, &format, error))
    return FALSE;

  if (format == KOL_CLI_FORMAT_JSON)
    text = kol_cli_listing_to_json (self);
  else if (format == KOL_CLI_FORMAT_CSV)
    text = kol_cli_listing_to_csv (self);
  else
    text = kol_cli_listing_to_table (self, options->path == NULL ? kol_cli_terminal_width () : 0);

  return kol_cli_deliver (options, text, error);
}
