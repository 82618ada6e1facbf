// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include "kol-sample-cover.h"
#include "kol-sample-picture.h"
#include "kol-sample-portrait.h"

#define LEAST_WIDTH 16
#define MOST_WIDTH 1080
#define QUALITY 86

static void
pack_row (guint8 *rgb, const guint32 *pixels, int width)
{
  for (int x = 0; x < width; x++)
    {
      rgb[3 * x] = pixels[x] >> 16 & 0xff;
      rgb[3 * x + 1] = pixels[x] >> 8 & 0xff;
      rgb[3 * x + 2] = pixels[x] & 0xff;
    }
}

static void
compress_rows (struct jpeg_compress_struct *jpeg, cairo_surface_t *surface)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autofree guint8 *row = g_malloc (3 * jpeg->image_width);

  while (jpeg->next_scanline < jpeg->image_height)
    {
      pack_row (row, (const guint32 *) (data + (gsize) jpeg->next_scanline * stride),
                jpeg->image_width);
      jpeg_write_scanlines (jpeg, &row, 1);
    }
}

/* The default error handler ends the program; here that can only mean that memory ran out, which
 * ends it anyhow. Colours are not subsampled: edges of flat colour would bleed. */
static GBytes *
compress (cairo_surface_t *surface)
{
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr errors;
  unsigned char *data = NULL;
  unsigned long size = 0;

  cairo_surface_flush (surface);
  jpeg.err = jpeg_std_error (&errors);
  jpeg_create_compress (&jpeg);
  jpeg_mem_dest (&jpeg, &data, &size);
  jpeg.image_width = cairo_image_surface_get_width (surface);
  jpeg.image_height = cairo_image_surface_get_height (surface);
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults (&jpeg);
  jpeg_set_quality (&jpeg, QUALITY, TRUE);
  jpeg.comp_info[0].h_samp_factor = 1;
  jpeg.comp_info[0].v_samp_factor = 1;
  jpeg_start_compress (&jpeg, TRUE);
  compress_rows (&jpeg, surface);
  jpeg_finish_compress (&jpeg);
  jpeg_destroy_compress (&jpeg);

  return g_bytes_new_with_free_func (data, size, free, data);
}

/* A surface, and a context on it that has @units units across. */
static cairo_surface_t *
make_surface (int width, int height, double units, cairo_t **cr)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  *cr = cairo_create (surface);
  cairo_scale (*cr, width / units, width / units);

  return surface;
}

static GBytes *
finish (cairo_surface_t *surface, cairo_t *cr)
{
  GBytes *bytes;

  cairo_destroy (cr);
  bytes = compress (surface);
  cairo_surface_destroy (surface);

  return bytes;
}

/**
 * kol_sample_picture_parse_width:
 * @query: (nullable): what stands behind the "?" of a picture's address,
 * "imageView2/2/w/120/format/jpg"
 *
 * Returns: the width that is asked for, from 16 to 1080 pixels; %KOL_SAMPLE_PICTURE_WIDTH when none
 * is
 */
int
kol_sample_picture_parse_width (const char *query)
{
  const char *found = query != NULL ? strstr (query, "/w/") : NULL;
  int width = found != NULL ? atoi (found + 3) : 0;

  return width <= 0 ? KOL_SAMPLE_PICTURE_WIDTH : CLAMP (width, LEAST_WIDTH, MOST_WIDTH);
}

/**
 * kol_sample_picture_make_avatar:
 * @creator: whose
 * @width: and height in pixels
 *
 * Returns: (transfer full): a JPEG
 */
GBytes *
kol_sample_picture_make_avatar (const KolSampleCreator *creator, int width)
{
  cairo_t *cr = NULL;
  cairo_surface_t *surface;

  g_return_val_if_fail (creator != NULL, NULL);
  g_return_val_if_fail (width > 0, NULL);

  surface = make_surface (width, width, 100, &cr);
  kol_sample_portrait_draw (cr, creator);

  return finish (surface, cr);
}

/**
 * kol_sample_picture_make_cover:
 * @note: of which
 * @width: in pixels; the picture is a third higher than wide
 *
 * Returns: (transfer full): a JPEG
 */
GBytes *
kol_sample_picture_make_cover (const KolSampleNote *note, int width)
{
  cairo_t *cr = NULL;
  cairo_surface_t *surface;

  g_return_val_if_fail (note != NULL, NULL);
  g_return_val_if_fail (width > 0, NULL);

  surface = make_surface (width, (width * 4 + 1) / 3, 90, &cr);
  kol_sample_cover_draw (cr, note);

  return finish (surface, cr);
}
