// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-wrap-layout.h"

struct _KolWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing; /* px, between children and between lines */
};

G_DEFINE_FINAL_TYPE (KolWrapLayout, kol_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Walks the children in lines of at most @width; places them when @allocate. Gives the height. */
static int
lay_out (KolWrapLayout *self, GtkWidget *widget, int width, gboolean allocate)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;
  int y = 0;
  int line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_least;
      int child_width;
      int child_height;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_least, &child_width, NULL,
                          NULL);
      if (child_width > width)
        child_width = MAX (child_least, width);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &child_height, NULL,
                          NULL);

      if (x > 0 && x + child_width > width)
        {
          x = 0;
          y += line_height + self->spacing;
          line_height = 0;
        }
      if (allocate)
        gtk_widget_size_allocate (child,
                                  &(GtkAllocation){ mirrored ? width - x - child_width : x, y,
                                                    child_width, child_height },
                                  -1);
      x += child_width + self->spacing;
      line_height = MAX (line_height, child_height);
    }

  return y + line_height;
}

static GtkSizeRequestMode
kol_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kol_wrap_layout_measure (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  KolWrapLayout *self = KOL_WRAP_LAYOUT (manager);
  int widest = 0;
  int all = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      widest = MAX (widest, child_minimum);
      all += child_natural + (all > 0 ? self->spacing : 0);
    }

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (all, widest);
    }
  else
    *minimum = *natural = lay_out (self, widget, for_size >= 0 ? for_size : MAX (all, widest),
                                   FALSE);
}

static void
kol_wrap_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget *widget,
                          int width,
                          int height,
                          int baseline)
{
  lay_out (KOL_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
kol_wrap_layout_class_init (KolWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = kol_wrap_layout_get_request_mode;
  layout_class->measure = kol_wrap_layout_measure;
  layout_class->allocate = kol_wrap_layout_allocate;
}

static void
kol_wrap_layout_init (KolWrapLayout *self)
{
}

/**
 * kol_wrap_layout_new:
 * @spacing: between children and between lines, px
 *
 * Returns: (transfer full): a new layout
 */
GtkLayoutManager *
kol_wrap_layout_new (int spacing)
{
  KolWrapLayout *self = g_object_new (KOL_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;

  return GTK_LAYOUT_MANAGER (self);
}

/**
 * kol_wrap_box_new:
 * @spacing: between children and between lines, px
 *
 * Returns: (transfer floating): a box that wraps its children into lines
 */
GtkWidget *
kol_wrap_box_new (int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, kol_wrap_layout_new (spacing));

  return box;
}

/**
 * kol_wrap_box_append:
 * @box: a box of kol_wrap_box_new()
 * @child: a widget to put at its end
 */
void
kol_wrap_box_append (GtkWidget *box, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (box), child);
}

/**
 * kol_wrap_box_clear:
 * @box: a box of kol_wrap_box_new()
 *
 * Takes out every child.
 */
void
kol_wrap_box_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}
