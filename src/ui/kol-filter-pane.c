// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-filter-control.h"
#include "kol-filter-pane.h"
#include "kol-property.h"

enum
{
  PROP_VALID = 1,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

struct _KolFilterPane
{
  GtkWidget parent_instance;

  KolQuery *query;     /* owned: what the controls say */
  GPtrArray *controls; /* owned, of KolFilterControl */
  GtkWidget *content;  /* template child: bound, so that it goes with the template */
  GtkWidget *groups;   /* template child */
  GtkStack *button;    /* template child: Search or Stop */
  gboolean valid;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (KolFilterPane, kol_filter_pane, GTK_TYPE_WIDGET)

static void
on_valid_changed_cb (KolFilterPane *self)
{
  gboolean valid = TRUE;

  g_assert (KOL_IS_FILTER_PANE (self));

  for (guint i = 0; i < self->controls->len; i++)
    valid = valid && kol_filter_control_get_valid (g_ptr_array_index (self->controls, i));
  kol_set_boolean (self, properties[PROP_VALID], &self->valid, valid);
}

static void
add_heading (KolFilterPane *self, KolFilterGroup group)
{
  GtkWidget *heading = gtk_label_new (kol_filter_group_get_label (group));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_set_margin_top (heading, 8);
  gtk_box_append (GTK_BOX (self->groups), heading);
}

static gboolean
is_upper_of_another (const KolFilter *filter)
{
  for (guint i = 0; i < kol_filter_get_n_filters (); i++)
    {
      if (g_strcmp0 (kol_filter_at (i)->upper, filter->id) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_control (KolFilterPane *self, const KolFilter *filter)
{
  GtkWidget *control = kol_filter_control_new (self->query, filter);

  g_ptr_array_add (self->controls, control);
  g_signal_connect_object (control, "notify::valid", G_CALLBACK (on_valid_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->groups), control);
}

static void
add_group (KolFilterPane *self, KolFilterGroup group)
{
  /* The words' own field says what it is. */
  if (group != KOL_FILTER_GROUP_WORDS)
    add_heading (self, group);

  for (guint i = 0; i < kol_filter_get_n_filters (); i++)
    {
      const KolFilter *filter = kol_filter_at (i);

      if (filter->group == group && !is_upper_of_another (filter))
        add_control (self, filter);
    }
  /* What to look for stands above where to look. */
  if (group == KOL_FILTER_GROUP_WORDS)
    gtk_box_reorder_child_after (GTK_BOX (self->groups), g_ptr_array_index (self->controls, 1),
                                 NULL);
}

static void
kol_filter_pane_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KolFilterPane *self = KOL_FILTER_PANE (object);

  switch (prop_id)
    {
    case PROP_VALID:
      g_value_set_boolean (value, self->valid);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kol_filter_pane_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  KolFilterPane *self = KOL_FILTER_PANE (object);

  switch (prop_id)
    {
    case PROP_BUSY:
      if (kol_set_boolean (self, pspec, &self->busy, g_value_get_boolean (value)))
        gtk_stack_set_visible_child_name (self->button, self->busy ? "stop" : "search");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kol_filter_pane_dispose (GObject *object)
{
  KolFilterPane *self = KOL_FILTER_PANE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KOL_TYPE_FILTER_PANE);
  g_clear_object (&self->query);

  G_OBJECT_CLASS (kol_filter_pane_parent_class)->dispose (object);
}

static void
kol_filter_pane_finalize (GObject *object)
{
  g_clear_pointer (&KOL_FILTER_PANE (object)->controls, g_ptr_array_unref);

  G_OBJECT_CLASS (kol_filter_pane_parent_class)->finalize (object);
}

static void
kol_filter_pane_class_init (KolFilterPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kol_filter_pane_get_property;
  object_class->set_property = kol_filter_pane_set_property;
  object_class->dispose = kol_filter_pane_dispose;
  object_class->finalize = kol_filter_pane_finalize;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);

  /**
   * KolFilterPane:valid:
   *
   * Whether everything that is typed can be asked.
   */
  properties[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, TRUE,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                     G_PARAM_STATIC_STRINGS);
  /**
   * KolFilterPane:busy:
   *
   * Whether a call is under way: Stop stands in the place of Search.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                    G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kollect_app/Kollect/kol-filter-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KolFilterPane, content);
  gtk_widget_class_bind_template_child (widget_class, KolFilterPane, groups);
  gtk_widget_class_bind_template_child (widget_class, KolFilterPane, button);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kol_filter_pane_init (KolFilterPane *self)
{
  self->valid = TRUE;
  self->query = kol_query_new ();
  self->controls = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  for (KolFilterGroup group = KOL_FILTER_GROUP_WORDS; group < KOL_FILTER_GROUP_PAGING; group++)
    add_group (self, group);
}

/**
 * kol_filter_pane_get_query:
 * @self: a filter pane
 *
 * Returns: (transfer none): what the controls say; it emits #KolQuery::changed
 */
KolQuery *
kol_filter_pane_get_query (KolFilterPane *self)
{
  g_return_val_if_fail (KOL_IS_FILTER_PANE (self), NULL);

  return self->query;
}

/**
 * kol_filter_pane_take_query:
 * @self: a filter pane
 * @query: what the controls shall say
 */
void
kol_filter_pane_take_query (KolFilterPane *self, KolQuery *query)
{
  g_return_if_fail (KOL_IS_FILTER_PANE (self));
  g_return_if_fail (KOL_IS_QUERY (query));

  kol_filter_pane_reset (self);
  for (guint i = 0; i < kol_filter_get_n_filters (); i++)
    {
      const char *id = kol_filter_at (i)->id;
      g_autoptr (GError) error = NULL;

      if (kol_query_is_set (query, id) &&
          !kol_query_set (self->query, id, kol_query_get (query, id), &error))
        g_critical ("A value of a query was refused: %s", error->message);
    }
}

/**
 * kol_filter_pane_get_valid:
 * @self: a filter pane
 *
 * Returns: whether everything that is typed can be asked
 */
gboolean
kol_filter_pane_get_valid (KolFilterPane *self)
{
  g_return_val_if_fail (KOL_IS_FILTER_PANE (self), FALSE);

  return self->valid;
}

/**
 * kol_filter_pane_reset:
 * @self: a filter pane
 *
 * Unsets every filter.
 */
void
kol_filter_pane_reset (KolFilterPane *self)
{
  g_return_if_fail (KOL_IS_FILTER_PANE (self));

  kol_query_reset (self->query);
  for (guint i = 0; i < self->controls->len; i++)
    kol_filter_control_reset (g_ptr_array_index (self->controls, i));
}

/**
 * kol_filter_pane_focus_words:
 * @self: a filter pane
 *
 * Puts the cursor where words are typed.
 */
void
kol_filter_pane_focus_words (KolFilterPane *self)
{
  g_return_if_fail (KOL_IS_FILTER_PANE (self));

  gtk_widget_grab_focus (gtk_widget_get_first_child (self->groups));
}
