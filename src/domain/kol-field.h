// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

#include "kol-format.h"

G_BEGIN_DECLS

/**
 * KolFieldKind:
 * @KOL_FIELD_KIND_TEXT: text
 * @KOL_FIELD_KIND_TAGS: a list of texts
 * @KOL_FIELD_KIND_COUNT: a count
 * @KOL_FIELD_KIND_MONEY: a price in CNY yuan
 * @KOL_FIELD_KIND_UNIT_COST: CNY yuan for one (or a thousand) of something
 * @KOL_FIELD_KIND_PERCENT: 0-100, not 0-1; growth can exceed 100 and be negative
 * @KOL_FIELD_KIND_RATIO: a plain ratio
 * @KOL_FIELD_KIND_LEVEL: one of a few numbered values with names
 * @KOL_FIELD_KIND_FLAG: 0 or 1
 *
 * What a field's value is. Every kind but text and tags is a figure: a double, NaN when unknown.
 */
typedef enum
{
  KOL_FIELD_KIND_TEXT,
  KOL_FIELD_KIND_TAGS,
  KOL_FIELD_KIND_COUNT,
  KOL_FIELD_KIND_MONEY,
  KOL_FIELD_KIND_UNIT_COST,
  KOL_FIELD_KIND_PERCENT,
  KOL_FIELD_KIND_RATIO,
  KOL_FIELD_KIND_LEVEL,
  KOL_FIELD_KIND_FLAG,
} KolFieldKind;

/**
 * KolFieldBasis:
 *
 * Which notes a figure stands on.
 */
typedef enum
{
  KOL_FIELD_BASIS_NONE,
  KOL_FIELD_BASIS_ALL,
  KOL_FIELD_BASIS_PHOTO,
  KOL_FIELD_BASIS_VIDEO,
  KOL_FIELD_BASIS_SPONSORED,
  KOL_FIELD_BASIS_FOLLOWERS,
  KOL_FIELD_BASIS_LIVE,
} KolFieldBasis;

/**
 * KolFieldBetter:
 *
 * Which direction of a figure is good news for the marketer.
 */
typedef enum
{
  KOL_FIELD_BETTER_NEITHER,
  KOL_FIELD_BETTER_HIGHER,
  KOL_FIELD_BETTER_LOWER,
} KolFieldBetter;

/**
 * KolFieldGroup:
 *
 * Where a field stands in the details pane, the column chooser and the definitions.
 */
typedef enum
{
  KOL_FIELD_GROUP_IDENTITY,
  KOL_FIELD_GROUP_PRICE,
  KOL_FIELD_GROUP_COST,
  KOL_FIELD_GROUP_REACH,
  KOL_FIELD_GROUP_ENGAGEMENT,
  KOL_FIELD_GROUP_AUDIENCE,
  KOL_FIELD_GROUP_SPONSORED,
  KOL_FIELD_GROUP_LIVE,
  KOL_FIELD_GROUP_ACCOUNT,
  KOL_FIELD_GROUP_NOTES,
  KOL_N_FIELD_GROUPS,
} KolFieldGroup;

/**
 * KolFormulaKind:
 * @KOL_FORMULA_NONE: a documented field, read from the answer
 * @KOL_FORMULA_MINIMUM: the smaller of a and b that is known
 * @KOL_FORMULA_QUOTIENT: a / b * factor; unknown when b is unknown or 0
 * @KOL_FORMULA_GAINED: a - a / (1 + b / 100), what was gained when b percent led to a
 */
typedef enum
{
  KOL_FORMULA_NONE,
  KOL_FORMULA_MINIMUM,
  KOL_FORMULA_QUOTIENT,
  KOL_FORMULA_GAINED,
} KolFormulaKind;

typedef struct
{
  KolFormulaKind kind;
  const char *a;
  const char *b;
  double factor;
} KolFormula;

/**
 * KolFieldValue:
 * @raw: the value as the service writes it ("0", "男")
 * @label: what it means, untranslated
 * @alias: (nullable): another way the service has been seen to write it ("异常")
 */
typedef struct
{
  const char *raw;
  const char *label;
  const char *alias;
} KolFieldValue;

/**
 * KolNotePart:
 *
 * Which part of a creator's recent notes a tags field lists.
 */
typedef enum
{
  KOL_NOTE_PART_NONE,
  KOL_NOTE_PART_ID,
  KOL_NOTE_PART_KIND,
  KOL_NOTE_PART_COVER,
  KOL_NOTE_PART_CATEGORY,
} KolNotePart;

/**
 * KolField:
 *
 * One row of the field table: one thing known of a creator. Rows are static and live for ever.
 */
typedef struct
{
  const char *id; /* the JSON key of a documented field, our own id of a derived one */
  const char *
      keys[4]; /* where to read it, the first that holds a value wins; "a.b" is b within object a */
  const char *label;       /* untranslated */
  const char *short_label; /* untranslated, for column headers; NULL: the label */
  KolFieldKind kind;
  gboolean zero_is_unknown;
  gboolean price_guard; /* 0 and >= 9999999 both say "no price" */
  KolFieldBasis basis;
  int days; /* 0: not of a span of days */
  KolFieldBetter better;
  KolFieldGroup group;
  gboolean shown;         /* a column of the table by default */
  int width;              /* of its column, px */
  const char *definition; /* untranslated: what it is, its unit and whose estimate it is */
  KolFormula formula;
  const char *needs;       /* unknown unless the figure of this id is known, or NULL */
  double bound;            /* the bound the trade quotes, in the field's unit; 0: none */
  KolNotePart note_part;   /* of a field that lists something of the recent notes */
  KolFieldValue values[6]; /* names of a level's or text's values, ended by raw NULL; a level not
                              named is unknown */
} KolField;

guint kol_field_get_n_fields (void);
const KolField *kol_field_at (guint index);
const KolField *kol_field_lookup (const char *id);
const KolField *kol_field_require (const char *id);
guint kol_field_get_index (const KolField *self);
guint kol_field_get_slot (const KolField *self);
guint kol_field_get_n_slots (KolFieldKind kind);
gboolean kol_field_is_figure (const KolField *self);
gboolean kol_field_is_derived (const KolField *self);
double kol_field_guard (const KolField *self, double value);
double kol_field_level_from_text (const KolField *self, const char *text);
int kol_field_judge (const KolField *self, double value);
guint32 kol_field_get_fingerprint (void);

const char *kol_field_get_label (const KolField *self);
const char *kol_field_get_short_label (const KolField *self);
const char *kol_field_get_definition (const KolField *self);
char *kol_field_describe_basis (const KolField *self);
const char *kol_field_translate_value (const KolField *self, const char *raw);
char *kol_field_format (const KolField *self, double value, KolNumberStyle style);
const char *kol_field_kind_to_string (KolFieldKind kind);
const char *kol_field_group_get_label (KolFieldGroup group);
const char *kol_field_group_get_id (KolFieldGroup group);

G_END_DECLS
