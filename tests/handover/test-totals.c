// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "fixture.h"
#include "kol-totals.h"

static void
assert_total (const KolTotal *total, double value, guint n_known)
{
  g_assert_cmpuint (total->n_known, ==, n_known);
  if (isnan (value))
    g_assert_true (isnan (total->value));
  else
    g_assert_cmpfloat_with_epsilon (total->value, value, 1e-9);
}

static void
test_nobody (void)
{
  g_autoptr (KolHandover) handover = kol_handover_new ("Nobody");
  KolTotal totals[KOL_N_TOTALS];

  kol_totals_reckon (handover, totals);
  for (guint i = 0; i < KOL_N_TOTALS; i++)
    assert_total (&totals[i], NAN, 0);
}

static void
test_nothing_known (void)
{
  g_autoptr (KolHandover) handover = kol_handover_new ("Unknown");
  g_autoptr (KolCreator) creator = fixture_creator_new ("1", "x");
  KolTotal totals[KOL_N_TOTALS];

  fixture_set_figure (creator, "picturePrice", 9999999);
  fixture_set_figure (creator, "videoPrice", 0);
  fixture_set_figure (creator, "clickMidNum", 0);
  fixture_add (handover, creator, NULL);

  kol_totals_reckon (handover, totals);
  for (guint i = 0; i < KOL_N_TOTALS; i++)
    assert_total (&totals[i], NAN, 0);
}

static void
add_offer (KolHandover *handover, double photo, double video)
{
  g_autoptr (KolCreator) creator = fixture_creator_new ("1", "x");

  fixture_set_figure (creator, "picturePrice", photo);
  fixture_set_figure (creator, "videoPrice", video);
  fixture_set_figure (creator, "accumPicCommonImpMedinNum30d", 10000);
  fixture_set_figure (creator, "accumVideoCommonImpMedinNum30d", 20000);
  fixture_set_figure (creator, "accumCommonImpMedinNum30d", 15000);
  fixture_set_figure (creator, "pictureClickMidNum", 1000);
  fixture_set_figure (creator, "videoClickMidNum", 2000);
  fixture_set_figure (creator, "clickMidNum", 1500);
  fixture_set_figure (creator, "pictureInterMidNum", 100);
  fixture_set_figure (creator, "interMidNum", 150);
  fixture_add (handover, creator, NULL);
}

/* The cheaper kind of note counts; who asks no price brings reach but no cost; a video without
 * engagements no quotient. */
static void
test_mixed (void)
{
  g_autoptr (KolHandover) handover = kol_handover_new ("Mixed");
  KolTotal totals[KOL_N_TOTALS];

  add_offer (handover, 300, 500);
  add_offer (handover, 9999999, 700);
  add_offer (handover, 9999999, 9999999);

  kol_totals_reckon (handover, totals);
  assert_total (&totals[KOL_TOTAL_PRICE], 1000, 2);
  assert_total (&totals[KOL_TOTAL_EXPOSURES], 10000 + 20000 + 15000, 3);
  assert_total (&totals[KOL_TOTAL_READS], 1000 + 2000 + 1500, 3);
  assert_total (&totals[KOL_TOTAL_ENGAGEMENTS], 100 + 150, 2);
  assert_total (&totals[KOL_TOTAL_CPM], 1000.0 / 30000 * 1000, 2);
  assert_total (&totals[KOL_TOTAL_ENGAGE_COST], 3, 1);
}

/* Totals are of the prices that are shown; what creators bring stays what it is. */
static void
test_prices (void)
{
  g_autoptr (KolHandover) handover = kol_handover_new ("Prices");
  g_autofree char *net = kol_total_dup_label (KOL_TOTAL_PRICE, handover);
  g_autofree char *with_fee = NULL;
  g_autofree char *reads = NULL;
  KolTotal totals[KOL_N_TOTALS];

  g_assert_cmpstr (net, ==, "Lowest prices, total");
  add_offer (handover, 300, 500);
  add_offer (handover, 9999999, 9999999);
  fixture_choose (handover, KOL_OPTION_FEE, "10");
  fixture_choose (handover, KOL_OPTION_PRICE, "fee");
  kol_totals_reckon (handover, totals);
  assert_total (&totals[KOL_TOTAL_PRICE], 330, 1);
  assert_total (&totals[KOL_TOTAL_READS], 2500, 2);
  assert_total (&totals[KOL_TOTAL_CPM], 33, 1);
  assert_total (&totals[KOL_TOTAL_ENGAGE_COST], 3.3, 1);
  with_fee = kol_total_dup_label (KOL_TOTAL_PRICE, handover);
  reads = kol_total_dup_label (KOL_TOTAL_READS, handover);
  g_assert_cmpstr (with_fee, ==, "Lowest prices, total (with 10.0\302\240% platform fee)");
  g_assert_cmpstr (reads, ==, "Expected reads");

  /* A fee that nobody named makes no total of nothing */
  fixture_choose (handover, KOL_OPTION_FEE, NULL);
  kol_totals_reckon (handover, totals);
  assert_total (&totals[KOL_TOTAL_PRICE], NAN, 0);
}

static void
test_words (void)
{
  for (guint i = 0; i < KOL_N_TOTALS; i++)
    {
      g_autofree char *unknown = kol_total_format (i, NAN, KOL_NUMBER_STYLE_WESTERN);

      g_assert_cmpstr (unknown, ==, KOL_UNKNOWN);
      g_assert_cmpstr (kol_total_get_label (i), !=, "");
      g_assert_cmpstr (kol_total_get_definition (i), !=, "");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/totals/nobody", test_nobody);
  g_test_add_func ("/totals/nothing-known", test_nothing_known);
  g_test_add_func ("/totals/mixed", test_mixed);
  g_test_add_func ("/totals/prices", test_prices);
  g_test_add_func ("/totals/words", test_words);

  return g_test_run ();
}
