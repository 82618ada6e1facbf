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
  GListModel *columns;
  gboolean descending;
  const char *sort;

  g_return_val_if_fail (KOL_IS_CREATOR_TABLE (self), NULL);

  columns = gtk_column_view_get_columns (self->view);
  sort = kol_creator_table_get_sort (self, &descending);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sib)"));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) item = g_list_model_get_item (columns, i);
      KolTableColumn *column = kol_creator_table_find_view_column (self, item);

      if (column != NULL)
        g_variant_builder_add (&builder, "(sib)", column->id, column->width,
                               gtk_column_view_column_get_visible (item));
    }

  return g_variant_new ("(a(sib)sb)", &builder, sort != NULL ? sort : "", descending);
}

static guint
get_position (KolCreatorTable *self, GtkColumnViewColumn *column)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) there = g_list_model_get_item (columns, i);

      if (there == column)
        return i;
    }

  g_return_val_if_reached (0);
}

static void
restore_column (KolCreatorTable *self,
                KolTableColumn *column,
                guint position,
                int width,
                gboolean visible)
{
  kol_creator_table_move_column (self, column->column, position);
  column->width = CLAMP (width, MIN_WIDTH, MAX_WIDTH);
  if (kol_table_column_can_hide (column))
    gtk_column_view_column_set_visible (column->column, visible);
  kol_table_column_apply_width (column);
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
      if (column != NULL && get_position (self, column->column) >= position)
        restore_column (self, column, position++, width, visible);
    }
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
  self->arranging = FALSE;
  kol_creator_table_emit_columns_changed (self);
}
