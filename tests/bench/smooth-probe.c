// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Loaded into a program that is started to be measured (LD_PRELOAD), as it is installed and not
 * built for it. Watches its main loop from SIGUSR1 on; at SIGUSR2 prints how long it was blocked at
 * most, and what the three longest turns went into. Says on the standard error that it did. */

#include <dlfcn.h>
#include <glib-unix.h>
#include <gtk/gtk.h>
#include <signal.h>
#include <stdio.h>

#include "kol-bench-watch.h"

typedef int (*RunFunc) (GApplication *application, int argc, char **argv);

static gboolean
on_begin_cb (gpointer data)
{
  kol_bench_watch_reset ();
  g_printerr ("watching\n");

  return G_SOURCE_CONTINUE;
}

static gboolean
on_report_cb (gpointer data)
{
  kol_bench_watch_report (g_getenv ("KOLLECT_BENCH_NAME"));
  fflush (stdout);
  g_printerr ("reported\n");

  return G_SOURCE_CONTINUE;
}

static void
on_window_added_cb (GtkApplication *application, GtkWindow *window)
{
  g_signal_connect_after (window, "realize", G_CALLBACK (kol_bench_watch_follow), NULL);
}

/* Stands in for the function of that name, which the program calls. */
int
g_application_run (GApplication *application, int argc, char **argv)
{
  RunFunc run = (RunFunc) dlsym (RTLD_NEXT, "g_application_run");

  kol_bench_watch_start ();
  g_unix_signal_add (SIGUSR1, on_begin_cb, NULL);
  g_unix_signal_add (SIGUSR2, on_report_cb, NULL);
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added_cb), NULL);

  return run (application, argc, argv);
}
