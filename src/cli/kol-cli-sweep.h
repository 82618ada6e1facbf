// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-cli-output.h"
#include "kol-cli-service.h"

G_BEGIN_DECLS

/**
 * KolCliSweepOptions:
 * @output: how and where to write
 * @shortlist: (nullable): name of the shortlist that whoever is found is added to
 * @first: the first page that is wanted, from 1
 * @n_pages: how many pages at most, 1 or more
 * @max_age: days after which a copy counts as old
 * @fresh: whether every page is asked for anew, whatever is held
 * @offline: whether nothing is asked for, whatever is missing
 * @retry_unsure: whether pages that may be charged already are asked for again
 * @parallel: how many calls may be under way, 1 to %KOL_SWEEP_MAX_PARALLEL
 * @max_calls: how many calls may be sent; 0: no limit
 * @daily_limit: how many calls that are or may be charged today may have; 0: no limit
 *
 * What a sweep is to do.
 */
typedef struct
{
  KolCliOutputOptions output;
  char *shortlist;
  guint first;
  guint n_pages;
  int max_age;
  gboolean fresh;
  gboolean offline;
  gboolean retry_unsure;
  int parallel;
  int max_calls;
  int daily_limit;
} KolCliSweepOptions;

/* The pages of one search: what is held is used, only the rest is asked for, and each page is kept
 * before it is written out. */
typedef struct _KolCliSweep KolCliSweep;

KolCliSweep *kol_cli_sweep_new (KolQuery *query, const KolCliSweepOptions *options, GError **error);
void kol_cli_sweep_free (KolCliSweep *self);
gboolean kol_cli_sweep_open (KolCliSweep *self, GError **error);
gboolean kol_cli_sweep_run (KolCliSweep *self,
                            KolCliService *service,
                            GCancellable *cancellable,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolCliSweep, kol_cli_sweep_free)

G_END_DECLS
