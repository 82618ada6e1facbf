// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <math.h>

#include "kol-compat.h"
#include "kol-creator-cell.h"
#include "kol-creator-item.h"
#include "kol-creator-sorter.h"
#include "kol-covers-cell.h"
#include "kol-entry.h"
#include "kol-figure-cell.h"
#include "kol-level-cell.h"
#include "kol-star-cell.h"
#include "kol-table-row.h"
#include "kol-text-line.h"
#include "table-support.h"

static KolCreatorTable *
create_table (GListModel *model)
{
  KolCreatorTable *table = KOL_CREATOR_TABLE (g_object_ref_sink (kol_creator_table_new ()));

  kol_creator_table_set_model (table, model);

  return table;
}

static void
assert_order (KolCreatorTable *table, const char *expected)
{
  g_autofree char *order = dup_order (kol_creator_table_get_sorted (table));

  g_assert_cmpstr (order, ==, expected);
}

static GtkColumnViewColumn *
find_column (KolCreatorTable *table, const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (kol_creator_table_get_view (table));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
        return column;
    }
  g_assert_not_reached ();
}

static char *
dup_column_order (KolCreatorTable *table)
{
  g_autoptr (GVariant) state = g_variant_ref_sink (kol_creator_table_get_columns_state (table));
  g_autoptr (GVariant) columns = g_variant_get_child_value (state, 0);
  g_autoptr (GString) order = g_string_new (NULL);
  GVariantIter iter;
  const char *id;
  gboolean visible;
  int width;

  g_variant_iter_init (&iter, columns);
  while (g_variant_iter_next (&iter, "(&sib)", &id, &width, &visible))
    {
      if (visible)
        g_string_append_printf (order, order->len > 0 ? " %s" : "%s", id);
    }

  return g_string_free (g_steal_pointer (&order), FALSE);
}

#define DEFAULT_COLUMNS                                                                            \
  "star creator notes fansNum picturePrice videoPrice clickMidNum cpmPhoto fansActiveIn28dLv"

static void
assert_columns (KolCreatorTable *table, const char *expected)
{
  g_autofree char *order = dup_column_order (table);

  g_assert_cmpstr (order, ==, expected);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_finalize (void)
{
  g_autoptr (GListStore) model = create_model (3);
  KolCreatorTable *table = create_table (G_LIST_MODEL (model));
  KolCreatorSorter *sorter = kol_creator_sorter_new ();

  kol_creator_table_sort_by (table, "fansNum", TRUE);
  g_assert_finalize_object (table);
  g_assert_finalize_object (sorter);
  assert_finalized (kol_creator_table_new ());
  assert_finalized (kol_creator_cell_new ());
  assert_finalized (kol_covers_cell_new ());
  assert_finalized (kol_figure_cell_new (kol_field_require ("fansNum")));
  assert_finalized (kol_level_cell_new (kol_field_require ("fansActiveIn28dLv")));
}

static gboolean
is_scrolled_to_end (gpointer data)
{
  GtkAdjustment *adjustment = GTK_ADJUSTMENT (data);
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  return end > 0 && fabs (gtk_adjustment_get_value (adjustment) - end) < 1;
}

static gboolean
is_star_seen (gpointer data)
{
  GtkWidget *star = find_child (data, KOL_TYPE_STAR_CELL, 0);
  graphene_rect_t bounds;

  return star != NULL && gtk_widget_compute_bounds (star, data, &bounds) &&
         bounds.origin.x + bounds.size.width <= (float) gtk_widget_get_width (data);
}

/* Who reads from the right sees the first columns first, and goes on seeing what was scrolled to.
 */
static void
test_right_to_left (void)
{
  g_autoptr (GListStore) model = create_model (3);
  g_autoptr (KolCreatorTable) table = NULL;
  GtkWidget *window;
  GtkAdjustment *adjustment;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  table = create_table (G_LIST_MODEL (model));
  window = open_window (GTK_WIDGET (table), 400, 300);
  adjustment = gtk_scrolled_window_get_hadjustment (
      GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (table))));
  wait_until (is_scrolled_to_end, adjustment);
  wait_until (is_star_seen, table);
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static int
get_width (KolCreatorTable *table, const char *title)
{
  return gtk_column_view_column_get_fixed_width (find_column (table, title));
}

/* Figures are read whole at twice the size of text; covers stay as large as they are. */
static void
test_large_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (KolCreatorTable) table = create_table (NULL);
  g_autoptr (KolCreatorTable) large = NULL;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  large = create_table (NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);

  g_assert_cmpint (get_width (large, "Followers"), ==, 2 * get_width (table, "Followers"));
  g_assert_cmpint (get_width (large, "Recent notes"), ==, get_width (table, "Recent notes"));
}

