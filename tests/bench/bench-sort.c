// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What it costs to sort a full result list as a click on a column's header does, beside sorting
 * bare numbers. */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kol-bench-sample.h"
#include "kol-bench.h"
#include "kol-creator-sorter.h"

#define N_PAGES 250
#define N_ROUNDS 21

typedef struct
{
  KolCreatorSorter *sorter; /* unowned: the one of the model */
  const KolField *field;
  double *figures; /* unowned: the field's figure of each creator, as they come */
  double *scratch; /* unowned: as long */
  guint n;
} Sort;

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
sort_rows (gpointer user_data)
{
  Sort *sort = user_data;
  gint64 start;

  kol_creator_sorter_set_field (sort->sorter, NULL, FALSE);
  start = g_get_monotonic_time ();
  kol_creator_sorter_set_field (sort->sorter, sort->field, TRUE);

  return (double) (g_get_monotonic_time () - start);
}

static double
sort_doubles (gpointer user_data)
{
  Sort *sort = user_data;
  gint64 start;

  memcpy (sort->scratch, sort->figures, sort->n * sizeof (double));
  start = g_get_monotonic_time ();
  qsort (sort->scratch, sort->n, sizeof (double), compare_doubles);

  return (double) (g_get_monotonic_time () - start);
}

/* The rows must really be in order, or the time would say nothing. */
static void
check_order (GListModel *model, const KolField *field)
{
  double last = INFINITY;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (KolCreator) creator = g_list_model_get_item (model, i);
      double figure = kol_creator_get_figure (creator, field);

      g_assert_true (figure <= last || isnan (figure));
      last = figure;
    }
}

int
main (void)
{
  g_autoptr (KolSampleService) service = kol_bench_start_service ();
  g_autoptr (KolResultList) results = kol_bench_make_results (service, N_PAGES);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (results));
  g_autofree double *figures = g_new (double, n);
  g_autofree double *scratch = g_new (double, n);
  KolCreatorSorter *sorter = kol_creator_sorter_new ();
  g_autoptr (GtkSortListModel)
      model = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (results)), GTK_SORTER (sorter));
  Sort sort = { sorter, kol_field_require ("readCostPhoto"), figures, scratch, n };

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KolCreator) creator = g_list_model_get_item (G_LIST_MODEL (results), i);
      double figure = kol_creator_get_figure (creator, sort.field);

      figures[i] = isnan (figure) ? INFINITY : figure;
    }

  g_print ("# %u rows\n", n);
  kol_bench_compare ("sort 5,000 rows, to qsort of as many doubles", N_ROUNDS, sort_rows,
                     sort_doubles, &sort);
  check_order (G_LIST_MODEL (model), sort.field);

  return 0;
}
