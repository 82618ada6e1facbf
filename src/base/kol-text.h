// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

double kol_text_to_number (const char *text);
char *kol_text_redact (const char *text);
char *kol_text_clean (const char *text);
char *kol_text_drop_controls (const char *text);
char *kol_text_initials (const char *name);
char *kol_text_kebab (const char *camel);
GStrv kol_text_wrap (const char *text, guint width);

G_END_DECLS
