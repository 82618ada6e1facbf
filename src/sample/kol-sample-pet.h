// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-sample-paint.h"

G_BEGIN_DECLS

void kol_sample_cat_draw (cairo_t *cr, KolSampleRandom *random);
void kol_sample_dog_draw (cairo_t *cr, KolSampleRandom *random);

G_END_DECLS
