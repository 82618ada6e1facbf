// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-open.h"
#include "table-support.h"
#include "widget-support.h"

typedef struct
{
  SessionFixture session;
  KolEnvironment *environment;
  GtkWidget *window;
  const char *button; /* of the question, waited for */
} Fixture;

/* One for the whole program: it stays on the message bus. */
static AdwApplication *application;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  session_fixture_set_up (&fixture->session, NULL);
  fixture->environment = create_environment (kol_session_get_client (fixture->session.session));
  fixture->window = kol_window_new (application, fixture->session.session, fixture->environment);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = g_object_ref (fixture->window);

  gtk_window_close (GTK_WINDOW (window));
  release_and_wait (window);
  release_and_wait (g_steal_pointer (&fixture->environment));
  session_fixture_tear_down (&fixture->session, NULL);
}

/* The question is a window of its own or within the main one, as the version has it. */
static GtkWidget *
find_answer (const char *label)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *button = find_button (window, label);

      if (button != NULL && gtk_widget_get_mapped (button))
        return button;
    }

  return NULL;
}

static gboolean
is_asked (gpointer data)
{
  return find_answer (((Fixture *) data)->button) != NULL;
}

static void
open_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "handover", "corpus", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  kol_open_begin (KOL_WINDOW (fixture->window), file);
}

static void
answer (Fixture *fixture, const char *label)
{
  fixture->button = label;
  wait_until (is_asked, fixture);
  /* GTK 4.8 asks a window that goes before its first frame for its size when it is no more. */
  gtk_test_widget_wait_for_draw (find_answer (label));
  press_button (find_answer (label));
}

static gboolean
has_told (gpointer data)
{
  return find_label (get_part (((Fixture *) data)->window, "toasts"), ((Fixture *) data)->button) !=
         NULL;
}

static void
wait_for_toast (Fixture *fixture, const char *part)
{
  fixture->button = part;
  wait_until (has_told, fixture);
}

static KolShortlist *
get_current (Fixture *fixture)
{
  return kol_session_get_shortlist (fixture->session.session);
}

static guint
count_shortlists (Fixture *fixture)
{
  return g_list_model_get_n_items (kol_session_get_shortlists (fixture->session.session));
}

/* What comes of a file is a shortlist of that name, with what was said of its creators. */
static void
test_take_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KolEntry) entry = NULL;

  open_file (fixture, "handover.json");
  answer (fixture, "_Take Over");
  session_fixture_wait_for_message (&fixture->session, "1 creator taken over as “Launch”");

  g_assert_cmpstr (kol_shortlist_get_name (get_current (fixture)), ==, "Launch");
  entry = g_list_model_get_item (G_LIST_MODEL (get_current (fixture)), 0);
  g_assert_cmpstr (kol_creator_get_name (kol_entry_get_creator (entry)), ==, "=x");
  g_assert_cmpint (kol_entry_get_status (entry), ==, KOL_ENTRY_STATUS_MAYBE);
  g_assert_cmpstr (kol_entry_get_note (entry), ==, "line\n\"two\"");

  /* Once more: beside the first one. */
  open_file (fixture, "handover.json");
  answer (fixture, "_Take Over");
  session_fixture_wait_for_message (&fixture->session, "“Launch (2)”");
  g_assert_cmpuint (count_shortlists (fixture), ==, 2);
}

/* Who says no has nothing more than before. */
static void
test_decline (Fixture *fixture, gconstpointer data)
{
  open_file (fixture, "handover.json");
  answer (fixture, "_Cancel");
  g_assert_cmpuint (count_shortlists (fixture), ==, 0);
}

/* What kollect-cli printed has no name of its own. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  open_file (fixture, "list.json");
  answer (fixture, "_Take Over");
  session_fixture_wait_for_message (&fixture->session, "2 creators taken over as “list”");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_current (fixture))), ==, 2);
}

/* What cannot be taken over, and what is said of it. */
typedef struct
{
  const char *name;
  const char *uri;     /* nullable: a file of the fixture */
  const char *content; /* of that */
  const char *part;
} Bad;

static const Bad bad_files[] = {
  { "gone", "file:///nowhere/spring.kollect.json", NULL, "spring.kollect.json" },
  { "elsewhere", "https://pictures.example/spring.json", NULL, "on this computer" },
  { "empty", NULL, "[]", "no creators" },
  { "damaged", NULL, "[{\"userId\": ", "." },
};

static void
test_bad (Fixture *fixture, gconstpointer data)
{
  const Bad *bad = data;
  g_autofree char *path = g_build_filename (fixture->session.folder, "bad.json", NULL);
  g_autoptr (GFile) file = bad->uri != NULL ? g_file_new_for_uri (bad->uri)
                                            : g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  if (bad->content != NULL)
    g_file_set_contents (path, bad->content, -1, &error);
  g_assert_no_error (error);

  kol_open_begin (KOL_WINDOW (fixture->window), file);
  wait_for_toast (fixture, bad->part);
  g_assert_cmpuint (count_shortlists (fixture), ==, 0);
}

static void
add (const char *path, gconstpointer data, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *full = g_strconcat ("/open/", path, NULL);

  g_test_add (full, Fixture, data, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  int status;
  g_autoptr (GError) error = NULL;

  table_support_init (&argc, &argv);
  application = g_object_new (ADW_TYPE_APPLICATION, "application-id", KOL_APPLICATION_ID ".Test",
                              "flags", G_APPLICATION_NON_UNIQUE, NULL);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  add ("take-over", NULL, test_take_over);
  add ("decline", NULL, test_decline);
  add ("list", NULL, test_list);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autofree char *path = g_strconcat ("bad/", bad_files[i].name, NULL);

      add (path, &bad_files[i], test_bad);
    }

  status = g_test_run ();
  g_clear_object (&application);

  return status;
}