/* Tab goes into the table once and out of it again, however many rows there are. */
static void
test_tab (void)
{
  g_autoptr (GListStore) model = create_model (3);
  g_autoptr (KolCreatorTable) table = create_table (G_LIST_MODEL (model));
  GtkWidget *window = open_window (GTK_WIDGET (table), 600, 300);

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (table), GTK_DIR_TAB_FORWARD));
  g_assert_nonnull (gtk_widget_get_focus_child (GTK_WIDGET (table)));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (table), GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (table), GTK_DIR_TAB_BACKWARD));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_finalize_shown (void)
{
  g_autoptr (GListStore) model = create_model (40);
  KolCreatorTable *table = create_table (G_LIST_MODEL (model));
  GtkWidget *window = open_window (GTK_WIDGET (table), 900, 500);

  kol_creator_table_select (table, 2);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (table);
}

static void
test_sort_figure (void)
{
  const double values[] = { 20, NAN, 0, 30, NAN, -1.5, 10 };
  const char *const ids[] = { "b", "x", "z", "c", "y", "n", "a" };
  g_autoptr (GListStore) model = g_list_store_new (KOL_TYPE_CREATOR);
  g_autoptr (KolCreatorTable) table = create_table (G_LIST_MODEL (model));

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (KolCreator)
          creator = create_creator_with_figure (ids[i], "fans30GrowthRate", values[i]);

      g_list_store_append (model, creator);
    }

  assert_order (table, "b x z c y n a");
  kol_creator_table_sort_by (table, "fans30GrowthRate", FALSE);
  assert_order (table, "n z a b c x y");
  kol_creator_table_sort_by (table, "fans30GrowthRate", TRUE);
  assert_order (table, "c b a z n x y");
  kol_creator_table_sort_by (table, NULL, FALSE);
  assert_order (table, "b x z c y n a");
  kol_creator_table_sort_by (table, "no such column", TRUE);
  assert_order (table, "b x z c y n a");
}

static void
test_sort_price (void)
{
  g_autoptr (GListStore) model = g_list_store_new (KOL_TYPE_CREATOR);
  g_autoptr (KolCreatorTable) table = create_table (G_LIST_MODEL (model));
  g_autoptr (KolCreator) none = create_creator_with_figure ("none", "videoPrice", 9999999);
  g_autoptr (KolCreator) zero = create_creator_with_figure ("zero", "videoPrice", 0);
  g_autoptr (KolCreator) dear = create_creator_with_figure ("dear", "videoPrice", 88000);
  g_autoptr (KolCreator) cheap = create_creator_with_figure ("cheap", "videoPrice", 300);
  KolCreator *creators[] = { none, dear, zero, cheap };

  g_list_store_splice (model, 0, 0, (gpointer *) creators, G_N_ELEMENTS (creators));
  kol_creator_table_sort_by (table, "videoPrice", TRUE);
  assert_order (table, "dear cheap none zero");
  kol_creator_table_sort_by (table, "videoPrice", FALSE);
  assert_order (table, "cheap dear none zero");
}

static void
test_sort_text_and_tags (gconstpointer data)
{
  const char *field_id = data;
  gboolean tags = kol_field_require (field_id)->kind == KOL_FIELD_KIND_TAGS;
  const char *const texts[] = { "beta", NULL, "alpha", "gamma", NULL };
  const char *const ids[] = { "b", "x", "a", "c", "y" };
  g_autoptr (GListStore) model = g_list_store_new (KOL_TYPE_CREATOR);
  g_autoptr (KolCreatorTable) table = create_table (G_LIST_MODEL (model));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (KolCreator) creator = tags ? create_creator_with_tag (ids[i], field_id, texts[i])
                                            : create_creator_with_text (ids[i], field_id, texts[i]);

      g_list_store_append (model, creator);
    }

  kol_creator_table_sort_by (table, field_id, FALSE);
  assert_order (table, "a b c x y");
  kol_creator_table_sort_by (table, field_id, TRUE);
  assert_order (table, "c b a x y");
}

/* What a click does: GTK sorts upwards by the column, or turns the one it is sorted by. */
static void
test_sort_by_header (void)
{
  g_autoptr (GListStore) model = create_model (3);
  g_autoptr (KolCreatorTable) table = create_table (G_LIST_MODEL (model));
  GtkColumnView *view = kol_creator_table_get_view (table);
  gboolean descending;

  gtk_column_view_sort_by_column (view, find_column (table, "Followers"), GTK_SORT_ASCENDING);
  g_assert_cmpstr (kol_creator_table_get_sort (table, &descending), ==, "fansNum");
  g_assert_true (descending);
  assert_order (table, "0 1 2");

  gtk_column_view_sort_by_column (view, find_column (table, "Followers"), GTK_SORT_ASCENDING);
  g_assert_cmpstr (kol_creator_table_get_sort (table, &descending), ==, "fansNum");
  g_assert_false (descending);
  assert_order (table, "2 1 0");

  gtk_column_view_sort_by_column (view, find_column (table, "Photo"), GTK_SORT_ASCENDING);
  g_assert_cmpstr (kol_creator_table_get_sort (table, &descending), ==, "picturePrice");
  g_assert_false (descending);

  gtk_column_view_sort_by_column (view, find_column (table, "Creator"), GTK_SORT_ASCENDING);
  g_assert_cmpstr (kol_creator_table_get_sort (table, &descending), ==, "creator");
  g_assert_false (descending);
}

