// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sample-pet.h"

/* Cats and dogs, seen from the front, in a square of 100 units: for covers, and for those creators
 * who show their pet instead of themselves. */

typedef struct
{
  guint32 coat;
  guint32 patch;
  guint32 belly;
} Coat;

// clang-format off
static const Coat cats[] = {
  { 0xf0a35e, 0xd97f3a, 0xfff1df }, { 0x8c8c99, 0x6d6d7c, 0xf1f0f4 }, { 0xfbf6ef, 0xe7ac6d, 0xffffff },
  { 0x4a4653, 0x37333f, 0xf5efe8 }, { 0xe9dcc9, 0x8a6a52, 0xfaf4ea }, { 0xb58a66, 0x8f6747, 0xf6e7d3 },
};
static const Coat dogs[] = {
  { 0xe6a25c, 0xc67e3b, 0xfff3e2 }, { 0xf6e2bd, 0xd9b27a, 0xfffaf0 }, { 0x8a5f43, 0x69452f, 0xf1dcc4 },
  { 0xfaf6f0, 0xe3d5c3, 0xffffff }, { 0x5d5a66, 0x413e49, 0xf3ece3 }, { 0xd98e4a, 0xb96d2f, 0xfff0dc },
};
// clang-format on

static const guint32 collars[] = { 0xe0566b, 0x4aa3c7, 0x63b57c, 0xf0b13c, 0x8e7cc3 };

static void
draw_body (cairo_t *cr, PaintColor coat, PaintColor belly)
{
  cairo_move_to (cr, 22, 104);
  cairo_curve_to (cr, 20, 76, 34, 66, 50, 66);
  cairo_curve_to (cr, 66, 66, 80, 76, 78, 104);
  paint_fill (cr, coat);
  cairo_move_to (cr, 37, 104);
  cairo_curve_to (cr, 38, 84, 44, 74, 50, 74);
  cairo_curve_to (cr, 56, 74, 62, 84, 63, 104);
  paint_fill (cr, belly);
}

static void
draw_collar (cairo_t *cr, KolSampleRandom *random)
{
  PaintColor color = paint_hex (collars[kol_sample_random_below (random, G_N_ELEMENTS (collars))]);

  paint_arc (cr, 50, 66, 19, 10, 0.14 * G_PI, 0.86 * G_PI, 4, color);
  paint_ellipse (cr, 50, 78, 3.2, 3.2, paint_hex (0xffd166));
}

static void
draw_eye (cairo_t *cr, double x, double y, double rx, double ry, PaintColor color)
{
  paint_ellipse (cr, x, y, rx, ry, color);
  paint_ellipse (cr, x - rx * 0.3, y - ry * 0.4, rx * 0.32, ry * 0.28, paint_hex (0xffffff));
}

static void
draw_mouth (cairo_t *cr, double y, PaintColor color)
{
  paint_arc (cr, 46.5, y, 3.5, 3, 0.08 * G_PI, 0.9 * G_PI, 1, color);
  paint_arc (cr, 53.5, y, 3.5, 3, 0.1 * G_PI, 0.92 * G_PI, 1, color);
}

static void
draw_cat_ear (cairo_t *cr, double side, PaintColor coat)
{
  cairo_save (cr);
  cairo_translate (cr, 50, 0);
  cairo_scale (cr, side, 1);
  cairo_move_to (cr, 27, 40);
  cairo_curve_to (cr, 29, 26, 28, 16, 25, 13);
  cairo_curve_to (cr, 18, 15, 10, 22, 6, 28);
  paint_fill (cr, coat);
  PAINT_POLYGON (cr, paint_hex (0xf6b8b0), { 24, 34 }, { 23.5, 19.5 }, { 13, 27 });
  cairo_restore (cr);
}

static void
draw_cat_stripes (cairo_t *cr, PaintColor patch)
{
  for (int i = -1; i <= 1; i++)
    paint_line (cr, 50 + i * 6, 24 + ABS (i) * 1.5, 50 + i * 5, 32, 2.6, patch);
  for (int side = -1; side <= 1; side += 2)
    {
      paint_line (cr, 50 + side * 29, 47, 50 + side * 22, 48.5, 2.2, patch);
      paint_line (cr, 50 + side * 28, 54, 50 + side * 22, 54, 2.2, patch);
    }
}

