// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "kol-creator.h"
#include "kol-query.h"

G_BEGIN_DECLS

/* Creators on a full page, and the most pages one query can give (the platform's limit). */
#define KOL_PAGE_SIZE 20
#define KOL_PAGE_MAX 250
/* `total` never exceeds this: it is a ceiling, not a hit count. */
#define KOL_TOTAL_CEILING (KOL_PAGE_SIZE * KOL_PAGE_MAX)

#define KOL_TYPE_PAGE (kol_page_get_type ())

G_DECLARE_FINAL_TYPE (KolPage, kol_page, KOL, PAGE, GObject)

KolPage *kol_page_new (KolQuery *query, guint number, gint64 fetched_at);
void kol_page_add (KolPage *self, KolCreator *creator, GBytes *raw);
void kol_page_set_total (KolPage *self, gint64 total);
void kol_page_set_track_id (KolPage *self, const char *track_id);
void kol_page_set_answer (KolPage *self, GBytes *answer);

KolQuery *kol_page_get_query (KolPage *self);
guint kol_page_get_number (KolPage *self);
gint64 kol_page_get_fetched_at (KolPage *self);
gint64 kol_page_get_total (KolPage *self);
const char *kol_page_get_track_id (KolPage *self);
GBytes *kol_page_get_answer (KolPage *self);
guint kol_page_get_n_creators (KolPage *self);
KolCreator *kol_page_get_creator (KolPage *self, guint index);
GBytes *kol_page_get_raw (KolPage *self, guint index);

G_END_DECLS
