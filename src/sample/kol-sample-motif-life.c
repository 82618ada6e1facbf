// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sample-cover.h"
#include "kol-sample-pet.h"

/* Covers: what grows, and what one hugs. */

static void
draw_pot (KolSampleScene *scene, double x, double base, double width, double height)
{
  cairo_t *cr = scene->cr;

  paint_shadow (cr, x, base, width * 0.6, 2.6, 0.3);
  PAINT_POLYGON (cr, scene->main, { x - width / 2, base - height },
                 { x + width / 2, base - height }, { x + width * 0.38, base },
                 { x - width * 0.38, base });
  PAINT_POLYGON (cr, paint_darker (scene->main, 0.1), { x + width * 0.14, base - height },
                 { x + width / 2, base - height }, { x + width * 0.38, base },
                 { x + width * 0.12, base });
  paint_round (cr, x - width * 0.55, base - height - 2, width * 1.1, 6, 2,
               paint_lighter (scene->main, 0.12));
}

static void
draw_monstera (KolSampleScene *scene)
{
  static const struct
  {
    double x, y, length, angle;
  } leaves[] = { { 45, 78, 40, -0.75 },
                 { 45, 78, 44, 0.62 },
                 { 45, 78, 52, -0.12 },
                 { 45, 80, 30, -1.35 },
                 { 45, 80, 30, 1.3 } };

  for (guint i = 0; i < G_N_ELEMENTS (leaves); i++)
    paint_leaf (scene->cr, leaves[i].x, leaves[i].y, leaves[i].length, leaves[i].angle,
                paint_mix (paint_hex (i % 2 ? 0x3f8a5f : 0x56a572), scene->accent, 0.12));
}

static void
draw_cactus (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;
  PaintColor green = paint_hex (0x4f9a74);

  paint_round (cr, 24, 52, 9, 22, 4.5, paint_darker (green, 0.06));
  paint_round (cr, 24, 65, 18, 9, 4.5, paint_darker (green, 0.06));
  paint_round (cr, 58, 44, 9, 22, 4.5, green);
  paint_round (cr, 49, 57, 18, 9, 4.5, green);
  paint_round (cr, 36, 32, 18, 50, 9, green);
  for (int i = 0; i < 3; i++)
    paint_line (cr, 40 + i * 5, 40, 40 + i * 5, 76, 0.8, paint_lighter (green, 0.4));
  paint_ellipse (cr, 45, 31, 5, 4.4, paint_hex (0xf47c94));
  paint_ellipse (cr, 62, 43, 3.4, 3, paint_hex (0xf47c94));
}

/* A plant in a pot. */
void
kol_sample_motif_plant (KolSampleScene *scene)
{
  if (kol_sample_random_chance (scene->random, 0.6))
    draw_monstera (scene);
  else
    draw_cactus (scene);
  draw_pot (scene, 45, 108, 34, 28);
}

static void
draw_blossom (KolSampleScene *scene, double x, double y, double r, PaintColor color)
{
  cairo_t *cr = scene->cr;

  for (int i = 0; i < 7; i++)
    paint_ellipse (cr, x + r * 0.62 * cos (i * 0.9), y + r * 0.62 * sin (i * 0.9), r * 0.48,
                   r * 0.48, color);
  paint_ellipse (cr, x, y, r * 0.62, r * 0.62, paint_lighter (color, 0.22));
  paint_ellipse (cr, x, y, r * 0.3, r * 0.3, paint_hex (0xffd166));
}

static void
draw_tulip (KolSampleScene *scene, double x, double y, double r, PaintColor color)
{
  cairo_t *cr = scene->cr;

  cairo_move_to (cr, x - r * 0.8, y - r);
  cairo_curve_to (cr, x - r * 1.1, y + r * 0.7, x + r * 1.1, y + r * 0.7, x + r * 0.8, y - r);
  cairo_line_to (cr, x + r * 0.36, y - r * 0.45);
  cairo_line_to (cr, x, y - r * 1.15);
  cairo_line_to (cr, x - r * 0.36, y - r * 0.45);
  cairo_close_path (cr);
  paint_fill (cr, color);
}

