// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-migrations.h"
#include "kol-store-test.h"

/* The file as version 1 made it, frozen: what users have on their disks. */
static const char version_1[] =
    "CREATE TABLE creator (user_id TEXT NOT NULL PRIMARY KEY, fetched_at INTEGER NOT NULL,"
    "  layout TEXT NOT NULL, figures BLOB NOT NULL);"
    "CREATE TABLE creator_raw (user_id TEXT NOT NULL PRIMARY KEY"
    "  REFERENCES creator ON DELETE CASCADE, raw TEXT NOT NULL);"
    "CREATE TABLE page (id INTEGER PRIMARY KEY AUTOINCREMENT, query TEXT NOT NULL,"
    "  number INTEGER NOT NULL, fetched_at INTEGER NOT NULL, total INTEGER, track_id TEXT);"
    "CREATE INDEX page_by_query ON page (query, number);"
    "CREATE TABLE page_creator (page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,"
    "  position INTEGER NOT NULL, user_id TEXT NOT NULL REFERENCES creator,"
    "  PRIMARY KEY (page, position)) WITHOUT ROWID;"
    "CREATE TABLE shortlist (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL,"
    "  name_key TEXT NOT NULL, position INTEGER NOT NULL, created_at INTEGER NOT NULL,"
    "  deleted_at INTEGER);"
    "CREATE UNIQUE INDEX shortlist_by_name ON shortlist (name_key) WHERE deleted_at IS NULL;"
    "CREATE TABLE entry (id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  shortlist_id INTEGER NOT NULL REFERENCES shortlist ON DELETE CASCADE,"
    "  user_id TEXT NOT NULL, position INTEGER NOT NULL, added_at INTEGER NOT NULL, query TEXT,"
    "  removed_at INTEGER, fetched_at INTEGER NOT NULL, layout TEXT NOT NULL,"
    "  figures BLOB NOT NULL, raw TEXT);"
    "CREATE UNIQUE INDEX entry_by_creator ON entry (shortlist_id, user_id)"
    "  WHERE removed_at IS NULL;"
    "CREATE TABLE avatar (user_id TEXT NOT NULL PRIMARY KEY, bytes BLOB NOT NULL);"
    "PRAGMA application_id = 1265593452;"
    "PRAGMA user_version = 1;"
    "INSERT INTO creator VALUES ('u1', 1700000000, 'of another time', x'00');"
    "INSERT INTO creator_raw VALUES"
    "  ('u1', '{\"userId\":\"u1\",  \"name\":\"林小鹿\",\"picturePrice\":158}');"
    "INSERT INTO page VALUES (1, 'searchType=NOTE', 1, 1700000000, 60, 'track');"
    "INSERT INTO page_creator VALUES (1, 0, 'u1');"
    "INSERT INTO shortlist VALUES (7, 'Spring', 'spring', 0, 1700000000, NULL);"
    "INSERT INTO entry VALUES (3, 7, 'u1', 0, 1700000001, NULL, NULL, 1700000000, 'of another "
    "time',"
    "  x'00', '{\"userId\":\"u1\",  \"name\":\"林小鹿\",\"picturePrice\":148}');"
    "INSERT INTO entry VALUES (4, 7, 'u2', 1, 1700000001, 'searchType=NOTE', NULL, 1700000000,"
    "  'of another time', x'00', NULL);";

/* More of such a file: the first search asked again and further, and another one. */
static const char more_of_version_1[] =
    "INSERT INTO creator VALUES ('u2', 1700000300, 'of another time', x'00');"
    "INSERT INTO creator_raw VALUES"
    "  ('u2', '{\"userId\":\"u2\",  \"name\":\"阿木\",\"picturePrice\":900}');"
    "INSERT INTO page VALUES (2, 'searchType=NOTE', 2, 1700000100, 60, NULL);"
    "INSERT INTO page_creator VALUES (2, 0, 'u2');"
    "INSERT INTO page VALUES (3, 'searchType=NICKNAME&keyword=%E6%8A%A4', 1, 1700000200, NULL, "
    "NULL);"
    "INSERT INTO page_creator VALUES (3, 0, 'u2'), (3, 1, 'u1');"
    "INSERT INTO page VALUES (4, 'searchType=NOTE', 1, 1700000300, 40, 'track2');"
    "INSERT INTO page_creator VALUES (4, 0, 'u2');"
    "INSERT INTO page VALUES (5, 'searchType=NOTE', 1, 1700000400, 41, 'track3');"
    "INSERT INTO page_creator VALUES (5, 0, 'u1');";

