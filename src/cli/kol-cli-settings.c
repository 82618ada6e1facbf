// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <gio/gio.h>

#include "kol-cli-settings.h"
#include "kol-column-set.h"

#define DAILY_LIMIT_KEY "daily-limit"
#define COLUMN_SETS_KEY "column-sets"

/* NULL where the window is not installed, or is older than the setting. */
static GSettingsSchema *
find_schema (const char *key)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, KOL_APPLICATION_ID, TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, key))
    return NULL;

  return g_steal_pointer (&schema);
}

/**
 * kol_cli_settings_get_daily_limit:
 *
 * What the user set in the window's preferences bounds the command line as well: it is the same
 * money.
 *
 * Returns: how many calls that are or may be charged a day may have; 0: no limit
 */
guint
kol_cli_settings_get_daily_limit (void)
{
  g_autoptr (GSettingsSchema) schema = find_schema (DAILY_LIMIT_KEY);
  g_autoptr (GSettings) settings = NULL;

  if (schema == NULL)
    return 0;

  settings = g_settings_new_full (schema, NULL, NULL);

  return g_settings_get_uint (settings, DAILY_LIMIT_KEY);
}

static gboolean
is_called (KolColumnSet *set, const char *name)
{
  g_autofree char *label = g_utf8_casefold (kol_column_set_get_label (set), -1);
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  return g_str_equal (label, wanted);
}

/**
 * kol_cli_settings_dup_column_set:
 * @name: what the user calls a column set of the window
 *
 * Returns: (transfer full) (nullable): what kol_column_set_parse() makes that set of
 */
char *
kol_cli_settings_dup_column_set (const char *name)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_auto (GStrv) texts = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  schema = find_schema (COLUMN_SETS_KEY);
  if (schema == NULL || !g_utf8_validate (name, -1, NULL))
    return NULL;

  settings = g_settings_new_full (schema, NULL, NULL);
  texts = g_settings_get_strv (settings, COLUMN_SETS_KEY);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (KolColumnSet) set = kol_column_set_parse (texts[i], NULL);

      if (set != NULL && is_called (set, name))
        return g_strdup (texts[i]);
    }

  return NULL;
}
