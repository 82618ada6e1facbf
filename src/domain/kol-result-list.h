// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "kol-sweep-plan.h"

G_BEGIN_DECLS

#define KOL_TYPE_RESULT_LIST (kol_result_list_get_type ())

G_DECLARE_FINAL_TYPE (KolResultList, kol_result_list, KOL, RESULT_LIST, GObject)

KolResultList *kol_result_list_new (KolQuery *query);
KolResultList *kol_result_list_new_for_plan (KolSweepPlan *plan);
KolSweepPlan *kol_result_list_get_plan (KolResultList *self);
guint kol_result_list_add_page (KolResultList *self, KolPage *page);
KolQuery *kol_result_list_get_query (KolResultList *self);
KolCreator *kol_result_list_lookup (KolResultList *self, const char *creator_id);
gint64 kol_result_list_get_total (KolResultList *self);
guint kol_result_list_get_n_pages (KolResultList *self);
guint kol_result_list_count_to (KolResultList *self, guint page);
guint kol_result_list_get_n_new (KolResultList *self, guint page);
guint kol_result_list_get_next_page (KolResultList *self);
gboolean kol_result_list_has_ended (KolResultList *self);
gboolean kol_result_list_is_complete (KolResultList *self);
gint64 kol_result_list_get_fetched_at (KolResultList *self);

G_END_DECLS
