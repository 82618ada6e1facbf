// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-application.h"
#include "kol-filter-pane.h"
#include "kol-results-page.h"
#include "kol-shortlists-page.h"
#include "kol-window.h"
#include "table-support.h"
#include "widget-support.h"

typedef struct
{
  SessionFixture session;
  KolEnvironment *environment;
  GtkWidget *window;
} Fixture;

/* One for the whole program: it stays on the message bus. */
static AdwApplication *application;

static void
open_main_window (Fixture *fixture)
{
  fixture->window = kol_window_new (application, fixture->session.session, fixture->environment);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
set_up (Fixture *fixture, gconstpointer faults)
{
  session_fixture_set_up (&fixture->session, faults);
  fixture->environment = create_environment (kol_session_get_client (fixture->session.session));
  open_main_window (fixture);
}

static void
close_main_window (Fixture *fixture)
{
  GtkWidget *window = g_object_ref (fixture->window);

  gtk_window_close (GTK_WINDOW (window));
  release_and_wait (window);
  fixture->window = NULL;
}

/* The window is closed as a person does it, and nothing keeps it. */
static void
tear_down (Fixture *fixture, gconstpointer faults)
{
  close_main_window (fixture);
  release_and_wait (g_steal_pointer (&fixture->environment));
  session_fixture_tear_down (&fixture->session, faults);
}

static void
let_it_ask (Fixture *fixture)
{
  use_service_of (fixture->environment, &fixture->session);
  kol_environment_set_token (fixture->environment, KOL_SAMPLE_TOKEN);
}

static GtkWidget *
part (Fixture *fixture, const char *id)
{
  return get_part (fixture->window, id);
}

static GtkWidget *
find_in_window (Fixture *fixture, GType type)
{
  return find_child (fixture->window, type, 0);
}

static gboolean
is_enabled (Fixture *fixture, const char *action)
{
  GtkWidget *button = NULL;

  /* Buttons follow their action. */
  for (guint i = 0; (button = find_child (fixture->window, GTK_TYPE_BUTTON, i)) != NULL; i++)
    {
      const char *name = gtk_actionable_get_action_name (GTK_ACTIONABLE (button));

      if (g_strcmp0 (name, action) == 0)
        return gtk_widget_is_sensitive (button);
    }
  g_assert_not_reached ();
}

static gboolean
run_action (Fixture *fixture, const char *action)
{
  return gtk_widget_activate_action (fixture->window, action, NULL);
}

static const char *
get_page (Fixture *fixture)
{
  return adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (part (fixture, "pages")));
}

static const char *
get_banner (Fixture *fixture)
{
  if (!gtk_revealer_get_reveal_child (GTK_REVEALER (part (fixture, "banner"))))
    return NULL;

  return gtk_label_get_text (GTK_LABEL (part (fixture, "banner_label")));
}

static void
test_finalize (Fixture *fixture, gconstpointer data)
{
  g_assert_true (kol_window_get_session (KOL_WINDOW (fixture->window)) == fixture->session.session);
  g_assert_true (kol_window_get_environment (KOL_WINDOW (fixture->window)) == fixture->environment);
}

/* Closed in the midst of a search */
static void
test_finalize_busy (Fixture *fixture, gconstpointer data)
{
  let_it_ask (fixture);
  g_assert_true (run_action (fixture, "win.search"));
  g_assert_true (kol_session_get_busy (fixture->session.session));
}

static void
test_application (void)
{
  g_autoptr (KolApplication) own = kol_application_new ();

  g_assert_cmpstr (g_application_get_application_id (G_APPLICATION (own)), ==, KOL_APPLICATION_ID);
  g_assert_finalize_object (g_steal_pointer (&own));
}

/* What cannot be done now cannot be pressed. */
static void
test_actions (Fixture *fixture, gconstpointer data)
{
  g_assert_false (is_enabled (fixture, "win.search"));
  g_assert_false (is_enabled (fixture, "win.load-more"));

  use_service_of (fixture->environment, &fixture->session);
  g_assert_false (is_enabled (fixture, "win.search"));
  kol_environment_set_token (fixture->environment, KOL_SAMPLE_TOKEN);
  g_assert_true (is_enabled (fixture, "win.search"));
  g_assert_false (is_enabled (fixture, "win.load-more"));
  g_assert_false (is_enabled (fixture, "win.stop"));

  g_assert_true (run_action (fixture, "win.search"));
  g_assert_true (is_enabled (fixture, "win.stop"));
  session_fixture_wait_for_state (&fixture->session, KOL_SESSION_STATE_RESULTS);
  g_assert_true (is_enabled (fixture, "win.load-more"));
  g_assert_false (is_enabled (fixture, "win.stop"));

  /* A shortlist is shown; searching leads back to the results. */
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.show-page", "s", "shortlists"));
  g_assert_cmpstr (get_page (fixture), ==, "shortlists");
  g_assert_true (run_action (fixture, "win.load-more"));
  g_assert_cmpstr (get_page (fixture), ==, "results");
  session_fixture_wait_until_idle (&fixture->session);
}

