// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-table-row.h"

typedef struct
{
  GtkWidget *widget; /* not owned: removed before it goes */
  KolTableRowFunc show;
} Cell;

struct _KolTableRow
{
  GObject parent_instance;

  GObject *item; /* owned */
  GArray *cells; /* owned, nullable: no cell yet; of Cell: those bound to this row */
};

G_DEFINE_FINAL_TYPE (KolTableRow, kol_table_row, G_TYPE_OBJECT)

static void
kol_table_row_finalize (GObject *object)
{
  KolTableRow *self = KOL_TABLE_ROW (object);

  g_clear_object (&self->item);
  g_clear_pointer (&self->cells, g_array_unref);

  G_OBJECT_CLASS (kol_table_row_parent_class)->finalize (object);
}

static void
kol_table_row_class_init (KolTableRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kol_table_row_finalize;
}

static void
kol_table_row_init (KolTableRow *self)
{
}

/**
 * kol_table_row_new:
 * @item: (type GObject): what stands on it
 *
 * Returns: (transfer full): a row without cells
 */
KolTableRow *
kol_table_row_new (gpointer item)
{
  KolTableRow *self;

  g_return_val_if_fail (G_IS_OBJECT (item), NULL);

  self = g_object_new (KOL_TYPE_TABLE_ROW, NULL);
  self->item = g_object_ref (item);

  return self;
}

/**
 * kol_table_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (type GObject): what stands on it
 */
gpointer
kol_table_row_get_item (KolTableRow *self)
{
  g_return_val_if_fail (KOL_IS_TABLE_ROW (self), NULL);

  return self->item;
}

/**
 * kol_table_row_set_item:
 * @self: a row
 * @item: (type GObject): what stands on it from now on
 *
 * Has every cell of the row show it.
 */
void
kol_table_row_set_item (KolTableRow *self, gpointer item)
{
  g_return_if_fail (KOL_IS_TABLE_ROW (self));
  g_return_if_fail (G_IS_OBJECT (item));

  if (!g_set_object (&self->item, item) || self->cells == NULL)
    return;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);

      cell->show (cell->widget, self);
    }
}

/**
 * kol_table_row_add_cell:
 * @self: a row
 * @cell: a widget that shows something of the row
 * @show: (scope forever): called when another item stands on the row
 *
 * The cell must be removed before it goes.
 */
void
kol_table_row_add_cell (KolTableRow *self, GtkWidget *cell, KolTableRowFunc show)
{
  Cell added = { cell, show };

  g_return_if_fail (KOL_IS_TABLE_ROW (self));
  g_return_if_fail (GTK_IS_WIDGET (cell));
  g_return_if_fail (show != NULL);

  if (self->cells == NULL)
    self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_append_val (self->cells, added);
}

/**
 * kol_table_row_remove_cell:
 * @self: a row
 * @cell: what was added to it
 */
void
kol_table_row_remove_cell (KolTableRow *self, GtkWidget *cell)
{
  g_return_if_fail (KOL_IS_TABLE_ROW (self));
  g_return_if_fail (self->cells != NULL);

  for (guint i = 0; i < self->cells->len; i++)
    {
      if (g_array_index (self->cells, Cell, i).widget != cell)
        continue;
      g_array_remove_index_fast (self->cells, i);
      return;
    }
}

/**
 * kol_table_row_has_cells:
 * @self: a row
 *
 * Returns: whether the view keeps cells for the row: it is on the screen, or near it
 */
gboolean
kol_table_row_has_cells (KolTableRow *self)
{
  g_return_val_if_fail (KOL_IS_TABLE_ROW (self), FALSE);

  return self->cells != NULL && self->cells->len > 0;
}

/**
 * kol_table_row_is_seen:
 * @self: a row
 *
 * Returns: whether the row has cells that are on the screen
 */
gboolean
kol_table_row_is_seen (KolTableRow *self)
{
  g_return_val_if_fail (KOL_IS_TABLE_ROW (self), FALSE);

  return kol_table_row_has_cells (self) &&
         gtk_widget_get_mapped (g_array_index (self->cells, Cell, 0).widget);
}
