// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-creator-table-private.h"
#include "kol-star-cell.h"

/* How one gets through the table: with Tab, and from the side on which reading begins. */

/*< private >
 * kol_creator_table_focus:
 * @widget: a table
 * @direction: where the focus shall go
 *
 * Tab goes on to what comes after the table: its rows are gone through by arrows, and there can be
 * thousands.
 *
 * Returns: whether the focus stays within
 */
gboolean
kol_creator_table_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (is_tab && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return GTK_WIDGET_CLASS (g_type_class_peek (ADW_TYPE_BIN))->focus (widget, direction);
}

static GtkWidget *
find_star (GtkWidget *widget)
{
  GtkWidget *star = KOL_IS_STAR_CELL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); star == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    star = find_star (child);

  return star;
}

/*< private >
 * kol_creator_table_star_focused:
 * @self: a table in which nothing is selected
 *
 * Who comes with Tab has a row under the focus that is not selected yet.
 */
void
kol_creator_table_star_focused (KolCreatorTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *star = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
                        ? find_star (focus)
                        : NULL;

  if (star != NULL)
    kol_star_cell_toggle (KOL_STAR_CELL (star));
}

static gboolean
is_from_right (KolCreatorTable *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static double
get_end (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

static void
on_scrolled_cb (KolCreatorTable *self, GtkAdjustment *adjustment)
{
  g_assert (KOL_IS_CREATOR_TABLE (self));

  self->from_start = is_from_right (self)
                         ? get_end (adjustment) - gtk_adjustment_get_value (adjustment)
                         : 0;
}

static GtkAdjustment *
get_hadjustment (KolCreatorTable *self)
{
  return gtk_scrolled_window_get_hadjustment (
      GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self))));
}

static gboolean
on_start_idle_cb (gpointer data)
{
  KolCreatorTable *self = data;
  GtkAdjustment *adjustment = get_hadjustment (self);

  self->start_idle = 0;
  gtk_adjustment_set_value (adjustment, get_end (adjustment) - self->from_start);

  return G_SOURCE_REMOVE;
}

/* The view counts from the left, and so shows the last columns to who reads from the right. It
 * tells of its room while it is laid out, and would not hear of another value then. */
static void
on_room_changed_cb (KolCreatorTable *self)
{
  g_assert (KOL_IS_CREATOR_TABLE (self));

  if (is_from_right (self) && self->start_idle == 0)
    self->start_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_start_idle_cb, self, NULL);
}

/*< private >
 * kol_creator_table_keep_start:
 * @self: a table
 *
 * Lets the first columns be seen first, also where one reads from right to left.
 */
void
kol_creator_table_keep_start (KolCreatorTable *self)
{
  GtkAdjustment *adjustment = get_hadjustment (self);

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_room_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
