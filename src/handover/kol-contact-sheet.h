// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cairo.h>

#include "kol-handover.h"

G_BEGIN_DECLS

/* A4, upright, in points */
#define KOL_CONTACT_SHEET_WIDTH 595.276
#define KOL_CONTACT_SHEET_HEIGHT 841.89

/* A shortlist laid out on pages: cards with faces, figures and covers, then what the figures mean.
 * Draws each page on whatever surface it is given. Made, used and freed on one thread; asks for
 * pictures as it draws the page they are on. */
typedef struct _KolContactSheet KolContactSheet;

KolContactSheet *kol_contact_sheet_new (KolHandover *handover);
void kol_contact_sheet_free (KolContactSheet *self);
guint kol_contact_sheet_get_n_pages (KolContactSheet *self);
guint kol_contact_sheet_get_n_shown (KolContactSheet *self, guint page);
void kol_contact_sheet_draw_page (KolContactSheet *self, cairo_t *cr, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolContactSheet, kol_contact_sheet_free)

G_END_DECLS
