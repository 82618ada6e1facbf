// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-result-list.h"

typedef struct
{
  guint n_signals;
  guint position;
  guint removed;
  guint added;
} Changes;

static void
note_change (GListModel *model, guint position, guint removed, guint added, Changes *changes)
{
  changes->n_signals++;
  changes->position = position;
  changes->removed = removed;
  changes->added = added;
}

static KolPage *
create_page (KolQuery *query, guint number, guint first_id, guint n_creators)
{
  KolPage *page = kol_page_new (query, number, 1000 - number);

  for (guint i = 0; i < n_creators; i++)
    {
      g_autoptr (KolCreator) creator = kol_creator_new ();
      g_autofree char *id = g_strdup_printf ("%024u", first_id + i);

      kol_creator_set_text (creator, kol_field_require ("userId"), id);
      kol_creator_seal (creator);
      kol_page_add (page, creator, NULL);
    }
  kol_page_set_total (page, KOL_TOTAL_CEILING);

  return page;
}

static void
test_pages (void)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (KolResultList) list = kol_result_list_new (query);
  g_autoptr (KolPage) first = create_page (query, 1, 0, 20);
  g_autoptr (KolPage) second = create_page (query, 2, 15, 20);
  Changes changes = { 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (note_change), &changes);
  g_assert_cmpuint (kol_result_list_add_page (list, first), ==, 20);
  g_assert_cmpuint (changes.n_signals, ==, 1);
  g_assert_cmpuint (changes.added, ==, 20);

  /* Five of these came before: each creator once, one change for the page. */
  g_assert_cmpuint (kol_result_list_add_page (list, second), ==, 15);
  g_assert_cmpuint (changes.n_signals, ==, 2);
  g_assert_cmpuint (changes.position, ==, 20);
  g_assert_cmpuint (changes.removed, ==, 0);
  g_assert_cmpuint (changes.added, ==, 15);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 35);

  /* A page that brings nothing new changes nothing. */
  g_assert_cmpuint (kol_result_list_add_page (list, second), ==, 0);
  g_assert_cmpuint (changes.n_signals, ==, 2);
  g_assert_cmpuint (kol_result_list_get_n_new (list, 1), ==, 20);
  g_assert_cmpuint (kol_result_list_get_n_new (list, 2), ==, 15);
  g_assert_cmpuint (kol_result_list_get_n_new (list, 3), ==, 0);

  g_assert_cmpint (kol_result_list_get_total (list), ==, 5000);
  g_assert_cmpuint (kol_result_list_get_n_pages (list), ==, 3);
  g_assert_cmpuint (kol_result_list_get_next_page (list), ==, 3);
  g_assert_cmpint (kol_result_list_get_fetched_at (list), ==, 998);
  g_assert_nonnull (kol_result_list_lookup (list, "000000000000000000000034"));
  g_assert_null (kol_result_list_lookup (list, "000000000000000000000035"));
}

static void
test_complete (void)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (KolResultList) list = kol_result_list_new (query);
  g_autoptr (KolPage) full = create_page (query, 1, 0, 20);
  g_autoptr (KolPage) empty = create_page (query, 2, 0, 0);
  g_autoptr (KolResultList) small = kol_result_list_new (query);
  g_autoptr (KolPage) few = create_page (query, 1, 0, 7);

  kol_result_list_add_page (list, full);
  g_assert_false (kol_result_list_is_complete (list));
  kol_result_list_add_page (list, empty);
  g_assert_true (kol_result_list_is_complete (list));

  kol_page_set_total (few, 7);
  kol_result_list_add_page (small, few);
  g_assert_true (kol_result_list_is_complete (small));
}

/* Pages of a sweep come in any order; they are shown in the service's. */
static void
test_order (void)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (KolResultList) list = kol_result_list_new (query);
  g_autoptr (KolPage) first = create_page (query, 1, 0, 20);
  g_autoptr (KolPage) second = create_page (query, 2, 20, 20);
  g_autoptr (KolPage) third = create_page (query, 3, 40, 20);
  Changes changes = { 0 };

  kol_result_list_add_page (list, first);
  kol_result_list_add_page (list, third);
  g_assert_false (kol_sweep_plan_is_complete (kol_result_list_get_plan (list), 3));
  g_assert_cmpuint (kol_result_list_count_to (list, 0), ==, 0);
  g_assert_cmpuint (kol_result_list_count_to (list, 2), ==, 20);
  g_assert_cmpuint (kol_result_list_count_to (list, KOL_PAGE_MAX), ==, 40);
  g_signal_connect (list, "items-changed", G_CALLBACK (note_change), &changes);
  g_assert_cmpuint (kol_result_list_add_page (list, second), ==, 20);
  g_assert_cmpuint (changes.n_signals, ==, 1);
  g_assert_cmpuint (changes.position, ==, 20);
  g_assert_cmpuint (changes.added, ==, 20);
  g_assert_true (kol_sweep_plan_is_complete (kol_result_list_get_plan (list), 3));

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (KolCreator) creator = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_cmpuint (g_ascii_strtoull (kol_creator_get_id (creator), NULL, 10), ==, i);
    }
}

static void
test_page (void)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (KolCreator) creator = kol_creator_new ();
  g_autoptr (GBytes) raw = g_bytes_new_static ("{}", 2);
  g_autoptr (GBytes) answer = g_bytes_new_static ("{\"code\":0}", 10);
  KolPage *page = kol_page_new (query, 4, 77);

  kol_creator_seal (creator);
  kol_page_add (page, creator, raw);
  kol_page_set_track_id (page, "track");
  kol_page_set_answer (page, answer);
  g_assert_true (kol_page_get_answer (page) == answer);
  g_assert_true (kol_page_get_creator (page, 0) == creator);
  g_assert_true (kol_page_get_raw (page, 0) == raw);
  g_assert_cmpuint (kol_page_get_number (page), ==, 4);
  g_assert_cmpint (kol_page_get_total (page), ==, -1);
  g_assert_cmpstr (kol_page_get_track_id (page), ==, "track");
  g_assert_finalize_object (page);
}

static void
test_finalize (void)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (KolPage) page = create_page (query, 1, 0, 3);
  KolResultList *list = kol_result_list_new (query);

  kol_result_list_add_page (list, page);
  g_assert_finalize_object (list);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/result-list/pages", test_pages);
  g_test_add_func ("/result-list/order", test_order);
  g_test_add_func ("/result-list/complete", test_complete);
  g_test_add_func ("/result-list/page", test_page);
  g_test_add_func ("/result-list/finalize", test_finalize);

  return g_test_run ();
}
