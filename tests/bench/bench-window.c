// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* How long it takes from the start of the program to the first frame that shows 200 creators,
 * beside an empty window of libadwaita. Each measurement is a process of its own: the program
 * starts itself. */

#include <stdlib.h>
#include <string.h>

#include "kol-answer.h"
#include "kol-application.h"
#include "kol-bench-sample.h"
#include "kol-bench.h"
#include "kol-creator-table.h"

#define N_PAGES 10
#define N_ROUNDS 9

/* --- In the started process ------------------------------------------------------------------ */

static gint64 started; /* when the parent started this process, monotonic */

static gboolean
shows_all_creators (GtkWidget *widget)
{
  if (KOL_IS_CREATOR_TABLE (widget) && gtk_widget_get_mapped (widget) &&
      g_list_model_get_n_items (kol_creator_table_get_sorted (KOL_CREATOR_TABLE (widget))) ==
          N_PAGES * KOL_PAGE_SIZE)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (shows_all_creators (child))
        return TRUE;
    }

  return FALSE;
}

static void
on_after_paint_cb (GdkFrameClock *clock, GtkWindow *window)
{
  gint64 now = g_get_monotonic_time ();

  if (g_object_get_data (G_OBJECT (window), "empty") == NULL &&
      !shows_all_creators (GTK_WIDGET (window)))
    return;

  g_print ("%" G_GINT64_FORMAT "\n", now - started);
  /* What a program does at its end is not measured, and not waited for. */
  fflush (stdout);
  _Exit (EXIT_SUCCESS);
}

static void
on_map_cb (GtkWindow *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (on_after_paint_cb), window);
}

static void
on_window_added_cb (GtkApplication *application, GtkWindow *window)
{
  g_signal_connect_after (window, "map", G_CALLBACK (on_map_cb), NULL);
}

static void
on_activate_empty_cb (AdwApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));

  g_object_set_data (G_OBJECT (window), "empty", window);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_child (gboolean empty)
{
  g_autoptr (GtkApplication) application = NULL;

  kol_application_choose_renderer ();
  if (empty)
    {
      application = GTK_APPLICATION (adw_application_new ("io.github.kollect_app.Bench", 0));
      g_signal_connect (application, "activate", G_CALLBACK (on_activate_empty_cb), NULL);
    }
  else
    application = GTK_APPLICATION (kol_application_new ());
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added_cb), NULL);

  return g_application_run (G_APPLICATION (application), 0, NULL);
}

/* --- In the process that measures ------------------------------------------------------------ */

static double
measure_child (const char *program, const char *kind)
{
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  char *argv[] = { (char *) program, (char *) kind, now, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (atoi (output), >, 0);

  return g_ascii_strtod (output, NULL);
}

static double
open_with_results (gpointer user_data)
{
  return measure_child (user_data, "results");
}

static double
open_empty (gpointer user_data)
{
  return measure_child (user_data, "empty");
}

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_set_object ((GAsyncResult **) data, result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static KolSweepPlan *
begin_sweep (KolStore *store, KolQuery *query)
{
  g_autoptr (GAsyncResult) begun = NULL;
  g_autoptr (KolResultList) results = NULL;
  g_autoptr (GError) error = NULL;

  kol_store_begin_sweep_async (store, KOL_SWEEP_PLAN_SAMPLE, query, NULL, on_done_cb, &begun);
  results = kol_store_begin_sweep_finish (store, wait_for (&begun), &error);
  g_assert_no_error (error);

  return g_object_ref (kol_result_list_get_plan (results));
}

static void
keep_page (KolStore *store, KolSweepPlan *plan, KolPage *page)
{
  g_autoptr (GAsyncResult) begun = NULL;
  g_autoptr (GAsyncResult) ended = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  kol_keeper_begin_call_async (KOL_KEEPER (store), plan, kol_page_get_number (page), 0, NULL,
                               on_done_cb, &begun);
  id = kol_keeper_begin_call_finish (KOL_KEEPER (store), wait_for (&begun), &error);
  g_assert_no_error (error);
  kol_keeper_end_call_async (KOL_KEEPER (store), id, KOL_CHARGE_CHARGED, TRUE, 0, page, on_done_cb,
                             &ended);
  kol_keeper_end_call_finish (KOL_KEEPER (store), wait_for (&ended), &error);
  g_assert_no_error (error);
}

/* What the program finds at its start: the pages of a last search. */
static void
fill_store (void)
{
  g_autofree char *path = kol_store_dup_default_path ();
  g_autoptr (KolStore) store = kol_store_new (path, kol_answer_decode_creator);
  g_autoptr (KolSampleService) service = kol_bench_start_service ();
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (GPtrArray) bodies = kol_bench_fetch_pages (service, query, N_PAGES);
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (KolSweepPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  kol_store_open_async (store, NULL, on_done_cb, &opened);
  kol_store_open_finish (store, wait_for (&opened), NULL, &error);
  g_assert_no_error (error);
  plan = begin_sweep (store, query);

  for (guint i = 0; i < bodies->len; i++)
    {
      g_autoptr (KolPage) page = kol_answer_parse (bodies->pdata[i], 200, query, i + 1, 1, &error);

      g_assert_no_error (error);
      keep_page (store, plan, page);
    }
  kol_store_close (store);
}

int
main (int argc, char **argv)
{
  if (argc == 3)
    {
      started = g_ascii_strtoll (argv[2], NULL, 10);
      return run_child (strcmp (argv[1], "empty") == 0);
    }

  fill_store ();
  kol_bench_compare ("first frame with 200 creators, to an empty AdwApplicationWindow", N_ROUNDS,
                     open_with_results, open_empty, argv[0]);

  return 0;
}
