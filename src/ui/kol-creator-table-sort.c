// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-compat.h"
#include "kol-creator-table-private.h"

/* The view's headers say what to sort by; the order itself comes from a sorter of our own, which
 * knows that the unknown comes last in both directions. */

/**
 * kol_table_column_is_best_descending:
 * @self: a column that can be sorted by
 *
 * The first click on a header brings the best to the top: many followers, but low costs.
 *
 * Returns: whether the best is the largest
 */
gboolean
kol_table_column_is_best_descending (const KolTableColumn *self)
{
  return kol_field_is_figure (self->field) && self->field->better != KOL_FIELD_BETTER_LOWER;
}

static void
show_arrow (KolCreatorTable *self, KolTableColumn *column, gboolean descending)
{
  gboolean arranging = self->arranging;

  self->arranging = TRUE;
  /* Without the first call the arrow of the former column stays on the floor's GTK. */
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  if (column != NULL && column->column != NULL)
    gtk_column_view_sort_by_column (self->view, column->column,
                                    descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->arranging = arranging;
}

static void
sort_rows (KolCreatorTable *self, KolTableColumn *column, gboolean descending)
{
  self->sorted = column;
  /* The view would follow the row that was on top to wherever it went: it goes to the top. */
  kol_row_list_set_gathering (self->rows, TRUE);
  kol_creator_sorter_set_field (self->sorter, column != NULL ? column->field : NULL, descending);
  kol_row_list_set_gathering (self->rows, FALSE);
  kol_compat_scroll_to_row (self->view, 0);
  kol_creator_table_emit_columns_changed (self);
  g_signal_emit_by_name (self, "sorted");
}

static void
on_view_sorter_changed_cb (KolCreatorTable *self)
{
  GtkSortType order;
  GtkColumnViewColumn *view_column;
  KolTableColumn *column;
  gboolean descending;

  g_assert (KOL_IS_CREATOR_TABLE (self));

  if (self->arranging || !self->sortable)
    return;

  view_column = kol_compat_get_sort_column (self->view, &order);
  column = kol_creator_table_find_view_column (self, view_column);
  descending = order == GTK_SORT_DESCENDING;
  if (column != NULL && column != self->sorted && !descending &&
      kol_table_column_is_best_descending (column))
    {
      descending = TRUE;
      show_arrow (self, column, descending);
    }

  sort_rows (self, column, descending);
}

/**
 * kol_creator_table_connect_sorter:
 * @self: a table
 */
void
kol_creator_table_connect_sorter (KolCreatorTable *self)
{
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (on_view_sorter_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kol_creator_table_show_sort:
 * @self: a table
 *
 * Lets the headers show what the rows are sorted by.
 */
void
kol_creator_table_show_sort (KolCreatorTable *self)
{
  gboolean descending;

  kol_creator_sorter_get_field (self->sorter, &descending);
  show_arrow (self, self->sorted, descending);
}

/**
 * kol_creator_table_sort_by:
 * @self: a table that is sortable
 * @column_id: (nullable): a column's id; %NULL or "": the order as found
 * @descending: whether the larger comes first
 *
 * Sorts the rows, unknown last in both directions. An id of no column is taken for %NULL.
 */
void
kol_creator_table_sort_by (KolCreatorTable *self, const char *column_id, gboolean descending)
{
  KolTableColumn *column;

  g_return_if_fail (KOL_IS_CREATOR_TABLE (self));

  if (!self->sortable)
    return;

  column = column_id != NULL ? kol_creator_table_find_column (self, column_id) : NULL;
  if (column != NULL && column->field == NULL)
    column = NULL;

  show_arrow (self, column, descending);
  sort_rows (self, column, descending);
}

/**
 * kol_creator_table_get_sort:
 * @self: a table
 * @descending: (out) (optional): whether the larger comes first
 *
 * Returns: (transfer none) (nullable): the id of the column the rows are sorted by; %NULL: as found
 */
const char *
kol_creator_table_get_sort (KolCreatorTable *self, gboolean *descending)
{
  g_return_val_if_fail (KOL_IS_CREATOR_TABLE (self), NULL);

  kol_creator_sorter_get_field (self->sorter, descending);

  return self->sorted != NULL ? self->sorted->id : NULL;
}

/**
 * kol_creator_table_describe_sort:
 * @self: a table
 *
 * Returns: (transfer full): what the rows are sorted by, as it is read out
 */
char *
kol_creator_table_describe_sort (KolCreatorTable *self)
{
  gboolean descending;

  g_return_val_if_fail (KOL_IS_CREATOR_TABLE (self), NULL);

  if (kol_creator_table_get_sort (self, &descending) == NULL)
    return g_strdup (_ ("Not sorted: in the order they came in"));

  /* Translators: the label of a column */
  return g_strdup_printf (descending ? _ ("Sorted by %s, descending")
                                     : _ ("Sorted by %s, ascending"),
                          kol_table_column_get_label (self->sorted));
}

/**
 * kol_creator_table_set_sortable:
 * @self: a table
 * @sortable: whether a click on a header sorts
 *
 * A shortlist that stands in the user's own order is not sortable.
 */
void
kol_creator_table_set_sortable (KolCreatorTable *self, gboolean sortable)
{
  g_return_if_fail (KOL_IS_CREATOR_TABLE (self));

  if (self->sortable == !!sortable)
    return;

  if (!sortable)
    kol_creator_table_sort_by (self, NULL, FALSE);
  self->sortable = !!sortable;
  for (guint i = 0; i < self->columns->len; i++)
    {
      KolTableColumn *column = g_ptr_array_index (self->columns, i);

      if (column->column == NULL)
        continue;
      if (!sortable)
        gtk_column_view_column_set_sorter (column->column, NULL);
      else if (column->field != NULL)
        kol_compat_make_sortable (column->column);
    }
  g_object_notify (G_OBJECT (self), "sortable");
  kol_creator_table_emit_columns_changed (self);
}

/**
 * kol_creator_table_get_sortable:
 * @self: a table
 *
 * Returns: whether a click on a header sorts
 */
gboolean
kol_creator_table_get_sortable (KolCreatorTable *self)
{
  g_return_val_if_fail (KOL_IS_CREATOR_TABLE (self), FALSE);

  return self->sortable;
}
