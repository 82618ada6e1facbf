// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "window-probe.h"

/* Goes round a window with Tab: where the focus comes, in which order, and whether it is seen
 * there. */

/* Nobody presses Tab more often. */
#define MOST_STOPS 150
/* Frames until what has changed is drawn */
#define FRAMES 1
#define MOST_FRAMES 60
/* px around a widget in which its focus may be drawn */
#define RING 6

typedef struct
{
  GTask *task; /* owned */
  GtkWindow *window;
  GtkWidget *stop; /* that has the focus, or had it until it was drawn */
  JsonBuilder *builder;
  GHashTable *seen;   /* widgets that had the focus */
  GdkTexture *marked; /* with the mark of the focus; NULL: not drawn yet */
  guint n_frames;
} Tour;

static void
tour_free (gpointer data)
{
  Tour *self = data;

  g_clear_object (&self->task);
  g_clear_object (&self->builder);
  g_clear_object (&self->marked);
  g_hash_table_unref (self->seen);
  g_free (self);
}

static GtkWidget *
get_native (GtkWidget *widget)
{
  return GTK_WIDGET (gtk_widget_get_native (widget));
}

static GdkTexture *
draw_around (GtkWidget *widget)
{
  graphene_rect_t area;

  if (!probe_get_bounds (widget, get_native (widget), &area))
    return NULL;
  graphene_rect_inset (&area, -RING, -RING);

  return probe_draw (get_native (widget), &area, 1);
}

static GBytes *
get_pixels (GdkTexture *texture)
{
  gsize stride = (gsize) gdk_texture_get_width (texture) * 4;
  gsize length = stride * gdk_texture_get_height (texture);
  guchar *pixels = g_malloc (length);

  gdk_texture_download (texture, pixels, stride);

  return g_bytes_new_take (pixels, length);
}

/* How many pixels differ. */
static guint
count_differences (GdkTexture *a, GdkTexture *b)
{
  g_autoptr (GBytes) first = get_pixels (a);
  g_autoptr (GBytes) second = get_pixels (b);
  gsize n_first;
  gsize n_second;
  const guint32 *one = g_bytes_get_data (first, &n_first);
  const guint32 *other = g_bytes_get_data (second, &n_second);
  guint n = 0;

  for (gsize i = 0; i < MIN (n_first, n_second) / 4; i++)
    n += one[i] != other[i];

  return n;
}

static void
add (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, value);
}

/* Where it is within what scrolls, as reading goes on there. */
static void
add_place (JsonBuilder *builder, GtkWidget *widget)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkWidget *content = viewport != NULL ? gtk_viewport_get_child (GTK_VIEWPORT (viewport)) : NULL;
  g_autofree char *scroller = g_strdup_printf ("%p", (void *) viewport);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  graphene_rect_t seen = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  if (content != NULL)
    probe_get_bounds (widget, content, &bounds);
  probe_get_visible_bounds (widget, get_native (widget), &seen);
  add (builder, "left", seen.origin.x);
  add (builder, "top", seen.origin.y);
  add (builder, "right", seen.origin.x + seen.size.width);
  add (builder, "bottom", seen.origin.y + seen.size.height);
  json_builder_set_member_name (builder, "scroller");
  json_builder_add_string_value (builder, content != NULL ? scroller : "");
  add (builder, "line", bounds.origin.y);
}

static void
add_stop (Tour *self, GtkWidget *widget, GdkTexture *plain)
{
  guint n = plain != NULL && self->marked != NULL ? count_differences (plain, self->marked) : 0;

  json_builder_begin_object (self->builder);
  probe_describe (self->builder, widget, get_native (widget));
  add_place (self->builder, widget);
  json_builder_set_member_name (self->builder, "mark");
  json_builder_add_int_value (self->builder, n);
  json_builder_end_object (self->builder);
}

static void
end_tour (Tour *self)
{
  g_autoptr (JsonNode) node = NULL;

  json_builder_end_array (self->builder);
  node = json_builder_get_root (self->builder);
  gtk_window_set_focus_visible (self->window, TRUE);
  g_task_return_pointer (self->task, json_to_string (node, FALSE), g_free);
}

static gboolean
go_on (Tour *self)
{
  gtk_window_set_focus (self->window, self->stop);
  g_signal_emit_by_name (self->window, "move-focus", GTK_DIR_TAB_FORWARD);
  self->stop = gtk_window_get_focus (self->window);
  if (self->stop == NULL || g_hash_table_size (self->seen) >= MOST_STOPS ||
      !g_hash_table_add (self->seen, self->stop))
    return FALSE;

  gtk_window_set_focus_visible (self->window, TRUE);

  return TRUE;
}

/* Draws each stop with the mark of the focus and without it. */
static gboolean
on_frame_cb (GtkWidget *window, GdkFrameClock *clock, gpointer data)
{
  Tour *self = data;
  g_autoptr (GdkTexture) drawing = NULL;

  /* What is to be drawn anew has no drawing. */
  if (self->n_frames++ < FRAMES)
    {
      gtk_widget_queue_draw (window);
      return G_SOURCE_CONTINUE;
    }

  drawing = draw_around (self->stop);
  /* Something else in the window changes just now. */
  if (drawing == NULL && self->n_frames < MOST_FRAMES)
    return G_SOURCE_CONTINUE;
  self->n_frames = 0;
  if (self->marked == NULL && drawing != NULL)
    {
      self->marked = g_steal_pointer (&drawing);
      gtk_window_set_focus (self->window, NULL);
      return G_SOURCE_CONTINUE;
    }

  add_stop (self, self->stop, drawing);
  g_clear_object (&self->marked);
  if (go_on (self))
    return G_SOURCE_CONTINUE;

  end_tour (self);

  return G_SOURCE_REMOVE;
}

/* A window that does not have the keyboard marks nothing. */
static gboolean
on_waiting_frame_cb (GtkWidget *window, GdkFrameClock *clock, gpointer data)
{
  Tour *self = data;

  gtk_widget_queue_draw (window);
  if (!gtk_window_is_active (self->window))
    return G_SOURCE_CONTINUE;

  if (go_on (self))
    gtk_widget_add_tick_callback (window, on_frame_cb, self, tour_free);
  else
    {
      end_tour (self);
      tour_free (self);
    }

  return G_SOURCE_REMOVE;
}

/* Answers @task (owned) with the stops. */
void
probe_begin_tour (GtkWindow *window, GTask *task)
{
  Tour *self = g_new0 (Tour, 1);

  self->task = task;
  self->window = window;
  self->builder = json_builder_new ();
  self->seen = g_hash_table_new (NULL, NULL);
  json_builder_begin_array (self->builder);
  gtk_window_present (window);
  gtk_widget_add_tick_callback (GTK_WIDGET (window), on_waiting_frame_cb, self, NULL);
}
