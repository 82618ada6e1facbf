// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sample-cover.h"

/* Covers: what one puts on, face or body. */

static const PaintPoint none = { 0, 0 };

/* A glass or plastic body with light from the left. */
static void
draw_vessel (KolSampleScene *scene,
             double x,
             double y,
             double width,
             double height,
             double radius,
             PaintColor color)
{
  cairo_t *cr = scene->cr;

  paint_round_path (cr, x, y, width, height, radius);
  paint_gradient (cr, (PaintPoint){ x, y }, (PaintPoint){ x + width, y },
                  paint_lighter (color, 0.18), paint_darker (color, 0.12));
  paint_round_path (cr, x + width * 0.12, y + height * 0.1, width * 0.09, height * 0.72,
                    width * 0.045);
  paint_fill_alpha (cr, paint_hex (0xffffff), 0.45);
}

static void
draw_label (KolSampleScene *scene, double x, double y, double width)
{
  PaintColor ink = scene->dark;

  paint_round (scene->cr, x - width / 2, y, width, width * 0.85, 1, scene->light);
  paint_round (scene->cr, x - width * 0.3, y + width * 0.2, width * 0.6, width * 0.09, 0.4, ink);
  paint_round (scene->cr, x - width * 0.22, y + width * 0.42, width * 0.44, width * 0.06, 0.3,
               paint_lighter (ink, 0.5));
  paint_round (scene->cr, x - width * 0.22, y + width * 0.58, width * 0.44, width * 0.06, 0.3,
               paint_lighter (ink, 0.5));
}

static void
draw_dropper (KolSampleScene *scene, double x, double base, double size, PaintColor color)
{
  cairo_t *cr = scene->cr;

  paint_shadow (cr, x, base, 17 * size, 3.4 * size, 0.3);
  paint_round (cr, x - 4 * size, base - 64 * size, 8 * size, 12 * size, 4 * size, scene->dark);
  paint_round (cr, x - 6 * size, base - 54 * size, 12 * size, 9 * size, 1.5 * size,
               paint_lighter (scene->dark, 0.15));
  draw_vessel (scene, x - 13 * size, base - 46 * size, 26 * size, 46 * size, 6 * size, color);
  draw_label (scene, x, base - 33 * size, 16 * size);
}

static void
draw_tube (KolSampleScene *scene, double x, double base, PaintColor color)
{
  cairo_t *cr = scene->cr;

  paint_shadow (cr, x, base, 10, 2.4, 0.3);
  paint_round (cr, x - 5.5, base - 9, 11, 9, 1.5, scene->light);
  cairo_move_to (cr, x - 7, base - 8);
  cairo_line_to (cr, x - 9.5, base - 46);
  cairo_line_to (cr, x + 9.5, base - 46);
  cairo_line_to (cr, x + 7, base - 8);
  paint_gradient (cr, (PaintPoint){ x - 9, 0 }, (PaintPoint){ x + 9, 0 },
                  paint_lighter (color, 0.25), color);
  paint_round (cr, x - 10, base - 49, 20, 4, 1, paint_darker (color, 0.12));
  paint_round (cr, x - 4.5, base - 36, 9, 1.6, 0.6, scene->light);
  paint_round (cr, x - 3.2, base - 32, 6.4, 1, 0.5, scene->light);
}

static void
draw_petals (KolSampleScene *scene, double x, double y, double r, PaintColor color)
{
  for (guint i = 0; i < 6; i++)
    paint_ellipse (scene->cr, x + r * cos (i * G_PI / 3), y + r * sin (i * G_PI / 3), r * 0.72,
                   r * 0.72, color);
  paint_ellipse (scene->cr, x, y, r * 0.6, r * 0.6, paint_hex (0xffd166));
}

