// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gstdio.h>

#include "kol-store-test.h"

/* How many bytes an answer of these tests has. */
#define ANSWER_SIZE 40000

static KolSweepPlan *
begin (KolStore *store, const char *keyword)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (GError) error = NULL;
  KolSweepPlan *plan;

  kol_query_set (query, "keyword", keyword, &error);
  plan = store_test_begin_sweep (store, STORE_TEST_SERVICE, query, &error);
  g_assert_no_error (error);

  return plan;
}

static void
keep (KolStore *store, KolSweepPlan *plan, guint number, gint64 fetched_at, const char *const *ids)
{
  g_autoptr (KolPage) page = kol_page_new (kol_sweep_plan_get_query (plan), number, fetched_at);
  g_autofree char *text = g_strnfill (ANSWER_SIZE, 'x');
  g_autoptr (GBytes) answer = g_bytes_new_static (text, ANSWER_SIZE);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    store_test_page_add (page, ids[i], "小鹿", number);
  kol_page_set_answer (page, answer);
  kol_page_set_total (page, 22);
  g_assert_true (store_test_keep (store, plan, page, &error));
  g_assert_no_error (error);
}

/* Five pages of a creator each, with a prefix that is nobody else's. */
static KolSweepPlan *
keep_five (KolStore *store, const char *prefix)
{
  KolSweepPlan *plan = begin (store, prefix);

  for (guint number = 1; number <= 5; number++)
    {
      g_autofree char *id = g_strdup_printf ("%s%u", prefix, number);
      const char *const ids[] = { id, NULL };

      keep (store, plan, number, 1700000000 + number, ids);
    }

  return plan;
}

static void
shortlist (KolStore *store, const char *id)
{
  g_autoptr (GPtrArray) creators = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (KolShortlist) list = store_test_create (store, id, &error);
  g_autoptr (GPtrArray) entries = NULL;

  g_ptr_array_add (creators, store_test_creator (id, "小鹿", 1, 1700000001));
  entries = store_test_add_entries (store, kol_shortlist_get_id (list), creators, NULL, &error);
  g_assert_no_error (error);
}

static GListModel *
list (KolStore *store)
{
  g_autoptr (GError) error = NULL;
  GListModel *copies = store_test_list_copies (store, &error);

  g_assert_no_error (error);

  return copies;
}

/* The keywords of all copies, in order. */
static void
assert_copies (KolStore *store, const char *expected)
{
  g_autoptr (GListModel) copies = list (store);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (copies); i++)
    {
      g_autoptr (KolCopy) copy = g_list_model_get_item (copies, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                              kol_query_get (kol_copy_get_query (copy), "keyword"));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void delete (KolStore *store, KolSweepPlan *plan)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  gint64 id = kol_sweep_plan_get_id (plan);

  g_array_append_val (ids, id);
  g_assert_true (store_test_delete_copies (store, ids, &error));
  g_assert_no_error (error);
}

static guint64
clean_up (KolStore *store, guint64 max_bytes, KolSweepPlan *keep_plan)
{
  g_autoptr (GError) error = NULL;
  gint64 keep_id = keep_plan != NULL ? kol_sweep_plan_get_id (keep_plan) : 0;
  guint64 freed = store_test_clean_up (store, max_bytes, keep_id, &error);

  g_assert_no_error (error);

  return freed;
}

static void
test_list (StoreFixture *fixture, gconstpointer data)
{
  static const char *const first_page[] = { "a", "b", "c", NULL };
  static const char *const second_page[] = { "c", "d", NULL };
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = begin (store, "first");
  g_autoptr (KolSweepPlan) nothing = begin (store, "nothing");
  g_autoptr (KolSweepPlan) other = begin (store, "other");
  g_autoptr (GListModel) copies = list (store);
  g_autoptr (KolCopy) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (copies), ==, 0);
  g_assert_true (g_list_model_get_item_type (copies) == KOL_TYPE_COPY);
  keep (store, other, 1, 1700000500, second_page);
  keep (store, plan, 2, 1700000300, second_page);
  keep (store, plan, 1, 1700000200, first_page);
  g_assert_true (store_test_want (store, kol_sweep_plan_get_id (plan), 7, &error));
  assert_copies (store, "first other");

  g_clear_object (&copies);
  copies = list (store);
  copy = g_list_model_get_item (copies, 0);
  g_assert_cmpint (kol_copy_get_sweep_id (copy), ==, kol_sweep_plan_get_id (plan));
  g_assert_cmpstr (kol_copy_get_service (copy), ==, STORE_TEST_SERVICE);
  g_assert_cmpint (kol_copy_get_fetched_at (copy), ==, 1700000200);
  g_assert_cmpint (kol_copy_get_newest_at (copy), ==, 1700000300);
  g_assert_cmpuint (kol_copy_get_n_pages (copy), ==, 2);
  g_assert_cmpuint (kol_copy_get_n_creators (copy), ==, 4);
  g_assert_cmpuint (kol_copy_get_n_bytes (copy), >, 2 * ANSWER_SIZE);
  g_assert_cmpuint (kol_copy_get_n_bytes (copy), <, 2 * ANSWER_SIZE + 1000);
  g_assert_cmpint (kol_copy_get_total (copy), ==, 22);
  g_assert_cmpuint (kol_copy_get_wanted (copy), ==, 7);
  /* The second page is not full and reaches the total. */
  g_assert_true (kol_copy_is_complete (copy));
  g_assert_false (kol_copy_has_shortlisted (copy));
  g_clear_object (&copy);

  copy = g_list_model_get_item (copies, 1);
  g_assert_false (kol_copy_is_complete (copy));
  store_test_close (store);
  g_assert_nonnull (nothing);
}

