// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-export.h"
#include "kol-shortlists-page-private.h"
#include "kol-text-dialog.h"

/* What can be done with a shortlist and with whoever is selected on it. */

static gboolean
is_in_own_order (KolShortlistsPage *self)
{
  const char *sort = kol_creator_table_get_sort (self->table, NULL);

  return sort == NULL || *sort == '\0';
}

/*< private >
 * kol_shortlists_page_get_n_entries:
 * @self: a page
 *
 * Returns: how many creators are on the shortlist that is shown
 */
guint
kol_shortlists_page_get_n_entries (KolShortlistsPage *self)
{
  return self->shortlist != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->shortlist)) : 0;
}

/*< private >
 * kol_shortlists_page_update_moves:
 * @self: a page
 *
 * Who is selected can be moved while the shortlist stands in its own order.
 */
void
kol_shortlists_page_update_moves (KolShortlistsPage *self)
{
  gboolean can_move = is_in_own_order (self) &&
                      kol_creator_table_get_selected (self->table) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "shortlist.move-up", can_move);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "shortlist.move-down", can_move);
  gtk_widget_set_visible (self->own_order, !is_in_own_order (self));
}

static void
on_renamed_cb (GtkWidget *parent, const char *name, gpointer data)
{
  KolShortlistsPage *self = KOL_SHORTLISTS_PAGE (parent);

  if (self->shortlist != NULL)
    kol_session_rename_shortlist (self->session, self->shortlist, name);
}

static void
rename_shortlist (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KolShortlistsPage *self = KOL_SHORTLISTS_PAGE (widget);

  if (self->shortlist != NULL)
    kol_text_dialog_present (widget, _ ("Rename Shortlist"), _ ("Name"),
                             kol_shortlist_get_name (self->shortlist), _ ("_Rename"), on_renamed_cb,
                             NULL);
}

static void
delete_shortlist (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KolShortlistsPage *self = KOL_SHORTLISTS_PAGE (widget);

  if (self->shortlist != NULL)
    kol_session_delete_shortlist (self->session, self->shortlist);
}

static void
remove_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KolShortlistsPage *self = KOL_SHORTLISTS_PAGE (widget);
  g_autoptr (GPtrArray) entries = kol_creator_table_get_selected_items (self->table);

  if (self->shortlist != NULL)
    kol_session_remove_entries (self->session, self->shortlist, entries);
}

/* The keys are letters elsewhere, such as in a note. */
static gboolean
is_in_table (KolShortlistsPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->table));
}

static gboolean
on_status_key_cb (GtkWidget *widget, GVariant *status, gpointer data)
{
  KolShortlistsPage *self = KOL_SHORTLISTS_PAGE (widget);

  if (!is_in_table (self))
    return FALSE;

  gtk_widget_activate_action (widget, "shortlist.decide", "u", g_variant_get_uint32 (status));

  return TRUE;
}

static gboolean
on_note_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  KolShortlistsPage *self = KOL_SHORTLISTS_PAGE (widget);

  if (!is_in_table (self) || kol_creator_table_get_selected (self->table) == NULL)
    return FALSE;

  kol_details_pane_focus_note (self->details);

  return TRUE;
}

static void
decide_on_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KolShortlistsPage *self = KOL_SHORTLISTS_PAGE (widget);
  g_autoptr (GPtrArray) entries = kol_creator_table_get_selected_items (self->table);

  if (self->shortlist != NULL && g_variant_get_uint32 (parameter) < KOL_N_ENTRY_STATUSES)
    kol_session_decide (self->session, entries, g_variant_get_uint32 (parameter));
}

static guint
find_entry (KolShortlistsPage *self, KolCreator *creator)
{
  guint n_entries = kol_shortlists_page_get_n_entries (self);

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (KolEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->shortlist), i);

      if (kol_entry_get_creator (entry) == creator)
        return i;
    }

  return G_MAXUINT;
}

static void
move_selected (KolShortlistsPage *self, int by)
{
  KolCreator *selected = kol_creator_table_get_selected (self->table);
  guint from = selected != NULL ? find_entry (self, selected) : G_MAXUINT;

  if (from == G_MAXUINT || !is_in_own_order (self) || (by < 0 && from == 0))
    return;

  kol_session_move_entry (self->session, self->shortlist, from, from + by);
}

static void
move_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_selected (KOL_SHORTLISTS_PAGE (widget), -1);
}

static void
move_down (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_selected (KOL_SHORTLISTS_PAGE (widget), 1);
}

static void
show_own_order (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KolShortlistsPage *self = KOL_SHORTLISTS_PAGE (widget);

  kol_creator_table_sort_by (self->table, NULL, FALSE);
  kol_shortlists_page_update_moves (self);
}

static void
export_shortlist (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KolShortlistsPage *self = KOL_SHORTLISTS_PAGE (widget);
  g_autoptr (GPtrArray) columns = kol_creator_table_get_visible_columns (self->table);

  if (kol_shortlists_page_get_n_entries (self) > 0)
    kol_export_begin (widget, self->session, self->shortlist,
                      kol_creator_table_get_sorted (self->table), columns,
                      g_variant_get_string (parameter, NULL));
}

static void
print_shortlist (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KolShortlistsPage *self = KOL_SHORTLISTS_PAGE (widget);
  g_autoptr (GPtrArray) columns = kol_creator_table_get_visible_columns (self->table);

  if (kol_shortlists_page_get_n_entries (self) > 0)
    kol_export_print (widget, self->session, self->shortlist,
                      kol_creator_table_get_sorted (self->table), columns);
}

/*< private >
 * kol_shortlists_page_install_actions:
 * @widget_class: the page’s class
 *
 * Installs the actions and their keys.
 */
void
kol_shortlists_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "shortlist.rename", NULL, rename_shortlist);
  gtk_widget_class_install_action (widget_class, "shortlist.delete", NULL, delete_shortlist);
  gtk_widget_class_install_action (widget_class, "shortlist.remove", NULL, remove_selected);
  gtk_widget_class_install_action (widget_class, "shortlist.decide", "u", decide_on_selected);
  gtk_widget_class_install_action (widget_class, "shortlist.move-up", NULL, move_up);
  gtk_widget_class_install_action (widget_class, "shortlist.move-down", NULL, move_down);
  gtk_widget_class_install_action (widget_class, "shortlist.own-order", NULL, show_own_order);
  gtk_widget_class_install_action (widget_class, "shortlist.export", "s", export_shortlist);
  gtk_widget_class_install_action (widget_class, "shortlist.print", NULL, print_shortlist);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "shortlist.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "shortlist.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "shortlist.move-up",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK,
                                       "shortlist.move-down", NULL);
  for (guint i = 0; i < KOL_N_ENTRY_STATUSES; i++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_0 + i, 0, on_status_key_cb, "u", i);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0 + i, 0, on_status_key_cb, "u", i);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_n, 0, on_note_key_cb, NULL);
}
