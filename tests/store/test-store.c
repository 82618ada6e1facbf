// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "kol-store-lock.h"
#include "kol-store-test.h"

#define N_MANY 5000

static void
save (KolStore *store, KolPage *page)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (store_test_save (store, page, &error));
  g_assert_no_error (error);
}

static KolResultList *
load (KolStore *store)
{
  g_autoptr (GError) error = NULL;
  KolResultList *results = store_test_load_results (store, &error);

  g_assert_no_error (error);

  return results;
}

static double
price_of (KolResultList *results, const char *id)
{
  KolCreator *creator = kol_result_list_lookup (results, id);

  g_assert_nonnull (creator);

  return kol_creator_get_figure (creator, kol_field_require ("picturePrice"));
}

static void
assert_ids (KolResultList *results, const char *expected)
{
  g_autofree char *ids = store_test_ids (G_LIST_MODEL (results));

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_finalize (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = kol_store_new (fixture->path, NULL);

  g_assert_finalize_object (store);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_default_path (void)
{
  g_autofree char *path = kol_store_dup_default_path ();
  g_autofree char *expected = g_build_filename (g_get_user_data_dir (), "kollect", "kollect.db",
                                                NULL);

  g_assert_cmpstr (path, ==, expected);
}

static void
test_nothing_yet (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);

  g_assert_null (load (store));
  store_test_close (store);
}

static void
save_two_pages (KolStore *store)
{
  g_autoptr (KolPage) first = store_test_page ("护肤 🧴 & more", 1, 1700000100);
  g_autoptr (KolPage) second = store_test_page ("护肤 🧴 & more", 2, 1700000200);

  store_test_page_add (first, "u1", "林小鹿", 158);
  store_test_page_add (first, "u2", "Ünï \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xac", NAN);
  kol_page_set_total (first, 60);
  kol_page_set_track_id (first, "track-1");
  store_test_page_add (second, "u3", "阿木", 900);
  store_test_page_add (second, "u1", "林小鹿", 158);
  /* The later page is saved first: the order is that of the numbers. */
  save (store, second);
  save (store, first);
}

static void
test_results_come_back (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolResultList) results = NULL;
  const KolField *lowest = kol_field_require ("lowestPrice");

  save_two_pages (store);
  store_test_close (store);

  store = store_fixture_open (fixture);
  results = load (store);
  assert_ids (results, "u1 u2 u3");
  g_assert_cmpstr (kol_query_get (kol_result_list_get_query (results), "keyword"), ==,
                   "护肤 🧴 & more");
  g_assert_cmpint (kol_result_list_get_total (results), ==, 60);
  g_assert_cmpuint (kol_result_list_get_n_pages (results), ==, 2);
  g_assert_cmpuint (kol_result_list_get_next_page (results), ==, 3);
  g_assert_cmpint (kol_result_list_get_fetched_at (results), ==, 1700000100);
  g_assert_cmpfloat_with_epsilon (price_of (results, "u1"), 158, 1e-9);
  g_assert_cmpfloat_with_epsilon (
      kol_creator_get_figure (kol_result_list_lookup (results, "u1"), lowest), 158, 1e-9);
  g_assert_true (isnan (price_of (results, "u2")));
  g_assert_cmpint (kol_creator_get_fetched_at (kol_result_list_lookup (results, "u3")), ==,
                   1700000200);
  g_assert_cmpstr (kol_creator_get_name (kol_result_list_lookup (results, "u2")), ==,
                   "Ünï \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xac");
  g_assert_cmpuint (store_test_n_decoded (), ==, 0);
  store_test_close (store);
}

/* The last query is the one whose page was saved last. Asked again it is another sweep, and every
 * answered page stays kept. */
