// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"

#define OLD "what was there before"

/* A folder with an old file in it, or with the name of one that is not there. */
typedef struct
{
  char *dir;
  char *path;
  KolHandover *handover;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer name)
{
  fixture->dir = fixture_dir_new ();
  fixture->path = g_build_filename (fixture->dir, (const char *) name, NULL);
  fixture->handover = kol_handover_new ("Spring launch");
  kol_handover_set_picture_func (fixture->handover, fixture_picture, NULL, NULL);
  fixture_add_many (fixture->handover, 60);
}

static void
tear_down (Fixture *fixture, gconstpointer name)
{
  g_assert_finalize_object (fixture->handover);
  g_free (fixture->path);
  fixture_dir_remove (fixture->dir);
}

static void
put_old_file (Fixture *fixture)
{
  g_assert_true (g_file_set_contents (fixture->path, OLD, -1, NULL));
}

static guint
count_files (const char *dir)
{
  g_autoptr (GDir) files = g_dir_open (dir, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (files) != NULL)
    n++;

  return n;
}

/* The old file is what it was, and nothing lies beside it. */
static void
assert_untouched (Fixture *fixture)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, OLD);
  g_assert_cmpuint (count_files (fixture->dir), ==, 1);
}

static mode_t
mode_of (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);

  return info.st_mode & 0777;
}

static void
on_destroyed_cb (gpointer data)
{
  int *n_destroyed = data;

  (*n_destroyed)++;
}

static void
test_lifetime (void)
{
  KolHandover *handover = kol_handover_new ("bad \xff utf-8");
  int n_destroyed = 0;

  g_assert_true (g_utf8_validate (kol_handover_get_title (handover), -1, NULL));
  g_assert_cmpint (kol_handover_get_date (handover), >, 0);
  kol_handover_set_date (handover, 42);
  g_assert_cmpint (kol_handover_get_date (handover), ==, 42);

  kol_handover_set_picture_func (handover, fixture_picture, &n_destroyed, on_destroyed_cb);
  kol_handover_set_picture_func (handover, fixture_picture, &n_destroyed, on_destroyed_cb);
  g_assert_cmpint (n_destroyed, ==, 1);
  g_assert_finalize_object (handover);
  g_assert_cmpint (n_destroyed, ==, 2);
}

static void
test_columns (void)
{
  const KolField *const *columns = kol_handover_default_columns ();
  guint n_shown = 0;

  g_assert_cmpstr (columns[0]->id, ==, "name");
  g_assert_cmpstr (columns[1]->id, ==, "redId");
  for (guint i = 0; columns[i] != NULL; i++)
    n_shown += columns[i]->shown ? 1 : 0;
  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    n_shown -= kol_field_at (i)->shown ? 1 : 0;
  g_assert_cmpuint (n_shown, ==, 0);
}

static void
assert_format (const char *path, const char *id)
{
  g_autoptr (GError) error = NULL;
  const KolHandoverFormat *format = kol_handover_format_for_path (path, &error);

  if (id != NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (format->id, ==, id);
      g_assert_nonnull (kol_handover_format_get_label (format));
      return;
    }

  g_assert_null (format);
  g_assert_error (error, KOL_HANDOVER_ERROR, KOL_HANDOVER_ERROR_FORMAT);
  g_assert_null (strstr (error->message, "/secret/"));
  g_assert_nonnull (strstr (error->message, ".pdf"));
}

static void
test_formats (void)
{
  assert_format ("a.csv", "csv");
  assert_format ("/tmp/春季.PDF", "pdf");
  assert_format ("/secret/a.doc", NULL);
  assert_format ("/secret/csv", NULL);
  assert_format ("/secret/a.csv/b", NULL);
  assert_format ("/secret/a.", NULL);
}

static void
test_pictures (void)
{
  g_autoptr (KolHandover) handover = kol_handover_new ("Pictures");
  g_autoptr (KolCreator) creator = fixture_creator_new ("1", "x");
  g_autoptr (KolCreator) faceless = fixture_creator_new ("2", "y");
  g_auto (GStrv) of_table = NULL;
  g_auto (GStrv) of_sheet = NULL;
  const char *const expected[] = { "avatar", "cover", "cover3", NULL };

  fixture_set_text (creator, "headPhoto", "avatar");
  fixture_add_note (creator, "cover");
  fixture_add_note (creator, "avatar");
  fixture_add_note (creator, "cover3");
  fixture_add_note (creator, "cover4");
  fixture_add (handover, creator, NULL);
  fixture_add_note (faceless, NULL);
  fixture_add (handover, faceless, NULL);

  of_table = kol_handover_list_pictures (handover, kol_handover_format_for_path ("a.csv", NULL));
  g_assert_cmpuint (g_strv_length (of_table), ==, 0);
  of_sheet = kol_handover_list_pictures (handover, kol_handover_format_for_path ("a.pdf", NULL));
  g_assert_cmpstrv (of_sheet, expected);

  /* Without a function, and without an address, there is no picture */
  g_assert_null (kol_handover_dup_picture (handover, "1", "avatar"));
  kol_handover_set_picture_func (handover, fixture_picture, NULL, NULL);
  g_assert_null (kol_handover_dup_picture (handover, "1", NULL));
  g_assert_null (kol_handover_dup_picture (handover, "1", ""));
}

