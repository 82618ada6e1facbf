// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-creator-cell.h"
#include "kol-row-copy.h"
#include "kol-row-drag.h"
#include "table-support.h"

static KolCreator *
create_hostile (void)
{
  KolCreator *creator = kol_creator_new ();
  const char *const tags[] = { "护肤", "彩妆", NULL };

  kol_creator_set_text (creator, kol_field_require ("userId"), "5fe83d66");
  kol_creator_set_text (creator, kol_field_require ("name"), "=HYPERLINK(\"x\")\n<b>&");
  kol_creator_set_text (creator, kol_field_require ("location"), "四川\t成都");
  kol_creator_set_tags (creator, kol_field_require ("contentTags"), tags);
  kol_creator_set_figure (creator, kol_field_require ("fansNum"), 1234567);
  kol_creator_set_figure (creator, kol_field_require ("fans30GrowthRate"), -1.25);
  kol_creator_seal (creator);

  return creator;
}

static GPtrArray *
list_fields (const char *const *ids)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (fields, (gpointer) kol_field_require (ids[i]));

  return fields;
}

static const char *const ids[] = {
  "name", "location", "contentTags", "fansNum", "fans30GrowthRate", "picturePrice", NULL,
};

/* What the clipboard holds as text. */
static void
test_text (void)
{
  g_autoptr (GPtrArray) creators = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) fields = list_fields (ids);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) header = NULL;
  g_auto (GStrv) cells = NULL;

  g_ptr_array_add (creators, create_hostile ());
  text = kol_row_copy_to_text (creators, fields);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  header = g_strsplit (lines[0], "\t", -1);
  cells = g_strsplit (lines[1], "\t", -1);
  g_assert_cmpuint (g_strv_length (header), ==, fields->len);
  g_assert_cmpuint (g_strv_length (cells), ==, fields->len);
  g_assert_cmpstr (header[3], ==, "Followers");

  /* No formula, no second line, no further cell. */
  g_assert_cmpstr (cells[0], ==, "'=HYPERLINK(\"x\") <b>&");
  g_assert_cmpstr (cells[1], ==, "四川 成都");
  /* Figures as they are: unrounded, ungrouped, without a unit, and a negative one is no formula. */
  g_assert_cmpstr (cells[3], ==, "1234567");
  g_assert_cmpstr (cells[4], ==, "-1.25");
  /* Unknown is empty. */
  g_assert_cmpstr (cells[5], ==, "");
  g_assert_cmpstr (lines[2], ==, "");
}

static void
test_html (void)
{
  g_autoptr (GPtrArray) creators = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) fields = list_fields (ids);
  g_autofree char *html = NULL;

  g_ptr_array_add (creators, create_hostile ());
  html = kol_row_copy_to_html (creators, fields);
  g_assert_nonnull (strstr (html, "charset=\"utf-8\""));
  g_assert_nonnull (strstr (html, ">Followers</th>"));
  g_assert_nonnull (strstr (html, "<td>1234567</td><td>-1.25</td><td></td></tr>"));
  g_assert_nonnull (strstr (html, "&lt;b&gt;&amp;</td>"));
  g_assert_null (strstr (html, ">=HYPERLINK"));
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_read (gpointer data)
{
  return *(char **) data != NULL;
}

