// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "kol-picture-header.h"

G_BEGIN_DECLS

GdkPixbuf *
kol_picture_decode (GBytes *coded, const KolPictureHeader *header, int side, GError **error);

G_END_DECLS
