// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-category.h"

static void
test_tree (void)
{
  guint n_children = 0;

  for (guint i = 0; i < kol_category_get_n_categories (); i++)
    {
      const KolCategory *category = kol_category_at (i);

      g_assert_true (kol_category_lookup (category->name) == category);
      g_assert_true (kol_category_contains (category->name));
      for (guint j = 0; category->children[j] != NULL; j++, n_children++)
        g_assert_true (kol_category_contains (category->children[j]));
    }

  g_assert_cmpuint (kol_category_get_n_categories (), ==, 27);
  g_assert_cmpuint (n_children, ==, 115);
  g_assert_false (kol_category_contains ("nothing"));
  g_assert_false (kol_category_contains (NULL));
}

static void
test_path (void)
{
  g_autofree char *child = kol_category_get_path ("底妆");
  g_autofree char *parent = kol_category_get_path ("美妆");
  g_autofree char *other = kol_category_get_path ("someone’s own");

  g_assert_cmpstr (child, ==, "美妆 · 底妆");
  g_assert_cmpstr (parent, ==, "美妆");
  g_assert_cmpstr (other, ==, "someone’s own");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/category/tree", test_tree);
  g_test_add_func ("/category/path", test_path);

  return g_test_run ();
}
