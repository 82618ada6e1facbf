// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <math.h>

#include "kol-handover-private.h"
#include "kol-page-private.h"

/* All in units of a card, which its scale makes points of */
#define PADDING 9.0
#define RADIUS 7.0
#define HEAD_HEIGHT 38.0
#define HEAD_GAP 8.0    /* between things beside each other */
#define FIGURES_GAP 7.0 /* above and below figures */
#define NAME_BASELINE 11.0
#define PLACE_BASELINE 22.5
#define CHIPS_TOP 27.6

#define COVER_GAP 4.0
#define COVERS_SHARE 0.26 /* of a card's height, when they lie below all else */

#define NOTE_GAP 5.0
#define NOTE_LINES 2
#define NOTE_LINE_HEIGHT 10.0

/* Figures */
#define LABEL_ASCENT 7.0
#define VALUE_DESCENT 13.0
#define COLUMN_WIDTH 53.6
#define COLUMN_GAP 4.0
#define LEAST_ROW 21.0
#define EASY_ROW 27.0
#define WIDEST_ROW 36.0
#define FIGURE_HEIGHT 24.0
#define LARGEST_FIGURE 1.3

static gboolean
shows_covers (KolPageLayout *self)
{
  return kol_handover_includes (self->handover, KOL_OPTION_COVERS);
}

/* Beside all else on a card that is wider than high, in three upright pictures; below on others. */
static void
plan_covers (KolPageLayout *self, KolCardPlan *plan, double width, double height)
{
  double inner_height = height - 2 * PADDING;
  double side = (inner_height - (KOL_HANDOVER_MAX_COVERS - 1) * COVER_GAP) /
                KOL_HANDOVER_MAX_COVERS;

  if (!shows_covers (self))
    return;

  plan->covers_below = width < height * 1.1;
  if (plan->covers_below)
    plan->covers = (cairo_rectangle_t){ PADDING, height * (1 - COVERS_SHARE) - PADDING,
                                        width - 2 * PADDING, height * COVERS_SHARE };
  else
    plan->covers = (cairo_rectangle_t){ width - PADDING - side * 3 / 4, PADDING, side * 3 / 4,
                                        inner_height };
}

/* Below the last row there is no gap. */
static double
get_rows_height (const KolCardPlan *plan)
{
  return plan->cells.height - LABEL_ASCENT - VALUE_DESCENT + FIGURE_HEIGHT;
}

/* As few columns as the figures take with room to breathe, else as many as fit. */
static void
plan_figures (KolPageLayout *self, KolCardPlan *plan)
{
  guint n = self->figures->len;
  double width = plan->cells.width + COLUMN_GAP;
  double height = plan->cells.height;
  guint most = MAX (2, (guint) (width / COLUMN_WIDTH));

  for (plan->n_cell_columns = 2; plan->n_cell_columns < most; plan->n_cell_columns++)
    {
      if ((n + plan->n_cell_columns - 1) / plan->n_cell_columns * EASY_ROW <= height)
        break;
    }
  plan->n_cell_rows = MIN ((guint) MAX (1, get_rows_height (plan) / LEAST_ROW),
                           (n + plan->n_cell_columns - 1) / plan->n_cell_columns);
}

static void
plan_card (KolPageLayout *self, KolCardPlan *plan, double width, double height)
{
  double right;
  double bottom;

  *plan = (KolCardPlan){ 0 };
  plan_covers (self, plan, width, height);
  right = plan->covers.width > 0 && !plan->covers_below ? plan->covers.x - HEAD_GAP
                                                        : width - PADDING;
  bottom = plan->covers_below ? plan->covers.y - FIGURES_GAP : height - PADDING;
  plan->head = (cairo_rectangle_t){ PADDING, PADDING, right - PADDING, HEAD_HEIGHT };
  if (self->has_notes)
    {
      plan->note = (cairo_rectangle_t){ PADDING, bottom - NOTE_LINES * NOTE_LINE_HEIGHT,
                                        right - PADDING, NOTE_LINES * NOTE_LINE_HEIGHT };
      bottom = plan->note.y - NOTE_GAP;
    }
  plan->cells = (cairo_rectangle_t){ PADDING, PADDING + HEAD_HEIGHT + FIGURES_GAP, right - PADDING,
                                     bottom - PADDING - HEAD_HEIGHT - FIGURES_GAP };
  plan_figures (self, plan);
}

/*< private >
 * kol_page_plan_cards:
 * @self: a layout that knows its figures
 * @width: of a card, in points
 * @height: of the lowest card there is, in points
 *
 * Reckons how many figures every card has room for, and lets go of the others.
 */
