// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "kol-picture-cache.h"
#include "picture-fixtures.h"

#define DAY (24 * 60 * 60)
#define BLOCK 4096

static gint64 clock_offset; /* seconds */

static gint64
test_clock (void)
{
  return g_get_real_time () + clock_offset * G_USEC_PER_SEC;
}

typedef struct
{
  char *directory;
  KolPictureCache *cache;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  clock_offset = 0;
  fixture->directory = g_dir_make_tmp ("kollect-cache-XXXXXX", NULL);
  fixture->cache = kol_picture_cache_new (fixture->directory, test_clock);
}

static void
remove_recursively (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_recursively (child);
    }

  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_pointer (&fixture->cache, kol_picture_cache_unref);
  remove_recursively (fixture->directory);
  g_clear_pointer (&fixture->directory, g_free);
}

static char *
path_of (Fixture *fixture, const char *address, const char *suffix)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);
  g_autofree char *name = g_strconcat (hash, suffix, NULL);
  char folder[] = { hash[0], hash[1], '\0' };

  return g_build_filename (fixture->directory, folder, name, NULL);
}

static void
write_picture (Fixture *fixture, const char *address)
{
  g_autoptr (GBytes) coded = fixture_jpeg (g_str_hash (address));
  g_autoptr (GError) error = NULL;

  kol_picture_cache_write (fixture->cache, address, coded, &error);
  g_assert_no_error (error);
}

static gboolean
has_picture (Fixture *fixture, const char *address)
{
  g_autoptr (GBytes) coded = kol_picture_cache_read (fixture->cache, address, NULL);

  return coded != NULL;
}

static void
set_age (Fixture *fixture, const char *address, const char *suffix, gint64 seconds)
{
  g_autofree char *path = path_of (fixture, address, suffix);
  time_t then = (time_t) (g_get_real_time () / G_USEC_PER_SEC - seconds);
  struct utimbuf times = { .actime = then, .modtime = then };

  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

static void
test_read_write (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) coded = fixture_jpeg (1);
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (kol_picture_cache_read (fixture->cache, "https://a.example/", &error));
  g_assert_no_error (error);

  g_assert_true (kol_picture_cache_write (fixture->cache, "https://a.example/", coded, &error));
  read = kol_picture_cache_read (fixture->cache, "https://a.example/", &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, coded));
  g_assert_false (has_picture (fixture, "https://b.example/"));
}

/* Named by the address's hash in a folder of its first digits; of nobody else's business */
static void
test_names (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = path_of (fixture, "https://a.example/?sign=1", NULL);
  GStatBuf status;

  write_picture (fixture, "https://a.example/?sign=1");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0077, ==, 0);
}

/* What the power left of a file, or anybody put there, is as good as nothing. */
static void
test_damaged (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = path_of (fixture, "a", NULL);
  g_autofree char *zeros = g_malloc0 (KOL_PICTURE_MAX_BYTES + 1);

  write_picture (fixture, "a");
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_false (has_picture (fixture, "a"));
  g_assert_true (g_file_set_contents (path, zeros, 5000, NULL));
  g_assert_false (has_picture (fixture, "a"));
  g_assert_true (g_file_set_contents (path, zeros, KOL_PICTURE_MAX_BYTES + 1, NULL));
  g_assert_false (has_picture (fixture, "a"));
  write_picture (fixture, "a");
  g_assert_true (has_picture (fixture, "a"));
}

static void
test_failure (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kol_picture_cache_check (fixture->cache, "a", &error));
  kol_picture_cache_note_failure (fixture->cache, "a", KOL_PICTURE_ERROR_TOO_LARGE);
  g_assert_false (kol_picture_cache_check (fixture->cache, "a", &error));
  g_assert_error (error, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_TOO_LARGE);
  g_assert_true (kol_picture_cache_check (fixture->cache, "b", NULL));

  clock_offset = DAY - 60;
  g_assert_false (kol_picture_cache_check (fixture->cache, "a", NULL));
  clock_offset = DAY + 60;
  g_assert_true (kol_picture_cache_check (fixture->cache, "a", NULL));
  clock_offset = -60;
  g_assert_true (kol_picture_cache_check (fixture->cache, "a", NULL));
}

/* A failure is known to the next run, takes the place of the picture, and goes when one comes. */
static void
test_failure_on_disk (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (KolPictureCache) next = kol_picture_cache_new (fixture->directory, test_clock);
  g_autoptr (KolPictureCache) later = kol_picture_cache_new (fixture->directory, test_clock);
  g_autoptr (GError) error = NULL;

  write_picture (fixture, "a");
  g_assert_true (
      kol_picture_cache_write_failure (fixture->cache, "a", KOL_PICTURE_ERROR_FORMAT, &error));
  g_assert_no_error (error);

  g_assert_true (kol_picture_cache_check (next, "a", NULL));
  g_assert_null (kol_picture_cache_read (next, "a", &error));
  g_assert_error (error, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_FORMAT);
  g_assert_false (kol_picture_cache_check (next, "a", NULL));
  g_clear_error (&error);

  clock_offset = DAY + 60;
  g_assert_null (kol_picture_cache_read (later, "a", &error));
  g_assert_no_error (error);

  clock_offset = 0;
  write_picture (fixture, "a");
  g_assert_true (has_picture (fixture, "a"));
}

