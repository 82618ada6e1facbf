// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-covers-cell.h"
#include "kol-picture-view.h"
#include "picture-server.h"
#include "table-support.h"

typedef struct
{
  char *folder;
  PictureServer *server;
  KolPictureLoader *loader;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("kollect-view-XXXXXX", NULL);
  fixture->server = picture_server_new (NULL);
  fixture->loader = kol_picture_loader_new (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->loader);
  g_clear_pointer (&fixture->server, picture_server_free);
  delete_folder (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

static KolPictureView *
create_view (Fixture *fixture, const char *path)
{
  KolPictureView *view = KOL_PICTURE_VIEW (
      g_object_ref_sink (kol_picture_view_new (KOL_PICTURE_SHAPE_ROUND, 36, 36)));
  g_autofree char *url = picture_server_dup_url (fixture->server, path);

  kol_picture_view_set_loader (view, fixture->loader);
  kol_picture_view_set_picture (view, url, "小满");

  return view;
}

static gboolean
has_picture (gpointer view)
{
  return kol_picture_view_has_picture (view);
}

static gboolean
is_loading (gpointer view)
{
  return kol_picture_view_is_loading (view);
}

static gboolean
is_done (gpointer view)
{
  return !kol_picture_view_is_loading (view);
}

static gboolean
is_server_busy (gpointer server)
{
  return picture_server_get_n_running (server) > 0;
}

static void
test_finalize (void)
{
  assert_finalized (kol_picture_view_new (KOL_PICTURE_SHAPE_ROUND, 36, 36));
  assert_finalized (kol_picture_view_new (KOL_PICTURE_SHAPE_COVER, 32, 42));
}

/* Not before it is seen. */
static void
test_load (Fixture *fixture, gconstpointer data)
{
  KolPictureView *view = create_view (fixture, "/ok/a");
  GtkWidget *window;

  g_assert_false (is_loading (view));
  window = open_window (GTK_WIDGET (view), 60, 60);
  wait_until (has_picture, view);
  g_assert_false (is_loading (view));
  g_assert_cmpuint (picture_server_count (fixture->server, "/ok/a"), ==, 1);

  gtk_window_destroy (GTK_WINDOW (window));
  release_and_wait (view);
}

static void
test_fail (Fixture *fixture, gconstpointer data)
{
  KolPictureView *view = create_view (fixture, "/status/404/a");
  GtkWidget *window = open_window (GTK_WIDGET (view), 60, 60);

  wait_until (is_done, view);
  g_assert_false (has_picture (view));
  gtk_widget_queue_draw (GTK_WIDGET (view));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  g_assert_false (is_loading (view));

  gtk_window_destroy (GTK_WINDOW (window));
  release_and_wait (view);
}

/* An address that is none, such as a cut-off one, is no warning. */
static void
test_no_address (Fixture *fixture, gconstpointer data)
{
  KolPictureView *view = create_view (fixture, "/ok/a");
  GtkWidget *window;

  kol_picture_view_set_picture (view, "https://example.invalid/avatar...", NULL);
  window = open_window (GTK_WIDGET (view), 60, 60);
  wait_until (is_done, view);
  g_assert_false (has_picture (view));

  kol_picture_view_set_picture (view, "", "");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  g_assert_false (is_loading (view));

  gtk_window_destroy (GTK_WINDOW (window));
  release_and_wait (view);
}

/* A cell that is bound to somebody else gives the picture up, and shows the other one. */
static void
test_rebind (Fixture *fixture, gconstpointer data)
{
  KolPictureView *view = create_view (fixture, "/hold/a");
  GtkWidget *window = open_window (GTK_WIDGET (view), 60, 60);
  g_autofree char *url = picture_server_dup_url (fixture->server, "/ok/b");

  wait_until (is_server_busy, fixture->server);
  g_assert_true (is_loading (view));
  kol_picture_view_set_picture (view, NULL, NULL);
  g_assert_false (is_loading (view));

  kol_picture_view_set_picture (view, url, "阿梨");
  wait_until (has_picture, view);
  picture_server_release (fixture->server, 1);

  gtk_window_destroy (GTK_WINDOW (window));
  release_and_wait (view);
}

static void
test_hide (Fixture *fixture, gconstpointer data)
{
  KolPictureView *view = create_view (fixture, "/hold/a");
  GtkWidget *window = open_window (GTK_WIDGET (view), 60, 60);

  wait_until (is_loading, view);
  gtk_widget_set_visible (GTK_WIDGET (view), FALSE);
  g_assert_false (is_loading (view));
  picture_server_release (fixture->server, 1);
  gtk_widget_set_visible (GTK_WIDGET (view), TRUE);
  wait_until (is_loading, view);
  picture_server_release (fixture->server, 1);

  gtk_window_destroy (GTK_WINDOW (window));
  release_and_wait (view);
}

/* What another row has loaded is there at once. */
static void
test_shared (Fixture *fixture, gconstpointer data)
{
  KolPictureView *first = create_view (fixture, "/ok/a");
  KolPictureView *second = create_view (fixture, "/ok/a");
  GtkWidget *window = open_window (GTK_WIDGET (first), 60, 60);
  GtkWidget *other;

  wait_until (has_picture, first);
  other = open_window (GTK_WIDGET (second), 60, 60);
  g_assert_true (has_picture (second));
  g_assert_cmpuint (picture_server_count (fixture->server, "/ok/a"), ==, 1);

  gtk_window_destroy (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (other));
  g_assert_finalize_object (first);
  g_assert_finalize_object (second);
}

static void
test_size (void)
{
  GtkWidget *view = g_object_ref_sink (kol_picture_view_new (KOL_PICTURE_SHAPE_COVER, 32, 42));
  int width;
  int height;

  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_cmpint (width, ==, 32);
  g_assert_cmpint (height, ==, 42);
  g_object_set (view, "picture-width", 90, NULL);
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, ==, 90);
  release_and_wait (view);
}

static void
test_covers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *base = picture_server_dup_url (fixture->server, "/ok/");
  g_autoptr (KolCreator) creator = create_creator_with_pictures (1, base);
  GtkWidget *cell = g_object_ref_sink (kol_covers_cell_new ());
  GtkWidget *window;

  kol_covers_cell_bind (KOL_COVERS_CELL (cell), creator, fixture->loader);
  window = open_window (cell, 200, 60);
  for (guint i = 0; i < KOL_COVERS_CELL_N_COVERS; i++)
    wait_until (has_picture, find_child (cell, KOL_TYPE_PICTURE_VIEW, i));

  kol_covers_cell_unbind (KOL_COVERS_CELL (cell));
  for (guint i = 0; i < KOL_COVERS_CELL_N_COVERS; i++)
    g_assert_false (has_picture (find_child (cell, KOL_TYPE_PICTURE_VIEW, i)));

  gtk_window_destroy (GTK_WINDOW (window));
  release_and_wait (cell);
}