/* A bottle with a dropper, and what goes with it. */
void
kol_sample_motif_serum (KolSampleScene *scene)
{
  switch (kol_sample_random_below (scene->random, 3))
    {
    case 0:
      draw_dropper (scene, 45, 104, 1.05, scene->main);
      paint_leaf (scene->cr, 66, 106, 26, 0.5, scene->accent);
      paint_leaf (scene->cr, 67, 106, 20, 1.1, paint_lighter (scene->accent, 0.2));
      break;
    case 1:
      draw_tube (scene, 64, 100, scene->accent);
      draw_dropper (scene, 36, 106, 0.95, scene->main);
      break;
    default:
      paint_round (scene->cr, 18, 92, 54, 18, 2, scene->light);
      paint_round (scene->cr, 18, 96, 54, 14, 2, paint_darker (scene->light, 0.06));
      draw_dropper (scene, 45, 92, 0.92, scene->accent);
      draw_petals (scene, 74, 108, 4, paint_lighter (scene->main, 0.45));
      break;
    }
}

static void
draw_jar (KolSampleScene *scene,
          double x,
          double base,
          double width,
          double height,
          PaintColor color)
{
  cairo_t *cr = scene->cr;

  paint_shadow (cr, x, base, width * 0.62, 2.8, 0.3);
  draw_vessel (scene, x - width / 2, base - height, width, height, 5, color);
  draw_vessel (scene, x - width / 2 - 1, base - height - 8, width + 2, 9, 2, scene->light);
  paint_round (cr, x - width * 0.22, base - height * 0.58, width * 0.44, 1.6, 0.7, scene->light);
  paint_round (cr, x - width * 0.15, base - height * 0.4, width * 0.3, 1, 0.5, scene->light);
}

/* Cream jars. */
void
kol_sample_motif_jars (KolSampleScene *scene)
{
  if (kol_sample_random_chance (scene->random, 0.5))
    {
      draw_jar (scene, 45, 106, 42, 26, scene->main);
      draw_jar (scene, 45, 72, 30, 18, scene->accent);
      draw_petals (scene, 74, 106, 4.4, scene->light);
      return;
    }

  draw_tube (scene, 28, 98, scene->main);
  draw_jar (scene, 56, 107, 38, 26, scene->accent);
}

static void
draw_lipstick (KolSampleScene *scene, double x, double base, double height, PaintColor color)
{
  cairo_t *cr = scene->cr;
  PaintColor gold = paint_hex (0xe4bb72);

  paint_shadow (cr, x, base, 10, 2.2, 0.3);
  cairo_move_to (cr, x - 4.6, base - 24);
  cairo_line_to (cr, x - 4.6, base - 24 - height);
  cairo_curve_to (cr, x - 4.6, base - 30 - height, x + 1, base - 33 - height, x + 4.6,
                  base - 31 - height);
  cairo_line_to (cr, x + 4.6, base - 24);
  paint_gradient (cr, (PaintPoint){ x - 5, 0 }, (PaintPoint){ x + 5, 0 },
                  paint_lighter (color, 0.2), paint_darker (color, 0.1));
  draw_vessel (scene, x - 5.8, base - 31, 11.6, 12, 0.8, gold);
  draw_vessel (scene, x - 7.4, base - 21, 14.8, 21, 1.4, scene->dark);
}

/* Lipsticks in a row, or a compact with one. */
void
kol_sample_motif_lipstick (KolSampleScene *scene)
{
  PaintColor red = paint_mix (scene->main, paint_hex (0xd0273f), 0.5);
  cairo_t *cr = scene->cr;

  if (kol_sample_random_chance (scene->random, 0.5))
    {
      draw_lipstick (scene, 26, 102, 15, red);
      draw_lipstick (scene, 64, 102, 11, paint_lighter (red, 0.35));
      draw_lipstick (scene, 45, 107, 21, paint_mix (red, scene->accent, 0.25));
      return;
    }

  paint_shadow (cr, 37, 104, 26, 3, 0.3);
  paint_ellipse (cr, 37, 68, 25, 25, scene->dark);
  paint_ellipse (cr, 37, 68, 22, 22, paint_mix (scene->light, scene->wall, 0.4));
  paint_arc (cr, 37, 68, 16, 16, 1.1 * G_PI, 1.45 * G_PI, 2, scene->light);
  paint_ellipse (cr, 37, 98, 27, 7.5, scene->dark);
  paint_ellipse (cr, 37, 96, 22, 5, paint_lighter (red, 0.55));
  draw_lipstick (scene, 72, 108, 14, red);
}

