// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-combo-tooltip.h"

/* As the row shows it */
static char *
dup_text (AdwComboRow *row, GObject *item)
{
  GtkExpression *expression = adw_combo_row_get_expression (row);
  g_auto (GValue) value = G_VALUE_INIT;

  if (expression == NULL)
    return g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
  if (!gtk_expression_evaluate (expression, item, &value))
    return NULL;

  return g_value_dup_string (&value);
}

static void
on_selected_changed_cb (AdwComboRow *row)
{
  GObject *item = adw_combo_row_get_selected_item (row);
  g_autofree char *text = item != NULL ? dup_text (row, item) : NULL;

  gtk_widget_set_tooltip_text (GTK_WIDGET (row), text);
}

/**
 * kol_combo_tooltip_attach:
 * @row: a row whose model is of strings, or that has an expression for them
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
