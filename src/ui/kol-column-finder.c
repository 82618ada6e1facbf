// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-accessible-name.h"
#include "kol-column-finder.h"
#include "kol-column-line.h"

struct _KolColumnFinder
{
  AdwBin parent_instance;

  GPtrArray *taken; /* owned, nullable, of KolColumn: not offered */
  char *folded;     /* owned: what is looked for */

  /* owned as children */
  GtkWidget *search;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (KolColumnFinder, kol_column_finder, ADW_TYPE_BIN)

enum
{
  SIGNAL_ADD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_offered (GtkListBoxRow *row, gpointer data)
{
  KolColumnFinder *self = data;

  return (self->taken == NULL ||
          !g_ptr_array_find (self->taken, kol_column_line_get (row), NULL)) &&
         kol_column_line_matches (row, self->folded);
}

static void
on_search_changed_cb (KolColumnFinder *self)
{
  g_autofree char *text = NULL;

  g_assert (KOL_IS_COLUMN_FINDER (self));

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  g_free (self->folded);
  self->folded = g_utf8_casefold (text, -1);
  gtk_list_box_invalidate_filter (self->list);
}

/* From that row on, the first that is shown. What stands in an empty list's place is no row. */
static GtkWidget *
find_visible (GtkWidget *row, GtkWidget *(*step) (GtkWidget *) )
{
  while (row != NULL && (!GTK_IS_LIST_BOX_ROW (row) || !gtk_widget_get_child_visible (row)))
    row = step (row);

  return row;
}

static GtkListBoxRow *
get_first (KolColumnFinder *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  GtkWidget *row = find_visible (first, gtk_widget_get_next_sibling);

  return row != NULL ? GTK_LIST_BOX_ROW (row) : NULL;
}

/* Whoever looked for one thing and sees it need not go to it. */
static void
on_search_activated_cb (KolColumnFinder *self)
{
  GtkListBoxRow *row;

  g_assert (KOL_IS_COLUMN_FINDER (self));

  /* Its signal comes a moment after what was typed. */
  on_search_changed_cb (self);
  row = get_first (self);
  if (row == NULL)
    return;

  g_signal_emit (self, signals[SIGNAL_ADD], 0, kol_column_line_get (row));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

static gboolean
on_search_key_cb (KolColumnFinder *self, guint key)
{
  GtkListBoxRow *row;

  g_assert (KOL_IS_COLUMN_FINDER (self));

  if (key != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;

  row = get_first (self);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));

  return GDK_EVENT_STOP;
}

/* The row goes: the focus stays in the list. */
static void
on_row_activated_cb (KolColumnFinder *self, GtkListBoxRow *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (row));
  GtkWidget *previous = gtk_widget_get_prev_sibling (GTK_WIDGET (row));
  GtkWidget *other = find_visible (next, gtk_widget_get_next_sibling);

  g_assert (KOL_IS_COLUMN_FINDER (self));

  if (other == NULL)
    other = find_visible (previous, gtk_widget_get_prev_sibling);
  gtk_widget_grab_focus (other != NULL ? other : self->search);
  g_signal_emit (self, signals[SIGNAL_ADD], 0, kol_column_line_get (row));
}

static void
kol_column_finder_finalize (GObject *object)
{
  KolColumnFinder *self = KOL_COLUMN_FINDER (object);

  g_clear_pointer (&self->taken, g_ptr_array_unref);
  g_clear_pointer (&self->folded, g_free);

  G_OBJECT_CLASS (kol_column_finder_parent_class)->finalize (object);
}

static void
kol_column_finder_class_init (KolColumnFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kol_column_finder_finalize;

  signals[SIGNAL_ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static GtkWidget *
create_search (KolColumnFinder *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Search columns"), NULL);
  kol_accessible_name_set (self->search, _ ("Search columns"));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (on_search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (on_search_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_search_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->search, keys);

  return self->search;
}

static GtkWidget *
create_list (KolColumnFinder *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *nothing = gtk_label_new (_ ("No such column"));

  self->list = GTK_LIST_BOX (list);
  for (guint i = 0; i < kol_column_get_n_columns (); i++)
    {
      GtkWidget *plus = gtk_image_new_from_icon_name ("list-add-symbolic");

      gtk_widget_set_valign (plus, GTK_ALIGN_CENTER);
      gtk_list_box_append (self->list, kol_column_line_new (kol_column_at (i), NULL, plus));
    }
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_widget_set_margin_top (nothing, 24);
  gtk_list_box_set_placeholder (self->list, nothing);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, is_offered, self, NULL);
  gtk_widget_add_css_class (list, "rich-list");
  kol_accessible_name_set (list, _ ("Columns that can be added"));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (scrolled, "column-list");

  return scrolled;
}

static void
kol_column_finder_init (KolColumnFinder *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->folded = g_strdup ("");
  gtk_box_append (GTK_BOX (box), create_search (self));
  gtk_box_append (GTK_BOX (box), create_list (self));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * kol_column_finder_offer:
 * @self: the finder
 * @taken: (element-type KolColumn): what is in the set already
 *
 * Offers every other column.
 */
void
kol_column_finder_offer (KolColumnFinder *self, GPtrArray *taken)
{
  g_return_if_fail (KOL_IS_COLUMN_FINDER (self));
  g_return_if_fail (taken != NULL);

  g_ptr_array_ref (taken);
  g_clear_pointer (&self->taken, g_ptr_array_unref);
  self->taken = taken;
  gtk_list_box_invalidate_filter (self->list);
}

/**
 * kol_column_finder_focus:
 * @self: the finder
 *
 * Goes to the search.
 */
void
kol_column_finder_focus (KolColumnFinder *self)
{
  g_return_if_fail (KOL_IS_COLUMN_FINDER (self));

  gtk_widget_grab_focus (self->search);
}
