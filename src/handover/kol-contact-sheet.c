// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-contact-sheet-private.h"
#include "kol-i18n.h"
#include "kol-proof.h"
#include "kol-totals.h"

#define N_CARD_COLUMNS 2
#define N_CARD_ROWS 4
#define N_CARDS (N_CARD_COLUMNS * N_CARD_ROWS)

/* The first page's head: title and line below, tiles, then the cards */
#define TITLE_BASELINE 45.0
#define SUBTITLE_BASELINE 58.0
#define TILES_TOP 70.0
#define TILES_HEIGHT 42.0
#define TILES_RADIUS 7.0
#define TILE_PADDING 8.0
#define FIRST_CARDS_TOP (TILES_TOP + TILES_HEIGHT + GUTTER)
#define RUNNING_BASELINE 39.0

struct _KolContactSheet
{
  KolHandover *handover;       /* owned */
  KolSheet *sheet;             /* owned */
  KolDefinitions *definitions; /* owned; NULL when there is nobody whose figures to explain */
  KolNumberStyle style;
  KolTotal totals[KOL_N_TOTALS];
  guint n_entries;
  guint n_card_pages; /* one for an empty shortlist */
  guint n_pages;
  char *title;  /* owned */
  char *count;  /* owned: "24 creators" */
  char *date;   /* owned */
  char *footer; /* owned */
};

static char *
describe_footer (KolHandover *handover)
{
  g_autofree char *dates = kol_proof_describe_dates (handover);

  /* Translators: below every page; %s is a day or a span of days, such as "23 Nov 2026" */
  return g_strdup_printf (_ ("Figures: medians of ordinary notes in 30 days, fetched %s from the "
                             "creator marketplace; definitions on the last page."),
                          dates);
}

/**
 * kol_contact_sheet_new:
 * @handover: what is handed over
 *
 * Lays a hand-over out on pages.
 *
 * Returns: (transfer full): the contact sheet
 */
KolContactSheet *
kol_contact_sheet_new (KolHandover *handover)
{
  KolContactSheet *self;
  const char *title;

  g_return_val_if_fail (KOL_IS_HANDOVER (handover), NULL);

  self = g_new0 (KolContactSheet, 1);
  title = kol_handover_get_title (handover);
  self->handover = g_object_ref (handover);
  self->sheet = kol_sheet_new ();
  self->style = kol_number_style_default ();
  self->n_entries = kol_handover_get_n_entries (handover);
  self->n_card_pages = MAX (1, (self->n_entries + N_CARDS - 1) / N_CARDS);
  self->n_pages = self->n_card_pages;
  self->title = g_strdup (*title != '\0' ? title : _ ("Shortlist"));
  self->count = g_strdup_printf (ngettext ("%u creator", "%u creators", self->n_entries),
                                 self->n_entries);
  self->date = kol_format_date (kol_handover_get_date (handover));
  kol_totals_reckon (handover, self->totals);

  if (self->n_entries > 0)
    {
      self->definitions = kol_definitions_new (self->sheet, handover);
      self->n_pages += kol_definitions_get_n_pages (self->definitions);
      self->footer = describe_footer (handover);
    }

  return self;
}

/**
 * kol_contact_sheet_free:
 * @self: (transfer full): a contact sheet
 */
void
kol_contact_sheet_free (KolContactSheet *self)
{
  g_clear_pointer (&self->definitions, kol_definitions_free);
  g_clear_pointer (&self->sheet, kol_sheet_free);
  g_clear_object (&self->handover);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->count, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->footer, g_free);
  g_free (self);
}

/**
 * kol_contact_sheet_get_n_pages:
 * @self: a contact sheet
 *
 * Returns: how many pages it has, one or more
 */
guint
kol_contact_sheet_get_n_pages (KolContactSheet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

/**
 * kol_contact_sheet_get_n_shown:
 * @self: a contact sheet
 * @page: a page, from 0
 *
 * Returns: how many creators are shown up to the end of the page
 */
guint
kol_contact_sheet_get_n_shown (KolContactSheet *self, guint page)
{
  g_return_val_if_fail (self != NULL, 0);

  return MIN ((page + 1) * N_CARDS, self->n_entries);
}

static void
draw_title (KolContactSheet *self)
{
  g_autofree char *subtitle = g_strdup_printf (C_ ("below the title", "%s · %s"),
                                               _ ("Creator shortlist"), self->date);

  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_TITLE, KOL_SHEET_ALIGN_LEFT, self->title, MARGIN,
                  TITLE_BASELINE, CONTENT_WIDTH);
  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_SUBTITLE, KOL_SHEET_ALIGN_LEFT, subtitle, MARGIN,
                  SUBTITLE_BASELINE, CONTENT_WIDTH / 2);
  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_SUBTITLE, KOL_SHEET_ALIGN_RIGHT, self->count,
                  MARGIN + CONTENT_WIDTH / 2, SUBTITLE_BASELINE, CONTENT_WIDTH / 2);
}

static void
draw_running_title (KolContactSheet *self, const char *aside)
{
  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_RUNNING_TITLE, KOL_SHEET_ALIGN_LEFT, self->title,
                  MARGIN, RUNNING_BASELINE, CONTENT_WIDTH * 0.7);
  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_SUBTITLE, KOL_SHEET_ALIGN_RIGHT, aside,
                  MARGIN + CONTENT_WIDTH * 0.7, RUNNING_BASELINE, CONTENT_WIDTH * 0.3);
}

