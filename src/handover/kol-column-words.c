// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-column.h"
#include "kol-i18n.h"

/* What kinds and origins of columns are called, by people and by programs. */

/**
 * kol_column_origin_get_label:
 * @origin: whose word a column is
 *
 * Returns: (transfer none) (nullable): that in words, %NULL for nobody's
 */
const char *
kol_column_origin_get_label (KolColumnOrigin origin)
{
  switch (origin)
    {
    case KOL_COLUMN_ORIGIN_CREATOR:
      return C_ ("origin", "Asked by the creator");
    case KOL_COLUMN_ORIGIN_PLATFORM:
      return C_ ("origin", "The platform’s estimate");
    case KOL_COLUMN_ORIGIN_OURS:
      return C_ ("origin", "Our figure");
    case KOL_COLUMN_ORIGIN_MARKETER:
      return C_ ("origin", "Our remark");
    case KOL_COLUMN_ORIGIN_NONE:
    default:
      return NULL;
    }
}

/**
 * kol_column_origin_to_string:
 * @origin: whose word a column is
 *
 * Returns: (transfer none) (nullable): its name in files, %NULL for nobody's
 */
const char *
kol_column_origin_to_string (KolColumnOrigin origin)
{
  static const char *const names[] = {
    [KOL_COLUMN_ORIGIN_NONE] = NULL,           [KOL_COLUMN_ORIGIN_CREATOR] = "creator",
    [KOL_COLUMN_ORIGIN_PLATFORM] = "platform", [KOL_COLUMN_ORIGIN_OURS] = "ours",
    [KOL_COLUMN_ORIGIN_MARKETER] = "marketer",
  };

  g_return_val_if_fail (origin < G_N_ELEMENTS (names), NULL);

  return names[origin];
}

/**
 * kol_column_kind_to_string:
 * @kind: how the values of a column are written
 *
 * Returns: (transfer none): its name in files
 */
const char *
kol_column_kind_to_string (KolColumnKind kind)
{
  static const char *const names[] = {
    [KOL_COLUMN_KIND_TEXT] = "text",       [KOL_COLUMN_KIND_COUNT] = "count",
    [KOL_COLUMN_KIND_MYRIADS] = "myriads", [KOL_COLUMN_KIND_MONEY] = "money",
    [KOL_COLUMN_KIND_UNIT_COST] = "cost",  [KOL_COLUMN_KIND_PERCENT] = "percent",
    [KOL_COLUMN_KIND_RATIO] = "ratio",     [KOL_COLUMN_KIND_DATE] = "date",
    [KOL_COLUMN_KIND_LINK] = "link",       [KOL_COLUMN_KIND_INPUT] = "input",
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}