void
kol_page_plan_cards (KolPageLayout *self, double width, double height)
{
  KolCardPlan *plan = &self->card;

  plan_card (self, plan, width / self->frame.scale, height / self->frame.scale);
  g_array_set_size (self->figures,
                    MIN (self->figures->len, plan->n_cell_columns * plan->n_cell_rows));
}

static void
draw_head (KolPageLayout *self, guint entry, const cairo_rectangle_t *box)
{
  g_autofree char *profile = kol_page_dup_link (self, entry, "profile");
  g_autofree char *marketplace = kol_page_dup_link (self, entry, "marketplace");
  gboolean with_face = kol_handover_includes (self->handover, KOL_OPTION_FACES);
  double x = box->x + (with_face ? HEAD_HEIGHT + HEAD_GAP : 0);
  double width = box->x + box->width - x;

  kol_page_begin_link (self, profile);
  if (with_face)
    kol_page_draw_face (self, entry, box->x, box->y, HEAD_HEIGHT);
  kol_page_draw_name (self, entry, x, box->y + NAME_BASELINE, width);
  kol_page_end_link (self, profile);

  kol_page_begin_link (self, marketplace);
  kol_page_draw_place (self, entry, x, box->y + PLACE_BASELINE, width);
  kol_page_end_link (self, marketplace);
  kol_page_draw_chips (self, entry, x, box->y + CHIPS_TOP, width);
}

static void
draw_covers (KolPageLayout *self, guint entry, const KolCardPlan *plan)
{
  const cairo_rectangle_t *all = &plan->covers;
  guint n = all->width > 0 ? kol_page_count_covers (self, entry) : 0;
  double gaps = (KOL_HANDOVER_MAX_COVERS - 1) * COVER_GAP;
  double width = plan->covers_below ? (all->width - gaps) / KOL_HANDOVER_MAX_COVERS : all->width;
  double height = plan->covers_below ? all->height : (all->height - gaps) / KOL_HANDOVER_MAX_COVERS;

  for (guint i = 0; i < n; i++)
    {
      cairo_rectangle_t box = { all->x, all->y, width, height };

      if (plan->covers_below)
        box.x += i * (width + COVER_GAP);
      else
        box.y += i * (height + COVER_GAP);
      kol_page_draw_cover_picture (self, entry, i, &box);
    }
}

/* With few figures they grow into the room there is. */
static void
draw_figures (KolPageLayout *self, guint entry, const KolCardPlan *plan)
{
  const cairo_rectangle_t *all = &plan->cells;
  guint n_columns = plan->n_cell_columns;
  double column = (all->width + COLUMN_GAP) / n_columns;
  double row = MIN (get_rows_height (plan) / plan->n_cell_rows, WIDEST_ROW);
  double scale = CLAMP (row / FIGURE_HEIGHT, 1, LARGEST_FIGURE);

  for (guint i = 0; i < self->figures->len; i++)
    {
      kol_sheet_begin_scale (self->sheet, all->x + i % n_columns * column,
                             all->y + i / n_columns * row, scale);
      kol_page_draw_figure (self, entry, i, 0, LABEL_ASCENT, (column - COLUMN_GAP) / scale);
      kol_sheet_end_scale (self->sheet);
    }
}

static void
draw_note (KolPageLayout *self, guint entry, const cairo_rectangle_t *box)
{
  g_autofree char *note = kol_page_dup_text (self, entry, KOL_PAGE_HEAD_NOTE);

  if (note != NULL && box->height > 0)
    kol_sheet_paragraph (self->sheet, KOL_SHEET_TEXT_NOTE, note, box->x, box->y, box->width,
                         NOTE_LINES);
}

/*< private >
 * kol_page_draw_card:
 * @self: a layout with a page
 * @entry: a creator, from 0
 * @place: where, in points
 */
void
kol_page_draw_card (KolPageLayout *self, guint entry, const cairo_rectangle_t *place)
{
  double width = place->width / self->frame.scale;
  double height = place->height / self->frame.scale;
  KolCardPlan plan;

  plan_card (self, &plan, width, height);
  /* As on the lowest card: figures stand at the same place everywhere */
  plan.n_cell_columns = self->card.n_cell_columns;
  plan.n_cell_rows = self->card.n_cell_rows;

  kol_sheet_begin_scale (self->sheet, place->x, place->y, self->frame.scale);
  kol_sheet_outline_box (self->sheet, 0, 0, width, height, RADIUS, KOL_SHEET_COLOR_LINE);
  draw_covers (self, entry, &plan);
  draw_head (self, entry, &plan.head);
  draw_figures (self, entry, &plan);
  draw_note (self, entry, &plan.note);
  kol_sheet_end_scale (self->sheet);
}
