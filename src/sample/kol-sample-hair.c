// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sample-face.h"

/* Hair: one part behind the head and one over the forehead. The head is an oval from (33, 22) to
 * (67, 66). */

static void
draw_long (const KolSampleFace *self)
{
  cairo_t *cr = self->cr;

  cairo_move_to (cr, 50, 13);
  cairo_curve_to (cr, 33, 12, 26, 26, 27, 46);
  cairo_curve_to (cr, 27, 62, 24, 76, 22, 92);
  cairo_curve_to (cr, 38, 99, 62, 99, 78, 92);
  cairo_curve_to (cr, 76, 76, 73, 62, 73, 46);
  cairo_curve_to (cr, 74, 26, 67, 12, 50, 13);
  paint_fill (cr, self->hair);
}

static void
draw_wavy (const KolSampleFace *self)
{
  static const PaintPoint waves[] = { { 29, 44 }, { 25, 56 }, { 28, 67 }, { 23, 78 }, { 27, 88 } };
  cairo_t *cr = self->cr;

  draw_long (self);
  for (guint i = 0; i < G_N_ELEMENTS (waves); i++)
    {
      paint_ellipse (cr, waves[i].x, waves[i].y, 7, 8, self->hair);
      paint_ellipse (cr, 100 - waves[i].x, waves[i].y, 7, 8, self->hair);
    }
}

static void
draw_bob (const KolSampleFace *self, double end)
{
  cairo_t *cr = self->cr;

  cairo_move_to (cr, 50, 13);
  cairo_curve_to (cr, 33, 12, 27, 25, 27.5, 42);
  cairo_curve_to (cr, 27, 52, 24, end - 8, 25, end);
  cairo_curve_to (cr, 33, end + 4, 67, end + 4, 75, end);
  cairo_curve_to (cr, 76, end - 8, 73, 52, 72.5, 42);
  cairo_curve_to (cr, 73, 25, 67, 12, 50, 13);
  paint_fill (cr, self->hair);
}

static void
draw_bun (const KolSampleFace *self, double x, double y, double r)
{
  paint_ellipse (self->cr, x, y, r, r * 0.95, self->hair);
  paint_arc (self->cr, x, y, r * 0.55, r * 0.5, G_PI, 1.8 * G_PI, 1, self->shine);
}

static void
draw_ponytail (const KolSampleFace *self)
{
  cairo_t *cr = self->cr;

  cairo_move_to (cr, 62, 20);
  cairo_curve_to (cr, 84, 14, 90, 40, 80, 74);
  cairo_curve_to (cr, 76, 64, 74, 48, 62, 34);
  paint_fill (cr, self->hair);
  paint_ellipse (cr, 66, 23, 4, 4, self->accent);
}

static void
draw_braids (const KolSampleFace *self)
{
  for (guint i = 0; i < 5; i++)
    {
      double y = 60 + i * 7.5;
      double r = 6 - i * 0.5;

      paint_ellipse (self->cr, 28 - i * 0.6, y, r, 5, i % 2 ? self->shine : self->hair);
      paint_ellipse (self->cr, 72 + i * 0.6, y, r, 5, i % 2 ? self->shine : self->hair);
    }
  paint_ellipse (self->cr, 25.3, 95, 3, 2.4, self->accent);
  paint_ellipse (self->cr, 74.7, 95, 3, 2.4, self->accent);
  draw_bob (self, 58);
}

static void
draw_curls (const KolSampleFace *self)
{
  for (guint i = 0; i < 15; i++)
    {
      double angle = 0.72 * G_PI + i * 1.56 * G_PI / 14;

      paint_ellipse (self->cr, 50 + 21 * cos (angle), 43 + 25 * sin (angle), 9.5, 9.5, self->hair);
    }
  paint_ellipse (self->cr, 50, 40, 21, 24, self->hair);
}

/* Draws what hangs or stands behind the head. */
void
kol_sample_hair_draw_back (const KolSampleFace *self)
{
  switch (self->hair_back)
    {
    case HAIR_BACK_LONG:
      draw_long (self);
      break;
    case HAIR_BACK_WAVY:
      draw_wavy (self);
      break;
    case HAIR_BACK_BOB:
      draw_bob (self, 62);
      break;
    case HAIR_BACK_LOB:
      draw_bob (self, 74);
      break;
    case HAIR_BACK_BUN:
      draw_bun (self, 50, 12, 8.5);
      break;
    case HAIR_BACK_TWO_BUNS:
      draw_bun (self, 34, 17, 7.5);
      draw_bun (self, 66, 17, 7.5);
      break;
    case HAIR_BACK_PONYTAIL:
      draw_ponytail (self);
      break;
    case HAIR_BACK_BRAIDS:
      draw_braids (self);
      break;
    case HAIR_BACK_CURLS:
      draw_curls (self);
      break;
    default:
      break;
    }
}