static void
test_failure_damaged (Fixture *fixture, gconstpointer user_data)
{
  static const char *const texts[] = { "", "1", "x y", "99 1700000000", "1 -5", "1 9e99", "1 1 1" };
  g_autofree char *path = path_of (fixture, "a", ".failed");

  write_picture (fixture, "a");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      g_assert_true (has_picture (fixture, "a"));
    }
}

/* Ten pictures of a block each, the first the oldest, where six have room: five stay, less than
 * nine tenths. */
static void
test_bound (Fixture *fixture, gconstpointer user_data)
{
  for (int i = 0; i < 10; i++)
    {
      g_autofree char *address = g_strdup_printf ("%d", i);

      write_picture (fixture, address);
      set_age (fixture, address, NULL, (20 - i) * DAY);
    }

  /* Reading is using: the oldest becomes the newest. */
  g_assert_true (has_picture (fixture, "0"));
  kol_picture_cache_set_limit (fixture->cache, 6 * BLOCK);
  kol_picture_cache_trim (fixture->cache);

  for (int i = 0; i < 10; i++)
    {
      g_autofree char *address = g_strdup_printf ("%d", i);

      g_assert_cmpint (has_picture (fixture, address), ==, i == 0 || i >= 6);
    }
}

static void
test_growth (Fixture *fixture, gconstpointer user_data)
{
  guint n_left = 0;

  kol_picture_cache_set_limit (fixture->cache, 20 * BLOCK);
  kol_picture_cache_trim (fixture->cache);

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *address = g_strdup_printf ("%d", i);

      write_picture (fixture, address);
    }

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *address = g_strdup_printf ("%d", i);

      n_left += has_picture (fixture, address);
    }

  g_assert_cmpuint (n_left, >, 0);
  g_assert_cmpuint (n_left, <=, 20);
}

/* Outlived failures and what a killed program left go; what is not ours stays. */
static void
test_sweep (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *old_failure = path_of (fixture, "old", ".failed");
  g_autofree char *failure = path_of (fixture, "new", ".failed");
  g_autofree char *leftover = path_of (fixture, "a", ".A1B2C3");
  g_autofree char *folder = g_path_get_dirname (leftover);
  g_autofree char *foreign = g_build_filename (folder, "notes.txt", NULL);

  write_picture (fixture, "a");
  kol_picture_cache_write_failure (fixture->cache, "old", KOL_PICTURE_ERROR_FAILED, NULL);
  kol_picture_cache_write_failure (fixture->cache, "new", KOL_PICTURE_ERROR_FAILED, NULL);
  g_assert_true (g_file_set_contents (leftover, "half", -1, NULL));
  g_assert_true (g_file_set_contents (foreign, "mine", -1, NULL));
  set_age (fixture, "old", ".failed", 2 * DAY);
  set_age (fixture, "a", ".A1B2C3", DAY);

  kol_picture_cache_trim (fixture->cache);
  g_assert_false (g_file_test (old_failure, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (leftover, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (failure, G_FILE_TEST_EXISTS));
  g_assert_true (has_picture (fixture, "a"));

  kol_picture_cache_set_limit (fixture->cache, 0);
  kol_picture_cache_trim (fixture->cache);
  g_assert_false (has_picture (fixture, "a"));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
}

static void
test_unwritable (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *file = g_build_filename (fixture->directory, "file", NULL);
  g_autofree char *below = g_build_filename (file, "cache", NULL);
  g_autoptr (KolPictureCache) cache = kol_picture_cache_new (below, test_clock);
  g_autoptr (GBytes) coded = fixture_jpeg (1);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_false (kol_picture_cache_write (cache, "a", coded, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
  g_assert_null (kol_picture_cache_read (cache, "a", NULL));
  kol_picture_cache_trim (cache);
}

static void
test_no_disk (void)
{
  g_autoptr (KolPictureCache) cache = kol_picture_cache_new (NULL, test_clock);
  g_autoptr (GBytes) coded = fixture_jpeg (1);

  clock_offset = 0;
  g_assert_false (kol_picture_cache_is_on_disk (cache));
  g_assert_true (kol_picture_cache_write (cache, "a", coded, NULL));
  g_assert_null (kol_picture_cache_read (cache, "a", NULL));
  kol_picture_cache_note_failure (cache, "a", KOL_PICTURE_ERROR_FAILED);
  g_assert_true (kol_picture_cache_write_failure (cache, "a", KOL_PICTURE_ERROR_FAILED, NULL));
  g_assert_false (kol_picture_cache_check (cache, "a", NULL));
  kol_picture_cache_trim (cache);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/picture-cache/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("read-write", test_read_write);
  ADD ("names", test_names);
  ADD ("damaged", test_damaged);
  ADD ("failure", test_failure);
  ADD ("failure-on-disk", test_failure_on_disk);
  ADD ("failure-damaged", test_failure_damaged);
  ADD ("bound", test_bound);
  ADD ("growth", test_growth);
  ADD ("sweep", test_sweep);
  ADD ("unwritable", test_unwritable);
  g_test_add_func ("/picture-cache/no-disk", test_no_disk);

  return g_test_run ();
}