static void
test_not_sortable (void)
{
  g_autoptr (GListStore) model = create_model (3);
  g_autoptr (KolCreatorTable) table = create_table (G_LIST_MODEL (model));

  kol_creator_table_sort_by (table, "fansNum", FALSE);
  assert_order (table, "2 1 0");
  kol_creator_table_set_sortable (table, FALSE);
  assert_order (table, "0 1 2");
  g_assert_null (gtk_column_view_column_get_sorter (find_column (table, "Followers")));
  kol_creator_table_sort_by (table, "fansNum", FALSE);
  assert_order (table, "0 1 2");
  g_assert_null (kol_creator_table_get_sort (table, NULL));

  kol_creator_table_set_sortable (table, TRUE);
  kol_creator_table_sort_by (table, "fansNum", FALSE);
  assert_order (table, "2 1 0");
}

static void
test_default_columns (void)
{
  g_autoptr (KolCreatorTable) table = create_table (NULL);
  GListModel *columns = gtk_column_view_get_columns (kol_creator_table_get_view (table));
  g_autoptr (GPtrArray) fields = kol_creator_table_get_visible_fields (table);
  const char *const expected[] = { "name",        "location",     "contentTags",
                                   "fansNum",     "picturePrice", "videoPrice",
                                   "clickMidNum", "cpmPhoto",     "fansActiveIn28dLv" };

  assert_columns (table, DEFAULT_COLUMNS);
  g_assert_cmpuint (fields->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < fields->len; i++)
    g_assert_cmpstr (((const KolField *) g_ptr_array_index (fields, i))->id, ==, expected[i]);

  /* The filler at the end more. What is hidden costs nothing. */
  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, 9 + 1);
}

static void
test_column_visible (void)
{
  g_autoptr (KolCreatorTable) table = create_table (NULL);
  guint n_changes = 0;

  g_signal_connect_swapped (table, "columns-changed", G_CALLBACK (count_cb), &n_changes);
  kol_creator_table_set_column_visible (table, "redId", TRUE);
  kol_creator_table_set_column_visible (table, "notes", FALSE);
  g_assert_cmpuint (n_changes, ==, 2);
  kol_creator_table_set_column_visible (table, "star", FALSE);
  kol_creator_table_set_column_visible (table, "creator", FALSE);
  kol_creator_table_set_column_visible (table, "no such column", TRUE);
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_true (kol_creator_table_get_column_visible (table, "redId"));
  g_assert_false (kol_creator_table_get_column_visible (table, "notes"));
  assert_columns (table, "star creator fansNum picturePrice videoPrice clickMidNum cpmPhoto "
                         "fansActiveIn28dLv redId");

  gtk_widget_activate_action (GTK_WIDGET (table), "table.hide-column", "s", "redId");
  g_assert_false (kol_creator_table_get_column_visible (table, "redId"));
}

static void
test_state (void)
{
  g_autoptr (KolCreatorTable) before = create_table (NULL);
  g_autoptr (KolCreatorTable) after = create_table (NULL);
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GVariant) again = NULL;
  gboolean descending;

  gtk_column_view_insert_column (kol_creator_table_get_view (before), 2,
                                 find_column (before, "CPM"));
  gtk_column_view_column_set_fixed_width (find_column (before, "Followers"), 222);
  kol_creator_table_set_column_visible (before, "userId", TRUE);
  kol_creator_table_set_column_visible (before, "videoPrice", FALSE);
  kol_creator_table_sort_by (before, "cpmPhoto", TRUE);
  state = g_variant_ref_sink (kol_creator_table_get_columns_state (before));

  kol_creator_table_set_columns_state (after, state);
  again = g_variant_ref_sink (kol_creator_table_get_columns_state (after));
  g_assert_true (g_variant_equal (state, again));
  assert_columns (after, "star creator cpmPhoto notes fansNum picturePrice clickMidNum "
                         "fansActiveIn28dLv userId");
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (find_column (after, "Followers")), ==,
                   222);
  g_assert_cmpstr (kol_creator_table_get_sort (after, &descending), ==, "cpmPhoto");
  g_assert_true (descending);

  kol_creator_table_reset_columns (after);
  assert_columns (after, DEFAULT_COLUMNS);
  g_assert_cmpstr (kol_creator_table_get_sort (after, NULL), ==, "cpmPhoto");
}

