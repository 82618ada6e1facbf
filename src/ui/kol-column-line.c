// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <string.h>

#include "kol-accessible-name.h"
#include "kol-column-line.h"
#include "kol-language.h"

#define COLUMN_KEY "kol-column"
/* What it is found by */
#define SEARCH_KEY "kol-search-key"

static char *
dup_other_label (const KolColumn *column)
{
  gboolean is_chinese = g_str_has_prefix (kol_language_get_name (), "zh");
  g_auto (KolLanguageScope) scope = kol_language_enter (is_chinese ? "en" : "zh_CN");

  return g_strdup (kol_column_get_label (column));
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);

  return label;
}

static GtkWidget *
create_labels (const char *label, const char *other)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *small = create_label (other);

  gtk_widget_add_css_class (small, "caption");
  gtk_widget_add_css_class (small, "dim-label");
  gtk_widget_set_visible (small, !g_str_equal (label, other));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), create_label (label));
  gtk_box_append (GTK_BOX (box), small);

  return box;
}

/**
 * kol_column_line_new:
 * @column: a column
 * @icon_name: (nullable): what stands before it
 * @button: (nullable) (transfer floating): what stands behind it
 *
 * Returns: (transfer floating): a #GtkListBoxRow
 */
GtkWidget *
kol_column_line_new (const KolColumn *column, const char *icon_name, GtkWidget *button)
{
  GtkWidget *row;
  GtkWidget *box;
  const char *label;
  g_autofree char *other = NULL;
  g_autofree char *key = NULL;

  g_return_val_if_fail (column != NULL, NULL);

  row = gtk_list_box_row_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  label = kol_column_get_label (column);
  other = dup_other_label (column);
  key = g_strjoin ("\n", label, other, column->id, NULL);
  gtk_widget_add_css_class (box, "column-line");
  if (icon_name != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (box), create_labels (label, other));
  if (button != NULL)
    gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, kol_column_get_definition (column));
  kol_accessible_name_set (row, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, other,
                                  -1);
  g_object_set_data (G_OBJECT (row), COLUMN_KEY, (gpointer) column);
  g_object_set_data_full (G_OBJECT (row), SEARCH_KEY, g_utf8_casefold (key, -1), g_free);

  return row;
}

/**
 * kol_column_line_get:
 * @row: a row of kol_column_line_new()
 *
 * Returns: (transfer none): its column
 */
const KolColumn *
kol_column_line_get (GtkListBoxRow *row)
{
  g_return_val_if_fail (GTK_IS_LIST_BOX_ROW (row), NULL);

  return g_object_get_data (G_OBJECT (row), COLUMN_KEY);
}

/**
 * kol_column_line_matches:
 * @row: a row of kol_column_line_new()
 * @folded: what is looked for, of g_utf8_casefold()
 *
 * Returns: whether it is in a heading of either language, or in the column's ID
 */
gboolean
kol_column_line_matches (GtkListBoxRow *row, const char *folded)
{
  g_return_val_if_fail (GTK_IS_LIST_BOX_ROW (row), FALSE);
  g_return_val_if_fail (folded != NULL, FALSE);

  return strstr (g_object_get_data (G_OBJECT (row), SEARCH_KEY), folded) != NULL;
}
