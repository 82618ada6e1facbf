// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-column-chooser.h"
#include "table-support.h"

typedef struct
{
  KolCreatorTable *table;
  GtkWidget *chooser; /* owned by the window */
  GtkWidget *window;
} Fixture;

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GListStore) model = create_model (4);

  fixture->table = KOL_CREATOR_TABLE (g_object_ref_sink (kol_creator_table_new ()));
  fixture->chooser = kol_column_chooser_new ();
  kol_creator_table_set_model (fixture->table, G_LIST_MODEL (model));
  kol_column_chooser_set_table (KOL_COLUMN_CHOOSER (fixture->chooser), fixture->table);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), fixture->chooser);
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->table), TRUE);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->table));
  fixture->window = open_window (box, 900, 700);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  wait_until (is_mapped, fixture->chooser);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_popover_popdown (GTK_POPOVER (fixture->chooser));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  release_and_wait (fixture->table);
}

static GtkCheckButton *
find_check (Fixture *fixture, const char *label)
{
  GtkWidget *check;

  for (guint i = 0; (check = find_child (fixture->chooser, GTK_TYPE_CHECK_BUTTON, i)) != NULL; i++)
    {
      if (g_str_equal (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), label))
        return GTK_CHECK_BUTTON (check);
    }
  g_assert_not_reached ();
}

static void
test_finalize (void)
{
  g_autoptr (KolCreatorTable)
      table = KOL_CREATOR_TABLE (g_object_ref_sink (kol_creator_table_new ()));
  GtkWidget *chooser = g_object_ref_sink (kol_column_chooser_new ());

  kol_column_chooser_set_table (KOL_COLUMN_CHOOSER (chooser), table);
  g_assert_finalize_object (chooser);
  /* Nothing is left behind that would answer. */
  kol_creator_table_set_column_visible (table, "redId", TRUE);
}

static void
test_show_and_hide (Fixture *fixture, gconstpointer data)
{
  GtkCheckButton *followers = find_check (fixture, "Followers");
  GtkCheckButton *red_id = find_check (fixture, "RedNote ID");

  g_assert_true (gtk_check_button_get_active (followers));
  g_assert_false (gtk_check_button_get_active (red_id));

  gtk_check_button_set_active (followers, FALSE);
  gtk_check_button_set_active (red_id, TRUE);
  g_assert_false (kol_creator_table_get_column_visible (fixture->table, "fansNum"));
  g_assert_true (kol_creator_table_get_column_visible (fixture->table, "redId"));

  kol_creator_table_reset_columns (fixture->table);
  g_assert_true (gtk_check_button_get_active (followers));
  g_assert_false (gtk_check_button_get_active (red_id));
}

static gboolean
is_filtered (gpointer check)
{
  return !gtk_widget_get_visible (check);
}

static gboolean
is_unfiltered (gpointer check)
{
  return gtk_widget_get_visible (check);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *followers = GTK_WIDGET (find_check (fixture, "Followers"));
  GtkWidget *red_id = GTK_WIDGET (find_check (fixture, "RedNote ID"));
  /* The first one is within the drop-down. */
  GtkWidget *search = find_child (fixture->chooser, GTK_TYPE_SEARCH_ENTRY, 1);

  gtk_editable_set_text (GTK_EDITABLE (search), " rednote ");
  wait_until (is_filtered, followers);
  g_assert_true (gtk_widget_get_visible (red_id));
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (followers)));

  gtk_editable_set_text (GTK_EDITABLE (search), "no such column");
  wait_until (is_filtered, red_id);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  wait_until (is_unfiltered, red_id);
  wait_until (is_unfiltered, followers);
}

static void
assert_sorted (Fixture *fixture, const char *expected_id, gboolean expected_descending)
{
  gboolean descending;
  const char *id = kol_creator_table_get_sort (fixture->table, &descending);

  g_assert_cmpstr (id, ==, expected_id);
  g_assert_cmpint (descending, ==, expected_descending);
}

static void
select_sort (GtkDropDown *drop, const char *label)
{
  GListModel *labels = gtk_drop_down_get_model (drop);

  for (guint i = 0; i < g_list_model_get_n_items (labels); i++)
    {
      if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (labels), i), label) != 0)
        continue;
      gtk_drop_down_set_selected (drop, i);
      return;
    }
  g_assert_not_reached ();
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  GtkDropDown *drop = GTK_DROP_DOWN (find_child (fixture->chooser, GTK_TYPE_DROP_DOWN, 0));
  GtkWidget *direction = gtk_widget_get_next_sibling (GTK_WIDGET (drop));

  g_assert_false (gtk_widget_get_sensitive (direction));
  select_sort (drop, "Followers");
  assert_sorted (fixture, "fansNum", TRUE);
  g_assert_true (gtk_widget_get_sensitive (direction));
  g_signal_emit_by_name (direction, "clicked");
  assert_sorted (fixture, "fansNum", FALSE);
  select_sort (drop, "Photo note price");
  assert_sorted (fixture, "picturePrice", FALSE);
  select_sort (drop, "As found");
  assert_sorted (fixture, NULL, FALSE);

  /* The header was clicked meanwhile. */
  kol_creator_table_sort_by (fixture->table, "creator", TRUE);
  g_assert_cmpuint (gtk_drop_down_get_selected (drop), >, 0);
  assert_sorted (fixture, "creator", TRUE);

  kol_creator_table_set_sortable (fixture->table, FALSE);
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (GTK_WIDGET (drop))));
}

int
main (int argc, char *argv[])
{
  table_support_init (&argc, &argv);

  g_test_add_func ("/column-chooser/finalize", test_finalize);
  g_test_add ("/column-chooser/show-and-hide", Fixture, NULL, set_up, test_show_and_hide,
              tear_down);
  g_test_add ("/column-chooser/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/column-chooser/sort", Fixture, NULL, set_up, test_sort, tear_down);

  return g_test_run ();
}
