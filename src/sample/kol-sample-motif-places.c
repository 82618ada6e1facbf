// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sample-cover.h"

/* Covers: places. They fill the whole picture. */

typedef struct
{
  guint32 top;
  guint32 bottom;
  guint32 sun;
} Sky;

// clang-format off
static const Sky skies[] = {
  { 0x8fc5e8, 0xe6f4f6, 0xfff6d8 }, { 0xf7a67c, 0xfde3b9, 0xfff0c4 }, { 0x6f7fc2, 0xf5b5c0, 0xffe6d0 },
  { 0xaadfd6, 0xfdf3d8, 0xffffff }, { 0xf4b6c2, 0xfdeee0, 0xfffaf0 }, { 0x30406e, 0x8a6fa8, 0xfff3d6 },
};
// clang-format on

static const Sky *
draw_sky (KolSampleScene *scene, double horizon)
{
  const Sky *sky = &skies[kol_sample_random_below (scene->random, G_N_ELEMENTS (skies))];
  cairo_t *cr = scene->cr;
  double x = kol_sample_random_between (scene->random, 18, 72);
  double y = kol_sample_random_between (scene->random, 20, 40);

  cairo_rectangle (cr, -1, -1, 92, 122);
  paint_gradient (cr, (PaintPoint){ 0, 0 }, (PaintPoint){ 0, horizon }, paint_hex (sky->top),
                  paint_hex (sky->bottom));
  paint_ellipse_path (cr, x, y, 14, 14);
  paint_fill_alpha (cr, paint_hex (sky->sun), 0.35);
  paint_ellipse (cr, x, y, 9.5, 9.5, paint_hex (sky->sun));

  return sky;
}

static void
draw_cloud (KolSampleScene *scene, double x, double y, double size)
{
  cairo_t *cr = scene->cr;

  paint_ellipse_path (cr, x, y, 7 * size, 5 * size);
  paint_ellipse_path (cr, x + 7 * size, y - 2 * size, 7 * size, 6.4 * size);
  paint_ellipse_path (cr, x + 15 * size, y + size * 0.4, 7 * size, 4.6 * size);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
  paint_fill_alpha (cr, paint_hex (0xffffff), 0.75);
}

static void
draw_range (KolSampleScene *scene, double base, double height, PaintColor color, gboolean snow)
{
  cairo_t *cr = scene->cr;
  double shift = kol_sample_random_between (scene->random, -14, 14);

  for (int i = 0; i < 3; i++)
    {
      double x = 5 + i * 38 + shift;
      double top = base - height * kol_sample_random_between (scene->random, 0.7, 1.1);

      PAINT_POLYGON (cr, color, { x - 36, base + 30 }, { x, top }, { x + 36, base + 30 });
      PAINT_POLYGON (cr, paint_darker (color, 0.12), { x, top }, { x + 36, base + 30 },
                     { x + 6, base + 30 }, { x - 3, top + 16 });
      if (snow)
        PAINT_POLYGON (cr, paint_hex (0xfcfdff), { x, top }, { x + 8, top + 13 },
                       { x + 3, top + 10.5 }, { x - 1, top + 15 }, { x - 4, top + 10.5 },
                       { x - 8, top + 13 });
    }
}

static void
draw_fir (KolSampleScene *scene, double x, double base, double size, PaintColor color)
{
  cairo_rectangle (scene->cr, x - 0.8 * size, base - 4 * size, 1.6 * size, 5 * size);
  paint_fill (scene->cr, paint_hex (0x5a4036));
  for (int i = 0; i < 3; i++)
    PAINT_POLYGON (scene->cr, color, { x - (7 - i * 1.6) * size, base - (3 + i * 6) * size },
                   { x, base - (14 + i * 6) * size },
                   { x + (7 - i * 1.6) * size, base - (3 + i * 6) * size });
}

