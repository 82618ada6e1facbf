// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kol-cli-output.h"
#include "kol-cli-print.h"
#include "kol-cli-table.h"
#include "kol-cli.h"
#include "kol-csv.h"
#include "kol-handover.h"
#include "kol-json-append.h"

struct _KolCliOutput
{
  KolCliFormat format;
  char *path;               /* owned, nullable: the standard output */
  const KolField **columns; /* owned array of static rows, NULL-ended */
  gboolean with_profile;    /* a CSV file of default columns ends in a link */
  KolNumberStyle style;
  KolCliTable *table; /* owned, nullable: of a table, which needs all rows to be laid out */
  GString *text;      /* owned: what is not written out yet */
  guint n_creators;
};

static const char *const format_names[] = {
  [KOL_CLI_FORMAT_TABLE] = "table",
  [KOL_CLI_FORMAT_CSV] = "csv",
  [KOL_CLI_FORMAT_JSON] = "json",
};

/**
 * kol_cli_output_options_clear:
 * @options: the options
 *
 * Frees what the option parser put there.
 */
void
kol_cli_output_options_clear (KolCliOutputOptions *options)
{
  g_clear_pointer (&options->format, g_free);
  g_clear_pointer (&options->path, g_free);
  g_clear_pointer (&options->columns, g_free);
}

static KolCliFormat
format_of_path (const char *path)
{
  g_autofree char *lower = path != NULL ? g_ascii_strdown (path, -1) : g_strdup ("");

  if (g_str_has_suffix (lower, ".json"))
    return KOL_CLI_FORMAT_JSON;
  if (g_str_has_suffix (lower, ".csv"))
    return KOL_CLI_FORMAT_CSV;

  return KOL_CLI_FORMAT_TABLE;
}

/**
 * kol_cli_parse_format:
 * @options: the options
 * @format: (out): how to write; without --format what the file's name ends in says so
 * @error: return location for %KOL_CLI_ERROR_USAGE
 *
 * Returns: whether the format is one
 */
gboolean
kol_cli_parse_format (const KolCliOutputOptions *options, KolCliFormat *format, GError **error)
{
  g_return_val_if_fail (options != NULL, FALSE);
  g_return_val_if_fail (format != NULL, FALSE);

  *format = format_of_path (options->path);
  if (options->format == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (format_names); i++)
    {
      if (g_str_equal (format_names[i], options->format))
        {
          *format = i;
          return TRUE;
        }
    }

  g_set_error (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE,
               _ ("“%s” is no format. Formats are table, csv and json."), options->format);

  return FALSE;
}

static gboolean
append_column (GPtrArray *columns, const char *id, GError **error)
{
  const KolField *field = kol_field_lookup (id);

  if (field == NULL)
    {
      g_set_error (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE,
                   _ ("There is no field “%s”. “kollect-cli fields” lists them."), id);
      return FALSE;
    }

  g_ptr_array_add (columns, (gpointer) field);

  return TRUE;
}

/**
 * kol_cli_parse_columns:
 * @ids: fields' ids joined by commas
 * @error: return location for %KOL_CLI_ERROR_USAGE
 *
 * Returns: (transfer container) (nullable) (array zero-terminated=1): the fields
 */
const KolField **
kol_cli_parse_columns (const char *ids, GError **error)
{
  g_auto (GStrv) names = NULL;
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  g_return_val_if_fail (ids != NULL, NULL);

  names = g_strsplit (ids, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *id = g_strstrip (names[i]);

      if (*id != '\0' && !append_column (columns, id, error))
        return NULL;
    }
  if (columns->len == 0)
    {
      g_set_error_literal (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE,
                           _ ("--columns names no field. “kollect-cli fields” lists them."));
      return NULL;
    }
  g_ptr_array_add (columns, NULL);

  return (const KolField **) g_ptr_array_steal (columns, NULL);
}

/* Objects hold everything that is known; a table shows what the window's table shows. */
static const KolField **
dup_default_columns (KolCliFormat format)
{
  const KolField *const *shown = kol_handover_default_columns ();
  GPtrArray *columns = g_ptr_array_new ();

  if (format == KOL_CLI_FORMAT_JSON)
    {
      for (guint i = 0; i < kol_field_get_n_fields (); i++)
        g_ptr_array_add (columns, (gpointer) kol_field_at (i));
    }
  else
    {
      for (guint i = 0; shown[i] != NULL; i++)
        g_ptr_array_add (columns, (gpointer) shown[i]);
    }
  /* “shortlist remove” asks for it. */
  if (format == KOL_CLI_FORMAT_TABLE)
    g_ptr_array_add (columns, (gpointer) kol_field_require ("userId"));
  g_ptr_array_add (columns, NULL);

  return (const KolField **) g_ptr_array_free (columns, FALSE);
}

