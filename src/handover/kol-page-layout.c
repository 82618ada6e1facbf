// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <math.h>

#include "kol-i18n.h"
#include "kol-page-private.h"

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

  return kol_page_layout_plan (handover, FALSE);
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

  return kol_page_layout_plan (handover, is_long);
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
      if (kol_page_is_profile (self))
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

  if (page == 0 && kol_page_has_cover (self))
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
