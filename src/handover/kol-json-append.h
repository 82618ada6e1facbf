// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-creator.h"

G_BEGIN_DECLS

/* JSON as the command line prints it. Written by hand: json-glib writes 5.26 as 5.2599999999999998.
 */

void kol_json_append_text (GString *out, const char *text);
void kol_json_append_number (GString *out, double value);
void kol_json_append_texts (GString *out, const char *const *texts);
void kol_json_append_creator (GString *out, KolCreator *creator, const KolField *const *fields);

void kol_json_begin_member (GString *out, const char *name);

G_END_DECLS
