// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <libintl.h>
#include <locale.h>

#include "kol-locale.h"

/**
 * kol_locale_start:
 *
 * Lets the program speak the user's language. A program that is not installed finds its
 * translations by the environment variable KOLLECT_LOCALE_DIR. To be called first thing.
 */
void
kol_locale_start (void)
{
  const char *dir = g_getenv ("KOLLECT_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, dir != NULL ? dir : KOL_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
