// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-column-set.h"
#include "kol-format.h"
#include "kol-i18n.h"
#include "kol-option.h"
#include "kol-text.h"

G_DEFINE_QUARK (kol_option_error_quark, kol_option_error)

static char *
refuse (const KolOption *row, const char *value, GError **error)
{
  g_autofree char *shown = kol_text_clean (value);

  g_set_error (error, KOL_OPTION_ERROR, KOL_OPTION_ERROR_VALUE,
               /* Translators: what somebody gave, and an option's name */
               _ ("“%s” cannot be chosen for “%s”."), shown, kol_option_get_label (row));

  return NULL;
}

static char *
refuse_choice (const KolOption *row, const char *value, GError **error)
{
  g_autoptr (GString) choices = g_string_new (NULL);
  g_autofree char *shown = kol_text_clean (value);

  for (guint i = 0; i < kol_option_get_n_values (row); i++)
    g_string_append_printf (choices, "%s%s", i > 0 ? C_ ("list", ", ") : "", row->values[i].value);
  g_set_error (error, KOL_OPTION_ERROR, KOL_OPTION_ERROR_VALUE,
               /* Translators: what somebody gave, an option's name, what it can be */
               _ ("“%s” cannot be chosen for “%s”. It can be %s."), shown,
               kol_option_get_label (row), choices->str);

  return NULL;
}

static char *
check_choice (const KolOption *row, const char *value, GError **error)
{
  for (guint i = 0; row->values[i].value != NULL; i++)
    {
      if (g_ascii_strcasecmp (row->values[i].value, value) == 0)
        return g_strdup (row->values[i].value);
    }

  return refuse_choice (row, value, error);
}

static char *
check_percent (const KolOption *row, const char *value, GError **error)
{
  double percent = kol_text_to_number (value);

  if (!(percent >= 0 && percent <= 100))
    return refuse (row, value, error);

  return kol_format_number (percent);
}

static char *
check_date (const KolOption *row, const char *value, GError **error)
{
  g_autofree char *moment = g_strconcat (value, "T00:00:00", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (moment, zone);

  return date != NULL ? g_date_time_format (date, "%Y-%m-%d") : refuse (row, value, error);
}

static char *
check_flag (const KolOption *row, const char *value, GError **error)
{
  if (g_str_equal (value, KOL_OPTION_YES) || g_str_equal (value, KOL_OPTION_NO))
    return g_strdup (value);

  return refuse (row, value, error);
}

static char *
check_columns (const char *value, GError **error)
{
  g_autoptr (KolColumnSet) set = kol_column_set_parse (value, error);

  return set != NULL ? kol_column_set_to_text (set) : NULL;
}

/**
 * kol_option_check:
 * @row: an option
 * @value: what somebody gave for it, not empty
 * @error: return location for %KOL_OPTION_ERROR_VALUE
 *
 * Returns: (transfer full) (nullable): @value in its normal form, %NULL when it is none of @row
 */
char *
kol_option_check (const KolOption *row, const char *value, GError **error)
{
  g_return_val_if_fail (row != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  switch (row->kind)
    {
    case KOL_OPTION_KIND_CHOICE:
      return check_choice (row, value, error);
    case KOL_OPTION_KIND_PERCENT:
      return check_percent (row, value, error);
    case KOL_OPTION_KIND_DATE:
      return check_date (row, value, error);
    case KOL_OPTION_KIND_FLAG:
    case KOL_OPTION_KIND_PART:
      return check_flag (row, value, error);
    case KOL_OPTION_KIND_COLUMNS:
      return check_columns (value, error);
    case KOL_OPTION_KIND_TEXT:
    default:
      return kol_text_clean (value);
    }
}
