// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <math.h>

#include "kol-i18n.h"
#include "kol-page-private.h"

static const char *const head_ids[KOL_N_PAGE_HEADS] = {
  [KOL_PAGE_HEAD_INDEX] = "index",
  [KOL_PAGE_HEAD_NAME] = "name",
  [KOL_PAGE_HEAD_RED_ID] = "redId",
  [KOL_PAGE_HEAD_GENDER] = "gender",
  [KOL_PAGE_HEAD_LOCATION] = "location",
  [KOL_PAGE_HEAD_AGENCY] = "noteSign.name",
  [KOL_PAGE_HEAD_CATEGORIES] = "contentTags",
  [KOL_PAGE_HEAD_PERSONA] = "personalTags",
  [KOL_PAGE_HEAD_PROFILE] = "profile",
  [KOL_PAGE_HEAD_MARKETPLACE] = "marketplace",
  [KOL_PAGE_HEAD_STATUS] = "status",
  [KOL_PAGE_HEAD_NOTE] = "note",
};

static KolPageHead
find_head (const char *id)
{
  for (guint i = 0; i < KOL_N_PAGE_HEADS; i++)
    {
      if (g_str_equal (head_ids[i], id))
        return i;
    }

  return KOL_N_PAGE_HEADS;
}

/* A link has no room as a figure, and what the client shall write is not for paper. */
static gboolean
is_figure (const KolColumn *column)
{
  return column->kind != KOL_COLUMN_KIND_LINK && column->kind != KOL_COLUMN_KIND_INPUT;
}

static void
sort_columns (KolPageLayout *self)
{
  guint n = kol_table_get_n_columns (self->table);

  for (guint i = 0; i < KOL_N_PAGE_HEADS; i++)
    self->heads[i] = NO_COLUMN;

  self->figures = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    {
      const KolColumn *column = kol_table_get_column (self->table, i);
      KolPageHead head = find_head (column->id);

      if (head < KOL_N_PAGE_HEADS)
        self->heads[head] = i;
      else if (is_figure (column))
        g_array_append_val (self->figures, i);
    }
  self->n_figures_wanted = self->figures->len;
}

static gboolean
has_notes (KolPageLayout *self)
{
  if (self->heads[KOL_PAGE_HEAD_NOTE] == NO_COLUMN)
    return FALSE;

  for (guint i = 0; i < self->n_entries; i++)
    {
      if (*kol_entry_get_note (kol_handover_get_entry (self->handover, i)) != '\0')
        return TRUE;
    }

  return FALSE;
}

/* Many creators come with one page of an answer, at the same second. */
static gboolean
has_several_dates (KolPageLayout *self)
{
  g_autofree char *first = NULL;
  gint64 last = -1;

  for (guint i = 0; i < self->n_entries; i++)
    {
      KolEntry *entry = kol_handover_get_entry (self->handover, i);
      gint64 fetched_at = kol_creator_get_fetched_at (kol_entry_get_creator (entry));
      g_autofree char *date = fetched_at != last ? kol_format_date (fetched_at) : NULL;

      last = fetched_at;
      if (date != NULL && first != NULL && !g_str_equal (first, date))
        return TRUE;
      if (first == NULL)
        first = g_steal_pointer (&date);
    }

  return FALSE;
}

static gboolean
has_cover (KolPageLayout *self)
{
  return kol_handover_includes (self->handover, KOL_OPTION_COVER_PAGE);
}

static gboolean
is_profile (KolPageLayout *self)
{
  return kol_handover_options_get_choice (kol_handover_get_options (self->handover),
                                          KOL_OPTION_LAYOUT) == KOL_LAYOUT_PROFILE;
}

/* Everybody's place is as high as on the lowest page: the first that has a head above it. */
static void
plan_creators (KolPageLayout *self)
{
  cairo_rectangle_t place;
  guint page = kol_page_locate (self, 0, &place);
  double height = kol_page_get_card_height (self, page);

  if (is_profile (self))
    kol_page_plan_profiles (self, place.width, height);
  else
    kol_page_plan_cards (self, place.width, height);
}

static void
plan_pages (KolPageLayout *self)
{
  guint n_per_page = kol_page_get_n_per_page (self);

  self->n_cover_pages = has_cover (self) ? 1 : 0;
  self->n_creator_pages = (self->n_entries + n_per_page - 1) / n_per_page;
  self->cards_top = self->n_cover_pages > 0 ? PAGE_TOP : kol_page_measure_head (self);
  plan_creators (self);
  if (self->n_cover_pages > 0)
    kol_page_plan_cover (self);
  self->n_pages = MAX (1, self->n_cover_pages + self->n_creator_pages);
  if (self->n_entries > 0)
    self->terms = kol_page_terms_new (self);
  if (self->terms != NULL)
    self->n_pages += kol_page_terms_get_n_pages (self->terms);
}