static void
begin (KolCliOutput *self)
{
  switch (self->format)
    {
    case KOL_CLI_FORMAT_CSV:
      g_string_append (self->text, KOL_CSV_BOM);
      kol_csv_append_header (self->text, self->columns, self->with_profile);
      break;
    case KOL_CLI_FORMAT_JSON:
      g_string_append_c (self->text, '[');
      break;
    case KOL_CLI_FORMAT_TABLE:
    default:
      self->table = kol_cli_table_new ();
      for (guint i = 0; self->columns[i] != NULL; i++)
        kol_cli_table_add_column (self->table, kol_field_get_short_label (self->columns[i]),
                                  kol_field_is_figure (self->columns[i]));
      break;
    }
}

/**
 * kol_cli_output_new:
 * @options: the options
 * @error: return location for an error
 *
 * Checks the options and that the file they name can be written. Nothing is written yet.
 *
 * Returns: (transfer full) (nullable): an output without a creator
 */
KolCliOutput *
kol_cli_output_new (const KolCliOutputOptions *options, GError **error)
{
  g_autoptr (KolCliOutput) self = g_new0 (KolCliOutput, 1);

  g_return_val_if_fail (options != NULL, NULL);

  if (!kol_cli_parse_format (options, &self->format, error))
    return NULL;
  if (options->columns != NULL)
    self->columns = kol_cli_parse_columns (options->columns, error);
  else
    self->columns = dup_default_columns (self->format);
  if (self->columns == NULL)
    return NULL;
  if (options->path != NULL && !kol_cli_check_target (options->path, error))
    return NULL;

  self->path = g_strdup (options->path);
  self->with_profile = options->columns == NULL;
  self->style = kol_number_style_default ();
  self->text = g_string_new (NULL);
  begin (self);

  return g_steal_pointer (&self);
}

/**
 * kol_cli_output_free:
 * @self: (transfer full): an output
 *
 * What was not written out is dropped.
 */
void
kol_cli_output_free (KolCliOutput *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->table, kol_cli_table_free);
  if (self->text != NULL)
    g_string_free (g_steal_pointer (&self->text), TRUE);
  g_free (self);
}

/**
 * kol_cli_output_is_file:
 * @self: an output
 *
 * Returns: whether a file is written, all at once in the end
 */
gboolean
kol_cli_output_is_file (KolCliOutput *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->path != NULL;
}

static void
add_table_row (KolCliOutput *self, KolCreator *creator)
{
  for (guint i = 0; self->columns[i] != NULL; i++)
    {
      g_autofree char *cell = kol_creator_format (creator, self->columns[i], self->style);

      kol_cli_table_add_cell (self->table, cell);
    }
}

/**
 * kol_cli_output_add:
 * @self: an output
 * @creator: the next creator
 */
void
kol_cli_output_add (KolCliOutput *self, KolCreator *creator)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (KOL_IS_CREATOR (creator));

  switch (self->format)
    {
    case KOL_CLI_FORMAT_CSV:
      kol_csv_append_creator (self->text, creator, self->columns, self->with_profile);
      break;
    case KOL_CLI_FORMAT_JSON:
      g_string_append (self->text, self->n_creators > 0 ? ",\n " : "\n ");
      kol_json_append_creator (self->text, creator, self->columns);
      break;
    case KOL_CLI_FORMAT_TABLE:
    default:
      add_table_row (self, creator);
      break;
    }
  self->n_creators++;
}

/**
 * kol_cli_output_flush:
 * @self: an output
 * @error: return location for an error
 *
 * Writes out what can be: lines of CSV and objects of JSON go to the standard output as they come,
 * as far as that takes them without waiting.
 *
 * Returns: whether nothing went wrong
 */
gboolean
kol_cli_output_flush (KolCliOutput *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->path != NULL || kol_cli_print_some (self->text, error);
}

/**
 * kol_cli_output_is_behind:
 * @self: an output
 *
 * Returns: whether the standard output did not take all that kol_cli_output_flush() had for it
 */
gboolean
kol_cli_output_is_behind (KolCliOutput *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->path == NULL && self->text->len > 0;
}

/**
 * kol_cli_output_end:
 * @self: an output
 * @error: return location for an error
 *
 * Writes the rest; the file that -o names is put in its place now.
 *
 * Returns: whether nothing went wrong
 */
gboolean
kol_cli_output_end (KolCliOutput *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->format == KOL_CLI_FORMAT_JSON)
    g_string_append (self->text, self->n_creators > 0 ? "\n]\n" : "]\n");
  if (self->format == KOL_CLI_FORMAT_TABLE)
    {
      guint width = self->path == NULL ? kol_cli_terminal_width () : 0;
      g_autofree char *lines = kol_cli_table_to_string (self->table, width);

      g_string_append (self->text, lines);
    }

  if (self->path == NULL)
    return kol_cli_print (self->text->str, error);

  return kol_cli_write_file (self->path, self->text->str, self->text->len, error);
}

/**
 * kol_cli_deliver:
 * @options: the options
 * @text: the whole result
 * @error: return location for an error
 *
 * Writes a result that is there at once to the file that -o names, or to the standard output.
 *
 * Returns: whether it was written
 */
gboolean
kol_cli_deliver (const KolCliOutputOptions *options, const char *text, GError **error)
{
  g_return_val_if_fail (options != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (options->path == NULL)
    return kol_cli_print (text, error);

  return kol_cli_write_file (options->path, text, strlen (text), error);
}
