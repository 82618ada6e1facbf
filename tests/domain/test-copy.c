// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-copy.h"

static void
test_facts (void)
{
  KolQuery *query = kol_query_new ();
  g_autofree char *service = g_strdup ("https://service.example");
  KolCopyFacts facts = {
    .sweep_id = 7,
    .service = service,
    .query = query,
    .fetched_at = 1000,
    .newest_at = 2000,
    .n_pages = 3,
    .n_creators = 58,
    .n_bytes = 5000000000,
    .total = 60,
    .wanted = 4,
    .complete = TRUE,
    .shortlisted = TRUE,
  };
  g_autoptr (GError) error = NULL;
  KolCopy *copy;

  kol_query_set (query, "keyword", "护肤", &error);
  g_assert_no_error (error);
  copy = kol_copy_new (&facts);
  /* It stands on its own. */
  kol_query_reset (query);
  g_assert_finalize_object (query);
  service[0] = 'X';

  g_assert_cmpint (kol_copy_get_sweep_id (copy), ==, 7);
  g_assert_cmpstr (kol_copy_get_service (copy), ==, "https://service.example");
  g_assert_cmpstr (kol_query_get (kol_copy_get_query (copy), "keyword"), ==, "护肤");
  g_assert_cmpint (kol_copy_get_fetched_at (copy), ==, 1000);
  g_assert_cmpint (kol_copy_get_newest_at (copy), ==, 2000);
  g_assert_cmpuint (kol_copy_get_n_pages (copy), ==, 3);
  g_assert_cmpuint (kol_copy_get_n_creators (copy), ==, 58);
  g_assert_cmpuint (kol_copy_get_n_bytes (copy), ==, 5000000000);
  g_assert_cmpint (kol_copy_get_total (copy), ==, 60);
  g_assert_cmpuint (kol_copy_get_wanted (copy), ==, 4);
  g_assert_true (kol_copy_is_complete (copy));
  g_assert_true (kol_copy_has_shortlisted (copy));
  g_assert_finalize_object (copy);
}

static void
test_unknown_service (void)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  const KolCopyFacts facts = { .sweep_id = 1, .query = query, .total = -1 };
  KolCopy *copy = kol_copy_new (&facts);

  g_assert_null (kol_copy_get_service (copy));
  g_assert_cmpint (kol_copy_get_total (copy), ==, -1);
  g_assert_false (kol_copy_is_complete (copy));
  g_assert_false (kol_copy_has_shortlisted (copy));
  g_assert_finalize_object (copy);
}

static void
assert_everybody (guint n_creators, gint64 total, gboolean complete, gboolean expected)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  const KolCopyFacts facts = {
    .query = query, .n_creators = n_creators, .total = total, .complete = complete
  };
  g_autoptr (KolCopy) copy = kol_copy_new (&facts);

  g_assert_cmpint (kol_copy_has_everybody (copy), ==, expected);
}

/* What the service tells counts when it is a count; 5,000 is the platform's ceiling. */
static void
test_everybody (void)
{
  assert_everybody (240, 240, FALSE, TRUE);
  assert_everybody (239, 240, FALSE, FALSE);
  assert_everybody (239, 240, TRUE, TRUE);
  assert_everybody (20, -1, FALSE, FALSE);
  assert_everybody (0, 0, FALSE, FALSE);
  assert_everybody (5000, 5000, FALSE, FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/copy/facts", test_facts);
  g_test_add_func ("/copy/unknown-service", test_unknown_service);
  g_test_add_func ("/copy/everybody", test_everybody);

  return g_test_run ();
}
