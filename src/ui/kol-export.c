// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "kol-compat.h"
#include "kol-export-dialog.h"
#include "kol-export-memory.h"
#include "kol-export-progress.h"
#include "kol-export-toast.h"
#include "kol-export.h"
#include "kol-notify.h"
#include "kol-print.h"
#include "kol-window.h"

/* One export, from the file dialog to the toast: kept faces, missing pictures, then the file. */
typedef struct
{
  GtkWindow *chooser;    /* owned, nullable: the dialog it was chosen in, until a file is */
  GtkWindow *parent;     /* owned: the window that tells of it */
  KolSession *session;   /* owned */
  KolHandover *handover; /* owned */
  const KolHandoverFormat *format;
  GFile *target;             /* owned, nullable until it is chosen */
  GCancellable *cancellable; /* owned: ends the export */
  GCancellable *waiting;     /* owned: goes on without pictures that are not here */
  KolWork *work;             /* owned, nullable until the target is chosen */
  KolExportProgress *dialog; /* owned, nullable until the target is chosen */
} Export;

static void
export_free (Export *self)
{
  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  g_clear_object (&self->dialog);
  g_clear_pointer (&self->work, kol_work_end);
  g_clear_object (&self->chooser);
  g_clear_object (&self->parent);
  g_clear_object (&self->session);
  g_clear_object (&self->handover);
  g_clear_object (&self->target);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->waiting);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

/* The export takes its dialog along when it ends. */
static void
on_cancelled_cb (GtkWindow *dialog, gpointer data)
{
  Export *self = data;

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->waiting);
}

static void
on_go_on_cb (GtkWindow *dialog, gpointer data)
{
  g_cancellable_cancel (((Export *) data)->waiting);
}

static void
create_dialog (Export *self)
{
  g_autofree char *name = g_file_get_basename (self->target);
  g_autofree char *title = g_strdup_printf (_ ("Exporting “%s”"), name);

  self->dialog = kol_export_progress_new (self->parent, title);
  g_signal_connect (self->dialog, "cancelled", G_CALLBACK (on_cancelled_cb), self);
  g_signal_connect (self->dialog, "go-on", G_CALLBACK (on_go_on_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static void
end (Export *self, const GError *error)
{
  g_autofree char *name = g_file_get_basename (self->target);
  g_autofree char *text = NULL;

  if (error == NULL)
    {
      g_autofree char *path = g_file_get_path (self->target);
      guint n_parts = kol_handover_count_parts (self->handover, self->format);
      g_autofree char *first = kol_handover_dup_part_path (path, 0, n_parts);

      text = g_strdup_printf (_ ("Saved “%s”"), name);
      kol_export_tell_saved (KOL_WINDOW (self->parent), first);
      kol_work_end_with_notice (g_steal_pointer (&self->work), "export", text, NULL);
      return;
    }

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    text = g_strdup_printf (_ ("Export of “%s” cancelled"), name);
  else
    text = g_strdup_printf (C_ ("error", "%s: %s"), _ ("The export failed"), error->message);
  kol_window_say (KOL_WINDOW (self->parent), text, FALSE);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;

  kol_handover_write_finish (KOL_HANDOVER (source), result, &error);
  end (self, error);
}

static void
on_write_progress_cb (guint done, guint total, gpointer data)
{
  Export *self = data;
  g_autofree char *text = g_strdup_printf (_ ("Writing creator %u of %u"), done, total);

  kol_export_progress_show (self->dialog, text, done, total);
}

static void
write_file (Export *self)
{
  g_autofree char *path = g_file_get_path (self->target);

  kol_export_progress_set_can_go_on (self->dialog, FALSE);
  kol_export_progress_show (self->dialog, _ ("Writing…"), 0, 0);
  kol_handover_write_async (self->handover, self->format, path, on_write_progress_cb, self,
                            self->cancellable, on_written_cb, self);
}

/* Without what is missing it goes on, unless all was cancelled: then writing ends before it begins.
 */
static void
on_pictures_gathered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;

  if (!kol_session_gather_pictures_finish (KOL_SESSION (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      end (self, error);
      return;
    }

  write_file (g_steal_pointer (&self));
}

static void
on_pictures_progress_cb (guint done, guint total, gpointer data)
{
  Export *self = data;
  g_autofree char *text = g_strdup_printf (_ ("Fetching picture %u of %u"), done, total);

  kol_export_progress_set_can_go_on (self->dialog, TRUE);
  kol_export_progress_show (self->dialog, text, done, total);
}

/* Who names a file “.pdf” wants a PDF, whatever was chosen before. */
static void
follow_name (Export *self)
{
  g_autofree char *name = g_file_get_basename (self->target);
  const KolHandoverFormat *named = kol_handover_format_for_path (name, NULL);

  if (named != NULL)
    self->format = named;
}

static void
on_target_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;

  self->target = kol_compat_save_file_finish (GTK_WINDOW (source), result, &error);
  if (self->target == NULL)
    return;

  follow_name (self);
  self->work = kol_work_begin (self->parent, _ ("A shortlist is being exported."));
  kol_work_hold (self->work);
  gtk_window_close (self->chooser);
  g_clear_object (&self->chooser);
  create_dialog (self);
  kol_export_progress_show (self->dialog, _ ("Finding pictures…"), 0, 0);
  kol_session_gather_pictures_async (self->session, self->handover, self->format,
                                     on_pictures_progress_cb, self, self->waiting,
                                     on_pictures_gathered_cb, self);
  g_steal_pointer (&self);
}

static char *
suggest_name (KolHandover *handover, const KolHandoverFormat *format)
{
  g_autofree char *name = g_strdelimit (g_strdup (kol_handover_get_title (handover)), "/\\:\n\t",
                                        '-');

  return g_strdup_printf ("%s.%s", name, format->extension);
}

/**
 * kol_export_to_file:
 * @chooser: the dialog it was chosen in; closed once a file is chosen
 * @session: where pictures come from
 * @handover: what is handed over; not changed any more
 * @format: in which format
 *
 * Asks for a file, fetches the pictures that are missing and writes the file, with progress that
 * can be cancelled. The window that @chooser belongs to tells how it went.
 */
void
kol_export_to_file (GtkWindow *chooser,
                    KolSession *session,
                    KolHandover *handover,
                    const KolHandoverFormat *format)
{
  g_autofree char *name = NULL;
  Export *self;

  g_return_if_fail (GTK_IS_WINDOW (chooser));
  g_return_if_fail (KOL_IS_SESSION (session));
  g_return_if_fail (KOL_IS_HANDOVER (handover));
  g_return_if_fail (format != NULL);

  self = g_new0 (Export, 1);
  self->chooser = g_object_ref (chooser);
  self->parent = g_object_ref (gtk_window_get_transient_for (chooser));
  self->session = g_object_ref (session);
  self->handover = g_object_ref (handover);
  self->format = format;
  self->cancellable = g_cancellable_new ();
  self->waiting = g_cancellable_new ();

  name = suggest_name (handover, format);
  kol_compat_save_file_async (chooser, _ ("Save As"), name, self->cancellable, on_target_chosen_cb,
                              self);
}

static void
on_bytes_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWindow) parent = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes)
      bytes = kol_handover_write_bytes_finish (KOL_HANDOVER (source), result, &error);
  g_autofree char *text = NULL;
  guint n = kol_handover_get_n_entries (KOL_HANDOVER (source));

  if (bytes != NULL)
    {
      g_autofree char *table = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (parent)), table);
      text = g_strdup_printf (ngettext ("%u creator copied", "%u creators copied", n), n);
    }
  else
    text = g_strdup_printf (C_ ("error", "%s: %s"), _ ("Copying failed"), error->message);
  kol_window_say (KOL_WINDOW (parent), text, FALSE);
}