/* Mountains above a lake or a forest. */
void
kol_sample_motif_mountains (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;
  PaintColor far;
  const Sky *sky = draw_sky (scene, 95);

  far = paint_mix (scene->dark, paint_hex (sky->bottom), 0.5);
  draw_cloud (scene, 10, 24, 0.9);
  draw_range (scene, 84, 44, far, TRUE);
  draw_range (scene, 96, 30, paint_mix (scene->dark, scene->main, 0.55), FALSE);

  if (kol_sample_random_chance (scene->random, 0.5))
    {
      cairo_rectangle (cr, -1, 96, 92, 26);
      paint_gradient (cr, (PaintPoint){ 0, 96 }, (PaintPoint){ 0, 120 },
                      paint_mix (paint_hex (sky->bottom), far, 0.3), paint_hex (sky->top));
      for (int i = 0; i < 4; i++)
        paint_line (cr, 14 + i * 9, 101 + i * 5, 40 + i * 11, 101 + i * 5, 0.7,
                    paint_hex (0xffffff));
    }
  else
    {
      paint_ellipse (cr, 45, 124, 70, 26, paint_mix (scene->accent, paint_hex (0x5b8f57), 0.6));
    }
  for (int i = 0; i < 5; i++)
    draw_fir (scene, 6 + i * 20 + i % 2 * 4, 113 - i % 2 * 6, 0.9 + i % 3 * 0.2,
              paint_mix (paint_hex (0x2f5d50), scene->dark, 0.25));
}

static void
draw_palm (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;

  cairo_move_to (cr, 76, 122);
  cairo_curve_to (cr, 78, 90, 74, 64, 66, 44);
  paint_stroke (cr, paint_hex (0x7d5a44), 3.4);
  for (int i = 0; i < 6; i++)
    paint_leaf (cr, 66, 44, 30, -2.2 + i * 0.85, paint_hex (i % 2 ? 0x3f8a6b : 0x57a57f));
}

static void
draw_sailboat (KolSampleScene *scene, double x, double y)
{
  cairo_t *cr = scene->cr;

  PAINT_POLYGON (cr, paint_hex (0xffffff), { x, y - 26 }, { x, y - 4 }, { x + 13, y - 4 });
  PAINT_POLYGON (cr, scene->accent, { x - 1.4, y - 22 }, { x - 1.4, y - 4 }, { x - 10, y - 4 });
  PAINT_POLYGON (cr, scene->dark, { x - 12, y - 2.6 }, { x + 15, y - 2.6 }, { x + 10, y + 3 },
                 { x - 8, y + 3 });
}

/* The sea, with a beach. */
void
kol_sample_motif_sea (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;

  draw_sky (scene, 66);
  draw_cloud (scene, 48, 50, 0.7);
  cairo_rectangle (cr, -1, 62, 92, 60);
  paint_gradient (cr, (PaintPoint){ 0, 62 }, (PaintPoint){ 0, 112 }, paint_hex (0x2f86a6),
                  paint_hex (0x8fd9d0));
  for (int i = 0; i < 6; i++)
    paint_line (cr, 8 + i * 29 % 60, 68 + i * 4, 22 + i * 29 % 60, 68 + i * 4, 0.8,
                paint_hex (0xd4f2f0));
  draw_sailboat (scene, 30, 72);

  cairo_move_to (cr, -2, 100);
  cairo_curve_to (cr, 24, 88, 56, 106, 92, 92);
  cairo_line_to (cr, 92, 122);
  cairo_line_to (cr, -2, 122);
  cairo_close_path (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, 5);
  cairo_stroke_preserve (cr);
  paint_fill (cr, paint_hex (0xf5dfb3));
  if (kol_sample_random_chance (scene->random, 0.5))
    {
      draw_palm (scene);
      return;
    }
  paint_line (cr, 24, 116, 20, 88, 1.4, scene->light);
  cairo_move_to (cr, 0, 96);
  cairo_curve_to (cr, 4, 78, 30, 74, 40, 90);
  paint_fill (cr, scene->main);
  cairo_move_to (cr, 13, 93);
  cairo_curve_to (cr, 13, 84, 18, 80, 20, 82);
  cairo_line_to (cr, 26, 91.5);
  paint_fill (cr, scene->light);
  paint_round (cr, 36, 108, 26, 5, 2, scene->accent);
}

