// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-session.h"

G_BEGIN_DECLS

#define KOL_TYPE_MISSING_PAGES (kol_missing_pages_get_type ())

/* Pages that were asked for and did not come: why, and a button to fetch each of them again. */
G_DECLARE_FINAL_TYPE (KolMissingPages, kol_missing_pages, KOL, MISSING_PAGES, AdwBin)

void kol_missing_pages_set_session (KolMissingPages *self, KolSession *session);
void kol_missing_pages_set_plan (KolMissingPages *self, KolSweepPlan *plan);
char *kol_missing_pages_describe (KolPageState state, int code);

G_END_DECLS
