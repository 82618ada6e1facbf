// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-picture.h"

G_BEGIN_DECLS

/* Decoded pictures, the most recently used up to so many bytes. Used on one thread. */
typedef struct _KolPictureMemory KolPictureMemory;

KolPictureMemory *kol_picture_memory_new (gsize limit);
void kol_picture_memory_free (KolPictureMemory *self);

void kol_picture_memory_add (KolPictureMemory *self,
                             const char *address,
                             KolPictureShape shape,
                             KolPicture *picture);
KolPicture *kol_picture_memory_get (KolPictureMemory *self,
                                    const char *address,
                                    KolPictureShape shape,
                                    int width,
                                    int height);
gsize kol_picture_memory_get_size (KolPictureMemory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolPictureMemory, kol_picture_memory_free)

G_END_DECLS
