// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-handover-price.h"
#include "kol-i18n.h"
#include "kol-page-private.h"

/* The head of a first page without a cover: title and line below, tiles, then the cards */
#define TITLE_BASELINE 45.0
#define BYLINE_BASELINE 58.0
#define TILES_TOP 70.0
#define RUNNING_BASELINE 39.0

#define TILE_HEIGHT 42.0
#define TILE_NOTE_HEIGHT 8.0
#define TILES_RADIUS 7.0
#define TILE_PADDING 8.0

#define FOOTER_RISE 21.0
#define NUMBER_WIDTH 80.0

static gboolean
is_net (KolPageLayout *self)
{
  KolHandoverOptions *options = kol_handover_get_options (self->handover);

  return kol_handover_options_get_choice (options, KOL_OPTION_PRICE) == KOL_PRICE_NET;
}

/* Prices that are not what creators ask say so in a line of their own. */
static double
get_tile_height (KolPageLayout *self)
{
  return TILE_HEIGHT + (is_net (self) ? 0 : TILE_NOTE_HEIGHT);
}

static void
draw_tile (KolPageLayout *self, KolTotalId id, double x, double y, double width)
{
  const KolTotal *total = &self->totals[id];
  g_autofree char *value = kol_total_format (id, total->value, kol_number_style_default ());
  /* Translators: how many creators a total stands on, such as "22 of 24 creators" */
  g_autofree char *note = g_strdup_printf (
      ngettext ("%u of %u creator", "%u of %u creators", self->n_entries), total->n_known,
      self->n_entries);
  double left = x + TILE_PADDING;
  double room = width - TILE_PADDING - 3;

  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_TILE_LABEL, KOL_SHEET_ALIGN_LEFT,
                  kol_total_get_label (id), left, y + 12.5, room);
  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_TILE_VALUE, KOL_SHEET_ALIGN_LEFT, value, left,
                  y + 25.5, room);
  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_TILE_NOTE, KOL_SHEET_ALIGN_LEFT, note, left, y + 35,
                  room);
  if (kol_total_is_price_based (id) && !is_net (self))
    {
      g_autofree char *price = kol_handover_describe_price (self->handover);

      kol_sheet_text (self->sheet, KOL_SHEET_TEXT_TILE_NOTE, KOL_SHEET_ALIGN_LEFT, price, left,
                      y + 35 + TILE_NOTE_HEIGHT, room);
    }
}

/*< private >
 * kol_page_measure_totals:
 * @self: a layout
 * @n_columns: how many totals lie beside each other
 *
 * Returns: how high the box of totals is
 */
double
kol_page_measure_totals (KolPageLayout *self, guint n_columns)
{
  return (KOL_N_TOTALS + n_columns - 1) / n_columns * get_tile_height (self);
}

/*< private >
 * kol_page_draw_totals:
 * @self: a layout with a page
 * @x: left edge
 * @y: upper edge
 * @width: width
 * @n_columns: how many totals lie beside each other
 *
 * Draws the budget line: each total with how many creators it stands on.
 */
void
kol_page_draw_totals (KolPageLayout *self, double x, double y, double width, guint n_columns)
{
  double height = kol_page_measure_totals (self, n_columns);
  double tile_width = width / n_columns;
  double tile_height = get_tile_height (self);

  kol_sheet_outline_box (self->sheet, x, y, width, height, TILES_RADIUS, KOL_SHEET_COLOR_LINE);
  for (guint i = 1; i < n_columns; i++)
    kol_sheet_line (self->sheet, x + i * tile_width, y, x + i * tile_width, y + height,
                    KOL_SHEET_COLOR_LINE);
  for (guint i = 0; i < KOL_N_TOTALS; i++)
    {
      double top = y + i / n_columns * tile_height;

      if (i > 0 && i % n_columns == 0)
        kol_sheet_line (self->sheet, x, top, x + width, top, KOL_SHEET_COLOR_LINE);
      draw_tile (self, i, x + i % n_columns * tile_width, top, tile_width);
    }
}

