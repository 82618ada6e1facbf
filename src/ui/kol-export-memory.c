// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-export-memory.h"

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

/* The table can show other columns than last time, and a set of the user's can have been changed or
 * deleted. */
static void
follow_sets (KolHandoverOptions *options, KolColumnSets *sets)
{
  const char *text = kol_handover_options_get (options, KOL_OPTION_COLUMNS);
  g_autoptr (KolColumnSet) set = kol_column_sets_dup_followed (sets, text);
  g_autofree char *now = set != NULL ? kol_column_set_to_text (set) : NULL;
  g_autoptr (GError) error = NULL;

  if (!kol_handover_options_set (options, KOL_OPTION_COLUMNS, now, &error))
    g_error ("A column set is none: %s", error->message);
}

/**
 * kol_export_memory_apply:
 * @settings: the application's settings
 * @format: a format
 * @sets: the column sets there are now
 * @options: what is chosen again as it was for the last export in @format; what belongs to this
 * hand-over alone stays
 */
void
kol_export_memory_apply (GSettings *settings,
                         const KolHandoverFormat *format,
                         KolColumnSets *sets,
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
  follow_sets (old, sets);
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
 * kol_export_memory_dup_options:
 * @settings: the application's settings
 * @format: a format
 * @columns: (element-type utf8): the ids of the columns the table shows
 *
 * Returns: (transfer full): what was chosen for the last export in @format
 */
KolHandoverOptions *
kol_export_memory_dup_options (GSettings *settings,
                               const KolHandoverFormat *format,
                               GPtrArray *columns)
{
  g_autoptr (KolHandoverOptions) options = NULL;
  g_autoptr (KolColumnSets) sets = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (format != NULL, NULL);
  g_return_val_if_fail (columns != NULL, NULL);

  options = kol_handover_options_new ();
  sets = kol_column_sets_new (settings, columns);
  kol_export_memory_apply (settings, format, sets, options);

  return g_steal_pointer (&options);
}
