// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "kol-store-test.h"

/* The one creator of these tests. */
#define WHO "u1"

static KolHistory *
load (KolStore *store)
{
  g_autoptr (GError) error = NULL;
  KolHistory *history = store_test_load_history (store, WHO, &error);

  g_assert_no_error (error);

  return history;
}

/* An answer of that time, in a search of its own. NaN: the price is unknown. */
static void
fetch (KolStore *store, const char *name, double price, gint64 fetched_at)
{
  g_autofree char *keyword = g_strdup_printf ("%s %" G_GINT64_FORMAT, name, fetched_at);
  g_autoptr (KolPage) page = store_test_page (keyword, 1, fetched_at);
  g_autoptr (GError) error = NULL;

  store_test_page_add (page, WHO, name, price);
  g_assert_true (store_test_save (store, page, &error));
  g_assert_no_error (error);
}

static double
price_of (KolHistory *history, guint index)
{
  return kol_creator_get_figure (kol_history_get_creator (history, index),
                                 kol_field_require ("picturePrice"));
}

static void
assert_state (KolHistory *history, guint index, double price, gint64 first_at, gint64 last_at)
{
  g_assert_cmpfloat_with_epsilon (price_of (history, index), price, 1e-9);
  g_assert_cmpint (kol_history_get_first_at (history, index), ==, first_at);
  g_assert_cmpint (kol_history_get_last_at (history, index), ==, last_at);
  g_assert_cmpint (kol_creator_get_fetched_at (kol_history_get_creator (history, index)), ==,
                   last_at);
  g_assert_cmpstr (kol_creator_get_id (kol_history_get_creator (history, index)), ==, WHO);
}

static void
test_nobody (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolHistory) history = load (store);

  g_assert_cmpuint (kol_history_get_n (history), ==, 0);
  store_test_close (store);
}

/* A state for each time that a figure changed; the same figures again only last longer. */
static void
test_changes (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolHistory) history = NULL;

  fetch (store, "小鹿", 100, 1000);
  fetch (store, "小鹿", 100, 2000);
  /* A new name is not a figure. */
  fetch (store, "小鹿 🦌", 100, 3000);
  history = load (store);
  g_assert_cmpuint (kol_history_get_n (history), ==, 1);
  assert_state (history, 0, 100, 1000, 3000);
  g_assert_cmpstr (kol_creator_get_name (kol_history_get_creator (history, 0)), ==, "小鹿 🦌");
  g_clear_object (&history);

  fetch (store, "小鹿", 120, 4000);
  fetch (store, "小鹿", NAN, 5000);
  fetch (store, "小鹿", NAN, 6000);
  fetch (store, "小鹿", 120, 7000);
  store_test_close (store);

  store = store_fixture_open (fixture);
  history = load (store);
  g_assert_cmpuint (kol_history_get_n (history), ==, 4);
  assert_state (history, 0, 120, 7000, 7000);
  g_assert_true (isnan (price_of (history, 1)));
  g_assert_cmpint (kol_history_get_first_at (history, 1), ==, 5000);
  g_assert_cmpint (kol_history_get_last_at (history, 1), ==, 6000);
  assert_state (history, 2, 120, 4000, 4000);
  assert_state (history, 3, 100, 1000, 3000);
  g_assert_cmpfloat_with_epsilon (kol_creator_get_figure (kol_history_get_creator (history, 3),
                                                          kol_field_require ("lowestPrice")),
                                  100, 1e-9);
  store_test_close (store);
}

/* An answer that was long on its way changes nothing. */
static void
test_older_answer (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolHistory) history = NULL;

  fetch (store, "新", 200, 2000);
  fetch (store, "旧", 100, 1000);
  history = load (store);
  g_assert_cmpuint (kol_history_get_n (history), ==, 1);
  assert_state (history, 0, 200, 2000, 2000);
  store_test_close (store);
}

/* Figures of a clock that was ahead give way once it is right. */
static void
test_clock_set_back (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  gint64 future = g_get_real_time () / G_USEC_PER_SEC + 100000;
  g_autoptr (KolHistory) history = NULL;

  fetch (store, "小鹿", 100, future);
  fetch (store, "小鹿", 100, 2000);
  history = load (store);
  assert_state (history, 0, 100, 2000, 2000);
  g_clear_object (&history);

  fetch (store, "小鹿", 130, 3000);
  history = load (store);
  g_assert_cmpuint (kol_history_get_n (history), ==, 2);
  assert_state (history, 0, 130, 3000, 3000);
  assert_state (history, 1, 100, 2000, 2000);
  store_test_close (store);
}

/* Figures of another layout are read from their JSON before they are written over; what cannot be
 * read in any way makes no state that was never seen. */
static void
test_other_layout (StoreFixture *fixture, gconstpointer data)
{
  gboolean readable = GPOINTER_TO_INT (data);
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolHistory) history = NULL;

  fetch (store, "小鹿", 100, 1000);
  store_fixture_sql (fixture, "UPDATE creator SET layout = 'old'");
  if (!readable)
    store_fixture_sql (fixture, "UPDATE creator_raw SET raw = 'broken'");
  fetch (store, "小鹿", 120, 2000);

  history = load (store);
  g_assert_cmpuint (kol_history_get_n (history), ==, readable ? 2 : 1);
  assert_state (history, 0, 120, 2000, 2000);
  if (readable)
    assert_state (history, 1, 100, 1000, 1000);
  store_test_close (store);
}

