// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "kol-store-test.h"

/* A disk with no room left: a file system in memory that is as small as that, in a name space of
 * its own. */

#define DISK_SIZE "size=3m"
#define ANSWER_SIZE 86000

static gboolean can_mount;

static gboolean
write_line (const char *path, const char *line)
{
  int fd = g_open (path, O_WRONLY, 0);
  gssize length = strlen (line);
  gboolean written = fd >= 0 && write (fd, line, length) == length;

  if (fd >= 0)
    close (fd);

  return written;
}

/* Whoever is not root can be root among users of its own, where it may mount. */
static gboolean
become_root (void)
{
  g_autofree char *users = g_strdup_printf ("0 %u 1", getuid ());
  g_autofree char *groups = g_strdup_printf ("0 %u 1", getgid ());

  return unshare (CLONE_NEWUSER | CLONE_NEWNS) == 0 &&
         write_line ("/proc/self/setgroups", "deny") && write_line ("/proc/self/uid_map", users) &&
         write_line ("/proc/self/gid_map", groups);
}

/* Before there are threads. */
static gboolean
leave_name_space (void)
{
  return (unshare (CLONE_NEWNS) == 0 || become_root ()) &&
         mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

static gboolean
set_up_disk (StoreFixture *fixture)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  if (!can_mount)
    {
      g_test_skip ("A disk of its own cannot be had here");
      return FALSE;
    }

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_assert_no_errno (mount ("tmpfs", folder, "tmpfs", 0, DISK_SIZE));

  return TRUE;
}

static void
tear_down_disk (StoreFixture *fixture)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_assert_no_errno (umount2 (folder, MNT_DETACH));
}

static char *
get_ballast (StoreFixture *fixture)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  return g_build_filename (folder, "ballast", NULL);
}

/* Takes all the room that is left. */
static void
fill_disk (StoreFixture *fixture)
{
  g_autofree char *path = get_ballast (fixture);
  g_autofree char *block = g_malloc0 (4096);
  int fd = g_open (path, O_CREAT | O_WRONLY | O_APPEND, 0600);

  g_assert_no_errno (fd);
  while (write (fd, block, 4096) > 0)
    ;
  g_assert_no_errno (close (fd));
}

static void
empty_disk (StoreFixture *fixture)
{
  g_autofree char *path = get_ballast (fixture);

  g_assert_no_errno (g_unlink (path));
}

static KolPage *
make_page (KolSweepPlan *plan, guint number)
{
  KolPage *page = kol_page_new (kol_sweep_plan_get_query (plan), number, 1700000000);
  g_autofree char *text = g_strnfill (ANSWER_SIZE, 'x');
  g_autoptr (GBytes) answer = g_bytes_new (text, ANSWER_SIZE);
  g_autofree char *id = g_strdup_printf ("u%u", number);

  store_test_page_add (page, id, "小鹿", number);
  kol_page_set_answer (page, answer);

  return page;
}

static KolSweepPlan *
begin (KolStore *store)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (GError) error = NULL;
  KolSweepPlan *plan = store_test_begin_sweep (store, STORE_TEST_SERVICE, query, &error);

  g_assert_no_error (error);

  return plan;
}

static void
assert_no_room (const GError *error)
{
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "no room left"));
  g_assert_nonnull (strstr (error->message, "kollect.db"));
}

static void
assert_pages (KolStore *store, KolSweepPlan *plan, guint n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KolResultList)
      results = store_test_load_sweep (store, kol_sweep_plan_get_id (plan), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (kol_result_list_get_n_pages (results), ==, n_pages);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==, n_pages);
}

static void
assert_sound (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KolDatabase) database = kol_database_open (fixture->path, &error);
  g_autoptr (KolStatement)
      statement = kol_database_prepare (database, "PRAGMA integrity_check", &error);

  g_assert_no_error (error);
  g_assert_true (kol_statement_step (statement, &error));
  g_assert_cmpstr (kol_statement_get_text (statement, 0), ==, "ok");
}

/* Page after page until there is no room: those that were kept are kept, and with room again it
 * goes on. */
