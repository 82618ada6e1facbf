// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-query.h"

G_BEGIN_DECLS

/**
 * KolCopyFacts:
 * @sweep_id: the store's number of the sweep
 * @service: (nullable): which service answered: its address, or a name of our own; %NULL: not known
 * @query: what was asked
 * @fetched_at: when the oldest page was answered, Unix seconds
 * @newest_at: when the newest page was answered, Unix seconds
 * @n_pages: how many pages are held, each number once
 * @n_creators: how many creators they bring, each once
 * @n_bytes: how much room the answers take
 * @total: what the service said of all hits; -1: it did not say
 * @wanted: the last page the user asked for and does not have yet; 0: nothing is wanted
 * @complete: whether the results ended and every page of them is held
 * @shortlisted: whether a shortlist names anybody of it
 *
 * What is known of a copy.
 */
typedef struct
{
  gint64 sweep_id;
  const char *service;
  KolQuery *query;
  gint64 fetched_at;
  gint64 newest_at;
  guint n_pages;
  guint n_creators;
  guint64 n_bytes;
  gint64 total;
  guint wanted;
  gboolean complete;
  gboolean shortlisted;
} KolCopyFacts;

#define KOL_TYPE_COPY (kol_copy_get_type ())

/* What is kept of one sweep, without its creators. Never changes. */
G_DECLARE_FINAL_TYPE (KolCopy, kol_copy, KOL, COPY, GObject)

KolCopy *kol_copy_new (const KolCopyFacts *facts);
gint64 kol_copy_get_sweep_id (KolCopy *self);
const char *kol_copy_get_service (KolCopy *self);
KolQuery *kol_copy_get_query (KolCopy *self);
gint64 kol_copy_get_fetched_at (KolCopy *self);
gint64 kol_copy_get_newest_at (KolCopy *self);
guint kol_copy_get_n_pages (KolCopy *self);
guint kol_copy_get_n_creators (KolCopy *self);
guint64 kol_copy_get_n_bytes (KolCopy *self);
gint64 kol_copy_get_total (KolCopy *self);
guint kol_copy_get_wanted (KolCopy *self);
gboolean kol_copy_is_complete (KolCopy *self);
gboolean kol_copy_has_everybody (KolCopy *self);
gboolean kol_copy_has_shortlisted (KolCopy *self);

G_END_DECLS
