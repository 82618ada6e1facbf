// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sample-cover.h"

/* Covers: what one eats and drinks. */

static void
draw_plate (KolSampleScene *scene, double x, double y, double r, PaintColor color)
{
  paint_shadow_flat (scene->cr, x + 1.2, y + 2.4, r, r);
  paint_ellipse (scene->cr, x, y, r, r, color);
  paint_ellipse (scene->cr, x, y, r * 0.8, r * 0.8, paint_darker (color, 0.05));
  paint_ellipse (scene->cr, x, y + r * 0.02, r * 0.78, r * 0.78, paint_lighter (color, 0.2));
}

static void
draw_cutlery (KolSampleScene *scene, double x)
{
  PaintColor metal = paint_mix (scene->dark, paint_hex (0xffffff), 0.55);

  paint_round (scene->cr, x - 1.1, 46, 2.2, 46, 1.1, metal);
  for (int i = -1; i <= 1; i++)
    paint_round (scene->cr, x + i * 2.4 - 0.6, 32, 1.2, 14, 0.6, metal);
  paint_round (scene->cr, x - 3, 43, 6, 5, 2.4, metal);
}

static void
draw_egg (KolSampleScene *scene, double x, double y, double r)
{
  paint_ellipse (scene->cr, x, y, r, r * 0.9, paint_hex (0xfffdf6));
  paint_ellipse (scene->cr, x + r * 0.1, y, r * 0.5, r * 0.48, paint_hex (0xf9b233));
  paint_ellipse (scene->cr, x, y - r * 0.12, r * 0.14, r * 0.1, paint_hex (0xffe3a1));
}

static void
draw_tomato (KolSampleScene *scene, double x, double y, double r)
{
  paint_ellipse (scene->cr, x, y, r, r, paint_hex (0xe2533f));
  paint_ellipse (scene->cr, x, y, r * 0.72, r * 0.72, paint_hex (0xf08a6e));
  for (guint i = 0; i < 3; i++)
    paint_ellipse (scene->cr, x + r * 0.38 * cos (i * 2.1), y + r * 0.38 * sin (i * 2.1), r * 0.17,
                   r * 0.12, paint_hex (0xffdf9e));
}

/* A plate of brunch. */
void
kol_sample_motif_dish (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;
  double turn = kol_sample_random_between (scene->random, 0, 2 * G_PI);

  draw_plate (scene, 47, 62, 36, scene->light);
  cairo_save (cr);
  cairo_translate (cr, 47, 62);
  cairo_rotate (cr, turn);
  paint_round (cr, -20, -17, 25, 21, 6, paint_hex (0xc98a4b));
  paint_round (cr, -18, -15, 21, 17, 5, paint_hex (0xf0c98a));
  draw_egg (scene, -8, -6, 9);
  for (int i = 0; i < 4; i++)
    paint_leaf (cr, 8, 14, 17, -0.6 + i * 0.55, paint_hex (i % 2 ? 0x6da34d : 0x8fbf5a));
  draw_tomato (scene, 13, -12, 6.5);
  draw_tomato (scene, 20, -2, 5);
  for (int i = 0; i < 3; i++)
    paint_round (cr, -20 + i * 2, 8 + i * 4.6, 19, 3.4, 1.7,
                 paint_hex (i % 2 ? 0xb5533c : 0xd97a5b));
  cairo_restore (cr);
  draw_cutlery (scene, 6.5);
  paint_ellipse (cr, 76, 108, 15, 15, paint_mix (scene->main, scene->light, 0.2));
  paint_ellipse (cr, 76, 108, 11, 11, scene->accent);
}

/* A bowl with noodles, an egg and chopsticks. */
void
kol_sample_motif_noodles (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;

  paint_shadow_flat (cr, 46.5, 64.5, 37, 37);
  paint_ellipse (cr, 45, 62, 37, 37, scene->main);
  paint_ellipse (cr, 45, 62, 32, 32, paint_hex (0xe9a55b));
  for (int i = 0; i < 9; i++)
    paint_arc (cr, 38 + i, 70 - i * 0.8, 20 - i * 1.6, 16 - i * 1.4, 0.2 + i * 0.5, 2.9 + i * 0.5,
               1.5, paint_hex (i % 2 ? 0xffe7ac : 0xf8d484));
  draw_egg (scene, 56, 48, 10);
  paint_ellipse (cr, 33, 46, 7, 7, paint_hex (0xffffff));
  paint_arc (cr, 33, 46, 3.6, 3.6, 0.5, 5.4, 1.5, paint_hex (0xef8aa0));
  for (int i = 0; i < 3; i++)
    paint_round (cr, 57 - i * 2, 64 + i * 6, 14, 4.4, 2.2, paint_hex (i % 2 ? 0xb3694a : 0x95523a));
  for (int i = 0; i < 14; i++)
    paint_ellipse (cr, 30 + (i * 37 % 32), 56 + (i * 23 % 28), 1.3, 1.3,
                   paint_hex (i % 2 ? 0x6aa84f : 0x9ccb6f));
  paint_line (cr, 12, 112, 76, 12, 2.2, scene->dark);
  paint_line (cr, 19, 115, 83, 16, 2.2, scene->dark);
}

