// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-cli-output.h"
#include "kol-store.h"

G_BEGIN_DECLS

/**
 * KolCliContext:
 * @options: how and where to write
 * @store: (nullable): the store, open while an action runs
 * @cancellable: (nullable): SIGINT and SIGTERM cancel it
 *
 * What an action works with.
 */
typedef struct
{
  KolCliOutputOptions options;
  KolStore *store;
  GCancellable *cancellable;
} KolCliContext;

/**
 * KolCliAction:
 * @name: the action
 * @arguments: untranslated: its arguments, as the help shows them
 * @summary: untranslated: one sentence for the help
 * @n_min: how many arguments it takes at least
 * @n_max: how many it takes at the most
 * @run: runs it with its arguments
 *
 * One thing to do of a command that has several. A table of them ends with an empty name.
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  guint n_min;
  guint n_max;
  gboolean (*run) (KolCliContext *context, char **arguments, GError **error);
} KolCliAction;

gboolean kol_cli_run_action (const KolCliAction *actions,
                             const char *summary,
                             const char *question,
                             char **arguments,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
