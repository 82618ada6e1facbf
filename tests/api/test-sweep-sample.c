// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* A sweep of 30 pages from the sample service, fault by fault: what is held, what was sent, and
 * whether sweep, keeper and service agree on what it cost. */

#include "fake-keeper.h"
#include "kol-sample-service.h"
#include "kol-sweep.h"

#define N_PAGES 30
#define DEADLINE_SECONDS 300

/* Of the leak sanitizer, when the test is built with it. */
void __lsan_disable (void) __attribute__ ((weak));

typedef struct
{
  const char *fault;
  KolSweepEnd end;
  int error;     /* a KolApiError; -1: none */
  guint held;    /* pages */
  guint charged; /* calls */
  guint free;
  guint unsure;
} Row;

/* One page after the other, so that it is known which call meets the fault. */
// clang-format off
static const Row rows[] = {
  { "303:7", KOL_SWEEP_END_ERROR, KOL_API_ERROR_QUOTA, 6, 6, 1, 0 },
  { "cut", KOL_SWEEP_END_ERROR, KOL_API_ERROR_ANSWER, 0, 0, 0, 3 },
  { "301", KOL_SWEEP_END_ERROR, KOL_API_ERROR_COLLECTION, 0, 0, 12, 0 },
  { "slow:0.01", KOL_SWEEP_END_BOUND, -1, 30, 30, 0, 0 },
  { "301:3", KOL_SWEEP_END_BOUND, -1, 30, 30, 14, 0 },
  { "500:3", KOL_SWEEP_END_BOUND, -1, 30, 30, 14, 0 },
  { "503:4", KOL_SWEEP_END_BOUND, -1, 30, 30, 9, 0 },
  { "302:25", KOL_SWEEP_END_BOUND, -1, 30, 30, 1, 0 },
  { "500", KOL_SWEEP_END_ERROR, KOL_API_ERROR_SERVER, 0, 0, 12, 0 },
  { "100:7", KOL_SWEEP_END_ERROR, KOL_API_ERROR_TOKEN, 6, 6, 1, 0 },
  { "400:7", KOL_SWEEP_END_ERROR, KOL_API_ERROR_PARAMETERS, 6, 6, 1, 0 },
  { "600:7", KOL_SWEEP_END_ERROR, KOL_API_ERROR_PERMISSION, 6, 6, 1, 0 },
  { "601:7", KOL_SWEEP_END_ERROR, KOL_API_ERROR_BALANCE, 6, 6, 1, 0 },
  { "101:7", KOL_SWEEP_END_ERROR, KOL_API_ERROR_UNEXPLAINED, 6, 6, 0, 1 },
  { "cut:5", KOL_SWEEP_END_BOUND, -1, 24, 24, 0, 6 },
  { "break:5", KOL_SWEEP_END_BOUND, -1, 24, 24, 0, 6 },
  { "html:5", KOL_SWEEP_END_BOUND, -1, 24, 24, 0, 6 },
  { "empty:5", KOL_SWEEP_END_BOUND, -1, 24, 24, 0, 6 },
  { "reset:5", KOL_SWEEP_END_BOUND, -1, 24, 24, 0, 6 },
  { "hang:20", KOL_SWEEP_END_BOUND, -1, 29, 29, 0, 1 },
  { "html", KOL_SWEEP_END_ERROR, KOL_API_ERROR_ANSWER, 0, 0, 0, 3 },
  { "empty", KOL_SWEEP_END_ERROR, KOL_API_ERROR_ANSWER, 0, 0, 0, 3 },
  { "reset", KOL_SWEEP_END_ERROR, KOL_API_ERROR_CONNECTION_LOST, 0, 0, 0, 3 },
};
// clang-format on

static void
assert_counts (FakeKeeper *keeper,
               KolSweep *sweep,
               KolSampleService *service,
               guint charged,
               guint free,
               guint unsure)
{
  KolSweepProgress progress;
  KolSampleCounts counts;

  kol_sweep_get_progress (sweep, &progress);
  kol_sample_service_get_counts (service, &counts);
  g_assert_cmpuint (progress.charged, ==, charged);
  g_assert_cmpuint (progress.free, ==, free);
  g_assert_cmpuint (progress.unsure, ==, unsure);
  g_assert_cmpuint (fake_keeper_count (keeper, KOL_CHARGE_CHARGED), ==, charged);
  g_assert_cmpuint (fake_keeper_count (keeper, KOL_CHARGE_FREE), ==, free);
  g_assert_cmpuint (fake_keeper_count (keeper, KOL_CHARGE_UNSURE), ==, unsure);
  g_assert_cmpuint (counts.all.charged, ==, charged);
  g_assert_cmpuint (counts.all.free, ==, free);
  g_assert_cmpuint (counts.all.unsure, ==, unsure);
  g_assert_cmpuint (counts.all.calls, ==, charged + free + unsure);
  /* And nothing twice. */
  for (guint i = 1; i <= N_PAGES; i++)
    g_assert_cmpuint (counts.pages[i].charged + counts.pages[i].unsure, <=, 1);
}

