// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "window-probe.h"

/* What is really drawn: contrast is read off the pixels, whatever style, opacity and state made of
 * the colours. */

/* So much larger that the strokes of letters have an inside that no smoothing touches */
#define SCALE 2.0f

typedef struct
{
  GtkWidget *native;
  guint32 *pixels; /* BGRA, premultiplied */
  int width;
  int height;
} Drawing;

/* A part of a window or popover as it was drawn last. */
GdkTexture *
probe_draw (GtkWidget *native, const graphene_rect_t *area, float scale)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (native);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  graphene_rect_t viewport;

  gtk_snapshot_scale (snapshot, scale, scale);
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (native),
                          gtk_widget_get_height (native));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return NULL;

  graphene_rect_scale (area, scale, scale, &viewport);
  graphene_rect_round_extents (&viewport, &viewport);

  return gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (native)), node,
                                      &viewport);
}

static double
get_linear (guint8 value)
{
  double part = value / 255.0;

  return part <= 0.03928 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

/* Relative luminance, as WCAG 2.1 defines it. */
static double
get_luminance (guint32 pixel)
{
  return 0.2126 * get_linear (pixel >> 16 & 0xff) + 0.7152 * get_linear (pixel >> 8 & 0xff) +
         0.0722 * get_linear (pixel & 0xff);
}

static double
get_contrast (guint32 a, guint32 b)
{
  double first = get_luminance (a);
  double second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

static guint32
find_most_frequent (GHashTable *counts)
{
  GHashTableIter iter;
  gpointer pixel;
  gpointer count;
  guint32 found = 0;
  guint most = 0;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &pixel, &count))
    {
      if (GPOINTER_TO_UINT (count) <= most)
        continue;
      most = GPOINTER_TO_UINT (count);
      found = GPOINTER_TO_UINT (pixel);
    }

  return found;
}

/* The colour that most of the place has, against the one in it that differs most. */
static double
measure_contrast (const Drawing *drawing,
                  const graphene_rect_t *bounds,
                  guint32 *behind,
                  guint32 *text)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  int left = CLAMP ((int) (bounds->origin.x * SCALE), 0, drawing->width);
  int right = CLAMP ((int) ((bounds->origin.x + bounds->size.width) * SCALE), 0, drawing->width);
  int top = CLAMP ((int) (bounds->origin.y * SCALE), 0, drawing->height);
  int bottom = CLAMP ((int) ((bounds->origin.y + bounds->size.height) * SCALE), 0, drawing->height);
  GHashTableIter iter;
  gpointer pixel;
  gpointer count;
  double most = 1;

  for (int y = top; y < bottom; y++)
    {
      for (int x = left; x < right; x++)
        {
          gpointer key = GUINT_TO_POINTER (drawing->pixels[y * drawing->width + x] & 0xffffff);

          count = g_hash_table_lookup (counts, key);
          g_hash_table_insert (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
        }
    }

  *behind = *text = find_most_frequent (counts);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &pixel, &count))
    {
      double contrast = get_contrast (*behind, GPOINTER_TO_UINT (pixel));

      if (contrast > most)
        {
          most = contrast;
          *text = GPOINTER_TO_UINT (pixel);
        }
    }

  return most;
}

static void
draw_whole (Drawing *drawing, GtkWidget *native)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (native),
                                             gtk_widget_get_height (native));
  g_autoptr (GdkTexture) texture = probe_draw (native, &area, SCALE);

  g_clear_pointer (&drawing->pixels, g_free);
  drawing->native = native;
  if (texture == NULL)
    return;

  drawing->width = gdk_texture_get_width (texture);
  drawing->height = gdk_texture_get_height (texture);
  drawing->pixels = g_new0 (guint32, (gsize) drawing->width * drawing->height);
  gdk_texture_download (texture, (guchar *) drawing->pixels, (gsize) drawing->width * 4);
}

/* Whether something else lies over it, such as a toast. */
static gboolean
is_covered (GtkWidget *widget, GtkWidget *native, const graphene_rect_t *bounds)
{
  GtkWidget *there = gtk_widget_pick (native, bounds->origin.x + bounds->size.width / 2,
                                      bounds->origin.y + bounds->size.height / 2,
                                      GTK_PICK_INSENSITIVE | GTK_PICK_NON_TARGETABLE);

  return there == NULL || (there != widget && !gtk_widget_is_ancestor (there, widget) &&
                           !gtk_widget_is_ancestor (widget, there));
}

typedef struct
{
  JsonBuilder *builder;
  GtkWidget *front; /* the window or popover that lies over the others */
  Drawing drawing;
} Contrasts;

static void
add_colour (JsonBuilder *builder, const char *name, guint32 pixel)
{
  g_autofree char *text = g_strdup_printf ("#%06x", pixel);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_contrast (GtkWidget *widget, GtkWidget *native, gpointer data)
{
  Contrasts *self = data;
  const char *text = probe_get_text (widget);
  graphene_rect_t bounds;
  graphene_rect_t whole;
  guint32 behind;
  guint32 front;
  double contrast;

  if (native != self->front || text == NULL || *text == '\0' ||
      !probe_get_bounds (widget, native, &whole) ||
      !probe_get_visible_bounds (widget, native, &bounds) ||
      bounds.size.height < whole.size.height * 0.8f ||
      bounds.size.width < whole.size.width * 0.8f || is_covered (widget, native, &bounds))
    return;
  if (self->drawing.native != native)
    draw_whole (&self->drawing, native);
  if (self->drawing.pixels == NULL)
    return;

  contrast = measure_contrast (&self->drawing, &bounds, &behind, &front);
  json_builder_begin_object (self->builder);
  probe_describe (self->builder, widget, native);
  json_builder_set_member_name (self->builder, "contrast");
  json_builder_add_double_value (self->builder, contrast);
  json_builder_set_member_name (self->builder, "sensitive");
  json_builder_add_boolean_value (self->builder, gtk_widget_is_sensitive (widget));
  add_colour (self->builder, "behind", behind);
  add_colour (self->builder, "front", front);
  json_builder_end_object (self->builder);
}

/* Of each text that can be seen in the front. */
void
probe_add_contrasts (JsonBuilder *builder)
{
  Contrasts contrasts = { .builder = builder, .front = probe_get_front () };

  json_builder_begin_array (builder);
  probe_foreach (add_contrast, &contrasts);
  json_builder_end_array (builder);
  g_free (contrasts.drawing.pixels);
}
