// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-connection-row.h"
#include "kol-preferences-window.h"
#include "table-support.h"
#include "widget-support.h"

#define ADDRESS "http://127.0.0.1:1"

typedef struct
{
  SessionFixture base;
  KolClient *client; /* the session's */
  KolEnvironment *environment;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  session_fixture_set_up (&fixture->base, NULL);
  fixture->client = kol_session_get_client (fixture->base.session);
  fixture->environment = create_environment (fixture->client);
  kol_environment_use (fixture->environment, KOL_SERVICE_CUSTOM, ADDRESS, &error);
  g_assert_no_error (error);
  wait_until_ready (fixture->environment);
  fixture->window = kol_preferences_window_new (fixture->environment, fixture->base.session);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  release_and_wait (g_steal_pointer (&fixture->environment));
  session_fixture_tear_down (&fixture->base, NULL);
}

static GtkWidget *
part (Fixture *fixture, const char *id)
{
  return get_part (fixture->window, id);
}

static const char *
get_state (Fixture *fixture)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (part (fixture, "token_state_row")));
}

/* Types into a row and applies it. */
static void
apply (Fixture *fixture, const char *row_id, const char *text)
{
  GtkWidget *row = part (fixture, row_id);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
}

static void
choose (Fixture *fixture, KolService service)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (part (fixture, "service_row")), service);
}

static void
test_finalize (Fixture *fixture, gconstpointer data)
{
  GtkWidget *other = g_object_ref (
      kol_preferences_window_new (fixture->environment, fixture->base.session));

  gtk_window_destroy (GTK_WINDOW (other));
  g_assert_finalize_object (other);
}

static void
test_token (Fixture *fixture, gconstpointer data)
{
  GtkWidget *forget = part (fixture, "forget_button");

  g_assert_cmpstr (get_state (fixture), ==, "No token yet");
  g_assert_false (gtk_widget_get_visible (forget));

  apply (fixture, "token_row", " geheim ");
  g_assert_true (kol_client_has_token (fixture->client));
  /* No secret service runs in this session, and the window says so. */
  g_assert_cmpstr (get_state (fixture), ==, "The token is kept until Kollect is closed");
  /* It is shown nowhere. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (part (fixture, "token_row"))), ==, "");
  g_assert_null (find_label (fixture->window, "geheim"));

  press_button (forget);
  g_assert_false (kol_client_has_token (fixture->client));
  g_assert_cmpstr (get_state (fixture), ==, "No token yet");
}

static void
test_sample (Fixture *fixture, gconstpointer data)
{
  choose (fixture, KOL_SERVICE_SAMPLE);
  g_assert_cmpint (kol_environment_get_service (fixture->environment), ==, KOL_SERVICE_SAMPLE);
  wait_until_ready (fixture->environment);

  g_assert_cmpstr (get_state (fixture), ==, "No token needed");
  g_assert_false (gtk_widget_get_visible (part (fixture, "token_row")));
  g_assert_false (gtk_widget_get_visible (part (fixture, "address_row")));
  g_assert_false (gtk_widget_get_visible (part (fixture, "forget_button")));
}

static void
test_address (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = part (fixture, "address_row");

  g_assert_true (gtk_widget_get_visible (row));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, ADDRESS);

  apply (fixture, "address_row", "http://example.com");
  g_assert_cmpstr (get_state (fixture), ==, "This address cannot be asked");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_false (kol_environment_get_ready (fixture->environment));

  apply (fixture, "address_row", "https://example.com");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  wait_until_ready (fixture->environment);
  g_assert_cmpstr (get_state (fixture), ==, "No token yet");
  g_assert_cmpstr (kol_environment_get_base_url (fixture->environment), ==, "https://example.com");
}

/* The first one that asks for an address of one's own, and has none yet. */
static void
test_first_address (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = part (fixture, "address_row");

  choose (fixture, KOL_SERVICE_SAMPLE);
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  choose (fixture, KOL_SERVICE_CUSTOM);
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_cmpint (kol_environment_get_service (fixture->environment), ==, KOL_SERVICE_SAMPLE);

  apply (fixture, "address_row", ADDRESS);
  g_assert_cmpint (kol_environment_get_service (fixture->environment), ==, KOL_SERVICE_CUSTOM);
}

static void
test_mainland (Fixture *fixture, gconstpointer data)
{
  GSettings *settings = kol_environment_get_settings (fixture->environment);

  choose (fixture, KOL_SERVICE_MAINLAND);
  wait_for_question (fixture->window);
  g_assert_cmpint (kol_environment_get_service (fixture->environment), ==, KOL_SERVICE_CUSTOM);

  /* Closing the question is no agreement: the choice goes back. */
  dismiss_question (fixture->window);
  g_assert_cmpint (kol_environment_get_service (fixture->environment), ==, KOL_SERVICE_CUSTOM);
  g_assert_false (g_settings_get_boolean (settings, "plain-http-agreed"));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (part (fixture, "service_row"))), ==,
                    KOL_SERVICE_CUSTOM);

  choose (fixture, KOL_SERVICE_MAINLAND);
  wait_for_question (fixture->window);
  press_button (find_button (find_question (fixture->window), "_Ask Unencrypted"));
  wait_for_no_question (fixture->window);
  g_assert_true (g_settings_get_boolean (settings, "plain-http-agreed"));
  g_assert_cmpint (kol_environment_get_service (fixture->environment), ==, KOL_SERVICE_MAINLAND);
}

