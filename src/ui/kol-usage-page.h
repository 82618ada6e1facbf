// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-session.h"

G_BEGIN_DECLS

#define KOL_TYPE_USAGE_PAGE (kol_usage_page_get_type ())

/* How many calls were sent today, this month and ever, and for which searches. */
G_DECLARE_FINAL_TYPE (KolUsagePage, kol_usage_page, KOL, USAGE_PAGE, AdwBin)

void kol_usage_page_set_session (KolUsagePage *self, KolSession *session);
void kol_usage_page_reload (KolUsagePage *self);

G_END_DECLS
