// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-application.h"
#include "kol-locale.h"
#include "kol-process.h"

int
main (int argc, char **argv)
{
  g_autoptr (KolApplication) application = NULL;

  kol_process_forbid_core ();

  kol_locale_start ();
  kol_application_choose_renderer ();
  application = kol_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