static void
test_new_file (Fixture *fixture, gconstpointer name)
{
  g_autoptr (GError) error = NULL;
  mode_t mask = umask (027);

  g_assert_true (fixture_write (fixture->handover, fixture->path, NULL, &error));
  umask (mask);
  g_assert_no_error (error);
  g_assert_cmpint (mode_of (fixture->path), ==, 0640);
  g_assert_cmpuint (count_files (fixture->dir), ==, 1);
}

static void
test_replace (Fixture *fixture, gconstpointer name)
{
  g_autofree char *contents = NULL;

  put_old_file (fixture);
  g_assert_cmpint (g_chmod (fixture->path, 0600), ==, 0);
  g_assert_true (fixture_write (fixture->handover, fixture->path, NULL, NULL));
  g_assert_cmpint (mode_of (fixture->path), ==, 0600);
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, !=, OLD);
  g_assert_cmpuint (count_files (fixture->dir), ==, 1);
}

/* What a link points to is replaced; the link stays one. */
static void
test_replace_behind_link (Fixture *fixture, gconstpointer name)
{
  g_autofree char *link = g_build_filename (fixture->dir, "link.csv", NULL);
  g_autofree char *contents = NULL;

  put_old_file (fixture);
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  g_assert_true (fixture_write (fixture->handover, link, NULL, NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, !=, OLD);
}

static void
assert_write_error (Fixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (fixture_write (fixture->handover, path, NULL, &error));
  g_assert_error (error, KOL_HANDOVER_ERROR, KOL_HANDOVER_ERROR_WRITE);
  g_assert_null (strstr (error->message, fixture->dir));
}

static void
test_no_folder (Fixture *fixture, gconstpointer name)
{
  g_autofree char *path = g_build_filename (fixture->dir, "nowhere", name, NULL);

  assert_write_error (fixture, path);
  g_assert_cmpuint (count_files (fixture->dir), ==, 0);
}

static void
test_not_a_file (Fixture *fixture, gconstpointer name)
{
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_write_error (fixture, fixture->path);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);

  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  assert_write_error (fixture, fixture->path);
  g_assert_cmpuint (count_files (fixture->dir), ==, 1);
}

/* Files cannot grow beyond two thousand bytes: as a full disk looks to the program. */
static void
test_disk_full (Fixture *fixture, gconstpointer name)
{
  struct rlimit old, small;

  put_old_file (fixture);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  small = old;
  small.rlim_cur = 2000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  assert_write_error (fixture, fixture->path);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  assert_untouched (fixture);

  /* And when there is room again, it is written */
  g_assert_true (fixture_write (fixture->handover, fixture->path, NULL, NULL));
}

