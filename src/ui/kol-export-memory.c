// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-export-memory.h"

/* The name, never shown, of the set that follows the table */
#define TABLE_SET_NAME "table"

/* What belongs to one hand-over and is not chosen again for the next */
static gboolean
is_of_one_handover (KolOptionId option)
{
  return option == KOL_OPTION_TITLE || option == KOL_OPTION_CLIENT || option == KOL_OPTION_DATE;
}

/**
 * kol_export_memory_get_format:
 * @settings: the application's settings
 *
 * Returns: (transfer none): the format of the last export, or the first there is
 */
const KolHandoverFormat *
kol_export_memory_get_format (GSettings *settings)
{
  g_autofree char *id = NULL;
  const KolHandoverFormat *format;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  id = g_settings_get_string (settings, "export-format");
  format = kol_handover_format_lookup (id);

  return format != NULL ? format : kol_handover_format_at (0);
}

static void
set_columns (KolHandoverOptions *options, KolColumnSet *set)
{
  g_autofree char *text = kol_column_set_to_text (set);
  g_autoptr (GError) error = NULL;

  if (!kol_handover_options_set (options, KOL_OPTION_COLUMNS, text, &error))
    g_error ("A column set is none: %s", error->message);
}

/* The table can show other columns than last time. */
static void
follow_table (KolHandoverOptions *options, KolColumnSet *table)
{
  const char *text = kol_handover_options_get (options, KOL_OPTION_COLUMNS);
  g_autoptr (KolColumnSet) set = kol_column_set_parse (text, NULL);

  if (set != NULL && kol_export_memory_is_table_set (set))
    set_columns (options, table);
}

/**
 * kol_export_memory_apply:
 * @settings: the application's settings
 * @format: a format
 * @table: the columns of the table
 * @options: what is chosen again as it was for the last export in @format; what belongs to this
 * hand-over alone stays
 */
void
kol_export_memory_apply (GSettings *settings,
                         const KolHandoverFormat *format,
                         KolColumnSet *table,
                         KolHandoverOptions *options)
{
  g_autoptr (GVariant) kept = NULL;
  g_autoptr (KolHandoverOptions) old = NULL;
  const char *text = NULL;

  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (format != NULL);
  g_return_if_fail (KOL_IS_HANDOVER_OPTIONS (options));

  kept = g_settings_get_value (settings, "export-options");
  old = kol_handover_options_new ();
  if (g_variant_lookup (kept, format->id, "&s", &text))
    kol_handover_options_apply_text (old, text);
  follow_table (old, table);
  for (guint i = 0; i < KOL_N_OPTIONS; i++)
    {
      if (!is_of_one_handover (i))
        kol_handover_options_set (options, i, kol_handover_options_get (old, i), NULL);
    }
}

static char *
write_options (KolHandoverOptions *options)
{
  g_autoptr (KolHandoverOptions) copy = kol_handover_options_copy (options);

  for (guint i = 0; i < KOL_N_OPTIONS; i++)
    {
      if (is_of_one_handover (i))
        kol_handover_options_set (copy, i, NULL, NULL);
    }

  return kol_handover_options_to_text (copy);
}

/**
 * kol_export_memory_keep:
 * @settings: the application's settings
 * @format: the format that was chosen
 * @options: what was chosen of it
 *
 * Keeps it for kol_export_memory_apply().
 */
void
kol_export_memory_keep (GSettings *settings,
                        const KolHandoverFormat *format,
                        KolHandoverOptions *options)
{
  g_autoptr (GVariant) kept = NULL;
  g_autofree char *text = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *id;
  const char *other;

  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (format != NULL);
  g_return_if_fail (KOL_IS_HANDOVER_OPTIONS (options));

  kept = g_settings_get_value (settings, "export-options");
  text = write_options (options);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "{&s&s}", &id, &other))
    {
      if (!g_str_equal (id, format->id))
        g_variant_builder_add (&builder, "{ss}", id, other);
    }
  g_variant_builder_add (&builder, "{ss}", format->id, text);
  g_settings_set_value (settings, "export-options", g_variant_builder_end (&builder));
  g_settings_set_string (settings, "export-format", format->id);
}

/**
 * kol_export_memory_list_sets:
 * @settings: the application's settings
 *
 * Returns: (transfer full) (element-type KolColumnSet): the user's own column sets
 */
GPtrArray *
kol_export_memory_list_sets (GSettings *settings)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) texts = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  texts = g_settings_get_strv (settings, "column-sets");
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      KolColumnSet *set = kol_column_set_parse (texts[i], &error);

      if (set != NULL)
        g_ptr_array_add (sets, set);
      else
        g_debug ("A column set of another version is left out: %s", error->message);
    }

  return g_steal_pointer (&sets);
}

/**
 * kol_export_memory_create_table_set:
 * @fields: (element-type KolField): the fields the table shows, in its order
 *
 * Returns: (transfer full): a set of them: who it is comes first, where to look comes last
 */
KolColumnSet *
kol_export_memory_create_table_set (GPtrArray *fields)
{
  const KolField *const *identity = kol_handover_default_columns ();
  g_autoptr (GString) text = g_string_new (TABLE_SET_NAME ":");
  g_autoptr (GError) error = NULL;
  KolColumnSet *set;

  g_return_val_if_fail (fields != NULL, NULL);

  for (guint i = 0; identity[i] != NULL; i++)
    {
      if (identity[i]->group == KOL_FIELD_GROUP_IDENTITY)
        g_string_append_printf (text, "%s,", identity[i]->id);
    }
  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (text, "%s,", ((const KolField *) g_ptr_array_index (fields, i))->id);
  g_string_append (text, "profile");
  set = kol_column_set_parse (text->str, &error);
  if (set == NULL)
    g_error ("A field is no column: %s", error->message);

  return set;
}

/**
 * kol_export_memory_is_table_set:
 * @set: a column set
 *
 * Returns: whether it is one of kol_export_memory_create_table_set()
 */
gboolean
kol_export_memory_is_table_set (KolColumnSet *set)
{
  g_return_val_if_fail (KOL_IS_COLUMN_SET (set), FALSE);

  return kol_column_set_get_id (set) == NULL &&
         g_str_equal (kol_column_set_get_label (set), TABLE_SET_NAME);
}