/* A page missing before the end: the results ended, and yet not all of them is there. */
static void
test_incomplete (StoreFixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "a", NULL };
  static const char *const nobody[] = { NULL };
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = begin (store, "a");
  g_autoptr (GListModel) copies = NULL;
  g_autoptr (KolCopy) copy = NULL;

  keep (store, plan, 1, 1700000000, ids);
  keep (store, plan, 4, 1700000000, nobody);
  keep (store, plan, 3, 1700000000, ids);
  copies = list (store);
  copy = g_list_model_get_item (copies, 0);
  g_assert_cmpuint (kol_copy_get_n_pages (copy), ==, 3);
  g_assert_false (kol_copy_is_complete (copy));
  g_clear_object (&copy);
  g_clear_object (&copies);

  keep (store, plan, 2, 1700000000, ids);
  copies = list (store);
  copy = g_list_model_get_item (copies, 0);
  g_assert_true (kol_copy_is_complete (copy));
  store_test_close (store);
}

/* Filters that are no longer known: the others are listed all the same. */
static void
test_unknown_filter (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) odd = keep_five (store, "odd");
  g_autoptr (KolSweepPlan) fine = keep_five (store, "fine");

  store_test_close (store);
  store_fixture_sql (fixture, "UPDATE sweep SET query = 'mood=sunny' WHERE query LIKE '%odd%'");
  store = store_fixture_open (fixture);
  assert_copies (store, "fine");
  clean_up (store, 0, fine);
  store_test_close (store);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM page"), ==, 5);
}

/* Gone with all that nothing else names; what another page names stays. */
static void
test_delete (StoreFixture *fixture, gconstpointer data)
{
  static const char *const shared[] = { "a1", "b1", NULL };
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) first = keep_five (store, "a");
  g_autoptr (KolSweepPlan) second = keep_five (store, "b");
  g_autoptr (KolSweepPlan) third = begin (store, "c");
  g_autoptr (KolResultList) results = NULL;
  g_autoptr (GError) error = NULL;

  keep (store, third, 1, 1700000100, shared);
  delete (store, first);
  assert_copies (store, "c b");
  results = store_test_load_sweep (store, kol_sweep_plan_get_id (first), &error);
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  results = store_test_load_sweep (store, kol_sweep_plan_get_id (third), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==, 2);
  /* Twice does no harm. */
  delete (store, first);
  store_test_close (store);

  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM creator"), ==, 6);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM creator_raw"), ==, 6);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM page_answer"), ==, 6);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM page_creator"), ==, 7);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM snapshot"), ==, 0);
}

/* A shortlist keeps all that it stands on, also of somebody who was removed and can come back. */
static void
test_delete_shortlisted (StoreFixture *fixture, gconstpointer data)
{
  gboolean removed = GPOINTER_TO_INT (data);
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = keep_five (store, "a");
  g_autoptr (GListModel) shortlists = NULL;
  g_autoptr (KolShortlist) kept = NULL;
  g_autoptr (KolHistory) history = NULL;
  g_autoptr (GListModel) copies = NULL;
  g_autoptr (KolCopy) copy = NULL;
  g_autoptr (GError) error = NULL;

  shortlist (store, "a3");
  if (removed)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      gint64 id = store_fixture_number (fixture, "SELECT id FROM entry");

      g_array_append_val (ids, id);
      g_assert_true (store_test_remove (store, ids, TRUE, &error));
    }
  copies = list (store);
  copy = g_list_model_get_item (copies, 0);
  g_assert_true (kol_copy_has_shortlisted (copy));

  delete (store, plan);
  shortlists = store_test_load_shortlists (store, &error);
  kept = g_list_model_get_item (shortlists, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (kept)), ==, removed ? 0 : 1);
  history = store_test_load_history (store, "a3", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kol_history_get_n (history), ==, 1);
  store_test_close (store);
  g_assert_cmpint (
      store_fixture_number (fixture, "SELECT count(*) FROM creator WHERE user_id = 'a3'"), ==, 1);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM creator_raw"), ==, 1);

  /* And when it cannot come back any more nothing is left of it. */
  store = store_fixture_open (fixture);
  store_test_close (store);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM creator"), ==,
                   removed ? 0 : 1);
}

