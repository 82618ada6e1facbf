// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gstdio.h>

#include "kol-config.h"

#include "kol-compat.h"
#include "table-support.h"

#define N_ROWS 300

/* GTK's file dialog loses the files it is still listing when it goes. Both are GTK's own; read by
 * the leak sanitizer in this program only. */
const char *__lsan_default_suppressions (void);

const char *
__lsan_default_suppressions (void)
{
  return "leak:libgio-2.0\nleak:libgtk-4\n";
}

static GtkWindow *
find_other_window (GtkWidget *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (GTK_WIDGET (other) != window && gtk_widget_get_mapped (GTK_WIDGET (other)))
        return other;
    }

  return NULL;
}

static gboolean
is_other_window_open (gpointer window)
{
  return find_other_window (window) != NULL;
}

static gboolean
is_other_window_closed (gpointer window)
{
  return find_other_window (window) == NULL;
}

/* Not only mapped but drawn: GTK 4.8 asks a window that goes before its first frame for its size
 * when it is no more. */
static void
wait_until_open (GtkWidget *window)
{
  wait_until (is_other_window_open, window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (find_other_window (window)));
}

static void
on_answer_cb (gboolean confirmed, gpointer user_data)
{
  g_autofree char *before = *(char **) user_data;

  *(char **) user_data = g_strconcat (before != NULL ? before : "", confirmed ? "yes " : "no ",
                                      NULL);
}

static void
click_button (GtkWidget *dialog, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = find_child (dialog, GTK_TYPE_BUTTON, i)) != NULL; i++)
    {
      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) != 0)
        continue;
      g_signal_emit_by_name (button, "clicked");
      return;
    }
  g_assert_not_reached ();
}

