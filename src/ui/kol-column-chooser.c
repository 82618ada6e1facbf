// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-accessible-name.h"
#include "kol-column-chooser.h"
#include "kol-creator-table-private.h"

struct _KolColumnChooser
{
  GtkPopover parent_instance;

  KolCreatorTable *table; /* owned, nullable */
  gulong changed_id;      /* handler of the table's "columns-changed", 0: none */

  GtkWidget *sort_box;    /* owned as a child */
  GtkDropDown *sort_drop; /* owned as a child */
  GtkWidget *direction;   /* owned as a child: a button */
  GPtrArray *sort_ids;    /* owned, of static strings: what the entries of sort_drop sort by */
  gboolean showing_sort;  /* sort_drop is being set, not used */
  gboolean choosing_sort; /* sort_drop is being used: its model must stay */

  GtkEditable *search; /* owned as a child */
  GtkWidget *list;     /* owned as a child: a box with one box for each group */
  GtkWidget *nothing;  /* owned as a child: said when the search finds no field */
};

G_DEFINE_FINAL_TYPE (KolColumnChooser, kol_column_chooser, GTK_TYPE_POPOVER)

/* The text by which a check button is found. */
#define SEARCH_KEY "kol-search-key"
/* The column it stands for: a KolTableColumn, the table's. */
#define COLUMN_KEY "kol-column"

static void
fill_sort_drop (KolColumnChooser *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const char *sort = kol_creator_table_get_sort (self->table, NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->sort_ids, 0);
  g_ptr_array_add (self->sort_ids, (gpointer) "");
  /* Translators: sort by: as the service gave them */
  gtk_string_list_append (labels, C_ ("sort", "As found"));
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      KolTableColumn *column = g_ptr_array_index (self->table->columns, i);

      if (column->field == NULL || (!column->visible && g_strcmp0 (sort, column->id) != 0))
        continue;
      if (g_strcmp0 (sort, column->id) == 0)
        selected = self->sort_ids->len;
      g_ptr_array_add (self->sort_ids, (gpointer) column->id);
      gtk_string_list_append (labels, kol_table_column_get_label (column));
    }

  gtk_drop_down_set_model (self->sort_drop, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->sort_drop, selected);
}

static void
show_direction (KolColumnChooser *self)
{
  gboolean descending;
  const char *sort = kol_creator_table_get_sort (self->table, &descending);
  const char *label = descending ? _ ("Descending") : _ ("Ascending");

  gtk_widget_set_sensitive (self->direction, sort != NULL);
  gtk_button_set_icon_name (GTK_BUTTON (self->direction), descending
                                                              ? "view-sort-descending-symbolic"
                                                              : "view-sort-ascending-symbolic");
  gtk_widget_set_tooltip_text (self->direction, label);
  kol_accessible_name_set (self->direction, label);
}

static void
show_sort (KolColumnChooser *self)
{
  self->showing_sort = TRUE;
  gtk_widget_set_visible (self->sort_box, kol_creator_table_get_sortable (self->table));
  fill_sort_drop (self);
  show_direction (self);
  self->showing_sort = FALSE;
}

/* The check buttons, each after its group's heading, as the table says. */
static void
show_checks (KolColumnChooser *self)
{
  for (GtkWidget *group = gtk_widget_get_first_child (self->list); group != NULL;
       group = gtk_widget_get_next_sibling (group))
    {
      GtkWidget *heading = gtk_widget_get_first_child (group);

      for (GtkWidget *check = gtk_widget_get_next_sibling (heading); check != NULL;
           check = gtk_widget_get_next_sibling (check))
        {
          const KolTableColumn *column = g_object_get_data (G_OBJECT (check), COLUMN_KEY);

          gtk_check_button_set_active (GTK_CHECK_BUTTON (check), column->visible);
        }
    }
}

static void
on_columns_changed_cb (KolColumnChooser *self)
{
  g_assert (KOL_IS_COLUMN_CHOOSER (self));

  show_checks (self);

  if (self->choosing_sort)
    show_direction (self);
  else if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_sort (self);
}

