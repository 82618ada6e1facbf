// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <string.h>

#include "kol-handover-private.h"
#include "kol-i18n.h"
#include "kol-page-private.h"

/* Points */
#define FACE_SIDE 88.0
#define HEAD_HEIGHT 100.0
#define HEAD_GAP 14.0
#define NAME_BASELINE 21.0
#define NAME_SCALE 1.8
#define PLACE_BASELINE 40.0
#define PLACE_SCALE 1.25
#define CHIPS_TOP 50.0
#define CHIPS_SCALE 1.25
#define LINKS_BASELINE 79.0
#define LINK_HEIGHT 11.0

#define NOTE_PADDING 8.0
#define NOTE_SCALE 1.2
#define NOTE_LINES 6
#define NOTE_GAP 12.0

#define FIGURE_SCALE 1.25
#define FIGURE_WIDTH 122.0
#define FIGURE_BASELINE 16.5
#define EASY_ROW 41.0
#define LEAST_ROW 30.0

#define COVER_GAP 10.0
#define COVER_ROOM 12.0 /* for the line below it */
#define LEAST_COVERS 150.0
#define COVERS_GAP 16.0

typedef struct
{
  double text_width; /* of all but covers at the side */
  double cover_width;
  guint n_columns; /* of figures */
} ProfilePlan;

static gboolean
shows_covers (KolPageLayout *self)
{
  return kol_handover_includes (self->handover, KOL_OPTION_COVERS);
}

/* On a page across covers stand at the right, one below the other. */
static gboolean
has_covers_at_side (const cairo_rectangle_t *place)
{
  return place->width > place->height;
}

static ProfilePlan
make_plan (KolPageLayout *self, const cairo_rectangle_t *place)
{
  ProfilePlan plan = { place->width, 0, 0 };
  double gaps = (KOL_HANDOVER_MAX_COVERS - 1) * COVER_GAP;

  if (shows_covers (self) && has_covers_at_side (place))
    {
      double side = (place->height - gaps) / KOL_HANDOVER_MAX_COVERS - COVER_ROOM;

      plan.cover_width = side * 3 / 4;
      plan.text_width -= plan.cover_width + 2 * COVERS_GAP;
    }
  else if (shows_covers (self))
    {
      plan.cover_width = (place->width - gaps) / KOL_HANDOVER_MAX_COVERS;
    }
  plan.n_columns = (guint) (plan.text_width / FIGURE_WIDTH);

  return plan;
}

/*< private >
 * kol_page_plan_profiles:
 * @self: a layout that knows its figures
 * @width: of a profile, in points
 * @height: of a profile, in points
 *
 * Reckons how many figures a profile has room for, and lets go of the others.
 */
void
kol_page_plan_profiles (KolPageLayout *self, double width, double height)
{
  cairo_rectangle_t place = { 0, 0, width, height };
  ProfilePlan plan = make_plan (self, &place);
  double room = height - HEAD_HEIGHT;
  guint n_rows;

  if (self->has_notes)
    room -= NOTE_LINES * 12 + 2 * NOTE_PADDING + NOTE_GAP;
  if (shows_covers (self) && !has_covers_at_side (&place))
    room -= LEAST_COVERS + COVER_ROOM + COVERS_GAP;
  n_rows = (guint) MAX (1, room / LEAST_ROW);

  g_array_set_size (self->figures, MIN (self->figures->len, n_rows * plan.n_columns));
}

static void
draw_scaled (KolPageLayout *self,
             void (*draw) (KolPageLayout *, guint, double, double, double),
             guint entry,
             double x,
             double y,
             double width,
             double scale)
{
  kol_sheet_begin_scale (self->sheet, x, y, scale);
  draw (self, entry, 0, 0, width / scale);
  kol_sheet_end_scale (self->sheet);
}

/* What is printed can be typed in; the scheme goes without saying. */
static double
draw_link (KolPageLayout *self,
           guint entry,
           KolPageHead head,
           double x,
           double baseline,
           double width)
{
  g_autofree char *uri = kol_page_dup_text (self, entry, head);
  const char *shown;

  if (uri == NULL)
    return baseline;

  shown = strstr (uri, "://");
  kol_sheet_begin_link (self->sheet, uri);
  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_LINK, KOL_SHEET_ALIGN_LEFT,
                  shown != NULL ? shown + strlen ("://") : uri, x, baseline, width);
  kol_sheet_end_link (self->sheet);

  return baseline + LINK_HEIGHT;
}

static void
draw_head (KolPageLayout *self, guint entry, double x, double y, double width)
{
  g_autofree char *profile = kol_page_dup_link (self, entry, "profile");
  g_autofree char *marketplace = kol_page_dup_link (self, entry, "marketplace");
  double right = x + width;
  double baseline;

  kol_page_begin_link (self, profile);
  if (kol_handover_includes (self->handover, KOL_OPTION_FACES))
    {
      kol_page_draw_face (self, entry, x, y, FACE_SIDE);
      x += FACE_SIDE + HEAD_GAP;
    }
  draw_scaled (self, kol_page_draw_name, entry, x, y + NAME_BASELINE, right - x, NAME_SCALE);
  kol_page_end_link (self, profile);
  kol_page_begin_link (self, marketplace);
  draw_scaled (self, kol_page_draw_place, entry, x, y + PLACE_BASELINE, right - x, PLACE_SCALE);
  kol_page_end_link (self, marketplace);
  draw_scaled (self, kol_page_draw_chips, entry, x, y + CHIPS_TOP, right - x, CHIPS_SCALE);
  baseline = draw_link (self, entry, KOL_PAGE_HEAD_PROFILE, x, y + LINKS_BASELINE, right - x);
  draw_link (self, entry, KOL_PAGE_HEAD_MARKETPLACE, x, baseline, right - x);
}

