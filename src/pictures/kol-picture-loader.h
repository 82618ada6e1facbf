// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-picture.h"

G_BEGIN_DECLS

#define KOL_TYPE_PICTURE_LOADER (kol_picture_loader_get_type ())

G_DECLARE_FINAL_TYPE (KolPictureLoader, kol_picture_loader, KOL, PICTURE_LOADER, GObject)

KolPictureLoader *kol_picture_loader_new (const char *cache_dir);
void kol_picture_loader_set_disk_limit (KolPictureLoader *self, guint64 bytes);
void kol_picture_loader_set_timeout (KolPictureLoader *self, guint seconds);

/* A picture that is in memory already, borrowed, or NULL: never waits. */
KolPicture *kol_picture_loader_peek (KolPictureLoader *self,
                                     const char *url,
                                     KolPictureShape shape,
                                     int width,
                                     int height);

/* Fetches (or finds on disk), decodes and shapes off the main thread. The newest wish is served
 * first. */
void kol_picture_loader_load_async (KolPictureLoader *self,
                                    const char *url,
                                    KolPictureShape shape,
                                    int width,
                                    int height,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
KolPicture *
kol_picture_loader_load_finish (KolPictureLoader *self, GAsyncResult *result, GError **error);

/* The coded bytes of a picture as they came: for shortlists, which keep the face, and for
 * hand-overs. */
void kol_picture_loader_fetch_async (KolPictureLoader *self,
                                     const char *url,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GBytes *
kol_picture_loader_fetch_finish (KolPictureLoader *self, GAsyncResult *result, GError **error);

/* The coded bytes if they are on disk, from any thread; reads the disk. */
GBytes *kol_picture_loader_dup_cached (KolPictureLoader *self, const char *url);

G_END_DECLS