/* Flowers in a vase. */
void
kol_sample_motif_flowers (KolSampleScene *scene)
{
  static const PaintPoint heads[] = { { 26, 50 }, { 64, 48 }, { 36, 36 }, { 56, 33 }, { 45, 46 } };
  cairo_t *cr = scene->cr;
  gboolean tulips = kol_sample_random_chance (scene->random, 0.5);
  PaintColor green = paint_hex (0x5f9560);

  paint_shadow (cr, 45, 108, 18, 2.8, 0.3);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      paint_line (cr, 45, 84, heads[i].x, heads[i].y, 1.5, green);
      paint_leaf (cr, (45 + heads[i].x) / 2, (84 + heads[i].y) / 2, 15, (heads[i].x - 45) * 0.06,
                  paint_lighter (green, 0.12));
    }
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      PaintColor color = i % 2 ? scene->accent : scene->main;

      if (tulips)
        draw_tulip (scene, heads[i].x, heads[i].y, 8, color);
      else
        draw_blossom (scene, heads[i].x, heads[i].y, 10.5, color);
    }
  cairo_move_to (cr, 38, 74);
  cairo_curve_to (cr, 40, 84, 28, 88, 30, 99);
  cairo_curve_to (cr, 32, 110, 58, 110, 60, 99);
  cairo_curve_to (cr, 62, 88, 50, 84, 52, 74);
  paint_gradient (cr, (PaintPoint){ 30, 0 }, (PaintPoint){ 60, 0 }, scene->light,
                  paint_darker (scene->light, 0.14));
  paint_round_path (cr, 35.4, 90, 2.2, 12, 1.1);
  paint_fill_alpha (cr, paint_hex (0xffffff), 0.8);
}

/* A wrapped bunch with a ribbon. */
void
kol_sample_motif_bouquet (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;

  for (int i = -3; i <= 3; i++)
    paint_leaf (cr, 45, 66, 46 - ABS (i) * 3, i * 0.3, paint_hex (i % 2 ? 0x6a9c6e : 0x88b585));
  PAINT_POLYGON (cr, paint_darker (scene->light, 0.08), { 12, 50 }, { 78, 50 }, { 51, 112 },
                 { 39, 112 });
  for (int i = 0; i < 9; i++)
    {
      double x = 24 + i % 5 * 10.5 + i / 5 * 5;
      double y = 50 - i / 5 * 14 + i % 2 * 4;

      draw_blossom (scene, x, y, 10,
                    i % 3 == 0   ? scene->main
                    : i % 3 == 1 ? paint_lighter (scene->main, 0.45)
                                 : scene->accent);
    }
  PAINT_POLYGON (cr, scene->light, { 12, 52 }, { 45, 66 }, { 49, 113 }, { 37, 110 });
  PAINT_POLYGON (cr, paint_darker (scene->light, 0.04), { 78, 52 }, { 45, 66 }, { 41, 113 },
                 { 53, 110 });
  PAINT_POLYGON (cr, scene->main, { 44, 91 }, { 36, 108 }, { 41, 107 }, { 43, 111 }, { 46, 92 });
  PAINT_POLYGON (cr, scene->main, { 46, 91 }, { 54, 108 }, { 49, 107 }, { 47, 111 }, { 44, 92 });
  for (int side = -1; side <= 1; side += 2)
    {
      paint_ellipse (cr, 45 + side * 8, 88, 8, 5.4, paint_lighter (scene->main, 0.1));
      paint_ellipse (cr, 45 + side * 9, 88, 4, 2.2, paint_darker (scene->main, 0.1));
    }
  paint_ellipse (cr, 45, 89, 3.6, 3.6, paint_darker (scene->main, 0.08));
}

