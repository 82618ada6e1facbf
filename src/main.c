// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "kol-application.h"
#include "kol-process.h"

int
main (int argc, char **argv)
{
  g_autoptr (KolApplication) application = NULL;

  kol_process_forbid_core ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, KOL_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  kol_application_choose_renderer ();
  application = kol_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
