// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *kol_handover_file_unfold_creator (const char *text, gsize length, GError **error);

G_END_DECLS
