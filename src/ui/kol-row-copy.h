// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gdk/gdk.h>

#include "kol-creator.h"

G_BEGIN_DECLS

/* Creators as what other programs take: a table to paste, links to drop. */

char *kol_row_copy_to_text (GPtrArray *creators, GPtrArray *fields);
char *kol_row_copy_to_html (GPtrArray *creators, GPtrArray *fields);
GdkContentProvider *kol_row_copy_create_table (GPtrArray *creators, GPtrArray *fields);
GdkContentProvider *kol_row_copy_create_links (GPtrArray *creators);

G_END_DECLS
