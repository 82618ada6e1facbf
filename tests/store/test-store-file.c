// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kol-migrations.h"
#include "kol-store-lock.h"
#include "kol-store-test.h"

#define NOBODY 65534

static char *
read_file (const char *path, gsize *size)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, size, &error);
  g_assert_no_error (error);

  return contents;
}

static void
write_file (const char *path, const char *contents, gsize size)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_file_set_contents (path, contents, size, &error);
  g_assert_no_error (error);
}

static void
assert_file (const char *path, const char *contents, gsize size)
{
  gsize found_size = 0;
  g_autofree char *found = read_file (path, &found_size);

  g_assert_cmpmem (found, found_size, contents, size);
}

/* A file with a few hundred pages in it, and a shortlist. */
static void
make_file (StoreFixture *fixture)
{
  g_autofree char *name = g_strnfill (3000, 'n');
  g_autoptr (GPtrArray) creators = store_test_creators ("u", 3);
  g_autoptr (KolShortlist) shortlist = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  KolStore *store = store_fixture_open (fixture);

  for (guint number = 1; number <= 5; number++)
    {
      g_autoptr (KolPage) page = store_test_page ("护肤", number, 1700000000);

      for (guint i = 0; i < KOL_PAGE_SIZE; i++)
        {
          g_autofree char *id = g_strdup_printf ("u%u", number * KOL_PAGE_SIZE + i);

          store_test_page_add (page, id, name, i);
        }
      g_assert_true (store_test_save (store, page, &error));
    }
  shortlist = store_test_create (store, "A", &error);
  entries = store_test_add_entries (store, kol_shortlist_get_id (shortlist), creators, NULL,
                                    &error);
  g_assert_no_error (error);
  store_test_close (store);
}

static gboolean
try_open (StoreFixture *fixture, char **set_aside, GError **error)
{
  KolStore *store = kol_store_new (fixture->path, store_test_decode);
  gboolean opened = store_test_open (store, set_aside, error);

  store_test_close (store);

  return opened;
}

static void
test_folder (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_true (try_open (fixture, NULL, &error));
  g_assert_no_error (error);
  g_assert_no_errno (g_stat (folder, &status));
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_REGULAR));
  /* Closed properly nothing waits in the log. */
  g_assert_cmpint (store_fixture_number (fixture, "PRAGMA application_id"), ==,
                   KOL_MIGRATIONS_APPLICATION_ID);
}

/* Makes a file and damages it as name says. */
static void
damage (StoreFixture *fixture, const char *name)
{
  g_autofree char *contents = NULL;
  gsize size = 0;

  make_file (fixture);
  contents = read_file (fixture->path, &size);
  g_assert_cmpuint (size, >, 100 * 4096);

  if (g_str_equal (name, "zeros"))
    memset (contents, 0, size);
  else if (g_str_equal (name, "text"))
    size = g_snprintf (contents, size, "Dear diary,\ntoday I was a text file.\n");
  else if (g_str_equal (name, "byte"))
    size = 1;
  else if (g_str_equal (name, "header"))
    size = 100;
  else if (g_str_equal (name, "cut"))
    size = size / 2 + 17;
  else if (g_str_equal (name, "pages-lost"))
    size = size / 2 / 4096 * 4096;
  else if (g_str_equal (name, "flipped"))
    for (gsize i = size / 2 / 4096 * 4096; i < size / 2 / 4096 * 4096 + 600; i++)
      contents[i] ^= 0xff;
  else if (g_str_equal (name, "schema"))
    memset (contents + 100, 0xff, 8);
  else if (g_str_equal (name, "version-lost"))
    memset (contents + 60, 0, 4);
  else
    g_assert_not_reached ();

  write_file (fixture->path, contents, size);
}

/* Whatever the damage: the file is set aside unchanged, with its log, and a new one works. */
static void
test_damaged (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *set_aside = NULL;
  g_autofree char *aside_wal = NULL;
  g_autofree char *prefix = g_strconcat (fixture->path, ".damaged-", NULL);
  g_autoptr (KolPage) page = store_test_page ("a", 1, 1700000900);
  g_autoptr (KolResultList) results = NULL;
  g_autoptr (GListModel) shortlists = NULL;
  g_autoptr (GError) error = NULL;
  KolStore *store = kol_store_new (fixture->path, store_test_decode);
  gsize size = 0;

  damage (fixture, data);
  contents = read_file (fixture->path, &size);
  write_file (wal, "left over", 9);

  g_assert_true (store_test_open (store, &set_aside, &error));
  g_assert_no_error (error);
  g_assert_nonnull (set_aside);
  g_assert_true (g_str_has_prefix (set_aside, prefix));
  g_assert_cmpuint (strlen (set_aside), ==, strlen (prefix) + strlen ("YYYYMMDD-HHMMSS"));
  assert_file (set_aside, contents, size);
  aside_wal = g_strconcat (set_aside, "-wal", NULL);
  assert_file (aside_wal, "left over", 9);

  g_assert_null (store_test_load_results (store, &error));
  g_assert_no_error (error);
  shortlists = store_test_load_shortlists (store, &error);
  g_assert_cmpuint (g_list_model_get_n_items (shortlists), ==, 0);
  store_test_page_add (page, "u1", "林", 1);
  g_assert_true (store_test_save (store, page, &error));
  g_assert_no_error (error);
  store_test_close (store);

  store = store_fixture_open (fixture);
  results = store_test_load_results (store, &error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==, 1);
  store_test_close (store);
}

/* Two in one second do not overwrite each other. */
static void
test_damaged_twice (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = g_strdup_printf ("Not a database %u", i);
      g_autofree char *set_aside = NULL;
      g_autoptr (GError) error = NULL;

      write_file (fixture->path, text, strlen (text));
      g_assert_true (try_open (fixture, &set_aside, &error));
      assert_file (set_aside, text, strlen (text));
      g_assert_true (g_hash_table_add (seen, g_steal_pointer (&set_aside)));
    }
}

