// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void kol_sample_json_append_text (GString *json, const char *text, gboolean ascii);
void kol_sample_json_append_number (GString *json, double value);
void kol_sample_json_append_java_double (GString *json, double value);
void kol_sample_json_append_grouped (GString *json, double value);
void kol_sample_json_append_myriads (GString *json, double value, const char *unit);

G_END_DECLS
