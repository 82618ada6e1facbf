// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-query.h"

G_BEGIN_DECLS

/**
 * KolUsagePeriod:
 * @KOL_USAGE_TODAY: this day of the local calendar, and whatever is dated in the future
 * @KOL_USAGE_MONTH: this month of the local calendar, and whatever is dated in the future
 * @KOL_USAGE_ALL: all time
 *
 * Of when calls are counted.
 */
typedef enum
{
  KOL_USAGE_TODAY,
  KOL_USAGE_MONTH,
  KOL_USAGE_ALL,
  KOL_N_USAGE_PERIODS,
} KolUsagePeriod;

/**
 * KolUsageCount:
 * @charged: calls that were charged
 * @free: calls that failed and were not charged
 * @unsure: calls of which nobody can tell, those under way among them
 *
 * How many calls were sent.
 */
typedef struct
{
  guint charged;
  guint free;
  guint unsure;
} KolUsageCount;

#define KOL_TYPE_USAGE (kol_usage_get_type ())

/* What the ledger says: how many calls were sent, in all and for each search. */
G_DECLARE_FINAL_TYPE (KolUsage, kol_usage, KOL, USAGE, GObject)

KolUsage *kol_usage_new (void);
void kol_usage_add_search (KolUsage *self,
                           const char *service,
                           KolQuery *query,
                           gint64 last_at,
                           const KolUsageCount counts[KOL_N_USAGE_PERIODS]);

const KolUsageCount *kol_usage_get (KolUsage *self, KolUsagePeriod period);
guint kol_usage_get_n_searches (KolUsage *self);
const char *kol_usage_get_service (KolUsage *self, guint index);
KolQuery *kol_usage_get_query (KolUsage *self, guint index);
gint64 kol_usage_get_last_at (KolUsage *self, guint index);
const KolUsageCount *kol_usage_get_count (KolUsage *self, guint index, KolUsagePeriod period);

G_END_DECLS
