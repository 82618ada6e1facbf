// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-creator-item.h"
#include "kol-row-list.h"
#include "table-support.h"

#define N_MANY 120

typedef struct
{
  GListStore *source;
  KolRowList *rows;
  guint n_changes; /* of GListModel::items-changed */
  guint n_arranged;
  guint n_down; /* as the last signal told */
} Fixture;

static void
on_items_changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
on_arranged_cb (Fixture *fixture, guint n_down)
{
  fixture->n_arranged++;
  fixture->n_down = n_down;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->source = create_model (N_MANY);
  fixture->rows = kol_row_list_new (G_LIST_MODEL (fixture->source));
  g_signal_connect_swapped (fixture->rows, "items-changed", G_CALLBACK (on_items_changed_cb),
                            fixture);
  g_signal_connect_swapped (fixture->rows, "arranged", G_CALLBACK (on_arranged_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->rows));
  g_assert_finalize_object (g_steal_pointer (&fixture->source));
}

static KolTableRow *
get_row (Fixture *fixture, guint position)
{
  g_autoptr (KolTableRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->rows), position);

  g_assert_nonnull (row);

  return row;
}

/* Rows show what the source has, in its order. */
static void
assert_same (Fixture *fixture)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (fixture->source));

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)), ==, n_items);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (fixture->source), i);

      g_assert_true (kol_table_row_get_item (get_row (fixture, i)) == item);
    }
}

static int
compare_backwards (gconstpointer a, gconstpointer b, gpointer data)
{
  return g_strcmp0 (kol_creator_get_id ((gpointer) b), kol_creator_get_id ((gpointer) a));
}

static void
count_shows (GtkWidget *cell, KolTableRow *row)
{
  guint *n_shows = g_object_get_data (G_OBJECT (cell), "shows");

  ++*n_shows;
}

static void
test_finalize (Fixture *fixture, gconstpointer data)
{
  assert_same (fixture);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->rows)) == KOL_TYPE_TABLE_ROW);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->rows), N_MANY));
}

static void
test_row (void)
{
  g_autoptr (KolCreator) first = create_creator ("1", "一");
  g_autoptr (KolCreator) second = create_creator ("2", "二");
  g_autoptr (GtkWidget) cell = g_object_ref_sink (gtk_label_new (NULL));
  KolTableRow *row = kol_table_row_new (first);
  guint n_shows = 0;

  g_object_set_data (G_OBJECT (cell), "shows", &n_shows);
  g_assert_false (kol_table_row_has_cells (row));
  kol_table_row_add_cell (row, cell, count_shows);
  g_assert_true (kol_table_row_has_cells (row));

  kol_table_row_set_item (row, second);
  kol_table_row_set_item (row, second);
  g_assert_cmpuint (n_shows, ==, 1);
  g_assert_true (kol_table_row_get_item (row) == second);

  kol_table_row_remove_cell (row, cell);
  kol_table_row_set_item (row, first);
  g_assert_cmpuint (n_shows, ==, 1);
  g_assert_finalize_object (row);
}

/* Sorted anew every row stays, and others stand on them: the view hears of no change. */
static void
test_sort (Fixture *fixture, gconstpointer data)
{
  KolTableRow *first = get_row (fixture, 0);

  g_list_store_sort (fixture->source, compare_backwards, NULL);

  assert_same (fixture);
  g_assert_true (get_row (fixture, 0) == first);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  g_assert_cmpuint (fixture->n_arranged, ==, 1);
}

/* Few rows are moved with what stands on them, as the cursor expects. */
static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GObject) second = g_list_model_get_item (G_LIST_MODEL (fixture->source), 1);
  g_autoptr (GObject) first = g_list_model_get_item (G_LIST_MODEL (fixture->source), 0);
  KolTableRow *row = get_row (fixture, 0);
  gpointer swapped[] = { second, first };

  g_list_store_splice (fixture->source, 0, 2, swapped, 2);

  assert_same (fixture);
  g_assert_true (get_row (fixture, 1) == row);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (fixture->n_arranged, ==, 1);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  KolTableRow *third = get_row (fixture, 2);

  g_list_store_remove (fixture->source, 1);
  assert_same (fixture);
  g_assert_true (get_row (fixture, 1) == third);

  g_list_store_remove_all (fixture->source);
  assert_same (fixture);
}

/* Another list altogether, as when a filter is typed or a search is done. */
static void
test_replace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
  KolTableRow *first = get_row (fixture, 0);

  for (guint i = 0; i < N_MANY / 2; i++)
    {
      g_autofree char *id = g_strdup_printf ("other-%u", i);

      g_ptr_array_add (others, create_creator (id, id));
    }
  g_list_store_splice (fixture->source, 0, N_MANY, others->pdata, others->len);
  assert_same (fixture);
  g_assert_true (get_row (fixture, 0) == first);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
}

