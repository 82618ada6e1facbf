// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sample-cover.h"

/* Covers: things one works and plays with. */

static void
draw_mug (KolSampleScene *scene, double x, double base)
{
  cairo_t *cr = scene->cr;

  paint_shadow (cr, x, base, 10, 2, 0.3);
  paint_arc (cr, x + 8, base - 9, 5, 5, -0.5 * G_PI, 0.5 * G_PI, 2.2, scene->light);
  paint_round (cr, x - 8.5, base - 18, 17, 18, 3, scene->light);
  paint_ellipse (cr, x, base - 9, 3, 3, scene->accent);
}

/* A pile of books. */
void
kol_sample_motif_books (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;
  guint n = 3 + kol_sample_random_below (scene->random, 3);
  const PaintColor colors[] = { scene->main, scene->accent, scene->dark, scene->light,
                                paint_mix (scene->main, scene->accent, 0.5) };

  paint_shadow (cr, 43, 108, 33, 3, 0.3);
  for (guint i = 0; i < n; i++)
    {
      double y = 98 - i * 11;
      double x = 13 + kol_sample_random_between (scene->random, -3, 5);
      double width = kol_sample_random_between (scene->random, 50, 60);
      PaintColor color = colors[i % G_N_ELEMENTS (colors)];

      paint_round (cr, x, y, width, 10, 2, color);
      paint_round (cr, x + 6, y + 1.8, width - 6, 6.4, 1, paint_hex (0xfdf8ee));
      for (int line = 0; line < 3; line++)
        paint_line (cr, x + 9, y + 3.2 + line * 1.8, x + width - 1, y + 3.2 + line * 1.8, 0.3,
                    paint_hex (0xd9cdb8));
      paint_round (cr, x, y, 9, 10, 2, color);
      paint_round (cr, x + 3, y + 2, 1.4, 6, 0.6, paint_lighter (color, 0.5));
    }
  draw_mug (scene, 40, 109 - n * 11);
  paint_leaf (cr, 76, 107, 40, 0.12, paint_hex (0x6a9c6e));
  paint_leaf (cr, 78, 107, 30, 0.6, paint_hex (0x88b585));
}

/* A painter's palette with brushes. */
void
kol_sample_motif_palette (KolSampleScene *scene)
{
  static const guint32 dabs[] = { 0xe4572e, 0xf3a712, 0x76b041, 0x2e86ab, 0x8e5ea2, 0xf2f2f2 };
  cairo_t *cr = scene->cr;

  paint_round (cr, 12, 8, 58, 46, 1, paint_hex (0xffffff));
  cairo_rectangle (cr, 16, 12, 50, 38);
  paint_gradient (cr, (PaintPoint){ 0, 12 }, (PaintPoint){ 0, 50 },
                  paint_lighter (scene->main, 0.5), scene->light);
  PAINT_POLYGON (cr, scene->accent, { 16, 50 }, { 32, 28 }, { 44, 42 }, { 52, 34 }, { 66, 50 });
  paint_ellipse (cr, 54, 22, 5, 5, paint_hex (0xffd166));

  paint_shadow_flat (cr, 47, 85.5, 33, 26);
  paint_ellipse (cr, 46, 83, 33, 26, paint_hex (0xd9a871));
  paint_ellipse (cr, 46, 82, 31.5, 24.5, paint_hex (0xe8bf8d));
  paint_ellipse (cr, 62, 94, 6, 4.6, paint_mix (scene->wall, scene->ground, 0.6));
  for (guint i = 0; i < G_N_ELEMENTS (dabs); i++)
    {
      double a = G_PI * 0.75 + i * 0.62;

      paint_ellipse (cr, 45 + 22 * cos (a), 82 + 16 * sin (a), 5.4, 4.6, paint_hex (dabs[i]));
      paint_ellipse (cr, 43.8 + 22 * cos (a), 80.8 + 16 * sin (a), 1.6, 1,
                     paint_lighter (paint_hex (dabs[i]), 0.5));
    }
  for (int i = 0; i < 2; i++)
    {
      paint_line (cr, 70 + i * 8, 116, 78 + i * 6, 66 - i * 6, 2, paint_hex (0x9c6b45));
      paint_line (cr, 77.4 + i * 6, 70 - i * 6, 78.6 + i * 6, 62 - i * 6, 2.6,
                  paint_hex (0xc9ced6));
      paint_line (cr, 78.6 + i * 6, 61 - i * 6, 79.4 + i * 6, 55 - i * 6, 3,
                  i ? scene->main : scene->dark);
    }
}

