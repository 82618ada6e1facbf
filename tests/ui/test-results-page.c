// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <libsoup/soup.h>

#include "kol-api-error.h"
#include "kol-results-page.h"
#include "table-support.h"
#include "widget-support.h"

#define CLOSED_PORT "http://127.0.0.1:1"
#define NOW 1700000000

typedef struct
{
  SessionFixture session;
  KolEnvironment *environment;
  KolQuery *query; /* of the filter pane */
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

static KolSession *
get_session (Fixture *fixture)
{
  return fixture->session.session;
}

static void
set_up (Fixture *fixture, gconstpointer faults)
{
  session_fixture_set_up (&fixture->session, faults);
  fixture->environment = create_environment (kol_session_get_client (get_session (fixture)));
  fixture->query = kol_query_new ();
  fixture->page = g_object_new (KOL_TYPE_RESULTS_PAGE, NULL);
  kol_results_page_set_up (KOL_RESULTS_PAGE (fixture->page), get_session (fixture),
                           fixture->environment);
  kol_results_page_set_query (KOL_RESULTS_PAGE (fixture->page), fixture->query);
  fixture->window = open_window (fixture->page, 900, 600);
}

static void
set_up_without_faults (Fixture *fixture, gconstpointer data)
{
  set_up (fixture, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer faults)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->query);
  g_clear_object (&fixture->environment);
  session_fixture_tear_down (&fixture->session, faults);
}

static GtkWidget *
part (Fixture *fixture, const char *id)
{
  return get_part (fixture->page, id);
}

static void
wait_for_page (Fixture *fixture, const char *name)
{
  wait_for_visible_child (part (fixture, "stack"), name);
}

static const char *
get_title (Fixture *fixture)
{
  return adw_status_page_get_title (ADW_STATUS_PAGE (part (fixture, "status")));
}

static const char *
get_description (Fixture *fixture)
{
  return adw_status_page_get_description (ADW_STATUS_PAGE (part (fixture, "status")));
}

/* What the page offers first; NULL: nothing. */
static const char *
get_first_step (Fixture *fixture)
{
  GtkWidget *button = part (fixture, "first_button");

  return gtk_widget_get_visible (button) ? gtk_button_get_label (GTK_BUTTON (button)) : NULL;
}

static void
test_finalize (void)
{
  assert_finalized (g_object_new (KOL_TYPE_RESULTS_PAGE, NULL));
}

static KolResultList *
create_results (guint n_pages, guint n_creators, gint64 total)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  KolResultList *results = kol_result_list_new (query);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (KolPage) page = kol_page_new (query, i + 1, NOW);

      for (guint j = 0; j < n_creators; j++)
        {
          g_autofree char *id = g_strdup_printf ("%u", i * n_creators + j);
          g_autoptr (KolCreator) creator = create_creator (id, id);

          kol_page_add (page, creator, NULL);
        }
      kol_page_set_total (page, total);
      kol_result_list_add_page (results, page);
    }

  return results;
}

static void
assert_count (guint n_pages, guint n_creators, gint64 total, const char *expected)
{
  g_autoptr (KolResultList) results = create_results (n_pages, n_creators, total);
  g_autofree char *text = kol_results_page_describe_count (results, NOW + 5);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_describe_count (void)
{
  assert_count (1, 12, 12, "<b>12</b>  found · fetched just now · 1 call · sorted within 12");
  assert_count (3, 20, 312, "<b>60</b>  of 312 · fetched just now · 3 calls · sorted within 60");
  /* The ceiling of the platform is no count. */
  assert_count (3, 20, 5000,
                "<b>60</b>  of 5,000 or more (the platform’s limit) · fetched just now · 3 calls · "
                "sorted within 60");
  /* A total that cannot be true is not shown. */
  assert_count (1, 12, 0, "<b>12</b>  found · fetched just now · 1 call · sorted within 12");
  assert_count (60, 20, 1200,
                "<b>1,200</b>  found · fetched just now · 60 calls · sorted within 1,200");
}

static void
test_no_token (Fixture *fixture, gconstpointer data)
{
  wait_for_page (fixture, "status");
  /* Nobody is asked for a token while it is being looked for. */
  g_assert_cmpstr (get_title (fixture), ==, "Find Creators");

  use_service_of (fixture->environment, &fixture->session);
  g_assert_cmpstr (get_title (fixture), ==, "Welcome to Kollect");
  g_assert_cmpstr (get_first_step (fixture), ==, "Enter _Token…");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (part (fixture, "first_button"))),
                   ==, "app.preferences");
  g_assert_true (gtk_widget_get_visible (part (fixture, "second_button")));
  g_assert_cmpstr (
      gtk_actionable_get_action_name (GTK_ACTIONABLE (part (fixture, "second_button"))), ==,
      "win.use-sample");

  kol_environment_set_token (fixture->environment, KOL_SAMPLE_TOKEN);
  g_assert_cmpstr (get_title (fixture), ==, "Find Creators");
  g_assert_null (get_first_step (fixture));
  g_assert_false (gtk_widget_get_visible (part (fixture, "second_button")));
}