/* The skull from the left temple over the top to the right one; the fringe closes it. */
static void
skull_path (cairo_t *cr, double temple, double top)
{
  cairo_move_to (cr, 31.2, temple);
  cairo_curve_to (cr, 28, 26, 36, top, 50, top);
  cairo_curve_to (cr, 64, top, 72, 26, 68.8, temple);
}

static void
fringe_path (cairo_t *cr, guint kind)
{
  switch (kind)
    {
    case HAIR_FRONT_CENTRE:
      skull_path (cr, 50, 15.5);
      cairo_curve_to (cr, 67.5, 38, 60, 32, 50, 24.5);
      cairo_curve_to (cr, 40, 32, 32.5, 38, 31.2, 50);
      break;
    case HAIR_FRONT_BANGS:
      skull_path (cr, 52, 15);
      cairo_curve_to (cr, 67, 46, 66, 42, 65.5, 38);
      cairo_curve_to (cr, 58, 41, 42, 41, 34.5, 38);
      cairo_curve_to (cr, 34, 42, 33, 46, 31.2, 52);
      break;
    case HAIR_FRONT_SIDE:
      skull_path (cr, 50, 15);
      cairo_curve_to (cr, 68, 42, 62, 37, 41, 25.5);
      cairo_curve_to (cr, 38, 31, 34, 36, 31.2, 48);
      break;
    case HAIR_FRONT_CURTAIN:
      skull_path (cr, 54, 15);
      cairo_curve_to (cr, 66, 46, 57, 42, 50, 24);
      cairo_curve_to (cr, 43, 42, 34, 46, 31.2, 54);
      break;
    case HAIR_FRONT_PARTED:
      skull_path (cr, 43, 13.5);
      cairo_curve_to (cr, 67, 36, 60, 31, 42, 29.5);
      cairo_curve_to (cr, 38, 30, 34, 34, 31.2, 43);
      break;
    case HAIR_FRONT_BUZZ:
      skull_path (cr, 40, 18.5);
      cairo_curve_to (cr, 66, 31, 60, 28.5, 50, 28.5);
      cairo_curve_to (cr, 40, 28.5, 34, 31, 31.2, 40);
      break;
    case HAIR_FRONT_BOWL:
      skull_path (cr, 45, 14.5);
      cairo_curve_to (cr, 67, 40, 62, 37, 51, 26);
      cairo_curve_to (cr, 47, 35, 38, 40, 31.2, 45);
      break;
    default:
      skull_path (cr, 46, 16);
      cairo_curve_to (cr, 67.5, 34, 60, 27.5, 50, 27.5);
      cairo_curve_to (cr, 40, 27.5, 32.5, 34, 31.2, 46);
      break;
    }
  cairo_close_path (cr);
}

static void
draw_spikes (const KolSampleFace *self)
{
  PAINT_POLYGON (self->cr, self->hair, { 31, 42 }, { 30, 28 }, { 33, 21 }, { 36, 17 }, { 40, 16.5 },
                 { 43, 12 }, { 48, 14.5 }, { 54, 10.5 }, { 57, 15 }, { 64, 15.5 }, { 65, 20 },
                 { 70, 26 }, { 69, 42 }, { 66, 35 }, { 63, 30 }, { 58, 34 }, { 55, 29 }, { 50, 33 },
                 { 45, 29 }, { 40, 33.5 }, { 36, 31 }, { 34, 35 });
}

static void
draw_curly_top (const KolSampleFace *self)
{
  static const PaintPoint curls[] = { { 35, 31 }, { 33, 24 }, { 39, 19 }, { 46, 16 },
                                      { 54, 16 }, { 61, 19 }, { 67, 24 }, { 65, 31 },
                                      { 44, 25 }, { 56, 25 }, { 50, 23 } };

  fringe_path (self->cr, HAIR_FRONT_BUZZ);
  paint_fill (self->cr, self->hair);
  for (guint i = 0; i < G_N_ELEMENTS (curls); i++)
    paint_ellipse (self->cr, curls[i].x, curls[i].y, 5.6, 5.6, self->hair);
  for (guint i = 0; i < 5; i++)
    paint_arc (self->cr, curls[i + 1].x, curls[i + 1].y, 3, 3, G_PI, 1.7 * G_PI, 0.8, self->shine);
}

static void
draw_quiff (const KolSampleFace *self)
{
  cairo_t *cr = self->cr;

  cairo_move_to (cr, 31.2, 42);
  cairo_curve_to (cr, 29, 28, 33, 20, 40, 17);
  cairo_curve_to (cr, 44, 8, 64, 8, 68, 18);
  cairo_curve_to (cr, 71, 26, 70, 34, 68.8, 42);
  cairo_curve_to (cr, 67, 33, 64, 28, 60, 27);
  cairo_curve_to (cr, 52, 30, 42, 26, 37, 28);
  cairo_curve_to (cr, 33, 32, 33, 36, 31.2, 42);
  paint_fill (cr, self->hair);
}

