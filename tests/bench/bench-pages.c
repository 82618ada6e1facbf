// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What pages with faces and covers cost: a PDF of 500 creators beside a loop that puts the same
 * JPEGs on as many bare pages; its bytes beside theirs; the memory it takes of few and of many
 * creators; and the first page of a preview beside decoding its pictures. */

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <malloc.h>
#include <string.h>
#include <time.h>

#include "kol-bench-sample.h"
#include "kol-bench.h"
#include "kol-handover-pictures.h"
#include "kol-page-layout.h"

#define N_CREATORS 500
#define N_MANY 5000
#define N_PREVIEW 50
#define N_ROUNDS 5
/* Pixels to the point of a preview */
#define PREVIEW_SCALE 1.5

typedef struct
{
  GHashTable *pictures;     /* owned, address -> GBytes, by a service's address and a number */
  GPtrArray *creators;      /* owned, of KolCreator */
  KolHandover *handover;    /* owned */
  KolPictureMemory *memory; /* owned, nullable */
  char *path;               /* owned */
  guint n_pages;
  gsize jpeg_bytes;
} Pages;

typedef struct
{
  GHashTable *pictures; /* unowned */
  guint n_asked;
} Distinct;

static void
on_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static KolHandover *
make_handover (GPtrArray *creators, guint n)
{
  KolHandover *handover = kol_handover_new ("Spring launch");

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KolEntry) entry = kol_entry_new (
          i + 1, g_ptr_array_index (creators, i % creators->len), 1795406400, NULL);

      kol_handover_add_entry (handover, entry);
    }

  return handover;
}

static GBytes *
find_picture (const char *creator_id, const char *url, gpointer user_data)
{
  GBytes *found = g_hash_table_lookup (user_data, url);

  return found != NULL ? g_bytes_ref (found) : NULL;
}

/* The same pictures of other bytes, as of other creators: a comment behind the start marker tells
 * them apart. */
static GBytes *
find_distinct (const char *creator_id, const char *url, gpointer user_data)
{
  Distinct *distinct = user_data;
  g_autoptr (GBytes) found = find_picture (creator_id, url, distinct->pictures);
  g_autoptr (GByteArray) other = g_byte_array_new ();
  g_autofree char *number = g_strdup_printf ("%012u", distinct->n_asked++);
  const guint8 *bytes;
  gsize size;

  if (found == NULL)
    return NULL;

  bytes = g_bytes_get_data (found, &size);
  g_byte_array_append (other, bytes, 2);
  g_byte_array_append (other, (const guint8 *) "\xff\xfe\x00\x0e", 4);
  g_byte_array_append (other, (const guint8 *) number, 12);
  g_byte_array_append (other, bytes + 2, (guint) size - 2);

  return g_byte_array_free_to_bytes (g_steal_pointer (&other));
}

static void
fetch_pictures (Pages *pages, const char *cache)
{
  g_autoptr (KolPictureLoader) loader = kol_picture_loader_new (cache);
  g_autoptr (KolHandoverPictures) fetched = kol_handover_pictures_new (loader);
  g_auto (GStrv)
      urls = kol_handover_list_pictures (pages->handover, kol_handover_format_lookup ("pdf"));
  g_autoptr (GAsyncResult) result = NULL;

  kol_handover_pictures_fetch_async (fetched, (const char *const *) urls, NULL, NULL, NULL,
                                     on_ready_cb, &result);
  g_assert_true (kol_handover_pictures_fetch_finish (fetched, wait_for (&result), NULL));
  for (guint i = 0; urls[i] != NULL; i++)
    {
      GBytes *coded = kol_picture_loader_dup_cached (loader, urls[i]);

      if (coded == NULL)
        continue;
      pages->jpeg_bytes += g_bytes_get_size (coded);
      g_hash_table_insert (pages->pictures, g_strdup (urls[i]), coded);
    }
}

