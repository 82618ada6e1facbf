// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-creator-table-private.h"

/* A column's title is plain text to GTK, and its widget is not for us to make. What is missing,
 * a tooltip, an ellipsis and figures' titles over their figures, is put on the widgets GTK made:
 * the header's children, one for each column in order. Where they are not found nothing is done. */

static gboolean
is_right_aligned (const KolTableColumn *column)
{
  return column->cell == KOL_TABLE_CELL_LEVEL ||
         (column->cell == KOL_TABLE_CELL_FIGURE && kol_field_is_figure (column->field));
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = find_label (child);

      if (label != NULL)
        return label;
    }

  return NULL;
}

static void
dress_title (GtkWidget *title, const KolTableColumn *column)
{
  GtkWidget *label = find_label (title);
  g_autofree char *tooltip = kol_table_column_describe (column);

  gtk_widget_set_tooltip_text (title, tooltip);
  if (label == NULL)
    return;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), is_right_aligned (column) ? 1 : 0);
  gtk_widget_set_hexpand (label, is_right_aligned (column));
}

/**
 * kol_table_column_describe:
 * @self: a column
 *
 * Returns: (transfer full) (nullable): what the column shows, what it stands on and how it is
 * meant; for a tooltip
 */
char *
kol_table_column_describe (const KolTableColumn *self)
{
  g_autofree char *basis = NULL;

  if (self->cell == KOL_TABLE_CELL_STAR)
    return g_strdup (_ ("On the current shortlist"));
  if (self->cell == KOL_TABLE_CELL_COVERS)
    return g_strdup (_ ("Covers of the latest notes"));
  if (self->cell == KOL_TABLE_CELL_CREATOR)
    return g_strdup (_ ("Nickname, location and first category"));

  basis = kol_field_describe_basis (self->field);
  if (basis == NULL)
    return g_strdup_printf ("%s\n%s", kol_field_get_label (self->field),
                            kol_field_get_definition (self->field));

  return g_strdup_printf ("%s (%s)\n%s", kol_field_get_label (self->field), basis,
                          kol_field_get_definition (self->field));
}

/**
 * kol_creator_table_dress_headers:
 * @self: a table whose columns are in the view in the order of the defaults
 */
void
kol_creator_table_dress_headers (KolCreatorTable *self)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  guint i = 0;

  if (header == NULL || GTK_IS_LIST_VIEW (header))
    return;

  for (GtkWidget *title = gtk_widget_get_first_child (header);
       title != NULL && i < self->columns->len; title = gtk_widget_get_next_sibling (title))
    dress_title (title, g_ptr_array_index (self->columns, i++));
}
