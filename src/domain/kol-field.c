// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <math.h>

#include "kol-field.h"
#include "kol-field-table.h"
#include "kol-i18n.h"

/* From this price on the service means "no price". */
#define NO_PRICE 9999999.0

typedef enum
{
  SLOT_FIGURE,
  SLOT_TEXT,
  SLOT_TAGS,
  N_SLOT_KINDS,
} SlotKind;

/* What is worked out of the table once. Immutable afterwards, read from any thread. */
typedef struct
{
  const KolField *rows;
  guint n_rows;
  guint *slots; /* by row: its place among the fields stored alike */
  guint n_slots[N_SLOT_KINDS];
  GHashTable *by_id; /* id -> row */
  guint32 fingerprint;
} FieldIndex;

static SlotKind
slot_kind (KolFieldKind kind)
{
  switch (kind)
    {
    case KOL_FIELD_KIND_TEXT:
      return SLOT_TEXT;
    case KOL_FIELD_KIND_TAGS:
      return SLOT_TAGS;
    case KOL_FIELD_KIND_COUNT:
    case KOL_FIELD_KIND_MONEY:
    case KOL_FIELD_KIND_UNIT_COST:
    case KOL_FIELD_KIND_PERCENT:
    case KOL_FIELD_KIND_RATIO:
    case KOL_FIELD_KIND_LEVEL:
    case KOL_FIELD_KIND_FLAG:
    default:
      return SLOT_FIGURE;
    }
}

static char *
describe_row (const KolField *row)
{
  return g_strdup_printf ("%s:%d:%d:%d:%d:%s:%s:%g:%s\n", row->id, row->kind, row->zero_is_unknown,
                          row->price_guard, row->formula.kind, row->formula.a ? row->formula.a : "",
                          row->formula.b ? row->formula.b : "", row->formula.factor,
                          row->needs ? row->needs : "");
}

static FieldIndex *
build_index (void)
{
  FieldIndex *index = g_new0 (FieldIndex, 1);
  g_autoptr (GString) layout = g_string_new (NULL);

  index->rows = kol_field_table_get (&index->n_rows);
  index->slots = g_new0 (guint, index->n_rows);
  index->by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < index->n_rows; i++)
    {
      const KolField *row = &index->rows[i];
      g_autofree char *text = describe_row (row);

      index->slots[i] = index->n_slots[slot_kind (row->kind)]++;
      g_hash_table_insert (index->by_id, (gpointer) row->id, (gpointer) row);
      g_string_append (layout, text);
    }
  index->fingerprint = g_str_hash (layout->str);

  return index;
}

static const FieldIndex *
get_index (void)
{
  static gsize initialized = 0;

  if (g_once_init_enter (&initialized))
    g_once_init_leave (&initialized, GPOINTER_TO_SIZE (build_index ()));

  return GSIZE_TO_POINTER (initialized);
}

/**
 * kol_field_get_n_fields:
 *
 * Returns: how many rows the field table has
 */
guint
kol_field_get_n_fields (void)
{
  return get_index ()->n_rows;
}

/**
 * kol_field_at:
 * @index: below kol_field_get_n_fields()
 *
 * Returns: (transfer none): a row of the field table
 */
const KolField *
kol_field_at (guint index)
{
  g_return_val_if_fail (index < kol_field_get_n_fields (), NULL);

  return &get_index ()->rows[index];
}

/**
 * kol_field_lookup:
 * @id: (nullable): a field's id
 *
 * Returns: (transfer none) (nullable): the row, or %NULL when there is none of that id
 */
const KolField *
kol_field_lookup (const char *id)
{
  if (id == NULL)
    return NULL;

  return g_hash_table_lookup (get_index ()->by_id, id);
}

/**
 * kol_field_require:
 * @id: an id that the program itself names
 *
 * Like kol_field_lookup(), for ids written in the source: a missing row is a programming error.
 *
 * Returns: (transfer none): the row
 */
const KolField *
kol_field_require (const char *id)
{
  const KolField *self = kol_field_lookup (id);

  if (self == NULL)
    g_error ("The field table has no row “%s”", id);

  return self;
}

/**
 * kol_field_get_index:
 * @self: a field
 *
 * Returns: the row's number in the table
 */
guint
kol_field_get_index (const KolField *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self - get_index ()->rows;
}

/**
 * kol_field_get_slot:
 * @self: a field
 *
 * Returns: the field's place among the fields that are stored alike (figures, texts or tags)
 */
guint
kol_field_get_slot (const KolField *self)
{
  return get_index ()->slots[kol_field_get_index (self)];
}

/**
 * kol_field_get_n_slots:
 * @kind: a kind of field
 *
 * Returns: how many fields are stored as fields of @kind are
 */
guint
kol_field_get_n_slots (KolFieldKind kind)
{
  return get_index ()->n_slots[slot_kind (kind)];
}

/**
 * kol_field_is_figure:
 * @self: a field
 *
 * Returns: whether the field is a number, %NaN when unknown
 */
