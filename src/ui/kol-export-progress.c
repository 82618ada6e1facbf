// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-accessible-name.h"
#include "kol-export-progress.h"

struct _KolExportProgress
{
  AdwWindow parent_instance;

  /* owned as children */
  GtkWidget *heading;
  GtkWidget *label;
  GtkWidget *bar;
  GtkWidget *go_on;
};

G_DEFINE_FINAL_TYPE (KolExportProgress, kol_export_progress, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_CANCELLED,
  SIGNAL_GO_ON,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_go_on_clicked_cb (KolExportProgress *self)
{
  g_assert (KOL_IS_EXPORT_PROGRESS (self));

  g_signal_emit (self, signals[SIGNAL_GO_ON], 0);
}

static gboolean
kol_export_progress_close_request (GtkWindow *window)
{
  g_signal_emit (window, signals[SIGNAL_CANCELLED], 0);

  return GDK_EVENT_STOP;
}

static void
kol_export_progress_class_init (KolExportProgressClass *klass)
{
  GTK_WINDOW_CLASS (klass)->close_request = kol_export_progress_close_request;

  signals[SIGNAL_CANCELLED] = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_GO_ON] = g_signal_new ("go-on", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
create_buttons (KolExportProgress *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->go_on = gtk_button_new_with_mnemonic (_ ("_Go On Without"));
  gtk_widget_set_tooltip_text (self->go_on, _ ("Export without the pictures that are missing"));
  gtk_widget_set_visible (self->go_on, FALSE);
  g_signal_connect_object (self->go_on, "clicked", G_CALLBACK (on_go_on_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_box_append (GTK_BOX (box), self->go_on);

  return box;
}

static void
set_margins (GtkWidget *widget, int margin)
{
  gtk_widget_set_margin_top (widget, margin);
  gtk_widget_set_margin_bottom (widget, margin);
  gtk_widget_set_margin_start (widget, margin);
  gtk_widget_set_margin_end (widget, margin);
}

static void
kol_export_progress_init (KolExportProgress *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->heading = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->heading, "title-4");
  gtk_label_set_ellipsize (GTK_LABEL (self->heading), PANGO_ELLIPSIZE_MIDDLE);
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "dim-label");
  gtk_widget_add_css_class (self->label, "numeric");
  self->bar = gtk_progress_bar_new ();
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), create_buttons (self));
  set_margins (box, 24);
  adw_window_set_content (ADW_WINDOW (self), box);
}

/**
 * kol_export_progress_new:
 * @parent: the window it stands over
 * @title: what is going on
 *
 * Returns: (transfer full): a window that is to be presented, and destroyed in the end
 */
KolExportProgress *
kol_export_progress_new (GtkWindow *parent, const char *title)
{
  KolExportProgress *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (KOL_TYPE_EXPORT_PROGRESS, "title", title, "modal", TRUE, "transient-for",
                       parent, "default-width", 380, "resizable", FALSE, NULL);
  gtk_label_set_text (GTK_LABEL (self->heading), title);
  kol_accessible_name_set (self->bar, title);

  return g_object_ref_sink (self);
}

/**
 * kol_export_progress_show:
 * @self: the progress
 * @text: what is being done
 * @done: how much of it
 * @total: of how much; 0 when that is not known yet
 */
void
kol_export_progress_show (KolExportProgress *self, const char *text, guint done, guint total)
{
  g_return_if_fail (KOL_IS_EXPORT_PROGRESS (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar),
                                 total > 0 ? (double) done / total : 0);
}

/**
 * kol_export_progress_set_can_go_on:
 * @self: the progress
 * @can_go_on: whether the export can go on without what it waits for
 */
void
kol_export_progress_set_can_go_on (KolExportProgress *self, gboolean can_go_on)
{
  g_return_if_fail (KOL_IS_EXPORT_PROGRESS (self));

  gtk_widget_set_visible (self->go_on, can_go_on);
}
