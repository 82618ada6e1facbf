// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sqlite3.h>

#include "kol-store-test.h"

static KolDatabase *
open_with_table (StoreFixture *fixture)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (GError) error = NULL;
  KolDatabase *database;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  database = kol_database_open (fixture->path, &error);
  g_assert_no_error (error);
  kol_database_begin_use (database, &error);
  g_assert_no_error (error);
  kol_database_exec (database, "CREATE TABLE IF NOT EXISTS t (a UNIQUE, b)", &error);
  g_assert_no_error (error);

  return database;
}

static void
insert (KolDatabase *database, gint64 a, GBytes *text, GBytes *blob)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KolStatement)
      statement = kol_database_prepare (database, "INSERT INTO t VALUES (?1, ?2)", &error);
  guint n_changed = 0;

  g_assert_no_error (error);
  kol_statement_bind_int (statement, 1, a);
  if (text != NULL)
    kol_statement_bind_text_bytes (statement, 2, text);
  else
    kol_statement_bind_blob (statement, 2, blob);
  kol_statement_run (statement, &n_changed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed, ==, 1);
}

static gint64
count (KolDatabase *database)
{
  g_autoptr (GError) error = NULL;
  gint64 n_rows = -1;

  kol_database_query_int (database, "SELECT count(*) FROM t", &n_rows, &error);
  g_assert_no_error (error);

  return n_rows;
}

static void
test_pragmas (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (KolDatabase) database = open_with_table (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KolStatement)
      statement = kol_database_prepare (database, "PRAGMA journal_mode", &error);
  gint64 value = -1;

  g_assert_true (kol_statement_step (statement, &error));
  g_assert_cmpstr (kol_statement_get_text (statement, 0), ==, "wal");
  g_assert_true (kol_database_query_int (database, "PRAGMA foreign_keys", &value, &error));
  g_assert_cmpint (value, ==, 1);
  g_assert_true (kol_database_query_int (database, "PRAGMA synchronous", &value, &error));
  g_assert_cmpint (value, ==, 1);
  g_assert_true (kol_database_query_int (database, "PRAGMA busy_timeout", &value, &error));
  g_assert_cmpint (value, >, 0);
}

