// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-result-list.h"
#include "kol-sample-service.h"

G_BEGIN_DECLS

KolSampleService *kol_bench_start_service (void);
GPtrArray *kol_bench_fetch_pages (KolSampleService *service, KolQuery *query, guint n_pages);
KolResultList *kol_bench_make_results (KolSampleService *service, guint n_pages);

G_END_DECLS
