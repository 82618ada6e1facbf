// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <libsoup/soup.h>

#include "kol-client.h"

G_BEGIN_DECLS

/* For this room and its tests. */

SoupSession *kol_client_get_session (KolClient *self);
gboolean kol_client_check_address (KolClient *self, GError **error);
GUri *kol_client_build_uri (KolClient *self, KolQuery *query, guint page, GError **error);
const char *kol_client_get_token (KolClient *self);
void kol_client_count_call (KolClient *self);

G_END_DECLS
