// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-i18n.h"
#include "kol-page-private.h"

/* From the upper edge of the page */
#define BAR_TOP 60.0
#define BAR_WIDTH 30.0
#define BAR_HEIGHT 3.0
#define OVERLINE_BASELINE 82.0
#define TITLE_TOP 90.0
#define MAX_TITLE_LINES 3

#define FACTS_GAP 12.0
#define FACTS_HEIGHT 30.0
#define FACT_LABEL_BASELINE 8.0
#define FACT_VALUE_BASELINE 23.0
#define N_FACTS 4

#define TOTALS_SCALE 1.28
#define TOTALS_GAP 16.0
#define CAPTION_HEIGHT 18.0

/* The wall: everybody's face and name, as many as fit */
#define WALL_GAP 16.0
#define ITEM_WIDTH 62.0
#define ITEM_HEIGHT 59.0
#define FACE_SIDE 38.0
#define ITEM_NAME_BASELINE 49.0
#define NAME_ONLY_HEIGHT 15.0

typedef struct
{
  const char *label;
  const char *value;
} Fact;

static gboolean
has_faces (KolPageLayout *self)
{
  return kol_handover_includes (self->handover, KOL_OPTION_FACES);
}

static guint
count_total_columns (KolPageLayout *self)
{
  return self->frame.width > self->frame.height ? KOL_N_TOTALS : KOL_N_TOTALS / 2;
}

static double
get_facts_top (KolPageLayout *self)
{
  double width = kol_page_frame_get_content_width (&self->frame);

  return TITLE_TOP +
         kol_sheet_measure_paragraph (self->sheet, KOL_SHEET_TEXT_COVER_TITLE, self->words.title,
                                      width, MAX_TITLE_LINES) +
         FACTS_GAP;
}

/*< private >
 * kol_page_measure_cover:
 * @self: a layout
 *
 * Returns: where the cover's head ends and the wall of faces, or on a long page the cards, begin
 */
double
kol_page_measure_cover (KolPageLayout *self)
{
  double end = get_facts_top (self) + FACTS_HEIGHT + TOTALS_GAP;

  if (self->has_totals)
    end += kol_page_measure_totals (self, count_total_columns (self)) * TOTALS_SCALE +
           CAPTION_HEIGHT + WALL_GAP;

  return end;
}

static guint
count_wall_columns (KolPageLayout *self)
{
  return (guint) (kol_page_frame_get_content_width (&self->frame) / ITEM_WIDTH);
}

static double
get_item_height (KolPageLayout *self)
{
  return has_faces (self) ? ITEM_HEIGHT : NAME_ONLY_HEIGHT;
}

/*< private >
 * kol_page_plan_cover:
 * @self: a layout
 *
 * Reckons how many creators the wall of a cover page has room for. When that is not all, the last
 * place says how many more there are.
 */
void
kol_page_plan_cover (KolPageLayout *self)
{
  double room = kol_page_frame_get_bottom (&self->frame) - kol_page_measure_cover (self);
  guint n_rows = (guint) (MAX (0, room + WALL_GAP / 2) / get_item_height (self));
  guint n_places = n_rows * count_wall_columns (self);

  if (self->n_entries <= n_places)
    self->n_wall = self->n_entries;
  else
    self->n_wall = n_places > 0 ? n_places - 1 : 0;
}

static guint
list_facts (KolPageLayout *self, Fact facts[N_FACTS])
{
  const char *client = kol_handover_get_client (self->handover);
  const char *prepared_by = kol_handover_get_prepared_by (self->handover);
  guint n = 0;

  if (*client != '\0')
    facts[n++] = (Fact){ C_ ("cover", "For"), client };
  if (*prepared_by != '\0')
    facts[n++] = (Fact){ C_ ("cover", "Prepared by"), prepared_by };
  facts[n++] = (Fact){ C_ ("cover", "Date"), self->words.date };
  facts[n++] = (Fact){ C_ ("cover", "On the shortlist"), self->words.count };

  return n;
}

static void
draw_facts (KolPageLayout *self, double y)
{
  double width = kol_page_frame_get_content_width (&self->frame) / N_FACTS;
  Fact facts[N_FACTS];
  guint n = list_facts (self, facts);

  for (guint i = 0; i < n; i++)
    {
      double x = PAGE_MARGIN + i * width;

      kol_sheet_text (self->sheet, KOL_SHEET_TEXT_COVER_LABEL, KOL_SHEET_ALIGN_LEFT, facts[i].label,
                      x, y + FACT_LABEL_BASELINE, width - 8);
      kol_sheet_text (self->sheet, KOL_SHEET_TEXT_COVER_VALUE, KOL_SHEET_ALIGN_LEFT, facts[i].value,
                      x, y + FACT_VALUE_BASELINE, width - 8);
    }
}

