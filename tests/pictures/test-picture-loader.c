// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gstdio.h>

#include "picture-fixtures.h"
#include "picture-loads.h"

#define MAX_REQUESTS 10

static void
test_new (void)
{
  KolPictureLoader *loader = kol_picture_loader_new (NULL);

  g_assert_finalize_object (loader);
}

static void
test_load (LoaderFixture *fixture, gconstpointer user_data)
{
  g_autofree char *url = picture_server_dup_url (fixture->server, "/ok/a");
  g_autoptr (Load) load = NULL;
  g_autoptr (Load) again = NULL;
  KolPicture *picture;

  g_assert_null (
      kol_picture_loader_peek (fixture->loader, url, KOL_PICTURE_SHAPE_ROUND, SIDE, SIDE));

  load = load_start (fixture->loader, url, KOL_PICTURE_SHAPE_ROUND, SIDE);
  load_wait (load);
  g_assert_no_error (load->error);
  g_assert_cmpint (kol_picture_get_width (load->picture), ==, SIDE);
  g_assert_cmphex (fixture_pixel (load->picture, 0, 0), ==, 0);

  picture = kol_picture_loader_peek (fixture->loader, url, KOL_PICTURE_SHAPE_ROUND, SIDE, SIDE);
  g_assert_true (picture == load->picture);
  again = load_start (fixture->loader, url, KOL_PICTURE_SHAPE_ROUND, SIDE);
  load_wait (again);
  g_assert_true (again->picture == load->picture);
  g_assert_cmpuint (picture_server_count (fixture->server, "/ok/a"), ==, 1);

  g_assert_null (
      kol_picture_loader_peek (fixture->loader, url, KOL_PICTURE_SHAPE_COVER, SIDE, SIDE));
  g_assert_null (
      kol_picture_loader_peek (fixture->loader, NULL, KOL_PICTURE_SHAPE_ROUND, SIDE, SIDE));
}

/* The documented sample's own addresses end in "...": nobody is asked. */
static void
test_no_address (LoaderFixture *fixture, gconstpointer user_data)
{
  static const char *const paths[] = { "/ok/a?imageView2/2/w/120/...", "/ok/a\342\200\246" };
  g_autofree char *order = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    loader_fixture_assert_error (fixture, NULL, paths[i], KOL_PICTURE_ERROR_ADDRESS);

  {
    g_autoptr (Load) none = load_start (fixture->loader, NULL, KOL_PICTURE_SHAPE_ROUND, SIDE);
    g_autoptr (Load) coded = load_start_coded (fixture->loader, "");

    load_wait (none);
    load_wait (coded);
    g_assert_error (none->error, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_ADDRESS);
    g_assert_error (coded->error, KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_ADDRESS);
  }

  order = picture_server_dup_order (fixture->server);
  g_assert_cmpstr (order, ==, "");
}

static guint
count_requests (LoaderFixture *fixture)
{
  g_autofree char *order = picture_server_dup_order (fixture->server);
  guint count = 0;

  for (const char *at = order; *at != '\0'; at++)
    count += *at == ' ';

  return count;
}

/* However many are wished for, ten are asked for at a time; each that is answered makes room for
 * one. */
static void
test_bound (LoaderFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) loads = g_ptr_array_new_with_free_func ((GDestroyNotify) load_free);

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *path = g_strdup_printf ("/hold/%d", i);

      g_ptr_array_add (loads, loader_fixture_load (fixture, NULL, path));
    }

  for (guint i = MAX_REQUESTS; i < loads->len; i++)
    {
      wait_until (count_requests (fixture) == i);
      g_assert_cmpuint (picture_server_get_n_running (fixture->server), ==, MAX_REQUESTS);
      picture_server_release (fixture->server, 1);
    }

  picture_server_release (fixture->server, G_MAXUINT);
  for (guint i = 0; i < loads->len; i++)
    {
      Load *load = g_ptr_array_index (loads, i);

      load_wait (load);
      g_assert_no_error (load->error);
    }

  g_assert_cmpuint (picture_server_get_most_running (fixture->server), ==, MAX_REQUESTS);
}

static void
fill (LoaderFixture *fixture, GPtrArray *loads)
{
  for (int i = 0; i < MAX_REQUESTS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/hold/%d", i);

      g_ptr_array_add (loads, loader_fixture_load (fixture, NULL, path));
    }

  wait_until (picture_server_get_n_running (fixture->server) == MAX_REQUESTS);
}

/* Of what waits, the newest wish comes first, and a wish for what waits already makes that the
 * newest. */