/* Oldest first, and only as much as has to go. */
static void
test_clean_up (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) first = keep_five (store, "a");
  g_autoptr (KolSweepPlan) second = keep_five (store, "b");
  g_autoptr (KolSweepPlan) third = keep_five (store, "c");
  guint64 size = store_fixture_number (fixture, "PRAGMA page_count") * 4096;
  guint64 freed;

  g_assert_cmpuint (clean_up (store, size, NULL), ==, 0);
  assert_copies (store, "c b a");
  freed = clean_up (store, size - 1, NULL);
  assert_copies (store, "c b");
  g_assert_cmpuint (freed, >=, 5 * ANSWER_SIZE);
  g_assert_cmpuint (freed, <, 10 * ANSWER_SIZE);

  g_assert_cmpuint (clean_up (store, 0, second), >=, 5 * ANSWER_SIZE);
  assert_copies (store, "b");
  g_assert_cmpuint (clean_up (store, 0, NULL), >=, 5 * ANSWER_SIZE);
  assert_copies (store, "");
  g_assert_cmpuint (clean_up (store, 0, NULL), ==, 0);
  store_test_close (store);
}

/* Whatever a shortlist stands on, and whatever the user still waits for, stays. */
static void
test_clean_up_spares (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) shortlisted = keep_five (store, "a");
  g_autoptr (KolSweepPlan) wanted = keep_five (store, "b");
  g_autoptr (KolSweepPlan) shown = keep_five (store, "c");
  g_autoptr (KolSweepPlan) other = keep_five (store, "d");
  g_autoptr (GError) error = NULL;

  shortlist (store, "a5");
  g_assert_true (store_test_want (store, kol_sweep_plan_get_id (wanted), 9, &error));
  clean_up (store, 0, shown);
  assert_copies (store, "c b a");

  g_assert_true (store_test_want (store, kol_sweep_plan_get_id (wanted), 0, &error));
  clean_up (store, 0, NULL);
  assert_copies (store, "a");
  store_test_close (store);
  g_assert_nonnull (other);
}

static gint64
get_file_size (StoreFixture *fixture)
{
  GStatBuf status;

  g_assert_no_errno (g_stat (fixture->path, &status));

  return status.st_size;
}

/* The disk gets the room back. */
static void
test_shrink (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = keep_five (store, "a");
  gint64 before;

  store_test_close (store);
  before = get_file_size (fixture);
  g_assert_cmpint (before, >, 5 * ANSWER_SIZE);
  store = store_fixture_open (fixture);
  delete (store, plan);
  store_test_close (store);

  g_assert_cmpint (get_file_size (fixture), <, before - 5 * ANSWER_SIZE);
  g_assert_cmpint (store_fixture_number (fixture, "PRAGMA freelist_count"), ==, 0);
}

/* A file of version 1 cannot give room back by pieces. */
static void
test_shrink_old_file (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolSweepPlan) plan = keep_five (store, "a");
  g_autoptr (KolSweepPlan) small = begin (store, "b");
  static const char *const ids[] = { "b", NULL };
  gint64 before;

  keep (store, small, 1, 1700000000, ids);
  store_test_close (store);
  store_fixture_sql (fixture, "PRAGMA journal_mode = DELETE; PRAGMA auto_vacuum = NONE; VACUUM");
  g_assert_cmpint (store_fixture_number (fixture, "PRAGMA auto_vacuum"), ==, 0);
  before = get_file_size (fixture);

  store = store_fixture_open (fixture);
  delete (store, plan);
  assert_copies (store, "b");
  store_test_close (store);
  g_assert_cmpint (get_file_size (fixture), <, before - 5 * ANSWER_SIZE);
  g_assert_cmpint (store_fixture_number (fixture, "PRAGMA auto_vacuum"), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_test_add ("/store/copies/list", test_list);
  store_test_add ("/store/copies/incomplete", test_incomplete);
  store_test_add ("/store/copies/unknown-filter", test_unknown_filter);
  store_test_add ("/store/copies/delete", test_delete);
  g_test_add ("/store/copies/delete-shortlisted/there", StoreFixture, GINT_TO_POINTER (FALSE),
              store_fixture_set_up, test_delete_shortlisted, store_fixture_tear_down);
  g_test_add ("/store/copies/delete-shortlisted/removed", StoreFixture, GINT_TO_POINTER (TRUE),
              store_fixture_set_up, test_delete_shortlisted, store_fixture_tear_down);
  store_test_add ("/store/copies/clean-up", test_clean_up);
  store_test_add ("/store/copies/clean-up-spares", test_clean_up_spares);
  store_test_add ("/store/copies/shrink", test_shrink);
  store_test_add ("/store/copies/shrink-old-file", test_shrink_old_file);

  return g_test_run ();
}