static void
test_timeout (Fixture *fixture, gconstpointer data)
{
  GSettings *settings = kol_environment_get_settings (fixture->environment);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (part (fixture, "timeout")), 90);
  g_assert_cmpuint (g_settings_get_uint (settings, "timeout"), ==, 90);
  g_assert_true (is_named (part (fixture, "timeout"), "Time-out in seconds"));
}

/* Every row is bound to its key, and cannot leave the key's range. */
static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *part;
    const char *key;
    guint lowest;
    guint highest;
  } rows[] = {
    { "parallel", "pages-at-a-time", 1, 4 },
    { "daily_limit", "daily-limit", 0, 100000 },
    { "copy_days", "copy-days", 1, 365 },
    { "room", "kept-megabytes", 0, 1000000 },
  };
  GSettings *settings = kol_environment_get_settings (fixture->environment);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkSpinButton *spin = GTK_SPIN_BUTTON (part (fixture, rows[i].part));

      gtk_spin_button_set_value (spin, 1e9);
      g_assert_cmpuint (g_settings_get_uint (settings, rows[i].key), ==, rows[i].highest);
      gtk_spin_button_set_value (spin, -1);
      g_assert_cmpuint (g_settings_get_uint (settings, rows[i].key), ==, rows[i].lowest);
    }
}

static void
test_repeat (Fixture *fixture, gconstpointer data)
{
  GSettings *settings = kol_environment_get_settings (fixture->environment);
  AdwComboRow *row = ADW_COMBO_ROW (part (fixture, "repeat_row"));
  KolSearchRules rules;

  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, KOL_REPEAT_OFFER);
  adw_combo_row_set_selected (row, KOL_REPEAT_ASK_AGAIN);
  kol_search_rules_read (&rules, settings);
  g_assert_cmpint (rules.repeat, ==, KOL_REPEAT_ASK_AGAIN);
  g_settings_set_string (settings, "repeated-search", "use-copy");
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, KOL_REPEAT_USE_COPY);
}

/* Leaving the unencrypted service takes the agreement back: choosing it again asks again. */
static void
test_mainland_again (Fixture *fixture, gconstpointer data)
{
  GSettings *settings = kol_environment_get_settings (fixture->environment);

  choose (fixture, KOL_SERVICE_MAINLAND);
  wait_for_question (fixture->window);
  g_assert_nonnull (find_label (find_question (fixture->window), "your token"));
  g_assert_nonnull (find_label (find_question (fixture->window), "filters"));
  g_assert_nonnull (find_label (find_question (fixture->window), "answers"));
  press_button (find_button (find_question (fixture->window), "_Ask Unencrypted"));
  wait_for_no_question (fixture->window);
  choose (fixture, KOL_SERVICE_GLOBAL);
  g_assert_false (g_settings_get_boolean (settings, "plain-http-agreed"));

  choose (fixture, KOL_SERVICE_MAINLAND);
  wait_for_question (fixture->window);
  dismiss_question (fixture->window);
  g_assert_cmpint (kol_environment_get_service (fixture->environment), ==, KOL_SERVICE_GLOBAL);
}

/* --- The connection -------------------------------------------------------------------------- */