/* Cards as high as on a page of the same paper, row below row. */
static void
plan_long_page (KolPageLayout *self)
{
  double room = kol_page_frame_get_bottom (&self->frame) - PAGE_TOP;
  guint n_rows = (self->n_entries + self->frame.n_columns - 1) / self->frame.n_columns;

  self->n_pages = 1;
  self->n_creator_pages = 1;
  self->cards_top = has_cover (self) ? kol_page_measure_cover (self) : kol_page_measure_head (self);
  self->card_height = (room - (self->frame.n_rows - 1) * PAGE_GUTTER) / self->frame.n_rows;
  plan_creators (self);
  self->terms_top = self->cards_top + n_rows * (self->card_height + PAGE_GUTTER) + PAGE_GUTTER;
  if (self->n_entries > 0)
    self->terms = kol_page_terms_new (self);
  self->height = self->terms_top + PAGE_FOOT;
  if (self->terms != NULL)
    self->height += kol_page_terms_get_height (self->terms);
  if (self->n_entries == 0)
    self->height = self->frame.height / 2;
}

static KolPageLayout *
lay_out (KolHandover *handover, gboolean is_long)
{
  g_auto (KolLanguageScope) scope = kol_handover_enter_language (handover);
  KolPageLayout *self = g_new0 (KolPageLayout, 1);

  self->handover = g_object_ref (handover);
  self->is_long = is_long;
  self->sheet = kol_sheet_new ();
  self->table = kol_table_new (handover);
  self->n_entries = kol_handover_get_n_entries (handover);
  kol_page_frame_init (&self->frame, kol_handover_get_options (handover));
  kol_page_words_init (self);
  sort_columns (self);
  self->has_notes = has_notes (self);
  self->has_dates = has_several_dates (self);
  self->has_totals = self->n_entries > 0 && kol_handover_includes (handover, KOL_OPTION_TOTALS);
  if (self->has_totals)
    kol_totals_reckon (handover, self->totals);
  if (is_long)
    plan_long_page (self);
  else
    plan_pages (self);
  kol_page_words_add_footer (self);

  return self;
}

/**
 * kol_page_layout_new:
 * @handover: what is handed over
 *
 * Lays a hand-over out on pages. No picture is asked for yet.
 *
 * Returns: (transfer full): the layout
 */
KolPageLayout *
kol_page_layout_new (KolHandover *handover)
{
  g_return_val_if_fail (KOL_IS_HANDOVER (handover), NULL);

  return lay_out (handover, FALSE);
}

/**
 * kol_page_layout_new_for_format:
 * @handover: what is handed over
 * @format: a format with pages
 *
 * Like kol_page_layout_new(), but where the format has it and it was chosen, there is one page as
 * high as it takes. Of that kol_page_layout_draw_page() draws what lies within the clip, and asks
 * for those pictures only.
 *
 * Returns: (transfer full): the layout
 */
KolPageLayout *
kol_page_layout_new_for_format (KolHandover *handover, const KolHandoverFormat *format)
{
  gboolean is_long;

  g_return_val_if_fail (KOL_IS_HANDOVER (handover), NULL);
  g_return_val_if_fail (format != NULL && format->with_pages, NULL);

  is_long = kol_handover_format_honours (format, KOL_OPTION_IMAGE) &&
            kol_handover_options_get_choice (kol_handover_get_options (handover),
                                             KOL_OPTION_IMAGE) == KOL_IMAGE_LONG;

  return lay_out (handover, is_long);
}

/**
 * kol_page_layout_free:
 * @self: (transfer full): a layout
 */
void
kol_page_layout_free (KolPageLayout *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->terms, kol_page_terms_free);
  g_clear_pointer (&self->figures, g_array_unref);
  g_clear_pointer (&self->table, kol_table_free);
  g_clear_pointer (&self->sheet, kol_sheet_free);
  g_clear_object (&self->handover);
  kol_page_words_clear (&self->words);
  g_free (self);
}

/**
 * kol_page_layout_set_memory:
 * @self: a layout
 * @memory: (nullable): outlives the layout and is of the same thread
 *
 * Lets pages that are drawn on pixels keep the pictures they decode, for other pages, other layouts
 * or the same page once more. Without it a picture is decoded whenever it is drawn.
 */
