// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "picture-loads.h"

#include <glib/gstdio.h>

#define TICK 5 /* ms between two looks at what another thread does */

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;

  g_assert_false (load->is_done);
  load->is_done = TRUE;
  load->picture = kol_picture_loader_load_finish (KOL_PICTURE_LOADER (source), result,
                                                  &load->error);
  g_assert_true ((load->picture != NULL) != (load->error != NULL));
}

static void
on_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;

  g_assert_false (load->is_done);
  load->is_done = TRUE;
  load->coded = kol_picture_loader_fetch_finish (KOL_PICTURE_LOADER (source), result, &load->error);
  g_assert_true ((load->coded != NULL) != (load->error != NULL));
}

Load *
load_start (KolPictureLoader *loader, const char *url, KolPictureShape shape, int side)
{
  Load *load = g_new0 (Load, 1);

  load->cancellable = g_cancellable_new ();
  kol_picture_loader_load_async (loader, url, shape, side, side, load->cancellable, on_loaded_cb,
                                 load);
  g_assert_false (load->is_done);

  return load;
}

Load *
load_start_coded (KolPictureLoader *loader, const char *url)
{
  Load *load = g_new0 (Load, 1);

  load->cancellable = g_cancellable_new ();
  kol_picture_loader_fetch_async (loader, url, load->cancellable, on_fetched_cb, load);
  g_assert_false (load->is_done);

  return load;
}

void
load_free (Load *load)
{
  g_assert_true (load->is_done);

  g_clear_object (&load->cancellable);
  g_clear_object (&load->picture);
  g_clear_pointer (&load->coded, g_bytes_unref);
  g_clear_error (&load->error);
  g_free (load);
}

void
load_wait (Load *load)
{
  wait_until (load->is_done);
}

static void
on_tick_cb (gpointer user_data)
{
  gboolean *ticked = user_data;

  *ticked = TRUE;
}

/* One round of the main context, and a short one when nothing happens in it */
void
iterate_once (void)
{
  gboolean ticked = FALSE;
  guint id = g_timeout_add_once (TICK, on_tick_cb, &ticked);

  g_main_context_iteration (NULL, TRUE);
  if (!ticked)
    g_source_remove (id);
}

/* A round picture, as most tests want; memory-only without a loader */
Load *
loader_fixture_load (LoaderFixture *fixture, KolPictureLoader *loader, const char *path)
{
  g_autofree char *url = picture_server_dup_url (fixture->server, path);

  return load_start (loader != NULL ? loader : fixture->loader, url, KOL_PICTURE_SHAPE_ROUND, SIDE);
}

void
loader_fixture_assert_error (LoaderFixture *fixture,
                             KolPictureLoader *loader,
                             const char *path,
                             KolPictureError code)
{
  g_autoptr (Load) load = loader_fixture_load (fixture, loader, path);

  load_wait (load);
  g_assert_error (load->error, KOL_PICTURE_ERROR, (int) code);
}

void
loader_fixture_set_up (LoaderFixture *fixture, gconstpointer user_data)
{
  fixture->server = picture_server_new (NULL);
  fixture->loader = kol_picture_loader_new (NULL);
  fixture->directory = g_dir_make_tmp ("kollect-pictures-XXXXXX", NULL);
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

  /* A sweep may be faster. */
  if (g_remove (path) != 0)
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

void
loader_fixture_tear_down (LoaderFixture *fixture, gconstpointer user_data)
{
  g_clear_object (&fixture->loader);
  g_clear_pointer (&fixture->server, picture_server_free);
  remove_recursively (fixture->directory);
  g_clear_pointer (&fixture->directory, g_free);
}
