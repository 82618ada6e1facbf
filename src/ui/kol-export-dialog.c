// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-export-cards.h"
#include "kol-export-dialog.h"
#include "kol-export-memory.h"
#include "kol-export-options.h"
#include "kol-export-preview.h"
#include "kol-export.h"
#include "kol-print.h"

/* So many creators stand in the preview of a table or a text, and so many show their pictures
 * without being asked for: those of the first pages. */
#define N_PREVIEWED 60

struct _KolExportDialog
{
  AdwWindow parent_instance;

  KolSession *session;         /* owned */
  KolShortlist *shortlist;     /* owned */
  GListModel *entries;         /* owned, of KolEntry: as they were when the dialog opened */
  GSettings *settings;         /* owned */
  KolColumnSets *sets;         /* owned: the column sets there are */
  KolHandoverOptions *options; /* owned: what is chosen */
  const KolHandoverFormat *format;
  KolHandover *pictures;     /* owned: knows the pictures of the first creators, nothing else */
  gboolean has_pictures;     /* and does so by now */
  GCancellable *cancellable; /* owned: the dialog is gone */
  guint update_id;           /* what was chosen is shown when the main loop comes to it */

  /* template children */
  KolExportCards *formats;
  GtkLabel *help;
  KolExportOptions *rows;
  KolExportPreview *preview;
  GtkLabel *problem;
  GtkWidget *print;
  GtkWidget *copy;
  GtkWidget *export;
};

G_DEFINE_FINAL_TYPE (KolExportDialog, kol_export_dialog, ADW_TYPE_WINDOW)

/* On the preview's worker. */
static GBytes *
find_picture (const char *creator_id, const char *url, gpointer data)
{
  return kol_handover_dup_picture (KOL_HANDOVER (data), creator_id, url);
}

static KolHandover *
create_handover (KolExportDialog *self, guint max_entries)
{
  KolHandover *handover = kol_handover_new (kol_shortlist_get_name (self->shortlist));
  guint n_entries = MIN (g_list_model_get_n_items (self->entries), max_entries);

  kol_handover_set_options (handover, self->options);
  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (KolEntry) entry = g_list_model_get_item (self->entries, i);

      kol_handover_add_entry (handover, entry);
    }

  return handover;
}

static void
show_preview (KolExportDialog *self)
{
  guint max_entries = self->format->with_pages ? G_MAXUINT : N_PREVIEWED;
  g_autoptr (KolHandover) handover = create_handover (self, max_entries);

  if (self->has_pictures)
    kol_handover_set_picture_func (handover, find_picture, g_object_ref (self->pictures),
                                   g_object_unref);
  kol_export_preview_show (self->preview, handover, self->format);
}

/* What cannot be exported says why, and what was shown before stays. */
static void
update (KolExportDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean can_export = kol_handover_options_check (self->options, &error);

  gtk_widget_set_visible (GTK_WIDGET (self->problem), !can_export);
  gtk_label_set_text (self->problem, can_export ? "" : error->message);
  gtk_widget_set_sensitive (self->export, can_export);
  gtk_widget_set_sensitive (self->copy, can_export);
  gtk_widget_set_sensitive (self->print, can_export);
  if (can_export)
    show_preview (self);
}

static gboolean
on_update_cb (gpointer data)
{
  KolExportDialog *self = KOL_EXPORT_DIALOG (data);

  self->update_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* Many choices can change at once, such as with the format: they are shown once. */
static void
queue_update (KolExportDialog *self)
{
  g_assert (KOL_IS_EXPORT_DIALOG (self));

  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_update_cb, self, NULL);
}

static void
show_format (KolExportDialog *self)
{
  gtk_label_set_text (self->help, kol_handover_format_get_help (self->format));
  gtk_widget_set_visible (self->print, self->format->with_pages);
  gtk_widget_set_visible (self->copy, g_str_equal (self->format->id, "tsv"));
  kol_export_options_set_format (self->rows, self->format);
  queue_update (self);
}

static void
use_format (KolExportDialog *self, const KolHandoverFormat *format)
{
  if (self->format == format)
    return;

  if (self->format != NULL)
    kol_export_memory_keep (self->settings, self->format, self->options);
  self->format = format;
  kol_export_memory_apply (self->settings, format, self->sets, self->options);
  show_format (self);
}

static void
on_format_chosen_cb (KolExportDialog *self, const KolHandoverFormat *format)
{
  g_assert (KOL_IS_EXPORT_DIALOG (self));

  if (self->settings != NULL)
    use_format (self, format);
}

static gboolean
on_close_request_cb (KolExportDialog *self)
{
  g_assert (KOL_IS_EXPORT_DIALOG (self));

  kol_export_memory_keep (self->settings, self->format, self->options);

  return GDK_EVENT_PROPAGATE;
}

static void
on_export_clicked_cb (KolExportDialog *self)
{
  g_autoptr (KolHandover) handover = kol_export_dialog_dup_handover (self);

  kol_export_to_file (GTK_WINDOW (self), self->session, handover, self->format);
}

static void
on_copy_clicked_cb (KolExportDialog *self)
{
  g_autoptr (KolHandover) handover = kol_export_dialog_dup_handover (self);

  kol_export_to_clipboard (GTK_WINDOW (self), handover, self->format);
}

static void
on_print_clicked_cb (KolExportDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  kol_print_begin (GTK_WIDGET (parent), self->session, self->shortlist, self->entries,
                   self->options);
  gtk_window_close (GTK_WINDOW (self));
}