void
kol_page_layout_set_memory (KolPageLayout *self, KolPictureMemory *memory)
{
  g_return_if_fail (self != NULL);

  kol_sheet_set_memory (self->sheet, memory);
}

/**
 * kol_page_layout_get_page_size:
 * @self: a layout
 * @width: (out): points
 * @height: (out): points
 *
 * Tells the size that all pages have.
 */
void
kol_page_layout_get_page_size (KolPageLayout *self, double *width, double *height)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (width != NULL && height != NULL);

  *width = self->frame.width;
  *height = self->is_long ? ceil (self->height) : self->frame.height;
}

/**
 * kol_page_layout_get_n_pages:
 * @self: a layout
 *
 * Returns: how many pages there are, one or more
 */
guint
kol_page_layout_get_n_pages (KolPageLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

/**
 * kol_page_layout_get_n_shown:
 * @self: a layout
 * @page: a page, from 0
 *
 * Returns: how many creators are shown up to the end of the page: what to report of an export
 */
guint
kol_page_layout_get_n_shown (KolPageLayout *self, guint page)
{
  g_return_val_if_fail (self != NULL, 0);

  return kol_page_get_first (self, page + 1);
}

/**
 * kol_page_layout_get_n_figures:
 * @self: a layout
 * @n_wanted: (out) (optional): how many the column set has
 *
 * Returns: for how many figures of each creator there is room; the first of the column set
 */
guint
kol_page_layout_get_n_figures (KolPageLayout *self, guint *n_wanted)
{
  g_return_val_if_fail (self != NULL, 0);

  if (n_wanted != NULL)
    *n_wanted = self->n_figures_wanted;

  return self->figures->len;
}

static void
draw_creators (KolPageLayout *self, guint page)
{
  guint end = self->is_long ? self->n_entries : kol_page_get_first (self, page + 1);

  for (guint i = kol_page_get_first (self, page); i < end; i++)
    {
      cairo_rectangle_t place;

      kol_page_locate (self, i, &place);
      if (!kol_sheet_needs (self->sheet, place.y, place.height))
        continue;

      if (i < self->n_wall)
        kol_page_mark_creator (self, i);
      if (is_profile (self))
        kol_page_draw_profile (self, i, &place);
      else
        kol_page_draw_card (self, i, &place);
    }
}

static void
draw_head (KolPageLayout *self, guint page)
{
  guint first = kol_page_get_first (self, page);
  guint end = kol_page_get_first (self, page + 1);
  g_autofree char *span = NULL;

  if (page == 0 && has_cover (self))
    {
      kol_page_draw_cover (self);
      return;
    }
  if (page == 0)
    {
      kol_page_draw_head (self);
      return;
    }

  if (end == first + 1)
    /* Translators: which creator a page shows, such as "9 of 24" */
    span = g_strdup_printf (C_ ("creators", "%u of %u"), end, self->n_entries);
  else
    /* Translators: which creators a page shows, such as "9–16 of 24" */
    span = g_strdup_printf (_ ("%u–%u of %u"), first + 1, end, self->n_entries);
  kol_page_draw_running_title (self, end > first ? span : self->words.date);
}

static void
draw_terms (KolPageLayout *self, guint page)
{
  guint first = self->n_pages -
                (self->terms != NULL ? kol_page_terms_get_n_pages (self->terms) : 0);

  if (self->terms == NULL)
    return;

  if (self->is_long)
    kol_page_terms_draw (self->terms, self, 0, self->terms_top);
  else if (page >= first)
    kol_page_terms_draw (self->terms, self, page - first, PAGE_TOP);
}

/**
 * kol_page_layout_draw_page:
 * @self: a layout
 * @page: a page, from 0
 * @cr: what to draw on, one unit to the point
 *
 * Draws one page and asks for the pictures that are on it. Paper is white already; whoever has
 * pixels paints them so before.
 */
void
kol_page_layout_draw_page (KolPageLayout *self, guint page, cairo_t *cr)
{
  g_auto (KolLanguageScope) scope = { 0 };

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);
  g_return_if_fail (page < kol_page_layout_get_n_pages (self));

  scope = kol_handover_enter_language (self->handover);
  kol_sheet_set_page (self->sheet, cr);
  if (!self->is_long || kol_sheet_needs (self->sheet, 0, self->cards_top))
    draw_head (self, page);
  draw_creators (self, page);
  if (!self->is_long || kol_sheet_needs (self->sheet, self->terms_top, self->height))
    draw_terms (self, page);
  kol_page_draw_footer (self, page);
  kol_sheet_set_page (self->sheet, NULL);
}