static void
wait_for_end (KolSweep *sweep)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;

  while (kol_sweep_get_state (sweep) != KOL_SWEEP_STATE_ENDED)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
test_fault (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (KolSampleService) service = kol_sample_service_new (KOL_SAMPLE_SEED, 1000);
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (KolClient) client = kol_client_new ();
  g_autoptr (FakeKeeper) keeper = fake_keeper_new ();
  g_autoptr (KolResultList) results = kol_result_list_new (query);
  g_autoptr (KolSweep) sweep = kol_sweep_new (client, KOL_KEEPER (keeper), results);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  g_assert_true (kol_sample_service_add_fault (service, row->fault, &error));
  g_assert_true (kol_sample_service_start (service, 0, &error));
  g_assert_true (
      kol_client_set_base_url (client, kol_sample_service_get_base_url (service), &error));
  kol_client_set_token (client, KOL_SAMPLE_TOKEN);
  kol_client_set_timeout (client, 1);
  kol_sweep_set_retry_pause (sweep, 1);
  kol_sweep_set_parallel (sweep, 1);
  kol_sweep_start (sweep, 1, N_PAGES, KOL_SWEEP_AGAIN_FAILED);
  wait_for_end (sweep);

  sentence = kol_sweep_dup_sentence (sweep);
  g_test_message ("%s: %s", row->fault, sentence);
  g_assert_cmpint (kol_sweep_get_end (sweep), ==, row->end);
  if (row->error >= 0)
    g_assert_error (kol_sweep_get_error (sweep), KOL_API_ERROR, row->error);
  assert_counts (keeper, sweep, service, row->charged, row->free, row->unsure);
  g_assert_cmpuint (kol_result_list_get_n_pages (results), ==, row->held);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==,
                    row->held * KOL_PAGE_SIZE);
}

/* Side by side nobody knows which page meets the fault, but the sums hold. */
static void
test_parallel (void)
{
  static const Row row = { "reset:6", KOL_SWEEP_END_BOUND, -1, 25, 25, 0, 5 };
  g_autoptr (KolSampleService) service = kol_sample_service_new (KOL_SAMPLE_SEED, 1000);
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (KolClient) client = kol_client_new ();
  g_autoptr (FakeKeeper) keeper = fake_keeper_new ();
  g_autoptr (KolResultList) results = kol_result_list_new (query);
  g_autoptr (KolSweep) sweep = kol_sweep_new (client, KOL_KEEPER (keeper), results);
  g_autoptr (GError) error = NULL;

  g_assert_true (kol_sample_service_add_fault (service, row.fault, &error));
  g_assert_true (kol_sample_service_start (service, 0, &error));
  g_assert_true (
      kol_client_set_base_url (client, kol_sample_service_get_base_url (service), &error));
  kol_client_set_token (client, KOL_SAMPLE_TOKEN);
  kol_sweep_set_parallel (sweep, 4);
  kol_sweep_start (sweep, 1, N_PAGES, KOL_SWEEP_AGAIN_FAILED);
  wait_for_end (sweep);

  g_assert_cmpint (kol_sweep_get_end (sweep), ==, row.end);
  assert_counts (keeper, sweep, service, row.charged, row.free, row.unsure);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==,
                    row.held * KOL_PAGE_SIZE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  /* With the sanitizers json-glib takes half a second for a page: a few of them have to do. */
  for (gsize i = 0; i < (__lsan_disable == NULL ? G_N_ELEMENTS (rows) : 3); i++)
    {
      g_autofree char *path = g_strconcat ("/api/sweep-sample/", rows[i].fault, NULL);

      g_test_add_data_func (path, &rows[i], test_fault);
    }
  if (__lsan_disable == NULL)
    g_test_add_func ("/api/sweep-sample/parallel", test_parallel);

  return g_test_run ();
}
