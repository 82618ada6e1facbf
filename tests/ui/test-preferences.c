// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-preferences-window.h"
#include "table-support.h"
#include "widget-support.h"

#define ADDRESS "http://127.0.0.1:1"

typedef struct
{
  KolClient *client;
  KolEnvironment *environment;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->client = kol_client_new ();
  fixture->environment = create_environment (fixture->client);
  kol_environment_use (fixture->environment, KOL_SERVICE_CUSTOM, ADDRESS, &error);
  g_assert_no_error (error);
  wait_until_ready (fixture->environment);
  fixture->window = kol_preferences_window_new (fixture->environment);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  release_and_wait (g_steal_pointer (&fixture->environment));
  g_clear_object (&fixture->client);
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
  GtkWidget *other = g_object_ref (kol_preferences_window_new (fixture->environment));

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

/* The question that is asked before encryption is done without; NULL: none. With libadwaita 1.5 it
 * is no window but lies in the one it is asked in. */
static GtkWidget *
find_question (Fixture *fixture)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GType dialog = g_type_from_name ("AdwAlertDialog");

  for (GList *node = windows; node != NULL; node = node->next)
    {
      if (node->data != fixture->window && gtk_widget_get_visible (node->data) &&
          gtk_window_get_transient_for (node->data) == GTK_WINDOW (fixture->window))
        return node->data;
    }

  return dialog != G_TYPE_INVALID ? find_child (fixture->window, dialog, 0) : NULL;
}

static gboolean
has_question (gpointer fixture)
{
  return find_question (fixture) != NULL;
}

static gboolean
has_no_question (gpointer fixture)
{
  return find_question (fixture) == NULL;
}

static void
test_mainland (Fixture *fixture, gconstpointer data)
{
  GSettings *settings = kol_environment_get_settings (fixture->environment);

  choose (fixture, KOL_SERVICE_MAINLAND);
  wait_until (has_question, fixture);
  g_assert_cmpint (kol_environment_get_service (fixture->environment), ==, KOL_SERVICE_CUSTOM);

  /* Closing the question is no agreement: the choice goes back. */
  gtk_widget_activate_action (find_question (fixture), "window.close", NULL);
  wait_until (has_no_question, fixture);
  g_assert_cmpint (kol_environment_get_service (fixture->environment), ==, KOL_SERVICE_CUSTOM);
  g_assert_false (g_settings_get_boolean (settings, "plain-http-agreed"));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (part (fixture, "service_row"))), ==,
                    KOL_SERVICE_CUSTOM);

  choose (fixture, KOL_SERVICE_MAINLAND);
  wait_until (has_question, fixture);
  press_button (find_button (find_question (fixture), "_Ask Unencrypted"));
  wait_until (has_no_question, fixture);
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
  add ("timeout", test_timeout);

  return g_test_run ();
}
