// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-figure-cell.h"
#include "kol-text-line.h"

/**
 * kol_figure_cell_new:
 * @field: any field
 *
 * Figures stand to the right, texts to the left.
 *
 * Returns: (transfer floating): an empty cell, a #KolTextLine
 */
GtkWidget *
kol_figure_cell_new (const KolField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return kol_text_line_new (kol_field_is_figure (field) ? 1 : 0);
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

  g_return_if_fail (KOL_IS_TEXT_LINE (cell));
  g_return_if_fail (KOL_IS_CREATOR (creator));

  text = kol_creator_format (creator, field, style);
  kol_text_line_set_text (KOL_TEXT_LINE (cell), text);
}
