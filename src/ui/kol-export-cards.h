// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-handover.h"

G_BEGIN_DECLS

#define KOL_TYPE_EXPORT_CARDS (kol_export_cards_get_type ())

/* A card with a small picture for each format; one is chosen.
 *
 * Signals: "chosen" (pointer: a KolHandoverFormat). */
G_DECLARE_FINAL_TYPE (KolExportCards, kol_export_cards, KOL, EXPORT_CARDS, AdwBin)

void kol_export_cards_choose (KolExportCards *self, const KolHandoverFormat *format);

G_END_DECLS