static void
draw_building (KolSampleScene *scene, double x, double top, double width, PaintColor color)
{
  cairo_t *cr = scene->cr;
  PaintColor lit = paint_hex (0xffe6a3);

  cairo_rectangle (cr, x, top, width, 122 - top);
  paint_gradient (cr, (PaintPoint){ x, top }, (PaintPoint){ x + width, top },
                  paint_lighter (color, 0.1), paint_darker (color, 0.08));
  for (double y = top + 5; y < 104; y += 7)
    {
      for (double wx = x + 2.6; wx < x + width - 3; wx += 5)
        paint_round (cr, wx, y, 2.6, 3.8, 0.4,
                     kol_sample_random_chance (scene->random, 0.4) ? lit
                                                                   : paint_darker (color, 0.2));
    }
}

/* A street of a big town. */
void
kol_sample_motif_city (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;
  const Sky *sky = draw_sky (scene, 100);

  for (int i = 0; i < 7; i++)
    {
      double top = kol_sample_random_between (scene->random, 40, 70);

      cairo_rectangle (cr, -4 + i * 14, top, 12, 122 - top);
      paint_fill (cr, paint_mix (paint_hex (sky->bottom), scene->dark, 0.25));
    }
  for (int i = 0; i < 5; i++)
    draw_building (scene, -6 + i * 21, kol_sample_random_between (scene->random, 52, 84), 18,
                   paint_mix (i % 2 ? scene->main : scene->dark, paint_hex (sky->top), 0.25));
  cairo_rectangle (cr, -1, 104, 92, 18);
  paint_fill (cr, paint_hex (0x4a4658));
  for (int i = 0; i < 4; i++)
    paint_round (cr, 6 + i * 24, 111.5, 12, 1.6, 0.8, paint_hex (0xf6f1e6));
  for (int i = 0; i < 3; i++)
    {
      paint_round (cr, 13 + i * 32, 92, 2, 13, 0.5, paint_hex (0x5a4036));
      paint_ellipse (cr, 14 + i * 32, 86, 8, 9,
                     i % 2 ? scene->accent : paint_mix (paint_hex (0x5b8f57), scene->accent, 0.25));
    }
}

/* A tent in the evening. */
void
kol_sample_motif_camp (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;
  const Sky *sky = draw_sky (scene, 90);

  draw_range (scene, 84, 28, paint_mix (scene->dark, paint_hex (sky->bottom), 0.45), FALSE);
  paint_ellipse (cr, 45, 124, 80, 38, paint_mix (paint_hex (0x6a9c5e), scene->ground, 0.25));
  for (int i = 0; i < 4; i++)
    draw_fir (scene, 6 + i * 27, 92 - i % 2 * 3, 1,
              paint_mix (paint_hex (0x2f5d50), scene->dark, 0.2));
  paint_shadow (cr, 45, 109, 34, 3, 0.3);
  PAINT_POLYGON (cr, paint_darker (scene->main, 0.12), { 45, 66 }, { 78, 108 }, { 45, 108 });
  PAINT_POLYGON (cr, scene->main, { 45, 66 }, { 12, 108 }, { 52, 108 });
  PAINT_POLYGON (cr, paint_hex (0xffdf9a), { 43, 78 }, { 30, 108 }, { 48, 108 });
  PAINT_POLYGON (cr, scene->light, { 43, 78 }, { 30, 108 }, { 25, 108 });
  for (int i = 0; i < 7; i++)
    {
      double x = 4 + i * 13.6;
      double y = 48 + 5 * sin (i * 1.05);

      if (i > 0)
        paint_line (cr, x - 13.6, 48 + 5 * sin ((i - 1) * 1.05), x, y, 0.5, scene->dark);
      paint_ellipse (cr, x, y + 2, 1.8, 2.2, paint_hex (0xffe9a8));
    }
}

