// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-creator-item.h"
#include "kol-creator-table-private.h"

/* Who is selected, and where what can be seen stays, while items change their rows. */

/*< private >
 * kol_creator_table_dup_creator:
 * @self: a table
 * @position: a row, from 0
 *
 * Returns: (transfer full) (nullable): who stands on it
 */
KolCreator *
kol_creator_table_dup_creator (KolCreatorTable *self, guint position)
{
  g_autoptr (KolTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return row != NULL ? g_object_ref (kol_creator_item_get (kol_table_row_get_item (row))) : NULL;
}

/* Whether whoever is shown beside the table is still among the selected. */
static gboolean
keeps_selected (KolCreatorTable *self, GtkBitset *selection)
{
  GtkBitsetIter iter;
  guint position;
  gboolean valid = gtk_bitset_iter_init_first (&iter, selection, &position);

  for (; valid && self->selected != NULL; valid = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (KolCreator) creator = kol_creator_table_dup_creator (self, position);

      if (creator == self->selected)
        return TRUE;
    }

  return FALSE;
}

/* The row that was added to the selection last is where the cursor is; GTK does not tell. */
static void
on_selection_changed_cb (KolCreatorTable *self, guint position, guint n_items)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  g_autoptr (GtkBitset) all = gtk_selection_model_get_selection (model);
  g_autoptr (GtkBitset) changed = gtk_bitset_new_range (position, n_items);
  g_autoptr (KolCreator) creator = NULL;

  g_assert (KOL_IS_CREATOR_TABLE (self));

  if (self->carried != NULL)
    return;

  gtk_bitset_intersect (changed, all);
  if (!gtk_bitset_is_empty (changed))
    creator = kol_creator_table_dup_creator (self, gtk_bitset_get_minimum (changed));
  else if (keeps_selected (self, all))
    return;
  else if (!gtk_bitset_is_empty (all))
    creator = kol_creator_table_dup_creator (self, gtk_bitset_get_minimum (all));

  kol_creator_table_set_selected (self, creator);
}

static void
on_rows_changed_cb (KolCreatorTable *self)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  g_autoptr (GtkBitset) all = gtk_selection_model_get_selection (model);
  g_autoptr (KolCreator) creator = NULL;

  g_assert (KOL_IS_CREATOR_TABLE (self));

  if (self->carried != NULL || keeps_selected (self, all))
    return;
  if (!gtk_bitset_is_empty (all))
    creator = kol_creator_table_dup_creator (self, gtk_bitset_get_minimum (all));

  kol_creator_table_set_selected (self, creator);
}

/* Rows stay where they are while others stand on them: so the selection has to move. */
static void
on_arranging_cb (KolCreatorTable *self)
{
  g_autoptr (GPtrArray) items = kol_creator_table_get_selected_items (self);

  g_assert (KOL_IS_CREATOR_TABLE (self));

  self->carried = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  for (guint i = 0; i < items->len; i++)
    g_hash_table_add (self->carried, g_object_ref (items->pdata[i]));
}

static GtkBitset *
find_carried (KolCreatorTable *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint n_left = g_hash_table_size (self->carried);
  GtkBitset *found = gtk_bitset_new_empty ();

  for (guint i = 0; i < n_rows && n_left > 0; i++)
    {
      g_autoptr (KolTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (!g_hash_table_contains (self->carried, kol_table_row_get_item (row)))
        continue;
      gtk_bitset_add (found, i);
      n_left--;
    }

  return found;
}

/* All are of one height. */
static double
get_row_height (KolCreatorTable *self)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));
  GtkWidget *row = gtk_widget_get_first_child (list);
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (row, list, &bounds))
    return 0;

  return bounds.size.height;
}

/* What can be seen stays where it is. At the top it does not: who sorts wants to see the first. */
static void
follow_down (KolCreatorTable *self, guint n_rows)
{
  double value = gtk_adjustment_get_value (self->vadjustment);

  if (n_rows > 0 && value > 0)
    gtk_adjustment_set_value (self->vadjustment, value + n_rows * get_row_height (self));
}

static void
on_arranged_cb (KolCreatorTable *self, guint n_down)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  g_autoptr (GtkBitset)
      all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)));
  g_autoptr (GtkBitset) selected = find_carried (self);

  g_assert (KOL_IS_CREATOR_TABLE (self));

  gtk_selection_model_set_selection (model, selected, all);
  g_clear_pointer (&self->carried, g_hash_table_unref);
  on_rows_changed_cb (self);
  follow_down (self, n_down);
}

/*< private >
 * kol_creator_table_connect_selection:
 * @self: a table whose models are made
 */
void
kol_creator_table_connect_selection (KolCreatorTable *self)
{
  g_signal_connect_swapped (self->rows, "arranging", G_CALLBACK (on_arranging_cb), self);
  g_signal_connect_swapped (self->rows, "arranged", G_CALLBACK (on_arranged_cb), self);
  g_signal_connect_swapped (self->selection, "selection-changed",
                            G_CALLBACK (on_selection_changed_cb), self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (on_rows_changed_cb),
                            self);
}

/**
 * kol_creator_table_get_selected_items:
 * @self: a table
 *
 * Returns: (transfer full) (element-type GObject): all selected items of the model, from top to
 *   bottom; possibly none
 */
GPtrArray *
kol_creator_table_get_selected_items (KolCreatorTable *self)
{
  g_autoptr (GtkBitset) all = NULL;
  GPtrArray *items;
  GtkBitsetIter iter;
  guint position;
  gboolean valid;

  g_return_val_if_fail (KOL_IS_CREATOR_TABLE (self), NULL);

  items = g_ptr_array_new_with_free_func (g_object_unref);
  all = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  valid = gtk_bitset_iter_init_first (&iter, all, &position);
  for (; valid; valid = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (KolTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

      g_ptr_array_add (items, g_object_ref (kol_table_row_get_item (row)));
    }

  return items;
}

/**
 * kol_creator_table_select:
 * @self: a table
 * @position: a row, from 0
 *
 * Selects the row and no other.
 */
void
kol_creator_table_select (KolCreatorTable *self, guint position)
{
  g_return_if_fail (KOL_IS_CREATOR_TABLE (self));

  kol_creator_table_complete (self);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
}
