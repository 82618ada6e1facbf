// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kol-cli-options.h"
#include "kol-cli-print.h"
#include "kol-cli-table.h"
#include "kol-cli.h"
#include "kol-csv.h"
#include "kol-json-append.h"

/* What is said of a field, in this order. */
typedef enum
{
  PART_ID,
  PART_LABEL,
  PART_KIND,
  PART_BASIS,
  PART_DEFINITION,
  N_PARTS,
} Part;

static const char *const part_ids[N_PARTS] = { "id", "label", "kind", "basis", "definition" };

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
    case PART_BASIS:
      return _ ("Basis");
    case PART_DEFINITION:
    case N_PARTS:
    default:
      return _ ("Definition");
    }
}

static char *
dup_part (const KolField *field, Part part)
{
  switch (part)
    {
    case PART_ID:
      return g_strdup (field->id);
    case PART_LABEL:
      return g_strdup (kol_field_get_label (field));
    case PART_KIND:
      return g_strdup (kol_field_kind_to_string (field->kind));
    case PART_BASIS:
      return kol_field_describe_basis (field);
    case PART_DEFINITION:
    case N_PARTS:
    default:
      return g_strdup (kol_field_get_definition (field));
    }
}

static char *
make_table (guint width)
{
  g_autoptr (KolCliTable) table = kol_cli_table_new ();

  for (Part part = 0; part < N_PARTS; part++)
    kol_cli_table_add_column (table, part_label (part), FALSE);
  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    {
      for (Part part = 0; part < N_PARTS; part++)
        {
          g_autofree char *text = dup_part (kol_field_at (i), part);

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
  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    {
      g_string_append (out, "\r\n");
      for (Part part = 0; part < N_PARTS; part++)
        {
          g_autofree char *text = dup_part (kol_field_at (i), part);

          g_string_append (out, part > 0 ? "," : "");
          kol_csv_append_text (out, text);
        }
    }
  g_string_append (out, "\r\n");

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
append_flag (GString *out, const char *name, gboolean value)
{
  kol_json_begin_member (out, name);
  g_string_append (out, value ? "true" : "false");
}

/* What programs want to know besides: where the field belongs and what it is reckoned from. */
static void
append_field (GString *out, const KolField *field)
{
  g_string_append_c (out, '{');
  for (Part part = 0; part < N_PARTS; part++)
    {
      g_autofree char *text = dup_part (field, part);

      kol_json_begin_member (out, part_ids[part]);
      kol_json_append_text (out, text);
    }
  kol_json_begin_member (out, "group");
  kol_json_append_text (out, kol_field_group_get_id (field->group));
  kol_json_begin_member (out, "days");
  kol_json_append_number (out, field->days > 0 ? field->days : NAN);
  append_flag (out, "derived", kol_field_is_derived (field));
  append_flag (out, "shown", field->shown);
  g_string_append_c (out, '}');
}

static char *
make_json (void)
{
  g_autoptr (GString) out = g_string_new ("[");

  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    {
      g_string_append (out, i > 0 ? ",\n " : "\n ");
      append_field (out, kol_field_at (i));
    }
  g_string_append (out, "\n]\n");

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
make_listing (KolCliFormat format, guint width)
{
  switch (format)
    {
    case KOL_CLI_FORMAT_CSV:
      return make_csv ();
    case KOL_CLI_FORMAT_JSON:
      return make_json ();
    case KOL_CLI_FORMAT_TABLE:
    default:
      return make_table (width);
    }
}

static gboolean
run (char **arguments, GCancellable *cancellable, GError **error)
{
  g_auto (KolCliOutputOptions) options = { 0 };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree char *text = NULL;
  KolCliFormat format;

  g_option_context_set_summary (context, _ (kol_cli_fields.summary));
  kol_cli_add_format_options (context, &options);
  if (!kol_cli_parse (context, arguments, error) || !kol_cli_refuse_extra (arguments, error) ||
      !kol_cli_parse_format (&options, &format, error))
    return FALSE;

  text = make_listing (format, options.path == NULL ? kol_cli_terminal_width () : 0);

  return kol_cli_deliver (&options, text, error);
}

const KolCliCommand kol_cli_fields = {
  "fields",
  N_ ("List the fields: what is known of a creator, and what it means"),
  run,
};
