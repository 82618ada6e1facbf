// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Does the work once. Answers how long it took in microseconds, or a negative number: then the
 * caller's clock counts. */
typedef double (*KolBenchFunc) (gpointer user_data);

void kol_bench_compare (const char *name,
                        guint n,
                        KolBenchFunc ours,
                        KolBenchFunc baseline,
                        gpointer user_data);
void kol_bench_compare_memory (const char *name,
                               guint n,
                               KolBenchFunc ours,
                               KolBenchFunc baseline,
                               gpointer user_data);

G_END_DECLS
