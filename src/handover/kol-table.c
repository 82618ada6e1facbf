// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-handover-price.h"
#include "kol-i18n.h"
#include "kol-table.h"

struct _KolTable
{
  KolHandover *handover; /* owned */
  GPtrArray *columns;    /* owned, of KolColumn, which live for ever */
  GPtrArray *labels;     /* owned, of char */
  GPtrArray *own_labels; /* owned, of char, which live for ever; NULL: called as everywhere */
};

static const char *
unit_of_kind (KolColumnKind kind)
{
  switch (kind)
    {
    case KOL_COLUMN_KIND_MONEY:
    case KOL_COLUMN_KIND_UNIT_COST:
      /* Translators: yuan, behind the name of a price in a table's header */
      return C_ ("unit", "CNY");
    case KOL_COLUMN_KIND_PERCENT:
      return "%";
    case KOL_COLUMN_KIND_TEXT:
    case KOL_COLUMN_KIND_COUNT:
    case KOL_COLUMN_KIND_MYRIADS:
    case KOL_COLUMN_KIND_RATIO:
    case KOL_COLUMN_KIND_DATE:
    case KOL_COLUMN_KIND_LINK:
    case KOL_COLUMN_KIND_INPUT:
    default:
      return NULL;
    }
}

/* The heading that custom asks for is kept as it is, unless it would say a price that is none. */
static char *
make_own_label (KolHandover *handover, const KolColumn *column, const char *label)
{
  g_autofree char *price = NULL;

  if (!column->price_based || kol_handover_options_get_choice (kol_handover_get_options (handover),
                                                               KOL_OPTION_PRICE) == KOL_PRICE_NET)
    return g_strdup (label);

  price = kol_handover_describe_price (handover);

  /* Translators: a figure's name and its unit, such as "Photo note price (CNY)" */
  return g_strdup_printf (C_ ("column with unit", "%s (%s)"), label, price);
}

static char *
make_label (KolHandover *handover, const KolColumn *column)
{
  const char *label = kol_column_get_label (column);
  const char *unit = unit_of_kind (column->kind);
  g_autofree char *price = NULL;

  if (unit == NULL)
    return g_strdup (label);
  if (!column->price_based)
    return g_strdup_printf (C_ ("column with unit", "%s (%s)"), label, unit);

  price = kol_handover_describe_price (handover);

  /* Translators: a price's name, its unit, and which price: "Photo note price (CNY, net)" */
  return g_strdup_printf (C_ ("column with unit", "%s (%s, %s)"), label, unit, price);
}

static gboolean
is_empty (KolHandover *handover, const KolColumn *column)
{
  if (column->kind == KOL_COLUMN_KIND_INPUT)
    return FALSE;

  for (guint i = 0; i < kol_handover_get_n_entries (handover); i++)
    {
      g_auto (KolCell) cell = KOL_CELL_INIT;

      column->read (column, handover, i, &cell);
      if (cell.kind != KOL_CELL_EMPTY)
        return FALSE;
    }

  return TRUE;
}

static void
add_column (KolTable *self, const KolColumn *column, const char *own_label)
{
  g_ptr_array_add (self->columns, (gpointer) column);
  g_ptr_array_add (self->own_labels, (gpointer) own_label);
  g_ptr_array_add (self->labels, own_label != NULL
                                     ? make_own_label (self->handover, column, own_label)
                                     : make_label (self->handover, column));
}

/* What is wanted beside the set */
static void
add_part (KolTable *self, KolOptionId part, const char *id)
{
  const KolColumn *column = kol_column_lookup (id);

  if (kol_handover_options_get_flag (kol_handover_get_options (self->handover), part) &&
      !g_ptr_array_find (self->columns, column, NULL))
    add_column (self, column, NULL);
}

/**
 * kol_table_new:
 * @handover: what is handed over; not changed as long as the table is there
 *
 * Reads the choices of a hand-over: which columns in which order, whether empty ones are dropped,
 * which prices.
 *
 * Returns: (transfer full): its table
 */