static void
test_last_query (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolPage) other = store_test_page ("other", 1, 1700000300);
  g_autoptr (KolPage) again = store_test_page ("护肤 🧴 & more", 1, 1700000400);
  g_autoptr (KolResultList) results = NULL;

  save_two_pages (store);
  store_test_page_add (other, "u9", "某人", 1);
  save (store, other);
  results = load (store);
  assert_ids (results, "u9");
  g_clear_object (&results);

  store_test_page_add (again, "u4", "新来", 5);
  store_test_page_add (again, "u1", "林小鹿", 199);
  save (store, again);
  results = load (store);
  assert_ids (results, "u4 u1");
  g_assert_cmpfloat_with_epsilon (price_of (results, "u1"), 199, 1e-9);
  g_assert_cmpint (kol_result_list_get_total (results), ==, -1);
  store_test_close (store);

  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM page"), ==, 4);
  g_assert_cmpint (store_fixture_number (fixture,
                                         "SELECT count(*) FROM page WHERE track_id = 'track-1' AND"
                                         " number = 1 AND fetched_at = 1700000100 AND total = 60"),
                   ==, 1);
}

static void
test_older_page_does_not_win (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolPage) newer = store_test_page ("a", 1, 1700000900);
  g_autoptr (KolPage) older = store_test_page ("b", 1, 1700000100);
  g_autoptr (KolResultList) results = NULL;

  store_test_page_add (newer, "u1", "新", 200);
  store_test_page_add (older, "u1", "旧", 100);
  save (store, newer);
  save (store, older);
  results = load (store);
  g_assert_cmpfloat_with_epsilon (price_of (results, "u1"), 200, 1e-9);
  store_test_close (store);

  g_assert_cmpint (
      store_fixture_number (fixture, "SELECT count(*) FROM creator_raw WHERE raw LIKE '%:200}'"),
      ==, 1);
}

/* An empty page says that the search is at its end. */
static void
test_empty_page (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolPage) last = store_test_page ("护肤 🧴 & more", 3, 1700000300);
  g_autoptr (KolResultList) results = NULL;

  save_two_pages (store);
  results = load (store);
  g_assert_false (kol_result_list_is_complete (results));
  g_clear_object (&results);
  save (store, last);
  results = load (store);
  assert_ids (results, "u1 u2 u3");
  g_assert_true (kol_result_list_is_complete (results));
  store_test_close (store);
}

/* The raw JSON is kept byte for byte; what had none has none. */
static void
test_raw_unchanged (StoreFixture *fixture, gconstpointer data)
{
  static const char strange[] = "{\"userId\":\"u1\",\t\"x\":\"\xff\0 \xe5\x8f\"}\r\n";
  g_autoptr (GBytes) raw = g_bytes_new_static (strange, sizeof strange - 1);
  g_autoptr (KolPage) page = store_test_page ("a", 1, 1700000900);
  g_autoptr (KolCreator) creator = store_test_creator ("u1", "林", 1, 1700000900);
  g_autoptr (KolCreator) bare = store_test_creator ("u2", "木", 1, 1700000900);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) back = NULL;
  KolStore *store = store_fixture_open (fixture);

  kol_page_add (page, creator, raw);
  kol_page_add (page, bare, NULL);
  save (store, page);
  store_test_close (store);

  {
    g_autoptr (KolDatabase) database = kol_database_open (fixture->path, &error);
    g_autoptr (KolStatement) statement = kol_database_prepare (
        database, "SELECT raw FROM creator_raw WHERE user_id = 'u1'", &error);

    g_assert_true (kol_statement_step (statement, &error));
    back = kol_statement_dup_bytes (statement, 0);
  }
  g_assert_true (g_bytes_equal (raw, back));
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM creator_raw"), ==, 1);
}

static void
assert_layout_rewritten (StoreFixture *fixture, const char *table)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count(*) FROM %s WHERE layout = 'old' OR figures = x'00'", table);

  g_assert_cmpint (store_fixture_number (fixture, sql), ==, 0);
}

