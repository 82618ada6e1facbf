// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-accessible-name.h"
#include "kol-column-set-editor.h"
#include "kol-column-set-row.h"

struct _KolColumnSetRow
{
  AdwComboRow parent_instance;

  KolColumnSets *sets; /* owned, nullable until set up */
};

G_DEFINE_FINAL_TYPE (KolColumnSetRow, kol_column_set_row, ADW_TYPE_COMBO_ROW)

/* What was deleted, to be brought back */
typedef struct
{
  KolColumnSetRow *row; /* weak */
  KolColumnSet *set;    /* owned */
  guint position;
} Removal;

static char *
dup_label (KolColumnSet *set, KolColumnSetRow *self)
{
  return g_strdup (kol_column_sets_get_label (self->sets, set));
}

static void
update_actions (KolColumnSetRow *self)
{
  KolColumnSet *set = kol_column_set_row_get_chosen (self);
  gboolean is_own = set != NULL && kol_column_sets_is_own (self->sets, set);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "column-set.edit", is_own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "column-set.delete", is_own);
}

static void
choose_set (KolColumnSetRow *self, KolColumnSet *set)
{
  g_autofree char *text = kol_column_set_to_text (set);

  kol_column_set_row_choose (self, text);
}

static void
on_saved_cb (KolColumnSetRow *self, KolColumnSet *set)
{
  g_assert (KOL_IS_COLUMN_SET_ROW (self));

  choose_set (self, set);
}

static void
edit (KolColumnSetRow *self, gboolean is_new)
{
  KolColumnSet *set = kol_column_set_row_get_chosen (self);
  KolColumnSetEditor *editor = kol_column_set_editor_new (self->sets, set, is_new);

  gtk_window_set_transient_for (GTK_WINDOW (editor),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  g_signal_connect_object (editor, "saved", G_CALLBACK (on_saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (editor));
}

static void
on_new_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit (KOL_COLUMN_SET_ROW (widget), TRUE);
}

static void
on_edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit (KOL_COLUMN_SET_ROW (widget), FALSE);
}

static void
removal_free (gpointer data, GClosure *closure)
{
  Removal *removal = data;

  g_clear_weak_pointer (&removal->row);
  g_clear_object (&removal->set);
  g_free (removal);
}

static void
on_undo_cb (AdwToast *toast, gpointer data)
{
  const Removal *removal = data;

  if (removal->row == NULL)
    return;

  kol_column_sets_insert (removal->row->sets, removal->position, removal->set);
  choose_set (removal->row, removal->set);
}

static void
offer_undo (KolColumnSetRow *self, KolColumnSet *set, guint position)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *name = g_markup_escape_text (kol_column_set_get_label (set), -1);
  g_autofree char *text = g_strdup_printf (_ ("Deleted “%s”"), name);
  Removal *removal;
  AdwToast *toast;

  if (toasts == NULL)
    return;

  toast = adw_toast_new (text);
  removal = g_new0 (Removal, 1);
  g_set_weak_pointer (&removal->row, self);
  removal->set = g_object_ref (set);
  removal->position = position;
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_undo_cb), removal, removal_free,
                         0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
}

static void
on_delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KolColumnSetRow *self = KOL_COLUMN_SET_ROW (widget);
  g_autoptr (KolColumnSet) set = g_object_ref (kol_column_set_row_get_chosen (self));

  offer_undo (self, set, kol_column_sets_remove (self->sets, set));
}

static void
kol_column_set_row_dispose (GObject *object)
{
  g_clear_object (&KOL_COLUMN_SET_ROW (object)->sets);

  G_OBJECT_CLASS (kol_column_set_row_parent_class)->dispose (object);
}

static void
kol_column_set_row_class_init (KolColumnSetRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kol_column_set_row_dispose;

  gtk_widget_class_install_action (widget_class, "column-set.new", NULL, on_new_cb);
  gtk_widget_class_install_action (widget_class, "column-set.edit", NULL, on_edit_cb);
  gtk_widget_class_install_action (widget_class, "column-set.delete", NULL, on_delete_cb);
}

static GtkWidget *
create_menu_button (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("_New Column Set…"), "column-set.new");
  g_menu_append (menu, _ ("_Edit This Set…"), "column-set.edit");
  g_menu_append (menu, _ ("_Delete This Set"), "column-set.delete");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Column sets of your own"));
  kol_accessible_name_set (button, _ ("Column sets of your own"));

  return button;
}

static void
kol_column_set_row_init (KolColumnSetRow *self)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), create_menu_button ());
  g_signal_connect (self, "notify::selected", G_CALLBACK (update_actions), NULL);
}

/**
 * kol_column_set_row_new:
 *
 * Returns: (transfer floating): a row without sets
 */
GtkWidget *
kol_column_set_row_new (void)
{
  return g_object_new (KOL_TYPE_COLUMN_SET_ROW, NULL);
}

/**
 * kol_column_set_row_set_sets:
 * @self: a row
 * @sets: the sets to choose among
 */
void
kol_column_set_row_set_sets (KolColumnSetRow *self, KolColumnSets *sets)
{
  g_autoptr (GtkExpression) label = NULL;

  g_return_if_fail (KOL_IS_COLUMN_SET_ROW (self));
  g_return_if_fail (KOL_IS_COLUMN_SETS (sets));
  g_return_if_fail (self->sets == NULL);

  self->sets = g_object_ref (sets);
  label = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_label), self,
                                       NULL);
  adw_combo_row_set_expression (ADW_COMBO_ROW (self), label);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (sets));
  update_actions (self);
}

/**
 * kol_column_set_row_get_chosen:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the set that is chosen
 */
KolColumnSet *
kol_column_set_row_get_chosen (KolColumnSetRow *self)
{
  g_return_val_if_fail (KOL_IS_COLUMN_SET_ROW (self), NULL);

  return adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));
}

/**
 * kol_column_set_row_choose:
 * @self: a row
 * @text: what kol_column_set_to_text() makes of one of the sets; nothing happens for another
 */
void
kol_column_set_row_choose (KolColumnSetRow *self, const char *text)
{
  guint position;

  g_return_if_fail (KOL_IS_COLUMN_SET_ROW (self));
  g_return_if_fail (text != NULL);

  if (self->sets != NULL && kol_column_sets_find (self->sets, text, &position))
    adw_combo_row_set_selected (ADW_COMBO_ROW (self), position);
}
