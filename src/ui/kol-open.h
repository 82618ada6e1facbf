// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-window.h"

G_BEGIN_DECLS

void kol_open_begin (KolWindow *window, GFile *file);

G_END_DECLS