/* As much as a year of searches: 1,000 pages, of 5,000 creators with 4 kB of JSON each. */
static const char big_version_1[] =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
    " INSERT INTO creator SELECT 'c' || i, 1700000000, 'of another time', x'00' FROM n;"
    "INSERT INTO creator_raw SELECT user_id, '{\"userId\":\"' || user_id || '\",  \"name\":\"' ||"
    "  hex (zeroblob (2000)) || '\",\"picturePrice\":1}' FROM creator WHERE user_id LIKE 'c%';"
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999)"
    " INSERT INTO page (query, number, fetched_at)"
    "  SELECT 'searchType=NICKNAME&keyword=' || (i / 500), i % 250 + 1, 1700001000 + i FROM n;"
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 19)"
    " INSERT INTO page_creator"
    "  SELECT id, i, 'c' || ((number - 1) * 20 + i + 1) FROM page, n WHERE query LIKE "
    "'%keyword=_';";

static const KolMigration steps[] = {
  { 1, "CREATE TABLE a (x); INSERT INTO a VALUES (1)" },
  { 2, "CREATE TABLE b (x); INSERT INTO b SELECT x + 1 FROM a" },
  { 3, "INSERT INTO b VALUES (10); INSERT INTO nowhere VALUES (1)" },
};

static KolDatabase *
open_new (StoreFixture *fixture)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (GError) error = NULL;
  KolDatabase *database;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  database = kol_database_open (fixture->path, &error);
  g_assert_no_error (error);
  kol_database_begin_use (database, &error);
  g_assert_no_error (error);

  return database;
}

static gint64
number (KolDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  kol_database_query_int (database, sql, &value, &error);
  g_assert_no_error (error);

  return value;
}

static void
test_numbers (void)
{
  guint n_steps;
  const KolMigration *all = kol_migrations_get (&n_steps);

  g_assert_cmpuint (n_steps, >, 0);
  for (guint i = 0; i < n_steps; i++)
    g_assert_cmpint (all[i].version, ==, (int) i + 1);
}

