// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-answer.h"
#include "kol-star-cell.h"
#include "table-support.h"

typedef struct
{
  char *folder;
  KolSession *session;
} Fixture;

static gboolean
is_open (gpointer data)
{
  return kol_session_is_open (data);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KolClient) client = kol_client_new ();
  g_autoptr (KolPictureLoader) pictures = NULL;
  g_autoptr (KolStore) store = NULL;
  g_autofree char *file = NULL;

  fixture->folder = g_dir_make_tmp ("kollect-star-XXXXXX", NULL);
  file = g_build_filename (fixture->folder, "kollect.db", NULL);
  pictures = kol_picture_loader_new (fixture->folder);
  store = kol_store_new (file, kol_answer_decode_creator);
  fixture->session = kol_session_new (client, store, pictures);
  kol_session_open (fixture->session);
  wait_until (is_open, fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->session);
  delete_folder (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

static gboolean
is_active (gpointer button)
{
  return gtk_toggle_button_get_active (button);
}

static gboolean
is_inactive (gpointer button)
{
  return !gtk_toggle_button_get_active (button);
}

static void
test_finalize (void)
{
  assert_finalized (kol_star_cell_new ());
}

static void
test_toggle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KolCreator) creator = create_creator ("1", "温鹿鹿");
  g_autoptr (KolCreator) other = create_creator ("2", "程不晚");
  KolStarCell *cell = KOL_STAR_CELL (g_object_ref_sink (kol_star_cell_new ()));
  GtkWidget *button = kol_star_cell_get_button (cell);
  GtkWidget *window;

  /* It is named when it comes into sight. */
  kol_star_cell_bind (cell, creator, fixture->session);
  window = open_window (GTK_WIDGET (cell), 100, 100);
  g_assert_true (is_inactive (button));
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Add to shortlist: 温鹿鹿");

  g_signal_emit_by_name (button, "clicked");
  wait_until (is_active, button);
  g_assert_true (kol_session_is_starred (fixture->session, "1"));
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "On the shortlist: 温鹿鹿");

  kol_star_cell_unbind (cell);
  kol_star_cell_bind (cell, other, fixture->session);
  g_assert_true (is_inactive (button));
  kol_star_cell_bind (cell, creator, fixture->session);
  g_assert_true (is_active (button));

  g_signal_emit_by_name (button, "clicked");
  wait_until (is_inactive, button);
  g_assert_false (kol_session_is_starred (fixture->session, "1"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (cell);
}

static guint
count_stars (KolSession *session)
{
  guint n_stars = 0;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      n_stars += kol_session_is_starred (session, id);
    }

  return n_stars;
}

static gboolean
has_two_stars (gpointer session)
{
  return count_stars (session) == 2;
}

static gboolean
has_three_stars (gpointer session)
{
  return count_stars (session) == 3;
}

static gboolean
has_no_star (gpointer session)
{
  return count_stars (session) == 0;
}

/* S on the rows: all of the selected, and back when all have a star. */
static void
test_action (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) model = create_model (5);
  g_autoptr (KolCreatorTable)
      table = KOL_CREATOR_TABLE (g_object_ref_sink (kol_creator_table_new ()));
  GtkSelectionModel *selection;

  kol_creator_table_set_session (table, fixture->session);
  kol_creator_table_set_model (table, G_LIST_MODEL (model));
  selection = gtk_column_view_get_model (kol_creator_table_get_view (table));
  kol_session_create_shortlist (fixture->session, "Spring");
  while (kol_session_get_shortlist (fixture->session) == NULL)
    g_main_context_iteration (NULL, TRUE);

  gtk_selection_model_select_range (selection, 1, 2, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (table), "table.star", NULL);
  wait_until (has_two_stars, fixture->session);

  gtk_selection_model_select_range (selection, 1, 3, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (table), "table.star", NULL);
  wait_until (has_three_stars, fixture->session);

  gtk_widget_activate_action (GTK_WIDGET (table), "table.star", NULL);
  wait_until (has_no_star, fixture->session);
}

/* Every row's star follows, whoever changed it. */
static void
test_rows_follow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) model = create_model (5);
  KolCreatorTable *table = KOL_CREATOR_TABLE (g_object_ref_sink (kol_creator_table_new ()));
  g_autoptr (KolCreator) creator = NULL;
  GtkWidget *window;
  GtkWidget *cell;

  kol_creator_table_set_session (table, fixture->session);
  kol_creator_table_set_model (table, G_LIST_MODEL (model));
  window = open_window (GTK_WIDGET (table), 900, 500);
  cell = find_child (window, KOL_TYPE_STAR_CELL, 2);
  g_assert_nonnull (cell);

  creator = g_list_model_get_item (G_LIST_MODEL (model), 2);
  kol_session_toggle_star (fixture->session, creator);
  wait_until (is_active, kol_star_cell_get_button (KOL_STAR_CELL (cell)));

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (table);
}

int
main (int argc, char *argv[])
{
  table_support_init (&argc, &argv);

  g_test_add_func ("/star/finalize", test_finalize);
  g_test_add ("/star/toggle", Fixture, NULL, set_up, test_toggle, tear_down);
  g_test_add ("/star/action", Fixture, NULL, set_up, test_action, tear_down);
  g_test_add ("/star/rows-follow", Fixture, NULL, set_up, test_rows_follow, tear_down);

  return g_test_run ();
}