static double
draw_note (KolPageLayout *self, guint entry, double x, double y, double width)
{
  g_autofree char *note = kol_page_dup_text (self, entry, KOL_PAGE_HEAD_NOTE);
  double inner = (width - 2 * NOTE_PADDING) / NOTE_SCALE;
  double height;

  if (note == NULL)
    return y;

  height = kol_sheet_measure_paragraph (self->sheet, KOL_SHEET_TEXT_NOTE, note, inner, NOTE_LINES) *
               NOTE_SCALE +
           2 * NOTE_PADDING;
  kol_sheet_fill_box (self->sheet, x, y, width, height, NOTE_PADDING, KOL_SHEET_COLOR_NOTE);
  kol_sheet_begin_scale (self->sheet, x + NOTE_PADDING, y + NOTE_PADDING, NOTE_SCALE);
  kol_sheet_paragraph (self->sheet, KOL_SHEET_TEXT_NOTE, note, 0, 0, inner, NOTE_LINES);
  kol_sheet_end_scale (self->sheet);

  return y + height + NOTE_GAP;
}

static double
draw_figures (KolPageLayout *self,
              guint entry,
              double x,
              double y,
              const ProfilePlan *plan,
              double row)
{
  guint n_columns = plan->n_columns;
  double column = plan->text_width / n_columns;
  guint n_rows = (self->figures->len + n_columns - 1) / n_columns;

  for (guint i = 0; i < self->figures->len; i++)
    {
      double left = x + i % n_columns * column;
      double top = y + i / n_columns * row;

      if (i % n_columns == 0)
        kol_sheet_line (self->sheet, x, top, x + plan->text_width, top, KOL_SHEET_COLOR_LINE);
      kol_sheet_begin_scale (self->sheet, left, top + FIGURE_BASELINE * row / EASY_ROW,
                             FIGURE_SCALE);
      kol_page_draw_figure (self, entry, i, 0, 0, (column - 8) / FIGURE_SCALE);
      kol_sheet_end_scale (self->sheet);
    }
  if (n_rows > 0)
    kol_sheet_line (self->sheet, x, y + n_rows * row, x + plan->text_width, y + n_rows * row,
                    KOL_SHEET_COLOR_LINE);

  return y + n_rows * row;
}

/* "Photo · 美妆" */
static char *
describe_note (const KolNote *note)
{
  const KolField *kinds = kol_field_require ("noteList.noteType");
  g_autofree char *raw = g_strdup_printf ("%d", (int) note->kind);
  const char *kind = note->kind != KOL_NOTE_KIND_UNKNOWN ? kol_field_translate_value (kinds, raw)
                                                         : NULL;

  if (kind != NULL && note->category != NULL)
    return g_strdup_printf ("%s · %s", kind, note->category);

  return g_strdup (kind != NULL ? kind : note->category);
}

static void
draw_cover (KolPageLayout *self, guint entry, guint i, const cairo_rectangle_t *box)
{
  KolCreator *creator = kol_entry_get_creator (kol_handover_get_entry (self->handover, entry));
  g_autofree char *caption = describe_note (kol_creator_get_note (creator, i));

  kol_page_draw_cover_picture (self, entry, i, box);
  if (caption != NULL)
    kol_sheet_text (self->sheet, KOL_SHEET_TEXT_LABEL, KOL_SHEET_ALIGN_LEFT, caption, box->x,
                    box->y + box->height + 9, box->width);
}

static void
draw_covers (KolPageLayout *self,
             guint entry,
             const cairo_rectangle_t *place,
             const ProfilePlan *plan,
             double top)
{
  gboolean at_side = has_covers_at_side (place);
  double bottom = place->y + place->height;
  double height = MIN (plan->cover_width * 4 / 3, bottom - top - COVER_ROOM);
  double width = height * 3 / 4;
  guint n = kol_page_count_covers (self, entry);

  for (guint i = 0; i < n; i++)
    {
      cairo_rectangle_t box = { place->x, top, width, height };

      if (at_side)
        {
          box.x = place->x + place->width - width;
          box.y = place->y + i * (height + COVER_ROOM + COVER_GAP);
        }
      else
        {
          box.x += i * (plan->cover_width + COVER_GAP);
        }
      draw_cover (self, entry, i, &box);
    }
}

/* Rows as high as is left beside covers of their full size, within reason. */
static double
get_row_height (KolPageLayout *self,
                const cairo_rectangle_t *place,
                const ProfilePlan *plan,
                double top)
{
  guint n_rows = (self->figures->len + plan->n_columns - 1) / plan->n_columns;
  double room = place->y + place->height - top;

  if (shows_covers (self) && !has_covers_at_side (place))
    room -= plan->cover_width * 4 / 3 + COVER_ROOM + COVERS_GAP;

  return CLAMP (room / MAX (1, n_rows), LEAST_ROW, EASY_ROW);
}

/*< private >
 * kol_page_draw_profile:
 * @self: a layout with a page
 * @entry: a creator, from 0
 * @place: where, in points
 *
 * Draws one creator on a page of its own: all figures, large covers, the addresses in full.
 */
void
kol_page_draw_profile (KolPageLayout *self, guint entry, const cairo_rectangle_t *place)
{
  ProfilePlan plan = make_plan (self, place);
  double y = place->y + HEAD_HEIGHT;

  draw_head (self, entry, place->x, place->y, plan.text_width);
  y = draw_note (self, entry, place->x, y, plan.text_width);
  y = draw_figures (self, entry, place->x, y, &plan, get_row_height (self, place, &plan, y));
  if (shows_covers (self))
    draw_covers (self, entry, place, &plan, has_covers_at_side (place) ? place->y : y + COVERS_GAP);
}
