// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-sample-creator.h"

G_BEGIN_DECLS

void kol_sample_figures_init (KolSampleCreator *creator, KolSampleRandom *random);

G_END_DECLS
