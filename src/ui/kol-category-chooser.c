// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-accessible-name.h"
#include "kol-category-chooser.h"
#include "kol-category.h"
#include "kol-wrap-layout.h"

struct _KolCategoryChooser
{
  GtkWidget parent_instance;

  KolQuery *query;         /* owned */
  const KolFilter *filter; /* static */
  GtkWidget *chips;        /* child: a wrapping box, the menu button last */
  GtkWidget *add;          /* in chips: opens the popover */
  GtkWidget *search;       /* in the popover */
  GtkWidget *list;  /* in the popover: a GtkListBox of check buttons, filled when first shown */
  gboolean syncing; /* the checks follow the query, not the other way round */
};

G_DEFINE_FINAL_TYPE (KolCategoryChooser, kol_category_chooser, GTK_TYPE_WIDGET)

static GStrv
list_chosen (KolCategoryChooser *self)
{
  const char *value = kol_query_get (self->query, self->filter->id);

  return g_strsplit (value != NULL ? value : "", ",", -1);
}

static void
choose (KolCategoryChooser *self, const char *name, gboolean chosen)
{
  g_auto (GStrv) before = list_chosen (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) after = NULL;
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; before[i] != NULL; i++)
    {
      if (!g_str_equal (before[i], name))
        g_strv_builder_add (builder, before[i]);
    }
  if (chosen)
    g_strv_builder_add (builder, name);
  after = g_strv_builder_end (builder);
  value = g_strjoinv (",", after);

  /* The names come out of the tree itself. */
  if (!kol_query_set (self->query, self->filter->id, value, &error))
    g_critical ("A category was refused: %s", error->message);
}

static void
on_chip_clicked_cb (KolCategoryChooser *self, GtkButton *chip)
{
  g_assert (KOL_IS_CATEGORY_CHOOSER (self));

  choose (self, g_object_get_data (G_OBJECT (chip), "category"), FALSE);
}

static GtkWidget *
create_chip (KolCategoryChooser *self, const char *name)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *path = kol_category_get_path (name);
  g_autofree char *tooltip = g_strdup_printf (_ ("Remove “%s”"), path);

  gtk_box_append (GTK_BOX (box), gtk_label_new (path));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "chosen");
  gtk_widget_set_tooltip_text (chip, tooltip);
  kol_accessible_name_set (chip, tooltip);
  g_object_set_data_full (G_OBJECT (chip), "category", g_strdup (name), g_free);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (on_chip_clicked_cb), self,
                           G_CONNECT_SWAPPED);

  return chip;
}

static void
sync_checks (KolCategoryChooser *self, const char *const *chosen)
{
  self->syncing = TRUE;
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *check = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
      const char *name = g_object_get_data (G_OBJECT (row), "category");

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_strv_contains (chosen, name));
    }
  self->syncing = FALSE;
}

static void
on_query_changed_cb (KolCategoryChooser *self)
{
  g_auto (GStrv) chosen = list_chosen (self);
  GtkWidget *child;

  g_assert (KOL_IS_CATEGORY_CHOOSER (self));

  while ((child = gtk_widget_get_first_child (self->chips)) != self->add)
    gtk_box_remove (GTK_BOX (self->chips), child);

  for (guint i = 0; chosen[i] != NULL; i++)
    {
      if (*chosen[i] != '\0')
        gtk_widget_insert_before (create_chip (self, chosen[i]), self->chips, self->add);
    }
  sync_checks (self, (const char *const *) chosen);
}

static void
on_check_toggled_cb (KolCategoryChooser *self, GtkCheckButton *check)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (check));

  g_assert (KOL_IS_CATEGORY_CHOOSER (self));

  if (!self->syncing)
    choose (self, g_object_get_data (G_OBJECT (row), "category"),
            gtk_check_button_get_active (check));
}

static void
add_row (KolCategoryChooser *self, const char *name, const char *parent)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *check = gtk_check_button_new_with_label (name);

  gtk_widget_set_focusable (row, FALSE);
  if (parent == NULL)
    gtk_widget_add_css_class (check, "heading");
  else
    gtk_widget_set_margin_start (check, 24);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), check);
  kol_accessible_name_set (row, name);
  g_object_set_data (G_OBJECT (row), "category", (gpointer) name);
  g_object_set_data (G_OBJECT (row), "parent-category", (gpointer) parent);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_check_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
