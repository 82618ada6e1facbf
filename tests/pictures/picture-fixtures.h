// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>

#include "kol-picture.h"

G_BEGIN_DECLS

/* Colours as 0xRRGGBBAA */
#define RED 0xC02020FFu
#define GREEN 0x20A040FFu
#define BLUE 0x2040C0FFu
#define GREY 0x808080FFu

GdkPixbuf *fixture_plain (int width, int height, guint32 colour);
GdkPixbuf *fixture_quadrants (int width, int height);
GdkPixbuf *fixture_busy (int width, int height, guint32 seed);

GBytes *fixture_code (GdkPixbuf *pixbuf, const char *format);
GBytes *fixture_coded (const char *format, int width, int height);
GBytes *fixture_jpeg (guint32 seed);

GBytes *fixture_insert (GBytes *bytes, gsize at, const void *data, gsize size);
GBytes *fixture_turn (GBytes *jpeg, guint orientation);
GBytes *fixture_many_scans (GBytes *jpeg, guint n_scans);
GBytes *fixture_empty_png (guint width, guint height);
GBytes *fixture_webp_canvas (guint width, guint height);
GBytes *fixture_animated_webp (void);

guint32 fixture_pixel (KolPicture *picture, int x, int y);
int fixture_colour_distance (guint32 a, guint32 b);

G_END_DECLS