static GtkWindow *
find_print_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      /* A type of GTK's own on this platform */
      if (g_str_equal (G_OBJECT_TYPE_NAME (window), "GtkPrintUnixDialog"))
        return window;
    }

  return NULL;
}

static gboolean
has_print_dialog (gpointer data)
{
  return (find_print_dialog () != NULL) == GPOINTER_TO_INT (data);
}

/* From any page to GTK's dialog and back, with the pictures fetched before. */
static void
test_print (Fixture *fixture, gconstpointer data)
{
  let_it_ask (fixture);
  g_assert_true (run_action (fixture, "win.search"));
  session_fixture_wait_for_state (&fixture->session, KOL_SESSION_STATE_RESULTS);
  session_fixture_star_first (&fixture->session, 3);

  g_assert_true (run_action (fixture, "win.print"));
  g_assert_cmpstr (get_page (fixture), ==, "shortlists");
  wait_until (has_print_dialog, GINT_TO_POINTER (TRUE));
  g_assert_true (gtk_window_get_transient_for (find_print_dialog ()) ==
                 GTK_WINDOW (fixture->window));
  gtk_window_close (find_print_dialog ());
  wait_until (has_print_dialog, GINT_TO_POINTER (FALSE));
}

static void
test_bad_range (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = find_in_window (fixture, KOL_TYPE_FILTER_PANE);

  let_it_ask (fixture);
  gtk_editable_set_text (GTK_EDITABLE (find_named (pane, GTK_TYPE_EDITABLE, "Followers, from")),
                         "5000");
  gtk_editable_set_text (GTK_EDITABLE (find_named (pane, GTK_TYPE_EDITABLE, "Followers, to")),
                         "100");
  g_assert_false (is_enabled (fixture, "win.search"));

  g_assert_true (run_action (fixture, "win.reset"));
  g_assert_true (is_enabled (fixture, "win.search"));
}

static void
test_banner (Fixture *fixture, gconstpointer data)
{
  g_assert_null (get_banner (fixture));
  let_it_ask (fixture);
  /* No secret service runs in this session. */
  g_assert_nonnull (strstr (get_banner (fixture), "kept until Kollect is closed"));

  g_settings_set_boolean (kol_environment_get_settings (fixture->environment), "plain-http-agreed",
                          TRUE);
  g_assert_true (kol_environment_use (fixture->environment, KOL_SERVICE_MAINLAND, NULL, NULL));
  g_assert_nonnull (strstr (get_banner (fixture), "without encryption"));
  wait_until_ready (fixture->environment);
}

/* Whoever comes to look around sees somebody at once, and pays nothing. */
static void
test_look_around (Fixture *fixture, gconstpointer data)
{
  g_assert_true (run_action (fixture, "win.use-sample"));
  g_assert_nonnull (strstr (get_banner (fixture), "Sample data"));
  session_fixture_wait_for_state (&fixture->session, KOL_SESSION_STATE_RESULTS);
  g_assert_cmpuint (session_fixture_get_n_results (&fixture->session), ==, KOL_PAGE_SIZE);
  g_assert_cmpuint (kol_sample_service_get_n_calls (fixture->session.service), ==, 0);
}

/* Escape stops a search, from the keyword as well, where the search was begun. */
static void
test_escape (Fixture *fixture, gconstpointer data)
{
  GtkWidget *keyword = find_named (fixture->window, GTK_TYPE_SEARCH_ENTRY, "Keyword");

  let_it_ask (fixture);
  gtk_editable_set_text (GTK_EDITABLE (keyword), "lamp");
  g_signal_emit_by_name (keyword, "activate");
  g_assert_true (kol_session_get_busy (fixture->session.session));
  g_signal_emit_by_name (keyword, "stop-search");
  g_assert_false (kol_session_get_busy (fixture->session.session));
}

/* What ends after the window was closed has nobody to tell. */
static void
test_say_after_close (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = g_object_ref (fixture->window);

  gtk_window_close (GTK_WINDOW (window));
  kol_window_say (KOL_WINDOW (window), "Saved", TRUE);
  release_and_wait (window);
  open_main_window (fixture);
}

