// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdlib.h>
#include "kol-answer.h"
#include "kol-application.h"
#include "kol-bench-frames.h"
#include "kol-bench-sample.h"
#include "kol-bench-watch.h"
#include "kol-creator-table.h"

#define N_PAGES 250

typedef struct
{
  GPtrArray *pages;
  KolResultList *results;
  KolCreatorTable *table;
  GtkAdjustment *adj;
  guint next;
  guint n_sorts;
  double step;
} Run;

static KolSession *
create_session (void)
{
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "bench", NULL);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "bench.db", NULL);
  g_autoptr (KolClient) client = kol_client_new ();
  g_autoptr (KolStore) store = kol_store_new (path, kol_answer_decode_creator);
  g_autoptr (KolPictureLoader) pictures = kol_picture_loader_new (cache);

  return kol_session_new (client, store, pictures);
}

static gboolean
on_page_due_cb (gpointer data)
{
  Run *run = data;
  if (run->next == run->pages->len)
    return G_SOURCE_REMOVE;
  kol_bench_watch_note ("rest");
  kol_result_list_add_page (run->results, run->pages->pdata[run->next++]);
  kol_bench_watch_note ("page");
  return G_SOURCE_CONTINUE;
}

static gboolean
on_sort_due_cb (gpointer data)
{
  Run *run = data;
  static const char *ids[] = { "fansNum", "cpmPhoto", "picturePrice", "fansNum", "videoPrice" };
  if (run->next == run->pages->len)
    return G_SOURCE_REMOVE;
  kol_bench_watch_note ("rest");
  kol_creator_table_sort_by (run->table, ids[run->n_sorts % 5], run->n_sorts % 2);
  run->n_sorts++;
  kol_bench_watch_note ("sort");
  return G_SOURCE_CONTINUE;
}

static gboolean
on_tick_cb (GtkWidget *w, GdkFrameClock *c, gpointer data)
{
  Run *run = data;
  double last = gtk_adjustment_get_upper (run->adj) - gtk_adjustment_get_page_size (run->adj);
  double v = gtk_adjustment_get_value (run->adj) + run->step;
  kol_bench_watch_note ("rest");
  gtk_adjustment_set_value (run->adj, v <= last ? v : 0);
  kol_bench_watch_note ("scroll");
  return G_SOURCE_CONTINUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (KolSampleService) service = kol_bench_start_service ();
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (GPtrArray) bodies = kol_bench_fetch_pages (service, query, N_PAGES);
  g_autoptr (KolSession) session = create_session ();
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  int mode = argc > 1 ? atoi (argv[1]) : 7;
  Run run = { 0 };
  GtkWidget *window;

  kol_application_choose_renderer ();
  adw_init ();
  gtk_css_provider_load_from_resource (style, "/io/github/kollect_app/Kollect/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  run.pages = g_ptr_array_new ();
  for (guint i = 0; i < bodies->len; i++)
    g_ptr_array_add (run.pages, kol_answer_parse (bodies->pdata[i], 200, query, i + 1, 1, NULL));
  run.results = kol_result_list_new (query);
  run.step = 60;
  run.table = KOL_CREATOR_TABLE (kol_creator_table_new ());
  kol_creator_table_set_session (run.table, session);
  for (guint i = 0; i < 12; i++)
    on_page_due_cb (&run);
  kol_creator_table_set_model (run.table, G_LIST_MODEL (run.results));
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (run.table));
  gtk_window_present (GTK_WINDOW (window));
  kol_bench_wait_for_frame (window, NULL, NULL);
  kol_bench_watch_start ();
  kol_bench_watch_follow (window);
  run.adj = gtk_scrollable_get_vadjustment (
      GTK_SCROLLABLE (kol_creator_table_get_view (run.table)));
  if (mode & 8)
    kol_creator_table_sort_by (run.table, "cpmPhoto", 0);
  if (mode & 1)
    gtk_widget_add_tick_callback (GTK_WIDGET (run.table), on_tick_cb, &run, NULL);
  if (mode & 2)
    g_timeout_add (600, on_sort_due_cb, &run);
  for (int i = 0; i < 30; i++)
    g_main_context_iteration (NULL, TRUE);
  kol_bench_watch_reset ();
  if (mode & 4)
    g_timeout_add (60, on_page_due_cb, &run);
  else
    {
      run.next = run.pages->len - 1;
      g_timeout_add (5000, on_page_due_cb, &run);
    }
  while (run.next < run.pages->len)
    g_main_context_iteration (NULL, TRUE);
  kol_bench_watch_report (argc > 1 ? argv[1] : "all");
  _Exit (0);
}
