// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-accessible-name.h"

static void
set_name (GtkWidget *widget, const char *name)
{
  /* Newer GTK names a drop-down by what is chosen in it, and that goes before any other name. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * kol_accessible_name_set:
 * @widget: a widget
 * @name: what it is called when it is read out
 *
 * Names a widget, and the part of it that has the focus: of a drop-down that is a button within.
 */
void
kol_accessible_name_set (GtkWidget *widget, const char *name)
{
  GtkWidget *button;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  set_name (widget, name);
  button = GTK_IS_DROP_DOWN (widget) ? gtk_widget_get_first_child (widget) : NULL;
  if (button != NULL)
    set_name (button, name);
}