static void
on_sort_selected_cb (KolColumnChooser *self)
{
  guint selected = gtk_drop_down_get_selected (self->sort_drop);
  const char *id;
  const char *sort;
  KolTableColumn *column;

  g_assert (KOL_IS_COLUMN_CHOOSER (self));

  if (self->showing_sort || selected >= self->sort_ids->len)
    return;

  /* GTK tells late of what show_sort() has set; then nothing is new. */
  id = g_ptr_array_index (self->sort_ids, selected);
  sort = kol_creator_table_get_sort (self->table, NULL);
  if (g_str_equal (id, sort != NULL ? sort : ""))
    return;

  column = kol_creator_table_find_column (self->table, id);
  self->choosing_sort = TRUE;
  kol_creator_table_sort_by (self->table, id,
                             column != NULL && kol_table_column_is_best_descending (column));
  self->choosing_sort = FALSE;
}

static void
on_direction_clicked_cb (KolColumnChooser *self)
{
  gboolean descending;
  const char *sort;

  g_assert (KOL_IS_COLUMN_CHOOSER (self));

  sort = kol_creator_table_get_sort (self->table, &descending);
  kol_creator_table_sort_by (self->table, sort, !descending);
}

static void
on_check_toggled_cb (GtkCheckButton *check, KolColumnChooser *self)
{
  const KolTableColumn *column = g_object_get_data (G_OBJECT (check), COLUMN_KEY);

  g_assert (KOL_IS_COLUMN_CHOOSER (self));

  kol_creator_table_set_column_visible (self->table, column->id,
                                        gtk_check_button_get_active (check));
}

static void
add_check (KolColumnChooser *self, KolTableColumn *column, GtkBox *box)
{
  const char *label = kol_table_column_get_label (column);
  GtkWidget *check = gtk_check_button_new_with_label (label);
  g_autofree char *tooltip = kol_table_column_describe (column);

  gtk_widget_set_tooltip_text (check, tooltip);
  g_object_set_data_full (G_OBJECT (check), SEARCH_KEY, g_utf8_casefold (label, -1), g_free);
  g_object_set_data (G_OBJECT (check), COLUMN_KEY, column);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), column->visible);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_check_toggled_cb), self, 0);
  gtk_box_append (box, check);
}

static KolFieldGroup
get_group (const KolTableColumn *column)
{
  return column->field != NULL ? column->field->group : KOL_FIELD_GROUP_NOTES;
}

static void
add_group (KolColumnChooser *self, KolFieldGroup group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (kol_field_group_get_label (group));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_widget_add_css_class (box, "column-group");
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      KolTableColumn *column = g_ptr_array_index (self->table->columns, i);

      if (kol_table_column_can_hide (column) && get_group (column) == group &&
          (self->table->with_remarks || !kol_table_column_is_remark (column)))
        add_check (self, column, GTK_BOX (box));
    }
  gtk_box_append (GTK_BOX (self->list), box);
}

static void
clear_list (KolColumnChooser *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
}

