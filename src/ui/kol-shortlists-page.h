// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-creator-table.h"
#include "kol-session.h"

G_BEGIN_DECLS

#define KOL_TYPE_SHORTLISTS_PAGE (kol_shortlists_page_get_type ())

/* The shortlists, and the creators on the current one. */
G_DECLARE_FINAL_TYPE (KolShortlistsPage, kol_shortlists_page, KOL, SHORTLISTS_PAGE, AdwBin)

void kol_shortlists_page_set_up (KolShortlistsPage *self, KolSession *session);
KolCreatorTable *kol_shortlists_page_get_table (KolShortlistsPage *self);

G_END_DECLS