/* With the label of a button, or NULL for Escape. */
static void
test_alert (gconstpointer data)
{
  GtkWidget *window = open_window (gtk_label_new ("Spring launch"), 400, 300);
  g_autofree char *answers = NULL;

  kol_compat_alert (gtk_window_get_child (GTK_WINDOW (window)), "Delete?", "12 creators", "_Delete",
                    TRUE, on_answer_cb, &answers);
  wait_until_open (window);
  g_assert_null (answers);
  if (data == NULL)
    gtk_window_close (find_other_window (window));
  else
    click_button (GTK_WIDGET (find_other_window (window)), data);
  wait_until (is_other_window_closed, window);
  g_assert_cmpstr (answers, ==, g_strcmp0 (data, "_Delete") == 0 ? "yes " : "no ");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_about (void)
{
  GtkWidget *window = open_window (gtk_label_new ("Spring launch"), 400, 300);
  g_autofree char *version = NULL;

  kol_compat_show_about (GTK_WINDOW (window));
  wait_until_open (window);
  g_object_get (find_other_window (window), "version", &version, NULL);
  g_assert_cmpstr (version, ==, KOL_VERSION);
  gtk_window_close (find_other_window (window));
  wait_until (is_other_window_closed, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError **error = user_data;
  g_autoptr (GFile) file = kol_compat_save_file_finish (GTK_WINDOW (source), result, error);

  g_assert_null (file);
}

static gboolean
is_set (gpointer error)
{
  return *(GError **) error != NULL;
}

/* The task that is not over would keep the window. */
static void
test_save_file_cancelled (void)
{
  GtkWidget *window = g_object_ref_sink (open_window (gtk_label_new ("Spring launch"), 800, 600));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  kol_compat_save_file_async (GTK_WINDOW (window), "Export", "Spring launch.csv", cancellable,
                              on_file_chosen_cb, &error);
  wait_until_open (window);
  g_cancellable_cancel (cancellable);
  wait_until (is_set, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  wait_until (is_other_window_closed, window);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
}

static void
test_save_file_dismissed (void)
{
  GtkWidget *window = g_object_ref_sink (open_window (gtk_label_new ("Spring launch"), 800, 600));
  g_autoptr (GError) error = NULL;

  kol_compat_save_file_async (GTK_WINDOW (window), "Export", "Spring launch.csv", NULL,
                              on_file_chosen_cb, &error);
  wait_until_open (window);
  gtk_window_close (find_other_window (window));
  wait_until (is_set, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
}

static GtkAdjustment *
get_scroll (KolCreatorTable *table)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (kol_creator_table_get_view (table)));
}

static gboolean
is_scrolled (gpointer table)
{
  return gtk_adjustment_get_value (get_scroll (table)) > 1000;
}

/* The table takes its rows in by and by, so that the window is there at once. */
static gboolean
is_filled (gpointer table)
{
  GtkSelectionModel *rows = gtk_column_view_get_model (kol_creator_table_get_view (table));

  return g_list_model_get_n_items (G_LIST_MODEL (rows)) == N_ROWS;
}

static void
test_scroll_to_row (void)
{
  g_autoptr (GListStore) model = create_model (N_ROWS);
  g_autoptr (KolCreatorTable)
      table = KOL_CREATOR_TABLE (g_object_ref_sink (kol_creator_table_new ()));
  GtkWidget *window;

  kol_creator_table_set_model (table, G_LIST_MODEL (model));
  window = open_window (GTK_WIDGET (table), 900, 400);
  wait_until (is_filled, table);
  g_assert_false (is_scrolled (table));
  kol_compat_scroll_to_row (kol_creator_table_get_view (table), N_ROWS);
  kol_compat_scroll_to_row (kol_creator_table_get_view (table), 200);
  wait_until (is_scrolled, table);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_sort_column (void)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (g_object_ref_sink (gtk_column_view_new (NULL)));
  g_autoptr (GtkColumnViewColumn) a = gtk_column_view_column_new ("a", NULL);
  g_autoptr (GtkColumnViewColumn) b = gtk_column_view_column_new ("b", NULL);
  GtkSortType order;

  kol_compat_make_sortable (a);
  kol_compat_make_sortable (b);
  gtk_column_view_append_column (view, a);
  gtk_column_view_append_column (view, b);
  g_assert_null (kol_compat_get_sort_column (view, &order));

  gtk_column_view_sort_by_column (view, b, GTK_SORT_DESCENDING);
  g_assert_true (kol_compat_get_sort_column (view, &order) == b);
  g_assert_cmpint (order, ==, GTK_SORT_DESCENDING);
  gtk_column_view_sort_by_column (view, a, GTK_SORT_ASCENDING);
  g_assert_true (kol_compat_get_sort_column (view, &order) == a);
  g_assert_cmpint (order, ==, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
  g_assert_null (kol_compat_get_sort_column (view, &order));

  g_assert_finalize_object (view);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("kollect-compat-XXXXXX", NULL);
  int status;

  /* The file dialog lists the current folder. GTK loses files it is still listing when the dialog
   * goes: there are none. */
  g_assert_cmpint (g_chdir (folder), ==, 0);
  table_support_init (&argc, &argv);

  /* From there on a dialog is no window of its own. */
  if (adw_get_minor_version () < 5)
    {
      g_test_add_data_func ("/compat/alert/yes", "_Delete", test_alert);
      g_test_add_data_func ("/compat/alert/no", "_Cancel", test_alert);
      g_test_add_data_func ("/compat/alert/close", NULL, test_alert);
      g_test_add_func ("/compat/about", test_about);
    }
  g_test_add_func ("/compat/save-file/cancelled", test_save_file_cancelled);
  g_test_add_func ("/compat/save-file/dismissed", test_save_file_dismissed);
  g_test_add_func ("/compat/scroll-to-row", test_scroll_to_row);
  g_test_add_func ("/compat/sort-column", test_sort_column);

  status = g_test_run ();
  g_assert_cmpint (g_chdir ("/"), ==, 0);
  g_rmdir (folder);

  return status;
}
