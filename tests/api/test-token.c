// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gstdio.h>
#include <string.h>

#include "kol-token-question.h"
#include "kol-token.h"
#include "secret-bus.h"

#define URL "https://api.example.com"
#define OTHER_URL "https://other.example.com"
#define TOKEN "geheim99 Ω"
#define DEADLINE_SECONDS 20

/* Of the leak sanitizer, when the test is built with it. */
void __lsan_disable (void) __attribute__ ((weak));

/* What one call came to. */
typedef struct
{
  char *token;   /* owned, nullable */
  GError *error; /* owned, nullable */
  gboolean good;
  gboolean done;
} Outcome;

static void
outcome_clear (Outcome *self)
{
  g_clear_pointer (&self->token, g_free);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static void
on_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->token = kol_token_load_finish (result, &outcome->error);
  outcome->done = TRUE;
}

static void
on_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->good = kol_token_save_finish (result, &outcome->error);
  outcome->done = TRUE;
}

static void
on_forgotten_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->good = kol_token_forget_finish (result, &outcome->error);
  outcome->done = TRUE;
}

static gboolean
on_deadline_cb (gpointer user_data)
{
  g_error ("The secret service does not answer");

  return G_SOURCE_REMOVE;
}

static void
wait_for (Outcome *outcome)
{
  guint deadline = g_timeout_add_seconds (DEADLINE_SECONDS, on_deadline_cb, NULL);

  while (!outcome->done)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
}

static void
load (const char *base_url, Outcome *outcome)
{
  kol_token_load_async (base_url, NULL, on_loaded_cb, outcome);
  wait_for (outcome);
}

static void
assert_kept (const char *base_url, const char *token)
{
  g_auto (Outcome) outcome = { 0 };

  load (base_url, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpstr (outcome.token, ==, token);
}

static void
save (const char *base_url, const char *token)
{
  g_auto (Outcome) outcome = { 0 };

  kol_token_save_async (base_url, token, NULL, on_saved_cb, &outcome);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.good);
}

static void
forget (const char *base_url)
{
  g_auto (Outcome) outcome = { 0 };

  kol_token_forget_async (base_url, NULL, on_forgotten_cb, &outcome);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.good);
}

static void
round_trip (void)
{
  assert_kept (URL, NULL);
  forget (URL);
  save (URL, "first");
  save (URL, TOKEN);
  save (OTHER_URL, "other");
  assert_kept (URL, TOKEN);
  assert_kept (OTHER_URL, "other");
  forget (URL);
  assert_kept (URL, NULL);
  assert_kept (OTHER_URL, "other");
}

/* Whatever is cancelled half-way ends at once, and what is asked next is answered. */
static void
survive_cancelling (void)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_auto (Outcome) outcome = { 0 };

      kol_token_save_async (URL, TOKEN, cancellable, on_saved_cb, &outcome);
      for (guint n = 0; n < i && !outcome.done; n++)
        g_main_context_iteration (NULL, FALSE);
      g_cancellable_cancel (cancellable);
      wait_for (&outcome);
      if (!outcome.good)
        g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }

  save (URL, "last");
  assert_kept (URL, "last");
  forget (URL);
  assert_kept (URL, NULL);
}

static void
run_in_subprocess (GTestSubprocessFlags flags)
{
  g_test_trap_subprocess (NULL, DEADLINE_SECONDS * 3 * G_USEC_PER_SEC, flags);
  g_test_trap_assert_passed ();
}

static gboolean
is_fatal (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
  return g_strcmp0 (domain, "libsecret") != 0;
}

/* Where a Flatpak is built there is no bus to find the Secret portal on. libsecret warns, which is
 * not what is tested here. */
static void
let_libsecret_warn (void)
{
  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    g_test_log_set_fatal_handler (is_fatal, NULL);
}

/* --- No secret service: an error, no crash and no wait for the user --- */

static void
test_no_service (void)
{
  g_auto (Outcome) loaded = { 0 };
  g_auto (Outcome) saved = { 0 };
  g_auto (Outcome) forgotten = { 0 };

  if (!g_test_subprocess ())
    {
      run_in_subprocess (0);
      return;
    }

  let_libsecret_warn ();
  g_setenv ("SECRET_BACKEND", "service", TRUE);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);

  load (URL, &loaded);
  g_assert_nonnull (loaded.error);
  g_assert_null (loaded.token);

  kol_token_save_async (URL, TOKEN, NULL, on_saved_cb, &saved);
  wait_for (&saved);
  g_assert_nonnull (saved.error);
  g_assert_false (saved.good);
  g_assert_null (strstr (saved.error->message, "geheim"));

  kol_token_forget_async (URL, NULL, on_forgotten_cb, &forgotten);
  wait_for (&forgotten);
  g_assert_nonnull (forgotten.error);
  g_assert_false (forgotten.good);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Outcome) outcome = { 0 };

  if (!g_test_subprocess ())
    {
      run_in_subprocess (0);
      return;
    }

  let_libsecret_warn ();
  g_setenv ("SECRET_BACKEND", "service", TRUE);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  g_cancellable_cancel (cancellable);
  kol_token_load_async (URL, cancellable, on_loaded_cb, &outcome);
  wait_for (&outcome);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_remove (child);
    }
  g_rmdir (path);
}

