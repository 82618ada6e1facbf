// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-result-list.h"

G_BEGIN_DECLS

GPtrArray *kol_bench_fetch_pages (KolQuery *query, guint n_pages);
KolResultList *kol_bench_make_results (guint n_pages);

G_END_DECLS