/* Draws the fringe, with a shine on it. */
void
kol_sample_hair_draw_front (const KolSampleFace *self)
{
  switch (self->hair_front)
    {
    case HAIR_FRONT_SPIKY:
      draw_spikes (self);
      return;
    case HAIR_FRONT_CURLY:
      draw_curly_top (self);
      return;
    case HAIR_FRONT_QUIFF:
      draw_quiff (self);
      break;
    default:
      fringe_path (self->cr, self->hair_front);
      paint_fill (self->cr, self->hair);
      break;
    }

  if (self->hair_front != HAIR_FRONT_BUZZ)
    paint_arc (self->cr, 50, 31, 14.5, 11.5, 1.12 * G_PI, 1.42 * G_PI, 1.5, self->shine);
}

static void
draw_beanie (const KolSampleFace *self)
{
  cairo_t *cr = self->cr;

  cairo_move_to (cr, 29.5, 31);
  cairo_curve_to (cr, 29, 4, 71, 4, 70.5, 31);
  paint_fill (cr, self->accent);
  paint_round (cr, 28, 26, 44, 8.5, 4, paint_darker (self->accent, 0.14));
  paint_ellipse (cr, 50, 8.5, 5, 5, paint_lighter (self->accent, 0.5));
}

static void
draw_beret (const KolSampleFace *self)
{
  cairo_t *cr = self->cr;

  cairo_move_to (cr, 31, 28);
  cairo_curve_to (cr, 18, 22, 30, 6, 50, 8.5);
  cairo_curve_to (cr, 70, 9, 80, 20, 68, 27);
  cairo_curve_to (cr, 56, 21, 42, 22, 31, 28);
  paint_fill (cr, self->accent);
  paint_line (cr, 50, 8.5, 52, 5, 1.6, self->accent);
  paint_arc (cr, 52, 24, 22, 9, 1.1 * G_PI, 1.5 * G_PI, 1.2, paint_lighter (self->accent, 0.25));
}

static void
draw_straw (const KolSampleFace *self)
{
  PaintColor straw = paint_hex (0xedcf93);

  paint_ellipse (self->cr, 50, 28, 34, 7.5, paint_darker (straw, 0.1));
  cairo_move_to (self->cr, 30.5, 28);
  cairo_curve_to (self->cr, 31, 1, 69, 1, 69.5, 28);
  paint_fill (self->cr, straw);
  PAINT_POLYGON (self->cr, self->accent, { 31.2, 21.5 }, { 68.8, 21.5 }, { 69.5, 28 },
                 { 30.5, 28 });
  paint_arc (self->cr, 50, 27.5, 33, 6, 0.05 * G_PI, 0.95 * G_PI, 1, paint_lighter (straw, 0.3));
}

static void
draw_cap (const KolSampleFace *self)
{
  cairo_t *cr = self->cr;

  cairo_move_to (cr, 30, 30);
  cairo_curve_to (cr, 29, 6, 71, 6, 70, 30);
  paint_fill (cr, self->accent);
  cairo_move_to (cr, 30, 30);
  cairo_curve_to (cr, 38, 25, 62, 25, 70, 30);
  cairo_curve_to (cr, 76, 33, 60, 35.5, 50, 34);
  cairo_curve_to (cr, 40, 35.5, 24, 33, 30, 30);
  paint_fill (cr, paint_darker (self->accent, 0.2));
  paint_ellipse (cr, 50, 20, 4, 4, paint_lighter (self->accent, 0.7));
}

static void
draw_headphones (const KolSampleFace *self)
{
  PaintColor dark = paint_darker (self->accent, 0.35);

  paint_arc (self->cr, 50, 42, 22, 29, G_PI, 2 * G_PI, 3.6, dark);
  paint_round (self->cr, 24.5, 39, 8.5, 15, 4, self->accent);
  paint_round (self->cr, 67, 39, 8.5, 15, 4, self->accent);
}

static void
draw_flower (const KolSampleFace *self)
{
  for (guint i = 0; i < 5; i++)
    {
      double angle = i * 0.4 * G_PI;

      paint_ellipse (self->cr, 66 + 3.4 * cos (angle), 27 + 3.4 * sin (angle), 2.9, 2.9,
                     paint_lighter (self->accent, 0.25));
    }
  paint_ellipse (self->cr, 66, 27, 2.3, 2.3, paint_hex (0xffd166));
}

/* Draws what is worn on the head. */
void
kol_sample_hat_draw (const KolSampleFace *self)
{
  switch (self->hat)
    {
    case HAT_BEANIE:
      draw_beanie (self);
      break;
    case HAT_BERET:
      draw_beret (self);
      break;
    case HAT_STRAW:
      draw_straw (self);
      break;
    case HAT_CAP:
      draw_cap (self);
      break;
    case HAT_BAND:
      paint_arc (self->cr, 50, 40, 18.6, 19, 1.07 * G_PI, 1.93 * G_PI, 3.4, self->accent);
      break;
    case HAT_HEADPHONES:
      draw_headphones (self);
      break;
    case HAT_FLOWER:
      draw_flower (self);
      break;
    default:
      break;
    }
}
