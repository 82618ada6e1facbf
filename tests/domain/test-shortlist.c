// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "kol-shortlist.h"

static KolEntry *
create_entry (gint64 id, double price)
{
  g_autoptr (KolCreator) creator = kol_creator_new ();
  g_autofree char *text = g_strdup_printf ("c%" G_GINT64_FORMAT, id);

  kol_creator_set_text (creator, kol_field_require ("userId"), text);
  kol_creator_set_figure (creator, kol_field_require ("picturePrice"), price);
  kol_creator_seal (creator);

  return kol_entry_new (id, creator, 100 + id, "searchType=NOTE");
}

static KolShortlist *
create_shortlist (void)
{
  KolShortlist *list = kol_shortlist_new (7, "Spring");
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (entries, create_entry (1, 100));
  g_ptr_array_add (entries, create_entry (2, 0));
  g_ptr_array_add (entries, create_entry (3, 300));
  kol_shortlist_splice (list, 0, 0, entries);

  return list;
}

static char *
list_ids (KolShortlist *list)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (KolEntry) entry = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT, kol_entry_get_id (entry));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_move (void)
{
  struct
  {
    guint from;
    guint to;
    const char *ids;
  } moves[] = { { 0, 2, "231" }, { 2, 0, "312" }, { 1, 2, "132" }, { 1, 1, "123" } };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autoptr (KolShortlist) list = create_shortlist ();
      g_autofree char *ids = NULL;

      kol_shortlist_move (list, moves[i].from, moves[i].to);
      ids = list_ids (list);
      g_assert_cmpstr (ids, ==, moves[i].ids);
    }
}

static void
test_remove (void)
{
  g_autoptr (KolShortlist) list = create_shortlist ();
  KolEntry *entry = kol_shortlist_lookup (list, "c2");
  g_autofree char *ids = NULL;

  g_assert_nonnull (entry);
  kol_shortlist_remove (list, entry);
  ids = list_ids (list);
  g_assert_cmpstr (ids, ==, "13");
  g_assert_null (kol_shortlist_lookup (list, "c2"));
}

/* An unknown price is not a price of 0: it is left out and counted. */
static void
test_sum (void)
{
  g_autoptr (KolShortlist) list = create_shortlist ();
  g_autoptr (KolShortlist) empty = kol_shortlist_new (8, "Empty");
  guint n_known = 99;

  g_assert_cmpfloat (kol_shortlist_sum (list, kol_field_require ("lowestPrice"), &n_known), ==,
                     400);
  g_assert_cmpuint (n_known, ==, 2);
  g_assert_true (isnan (kol_shortlist_sum (empty, kol_field_require ("lowestPrice"), &n_known)));
  g_assert_cmpuint (n_known, ==, 0);
}

static void
test_entry (void)
{
  KolEntry *entry = create_entry (5, 10);

  g_assert_cmpint (kol_entry_get_id (entry), ==, 5);
  g_assert_cmpint (kol_entry_get_added_at (entry), ==, 105);
  g_assert_cmpstr (kol_entry_get_query (entry), ==, "searchType=NOTE");
  g_assert_finalize_object (entry);
}

static void
test_finalize (void)
{
  KolShortlist *list = create_shortlist ();

  kol_shortlist_set_name (list, "Summer");
  g_assert_cmpstr (kol_shortlist_get_name (list), ==, "Summer");
  g_assert_cmpint (kol_shortlist_get_id (list), ==, 7);
  g_assert_finalize_object (list);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shortlist/move", test_move);
  g_test_add_func ("/shortlist/remove", test_remove);
  g_test_add_func ("/shortlist/sum", test_sum);
  g_test_add_func ("/shortlist/entry", test_entry);
  g_test_add_func ("/shortlist/finalize", test_finalize);

  return g_test_run ();
}
