// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <signal.h>

#include "secret-bus.h"

#define DEADLINE_SECONDS 20
/* A daemon that was unpacked for the tests and not installed. */
#define KEYRING_VARIABLE "KOLLECT_TEST_KEYRING"

/* (nullable) */
char *
secret_bus_find_bus (void)
{
  return g_find_program_in_path ("dbus-daemon");
}

/* (nullable): a daemon that is installed, or was unpacked for the tests. */
char *
secret_bus_find_keyring (void)
{
  const char *path = g_getenv (KEYRING_VARIABLE);

  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
    return g_strdup (path);

  return g_find_program_in_path ("gnome-keyring-daemon");
}

GSubprocess *
secret_bus_start_keyring (const char *program)
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

/* From here on every library of this program finds this bus. */
GSubprocess *
secret_bus_start (const char *program)
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

void
secret_bus_stop (GSubprocess *process)
{
  g_subprocess_send_signal (process, SIGTERM);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
}

static void
on_name_appeared_cb (GDBusConnection *connection,
                     const char *name,
                     const char *owner,
                     gpointer user_data)
{
  gboolean *appeared = user_data;

  *appeared = TRUE;
}

static gboolean
on_deadline_cb (gpointer user_data)
{
  g_error ("No secret service appeared");

  return G_SOURCE_REMOVE;
}

void
secret_bus_wait_for_service (void)
{
  gboolean appeared = FALSE;
  guint deadline = g_timeout_add_seconds (DEADLINE_SECONDS, on_deadline_cb, NULL);
  guint watch = g_bus_watch_name (G_BUS_TYPE_SESSION, "org.freedesktop.secrets",
                                  G_BUS_NAME_WATCHER_FLAGS_NONE, on_name_appeared_cb, NULL,
                                  &appeared, NULL);

  while (!appeared)
    g_main_context_iteration (NULL, TRUE);

  g_bus_unwatch_name (watch);
  g_source_remove (deadline);
}