/* A flask with a big stopper. */
void
kol_sample_motif_perfume (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;
  gboolean round = kol_sample_random_chance (scene->random, 0.5);

  paint_shadow (cr, 45, 106, 25, 3.2, 0.3);
  paint_round (cr, 40, 50, 10, 12, 1, paint_hex (0xe4bb72));
  draw_vessel (scene, 36, 36, 18, 17, round ? 8.5 : 2, scene->dark);
  draw_vessel (scene, 22, 60, 46, 46, round ? 21 : 5, paint_mix (scene->main, scene->light, 0.35));
  paint_round_path (cr, 26, 78, 38, 24, round ? 17 : 3);
  paint_fill_alpha (cr, scene->main, 0.65);
  draw_label (scene, 45, 76, 17);
  draw_petals (scene, 76, 105, 5, scene->accent);
  draw_petals (scene, 14, 110, 3.6, paint_lighter (scene->accent, 0.4));
}

static void
draw_sneaker (KolSampleScene *scene, double x, double y, PaintColor color)
{
  cairo_t *cr = scene->cr;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  paint_shadow (cr, 0, 1, 30, 3, 0.3);
  cairo_move_to (cr, -27, -6);
  cairo_curve_to (cr, -29, -16, -27, -24, -24, -29);
  cairo_curve_to (cr, -18, -26, -12, -26, -7, -31);
  cairo_curve_to (cr, -1, -22, 10, -17, 19, -15);
  cairo_curve_to (cr, 27, -13, 30, -9, 29, -6);
  paint_fill (cr, color);
  cairo_move_to (cr, -27, -6);
  cairo_curve_to (cr, -29, -14, -27, -20, -26, -22);
  cairo_curve_to (cr, -18, -20, -14, -14, -13, -6);
  paint_fill (cr, scene->accent);
  paint_round (cr, -29, -7, 60, 8, 4, scene->light);
  for (int i = 0; i < 4; i++)
    paint_line (cr, -6 + i * 5, -25 + i * 3.1, -1 + i * 5, -28 + i * 3.4, 1.6, scene->light);
  cairo_move_to (cr, -8, -11);
  cairo_curve_to (cr, 2, -9, 10, -12, 14, -14);
  paint_stroke (cr, scene->light, 2);
  cairo_restore (cr);
}

/* A pair of sneakers on a block. */
void
kol_sample_motif_shoes (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;

  paint_round (cr, 34, 74, 46, 22, 2, scene->light);
  paint_round (cr, 34, 78, 46, 18, 2, paint_darker (scene->light, 0.07));
  cairo_save (cr);
  cairo_translate (cr, 57, 73);
  cairo_scale (cr, -0.82, 0.82);
  draw_sneaker (scene, none.x, none.y, paint_lighter (scene->main, 0.12));
  cairo_restore (cr);
  draw_sneaker (scene, 42, 108, scene->main);
}

static void
draw_hanger (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;
  PaintColor wood = paint_hex (0xb98a5a);

  paint_line (cr, 6, 17, 84, 17, 1.6, scene->dark);
  paint_arc (cr, 45, 19, 2.6, 2.6, 0.9 * G_PI, 2.3 * G_PI, 1, scene->dark);
  paint_line (cr, 45, 22, 45, 25, 1, scene->dark);
  cairo_move_to (cr, 29, 33);
  cairo_line_to (cr, 45, 25);
  cairo_line_to (cr, 61, 33);
  paint_stroke (cr, wood, 2.2);
}

