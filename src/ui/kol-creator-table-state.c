// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-creator-table-private.h"

/* How the columns are laid, as a value that is kept from one run to the next. */

#define MIN_WIDTH 40
#define MAX_WIDTH 1200

/**
 * kol_creator_table_get_columns_state:
 * @self: a table
 *
 * Returns: (transfer floating): order, width and visibility of all columns and what the table is
 *   sorted by, of type %KOL_CREATOR_TABLE_STATE_TYPE
 */
GVariant *
kol_creator_table_get_columns_state (KolCreatorTable *self)
{
  GVariantBuilder builder;
  gboolean descending;
  const char *sort;

  g_return_val_if_fail (KOL_IS_CREATOR_TABLE (self), NULL);

  sort = kol_creator_table_get_sort (self, &descending);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sib)"));
  for (guint i = 0; i < self->order->len; i++)
    {
      KolTableColumn *column = g_ptr_array_index (self->order, i);

      g_variant_builder_add (&builder, "(sib)", column->id, column->width, column->visible);
    }

  return g_variant_new ("(a(sib)sb)", &builder, sort != NULL ? sort : "", descending);
}

static void
restore_column (KolCreatorTable *self,
                KolTableColumn *column,
                guint position,
                int width,
                gboolean visible)
{
  g_ptr_array_remove (self->order, column);
  g_ptr_array_insert (self->order, (int) position, column);
  kol_table_column_set_width (column, CLAMP (width, MIN_WIDTH, MAX_WIDTH));
  if (kol_table_column_can_hide (column))
    column->visible = visible;
}

static gboolean
is_placed (KolCreatorTable *self, KolTableColumn *column, guint n_placed)
{
  guint position = 0;

  return g_ptr_array_find (self->order, column, &position) && position < n_placed;
}

/**
 * kol_creator_table_set_columns_state:
 * @self: a table
 * @state: what kol_creator_table_get_columns_state() gave, in this version or another
 *
 * Lays the columns as they were. Columns that are not named come last, as they are; names of no
 * column are passed over, and so is a state of another type.
 */
void
kol_creator_table_set_columns_state (KolCreatorTable *self, GVariant *state)
{
  g_autoptr (GVariant) owned = NULL;
  g_autoptr (GVariantIter) iter = NULL;
  const char *id;
  const char *sort;
  gboolean visible;
  gboolean descending;
  int width;
  guint position = 1;

  g_return_if_fail (KOL_IS_CREATOR_TABLE (self));
  g_return_if_fail (state != NULL);

  owned = g_variant_ref_sink (state);
  if (!g_variant_is_of_type (state, G_VARIANT_TYPE (KOL_CREATOR_TABLE_STATE_TYPE)))
    return;

  self->arranging = TRUE;
  g_variant_get (state, "(a(sib)&sb)", &iter, &sort, &descending);
  while (g_variant_iter_next (iter, "(&sib)", &id, &width, &visible))
    {
      KolTableColumn *column = kol_creator_table_find_column (self, id);

      /* Neither the star nor one that was named before. */
      if (column != NULL && !is_placed (self, column, position))
        restore_column (self, column, position++, width, visible);
    }
  kol_creator_table_lay_columns (self);
  kol_creator_table_sort_by (self, sort, descending);
  self->arranging = FALSE;
  kol_creator_table_emit_columns_changed (self);
}

/**
 * kol_creator_table_reset_columns:
 * @self: a table
 *
 * Order, width and visibility as Kollect lays them. What the table is sorted by stays.
 */
void
kol_creator_table_reset_columns (KolCreatorTable *self)
{
  g_return_if_fail (KOL_IS_CREATOR_TABLE (self));

  self->arranging = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      KolTableColumn *column = g_ptr_array_index (self->columns, i);

      restore_column (self, column, i, column->default_width, column->shown);
    }
  kol_creator_table_lay_columns (self);
  self->arranging = FALSE;
  kol_creator_table_emit_columns_changed (self);
}