static double
write_pdf (gpointer user_data)
{
  Pages *pages = user_data;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  kol_handover_write_async (pages->handover, kol_handover_format_lookup ("pdf"), pages->path, NULL,
                            NULL, NULL, on_ready_cb, &result);
  kol_handover_write_finish (pages->handover, wait_for (&result), &error);
  g_assert_no_error (error);

  return -1;
}

static void
place_bare (cairo_t *cr, GBytes *coded, guint i)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 120, 120);
  gsize size;
  const guint8 *data = g_bytes_get_data (coded, &size);

  cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, size,
                               (cairo_destroy_func_t) g_bytes_unref, g_bytes_ref (coded));
  cairo_set_source_surface (cr, surface, i % 4 * 120, i / 4 % 8 * 100);
  cairo_paint (cr);
  cairo_surface_destroy (surface);
}

/* As many pictures to the page as eight cards have */
static double
write_bare (gpointer user_data)
{
  Pages *pages = user_data;
  cairo_surface_t *surface = cairo_pdf_surface_create (pages->path, 595, 842);
  cairo_t *cr = cairo_create (surface);
  GHashTableIter iter;
  gpointer coded;
  guint n = 0;

  g_hash_table_iter_init (&iter, pages->pictures);
  while (g_hash_table_iter_next (&iter, NULL, &coded))
    {
      place_bare (cr, coded, n++);
      if (n % 32 == 0)
        cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return -1;
}

/* Of this process: what else the machine does is not counted. */
static double
get_processor_time (clock_t since)
{
  return (double) (clock () - since) / CLOCKS_PER_SEC * G_USEC_PER_SEC;
}

static double
draw_preview (gpointer user_data)
{
  Pages *pages = user_data;
  clock_t start = clock ();
  g_autoptr (KolPageLayout) layout = kol_page_layout_new (pages->handover);
  cairo_surface_t *surface;
  cairo_t *cr;
  double width;
  double height;

  kol_page_layout_set_memory (layout, pages->memory);
  kol_page_layout_get_page_size (layout, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * PREVIEW_SCALE),
                                        (int) (height * PREVIEW_SCALE));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, PREVIEW_SCALE, PREVIEW_SCALE);
  kol_page_layout_draw_page (layout, 0, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return get_processor_time (start);
}

/* The pictures of eight cards */
static double
decode_bare (gpointer user_data)
{
  Pages *pages = user_data;
  clock_t start = clock ();
  GHashTableIter iter;
  gpointer coded;

  g_hash_table_iter_init (&iter, pages->pictures);
  for (guint i = 0; i < 32 && g_hash_table_iter_next (&iter, NULL, &coded); i++)
    {
      g_autoptr (KolPicture)
          picture = kol_picture_new_from_coded (coded, KOL_PICTURE_SHAPE_COVER, 57, 76, NULL);

      g_assert_nonnull (picture);
    }

  return get_processor_time (start);
}

/* "VmHWM" and "VmRSS" in kB */
static double
read_memory (const char *key)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, key);
  g_assert_nonnull (line);

  return g_ascii_strtod (line + strlen (key) + 1, NULL);
}

/* How much more memory than @base writing took at most, in MB: the kernel's mark is set back
 * before.
 */
static double
measure_peak (Pages *pages, guint n, double base)
{
  g_autoptr (KolHandover) few = g_steal_pointer (&pages->handover);
  Distinct distinct = { pages->pictures, 0 };
  double peak;

  pages->handover = make_handover (pages->creators, n);
  kol_handover_set_picture_func (pages->handover, find_distinct, &distinct, NULL);
  malloc_trim (0);
  g_assert_true (g_file_set_contents_full ("/proc/self/clear_refs", "5", 1,
                                           G_FILE_SET_CONTENTS_NONE, 0666, NULL));
  write_pdf (pages);
  peak = (read_memory ("VmHWM") - base) / 1024;
  g_clear_object (&pages->handover);
  pages->handover = g_steal_pointer (&few);

  return peak;
}