static void
draw_heart (KolSampleScene *scene, double x, double y, double size, PaintColor color)
{
  cairo_t *cr = scene->cr;

  cairo_move_to (cr, x, y + 8 * size);
  cairo_curve_to (cr, x - 14 * size, y - 2 * size, x - 7 * size, y - 12 * size, x, y - 5 * size);
  cairo_curve_to (cr, x + 7 * size, y - 12 * size, x + 14 * size, y - 2 * size, x, y + 8 * size);
  paint_fill (cr, color);
}

/* An envelope with a heart. */
void
kol_sample_motif_letter (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;

  cairo_save (cr);
  cairo_translate (cr, 45, 64);
  cairo_rotate (cr, kol_sample_random_between (scene->random, -0.14, 0.14));
  paint_round (cr, -31, -19, 64, 48, 2, paint_darker (scene->wall, 0.12));
  paint_round (cr, -26, -34, 52, 50, 1.5, paint_hex (0xffffff));
  for (int i = 0; i < 4; i++)
    paint_round (cr, -19, -27 + i * 5, i == 3 ? 22 : 38, 1.5, 0.7,
                 paint_mix (scene->dark, scene->light, 0.6));
  paint_round (cr, -33, -20, 66, 46, 2, scene->main);
  PAINT_POLYGON (cr, paint_lighter (scene->main, 0.16), { -33, 26 }, { 0, -2 }, { 33, 26 });
  PAINT_POLYGON (cr, paint_lighter (scene->main, 0.28), { -33, -19 }, { 33, -19 }, { 0, 8 });
  draw_heart (scene, 0, 5, 0.85, scene->accent);
  cairo_restore (cr);
  draw_heart (scene, 16, 22, 0.7, scene->accent);
  draw_heart (scene, 74, 106, 0.9, paint_lighter (scene->main, 0.3));
  draw_heart (scene, 78, 18, 0.45, scene->main);
}

/* A camera. */
void
kol_sample_motif_camera (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;
  PaintColor body = kol_sample_random_chance (scene->random, 0.5) ? scene->dark : scene->main;

  paint_shadow (cr, 45, 107, 36, 3, 0.3);
  paint_round (cr, 30, 50, 28, 16, 4, paint_lighter (scene->light, 0.3));
  paint_round (cr, 14, 54, 10, 6, 2, paint_hex (0xc9ced6));
  paint_round (cr, 8, 58, 74, 48, 6, paint_hex (0xe4e6ea));
  paint_round (cr, 8, 68, 74, 30, 1, body);
  paint_ellipse (cr, 45, 83, 21, 21, paint_hex (0xf4f5f7));
  paint_ellipse (cr, 45, 83, 18.5, 18.5, paint_hex (0x2d2a38));
  paint_ellipse (cr, 45, 83, 13, 13, paint_hex (0x46506e));
  paint_ellipse (cr, 45, 83, 8, 8, paint_hex (0x1f2233));
  paint_ellipse (cr, 40.5, 78, 4, 3, paint_hex (0xa8c5e8));
  paint_round (cr, 64, 60.5, 12, 5.5, 1, paint_hex (0x3a3a4a));
  paint_ellipse (cr, 19, 63, 2, 2, scene->accent);
  cairo_save (cr);
  cairo_translate (cr, 66, 28);
  cairo_rotate (cr, 0.16);
  paint_round (cr, -12, -14, 24, 28, 1, paint_hex (0xffffff));
  cairo_rectangle (cr, -10, -12, 20, 19);
  paint_gradient (cr, (PaintPoint){ 0, -12 }, (PaintPoint){ 0, 8 }, paint_hex (0x9cc9e8),
                  scene->accent);
  PAINT_POLYGON (cr, scene->dark, { -10, 7 }, { -3, -4 }, { 3, 3 }, { 10, 7 });
  cairo_restore (cr);
}

