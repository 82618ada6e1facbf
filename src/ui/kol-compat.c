// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

/* This file alone may name what came after the floor, each time behind a version test. */
#undef ADW_VERSION_MAX_ALLOWED
#undef GDK_VERSION_MAX_ALLOWED

#include <glib/gi18n-lib.h>

#include "kol-compat.h"

typedef struct
{
  KolAlertFunc callback;
  gpointer user_data; /* not owned */
} Alert;

static void
answer_alert (Alert *alert, const char *response)
{
  if (alert->callback != NULL)
    alert->callback (g_strcmp0 (response, "confirm") == 0, alert->user_data);
}

static void
on_alert_response_cb (GtkWidget *dialog, const char *response, Alert *alert)
{
  answer_alert (alert, response);
}

static void
alert_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

/**
 * kol_compat_alert:
 * @parent: a widget in the window that is asked about
 * @heading: the question
 * @body: what follows from yes
 * @confirm: label of yes, with a mnemonic
 * @destructive: whether yes destroys something
 * @callback: (nullable) (scope async): called once with the answer
 * @user_data: data for @callback
 *
 * Asks a question that stands in the way. Escape and Cancel say no, and so does the end of the
 * window.
 */
void
kol_compat_alert (GtkWidget *parent,
                  const char *heading,
                  const char *body,
                  const char *confirm,
                  gboolean destructive,
                  KolAlertFunc callback,
                  gpointer user_data)
{
  Alert *alert;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (heading != NULL && confirm != NULL);

  alert = g_new0 (Alert, 1);
  alert->callback = callback;
  alert->user_data = user_data;

#if ADW_CHECK_VERSION(1, 5, 0)
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "confirm", confirm, NULL);
  adw_alert_dialog_set_response_appearance (
      dialog, "confirm", destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, destructive ? "cancel" : "confirm");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_alert_response_cb), alert, alert_free,
                         G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
#else
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              heading, body);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_add_responses (message, "cancel", _ ("_Cancel"), "confirm", confirm, NULL);
  adw_message_dialog_set_response_appearance (
      message, "confirm", destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (message, destructive ? "cancel" : "confirm");
  adw_message_dialog_set_close_response (message, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_alert_response_cb), alert, alert_free,
                         G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

#if GTK_CHECK_VERSION(4, 10, 0)

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             _ ("No file was chosen"));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
choose_file (GTask *task, GtkWindow *parent, const char *title, const char *file_name)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_save (dialog, parent, g_task_get_cancellable (task), on_file_chosen_cb,
                        g_object_ref (task));
}

#else

static void
return_chosen_file (GTask *task, GFile *file)
{
  GtkNativeDialog *dialog = g_task_get_task_data (task);

  gtk_native_dialog_hide (dialog);
  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             _ ("No file was chosen"));
}

static void
on_chooser_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GFile *file = NULL;

  g_signal_handlers_disconnect_by_data (dialog, task);
  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  return_chosen_file (task, file);
}

static void
on_choice_cancelled_cb (GCancellable *cancellable, GtkNativeDialog *dialog)
{
  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_CANCEL);
}

