// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-bench-sample.h"
#include "kol-handover.h"

G_BEGIN_DECLS

/**
 * KolBenchShortlist:
 * @creators: (element-type KolCreator): of the sample service
 * @pictures: their faces and covers, by address
 * @picture_bytes: what these come to
 * @dir: a folder to write into
 *
 * What the benches of hand-overs write, and where.
 */
typedef struct
{
  GPtrArray *creators;
  GHashTable *pictures;
  gsize picture_bytes;
  char *dir;
} KolBenchShortlist;

KolBenchShortlist *kol_bench_shortlist_new (guint n_creators);
void kol_bench_shortlist_free (KolBenchShortlist *self);
KolHandover *kol_bench_shortlist_make_handover (KolBenchShortlist *self, guint n);
char *kol_bench_shortlist_dup_path (KolBenchShortlist *self, const char *extension);
double kol_bench_shortlist_measure_peak (KolBenchShortlist *self,
                                         const char *format,
                                         guint n,
                                         KolHandoverOptions *options);

void kol_bench_write (KolHandover *handover, const char *path);
gsize kol_bench_get_file_size (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolBenchShortlist, kol_bench_shortlist_free)

G_END_DECLS