/**
 * kol_export_to_clipboard:
 * @chooser: the dialog it was chosen in; closed
 * @handover: what is handed over; not changed any more
 * @format: a format that is text
 *
 * Copies what would be written. The window that @chooser belongs to tells how it went.
 */
void
kol_export_to_clipboard (GtkWindow *chooser, KolHandover *handover, const KolHandoverFormat *format)
{
  g_return_if_fail (GTK_IS_WINDOW (chooser));
  g_return_if_fail (KOL_IS_HANDOVER (handover));
  g_return_if_fail (format != NULL);

  kol_handover_write_bytes_async (handover, format, NULL, on_bytes_cb,
                                  g_object_ref (gtk_window_get_transient_for (chooser)));
  gtk_window_close (chooser);
}

/**
 * kol_export_begin:
 * @parent: a widget of the window
 * @session: where pictures come from
 * @shortlist: what is handed over
 * @entries: its entries in the order they are shown
 * @columns: (element-type utf8): the ids of the columns the table shows
 * @format_id: a format's id, such as "pdf"; empty for that of the last export
 *
 * Opens the dialog in which an export is chosen.
 */
void
kol_export_begin (GtkWidget *parent,
                  KolSession *session,
                  KolShortlist *shortlist,
                  GListModel *entries,
                  GPtrArray *columns,
                  const char *format_id)
{
  KolWindow *window;
  KolEnvironment *environment;
  GtkWidget *dialog;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (KOL_IS_SESSION (session));
  g_return_if_fail (format_id != NULL);

  window = KOL_WINDOW (gtk_widget_get_root (parent));
  environment = kol_window_get_environment (window);
  dialog = kol_export_dialog_new (session, shortlist, entries, columns,
                                  kol_environment_get_settings (environment));
  if (*format_id != '\0')
    kol_export_dialog_set_format (KOL_EXPORT_DIALOG (dialog),
                                  kol_handover_format_lookup (format_id));
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * kol_export_print:
 * @parent: a widget of the window
 * @session: where pictures come from
 * @shortlist: what is printed
 * @entries: its entries in the order they are shown
 * @columns: (element-type utf8): the ids of the columns the table shows
 *
 * Prints the pages that a contact sheet would have, as they were chosen last in the dialog.
 */
void
kol_export_print (GtkWidget *parent,
                  KolSession *session,
                  KolShortlist *shortlist,
                  GListModel *entries,
                  GPtrArray *columns)
{
  g_autoptr (KolHandoverOptions) options = NULL;
  KolEnvironment *environment;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (KOL_IS_SESSION (session));
  g_return_if_fail (columns != NULL);

  environment = kol_window_get_environment (KOL_WINDOW (gtk_widget_get_root (parent)));
  options = kol_export_memory_dup_options (kol_environment_get_settings (environment),
                                           kol_handover_format_lookup ("pdf"), columns);
  kol_print_begin (parent, session, shortlist, entries, options);
}
