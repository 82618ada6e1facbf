// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kol_bench_watch_start (void);
void kol_bench_watch_follow (GtkWidget *window);
void kol_bench_watch_note (const char *what);
void kol_bench_watch_reset (void);
double kol_bench_watch_report (const char *name);
void kol_bench_watch_stop (void);

G_END_DECLS