/* --- A secret service that is there and never answers --- */

/* A GDBusMessageFilterFunction: of what comes in, nothing is heard. */
static GDBusMessage *
drop_calls (GDBusConnection *connection,
            GDBusMessage *message,
            gboolean incoming,
            gpointer user_data)
{
  if (incoming && g_dbus_message_get_message_type (message) == G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    g_clear_object (&message);

  return message;
}

static GDBusConnection *
connect_mute_service (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) connection = g_dbus_connection_new_for_address_sync (
      g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
          G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);

  g_assert_no_error (error);
  g_dbus_connection_add_filter (connection, drop_calls, NULL, NULL);
  g_bus_own_name_on_connection (connection, "org.freedesktop.secrets", G_BUS_NAME_OWNER_FLAGS_NONE,
                                NULL, NULL, NULL, NULL);

  return g_steal_pointer (&connection);
}

static void
run_with_mute_service (const char *bus_program)
{
  g_autoptr (GSubprocess) bus = secret_bus_start (bus_program);
  g_autoptr (GDBusConnection) service = NULL;
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Outcome) loaded = { 0 };
  g_auto (Outcome) saved = { 0 };
  g_auto (Outcome) forgotten = { 0 };
  g_auto (Outcome) cancelled = { 0 };

  g_setenv ("SECRET_BACKEND", "service", TRUE);
  service = connect_mute_service ();
  secret_bus_wait_for_service ();
  kol_token_question_set_patience (50);
  kol_token_load_async (URL, NULL, on_loaded_cb, &loaded);
  kol_token_save_async (URL, TOKEN, NULL, on_saved_cb, &saved);
  kol_token_forget_async (URL, NULL, on_forgotten_cb, &forgotten);
  wait_for (&loaded);
  wait_for (&saved);
  wait_for (&forgotten);
  g_assert_error (loaded.error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_error (saved.error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_error (forgotten.error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_null (strstr (saved.error->message, "geheim"));

  kol_token_question_set_patience (DEADLINE_SECONDS * 1000);
  kol_token_load_async (URL, cancellable, on_loaded_cb, &cancelled);
  g_cancellable_cancel (cancellable);
  wait_for (&cancelled);
  g_assert_error (cancelled.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_dbus_connection_set_exit_on_close (connection, FALSE);
  g_dbus_connection_set_exit_on_close (service, FALSE);
  secret_bus_stop (bus);
}

static void
test_mute_service (void)
{
  g_autofree char *bus = secret_bus_find_bus ();

  if (bus == NULL)
    g_test_skip ("no dbus-daemon");
  else if (!g_test_subprocess ())
    run_in_subprocess (0);
  else
    run_with_mute_service (bus);
}

/* --- libsecret's own file, as it keeps secrets within Flatpak --- */

static void
test_file (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  gsize size;

  if (!g_test_subprocess ())
    {
      run_in_subprocess (0);
      return;
    }

  /* libsecret 0.20 leaks the entity tag of each file it writes; ours is checked with the service.
   */
  if (__lsan_disable != NULL)
    __lsan_disable ();

  let_libsecret_warn ();
  folder = g_dir_make_tmp ("kollect-token-XXXXXX", NULL);
  path = g_build_filename (folder, "test.keyring", NULL);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "password", TRUE);

  round_trip ();
  survive_cancelling ();

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_null (memmem (content, size, "geheim", strlen ("geheim")));
  remove_folder (folder);
}

/* --- A secret service on a bus of its own --- */

static void
run_with_keyring (const char *bus_program, const char *keyring_program)
{
  g_autofree char *folder = g_dir_make_tmp ("kollect-keyring-XXXXXX", NULL);
  g_autoptr (GSubprocess) bus = secret_bus_start (bus_program);
  g_autoptr (GSubprocess) keyring = NULL;
  g_autoptr (GDBusConnection) connection = NULL;

  g_setenv ("SECRET_BACKEND", "service", TRUE);
  g_setenv ("HOME", folder, TRUE);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_setenv ("XDG_RUNTIME_DIR", folder, TRUE);

  keyring = secret_bus_start_keyring (keyring_program);
  secret_bus_wait_for_service ();
  round_trip ();
  survive_cancelling ();

  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_dbus_connection_set_exit_on_close (connection, FALSE);
  secret_bus_stop (keyring);
  secret_bus_stop (bus);
  remove_folder (folder);
}

static void
test_service (void)
{
  g_autofree char *keyring = secret_bus_find_keyring ();
  g_autofree char *bus = secret_bus_find_bus ();

  if (keyring == NULL || bus == NULL)
    g_test_skip ("no secret service to start; ./dev test unpacks one");
  else if (!g_test_subprocess ())
    run_in_subprocess (0);
  else
    run_with_keyring (bus, keyring);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/api/token/no-service", test_no_service);
  g_test_add_func ("/api/token/cancelled", test_cancelled);
  g_test_add_func ("/api/token/mute-service", test_mute_service);
  g_test_add_func ("/api/token/file", test_file);
  g_test_add_func ("/api/token/service", test_service);

  return g_test_run ();
}