static void
draw_totals (KolPageLayout *self, double y)
{
  double width = kol_page_frame_get_content_width (&self->frame);
  guint n_columns = count_total_columns (self);
  double height = kol_page_measure_totals (self, n_columns) * TOTALS_SCALE;
  g_autofree char *caption = g_strdup_printf (
      C_ ("cover", "%s %s"), _ ("One note by each creator, at the lowest price known."),
      self->words.prices);

  kol_sheet_begin_scale (self->sheet, PAGE_MARGIN, y, TOTALS_SCALE);
  kol_page_draw_totals (self, 0, 0, width / TOTALS_SCALE, n_columns);
  kol_sheet_end_scale (self->sheet);
  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_COVER_NOTE, KOL_SHEET_ALIGN_LEFT, caption,
                  PAGE_MARGIN, y + height + CAPTION_HEIGHT - 4, width);
}

static void
draw_wall_item (KolPageLayout *self, guint entry, double x, double y, double width)
{
  g_autofree char *place = kol_page_dup_place (entry);
  g_autofree char *name = kol_page_dup_text (self, entry, KOL_PAGE_HEAD_NAME);

  kol_sheet_begin_link_inside (self->sheet, place);
  if (has_faces (self))
    {
      kol_page_draw_face (self, entry, x + (width - FACE_SIDE) / 2, y, FACE_SIDE);
      kol_sheet_text (self->sheet, KOL_SHEET_TEXT_WALL_NAME, KOL_SHEET_ALIGN_CENTER, name, x + 2,
                      y + ITEM_NAME_BASELINE, width - 4);
    }
  else
    kol_sheet_text (self->sheet, KOL_SHEET_TEXT_WALL_NAME, KOL_SHEET_ALIGN_LEFT, name, x, y + 8,
                    width - 6);
  kol_sheet_end_link (self->sheet);
}

static void
draw_more (KolPageLayout *self, double x, double y, double width)
{
  /* Translators: behind the last face that there is room for: so many creators are not shown */
  g_autofree char *text = g_strdup_printf (_ ("+ %u more"), self->n_entries - self->n_wall);

  if (!has_faces (self))
    {
      kol_sheet_text (self->sheet, KOL_SHEET_TEXT_WALL_NAME, KOL_SHEET_ALIGN_LEFT, text, x, y + 8,
                      width - 6);
      return;
    }

  kol_sheet_fill_box (self->sheet, x + (width - FACE_SIDE) / 2, y, FACE_SIDE, FACE_SIDE,
                      FACE_SIDE / 2, KOL_SHEET_COLOR_BLANK);
  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_NAME, KOL_SHEET_ALIGN_CENTER, "…", x,
                  y + FACE_SIDE / 2 + 2, width);
  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_WALL_NAME, KOL_SHEET_ALIGN_CENTER, text, x + 2,
                  y + ITEM_NAME_BASELINE, width - 4);
}

static void
draw_wall (KolPageLayout *self, double y)
{
  guint n_columns = count_wall_columns (self);
  double width = kol_page_frame_get_content_width (&self->frame) / n_columns;
  guint n_shown = self->n_wall < self->n_entries && self->n_wall > 0 ? self->n_wall + 1
                                                                     : self->n_wall;

  for (guint i = 0; i < n_shown; i++)
    {
      double x = PAGE_MARGIN + i % n_columns * width;
      double top = y + i / n_columns * get_item_height (self);

      if (i < self->n_wall)
        draw_wall_item (self, i, x, top, width);
      else
        draw_more (self, x, top, width);
    }
}

static void
draw_title (KolPageLayout *self)
{
  double width = kol_page_frame_get_content_width (&self->frame);

  kol_sheet_fill_box (self->sheet, PAGE_MARGIN, BAR_TOP, BAR_WIDTH, BAR_HEIGHT, BAR_HEIGHT / 2,
                      KOL_SHEET_COLOR_ACCENT);
  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_COVER_OVERLINE, KOL_SHEET_ALIGN_LEFT,
                  _ ("Creator shortlist"), PAGE_MARGIN, OVERLINE_BASELINE, width);
  kol_sheet_paragraph (self->sheet, KOL_SHEET_TEXT_COVER_TITLE, self->words.title, PAGE_MARGIN,
                       TITLE_TOP, width, MAX_TITLE_LINES);
}

/*< private >
 * kol_page_draw_cover:
 * @self: a layout with a page
 *
 * Draws title, client, date and totals, and on a page of its own everybody's face, which leads to
 * the creator.
 */
void
kol_page_draw_cover (KolPageLayout *self)
{
  double facts = get_facts_top (self);

  draw_title (self);
  draw_facts (self, facts);
  if (self->has_totals)
    draw_totals (self, facts + FACTS_HEIGHT + TOTALS_GAP);
  if (self->n_entries == 0)
    kol_sheet_text (self->sheet, KOL_SHEET_TEXT_MESSAGE, KOL_SHEET_ALIGN_LEFT,
                    _ ("There is nobody on this shortlist yet."), PAGE_MARGIN,
                    facts + FACTS_HEIGHT + 2 * TOTALS_GAP,
                    kol_page_frame_get_content_width (&self->frame));
  else if (!self->is_long)
    draw_wall (self, kol_page_measure_cover (self));
}
