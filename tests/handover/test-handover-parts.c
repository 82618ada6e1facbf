// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fixture.h"
#include "kol-page-layout.h"

#define OLD "what was there before"

/* Several files of one hand-over, none at all, and its pages. */
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

static guint
count_files (const char *dir)
{
  g_autoptr (GDir) files = g_dir_open (dir, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (files) != NULL)
    n++;

  return n;
}

/* A format of as many files as there are creators, which fails where it is told to. */
typedef struct
{
  guint fails_at;
} Parts;

static Parts parts;

static guint
count_parts (KolHandover *handover)
{
  return kol_handover_get_n_entries (handover);
}

static gboolean
write_part (KolHandover *handover,
            guint part,
            GOutputStream *stream,
            GCancellable *cancellable,
            GError **error)
{
  if (part == parts.fails_at)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "out of ink");
      return FALSE;
    }

  /* The reader’s language, on whatever thread this is */
  return g_output_stream_printf (stream, NULL, cancellable, error, "%u %s", part,
                                 kol_language_get_name ());
}

static const KolHandoverFormat parts_format = { .id = "parts",
                                                .extension = "png",
                                                .label = "Parts",
                                                .write = write_part,
                                                .count_parts = count_parts };

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static gboolean
write_parts (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_handover_write_async (fixture->handover, &parts_format, fixture->path, NULL, NULL, NULL,
                            on_done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return kol_handover_write_finish (fixture->handover, result, error);
}

static void
assert_part (Fixture *fixture, const char *name, const char *expected)
{
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
}

static void
test_parts (Fixture *fixture, gconstpointer name)
{
  g_autoptr (GError) error = NULL;

  parts.fails_at = G_MAXUINT;
  fixture_choose (fixture->handover, KOL_OPTION_LANGUAGE, "zh_CN");
  g_assert_true (write_parts (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (fixture->dir), ==, 60);
  assert_part (fixture, "sheet-01.png", "0 zh_CN");
  assert_part (fixture, "sheet-60.png", "59 zh_CN");
  g_assert_cmpstr (kol_language_get_name (), ==, "en");
}

/* All of the files or none. */
static void
test_parts_failing (Fixture *fixture, gconstpointer name)
{
  g_autofree char *first = g_build_filename (fixture->dir, "sheet-01.png", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (first, OLD, -1, NULL));
  parts.fails_at = 59;
  g_assert_false (write_parts (fixture, &error));
  g_assert_error (error, KOL_HANDOVER_ERROR, KOL_HANDOVER_ERROR_WRITE);
  g_assert_cmpuint (count_files (fixture->dir), ==, 1);
  assert_part (fixture, "sheet-01.png", OLD);
}

static void
assert_part_path (const char *path, guint part, guint n_parts, const char *expected)
{
  g_autofree char *actual = kol_handover_dup_part_path (path, part, n_parts);

  g_assert_cmpstr (actual, ==, expected);
}

static void
test_part_paths (void)
{
  assert_part_path ("/a.b/sheet.png", 0, 1, "/a.b/sheet.png");
  assert_part_path ("/a.b/sheet.png", 0, 2, "/a.b/sheet-1.png");
  assert_part_path ("/a.b/sheet.png", 9, 100, "/a.b/sheet-010.png");
  assert_part_path ("/a.b/sheet", 1, 2, "/a.b/sheet-2");
}

/* The same as a file, into memory. */
static void
test_bytes (Fixture *fixture, gconstpointer name)
{
  const KolHandoverFormat *format = kol_handover_format_for_path (name, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *contents = NULL;
  gsize size;

  kol_handover_write_bytes_async (fixture->handover, format, NULL, on_done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  bytes = kol_handover_write_bytes_finish (fixture->handover, result, NULL);
  g_assert_true (fixture_write (fixture->handover, fixture->path, NULL, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), contents, size);
}

static void
test_bytes_failing (Fixture *fixture, gconstpointer name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  parts.fails_at = 0;
  kol_handover_write_bytes_async (fixture->handover, &parts_format, NULL, on_done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (kol_handover_write_bytes_finish (fixture->handover, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

/* What the pages are is the same for whoever draws them. */
static void
test_page_layout (Fixture *fixture, gconstpointer name)
{
  g_autoptr (KolPageLayout) layout = kol_page_layout_new (fixture->handover);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);
  guint n_pages = kol_page_layout_get_n_pages (layout);
  double width, height;

  kol_page_layout_get_page_size (layout, &width, &height);
  g_assert_cmpfloat (width, >, 0);
  g_assert_cmpfloat (height, >, 0);
  g_assert_cmpuint (n_pages, >, 1);
  for (guint i = 0; i < n_pages; i++)
    kol_page_layout_draw_page (layout, i, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpuint (kol_page_layout_get_n_shown (layout, n_pages - 1), ==, 60);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

#define ADD(path, format, func)                                                                    \
  g_test_add ("/handover-parts/" path, Fixture, "sheet." format, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/handover-parts/paths", test_part_paths);
  ADD ("files", "png", test_parts);
  ADD ("files/failing", "png", test_parts_failing);
  ADD ("bytes/csv", "csv", test_bytes);
  ADD ("bytes/json", "json", test_bytes);
  ADD ("bytes/failing", "csv", test_bytes_failing);
  ADD ("page-layout", "pdf", test_page_layout);

  return g_test_run ();
}
