// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-contact-sheet.h"
#include "kol-sheet.h"

G_BEGIN_DECLS

/* Lengths of the page in points */
#define MARGIN 31.0
#define CONTENT_WIDTH (KOL_CONTACT_SHEET_WIDTH - 2 * MARGIN)
#define GUTTER 10.0
#define COLUMN_WIDTH ((CONTENT_WIDTH - GUTTER) / 2)
#define FOOTER_BASELINE (KOL_CONTACT_SHEET_HEIGHT - 21)
#define CONTENT_BOTTOM (KOL_CONTACT_SHEET_HEIGHT - 40)
/* Where the content of a page begins that has a running title only */
#define CONTENT_TOP 52.0

/* The page that says what the figures mean, as links name it */
#define DEFINITIONS_PLACE "definitions"

void kol_contact_card_draw (KolSheet *sheet,
                            KolHandover *handover,
                            KolCreator *creator,
                            double x,
                            double y,
                            double height);
GPtrArray *kol_contact_card_list_columns (KolHandover *handover);

/* The last pages: every figure used, the totals, and where the figures come from */
typedef struct _KolDefinitions KolDefinitions;

KolDefinitions *kol_definitions_new (KolSheet *sheet, KolHandover *handover);
void kol_definitions_free (KolDefinitions *self);
guint kol_definitions_get_n_pages (KolDefinitions *self);
void kol_definitions_draw_page (KolDefinitions *self, KolSheet *sheet, guint page);

G_END_DECLS
