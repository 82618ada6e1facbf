// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-accessible-name.h"
#include "kol-creator-item.h"
#include "kol-creator-table-private.h"
#include "kol-property.h"
#include "kol-row-copy.h"
#include "kol-row-drag.h"

enum
{
  PROP_MODEL = 1,
  PROP_SELECTED,
  PROP_SESSION,
  PROP_SORTABLE,
  N_PROPS,
};

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_SORTED,
  SIGNAL_COLUMNS_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KolCreatorTable, kol_creator_table, ADW_TYPE_BIN)

static void
on_activate_cb (KolCreatorTable *self, guint position)
{
  g_autoptr (KolCreator) creator = kol_creator_table_dup_creator (self, position);

  g_assert (KOL_IS_CREATOR_TABLE (self));

  if (creator != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, creator);
}

/* All of the selected get a star; when they all have one, all lose it. */
static void
on_star_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KolCreatorTable *self = KOL_CREATOR_TABLE (widget);
  g_autoptr (GPtrArray) items = kol_creator_table_get_selected_items (self);
  gboolean all_starred = TRUE;

  if (self->session == NULL)
    return;
  if (items->len == 0)
    kol_creator_table_star_focused (self);

  for (guint i = 0; i < items->len; i++)
    {
      KolCreator *creator = kol_creator_item_get (g_ptr_array_index (items, i));

      all_starred &= kol_session_is_starred (self->session, kol_creator_get_id (creator));
    }
  for (guint i = 0; i < items->len; i++)
    {
      KolCreator *creator = kol_creator_item_get (g_ptr_array_index (items, i));

      if (all_starred || !kol_session_is_starred (self->session, kol_creator_get_id (creator)))
        kol_session_toggle_star (self->session, creator);
    }
}

static void
on_copy_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KolCreatorTable *self = KOL_CREATOR_TABLE (widget);
  g_autoptr (GPtrArray) items = kol_creator_table_get_selected_items (self);
  g_autoptr (GPtrArray) creators = g_ptr_array_new ();
  g_autoptr (GPtrArray) fields = kol_creator_table_get_visible_fields (self);
  g_autoptr (GdkContentProvider) table = NULL;

  if (items->len == 0)
    return;

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (creators, kol_creator_item_get (g_ptr_array_index (items, i)));
  table = kol_row_copy_create_table (creators, fields);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), table);
}

static void
on_hide_column_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  kol_creator_table_set_column_visible (KOL_CREATOR_TABLE (widget),
                                        g_variant_get_string (parameter, NULL), FALSE);
}

