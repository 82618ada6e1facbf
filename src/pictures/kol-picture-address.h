// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *kol_picture_address_normalize (const char *url, GError **error);
char *kol_picture_address_follow (const char *address, const char *location, GError **error);

G_END_DECLS
