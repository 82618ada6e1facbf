// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kol-process.h"

/* Ends a process of its own by a signal that leaves a core; whether it left one. */
static gboolean
leaves_core (void (*prepare) (void))
{
  int status = 0;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (prepare != NULL)
        prepare ();
      abort ();
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));

  return WCOREDUMP (status);
}

static void
allow_core (void)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  limit.rlim_cur = limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_CORE, &limit), ==, 0);
}

static void
test_forbid_core (void)
{
  g_autofree char *before = g_get_current_dir ();
  g_autofree char *folder = g_dir_make_tmp ("kollect-core-XXXXXX", NULL);
  g_autoptr (GDir) dir = NULL;
  gboolean free_to_leave;
  gboolean forbidden;
  const char *name;

  /* Where the kernel writes cores. */
  g_assert_cmpint (g_chdir (folder), ==, 0);
  allow_core ();
  free_to_leave = leaves_core (NULL);
  forbidden = !leaves_core (kol_process_forbid_core);
  g_assert_cmpint (g_chdir (before), ==, 0);

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  g_assert_true (forbidden);
  if (!free_to_leave)
    g_test_skip ("This machine writes no cores at all");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/process/forbid-core", test_forbid_core);

  return g_test_run ();
}
