// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#include "fixture.h"

#define OLD "what was there before"

/* Pictures in a folder of their own. */
typedef struct
{
  char *dir;
  char *path;
  KolHandover *handover;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = fixture_dir_new ();
  fixture->path = g_build_filename (fixture->dir, "sheet.png", NULL);
  fixture->handover = kol_handover_new ("Spring launch 春季");
  kol_handover_set_picture_func (fixture->handover, fixture_picture, NULL, NULL);
  fixture_choose (fixture->handover, KOL_OPTION_SCALE, "1");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->handover);
  g_free (fixture->path);
  fixture_dir_remove (fixture->dir);
}

static void
write_sheet (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (fixture_write (fixture->handover, fixture->path, NULL, &error));
  g_assert_no_error (error);
}

static GdkPixbuf *
read_sheet (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
  g_autoptr (GError) error = NULL;
  GdkPixbuf *pixbuf = gdk_pixbuf_new_from_file (path, &error);

  g_assert_no_error (error);

  return pixbuf;
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

/* In any of the rows of a column of pixels a colour like this: of a face, whatever lies above it */
static gboolean
has_color (GdkPixbuf *pixbuf, int x, guint32 color)
{
  for (int y = 0; y < gdk_pixbuf_get_height (pixbuf); y++)
    {
      const guint8 *pixel = gdk_pixbuf_read_pixels (pixbuf) +
                            (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf) + 3 * (gsize) x;

      if (ABS (pixel[0] - (int) (color >> 16 & 0xff)) < 12 &&
          ABS (pixel[1] - (int) (color >> 8 & 0xff)) < 12 &&
          ABS (pixel[2] - (int) (color & 0xff)) < 12)
        return TRUE;
    }

  return FALSE;
}

static void
test_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  fixture_add_many (fixture->handover, 30);
  fixture_choose (fixture->handover, KOL_OPTION_PREPARED_BY, "Studio North");
  write_sheet (fixture);
  g_assert_cmpuint (count_files (fixture->dir), ==, 1);
  pixbuf = read_sheet (fixture, "sheet.png");
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 794);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), >, 15 * 250);
  g_assert_cmpstr (gdk_pixbuf_get_option (pixbuf, "tEXt::Title"), ==, "Spring launch 春季");
  g_assert_cmpstr (gdk_pixbuf_get_option (pixbuf, "tEXt::Author"), ==, "Studio North");

  /* First and last face of the left column, wherever the bands were cut */
  for (guint i = 0; i < 30; i += 2)
    {
      g_autofree char *url = g_strdup_printf ("https://pictures.example/avatar/%u", i);

      g_assert_true (has_color (pixbuf, 79, g_str_hash (url) & 0xffffff));
    }
}

static void
test_scale (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  fixture_add_many (fixture->handover, 1);
  fixture_choose (fixture->handover, KOL_OPTION_SCALE, "2");
  fixture_choose (fixture->handover, KOL_OPTION_ORIENTATION, "landscape");
  write_sheet (fixture);
  pixbuf = read_sheet (fixture, "sheet.png");
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 2246);
  g_assert_cmpstr (gdk_pixbuf_get_option (pixbuf, "x-dpi"), ==, "192");
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  fixture_add_many (fixture->handover, 9);
  fixture_choose (fixture->handover, KOL_OPTION_IMAGE, "pages");
  write_sheet (fixture);
  g_assert_cmpuint (count_files (fixture->dir), ==, 4);
  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("sheet-%u.png", i);
      g_autoptr (GdkPixbuf) pixbuf = read_sheet (fixture, name);

      g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 794);
      g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, 1123);
    }
}

/* Said clearly, in the words of the choice that helps; the old file stays. */
static void
test_too_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  g_assert_true (g_file_set_contents (fixture->path, OLD, -1, NULL));
  fixture_add_many (fixture->handover, 300);
  g_assert_false (fixture_write (fixture->handover, fixture->path, NULL, &error));
  g_assert_error (error, KOL_HANDOVER_ERROR, KOL_HANDOVER_ERROR_TOO_LONG);
  g_assert_nonnull (strstr (error->message, "32,767"));
  g_assert_nonnull (strstr (error->message, "A file a page"));
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, OLD);
  g_assert_cmpuint (count_files (fixture->dir), ==, 1);
}

static void
test_nobody (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  write_sheet (fixture);
  pixbuf = read_sheet (fixture, "sheet.png");
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 794);
}

/* Cancelled by whoever draws: when the third creator's picture is asked for. */
typedef struct
{
  GCancellable *cancellable;
  guint n_asked;
} Stopper;

static GBytes *
stop_at_third (const char *creator_id, const char *url, gpointer user_data)
{
  Stopper *stopper = user_data;

  if (++stopper->n_asked == 9)
    g_cancellable_cancel (stopper->cancellable);

  return NULL;
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  Stopper stopper = { cancellable, 0 };

  g_assert_true (g_file_set_contents (fixture->path, OLD, -1, NULL));
  fixture_add_many (fixture->handover, 60);
  kol_handover_set_picture_func (fixture->handover, stop_at_third, &stopper, NULL);
  g_assert_false (fixture_write (fixture->handover, fixture->path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (stopper.n_asked, <, 60 * 4);
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, OLD);
  g_assert_cmpuint (count_files (fixture->dir), ==, 1);
}

#define ADD(path, func) g_test_add ("/png/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("long", test_long);
  ADD ("scale", test_scale);
  ADD ("pages", test_pages);
  ADD ("too-long", test_too_long);
  ADD ("nobody", test_nobody);
  ADD ("cancelled", test_cancelled);

  return g_test_run ();
}