static void
kol_creator_table_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KolCreatorTable *self = KOL_CREATOR_TABLE (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_SELECTED:
      g_value_set_object (value, self->selected);
      break;
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_SORTABLE:
      g_value_set_boolean (value, self->sortable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kol_creator_table_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  KolCreatorTable *self = KOL_CREATOR_TABLE (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      kol_creator_table_set_model (self, g_value_get_object (value));
      break;
    case PROP_SESSION:
      kol_creator_table_set_session (self, g_value_get_object (value));
      break;
    case PROP_SORTABLE:
      kol_creator_table_set_sortable (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kol_creator_table_dispose (GObject *object)
{
  KolCreatorTable *self = KOL_CREATOR_TABLE (object);

  g_clear_handle_id (&self->start_idle, g_source_remove);
  kol_creator_table_end_fill (self);
  /* The view first: its cells call back into the columns. */
  self->arranging = TRUE;
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->view);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  g_clear_object (&self->rows);
  g_clear_object (&self->slice_model);
  g_clear_object (&self->filter_model);
  g_clear_object (&self->sort_model);
  g_clear_object (&self->sorter);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  g_clear_object (&self->selected);

  G_OBJECT_CLASS (kol_creator_table_parent_class)->dispose (object);
}

static void
kol_creator_table_finalize (GObject *object)
{
  kol_creator_table_remove_columns (KOL_CREATOR_TABLE (object));

  G_OBJECT_CLASS (kol_creator_table_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  /**
   * KolCreatorTable:model:
   *
   * The creators, or the entries of a shortlist, as they were found.
   */
  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                    G_PARAM_STATIC_STRINGS);
  /**
   * KolCreatorTable:selected:
   *
   * The creator under the cursor, %NULL when nobody is selected.
   */
  properties[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, KOL_TYPE_CREATOR,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                       G_PARAM_STATIC_STRINGS);
  /**
   * KolCreatorTable:session:
   *
   * Who knows the stars and the pictures.
   */
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, KOL_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                      G_PARAM_STATIC_STRINGS);
  /**
   * KolCreatorTable:sortable:
   *
   * Whether a click on a header sorts.
   */
  properties[PROP_SORTABLE] = g_param_spec_boolean ("sortable", NULL, NULL, TRUE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                        G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_signals (void)
{
  /**
   * KolCreatorTable::activated:
   * @creator: whose row was activated, by Enter or a double click
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", KOL_TYPE_CREATOR_TABLE, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 1, KOL_TYPE_CREATOR);
  /**
   * KolCreatorTable::sorted:
   *
   * The user has it sorted by something else.
   */
  signals[SIGNAL_SORTED] = g_signal_new ("sorted", KOL_TYPE_CREATOR_TABLE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * KolCreatorTable::columns-changed:
   *
   * What kol_creator_table_get_columns_state() gives is another.
   */
  signals[SIGNAL_COLUMNS_CHANGED] = g_signal_new ("columns-changed", KOL_TYPE_CREATOR_TABLE,
                                                  G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                  G_TYPE_NONE, 0);
}

static void
kol_creator_table_class_init (KolCreatorTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kol_creator_table_get_property;
  object_class->set_property = kol_creator_table_set_property;
  object_class->dispose = kol_creator_table_dispose;
  object_class->finalize = kol_creator_table_finalize;
  widget_class->focus = kol_creator_table_focus;

  install_properties (object_class);
  install_signals ();
  gtk_widget_class_install_action (widget_class, "table.star", NULL, on_star_action);
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, on_copy_action);
  gtk_widget_class_install_action (widget_class, "table.hide-column", "s", on_hide_column_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, 0, "table.star", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy",
                                       NULL);
}

static void
create_models (KolCreatorTable *self)
{
  self->sorter = kol_creator_sorter_new ();
  self->sort_model = gtk_sort_list_model_new (NULL, GTK_SORTER (g_object_ref (self->sorter)));
  self->filter_model = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->sort_model)),
                                                  NULL);
  self->slice_model = gtk_slice_list_model_new (G_LIST_MODEL (g_object_ref (self->filter_model)), 0,
                                                G_MAXUINT);
  self->rows = kol_row_list_new (G_LIST_MODEL (self->slice_model));
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  kol_creator_table_connect_selection (self);
}

static void
create_view (KolCreatorTable *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)));

  self->view = g_object_ref (GTK_COLUMN_VIEW (view));
  gtk_column_view_set_reorderable (self->view, TRUE);
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  kol_accessible_name_set (view, _ ("Creators"));
  g_signal_connect_object (view, "activate", G_CALLBACK (on_activate_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  self->vadjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

static void
kol_creator_table_init (KolCreatorTable *self)
{
  self->style = kol_number_style_default ();
  self->sortable = TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "creator-table");
  create_models (self);
  create_view (self);
  kol_creator_table_add_columns (self);
  kol_creator_table_connect_sorter (self);
  kol_creator_table_connect_fill (self);
  kol_creator_table_keep_start (self);
  kol_row_drag_attach (self);
}

/*< private >
 * kol_creator_table_set_selected:
 * @self: a table
 * @creator: (nullable): who is under the cursor
 */
void
kol_creator_table_set_selected (KolCreatorTable *self, KolCreator *creator)
{
  kol_set_object (self, properties[PROP_SELECTED], &self->selected, creator);
}

/**
 * kol_creator_table_new:
 *
 * Returns: (transfer floating): a table without rows
 */
GtkWidget *
kol_creator_table_new (void)
{
  return g_object_new (KOL_TYPE_CREATOR_TABLE, NULL);
}

/**
 * kol_creator_table_set_session:
 * @self: a table
 * @session: (nullable): who knows the stars and the pictures
 */
void
kol_creator_table_set_session (KolCreatorTable *self, KolSession *session)
{
  g_return_if_fail (KOL_IS_CREATOR_TABLE (self));
  g_return_if_fail (session == NULL || KOL_IS_SESSION (session));

  if (self->session == session)
    return;

  /* Rows that are bound already would go on asking the former one. */
  gtk_column_view_set_model (self->view, NULL);
  kol_set_object (self, properties[PROP_SESSION], &self->session, session);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

/**
 * kol_creator_table_get_session:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): who knows the stars and the pictures
 */
KolSession *
kol_creator_table_get_session (KolCreatorTable *self)
{
  g_return_val_if_fail (KOL_IS_CREATOR_TABLE (self), NULL);

  return self->session;
}

/**
 * kol_creator_table_set_model:
 * @self: a table
 * @model: (nullable): a list of #KolCreator or #KolEntry
 */
void
kol_creator_table_set_model (KolCreatorTable *self, GListModel *model)
{
  g_return_if_fail (KOL_IS_CREATOR_TABLE (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));

  if (!g_set_object (&self->model, model))
    return;

  kol_creator_table_begin_fill (self);
  gtk_sort_list_model_set_model (self->sort_model, model);
  gtk_adjustment_set_value (self->vadjustment, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

/**
 * kol_creator_table_get_model:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): the list as it was found
 */
GListModel *
kol_creator_table_get_model (KolCreatorTable *self)
{
  g_return_val_if_fail (KOL_IS_CREATOR_TABLE (self), NULL);

  return self->model;
}

/**
 * kol_creator_table_set_filter:
 * @self: a table
 * @filter: (nullable): what narrows the rows; given the items of the model
 *
 * The filter stands above the sorting, so that narrowing never sorts again.
 */
void
kol_creator_table_set_filter (KolCreatorTable *self, GtkFilter *filter)
{
  g_return_if_fail (KOL_IS_CREATOR_TABLE (self));
  g_return_if_fail (filter == NULL || GTK_IS_FILTER (filter));

  gtk_filter_list_model_set_filter (self->filter_model, filter);
}

/**
 * kol_creator_table_get_sorted:
 * @self: a table
 *
 * Returns: (transfer none): the items of the model as the rows show them, sorted and narrowed
 */
GListModel *
kol_creator_table_get_sorted (KolCreatorTable *self)
{
  g_return_val_if_fail (KOL_IS_CREATOR_TABLE (self), NULL);

  return G_LIST_MODEL (self->filter_model);
}

/**
 * kol_creator_table_get_selected:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): the creator under the cursor
 */
KolCreator *
kol_creator_table_get_selected (KolCreatorTable *self)
{
  g_return_val_if_fail (KOL_IS_CREATOR_TABLE (self), NULL);

  return self->selected;
}

/**
 * kol_creator_table_get_view:
 * @self: a table
 *
 * Returns: (transfer none): the view, for scrolling and for tests
 */
GtkColumnView *
kol_creator_table_get_view (KolCreatorTable *self)
{
  g_return_val_if_fail (KOL_IS_CREATOR_TABLE (self), NULL);

  return self->view;
}
