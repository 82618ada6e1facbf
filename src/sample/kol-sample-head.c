// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sample-face.h"

/* The head, from the front. */

static void
draw_head_shape (const KolSampleFace *self)
{
  cairo_t *cr = self->cr;

  for (int side = -1; side <= 1; side += 2)
    {
      paint_ellipse (cr, 50 + side * 17.2, 46.5, 3.6, 4.8, self->skin);
      paint_ellipse (cr, 50 + side * 17.6, 46.8, 1.8, 2.8, self->shade);
    }

  cairo_move_to (cr, 33, 40);
  cairo_curve_to (cr, 33, 54, 40, self->chin, 50, self->chin);
  cairo_curve_to (cr, 60, self->chin, 67, 54, 67, 40);
  cairo_curve_to (cr, 67, 28, 60, 20, 50, 20);
  cairo_curve_to (cr, 40, 20, 33, 28, 33, 40);
  paint_fill (cr, self->skin);

  if (self->beard)
    {
      cairo_move_to (cr, 33.3, 44);
      cairo_curve_to (cr, 34, 57, 40, self->chin + 0.6, 50, self->chin + 0.6);
      cairo_curve_to (cr, 60, self->chin + 0.6, 66, 57, 66.7, 44);
      cairo_curve_to (cr, 64, 52, 61, 53, 50, 52.6);
      cairo_curve_to (cr, 39, 53, 36, 52, 33.3, 44);
      paint_fill (cr, paint_mix (self->skin, self->hair, 0.5));
    }
}

static void
draw_eye (const KolSampleFace *self, double side)
{
  cairo_t *cr = self->cr;
  PaintColor ink = paint_hex (0x32262e);
  double x = 50 + side * 7.6;

  if (self->eyes == 0)
    {
      paint_arc (cr, x, 47.4, 2.7, 2.5, 1.1 * G_PI, 1.9 * G_PI, 1.2, ink);
      return;
    }
  if (self->eyes == 3)
    paint_ellipse (cr, x, 46.5, 3, 2.5, paint_hex (0xffffff));

  paint_ellipse (cr, x, 46.6, self->eyes == 1 ? 1.6 : 2, self->eyes == 1 ? 2 : 2.5, ink);
  paint_ellipse (cr, x - 0.6, 45.7, 0.7, 0.7, paint_hex (0xffffff));
  if (self->female)
    {
      paint_arc (cr, x, 46.6, 2.9, 2.8, 1.12 * G_PI, 1.88 * G_PI, 0.9, ink);
      paint_line (cr, x + side * 2.6, 45.4, x + side * 3.9, 44.4, 0.8, ink);
    }
}

static void
draw_mouth (const KolSampleFace *self)
{
  cairo_t *cr = self->cr;
  PaintColor lip = self->female ? paint_hex (0xcf4f5f)
                                : paint_mix (self->shade, paint_hex (0x8d3a3a), 0.55);

  switch (self->mouth)
    {
    case 0:
      cairo_move_to (cr, 45, 55.5);
      cairo_curve_to (cr, 46, 62.5, 54, 62.5, 55, 55.5);
      cairo_close_path (cr);
      paint_fill (cr, paint_hex (0x8f2f3f));
      paint_round (cr, 46, 55.5, 8, 2, 0.8, paint_hex (0xffffff));
      break;
    case 1:
      paint_arc (cr, 50, 55, 4.6, 3.2, 0.12 * G_PI, 0.88 * G_PI, 1.3, lip);
      break;
    case 2:
      paint_ellipse (cr, 50, 57.2, 2.6, 1.3, lip);
      break;
    case 3:
      paint_arc (cr, 51, 54.8, 4, 3, 0.02 * G_PI, 0.75 * G_PI, 1.3, lip);
      break;
    default:
      cairo_move_to (cr, 45.8, 56);
      cairo_curve_to (cr, 48, 60.2, 52, 60.2, 54.2, 56);
      cairo_curve_to (cr, 52, 57.2, 48, 57.2, 45.8, 56);
      paint_fill (cr, lip);
      break;
    }
}

static void
draw_features (const KolSampleFace *self)
{
  cairo_t *cr = self->cr;
  PaintColor blush = paint_hex (0xf0766f);
  PaintColor brow = paint_mix (self->hair, self->shade, 0.2);

  for (int side = -1; side <= 1; side += 2)
    {
      paint_ellipse_path (cr, 50 + side * 11, 53, 3.6, 2.4);
      paint_fill_alpha (cr, blush, self->female ? 0.34 : 0.18);
      draw_eye (self, side);
      paint_arc (cr, 50 + side * 7.6, 42.5 + self->brows * 0.6, 3.8, 2.3 - self->brows * 0.7,
                 1.15 * G_PI, 1.85 * G_PI, self->female ? 1 : 1.5, brow);
      for (guint i = 0; i < 3 && self->freckles; i++)
        paint_ellipse (cr, 50 + side * (8.5 + i * 2.2), 51.5 + i % 2 * 1.8, 0.5, 0.5, self->shade);
    }
  paint_arc (cr, 50, 51, 1.7, 1.3, 0.15 * G_PI, 0.85 * G_PI, 0.9, self->shade);
  draw_mouth (self);
}

static void
draw_glasses (const KolSampleFace *self)
{
  cairo_t *cr = self->cr;
  PaintColor frame = self->glasses == 3 ? paint_hex (0xb98a45) : paint_hex (0x33313d);

  for (int side = -1; side <= 1; side += 2)
    {
      double x = 50 + side * 7.8;

      if (self->glasses == 2)
        paint_round_path (cr, x - 5.6, 42.4, 11.2, 8.4, 2.4);
      else
        paint_ellipse_path (cr, x, 46.6, 5.5, 5.2);
      cairo_set_source_rgba (cr, 1, 1, 1, 0.18);
      cairo_fill_preserve (cr);
      paint_stroke (cr, frame, self->glasses == 3 ? 0.8 : 1.2);
      paint_line (cr, 50 + side * 13.3, 45.5, 50 + side * 17, 44.8, 1, frame);
    }
  paint_arc (cr, 50, 46.4, 2.4, 1.6, 1.1 * G_PI, 1.9 * G_PI, 1, frame);
}

static void
draw_earrings (const KolSampleFace *self)
{
  for (int side = -1; side <= 1; side += 2)
    paint_ellipse (self->cr, 50 + side * 18, 53.2, 1.5, 1.9, paint_hex (0xf6d57e));
}

/* Draws the head, with what is on it and in front of it. */
void
kol_sample_head_draw (const KolSampleFace *self)
{
  draw_head_shape (self);
  draw_features (self);
  kol_sample_hair_draw_front (self);
  if (self->glasses > 0)
    draw_glasses (self);
  if (self->earrings)
    draw_earrings (self);
  kol_sample_hat_draw (self);
}
