// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

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

/*< private >
 * kol_page_has_cover:
 * @self: a layout
 *
 * Returns: whether a cover is wanted
 */
gboolean
kol_page_has_cover (KolPageLayout *self)
{
  return kol_handover_includes (self->handover, KOL_OPTION_COVER_PAGE);
}

/*< private >
 * kol_page_is_profile:
 * @self: a layout
 *
 * Returns: whether every creator has a page of its own
 */
gboolean
kol_page_is_profile (KolPageLayout *self)
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

  if (kol_page_is_profile (self))
    kol_page_plan_profiles (self, place.width, height);
  else
    kol_page_plan_cards (self, place.width, height);
}

static void
plan_pages (KolPageLayout *self)
{
  guint n_per_page = kol_page_get_n_per_page (self);

  self->n_cover_pages = kol_page_has_cover (self) ? 1 : 0;
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
  self->cards_top = kol_page_has_cover (self) ? kol_page_measure_cover (self)
                                              : kol_page_measure_head (self);
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

/*< private >
 * kol_page_layout_plan:
 * @handover: what is handed over
 * @is_long: whether there is one page as high as it takes
 *
 * Returns: (transfer full): a layout that knows what comes onto which page
 */
KolPageLayout *
kol_page_layout_plan (KolHandover *handover, gboolean is_long)
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