static void
test_results (Fixture *fixture, gconstpointer data)
{
  KolCreatorTable *table = kol_results_page_get_table (KOL_RESULTS_PAGE (fixture->page));

  kol_session_search (get_session (fixture), fixture->session.query);
  wait_for_page (fixture, "loading");
  g_assert_true (gtk_spinner_get_spinning (GTK_SPINNER (part (fixture, "spinner"))));
  g_assert_true (gtk_widget_get_visible (part (fixture, "loading_stop")));

  wait_for_page (fixture, "results");
  g_assert_false (gtk_spinner_get_spinning (GTK_SPINNER (part (fixture, "spinner"))));
  g_assert_cmpuint (g_list_model_get_n_items (kol_creator_table_get_sorted (table)), ==,
                    KOL_PAGE_SIZE);
  g_assert_nonnull (find_label (fixture->page, "1 call "));
  g_assert_true (gtk_widget_get_visible (part (fixture, "more")));

  kol_session_load_more (get_session (fixture));
  g_assert_true (gtk_spinner_get_spinning (GTK_SPINNER (part (fixture, "more_spinner"))));
  session_fixture_wait_until_idle (&fixture->session);
  g_assert_false (gtk_spinner_get_spinning (GTK_SPINNER (part (fixture, "more_spinner"))));
  g_assert_nonnull (find_label (fixture->page, "2 calls"));
  g_assert_cmpuint (g_list_model_get_n_items (kol_creator_table_get_sorted (table)), ==,
                    2 * KOL_PAGE_SIZE);
}

static void
test_complete (Fixture *fixture, gconstpointer data)
{
  KolQuery *query = fixture->session.query;

  kol_query_set (query, "fansNumberLower", "1000000", NULL);
  session_fixture_search (&fixture->session);
  wait_for_page (fixture, "results");
  while (!kol_result_list_has_ended (kol_session_get_results (get_session (fixture))))
    {
      kol_session_load_more (get_session (fixture));
      session_fixture_wait_until_idle (&fixture->session);
    }

  g_assert_false (gtk_widget_get_visible (part (fixture, "more")));
  g_assert_nonnull (find_label (fixture->page, "found ·"));
}

static void
test_details (Fixture *fixture, gconstpointer data)
{
  KolCreatorTable *table = kol_results_page_get_table (KOL_RESULTS_PAGE (fixture->page));
  const char *name;

  session_fixture_search (&fixture->session);
  wait_for_page (fixture, "results");
  kol_creator_table_select (table, 3);

  g_assert_true (gtk_widget_get_visible (part (fixture, "details")));
  name = kol_creator_get_name (kol_creator_table_get_selected (table));
  g_assert_nonnull (find_label (part (fixture, "details"), name));
}

static void
on_transition_cb (GtkStack *stack, GParamSpec *pspec, gboolean *has_moved)
{
  *has_moved |= gtk_stack_get_transition_running (stack);
}

