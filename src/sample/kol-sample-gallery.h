// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-sample-market.h"

G_BEGIN_DECLS

typedef struct _KolSampleGallery KolSampleGallery;

KolSampleGallery *kol_sample_gallery_new (const KolSampleMarket *market);
void kol_sample_gallery_free (KolSampleGallery *self);
GBytes *kol_sample_gallery_get (KolSampleGallery *self, const char *path, const char *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolSampleGallery, kol_sample_gallery_free)

G_END_DECLS
