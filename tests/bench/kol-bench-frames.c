// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-bench-frames.h"

/* What one wait for frames needs; lives on the stack of the waiting function. */
typedef struct
{
  KolBenchReadyFunc ready; /* nullable: the next frame will do */
  gpointer user_data;
  GtkWidget *widget;         /* unowned */
  GtkAdjustment *adjustment; /* unowned, nullable */
  double step;               /* px a frame */
  gint64 begun;              /* when the frame under way began, monotonic */
  GArray *times;             /* unowned, of gint64: microseconds of work, one for each frame */
  guint wanted;              /* frames */
  gboolean done;
} Frames;

static void
on_before_paint_cb (GdkFrameClock *clock, gpointer data)
{
  Frames *frames = data;

  frames->begun = g_get_monotonic_time ();
}

static void
on_after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  Frames *frames = data;
  gint64 spent = g_get_monotonic_time () - frames->begun;

  if (frames->begun != 0 && frames->times != NULL)
    g_array_append_val (frames->times, spent);
  frames->done = frames->ready == NULL || frames->ready (frames->widget, frames->user_data);
}

static void
iterate_until_done (Frames *frames, GdkFrameClock *clock)
{
  gulong before = g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint_cb), frames);
  gulong after = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint_cb), frames);

  while (!frames->done)
    g_main_context_iteration (NULL, TRUE);

  g_signal_handler_disconnect (clock, before);
  g_signal_handler_disconnect (clock, after);
}

/**
 * kol_bench_wait_for_frame:
 * @widget: a widget of a window that is realized
 * @ready: (scope call) (nullable): asked after each frame; %NULL takes the first
 * @user_data: passed to @ready
 *
 * Runs the main loop until a frame has been painted that is the one wanted.
 */
void
kol_bench_wait_for_frame (GtkWidget *widget, KolBenchReadyFunc ready, gpointer user_data)
{
  Frames frames = { .ready = ready, .user_data = user_data, .widget = widget };

  iterate_until_done (&frames, gtk_widget_get_frame_clock (widget));
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Frames *frames = data;
  GtkAdjustment *adjustment = frames->adjustment;
  double last = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  double value = gtk_adjustment_get_value (adjustment) + frames->step;

  gtk_adjustment_set_value (adjustment, value <= last ? value : 0);

  return G_SOURCE_CONTINUE;
}

static gboolean
has_enough (GtkWidget *widget, gpointer user_data)
{
  Frames *frames = user_data;

  return frames->times->len >= frames->wanted;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/**
 * kol_bench_scroll:
 * @widget: the scrolled widget, on the screen
 * @adjustment: its vertical adjustment
 * @step: how far to go with each frame, px
 * @n_frames: how many frames
 *
 * Scrolls on with every frame and takes the time between a frame's beginning and its end:
 * everything that GTK and the widget do for it, and none of the waiting for the next.
 *
 * Returns: the median of the frames' work, microseconds
 */
double
kol_bench_scroll (GtkWidget *widget, GtkAdjustment *adjustment, double step, guint n_frames)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  Frames frames = {
    .ready = has_enough,
    .widget = widget,
    .adjustment = adjustment,
    .step = step,
    .times = times,
    .wanted = n_frames,
  };
  guint tick = gtk_widget_add_tick_callback (widget, on_tick_cb, &frames, NULL);

  frames.user_data = &frames;
  gtk_adjustment_set_value (adjustment, 0);
  iterate_until_done (&frames, gtk_widget_get_frame_clock (widget));
  gtk_widget_remove_tick_callback (widget, tick);
  g_array_sort (times, compare_times);

  return (double) g_array_index (times, gint64, times->len / 2);
}