gboolean
kol_field_is_figure (const KolField *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return slot_kind (self->kind) == SLOT_FIGURE;
}

/**
 * kol_field_is_derived:
 * @self: a field
 *
 * Returns: whether the figure is ours, worked out of others
 */
gboolean
kol_field_is_derived (const KolField *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->formula.kind != KOL_FORMULA_NONE;
}

/**
 * kol_field_guard:
 * @self: a figure
 * @value: what the service wrote
 *
 * Applies what the table says of a value: "no price" (0, negative or from 9,999,999 on), 0 as "no
 * data", levels without a name, infinities.
 *
 * Returns: @value, or %NaN when it says nothing
 */
double
kol_field_guard (const KolField *self, double value)
{
  g_return_val_if_fail (self != NULL, NAN);

  if (!isfinite (value))
    return NAN;
  if (self->price_guard && (value <= 0 || value >= NO_PRICE))
    return NAN;
  if (self->zero_is_unknown && fpclassify (value) == FP_ZERO)
    return NAN;
  if (self->kind == KOL_FIELD_KIND_COUNT && !kol_field_is_derived (self) && value < 0 &&
      self->zero_is_unknown)
    return NAN;
  if (self->kind == KOL_FIELD_KIND_LEVEL)
    {
      g_autofree char *raw = kol_format_number (value);

      return kol_field_level_from_text (self, raw);
    }

  return value;
}

/**
 * kol_field_level_from_text:
 * @self: a level
 * @text: (nullable): a level's number or its Chinese name
 *
 * Returns: the level's number, or %NaN when the table does not name it
 */
double
kol_field_level_from_text (const KolField *self, const char *text)
{
  g_return_val_if_fail (self != NULL, NAN);

  for (const KolFieldValue *value = self->values; text != NULL && value->raw != NULL; value++)
    {
      if (g_strcmp0 (value->raw, text) == 0 || g_strcmp0 (value->alias, text) == 0)
        return g_ascii_strtod (value->raw, NULL);
    }

  return NAN;
}

/**
 * kol_field_judge:
 * @self: a figure
 * @value: its value
 *
 * Compares a figure with the bound the trade quotes for it.
 *
 * Returns: 1 when it is on the good side, -1 on the bad side, 0 when nothing can be said
 */
int
kol_field_judge (const KolField *self, double value)
{
  g_return_val_if_fail (self != NULL, 0);

  if (isnan (value) || self->bound <= 0)
    return 0;
  if (self->better == KOL_FIELD_BETTER_LOWER)
    return value < self->bound ? 1 : -1;

  return value >= self->bound ? 1 : -1;
}

/**
 * kol_field_get_fingerprint:
 *
 * A number that changes when stored figures can no longer be read as they are: a field added, moved
 * or reckoned otherwise.
 *
 * Returns: the fingerprint of the field table
 */
guint32
kol_field_get_fingerprint (void)
{
  return get_index ()->fingerprint;
}

/**
 * kol_field_get_label:
 * @self: a field
 *
 * Returns: (transfer none): the field's name in the user's language
 */
const char *
kol_field_get_label (const KolField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _ (self->label);
}

/**
 * kol_field_get_short_label:
 * @self: a field
 *
 * Returns: (transfer none): a name short enough for a column header, in the user's language
 */
const char *
kol_field_get_short_label (const KolField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->short_label == NULL)
    return kol_field_get_label (self);

  return C_ ("column", self->short_label);
}

/**
 * kol_field_get_definition:
 * @self: a field
 *
 * Returns: (transfer none): what the field is, its unit and whose figure it is, in the user's
 * language
 */
const char *
kol_field_get_definition (const KolField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _ (self->definition);
}

static const char *
basis_label (KolFieldBasis basis)
{
  switch (basis)
    {
    case KOL_FIELD_BASIS_ALL:
      return _ ("ordinary notes");
    case KOL_FIELD_BASIS_PHOTO:
      return _ ("photo notes");
    case KOL_FIELD_BASIS_VIDEO:
      return _ ("video notes");
    case KOL_FIELD_BASIS_SPONSORED:
      return _ ("sponsored notes");
    case KOL_FIELD_BASIS_FOLLOWERS:
      return _ ("followers");
    case KOL_FIELD_BASIS_LIVE:
      return _ ("live shows");
    case KOL_FIELD_BASIS_NONE:
    default:
      return NULL;
    }
}

/**
 * kol_field_describe_basis:
 * @self: a field
 *
 * Says what a figure stands on, such as "photo notes, 30 days".
 *
 * Returns: (transfer full) (nullable): the basis in the user's language, or %NULL when the field
 * has none
 */
char *
kol_field_describe_basis (const KolField *self)
{
  const char *basis;
  g_autofree char *days = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  basis = basis_label (self->basis);
  if (basis == NULL)
    return NULL;
  if (self->days == 0)
    return g_strdup (basis);

  days = g_strdup_printf (ngettext ("%d day", "%d days", self->days), self->days);

  /* Translators: a figure's basis, such as "photo notes, 30 days" */
  return g_strdup_printf (C_ ("basis", "%s, %s"), basis, days);
}

