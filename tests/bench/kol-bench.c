// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-bench.h"

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (GArray *times)
{
  guint middle = times->len / 2;

  g_array_sort (times, compare_doubles);
  if (times->len % 2 == 1)
    return g_array_index (times, double, middle);

  return (g_array_index (times, double, middle - 1) + g_array_index (times, double, middle)) / 2;
}

static double
measure (KolBenchFunc func, gpointer user_data)
{
  gint64 start = g_get_monotonic_time ();
  double own = func (user_data);

  return own >= 0 ? own : (double) (g_get_monotonic_time () - start);
}

/* The two alternate, so that both meet the machine in the same mood; the first round warms up and
 * does not count. */
static void
compare (const char *name,
         const char *unit,
         guint n,
         KolBenchFunc ours,
         KolBenchFunc baseline,
         gpointer user_data)
{
  g_autoptr (GArray) a = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) b = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i <= n; i++)
    {
      double x = measure (ours, user_data);
      double y = measure (baseline, user_data);

      if (i == 0)
        continue;
      g_array_append_val (a, x);
      g_array_append_val (b, y);
    }

  g_print ("%s: %.2f (%.2f %s / %.2f %s, n=%u)\n", name, median (a) / median (b), median (a) / 1000,
           unit, median (b) / 1000, unit, n);
}

/**
 * kol_bench_compare:
 * @name: what is measured
 * @n: how often
 * @ours: (scope call): our work
 * @baseline: (scope call): the least that any program would have to do
 * @user_data: passed to both
 *
 * Prints the ratio of the two medians.
 */
void
kol_bench_compare (const char *name,
                   guint n,
                   KolBenchFunc ours,
                   KolBenchFunc baseline,
                   gpointer user_data)
{
  g_return_if_fail (n > 0);

  compare (name, "ms", n, ours, baseline, user_data);
}

/**
 * kol_bench_compare_memory:
 * @name: what is measured
 * @n: how often
 * @ours: (scope call): answers the kilobytes of our work
 * @baseline: (scope call): answers those of the least that any program would have to do
 * @user_data: passed to both
 *
 * Prints the ratio of the two medians.
 */
void
kol_bench_compare_memory (const char *name,
                          guint n,
                          KolBenchFunc ours,
                          KolBenchFunc baseline,
                          gpointer user_data)
{
  g_return_if_fail (n > 0);

  compare (name, "MB", n, ours, baseline, user_data);
}