fill_list (KolCategoryChooser *self)
{
  for (guint i = 0; i < kol_category_get_n_categories (); i++)
    {
      const KolCategory *category = kol_category_at (i);

      add_row (self, category->name, NULL);
      for (guint j = 0; category->children[j] != NULL; j++)
        add_row (self, category->children[j], category->name);
    }
}

static void
on_popover_shown_cb (KolCategoryChooser *self)
{
  g_auto (GStrv) chosen = list_chosen (self);

  g_assert (KOL_IS_CATEGORY_CHOOSER (self));

  if (gtk_widget_get_first_child (self->list) == NULL)
    fill_list (self);
  sync_checks (self, (const char *const *) chosen);
  gtk_widget_grab_focus (self->search);
}

static gboolean
row_matches (GtkListBoxRow *row, gpointer data)
{
  KolCategoryChooser *self = data;
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  const char *name = g_object_get_data (G_OBJECT (row), "category");
  const char *parent = g_object_get_data (G_OBJECT (row), "parent-category");

  return strstr (name, words) != NULL || (parent != NULL && strstr (parent, words) != NULL);
}

static void
on_search_changed_cb (KolCategoryChooser *self)
{
  g_assert (KOL_IS_CATEGORY_CHOOSER (self));

  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
}

/* A search entry keeps Escape for itself. */
static void
on_search_stopped_cb (KolCategoryChooser *self)
{
  g_assert (KOL_IS_CATEGORY_CHOOSER (self));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->add));
}

static GtkWidget *
create_popover (KolCategoryChooser *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->search = gtk_search_entry_new ();
  /* As wide as what it says while it is empty, however large text is. */
  g_object_set (self->search, "placeholder-text", _ ("Find a category"), "width-chars",
                (int) g_utf8_strlen (_ ("Find a category"), -1), NULL);
  kol_accessible_name_set (self->search, _ ("Find a category"));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (on_search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (on_search_stopped_cb), self,
                           G_CONNECT_SWAPPED);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), row_matches, self, NULL);
  gtk_widget_add_css_class (self->list, "categories");
  kol_accessible_name_set (self->list, _ ("Categories"));

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 240, 360);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "show", G_CALLBACK (on_popover_shown_cb), self,
                           G_CONNECT_SWAPPED);

  return popover;
}

static void
kol_category_chooser_dispose (GObject *object)
{
  KolCategoryChooser *self = KOL_CATEGORY_CHOOSER (object);

  g_clear_pointer (&self->chips, gtk_widget_unparent);
  g_clear_object (&self->query);

  G_OBJECT_CLASS (kol_category_chooser_parent_class)->dispose (object);
}

static void
kol_category_chooser_class_init (KolCategoryChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kol_category_chooser_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
kol_category_chooser_init (KolCategoryChooser *self)
{
  self->chips = kol_wrap_box_new (6);
  gtk_widget_set_parent (self->chips, GTK_WIDGET (self));

  self->add = gtk_menu_button_new ();
  /* Translators: opens the tree of content categories */
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->add), _ ("Add…"));
  gtk_widget_add_css_class (self->add, "chip");
  gtk_widget_set_tooltip_text (self->add, _ ("Add categories"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add), create_popover (self));
  kol_wrap_box_append (self->chips, self->add);
}

/**
 * kol_category_chooser_new:
 * @query: the query to show and change
 * @filter: a tree filter
 *
 * Returns: (transfer floating): a new chooser
 */
GtkWidget *
kol_category_chooser_new (KolQuery *query, const KolFilter *filter)
{
  KolCategoryChooser *self;

  g_return_val_if_fail (KOL_IS_QUERY (query), NULL);
  g_return_val_if_fail (filter != NULL && filter->kind == KOL_FILTER_KIND_TREE, NULL);

  self = g_object_new (KOL_TYPE_CATEGORY_CHOOSER, NULL);
  self->query = g_object_ref (query);
  self->filter = filter;
  g_signal_connect_object (query, "changed", G_CALLBACK (on_query_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_query_changed_cb (self);

  return GTK_WIDGET (self);
}
