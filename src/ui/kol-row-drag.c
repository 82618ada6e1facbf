// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-creator-cell.h"
#include "kol-creator-item.h"
#include "kol-row-copy.h"
#include "kol-row-drag.h"

/* A row that is dragged away gives the link to its creator's profile; one of several that are
 * selected gives all of theirs. */

/* On a row's widget: whom it shows. */
#define CREATOR_KEY "kol-creator"

static GtkWidget *
find_row (KolCreatorTable *table, double x, double y)
{
  GtkWidget *view = GTK_WIDGET (kol_creator_table_get_view (table));
  GtkWidget *widget = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && widget != view &&
         g_object_get_data (G_OBJECT (widget), CREATOR_KEY) == NULL)
    widget = gtk_widget_get_parent (widget);

  return widget != view ? widget : NULL;
}

/**
 * kol_row_drag_list:
 * @table: a table
 * @x: a place in its view
 * @y: a place in its view
 *
 * Returns: (transfer full) (nullable) (element-type KolCreator): who is dragged from there
 */
GPtrArray *
kol_row_drag_list (KolCreatorTable *table, double x, double y)
{
  GtkWidget *row;
  KolCreator *dragged;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) creators = NULL;

  g_return_val_if_fail (KOL_IS_CREATOR_TABLE (table), NULL);

  row = find_row (table, x, y);
  if (row == NULL)
    return NULL;

  dragged = g_object_get_data (G_OBJECT (row), CREATOR_KEY);
  items = kol_creator_table_get_selected_items (table);
  creators = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (creators, g_object_ref (kol_creator_item_get (g_ptr_array_index (items, i))));
  if (g_ptr_array_find (creators, dragged, NULL))
    return g_steal_pointer (&creators);

  g_ptr_array_set_size (creators, 0);
  g_ptr_array_add (creators, g_object_ref (dragged));

  return g_steal_pointer (&creators);
}

static GdkContentProvider *
on_prepare_cb (GtkDragSource *source, double x, double y, KolCreatorTable *table)
{
  g_autoptr (GPtrArray) creators = kol_row_drag_list (table, x, y);

  return creators != NULL ? kol_row_copy_create_links (creators) : NULL;
}

static GtkWidget *
find_creator_cell (GtkWidget *widget)
{
  if (widget == NULL || KOL_IS_CREATOR_CELL (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *cell = find_creator_cell (child);

      if (cell != NULL)
        return cell;
    }

  return NULL;
}

static void
on_drag_begin_cb (GtkDragSource *source, GdkDrag *drag, KolCreatorTable *table)
{
  double x;
  double y;
  GtkWidget *cell;

  if (!gtk_gesture_get_point (GTK_GESTURE (source), NULL, &x, &y))
    return;

  cell = find_creator_cell (find_row (table, x, y));
  if (cell != NULL)
    {
      g_autoptr (GdkPaintable) face = gtk_widget_paintable_new (cell);

      gtk_drag_source_set_icon (source, face, 0, 0);
    }
}

/**
 * kol_row_drag_attach:
 * @table: a table
 *
 * Lets rows be dragged away.
 */
void
kol_row_drag_attach (KolCreatorTable *table)
{
  GtkDragSource *source;

  g_return_if_fail (KOL_IS_CREATOR_TABLE (table));

  source = gtk_drag_source_new ();
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_prepare_cb), table, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_drag_begin_cb), table, 0);
  gtk_widget_add_controller (GTK_WIDGET (kol_creator_table_get_view (table)),
                             GTK_EVENT_CONTROLLER (source));
}

/**
 * kol_row_drag_mark:
 * @row: a row's widget
 * @creator: (nullable): whom it shows from now on
 */
void
kol_row_drag_mark (GtkWidget *row, KolCreator *creator)
{
  g_return_if_fail (GTK_IS_WIDGET (row));

  g_object_set_data_full (G_OBJECT (row), CREATOR_KEY,
                          creator != NULL ? g_object_ref (creator) : NULL, g_object_unref);
}