/* A width stays while its column is hidden. */
static void
test_state_hidden_width (void)
{
  g_autoptr (KolCreatorTable) table = create_table (NULL);

  gtk_column_view_column_set_fixed_width (find_column (table, "Photo"), 150);
  kol_creator_table_set_column_visible (table, "picturePrice", FALSE);
  kol_creator_table_set_column_visible (table, "picturePrice", TRUE);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (find_column (table, "Photo")), ==, 150);
}

static void
test_state_of_another_version (void)
{
  g_autoptr (KolCreatorTable) table = create_table (NULL);

  kol_creator_table_set_columns_state (table, g_variant_new_parsed ("{'columns': 3}"));
  assert_columns (table, DEFAULT_COLUMNS);

  kol_creator_table_set_columns_state (
      table, g_variant_new_parsed ("([('gone', 90, true), ('videoPrice', 1000000, true), "
                                   "('videoPrice', 90, true), ('star', 7, false), "
                                   "('creator', -5, false)], 'gone', true)"));
  assert_columns (table, "star videoPrice creator notes fansNum picturePrice clickMidNum cpmPhoto "
                         "fansActiveIn28dLv");
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (find_column (table, "Creator")), ==, 40);
  g_assert_null (kol_creator_table_get_sort (table, NULL));
}

/* What is sorted by shows it, also when it comes into view later. */
static void
test_sorted_by_hidden (void)
{
  g_autoptr (KolCreatorTable) table = create_table (NULL);
  GtkColumnView *view = kol_creator_table_get_view (table);
  GtkSortType order = GTK_SORT_ASCENDING;
  gboolean descending = FALSE;

  kol_creator_table_sort_by (table, "clickMidNum", TRUE);
  kol_creator_table_set_column_visible (table, "clickMidNum", FALSE);
  g_assert_cmpstr (kol_creator_table_get_sort (table, &descending), ==, "clickMidNum");
  g_assert_true (descending);
  g_assert_null (kol_compat_get_sort_column (view, &order));

  kol_creator_table_set_column_visible (table, "clickMidNum", TRUE);
  g_assert_true (kol_compat_get_sort_column (view, &order) == find_column (table, "Median reads"));
  g_assert_cmpint (order, ==, GTK_SORT_DESCENDING);
}

/* The hidden keep their places when one of the visible is dragged. */
static void
test_drag_past_hidden (void)
{
  g_autoptr (KolCreatorTable) table = create_table (NULL);
  GtkColumnView *view = kol_creator_table_get_view (table);

  kol_creator_table_set_column_visible (table, "picturePrice", FALSE);
  gtk_column_view_insert_column (view, 3, find_column (table, "Median reads"));
  kol_creator_table_set_column_visible (table, "picturePrice", TRUE);
  assert_columns (table, "star creator notes clickMidNum picturePrice fansNum videoPrice cpmPhoto "
                         "fansActiveIn28dLv");
}

static gboolean
is_star_first (gpointer data)
{
  GListModel *columns = gtk_column_view_get_columns (data);
  guint last = g_list_model_get_n_items (columns) - 1;
  g_autoptr (GtkColumnViewColumn) first = g_list_model_get_item (columns, 0);
  g_autoptr (GtkColumnViewColumn) end = g_list_model_get_item (columns, last);

  return g_strcmp0 (gtk_column_view_column_get_title (first), "") == 0 &&
         gtk_column_view_column_get_title (end) == NULL;
}

static void
test_ends_stay (void)
{
  g_autoptr (KolCreatorTable) table = create_table (NULL);
  GtkColumnView *view = kol_creator_table_get_view (table);

  gtk_column_view_insert_column (view, 0, find_column (table, "Followers"));
  g_assert_false (is_star_first (view));
  wait_until (is_star_first, view);
  assert_columns (table, "star fansNum creator notes picturePrice videoPrice clickMidNum cpmPhoto "
                         "fansActiveIn28dLv");

  gtk_column_view_insert_column (view, 3, find_column (table, NULL));
  g_assert_false (is_star_first (view));
  wait_until (is_star_first, view);
}

static void
assert_selected (KolCreatorTable *table, const char *id)
{
  KolCreator *selected = kol_creator_table_get_selected (table);

  g_assert_cmpstr (selected != NULL ? kol_creator_get_id (selected) : NULL, ==, id);
}

