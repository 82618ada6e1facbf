// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-creator-cell.h"
#include "kol-picture-view.h"
#include "kol-text.h"
#include "kol-text-line.h"

#define FACE_SIZE 36
#define FACE_GAP 10

struct _KolCreatorCell
{
  GtkWidget parent_instance;

  KolPictureView *face; /* owned as a child */
  GtkWidget *name;      /* owned as a child */
  GtkWidget *place;     /* owned as a child */
};

G_DEFINE_FINAL_TYPE (KolCreatorCell, kol_creator_cell, GTK_TYPE_WIDGET)

static GtkWidget *
add_line (KolCreatorCell *self, const char *css_class)
{
  GtkWidget *line = kol_text_line_new (0);

  gtk_widget_add_css_class (line, css_class);
  gtk_widget_set_parent (line, GTK_WIDGET (self));

  return line;
}

static int
get_height (GtkWidget *line)
{
  int minimum;

  gtk_widget_measure (line, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static void
kol_creator_cell_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  KolCreatorCell *self = KOL_CREATOR_CELL (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = MAX (FACE_SIZE, get_height (self->name) + get_height (self->place));
  else
    *minimum = *natural = FACE_SIZE + FACE_GAP;
}

static void
kol_creator_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KolCreatorCell *self = KOL_CREATOR_CELL (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int name_height = get_height (self->name);
  int place_height = get_height (self->place);
  int text_width = MAX (width - FACE_SIZE - FACE_GAP, 0);
  int x = mirrored ? 0 : FACE_SIZE + FACE_GAP;
  int y = (height - name_height - place_height) / 2;

  gtk_widget_size_allocate (GTK_WIDGET (self->face),
                            &(GtkAllocation){ mirrored ? width - FACE_SIZE : 0,
                                              (height - FACE_SIZE) / 2, FACE_SIZE, FACE_SIZE },
                            -1);
  gtk_widget_size_allocate (self->name, &(GtkAllocation){ x, y, text_width, name_height }, -1);
  gtk_widget_size_allocate (self->place,
                            &(GtkAllocation){ x, y + name_height, text_width, place_height }, -1);
}

static void
kol_creator_cell_dispose (GObject *object)
{
  KolCreatorCell *self = KOL_CREATOR_CELL (object);

  if (self->face != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->face)));
  g_clear_pointer (&self->name, gtk_widget_unparent);
  g_clear_pointer (&self->place, gtk_widget_unparent);

  G_OBJECT_CLASS (kol_creator_cell_parent_class)->dispose (object);
}

static void
kol_creator_cell_class_init (KolCreatorCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kol_creator_cell_dispose;
  widget_class->measure = kol_creator_cell_measure;
  widget_class->size_allocate = kol_creator_cell_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "creator-cell");
}

static void
kol_creator_cell_init (KolCreatorCell *self)
{
  GtkWidget *face = kol_picture_view_new (KOL_PICTURE_SHAPE_ROUND, FACE_SIZE, FACE_SIZE);

  self->face = KOL_PICTURE_VIEW (face);
  gtk_widget_set_parent (face, GTK_WIDGET (self));
  self->name = add_line (self, "name");
  self->place = add_line (self, "place");
}

/**
 * kol_creator_cell_new:
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
kol_creator_cell_new (void)
{
  return g_object_new (KOL_TYPE_CREATOR_CELL, NULL);
}

/**
 * kol_creator_cell_bind:
 * @self: a cell
 * @creator: whom to show
 * @loader: (nullable): where faces come from
 */
void
kol_creator_cell_bind (KolCreatorCell *self, KolCreator *creator, KolPictureLoader *loader)
{
  g_autofree char *name = NULL;
  g_autofree char *place = NULL;

  g_return_if_fail (KOL_IS_CREATOR_CELL (self));
  g_return_if_fail (KOL_IS_CREATOR (creator));

  name = kol_creator_format (creator, kol_field_require ("name"), KOL_NUMBER_STYLE_WESTERN);
  place = kol_creator_cell_describe (creator);
  kol_picture_view_set_loader (self->face, loader);
  kol_picture_view_set_picture (self->face, kol_creator_get_avatar_url (creator),
                                kol_creator_get_name (creator));
  kol_text_line_set_text (KOL_TEXT_LINE (self->name), name);
  kol_text_line_set_text (KOL_TEXT_LINE (self->place), place);
}

/**
 * kol_creator_cell_unbind:
 * @self: a cell
 *
 * A face that is being loaded is given up.
 */
void
kol_creator_cell_unbind (KolCreatorCell *self)
{
  g_return_if_fail (KOL_IS_CREATOR_CELL (self));

  kol_picture_view_set_picture (self->face, NULL, NULL);
}

/**
 * kol_creator_cell_describe:
 * @creator: a creator
 *
 * Returns: (transfer full): the line under the name, such as "四川 成都 · 护肤"; "" when nothing is
 *   known
 */
char *
kol_creator_cell_describe (KolCreator *creator)
{
  g_autofree char *place = NULL;
  g_autofree char *category = NULL;
  const char *location;

  g_return_val_if_fail (KOL_IS_CREATOR (creator), NULL);

  location = kol_creator_get_text (creator, kol_field_require ("location"));
  place = location != NULL ? kol_text_clean (location) : NULL;
  category = kol_creator_dup_category (creator);
  if (place == NULL || *place == '\0')
    return category != NULL ? kol_text_clean (category) : g_strdup ("");
  if (category == NULL || *category == '\0')
    return g_steal_pointer (&place);

  return g_strconcat (place, " · ", category, NULL);
}
