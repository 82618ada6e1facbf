// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <math.h>

#include "kol-handover-private.h"
#include "kol-i18n.h"
#include "kol-page-layout.h"
#include "kol-png-writer.h"

/* Pixels of a screen to a point of paper, at 1 × */
#define PIXELS_PER_POINT (96.0 / 72)
#define PIXELS_PER_INCH 96.0

/* What most programs that show pictures, and cairo, can still address */
#define MAX_SIDE 32767

/* So many rows are in memory at a time. */
#define BAND_HEIGHT 1024

/* Pictures that lie across two bands are decoded once. */
#define MEMORY_SIZE (8 * 1024 * 1024)

typedef struct
{
  KolHandover *handover;    /* borrowed */
  KolPageLayout *layout;    /* owned */
  KolPictureMemory *memory; /* owned, outlives the layout */
  guint page;
  double scale; /* pixels to the point */
  int width;    /* pixels */
  int height;   /* pixels */
} Image;

static void
image_clear (Image *self)
{
  g_clear_pointer (&self->layout, kol_page_layout_free);
  g_clear_pointer (&self->memory, kol_picture_memory_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Image, image_clear)

static double
get_factor (KolHandover *handover)
{
  return kol_handover_options_get_choice (kol_handover_get_options (handover), KOL_OPTION_SCALE) ==
                 KOL_SCALE_2
             ? 2
             : 1;
}

static void
image_init (Image *self, KolHandover *handover, guint page)
{
  double width;
  double height;

  self->handover = handover;
  self->page = page;
  self->layout = kol_page_layout_new_for_format (handover, kol_handover_format_lookup ("png"));
  self->memory = kol_picture_memory_new (MEMORY_SIZE);
  kol_page_layout_set_memory (self->layout, self->memory);
  kol_page_layout_get_page_size (self->layout, &width, &height);
  self->scale = PIXELS_PER_POINT * get_factor (handover);
  self->width = (int) ceil (width * self->scale);
  self->height = (int) ceil (height * self->scale);
}

/* Said to whoever exports, not to who reads. */
static gboolean
check_height (const Image *self, GError **error)
{
  g_auto (KolLanguageScope) scope = kol_language_enter (NULL);
  KolNumberStyle style = KOL_NUMBER_STYLE_WESTERN;
  const KolOption *image = kol_option_at (KOL_OPTION_IMAGE);
  g_autofree char *height = NULL;
  g_autofree char *most = NULL;

  if (self->height <= MAX_SIDE)
    return TRUE;

  height = kol_format_count (self->height, style);
  most = kol_format_count (MAX_SIDE, style);
  g_set_error (
      error, KOL_HANDOVER_ERROR, KOL_HANDOVER_ERROR_TOO_LONG,
      /* Translators: two numbers of pixels, and a choice: “A file a page” */
      _ ("One picture of everybody would be %s pixels high, and no program shows more than "
         "%s. Choose “%s”, or a lower resolution."),
      height, most, kol_option_get_value_label (image, KOL_IMAGE_PAGES));

  return FALSE;
}

static void
draw_band (const Image *self, cairo_surface_t *band, int top)
{
  cairo_t *cr = cairo_create (band);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, 0, -top);
  cairo_scale (cr, self->scale, self->scale);
  kol_page_layout_draw_page (self->layout, self->page, cr);
  cairo_destroy (cr);
}

static void
report (const Image *self, int bottom)
{
  if (kol_page_layout_get_n_pages (self->layout) > 1)
    kol_handover_report (self->handover, kol_page_layout_get_n_shown (self->layout, self->page));
  else
    kol_handover_report (self->handover,
                         (guint) ((guint64) kol_handover_get_n_entries (self->handover) *
                                  (guint64) bottom / (guint64) self->height));
}

static gboolean
write_bands (const Image *self, KolPngWriter *writer, GError **error)
{
  int band_height = MIN (BAND_HEIGHT, self->height);
  cairo_surface_t *band = cairo_image_surface_create (CAIRO_FORMAT_RGB24, self->width, band_height);
  gboolean written = cairo_surface_status (band) == CAIRO_STATUS_SUCCESS;

  if (!written)
    g_set_error_literal (error, KOL_HANDOVER_ERROR, KOL_HANDOVER_ERROR_WRITE,
                         cairo_status_to_string (cairo_surface_status (band)));

  for (int top = 0; written && top < self->height; top += band_height)
    {
      int n_rows = MIN (band_height, self->height - top);

      draw_band (self, band, top);
      written = kol_png_writer_add (writer, band, n_rows, error);
      report (self, top + n_rows);
    }
  cairo_surface_destroy (band);

  return written;
}

/*< private >
 * kol_handover_count_png:
 *
 * Returns: how many pictures: a file a page, or one
 */
guint
kol_handover_count_png (KolHandover *self)
{
  g_autoptr (KolPageLayout)
      layout = kol_page_layout_new_for_format (self, kol_handover_format_lookup ("png"));

  return kol_page_layout_get_n_pages (layout);
}

/*< private >
 * kol_handover_write_png:
 *
 * The contact sheet as a picture, for chats: one as long as it takes, or one of each page. Drawn
 * and written band by band.
 */
gboolean
kol_handover_write_png (KolHandover *self,
                        guint part,
                        GOutputStream *stream,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (Image) image = { 0 };
  g_autoptr (KolPngWriter) writer = NULL;

  image_init (&image, self, part);
  if (!check_height (&image, error))
    return FALSE;

  writer = kol_png_writer_new (stream, image.width, image.height, cancellable);
  kol_png_writer_set_resolution (writer, PIXELS_PER_INCH * get_factor (self));
  kol_png_writer_set_text (writer, "Title", kol_handover_get_title (self));
  kol_png_writer_set_text (writer, "Author", kol_handover_get_prepared_by (self));
  kol_png_writer_set_text (writer, "Software", "Kollect " KOL_VERSION);

  return write_bands (&image, writer, error) && kol_png_writer_end (writer, error);
}
