// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-column-finder.h"
#include "kol-column-order.h"
#include "kol-column-set-editor.h"

struct _KolColumnSetEditor
{
  AdwWindow parent_instance;

  KolColumnSets *sets; /* owned, nullable until set up */
  KolColumnSet *old;   /* owned, nullable: what is changed; NULL: a new one is made */

  /* template children */
  GtkWidget *name;
  GtkLabel *problem;
  KolColumnOrder *order;
  KolColumnFinder *finder;
};

G_DEFINE_FINAL_TYPE (KolColumnSetEditor, kol_column_set_editor, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* As it is edited now, tidied up as it will be kept */
static KolColumnSet *
create_set (KolColumnSetEditor *self)
{
  g_autoptr (GPtrArray) columns = kol_column_order_list (self->order);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  g_ptr_array_add (columns, NULL);

  return kol_column_set_new (name, (const KolColumn *const *) columns->pdata);
}

static const char *
find_problem (KolColumnSetEditor *self)
{
  g_autoptr (KolColumnSet) set = create_set (self);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  if (*name == '\0')
    return _ ("A column set needs a name.");
  if (!kol_column_sets_can_call (self->sets, self->old, kol_column_set_get_label (set)))
    return _ ("There is a column set of that name.");
  if (kol_column_set_get_n_columns (set) == 0)
    return _ ("A column set needs a column.");

  return NULL;
}

static void
on_changed_cb (KolColumnSetEditor *self)
{
  g_autoptr (GPtrArray) columns = NULL;
  const char *problem;

  g_assert (KOL_IS_COLUMN_SET_EDITOR (self));

  if (self->sets == NULL)
    return;

  columns = kol_column_order_list (self->order);
  problem = find_problem (self);
  kol_column_finder_offer (self->finder, columns);
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", problem == NULL);
}

static void
on_add_cb (KolColumnSetEditor *self, const KolColumn *column)
{
  g_assert (KOL_IS_COLUMN_SET_EDITOR (self));

  kol_column_order_add (self->order, column);
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KolColumnSetEditor *self = KOL_COLUMN_SET_EDITOR (widget);
  g_autoptr (KolColumnSet) set = create_set (self);

  kol_column_sets_put (self->sets, self->old, set);
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, set);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_name_activated_cb (KolColumnSetEditor *self)
{
  g_assert (KOL_IS_COLUMN_SET_EDITOR (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "editor.save", NULL);
}

static void
find (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kol_column_finder_focus (KOL_COLUMN_SET_EDITOR (widget)->finder);
}

static void
kol_column_set_editor_dispose (GObject *object)
{
  KolColumnSetEditor *self = KOL_COLUMN_SET_EDITOR (object);

  g_clear_object (&self->sets);
  g_clear_object (&self->old);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOL_TYPE_COLUMN_SET_EDITOR);

  G_OBJECT_CLASS (kol_column_set_editor_parent_class)->dispose (object);
}

static void
kol_column_set_editor_class_init (KolColumnSetEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kol_column_set_editor_dispose;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, KOL_TYPE_COLUMN_SET);

  g_type_ensure (KOL_TYPE_COLUMN_FINDER);
  g_type_ensure (KOL_TYPE_COLUMN_ORDER);
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "editor.find", NULL, find);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/kollect_app/Kollect/kol-column-set-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KolColumnSetEditor, name);
  gtk_widget_class_bind_template_child (widget_class, KolColumnSetEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, KolColumnSetEditor, order);
  gtk_widget_class_bind_template_child (widget_class, KolColumnSetEditor, finder);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_add_cb);
}

static void
kol_column_set_editor_init (KolColumnSetEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kol_column_set_editor_new:
 * @sets: the sets there are
 * @start: the set that is changed, or the one a new set begins as
 * @is_new: whether a new set is made
 *
 * Returns: (transfer none): a window to be presented, which owns itself
 */
KolColumnSetEditor *
kol_column_set_editor_new (KolColumnSets *sets, KolColumnSet *start, gboolean is_new)
{
  KolColumnSetEditor *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (KOL_IS_COLUMN_SETS (sets), NULL);
  g_return_val_if_fail (KOL_IS_COLUMN_SET (start), NULL);
  g_return_val_if_fail (is_new || kol_column_sets_is_own (sets, start), NULL);

  self = g_object_new (KOL_TYPE_COLUMN_SET_EDITOR, "title",
                       is_new ? _ ("New Column Set") : _ ("Edit Column Set"), NULL);
  name = is_new ? kol_column_sets_suggest_name (sets) : g_strdup (kol_column_set_get_label (start));
  kol_column_order_set_columns (self->order, start);
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  self->sets = g_object_ref (sets);
  if (!is_new)
    self->old = g_object_ref (start);
  on_changed_cb (self);
  gtk_widget_grab_focus (self->name);

  return self;
}
