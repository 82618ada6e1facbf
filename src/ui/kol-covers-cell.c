// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-covers-cell.h"
#include "kol-picture-view.h"

#define COVER_WIDTH 32
#define COVER_HEIGHT 42
#define COVER_GAP 4

struct _KolCoversCell
{
  GtkWidget parent_instance;

  KolPictureView *covers[KOL_COVERS_CELL_N_COVERS]; /* owned as children */
};

G_DEFINE_FINAL_TYPE (KolCoversCell, kol_covers_cell, GTK_TYPE_WIDGET)

static void
kol_covers_cell_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = *natural = COVER_HEIGHT;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = COVER_WIDTH;
      *natural = KOL_COVERS_CELL_N_COVERS * (COVER_WIDTH + COVER_GAP) - COVER_GAP;
    }
}

/* A narrow column shows fewer covers, none of them cut. */
static void
kol_covers_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KolCoversCell *self = KOL_COVERS_CELL (widget);

  for (int i = 0; i < KOL_COVERS_CELL_N_COVERS; i++)
    {
      GtkWidget *cover = GTK_WIDGET (self->covers[i]);
      int x = i * (COVER_WIDTH + COVER_GAP);

      gtk_widget_set_child_visible (cover, x + COVER_WIDTH <= width);
      gtk_widget_size_allocate (
          cover, &(GtkAllocation){ x, (height - COVER_HEIGHT) / 2, COVER_WIDTH, COVER_HEIGHT }, -1);
    }
}

static void
kol_covers_cell_dispose (GObject *object)
{
  KolCoversCell *self = KOL_COVERS_CELL (object);

  for (int i = 0; i < KOL_COVERS_CELL_N_COVERS; i++)
    {
      if (self->covers[i] != NULL)
        gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->covers[i])));
    }

  G_OBJECT_CLASS (kol_covers_cell_parent_class)->dispose (object);
}

static void
kol_covers_cell_class_init (KolCoversCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kol_covers_cell_dispose;
  widget_class->measure = kol_covers_cell_measure;
  widget_class->size_allocate = kol_covers_cell_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "covers-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kol_covers_cell_init (KolCoversCell *self)
{
  for (int i = 0; i < KOL_COVERS_CELL_N_COVERS; i++)
    {
      GtkWidget *cover = kol_picture_view_new (KOL_PICTURE_SHAPE_COVER, COVER_WIDTH, COVER_HEIGHT);

      self->covers[i] = KOL_PICTURE_VIEW (cover);
      gtk_widget_set_parent (cover, GTK_WIDGET (self));
    }
}

/**
 * kol_covers_cell_new:
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
kol_covers_cell_new (void)
{
  return g_object_new (KOL_TYPE_COVERS_CELL, NULL);
}

/**
 * kol_covers_cell_bind:
 * @self: a cell
 * @creator: whose notes to show
 * @loader: (nullable): where covers come from
 */
void
kol_covers_cell_bind (KolCoversCell *self, KolCreator *creator, KolPictureLoader *loader)
{
  g_return_if_fail (KOL_IS_COVERS_CELL (self));
  g_return_if_fail (KOL_IS_CREATOR (creator));

  for (guint i = 0; i < KOL_COVERS_CELL_N_COVERS; i++)
    {
      const KolNote *note = kol_creator_get_note (creator, i);

      kol_picture_view_set_loader (self->covers[i], loader);
      kol_picture_view_set_picture (self->covers[i], note != NULL ? note->cover_url : NULL, NULL);
    }
}

/**
 * kol_covers_cell_unbind:
 * @self: a cell
 *
 * Shows nothing; covers that are being loaded are given up.
 */
void
kol_covers_cell_unbind (KolCoversCell *self)
{
  g_return_if_fail (KOL_IS_COVERS_CELL (self));

  for (guint i = 0; i < KOL_COVERS_CELL_N_COVERS; i++)
    kol_picture_view_set_picture (self->covers[i], NULL, NULL);
}
