// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-creator-table-private.h"

/* A column's title is plain text to GTK, and its widget is not for us to make. What is missing,
 * a tooltip, an ellipsis and figures' titles over their figures, is put on the widget GTK made: the
 * child of the header that came with the column. Where there is none nothing is done. */

/* On titles that were dealt with. */
#define DRESSED_KEY "kol-dressed"

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
  if (self->cell == KOL_TABLE_CELL_STATUS)
    return g_strdup (_ ("What you decided on the creator: keys 0 to 3"));
  if (self->cell == KOL_TABLE_CELL_NOTE)
    return g_strdup (_ ("What you remark on the creator: key N"));

  basis = kol_field_describe_basis (self->field);
  if (basis == NULL)
    return g_strdup_printf ("%s\n%s", kol_field_get_label (self->field),
                            kol_field_get_definition (self->field));

  return g_strdup_printf ("%s (%s)\n%s", kol_field_get_label (self->field), basis,
                          kol_field_get_definition (self->field));
}

static GtkWidget *
find_new_title (GtkWidget *header)
{
  for (GtkWidget *title = gtk_widget_get_first_child (header); title != NULL;
       title = gtk_widget_get_next_sibling (title))
    {
      if (g_object_get_data (G_OBJECT (title), DRESSED_KEY) == NULL)
        return title;
    }

  return NULL;
}

/**
 * kol_creator_table_dress_title:
 * @self: a table to whose view a column was just added
 * @column: (nullable): the column; %NULL when it has no title
 */
void
kol_creator_table_dress_title (KolCreatorTable *self, const KolTableColumn *column)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *title;

  if (header == NULL || GTK_IS_LIST_VIEW (header))
    return;

  /* Titles do not stand in the order of the columns. */
  title = find_new_title (header);
  if (title == NULL)
    return;

  g_object_set_data (G_OBJECT (title), DRESSED_KEY, title);
  if (column != NULL)
    dress_title (title, column);
}