static void
assert_latency (double milliseconds, const char *expected)
{
  g_autofree char *text = kol_connection_row_describe_latency (milliseconds);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_latency (void)
{
  GtkWidget *row = g_object_ref_sink (g_object_new (KOL_TYPE_CONNECTION_ROW, NULL));

  assert_latency (0.4, "It answered in less than 1 ms.");
  assert_latency (84.2, "It answered after 84 ms.");
  assert_latency (2345, "It answered after 2.3 s.");
  g_assert_finalize_object (row);
}

static const char *
get_connection (Fixture *fixture)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (part (fixture, "connection_row")));
}

static GtkWidget *
get_test_button (Fixture *fixture)
{
  return get_part (part (fixture, "connection_row"), "test");
}

static GtkWidget *
get_check_button (Fixture *fixture)
{
  return get_part (part (fixture, "connection_row"), "check");
}

static gboolean
is_tested (gpointer fixture)
{
  return gtk_widget_get_sensitive (get_test_button (fixture));
}

static void
press_test (Fixture *fixture)
{
  press_button (get_test_button (fixture));
  g_assert_false (gtk_widget_get_sensitive (get_test_button (fixture)));
  wait_until (is_tested, fixture);
}

static void
test_no_connection (Fixture *fixture, gconstpointer data)
{
  press_test (fixture);
  g_assert_cmpstr (get_connection (fixture), ==, "No connection");
  g_assert_false (gtk_widget_get_visible (get_check_button (fixture)));
}

/* A ping is free; the token costs a call, and that is said before it is sent. */
static void
test_connection (Fixture *fixture, gconstpointer data)
{
  apply (fixture, "address_row", kol_sample_service_get_base_url (fixture->base.service));
  wait_until_ready (fixture->environment);
  press_test (fixture);
  g_assert_cmpstr (get_connection (fixture), ==, "The service can be reached");
  g_assert_false (gtk_widget_get_visible (get_check_button (fixture)));
  g_assert_cmpuint (kol_sample_service_get_n_calls (fixture->base.service), ==, 0);

  apply (fixture, "token_row", KOL_SAMPLE_TOKEN);
  press_test (fixture);
  press_button (get_check_button (fixture));
  wait_for_question (fixture->window);
  g_assert_nonnull (find_label (find_question (fixture->window), "charges one call"));
  dismiss_question (fixture->window);
  g_assert_cmpuint (kol_sample_service_get_n_calls (fixture->base.service), ==, 0);

  press_button (get_check_button (fixture));
  wait_for_question (fixture->window);
  press_button (find_button (find_question (fixture->window), "_Send One Call"));
  wait_for_no_question (fixture->window);
  wait_until (is_tested, fixture);
  g_assert_cmpstr (get_connection (fixture), ==, "The token is good");
  g_assert_cmpuint (kol_sample_service_get_n_calls (fixture->base.service), ==, 1);
}

static void
test_wrong_token (Fixture *fixture, gconstpointer data)
{
  apply (fixture, "address_row", kol_sample_service_get_base_url (fixture->base.service));
  wait_until_ready (fixture->environment);
  apply (fixture, "token_row", "not-the-token");
  press_test (fixture);
  press_button (get_check_button (fixture));
  wait_for_question (fixture->window);
  press_button (find_button (find_question (fixture->window), "_Send One Call"));
  wait_for_no_question (fixture->window);
  wait_until (is_tested, fixture);
  g_assert_cmpstr (get_connection (fixture), ==, "The token did not get a page");
  g_assert_nonnull (find_label (fixture->window, "does not accept the token"));
  g_assert_null (find_label (fixture->window, "not-the-token"));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *full = g_strconcat ("/preferences/", path, NULL);

  g_test_add (full, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  table_support_init (&argc, &argv);

  add ("finalize", test_finalize);
  add ("token", test_token);
  add ("sample", test_sample);
  add ("address", test_address);
  add ("first-address", test_first_address);
  add ("mainland", test_mainland);
  add ("mainland-again", test_mainland_again);
  add ("timeout", test_timeout);
  add ("numbers", test_numbers);
  add ("repeat", test_repeat);
  g_test_add_func ("/preferences/latency", test_latency);
  add ("no-connection", test_no_connection);
  add ("connection", test_connection);
  add ("wrong-token", test_wrong_token);

  return g_test_run ();
}
