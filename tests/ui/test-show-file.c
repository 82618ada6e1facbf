// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gstdio.h>

#include "fake-desktop.h"
#include "kol-show-file.h"
#include "table-support.h"

/* What opens files here: it writes down what it was given. */
#define PROGRAM                                                                                    \
  "[Desktop Entry]\nType=Application\nName=Opener\nMimeType=text/csv;inode/directory;\n"           \
  "Exec=sh -c 'echo \"$1\" >%s/opened.part; mv %s/opened.part %s/opened' opener %%u\n"
#define DEFAULTS "[Default Applications]\ntext/csv=opener.desktop\ninode/directory=opener.desktop\n"

typedef struct
{
  FakeDesktop *desktop; /* owned, nullable: a bare desktop */
  char *folder;         /* owned */
  char *opened;         /* owned: where the program writes down what it opened */
  GFile *file;          /* owned */
  GtkWidget *window;
  char *problem; /* owned, nullable */
} Fixture;

static void
put_file (const char *folder, const char *name, const char *contents)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

static void
install_program (Fixture *fixture)
{
  g_autofree char *applications = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *program = g_strdup_printf (PROGRAM, fixture->folder, fixture->folder,
                                              fixture->folder);

  g_assert_cmpint (g_mkdir_with_parents (applications, 0700), ==, 0);
  put_file (applications, "opener.desktop", program);
  put_file (applications, "mimeapps.list", DEFAULTS);
}

static void
set_up (Fixture *fixture, gconstpointer with_desktop)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->desktop = GPOINTER_TO_INT (with_desktop) ? fake_desktop_new () : NULL;
  fixture->folder = g_dir_make_tmp ("kollect-show-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->opened = g_build_filename (fixture->folder, "opened", NULL);
  path = g_build_filename (fixture->folder, "春 & spring.csv", NULL);
  fixture->file = g_file_new_for_path (path);
  put_file (fixture->folder, "春 & spring.csv", "a,b\n");
  install_program (fixture);
  fixture->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unsetenv ("GTK_USE_PORTAL");
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_remove (g_file_peek_path (fixture->file));
  g_remove (fixture->opened);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_clear_object (&fixture->file);
  g_clear_pointer (&fixture->opened, g_free);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->problem, g_free);
  g_clear_pointer (&fixture->desktop, fake_desktop_free);
}

static void
on_failed_cb (GtkWindow *window, const GError *error, gpointer data)
{
  Fixture *fixture = data;

  g_assert_true (GTK_WIDGET (window) == fixture->window);
  fixture->problem = g_strdup (error->message);
}

static gboolean
is_opened (gpointer fixture)
{
  return g_file_test (((Fixture *) fixture)->opened, G_FILE_TEST_EXISTS);
}

/* The program of this desktop got this file or folder, as a path or an address. */
static void
assert_opened (Fixture *fixture, GFile *expected)
{
  g_autofree char *contents = NULL;
  g_autoptr (GFile) opened = NULL;

  wait_until (is_opened, fixture);
  g_assert_true (g_file_get_contents (fixture->opened, &contents, NULL, NULL));
  opened = g_file_new_for_commandline_arg (g_strstrip (contents));
  g_assert_true (g_file_equal (opened, expected));
  g_assert_null (fixture->problem);
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  kol_show_file (GTK_WINDOW (fixture->window), fixture->file, on_failed_cb, fixture);
  assert_opened (fixture, fixture->file);
}

static gboolean
has_problem (gpointer fixture)
{
  return ((Fixture *) fixture)->problem != NULL;
}

static void
test_open_gone (Fixture *fixture, gconstpointer data)
{
  g_remove (g_file_peek_path (fixture->file));
  kol_show_file (GTK_WINDOW (fixture->window), fixture->file, on_failed_cb, fixture);
  wait_until (has_problem, fixture);
}

static gboolean
was_pointed_at (gpointer fixture)
{
  Fixture *self = fixture;
  g_autofree char *uri = g_file_get_uri (self->file);

  return fake_desktop_was_asked (self->desktop, "ShowItems", uri);
}

/* The file manager is asked to point at the file. */
static void
test_file_manager (Fixture *fixture, gconstpointer data)
{
  kol_show_file_in_folder (GTK_WINDOW (fixture->window), fixture->file, on_failed_cb, fixture);
  wait_until (was_pointed_at, fixture);
  g_assert_cmpuint (fake_desktop_count (fixture->desktop, "OpenDirectory"), ==, 0);
  g_assert_false (is_opened (fixture));
}

static gboolean
was_handed_over (gpointer fixture)
{
  Fixture *self = fixture;

  return fake_desktop_was_asked (self->desktop, "OpenDirectory", g_file_peek_path (self->file));
}

/* As in a sandbox, where the file manager could not find what it is told of. */
static void
test_portal (Fixture *fixture, gconstpointer data)
{
  g_setenv ("GTK_USE_PORTAL", "1", TRUE);
  kol_show_file_in_folder (GTK_WINDOW (fixture->window), fixture->file, on_failed_cb, fixture);
  wait_until (was_handed_over, fixture);
  g_assert_cmpuint (fake_desktop_count (fixture->desktop, "ShowItems"), ==, 0);
}

/* No file manager that can point: the folder is opened. */
static void
test_no_file_manager (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_get_parent (fixture->file);

  kol_show_file_in_folder (GTK_WINDOW (fixture->window), fixture->file, on_failed_cb, fixture);
  assert_opened (fixture, folder);
}

#define ADD(path, desktop, func)                                                                   \
  g_test_add ("/show-file/" path, Fixture, GINT_TO_POINTER (desktop), set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  table_support_init (&argc, &argv);

  ADD ("open", FALSE, test_open);
  ADD ("open-gone", FALSE, test_open_gone);
  ADD ("file-manager", TRUE, test_file_manager);
  ADD ("portal", TRUE, test_portal);
  ADD ("no-file-manager", FALSE, test_no_file_manager);

  return g_test_run ();
}
