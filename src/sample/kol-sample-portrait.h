// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-sample-creator.h"
#include "kol-sample-paint.h"

G_BEGIN_DECLS

void kol_sample_portrait_draw (cairo_t *cr, const KolSampleCreator *creator);

G_END_DECLS