static void
test_newest_first (LoaderFixture *fixture, gconstpointer user_data)
{
  static const char *const paths[] = { "/ok/1", "/ok/2", "/ok/3", "/ok/4", "/ok/2" };
  g_autoptr (GPtrArray) loads = g_ptr_array_new_with_free_func ((GDestroyNotify) load_free);
  g_autofree char *order = NULL;

  fill (fixture, loads);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_ptr_array_add (loads, loader_fixture_load (fixture, NULL, paths[i]));

  /* One place becomes free, through which the others go one after the other. */
  picture_server_release (fixture->server, 1);
  wait_until (picture_server_count (fixture->server, "/ok/1") == 1);
  order = picture_server_dup_order (fixture->server);
  g_assert_true (g_str_has_suffix (order, " /ok/2 /ok/4 /ok/3 /ok/1 "));

  picture_server_release (fixture->server, G_MAXUINT);
  for (guint i = 0; i < loads->len; i++)
    load_wait (g_ptr_array_index (loads, i));
}

/* Faces of two sizes, a cover and the bytes of one address: one request */
static void
test_shared (LoaderFixture *fixture, gconstpointer user_data)
{
  g_autofree char *url = picture_server_dup_url (fixture->server, "/hold/a");
  g_autoptr (Load) one = load_start (fixture->loader, url, KOL_PICTURE_SHAPE_ROUND, SIDE);
  g_autoptr (Load) same = load_start (fixture->loader, url, KOL_PICTURE_SHAPE_ROUND, SIDE);
  g_autoptr (Load) large = load_start (fixture->loader, url, KOL_PICTURE_SHAPE_ROUND, 2 * SIDE);
  g_autoptr (Load) cover = load_start (fixture->loader, url, KOL_PICTURE_SHAPE_COVER, SIDE);
  g_autoptr (Load) coded = load_start_coded (fixture->loader, url);

  wait_until (picture_server_get_n_running (fixture->server) == 1);
  picture_server_release (fixture->server, G_MAXUINT);
  load_wait (one);
  load_wait (same);
  load_wait (large);
  load_wait (cover);
  load_wait (coded);

  g_assert_true (one->picture == same->picture);
  g_assert_cmpint (kol_picture_get_width (large->picture), ==, 2 * SIDE);
  g_assert_true (cover->picture != one->picture);
  g_assert_cmpuint (g_bytes_get_size (coded->coded), >, 0);
  g_assert_cmpuint (picture_server_count (fixture->server, "/hold/a"), ==, 1);
}

