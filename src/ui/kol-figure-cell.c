// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-figure-cell.h"

/**
 * kol_figure_cell_new:
 * @field: any field
 *
 * Figures stand to the right with digits of one width, texts to the left.
 *
 * Returns: (transfer floating): an empty cell, a #GtkInscription
 */
GtkWidget *
kol_figure_cell_new (const KolField *field)
{
  GtkWidget *cell;

  g_return_val_if_fail (field != NULL, NULL);

  cell = gtk_inscription_new (NULL);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 2);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), kol_field_is_figure (field) ? 1 : 0);
  if (kol_field_is_figure (field))
    gtk_widget_add_css_class (cell, "numeric");

  return cell;
}

/**
 * kol_figure_cell_bind:
 * @cell: a cell made for @field
 * @field: the field
 * @creator: whose value to show
 * @style: how large numbers are written
 */
void
kol_figure_cell_bind (GtkWidget *cell,
                      const KolField *field,
                      KolCreator *creator,
                      KolNumberStyle style)
{
  g_autofree char *text = NULL;

  g_return_if_fail (GTK_IS_INSCRIPTION (cell));
  g_return_if_fail (KOL_IS_CREATOR (creator));

  text = kol_creator_format (creator, field, style);
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}