/* A narrow column shows whole covers only. */
static void
test_covers_narrow (void)
{
  GtkWidget *cell = g_object_ref_sink (kol_covers_cell_new ());
  int minimum;

  gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 32);
  gtk_widget_allocate (cell, 75, 42, -1, NULL);
  g_assert_true (gtk_widget_get_child_visible (find_child (cell, KOL_TYPE_PICTURE_VIEW, 1)));
  g_assert_false (gtk_widget_get_child_visible (find_child (cell, KOL_TYPE_PICTURE_VIEW, 2)));
  g_assert_finalize_object (cell);
}

static guint
count_asked (PictureServer *server, guint n_creators)
{
  guint n_asked = 0;

  for (guint i = 0; i < n_creators; i++)
    {
      g_autofree char *path = g_strdup_printf ("/ok/avatar-%u", i);

      n_asked += picture_server_count (server, path) > 0;
    }

  return n_asked;
}

typedef struct
{
  GtkWidget *window;
  guint n_pictures;
} Seen;

static gboolean
are_first_rows_there (gpointer data)
{
  Seen *seen = data;

  for (guint i = 0; i < seen->n_pictures; i++)
    {
      GtkWidget *view = find_child (seen->window, KOL_TYPE_PICTURE_VIEW, i);

      if (view == NULL || !has_picture (view))
        return FALSE;
    }

  return TRUE;
}

/* The view binds some two hundred rows; only those that are seen are asked for. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *base = picture_server_dup_url (fixture->server, "/ok/");
  g_autoptr (GListStore) model = g_list_store_new (KOL_TYPE_CREATOR);
  GtkWidget *list;
  GtkWidget *window;
  g_autoptr (GtkColumnViewColumn) column = NULL;
  Seen seen;

  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (KolCreator) creator = create_creator_with_pictures (i, base);

      g_list_store_append (model, creator);
    }

  list = kol_creator_table_new ();
  g_object_set (list, "model", model, NULL);
  window = open_window (list, 700, 400);
  for (guint i = 0; find_child (window, KOL_TYPE_PICTURE_VIEW, i) != NULL; i++)
    kol_picture_view_set_loader (KOL_PICTURE_VIEW (find_child (window, KOL_TYPE_PICTURE_VIEW, i)),
                                 fixture->loader);

  seen = (Seen){ window, 4 };
  wait_until (are_first_rows_there, &seen);
  g_assert_cmpuint (count_asked (fixture->server, 150), >=, 1);
  g_assert_cmpuint (count_asked (fixture->server, 150), <=, 20);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  table_support_init (&argc, &argv);

  g_test_add_func ("/picture-view/finalize", test_finalize);
  g_test_add ("/picture-view/load", Fixture, NULL, set_up, test_load, tear_down);
  g_test_add ("/picture-view/fail", Fixture, NULL, set_up, test_fail, tear_down);
  g_test_add ("/picture-view/no-address", Fixture, NULL, set_up, test_no_address, tear_down);
  g_test_add ("/picture-view/rebind", Fixture, NULL, set_up, test_rebind, tear_down);
  g_test_add ("/picture-view/hide", Fixture, NULL, set_up, test_hide, tear_down);
  g_test_add ("/picture-view/shared", Fixture, NULL, set_up, test_shared, tear_down);
  g_test_add_func ("/picture-view/size", test_size);
  g_test_add ("/picture-view/covers", Fixture, NULL, set_up, test_covers, tear_down);
  g_test_add_func ("/picture-view/covers/narrow", test_covers_narrow);
  g_test_add ("/picture-view/rows", Fixture, NULL, set_up, test_rows, tear_down);

  return g_test_run ();
}
