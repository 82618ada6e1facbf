// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-handover.h"
#include "kol-picture-loader.h"

G_BEGIN_DECLS

/* The pictures of a hand-over: those of the shortlist's own keeping first, then whatever the loader
 * has or can fetch. */

#define KOL_TYPE_HANDOVER_PICTURES (kol_handover_pictures_get_type ())

G_DECLARE_FINAL_TYPE (KolHandoverPictures, kol_handover_pictures, KOL, HANDOVER_PICTURES, GObject)

KolHandoverPictures *kol_handover_pictures_new (KolPictureLoader *loader);
void kol_handover_pictures_keep (KolHandoverPictures *self, const char *url, GBytes *coded);
void kol_handover_pictures_attach (KolHandoverPictures *self, KolHandover *handover);
void kol_handover_pictures_fetch_async (KolHandoverPictures *self,
                                        const char *const *urls,
                                        KolHandoverProgressFunc progress,
                                        gpointer progress_data,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean kol_handover_pictures_fetch_finish (KolHandoverPictures *self,
                                             GAsyncResult *result,
                                             GError **error);

G_END_DECLS