static void
test_selected (void)
{
  g_autoptr (GListStore) model = create_model (40);
  g_autoptr (GListStore) more = create_model (60);
  g_autoptr (KolCreatorTable) table = create_table (G_LIST_MODEL (model));
  g_autoptr (GPtrArray) additions = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_notifies = 0;

  g_signal_connect_swapped (table, "notify::selected", G_CALLBACK (count_cb), &n_notifies);
  assert_selected (table, NULL);
  kol_creator_table_select (table, 3);
  assert_selected (table, "3");
  g_assert_cmpuint (n_notifies, ==, 1);

  kol_creator_table_sort_by (table, "fansNum", FALSE);
  assert_selected (table, "3");

  for (guint i = 40; i < 60; i++)
    g_ptr_array_add (additions, g_list_model_get_item (G_LIST_MODEL (more), i));
  g_list_store_splice (model, 40, 0, additions->pdata, additions->len);
  assert_selected (table, "3");
  g_assert_cmpuint (n_notifies, ==, 1);

  g_list_store_remove (model, 3);
  assert_selected (table, NULL);
  g_assert_cmpuint (n_notifies, ==, 2);
}

static void
test_selected_among_many (void)
{
  g_autoptr (GListStore) model = create_model (5);
  g_autoptr (KolCreatorTable) table = create_table (G_LIST_MODEL (model));
  GtkSelectionModel *selection = gtk_column_view_get_model (kol_creator_table_get_view (table));
  g_autoptr (GPtrArray) items = NULL;

  gtk_selection_model_select_item (selection, 1, TRUE);
  gtk_selection_model_select_item (selection, 3, FALSE);
  assert_selected (table, "3");
  items = kol_creator_table_get_selected_items (table);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpstr (kol_creator_get_id (g_ptr_array_index (items, 0)), ==, "1");

  gtk_selection_model_unselect_item (selection, 3);
  assert_selected (table, "1");
  gtk_selection_model_unselect_all (selection);
  assert_selected (table, NULL);
}

static void
on_activated_cb (KolCreatorTable *table, KolCreator *creator, char **id)
{
  *id = g_strdup (kol_creator_get_id (creator));
}

static void
test_activated (void)
{
  g_autoptr (GListStore) model = create_model (5);
  g_autoptr (KolCreatorTable) table = create_table (G_LIST_MODEL (model));
  g_autofree char *id = NULL;

  g_signal_connect (table, "activated", G_CALLBACK (on_activated_cb), &id);
  g_signal_emit_by_name (kol_creator_table_get_view (table), "activate", 2);
  g_assert_cmpstr (id, ==, "2");
}

static void
test_entries (void)
{
  g_autoptr (GListStore) model = g_list_store_new (KOL_TYPE_ENTRY);
  g_autoptr (KolCreatorTable) table = create_table (G_LIST_MODEL (model));
  g_autoptr (GPtrArray) items = NULL;

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", i);
      g_autoptr (KolCreator) creator = create_creator_with_figure (id, "fansNum", i);
      g_autoptr (KolEntry) entry = kol_entry_new (i + 1, creator, 0, NULL);

      g_list_store_append (model, entry);
    }

  kol_creator_table_sort_by (table, "fansNum", TRUE);
  assert_order (table, "2 1 0");
  kol_creator_table_select (table, 0);
  assert_selected (table, "2");
  items = kol_creator_table_get_selected_items (table);
  g_assert_true (KOL_IS_ENTRY (g_ptr_array_index (items, 0)));
}

static gboolean
has_enough_followers (gpointer item, gpointer user_data)
{
  return kol_creator_get_figure (item, kol_field_require ("fansNum")) > 99998;
}

static void
test_filter (void)
{
  g_autoptr (GListStore) model = create_model (5);
  g_autoptr (KolCreatorTable) table = create_table (G_LIST_MODEL (model));
  g_autoptr (GtkCustomFilter) filter = gtk_custom_filter_new (has_enough_followers, NULL, NULL);

  kol_creator_table_sort_by (table, "fansNum", FALSE);
  kol_creator_table_set_filter (table, GTK_FILTER (filter));
  assert_order (table, "1 0");
  kol_creator_table_set_filter (table, NULL);
  assert_order (table, "4 3 2 1 0");
}

static void
assert_figure (const char *field_id, double value, const char *expected)
{
  const KolField *field = kol_field_require (field_id);
  g_autoptr (KolCreator) creator = create_creator_with_figure ("1", field_id, value);
  GtkWidget *cell = g_object_ref_sink (kol_figure_cell_new (field));

  kol_figure_cell_bind (cell, field, creator, KOL_NUMBER_STYLE_WESTERN);
  g_assert_cmpstr (kol_text_line_get_text (KOL_TEXT_LINE (cell)), ==, expected);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, expected);
  g_assert_finalize_object (cell);
}

