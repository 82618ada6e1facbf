// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-window-private.h"

/* How the window is laid: from the settings when it opens, into them when it is closed. */

static void
restore_columns (KolWindow *self, KolCreatorTable *table, const char *key)
{
  g_autoptr (GVariant) value = g_settings_get_value (self->settings, key);
  g_autoptr (GVariant) boxed = g_variant_get_maybe (value);
  g_autoptr (GVariant) state = boxed != NULL ? g_variant_get_variant (boxed) : NULL;

  if (state != NULL)
    kol_creator_table_set_columns_state (table, state);
}

static void
save_columns (KolWindow *self, KolCreatorTable *table, const char *key)
{
  g_autoptr (GVariant) state = g_variant_ref_sink (kol_creator_table_get_columns_state (table));

  g_settings_set_value (
      self->settings, key,
      g_variant_new_maybe (G_VARIANT_TYPE_VARIANT, g_variant_new_variant (state)));
}

/* The details stand beside the table, and come and go. GTK keeps the table's width meanwhile, and
 * the window may have another one when they come back: so theirs is kept here. */
static GtkPaned *
get_paned (KolCreatorTable *table)
{
  return GTK_PANED (gtk_widget_get_ancestor (GTK_WIDGET (table), GTK_TYPE_PANED));
}

static void
on_details_shown_cb (GtkWidget *details, GParamSpec *pspec, KolWindow *self)
{
  GtkPaned *paned = GTK_PANED (gtk_widget_get_parent (details));
  const char *key = g_object_get_data (G_OBJECT (paned), "kol-key");
  int width = g_settings_get_int (self->settings, key);
  int room = gtk_widget_get_width (GTK_WIDGET (paned));

  g_assert (KOL_IS_WINDOW (self));

  if (gtk_widget_get_visible (details) && width > 0 && room > width)
    gtk_paned_set_position (paned, room - width);
}

static void
on_details_unmap_cb (GtkWidget *details, KolWindow *self)
{
  GtkWidget *paned = gtk_widget_get_parent (details);

  g_assert (KOL_IS_WINDOW (self));

  if (paned != NULL && gtk_widget_get_width (details) > 0)
    g_settings_set_int (self->settings, g_object_get_data (G_OBJECT (paned), "kol-key"),
                        gtk_widget_get_width (paned) - gtk_paned_get_position (GTK_PANED (paned)));
}

/*< private >
 * kol_window_restore_table:
 * @self: a window
 * @table: one of its tables
 * @columns_key: the setting of its columns
 * @details_key: the setting of the width of the details beside it
 */
void
kol_window_restore_table (KolWindow *self,
                          KolCreatorTable *table,
                          const char *columns_key,
                          const char *details_key)
{
  GtkPaned *paned = get_paned (table);
  GtkWidget *details = gtk_paned_get_end_child (paned);

  restore_columns (self, table, columns_key);
  g_object_set_data (G_OBJECT (paned), "kol-key", (gpointer) details_key);
  g_signal_connect_object (details, "notify::visible", G_CALLBACK (on_details_shown_cb), self, 0);
  g_signal_connect_object (details, "unmap", G_CALLBACK (on_details_unmap_cb), self, 0);
}

/*< private >
 * kol_window_restore_layout:
 * @self: a window that is not shown yet
 */
void
kol_window_restore_layout (KolWindow *self)
{
  int width;
  int height;
  g_autofree char *page = g_settings_get_string (self->settings, "page");

  g_settings_get (self->settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  g_settings_bind (self->settings, "filters-visible", self->filters, "visible",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "filters-width", self->paned, "position",
                   G_SETTINGS_BIND_DEFAULT);
  kol_window_restore_table (self, kol_results_page_get_table (self->results_page),
                            "results-columns", "results-details-width");
  adw_view_stack_set_visible_child_name (self->pages, page);
}

/*< private >
 * kol_window_save_layout:
 * @self: a window
 */
void
kol_window_save_layout (KolWindow *self)
{
  KolShortlist *shortlist = kol_session_get_shortlist (self->session);
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set (self->settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_string (self->settings, "page",
                         adw_view_stack_get_visible_child_name (self->pages));
  save_columns (self, kol_results_page_get_table (self->results_page), "results-columns");
  if (self->shortlists_page != NULL)
    save_columns (self, kol_shortlists_page_get_table (self->shortlists_page), "shortlist-columns");
  if (shortlist != NULL)
    g_settings_set_int64 (self->settings, "shortlist", kol_shortlist_get_id (shortlist));
}