static void
draw_strawberry (KolSampleScene *scene, double x, double y, double size)
{
  cairo_t *cr = scene->cr;

  cairo_move_to (cr, x, y + 8 * size);
  cairo_curve_to (cr, x - 9 * size, y + 2 * size, x - 7 * size, y - 6 * size, x, y - 4 * size);
  cairo_curve_to (cr, x + 7 * size, y - 6 * size, x + 9 * size, y + 2 * size, x, y + 8 * size);
  paint_fill (cr, paint_hex (0xe4485a));
  for (int i = 0; i < 5; i++)
    paint_ellipse (cr, x + (i % 3 - 1) * 3 * size, y + (i / 3) * 3.4 * size - size, 0.55 * size,
                   0.8 * size, paint_hex (0xffdba1));
  for (int i = -1; i <= 1; i++)
    paint_leaf (cr, x, y - 3 * size, 5 * size, i * 1.1, paint_hex (0x5f9e57));
}

/* A cake on a stand. */
void
kol_sample_motif_cake (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;
  PaintColor sponge = paint_mix (paint_hex (0xf1cf9b), scene->main, 0.14);

  paint_shadow (cr, 45, 108, 18, 2.6, 0.3);
  paint_round (cr, 41, 92, 8, 14, 1, scene->light);
  paint_ellipse (cr, 45, 107, 15, 2.6, scene->light);
  paint_round (cr, 9, 87, 72, 6, 3, scene->light);
  paint_round (cr, 19, 53, 52, 35, 4, sponge);
  paint_round (cr, 19, 67, 52, 4.5, 1, paint_lighter (scene->main, 0.2));
  paint_round (cr, 19, 78, 52, 3, 1, scene->light);
  paint_round (cr, 18, 49, 54, 10, 4, scene->light);
  for (int i = 0; i < 6; i++)
    paint_round (cr, 18 + i * 9.1, 53, 7, 8 + i * 5 % 9, 3.5, scene->light);
  for (int i = 0; i < 3; i++)
    draw_strawberry (scene, 30 + i * 15, 43, 1);
  paint_ellipse (cr, 37.5, 46.5, 2.6, 2.6, paint_hex (0x54479b));
  paint_ellipse (cr, 52.5, 46.5, 2.6, 2.6, paint_hex (0x54479b));
}

static void
draw_latte_art (KolSampleScene *scene, double x, double y)
{
  PaintColor foam = paint_hex (0xfff1dc);
  cairo_t *cr = scene->cr;

  if (kol_sample_random_chance (scene->random, 0.5))
    {
      cairo_move_to (cr, x, y + 12);
      cairo_curve_to (cr, x - 20, y - 2, x - 9, y - 16, x, y - 6);
      cairo_curve_to (cr, x + 9, y - 16, x + 20, y - 2, x, y + 12);
      paint_fill (cr, foam);
      return;
    }
  for (int i = 0; i < 4; i++)
    paint_arc (cr, x, y - 9 + i * 5.4, 10 - i * 2.2, 5.6 - i, 0.1, G_PI - 0.1, 2.6, foam);
  paint_line (cr, x, y - 12, x, y + 13, 1.4, foam);
}

/* A cup of coffee with a croissant or a book. */
void
kol_sample_motif_coffee (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;

  draw_plate (scene, 42, 56, 34, scene->light);
  paint_round (cr, 61, 50, 19, 11, 5.5, scene->main);
  paint_round (cr, 64, 53, 12, 5, 2.5, paint_lighter (scene->light, 0.2));
  paint_ellipse (cr, 42, 56, 24, 24, scene->main);
  paint_ellipse (cr, 42, 56, 20, 20, paint_hex (0x9c6238));
  paint_ellipse (cr, 42, 56, 18.6, 18.6, paint_hex (0xb77a4b));
  draw_latte_art (scene, 42, 56);

  if (kol_sample_random_chance (scene->random, 0.5))
    {
      for (int i = 0; i < 5; i++)
        paint_ellipse (cr, 56 + i * 6, 108 - 9 * sin (0.5 + i * 0.55), 7 - ABS (i - 2) * 0.9,
                       8 - ABS (i - 2) * 1.4, paint_hex (i % 2 ? 0xd9984f : 0xe9b46c));
      return;
    }
  cairo_save (cr);
  cairo_translate (cr, 62, 92);
  cairo_rotate (cr, -0.3);
  paint_round (cr, 0, 0, 36, 28, 1.5, scene->accent);
  paint_round (cr, 3, 3, 30, 22, 1, paint_lighter (scene->accent, 0.14));
  paint_round (cr, 9, 9, 18, 2.4, 1, scene->light);
  cairo_restore (cr);
}