/* Bytes come back as they went in, whatever they are. */
static void
test_bytes (StoreFixture *fixture, gconstpointer data)
{
  static const char strange[] = "{\"a\": \"\xff\xfe\0 小 🦌\"}";
  g_autoptr (KolDatabase) database = open_with_table (fixture);
  g_autoptr (GBytes) bytes = g_bytes_new_static (strange, sizeof strange - 1);
  g_autoptr (GBytes) empty = g_bytes_new_static (NULL, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (KolStatement) statement = NULL;

  insert (database, 1, bytes, NULL);
  insert (database, 2, NULL, bytes);
  insert (database, 3, empty, NULL);
  insert (database, 4, NULL, empty);
  insert (database, 5, NULL, NULL);

  statement = kol_database_prepare (database, "SELECT b FROM t ORDER BY a", &error);
  for (guint i = 1; i <= 5; i++)
    {
      g_autoptr (GBytes) back = NULL;

      g_assert_true (kol_statement_step (statement, &error));
      back = kol_statement_dup_bytes (statement, 0);
      if (i == 5)
        g_assert_null (back);
      else
        g_assert_true (g_bytes_equal (back, i <= 2 ? bytes : empty));
    }
  g_assert_false (kol_statement_step (statement, &error));
  g_assert_no_error (error);
}

/* A statement is prepared once, and nothing stays bound from one use to the next. */
static void
test_statement_kept (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (KolDatabase) database = open_with_table (fixture);
  g_autoptr (GError) error = NULL;
  KolStatement *first = kol_database_prepare (database, "SELECT ?1", &error);
  KolStatement *second;

  kol_statement_bind_text (first, 1, "früher");
  g_assert_true (kol_statement_step (first, &error));
  g_assert_cmpstr (kol_statement_get_text (first, 0), ==, "früher");
  kol_statement_release (first);

  second = kol_database_prepare (database, "SELECT ?1", &error);
  g_assert_true (first == second);
  g_assert_true (kol_statement_step (second, &error));
  g_assert_true (kol_statement_is_null (second, 0));
  kol_statement_release (second);
}

static void
test_bad_binding (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (KolDatabase) database = open_with_table (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KolStatement)
      statement = kol_database_prepare (database, "INSERT INTO t VALUES (?1, 1)", &error);

  kol_statement_bind_int (statement, 2, 1);
  g_assert_false (kol_statement_run (statement, NULL, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED);
  g_assert_cmpint (count (database), ==, 0);
}

static gboolean
insert_two (KolDatabase *database, gpointer data, GError **error)
{
  return kol_database_exec (database, "INSERT INTO t VALUES (1, 1)", error) &&
         kol_database_exec (database, data, error);
}

static void
test_transaction (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (KolDatabase) database = open_with_table (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (kol_database_transact (database, TRUE, insert_two,
                                         (gpointer) "INSERT INTO t VALUES (1, 2)", &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (count (database), ==, 0);

  g_assert_true (kol_database_transact (database, TRUE, insert_two,
                                        (gpointer) "INSERT INTO t VALUES (2, 2)", &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (database), ==, 2);
}

static gboolean
insert_much (KolDatabase *database, gpointer data, GError **error)
{
  return kol_database_exec (database, "INSERT INTO t VALUES (1, randomblob (1000000))", error);
}

/* The disk is full at any moment of a transaction: the sentence says so, nothing is half written.
 */
static void
test_full (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (KolDatabase) database = open_with_table (fixture);
  g_autoptr (GError) error = NULL;

  kol_database_exec (database, "PRAGMA max_page_count = 20", &error);
  g_assert_no_error (error);
  g_assert_false (kol_database_transact (database, TRUE, insert_much, NULL, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "Free some space"));
  g_clear_error (&error);

  g_assert_cmpint (count (database), ==, 0);
  g_assert_true (kol_database_transact (database, TRUE, insert_two,
                                        (gpointer) "INSERT INTO t VALUES (2, 2)", &error));
  g_assert_no_error (error);
}

static void
test_busy (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (KolDatabase) database = open_with_table (fixture);
  g_autoptr (KolDatabase) other = open_with_table (fixture);
  g_autoptr (GError) error = NULL;

  kol_database_exec (other, "BEGIN IMMEDIATE", &error);
  g_assert_no_error (error);
  kol_database_exec (database, "PRAGMA busy_timeout = 0", &error);
  g_assert_no_error (error);
  g_assert_false (kol_database_transact (database, TRUE, insert_two,
                                         (gpointer) "INSERT INTO t VALUES (2, 2)", &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "Another program"));
  g_clear_error (&error);

  kol_database_exec (other, "COMMIT", &error);
  g_assert_no_error (error);
  g_assert_true (kol_database_transact (database, TRUE, insert_two,
                                        (gpointer) "INSERT INTO t VALUES (2, 2)", &error));
  g_assert_no_error (error);
}

/* What SQLite says can quote a value. */
static void
test_redacted (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (KolDatabase) database = open_with_table (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (kol_database_exec (database, "SELECT \"https://a.b/?token=GEHEIM\"(", &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (kol_database_exec (database, "SELECT * FROM \"?token=GEHEIM\"", &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "token="));
  g_assert_null (strstr (error->message, "GEHEIM"));
}

static void
test_cannot_open (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kol_database_open (fixture->path, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_test_add ("/store/database/pragmas", test_pragmas);
  store_test_add ("/store/database/bytes", test_bytes);
  store_test_add ("/store/database/statement-kept", test_statement_kept);
  store_test_add ("/store/database/bad-binding", test_bad_binding);
  store_test_add ("/store/database/transaction", test_transaction);
  store_test_add ("/store/database/full", test_full);
  store_test_add ("/store/database/busy", test_busy);
  store_test_add ("/store/database/redacted", test_redacted);
  store_test_add ("/store/database/cannot-open", test_cannot_open);

  return g_test_run ();
}