/* Puts creators here and there between those that are there, with one signal, as sorting does. */
static void
scatter (Fixture *fixture, guint every)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (fixture->source));

  for (guint i = 0; i < n_before; i++)
    {
      g_autofree char *id = g_strdup_printf ("new-%u-%u", every, i);

      g_ptr_array_add (all, g_list_model_get_item (G_LIST_MODEL (fixture->source), i));
      if (i % every == 0)
        g_ptr_array_add (all, create_creator (id, id));
    }
  g_list_store_splice (fixture->source, 0, n_before, all->pdata, all->len);
}

/* Where nobody looks, items change their rows, and rows come behind the others. */
static void
test_scatter_unseen (Fixture *fixture, gconstpointer data)
{
  KolTableRow *last = get_row (fixture, N_MANY - 1);

  scatter (fixture, 10);

  assert_same (fixture);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_true (get_row (fixture, N_MANY - 1) == last);
}

static GtkWidget *
add_cells (Fixture *fixture, guint start, guint end, guint *n_shows)
{
  GtkWidget *cell = g_object_ref_sink (gtk_label_new (NULL));

  g_object_set_data (G_OBJECT (cell), "shows", n_shows);
  for (guint i = start; i < end; i++)
    kol_table_row_add_cell (get_row (fixture, i), cell, count_shows);

  return cell;
}

/* Rows come in behind the last, whoever comes in between; only the rows on the screen have to tell
 * how far down they went. */
static void
test_scatter_seen (Fixture *fixture, gconstpointer data)
{
  guint n_shows = 0;
  g_autoptr (GtkWidget) cell = add_cells (fixture, 40, 60, &n_shows);
  GtkWidget *window = open_window (cell, 100, 100);
  KolTableRow *first = get_row (fixture, 40);

  scatter (fixture, 10);
  assert_same (fixture);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_true (get_row (fixture, 40) == first);
  g_assert_cmpuint (n_shows, ==, 20);
  /* One behind each of the first four tens. */
  g_assert_cmpuint (fixture->n_down, ==, 4);

  scatter (fixture, 7);
  scatter (fixture, 5);
  g_list_store_remove (fixture->source, 0);
  assert_same (fixture);
  g_assert_cmpuint (fixture->n_down, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A view that goes to its top finds there the rows that it has widgets for. */
static void
test_gather (Fixture *fixture, gconstpointer data)
{
  guint n_shows = 0;
  g_autoptr (GtkWidget) near = add_cells (fixture, 3, 5, &n_shows);
  g_autoptr (GtkWidget) far = add_cells (fixture, 80, 100, &n_shows);
  KolTableRow *cursor = get_row (fixture, 3);
  KolTableRow *first = get_row (fixture, 80);

  kol_row_list_set_gathering (fixture->rows, TRUE);
  g_list_store_sort (fixture->source, compare_backwards, NULL);
  kol_row_list_set_gathering (fixture->rows, FALSE);

  assert_same (fixture);
  /* A small gap stays. */
  g_assert_true (get_row (fixture, 3) == cursor);
  g_assert_true (get_row (fixture, 5) == first);
  g_assert_cmpuint (fixture->n_arranged, ==, 1);
  /* Each shows what stands on it now, once. */
  g_assert_cmpuint (n_shows, ==, 22);
}

/* Whoever is selected stays so, wherever sorting puts him. */
static void
test_selection (void)
{
  GtkWidget *table = kol_creator_table_new ();
  g_autoptr (GListStore) model = create_model (N_MANY);
  g_autoptr (KolCreator) wanted = g_list_model_get_item (G_LIST_MODEL (model), 70);
  g_autoptr (GPtrArray) items = NULL;

  open_window (table, 900, 500);
  kol_creator_table_set_model (KOL_CREATOR_TABLE (table), G_LIST_MODEL (model));
  kol_creator_table_select (KOL_CREATOR_TABLE (table), 70);
  kol_creator_table_sort_by (KOL_CREATOR_TABLE (table), "fansNum", TRUE);
  kol_creator_table_sort_by (KOL_CREATOR_TABLE (table), "fansNum", FALSE);

  items = kol_creator_table_get_selected_items (KOL_CREATOR_TABLE (table));
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_true (items->pdata[0] == wanted);
  g_assert_true (kol_creator_table_get_selected (KOL_CREATOR_TABLE (table)) == wanted);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (table)));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *full = g_strconcat ("/row-list/", path, NULL);

  g_test_add (full, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  table_support_init (&argc, &argv);

  add ("finalize", test_finalize);
  g_test_add_func ("/row-list/row", test_row);
  add ("sort", test_sort);
  add ("move", test_move);
  add ("remove", test_remove);
  add ("replace", test_replace);
  add ("scatter-unseen", test_scatter_unseen);
  add ("scatter-seen", test_scatter_seen);
  add ("gather", test_gather);
  g_test_add_func ("/row-list/selection", test_selection);

  return g_test_run ();
}
