// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-picture.h"

G_BEGIN_DECLS

GBytes *kol_picture_mask_get (KolPictureShape shape, int width, int height);

G_END_DECLS