/* Whoever asks the desktop for less motion sees pages change at once; for others they fade. */
static void
test_motion (Fixture *fixture, gconstpointer reduced)
{
  GtkSettings *settings = gtk_settings_get_default ();
  gboolean has_moved = FALSE;

  g_object_set (settings, "gtk-enable-animations", reduced == NULL, NULL);
  g_signal_connect (part (fixture, "stack"), "notify::transition-running",
                    G_CALLBACK (on_transition_cb), &has_moved);
  kol_session_search (get_session (fixture), fixture->session.query);
  wait_for_page (fixture, "results");
  session_fixture_wait_until_idle (&fixture->session);
  g_assert_cmpint (has_moved, ==, reduced == NULL);
  gtk_settings_reset_property (settings, "gtk-enable-animations");
}

static void
test_nobody (Fixture *fixture, gconstpointer data)
{
  kol_query_set (fixture->session.query, "keyword", "zzzzzzzzzz", NULL);
  session_fixture_search (&fixture->session);

  wait_for_page (fixture, "status");
  g_assert_cmpstr (get_title (fixture), ==, "Nobody Found");
  g_assert_cmpstr (get_first_step (fixture), ==, "Change _Filters");
}

static void
test_bad_query (Fixture *fixture, gconstpointer data)
{
  kol_query_set (fixture->session.query, "fansNumberLower", "5000", NULL);
  kol_query_set (fixture->session.query, "fansNumberUpper", "1000", NULL);
  session_fixture_search (&fixture->session);

  g_assert_cmpstr (get_title (fixture), ==, "These Filters Cannot Be Asked");
  g_assert_cmpstr (get_first_step (fixture), ==, "Change _Filters");
}

static void
test_chips (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chip;

  g_assert_false (gtk_widget_get_visible (part (fixture, "chips_box")));
  kol_query_set (fixture->query, "keyword", "防晒 <b>", NULL);
  kol_query_set (fixture->query, "gender", "FEMALE", NULL);
  g_assert_true (gtk_widget_get_visible (part (fixture, "chips_box")));
  g_assert_nonnull (find_label (fixture->page, "防晒 <b>"));
  g_assert_nonnull (find_label (fixture->page, "Creator’s gender: Women"));

  chip = find_named (fixture->page, GTK_TYPE_BUTTON, "Unset “Creator’s gender”");
  press_button (chip);
  g_assert_false (kol_query_is_set (fixture->query, "gender"));
  g_assert_null (find_label (fixture->page, "Creator’s gender: Women"));

  press_button (find_named (fixture->page, GTK_TYPE_BUTTON, "Unset “Keyword”"));
  g_assert_false (gtk_widget_get_visible (part (fixture, "chips_box")));
}

/* A service that answers everybody the same. */
typedef struct
{
  guint status;
  const char *body;     /* NULL: made of code */
  int code;             /* 0: body */
  const char *address;  /* asked instead of the service; NULL: the service */
  const char *location; /* of a redirect */
  const char *step;     /* label of the first button; NULL: none */
} ErrorCase;

static const ErrorCase *answer;

static const ErrorCase error_cases[] = {
  { 200, NULL, 100, NULL, NULL, "Enter _Token…" },
  { 200, NULL, 301, NULL, NULL, "_Try Again" },
  { 200, NULL, 302, NULL, NULL, "_Try Again" },
  { 200, NULL, 303, NULL, NULL, NULL },
  { 200, NULL, 400, NULL, NULL, "Change _Filters" },
  { 200, NULL, 500, NULL, NULL, "_Try Again" },
  { 200, NULL, 503, NULL, NULL, "_Try Again" },
  { 200, NULL, 600, NULL, NULL, "Enter _Token…" },
  { 200, NULL, 601, NULL, NULL, "_Try Again" },
  { 200, NULL, 999, NULL, NULL, NULL },
  { 200, "<html>sign in</html>", 0, NULL, NULL, "_Try Again" },
  { 200, "{\"code\":0,\"data\":null}", 0, NULL, NULL, "_Try Again" },
  { 307, "", 0, NULL, "https://example.com/", "Open _Preferences" },
  { 0, NULL, 0, CLOSED_PORT, NULL, "_Try Again" },
  { 0, NULL, 0, "https://example.com", NULL,
    "Enter _Token…" }, /* nothing is sent without a token */
  { 0, NULL, 0, KOL_CLIENT_MAINLAND_URL, NULL, "Open _Preferences" },
};

