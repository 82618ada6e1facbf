// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "kol-text-line.h"
#include "window-probe.h"

/* What widgets there are, where they are, and whether they have the room they need. */

static void
visit (GtkWidget *widget, GtkWidget *native, ProbeFunc func, gpointer data)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_NATIVE (widget))
    native = widget;

  func (widget, native, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    visit (child, native, func, data);
}

/* Everything that can be seen, of all windows, each before what is in it. */
void
probe_foreach (ProbeFunc func, gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      visit (window, window, func, data);
    }
}

typedef struct
{
  const char *target;
  guint nth;
  GtkWidget *found;
} Search;

static gboolean
fits (GtkWidget *widget, const char *target)
{
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  if (g_str_equal (target, "popover"))
    return GTK_IS_POPOVER (widget);
  if (*target == '#')
    return g_strcmp0 (id, target + 1) == 0;
  if (*target == '.')
    return gtk_widget_has_css_class (widget, target + 1);

  return g_strcmp0 (G_OBJECT_TYPE_NAME (widget), target) == 0;
}

static void
look_for (GtkWidget *widget, GtkWidget *native, gpointer data)
{
  Search *search = data;

  if (search->found != NULL || !fits (widget, search->target))
    return;
  if (search->nth == 0)
    search->found = widget;
  else
    search->nth--;
}

/* A widget that can be seen: by “#its-id”, “.its-class” or its type; “popover” is any of these, “*”
 * the front window. */
GtkWidget *
probe_find (const char *target, guint nth)
{
  Search search = { .target = target, .nth = nth };

  if (g_str_equal (target, "*"))
    return GTK_WIDGET (probe_get_window ());

  /* In the front, or else anywhere. */
  visit (probe_get_front (), NULL, look_for, &search);
  if (search.found == NULL)
    {
      search.nth = nth;
      probe_foreach (look_for, &search);
    }

  return search.found;
}

/* The window that stands before the others. */
GtkWindow *
probe_get_window (void)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *front = gtk_application_get_active_window (application);

  /* The newest stand at the end; some belong to no application. */
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (GTK_WIDGET (window)) && gtk_window_get_modal (window))
        front = window;
    }

  return front;
}

static void
look_for_popover (GtkWidget *widget, GtkWidget *native, gpointer data)
{
  if (GTK_IS_POPOVER (widget))
    *(GtkWidget **) data = widget;
}

/* The popover or window that lies over the others. */
GtkWidget *
probe_get_front (void)
{
  GtkWidget *popover = NULL;

  probe_foreach (look_for_popover, &popover);

  return popover != NULL ? popover : GTK_WIDGET (probe_get_window ());
}

gboolean
probe_get_bounds (GtkWidget *widget, GtkWidget *native, graphene_rect_t *bounds)
{
  return gtk_widget_compute_bounds (widget, native, bounds) && bounds->size.width > 0 &&
         bounds->size.height > 0;
}

/* What is left of it after everything that cuts off what is in it. */
gboolean
probe_get_visible_bounds (GtkWidget *widget, GtkWidget *native, graphene_rect_t *bounds)
{
  if (!probe_get_bounds (widget, native, bounds))
    return FALSE;

  for (GtkWidget *outer = widget; outer != NULL; outer = gtk_widget_get_parent (outer))
    {
      graphene_rect_t room;

      if (outer != native && !GTK_IS_SCROLLABLE (outer) &&
          gtk_widget_get_overflow (outer) != GTK_OVERFLOW_HIDDEN)
        continue;
      if (!probe_get_bounds (outer, native, &room) ||
          !graphene_rect_intersection (bounds, &room, bounds))
        return FALSE;
      if (outer == native)
        break;
    }

  return TRUE;
}

const char *
probe_get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if (KOL_IS_TEXT_LINE (widget))
    return kol_text_line_get_text (KOL_TEXT_LINE (widget));
  if (GTK_IS_TEXT (widget))
    return gtk_entry_buffer_get_length (gtk_text_get_buffer (GTK_TEXT (widget))) > 0
               ? gtk_entry_buffer_get_text (gtk_text_get_buffer (GTK_TEXT (widget)))
               : gtk_text_get_placeholder_text (GTK_TEXT (widget));

  return NULL;
}

/* Whether its text ends in dots. */
gboolean
probe_is_cut (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) &&
         pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)));
}

/* A text that ends in dots can be read all the same when something around it tells it. */
static gboolean
has_tooltip (GtkWidget *widget)
{
  for (GtkWidget *outer = widget; outer != NULL && !GTK_IS_NATIVE (outer);
       outer = gtk_widget_get_parent (outer))
    {
      if (gtk_widget_get_has_tooltip (outer))
        return TRUE;
    }

  return FALSE;
}

static void
add (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, round (value * 100) / 100);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

static void
add_flag (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/* The members that every answer about a widget has. */
void
probe_describe (JsonBuilder *builder, GtkWidget *widget, GtkWidget *native)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  g_autofree char *classes = g_strjoinv (" ", gtk_widget_get_css_classes (widget));
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  probe_get_bounds (widget, native, &bounds);
  add_text (builder, "type", G_OBJECT_TYPE_NAME (widget));
  add_text (builder, "id", gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)));
  add_text (builder, "classes", classes);
  add_text (builder, "in", parent != NULL ? G_OBJECT_TYPE_NAME (parent) : NULL);
  add_text (builder, "native", G_OBJECT_TYPE_NAME (native));
  add_flag (builder, "popover", GTK_IS_POPOVER (native));
  add_text (builder, "text", probe_get_text (widget));
  add (builder, "x", bounds.origin.x);
  add (builder, "y", bounds.origin.y);
  add (builder, "width", bounds.size.width);
  add (builder, "height", bounds.size.height);
}

/* As its bounds are meant: without its margins. */
static int
get_least_width (GtkWidget *widget)
{
  GtkBorder margin;
  int width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_style_context_get_margin (gtk_widget_get_style_context (widget), &margin);

  return width - margin.left - margin.right - gtk_widget_get_margin_start (widget) -
         gtk_widget_get_margin_end (widget);
}

static void
add_widget (GtkWidget *widget, GtkWidget *native, gpointer data)
{
  JsonBuilder *builder = data;
  GtkWidget *parent = gtk_widget_get_parent (widget);
  graphene_rect_t within = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  json_builder_begin_object (builder);
  probe_describe (builder, widget, native);
  add (builder, "least_width", get_least_width (widget));
  if (parent != NULL && widget != native && gtk_widget_compute_bounds (widget, parent, &within))
    {
      add (builder, "over_left", -within.origin.x);
      add (builder, "over_right",
           within.origin.x + within.size.width - gtk_widget_get_width (parent));
    }
  add_flag (builder, "cut", probe_is_cut (widget));
  add_flag (builder, "tooltip", has_tooltip (widget));
  /* What scrolls needs no room for all of it, and what is in it has all it needs. */
  add_flag (builder, "scrolls",
            GTK_IS_SCROLLABLE (widget) || (parent != NULL && GTK_IS_SCROLLABLE (parent)));
  json_builder_end_object (builder);
}

/* Of the front: what lies behind it was looked at before. */
void
probe_add_widgets (JsonBuilder *builder)
{
  GtkWidget *front = probe_get_front ();

  json_builder_begin_array (builder);
  visit (front, front, add_widget, builder);
  json_builder_end_array (builder);
}
