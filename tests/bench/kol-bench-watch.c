// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <time.h>

#include "kol-bench-watch.h"

/* Watches the main loop: how long each turn of it lasts, from the end of one wait to the beginning
 * of the next, and what the time of the turn went into. Whoever is interested notes what was just
 * done. One watch a program, main thread only. */

#define N_WORST 3
#define MAX_PARTS 24

typedef struct
{
  const char *what;    /* static */
  gint64 microseconds; /* of processor time */
} Part;

typedef struct
{
  gint64 wall; /* microseconds */
  gint64 cpu;  /* of this thread, microseconds: what the turn lasts on a machine of one's own */
  Part parts[MAX_PARTS];
  guint n_parts;
} Turn;

static GPollFunc poll_before; /* what really waits */
static Turn current;
static gint64 begun; /* monotonic; 0: waiting */
static gint64 begun_cpu;
static gint64 noted;        /* processor time when the part under way began */
static Turn worst[N_WORST]; /* by processor time, longest first */
static gint64 longest_wall;
static GArray *turns; /* of gint64: processor time of each */

static gint64
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
keep_worst (const Turn *turn)
{
  guint place = N_WORST;

  while (place > 0 && worst[place - 1].cpu < turn->cpu)
    place--;
  if (place == N_WORST)
    return;

  for (guint i = N_WORST - 1; i > place; i--)
    worst[i] = worst[i - 1];
  worst[place] = *turn;
}

static void
end_turn (void)
{
  if (begun == 0)
    return;

  kol_bench_watch_note ("rest");
  current.wall = g_get_monotonic_time () - begun;
  current.cpu = get_cpu_time () - begun_cpu;
  begun = 0;
  longest_wall = MAX (longest_wall, current.wall);
  g_array_append_val (turns, current.cpu);
  keep_worst (&current);
}

static int
watch_poll (GPollFD *fds, guint n_fds, int timeout)
{
  int ready;

  end_turn ();
  ready = poll_before (fds, n_fds, timeout);
  begun = g_get_monotonic_time ();
  begun_cpu = noted = get_cpu_time ();
  current = (Turn){ 0 };

  return ready;
}

/**
 * kol_bench_watch_note:
 * @what: (transfer none): what was just done, a static text
 *
 * The time since the turn began, or since the last note of it, went into @what.
 */
void
kol_bench_watch_note (const char *what)
{
  gint64 now;

  if (begun == 0)
    return;

  now = get_cpu_time ();
  for (guint i = 0; i <= current.n_parts && i < MAX_PARTS; i++)
    {
      if (i < current.n_parts && current.parts[i].what != what)
        continue;
      current.parts[i].what = what;
      current.parts[i].microseconds += now - noted;
      current.n_parts = MAX (current.n_parts, i + 1);
      break;
    }
  noted = now;
}

static void
on_phase_cb (GdkFrameClock *clock, gpointer what)
{
  kol_bench_watch_note (what);
}

/**
 * kol_bench_watch_follow:
 * @window: a window that is realized
 *
 * Notes the phases of its frames.
 */
void
kol_bench_watch_follow (GtkWidget *window)
{
  static const char *const phases[] = { "before-paint", "update", "layout", "paint" };
  static const char *const names[] = { "input", "tick", "layout", "paint" };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    g_signal_connect_after (clock, phases[i], G_CALLBACK (on_phase_cb), (gpointer) names[i]);
}

/**
 * kol_bench_watch_start:
 *
 * Begins to watch the default main context.
 */
void
kol_bench_watch_start (void)
{
  turns = g_array_new (FALSE, FALSE, sizeof (gint64));
  poll_before = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, watch_poll);
}

void
kol_bench_watch_reset (void)
{
  for (guint i = 0; i < N_WORST; i++)
    worst[i] = (Turn){ 0 };
  longest_wall = 0;
  g_array_set_size (turns, 0);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
print_turn (const Turn *turn)
{
  g_print ("#   %.1f ms (%.1f on the clock):", turn->cpu / 1000., turn->wall / 1000.);
  for (guint i = 0; i < turn->n_parts; i++)
    {
      if (turn->parts[i].microseconds >= 100)
        g_print (" %s %.1f", turn->parts[i].what, turn->parts[i].microseconds / 1000.);
    }
  g_print ("\n");
}

/**
 * kol_bench_watch_report:
 * @name: what was going on
 *
 * Prints the longest turn since the watch began, and the three worst with what they went into.
 *
 * Returns: how long the main loop was blocked at most, milliseconds of processor time
 */
double
kol_bench_watch_report (const char *name)
{
  g_array_sort (turns, compare_times);
  g_print ("%s: longest block %.1f ms (%.1f on the clock), 99 of 100 under %.1f ms, n=%u\n", name,
           worst[0].cpu / 1000., longest_wall / 1000.,
           turns->len > 0 ? g_array_index (turns, gint64, turns->len * 99 / 100) / 1000. : 0,
           turns->len);
  for (guint i = 0; i < N_WORST && worst[i].cpu > 0; i++)
    print_turn (&worst[i]);

  return worst[0].cpu / 1000.;
}

void
kol_bench_watch_stop (void)
{
  g_main_context_set_poll_func (NULL, poll_before);
  g_clear_pointer (&turns, g_array_unref);
}