static void
on_request_cb (SoupServer *server,
               SoupServerMessage *message,
               const char *path,
               GHashTable *query,
               gpointer data)
{
  g_autofree char *body = answer->body != NULL
                              ? g_strdup (answer->body)
                              : g_strdup_printf ("{\"code\":%d,\"message\":\"<said> & done\"}",
                                                 answer->code);

  soup_server_message_set_status (message, answer->status, NULL);
  if (answer->location != NULL)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location",
                                  answer->location);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body,
                                    strlen (body));
}

static char *
start_server (SoupServer *server)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;
  char *address;

  soup_server_add_handler (server, NULL, on_request_cb, NULL, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  address = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return address;
}

static void
assert_error_page (Fixture *fixture, const ErrorCase *row, GHashTable *titles)
{
  const GError *error;

  session_fixture_search (&fixture->session);
  wait_for_page (fixture, "status");
  error = kol_session_get_error (get_session (fixture));
  g_assert_true (error != NULL && error->domain == KOL_API_ERROR);

  /* A sentence of its own, which is not that of anybody before */
  g_assert_cmpstr (get_title (fixture), ==, kol_api_error_get_title (error));
  g_assert_true (g_hash_table_add (titles, g_strdup (get_title (fixture))));
  g_assert_cmpstr (get_first_step (fixture), ==, row->step);
  g_assert_cmpuint (strlen (get_description (fixture)), >, 20);
  if (row->code != 0)
    {
      g_autofree char *code = g_strdup_printf ("code %d", row->code);

      g_assert_nonnull (strstr (get_description (fixture), code));
      g_assert_nonnull (strstr (get_description (fixture), "&lt;said&gt; &amp; done"));
    }
}

static void
test_errors (Fixture *fixture, gconstpointer data)
{
  KolClient *client = kol_session_get_client (get_session (fixture));
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autofree char *address = start_server (server);
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (error_cases); i++)
    {
      g_autoptr (GError) error = NULL;

      answer = &error_cases[i];
      kol_client_set_base_url (client, answer->address != NULL ? answer->address : address, &error);
      g_assert_no_error (error);
      kol_client_set_token (client, g_strcmp0 (answer->address, "https://example.com") == 0
                                        ? NULL
                                        : KOL_SAMPLE_TOKEN);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      assert_error_page (fixture, answer, titles);
    }
  soup_server_disconnect (server);
}

/* After an error what was found before is a search away, and the error goes. */
static void
test_try_again (Fixture *fixture, gconstpointer data)
{
  session_fixture_search (&fixture->session);
  session_fixture_search (&fixture->session);
  wait_for_page (fixture, "status");
  g_assert_cmpstr (get_title (fixture), ==, "Today’s quota is used up");

  kol_session_try_again (get_session (fixture));
  wait_for_page (fixture, "results");
}

static void
add (const char *path, const char *faults, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *full = g_strconcat ("/results-page/", path, NULL);

  g_test_add (full, Fixture, faults, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  table_support_init (&argc, &argv);

  g_test_add_func ("/results-page/finalize", test_finalize);
  g_test_add_func ("/results-page/describe-count", test_describe_count);
  add ("no-token", NULL, test_no_token);
  add ("results", NULL, test_results);
  g_test_add ("/results-page/motion", Fixture, NULL, set_up, test_motion, tear_down);
  g_test_add ("/results-page/less-motion", Fixture, "reduced", set_up_without_faults, test_motion,
              tear_down);
  add ("complete", NULL, test_complete);
  add ("details", NULL, test_details);
  add ("nobody", NULL, test_nobody);
  add ("bad-query", NULL, test_bad_query);
  add ("chips", NULL, test_chips);
  add ("errors", NULL, test_errors);
  add ("try-again", "303:2", test_try_again);

  return g_test_run ();
}