static void
test_steps (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (KolDatabase) database = open_new (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (kol_migrations_apply (database, steps, 1, &error));
  g_assert_no_error (error);
  g_assert_cmpint (number (database, "PRAGMA user_version"), ==, 1);
  g_assert_true (kol_migrations_apply (database, steps, 2, &error));
  g_assert_no_error (error);
  g_assert_true (kol_migrations_apply (database, steps, 2, &error));
  g_assert_no_error (error);
  g_assert_cmpint (number (database, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (number (database, "SELECT sum (x) FROM b"), ==, 2);
  g_assert_cmpint (number (database, "PRAGMA application_id"), ==, KOL_MIGRATIONS_APPLICATION_ID);

  g_assert_false (kol_migrations_apply (database, steps, 3, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED);
  g_assert_cmpint (number (database, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (number (database, "SELECT sum (x) FROM b"), ==, 2);
}

static void
test_empty_file (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (GError) error = NULL;
  KolStore *store;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_file_set_contents (fixture->path, "", 0, &error);
  g_assert_no_error (error);
  store = store_fixture_open (fixture);
  store_test_close (store);

  g_assert_cmpint (store_fixture_number (fixture, "PRAGMA user_version"), >=, 1);
}

/* Today's program on yesterday's file: everything is there. */
static void
test_version_1 (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (KolResultList) results = NULL;
  g_autoptr (GListModel) shortlists = NULL;
  g_autoptr (KolShortlist) shortlist = NULL;
  g_autoptr (KolEntry) entry = NULL;
  g_autoptr (KolEntry) found = NULL;
  g_autoptr (GError) error = NULL;
  const KolField *price = kol_field_require ("picturePrice");
  KolStore *store;

  kol_database_close (open_new (fixture));
  store_fixture_sql (fixture, version_1);
  store = store_fixture_open (fixture);

  results = store_test_load_results (store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kol_result_list_get_total (results), ==, 60);
  g_assert_cmpfloat_with_epsilon (
      kol_creator_get_figure (kol_result_list_lookup (results, "u1"), price), 158, 1e-9);

  shortlists = store_test_load_shortlists (store, &error);
  g_assert_no_error (error);
  shortlist = g_list_model_get_item (shortlists, 0);
  g_assert_cmpint (kol_shortlist_get_id (shortlist), ==, 7);
  g_assert_cmpstr (kol_shortlist_get_name (shortlist), ==, "Spring");
  entry = g_list_model_get_item (G_LIST_MODEL (shortlist), 0);
  g_assert_cmpint (kol_entry_get_id (entry), ==, 3);
  g_assert_cmpint (kol_entry_get_added_at (entry), ==, 1700000001);
  g_assert_cmpfloat_with_epsilon (kol_creator_get_figure (kol_entry_get_creator (entry), price),
                                  148, 1e-9);
  g_assert_cmpstr (kol_creator_get_name (kol_entry_get_creator (entry)), ==, "林小鹿");
  g_assert_cmpint (kol_entry_get_status (entry), ==, KOL_ENTRY_STATUS_OPEN);
  g_assert_cmpstr (kol_entry_get_note (entry), ==, "");
  g_assert_cmpint (kol_entry_get_total (entry), ==, -1);
  /* What its search found is known from the pages of then */
  found = g_list_model_get_item (G_LIST_MODEL (shortlist), 1);
  g_assert_cmpint (kol_entry_get_total (found), ==, 60);

  store_test_close (store);
}

static void
make_version_1 (StoreFixture *fixture, const char *more)
{
  kol_database_close (open_new (fixture));
  store_fixture_sql (fixture, "PRAGMA auto_vacuum = NONE; VACUUM");
  store_fixture_sql (fixture, version_1);
  store_fixture_sql (fixture, more);
}

static KolCopy *
get_copy (GListModel *copies, guint index, const char *canonical)
{
  g_autoptr (KolCopy) copy = g_list_model_get_item (copies, index);
  g_autofree char *found = kol_query_to_canonical (kol_copy_get_query (copy));

  g_assert_cmpstr (found, ==, canonical);
  g_assert_null (kol_copy_get_service (copy));

  return g_steal_pointer (&copy);
}

static void
assert_sweep (KolStore *store, gint64 id, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KolResultList) results = store_test_load_sweep (store, id, &error);
  g_autofree char *ids = NULL;

  g_assert_no_error (error);
  ids = store_test_ids (G_LIST_MODEL (results));
  g_assert_cmpstr (ids, ==, expected);
}

/* What was asked again becomes sweeps of its own, the newest answer of each page the newest sweep.
 * Nobody knows who was asked, so it stands in for no service. */
static void
test_version_1_sweeps (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = NULL;
  g_autoptr (GListModel) copies = NULL;
  g_autoptr (KolCopy) newest = NULL;
  g_autoptr (KolCopy) other = NULL;
  g_autoptr (KolCopy) middle = NULL;
  g_autoptr (KolCopy) oldest = NULL;
  g_autoptr (KolResultList) last = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KolQuery) query = kol_query_new_from_canonical ("searchType=NOTE", &error);
  g_autoptr (KolSweepPlan) plan = NULL;

  g_assert_no_error (error);
  make_version_1 (fixture, more_of_version_1);
  store = store_fixture_open (fixture);
  copies = store_test_list_copies (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (copies), ==, 4);
  newest = get_copy (copies, 0, "searchType=NOTE");
  middle = get_copy (copies, 1, "searchType=NOTE");
  other = get_copy (copies, 2, "searchType=NICKNAME&keyword=%E6%8A%A4");
  oldest = get_copy (copies, 3, "searchType=NOTE");

  assert_sweep (store, kol_copy_get_sweep_id (newest), "u1 u2");
  assert_sweep (store, kol_copy_get_sweep_id (middle), "u2");
  assert_sweep (store, kol_copy_get_sweep_id (other), "u2 u1");
  assert_sweep (store, kol_copy_get_sweep_id (oldest), "u1");
  g_assert_cmpuint (kol_copy_get_n_pages (newest), ==, 2);
  g_assert_cmpint (kol_copy_get_fetched_at (newest), ==, 1700000100);
  g_assert_cmpint (kol_copy_get_newest_at (newest), ==, 1700000400);
  g_assert_cmpint (kol_copy_get_total (newest), ==, 60);
  g_assert_true (kol_copy_has_shortlisted (newest));
  g_assert_cmpuint (kol_copy_get_n_bytes (other), >, 80);
  g_assert_null (store_test_find_copy (store, STORE_TEST_SERVICE, query, &error));
  g_assert_no_error (error);

  last = store_test_load_results (store, &error);
  g_assert_cmpint (kol_sweep_plan_get_id (kol_result_list_get_plan (last)), ==,
                   kol_copy_get_sweep_id (newest));
  plan = store_test_begin_sweep (store, STORE_TEST_SERVICE, query, &error);
  g_assert_cmpint (kol_sweep_plan_get_id (plan), >, kol_copy_get_sweep_id (newest));
  store_test_close (store);
}

/* Since when the figures of an old file hold is known as far as they were fetched. */
static void
test_version_1_history (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = NULL;
  g_autoptr (KolPage) page = store_test_page ("a", 1, 1700009000);
  g_autoptr (KolHistory) history = NULL;
  g_autoptr (GError) error = NULL;

  make_version_1 (fixture, more_of_version_1);
  store = store_fixture_open (fixture);
  store_test_page_add (page, "u2", "阿木", 950);
  g_assert_true (store_test_save (store, page, &error));
  history = store_test_load_history (store, "u2", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kol_history_get_n (history), ==, 2);
  g_assert_cmpint (kol_history_get_first_at (history, 1), ==, 1700000300);
  g_assert_cmpint (kol_history_get_last_at (history, 1), ==, 1700000300);
  store_test_close (store);
}

static void
test_version_1_big (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = NULL;
  g_autoptr (GListModel) copies = NULL;
  g_autoptr (KolResultList) results = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begun;

  make_version_1 (fixture, big_version_1);
  begun = g_get_monotonic_time ();
  store = store_fixture_open (fixture);
  g_test_message ("1,000 pages of version 1 brought to today's in %.0f ms",
                  (double) (g_get_monotonic_time () - begun) / 1000);

  copies = store_test_list_copies (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (copies), ==, 5);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (KolCopy) copy = g_list_model_get_item (copies, i);

      g_assert_cmpuint (kol_copy_get_n_pages (copy), ==, 250);
      g_assert_cmpuint (kol_copy_get_n_creators (copy), ==, 5000);
      g_assert_true (kol_copy_is_complete (copy));
    }
  results = store_test_load_results (store, &error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==, 5000);
  store_test_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/migrations/numbers", test_numbers);
  store_test_add ("/store/migrations/steps", test_steps);
  store_test_add ("/store/migrations/empty-file", test_empty_file);
  store_test_add ("/store/migrations/version-1", test_version_1);
  store_test_add ("/store/migrations/version-1/sweeps", test_version_1_sweeps);
  store_test_add ("/store/migrations/version-1/history", test_version_1_history);
  store_test_add ("/store/migrations/version-1/big", test_version_1_big);

  return g_test_run ();
}
