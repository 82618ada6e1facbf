// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KolSampleCache KolSampleCache;

KolSampleCache *kol_sample_cache_new (guint capacity);
void kol_sample_cache_free (KolSampleCache *self);
GBytes *kol_sample_cache_lookup (KolSampleCache *self, const char *key);
void kol_sample_cache_insert (KolSampleCache *self, const char *key, GBytes *bytes);
guint kol_sample_cache_get_size (KolSampleCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolSampleCache, kol_sample_cache_free)

G_END_DECLS
