// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-contact-sheet.h"
#include "kol-page-layout.h"

struct _KolPageLayout
{
  KolHandover *handover;  /* owned */
  KolContactSheet *sheet; /* owned */
};

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
  g_auto (KolLanguageScope) scope = { 0 };
  KolPageLayout *self;

  g_return_val_if_fail (KOL_IS_HANDOVER (handover), NULL);

  scope = kol_handover_enter_language (handover);
  self = g_new0 (KolPageLayout, 1);
  self->handover = g_object_ref (handover);
  self->sheet = kol_contact_sheet_new (handover);

  return self;
}

/**
 * kol_page_layout_free:
 * @self: (transfer full): a layout
 */
void
kol_page_layout_free (KolPageLayout *self)
{
  g_clear_pointer (&self->sheet, kol_contact_sheet_free);
  g_clear_object (&self->handover);
  g_free (self);
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

  *width = KOL_CONTACT_SHEET_WIDTH;
  *height = KOL_CONTACT_SHEET_HEIGHT;
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

  return kol_contact_sheet_get_n_pages (self->sheet);
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

  return kol_contact_sheet_get_n_shown (self->sheet, page);
}

/**
 * kol_page_layout_draw_page:
 * @self: a layout
 * @page: a page, from 0
 * @cr: what to draw on, one unit to the point
 *
 * Draws one page and asks for the pictures that are on it.
 */
void
kol_page_layout_draw_page (KolPageLayout *self, guint page, cairo_t *cr)
{
  g_auto (KolLanguageScope) scope = { 0 };

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);
  g_return_if_fail (page < kol_page_layout_get_n_pages (self));

  scope = kol_handover_enter_language (self->handover);
  kol_contact_sheet_draw_page (self->sheet, cr, page);
}