/* A tall glass of tea with pearls, or fruit. */
void
kol_sample_motif_tea (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;
  PaintColor tea = paint_mix (paint_hex (0xd9a066), scene->main, 0.3);

  paint_shadow (cr, 45, 107, 20, 3, 0.3);
  paint_line (cr, 48, 84, 58, 18, 3.2, scene->accent);
  cairo_move_to (cr, 25, 38);
  cairo_line_to (cr, 65, 38);
  cairo_line_to (cr, 60, 107);
  cairo_line_to (cr, 30, 107);
  paint_gradient (cr, (PaintPoint){ 0, 40 }, (PaintPoint){ 0, 107 }, paint_lighter (tea, 0.72),
                  tea);
  for (int i = 0; i < 13; i++)
    paint_ellipse (cr, 34 + i % 5 * 5.4 + i / 5 % 2 * 2.4, 103 - i / 5 * 5, 2.6, 2.6,
                   paint_hex (0x46302e));
  paint_round (cr, 22, 33, 46, 7, 3, scene->light);
  paint_round_path (cr, 31, 44, 3.4, 50, 1.7);
  paint_fill_alpha (cr, paint_hex (0xffffff), 0.5);
  paint_ellipse (cr, 48, 70, 8.5, 8.5, scene->light);
  paint_leaf (cr, 48, 76, 11, 0, paint_hex (0x6aa06a));
  draw_strawberry (scene, 76, 103, 0.9);
}

static void
draw_orange (KolSampleScene *scene, double x, double y, double r)
{
  paint_ellipse (scene->cr, x, y, r, r, paint_hex (0xf59a34));
  paint_ellipse (scene->cr, x, y, r * 0.86, r * 0.86, paint_hex (0xffe9c4));
  for (int i = 0; i < 8; i++)
    {
      double a = i * G_PI / 4;

      PAINT_POLYGON (scene->cr, paint_hex (0xfbb04f),
                     { x + r * 0.1 * cos (a + 0.39), y + r * 0.1 * sin (a + 0.39) },
                     { x + r * 0.78 * cos (a + 0.06), y + r * 0.78 * sin (a + 0.06) },
                     { x + r * 0.82 * cos (a + 0.39), y + r * 0.82 * sin (a + 0.39) },
                     { x + r * 0.78 * cos (a + 0.72), y + r * 0.78 * sin (a + 0.72) });
    }
}

/* Fruit, cut open. */
void
kol_sample_motif_fruit (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;

  draw_plate (scene, 44, 64, 38, paint_lighter (scene->main, 0.55));
  draw_orange (scene, 32, 54, 15);
  draw_orange (scene, 60, 78, 12);
  paint_ellipse (cr, 60, 50, 12, 13, paint_hex (0x7a9a3d));
  paint_ellipse (cr, 60, 50, 10.4, 11.4, paint_hex (0xb8d36b));
  paint_ellipse (cr, 60, 50, 3.4, 4, paint_hex (0xfff7dc));
  for (int i = 0; i < 10; i++)
    paint_ellipse (cr, 60 + 6 * cos (i * 0.63), 50 + 6.6 * sin (i * 0.63), 0.8, 0.8,
                   paint_hex (0x3b3b2c));
  draw_strawberry (scene, 38, 80, 1.1);
  draw_strawberry (scene, 24, 75, 0.95);
  for (int i = 0; i < 5; i++)
    paint_ellipse (cr, 46 + i % 3 * 5, 88 + i / 3 * 4, 3, 3,
                   paint_hex (i % 2 ? 0x54479b : 0x6a5cb5));
  paint_leaf (cr, 78, 26, 20, -2.3, scene->accent);
  paint_leaf (cr, 80, 24, 16, -1.5, paint_lighter (scene->accent, 0.2));
}

/* Popcorn in front of a screen. */
void
kol_sample_motif_popcorn (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;
  PaintColor corn = paint_hex (0xfff3cf);

  paint_shadow (cr, 45, 108, 22, 3, 0.3);
  for (int i = 0; i < 19; i++)
    {
      double x = 25 + i % 7 * 6.8;
      double y = 58 - i / 7 * 7.5 + i % 2 * 3;

      paint_ellipse (cr, x, y, 5.4, 5, i % 3 ? corn : paint_hex (0xffe39a));
      paint_ellipse (cr, x + 2, y - 1.6, 2.6, 2.4, paint_lighter (corn, 0.6));
    }
  PAINT_POLYGON (cr, scene->light, { 20, 60 }, { 70, 60 }, { 63, 108 }, { 27, 108 });
  for (int i = 0; i < 4; i++)
    PAINT_POLYGON (cr, paint_mix (scene->main, paint_hex (0xd8404b), 0.45), { 20 + i * 14.3, 60 },
                   { 27.2 + i * 14.3, 60 }, { 32.1 + i * 10.3, 108 }, { 27 + i * 10.3, 108 });
  paint_ellipse (cr, 45, 83, 10, 10, scene->light);
  PAINT_POLYGON (cr, scene->accent, { 42, 77.5 }, { 51, 83 }, { 42, 88.5 });
}