/* Ctrl+C: the selected rows in their order, with the columns that are shown. */
static void
test_copy (void)
{
  g_autoptr (GListStore) model = create_model (40);
  KolCreatorTable *table = KOL_CREATOR_TABLE (kol_creator_table_new ());
  GtkWidget *window = open_window (GTK_WIDGET (table), 900, 500);
  GtkSelectionModel *selection = gtk_column_view_get_model (kol_creator_table_get_view (table));
  GdkClipboard *clipboard = gtk_widget_get_clipboard (window);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  kol_creator_table_set_model (table, G_LIST_MODEL (model));
  kol_creator_table_set_column_visible (table, "picturePrice", FALSE);
  kol_creator_table_select (table, 30);
  gtk_selection_model_select_item (selection, 2, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (table), "table.copy", NULL);

  g_assert_true (
      gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"));
  gdk_clipboard_read_text_async (clipboard, NULL, on_read_cb, &text);
  wait_until (is_read, &text);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_nonnull (strstr (lines[0], "Nickname\tLocation"));
  g_assert_null (strstr (lines[0], "Photo"));
  g_assert_true (g_str_has_prefix (lines[1], "2\t"));
  g_assert_true (g_str_has_prefix (lines[2], "30\t"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Nothing selected leaves the clipboard alone. */
static void
test_copy_nothing (void)
{
  g_autoptr (GListStore) model = create_model (3);
  KolCreatorTable *table = KOL_CREATOR_TABLE (kol_creator_table_new ());
  GtkWidget *window = open_window (GTK_WIDGET (table), 900, 500);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (window);
  g_autofree char *text = NULL;

  kol_creator_table_set_model (table, G_LIST_MODEL (model));
  gdk_clipboard_set_text (clipboard, "before");
  gtk_widget_activate_action (GTK_WIDGET (table), "table.copy", NULL);
  gdk_clipboard_read_text_async (clipboard, NULL, on_read_cb, &text);
  wait_until (is_read, &text);
  g_assert_cmpstr (text, ==, "before");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
assert_dragged (KolCreatorTable *table, GtkWidget *cell, const char *const *expected)
{
  GtkWidget *view = GTK_WIDGET (kol_creator_table_get_view (table));
  g_autoptr (GPtrArray) creators = NULL;
  double x;
  double y;

  g_assert_true (gtk_widget_translate_coordinates (cell, view, 5, 5, &x, &y));
  creators = kol_row_drag_list (table, x, y);
  g_assert_nonnull (creators);
  g_assert_cmpuint (creators->len, ==, g_strv_length ((char **) expected));
  for (guint i = 0; i < creators->len; i++)
    g_assert_cmpstr (kol_creator_get_id (g_ptr_array_index (creators, i)), ==, expected[i]);
}

/* A row gives itself; one of those that are selected gives them all. */
static void
test_drag (void)
{
  g_autoptr (GListStore) model = create_model (5);
  KolCreatorTable *table = KOL_CREATOR_TABLE (kol_creator_table_new ());
  GtkWidget *window = open_window (GTK_WIDGET (table), 900, 500);
  GtkSelectionModel *selection = gtk_column_view_get_model (kol_creator_table_get_view (table));

  kol_creator_table_set_model (table, G_LIST_MODEL (model));
  gtk_test_widget_wait_for_draw (window);
  kol_creator_table_select (table, 1);
  gtk_selection_model_select_item (selection, 3, FALSE);
  assert_dragged (table, find_child (window, KOL_TYPE_CREATOR_CELL, 0),
                  (const char *const[]){ "0", NULL });
  assert_dragged (table, find_child (window, KOL_TYPE_CREATOR_CELL, 3),
                  (const char *const[]){ "1", "3", NULL });
  /* The header is no row. */
  g_assert_null (kol_row_drag_list (table, 100, 5));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
test_links (void)
{
  g_autoptr (GPtrArray) creators = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GdkContentProvider) links = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *first = NULL;
  g_autofree char *expected = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean is_written = FALSE;

  g_ptr_array_add (creators, create_creator ("5fe8", "One"));
  g_ptr_array_add (creators, create_creator ("60aa", "Two"));
  links = kol_row_copy_create_links (creators);
  gdk_content_provider_write_mime_type_async (links, "text/uri-list", stream, G_PRIORITY_DEFAULT,
                                              NULL, on_written_cb, &is_written);
  wait_until (is_true, &is_written);
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));

  first = kol_creator_dup_profile_url (g_ptr_array_index (creators, 0));
  g_assert_true (g_str_has_prefix (first, "https://"));
  g_assert_nonnull (strstr (first, "5fe8"));
  expected = g_strdup_printf ("%s\r\n", first);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), strlen (expected), expected, strlen (expected));

  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (links, &value, NULL));
  g_assert_nonnull (strstr (g_value_get_string (&value), "60aa"));
}

int
main (int argc, char *argv[])
{
  table_support_init (&argc, &argv);

  g_test_add_func ("/rows/text", test_text);
  g_test_add_func ("/rows/html", test_html);
  g_test_add_func ("/rows/copy", test_copy);
  g_test_add_func ("/rows/copy/nothing", test_copy_nothing);
  g_test_add_func ("/rows/drag", test_drag);
  g_test_add_func ("/rows/links", test_links);

  return g_test_run ();
}