static void
kol_export_dialog_dispose (GObject *object)
{
  KolExportDialog *self = KOL_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->shortlist);
  g_clear_object (&self->entries);
  g_clear_object (&self->settings);
  g_clear_object (&self->sets);
  g_clear_object (&self->options);
  g_clear_object (&self->pictures);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOL_TYPE_EXPORT_DIALOG);

  G_OBJECT_CLASS (kol_export_dialog_parent_class)->dispose (object);
}

static void
kol_export_dialog_finalize (GObject *object)
{
  g_clear_object (&KOL_EXPORT_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (kol_export_dialog_parent_class)->finalize (object);
}

static void
kol_export_dialog_class_init (KolExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kol_export_dialog_dispose;
  object_class->finalize = kol_export_dialog_finalize;

  g_type_ensure (KOL_TYPE_EXPORT_CARDS);
  g_type_ensure (KOL_TYPE_EXPORT_OPTIONS);
  g_type_ensure (KOL_TYPE_EXPORT_PREVIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/kollect_app/Kollect/kol-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KolExportDialog, formats);
  gtk_widget_class_bind_template_child (widget_class, KolExportDialog, help);
  gtk_widget_class_bind_template_child (widget_class, KolExportDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, KolExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, KolExportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, KolExportDialog, print);
  gtk_widget_class_bind_template_child (widget_class, KolExportDialog, copy);
  gtk_widget_class_bind_template_child (widget_class, KolExportDialog, export);
  gtk_widget_class_bind_template_callback (widget_class, on_close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_format_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_print_clicked_cb);
}

static void
kol_export_dialog_init (KolExportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GListModel *
copy_entries (GListModel *entries)
{
  GListStore *copy = g_list_store_new (KOL_TYPE_ENTRY);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (KolEntry) entry = g_list_model_get_item (entries, i);

      g_list_store_append (copy, entry);
    }

  return G_LIST_MODEL (copy);
}

/* The pictures are asked for on the preview's worker from now on; nobody changes them any more. */
static void
on_pictures_gathered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KolExportDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (!kol_session_gather_pictures_finish (KOL_SESSION (source), result, &error) ||
      self->session == NULL)
    return;

  self->has_pictures = TRUE;
  queue_update (self);
}

static void
gather_pictures (KolExportDialog *self)
{
  self->pictures = create_handover (self, N_PREVIEWED);
  kol_session_gather_pictures_async (
      self->session, self->pictures, kol_handover_format_lookup ("pdf"), NULL, NULL,
      self->cancellable, on_pictures_gathered_cb, g_object_ref (self));
}

/**
 * kol_export_dialog_new:
 * @session: where pictures come from
 * @shortlist: what is handed over
 * @entries: its entries in the order they are shown
 * @columns: (element-type utf8): the ids of the columns the table shows
 * @settings: keep what is chosen
 *
 * Returns: (transfer floating): the dialog, on the format of the last export
 */
GtkWidget *
kol_export_dialog_new (KolSession *session,
                       KolShortlist *shortlist,
                       GListModel *entries,
                       GPtrArray *columns,
                       GSettings *settings)
{
  KolExportDialog *self;

  g_return_val_if_fail (KOL_IS_SESSION (session), NULL);
  g_return_val_if_fail (KOL_IS_SHORTLIST (shortlist), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (entries), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (KOL_TYPE_EXPORT_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->shortlist = g_object_ref (shortlist);
  self->entries = copy_entries (entries);
  self->settings = g_object_ref (settings);
  self->sets = kol_column_sets_new (settings, columns);
  self->options = kol_handover_options_new ();
  kol_export_options_set_up (self->rows, self->options, self->sets);
  g_signal_connect_object (self->options, "changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  kol_export_dialog_set_format (self, kol_export_memory_get_format (settings));
  gather_pictures (self);

  return GTK_WIDGET (self);
}

/**
 * kol_export_dialog_set_format:
 * @self: the dialog
 * @format: a format
 *
 * Chooses a format, and of it what was chosen last time.
 */
void
kol_export_dialog_set_format (KolExportDialog *self, const KolHandoverFormat *format)
{
  g_return_if_fail (KOL_IS_EXPORT_DIALOG (self));
  g_return_if_fail (format != NULL);

  kol_export_cards_choose (self->formats, format);
}

/**
 * kol_export_dialog_get_format:
 * @self: the dialog
 *
 * Returns: (transfer none): the format that is chosen
 */
const KolHandoverFormat *
kol_export_dialog_get_format (KolExportDialog *self)
{
  g_return_val_if_fail (KOL_IS_EXPORT_DIALOG (self), NULL);

  return self->format;
}

/**
 * kol_export_dialog_get_options:
 * @self: the dialog
 *
 * Returns: (transfer none): what is chosen
 */
KolHandoverOptions *
kol_export_dialog_get_options (KolExportDialog *self)
{
  g_return_val_if_fail (KOL_IS_EXPORT_DIALOG (self), NULL);

  return self->options;
}

/**
 * kol_export_dialog_dup_handover:
 * @self: the dialog
 *
 * Returns: (transfer full): what is handed over, as it is chosen now, without pictures
 */
KolHandover *
kol_export_dialog_dup_handover (KolExportDialog *self)
{
  g_return_val_if_fail (KOL_IS_EXPORT_DIALOG (self), NULL);

  return create_handover (self, G_MAXUINT);
}
