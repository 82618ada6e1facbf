// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-window.h"

G_BEGIN_DECLS

void kol_export_tell_saved (KolWindow *window, const char *path);

G_END_DECLS