/* Draws a cat. */
void
kol_sample_cat_draw (cairo_t *cr, KolSampleRandom *random)
{
  const Coat *coat = &cats[kol_sample_random_below (random, G_N_ELEMENTS (cats))];
  PaintColor main = paint_hex (coat->coat);
  PaintColor patch = paint_hex (coat->patch);
  PaintColor ink = paint_hex (0x3a2f3b);
  PaintColor iris = paint_hex (kol_sample_random_chance (random, 0.5) ? 0x6fae7b : 0xe2ab3b);

  draw_body (cr, main, paint_hex (coat->belly));
  draw_cat_ear (cr, -1, kol_sample_random_chance (random, 0.4) ? patch : main);
  draw_cat_ear (cr, 1, main);
  paint_ellipse (cr, 50, 47, 30, 25, main);
  if (kol_sample_random_chance (random, 0.6))
    draw_cat_stripes (cr, patch);
  else
    paint_ellipse (cr, 36, 40, 11, 12, patch);
  paint_ellipse (cr, 50, 58, 15, 11, paint_hex (coat->belly));

  draw_collar (cr, random);
  for (int side = -1; side <= 1; side += 2)
    {
      paint_ellipse (cr, 50 + side * 13, 46, 5.6, 6, paint_lighter (iris, 0.2));
      draw_eye (cr, 50 + side * 13, 46, 3.3, 5.2, ink);
      paint_line (cr, 50 + side * 20, 57, 50 + side * 33, 54.5, 0.7, paint_lighter (ink, 0.35));
      paint_line (cr, 50 + side * 20, 60, 50 + side * 33, 61, 0.7, paint_lighter (ink, 0.35));
    }
  PAINT_POLYGON (cr, paint_hex (0xe98d8b), { 46.6, 54 }, { 53.4, 54 }, { 50, 57.6 });
  draw_mouth (cr, 58, ink);
}

static void
draw_floppy_ear (cairo_t *cr, double side, PaintColor color)
{
  cairo_save (cr);
  cairo_translate (cr, 50, 0);
  cairo_scale (cr, side, 1);
  cairo_move_to (cr, 12, 23);
  cairo_curve_to (cr, 30, 16, 42, 34, 36, 58);
  cairo_curve_to (cr, 30, 62, 24, 52, 22, 40);
  paint_fill (cr, color);
  cairo_restore (cr);
}

static void
draw_pointed_ear (cairo_t *cr, double side, PaintColor coat, PaintColor inner)
{
  cairo_save (cr);
  cairo_translate (cr, 50, 0);
  cairo_scale (cr, side, 1);
  PAINT_POLYGON (cr, coat, { 6, 26 }, { 22, 9 }, { 29, 40 });
  PAINT_POLYGON (cr, inner, { 13, 26 }, { 21, 16 }, { 24.5, 34 });
  cairo_restore (cr);
}

/* Draws a dog. */
void
kol_sample_dog_draw (cairo_t *cr, KolSampleRandom *random)
{
  const Coat *coat = &dogs[kol_sample_random_below (random, G_N_ELEMENTS (dogs))];
  gboolean floppy = kol_sample_random_chance (random, 0.55);
  PaintColor main = paint_hex (coat->coat);
  PaintColor patch = paint_hex (coat->patch);
  PaintColor belly = paint_hex (coat->belly);
  PaintColor ink = paint_hex (0x3a2f3b);

  draw_body (cr, main, belly);
  for (int side = -1; side <= 1 && !floppy; side += 2)
    draw_pointed_ear (cr, side, main, paint_hex (0xf3c2b0));

  cairo_move_to (cr, 22, 44);
  cairo_curve_to (cr, 22, 12, 78, 12, 78, 44);
  cairo_curve_to (cr, 78, 66, 66, 74, 50, 74);
  cairo_curve_to (cr, 34, 74, 22, 66, 22, 44);
  paint_fill (cr, main);
  if (floppy && kol_sample_random_chance (random, 0.5))
    paint_ellipse (cr, 63, 41, 10, 12, patch);

  draw_collar (cr, random);
  paint_ellipse (cr, 50, 60, 17, 13, belly);
  PAINT_POLYGON (cr, belly, { 47, 26 }, { 53, 26 }, { 56, 56 }, { 44, 56 });
  for (int side = -1; side <= 1; side += 2)
    {
      draw_eye (cr, 50 + side * 13, 43, 3.4, 4.2, ink);
      paint_ellipse (cr, 50 + side * 12, 34, 3.2, 2, paint_lighter (main, 0.45));
    }
  cairo_move_to (cr, 45, 63);
  cairo_curve_to (cr, 45, 76, 55, 76, 55, 63);
  paint_fill (cr, paint_hex (0xee7f86));
  draw_mouth (cr, 60, ink);
  paint_ellipse (cr, 50, 54.5, 5, 3.6, ink);
  paint_ellipse (cr, 48.6, 53.4, 1.3, 0.8, paint_hex (0x8d8190));
  for (int side = -1; side <= 1 && floppy; side += 2)
    draw_floppy_ear (cr, side, patch);
}
