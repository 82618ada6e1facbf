// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kol-accessible-name.h"
#include "kol-category-chooser.h"
#include "kol-filter-control.h"
#include "kol-format.h"
#include "kol-property.h"
#include "kol-text.h"
#include "kol-wrap-layout.h"

/* An enum with at most this many values is a row of linked buttons, with more a drop-down. */
#define MAX_SEGMENTS 3

enum
{
  PROP_VALID = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

struct _KolFilterControl
{
  GtkWidget parent_instance;

  KolQuery *query;         /* owned */
  const KolFilter *filter; /* static */
  GtkWidget *box;          /* child */
  GtkWidget *message;      /* in box: what is wrong */
  GtkWidget *entries[2];   /* in box: of a text (one) or a range (both); NULL otherwise */
  char *errors[2];         /* owned, nullable: what is wrong with what each entry says */
  GPtrArray
      *choices; /* owned, of GtkWidget: an enum's buttons or its drop-down, a range's presets */
  gboolean valid;
  gboolean syncing; /* widgets follow the query, not the other way round */
};

G_DEFINE_FINAL_TYPE (KolFilterControl, kol_filter_control, GTK_TYPE_WIDGET)

static const KolFilter *
filter_of_entry (KolFilterControl *self, guint index)
{
  return index == 0 ? self->filter : kol_filter_lookup (self->filter->upper);
}

static void
show_errors (KolFilterControl *self)
{
  g_autoptr (GError) range = NULL;
  const char *text = self->errors[0] != NULL ? self->errors[0] : self->errors[1];

  if (text == NULL && self->filter->upper != NULL && !kol_query_validate (self->query, &range))
    text = range->message;

  for (guint i = 0; i < G_N_ELEMENTS (self->entries) && self->entries[i] != NULL; i++)
    {
      gboolean wrong = self->errors[i] != NULL || range != NULL;

      if (wrong)
        gtk_widget_add_css_class (self->entries[i], "error");
      else
        gtk_widget_remove_css_class (self->entries[i], "error");
      gtk_accessible_update_state (
          GTK_ACCESSIBLE (self->entries[i]), GTK_ACCESSIBLE_STATE_INVALID,
          wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
    }
  gtk_label_set_text (GTK_LABEL (self->message), text != NULL ? text : "");
  gtk_widget_set_visible (self->message, text != NULL);
  kol_set_boolean (self, properties[PROP_VALID], &self->valid, text == NULL);
}

/* What people type for a number, in the digits the filter takes: "10,000", "1.2w". Other text stays
 * as it is. */
static char *
read_typed (const KolFilter *filter, const char *typed)
{
  double number = filter->kind == KOL_FILTER_KIND_INT ? kol_text_to_number (typed) : NAN;

  return isnan (number) ? g_strdup (typed) : kol_format_number (number);
}

static void
on_entry_changed_cb (GtkEditable *entry, KolFilterControl *self)
{
  guint index = GTK_WIDGET (entry) == self->entries[0] ? 0 : 1;
  const KolFilter *filter = filter_of_entry (self, index);
  g_autofree char *value = read_typed (filter, gtk_editable_get_text (entry));
  g_autoptr (GError) error = NULL;

  g_assert (KOL_IS_FILTER_CONTROL (self));

  if (self->syncing)
    return;

  g_clear_pointer (&self->errors[index], g_free);
  if (!kol_query_set (self->query, filter->id, value, &error))
    self->errors[index] = g_strdup (error->message);
  show_errors (self);
}

static void
on_entry_activated_cb (GtkWidget *entry)
{
  gtk_widget_activate_action (entry, "win.search", NULL);
}

/* A search entry keeps Escape for itself, which stops a search everywhere else in the window. */
static void
on_search_stopped_cb (GtkWidget *entry)
{
  gtk_widget_activate_action (entry, "win.stop", NULL);
}

static void
set_value (KolFilterControl *self, const KolFilter *filter, const char *value)
{
  g_autoptr (GError) error = NULL;

  /* Values of buttons are the table's own. */
  if (!kol_query_set (self->query, filter->id, value, &error))
    g_critical ("A value of the filter table was refused: %s", error->message);
}

static void
on_segment_toggled_cb (GtkToggleButton *button, KolFilterControl *self)
{
  g_assert (KOL_IS_FILTER_CONTROL (self));

  if (!self->syncing && gtk_toggle_button_get_active (button))
    set_value (self, self->filter, g_object_get_data (G_OBJECT (button), "value"));
}

static void
on_selected_changed_cb (GtkDropDown *drop_down, GParamSpec *pspec, KolFilterControl *self)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  g_assert (KOL_IS_FILTER_CONTROL (self));

  if (!self->syncing && selected != GTK_INVALID_LIST_POSITION)
    set_value (self, self->filter, self->filter->values[selected].value);
}

static void
on_preset_clicked_cb (GtkButton *button, KolFilterControl *self)
{
  const KolFilterPreset *preset = g_object_get_data (G_OBJECT (button), "preset");
  gboolean chosen = gtk_widget_has_css_class (GTK_WIDGET (button), "chosen");

  g_assert (KOL_IS_FILTER_CONTROL (self));

  kol_filter_control_reset (self);
  set_value (self, self->filter, chosen ? NULL : preset->lower);
  set_value (self, filter_of_entry (self, 1), chosen ? NULL : preset->upper);
}

static void
sync_entry (KolFilterControl *self, guint index)
{
  const KolFilter *filter = filter_of_entry (self, index);
  const char *value = kol_query_get (self->query, filter->id);
  GtkEditable *entry = GTK_EDITABLE (self->entries[index]);
  g_autofree char *typed = read_typed (filter, gtk_editable_get_text (entry));
  g_autofree char *normal = NULL;
  g_autofree char *text = NULL;

  /* What is being typed stays as it is when it means the same. */
  if (self->errors[index] != NULL || (kol_filter_check (filter, typed, &normal, NULL) &&
                                      g_strcmp0 (normal, value != NULL ? value : "") == 0))
    return;

  text = value != NULL && filter->kind == KOL_FILTER_KIND_INT
             ? kol_format_count (g_ascii_strtod (value, NULL), KOL_NUMBER_STYLE_WESTERN)
             : g_strdup (value != NULL ? value : "");
  gtk_editable_set_text (entry, text);
}

static void
sync_choice (KolFilterControl *self, GtkWidget *choice)
{
  const char *value = kol_query_get (self->query, self->filter->id);
  const KolFilterPreset *preset = g_object_get_data (G_OBJECT (choice), "preset");

  if (preset != NULL)
    {
      if (g_strcmp0 (value, preset->lower) == 0 &&
          g_strcmp0 (kol_query_get (self->query, self->filter->upper), preset->upper) == 0)
        gtk_widget_add_css_class (choice, "chosen");
      else
        gtk_widget_remove_css_class (choice, "chosen");
    }
  else if (GTK_IS_TOGGLE_BUTTON (choice))
    gtk_toggle_button_set_active (
        GTK_TOGGLE_BUTTON (choice),
        g_strcmp0 (value, g_object_get_data (G_OBJECT (choice), "value")) == 0);
  else
    {
      guint selected = 0;

      while (self->filter->values[selected].value != NULL &&
             g_strcmp0 (self->filter->values[selected].value, value) != 0)
        selected++;
      gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
    }
}

static void
on_query_changed_cb (KolFilterControl *self)
{
  g_assert (KOL_IS_FILTER_CONTROL (self));

  self->syncing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (self->entries) && self->entries[i] != NULL; i++)
    sync_entry (self, i);
  for (guint i = 0; i < self->choices->len; i++)
    sync_choice (self, g_ptr_array_index (self->choices, i));
  self->syncing = FALSE;
  show_errors (self);
}

