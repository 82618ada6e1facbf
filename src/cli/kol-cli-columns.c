// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-cli-options.h"
#include "kol-cli-print.h"
#include "kol-cli-table.h"
#include "kol-cli.h"
#include "kol-column-set.h"
#include "kol-csv.h"
#include "kol-json-append.h"

/* What is said of a column, in this order. */
typedef enum
{
  PART_ID,
  PART_LABEL,
  PART_KIND,
  PART_ORIGIN,
  PART_SETS,
  PART_DEFINITION,
  N_PARTS,
} Part;

static const char *const part_ids[N_PARTS] = {
  "id", "label", "kind", "origin", "sets", "definition"
};

static const char *
part_label (Part part)
{
  switch (part)
    {
    case PART_ID:
      return _ ("ID");
    case PART_LABEL:
      return _ ("Name");
    case PART_KIND:
      return _ ("Kind");
    case PART_ORIGIN:
      return _ ("Origin");
    case PART_SETS:
      return _ ("Column sets");
    case PART_DEFINITION:
    case N_PARTS:
    default:
      return _ ("Definition");
    }
}

static gboolean
is_in_set (KolColumnSet *set, const KolColumn *column)
{
  for (guint i = 0; i < kol_column_set_get_n_columns (set); i++)
    {
      if (kol_column_set_get_column (set, i) == column)
        return TRUE;
    }

  return FALSE;
}

static GStrv
list_sets (const KolColumn *column)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < kol_column_set_get_n_built_in (); i++)
    {
      g_autoptr (KolColumnSet) set = kol_column_set_get_built_in (i);

      if (is_in_set (set, column))
        g_strv_builder_add (builder, kol_column_set_get_id (set));
    }

  return g_strv_builder_end (builder);
}

static char *
dup_part (const KolColumn *column, Part part)
{
  g_auto (GStrv) sets = NULL;

  switch (part)
    {
    case PART_ID:
      return g_strdup (column->id);
    case PART_LABEL:
      return g_strdup (kol_column_get_label (column));
    case PART_KIND:
      return g_strdup (kol_column_kind_to_string (column->kind));
    case PART_ORIGIN:
      return g_strdup (kol_column_origin_to_string (column->origin));
    case PART_SETS:
      sets = list_sets (column);
      return g_strjoinv (" ", sets);
    case PART_DEFINITION:
    case N_PARTS:
    default:
      return g_strdup (kol_column_get_definition (column));
    }
}

static char *
make_table (guint width)
{
  g_autoptr (KolCliTable) table = kol_cli_table_new ();

  for (Part part = 0; part < N_PARTS; part++)
    kol_cli_table_add_column (table, part_label (part), FALSE);
  for (guint i = 0; i < kol_column_get_n_columns (); i++)
    {
      for (Part part = 0; part < N_PARTS; part++)
        {
          g_autofree char *text = dup_part (kol_column_at (i), part);

          kol_cli_table_add_cell (table, text);
        }
    }

  return kol_cli_table_to_string (table, width);
}

static char *
make_csv (void)
{
  g_autoptr (GString) out = g_string_new (KOL_CSV_BOM);

  for (Part part = 0; part < N_PARTS; part++)
    {
      g_string_append (out, part > 0 ? "," : "");
      kol_csv_append_text (out, part_label (part));
    }
  for (guint i = 0; i < kol_column_get_n_columns (); i++)
    {
      g_string_append (out, KOL_CSV_LINE_END);
      for (Part part = 0; part < N_PARTS; part++)
        {
          g_autofree char *text = dup_part (kol_column_at (i), part);

          g_string_append (out, part > 0 ? "," : "");
          kol_csv_append_text (out, text);
        }
    }
  g_string_append (out, KOL_CSV_LINE_END);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
append_column (GString *out, const KolColumn *column)
{
  g_auto (GStrv) sets = list_sets (column);

  g_string_append_c (out, '{');
  for (Part part = 0; part < N_PARTS; part++)
    {
      g_autofree char *text = dup_part (column, part);

      kol_json_begin_member (out, part_ids[part]);
      if (part == PART_SETS)
        kol_json_append_texts (out, (const char *const *) sets);
      else
        kol_json_append_text (out, text);
    }
  g_string_append_c (out, '}');
}

static char *
make_json (void)
{
  g_autoptr (GString) out = g_string_new ("[");

  for (guint i = 0; i < kol_column_get_n_columns (); i++)
    {
      g_string_append (out, i > 0 ? ",\n " : "\n ");
      append_column (out, kol_column_at (i));
    }
  g_string_append (out, "\n]\n");

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
run (char **arguments, GCancellable *cancellable, GError **error)
{
  g_auto (KolCliOutputOptions) options = { 0 };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree char *text = NULL;
  KolCliFormat format;

  g_option_context_set_summary (context, _ (kol_cli_columns.summary));
  kol_cli_add_format_options (context, &options);
  if (!kol_cli_parse (context, arguments, error) || !kol_cli_refuse_extra (arguments, error) ||
      !kol_cli_parse_format (&options, &format, error))
    return FALSE;

  if (format == KOL_CLI_FORMAT_JSON)
    text = make_json ();
  else if (format == KOL_CLI_FORMAT_CSV)
    text = make_csv ();
  else
    text = make_table (options.path == NULL ? kol_cli_terminal_width () : 0);

  return kol_cli_deliver (&options, text, error);
}

const KolCliCommand kol_cli_columns = {
  "columns",
  N_ ("List the columns of a hand-over, and the column sets they are in"),
  run,
};
