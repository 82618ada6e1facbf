// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-sample-service.h"
#include "table-support.h"
#include "widget-support.h"

#define ADDRESS "http://127.0.0.1:1"

typedef struct
{
  KolClient *client;
  KolEnvironment *environment;
  GSettings *settings;
  char *message; /* the last one */
} Fixture;

static void
on_message_cb (KolEnvironment *environment, const char *text, gpointer data)
{
  Fixture *fixture = data;

  g_clear_pointer (&fixture->message, g_free);
  fixture->message = g_strdup (text);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->client = kol_client_new ();
  fixture->environment = create_environment (fixture->client);
  fixture->settings = g_object_ref (kol_environment_get_settings (fixture->environment));
  g_signal_connect (fixture->environment, "message", G_CALLBACK (on_message_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  release_and_wait (g_steal_pointer (&fixture->environment));
  g_clear_object (&fixture->settings);
  release_and_wait (g_steal_pointer (&fixture->client));
  g_clear_pointer (&fixture->message, g_free);
}

static void
use_address (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kol_environment_use (fixture->environment, KOL_SERVICE_CUSTOM, ADDRESS, &error));
  g_assert_no_error (error);
  wait_until_ready (fixture->environment);
}

/* The fixture asserts that it is finalized: here before it was started. */
static void
test_finalize (Fixture *fixture, gconstpointer data)
{
  g_assert_false (kol_environment_get_ready (fixture->environment));
  g_assert_false (kol_environment_get_has_token (fixture->environment));
  g_assert_cmpint (kol_environment_get_service (fixture->environment), ==, KOL_SERVICE_GLOBAL);
}

/* While the sample service is being started. */
static void
test_finalize_busy (Fixture *fixture, gconstpointer data)
{
  kol_environment_override (fixture->environment, KOL_SERVICE_SAMPLE, NULL);
  kol_environment_start (fixture->environment);
  g_assert_false (kol_environment_get_ready (fixture->environment));
}

static void
test_sample (Fixture *fixture, gconstpointer data)
{
  kol_environment_override (fixture->environment, KOL_SERVICE_SAMPLE, NULL);
  kol_environment_start (fixture->environment);
  wait_until_ready (fixture->environment);

  g_assert_true (g_str_has_prefix (kol_client_get_base_url (fixture->client), "http://127.0.0.1:"));
  g_assert_true (kol_client_has_token (fixture->client));
  g_assert_true (kol_environment_get_has_token (fixture->environment));
  g_assert_true (kol_environment_get_token_kept (fixture->environment));
  /* For this run only */
  g_assert_cmpint (g_settings_get_enum (fixture->settings, "service"), ==, KOL_SERVICE_GLOBAL);

  /* There is no token to enter. */
  kol_environment_set_token (fixture->environment, "mine");
  g_assert_true (kol_environment_get_token_kept (fixture->environment));
}

static void
test_use (Fixture *fixture, gconstpointer data)
{
  g_autofree char *kept = NULL;

  use_address (fixture);

  kept = g_settings_get_string (fixture->settings, "base-url");
  g_assert_cmpstr (kept, ==, ADDRESS);
  g_assert_cmpstr (kol_environment_get_base_url (fixture->environment), ==, ADDRESS);
  g_assert_cmpint (g_settings_get_enum (fixture->settings, "service"), ==, KOL_SERVICE_CUSTOM);
  g_assert_true (g_str_has_prefix (kol_client_get_base_url (fixture->client), ADDRESS));
  g_assert_false (kol_environment_get_has_token (fixture->environment));
  g_assert_null (fixture->message);
}

static void
test_bad_address (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[] = { "", "nonsense", "http://example.com", "ftp://127.0.0.1",
                                       "https://user:password@example.com" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
          kol_environment_use (fixture->environment, KOL_SERVICE_CUSTOM, cases[i], &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == KOL_API_ERROR);
      g_assert_null (strstr (error->message, "password"));
      g_assert_false (kol_environment_get_ready (fixture->environment));
      g_assert_cmpint (g_settings_get_enum (fixture->settings, "service"), ==, KOL_SERVICE_GLOBAL);
    }
}

static void
on_refused_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kol_client_search_finish (KOL_CLIENT (source), result, NULL, &error));
  g_assert_error (error, KOL_API_ERROR, KOL_API_ERROR_INSECURE);
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* Nothing is asked without encryption before the user agreed to that. */
static void
test_mainland (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (GError) error = NULL;
  gboolean refused = FALSE;

  g_assert_true (kol_environment_use (fixture->environment, KOL_SERVICE_MAINLAND, NULL, &error));
  wait_until_ready (fixture->environment);
  kol_environment_set_token (fixture->environment, "geheim");
  kol_client_search_async (fixture->client, query, 1, NULL, on_refused_cb, &refused);
  wait_until (is_true, &refused);
  g_assert_cmpuint (kol_client_get_n_calls (fixture->client), ==, 0);
  g_assert_true (
      g_str_has_prefix (kol_client_get_base_url (fixture->client), KOL_CLIENT_MAINLAND_URL));

  /* What is agreed to is agreed to for that one address. */
  g_settings_set_boolean (fixture->settings, "plain-http-agreed", TRUE);
  g_assert_false (
      kol_environment_use (fixture->environment, KOL_SERVICE_CUSTOM, "http://example.com", &error));
  g_assert_error (error, KOL_API_ERROR, KOL_API_ERROR_INSECURE);
}

