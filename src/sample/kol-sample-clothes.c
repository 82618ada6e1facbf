// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sample-face.h"

/* Neck, shoulders and what covers them. */

static void
body_path (cairo_t *cr)
{
  cairo_move_to (cr, 8, 104);
  cairo_curve_to (cr, 10, 86, 22, 80, 38, 76.5);
  cairo_curve_to (cr, 44, 82, 56, 82, 62, 76.5);
  cairo_curve_to (cr, 78, 80, 90, 86, 92, 104);
  cairo_close_path (cr);
}

static void
draw_neck (const KolSampleFace *self)
{
  cairo_t *cr = self->cr;

  cairo_move_to (cr, 42.5, 56);
  cairo_curve_to (cr, 43.5, 70, 42, 75, 35, 78);
  cairo_curve_to (cr, 42, 92, 58, 92, 65, 78);
  cairo_curve_to (cr, 58, 75, 56.5, 70, 57.5, 56);
  paint_fill (cr, self->skin);

  /* The head's shadow. */
  cairo_move_to (cr, 42.6, 60);
  cairo_curve_to (cr, 43, 72, 57, 72, 57.4, 60);
  paint_fill (cr, self->shade);
}

static void
draw_stripes (const KolSampleFace *self)
{
  cairo_t *cr = self->cr;

  cairo_save (cr);
  body_path (cr);
  cairo_clip (cr);
  for (guint i = 0; i < 4; i++)
    paint_arc (cr, 50, 74 + i * 8.5, 52, 9, 0, G_PI, 2.6, paint_lighter (self->cloth, 0.75));
  cairo_restore (cr);
}

static void
draw_shirt (const KolSampleFace *self)
{
  PaintColor collar = paint_lighter (self->cloth, 0.45);

  PAINT_POLYGON (self->cr, self->skin, { 41, 75 }, { 59, 75 }, { 50, 88 });
  PAINT_POLYGON (self->cr, collar, { 40.5, 72 }, { 50, 86 }, { 41, 92 }, { 34.5, 78 });
  PAINT_POLYGON (self->cr, collar, { 59.5, 72 }, { 50, 86 }, { 59, 92 }, { 65.5, 78 });
  paint_ellipse (self->cr, 50, 93, 1, 1, paint_darker (self->cloth, 0.3));
}

static void
draw_blazer (const KolSampleFace *self)
{
  PaintColor lapel = paint_darker (self->cloth, 0.18);

  PAINT_POLYGON (self->cr, paint_hex (0xfffaf3), { 40, 76 }, { 60, 76 }, { 55, 102 }, { 45, 102 });
  PAINT_POLYGON (self->cr, self->skin, { 42, 75 }, { 58, 75 }, { 50, 86 });
  PAINT_POLYGON (self->cr, lapel, { 38.5, 75 }, { 48, 102 }, { 38, 102 }, { 31, 88 }, { 35, 86 },
                 { 33, 80 });
  PAINT_POLYGON (self->cr, lapel, { 61.5, 75 }, { 52, 102 }, { 62, 102 }, { 69, 88 }, { 65, 86 },
                 { 67, 80 });
}

static void
draw_hoodie (const KolSampleFace *self)
{
  PaintColor dark = paint_darker (self->cloth, 0.14);
  cairo_t *cr = self->cr;

  cairo_move_to (cr, 34, 80);
  cairo_curve_to (cr, 34, 68, 43, 70, 50, 83);
  cairo_curve_to (cr, 57, 70, 66, 68, 66, 80);
  cairo_curve_to (cr, 62, 90, 38, 90, 34, 80);
  paint_fill (cr, dark);
  paint_line (cr, 45, 86, 44, 97, 1.3, paint_lighter (self->cloth, 0.7));
  paint_line (cr, 55, 86, 56, 96, 1.3, paint_lighter (self->cloth, 0.7));
}

static void
draw_overalls (const KolSampleFace *self)
{
  PaintColor denim = paint_mix (paint_hex (0x4f6d9c), self->cloth, 0.2);

  paint_ellipse (self->cr, 50, 76.5, 9, 5, self->skin);
  PAINT_POLYGON (self->cr, denim, { 29, 79 }, { 35, 77.5 }, { 40, 93 }, { 60, 93 }, { 65, 77.5 },
                 { 71, 79 }, { 67, 104 }, { 33, 104 });
  paint_ellipse (self->cr, 37.5, 94, 1.5, 1.5, paint_hex (0xffd98a));
  paint_ellipse (self->cr, 62.5, 94, 1.5, 1.5, paint_hex (0xffd98a));
}

static void
draw_turtleneck (const KolSampleFace *self)
{
  PaintColor roll = paint_lighter (self->cloth, 0.12);

  paint_round (self->cr, 39.5, 66.5, 21, 14, 5, roll);
  paint_line (self->cr, 42, 73, 58, 73, 0.8, paint_darker (self->cloth, 0.12));
}

static void
draw_necklace (const KolSampleFace *self)
{
  paint_arc (self->cr, 50, 74, 9.5, 10, 0.12 * G_PI, 0.88 * G_PI, 0.8, paint_hex (0xf3cf7a));
  paint_ellipse (self->cr, 50, 84.3, 1.4, 1.4, paint_hex (0xf3cf7a));
}

static void
draw_v_neck (const KolSampleFace *self)
{
  PAINT_POLYGON (self->cr, self->skin, { 38.5, 76 }, { 61.5, 76 }, { 50, 92 });
  paint_line (self->cr, 38.5, 76.5, 50, 92, 1.2, paint_darker (self->cloth, 0.15));
  paint_line (self->cr, 61.5, 76.5, 50, 92, 1.2, paint_darker (self->cloth, 0.15));
}

/* Draws everything below the head. */
void
kol_sample_clothes_draw (const KolSampleFace *self)
{
  draw_neck (self);
  body_path (self->cr);
  paint_gradient (self->cr, (PaintPoint){ 50, 74 }, (PaintPoint){ 50, 102 },
                  paint_lighter (self->cloth, 0.06), paint_darker (self->cloth, 0.08));

  switch (self->clothes)
    {
    case 0:
      paint_ellipse (self->cr, 50, 76.5, 9.5, 6, self->skin);
      break;
    case 1:
      draw_v_neck (self);
      break;
    case 2:
      draw_shirt (self);
      break;
    case 3:
      draw_blazer (self);
      break;
    case 4:
      draw_hoodie (self);
      break;
    case 5:
      draw_overalls (self);
      break;
    case 6:
      draw_turtleneck (self);
      break;
    case 7:
      draw_stripes (self);
      paint_ellipse (self->cr, 50, 76, 9.5, 5.4, self->skin);
      break;
    default:
      paint_ellipse (self->cr, 50, 77, 12, 9, self->skin);
      draw_necklace (self);
      break;
    }
}
