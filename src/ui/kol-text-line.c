// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-text-line.h"

enum
{
  PROP_TEXT = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

#define LEFT_TO_RIGHT_MARK "\xe2\x80\x8e"

struct _KolTextLine
{
  GtkWidget parent_instance;

  char *text;          /* owned, nullable */
  PangoLayout *layout; /* owned, nullable until it is drawn */
  float xalign;        /* 0: at the start of the line, 1: at its end */
};

G_DEFINE_FINAL_TYPE (KolTextLine, kol_text_line, GTK_TYPE_WIDGET)

/* Digits of one width, so that figures stand under each other. */
static PangoAttrList *
get_attributes (void)
{
  static PangoAttrList *attributes = NULL;

  if (attributes == NULL)
    {
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
    }

  return attributes;
}

/* “9.4 %” has no direction of its own, and would be turned around among texts that are read from
 * the right. */
static char *
dup_directed (const char *text)
{
  for (const char *next = text; *next != '\0'; next = g_utf8_next_char (next))
    {
      if (g_unichar_isalpha (g_utf8_get_char (next)))
        return g_strdup (text);
    }

  return g_strconcat (LEFT_TO_RIGHT_MARK, text, NULL);
}

static PangoLayout *
create_layout (KolTextLine *self)
{
  g_autofree char *text = dup_directed (self->text);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_set_attributes (layout, get_attributes ());
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);

  return layout;
}

static double
get_visual_xalign (KolTextLine *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? 1 - self->xalign
                                                                          : self->xalign;
}

static void
kol_text_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KolTextLine *self = KOL_TEXT_LINE (widget);
  int room = gtk_widget_get_width (widget);
  PangoRectangle ink;
  PangoRectangle logical;

  if (self->text == NULL || *self->text == '\0')
    return;
  if (self->layout == NULL)
    self->layout = create_layout (self);

  pango_layout_set_width (self->layout, room * PANGO_SCALE);
  pango_layout_get_pixel_extents (self->layout, &ink, &logical);
  /* Within its room a layout puts text of the other direction to the other side. */
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget),
                              (room - logical.width) * get_visual_xalign (self) - logical.x,
                              (gtk_widget_get_height (widget) - logical.height) / 2.0,
                              self->layout);
}

static void
kol_text_line_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
}

static void
clear_layout (KolTextLine *self)
{
  g_clear_object (&self->layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
kol_text_line_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (kol_text_line_parent_class)->css_changed (widget, change);

  clear_layout (KOL_TEXT_LINE (widget));
}

static void
kol_text_line_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (kol_text_line_parent_class)->system_setting_changed (widget, setting);

  clear_layout (KOL_TEXT_LINE (widget));
}

static void
kol_text_line_direction_changed (GtkWidget *widget, GtkTextDirection former)
{
  GTK_WIDGET_CLASS (kol_text_line_parent_class)->direction_changed (widget, former);

  clear_layout (KOL_TEXT_LINE (widget));
}

static void
kol_text_line_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, KOL_TEXT_LINE (object)->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kol_text_line_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TEXT:
      kol_text_line_set_text (KOL_TEXT_LINE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kol_text_line_finalize (GObject *object)
{
  KolTextLine *self = KOL_TEXT_LINE (object);

  g_clear_object (&self->layout);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (kol_text_line_parent_class)->finalize (object);
}

static void
kol_text_line_class_init (KolTextLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kol_text_line_get_property;
  object_class->set_property = kol_text_line_set_property;
  object_class->finalize = kol_text_line_finalize;
  widget_class->measure = kol_text_line_measure;
  widget_class->snapshot = kol_text_line_snapshot;
  widget_class->css_changed = kol_text_line_css_changed;
  widget_class->system_setting_changed = kol_text_line_system_setting_changed;
  widget_class->direction_changed = kol_text_line_direction_changed;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                   G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "text-line");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
kol_text_line_init (KolTextLine *self)
{
}

/**
 * kol_text_line_new:
 * @xalign: where the text stands: from 0, the start of the line, to 1, its end
 *
 * Returns: (transfer floating): a line without text
 */
GtkWidget *
kol_text_line_new (float xalign)
{
  KolTextLine *self = g_object_new (KOL_TYPE_TEXT_LINE, NULL);

  self->xalign = xalign;

  return GTK_WIDGET (self);
}

/**
 * kol_text_line_set_text:
 * @self: a line
 * @text: (nullable): what it says
 */
void
kol_text_line_set_text (KolTextLine *self, const char *text)
{
  g_return_if_fail (KOL_IS_TEXT_LINE (self));

  if (g_strcmp0 (self->text, text) == 0)
    return;

  g_clear_pointer (&self->text, g_free);
  self->text = g_strdup (text);
  if (self->layout != NULL)
    pango_layout_set_text (self->layout, text != NULL ? text : "", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/**
 * kol_text_line_get_text:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): what it says
 */
const char *
kol_text_line_get_text (KolTextLine *self)
{
  g_return_val_if_fail (KOL_IS_TEXT_LINE (self), NULL);

  return self->text;
}
