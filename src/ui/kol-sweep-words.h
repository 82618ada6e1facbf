// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-sweep.h"

G_BEGIN_DECLS

/* What is said of fetching many pages: how far it has come, and how it ended. */

char *kol_sweep_words_describe_calls (const KolSweepProgress *progress);
char *kol_sweep_words_describe_time (double seconds);
char *kol_sweep_words_describe_pages (KolSweep *sweep, const KolSweepProgress *progress);
char *kol_sweep_words_describe_range (KolSweepPlan *plan);

G_END_DECLS
