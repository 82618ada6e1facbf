// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sample-paint.h"

PaintColor
paint_hex (guint32 rgb)
{
  return (PaintColor){ (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                       (rgb & 0xff) / 255.0 };
}

PaintColor
paint_mix (PaintColor a, PaintColor b, double share_of_b)
{
  return (PaintColor){ a.r + (b.r - a.r) * share_of_b, a.g + (b.g - a.g) * share_of_b,
                       a.b + (b.b - a.b) * share_of_b };
}

/* Towards a deep violet rather than black: shadows stay warm. */
PaintColor
paint_darker (PaintColor color, double amount)
{
  return paint_mix (color, paint_hex (0x2b1b3d), amount);
}

PaintColor
paint_lighter (PaintColor color, double amount)
{
  return paint_mix (color, paint_hex (0xffffff), amount);
}

void
paint_fill (cairo_t *cr, PaintColor color)
{
  cairo_set_source_rgb (cr, color.r, color.g, color.b);
  cairo_fill (cr);
}

void
paint_fill_alpha (cairo_t *cr, PaintColor color, double alpha)
{
  cairo_set_source_rgba (cr, color.r, color.g, color.b, alpha);
  cairo_fill (cr);
}

void
paint_stroke (cairo_t *cr, PaintColor color, double width)
{
  cairo_set_source_rgb (cr, color.r, color.g, color.b);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

/* Fills the path with a linear gradient. */
void
paint_gradient (cairo_t *cr, PaintPoint from, PaintPoint to, PaintColor first, PaintColor last)
{
  cairo_pattern_t *pattern = cairo_pattern_create_linear (from.x, from.y, to.x, to.y);

  cairo_pattern_add_color_stop_rgb (pattern, 0, first.r, first.g, first.b);
  cairo_pattern_add_color_stop_rgb (pattern, 1, last.r, last.g, last.b);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
  cairo_fill (cr);
}

void
paint_ellipse_path (cairo_t *cr, double x, double y, double rx, double ry)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, rx, ry);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_close_path (cr);
  cairo_restore (cr);
}

void
paint_round_path (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  double r = fmin (radius, fmin (width, height) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

void
paint_ellipse (cairo_t *cr, double x, double y, double rx, double ry, PaintColor color)
{
  paint_ellipse_path (cr, x, y, rx, ry);
  paint_fill (cr, color);
}

void
paint_round (cairo_t *cr,
             double x,
             double y,
             double width,
             double height,
             double radius,
             PaintColor color)
{
  paint_round_path (cr, x, y, width, height, radius);
  paint_fill (cr, color);
}

void
paint_polygon (cairo_t *cr, PaintColor color, const PaintPoint *points, guint n)
{
  cairo_new_path (cr);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  cairo_close_path (cr);
  paint_fill (cr, color);
}

/* Part of an ellipse's outline; angles in radians, clockwise from the right. */
void
paint_arc (cairo_t *cr,
           double x,
           double y,
           double rx,
           double ry,
           double from,
           double to,
           double width,
           PaintColor color)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, rx, ry);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, 1, from, to);
  cairo_restore (cr);
  paint_stroke (cr, color, width);
}

void
paint_line (cairo_t *cr, double x1, double y1, double x2, double y2, double width, PaintColor color)
{
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  paint_stroke (cr, color, width);
}

/* A soft shadow under something that stands. */
void
paint_shadow (cairo_t *cr, double x, double y, double rx, double ry, double alpha)
{
  PaintColor color = paint_hex (0x2b1b3d);

  for (guint i = 0; i < 3; i++)
    {
      paint_ellipse_path (cr, x, y, rx * (1.12 - i * 0.14), ry * (1.3 - i * 0.3));
      paint_fill_alpha (cr, color, alpha / 3);
    }
}

/* A shadow under something that lies flat, seen from above. */
void
paint_shadow_flat (cairo_t *cr, double x, double y, double rx, double ry)
{
  for (guint i = 0; i < 3; i++)
    {
      paint_ellipse_path (cr, x, y, rx + 1.6 - i * 0.8, ry + 1.6 - i * 0.8);
      paint_fill_alpha (cr, paint_hex (0x2b1b3d), 0.06);
    }
}

/* A leaf that grows from (x, y); the angle is clockwise from straight up. */
void
paint_leaf (cairo_t *cr, double x, double y, double length, double angle, PaintColor color)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, angle);
  cairo_move_to (cr, 0, 0);
  cairo_curve_to (cr, -length * 0.34, -length * 0.3, -length * 0.26, -length * 0.8, 0, -length);
  cairo_curve_to (cr, length * 0.26, -length * 0.8, length * 0.34, -length * 0.3, 0, 0);
  paint_fill (cr, color);
  paint_line (cr, 0, 0, 0, -length * 0.8, length * 0.035, paint_darker (color, 0.16));
  cairo_restore (cr);
}