/* A record half out of its sleeve. */
void
kol_sample_motif_record (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;

  cairo_save (cr);
  cairo_translate (cr, 45, 60);
  cairo_rotate (cr, kol_sample_random_between (scene->random, -0.25, 0.25));
  paint_shadow_flat (cr, 5.5, 14.5, 33, 33);
  paint_ellipse (cr, 4, 12, 33, 33, paint_hex (0x26232f));
  for (int i = 0; i < 5; i++)
    paint_arc (cr, 4, 12, 14 + i * 4, 14 + i * 4, 0, 2 * G_PI, 0.4, paint_hex (0x4a4656));
  paint_arc (cr, 4, 12, 25, 25, -0.2, 0.5, 3, paint_hex (0x5c586a));
  paint_ellipse (cr, 4, 12, 11, 11, scene->accent);
  paint_ellipse (cr, 4, 12, 1.6, 1.6, scene->light);
  paint_round (cr, -36, -44, 62, 58, 1.5, scene->main);
  paint_ellipse (cr, -5, -16, 18, 18, paint_lighter (scene->main, 0.3));
  PAINT_POLYGON (cr, scene->dark, { -36, 13 }, { -20, -8 }, { -8, 4 }, { 8, -14 }, { 26, 8 },
                 { 26, 13 });
  paint_round (cr, -31, -39, 22, 2.6, 1, scene->light);
  cairo_restore (cr);
}

static void
draw_screen (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;

  cairo_save (cr);
  paint_round_path (cr, -17, -37, 34, 74, 4);
  cairo_clip (cr);
  cairo_rectangle (cr, -17, -37, 34, 74);
  paint_gradient (cr, (PaintPoint){ 0, -37 }, (PaintPoint){ 0, 37 },
                  paint_lighter (scene->main, 0.3), scene->accent);
  paint_ellipse (cr, 6, -10, 9, 9, scene->light);
  PAINT_POLYGON (cr, scene->dark, { -17, 37 }, { -17, 16 }, { -4, 2 }, { 5, 12 }, { 11, 6 },
                 { 17, 14 }, { 17, 37 });
  cairo_restore (cr);
  for (int i = 0; i < 4; i++)
    paint_round (cr, -14 + i * 7.3, 28, 5.6, 5.6, 1.6,
                 i % 2 ? scene->light : paint_lighter (scene->main, 0.5));
  paint_round (cr, -5, -35, 10, 2.4, 1.2, paint_hex (0x1c1b24));
}

/* A phone with earphones. */
void
kol_sample_motif_phone (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;

  cairo_save (cr);
  cairo_translate (cr, 40, 58);
  cairo_rotate (cr, kol_sample_random_between (scene->random, -0.28, 0.2));
  paint_round_path (cr, -18, -37, 40, 82, 6);
  paint_fill_alpha (cr, paint_hex (0x2b1b3d), 0.16);
  paint_round (cr, -19.5, -39.5, 39, 79, 6, paint_hex (0x24222d));
  draw_screen (scene);
  cairo_restore (cr);

  paint_round_path (cr, 61, 83, 26, 22, 9);
  paint_fill_alpha (cr, paint_hex (0x2b1b3d), 0.14);
  paint_round (cr, 60, 81, 26, 22, 9, paint_hex (0xfdfdfd));
  paint_line (cr, 60.6, 89, 85.4, 89, 0.6, paint_hex (0xd5d6dc));
  paint_ellipse (cr, 73, 94, 1.1, 1.1, paint_hex (0x7bc67e));
  paint_ellipse (cr, 70, 18, 5.4, 6, paint_hex (0xfdfdfd));
  paint_round (cr, 70, 18, 4, 17, 2, paint_hex (0xf1f1f4));
}

