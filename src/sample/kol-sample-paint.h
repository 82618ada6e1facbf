// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cairo.h>

#include "kol-sample-random.h"

G_BEGIN_DECLS

/* What the drawings are made of. Private to this room. */

typedef struct
{
  double r, g, b;
} PaintColor;

typedef struct
{
  double x, y;
} PaintPoint;

PaintColor paint_hex (guint32 rgb);
PaintColor paint_mix (PaintColor a, PaintColor b, double share_of_b);
PaintColor paint_darker (PaintColor color, double amount);
PaintColor paint_lighter (PaintColor color, double amount);

void paint_fill (cairo_t *cr, PaintColor color);
void paint_fill_alpha (cairo_t *cr, PaintColor color, double alpha);
void paint_stroke (cairo_t *cr, PaintColor color, double width);
void
paint_gradient (cairo_t *cr, PaintPoint from, PaintPoint to, PaintColor first, PaintColor last);

void paint_ellipse_path (cairo_t *cr, double x, double y, double rx, double ry);
void paint_round_path (cairo_t *cr, double x, double y, double width, double height, double radius);
void paint_ellipse (cairo_t *cr, double x, double y, double rx, double ry, PaintColor color);
void paint_round (cairo_t *cr,
                  double x,
                  double y,
                  double width,
                  double height,
                  double radius,
                  PaintColor color);
void paint_polygon (cairo_t *cr, PaintColor color, const PaintPoint *points, guint n);
void paint_arc (cairo_t *cr,
                double x,
                double y,
                double rx,
                double ry,
                double from,
                double to,
                double width,
                PaintColor color);
void paint_line (cairo_t *cr,
                 double x1,
                 double y1,
                 double x2,
                 double y2,
                 double width,
                 PaintColor color);
void paint_shadow (cairo_t *cr, double x, double y, double rx, double ry, double alpha);
void paint_shadow_flat (cairo_t *cr, double x, double y, double rx, double ry);
void paint_leaf (cairo_t *cr, double x, double y, double length, double angle, PaintColor color);

#define PAINT_POLYGON(cr, color, ...)                                                              \
  paint_polygon (cr, color, (const PaintPoint[]){ __VA_ARGS__ },                                   \
                 sizeof ((const PaintPoint[]){ __VA_ARGS__ }) / sizeof (PaintPoint))

G_END_DECLS