/* Figures of another layout are decoded from the raw JSON, once. */
static void
test_other_layout (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolResultList) results = NULL;

  save_two_pages (store);
  store_test_close (store);
  store_fixture_sql (fixture, "UPDATE creator SET layout = 'old' WHERE user_id IN ('u1', 'u3')");

  store = store_fixture_open (fixture);
  results = load (store);
  assert_ids (results, "u1 u2 u3");
  g_assert_cmpfloat_with_epsilon (price_of (results, "u1"), 158, 1e-9);
  g_assert_cmpfloat_with_epsilon (price_of (results, "u3"), 900, 1e-9);
  g_assert_cmpint (kol_creator_get_fetched_at (kol_result_list_lookup (results, "u3")), ==,
                   1700000200);
  /* u1 is on both pages. */
  g_assert_cmpuint (store_test_n_decoded (), ==, 3);
  g_clear_object (&results);
  store_test_close (store);
  assert_layout_rewritten (fixture, "creator");

  store = store_fixture_open (fixture);
  results = load (store);
  g_assert_cmpfloat_with_epsilon (price_of (results, "u3"), 900, 1e-9);
  g_assert_cmpuint (store_test_n_decoded (), ==, 3);
  store_test_close (store);
}

/* A layout that looks right over bytes that are not, and another creator's figures. */
static void
test_wrong_figures (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolResultList) results = NULL;

  save_two_pages (store);
  store_test_close (store);
  store_fixture_sql (fixture, "UPDATE creator SET figures = x'00' WHERE user_id = 'u1';"
                              "UPDATE creator SET figures = (SELECT figures FROM creator"
                              " WHERE user_id = 'u2') WHERE user_id = 'u3'");

  store = store_fixture_open (fixture);
  results = load (store);
  assert_ids (results, "u1 u2 u3");
  g_assert_cmpfloat_with_epsilon (price_of (results, "u1"), 158, 1e-9);
  g_assert_cmpfloat_with_epsilon (price_of (results, "u3"), 900, 1e-9);
  store_test_close (store);
  assert_layout_rewritten (fixture, "creator");
}

/* Neither figures nor JSON: the creator is still there, with nothing known but who it is. */
static void
test_unreadable_creator (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolResultList) results = NULL;

  save_two_pages (store);
  store_test_close (store);
  store_fixture_sql (fixture, "UPDATE creator SET layout = 'old' WHERE user_id IN ('u1', 'u3');"
                              "UPDATE creator_raw SET raw = 'broken' WHERE user_id = 'u1';"
                              "DELETE FROM creator_raw WHERE user_id = 'u3'");

  store = store_fixture_open (fixture);
  results = load (store);
  assert_ids (results, "u1 u2 u3");
  g_assert_true (isnan (price_of (results, "u1")));
  g_assert_true (isnan (price_of (results, "u3")));
  g_assert_cmpint (kol_creator_get_fetched_at (kol_result_list_lookup (results, "u3")), ==,
                   1700000200);
  store_test_close (store);
  /* What could not be read is left for a version that can. */
  g_assert_cmpint (
      store_fixture_number (fixture, "SELECT count(*) FROM creator WHERE layout = 'old'"), ==, 2);
}

static void
test_unknown_filter (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (GError) error = NULL;

  save_two_pages (store);
  store_test_close (store);
  store_fixture_sql (fixture, "UPDATE sweep SET query = 'mood=sunny'");

  store = store_fixture_open (fixture);
  g_assert_null (store_test_load_results (store, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED);
  store_test_close (store);
}

/* A call that fails half-way leaves nothing behind. */
static void
test_rolled_back (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolPage) page = store_test_page ("a", 1, 1700000900);
  g_autoptr (GError) error = NULL;

  store_test_close (store);
  store_fixture_sql (fixture, "CREATE TRIGGER no BEFORE INSERT ON creator WHEN new.user_id = 'u2'"
                              " BEGIN SELECT raise (ABORT, 'no u2'); END");
  store_test_page_add (page, "u1", "一", 1);
  store_test_page_add (page, "u2", "二", 2);

  store = store_fixture_open (fixture);
  g_assert_false (store_test_save (store, page, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED);
  g_assert_null (load (store));
  store_test_close (store);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM creator"), ==, 0);
}

static void
test_not_open (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (KolPage) page = store_test_page ("a", 1, 1700000900);
  g_autoptr (GError) error = NULL;
  KolStore *store = kol_store_new (fixture->path, NULL);

  g_assert_false (store_test_save (store, page, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED);
  g_clear_error (&error);

  g_assert_true (store_test_open (store, NULL, &error));
  g_assert_true (store_test_open (store, NULL, &error));
  kol_store_close (store);
  kol_store_close (store);
  g_assert_false (store_test_save (store, page, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (store_test_open (store, NULL, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED);
  g_assert_finalize_object (store);
}

static void
on_in_order_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GArray *order = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KolShortlist)
      shortlist = kol_store_create_shortlist_finish (KOL_STORE (source), result, &error);
  gint64 id;

  g_assert_no_error (error);
  id = kol_shortlist_get_id (shortlist);
  g_array_append_val (order, id);
}

/* Everything queued is done, in order, before closing returns. */
static void
test_order_and_close (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) opened = NULL;
  KolStore *store = kol_store_new (fixture->path, NULL);

  kol_store_open_async (store, NULL, store_test_done_cb, &opened);
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("list %u", i);

      kol_store_create_shortlist_async (store, name, NULL, on_in_order_cb, order);
    }
  kol_store_close (store);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM shortlist"), ==, 50);

  while (order->len < 50)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < order->len; i++)
    g_assert_cmpint (g_array_index (order, gint64, i), ==, i + 1);
  g_clear_object (&opened);
  g_assert_finalize_object (store);
}