/* Snapshots name their fields: a version with other fields reads what it still knows. */
static void
test_other_fields (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolHistory) history = NULL;

  fetch (store, "小鹿", 100, 1000);
  fetch (store, "小鹿", 120, 2000);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM layout"), ==, 1);
  /* 3.5 of a field that is gone, 77.25 as the price, and a field that has no bytes left. */
  store_fixture_sql (fixture,
                     "UPDATE layout SET fields = 'goneNum picturePrice fansNum';"
                     "UPDATE snapshot SET figures = x'0000000000000c400000000000505340aa'");

  history = load (store);
  assert_state (history, 1, 77.25, 1000, 1000);
  g_assert_true (isnan (kol_creator_get_figure (kol_history_get_creator (history, 1),
                                                kol_field_require ("fansNum"))));
  store_test_close (store);
}

static KolEntry *
get_entry (KolStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) shortlists = store_test_load_shortlists (store, &error);
  g_autoptr (KolShortlist) shortlist = g_list_model_get_item (shortlists, 0);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (shortlists), ==, 1);
  g_assert_cmpstr (kol_shortlist_get_name (shortlist), ==, "Spring 🌱");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (shortlist)), ==, 1);

  return g_list_model_get_item (G_LIST_MODEL (shortlist), 0);
}

/* Everything in the tables that are the user's, as text. */
static char *
describe_users_own (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KolDatabase) database = kol_database_open (fixture->path, &error);
  g_autoptr (KolStatement) statement = kol_database_prepare (
      database,
      "SELECT (SELECT group_concat (quote (id) || quote (name) || quote (name_key) ||"
      "   quote (position) || quote (created_at) || quote (deleted_at)) FROM shortlist) ||"
      " (SELECT group_concat (quote (id) || quote (shortlist_id) || quote (user_id) ||"
      "   quote (position) || quote (added_at) || quote (query) || quote (removed_at) ||"
      "   quote (fetched_at) || quote (layout) || quote (figures) || quote (raw)) FROM entry) ||"
      " (SELECT group_concat (quote (user_id) || quote (bytes)) FROM avatar)",
      &error);

  g_assert_no_error (error);
  g_assert_true (kol_statement_step (statement, &error));

  return g_strdup (kol_statement_get_text (statement, 0));
}

/* What is the user's stays the user's: no fetch touches a star, an entry, or what was written of
 * it. What the fetch brought is a state more in the history. */
static void
test_users_own (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (GPtrArray) creators = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GBytes) face = g_bytes_new_static ("face", 4);
  g_autoptr (GError) error = NULL;
  g_autoptr (KolShortlist) shortlist = store_test_create (store, "Spring 🌱", &error);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (KolEntry) entry = NULL;
  g_autoptr (KolHistory) history = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fetch (store, "小鹿", 100, 1000);
  g_ptr_array_add (creators, store_test_creator (WHO, "小鹿", 100, 1000));
  entries = store_test_add_entries (store, kol_shortlist_get_id (shortlist), creators,
                                    "searchType=NOTE", &error);
  g_assert_true (store_test_set_avatar (store, WHO, face, &error));
  g_assert_no_error (error);
  before = describe_users_own (fixture);
  g_assert_nonnull (strstr (before, "picturePrice"));

  fetch (store, "改名了", 250, 2000);
  fetch (store, "改名了", NAN, 3000);
  fetch (store, "旧", 10, 500);
  after = describe_users_own (fixture);
  g_assert_cmpstr (after, ==, before);
  store_test_close (store);

  store = store_fixture_open (fixture);
  entry = get_entry (store);
  g_assert_cmpstr (kol_creator_get_name (kol_entry_get_creator (entry)), ==, "小鹿");
  g_assert_cmpint (kol_creator_get_fetched_at (kol_entry_get_creator (entry)), ==, 1000);
  g_assert_cmpstr (kol_entry_get_query (entry), ==, "searchType=NOTE");
  history = load (store);
  g_assert_cmpuint (kol_history_get_n (history), ==, 3);
  assert_state (history, 1, 250, 2000, 2000);
  assert_state (history, 2, 100, 1000, 1000);
  store_test_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_test_add ("/store/history/nobody", test_nobody);
  store_test_add ("/store/history/changes", test_changes);
  store_test_add ("/store/history/older-answer", test_older_answer);
  store_test_add ("/store/history/clock-set-back", test_clock_set_back);
  g_test_add ("/store/history/other-layout/readable", StoreFixture, GINT_TO_POINTER (TRUE),
              store_fixture_set_up, test_other_layout, store_fixture_tear_down);
  g_test_add ("/store/history/other-layout/unreadable", StoreFixture, GINT_TO_POINTER (FALSE),
              store_fixture_set_up, test_other_layout, store_fixture_tear_down);
  store_test_add ("/store/history/other-fields", test_other_fields);
  store_test_add ("/store/history/users-own", test_users_own);

  return g_test_run ();
}
