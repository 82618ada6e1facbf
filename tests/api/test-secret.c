// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-secret.h"

static void
check_hidden (const char *text, const char *secret, const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) wanted = g_bytes_new_static (expected, strlen (expected));
  g_autoptr (GBytes) hidden = kol_secret_hide (bytes, secret);

  g_assert_true (g_bytes_equal (hidden, wanted));
}

static void
test_hidden (void)
{
  check_hidden ("{\"message\":\"token ab/cd+ef99 is bad\"}", "ab/cd+ef99",
                "{\"message\":\"token ********** is bad\"}");
  check_hidden ("ab/cd+ef99ab/cd+ef99", "ab/cd+ef99", "********************");
  check_hidden ("?token=ab%2Fcd%2Bef99&x", "ab/cd+ef99", "?token=**************&x");
  check_hidden ("\"ab\\/cd+ef99\"", "ab/cd+ef99", "\"***********\"");
}

static void
test_left_alone (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("sample and secrecy", 18);
  g_autoptr (GBytes) other = kol_secret_hide (bytes, "secret-token");
  g_autoptr (GBytes) without = kol_secret_hide (bytes, NULL);
  g_autoptr (GBytes) brief = kol_secret_hide (bytes, "sample");
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) still_nothing = kol_secret_hide (nothing, "secret-token");

  /* Not even copied. */
  g_assert_true (other == bytes && without == bytes);
  g_assert_true (still_nothing == nothing);
  /* Too short to be told from a word. */
  g_assert_true (brief == bytes);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/secret/hidden", test_hidden);
  g_test_add_func ("/secret/left-alone", test_left_alone);

  return g_test_run ();
}
