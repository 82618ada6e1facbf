// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The token in the desktop's secret service, one for each base URL. */

void kol_token_load_async (const char *base_url,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
char *kol_token_load_finish (GAsyncResult *result, GError **error);
void kol_token_save_async (const char *base_url,
                           const char *token,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean kol_token_save_finish (GAsyncResult *result, GError **error);
void kol_token_forget_async (const char *base_url,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean kol_token_forget_finish (GAsyncResult *result, GError **error);

G_END_DECLS