static void
test_cancel_one_of_two (LoaderFixture *fixture, gconstpointer user_data)
{
  g_autoptr (Load) one = loader_fixture_load (fixture, NULL, "/hold/a");
  g_autoptr (Load) other = loader_fixture_load (fixture, NULL, "/hold/a");

  wait_until (picture_server_get_n_running (fixture->server) == 1);
  g_cancellable_cancel (one->cancellable);
  load_wait (one);
  g_assert_error (one->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  picture_server_release (fixture->server, 1);
  load_wait (other);
  g_assert_no_error (other->error);
}

/* Nobody waits any more: the server sees the request go. */
static void
test_cancel_last (LoaderFixture *fixture, gconstpointer user_data)
{
  g_autoptr (Load) one = loader_fixture_load (fixture, NULL, "/hold/a");
  g_autoptr (Load) other = loader_fixture_load (fixture, NULL, "/hold/a");
  g_autoptr (Load) again = NULL;

  wait_until (picture_server_get_n_running (fixture->server) == 1);
  g_cancellable_cancel (one->cancellable);
  g_cancellable_cancel (other->cancellable);
  load_wait (one);
  load_wait (other);
  g_assert_error (one->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_error (other->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  wait_until (picture_server_get_n_running (fixture->server) == 0);

  /* To give up is no failure. */
  picture_server_release (fixture->server, G_MAXUINT);
  again = loader_fixture_load (fixture, NULL, "/hold/a");
  load_wait (again);
  g_assert_no_error (again->error);
}

/* Scrolling gives pictures up at whatever moment it comes by: also just when an answer has begun.
 */
static void
test_cancel_at_any_moment (LoaderFixture *fixture, gconstpointer user_data)
{
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *path = g_strdup_printf ("/ok/%u", i);
      g_autoptr (Load) load = loader_fixture_load (fixture, NULL, path);

      for (guint j = 0; j < i % 40 && !load->is_done; j++)
        iterate_once ();
      g_cancellable_cancel (load->cancellable);
      load_wait (load);
      if (load->picture == NULL)
        g_assert_error (load->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* What waits and is given up is never asked for; what was given up before it began, neither. */
static void
test_cancel_waiting (LoaderFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) loads = g_ptr_array_new_with_free_func ((GDestroyNotify) load_free);
  g_autoptr (Load) waiting = NULL;
  g_autoptr (Load) last = NULL;

  fill (fixture, loads);
  waiting = loader_fixture_load (fixture, NULL, "/ok/waiting");
  last = loader_fixture_load (fixture, NULL, "/ok/last");
  g_cancellable_cancel (waiting->cancellable);
  load_wait (waiting);
  g_assert_error (waiting->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  picture_server_release (fixture->server, G_MAXUINT);
  load_wait (last);
  for (guint i = 0; i < loads->len; i++)
    load_wait (g_ptr_array_index (loads, i));

  g_assert_cmpuint (picture_server_count (fixture->server, "/ok/waiting"), ==, 0);
}

static void
on_never_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  guint *n_calls = user_data;

  g_assert_null (kol_picture_loader_load_finish (KOL_PICTURE_LOADER (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  ++*n_calls;
}

static void
test_cancelled_before (LoaderFixture *fixture, gconstpointer user_data)
{
  g_autofree char *url = picture_server_dup_url (fixture->server, "/ok/a");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint n_calls = 0;

  g_cancellable_cancel (cancellable);
  kol_picture_loader_load_async (fixture->loader, url, KOL_PICTURE_SHAPE_ROUND, SIDE, SIDE,
                                 cancellable, on_never_cb, &n_calls);
  wait_until (n_calls == 1);
  g_assert_cmpuint (picture_server_count (fixture->server, "/ok/a"), ==, 0);
}

/* The loader goes while pictures are read, awaited and waiting: every callback comes, once, as
 * given up. */
static void
test_finalize_meanwhile (LoaderFixture *fixture, gconstpointer user_data)
{
  KolPictureLoader *loader = kol_picture_loader_new (user_data != NULL ? fixture->directory : NULL);
  gpointer weak = loader;
  guint n_calls = 0;

  g_object_add_weak_pointer (G_OBJECT (loader), &weak);
  for (int i = 0; i < 30; i++)
    {
      g_autofree char *path = g_strdup_printf ("/hold/%d", i);
      g_autofree char *url = picture_server_dup_url (fixture->server, path);

      kol_picture_loader_load_async (loader, url, KOL_PICTURE_SHAPE_ROUND, SIDE, SIDE, NULL,
                                     on_never_cb, &n_calls);
    }

  if (user_data == NULL)
    wait_until (picture_server_get_n_running (fixture->server) == MAX_REQUESTS);

  g_object_unref (loader);
  g_assert_cmpuint (n_calls, ==, 0);
  wait_until (n_calls == 30 && weak == NULL);
  wait_until (picture_server_get_n_running (fixture->server) == 0);
}

static void
on_last_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  guint *n_calls = user_data;

  /* Wishing again while it closes */
  if (++*n_calls == 1)
    kol_picture_loader_load_async (KOL_PICTURE_LOADER (source), "https://cdn.example/a",
                                   KOL_PICTURE_SHAPE_ROUND, SIDE, SIDE, NULL, on_last_cb,
                                   user_data);
}

static void
test_wish_while_closing (LoaderFixture *fixture, gconstpointer user_data)
{
  g_autofree char *url = picture_server_dup_url (fixture->server, "/hold/a");
  gpointer weak = fixture->loader;
  guint n_calls = 0;

  g_object_add_weak_pointer (G_OBJECT (fixture->loader), &weak);
  kol_picture_loader_load_async (fixture->loader, url, KOL_PICTURE_SHAPE_ROUND, SIDE, SIDE, NULL,
                                 on_last_cb, &n_calls);
  g_clear_object (&fixture->loader);
  wait_until (n_calls == 2 && weak == NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, data, func)                                                                      \
  g_test_add ("/picture-loader/" name, LoaderFixture, data, loader_fixture_set_up, func,           \
              loader_fixture_tear_down)
  g_test_add_func ("/picture-loader/new", test_new);
  ADD ("load", NULL, test_load);
  ADD ("no-address", NULL, test_no_address);
  ADD ("bound", NULL, test_bound);
  ADD ("newest-first", NULL, test_newest_first);
  ADD ("shared", NULL, test_shared);
  ADD ("cancel/one-of-two", NULL, test_cancel_one_of_two);
  ADD ("cancel/last", NULL, test_cancel_last);
  ADD ("cancel/at-any-moment", NULL, test_cancel_at_any_moment);
  ADD ("cancel/waiting", NULL, test_cancel_waiting);
  ADD ("cancel/before", NULL, test_cancelled_before);
  ADD ("finalize/requests", NULL, test_finalize_meanwhile);
  ADD ("finalize/reads", "disk", test_finalize_meanwhile);
  ADD ("finalize/wish", NULL, test_wish_while_closing);

  return g_test_run ();
}
