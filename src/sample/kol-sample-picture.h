// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-sample-creator.h"

G_BEGIN_DECLS

#define KOL_SAMPLE_PICTURE_WIDTH 240

int kol_sample_picture_parse_width (const char *query);
GBytes *kol_sample_picture_make_avatar (const KolSampleCreator *creator, int width);
GBytes *kol_sample_picture_make_cover (const KolSampleNote *note, int width);

G_END_DECLS
