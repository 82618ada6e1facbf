// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "kol-compat.h"
#include "kol-export.h"
#include "kol-handover-pictures.h"
#include "kol-notify.h"
#include "kol-window.h"

/* One export, from the file dialog to the toast: kept faces, missing pictures, then the file. */
typedef struct
{
  GtkWindow *parent;             /* owned */
  KolSession *session;           /* owned */
  KolHandover *handover;         /* owned */
  KolHandoverPictures *pictures; /* owned */
  const KolHandoverFormat *format;
  GFile *target;             /* owned, nullable until it is chosen */
  GCancellable *cancellable; /* owned */
  KolWork *work;             /* owned, nullable until the target is chosen */
  guint next_face;           /* entry whose kept face is asked for next */

  GtkWidget *dialog; /* owned, nullable: shows progress */
  GtkWidget *label;
  GtkWidget *bar;
} Export;

static void
export_free (Export *self)
{
  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  g_clear_object (&self->dialog);
  g_clear_pointer (&self->work, kol_work_end);
  g_clear_object (&self->parent);
  g_clear_object (&self->session);
  g_clear_object (&self->handover);
  g_clear_object (&self->pictures);
  g_clear_object (&self->target);
  g_clear_object (&self->cancellable);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
show_progress (Export *self, const char *text, guint done, guint total)
{
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar),
                                 total > 0 ? (double) done / total : 0);
}

static gboolean
on_close_request_cb (GtkWindow *dialog, gpointer data)
{
  /* Closing is cancelling; the export takes its dialog along when it ends. */
  g_cancellable_cancel (G_CANCELLABLE (data));

  return TRUE;
}

static void
create_dialog (Export *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  g_autofree char *name = g_file_get_basename (self->target);
  g_autofree char *title = g_strdup_printf (_ ("Exporting “%s”"), name);
  GtkWidget *heading = gtk_label_new (title);

  gtk_widget_add_css_class (heading, "title-4");
  gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_MIDDLE);
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "dim-label");
  self->bar = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_widget_set_halign (cancel, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_widget_set_margin_top (box, 24);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);

  self->dialog = g_object_ref_sink (adw_window_new ());
  g_object_set (self->dialog, "title", title, "modal", TRUE, "transient-for", self->parent,
                "default-width", 380, "resizable", FALSE, NULL);
  adw_window_set_content (ADW_WINDOW (self->dialog), box);
  g_signal_connect_object (self->dialog, "close-request", G_CALLBACK (on_close_request_cb),
                           self->cancellable, 0);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static void
end (Export *self, const GError *error)
{
  g_autofree char *name = g_file_get_basename (self->target);
  g_autofree char *text = NULL;

  if (error == NULL)
    text = g_strdup_printf (_ ("Saved “%s”"), name);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    text = g_strdup_printf (_ ("Export of “%s” cancelled"), name);
  else
    text = g_strdup_printf (C_ ("error", "%s: %s"), _ ("The export failed"), error->message);

  kol_window_say (KOL_WINDOW (self->parent), text, FALSE);
  if (error == NULL)
    kol_work_end_with_notice (g_steal_pointer (&self->work), "export", text, NULL);
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

  show_progress (self, text, done, total);
}

static void
write_file (Export *self)
{
  g_autofree char *path = g_file_get_path (self->target);

  kol_handover_pictures_attach (self->pictures, self->handover);
  show_progress (self, _ ("Writing…"), 0, 0);
  kol_handover_write_async (self->handover, self->format, path, on_write_progress_cb, self,
                            self->cancellable, on_written_cb, self);
}

static void
on_pictures_fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;

  if (!kol_handover_pictures_fetch_finish (KOL_HANDOVER_PICTURES (source), result, &error))
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

  show_progress (self, text, done, total);
}

static void
fetch_pictures (Export *self)
{
  g_auto (GStrv) urls = kol_handover_list_pictures (self->handover, self->format);

  kol_handover_pictures_fetch_async (self->pictures, (const char *const *) urls,
                                     on_pictures_progress_cb, self, self->cancellable,
                                     on_pictures_fetched_cb, self);
}

static void find_next_face (Export *self);

