// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-text-dialog.h"

typedef struct
{
  GtkWidget *parent; /* not owned: outlives its modal dialog */
  GtkWidget *dialog; /* not owned: owns this */
  GtkWidget *entry;
  GtkWidget *button;
  KolTextFunc callback;
  gpointer user_data;
} TextDialog;

static char *
get_text (TextDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
on_changed_cb (TextDialog *self)
{
  g_autofree char *text = get_text (self);

  gtk_widget_set_sensitive (self->button, *text != '\0');
}

static void
on_confirmed_cb (TextDialog *self)
{
  g_autofree char *text = get_text (self);

  if (*text == '\0')
    return;

  self->callback (self->parent, text, self->user_data);
  gtk_window_destroy (GTK_WINDOW (self->dialog));
}

static GtkWidget *
create_header (TextDialog *self, const char *confirm)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_centering_policy (ADW_HEADER_BAR (header), ADW_CENTERING_POLICY_LOOSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  self->button = gtk_button_new_with_mnemonic (confirm);
  gtk_widget_add_css_class (self->button, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->button);

  return header;
}

static void
close_on_escape (GtkWidget *dialog)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (dialog, controller);
}

/**
 * kol_text_dialog_present:
 * @parent: a widget of the window to stand over
 * @title: the dialog's title
 * @label: what the text is
 * @text: what stands there at first
 * @confirm: the button's label, with a mnemonic
 * @callback: called when the user confirms a text
 * @user_data: for @callback
 *
 * Asks for one line of text.
 */
void
kol_text_dialog_present (GtkWidget *parent,
                         const char *title,
                         const char *label,
                         const char *text,
                         const char *confirm,
                         KolTextFunc callback,
                         gpointer user_data)
{
  TextDialog *self = g_new0 (TextDialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *group = adw_preferences_group_new ();

  self->parent = parent;
  self->callback = callback;
  self->user_data = user_data;
  self->dialog = adw_window_new ();
  g_object_set (self->dialog, "title", title, "modal", TRUE, "transient-for",
                gtk_widget_get_root (parent), "default-width", 440, "resizable", FALSE, NULL);
  g_object_set_data_full (G_OBJECT (self->dialog), "text-dialog", self, g_free);
  close_on_escape (self->dialog);

  self->entry = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), label);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->entry);
  gtk_widget_set_margin_top (group, 12);
  gtk_widget_set_margin_bottom (group, 24);
  gtk_widget_set_margin_start (group, 18);
  gtk_widget_set_margin_end (group, 18);

  gtk_box_append (GTK_BOX (box), create_header (self, confirm));
  gtk_box_append (GTK_BOX (box), group);
  adw_window_set_content (ADW_WINDOW (self->dialog), box);

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed_cb), self);
  g_signal_connect_swapped (self->entry, "entry-activated", G_CALLBACK (on_confirmed_cb), self);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_confirmed_cb), self);
  on_changed_cb (self);
  gtk_window_present (GTK_WINDOW (self->dialog));
  gtk_widget_grab_focus (self->entry);
}
