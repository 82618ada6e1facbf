// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "kol-cli.h"
#include "kol-locale.h"
#include "kol-process.h"

/* Whoever starts the program with a standard stream closed must not get results written into what
 * was opened next, which can be the database. */
static void
fill_standard_streams (void)
{
  int fd;

  do
    fd = open ("/dev/null", O_RDWR);
  while (fd >= 0 && fd <= STDERR_FILENO);
  if (fd >= 0)
    close (fd);
}

int
main (int argc, char **argv)
{
  fill_standard_streams ();
  kol_process_forbid_core ();

  kol_locale_start ();
  /* A reader that goes away (| head) ends the output, not the program in the middle of a write to
   * the store. */
  signal (SIGPIPE, SIG_IGN);
  /* The standard output is for results alone, whatever G_MESSAGES_DEBUG asks for. */
  g_log_writer_default_set_use_stderr (TRUE);
  g_set_prgname (KOL_CLI_PROGRAM);

  return kol_cli_run (argc, argv);
}