static void
draw_sofa (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;
  PaintColor dark = paint_darker (scene->main, 0.12);

  paint_shadow (cr, 43, 107, 38, 3, 0.28);
  paint_round (cr, 12, 66, 62, 32, 8, dark);
  paint_round (cr, 17, 70, 26, 22, 5, scene->main);
  paint_round (cr, 43, 70, 26, 22, 5, scene->main);
  paint_round (cr, 12, 86, 62, 16, 5, paint_lighter (scene->main, 0.1));
  paint_round (cr, 5, 78, 13, 25, 6, dark);
  paint_round (cr, 68, 78, 13, 25, 6, dark);
  paint_round (cr, 12, 101, 3, 6, 1, scene->dark);
  paint_round (cr, 71, 101, 3, 6, 1, scene->dark);
  cairo_save (cr);
  cairo_translate (cr, 28, 80);
  cairo_rotate (cr, -0.2);
  paint_round (cr, -8, -8, 16, 15, 3, scene->accent);
  cairo_restore (cr);
  paint_round (cr, 52, 75, 14, 13, 3, scene->light);
}

static void
draw_lamp (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;

  paint_ellipse_path (cr, 80, 52, 20, 20);
  paint_fill_alpha (cr, paint_hex (0xfff0c0), 0.4);
  paint_round (cr, 79.2, 52, 1.6, 55, 0.6, scene->dark);
  paint_ellipse (cr, 80, 107, 6, 1.6, scene->dark);
  PAINT_POLYGON (cr, scene->light, { 74, 40 }, { 86, 40 }, { 91, 56 }, { 69, 56 });
}

/* A living room. */
void
kol_sample_motif_room (KolSampleScene *scene)
{
  cairo_t *cr = scene->cr;

  cairo_rectangle (cr, -1, -1, 92, 122);
  paint_fill (cr, scene->wall);
  cairo_rectangle (cr, -1, 96, 92, 26);
  paint_fill (cr, paint_mix (scene->ground, paint_hex (0xc9a27a), 0.5));
  paint_round (cr, -1, 94.4, 92, 2, 0, scene->light);
  if (kol_sample_random_chance (scene->random, 0.5))
    {
      paint_round (cr, 17, 18, 24, 32, 1, scene->dark);
      paint_round (cr, 19, 20, 20, 28, 0.5, scene->light);
      paint_ellipse (cr, 29, 31, 6, 6, scene->accent);
      PAINT_POLYGON (cr, scene->main, { 19, 48 }, { 27, 35 }, { 33, 42 }, { 36, 38 }, { 39, 43 },
                     { 39, 48 });
      paint_round (cr, 46, 26, 17, 22, 1, scene->light);
      paint_leaf (cr, 54, 45, 15, 0.2, paint_hex (0x6d9b71));
    }
  else
    {
      paint_round (cr, 16, 12, 44, 44, 1.5, scene->light);
      paint_round (cr, 18.5, 14.5, 18.5, 39, 0.6, paint_hex (0xbfe0f0));
      paint_round (cr, 39, 14.5, 18.5, 39, 0.6, paint_hex (0xd3ebf5));
      PAINT_POLYGON (cr, paint_mix (scene->accent, scene->light, 0.35), { 12, 9 }, { 24, 9 },
                     { 17, 60 }, { 11, 60 });
      PAINT_POLYGON (cr, paint_mix (scene->accent, scene->light, 0.35), { 64, 9 }, { 52, 9 },
                     { 59, 60 }, { 65, 60 });
    }
  draw_lamp (scene);
  paint_ellipse (cr, 43, 112, 40, 6, paint_mix (scene->accent, scene->light, 0.5));
  draw_sofa (scene);
}
