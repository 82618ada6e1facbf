// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-cff.h"

/* A table of two letters: the first switches its hints before its curve, the second behind it. */
static const guint8 table[] = {
  1,   0,   4,  1,                                          /* header */
  0,   1,   1,  1,   2,   'x',                              /* names */
  0,   1,   1,  1,   3,   139 + 22, 17,                     /* dictionary: letters at 22 */
  0,   0,                                                   /* strings */
  0,   0,                                                   /* shared pieces */
  0,                                                        /* nothing */
  0,   2,   1,  1,   10,  21,                               /* letters */
  140, 141, 18, 140, 141, 19,       0x80, 139, 22,          /* hints, switched, a move */
  140, 141, 18, 140, 141, 23,       139,  22,  19, 0x80, 14 /* hints, a move, switched */
};

static void
test_letters (void)
{
  KolCff cff;

  kol_cff_init (&cff, table, sizeof table);
  g_assert_cmpuint (cff.letters, ==, 22);
  g_assert_false (kol_cff_hints_late (&cff, 0));
  g_assert_true (kol_cff_hints_late (&cff, 1));
  g_assert_false (kol_cff_hints_late (&cff, 2));
  g_assert_false (kol_cff_hints_late (&cff, G_MAXUINT));
}

/* Cut off anywhere, and with any byte damaged, nothing beyond it is read. */
static void
test_damaged (void)
{
  for (gsize size = 0; size < sizeof table; size++)
    {
      g_autofree guint8 *copy = g_memdup2 (table, size);
      KolCff cff;

      kol_cff_init (&cff, copy, size);
      kol_cff_hints_late (&cff, 1);
    }
  for (gsize i = 0; i < sizeof table; i++)
    {
      for (guint byte = 0; byte < 256; byte++)
        {
          g_autofree guint8 *copy = g_memdup2 (table, sizeof table);
          KolCff cff;

          copy[i] = (guint8) byte;
          kol_cff_init (&cff, copy, sizeof table);
          kol_cff_hints_late (&cff, 0);
          kol_cff_hints_late (&cff, 1);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cff/letters", test_letters);
  g_test_add_func ("/cff/damaged", test_damaged);

  return g_test_run ();
}