/* No secret service runs in this session. */
static void
test_token_for_this_run (Fixture *fixture, gconstpointer data)
{
  use_address (fixture);
  kol_environment_set_token (fixture->environment, "  geheim \n");

  g_assert_true (kol_environment_get_has_token (fixture->environment));
  g_assert_false (kol_environment_get_token_kept (fixture->environment));
  g_assert_true (kol_client_has_token (fixture->client));

  kol_environment_set_token (fixture->environment, "   ");
  g_assert_false (kol_environment_get_has_token (fixture->environment));
  g_assert_false (kol_client_has_token (fixture->client));
}

/* One service's token is never sent to another. */
static void
test_token_of_another_service (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  use_address (fixture);
  kol_environment_set_token (fixture->environment, "geheim");
  g_assert_true (kol_environment_use (fixture->environment, KOL_SERVICE_CUSTOM,
                                      "https://example.com", &error));
  g_assert_no_error (error);
  g_assert_false (kol_client_has_token (fixture->client));
  wait_until_ready (fixture->environment);
  g_assert_false (kol_environment_get_has_token (fixture->environment));
}

static gboolean
is_kept (gpointer environment)
{
  return kol_environment_get_token_kept (environment);
}

static gboolean
has_no_token (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (KolClient) client = kol_client_new ();
  g_autoptr (KolEnvironment) other = kol_environment_new (client, fixture->settings);

  kol_environment_start (other);
  wait_until_ready (other);

  return !kol_environment_get_has_token (other);
}

/* Run as a program of its own: libsecret chooses once where it keeps things. */
static void
test_kept_token_subprocess (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("kollect-secrets-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "secrets", NULL);

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", file, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "invented", TRUE);

  use_address (fixture);
  kol_environment_set_token (fixture->environment, "geheim");
  wait_until (is_kept, fixture->environment);

  /* As after a restart */
  g_assert_false (has_no_token (fixture));
  kol_environment_start (fixture->environment);
  wait_until_ready (fixture->environment);
  g_assert_true (kol_environment_get_has_token (fixture->environment));
  g_assert_true (kol_environment_get_token_kept (fixture->environment));

  kol_environment_set_token (fixture->environment, NULL);
  g_assert_false (kol_environment_get_token_kept (fixture->environment));
  wait_until (has_no_token, fixture);
  g_assert_null (fixture->message);
  delete_folder (folder);
}

static void
test_kept_token (void)
{
  /* Writing its file, libsecret 0.20 loses the text that tells one state of it from another. */
  g_setenv ("LSAN_OPTIONS", "detect_leaks=0", TRUE);
  g_test_trap_subprocess ("/environment/kept-token/subprocess", 0,
                          G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_bad_setting (Fixture *fixture, gconstpointer data)
{
  kol_environment_override (fixture->environment, KOL_SERVICE_CUSTOM, "nonsense");
  kol_environment_start (fixture->environment);

  g_assert_nonnull (fixture->message);
  g_assert_false (kol_environment_get_ready (fixture->environment));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *full = g_strconcat ("/environment/", path, NULL);

  g_test_add (full, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  table_support_init (&argc, &argv);

  add ("finalize", test_finalize);
  add ("finalize-busy", test_finalize_busy);
  add ("sample", test_sample);
  add ("use", test_use);
  add ("bad-address", test_bad_address);
  add ("mainland", test_mainland);
  add ("token-for-this-run", test_token_for_this_run);
  add ("token-of-another-service", test_token_of_another_service);
  g_test_add_func ("/environment/kept-token", test_kept_token);
  add ("kept-token/subprocess", test_kept_token_subprocess);
  add ("bad-setting", test_bad_setting);

  return g_test_run ();
}
