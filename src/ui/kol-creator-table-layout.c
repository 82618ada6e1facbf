// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-compat.h"
#include "kol-creator-table-private.h"

/* Which columns stand in the view and in which order. Of some sixty a dozen are shown; the others
 * have a place in the order, and nothing in the view until they are wanted. */

/* An empty column that takes what is left of the width, so that rows reach the table's end. */
static void
add_filler (KolCreatorTable *self)
{
  g_autoptr (GtkColumnViewColumn) filler = gtk_column_view_column_new (NULL, NULL);

  gtk_column_view_column_set_expand (filler, TRUE);
  gtk_column_view_append_column (self->view, filler);
  kol_creator_table_dress_title (self, NULL);
  self->filler = filler;
}

static void
put_in (KolCreatorTable *self, KolTableColumn *column, guint position)
{
  kol_table_column_create_view_column (column);
  gtk_column_view_insert_column (self->view, position, column->column);
  kol_creator_table_dress_title (self, column);
}

static void
take_out (KolCreatorTable *self, KolTableColumn *column)
{
  gtk_column_view_remove_column (self->view, column->column);
  kol_table_column_clear_view_column (column);
}

static void
move (KolCreatorTable *self, KolTableColumn *column, guint position)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GtkColumnViewColumn) there = g_list_model_get_item (columns, position);

  if (there != column->column)
    gtk_column_view_insert_column (self->view, position, column->column);
}

/**
 * kol_creator_table_lay_columns:
 * @self: a table
 *
 * Brings the view's columns to what is visible, in the table's order.
 */
void
kol_creator_table_lay_columns (KolCreatorTable *self)
{
  gboolean arranging = self->arranging;
  gboolean shows_sorted = self->sorted != NULL && self->sorted->column != NULL;
  guint position = 0;

  self->arranging = TRUE;
  for (guint i = 0; i < self->order->len; i++)
    {
      KolTableColumn *column = g_ptr_array_index (self->order, i);

      if (column->visible && column->column == NULL)
        put_in (self, column, position++);
      else if (column->visible)
        move (self, column, position++);
      else if (column->column != NULL)
        take_out (self, column);
    }
  /* The sorted column came into view. */
  if (!shows_sorted && self->sorted != NULL && self->sorted->column != NULL)
    kol_creator_table_show_sort (self);
  self->arranging = arranging;
}

/* The visible columns as they stand in the view, left to right. */
static GPtrArray *
list_view_columns (KolCreatorTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GPtrArray *visible = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) item = g_list_model_get_item (columns, i);
      KolTableColumn *column = kol_creator_table_find_view_column (self, item);

      /* The filler is none, and the star stays first. */
      if (column != NULL && column->cell == KOL_TABLE_CELL_STAR)
        g_ptr_array_insert (visible, 0, column);
      else if (column != NULL)
        g_ptr_array_add (visible, column);
    }

  return visible;
}

static guint
count_visible (KolCreatorTable *self)
{
  guint n_visible = 0;

  for (guint i = 0; i < self->order->len; i++)
    n_visible += ((KolTableColumn *) g_ptr_array_index (self->order, i))->visible;

  return n_visible;
}

/* The visible columns take each other's places; the hidden ones keep theirs. */
static void
take_order (KolCreatorTable *self)
{
  g_autoptr (GPtrArray) visible = list_view_columns (self);
  guint next = 0;

  /* In the midst of a move one is missing. */
  if (visible->len != count_visible (self))
    return;

  for (guint i = 0; i < self->order->len; i++)
    {
      KolTableColumn *column = g_ptr_array_index (self->order, i);

      if (column->visible)
        self->order->pdata[i] = g_ptr_array_index (visible, next++);
    }
}

static void
on_dragged_cb (gpointer data)
{
  KolCreatorTable *self = KOL_CREATOR_TABLE (data);

  self->drag_idle = 0;
  kol_creator_table_lay_columns (self);
  kol_creator_table_emit_columns_changed (self);
}

/* The view lets every column be dragged away, star and filler too. They are put back when the drag
 * is over, not within it. */
static void
on_columns_moved_cb (KolCreatorTable *self)
{
  g_assert (KOL_IS_CREATOR_TABLE (self));

  if (self->arranging)
    return;

  take_order (self);
  if (self->drag_idle == 0)
    self->drag_idle = g_idle_add_once (on_dragged_cb, self);
}

/**
 * kol_creator_table_begin_layout:
 * @self: a table that has its columns
 *
 * Puts the columns into the view as they are by default.
 */
void
kol_creator_table_begin_layout (KolCreatorTable *self)
{
  self->order = g_ptr_array_copy (self->columns, NULL, NULL);
  g_ptr_array_set_free_func (self->order, NULL);
  add_filler (self);
  kol_creator_table_lay_columns (self);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed",
                           G_CALLBACK (on_columns_moved_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kol_creator_table_end_layout:
 * @self: a table that is coming to its end
 */
void
kol_creator_table_end_layout (KolCreatorTable *self)
{
  g_clear_handle_id (&self->drag_idle, g_source_remove);
  g_clear_pointer (&self->order, g_ptr_array_unref);
}
