// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-page-private.h"

/*< private >
 * kol_page_get_n_per_page:
 * @self: a layout
 *
 * Returns: how many creators a full page shows
 */
guint
kol_page_get_n_per_page (KolPageLayout *self)
{
  return self->is_long ? MAX (1, self->n_entries) : self->frame.n_columns * self->frame.n_rows;
}

/*< private >
 * kol_page_get_first:
 * @self: a layout
 * @page: a page, from 0
 *
 * Returns: the first creator on it; of a page with none, how many were shown before
 */
guint
kol_page_get_first (KolPageLayout *self, guint page)
{
  guint before = page < self->n_cover_pages ? 0 : page - self->n_cover_pages;

  return MIN (before * kol_page_get_n_per_page (self), self->n_entries);
}

static double
get_top (KolPageLayout *self, guint page)
{
  return self->is_long || page == self->n_cover_pages ? self->cards_top : PAGE_TOP;
}

/*< private >
 * kol_page_get_card_height:
 * @self: a layout
 * @page: a page with creators
 *
 * Returns: how high a creator's place is there, in points
 */
double
kol_page_get_card_height (KolPageLayout *self, guint page)
{
  guint n_rows = self->frame.n_rows;
  double room = kol_page_frame_get_bottom (&self->frame) - get_top (self, page);

  return self->is_long ? self->card_height : (room - (n_rows - 1) * PAGE_GUTTER) / n_rows;
}

/*< private >
 * kol_page_locate:
 * @self: a layout
 * @entry: a creator, from 0
 * @place: (out): where on the page it is, in points
 *
 * Returns: the page the creator is on
 */
guint
kol_page_locate (KolPageLayout *self, guint entry, cairo_rectangle_t *place)
{
  guint n_columns = self->frame.n_columns;
  guint page = self->n_cover_pages + entry / kol_page_get_n_per_page (self);
  guint slot = entry % kol_page_get_n_per_page (self);

  place->width = (kol_page_frame_get_content_width (&self->frame) - (n_columns - 1) * PAGE_GUTTER) /
                 n_columns;
  place->height = kol_page_get_card_height (self, page);
  place->x = PAGE_MARGIN + (slot % n_columns) * (place->width + PAGE_GUTTER);
  place->y = get_top (self, page) + (slot / n_columns) * (place->height + PAGE_GUTTER);

  return page;
}
