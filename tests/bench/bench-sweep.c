// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* How long a sweep takes, each page kept in a store before it is shown, beside what the service
 * alone takes: pages × latency ÷ calls side by side. */

#include <glib/gstdio.h>

#include "kol-answer.h"
#include "kol-bench-sample.h"
#include "kol-bench.h"
#include "kol-store.h"
#include "kol-sweep.h"

#define N_PAGES 100
#define LATENCY 50 /* milliseconds */
#define FAULT "slow:0.05"
#define N_ROUNDS 3

typedef struct
{
  KolClient *client; /* owned */
  KolStore *store;   /* owned */
  guint parallel;
} Bench;

static void
on_ready_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static KolStore *
open_store (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "kollect.db", NULL);
  g_autoptr (KolStore) store = kol_store_new (path, kol_answer_decode_creator);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  kol_store_open_async (store, NULL, on_ready_cb, &result);
  kol_store_open_finish (store, wait_for (&result), NULL, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&store);
}

static KolResultList *
begin_sweep (Bench *bench)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KolResultList) results = NULL;

  kol_store_begin_sweep_async (bench->store, kol_client_get_service (bench->client), query, NULL,
                               on_ready_cb, &result);
  results = kol_store_begin_sweep_finish (bench->store, wait_for (&result), &error);
  g_assert_no_error (error);

  return g_steal_pointer (&results);
}

/* A KolBenchFunc. */
static double
sweep (gpointer user_data)
{
  Bench *bench = user_data;
  g_autoptr (KolResultList) results = begin_sweep (bench);
  g_autoptr (KolSweep) self = kol_sweep_new (bench->client, KOL_KEEPER (bench->store), results);
  gint64 begun = g_get_monotonic_time ();

  kol_sweep_set_parallel (self, bench->parallel);
  kol_sweep_start (self, 1, N_PAGES, KOL_SWEEP_AGAIN_FAILED);
  while (kol_sweep_get_state (self) != KOL_SWEEP_STATE_ENDED)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (kol_result_list_get_n_pages (results), ==, N_PAGES);

  return (double) (g_get_monotonic_time () - begun);
}

/* A KolBenchFunc: nobody has to wait for it, it is known. */
static double
wait_for_service_alone (gpointer user_data)
{
  Bench *bench = user_data;

  return (double) N_PAGES * LATENCY * 1000 / bench->parallel;
}

static void
compare (Bench *bench, guint parallel)
{
  g_autofree char *name = g_strdup_printf ("sweep of %d pages, %u at a time, to %d x %d ms / %u",
                                           N_PAGES, parallel, N_PAGES, LATENCY, parallel);

  bench->parallel = parallel;
  kol_bench_compare (name, N_ROUNDS, sweep, wait_for_service_alone, bench);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_remove (child);
    }
  g_rmdir (path);
}

int
main (void)
{
  g_autoptr (KolSampleService) service = kol_bench_start_service ();
  g_autofree char *folder = g_dir_make_tmp ("kollect-bench-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  Bench bench = { kol_client_new (), open_store (folder), 0 };

  kol_sample_service_add_fault (service, FAULT, &error);
  g_assert_no_error (error);
  kol_client_set_base_url (bench.client, kol_sample_service_get_base_url (service), &error);
  g_assert_no_error (error);
  kol_client_set_token (bench.client, KOL_SAMPLE_TOKEN);

  for (guint parallel = 1; parallel <= KOL_SWEEP_MAX_PARALLEL; parallel *= 2)
    compare (&bench, parallel);

  g_clear_object (&bench.client);
  g_clear_object (&bench.store);
  remove_folder (folder);

  return 0;
}