/**
 * kol_field_translate_value:
 * @self: a field
 * @raw: (nullable): a value as the service writes it
 *
 * Returns: (transfer none) (nullable): the value's name in the user's language, or @raw when it has
 * none
 */
const char *
kol_field_translate_value (const KolField *self, const char *raw)
{
  g_return_val_if_fail (self != NULL, raw);

  for (const KolFieldValue *value = self->values; raw != NULL && value->raw != NULL; value++)
    {
      if (g_str_equal (value->raw, raw))
        return C_ ("value", value->label);
    }

  return raw;
}

static char *
format_level (const KolField *self, double value)
{
  g_autofree char *raw = kol_format_number (value);

  return g_strdup (kol_field_translate_value (self, raw));
}

/**
 * kol_field_format:
 * @self: a figure
 * @value: its value, %NaN when unknown
 * @style: how large numbers are written
 *
 * Returns: (transfer full): the value as shown to people: money in yuan, percents with one decimal,
 * an en dash when unknown
 */
char *
kol_field_format (const KolField *self, double value, KolNumberStyle style)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!isfinite (value))
    return g_strdup (KOL_UNKNOWN);

  switch (self->kind)
    {
    case KOL_FIELD_KIND_COUNT:
      return kol_format_count (value, style);
    case KOL_FIELD_KIND_MONEY:
      return kol_format_money (value, style);
    case KOL_FIELD_KIND_UNIT_COST:
      return kol_format_unit_cost (value);
    case KOL_FIELD_KIND_PERCENT:
      return kol_format_percent (value);
    case KOL_FIELD_KIND_RATIO:
      return kol_format_ratio (value);
    case KOL_FIELD_KIND_LEVEL:
      return format_level (self, value);
    case KOL_FIELD_KIND_FLAG:
      return g_strdup (fpclassify (value) == FP_ZERO ? _ ("No") : _ ("Yes"));
    case KOL_FIELD_KIND_TEXT:
    case KOL_FIELD_KIND_TAGS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * kol_field_kind_to_string:
 * @kind: a kind of field
 *
 * Returns: (transfer none): the kind's name for listings, not translated
 */
const char *
kol_field_kind_to_string (KolFieldKind kind)
{
  static const char *const names[] = {
    [KOL_FIELD_KIND_TEXT] = "text",           [KOL_FIELD_KIND_TAGS] = "tags",
    [KOL_FIELD_KIND_COUNT] = "count",         [KOL_FIELD_KIND_MONEY] = "money",
    [KOL_FIELD_KIND_UNIT_COST] = "unit-cost", [KOL_FIELD_KIND_PERCENT] = "percent",
    [KOL_FIELD_KIND_RATIO] = "ratio",         [KOL_FIELD_KIND_LEVEL] = "level",
    [KOL_FIELD_KIND_FLAG] = "flag",
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}

static const struct
{
  const char *id;
  const char *label;
} groups[KOL_N_FIELD_GROUPS] = {
  [KOL_FIELD_GROUP_IDENTITY] = { "identity", NC_ ("group", "Creator") },
  [KOL_FIELD_GROUP_PRICE] = { "price", NC_ ("group", "Prices") },
  [KOL_FIELD_GROUP_COST] = { "cost", NC_ ("group", "What a result costs") },
  [KOL_FIELD_GROUP_REACH] = { "reach", NC_ ("group", "Reach, per note, 30 days") },
  [KOL_FIELD_GROUP_ENGAGEMENT] = { "engagement", NC_ ("group", "Engagement, per note, 30 days") },
  [KOL_FIELD_GROUP_AUDIENCE] = { "audience", NC_ ("group", "Followers") },
  [KOL_FIELD_GROUP_SPONSORED] = { "sponsored", NC_ ("group", "Sponsored work") },
  [KOL_FIELD_GROUP_LIVE] = { "live", NC_ ("group", "Live shows") },
  [KOL_FIELD_GROUP_ACCOUNT] = { "account", NC_ ("group", "Account") },
  [KOL_FIELD_GROUP_NOTES] = { "notes", NC_ ("group", "Recent notes") },
};

/**
 * kol_field_group_get_label:
 * @group: a group of fields
 *
 * Returns: (transfer none): the group's heading in the user's language
 */
const char *
kol_field_group_get_label (KolFieldGroup group)
{
  g_return_val_if_fail (group < KOL_N_FIELD_GROUPS, NULL);

  return C_ ("group", groups[group].label);
}

/**
 * kol_field_group_get_id:
 * @group: a group of fields
 *
 * Returns: (transfer none): the group's name for listings, not translated
 */
const char *
kol_field_group_get_id (KolFieldGroup group)
{
  g_return_val_if_fail (group < KOL_N_FIELD_GROUPS, NULL);

  return groups[group].id;
}
