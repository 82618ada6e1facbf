// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "kol-history.h"

/* NaN: unknown */
static void
add (KolHistory *history, double followers, double price, gint64 first_at, gint64 last_at)
{
  g_autoptr (KolCreator) creator = kol_creator_new ();

  kol_creator_set_text (creator, kol_field_require ("userId"), "u1");
  if (!isnan (followers))
    kol_creator_set_figure (creator, kol_field_require ("fansNum"), followers);
  if (!isnan (price))
    kol_creator_set_figure (creator, kol_field_require ("picturePrice"), price);
  kol_creator_set_fetched_at (creator, last_at);
  kol_creator_seal (creator);
  kol_history_add (history, creator, first_at, last_at);
}

static void
assert_previous (KolHistory *history, const char *field, double expected, gint64 expected_until)
{
  double value = 0;
  gint64 until = 0;

  g_assert_true (kol_history_get_previous (history, kol_field_require (field), &value, &until));
  if (isnan (expected))
    g_assert_true (isnan (value));
  else
    g_assert_cmpfloat_with_epsilon (value, expected, 1e-9);
  g_assert_cmpint (until, ==, expected_until);
  g_assert_true (kol_history_get_previous (history, kol_field_require (field), NULL, NULL));
}

static void
test_nothing (void)
{
  KolHistory *history = kol_history_new ();
  const KolField *price = kol_field_require ("picturePrice");

  g_assert_cmpuint (kol_history_get_n (history), ==, 0);
  g_assert_cmpint (kol_history_get_since (history, price), ==, 0);
  g_assert_false (kol_history_get_previous (history, price, NULL, NULL));
  g_assert_finalize_object (history);
}

static void
test_changes (void)
{
  KolHistory *history = kol_history_new ();

  add (history, 1200, 300, 500, 600);
  add (history, 1100, 300, 300, 400);
  add (history, 1000, 300, 200, 250);
  add (history, 1000, NAN, 50, 100);

  g_assert_cmpuint (kol_history_get_n (history), ==, 4);
  g_assert_cmpint (kol_history_get_first_at (history, 1), ==, 300);
  g_assert_cmpint (kol_history_get_last_at (history, 1), ==, 400);
  g_assert_cmpint (kol_creator_get_fetched_at (kol_history_get_creator (history, 3)), ==, 100);

  g_assert_cmpint (kol_history_get_since (history, kol_field_require ("fansNum")), ==, 500);
  assert_previous (history, "fansNum", 1100, 400);
  /* It stayed the same while others changed. */
  g_assert_cmpint (kol_history_get_since (history, kol_field_require ("picturePrice")), ==, 200);
  assert_previous (history, "picturePrice", NAN, 100);
  /* A derived one changes with what it is reckoned from. */
  g_assert_cmpint (kol_history_get_since (history, kol_field_require ("lowestPrice")), ==, 200);
  assert_previous (history, "lowestPrice", NAN, 100);
  g_assert_finalize_object (history);
}

/* Unknown all the time is no change. */
static void
test_unknown (void)
{
  KolHistory *history = kol_history_new ();
  const KolField *price = kol_field_require ("picturePrice");

  add (history, 1200, NAN, 500, 600);
  add (history, 1100, NAN, 300, 400);
  g_assert_cmpint (kol_history_get_since (history, price), ==, 300);
  g_assert_false (kol_history_get_previous (history, price, NULL, NULL));
  g_assert_finalize_object (history);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history/nothing", test_nothing);
  g_test_add_func ("/history/changes", test_changes);
  g_test_add_func ("/history/unknown", test_unknown);

  return g_test_run ();
}
