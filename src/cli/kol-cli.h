// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KOL_CLI_PROGRAM "kollect-cli"

/**
 * KolCliStatus:
 * @KOL_CLI_STATUS_DONE: done
 * @KOL_CLI_STATUS_USAGE: the command line is wrong, or says too little; nothing was sent
 * @KOL_CLI_STATUS_SERVICE: the service answered, and not with what was asked for
 * @KOL_CLI_STATUS_NETWORK: the service was not reached, or its answer got lost
 * @KOL_CLI_STATUS_LOCAL: a file or the store on this machine
 * @KOL_CLI_STATUS_PARTIAL: pages are missing of those that were asked for
 * @KOL_CLI_STATUS_STOPPED: the user stopped it, as a shell reports SIGINT
 *
 * What the program exits with.
 */
typedef enum
{
  KOL_CLI_STATUS_DONE = 0,
  KOL_CLI_STATUS_USAGE = 2,
  KOL_CLI_STATUS_SERVICE = 3,
  KOL_CLI_STATUS_NETWORK = 4,
  KOL_CLI_STATUS_LOCAL = 5,
  KOL_CLI_STATUS_PARTIAL = 6,
  KOL_CLI_STATUS_STOPPED = 130,
} KolCliStatus;

/**
 * KolCliError:
 * @KOL_CLI_ERROR_USAGE: the command line is wrong
 * @KOL_CLI_ERROR_LOCAL: a file cannot be read or written
 * @KOL_CLI_ERROR_NETWORK: a port of this machine cannot be served on
 * @KOL_CLI_ERROR_PARTIAL: not every page that was wanted is there
 * @KOL_CLI_ERROR_DONE: no failure: the help was shown, or nobody reads the output any more
 *
 * What goes wrong in this room itself. Messages are translated and made for the user.
 */
typedef enum
{
  KOL_CLI_ERROR_USAGE,
  KOL_CLI_ERROR_LOCAL,
  KOL_CLI_ERROR_NETWORK,
  KOL_CLI_ERROR_PARTIAL,
  KOL_CLI_ERROR_DONE,
} KolCliError;

#define KOL_CLI_ERROR (kol_cli_error_quark ())

GQuark kol_cli_error_quark (void);

/**
 * KolCliCommand:
 * @name: the subcommand
 * @summary: untranslated: one sentence for the list of subcommands
 * @run: runs it
 *
 * A subcommand; one file each. @run gets its arguments, itself the first, and a cancellable that
 * SIGINT and SIGTERM cancel. Whatever goes wrong it returns as an error: kol_cli_run() shows it.
 */
typedef struct
{
  const char *name;
  const char *summary;
  gboolean (*run) (char **arguments, GCancellable *cancellable, GError **error);
} KolCliCommand;

extern const KolCliCommand kol_cli_search;
extern const KolCliCommand kol_cli_shortlist;
extern const KolCliCommand kol_cli_export;
extern const KolCliCommand kol_cli_usage;
extern const KolCliCommand kol_cli_answers;
extern const KolCliCommand kol_cli_fields;
extern const KolCliCommand kol_cli_columns;
extern const KolCliCommand kol_cli_sample_service;

int kol_cli_run (int argc, char **argv);
KolCliStatus kol_cli_status_of (const GError *error);

G_END_DECLS