static void
draw_pet (KolSampleScene *scene, void (*draw) (cairo_t *cr, KolSampleRandom *random))
{
  cairo_t *cr = scene->cr;

  cairo_save (cr);
  cairo_translate (cr, 1, 32);
  cairo_scale (cr, 0.88, 0.88);
  draw (cr, scene->random);
  cairo_restore (cr);

  if (kol_sample_random_chance (scene->random, 0.5))
    {
      paint_ellipse (cr, 76, 110, 8, 8, scene->accent);
      paint_arc (cr, 76, 110, 5, 6, 0.6 * G_PI, 1.4 * G_PI, 1, paint_lighter (scene->accent, 0.6));
      paint_arc (cr, 72, 108, 6, 7, 1.6 * G_PI, 2.4 * G_PI, 1, paint_lighter (scene->accent, 0.6));
    }
}

/* A cat. */
void
kol_sample_motif_cat (KolSampleScene *scene)
{
  draw_pet (scene, kol_sample_cat_draw);
}

/* A dog. */
void
kol_sample_motif_dog (KolSampleScene *scene)
{
  draw_pet (scene, kol_sample_dog_draw);
}

static void
draw_blocks (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;

  paint_round (cr, 66, 96, 16, 16, 2, scene->accent);
  paint_ellipse (cr, 74, 104, 4.4, 4.4, scene->light);
  paint_round (cr, 68, 80, 15, 15, 2, scene->main);
  PAINT_POLYGON (cr, scene->light, { 75.5, 83 }, { 80, 91.5 }, { 71, 91.5 });
}

/* A teddy bear with toy bricks. */
void
kol_sample_motif_bear (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;
  PaintColor fur = paint_mix (
      paint_hex (kol_sample_random_chance (scene->random, 0.5) ? 0xc99466 : 0xe8d3bb), scene->main,
      0.08);
  PaintColor pale = paint_lighter (fur, 0.5);
  PaintColor ink = paint_hex (0x46343a);

  paint_shadow (cr, 38, 110, 28, 3, 0.3);
  for (int side = -1; side <= 1; side += 2)
    {
      paint_ellipse (cr, 38 + side * 19, 35, 8, 8, fur);
      paint_ellipse (cr, 38 + side * 19, 35.6, 4.6, 4.6, pale);
      paint_ellipse (cr, 38 + side * 21, 80, 7, 12, paint_darker (fur, 0.07));
    }
  paint_ellipse (cr, 38, 88, 21, 21, fur);
  paint_ellipse (cr, 38, 91, 12.5, 14, pale);
  for (int side = -1; side <= 1; side += 2)
    {
      paint_ellipse (cr, 38 + side * 17, 104, 9, 8, paint_darker (fur, 0.05));
      paint_ellipse (cr, 38 + side * 17, 104.6, 5, 4.6, pale);
    }
  paint_ellipse (cr, 38, 52, 24, 21, fur);
  paint_ellipse (cr, 38, 60, 11, 8.6, pale);
  for (int side = -1; side <= 1; side += 2)
    {
      paint_ellipse (cr, 38 + side * 9.5, 49, 2.2, 2.6, ink);
      paint_ellipse_path (cr, 38 + side * 16, 57, 3.6, 2.4);
      paint_fill_alpha (cr, paint_hex (0xf0766f), 0.4);
    }
  paint_ellipse (cr, 38, 56.4, 3.6, 2.6, ink);
  paint_arc (cr, 38, 60, 4, 3, 0.15 * G_PI, 0.85 * G_PI, 1, ink);
  paint_leaf (cr, 38, 72.5, 12, -1.75, scene->accent);
  paint_leaf (cr, 38, 72.5, 12, 1.75, scene->accent);
  paint_ellipse (cr, 38, 72.5, 3, 3, paint_darker (scene->accent, 0.12));
  draw_blocks (scene);
}
