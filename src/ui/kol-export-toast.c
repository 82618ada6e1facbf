// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-export-toast.h"
#include "kol-show-file.h"

static void
unref_file (gpointer file, GClosure *closure)
{
  g_object_unref (file);
}

static void
on_failed_cb (GtkWindow *window, const GError *error, gpointer data)
{
  kol_window_say (KOL_WINDOW (window), error->message, FALSE);
}

static void
on_open_clicked_cb (AdwToast *toast, gpointer data)
{
  GtkWindow *window = g_object_get_data (G_OBJECT (toast), "kol-window");

  kol_show_file (window, G_FILE (data), on_failed_cb, NULL);
}

static void
on_show_clicked_cb (GtkButton *button, gpointer data)
{
  kol_show_file_in_folder (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))), G_FILE (data),
                           on_failed_cb, NULL);
}

static GtkWidget *
create_title (const char *text, GFile *file)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *show = gtk_button_new_with_mnemonic (_ ("_Show in Folder"));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  g_signal_connect_data (show, "clicked", G_CALLBACK (on_show_clicked_cb), g_object_ref (file),
                         unref_file, 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), show);

  return box;
}

/* Two buttons to choose from take longer than a sentence to read. */
#define TOAST_SECONDS 15

/**
 * kol_export_tell_saved:
 * @window: the window
 * @path: what was written
 *
 * Shows a toast that opens the file or its folder.
 */
void
kol_export_tell_saved (KolWindow *window, const char *path)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (AdwToast) toast = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (KOL_IS_WINDOW (window));
  g_return_if_fail (path != NULL);

  file = g_file_new_for_path (path);
  name = g_filename_display_basename (path);
  text = g_strdup_printf (_ ("Saved “%s”"), name);
  toast = adw_toast_new ("");
  adw_toast_set_custom_title (toast, create_title (text, file));
  adw_toast_set_button_label (toast, _ ("_Open"));
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  g_object_set_data (G_OBJECT (toast), "kol-window", window);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_open_clicked_cb),
                         g_object_ref (file), unref_file, 0);
  kol_window_add_toast (window, toast);
  kol_window_announce (window, text);
}
