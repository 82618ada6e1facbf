// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What it costs to keep pages, to have them again without asking or parsing, and to hold them. */

#include <glib/gstdio.h>
#include <malloc.h>

#include "kol-answer.h"
#include "kol-bench-sample.h"
#include "kol-bench.h"
#include "kol-store.h"

#define N_PAGES KOL_PAGE_MAX
#define N_KEPT_PAGES 50
#define N_ROUNDS 5

typedef struct
{
  KolStore *store;  /* owned */
  KolQuery *query;  /* owned */
  GPtrArray *pages; /* owned, of GBytes */
  gint64 sweep_id;  /* of the kept pages */
} Kept;

static void
kept_clear (Kept *kept)
{
  g_clear_object (&kept->store);
  g_clear_object (&kept->query);
  g_clear_pointer (&kept->pages, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Kept, kept_clear)

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

static void
open_store (KolStore *store)
{
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GError) error = NULL;

  kol_store_open_async (store, NULL, on_done_cb, &opened);
  kol_store_open_finish (store, wait_for (&opened), NULL, &error);
  g_assert_no_error (error);
}

static KolSweepPlan *
begin_sweep (Kept *kept)
{
  g_autoptr (GAsyncResult) begun = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KolResultList) results = NULL;

  kol_store_begin_sweep_async (kept->store, KOL_SWEEP_PLAN_SAMPLE, kept->query, NULL, on_done_cb,
                               &begun);
  results = kol_store_begin_sweep_finish (kept->store, wait_for (&begun), &error);
  g_assert_no_error (error);

  return g_object_ref (kol_result_list_get_plan (results));
}

static KolPage *
parse (Kept *kept, guint number, gint64 fetched_at)
{
  g_autoptr (GError) error = NULL;
  KolPage *page = kol_answer_parse (g_ptr_array_index (kept->pages, number - 1), 200, kept->query,
                                    number, fetched_at, &error);

  g_assert_no_error (error);

  return page;
}

static void
keep (Kept *kept, KolSweepPlan *plan, KolPage *page)
{
  g_autoptr (GAsyncResult) begun = NULL;
  g_autoptr (GAsyncResult) ended = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  kol_keeper_begin_call_async (KOL_KEEPER (kept->store), plan, kol_page_get_number (page), 0, NULL,
                               on_done_cb, &begun);
  id = kol_keeper_begin_call_finish (KOL_KEEPER (kept->store), wait_for (&begun), &error);
  g_assert_no_error (error);
  kol_keeper_end_call_async (KOL_KEEPER (kept->store), id, KOL_CHARGE_CHARGED, TRUE, 0, page,
                             on_done_cb, &ended);
  kol_keeper_end_call_finish (KOL_KEEPER (kept->store), wait_for (&ended), &error);
  g_assert_no_error (error);
}

static KolResultList *
reopen (Kept *kept)
{
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;
  KolResultList *results;

  kol_store_load_sweep_async (kept->store, kept->sweep_id, NULL, on_done_cb, &loaded);
  results = kol_store_load_sweep_finish (kept->store, wait_for (&loaded), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kol_result_list_get_n_pages (results), ==, N_PAGES);

  return results;
}

static double
reopen_kept (gpointer user_data)
{
  g_autoptr (KolResultList) results = reopen (user_data);

  return -1;
}

static void
parse_pages (Kept *kept, guint n_pages)
{
  g_autoptr (KolResultList) results = kol_result_list_new (kept->query);

  for (guint number = 1; number <= n_pages; number++)
    {
      g_autoptr (KolPage) page = parse (kept, number, 1);

      kol_result_list_add_page (results, page);
    }
}

static double
parse_all (gpointer user_data)
{
  parse_pages (user_data, N_PAGES);

  return -1;
}

static double
parse_some (gpointer user_data)
{
  parse_pages (user_data, N_KEPT_PAGES);

  return -1;
}

/* The time that keeping takes, both halves of a call, without the parsing. */
static double
keep_pages (gpointer user_data)
{
  Kept *kept = user_data;
  g_autoptr (KolSweepPlan) plan = begin_sweep (kept);
  gint64 spent = 0;

  for (guint number = 1; number <= N_KEPT_PAGES; number++)
    {
      g_autoptr (KolPage) page = parse (kept, number, g_get_real_time () / G_USEC_PER_SEC);
      gint64 since = g_get_monotonic_time ();

      keep (kept, plan, page);
      spent += g_get_monotonic_time () - since;
    }

  return (double) spent;
}

static gsize
measure_json (Kept *kept)
{
  gsize size = 0;

  for (guint i = 0; i < kept->pages->len; i++)
    size += g_bytes_get_size (g_ptr_array_index (kept->pages, i));

  return size;
}

static void
print_memory (Kept *kept)
{
  gsize before = mallinfo2 ().uordblks;
  g_autoptr (KolResultList) results = reopen (kept);
  double taken = (double) (mallinfo2 ().uordblks - before);
  double thousands = g_list_model_get_n_items (G_LIST_MODEL (results)) / 1000.0;
  double json = (double) measure_json (kept);

  g_print ("memory of 1,000 creators, to their JSON: %.2f (%.2f MB / %.2f MB)\n", taken / json,
           taken / thousands / 1e6, json / thousands / 1e6);
}

static void
fill (Kept *kept, const char *path)
{
  g_autoptr (KolSampleService) service = kol_bench_start_service ();
  g_autoptr (KolSweepPlan) plan = NULL;

  kept->store = kol_store_new (path, kol_answer_decode_creator);
  kept->query = kol_query_new ();
  kept->pages = kol_bench_fetch_pages (service, kept->query, N_PAGES);
  open_store (kept->store);
  plan = begin_sweep (kept);
  kept->sweep_id = kol_sweep_plan_get_id (plan);
  for (guint number = 1; number <= N_PAGES; number++)
    {
      g_autoptr (KolPage) page = parse (kept, number, 1);

      keep (kept, plan, page);
    }
}

static void
remove_files (const char *folder, const char *path)
{
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);

  g_unlink (path);
  g_unlink (lock);
  g_rmdir (folder);
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kollect-bench-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "kollect.db", NULL);
  g_auto (Kept) kept = { 0 };

  g_assert_no_error (error);
  fill (&kept, path);
  kol_bench_compare ("reopen 5,000 kept creators, to parsing their JSON again", N_ROUNDS,
                     reopen_kept, parse_all, &kept);
  kol_bench_compare ("keep 50 pages, to parsing them", N_ROUNDS, keep_pages, parse_some, &kept);
  print_memory (&kept);
  kol_store_close (kept.store);
  remove_files (folder, path);

  return 0;
}
