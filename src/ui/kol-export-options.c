// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-accessible-name.h"
#include "kol-column-set-row.h"
#include "kol-combo-tooltip.h"
#include "kol-export-options.h"

struct _KolExportOptions
{
  AdwBin parent_instance;

  KolHandoverOptions *options; /* owned, nullable until set up */
  const KolHandoverFormat *format;
  KolOptionId taking; /* what the user is changing: its row is right already */

  GtkWidget *groups[KOL_N_OPTION_GROUPS];
  GtkWidget *rows[KOL_N_OPTIONS];
};

G_DEFINE_FINAL_TYPE (KolExportOptions, kol_export_options, ADW_TYPE_BIN)

/* The option that a row is for */
static KolOptionId
get_option (gpointer row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "kol-option"));
}

/* What cannot be is marked, and the last value that could be stays. */
static void
take (KolExportOptions *self, GtkWidget *row, const char *value)
{
  KolOptionId option = get_option (row);

  if (self->options == NULL)
    return;

  self->taking = option;
  if (kol_handover_options_set (self->options, option, value, NULL))
    gtk_widget_remove_css_class (row, "error");
  else
    gtk_widget_add_css_class (row, "error");
  self->taking = KOL_N_OPTIONS;
}

static void
on_text_changed_cb (KolExportOptions *self, GtkWidget *row)
{
  g_assert (KOL_IS_EXPORT_OPTIONS (self));

  take (self, row, gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
on_choice_changed_cb (KolExportOptions *self, GParamSpec *pspec, GtkWidget *row)
{
  guint choice = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
  const KolOption *option = kol_option_at (get_option (row));

  g_assert (KOL_IS_EXPORT_OPTIONS (self));

  if (choice < kol_option_get_n_values (option))
    take (self, row, option->values[choice].value);
}

static void
on_columns_changed_cb (KolExportOptions *self, GParamSpec *pspec, GtkWidget *row)
{
  KolColumnSet *set = kol_column_set_row_get_chosen (KOL_COLUMN_SET_ROW (row));
  g_autofree char *text = NULL;

  g_assert (KOL_IS_EXPORT_OPTIONS (self));

  if (set == NULL)
    return;

  text = kol_column_set_to_text (set);
  take (self, row, text);
}

static void
on_flag_changed_cb (KolExportOptions *self, GParamSpec *pspec, GtkWidget *flag)
{
  GtkWidget *row = gtk_widget_get_ancestor (flag, ADW_TYPE_ACTION_ROW);

  g_assert (KOL_IS_EXPORT_OPTIONS (self));

  if (row != NULL)
    take (self, row, gtk_switch_get_active (GTK_SWITCH (flag)) ? KOL_OPTION_YES : KOL_OPTION_NO);
}

static GtkWidget *
create_text_row (KolExportOptions *self, const KolOption *option)
{
  GtkWidget *row = adw_entry_row_new ();

  if (option->kind == KOL_OPTION_KIND_PERCENT)
    {
      /* Translators: a percentage's name, such as "Platform fee (%)" */
      g_autofree char *title = g_strdup_printf (_ ("%s (%%)"), kol_option_get_label (option));

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_NUMBER);
    }
  g_signal_connect_object (row, "changed", G_CALLBACK (on_text_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return row;
}

static GtkWidget *
create_choice_row (KolExportOptions *self, const KolOption *option)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < kol_option_get_n_values (option); i++)
    gtk_string_list_append (labels, kol_option_get_value_label (option, i));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  kol_combo_tooltip_attach (ADW_COMBO_ROW (row));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_choice_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return row;
}

static GtkWidget *
create_columns_row (KolExportOptions *self)
{
  GtkWidget *row = kol_column_set_row_new ();

  kol_combo_tooltip_attach (ADW_COMBO_ROW (row));
  /* A set can take the place of another: then only the item is new. */
  g_signal_connect_object (row, "notify::selected-item", G_CALLBACK (on_columns_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return row;
}

static GtkWidget *
create_flag_row (KolExportOptions *self, const KolOption *option)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *flag = gtk_switch_new ();

  gtk_widget_set_valign (flag, GTK_ALIGN_CENTER);
  kol_accessible_name_set (flag, kol_option_get_label (option));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), flag);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), flag);
  g_signal_connect_object (flag, "notify::active", G_CALLBACK (on_flag_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return row;
}

static GtkWidget *
create_row_of_kind (KolExportOptions *self, const KolOption *option)
{
  switch (option->kind)
    {
    case KOL_OPTION_KIND_CHOICE:
      return create_choice_row (self, option);
    case KOL_OPTION_KIND_COLUMNS:
      return create_columns_row (self);
    case KOL_OPTION_KIND_FLAG:
    case KOL_OPTION_KIND_PART:
      return create_flag_row (self, option);
    case KOL_OPTION_KIND_TEXT:
    case KOL_OPTION_KIND_DATE:
    case KOL_OPTION_KIND_PERCENT:
    default:
      return create_text_row (self, option);
    }
}

static void
create_row (KolExportOptions *self, KolOptionId number)
{
  const KolOption *option = kol_option_at (number);
  GtkWidget *row = create_row_of_kind (self, option);
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  if (*title == '\0')
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), kol_option_get_label (option));
  gtk_widget_set_tooltip_text (row, kol_option_get_help (option));
  g_object_set_data (G_OBJECT (row), "kol-option", GUINT_TO_POINTER (number));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->groups[option->group]), row);
  self->rows[number] = row;
}

