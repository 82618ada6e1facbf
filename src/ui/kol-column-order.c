// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-accessible-name.h"
#include "kol-column-line.h"
#include "kol-column-order.h"

struct _KolColumnOrder
{
  AdwBin parent_instance;

  /* owned as children */
  GtkLabel *heading;
  GtkListBox *list;

  gboolean is_growing; /* its end is to be seen, once it is known how far down that is */
};

G_DEFINE_FINAL_TYPE (KolColumnOrder, kol_column_order, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static int
get_n_rows (KolColumnOrder *self)
{
  int n_rows = 0;

  while (gtk_list_box_get_row_at_index (self->list, n_rows) != NULL)
    n_rows++;

  return n_rows;
}

/* What can be done with the row that is selected */
static void
update_actions (KolColumnOrder *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int place = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  gboolean can_move_down = row != NULL && place + 1 < get_n_rows (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "column.move-up", place > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "column.move-first", place > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "column.move-down", can_move_down);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "column.move-last", can_move_down);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "column.remove", row != NULL);
}

static void
on_changed (KolColumnOrder *self)
{
  guint n_rows = (guint) get_n_rows (self);
  g_autofree char *text = g_strdup_printf (ngettext ("%u column", "%u columns", n_rows), n_rows);

  gtk_label_set_text (self->heading, text);
  update_actions (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_row_selected_cb (KolColumnOrder *self)
{
  g_assert (KOL_IS_COLUMN_ORDER (self));

  update_actions (self);
}

static void
select_at (KolColumnOrder *self, int place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, place);

  if (row == NULL)
    return;

  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
move_row (KolColumnOrder *self, GtkListBoxRow *row, int to)
{
  g_autoptr (GtkWidget) kept = g_object_ref (GTK_WIDGET (row));
  int from = gtk_list_box_row_get_index (row);

  if (from == to)
    return;

  /* The list forgets which row was selected when that goes; the row itself would not. */
  gtk_list_box_unselect_row (self->list, row);
  gtk_list_box_remove (self->list, kept);
  gtk_list_box_insert (self->list, kept, to);
  select_at (self, to);
  on_changed (self);
}

static void
remove_row (KolColumnOrder *self, GtkListBoxRow *row)
{
  int place = gtk_list_box_row_get_index (row);

  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  select_at (self, MIN (place, get_n_rows (self) - 1));
  on_changed (self);
}

static void
on_remove_clicked_cb (GtkButton *button, gpointer data)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);

  remove_row (KOL_COLUMN_ORDER (data), GTK_LIST_BOX_ROW (row));
}

static void
on_move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KolColumnOrder *self = KOL_COLUMN_ORDER (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int last = get_n_rows (self) - 1;
  int place = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (row == NULL)
    return;

  if (g_str_equal (name, "column.move-up"))
    move_row (self, row, MAX (place - 1, 0));
  else if (g_str_equal (name, "column.move-down"))
    move_row (self, row, MIN (place + 1, last));
  else
    move_row (self, row, g_str_equal (name, "column.move-first") ? 0 : last);
}

static void
on_remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KolColumnOrder *self = KOL_COLUMN_ORDER (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    remove_row (self, row);
}

static GdkContentProvider *
on_drag_prepare_cb (GtkDragSource *source, double x, double y, gpointer row)
{
  return gdk_content_provider_new_typed (GTK_TYPE_LIST_BOX_ROW, row);
}

static void
on_drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer row)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (row));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

/* A row takes the place of the one it is dropped on. */
static gboolean
on_drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  KolColumnOrder *self = KOL_COLUMN_ORDER (data);
  GtkWidget *row = g_value_get_object (value);
  GtkListBoxRow *there = gtk_list_box_get_row_at_y (self->list, (int) y);

  if (gtk_widget_get_parent (row) != GTK_WIDGET (self->list))
    return FALSE;

  move_row (self, GTK_LIST_BOX_ROW (row),
            there != NULL ? gtk_list_box_row_get_index (there) : get_n_rows (self) - 1);

  return TRUE;
}

