// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-creator.h"

G_BEGIN_DECLS

/* What a CSV file begins with, so that spreadsheets read it as UTF-8: a byte order mark. */
#define KOL_CSV_BOM "\357\273\277"

#define KOL_CSV_LINE_END "\r\n"

void kol_csv_append_text (GString *out, const char *text);
void kol_csv_append_number (GString *out, double value);
void kol_csv_append_header (GString *out, const KolField *const *columns, gboolean with_profile);
void kol_csv_append_creator (GString *out,
                             KolCreator *creator,
                             const KolField *const *columns,
                             gboolean with_profile);

G_END_DECLS