/* A gamepad. */
void
kol_sample_motif_gamepad (KolSampleScene *scene)
{
  static const guint32 buttons[] = { 0xf2c14e, 0xe4572e, 0x4aa3c7, 0x63b57c };
  cairo_t *cr = scene->cr;

  cairo_save (cr);
  cairo_translate (cr, 45, 62);
  cairo_rotate (cr, kol_sample_random_between (scene->random, -0.22, 0.22));
  paint_shadow_flat (cr, 1, 8, 35, 20);
  cairo_move_to (cr, -22, -18);
  cairo_curve_to (cr, -8, -22, 8, -22, 22, -18);
  cairo_curve_to (cr, 38, -12, 44, 26, 34, 28);
  cairo_curve_to (cr, 26, 30, 22, 12, 14, 11);
  cairo_curve_to (cr, 6, 10, -6, 10, -14, 11);
  cairo_curve_to (cr, -22, 12, -26, 30, -34, 28);
  cairo_curve_to (cr, -44, 26, -38, -12, -22, -18);
  paint_gradient (cr, (PaintPoint){ 0, -20 }, (PaintPoint){ 0, 28 },
                  paint_lighter (scene->main, 0.2), paint_darker (scene->main, 0.05));
  paint_round (cr, -25, -6.5, 15, 4.6, 1.4, scene->light);
  paint_round (cr, -19.8, -11.7, 4.6, 15, 1.4, scene->light);
  for (int i = 0; i < 4; i++)
    paint_ellipse (cr, 18 + 6 * cos (i * G_PI_2), -4 + 6 * sin (i * G_PI_2), 3, 3,
                   paint_hex (buttons[i]));
  for (int side = -1; side <= 1; side += 2)
    {
      paint_ellipse (cr, side * 9, 5, 5.6, 5.6, paint_darker (scene->main, 0.2));
      paint_ellipse (cr, side * 9, 4, 4.2, 4.2, scene->dark);
    }
  paint_round (cr, -4, -13, 8, 5, 2.5, scene->light);
  cairo_restore (cr);
  PAINT_POLYGON (cr, scene->accent, { 16, 16 }, { 24, 30 }, { 8, 30 });
  paint_arc (cr, 72, 22, 7, 7, 0, 2 * G_PI, 2.6, scene->main);
  paint_line (cr, 66, 100, 76, 110, 2.8, scene->accent);
  paint_line (cr, 76, 100, 66, 110, 2.8, scene->accent);
}

static void
draw_wheel (KolSampleScene *scene, double x, double y)
{
  paint_ellipse (scene->cr, x, y, 8.4, 8.4, paint_hex (0x2a2733));
  paint_ellipse (scene->cr, x, y, 4.8, 4.8, paint_hex (0xd7dae0));
  paint_ellipse (scene->cr, x, y, 1.8, 1.8, paint_hex (0x6b6b78));
}

/* A car on the road. */
void
kol_sample_motif_car (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;
  PaintColor glass = paint_hex (0xcfe8f3);

  cairo_rectangle (cr, -1, -1, 92, 122);
  paint_gradient (cr, (PaintPoint){ 0, 0 }, (PaintPoint){ 0, 90 },
                  paint_mix (scene->wall, paint_hex (0x9fd0ea), 0.5), scene->light);
  paint_ellipse (cr, 68, 28, 9, 9, paint_hex (0xffe6a3));
  paint_ellipse (cr, 14, 92, 44, 30, paint_mix (scene->accent, paint_hex (0x8cbf88), 0.6));
  paint_ellipse (cr, 76, 96, 40, 24, paint_mix (scene->accent, paint_hex (0x6fa76f), 0.7));
  cairo_rectangle (cr, -1, 90, 92, 32);
  paint_fill (cr, paint_hex (0x56536a));
  for (int i = 0; i < 4; i++)
    paint_round (cr, -6 + i * 27, 109, 15, 2, 1, paint_hex (0xf6f1e6));

  paint_shadow (cr, 45, 101, 38, 3, 0.45);
  cairo_move_to (cr, 22, 76);
  cairo_curve_to (cr, 26, 62, 32, 57, 40, 57);
  cairo_curve_to (cr, 54, 56, 62, 60, 69, 76);
  paint_fill (cr, paint_darker (scene->main, 0.08));
  PAINT_POLYGON (cr, glass, { 27, 75 }, { 33, 62.5 }, { 43, 60.5 }, { 43, 75 });
  PAINT_POLYGON (cr, glass, { 46, 75 }, { 46, 60.5 }, { 55, 62 }, { 63, 75 });
  paint_round (cr, 6, 74, 78, 22, 9, scene->main);
  paint_round (cr, 6, 86, 78, 4, 1, paint_darker (scene->main, 0.12));
  paint_round (cr, 77, 79, 7, 5, 2.4, paint_hex (0xfff0b8));
  paint_round (cr, 6, 79, 5, 5, 2, paint_hex (0xe2533f));
  paint_round (cr, 47, 79, 6, 1.6, 0.8, paint_lighter (scene->main, 0.5));
  draw_wheel (scene, 23, 96);
  draw_wheel (scene, 67, 96);
}

