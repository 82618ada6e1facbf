// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kol-details-history.h"
#include "kol-details-rows.h"

static gboolean
is_same (double a, double b)
{
  return (isnan (a) && isnan (b)) || (a >= b && a <= b);
}

/**
 * kol_details_describe_since:
 * @history: (nullable): how a creator's figures changed
 * @creator: the creator as it is shown, which can be as it was once
 * @field: a field
 *
 * As long as nothing ever changed, one line at the end of the details says since when all holds.
 *
 * Returns: (transfer full) (nullable): since when the figure is what it is; %NULL: that is no news
 */
char *
kol_details_describe_since (KolHistory *history, KolCreator *creator, const KolField *field)
{
  g_autofree char *date = NULL;
  gint64 since;

  g_return_val_if_fail (history == NULL || KOL_IS_HISTORY (history), NULL);
  g_return_val_if_fail (KOL_IS_CREATOR (creator), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  if (history == NULL || kol_history_get_n (history) < 2 || !kol_field_is_figure (field))
    return NULL;
  if (!is_same (kol_creator_get_figure (creator, field),
                kol_creator_get_figure (kol_history_get_creator (history, 0), field)))
    return NULL;
  since = kol_history_get_since (history, field);
  if (since == 0)
    return NULL;

  date = kol_format_date (since);

  /* Translators: a date; since when a figure is what it is */
  return g_strdup_printf (_ ("since %s"), date);
}

/**
 * kol_details_describe_change:
 * @history: how a creator's figures changed
 * @field: a figure
 *
 * Returns: (transfer full) (nullable): what it was, and what it is; %NULL: it did not change
 */
char *
kol_details_describe_change (KolHistory *history, const KolField *field)
{
  KolNumberStyle style = kol_number_style_default ();
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;
  double value;

  g_return_val_if_fail (KOL_IS_HISTORY (history), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  if (!kol_field_is_figure (field) || !kol_history_get_previous (history, field, &value, NULL))
    return NULL;

  before = kol_field_format (field, value, style);
  now = kol_creator_format (kol_history_get_creator (history, 0), field, style);
  /* Changed by less than is shown. */
  if (g_str_equal (before, now))
    return NULL;

  /* Translators: a figure as it was, and as it is now */
  return g_strdup_printf (_ ("%s → %s"), before, now);
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static char *
describe_until (KolHistory *history, const KolField *field)
{
  gint64 until = 0;
  g_autofree char *until_date = NULL;
  g_autofree char *since_date = NULL;

  kol_history_get_previous (history, field, NULL, &until);
  until_date = kol_format_date_time (until);
  since_date = kol_format_date_time (kol_history_get_since (history, field));

  /* Translators: dates and times */
  return g_strdup_printf (_ ("Seen so until %s, otherwise since %s"), until_date, since_date);
}

static GtkWidget *
create_change (KolHistory *history, const KolField *field, const char *change)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = create_label (kol_field_get_label (field), "body");
  GtkWidget *label = create_label (change, "numeric");
  g_autofree char *tooltip = describe_until (history, field);

  gtk_widget_add_css_class (row, "figure");
  gtk_widget_set_tooltip_text (row, tooltip);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), label);

  return row;
}

/**
 * kol_details_create_changes:
 * @history: how a creator's figures changed
 *
 * Returns: (transfer floating) (nullable): heading and a row for every figure that was another one
 *   before; %NULL when there is none
 */
GtkWidget *
kol_details_create_changes (KolHistory *history)
{
  GtkWidget *box;
  GtkWidget *heading;

  g_return_val_if_fail (KOL_IS_HISTORY (history), NULL);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  /* Translators: heading over figures that were others before */
  heading = create_label (_ ("Changed"), "caption-heading");
  gtk_widget_set_margin_bottom (heading, 4);
  gtk_box_append (GTK_BOX (box), heading);
  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    {
      const KolField *field = kol_field_at (i);
      g_autofree char *change = kol_details_describe_change (history, field);

      if (change != NULL)
        gtk_box_append (GTK_BOX (box), create_change (history, field, change));
    }
  if (gtk_widget_get_next_sibling (heading) == NULL)
    {
      g_object_ref_sink (box);
      g_clear_object (&box);
    }

  return box;
}