static void
test_figure_cell (void)
{
  assert_figure ("fansNum", 4544, "4,544");
  assert_figure ("fansNum", NAN, "–");
  assert_figure ("clickMidNum", 0, "–");
  assert_figure ("videoPrice", 9999999, "–");
  assert_figure ("picturePrice", 158, "¥158");
  /* Here 0 is an answer. */
  assert_figure ("coopNoteNum30d", 0, "0");
}

static void
assert_level (double value, int judgement, const char *expected)
{
  g_autoptr (KolCreator) creator = create_creator_with_figure ("1", "fansActiveIn28dLv", value);
  GtkWidget *cell = g_object_ref_sink (
      kol_level_cell_new (kol_field_require ("fansActiveIn28dLv")));

  kol_level_cell_bind (KOL_LEVEL_CELL (cell), creator, KOL_NUMBER_STYLE_WESTERN);
  g_assert_cmpstr (kol_level_cell_get_text (KOL_LEVEL_CELL (cell)), ==, expected);
  g_assert_cmpint (kol_level_cell_get_judgement (KOL_LEVEL_CELL (cell)), ==, judgement);
  g_assert_cmpint (isnan (kol_level_cell_get_value (KOL_LEVEL_CELL (cell))) != 0, ==,
                   g_str_equal (expected, "–"));
  g_assert_finalize_object (cell);
}

static void
test_level_cell (void)
{
  g_autofree char *seventy = kol_format_percent (70);
  g_autofree char *less = kol_format_percent (69.9);

  assert_level (70, 1, seventy);
  assert_level (69.9, -1, less);
  assert_level (NAN, 0, "–");
  assert_level (0, 0, "–");
}

static void
assert_describes (const char *location, const char *category, const char *expected)
{
  const char *const tags[] = { category, NULL };
  g_autoptr (KolCreator) creator = kol_creator_new ();
  g_autofree char *line = NULL;

  if (location != NULL)
    kol_creator_set_text (creator, kol_field_require ("location"), location);
  if (category != NULL)
    kol_creator_set_tags (creator, kol_field_require ("contentTags"), tags);
  kol_creator_seal (creator);
  line = kol_creator_cell_describe (creator);
  g_assert_cmpstr (line, ==, expected);
}

static void
test_creator_cell (void)
{
  assert_describes ("四川 成都", "护肤", "四川 成都 · 护肤");
  assert_describes ("四川 成都", NULL, "四川 成都");
  assert_describes (NULL, "护肤", "护肤");
  assert_describes (NULL, NULL, "");
}

/* Rows far down and every visible column, with nothing known: never a 0. */
static void
test_empty_rows (void)
{
  g_autoptr (GListStore) model = g_list_store_new (KOL_TYPE_CREATOR);
  g_autoptr (KolCreator) creator = create_creator ("1", NULL);
  g_autoptr (KolCreatorTable) table = create_table (G_LIST_MODEL (model));
  GtkWidget *window;
  GtkWidget *cell;

  g_list_store_append (model, creator);
  window = open_window (GTK_WIDGET (table), 1100, 300);
  for (guint i = 0; (cell = find_child (window, KOL_TYPE_TEXT_LINE, i)) != NULL; i++)
    {
      const char *text = kol_text_line_get_text (KOL_TEXT_LINE (cell));

      g_assert_true (text == NULL || *text == '\0' || g_str_equal (text, "–"));
      g_assert_cmpuint (i, <, 100);
    }
  g_assert_nonnull (find_child (window, KOL_TYPE_TEXT_LINE, 7));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The title of a column in the header, by what it says. */
static GtkWidget *
find_title (KolCreatorTable *table, const char *text)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (kol_creator_table_get_view (table)));

  for (GtkWidget *title = gtk_widget_get_first_child (header); title != NULL;
       title = gtk_widget_get_next_sibling (title))
    {
      GtkWidget *label = find_child (title, GTK_TYPE_LABEL, 0);

      if (label != NULL && g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) == 0)
        return title;
    }
  g_assert_not_reached ();
}

static void
assert_title (KolCreatorTable *table, const char *text, const char *tooltip, float xalign)
{
  GtkWidget *title = find_title (table, text);
  GtkLabel *label = GTK_LABEL (find_child (title, GTK_TYPE_LABEL, 0));

  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (title), tooltip));
  g_assert_cmpfloat_with_epsilon (gtk_label_get_xalign (label), xalign, 0.01);
}

/* Each title tells of its own column, also of one that comes later. */
static void
test_headers (void)
{
  g_autoptr (KolCreatorTable) table = create_table (NULL);

  assert_title (table, "Recent notes", "Covers of the latest notes", 0);
  assert_title (table, "Followers", "when the page was fetched", 1);
  assert_title (table, "Active followers", "28 days", 1);

  kol_creator_table_set_column_visible (table, "redId", TRUE);
  kol_creator_table_set_column_visible (table, "fansNum", FALSE);
  kol_creator_table_set_column_visible (table, "fansNum", TRUE);
  assert_title (table, "Followers", "when the page was fetched", 1);
  assert_title (table, "Creator", "Nickname", 0);
}

