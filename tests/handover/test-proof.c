// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "fixture.h"
#include "kol-proof.h"
#include "kol-table.h"

#define NOON 1795406400
#define COFFEE "searchType=NICKNAME&keyword=%E5%92%96%E5%95%A1"

static void
add_found (KolHandover *handover, const char *query, gint64 total, gint64 fetched_at)
{
  g_autofree char *id = g_strdup_printf ("%024x", kol_handover_get_n_entries (handover) + 1);
  g_autoptr (KolCreator) creator = fixture_creator_new (id, "x");
  g_autoptr (KolEntry) entry = NULL;

  kol_creator_set_fetched_at (creator, fetched_at);
  kol_creator_seal (creator);
  entry = kol_entry_new (1, creator, NOON, query);
  kol_entry_set_total (entry, total);
  kol_handover_add_entry (handover, entry);
}

static const KolTerm *
find (GPtrArray *terms, const char *name)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const KolTerm *term = g_ptr_array_index (terms, i);

      if (g_str_equal (term->term, name))
        return term;
    }

  return NULL;
}

static GPtrArray *
list_figures (KolHandover *handover)
{
  g_autoptr (KolTable) table = kol_table_new (handover);
  g_autoptr (GPtrArray) columns = kol_table_dup_columns (table);

  return kol_proof_list_figures (handover, columns);
}

static void
test_figures (void)
{
  g_autoptr (KolHandover) handover = kol_handover_new ("Figures");
  g_autoptr (GPtrArray) terms = NULL;
  g_autofree char *aside = NULL;

  fixture_choose (handover, KOL_OPTION_COLUMNS,
                  "name,profile,clickMidNum,cpmPhoto,picturePrice,note");
  terms = list_figures (handover);
  g_assert_cmpuint (terms->len, ==, 4);
  g_assert_null (find (terms, "Nickname"));
  g_assert_cmpstr (find (terms, "Median reads")->origin, ==, "The platform’s estimate");
  g_assert_cmpstr (find (terms, "Median reads")->aside, ==, "ordinary notes, 30 days");
  g_assert_cmpstr (find (terms, "CPM, photo")->origin, ==, "Our figure");
  g_assert_cmpstr (find (terms, "Photo note price")->origin, ==, "Asked by the creator");
  g_assert_nonnull (strstr (find (terms, "Photo note price")->body, "Prices here: net."));
  g_assert_nonnull (strstr (find (terms, "CPM, photo")->body, "Prices here: net."));
  g_assert_null (strstr (find (terms, "Median reads")->body, "Prices here"));
  aside = kol_term_dup_aside (find (terms, "Median reads"));
  g_assert_cmpstr (aside, ==, "ordinary notes, 30 days · The platform’s estimate");
}

static void
test_totals (void)
{
  g_autoptr (KolHandover) handover = kol_handover_new ("Totals");
  g_autoptr (GPtrArray) net = kol_proof_list_totals (handover);
  g_autoptr (GPtrArray) with_fee = NULL;

  g_assert_nonnull (find (net, "Blended CPM"));
  fixture_choose (handover, KOL_OPTION_FEE, "10");
  fixture_choose (handover, KOL_OPTION_PRICE, "fee");
  with_fee = kol_proof_list_totals (handover);
  g_assert_null (find (with_fee, "Blended CPM"));
  g_assert_nonnull (find (with_fee, "Expected reads"));
  g_assert_nonnull (find (with_fee, "Blended CPM (with 10.0\302\240% platform fee)"));
}

static const KolTerm *
nth_search (GPtrArray *terms, guint n)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const KolTerm *term = g_ptr_array_index (terms, i);

      if (g_str_equal (term->term, "Search") && n-- == 0)
        return term;
    }

  return NULL;
}

/* When, with which words, and whether the platform’s ceiling cut it. */
static void
test_conditions (void)
{
  g_autoptr (KolHandover) handover = kol_handover_new ("Conditions");
  g_autoptr (GPtrArray) terms = NULL;

  add_found (handover, COFFEE, 5000, NOON);
  add_found (handover, NULL, -1, NOON - 5 * 86400);
  add_found (handover, COFFEE, 312, NOON - 86400);
  add_found (handover, "searchType=NOTE", 1, 0);
  add_found (handover, "no=query&at=all", -1, 0);
  terms = kol_proof_list_conditions (handover);

  g_assert_cmpstr (find (terms, "Fetched")->body, ==,
                   "18 Nov 2026: No. 2; 22 Nov 2026: No. 3; 23 Nov 2026: No. 1; –: No. 4–5");
  g_assert_cmpstr (nth_search (terms, 0)->aside, ==, "2 creators, 22 Nov 2026 – 23 Nov 2026");
  g_assert_cmpstr (nth_search (terms, 0)->body, ==,
                   "Keyword: 咖啡 · 5,000 creators or more found: the platform’s ceiling");
  g_assert_cmpstr (nth_search (terms, 1)->body, ==, "Put on the shortlist without a search.");
  g_assert_cmpstr (nth_search (terms, 2)->aside, ==, "1 creator, –");
  g_assert_cmpstr (nth_search (terms, 2)->body, ==, "Search in: Notes · 1 creator found");
  g_assert_nonnull (strstr (nth_search (terms, 3)->body, "can no longer be read"));
  g_assert_null (nth_search (terms, 4));
  g_assert_nonnull (find (terms, "The platform’s ceiling"));
}

static void
assert_fetched (KolHandover *handover, const char *expected)
{
  g_autoptr (GPtrArray) terms = kol_proof_list_conditions (handover);

  g_assert_cmpstr (find (terms, "Fetched")->body, ==, expected);
}

/* When each of them was fetched: by numbers, where that is not the same day for all. */
static void
test_days (void)
{
  g_autoptr (KolHandover) handover = kol_handover_new ("Days");

  add_found (handover, COFFEE, 5000, NOON);
  add_found (handover, COFFEE, 5000, NOON + 60);
  assert_fetched (handover, "23 Nov 2026");
  add_found (handover, COFFEE, 5000, NOON - 86400);
  add_found (handover, COFFEE, 5000, NOON + 120);
  assert_fetched (handover, "22 Nov 2026: No. 3; 23 Nov 2026: No. 1–2, 4");

  for (guint i = 0; i < 500; i++)
    add_found (handover, COFFEE, 5000, NOON - i % 3 * 86400);
  assert_fetched (handover, "21 Nov 2026 – 23 Nov 2026");
}

static void
test_nobody (void)
{
  g_autoptr (KolHandover) handover = kol_handover_new ("Nobody");
  g_autoptr (GPtrArray) terms = kol_proof_list_conditions (handover);

  g_assert_cmpstr (find (terms, "Fetched")->body, ==, KOL_UNKNOWN);
  g_assert_null (nth_search (terms, 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/proof/figures", test_figures);
  g_test_add_func ("/proof/totals", test_totals);
  g_test_add_func ("/proof/conditions", test_conditions);
  g_test_add_func ("/proof/days", test_days);
  g_test_add_func ("/proof/nobody", test_nobody);

  return g_test_run ();
}
