// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <math.h>

#include "kol-figure-cell.h"
#include "kol-level-cell.h"
#include "kol-text-line.h"

#define BAR_WIDTH 44
#define BAR_HEIGHT 5
#define BAR_GAP 8

struct _KolLevelCell
{
  GtkWidget parent_instance;

  const KolField *field; /* not owned, a row of the field table */
  GtkWidget *text;       /* owned as a child */
  double value;          /* percent, NaN when unknown */
};

G_DEFINE_FINAL_TYPE (KolLevelCell, kol_level_cell, GTK_TYPE_WIDGET)

/* Readable on light and on dark. */
static GdkRGBA
get_colour (int judgement)
{
  if (judgement > 0)
    return (GdkRGBA){ .18f, .76f, .49f, 1 };
  if (judgement < 0)
    return (GdkRGBA){ .90f, .65f, .04f, 1 };

  return (GdkRGBA){ .5f, .5f, .5f, .8f };
}

static void
snapshot_piece (GtkSnapshot *snapshot, float width, float height, const GdkRGBA *colour)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, (BAR_HEIGHT - height) / 2, width, height);
  GskRoundedRect piece;

  gsk_rounded_rect_init_from_rect (&piece, &bounds, height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &piece);
  gtk_snapshot_append_color (snapshot, colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot_bar (KolLevelCell *self, GtkSnapshot *snapshot)
{
  GdkRGBA track = { .5f, .5f, .5f, .22f };
  int judgement = kol_level_cell_get_judgement (self);
  GdkRGBA colour = get_colour (judgement);
  /* Who does not tell amber from green sees a weak level as a thin line. */
  float height = judgement < 0 ? BAR_HEIGHT / 2.f : BAR_HEIGHT;
  float width = BAR_WIDTH * CLAMP (self->value, 0, 100) / 100;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT (0, (gtk_widget_get_height (GTK_WIDGET (self)) - BAR_HEIGHT) / 2));
  snapshot_piece (snapshot, BAR_WIDTH, BAR_HEIGHT, &track);
  if (width > 0)
    snapshot_piece (snapshot, MAX (width, BAR_HEIGHT), height, &colour);
  gtk_snapshot_restore (snapshot);
}

static gboolean
has_room_for_bar (KolLevelCell *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) >= BAR_WIDTH + BAR_GAP + 48;
}

static void
kol_level_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KolLevelCell *self = KOL_LEVEL_CELL (widget);

  if (!isnan (self->value) && has_room_for_bar (self))
    snapshot_bar (self, snapshot);
  gtk_widget_snapshot_child (widget, self->text, snapshot);
}

static void
kol_level_cell_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  KolLevelCell *self = KOL_LEVEL_CELL (widget);

  gtk_widget_measure (self->text, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural += BAR_WIDTH + BAR_GAP;
}

static void
kol_level_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KolLevelCell *self = KOL_LEVEL_CELL (widget);
  int start = has_room_for_bar (self) ? BAR_WIDTH + BAR_GAP : 0;

  gtk_widget_size_allocate (self->text, &(GtkAllocation){ start, 0, width - start, height }, -1);
}

static void
kol_level_cell_dispose (GObject *object)
{
  KolLevelCell *self = KOL_LEVEL_CELL (object);

  g_clear_pointer (&self->text, gtk_widget_unparent);

  G_OBJECT_CLASS (kol_level_cell_parent_class)->dispose (object);
}

static void
kol_level_cell_class_init (KolLevelCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kol_level_cell_dispose;
  widget_class->measure = kol_level_cell_measure;
  widget_class->size_allocate = kol_level_cell_size_allocate;
  widget_class->snapshot = kol_level_cell_snapshot;

  gtk_widget_class_set_css_name (widget_class, "level-cell");
}

static void
kol_level_cell_init (KolLevelCell *self)
{
  self->value = NAN;
}

/**
 * kol_level_cell_new:
 * @field: a percentage of 0 to 100
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
kol_level_cell_new (const KolField *field)
{
  KolLevelCell *self;

  g_return_val_if_fail (field != NULL && field->kind == KOL_FIELD_KIND_PERCENT, NULL);

  self = g_object_new (KOL_TYPE_LEVEL_CELL, NULL);
  self->field = field;
  self->text = kol_figure_cell_new (field);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * kol_level_cell_bind:
 * @self: a cell
 * @creator: whose value to show
 * @style: how large numbers are written
 */
void
kol_level_cell_bind (KolLevelCell *self, KolCreator *creator, KolNumberStyle style)
{
  g_return_if_fail (KOL_IS_LEVEL_CELL (self));
  g_return_if_fail (KOL_IS_CREATOR (creator));

  self->value = kol_creator_get_figure (creator, self->field);
  kol_figure_cell_bind (self->text, self->field, creator, style);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kol_level_cell_get_value:
 * @self: a cell
 *
 * Returns: what the bar shows, in percent; %NaN: no bar
 */
double
kol_level_cell_get_value (KolLevelCell *self)
{
  g_return_val_if_fail (KOL_IS_LEVEL_CELL (self), NAN);

  return self->value;
}

/**
 * kol_level_cell_get_judgement:
 * @self: a cell
 *
 * Returns: 1 when the bar is green, -1 when it is amber, 0 when it is grey
 */
int
kol_level_cell_get_judgement (KolLevelCell *self)
{
  g_return_val_if_fail (KOL_IS_LEVEL_CELL (self), 0);

  return kol_field_judge (self->field, self->value);
}

/**
 * kol_level_cell_get_text:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the figure as shown
 */
const char *
kol_level_cell_get_text (KolLevelCell *self)
{
  g_return_val_if_fail (KOL_IS_LEVEL_CELL (self), NULL);

  return kol_text_line_get_text (KOL_TEXT_LINE (self->text));
}
