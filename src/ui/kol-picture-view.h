// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "kol-picture-loader.h"

G_BEGIN_DECLS

#define KOL_TYPE_PICTURE_VIEW (kol_picture_view_get_type ())

/* Shows an avatar or a note cover at exactly the size it was made for. Asks for it when it is seen
 * for the first time, and no longer when it is given another picture or hidden. Until then, or
 * instead, the initials on a coloured disc (round) or a quiet blank (cover). */
G_DECLARE_FINAL_TYPE (KolPictureView, kol_picture_view, KOL, PICTURE_VIEW, GtkWidget)

GtkWidget *kol_picture_view_new (KolPictureShape shape, int width, int height);
void kol_picture_view_set_size (KolPictureView *self, int width, int height);
void kol_picture_view_set_loader (KolPictureView *self, KolPictureLoader *loader);
void kol_picture_view_set_picture (KolPictureView *self, const char *url, const char *name);
gboolean kol_picture_view_is_loading (KolPictureView *self);
gboolean kol_picture_view_has_picture (KolPictureView *self);

G_END_DECLS