static gboolean
has_undo (gpointer data)
{
  return find_button (part (data, "toasts"), "_Undo") != NULL;
}

static gboolean
has_star (gpointer data)
{
  SessionFixture *session = data;

  return kol_session_is_starred (session->session,
                                 kol_creator_get_id (session_fixture_get_creator (session, 0)));
}

/* A toast takes back what it tells of. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  let_it_ask (fixture);
  session_fixture_search (&fixture->session);
  session_fixture_star (&fixture->session, 0);
  g_assert_nonnull (find_label (part (fixture, "shortlist_button"), "My shortlist · 1"));
  g_assert_true (is_named (part (fixture, "shortlist_button"), "My shortlist · 1"));

  session_fixture_star (&fixture->session, 0);
  wait_until (has_undo, fixture);
  press_button (find_button (part (fixture, "toasts"), "_Undo"));
  wait_until (has_star, &fixture->session);
}

/* A creator can be called anything: a toast's title is markup. */
static void
test_toast_markup (Fixture *fixture, gconstpointer data)
{
  kol_window_say (KOL_WINDOW (fixture->window), "Removed <b>A & B</i>", FALSE);
  g_assert_nonnull (find_label (part (fixture, "toasts"), "Removed <b>A & B</i>"));
}

static gboolean
has_results (gpointer data)
{
  Fixture *fixture = data;

  return kol_session_get_state (fixture->session.session) == KOL_SESSION_STATE_RESULTS;
}

/* The layout is kept when the window is closed, and the filters come with the results. */
static void
test_restore (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = find_in_window (fixture, KOL_TYPE_FILTER_PANE);
  KolCreatorTable *table;
  gboolean descending = FALSE;

  let_it_ask (fixture);
  kol_query_set (kol_filter_pane_get_query (KOL_FILTER_PANE (pane)), "gender", "FEMALE", NULL);
  g_assert_true (run_action (fixture, "win.search"));
  wait_until (has_results, fixture);
  table = kol_results_page_get_table (
      KOL_RESULTS_PAGE (find_in_window (fixture, KOL_TYPE_RESULTS_PAGE)));
  kol_creator_table_sort_by (table, "picturePrice", TRUE);
  g_assert_true (run_action (fixture, "win.show-filters"));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.show-page", "s", "shortlists"));
  close_main_window (fixture);

  session_fixture_end (&fixture->session);
  session_fixture_start (&fixture->session);
  open_main_window (fixture);
  kol_session_open (fixture->session.session);
  wait_until (has_results, fixture);

  g_assert_cmpstr (get_page (fixture), ==, "shortlists");
  g_assert_false (gtk_widget_get_visible (part (fixture, "filters")));
  pane = find_in_window (fixture, KOL_TYPE_FILTER_PANE);
  g_assert_cmpstr (kol_query_get (kol_filter_pane_get_query (KOL_FILTER_PANE (pane)), "gender"), ==,
                   "FEMALE");
  table = kol_results_page_get_table (
      KOL_RESULTS_PAGE (find_in_window (fixture, KOL_TYPE_RESULTS_PAGE)));
  g_assert_cmpstr (kol_creator_table_get_sort (table, &descending), ==, "picturePrice");
  g_assert_true (descending);
  g_assert_cmpuint (kol_sample_service_get_n_calls (fixture->session.service), ==, 1);
}

static void
add (const char *path, const char *faults, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *full = g_strconcat ("/window/", path, NULL);

  g_test_add (full, Fixture, faults, set_up, test, tear_down);
}

static void
register_application (void)
{
  g_autoptr (GError) error = NULL;

  application = g_object_new (ADW_TYPE_APPLICATION, "application-id", KOL_APPLICATION_ID ".Test",
                              "flags", G_APPLICATION_NON_UNIQUE, "resource-base-path",
                              "/io/github/kollect_app/Kollect", NULL);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  int status;

  table_support_init (&argc, &argv);
  register_application ();

  g_test_add_func ("/window/application", test_application);
  add ("finalize", NULL, test_finalize);
  add ("finalize-busy", "hang", test_finalize_busy);
  add ("actions", NULL, test_actions);
  add ("print", NULL, test_print);
  add ("bad-range", NULL, test_bad_range);
  add ("banner", NULL, test_banner);
  add ("look-around", NULL, test_look_around);
  add ("undo", NULL, test_undo);
  add ("toast-markup", NULL, test_toast_markup);
  add ("escape", "hang", test_escape);
  add ("say-after-close", NULL, test_say_after_close);
  add ("restore", NULL, test_restore);

  status = g_test_run ();
  g_clear_object (&application);

  return status;
}
