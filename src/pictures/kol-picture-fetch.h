// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define KOL_PICTURE_MAX_REDIRECTS 3

SoupSession *kol_picture_fetch_session_new (guint max_requests, guint timeout);
void kol_picture_fetch_async (SoupSession *session,
                              const char *address,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GBytes *kol_picture_fetch_finish (GAsyncResult *result, gboolean *answered, GError **error);

G_END_DECLS