/*< private >
 * kol_page_measure_head:
 * @self: a layout
 *
 * Returns: where the cards begin on a first page that is no cover
 */
double
kol_page_measure_head (KolPageLayout *self)
{
  if (!self->has_totals)
    return TILES_TOP;

  return TILES_TOP + kol_page_measure_totals (self, KOL_N_TOTALS) + PAGE_GUTTER;
}

/*< private >
 * kol_page_draw_head:
 * @self: a layout with a page
 *
 * Draws what stands above the cards of a first page that is no cover.
 *
 * Returns: where the cards begin
 */
double
kol_page_draw_head (KolPageLayout *self)
{
  double width = kol_page_frame_get_content_width (&self->frame);

  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_TITLE, KOL_SHEET_ALIGN_LEFT, self->words.title,
                  PAGE_MARGIN, TITLE_BASELINE, width);
  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_SUBTITLE, KOL_SHEET_ALIGN_LEFT, self->words.byline,
                  PAGE_MARGIN, BYLINE_BASELINE, width * 0.8);
  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_SUBTITLE, KOL_SHEET_ALIGN_RIGHT, self->words.count,
                  PAGE_MARGIN + width * 0.8, BYLINE_BASELINE, width * 0.2);
  if (self->has_totals)
    kol_page_draw_totals (self, PAGE_MARGIN, TILES_TOP, width, KOL_N_TOTALS);
  if (self->n_entries == 0)
    kol_sheet_text (self->sheet, KOL_SHEET_TEXT_MESSAGE, KOL_SHEET_ALIGN_CENTER,
                    _ ("There is nobody on this shortlist yet."), PAGE_MARGIN,
                    self->frame.height * 0.4, width);

  return kol_page_measure_head (self);
}

/*< private >
 * kol_page_draw_running_title:
 * @self: a layout with a page
 * @aside: what stands at the right
 *
 * Draws the one line above a later page.
 */
void
kol_page_draw_running_title (KolPageLayout *self, const char *aside)
{
  double width = kol_page_frame_get_content_width (&self->frame);

  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_RUNNING_TITLE, KOL_SHEET_ALIGN_LEFT,
                  self->words.title, PAGE_MARGIN, RUNNING_BASELINE, width * 0.7);
  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_SUBTITLE, KOL_SHEET_ALIGN_RIGHT, aside,
                  PAGE_MARGIN + width * 0.7, RUNNING_BASELINE, width * 0.3);
}

static gboolean
has_definitions (KolPageLayout *self)
{
  guint page;

  return self->terms != NULL &&
         kol_page_terms_find (self->terms, KOL_OPTION_DEFINITIONS, &page, NULL);
}

static void
draw_footer_text (KolPageLayout *self, double baseline, double width)
{
  gboolean link = has_definitions (self);

  if (self->words.footer == NULL)
    return;

  if (link)
    kol_sheet_begin_link_inside (self->sheet, DEFINITIONS_PLACE);
  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_FOOTER, KOL_SHEET_ALIGN_LEFT, self->words.footer,
                  PAGE_MARGIN, baseline, width);
  if (link)
    kol_sheet_end_link (self->sheet);
}

/*< private >
 * kol_page_draw_footer:
 * @self: a layout with a page
 * @page: which it is, from 0
 *
 * Draws which prices are shown, from when the figures are, and the page's number. A long page has
 * no number.
 */
void
kol_page_draw_footer (KolPageLayout *self, guint page)
{
  double height = self->is_long ? self->height : self->frame.height;
  double width = kol_page_frame_get_content_width (&self->frame);
  /* Translators: a page's number and how many there are */
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), page + 1, self->n_pages);

  draw_footer_text (self, height - FOOTER_RISE, width - NUMBER_WIDTH);
  if (!self->is_long)
    kol_sheet_text (self->sheet, KOL_SHEET_TEXT_FOOTER, KOL_SHEET_ALIGN_RIGHT, number,
                    PAGE_MARGIN + width - NUMBER_WIDTH, height - FOOTER_RISE, NUMBER_WIDTH);
}