static GtkWidget *
create_row (KolColumnOrder *self, const KolColumn *column)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  GtkWidget *row = kol_column_line_new (column, "list-drag-handle-symbolic", remove);
  GtkDragSource *source = gtk_drag_source_new ();
  g_autofree char *label = NULL;

  /* Translators: a column */
  label = g_strdup_printf (_ ("Remove “%s”"), kol_column_get_label (column));
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, _ ("Remove (Delete)"));
  kol_accessible_name_set (remove, label);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_clicked_cb), self, 0);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare_cb), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));

  return row;
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    guint key;
  } moves[] = {
    { "column.move-up", GDK_KEY_Up },
    { "column.move-down", GDK_KEY_Down },
    { "column.move-first", GDK_KEY_Home },
    { "column.move-last", GDK_KEY_End },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      gtk_widget_class_install_action (widget_class, moves[i].name, NULL, on_move_cb);
      gtk_widget_class_add_binding_action (widget_class, moves[i].key, GDK_ALT_MASK, moves[i].name,
                                           NULL);
    }
  gtk_widget_class_install_action (widget_class, "column.remove", NULL, on_remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "column.remove", NULL);
}

static void
kol_column_order_class_init (KolColumnOrderClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  install_actions (GTK_WIDGET_CLASS (klass));
}

static GtkWidget *
create_move_button (const char *icon_name, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  kol_accessible_name_set (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static GtkWidget *
create_head (KolColumnOrder *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *heading = gtk_label_new (NULL);

  self->heading = GTK_LABEL (heading);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box),
                  create_move_button ("go-up-symbolic", _ ("Move Up (Alt+↑)"), "column.move-up"));
  gtk_box_append (GTK_BOX (box), create_move_button ("go-down-symbolic", _ ("Move Down (Alt+↓)"),
                                                     "column.move-down"));

  return box;
}

static void
on_height_changed_cb (KolColumnOrder *self, GtkAdjustment *adjustment)
{
  g_assert (KOL_IS_COLUMN_ORDER (self));

  if (!self->is_growing)
    return;

  self->is_growing = FALSE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
}

static GtkWidget *
create_list (KolColumnOrder *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkDropTarget *target = gtk_drop_target_new (GTK_TYPE_LIST_BOX_ROW, GDK_ACTION_MOVE);

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (list, "rich-list");
  kol_accessible_name_set (list, _ ("Columns of the set, in order"));
  g_signal_connect_object (list, "row-selected", G_CALLBACK (on_row_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), self, 0);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (target));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (scrolled, "column-list");
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)),
                           "changed", G_CALLBACK (on_height_changed_cb), self, G_CONNECT_SWAPPED);

  return scrolled;
}

static void
kol_column_order_init (KolColumnOrder *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_box_append (GTK_BOX (box), create_head (self));
  gtk_box_append (GTK_BOX (box), create_list (self));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * kol_column_order_set_columns:
 * @self: the order
 * @set: whose columns it begins with
 */
void
kol_column_order_set_columns (KolColumnOrder *self, KolColumnSet *set)
{
  GtkListBoxRow *row;

  g_return_if_fail (KOL_IS_COLUMN_ORDER (self));
  g_return_if_fail (KOL_IS_COLUMN_SET (set));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < kol_column_set_get_n_columns (set); i++)
    gtk_list_box_append (self->list, create_row (self, kol_column_set_get_column (set, i)));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  on_changed (self);
}

/**
 * kol_column_order_add:
 * @self: the order
 * @column: a column that is not in it
 *
 * Adds it behind the last and shows it; the focus stays where it is.
 */
void
kol_column_order_add (KolColumnOrder *self, const KolColumn *column)
{
  GtkWidget *row;

  g_return_if_fail (KOL_IS_COLUMN_ORDER (self));
  g_return_if_fail (column != NULL);

  row = create_row (self, column);
  gtk_list_box_append (self->list, row);
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  on_changed (self);
  self->is_growing = TRUE;
}

/**
 * kol_column_order_list:
 * @self: the order
 *
 * Returns: (transfer full) (element-type KolColumn): the columns, in order
 */
GPtrArray *
kol_column_order_list (KolColumnOrder *self)
{
  GPtrArray *columns = g_ptr_array_new ();
  GtkListBoxRow *row;

  g_return_val_if_fail (KOL_IS_COLUMN_ORDER (self), columns);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    g_ptr_array_add (columns, (gpointer) kol_column_line_get (row));

  return columns;
}