static void
test_fills_up (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (KolSweepPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  KolStore *store;
  guint n_kept = 0;

  if (!set_up_disk (fixture))
    return;

  store = store_fixture_open (fixture);
  plan = begin (store);
  while (error == NULL)
    {
      g_autoptr (KolPage) page = make_page (plan, n_kept + 1);

      g_assert_cmpuint (n_kept, <, 100);
      if (store_test_keep (store, plan, page, &error))
        n_kept++;
    }
  g_test_message ("%u pages of %d bytes on a disk of 3 MB", n_kept, ANSWER_SIZE);
  assert_no_room (error);
  g_assert_cmpuint (n_kept, >, 5);
  assert_pages (store, plan, n_kept);
  store_test_close (store);
  assert_sound (fixture);
  tear_down_disk (fixture);
}

/* A call that cannot be written down is not sent; one that was sent can be settled later, with all
 * that it brought. */
static void
test_between (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (KolSweepPlan) plan = NULL;
  g_autoptr (KolPage) page = NULL;
  g_autoptr (GError) error = NULL;
  KolStore *store;
  gint64 id;

  if (!set_up_disk (fixture))
    return;

  store = store_fixture_open (fixture);
  plan = begin (store);
  page = make_page (plan, 1);
  id = store_test_begin_call (store, plan, 1, 0, &error);
  g_assert_no_error (error);

  fill_disk (fixture);
  g_assert_false (store_test_end_call (store, id, KOL_CHARGE_CHARGED, 0, page, &error));
  assert_no_room (error);
  g_clear_error (&error);
  g_assert_nonnull (kol_page_get_answer (page));
  /* What was read before can still be read. */
  assert_pages (store, plan, 0);
  while (error == NULL)
    store_test_begin_call (store, plan, 2, 0, &error);
  assert_no_room (error);
  g_clear_error (&error);

  empty_disk (fixture);
  g_assert_true (store_test_end_call (store, id, KOL_CHARGE_CHARGED, 0, page, &error));
  g_assert_no_error (error);
  g_assert_null (kol_page_get_answer (page));
  assert_pages (store, plan, 1);
  store_test_close (store);
  assert_sound (fixture);
  tear_down_disk (fixture);
}

/* Nothing is begun that cannot be kept. */
static void
test_open (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  KolStore *store;

  if (!set_up_disk (fixture))
    return;

  fill_disk (fixture);
  store = kol_store_new (fixture->path, store_test_decode);
  g_assert_false (store_test_open (store, NULL, &error));
  assert_no_room (error);
  g_clear_error (&error);

  empty_disk (fixture);
  g_assert_true (store_test_open (store, NULL, &error));
  g_assert_no_error (error);
  store_test_close (store);
  tear_down_disk (fixture);
}

/* To forget something takes a little room as well. Without it nothing is half forgotten. */
static void
test_delete (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (KolSweepPlan) plan = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  KolStore *store;
  gint64 id;

  if (!set_up_disk (fixture))
    return;

  store = store_fixture_open (fixture);
  plan = begin (store);
  id = kol_sweep_plan_get_id (plan);
  g_array_append_val (ids, id);
  for (guint number = 1; number <= 10; number++)
    {
      g_autoptr (KolPage) page = make_page (plan, number);

      g_assert_true (store_test_keep (store, plan, page, &error));
    }

  fill_disk (fixture);
  g_assert_false (store_test_delete_copies (store, ids, &error));
  assert_no_room (error);
  g_clear_error (&error);
  assert_pages (store, plan, 10);

  empty_disk (fixture);
  g_assert_true (store_test_delete_copies (store, ids, &error));
  g_assert_no_error (error);
  store_test_close (store);
  assert_sound (fixture);
  tear_down_disk (fixture);
}

int
main (int argc, char *argv[])
{
  can_mount = leave_name_space ();
  g_test_init (&argc, &argv, NULL);

  store_test_add ("/store/full/fills-up", test_fills_up);
  store_test_add ("/store/full/between", test_between);
  store_test_add ("/store/full/open", test_open);
  store_test_add ("/store/full/delete", test_delete);

  return g_test_run ();
}
