// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-creator-table.h"
#include "kol-environment.h"
#include "kol-session.h"

G_BEGIN_DECLS

#define KOL_TYPE_RESULTS_PAGE (kol_results_page_get_type ())

/* What a search gave: the count line, the table and the details; or what to do next when there is
 * nothing to show. */
G_DECLARE_FINAL_TYPE (KolResultsPage, kol_results_page, KOL, RESULTS_PAGE, AdwBin)

void
kol_results_page_set_up (KolResultsPage *self, KolSession *session, KolEnvironment *environment);
KolCreatorTable *kol_results_page_get_table (KolResultsPage *self);
void kol_results_page_set_query (KolResultsPage *self, KolQuery *query);
void kol_results_page_focus_answer (KolResultsPage *self);
char *kol_results_page_dup_status (KolResultsPage *self);
char *kol_results_page_describe_found (KolResultList *results);
char *kol_results_page_describe_count (KolResultList *results, gint64 now);
char *kol_results_page_describe_copy (KolCopy *copy, gint64 now);

G_END_DECLS
