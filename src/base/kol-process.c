// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <errno.h>
#include <sys/resource.h>

#include "kol-process.h"

/* 0 keeps a core from being written into a file, but not from being handed to a program such as
 * systemd-coredump or apport. The kernel does neither for a process whose limit is one byte. */
#define NO_CORE 1

/**
 * kol_process_forbid_core:
 *
 * Sees to it that a crash leaves no image of the memory behind: the token is in there. To be called
 * before a token can be. A debugger that is attached sees everything all the same.
 */
void
kol_process_forbid_core (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_CORE, &limit) == 0)
    {
      limit.rlim_cur = MIN (limit.rlim_max, NO_CORE);
      if (setrlimit (RLIMIT_CORE, &limit) == 0)
        return;
    }

  g_warning ("Core files could not be switched off: %s", g_strerror (errno));
}