static void
draw_weight (KolSampleScene *scene, double x, double y, PaintColor color)
{
  cairo_t *cr = scene->cr;

  paint_round (cr, x - 22, y - 2.4, 44, 4.8, 2, paint_hex (0xb9bec8));
  for (int side = -1; side <= 1; side += 2)
    {
      paint_round (cr, x + side * 17 - 4, y - 11, 8, 22, 3, color);
      paint_round (cr, x + side * 24 - 3, y - 8, 6, 16, 2.5, paint_darker (color, 0.16));
    }
}

/* Weights, a bottle and a mat. */
void
kol_sample_motif_dumbbell (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;

  paint_shadow (cr, 25, 100, 12, 2.4, 0.3);
  paint_round (cr, 21, 46, 9, 9, 2, scene->dark);
  paint_round (cr, 15, 53, 21, 47, 5, scene->accent);
  paint_round_path (cr, 18, 58, 2.4, 34, 1.2);
  paint_fill_alpha (cr, paint_hex (0xffffff), 0.5);
  paint_round (cr, 15, 70, 21, 10, 0, paint_lighter (scene->accent, 0.3));

  paint_shadow (cr, 60, 100, 20, 2.6, 0.3);
  paint_ellipse (cr, 64, 85, 15, 15, paint_mix (scene->main, scene->light, 0.45));
  for (int i = 0; i < 4; i++)
    paint_arc (cr, 64, 85, 11.5 - i * 3, 11.5 - i * 3, i, i + 5.2, 1.4,
               paint_mix (scene->main, scene->light, 0.1));
  paint_shadow (cr, 50, 113, 28, 2.4, 0.3);
  draw_weight (scene, 50, 104, scene->main);
}

/* A chart on paper, with coins. */
void
kol_sample_motif_chart (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;
  PaintColor gold = paint_hex (0xf0bd4f);

  paint_round_path (cr, 13, 21, 66, 72, 3);
  paint_fill_alpha (cr, paint_hex (0x2b1b3d), 0.12);
  paint_round (cr, 12, 18, 66, 72, 3, paint_hex (0xffffff));
  paint_round (cr, 19, 26, 30, 3, 1.5, scene->dark);
  for (int i = 0; i < 5; i++)
    {
      double height = 10 + i * 6 + kol_sample_random_between (scene->random, -4, 5);

      paint_round (cr, 20 + i * 11, 80 - height, 7, height, 1.5,
                   i == 4 ? scene->accent : paint_lighter (scene->main, 0.4 - i * 0.1));
    }
  cairo_move_to (cr, 22, 62);
  cairo_curve_to (cr, 38, 60, 48, 44, 68, 37);
  paint_stroke (cr, scene->dark, 1.6);
  PAINT_POLYGON (cr, scene->dark, { 72, 35 }, { 65, 34 }, { 68, 41 });
  for (int i = 0; i < 4; i++)
    {
      paint_ellipse (cr, 24, 110 - i * 4.4, 13, 5, paint_darker (gold, 0.18));
      paint_ellipse (cr, 24, 108.4 - i * 4.4, 13, 5, gold);
    }
  paint_ellipse (cr, 24, 95.2, 8, 2.8, paint_lighter (gold, 0.4));
  paint_ellipse (cr, 66, 104, 10, 10, paint_darker (gold, 0.14));
  paint_ellipse (cr, 65, 103, 10, 10, gold);
  paint_ellipse (cr, 65, 103, 7, 7, paint_lighter (gold, 0.3));
}