/* Cancelled before its turn nothing is done; in its turn it is done and says so. */
static void
test_cancelled (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (GCancellable) running = g_cancellable_new ();
  g_autoptr (GCancellable) waiting = g_cancellable_new ();
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) created = NULL;
  g_autoptr (KolResultList) results = NULL;
  g_autoptr (GError) error = NULL;

  save_two_pages (store);
  store_test_close (store);
  store_fixture_sql (fixture, "UPDATE creator SET layout = 'old'");
  store = store_fixture_open (fixture);

  store_test_hold_decoding (TRUE);
  kol_store_load_last_results_async (store, running, store_test_done_cb, &loaded);
  kol_store_create_shortlist_async (store, "Never", waiting, store_test_done_cb, &created);
  store_test_wait_for_decoding ();
  g_cancellable_cancel (running);
  g_cancellable_cancel (waiting);
  store_test_hold_decoding (FALSE);

  results = kol_store_load_last_results_finish (store, store_test_wait (&loaded), &error);
  g_assert_no_error (error);
  assert_ids (results, "u1 u2 u3");
  g_assert_null (kol_store_create_shortlist_finish (store, store_test_wait (&created), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&loaded);
  g_clear_object (&created);
  store_test_close (store);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM shortlist"), ==, 0);
}

static void
on_loaded_and_dropped_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KolResultList)
      results = kol_store_load_last_results_finish (KOL_STORE (source), result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (results);
}

/* Whether the file is closed: nobody has its lock. */
static gboolean
is_closed (StoreFixture *fixture)
{
  g_autofree char *lock_path = g_strconcat (fixture->path, ".lock", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KolStoreLock) lock = kol_store_lock_take (lock_path, &error);

  g_assert_no_error (error);

  return kol_store_lock_is_alone (lock);
}

/* Whoever drops the store last, even its own thread: it closes itself. */
static void
test_dropped_while_working (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);

  save_two_pages (store);
  store_test_close (store);

  for (guint i = 0; i < 50; i++)
    {
      gint64 deadline = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

      /* Decoded anew: its thread still writes when the answer is here. */
      store_fixture_sql (fixture, "UPDATE creator SET layout = 'old'");
      store = store_fixture_open (fixture);
      kol_store_load_last_results_async (store, NULL, on_loaded_and_dropped_cb, NULL);
      g_clear_object (&store);
      while (!is_closed (fixture))
        {
          g_assert_cmpint (g_get_monotonic_time (), <, deadline);
          g_main_context_iteration (NULL, FALSE);
        }
    }
}