static void
draw_tile (KolContactSheet *self, KolTotalId id, double x, double width)
{
  const KolTotal *total = &self->totals[id];
  g_autofree char *label = kol_total_dup_label (id, self->handover);
  g_autofree char *value = kol_total_format (id, total->value, self->style);
  /* Translators: how many creators a total stands on, such as "22 of 24 creators" */
  g_autofree char *note = g_strdup_printf (
      ngettext ("%u of %u creator", "%u of %u creators", self->n_entries), total->n_known,
      self->n_entries);
  double left = x + TILE_PADDING;
  double room = width - TILE_PADDING - 3;

  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_TILE_LABEL, KOL_SHEET_ALIGN_LEFT, label, left,
                  TILES_TOP + 12.5, room);
  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_TILE_VALUE, KOL_SHEET_ALIGN_LEFT, value, left,
                  TILES_TOP + 25.5, room);
  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_TILE_NOTE, KOL_SHEET_ALIGN_LEFT, note, left,
                  TILES_TOP + 35, room);
}

static void
draw_tiles (KolContactSheet *self)
{
  double width = CONTENT_WIDTH / KOL_N_TOTALS;

  kol_sheet_outline_box (self->sheet, MARGIN, TILES_TOP, CONTENT_WIDTH, TILES_HEIGHT, TILES_RADIUS,
                         KOL_SHEET_COLOR_LINE);
  for (guint i = 0; i < KOL_N_TOTALS; i++)
    {
      double x = MARGIN + i * width;

      if (i > 0)
        kol_sheet_line (self->sheet, x, TILES_TOP, x, TILES_TOP + TILES_HEIGHT,
                        KOL_SHEET_COLOR_LINE);
      draw_tile (self, i, x, width);
    }
}

static void
draw_cards (KolContactSheet *self, guint page)
{
  double top = page == 0 ? FIRST_CARDS_TOP : CONTENT_TOP;
  double height = (CONTENT_BOTTOM - top - (N_CARD_ROWS - 1) * GUTTER) / N_CARD_ROWS;
  guint end = kol_contact_sheet_get_n_shown (self, page);

  for (guint i = page * N_CARDS; i < end; i++)
    {
      guint place = i % N_CARDS;
      KolEntry *entry = kol_handover_get_entry (self->handover, i);

      kol_contact_card_draw (self->sheet, self->handover, kol_entry_get_creator (entry),
                             MARGIN + (place % N_CARD_COLUMNS) * (COLUMN_WIDTH + GUTTER),
                             top + (place / N_CARD_COLUMNS) * (height + GUTTER), height);
    }
}

static void
draw_first_head (KolContactSheet *self)
{
  draw_title (self);
  if (self->n_entries > 0)
    draw_tiles (self);
  else
    kol_sheet_text (self->sheet, KOL_SHEET_TEXT_MESSAGE, KOL_SHEET_ALIGN_CENTER,
                    _ ("There is nobody on this shortlist yet."), MARGIN,
                    KOL_CONTACT_SHEET_HEIGHT * 0.4, CONTENT_WIDTH);
}

static void
draw_later_head (KolContactSheet *self, guint page)
{
  /* Translators: which creators a page shows, such as "9–16 of 24" */
  g_autofree char *span = g_strdup_printf (_ ("%u–%u of %u"), page * N_CARDS + 1,
                                           kol_contact_sheet_get_n_shown (self, page),
                                           self->n_entries);

  draw_running_title (self, page < self->n_card_pages ? span : self->date);
}

static void
draw_footer (KolContactSheet *self, guint page)
{
  g_autofree char *number = g_strdup_printf ("%u / %u", page + 1, self->n_pages);

  if (self->footer != NULL)
    {
      kol_sheet_begin_link_inside (self->sheet, DEFINITIONS_PLACE);
      kol_sheet_text (self->sheet, KOL_SHEET_TEXT_FOOTER, KOL_SHEET_ALIGN_LEFT, self->footer,
                      MARGIN, FOOTER_BASELINE, CONTENT_WIDTH - 40);
      kol_sheet_end_link (self->sheet);
    }
  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_FOOTER, KOL_SHEET_ALIGN_RIGHT, number,
                  MARGIN + CONTENT_WIDTH - 40, FOOTER_BASELINE, 40);
}

/**
 * kol_contact_sheet_draw_page:
 * @self: a contact sheet
 * @cr: what to draw on, one unit to the point
 * @page: a page, from 0
 *
 * Draws one page and asks for the pictures that are on it.
 */
void
kol_contact_sheet_draw_page (KolContactSheet *self, cairo_t *cr, guint page)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);
  g_return_if_fail (page < self->n_pages);

  kol_sheet_set_page (self->sheet, cr);
  if (page == 0)
    draw_first_head (self);
  else
    draw_later_head (self, page);

  if (page < self->n_card_pages)
    draw_cards (self, page);
  else
    kol_definitions_draw_page (self->definitions, self->sheet, page - self->n_card_pages);

  draw_footer (self, page);
  kol_sheet_set_page (self->sheet, NULL);
}