static gsize
get_file_size (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);

  return (gsize) info.st_size;
}

/* Before anything was written: fonts and what libraries keep count, once for each. */
static void
bench_memory (Pages *pages)
{
  double base = read_memory ("VmRSS");
  double few = measure_peak (pages, N_CREATORS, base);
  double many = measure_peak (pages, N_MANY, base);

  g_print ("memory for a PDF of 5,000 creators, to one of 500: %.2f (%.1f MB / %.1f MB)\n",
           many / few, many, few);
}

static void
bench_pdf (Pages *pages)
{
  g_autoptr (KolPageLayout) layout = kol_page_layout_new (pages->handover);
  guint n_pages = kol_page_layout_get_n_pages (layout);
  clock_t start;

  kol_bench_compare ("PDF of 500 creators, to a loop over bare JPEGs", N_ROUNDS, write_pdf,
                     write_bare, pages);
  start = clock ();
  write_pdf (pages);
  g_print ("# %u pages, %.0f pages a second of a processor\n", n_pages,
           n_pages * G_USEC_PER_SEC / get_processor_time (start));
  g_print ("bytes of that PDF, to those of its JPEGs: %.3f (%.1f MB / %.1f MB)\n",
           (double) get_file_size (pages->path) / (double) pages->jpeg_bytes,
           (double) get_file_size (pages->path) / 1e6, (double) pages->jpeg_bytes / 1e6);
}

static void
bench_preview (Pages *pages)
{
  g_autoptr (KolHandover) all = g_steal_pointer (&pages->handover);
  g_autoptr (KolHandoverOptions) options = kol_handover_options_new ();

  kol_handover_options_set_flag (options, KOL_OPTION_COVER_PAGE, FALSE);
  pages->handover = make_handover (pages->creators, N_PREVIEW);
  kol_handover_set_options (pages->handover, options);
  kol_handover_set_picture_func (pages->handover, find_picture, pages->pictures, NULL);
  kol_bench_compare ("first page for 50 creators on pixels, to decoding its pictures", N_ROUNDS,
                     draw_preview, decode_bare, pages);
  pages->memory = kol_picture_memory_new (16 * 1024 * 1024);
  kol_bench_compare ("the same once more, with its pictures in memory", N_ROUNDS, draw_preview,
                     decode_bare, pages);
  g_clear_pointer (&pages->memory, kol_picture_memory_free);
  g_clear_object (&pages->handover);
  pages->handover = g_steal_pointer (&all);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        remove_folder (file);
      else
        g_remove (file);
    }
  g_rmdir (path);
}

int
main (void)
{
  g_autoptr (KolSampleService) service = kol_bench_start_service ();
  g_autoptr (KolResultList) results = kol_bench_make_results (service, N_CREATORS / KOL_PAGE_SIZE);
  g_autofree char *dir = g_dir_make_tmp ("kollect-bench-XXXXXX", NULL);
  g_autofree char *cache = g_build_filename (dir, "cache", NULL);
  Pages pages = { 0 };

  pages.pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) g_bytes_unref);
  pages.creators = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (results)); i++)
    g_ptr_array_add (pages.creators, g_list_model_get_item (G_LIST_MODEL (results), i));
  pages.path = g_build_filename (dir, "pages.pdf", NULL);
  pages.handover = make_handover (pages.creators, N_CREATORS);
  fetch_pictures (&pages, cache);
  kol_handover_set_picture_func (pages.handover, find_picture, pages.pictures, NULL);

  g_print ("# %u creators, %u pictures\n", pages.creators->len, g_hash_table_size (pages.pictures));
  bench_memory (&pages);
  bench_pdf (&pages);
  bench_preview (&pages);

  g_clear_object (&pages.handover);
  g_clear_pointer (&pages.creators, g_ptr_array_unref);
  g_clear_pointer (&pages.pictures, g_hash_table_unref);
  g_clear_pointer (&pages.path, g_free);
  remove_folder (dir);

  return 0;
}
