// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-session.h"

G_BEGIN_DECLS

/**
 * KolSweepBarMode:
 * @KOL_SWEEP_BAR_HIDDEN: there is nothing to tell
 * @KOL_SWEEP_BAR_UNDER_WAY: pages are being fetched, or a pause is on
 * @KOL_SWEEP_BAR_INTERRUPTED: fetching was broken off and can be gone on with
 * @KOL_SWEEP_BAR_ENDED: pages were fetched, or some of the results are missing
 *
 * What the bar is about.
 */
typedef enum
{
  KOL_SWEEP_BAR_HIDDEN,
  KOL_SWEEP_BAR_UNDER_WAY,
  KOL_SWEEP_BAR_INTERRUPTED,
  KOL_SWEEP_BAR_ENDED,
} KolSweepBarMode;

#define KOL_TYPE_SWEEP_BAR (kol_sweep_bar_get_type ())

/* Over the table: how far fetching many pages has come, what it costs, and how it ended. */
G_DECLARE_FINAL_TYPE (KolSweepBar, kol_sweep_bar, KOL, SWEEP_BAR, AdwBin)

void kol_sweep_bar_set_session (KolSweepBar *self, KolSession *session);
KolSweepBarMode kol_sweep_bar_get_mode (KolSweepBar *self);

G_END_DECLS
