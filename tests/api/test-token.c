// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "kol-token.h"

#define URL "https://api.example.com"
#define OTHER_URL "https://other.example.com"
#define TOKEN "geheim99 Ω"
#define DEADLINE_SECONDS 20
/* A daemon that was unpacked for the test and not installed. */
#define KEYRING_VARIABLE "KOLLECT_TEST_KEYRING"

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

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_null (memmem (content, size, "geheim", strlen ("geheim")));
  remove_folder (folder);
}

/* --- A secret service on a bus of its own --- */

static char *
find_keyring (void)
{
  const char *path = g_getenv (KEYRING_VARIABLE);

  return path != NULL ? g_strdup (path) : g_find_program_in_path ("gnome-keyring-daemon");
}

/* A bus of its own: secrets of whoever runs this stay out of it. */
static GSubprocess *
start_bus (const char *program)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess)
      bus = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                              &error, program, "--session", "--nofork", "--print-address=1", NULL);
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *address = NULL;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (bus));
  address = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", address, TRUE);

  return g_steal_pointer (&bus);
}

static void
stop (GSubprocess *process)
{
  g_subprocess_send_signal (process, SIGTERM);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
}

static GSubprocess *
start_keyring (const char *program)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
      G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) keyring = NULL;
  g_autoptr (GError) error = NULL;
  GOutputStream *input;

  /* Its warnings are not ours to die of. */
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  keyring = g_subprocess_launcher_spawn (launcher, &error, program, "--unlock",
                                         "--components=secrets", "--foreground", NULL);
  g_assert_no_error (error);
  input = g_subprocess_get_stdin_pipe (keyring);
  g_assert_true (g_output_stream_write_all (input, "password", 8, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (input, NULL, NULL));

  return g_steal_pointer (&keyring);
}

static void
on_name_appeared_cb (GDBusConnection *connection,
                     const char *name,
                     const char *owner,
                     gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->done = TRUE;
}

static void
wait_for_service (void)
{
  Outcome outcome = { 0 };
  guint watch = g_bus_watch_name (G_BUS_TYPE_SESSION, "org.freedesktop.secrets",
                                  G_BUS_NAME_WATCHER_FLAGS_NONE, on_name_appeared_cb, NULL,
                                  &outcome, NULL);

  wait_for (&outcome);
  g_bus_unwatch_name (watch);
}

static void
run_with_keyring (const char *bus_program, const char *keyring_program)
{
  g_autofree char *folder = g_dir_make_tmp ("kollect-keyring-XXXXXX", NULL);
  g_autoptr (GSubprocess) bus = start_bus (bus_program);
  g_autoptr (GSubprocess) keyring = NULL;
  g_autoptr (GDBusConnection) connection = NULL;

  g_setenv ("SECRET_BACKEND", "service", TRUE);
  g_setenv ("HOME", folder, TRUE);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_setenv ("XDG_RUNTIME_DIR", folder, TRUE);

  keyring = start_keyring (keyring_program);
  wait_for_service ();
  round_trip ();

  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_dbus_connection_set_exit_on_close (connection, FALSE);
  stop (keyring);
  stop (bus);
  remove_folder (folder);
}

static void
test_service (void)
{
  g_autofree char *keyring = find_keyring ();
  g_autofree char *bus = g_find_program_in_path ("dbus-daemon");

  if (keyring == NULL || bus == NULL)
    g_test_skip ("no secret service to start; " KEYRING_VARIABLE " names one");
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
  g_test_add_func ("/api/token/file", test_file);
  g_test_add_func ("/api/token/service", test_service);

  return g_test_run ();
}
