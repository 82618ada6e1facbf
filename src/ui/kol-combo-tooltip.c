// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-combo-tooltip.h"

static void
on_selected_changed_cb (AdwComboRow *row)
{
  GObject *item = adw_combo_row_get_selected_item (row);

  gtk_widget_set_tooltip_text (
      GTK_WIDGET (row),
      item != NULL ? gtk_string_object_get_string (GTK_STRING_OBJECT (item)) : NULL);
}

/**
 * kol_combo_tooltip_attach:
 * @row: a row whose model is of strings
 *
 * What is chosen ends in dots where the row is too narrow for it; its tooltip tells it whole.
 */
void
kol_combo_tooltip_attach (AdwComboRow *row)
{
  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  g_signal_connect (row, "notify::selected-item", G_CALLBACK (on_selected_changed_cb), NULL);
  on_selected_changed_cb (row);
}
