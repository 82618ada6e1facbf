// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

gboolean kol_fonts_have_chinese (PangoContext *context);

G_END_DECLS