static void
label_widget (GtkWidget *widget, const KolFilter *filter)
{
  kol_accessible_name_set (widget, kol_filter_get_label (filter));
  gtk_widget_set_tooltip_text (widget, kol_filter_get_help (filter));
}

static void
connect_entry (KolFilterControl *self, guint index, GtkWidget *entry)
{
  self->entries[index] = entry;
  label_widget (entry, filter_of_entry (self, index));
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_entry_changed_cb), self, 0);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_entry_activated_cb), self, 0);
}

static GtkWidget *
create_text (KolFilterControl *self)
{
  GtkWidget *entry = gtk_search_entry_new ();

  g_object_set (entry, "placeholder-text", kol_filter_get_label (self->filter), NULL);
  connect_entry (self, 0, entry);
  g_signal_connect_object (entry, "stop-search", G_CALLBACK (on_search_stopped_cb), self, 0);

  return entry;
}

static GtkWidget *
create_number (KolFilterControl *self, guint index)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), self->filter->upper == NULL ? NULL
                                                     : index == 0 ? C_ ("range", "from")
                                                                  : C_ ("range", "to"));
  connect_entry (self, index, entry);

  return entry;
}

static GtkWidget *
create_presets (KolFilterControl *self)
{
  GtkWidget *presets = kol_wrap_box_new (6);

  for (const KolFilterPreset *preset = self->filter->presets; preset->label != NULL; preset++)
    {
      GtkWidget *button = gtk_button_new_with_label (kol_filter_preset_get_label (preset));

      gtk_widget_add_css_class (button, "chip");
      g_object_set_data (G_OBJECT (button), "preset", (gpointer) preset);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_preset_clicked_cb), self, 0);
      g_ptr_array_add (self->choices, button);
      kol_wrap_box_append (presets, button);
    }

  return presets;
}

static GtkWidget *
create_int (KolFilterControl *self)
{
  GtkWidget *box;
  GtkWidget *line;

  if (self->filter->upper == NULL)
    return create_number (self, 0);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (line), create_number (self, 0));
  gtk_box_append (GTK_BOX (line), gtk_label_new (KOL_UNKNOWN));
  gtk_box_append (GTK_BOX (line), create_number (self, 1));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), create_presets (self));

  return box;
}

