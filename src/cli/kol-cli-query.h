// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-query.h"

G_BEGIN_DECLS

/* The filter table as options: --keyword, --fans-number-lower … Adding a filter adds an option. */
typedef struct _KolCliQuery KolCliQuery;

KolCliQuery *kol_cli_query_new (void);
void kol_cli_query_free (KolCliQuery *self);
GOptionGroup *kol_cli_query_make_group (KolCliQuery *self);
KolQuery *kol_cli_query_build (KolCliQuery *self, guint *page, GError **error);
char *kol_cli_query_list_categories (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolCliQuery, kol_cli_query_free)

G_END_DECLS
