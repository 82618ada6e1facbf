// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-handover-price.h"
#include "kol-i18n.h"
#include "kol-page-private.h"
#include "kol-proof.h"

/* Upright papers in points */
static const struct
{
  double width;
  double height;
} papers[] = {
  [KOL_PAGE_SIZE_A4] = { 595.276, 841.89 },
  [KOL_PAGE_SIZE_LETTER] = { 612, 792 },
};

/* By layout; across, so many cards lie on a page as upright, in as many rows as there were columns
 */
static const struct
{
  guint n_columns;
  guint n_rows;
  double scale;
} grids[] = {
  [KOL_LAYOUT_2X4] = { 2, 4, 1 },
  [KOL_LAYOUT_3X4] = { 3, 4, 0.92 },
  [KOL_LAYOUT_PROFILE] = { 1, 1, 1 },
};

/*< private >
 * kol_page_frame_init:
 * @self: a frame to fill in
 * @options: what was chosen: paper, orientation, layout
 */
void
kol_page_frame_init (KolPageFrame *self, KolHandoverOptions *options)
{
  guint paper = kol_handover_options_get_choice (options, KOL_OPTION_PAGE_SIZE);
  guint grid = kol_handover_options_get_choice (options, KOL_OPTION_LAYOUT);
  gboolean across = kol_handover_options_get_choice (options, KOL_OPTION_ORIENTATION) ==
                    KOL_ORIENTATION_LANDSCAPE;

  self->width = across ? papers[paper].height : papers[paper].width;
  self->height = across ? papers[paper].width : papers[paper].height;
  self->n_columns = across ? grids[grid].n_rows : grids[grid].n_columns;
  self->n_rows = across ? grids[grid].n_columns : grids[grid].n_rows;
  self->scale = grids[grid].scale;
}

/*< private >
 * kol_page_frame_get_content_width:
 * @self: a frame
 *
 * Returns: how wide a page's content is
 */
double
kol_page_frame_get_content_width (const KolPageFrame *self)
{
  return self->width - 2 * PAGE_MARGIN;
}

/*< private >
 * kol_page_frame_get_bottom:
 * @self: a frame
 *
 * Returns: where a page's content ends
 */
double
kol_page_frame_get_bottom (const KolPageFrame *self)
{
  return self->height - PAGE_FOOT;
}

/* "For Lumina Skincare · prepared by Studio North · 23 Nov 2026", or as much of it as is known */
static char *
describe_byline (KolHandover *handover, const char *date)
{
  const char *client = kol_handover_get_client (handover);
  const char *prepared_by = kol_handover_get_prepared_by (handover);

  if (*client != '\0' && *prepared_by != '\0')
    /* Translators: below the title: the client, who made it, the date */
    return g_strdup_printf (_ ("For %s · prepared by %s · %s"), client, prepared_by, date);
  if (*client != '\0')
    /* Translators: below the title: the client, the date */
    return g_strdup_printf (_ ("For %s · %s"), client, date);
  if (*prepared_by != '\0')
    /* Translators: below the title: who made it, the date */
    return g_strdup_printf (_ ("Prepared by %s · %s"), prepared_by, date);

  return g_strdup_printf (C_ ("below the title", "%s · %s"), _ ("Creator shortlist"), date);
}

static char *
describe_prices (KolHandover *handover)
{
  g_autofree char *price = kol_handover_describe_price (handover);

  /* Translators: %s is which prices: “net”, “with 10.0 % platform fee”, “after 15.0 % rebate” */
  return g_strdup_printf (_ ("Prices in CNY, %s."), price);
}

/*< private >
 * kol_page_words_init:
 * @self: a layout whose words are to be filled in, all but the footer
 */
void
kol_page_words_init (KolPageLayout *self)
{
  KolHandover *handover = self->handover;
  const char *title = kol_handover_get_title (handover);
  KolPageWords *words = &self->words;

  words->title = g_strdup (*title != '\0' ? title : _ ("Shortlist"));
  words->date = kol_format_date (kol_handover_get_date (handover));
  words->byline = describe_byline (handover, words->date);
  words->count = g_strdup_printf (ngettext ("%u creator", "%u creators", self->n_entries),
                                  self->n_entries);
  words->prices = describe_prices (handover);
}

/*< private >
 * kol_page_words_add_footer:
 * @self: a layout that knows its pages
 */
void
kol_page_words_add_footer (KolPageLayout *self)
{
  g_autofree char *dates = NULL;
  g_autofree char *fetched = NULL;
  guint page;

  if (self->n_entries == 0)
    return;

  dates = kol_proof_describe_dates (self->handover);
  if (self->terms == NULL || self->is_long ||
      !kol_page_terms_find (self->terms, KOL_OPTION_DEFINITIONS, &page, NULL))
    /* Translators: below every page; %s is a day or a span of days, such as "23 Nov 2026" */
    fetched = g_strdup_printf (_ ("Figures fetched %s from the creator marketplace."), dates);
  else
    /* Translators: below every page; a day or a span of days, and a page's number */
    fetched = g_strdup_printf (_ ("Figures fetched %s from the creator marketplace; what they mean "
                                  "is on page %u."),
                               dates,
                               self->n_pages - kol_page_terms_get_n_pages (self->terms) + page + 1);
  self->words.footer = g_strdup_printf (C_ ("footer", "%s %s"), self->words.prices, fetched);
}

/*< private >
 * kol_page_words_clear:
 * @self: words
 */
void
kol_page_words_clear (KolPageWords *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->byline, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->count, g_free);
  g_clear_pointer (&self->prices, g_free);
  g_clear_pointer (&self->footer, g_free);
}