/* A file another process is at work with stays where it is. */
static void
test_damaged_in_use (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *lock_path = g_strconcat (fixture->path, ".lock", NULL);
  g_autofree char *set_aside = NULL;
  g_autoptr (KolStoreLock) other = NULL;
  g_autoptr (GError) error = NULL;

  write_file (fixture->path, "Not a database", 14);
  other = kol_store_lock_take (lock_path, &error);
  g_assert_no_error (error);
  g_assert_true (kol_store_lock_is_alone (other));
  g_assert_true (kol_store_lock_share (other, &error));
  g_assert_false (kol_store_lock_is_alone (other));

  g_assert_false (try_open (fixture, &set_aside, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_DAMAGED);
  g_assert_null (set_aside);
  assert_file (fixture->path, "Not a database", 14);
  g_clear_error (&error);

  g_clear_pointer (&other, kol_store_lock_release);
  g_assert_true (try_open (fixture, &set_aside, &error));
  g_assert_nonnull (set_aside);
}

/* Damaged while it is open: what is read says so, and the next start sets the file aside. */
static void
test_damaged_while_open (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *noise = g_strnfill (4096, '?');
  g_autofree char *set_aside = NULL;
  g_autoptr (KolResultList) results = NULL;
  g_autoptr (GError) error = NULL;
  KolStore *store;
  FILE *file;

  make_file (fixture);
  store = store_fixture_open (fixture);
  /* Another's change makes the store look at the file anew. */
  store_fixture_sql (fixture, "UPDATE shortlist SET position = 1");
  file = g_fopen (fixture->path, "r+");
  g_assert_no_errno (fseek (file, 4096, SEEK_SET));
  for (guint i = 0; i < 80; i++)
    g_assert_cmpuint (fwrite (noise, 4096, 1, file), ==, 1);
  g_assert_no_errno (fclose (file));

  g_assert_null (store_test_load_results (store, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "start it again"));
  g_clear_error (&error);
  store_test_close (store);

  g_assert_true (try_open (fixture, &set_aside, &error));
  g_assert_no_error (error);
  g_assert_nonnull (set_aside);
}

static void
test_newer (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  make_file (fixture);
  store_fixture_sql (fixture, "PRAGMA user_version = 9999");
  contents = read_file (fixture->path, &size);

  g_assert_false (try_open (fixture, &set_aside, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NEWER);
  g_assert_null (set_aside);
  assert_file (fixture->path, contents, size);
}

/* A database of another program, under our name. */
static void
test_foreign (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  write_file (fixture->path, "", 0);
  store_fixture_sql (fixture, "CREATE TABLE recipe (name)");
  contents = read_file (fixture->path, &size);

  g_assert_false (try_open (fixture, &set_aside, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED);
  g_assert_null (set_aside);
  assert_file (fixture->path, contents, size);
}

/* Where a folder should be there is a file. */
static void
test_no_folder (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (GError) error = NULL;

  write_file (folder, "", 0);
  g_assert_false (try_open (fixture, NULL, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, folder));
}

/* Root may write everywhere: be somebody who may not. */
static gboolean
become_nobody (StoreFixture *fixture)
{
  if (geteuid () != 0)
    return TRUE;

  g_assert_no_errno (g_chmod (fixture->folder, 0755));

  return seteuid (NOBODY) == 0;
}

static void
become_oneself (void)
{
  if (getuid () == 0)
    g_assert_no_errno (seteuid (0));
}

static void
test_read_only (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *lock_path = g_strconcat (fixture->path, ".lock", NULL);
  g_autoptr (GError) error = NULL;
  gboolean with_file = GPOINTER_TO_INT (data);
  gboolean opened;

  if (with_file)
    {
      make_file (fixture);
      g_assert_no_errno (g_chmod (fixture->path, 0444));
      g_assert_no_errno (g_chmod (lock_path, 0666));
    }
  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_assert_no_errno (g_chmod (folder, with_file ? 0777 : 0555));
  if (!become_nobody (fixture))
    {
      g_test_skip ("No other user to be");
      return;
    }

  opened = try_open (fixture, NULL, &error);
  become_oneself ();
  g_assert_no_errno (g_chmod (folder, 0700));
  g_assert_false (opened);
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "may write"));
}

int
main (int argc, char *argv[])
{
  static const char *const damages[] = { "zeros",      "text",    "byte",   "header",      "cut",
                                         "pages-lost", "flipped", "schema", "version-lost" };

  g_test_init (&argc, &argv, NULL);

  store_test_add ("/store/file/folder", test_folder);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *name = g_strconcat ("/store/file/damaged/", damages[i], NULL);

      g_test_add (name, StoreFixture, damages[i], store_fixture_set_up, test_damaged,
                  store_fixture_tear_down);
    }
  store_test_add ("/store/file/damaged/twice", test_damaged_twice);
  store_test_add ("/store/file/damaged/in-use", test_damaged_in_use);
  store_test_add ("/store/file/damaged/while-open", test_damaged_while_open);
  store_test_add ("/store/file/newer", test_newer);
  store_test_add ("/store/file/foreign", test_foreign);
  store_test_add ("/store/file/no-folder", test_no_folder);
  g_test_add ("/store/file/read-only/folder", StoreFixture, GINT_TO_POINTER (FALSE),
              store_fixture_set_up, test_read_only, store_fixture_tear_down);
  g_test_add ("/store/file/read-only/file", StoreFixture, GINT_TO_POINTER (TRUE),
              store_fixture_set_up, test_read_only, store_fixture_tear_down);

  return g_test_run ();
}
