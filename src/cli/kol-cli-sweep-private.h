// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-cli-range.h"
#include "kol-cli-sink.h"
#include "kol-cli-sweep.h"
#include "kol-sweep.h"

G_BEGIN_DECLS

struct _KolCliSweep
{
  KolQuery *query;                   /* owned */
  const KolCliSweepOptions *options; /* borrowed */
  KolCliSink *sink;                  /* owned */
  KolStore *store;                   /* owned, nullable until it is open */

  KolResultList *results; /* owned, nullable until a copy is found or the sweep has begun */
  KolCliRange range;      /* of the plan of the results */
  guint next;             /* the page to write out next */

  KolSweep *sweep; /* owned, nullable: nothing was asked for */
  GError *failure; /* owned, nullable: of the last page that failed */
  GError *problem; /* owned, nullable: of writing out while pages came */
  char **reasons;  /* owned, by page: why it did not come; NULL: it came, or was not asked for */

  guint output_source;    /* waits until more can be written; 0: not attached */
  guint hurry_sources[2]; /* hear the user once more, who stopped the sweep; 0: not attached */
};

/* Telling the user, in kol-cli-sweep-tell.c. */

void kol_cli_sweep_tell_copy (KolCliSweep *self);
void kol_cli_sweep_tell_plan (KolCliSweep *self, guint n_asked);
void kol_cli_sweep_tell_end (KolCliSweep *self);
GError *kol_cli_sweep_make_error (KolCliSweep *self);

/* Following a sweep that runs, in kol-cli-sweep-follow.c. */

void kol_cli_sweep_follow (KolCliSweep *self, GCancellable *cancellable);
void kol_cli_sweep_write_ready (KolCliSweep *self);

G_END_DECLS
