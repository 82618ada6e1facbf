// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What the start of the installed program costs, beside that of an empty window of libadwaita: how
 * long it takes until the first frame is painted, and until one that shows rows of creators, and
 * what memory it holds a moment later. Each measurement is a process of its own, watched by a
 * module that is loaded into it (start-probe.c).
 *
 * usage: bench-start KOLLECT EMPTY-WINDOW PROBE */

#include <stdlib.h>

#include "kol-answer.h"
#include "kol-application.h"
#include "kol-bench-sample.h"
#include "kol-bench.h"
#include "kol-store.h"

#define N_PAGES 10
#define N_ROUNDS 11
#define N_MEMORY_ROUNDS 3

/* One kind of start. */
typedef struct
{
  const char *program;   /* unowned: path */
  const char *probe;     /* unowned: path of the module */
  const char *data_home; /* unowned, nullable: where the program finds what it kept */
  gboolean with_rows;    /* the frame that counts is one with rows */
} Start;

typedef struct
{
  Start ours;
  Start baseline;
} Starts;

/* Microseconds to the frame, or kilobytes a moment later. */
static double
measure (const Start *start, gboolean memory)
{
  char *argv[] = { (char *) start->program, NULL };
  g_auto (GStrv) env = g_get_environ ();
  g_autofree char *now = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  double microseconds = 0;
  double kilobytes = 0;

  env = g_environ_setenv (env, "LD_PRELOAD", start->probe, TRUE);
  if (start->with_rows)
    env = g_environ_setenv (env, "KOLLECT_BENCH_ROWS", "1", TRUE);
  if (memory)
    env = g_environ_setenv (env, "KOLLECT_BENCH_MEMORY", "1", TRUE);
  if (start->data_home != NULL)
    env = g_environ_setenv (env, "XDG_DATA_HOME", start->data_home, TRUE);
  now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  env = g_environ_setenv (env, "KOLLECT_BENCH_STARTED", now, TRUE);

  g_spawn_sync (NULL, argv, env, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sscanf (output, "%lf %lf", &microseconds, &kilobytes), ==, 2);

  return memory ? kilobytes : microseconds;
}

static double
time_ours (gpointer user_data)
{
  return measure (&((Starts *) user_data)->ours, FALSE);
}

static double
time_baseline (gpointer user_data)
{
  return measure (&((Starts *) user_data)->baseline, FALSE);
}

static double
weigh_ours (gpointer user_data)
{
  return measure (&((Starts *) user_data)->ours, TRUE);
}

static double
weigh_baseline (gpointer user_data)
{
  return measure (&((Starts *) user_data)->baseline, TRUE);
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
  g_autofree char *nothing = NULL;
  Starts starts;

  if (argc != 4)
    return EXIT_FAILURE;

  /* Both programs draw the same way. */
  kol_application_choose_renderer ();
  fill_store ();
  nothing = g_build_filename (g_get_user_data_dir (), "nothing", NULL);
  starts.baseline = (Start){ argv[2], argv[3], nothing, FALSE };

  starts.ours = (Start){ argv[1], argv[3], nothing, FALSE };
  kol_bench_compare ("start, first frame, to an empty AdwApplicationWindow", N_ROUNDS, time_ours,
                     time_baseline, &starts);
  kol_bench_compare_memory ("start, memory, to an empty AdwApplicationWindow", N_MEMORY_ROUNDS,
                            weigh_ours, weigh_baseline, &starts);

  starts.ours = (Start){ argv[1], argv[3], NULL, TRUE };
  kol_bench_compare ("start, first frame with rows of 200 creators, to the same", N_ROUNDS,
                     time_ours, time_baseline, &starts);
  kol_bench_compare_memory ("start, memory with 200 creators, to the same", N_MEMORY_ROUNDS,
                            weigh_ours, weigh_baseline, &starts);

  return 0;
}