/* The format itself reports what its stream cannot take. */
static void
test_stream_full (Fixture *fixture, gconstpointer name)
{
  const KolHandoverFormat *format = kol_handover_format_for_path (name, NULL);
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  int fd = open ("/dev/full", O_WRONLY | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  stream = g_unix_output_stream_new (fd, TRUE);
  g_assert_false (format->write (fixture->handover, 0, stream, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static void
test_cancelled_before (Fixture *fixture, gconstpointer name)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  put_old_file (fixture);
  g_cancellable_cancel (cancellable);
  g_assert_false (fixture_write (fixture->handover, fixture->path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_untouched (fixture);
}

static GBytes *
cancel_at_picture (const char *creator_id, const char *url, gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return fixture_picture (creator_id, url, NULL);
}

static void
test_cancelled_midway (Fixture *fixture, gconstpointer name)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  put_old_file (fixture);
  kol_handover_set_picture_func (fixture->handover, cancel_at_picture, cancellable, NULL);
  g_assert_false (fixture_write (fixture->handover, fixture->path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_untouched (fixture);
}

typedef struct
{
  GThread *thread;
  guint n_calls;
  guint done;
  guint total;
  gboolean finished;
  gboolean written;
  GError *error;
} Watch;

static void
on_progress_cb (guint done, guint total, gpointer user_data)
{
  Watch *watch = user_data;

  g_assert_true (g_thread_self () == watch->thread);
  g_assert_false (watch->finished);
  g_assert_cmpuint (done, >=, watch->done);
  watch->n_calls++;
  watch->done = done;
  watch->total = total;
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Watch *watch = user_data;

  watch->finished = TRUE;
  watch->written = kol_handover_write_finish (KOL_HANDOVER (source), result, &watch->error);
}

static void
test_progress (Fixture *fixture, gconstpointer name)
{
  const KolHandoverFormat *format = kol_handover_format_for_path (name, NULL);
  Watch watch = { .thread = g_thread_self () };

  kol_handover_write_async (fixture->handover, format, fixture->path, on_progress_cb, &watch, NULL,
                            on_written_cb, &watch);
  while (!watch.finished)
    g_main_context_iteration (NULL, TRUE);

  g_assert_no_error (watch.error);
  g_assert_true (watch.written);
  g_assert_cmpuint (watch.n_calls, >, 0);
  g_assert_cmpuint (watch.done, ==, 60);
  g_assert_cmpuint (watch.total, ==, 60);
}

static GBytes *
hold_picture (const char *creator_id, const char *url, gpointer user_data)
{
  while (!g_atomic_int_get ((int *) user_data))
    g_thread_yield ();

  return NULL;
}

/* While an export is under way another one is refused, whichever of them is the faster. */
static void
test_one_at_a_time (Fixture *fixture, gconstpointer name)
{
  const KolHandoverFormat *format = kol_handover_format_for_path (name, NULL);
  Watch first = { 0 };
  Watch second = { 0 };
  int released = 0;

  kol_handover_set_picture_func (fixture->handover, hold_picture, &released, NULL);
  kol_handover_write_async (fixture->handover, format, fixture->path, NULL, NULL, NULL,
                            on_written_cb, &first);
  kol_handover_write_async (fixture->handover, format, fixture->path, NULL, NULL, NULL,
                            on_written_cb, &second);
  while (!second.finished)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (first.finished);
  g_assert_error (second.error, KOL_HANDOVER_ERROR, KOL_HANDOVER_ERROR_WRITE);
  g_clear_error (&second.error);

  g_atomic_int_set (&released, 1);
  while (!first.finished)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (first.error);
  g_assert_true (first.written);
}

#define ADD(path, format, func)                                                                    \
  g_test_add ("/handover/" path, Fixture, "sheet." format, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/handover/lifetime", test_lifetime);
  g_test_add_func ("/handover/columns", test_columns);
  g_test_add_func ("/handover/formats", test_formats);
  g_test_add_func ("/handover/pictures", test_pictures);
  ADD ("new-file", "csv", test_new_file);
  ADD ("replace", "pdf", test_replace);
  ADD ("replace-behind-link", "csv", test_replace_behind_link);
  ADD ("no-folder", "csv", test_no_folder);
  ADD ("not-a-file", "csv", test_not_a_file);
  ADD ("disk-full/csv", "csv", test_disk_full);
  ADD ("disk-full/pdf", "pdf", test_disk_full);
  ADD ("stream-full/csv", "csv", test_stream_full);
  ADD ("stream-full/pdf", "pdf", test_stream_full);
  ADD ("cancelled/before/csv", "csv", test_cancelled_before);
  ADD ("cancelled/before/pdf", "pdf", test_cancelled_before);
  ADD ("cancelled/midway/pdf", "pdf", test_cancelled_midway);
  ADD ("cancelled/midway/xlsx", "xlsx", test_cancelled_midway);
  ADD ("cancelled/midway/html", "html", test_cancelled_midway);
  ADD ("cancelled/midway/png", "png", test_cancelled_midway);
  ADD ("disk-full/json", "json", test_disk_full);
  ADD ("stream-full/json", "json", test_stream_full);
  ADD ("stream-full/tsv", "tsv", test_stream_full);
  ADD ("disk-full/png", "png", test_disk_full);
  ADD ("stream-full/png", "png", test_stream_full);
  ADD ("cancelled/before/png", "png", test_cancelled_before);
  ADD ("progress/png", "png", test_progress);
  ADD ("cancelled/before/json", "json", test_cancelled_before);
  ADD ("progress/json", "json", test_progress);
  ADD ("progress/csv", "csv", test_progress);
  ADD ("progress/pdf", "pdf", test_progress);
  ADD ("disk-full/xlsx", "xlsx", test_disk_full);
  ADD ("stream-full/xlsx", "xlsx", test_stream_full);
  ADD ("cancelled/before/xlsx", "xlsx", test_cancelled_before);
  ADD ("progress/xlsx", "xlsx", test_progress);
  ADD ("disk-full/html", "html", test_disk_full);
  ADD ("stream-full/html", "html", test_stream_full);
  ADD ("cancelled/before/html", "html", test_cancelled_before);
  ADD ("progress/html", "html", test_progress);
  ADD ("one-at-a-time", "pdf", test_one_at_a_time);

  return g_test_run ();
}