static gboolean
is_filled (gpointer data)
{
  GtkSelectionModel *shown = gtk_column_view_get_model (kol_creator_table_get_view (data));

  return g_list_model_get_n_items (G_LIST_MODEL (shown)) ==
         g_list_model_get_n_items (kol_creator_table_get_sorted (data));
}

static gboolean
is_scrolled (gpointer view)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (view)) > 1000;
}

static gboolean
is_at_top (gpointer view)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (view)) < 1;
}

static void
test_sort_scrolls_up (void)
{
  g_autoptr (GListStore) model = create_model (300);
  g_autoptr (KolCreatorTable) table = create_table (G_LIST_MODEL (model));
  GtkWidget *window = open_window (GTK_WIDGET (table), 1100, 300);
  GtkColumnView *view = kol_creator_table_get_view (table);

  wait_until (is_filled, table);
  kol_creator_table_select (table, 100);
  kol_compat_scroll_to_row (view, 100);
  wait_until (is_scrolled, view);
  kol_creator_table_sort_by (table, "fansNum", FALSE);
  wait_until (is_at_top, view);
  assert_selected (table, "100");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A page more at the end moves nothing. */
static void
test_page_keeps_place (void)
{
  g_autoptr (GListStore) model = create_model (200);
  g_autoptr (GListStore) more = create_model (220);
  g_autoptr (GPtrArray) additions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KolCreatorTable) table = create_table (G_LIST_MODEL (model));
  GtkWidget *window = open_window (GTK_WIDGET (table), 1100, 300);
  GtkColumnView *view = kol_creator_table_get_view (table);
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double upper;
  double place;

  wait_until (is_filled, table);
  kol_creator_table_sort_by (table, "fansNum", TRUE);
  kol_compat_scroll_to_row (view, 100);
  wait_until (is_scrolled, view);
  gtk_test_widget_wait_for_draw (window);
  place = gtk_adjustment_get_value (scroll);
  upper = gtk_adjustment_get_upper (scroll);

  for (guint i = 200; i < 220; i++)
    g_ptr_array_add (additions, g_list_model_get_item (G_LIST_MODEL (more), i));
  g_list_store_splice (model, 200, 0, additions->pdata, additions->len);
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpfloat (gtk_adjustment_get_upper (scroll), >, upper);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (scroll), place, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Who stands on the row at the top of what can be seen, or above it. */
static KolCreator *
dup_first_seen (GtkColumnView *view)
{
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (view));

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (KolTableRow) row = g_list_model_get_item (rows, i);

      if (kol_table_row_is_seen (row))
        return g_object_ref (kol_creator_item_get (kol_table_row_get_item (row)));
    }

  g_return_val_if_reached (NULL);
}

/* Whoever comes in above what can be seen moves nothing of it, but for the top. */
static void
test_page_above (gconstpointer at_top)
{
  g_autoptr (GListStore) model = create_model (300);
  g_autoptr (GPtrArray) additions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KolCreatorTable) table = create_table (G_LIST_MODEL (model));
  GtkWidget *window = open_window (GTK_WIDGET (table), 1100, 300);
  GtkColumnView *view = kol_creator_table_get_view (table);
  g_autoptr (KolCreator) before = NULL;
  g_autoptr (KolCreator) after = NULL;

  wait_until (is_filled, table);
  kol_creator_table_sort_by (table, "fansNum", TRUE);
  if (!GPOINTER_TO_INT (at_top))
    {
      kol_compat_scroll_to_row (view, 100);
      wait_until (is_scrolled, view);
    }
  gtk_test_widget_wait_for_draw (window);
  before = dup_first_seen (view);

  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *id = g_strdup_printf ("more-%u", i);

      g_ptr_array_add (additions, create_creator_with_figure (id, "fansNum", 200000 + i));
    }
  g_list_store_splice (model, 300, 0, additions->pdata, additions->len);
  gtk_test_widget_wait_for_draw (window);
  after = dup_first_seen (view);
  if (GPOINTER_TO_INT (at_top))
    g_assert_cmpstr (kol_creator_get_id (after), ==, "more-6");
  else
    g_assert_true (after == before);
  gtk_window_destroy (GTK_WINDOW (window));
}

static guint
count_shown (KolCreatorTable *table)
{
  GtkSelectionModel *shown = gtk_column_view_get_model (kol_creator_table_get_view (table));

  return g_list_model_get_n_items (G_LIST_MODEL (shown));
}

