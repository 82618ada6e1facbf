// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean kol_network_is_prepared (const char *scheme);
void kol_network_prepare (void);
void kol_network_prepare_async (GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
