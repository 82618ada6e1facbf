// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *kol_secret_hide (GBytes *bytes, const char *secret);

G_END_DECLS