KolTable *
kol_table_new (KolHandover *handover)
{
  g_autoptr (KolColumnSet) set = NULL;
  KolTable *self;
  gboolean drop;

  g_return_val_if_fail (KOL_IS_HANDOVER (handover), NULL);

  self = g_new0 (KolTable, 1);
  self->handover = g_object_ref (handover);
  self->columns = g_ptr_array_new ();
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->own_labels = g_ptr_array_new ();
  set = kol_handover_dup_column_set (handover);
  drop = kol_handover_options_get_flag (kol_handover_get_options (handover),
                                        KOL_OPTION_DROP_EMPTY) &&
         kol_handover_get_n_entries (handover) > 0;

  for (guint i = 0; i < kol_column_set_get_n_columns (set); i++)
    {
      const KolColumn *column = kol_column_set_get_column (set, i);

      if (!drop || !is_empty (handover, column))
        add_column (self, column, kol_column_set_get_column_label (set, i));
    }
  add_part (self, KOL_OPTION_STATUS, "status");
  add_part (self, KOL_OPTION_NOTE, "note");

  return self;
}

/**
 * kol_table_free:
 * @self: (transfer full): a table
 */
void
kol_table_free (KolTable *self)
{
  g_clear_object (&self->handover);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->own_labels, g_ptr_array_unref);
  g_free (self);
}

/**
 * kol_table_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns are shown
 */
guint
kol_table_get_n_columns (KolTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns->len;
}

/**
 * kol_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many entries there are
 */
guint
kol_table_get_n_rows (KolTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return kol_handover_get_n_entries (self->handover);
}

/**
 * kol_table_get_column:
 * @self: a table
 * @column: below kol_table_get_n_columns()
 *
 * Returns: (transfer none): the column
 */
const KolColumn *
kol_table_get_column (KolTable *self, guint column)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);

  return g_ptr_array_index (self->columns, column);
}

static gpointer
copy_column (gconstpointer column, gpointer data)
{
  return (gpointer) column;
}

/**
 * kol_table_dup_columns:
 * @self: a table
 *
 * Returns: (transfer full) (element-type KolColumn): the columns in order, for
 * kol_proof_list_figures()
 */
GPtrArray *
kol_table_dup_columns (KolTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_ptr_array_copy (self->columns, copy_column, NULL);
}

/**
 * kol_table_get_label:
 * @self: a table
 * @column: below kol_table_get_n_columns()
 *
 * Returns: (transfer none): the column's heading, with the unit of money and percents, and which
 * price it is
 */
const char *
kol_table_get_label (KolTable *self, guint column)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (column < self->labels->len, NULL);

  return g_ptr_array_index (self->labels, column);
}

/**
 * kol_table_get_short_label:
 * @self: a table
 * @column: below kol_table_get_n_columns()
 *
 * Returns: (transfer none): what the column set itself calls the column, or else its name for
 * narrow places: without unit, and without which price it is, which has to be told elsewhere
 */
const char *
kol_table_get_short_label (KolTable *self, guint column)
{
  const char *own;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (column < self->own_labels->len, NULL);

  own = g_ptr_array_index (self->own_labels, column);

  return own != NULL ? own : kol_column_get_short_label (kol_table_get_column (self, column));
}

/**
 * kol_table_read:
 * @self: a table
 * @row: below kol_table_get_n_rows()
 * @column: below kol_table_get_n_columns()
 * @cell: an empty cell
 *
 * Puts into @cell what is known.
 */
void
kol_table_read (KolTable *self, guint row, guint column, KolCell *cell)
{
  const KolColumn *of = kol_table_get_column (self, column);

  g_return_if_fail (of != NULL);
  g_return_if_fail (row < kol_table_get_n_rows (self));
  g_return_if_fail (cell != NULL && cell->kind == KOL_CELL_EMPTY);

  if (of->read != NULL)
    of->read (of, self->handover, row, cell);
}

/**
 * kol_table_format:
 * @self: a table
 * @row: below kol_table_get_n_rows()
 * @column: below kol_table_get_n_columns()
 *
 * Returns: (transfer full): the cell as shown to people, see kol_column_format()
 */
char *
kol_table_format (KolTable *self, guint row, guint column)
{
  g_auto (KolCell) cell = KOL_CELL_INIT;

  kol_table_read (self, row, column, &cell);

  return kol_column_format (kol_table_get_column (self, column), &cell);
}
