// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "kol-print.h"
#include "kol-window.h"

/* What was chosen of the last printing, by the window it was chosen in */
#define SETTINGS_KEY "kol-print-settings"

/* From the action to the paper: missing pictures, then GTK's dialog. */
typedef struct
{
  GtkWindow *parent;         /* owned */
  KolHandover *handover;     /* owned */
  AdwToast *toast;           /* owned, nullable: says that pictures are fetched */
  GCancellable *cancellable; /* owned: goes on without pictures that are not here */
} Printing;

static void
printing_free (Printing *self)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_object (&self->toast);
  g_clear_object (&self->parent);
  g_clear_object (&self->handover);
  g_clear_object (&self->cancellable);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Printing, printing_free)

static void
on_done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  GtkWindow *parent = GTK_WINDOW (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    g_object_set_data_full (G_OBJECT (parent), SETTINGS_KEY,
                            g_object_ref (gtk_print_operation_get_print_settings (operation)),
                            g_object_unref);
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  text = g_strdup_printf (C_ ("error", "%s: %s"), _ ("Printing failed"), error->message);
  kol_window_say (KOL_WINDOW (parent), text, FALSE);
}

static void
run (Printing *self)
{
  g_autoptr (KolPrint) print = kol_print_new (self->handover);
  GtkPrintSettings *settings = g_object_get_data (G_OBJECT (self->parent), SETTINGS_KEY);

  gtk_print_operation_set_print_settings (GTK_PRINT_OPERATION (print), settings);
  g_signal_connect_object (print, "done", G_CALLBACK (on_done_cb), self->parent, 0);
  gtk_print_operation_run (GTK_PRINT_OPERATION (print), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           self->parent, NULL);
}

static void
on_gathered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Printing) self = data;

  /* Cancelled or not: what is here is printed. */
  kol_session_gather_pictures_finish (KOL_SESSION (source), result, NULL);
  run (self);
}

static void
on_go_on_cb (AdwToast *toast, gpointer data)
{
  g_cancellable_cancel (G_CANCELLABLE (data));
}

/* Shown from the first picture that had to be waited for. */
static void
on_progress_cb (guint done, guint total, gpointer data)
{
  Printing *self = data;
  g_autofree char *text = g_strdup_printf (_ ("Fetching picture %u of %u"), done, total);

  if (self->toast == NULL)
    {
      self->toast = g_object_ref_sink (adw_toast_new (text));
      adw_toast_set_timeout (self->toast, 0);
      adw_toast_set_button_label (self->toast, _ ("Print _Without"));
      g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (on_go_on_cb),
                               self->cancellable, 0);
      kol_window_add_toast (KOL_WINDOW (self->parent), self->toast);
    }
  adw_toast_set_title (self->toast, text);
}

/**
 * kol_print_begin:
 * @parent: a widget of the window
 * @session: where pictures come from
 * @shortlist: what is printed
 * @entries: its entries in the order they are shown
 * @options: what was chosen of it
 *
 * Fetches the pictures that are missing, and prints, after the user chose where.
 */
void
kol_print_begin (GtkWidget *parent,
                 KolSession *session,
                 KolShortlist *shortlist,
                 GListModel *entries,
                 KolHandoverOptions *options)
{
  Printing *self;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (KOL_IS_SESSION (session));
  g_return_if_fail (KOL_IS_HANDOVER_OPTIONS (options));

  self = g_new0 (Printing, 1);
  self->parent = g_object_ref (GTK_WINDOW (gtk_widget_get_root (parent)));
  self->cancellable = g_cancellable_new ();
  self->handover = kol_handover_new (kol_shortlist_get_name (shortlist));
  kol_handover_set_options (self->handover, options);
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (KolEntry) entry = g_list_model_get_item (entries, i);

      kol_handover_add_entry (self->handover, entry);
    }

  kol_session_gather_pictures_async (session, self->handover, kol_handover_format_lookup ("pdf"),
                                     on_progress_cb, self, self->cancellable, on_gathered_cb, self);
}
