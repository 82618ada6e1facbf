// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-handover.h"

G_BEGIN_DECLS

/**
 * KolTotal:
 * @value: the total, %NaN when it is known of nobody
 * @n_known: of how many creators it is known
 */
typedef struct
{
  double value;
  guint n_known;
} KolTotal;

/**
 * KolTotalId:
 * @KOL_TOTAL_PRICE: sum of the lowest prices, CNY
 * @KOL_TOTAL_EXPOSURES: sum of the median exposures of one note of each creator
 * @KOL_TOTAL_READS: sum of the median reads
 * @KOL_TOTAL_ENGAGEMENTS: sum of the median engagements (likes + saves + comments)
 * @KOL_TOTAL_CPM: CNY for 1,000 of those exposures, over creators of whom price and exposures are
 * known
 * @KOL_TOTAL_ENGAGE_COST: CNY for one of those engagements, over creators of whom price and
 * engagements are known
 *
 * What one note of every creator comes to: of the kind that the creator's lowest price buys, or an
 * ordinary note of either kind where no price is known.
 */
typedef enum
{
  KOL_TOTAL_PRICE,
  KOL_TOTAL_EXPOSURES,
  KOL_TOTAL_READS,
  KOL_TOTAL_ENGAGEMENTS,
  KOL_TOTAL_CPM,
  KOL_TOTAL_ENGAGE_COST,
  KOL_N_TOTALS,
} KolTotalId;

void kol_totals_reckon (KolHandover *handover, KolTotal totals[KOL_N_TOTALS]);
gboolean kol_total_is_price_based (KolTotalId id);
const char *kol_total_get_label (KolTotalId id);
char *kol_total_dup_label (KolTotalId id, KolHandover *handover);
const char *kol_total_get_definition (KolTotalId id);
char *kol_total_format (KolTotalId id, double value, KolNumberStyle style);

G_END_DECLS