static void
choose_file (GTask *task, GtkWindow *parent, const char *title, const char *file_name)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), file_name);
  g_signal_connect (chooser, "response", G_CALLBACK (on_chooser_response_cb), g_object_ref (task));
  /* Not g_cancellable_connect(): its callback must not reach g_cancellable_disconnect(), and the
   * end of the dialog would. */
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_choice_cancelled_cb), chooser,
                             0);
  g_task_set_task_data (task, chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

#endif

/**
 * kol_compat_save_file_async:
 * @parent: the window in front of which the dialog opens
 * @title: what is being saved
 * @file_name: the name that is proposed
 * @cancellable: (nullable): closes the dialog
 * @callback: called when the dialog was answered
 * @user_data: data for @callback
 *
 * Asks where a file shall be written. An existing file is asked about by the dialog.
 */
void
kol_compat_save_file_async (GtkWindow *parent,
                            const char *title,
                            const char *file_name,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (title != NULL && file_name != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (task, kol_compat_save_file_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  choose_file (task, parent, title, file_name);
}

/**
 * kol_compat_save_file_finish:
 * @parent: the window given to kol_compat_save_file_async()
 * @result: the result
 * @error: return location for an error; %G_IO_ERROR_CANCELLED when the dialog was dismissed
 *
 * Returns: (transfer full) (nullable): the file to write
 */
GFile *
kol_compat_save_file_finish (GtkWindow *parent, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_compat_save_file_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kol_compat_show_about:
 * @parent: the window in front of which it opens
 *
 * Shows what Kollect is, its version and its licence.
 */
void
kol_compat_show_about (GtkWindow *parent)
{
  static const char *const authors[] = { "The Kollect authors", NULL };
  static const struct
  {
    const char *property;
    const char *value;
  } texts[] = {
    { "application-icon", KOL_APPLICATION_ID },
    { "version", KOL_VERSION },
    { "developer-name", "The Kollect authors" },
    { "copyright", "© The Kollect authors" },
  };
  GtkWidget *about;

  g_return_if_fail (GTK_IS_WINDOW (parent));

#if ADW_CHECK_VERSION(1, 5, 0)
  about = GTK_WIDGET (adw_about_dialog_new ());
#else
  about = adw_about_window_new ();
  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  gtk_window_set_modal (GTK_WINDOW (about), TRUE);
#endif

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_object_set (about, texts[i].property, texts[i].value, NULL);
  g_object_set (about, "application-name", _ ("Kollect"), "comments",
                _ ("Pick Xiaohongshu creators: search, compare, shortlist and hand over."),
                "license-type", GTK_LICENSE_GPL_3_0, "developers", authors,
                /* Translators: your names, one a line */
                "translator-credits", _ ("translator-credits"), NULL);

#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_present (ADW_DIALOG (about), GTK_WIDGET (parent));
#else
  gtk_window_present (GTK_WINDOW (about));
#endif
}

/**
 * kol_compat_announce:
 * @widget: a widget of the window that has something to say
 * @text: a sentence
 *
 * Has @text read by a screen reader.
 *
 * Returns: whether the platform can do that; %FALSE on the floor
 */
gboolean
kol_compat_announce (GtkWidget *widget, const char *text)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

#if GTK_CHECK_VERSION(4, 14, 0)
  /* The backend of GTK's own tests cannot, and crashes. */
  if (g_strcmp0 (g_getenv ("GTK_A11Y"), "test") == 0)
    return FALSE;

  gtk_accessible_announce (GTK_ACCESSIBLE (widget), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  return TRUE;
#else
  return FALSE;
#endif
}

#if !GTK_CHECK_VERSION(4, 12, 0)

static GtkWidget *
find_inner_list (GtkColumnView *view)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LIST_VIEW (child))
        return child;
    }

  return NULL;
}

#endif

/**
 * kol_compat_scroll_to_row:
 * @view: a column view
 * @position: a row, from 0
 *
 * Scrolls as little as needed for the row to be seen. Does nothing when there is no such row.
 */
void
kol_compat_scroll_to_row (GtkColumnView *view, guint position)
{
  GtkSelectionModel *model;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  model = gtk_column_view_get_model (view);
  if (model == NULL || position >= g_list_model_get_n_items (G_LIST_MODEL (model)))
    return;

#if GTK_CHECK_VERSION(4, 12, 0)
  gtk_column_view_scroll_to (view, position, NULL, GTK_LIST_SCROLL_NONE, NULL);
#else
  GtkWidget *list = find_inner_list (view);

  if (list != NULL)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
#endif
}

/* The column that was asked first during the probe below; main thread only. */
static GtkColumnViewColumn *asked_first;

static int
on_compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  if (asked_first == NULL)
    asked_first = user_data;

  /* Never "equal": the view would go on and ask the next column. */
  return -1;
}

/**
 * kol_compat_make_sortable:
 * @column: a column
 *
 * Makes a click on the column's header sort by it. The view's own sorter gives no useful order: it
 * compares through every column that was ever clicked, and turns unknown values to the front when
 * it goes backwards. Watch it for "changed", ask kol_compat_get_sort_column() and sort with a
 * sorter of your own.
 */
void
kol_compat_make_sortable (GtkColumnViewColumn *column)
{
  g_autoptr (GtkCustomSorter) sorter = NULL;

  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));

  sorter = gtk_custom_sorter_new (on_compare_cb, column, NULL);
  gtk_column_view_column_set_sorter (column, GTK_SORTER (sorter));
}

/**
 * kol_compat_get_sort_column:
 * @view: a column view whose columns were given to kol_compat_make_sortable()
 * @order: (out): the direction
 *
 * The floor's view does not tell what it is sorted by. But its sorter asks the first column first
 * and turns the answer around when it goes backwards; so two things are compared, and the column
 * that is asked says which it is.
 *
 * Returns: (transfer none) (nullable): the column the view is sorted by, or %NULL for none
 */
GtkColumnViewColumn *
kol_compat_get_sort_column (GtkColumnView *view, GtkSortType *order)
{
  GtkSorter *sorter;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (order != NULL, NULL);

  sorter = gtk_column_view_get_sorter (view);

#if GTK_CHECK_VERSION(4, 10, 0)
  GtkColumnViewSorter *view_sorter = GTK_COLUMN_VIEW_SORTER (sorter);

  *order = gtk_column_view_sorter_get_primary_sort_order (view_sorter);
  return gtk_column_view_sorter_get_primary_sort_column (view_sorter);
#else
  GtkOrdering ordering;

  asked_first = NULL;
  ordering = gtk_sorter_compare (sorter, view, sorter);
  *order = ordering == GTK_ORDERING_LARGER ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING;

  return g_steal_pointer (&asked_first);
#endif
}
