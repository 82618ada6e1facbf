// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-i18n.h"
#include "kol-xlsx.h"

/* The rows below the shortlist. Each cell is a formula, and what it comes to: whoever only shows a
 * workbook, such as a phone or LibreOffice when it opens one, reckons nothing. */

typedef struct
{
  const char *label; /* untranslated */
  const char *call;  /* the function up to its range */
  gboolean (*applies) (const KolColumn *column);
  double (*reckon) (GArray *values); /* of doubles in order, one at least */
} TotalRow;

/* Adding up costs for one of something, or shares, would make numbers that mean nothing. */
static gboolean
is_summed (const KolColumn *column)
{
  switch (column->kind)
    {
    case KOL_COLUMN_KIND_MONEY:
    case KOL_COLUMN_KIND_MYRIADS:
      return TRUE;
    case KOL_COLUMN_KIND_COUNT:
      return column->field != NULL;
    case KOL_COLUMN_KIND_TEXT:
    case KOL_COLUMN_KIND_UNIT_COST:
    case KOL_COLUMN_KIND_PERCENT:
    case KOL_COLUMN_KIND_RATIO:
    case KOL_COLUMN_KIND_DATE:
    case KOL_COLUMN_KIND_LINK:
    case KOL_COLUMN_KIND_INPUT:
    default:
      return FALSE;
    }
}

static gboolean
has_median (const KolColumn *column)
{
  return kol_column_is_number (column) && (column->field != NULL || is_summed (column));
}

static double
add_up (GArray *values)
{
  double sum = 0;

  for (guint i = 0; i < values->len; i++)
    sum += g_array_index (values, double, i);

  return sum;
}

static double
find_median (GArray *values)
{
  guint middle = values->len / 2;
  double upper = g_array_index (values, double, middle);

  return values->len % 2 == 1 ? upper : (g_array_index (values, double, middle - 1) + upper) / 2;
}

/* SUBTOTAL follows the filter: what the client filters away is not added up. */
static const TotalRow total_rows[] = {
  { N_ ("Sum of what is shown"), "SUBTOTAL(109,", is_summed, add_up },
  { N_ ("Median of all"), "MEDIAN(", has_median, find_median },
};

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* What is known in a column, in order */
static GArray *
list_values (KolTable *table, guint column)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < kol_table_get_n_rows (table); i++)
    {
      g_auto (KolCell) cell = KOL_CELL_INIT;

      kol_table_read (table, i, column, &cell);
      if (cell.kind == KOL_CELL_NUMBER)
        g_array_append_val (values, cell.number);
    }
  g_array_sort (values, compare_doubles);

  return values;
}

/* What each row comes to in each column, row after row; NaN where there is nothing. */
static double *
reckon (KolTable *table)
{
  guint n = kol_table_get_n_columns (table);
  double *results = g_new (double, n *G_N_ELEMENTS (total_rows));

  for (guint i = 0; i < n; i++)
    {
      const KolColumn *column = kol_table_get_column (table, i);
      g_autoptr (GArray) values = has_median (column) ? list_values (table, i) : NULL;

      for (guint j = 0; j < G_N_ELEMENTS (total_rows); j++)
        results[j * n + i] = values != NULL && values->len > 0 && total_rows[j].applies (column)
                                 ? total_rows[j].reckon (values)
                                 : NAN;
    }

  return results;
}

/* A formula over the rows of the column, that is empty where nothing is known: a sum of nothing
 * would be 0. */
static gboolean
write_formula (KolXlsx *self,
               lxw_worksheet *sheet,
               lxw_row_t row,
               lxw_col_t at,
               const char *call,
               lxw_format *format,
               double result,
               GError **error)
{
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  g_autofree char *formula = NULL;

  lxw_rowcol_to_range (range, 1, at, kol_table_get_n_rows (self->table), at);
  formula = g_strdup_printf ("=IF(COUNT(%s)=0,\"\",%s%s))", range, call, range);
  if (isnan (result))
    return kol_xlsx_check (worksheet_write_formula_str (sheet, row, at, formula, format, ""),
                           error);

  return kol_xlsx_check (worksheet_write_formula_num (sheet, row, at, formula, format, result),
                         error);
}

/* In the first column that has no total of its own, where there is one. */
static gboolean
write_label (KolXlsx *self,
             lxw_worksheet *sheet,
             lxw_row_t row,
             lxw_col_t first,
             const char *label,
             GError **error)
{
  for (guint i = 0; i < kol_table_get_n_columns (self->table); i++)
    {
      if (!kol_column_is_number (kol_table_get_column (self->table, i)))
        return kol_xlsx_write_text (sheet, row, first + i, label,
                                    self->totals[KOL_COLUMN_KIND_TEXT], error);
    }

  return TRUE;
}

static gboolean
write_row (KolXlsx *self,
           lxw_worksheet *sheet,
           lxw_col_t first,
           guint index,
           const double *results,
           GError **error)
{
  const TotalRow *total = &total_rows[index];
  guint n_columns = kol_table_get_n_columns (self->table);
  lxw_row_t row = kol_table_get_n_rows (self->table) + 1 + index;

  worksheet_set_row_pixels (sheet, row, KOL_XLSX_PLAIN_ROW_HEIGHT, NULL);
  if (!write_label (self, sheet, row, first, _ (total->label), error))
    return FALSE;
  for (guint i = 0; i < n_columns; i++)
    {
      const KolColumn *column = kol_table_get_column (self->table, i);

      if (total->applies (column) &&
          !write_formula (self, sheet, row, first + i, total->call, self->totals[column->kind],
                          results[index * n_columns + i], error))
        return FALSE;
    }

  return TRUE;
}

/*< private >
 * kol_xlsx_write_totals:
 * @self: a workbook
 * @sheet: its sheet with the shortlist, written up to the last creator
 * @first: the table's first column
 * @error: return location for an error
 *
 * Returns: whether the rows of totals are written; there are none for nobody
 */
gboolean
kol_xlsx_write_totals (KolXlsx *self, lxw_worksheet *sheet, lxw_col_t first, GError **error)
{
  g_autofree double *results = NULL;

  if (kol_table_get_n_rows (self->table) == 0)
    return TRUE;

  results = reckon (self->table);
  for (guint i = 0; i < G_N_ELEMENTS (total_rows); i++)
    {
      if (!write_row (self, sheet, first, i, results, error))
        return FALSE;
    }

  return TRUE;
}