static void
draw_gown (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;

  cairo_move_to (cr, 34, 31);
  cairo_curve_to (cr, 38, 42, 52, 42, 56, 31);
  cairo_curve_to (cr, 62, 40, 57, 50, 57, 56);
  cairo_curve_to (cr, 64, 76, 70, 92, 72, 104);
  cairo_curve_to (cr, 54, 110, 36, 110, 18, 104);
  cairo_curve_to (cr, 20, 92, 26, 76, 33, 56);
  cairo_curve_to (cr, 33, 50, 28, 40, 34, 31);
  paint_gradient (cr, (PaintPoint){ 20, 0 }, (PaintPoint){ 72, 0 },
                  paint_lighter (scene->main, 0.14), paint_darker (scene->main, 0.06));
  paint_round (cr, 32.5, 54, 25, 4, 1.5, scene->accent);
  for (int i = 0; i < 3; i++)
    paint_line (cr, 38 + i * 7, 62, 30 + i * 15, 103, 0.7, paint_darker (scene->main, 0.14));
}

static void
draw_sweater (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;
  PaintColor rib = paint_darker (scene->main, 0.14);

  PAINT_POLYGON (cr, paint_darker (scene->main, 0.06), { 30, 32 }, { 15, 46 }, { 12, 84 },
                 { 22, 85 }, { 30, 56 });
  PAINT_POLYGON (cr, paint_darker (scene->main, 0.06), { 60, 32 }, { 75, 46 }, { 78, 84 },
                 { 68, 85 }, { 60, 56 });
  paint_round (cr, 27, 31, 36, 60, 6, scene->main);
  paint_round (cr, 27, 85, 36, 7, 2, rib);
  paint_round (cr, 11, 82, 12, 6, 2, rib);
  paint_round (cr, 67, 82, 12, 6, 2, rib);
  paint_arc (cr, 45, 31, 9, 6, 0, G_PI, 3, rib);
  for (guint i = 0; i < 3; i++)
    paint_round (cr, 27, 52 + i * 9, 36, 3.6, 0, i == 1 ? scene->accent : scene->light);
}

/* Something to wear, on a rail. */
void
kol_sample_motif_dress (KolSampleScene *scene)
{
  draw_hanger (scene);
  if (kol_sample_random_chance (scene->random, 0.55))
    draw_gown (scene);
  else
    draw_sweater (scene);
}

/* A handbag. */
void
kol_sample_motif_bag (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;
  PaintColor gold = paint_hex (0xe4bb72);

  paint_shadow (cr, 45, 106, 34, 3.4, 0.3);
  paint_arc (cr, 45, 66, 16, 26, G_PI, 2 * G_PI, 3, paint_darker (scene->main, 0.2));
  cairo_move_to (cr, 18, 64);
  cairo_curve_to (cr, 30, 60, 60, 60, 72, 64);
  cairo_line_to (cr, 77, 102);
  cairo_curve_to (cr, 60, 108, 30, 108, 13, 102);
  paint_gradient (cr, (PaintPoint){ 15, 60 }, (PaintPoint){ 75, 106 },
                  paint_lighter (scene->main, 0.14), paint_darker (scene->main, 0.08));
  cairo_move_to (cr, 18, 64);
  cairo_curve_to (cr, 30, 60, 60, 60, 72, 64);
  cairo_curve_to (cr, 74, 84, 58, 88, 45, 88);
  cairo_curve_to (cr, 32, 88, 16, 84, 18, 64);
  paint_fill (cr, paint_darker (scene->main, 0.12));
  paint_round (cr, 40, 82, 10, 9, 2, gold);
  paint_round (cr, 62, 60, 4, 26, 2, scene->accent);
  paint_ellipse (cr, 64, 88, 4, 5, scene->accent);
}
