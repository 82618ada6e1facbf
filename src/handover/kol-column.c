// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-column.h"
#include "kol-handover-price.h"
#include "kol-i18n.h"
#include "kol-text.h"

/* All columns: those that are no field, then one for each field. Made once, never changed. */
typedef struct
{
  KolColumn *columns; /* owned */
  guint n_columns;
  GHashTable *by_id; /* owned: id -> column */
} ColumnIndex;

static KolColumnKind
kind_of_field (KolFieldKind kind)
{
  switch (kind)
    {
    case KOL_FIELD_KIND_COUNT:
      return KOL_COLUMN_KIND_COUNT;
    case KOL_FIELD_KIND_MONEY:
      return KOL_COLUMN_KIND_MONEY;
    case KOL_FIELD_KIND_UNIT_COST:
      return KOL_COLUMN_KIND_UNIT_COST;
    case KOL_FIELD_KIND_PERCENT:
      return KOL_COLUMN_KIND_PERCENT;
    case KOL_FIELD_KIND_RATIO:
      return KOL_COLUMN_KIND_RATIO;
    case KOL_FIELD_KIND_TEXT:
    case KOL_FIELD_KIND_TAGS:
    case KOL_FIELD_KIND_LEVEL:
    case KOL_FIELD_KIND_FLAG:
    default:
      /* Levels and flags have names; whoever opens a table should not have to know what 2 is. */
      return KOL_COLUMN_KIND_TEXT;
    }
}

static KolColumnOrigin
origin_of_field (const KolField *field)
{
  if (kol_field_is_derived (field))
    return KOL_COLUMN_ORIGIN_OURS;
  if (field->price_guard)
    return KOL_COLUMN_ORIGIN_CREATOR;

  return kol_field_is_figure (field) ? KOL_COLUMN_ORIGIN_PLATFORM : KOL_COLUMN_ORIGIN_NONE;
}

static char *
join_tags (const KolField *field, const char *const *tags)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; tags[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (joined, C_ ("list", ", "));
      g_string_append (joined, kol_field_translate_value (field, tags[i]));
    }

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static char *
dup_text (KolHandover *handover, KolCreator *creator, const KolField *field)
{
  double level;

  if (field->kind == KOL_FIELD_KIND_TEXT)
    return g_strdup (kol_field_translate_value (field, kol_creator_get_text (creator, field)));
  if (field->kind == KOL_FIELD_KIND_TAGS)
    return join_tags (field, kol_creator_get_tags (creator, field));

  level = kol_creator_get_figure (creator, field);

  return kol_field_format (field, level, KOL_NUMBER_STYLE_WESTERN);
}

static void
read_field (const KolColumn *self, KolHandover *handover, guint entry, KolCell *cell)
{
  KolCreator *creator = kol_entry_get_creator (kol_handover_get_entry (handover, entry));

  if (!kol_creator_knows (creator, self->field))
    return;

  if (self->kind == KOL_COLUMN_KIND_TEXT)
    {
      cell->kind = KOL_CELL_TEXT;
      cell->text = dup_text (handover, creator, self->field);
      return;
    }

  cell->number = kol_creator_get_figure (creator, self->field);
  if (self->price_based)
    cell->number *= kol_handover_get_price_factor (handover);
  if (isfinite (cell->number))
    cell->kind = KOL_CELL_NUMBER;
}

static KolColumn
column_of_field (const KolField *field)
{
  return (KolColumn){
    .id = field->id,
    .label = field->label,
    .short_label = field->short_label,
    .kind = kind_of_field (field->kind),
    .origin = origin_of_field (field),
    .width = field->width,
    .definition = field->definition,
    .field = field,
    .price_based = kol_field_is_price_based (field),
    .read = read_field,
  };
}

static ColumnIndex *
build_index (void)
{
  ColumnIndex *index = g_new0 (ColumnIndex, 1);
  guint n_rows;
  const KolColumn *rows = kol_column_table_get (&n_rows);

  index->n_columns = n_rows + kol_field_get_n_fields ();
  index->columns = g_new0 (KolColumn, index->n_columns);
  index->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < index->n_columns; i++)
    {
      index->columns[i] = i < n_rows ? rows[i] : column_of_field (kol_field_at (i - n_rows));
      g_hash_table_insert (index->by_id, (gpointer) index->columns[i].id, &index->columns[i]);
    }

  return index;
}

static const ColumnIndex *
get_index (void)
{
  static gsize initialized = 0;

  if (g_once_init_enter (&initialized))
    g_once_init_leave (&initialized, GPOINTER_TO_SIZE (build_index ()));

  return GSIZE_TO_POINTER (initialized);
}

