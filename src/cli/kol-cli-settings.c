// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <gio/gio.h>

#include "kol-cli-settings.h"

#define DAILY_LIMIT_KEY "daily-limit"

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