/* The first frame has the rows that can be seen; the others follow. */
static void
test_fill (void)
{
  g_autoptr (GListStore) model = create_model (500);
  g_autoptr (KolCreatorTable) table = create_table (NULL);
  GtkWidget *window = open_window (GTK_WIDGET (table), 1100, 400);

  kol_creator_table_set_model (table, G_LIST_MODEL (model));
  g_assert_cmpuint (count_shown (table), ==, 6);
  g_assert_cmpuint (g_list_model_get_n_items (kol_creator_table_get_sorted (table)), ==, 500);
  wait_until (is_filled, table);
  g_assert_cmpuint (count_shown (table), ==, 500);

  /* Whoever asks for a row gets it, at once. */
  kol_creator_table_set_model (table, NULL);
  kol_creator_table_set_model (table, G_LIST_MODEL (model));
  g_assert_cmpuint (count_shown (table), ==, 6);
  kol_creator_table_select (table, 499);
  assert_selected (table, "499");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A table that ends in the midst of it. */
static void
test_fill_finalize (void)
{
  g_autoptr (GListStore) model = create_model (500);
  KolCreatorTable *table = create_table (NULL);
  GtkWidget *window = open_window (GTK_WIDGET (table), 1100, 400);

  kol_creator_table_set_model (table, G_LIST_MODEL (model));
  gtk_test_widget_wait_for_draw (window);
  gtk_window_destroy (GTK_WINDOW (window));
  release_and_wait (table);
}

static void
test_row_height (void)
{
  g_autoptr (GListStore) model = create_model (3);
  g_autoptr (KolCreatorTable) table = create_table (G_LIST_MODEL (model));
  GtkWidget *window = open_window (GTK_WIDGET (table), 1100, 300);
  GtkWidget *cell = find_child (window, KOL_TYPE_CREATOR_CELL, 0);
  GtkWidget *row = gtk_widget_get_parent (gtk_widget_get_parent (cell));

  g_assert_cmpint (gtk_widget_get_height (row), <=, 56);
  g_assert_cmpint (gtk_widget_get_height (row), >=, 54);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  table_support_init (&argc, &argv);

  g_test_add_func ("/table/finalize", test_finalize);
  g_test_add_func ("/table/finalize/shown", test_finalize_shown);
  g_test_add_func ("/table/sort/figure", test_sort_figure);
  g_test_add_func ("/table/sort/price", test_sort_price);
  g_test_add_data_func ("/table/sort/text", "location", test_sort_text_and_tags);
  g_test_add_data_func ("/table/sort/tags", "personalTags", test_sort_text_and_tags);
  g_test_add_func ("/table/sort/header", test_sort_by_header);
  g_test_add_func ("/table/sort/not-sortable", test_not_sortable);
  g_test_add_func ("/table/columns/default", test_default_columns);
  g_test_add_func ("/table/columns/visible", test_column_visible);
  g_test_add_func ("/table/columns/state", test_state);
  g_test_add_func ("/table/columns/state/hidden-width", test_state_hidden_width);
  g_test_add_func ("/table/columns/state/another-version", test_state_of_another_version);
  g_test_add_func ("/table/columns/ends-stay", test_ends_stay);
  g_test_add_func ("/table/columns/sorted-by-hidden", test_sorted_by_hidden);
  g_test_add_func ("/table/columns/drag-past-hidden", test_drag_past_hidden);
  g_test_add_func ("/table/selected", test_selected);
  g_test_add_func ("/table/selected/among-many", test_selected_among_many);
  g_test_add_func ("/table/activated", test_activated);
  g_test_add_func ("/table/entries", test_entries);
  g_test_add_func ("/table/filter", test_filter);
  g_test_add_func ("/table/cell/figure", test_figure_cell);
  g_test_add_func ("/table/cell/level", test_level_cell);
  g_test_add_func ("/table/cell/creator", test_creator_cell);
  g_test_add_func ("/table/cell/empty-rows", test_empty_rows);
  g_test_add_func ("/table/headers", test_headers);
  g_test_add_func ("/table/scroll/sort", test_sort_scrolls_up);
  g_test_add_func ("/table/scroll/page", test_page_keeps_place);
  g_test_add_data_func ("/table/scroll/above", GINT_TO_POINTER (FALSE), test_page_above);
  g_test_add_data_func ("/table/scroll/top", GINT_TO_POINTER (TRUE), test_page_above);
  g_test_add_func ("/table/row-height", test_row_height);
  g_test_add_func ("/table/fill", test_fill);
  g_test_add_func ("/table/fill/finalize", test_fill_finalize);

  g_test_add_func ("/table/right-to-left", test_right_to_left);
  g_test_add_func ("/table/tab", test_tab);
  g_test_add_func ("/table/large-text", test_large_text);

  return g_test_run ();
}