/**
 * kol_cell_clear:
 * @cell: a cell
 *
 * Empties it.
 */
void
kol_cell_clear (KolCell *cell)
{
  cell->kind = KOL_CELL_EMPTY;
  cell->number = NAN;
  g_clear_pointer (&cell->text, g_free);
}

/**
 * kol_column_get_n_columns:
 *
 * Returns: how many columns there are to choose among
 */
guint
kol_column_get_n_columns (void)
{
  return get_index ()->n_columns;
}

/**
 * kol_column_at:
 * @index: below kol_column_get_n_columns()
 *
 * Returns: (transfer none): a column
 */
const KolColumn *
kol_column_at (guint index)
{
  g_return_val_if_fail (index < kol_column_get_n_columns (), NULL);

  return &get_index ()->columns[index];
}

/**
 * kol_column_lookup:
 * @id: a column's or a field's id
 *
 * Returns: (transfer none) (nullable): the column, %NULL when there is none of that id
 */
const KolColumn *
kol_column_lookup (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (get_index ()->by_id, id);
}

/**
 * kol_column_get_label:
 * @self: a column
 *
 * Returns: (transfer none): its name, without unit
 */
const char *
kol_column_get_label (const KolColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _ (self->label);
}

/**
 * kol_column_get_short_label:
 * @self: a column
 *
 * Returns: (transfer none): a name for narrow places
 */
const char *
kol_column_get_short_label (const KolColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->short_label != NULL ? C_ ("column", self->short_label) : _ (self->label);
}

/**
 * kol_column_get_definition:
 * @self: a column
 *
 * Returns: (transfer none): what it says
 */
const char *
kol_column_get_definition (const KolColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _ (self->definition);
}

/**
 * kol_column_get_choice:
 * @self: a column
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): what can be chosen in its cells, %NULL after the last; a
 * column without choices takes any text
 */
const char *
kol_column_get_choice (const KolColumn *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < G_N_ELEMENTS (self->choices), NULL);

  return self->choices[index] != NULL ? C_ ("verdict", self->choices[index]) : NULL;
}

/**
 * kol_column_is_number:
 * @self: a column
 *
 * Returns: whether its cells are numbers that can be reckoned with
 */
gboolean
kol_column_is_number (const KolColumn *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  switch (self->kind)
    {
    case KOL_COLUMN_KIND_COUNT:
    case KOL_COLUMN_KIND_MYRIADS:
    case KOL_COLUMN_KIND_MONEY:
    case KOL_COLUMN_KIND_UNIT_COST:
    case KOL_COLUMN_KIND_PERCENT:
    case KOL_COLUMN_KIND_RATIO:
      return TRUE;
    case KOL_COLUMN_KIND_TEXT:
    case KOL_COLUMN_KIND_DATE:
    case KOL_COLUMN_KIND_LINK:
    case KOL_COLUMN_KIND_INPUT:
    default:
      return FALSE;
    }
}

static char *
format_number (const KolColumn *self, double number)
{
  KolNumberStyle style = kol_number_style_default ();

  switch (self->kind)
    {
    case KOL_COLUMN_KIND_MYRIADS:
      return kol_format_myriads (number);
    case KOL_COLUMN_KIND_MONEY:
      return kol_format_money (number, style);
    case KOL_COLUMN_KIND_UNIT_COST:
      return kol_format_unit_cost (number);
    case KOL_COLUMN_KIND_PERCENT:
      return kol_format_percent (number);
    case KOL_COLUMN_KIND_RATIO:
      return kol_format_ratio (number);
    case KOL_COLUMN_KIND_COUNT:
    case KOL_COLUMN_KIND_TEXT:
    case KOL_COLUMN_KIND_DATE:
    case KOL_COLUMN_KIND_LINK:
    case KOL_COLUMN_KIND_INPUT:
    default:
      return kol_format_count (number, style);
    }
}

/**
 * kol_column_format:
 * @self: a column
 * @cell: one of its cells
 *
 * Returns: (transfer full): what is in the cell as shown to people in the language of this thread:
 * one line, an en dash for nothing; nothing at all where the reader is to write
 */
char *
kol_column_format (const KolColumn *self, const KolCell *cell)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (cell != NULL, NULL);

  switch (cell->kind)
    {
    case KOL_CELL_TEXT:
    case KOL_CELL_LINK:
      return kol_text_clean (cell->text);
    case KOL_CELL_NUMBER:
      return format_number (self, cell->number);
    case KOL_CELL_DATE:
      return kol_format_date_time (cell->number);
    case KOL_CELL_EMPTY:
    default:
      return g_strdup (self->kind == KOL_COLUMN_KIND_INPUT ? "" : KOL_UNKNOWN);
    }
}
