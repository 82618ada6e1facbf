// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-picture.h"

G_BEGIN_DECLS

/* How long an address that answered with a failure is left alone, in seconds */
#define KOL_PICTURE_FAILURE_AGE (24 * 60 * 60)

/* Coded pictures and failed addresses, on disk. Any thread. */
typedef struct _KolPictureCache KolPictureCache;

/* Microseconds since 1970, as g_get_real_time() */
typedef gint64 (*KolPictureClock) (void);

KolPictureCache *kol_picture_cache_new (const char *directory, KolPictureClock clock);
KolPictureCache *kol_picture_cache_ref (KolPictureCache *self);
void kol_picture_cache_unref (KolPictureCache *self);

gboolean kol_picture_cache_is_on_disk (KolPictureCache *self);
void kol_picture_cache_set_limit (KolPictureCache *self, guint64 bytes);
guint64 kol_picture_cache_get_limit (KolPictureCache *self);

/* Never wait */
void
kol_picture_cache_note_failure (KolPictureCache *self, const char *address, KolPictureError code);
gboolean kol_picture_cache_check (KolPictureCache *self, const char *address, GError **error);

/* Use the disk */
GBytes *kol_picture_cache_read (KolPictureCache *self, const char *address, GError **error);
gboolean
kol_picture_cache_write (KolPictureCache *self, const char *address, GBytes *coded, GError **error);
gboolean kol_picture_cache_write_failure (KolPictureCache *self,
                                          const char *address,
                                          KolPictureError code,
                                          GError **error);
void kol_picture_cache_trim (KolPictureCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolPictureCache, kol_picture_cache_unref)

G_END_DECLS
