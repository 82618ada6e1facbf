// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-network.h"

static void
on_prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* One after the other: what is loaded stays loaded. */
static void
test_prepare (void)
{
  gboolean called = FALSE;

  g_assert_true (kol_network_is_prepared ("http"));
  g_assert_false (kol_network_is_prepared ("https"));

  kol_network_prepare_async (on_prepared_cb, &called);
  g_assert_false (called);
  while (!called)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (kol_network_is_prepared ("https"));

  called = FALSE;
  kol_network_prepare_async (on_prepared_cb, &called);
  while (!called)
    g_main_context_iteration (NULL, TRUE);
  kol_network_prepare ();
  g_assert_true (kol_network_is_prepared ("https"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/network/prepare", test_prepare);

  return g_test_run ();
}