static gboolean
filter_group (GtkWidget *group, const char *needle)
{
  GtkWidget *heading = gtk_widget_get_first_child (group);
  gboolean any = FALSE;

  for (GtkWidget *check = gtk_widget_get_next_sibling (heading); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    {
      const char *key = g_object_get_data (G_OBJECT (check), SEARCH_KEY);
      gboolean found = strstr (key, needle) != NULL;

      gtk_widget_set_visible (check, found);
      any |= found;
    }
  gtk_widget_set_visible (group, any);

  return any;
}

static void
on_search_changed_cb (KolColumnChooser *self)
{
  g_autofree char *needle = NULL;
  gboolean any = FALSE;

  g_assert (KOL_IS_COLUMN_CHOOSER (self));

  needle = g_utf8_casefold (gtk_editable_get_text (self->search), -1);
  g_strstrip (needle);
  for (GtkWidget *group = gtk_widget_get_first_child (self->list); group != NULL;
       group = gtk_widget_get_next_sibling (group))
    any |= filter_group (group, needle);
  gtk_widget_set_visible (self->nothing, !any);
}

static void
on_reset_clicked_cb (KolColumnChooser *self)
{
  g_assert (KOL_IS_COLUMN_CHOOSER (self));

  if (self->table != NULL)
    kol_creator_table_reset_columns (self->table);
}

static void
fill_list (KolColumnChooser *self)
{
  for (int group = 0; group < KOL_N_FIELD_GROUPS; group++)
    add_group (self, group);
  on_search_changed_cb (self);
}

/* Some seventy check buttons are made when they are first wanted, not when the window starts. */
static void
kol_column_chooser_show (GtkWidget *widget)
{
  KolColumnChooser *self = KOL_COLUMN_CHOOSER (widget);

  if (self->table != NULL)
    {
      show_sort (self);
      if (gtk_widget_get_first_child (self->list) == NULL)
        fill_list (self);
    }

  GTK_WIDGET_CLASS (kol_column_chooser_parent_class)->show (widget);
}

static void
set_table (KolColumnChooser *self, KolCreatorTable *table)
{
  if (self->table != NULL)
    g_clear_signal_handler (&self->changed_id, self->table);
  clear_list (self);
  g_set_object (&self->table, table);
  if (table != NULL)
    self->changed_id = g_signal_connect_swapped (table, "columns-changed",
                                                 G_CALLBACK (on_columns_changed_cb), self);
}

static void
kol_column_chooser_dispose (GObject *object)
{
  KolColumnChooser *self = KOL_COLUMN_CHOOSER (object);

  if (self->table != NULL)
    g_clear_signal_handler (&self->changed_id, self->table);
  g_clear_object (&self->table);

  G_OBJECT_CLASS (kol_column_chooser_parent_class)->dispose (object);
}

static void
kol_column_chooser_finalize (GObject *object)
{
  KolColumnChooser *self = KOL_COLUMN_CHOOSER (object);

  g_clear_pointer (&self->sort_ids, g_ptr_array_unref);

  G_OBJECT_CLASS (kol_column_chooser_parent_class)->finalize (object);
}

static void
kol_column_chooser_class_init (KolColumnChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kol_column_chooser_dispose;
  object_class->finalize = kol_column_chooser_finalize;
  widget_class->show = kol_column_chooser_show;
}

static GtkWidget *
create_sort_box (KolColumnChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_ ("Sort by"));
  GtkWidget *drop = gtk_drop_down_new (NULL, NULL);

  self->sort_box = box;
  self->sort_drop = GTK_DROP_DOWN (drop);
  self->direction = gtk_button_new ();
  kol_accessible_name_set (drop, _ ("Sort by"));
  gtk_widget_set_hexpand (drop, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), drop);
  gtk_box_append (GTK_BOX (box), self->direction);
  g_signal_connect_swapped (drop, "notify::selected", G_CALLBACK (on_sort_selected_cb), self);
  g_signal_connect_swapped (self->direction, "clicked", G_CALLBACK (on_direction_clicked_cb), self);

  return box;
}

static GtkWidget *
create_search (KolColumnChooser *self)
{
  GtkWidget *search = gtk_search_entry_new ();

  self->search = GTK_EDITABLE (search);
  g_object_set (search, "placeholder-text", _ ("Search columns"), NULL);
  kol_accessible_name_set (search, _ ("Search columns"));
  g_signal_connect_swapped (search, "search-changed", G_CALLBACK (on_search_changed_cb), self);
  /* A search entry keeps Escape for itself. */
  g_signal_connect_swapped (search, "stop-search", G_CALLBACK (gtk_popover_popdown), self);

  return search;
}

static GtkWidget *
create_list (KolColumnChooser *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->nothing = gtk_label_new (_ ("No such column"));
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);

  return scrolled;
}

static void
kol_column_chooser_init (KolColumnChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *reset = gtk_button_new_with_mnemonic (_ ("_Reset Columns"));

  self->sort_ids = g_ptr_array_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "column-chooser");
  gtk_widget_set_size_request (box, 320, -1);
  gtk_widget_add_css_class (reset, "flat");
  g_signal_connect_swapped (reset, "clicked", G_CALLBACK (on_reset_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), create_sort_box (self));
  gtk_box_append (GTK_BOX (box), create_search (self));
  gtk_box_append (GTK_BOX (box), create_list (self));
  gtk_box_append (GTK_BOX (box), reset);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * kol_column_chooser_new:
 *
 * Returns: (transfer floating): a popover for a #GtkMenuButton, without a table
 */
GtkWidget *
kol_column_chooser_new (void)
{
  return g_object_new (KOL_TYPE_COLUMN_CHOOSER, NULL);
}

/**
 * kol_column_chooser_set_table:
 * @self: a chooser
 * @table: (nullable): whose columns are chosen
 */
void
kol_column_chooser_set_table (KolColumnChooser *self, KolCreatorTable *table)
{
  g_return_if_fail (KOL_IS_COLUMN_CHOOSER (self));
  g_return_if_fail (table == NULL || KOL_IS_CREATOR_TABLE (table));

  if (self->table != table)
    set_table (self, table);
}
