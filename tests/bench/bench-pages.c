// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What pages with faces and covers cost: a PDF of 500 creators beside a loop that puts the same
 * JPEGs on as many bare pages; its bytes beside theirs; the memory it takes of few and of many
 * creators; and the first page of a preview beside decoding its pictures. */

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <time.h>

#include "kol-bench-handover.h"
#include "kol-bench.h"
#include "kol-page-layout.h"

#define N_CREATORS 500
#define N_MANY 5000
#define N_PREVIEW 50
#define N_ROUNDS 5
/* Pixels to the point of a preview */
#define PREVIEW_SCALE 1.5

typedef struct
{
  KolBenchShortlist *shortlist; /* unowned */
  KolHandover *handover;        /* owned */
  KolPictureMemory *memory;     /* owned, nullable */
  char *path;                   /* owned */
} Pages;

static double
write_pdf (gpointer user_data)
{
  Pages *pages = user_data;

  kol_bench_write (pages->handover, pages->path);

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

  g_hash_table_iter_init (&iter, pages->shortlist->pictures);
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

  g_hash_table_iter_init (&iter, pages->shortlist->pictures);
  for (guint i = 0; i < 32 && g_hash_table_iter_next (&iter, NULL, &coded); i++)
    {
      g_autoptr (KolPicture)
          picture = kol_picture_new_from_coded (coded, KOL_PICTURE_SHAPE_COVER, 57, 76, NULL);

      g_assert_nonnull (picture);
    }

  return get_processor_time (start);
}

/* The first time counts fonts and what libraries keep. */
static void
bench_memory (Pages *pages)
{
  double few;
  double many;

  kol_bench_shortlist_measure_peak (pages->shortlist, "pdf", N_CREATORS, NULL);
  few = kol_bench_shortlist_measure_peak (pages->shortlist, "pdf", N_CREATORS, NULL);
  many = kol_bench_shortlist_measure_peak (pages->shortlist, "pdf", N_MANY, NULL);
  g_print ("memory for a PDF of 5,000 creators, to one of 500: %.2f (%.1f MB / %.1f MB)\n",
           many / few, many, few);
}

static void
bench_pdf (Pages *pages)
{
  g_autoptr (KolPageLayout) layout = kol_page_layout_new (pages->handover);
  guint n_pages = kol_page_layout_get_n_pages (layout);
  double jpeg_bytes = (double) pages->shortlist->picture_bytes;
  double bytes;
  clock_t start;

  kol_bench_compare ("PDF of 500 creators, to a loop over bare JPEGs", N_ROUNDS, write_pdf,
                     write_bare, pages);
  start = clock ();
  write_pdf (pages);
  bytes = (double) kol_bench_get_file_size (pages->path);
  g_print ("# %u pages, %.0f pages a second of a processor\n", n_pages,
           n_pages * G_USEC_PER_SEC / get_processor_time (start));
  g_print ("bytes of that PDF, to those of its JPEGs: %.3f (%.1f MB / %.1f MB)\n",
           bytes / jpeg_bytes, bytes / 1e6, jpeg_bytes / 1e6);
}

static void
bench_preview (Pages *pages)
{
  g_autoptr (KolHandover) all = g_steal_pointer (&pages->handover);
  g_autoptr (KolHandoverOptions) options = kol_handover_options_new ();

  kol_handover_options_set_flag (options, KOL_OPTION_COVER_PAGE, FALSE);
  pages->handover = kol_bench_shortlist_make_handover (pages->shortlist, N_PREVIEW);
  kol_handover_set_options (pages->handover, options);
  kol_bench_compare ("first page for 50 creators on pixels, to decoding its pictures", N_ROUNDS,
                     draw_preview, decode_bare, pages);
  pages->memory = kol_picture_memory_new (16 * 1024 * 1024);
  kol_bench_compare ("the same once more, with its pictures in memory", N_ROUNDS, draw_preview,
                     decode_bare, pages);
  g_clear_pointer (&pages->memory, kol_picture_memory_free);
  g_clear_object (&pages->handover);
  pages->handover = g_steal_pointer (&all);
}

int
main (void)
{
  g_autoptr (KolBenchShortlist) shortlist = kol_bench_shortlist_new (N_CREATORS);
  Pages pages = { .shortlist = shortlist };

  pages.path = kol_bench_shortlist_dup_path (shortlist, "pdf");
  pages.handover = kol_bench_shortlist_make_handover (shortlist, N_CREATORS);
  g_print ("# %u creators, %u pictures\n", shortlist->creators->len,
           g_hash_table_size (shortlist->pictures));
  bench_memory (&pages);
  bench_pdf (&pages);
  bench_preview (&pages);

  g_clear_object (&pages.handover);
  g_clear_pointer (&pages.path, g_free);

  return 0;
}
