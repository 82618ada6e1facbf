// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-picture-cache.h"

G_BEGIN_DECLS

#define KOL_PICTURE_CACHE_NAME_LENGTH 64 /* of a SHA-256 in hex digits */
#define KOL_PICTURE_CACHE_FAILED ".failed"
#define KOL_PICTURE_CACHE_BLOCK 4096 /* bytes: what a file takes on disk is a multiple */

guint64 kol_picture_cache_round_up (guint64 bytes);
guint64 kol_picture_cache_sweep (const char *directory, guint64 limit, gint64 now);

G_END_DECLS