static KolCreator *
make_full_creator (guint i)
{
  KolCreator *creator = kol_creator_new ();

  for (guint f = 0; f < kol_field_get_n_fields (); f++)
    {
      const KolField *field = kol_field_at (f);
      g_autofree char *text = g_strdup_printf ("第%u位达人 %s", i, field->id);
      const char *const tags[] = { "美妆", "护肤", text, NULL };

      if (kol_field_is_figure (field) && !kol_field_is_derived (field))
        kol_creator_set_figure (creator, field, 100.25 + i);
      else if (field->kind == KOL_FIELD_KIND_TEXT)
        kol_creator_set_text (creator, field, text);
      else if (field->kind == KOL_FIELD_KIND_TAGS)
        kol_creator_set_tags (creator, field, tags);
    }
  for (guint n = 0; n < 5; n++)
    {
      g_autoptr (KolNote) note = kol_note_new ("64f0c0ffee", KOL_NOTE_KIND_PHOTO,
                                               "https://ci.example/cover/64f0c0ffee.jpg", "护肤");

      kol_creator_add_note (creator, note);
    }
  kol_creator_set_fetched_at (creator, 1700000000);
  kol_creator_seal (creator);

  return creator;
}

static KolPage *
make_full_page (guint number, GBytes *raw)
{
  KolPage *page = store_test_page ("many", number, 1700000000);

  for (guint i = 0; i < KOL_PAGE_SIZE; i++)
    {
      g_autoptr (KolCreator) creator = make_full_creator ((number - 1) * KOL_PAGE_SIZE + i);

      kol_page_add (page, creator, raw);
    }

  return page;
}

static double
lap (gint64 *since)
{
  gint64 now = g_get_monotonic_time ();
  double milliseconds = (now - *since) / 1000.0;

  *since = now;

  return milliseconds;
}

/* As much as one query can give; the times are for reading, not for judging. */
static void
test_many (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *filler = g_strnfill (4000, 'x');
  g_autoptr (GBytes) raw = g_bytes_new_static (filler, 4000);
  g_autoptr (KolResultList) results = NULL;
  KolStore *store = store_fixture_open (fixture);
  gint64 since = g_get_monotonic_time ();
  gint64 saving = 0;

  for (guint number = 1; number <= N_MANY / KOL_PAGE_SIZE; number++)
    {
      g_autoptr (KolPage) page = make_full_page (number, raw);
      gint64 before = g_get_monotonic_time ();

      save (store, page);
      saving += g_get_monotonic_time () - before;
    }
  store_test_close (store);
  g_test_message ("%d pages saved one by one in %.0f ms", N_MANY / KOL_PAGE_SIZE, saving / 1000.0);

  lap (&since);
  store = store_fixture_open (fixture);
  g_test_message ("opened and checked in %.0f ms", lap (&since));
  results = load (store);
  g_test_message ("%u creators restored in %.0f ms",
                  g_list_model_get_n_items (G_LIST_MODEL (results)), lap (&since));

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==, N_MANY);
  g_assert_cmpuint (store_test_n_decoded (), ==, 0);
  store_test_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_test_add ("/store/finalize", test_finalize);
  g_test_add_func ("/store/default-path", test_default_path);
  store_test_add ("/store/results/nothing-yet", test_nothing_yet);
  store_test_add ("/store/results/come-back", test_results_come_back);
  store_test_add ("/store/results/last-query", test_last_query);
  store_test_add ("/store/results/older-page-does-not-win", test_older_page_does_not_win);
  store_test_add ("/store/results/empty-page", test_empty_page);
  store_test_add ("/store/results/raw-unchanged", test_raw_unchanged);
  store_test_add ("/store/results/other-layout", test_other_layout);
  store_test_add ("/store/results/wrong-figures", test_wrong_figures);
  store_test_add ("/store/results/unreadable-creator", test_unreadable_creator);
  store_test_add ("/store/results/unknown-filter", test_unknown_filter);
  store_test_add ("/store/results/many", test_many);
  store_test_add ("/store/calls/rolled-back", test_rolled_back);
  store_test_add ("/store/calls/not-open", test_not_open);
  store_test_add ("/store/calls/order-and-close", test_order_and_close);
  store_test_add ("/store/calls/cancelled", test_cancelled);
  store_test_add ("/store/calls/dropped-while-working", test_dropped_while_working);

  return g_test_run ();
}