static GtkWidget *
create_segments (KolFilterControl *self)
{
  /* Newer GTK takes no name for a plain box. */
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkToggleButton *group = NULL;

  gtk_widget_add_css_class (box, "segments");
  label_widget (box, self->filter);
  for (const KolFilterValue *value = self->filter->values; value->value != NULL; value++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (
          kol_filter_get_value_short_label (self->filter, value->value));

      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
      group = GTK_TOGGLE_BUTTON (button);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_hexpand (button, TRUE);
      g_object_set_data (G_OBJECT (button), "value", (gpointer) value->value);
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_segment_toggled_cb), self, 0);
      g_ptr_array_add (self->choices, button);
      gtk_box_append (GTK_BOX (box), button);
    }

  return box;
}

static GtkWidget *
create_enum (KolFilterControl *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *drop_down;
  guint n_values = 0;

  for (const KolFilterValue *value = self->filter->values; value->value != NULL;
       value++, n_values++)
    gtk_string_list_append (labels, kol_filter_get_value_label (self->filter, value->value));
  if (n_values <= MAX_SEGMENTS)
    return create_segments (self);

  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  label_widget (drop_down, self->filter);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (on_selected_changed_cb), self,
                           0);
  g_ptr_array_add (self->choices, drop_down);

  return drop_down;
}

static GtkWidget *
create_widget (KolFilterControl *self)
{
  switch (self->filter->kind)
    {
    case KOL_FILTER_KIND_INT:
      return create_int (self);
    case KOL_FILTER_KIND_ENUM:
      return create_enum (self);
    case KOL_FILTER_KIND_TREE:
      return kol_category_chooser_new (self->query, self->filter);
    case KOL_FILTER_KIND_TEXT:
    default:
      return create_text (self);
    }
}

static void
kol_filter_control_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VALID:
      g_value_set_boolean (value, kol_filter_control_get_valid (KOL_FILTER_CONTROL (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
kol_filter_control_grab_focus (GtkWidget *widget)
{
  KolFilterControl *self = KOL_FILTER_CONTROL (widget);

  if (self->entries[0] != NULL)
    return gtk_widget_grab_focus (self->entries[0]);

  return gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

static void
kol_filter_control_dispose (GObject *object)
{
  KolFilterControl *self = KOL_FILTER_CONTROL (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->query);

  G_OBJECT_CLASS (kol_filter_control_parent_class)->dispose (object);
}

static void
kol_filter_control_finalize (GObject *object)
{
  KolFilterControl *self = KOL_FILTER_CONTROL (object);

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->errors[0], g_free);
  g_clear_pointer (&self->errors[1], g_free);

  G_OBJECT_CLASS (kol_filter_control_parent_class)->finalize (object);
}

static void
kol_filter_control_class_init (KolFilterControlClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kol_filter_control_get_property;
  object_class->dispose = kol_filter_control_dispose;
  object_class->finalize = kol_filter_control_finalize;
  widget_class->grab_focus = kol_filter_control_grab_focus;

  /**
   * KolFilterControl:valid:
   *
   * Whether what is typed is what the query says.
   */
  properties[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, TRUE,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                     G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kol_filter_control_init (KolFilterControl *self)
{
  self->valid = TRUE;
  self->choices = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->message = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  gtk_widget_add_css_class (self->message, "error");
  gtk_widget_add_css_class (self->message, "caption");
  gtk_widget_set_visible (self->message, FALSE);
}

/**
 * kol_filter_control_new:
 * @query: the query to show and change
 * @filter: a filter; the lower one of a range
 *
 * Returns: (transfer floating): a new control
 */
GtkWidget *
kol_filter_control_new (KolQuery *query, const KolFilter *filter)
{
  KolFilterControl *self;

  g_return_val_if_fail (KOL_IS_QUERY (query), NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  self = g_object_new (KOL_TYPE_FILTER_CONTROL, NULL);
  self->query = g_object_ref (query);
  self->filter = filter;
  gtk_box_append (GTK_BOX (self->box), create_widget (self));
  gtk_box_append (GTK_BOX (self->box), self->message);
  g_signal_connect_object (query, "changed", G_CALLBACK (on_query_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_query_changed_cb (self);

  return GTK_WIDGET (self);
}

/**
 * kol_filter_control_get_valid:
 * @self: a control
 *
 * Returns: whether what is typed is what the query says
 */
gboolean
kol_filter_control_get_valid (KolFilterControl *self)
{
  g_return_val_if_fail (KOL_IS_FILTER_CONTROL (self), FALSE);

  return self->valid;
}

/**
 * kol_filter_control_reset:
 * @self: a control
 *
 * Throws away what was typed and is not valid, and shows the query again.
 */
void
kol_filter_control_reset (KolFilterControl *self)
{
  g_return_if_fail (KOL_IS_FILTER_CONTROL (self));

  g_clear_pointer (&self->errors[0], g_free);
  g_clear_pointer (&self->errors[1], g_free);
  on_query_changed_cb (self);
}
