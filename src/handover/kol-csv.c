// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <math.h>
#include <string.h>

#include "kol-csv.h"
#include "kol-i18n.h"

/* Between the tags of one cell. A cell that holds it is quoted, as RFC 4180 has it. */
#define TAG_SEPARATOR ", "

/* A spreadsheet takes a cell that begins with one of these for a formula. */
#define FORMULA_STARTS "=+-@\t\r"

/**
 * kol_csv_append_text:
 * @out: what is written
 * @text: (nullable): a cell's text; %NULL is an empty cell
 *
 * Writes a text cell: quoted where RFC 4180 asks for it, with an apostrophe before what a
 * spreadsheet would take for a formula.
 */
void
kol_csv_append_text (GString *out, const char *text)
{
  gboolean guarded;
  gboolean quoted;

  g_return_if_fail (out != NULL);

  if (text == NULL || *text == '\0')
    return;

  guarded = strchr (FORMULA_STARTS, *text) != NULL;
  quoted = strpbrk (text, "\",\r\n") != NULL;
  if (quoted)
    g_string_append_c (out, '"');
  if (guarded)
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  if (quoted)
    g_string_append_c (out, '"');
}

/**
 * kol_csv_append_number:
 * @out: what is written
 * @value: a cell's number, %NaN when unknown
 *
 * Writes a number cell: raw, with a decimal point whatever the locale, never grouped; empty when
 * unknown. A number needs no guard: "-5" is no formula.
 */
void
kol_csv_append_number (GString *out, double value)
{
  g_autofree char *number = NULL;

  g_return_if_fail (out != NULL);

  number = kol_format_number (value);
  g_string_append (out, number);
}

static const char *
unit_of_kind (KolFieldKind kind)
{
  switch (kind)
    {
    case KOL_FIELD_KIND_MONEY:
    case KOL_FIELD_KIND_UNIT_COST:
      /* Translators: yuan, behind the name of a price in a table's header */
      return C_ ("unit", "CNY");
    case KOL_FIELD_KIND_PERCENT:
      return "%";
    case KOL_FIELD_KIND_TEXT:
    case KOL_FIELD_KIND_TAGS:
    case KOL_FIELD_KIND_COUNT:
    case KOL_FIELD_KIND_RATIO:
    case KOL_FIELD_KIND_LEVEL:
    case KOL_FIELD_KIND_FLAG:
    default:
      return NULL;
    }
}

static void
append_label (GString *out, const KolField *field)
{
  const char *label = kol_field_get_label (field);
  const char *unit = unit_of_kind (field->kind);
  g_autofree char *full = NULL;

  if (unit != NULL)
    /* Translators: a figure's name and its unit, such as "Photo note price (CNY)" */
    full = g_strdup_printf (C_ ("column with unit", "%s (%s)"), label, unit);

  kol_csv_append_text (out, full != NULL ? full : label);
}

/**
 * kol_csv_append_header:
 * @out: what is written
 * @columns: (array zero-terminated=1): the columns
 * @with_profile: whether a column with a link to the creator's profile follows
 *
 * Writes the header line: each field's name in the user's language, with the unit of money and
 * percents.
 */
void
kol_csv_append_header (GString *out, const KolField *const *columns, gboolean with_profile)
{
  g_return_if_fail (out != NULL);
  g_return_if_fail (columns != NULL);

  for (guint i = 0; columns[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_label (out, columns[i]);
    }
  if (with_profile)
    {
      if (columns[0] != NULL)
        g_string_append_c (out, ',');
      kol_csv_append_text (out, _ ("Profile"));
    }
  g_string_append (out, KOL_CSV_LINE_END);
}

static void
append_tags (GString *out, const KolField *field, const char *const *tags)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (joined, TAG_SEPARATOR);
      g_string_append (joined, kol_field_translate_value (field, tags[i]));
    }

  kol_csv_append_text (out, joined->str);
}

/* Levels and flags have names; whoever opens a table should not have to know what 2 stands for. */
static void
append_named_figure (GString *out, const KolField *field, double value)
{
  g_autofree char *name = NULL;

  if (!isfinite (value))
    return;

  name = kol_field_format (field, value, KOL_NUMBER_STYLE_WESTERN);
  kol_csv_append_text (out, name);
}

static void
append_cell (GString *out, KolCreator *creator, const KolField *field)
{
  switch (field->kind)
    {
    case KOL_FIELD_KIND_TEXT:
      kol_csv_append_text (
          out, kol_field_translate_value (field, kol_creator_get_text (creator, field)));
      break;
    case KOL_FIELD_KIND_TAGS:
      append_tags (out, field, kol_creator_get_tags (creator, field));
      break;
    case KOL_FIELD_KIND_LEVEL:
    case KOL_FIELD_KIND_FLAG:
      append_named_figure (out, field, kol_creator_get_figure (creator, field));
      break;
    case KOL_FIELD_KIND_COUNT:
    case KOL_FIELD_KIND_MONEY:
    case KOL_FIELD_KIND_UNIT_COST:
    case KOL_FIELD_KIND_PERCENT:
    case KOL_FIELD_KIND_RATIO:
    default:
      kol_csv_append_number (out, kol_creator_get_figure (creator, field));
      break;
    }
}

/**
 * kol_csv_append_creator:
 * @out: what is written
 * @creator: a creator
 * @columns: (array zero-terminated=1): the columns
 * @with_profile: whether a column with a link to the creator's profile follows
 *
 * Writes one creator's line: raw numbers, names of levels and flags, the tags of a field joined by
 * a comma and a space; what is unknown is an empty cell.
 */
void
kol_csv_append_creator (GString *out,
                        KolCreator *creator,
                        const KolField *const *columns,
                        gboolean with_profile)
{
  g_return_if_fail (out != NULL);
  g_return_if_fail (KOL_IS_CREATOR (creator));
  g_return_if_fail (columns != NULL);

  for (guint i = 0; columns[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_cell (out, creator, columns[i]);
    }
  if (with_profile)
    {
      g_autofree char *url = kol_creator_dup_profile_url (creator);

      if (columns[0] != NULL)
        g_string_append_c (out, ',');
      kol_csv_append_text (out, url);
    }
  g_string_append (out, KOL_CSV_LINE_END);
}
