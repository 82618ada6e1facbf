// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <math.h>

#include "kol-handover-price.h"
#include "kol-i18n.h"
#include "kol-totals.h"

/* What a creator's cheapest note costs and brings; %NaN where unknown. */
typedef struct
{
  double price;
  double exposures;
  double reads;
  double engagements;
} Offer;

/* A quotient is taken of two sums over the same creators. */
typedef struct
{
  double price;
  double results;
  guint n_known;
} Blend;

static const struct
{
  const char *label;
  const char *definition;
} words[KOL_N_TOTALS] = {
  // clang-format off
  [KOL_TOTAL_PRICE] = {
    N_("Lowest prices, total"),
    N_("Sum of every creator’s lowest known note price, in CNY.") },
  [KOL_TOTAL_EXPOSURES] = {
    N_("Expected exposures"),
    N_("Sum of the median exposures of one note by each creator: of the kind of note the lowest price buys, or of all ordinary notes where no price is known.") },
  [KOL_TOTAL_READS] = {
    N_("Expected reads"),
    N_("Sum of the median reads of the same notes.") },
  [KOL_TOTAL_ENGAGEMENTS] = {
    N_("Expected engagements"),
    N_("Sum of the median engagements (likes + saves + comments) of the same notes.") },
  [KOL_TOTAL_CPM] = {
    N_("Blended CPM"),
    N_("Lowest prices ÷ expected exposures × 1,000, in CNY, over the creators of whom both are known.") },
  [KOL_TOTAL_ENGAGE_COST] = {
    N_("Cost per engagement"),
    N_("Lowest prices ÷ expected engagements, in CNY, over the creators of whom both are known.") },
  // clang-format on
};

static double
figure (KolCreator *creator, const char *id)
{
  return kol_creator_get_figure (creator, kol_field_require (id));
}

/* Prices as they are shown */
static Offer
cheapest_offer (KolCreator *creator, double factor)
{
  double photo = figure (creator, "picturePrice") * factor;
  double video = figure (creator, "videoPrice") * factor;

  if (isnan (photo) && isnan (video))
    return (Offer){ NAN, figure (creator, "accumCommonImpMedinNum30d"),
                    figure (creator, "clickMidNum"), figure (creator, "interMidNum") };
  if (isnan (video) || photo <= video)
    return (Offer){ photo, figure (creator, "accumPicCommonImpMedinNum30d"),
                    figure (creator, "pictureClickMidNum"),
                    figure (creator, "pictureInterMidNum") };

  return (Offer){ video, figure (creator, "accumVideoCommonImpMedinNum30d"),
                  figure (creator, "videoClickMidNum"), figure (creator, "videoInterMidNum") };
}

static void
add (KolTotal *total, double value)
{
  if (isnan (value))
    return;

  total->value = total->n_known == 0 ? value : total->value + value;
  total->n_known++;
}

static void
blend (Blend *mix, double price, double results)
{
  if (isnan (price) || isnan (results))
    return;

  mix->price += price;
  mix->results += results;
  mix->n_known++;
}

static KolTotal
quotient (const Blend *mix, double factor)
{
  if (mix->n_known == 0 || mix->results <= 0)
    return (KolTotal){ NAN, 0 };

  return (KolTotal){ mix->price / mix->results * factor, mix->n_known };
}

/**
 * kol_totals_reckon:
 * @handover: a hand-over
 * @totals: (out caller-allocates): the totals
 *
 * Adds up what is known of the creators of a hand-over. What is unknown is left out and counted.
 */
void
kol_totals_reckon (KolHandover *handover, KolTotal totals[KOL_N_TOTALS])
{
  Blend cpm = { 0 };
  Blend engage_cost = { 0 };
  double factor;

  g_return_if_fail (KOL_IS_HANDOVER (handover));

  factor = kol_handover_get_price_factor (handover);

  for (guint i = 0; i < KOL_N_TOTALS; i++)
    totals[i] = (KolTotal){ NAN, 0 };

  for (guint i = 0; i < kol_handover_get_n_entries (handover); i++)
    {
      KolCreator *creator = kol_entry_get_creator (kol_handover_get_entry (handover, i));
      Offer offer = cheapest_offer (creator, factor);

      add (&totals[KOL_TOTAL_PRICE], offer.price);
      add (&totals[KOL_TOTAL_EXPOSURES], offer.exposures);
      add (&totals[KOL_TOTAL_READS], offer.reads);
      add (&totals[KOL_TOTAL_ENGAGEMENTS], offer.engagements);
      blend (&cpm, offer.price, offer.exposures);
      blend (&engage_cost, offer.price, offer.engagements);
    }

  totals[KOL_TOTAL_CPM] = quotient (&cpm, 1000);
  totals[KOL_TOTAL_ENGAGE_COST] = quotient (&engage_cost, 1);
}

/**
 * kol_total_get_label:
 * @id: a total
 *
 * Returns: (transfer none): its name in the user's language
 */
const char *
kol_total_get_label (KolTotalId id)
{
  g_return_val_if_fail (id < KOL_N_TOTALS, NULL);

  return _ (words[id].label);
}

/**
 * kol_total_is_price_based:
 * @id: a total
 *
 * Returns: whether it rises with prices
 */
gboolean
kol_total_is_price_based (KolTotalId id)
{
  return id == KOL_TOTAL_PRICE || id == KOL_TOTAL_CPM || id == KOL_TOTAL_ENGAGE_COST;
}

/**
 * kol_total_dup_label:
 * @id: a total
 * @handover: whose total it is
 *
 * Returns: (transfer full): its name in the language of this thread, with which price it stands on
 * when that is not the net price
 */
char *
kol_total_dup_label (KolTotalId id, KolHandover *handover)
{
  KolHandoverOptions *options = kol_handover_get_options (handover);
  g_autofree char *price = NULL;

  if (!kol_total_is_price_based (id) || !kol_handover_options_is_set (options, KOL_OPTION_PRICE))
    return g_strdup (kol_total_get_label (id));

  price = kol_handover_describe_price (handover);

  return g_strdup_printf (C_ ("column with unit", "%s (%s)"), kol_total_get_label (id), price);
}

/**
 * kol_total_get_definition:
 * @id: a total
 *
 * Returns: (transfer none): what it is, in the user's language
 */
const char *
kol_total_get_definition (KolTotalId id)
{
  g_return_val_if_fail (id < KOL_N_TOTALS, NULL);

  return _ (words[id].definition);
}

/**
 * kol_total_format:
 * @id: a total
 * @value: its value, %NaN when unknown
 * @style: how large numbers are written
 *
 * Returns: (transfer full): the value as shown to people, an en dash when unknown
 */
char *
kol_total_format (KolTotalId id, double value, KolNumberStyle style)
{
  switch (id)
    {
    case KOL_TOTAL_PRICE:
      return kol_format_money (value, style);
    case KOL_TOTAL_CPM:
    case KOL_TOTAL_ENGAGE_COST:
      return kol_format_unit_cost (value);
    case KOL_TOTAL_EXPOSURES:
    case KOL_TOTAL_READS:
    case KOL_TOTAL_ENGAGEMENTS:
      return kol_format_compact (value, style);
    case KOL_N_TOTALS:
    default:
      g_return_val_if_reached (NULL);
    }
}