static void
show_text (GtkWidget *row, const char *text)
{
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
show_value (KolExportOptions *self, KolOptionId number)
{
  GtkWidget *row = self->rows[number];

  switch (kol_option_at (number)->kind)
    {
    case KOL_OPTION_KIND_CHOICE:
      adw_combo_row_set_selected (ADW_COMBO_ROW (row),
                                  kol_handover_options_get_choice (self->options, number));
      break;
    case KOL_OPTION_KIND_COLUMNS:
      kol_column_set_row_choose (KOL_COLUMN_SET_ROW (row),
                                 kol_handover_options_get (self->options, number));
      break;
    case KOL_OPTION_KIND_FLAG:
    case KOL_OPTION_KIND_PART:
      gtk_switch_set_active (
          GTK_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row))),
          kol_handover_options_get_flag (self->options, number));
      break;
    case KOL_OPTION_KIND_TEXT:
    case KOL_OPTION_KIND_DATE:
    case KOL_OPTION_KIND_PERCENT:
    default:
      show_text (row, kol_handover_options_get (self->options, number));
    }
}

/* A percentage is asked for when a choice of its group names it: the fee with prices “fee”. */
static gboolean
applies (KolExportOptions *self, KolOptionId number)
{
  const KolOption *option = kol_option_at (number);

  if (option->kind != KOL_OPTION_KIND_PERCENT)
    return TRUE;

  for (guint i = 0; i < KOL_N_OPTIONS; i++)
    {
      const KolOption *other = kol_option_at (i);

      if (other->group == option->group && other->kind == KOL_OPTION_KIND_CHOICE &&
          g_str_equal (kol_handover_options_get (self->options, i), option->id))
        return TRUE;
    }

  return FALSE;
}

static void
show_rows (KolExportOptions *self)
{
  gboolean in_use[KOL_N_OPTION_GROUPS] = { FALSE };

  for (guint i = 0; i < KOL_N_OPTIONS; i++)
    {
      gboolean shown = kol_handover_format_honours (self->format, i) && applies (self, i);

      gtk_widget_set_visible (self->rows[i], shown);
      in_use[kol_option_at (i)->group] |= shown;
    }
  for (guint i = 0; i < KOL_N_OPTION_GROUPS; i++)
    gtk_widget_set_visible (self->groups[i], in_use[i]);
}

static void
on_option_changed_cb (KolExportOptions *self, guint number)
{
  g_assert (KOL_IS_EXPORT_OPTIONS (self));

  if (number != self->taking)
    show_value (self, number);
  if (self->format != NULL && kol_option_at (number)->kind == KOL_OPTION_KIND_CHOICE)
    show_rows (self);
}

static void
kol_export_options_dispose (GObject *object)
{
  KolExportOptions *self = KOL_EXPORT_OPTIONS (object);

  g_clear_object (&self->options);

  G_OBJECT_CLASS (kol_export_options_parent_class)->dispose (object);
}

static void
kol_export_options_class_init (KolExportOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kol_export_options_dispose;
}

static void
kol_export_options_init (KolExportOptions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->taking = KOL_N_OPTIONS;
  for (guint i = 0; i < KOL_N_OPTION_GROUPS; i++)
    {
      self->groups[i] = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->groups[i]),
                                       kol_option_group_get_label (i));
      gtk_box_append (GTK_BOX (box), self->groups[i]);
    }
  for (guint i = 0; i < KOL_N_OPTIONS; i++)
    create_row (self, i);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * kol_export_options_set_up:
 * @self: the rows
 * @options: what they show and change
 * @sets: the column sets there are
 */
void
kol_export_options_set_up (KolExportOptions *self, KolHandoverOptions *options, KolColumnSets *sets)
{
  g_return_if_fail (KOL_IS_EXPORT_OPTIONS (self));
  g_return_if_fail (KOL_IS_HANDOVER_OPTIONS (options));
  g_return_if_fail (self->options == NULL);

  kol_column_set_row_set_sets (KOL_COLUMN_SET_ROW (self->rows[KOL_OPTION_COLUMNS]), sets);
  self->options = g_object_ref (options);
  g_signal_connect_object (options, "changed", G_CALLBACK (on_option_changed_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < KOL_N_OPTIONS; i++)
    show_value (self, i);
}

/**
 * kol_export_options_set_format:
 * @self: the rows
 * @format: what is exported
 *
 * Shows what @format honours.
 */
void
kol_export_options_set_format (KolExportOptions *self, const KolHandoverFormat *format)
{
  g_return_if_fail (KOL_IS_EXPORT_OPTIONS (self));
  g_return_if_fail (format != NULL);

  self->format = format;
  show_rows (self);
}

/**
 * kol_export_options_get_row:
 * @self: the rows
 * @option: an option
 *
 * Returns: (transfer none): its row, visible when the format honours it
 */
GtkWidget *
kol_export_options_get_row (KolExportOptions *self, KolOptionId option)
{
  g_return_val_if_fail (KOL_IS_EXPORT_OPTIONS (self), NULL);
  g_return_val_if_fail (option < KOL_N_OPTIONS, NULL);

  return self->rows[option];
}
