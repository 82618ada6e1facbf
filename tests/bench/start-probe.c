// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Loaded into a program that is started to be measured (LD_PRELOAD), as it is installed and not
 * built for it. Prints how many microseconds after its start the program's first frame was painted,
 * or the first one in which rows of a table can be seen, and how many kilobytes it has in memory,
 * then or once it has come to rest. Then it ends the program. */

#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdlib.h>
#include <string.h>

#define REST_MS 500

typedef int (*RunFunc) (GApplication *application, int argc, char **argv);

static gint64 started;        /* when the program was started, monotonic; on the main thread */
static gint64 painted;        /* when the frame was, 0: not yet */
static gboolean wants_rows;   /* the frame that counts is one with rows */
static gboolean wants_memory; /* the program goes on until it has come to rest */

/* Kilobytes in memory. Not the share of what others have in memory as well: that would depend on
 * what else runs. */
static double
read_memory (void)
{
  g_autofree char *text = NULL;
  const char *line = NULL;

  if (g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    line = strstr (text, "VmRSS:");

  return line != NULL ? g_ascii_strtod (line + strlen ("VmRSS:"), NULL) : 0;
}

static void
on_rest_cb (gpointer data)
{
  g_print ("%" G_GINT64_FORMAT " %.0f\n", painted - started, read_memory ());
  fflush (stdout);
  /* What a program does at its end is not measured, and not waited for. */
  _Exit (EXIT_SUCCESS);
}

static gboolean
has_text (GtkWidget *widget)
{
  if (gtk_widget_get_mapped (widget) &&
      g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "text") != NULL)
    {
      g_autofree char *text = NULL;

      g_object_get (widget, "text", &text, NULL);
      if (text != NULL && *text != '\0')
        return TRUE;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (has_text (child))
        return TRUE;
    }

  return FALSE;
}

/* The row that is found at a place within the list. */
static GtkWidget *
find_row (GtkWidget *list, double y)
{
  GtkWidget *widget = gtk_widget_pick (list, gtk_widget_get_width (list) / 2, y,
                                       GTK_PICK_INSENSITIVE | GTK_PICK_NON_TARGETABLE);

  while (widget != NULL && gtk_widget_get_parent (widget) != list)
    widget = gtk_widget_get_parent (widget);

  return widget;
}

/* Rows with something to read reach from the top of what can be seen to its bottom. */
static gboolean
is_filled (GtkWidget *list)
{
  int height = gtk_widget_get_height (list);
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));

  if (model == NULL || height == 0 || !gtk_widget_get_mapped (list))
    return FALSE;

  for (int part = 1; part < 20; part++)
    {
      GtkWidget *row = find_row (list, (double) height * part / 20);

      if (row == NULL || !has_text (row))
        return FALSE;
    }

  return TRUE;
}

static gboolean
shows_rows (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget) && is_filled (widget))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (shows_rows (child))
        return TRUE;
    }

  return FALSE;
}

static void
on_after_paint_cb (GdkFrameClock *clock, GtkWidget *window)
{
  gint64 now = g_get_monotonic_time ();

  if (painted != 0 || (wants_rows && !shows_rows (window)))
    return;

  painted = now;
  if (wants_memory)
    g_timeout_add_once (REST_MS, on_rest_cb, NULL);
  else
    on_rest_cb (NULL);
}

static void
on_map_cb (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (on_after_paint_cb), window);
}

static void
on_window_added_cb (GtkApplication *application, GtkWindow *window)
{
  g_signal_connect_after (window, "map", G_CALLBACK (on_map_cb), NULL);
}

/* Stands in for the function of that name, which the program calls. */
int
g_application_run (GApplication *application, int argc, char **argv)
{
  RunFunc run = (RunFunc) dlsym (RTLD_NEXT, "g_application_run");

  started = g_ascii_strtoll (g_getenv ("KOLLECT_BENCH_STARTED"), NULL, 10);
  wants_rows = g_getenv ("KOLLECT_BENCH_ROWS") != NULL;
  wants_memory = g_getenv ("KOLLECT_BENCH_MEMORY") != NULL;
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added_cb), NULL);

  return run (application, argc, argv);
}