static void
on_face_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) coded = kol_store_load_avatar_finish (KOL_STORE (source), result, &error);
  KolEntry *entry = kol_handover_get_entry (self->handover, self->next_face);
  const char *url = kol_creator_get_avatar_url (kol_entry_get_creator (entry));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      end (self, error);
      return;
    }
  if (coded != NULL && url != NULL)
    kol_handover_pictures_keep (self->pictures, url, coded);

  self->next_face++;
  find_next_face (g_steal_pointer (&self));
}

/* The faces that the shortlist keeps come first: their addresses can have expired. */
static void
find_next_face (Export *self)
{
  KolEntry *entry;

  if (!self->format->with_pictures ||
      self->next_face >= kol_handover_get_n_entries (self->handover))
    {
      fetch_pictures (self);
      return;
    }

  entry = kol_handover_get_entry (self->handover, self->next_face);
  kol_store_load_avatar_async (kol_session_get_store (self->session),
                               kol_creator_get_id (kol_entry_get_creator (entry)),
                               self->cancellable, on_face_found_cb, self);
}

static void
on_target_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;

  self->target = kol_compat_save_file_finish (GTK_WINDOW (source), result, &error);
  if (self->target == NULL)
    return;

  self->work = kol_work_begin (self->parent, _ ("A shortlist is being exported."));
  create_dialog (self);
  show_progress (self, _ ("Finding pictures…"), 0, 0);
  find_next_face (g_steal_pointer (&self));
}

static const KolHandoverFormat *
find_format (const char *id)
{
  for (guint i = 0; i < kol_handover_get_n_formats (); i++)
    {
      if (g_str_equal (kol_handover_format_at (i)->id, id))
        return kol_handover_format_at (i);
    }

  return NULL;
}

static char *
suggest_name (KolShortlist *shortlist, const KolHandoverFormat *format)
{
  g_autofree char *name = g_strdelimit (g_strdup (kol_shortlist_get_name (shortlist)), "/\\:\n\t",
                                        '-');

  return g_strdup_printf ("%s.%s", name, format->extension);
}

/* Who it is always comes along; then what the table shows, in its order; then where to look. */
static char *
list_columns (GPtrArray *fields)
{
  const KolField *const *identity = kol_handover_default_columns ();
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; identity[i] != NULL; i++)
    {
      if (identity[i]->group == KOL_FIELD_GROUP_IDENTITY)
        g_string_append_printf (ids, "%s,", identity[i]->id);
    }
  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (ids, "%s,", ((const KolField *) g_ptr_array_index (fields, i))->id);
  g_string_append (ids, "profile");

  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static void
set_columns (KolHandover *handover, GPtrArray *fields)
{
  g_autoptr (KolHandoverOptions) options = kol_handover_options_new ();
  g_autofree char *columns = list_columns (fields);
  g_autoptr (GError) error = NULL;

  if (!kol_handover_options_set (options, KOL_OPTION_COLUMNS, columns, &error))
    g_error ("A field is no column: %s", error->message);
  kol_handover_set_options (handover, options);
}

/**
 * kol_export_begin:
 * @parent: a widget of the window
 * @session: tells the user how it went
 * @shortlist: what is handed over
 * @entries: its entries in the order they are shown
 * @fields: (element-type KolField): the fields the table shows
 * @format_id: a format's id, such as "pdf"
 *
 * Asks for a file, fetches the pictures that are missing and writes the file, with progress that
 * can be cancelled.
 */
void
kol_export_begin (GtkWidget *parent,
                  KolSession *session,
                  KolShortlist *shortlist,
                  GListModel *entries,
                  GPtrArray *fields,
                  const char *format_id)
{
  const KolHandoverFormat *format = find_format (format_id);
  g_autofree char *name = NULL;
  Export *self;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (KOL_IS_SESSION (session));
  g_return_if_fail (format != NULL);

  self = g_new0 (Export, 1);
  self->parent = g_object_ref (GTK_WINDOW (gtk_widget_get_root (parent)));
  self->session = g_object_ref (session);
  self->format = format;
  self->cancellable = g_cancellable_new ();
  self->pictures = kol_handover_pictures_new (kol_session_get_pictures (session));
  self->handover = kol_handover_new (kol_shortlist_get_name (shortlist));
  set_columns (self->handover, fields);
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (KolEntry) entry = g_list_model_get_item (entries, i);

      kol_handover_add_entry (self->handover, entry);
    }

  name = suggest_name (shortlist, format);
  kol_compat_save_file_async (self->parent, _ ("Export Shortlist"), name, self->cancellable,
                              on_target_chosen_cb, self);
}
