// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef gboolean (*KolBenchReadyFunc) (GtkWidget *widget, gpointer user_data);

void kol_bench_wait_for_frame (GtkWidget *widget, KolBenchReadyFunc ready, gpointer user_data);
double kol_bench_scroll (GtkWidget *widget, GtkAdjustment *adjustment, double step, guint n_frames);

G_END_DECLS
