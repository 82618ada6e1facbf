// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The only file with version tests: six things that differ between the floor and the newest
 * platform. */

/**
 * KolAlertFunc:
 * @confirmed: whether the user agreed
 * @user_data: what was given to kol_compat_alert()
 *
 * Called once, when the question was answered or dismissed.
 */
typedef void (*KolAlertFunc) (gboolean confirmed, gpointer user_data);

void kol_compat_alert (GtkWidget *parent,
                       const char *heading,
                       const char *body,
                       const char *confirm,
                       gboolean destructive,
                       KolAlertFunc callback,
                       gpointer user_data);

void kol_compat_save_file_async (GtkWindow *parent,
                                 const char *title,
                                 const char *file_name,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GFile *kol_compat_save_file_finish (GtkWindow *parent, GAsyncResult *result, GError **error);

void kol_compat_show_about (GtkWindow *parent);

gboolean kol_compat_announce (GtkWidget *widget, const char *text);

void kol_compat_scroll_to_row (GtkColumnView *view, guint position);

void kol_compat_make_sortable (GtkColumnViewColumn *column);
GtkColumnViewColumn *kol_compat_get_sort_column (GtkColumnView *view, GtkSortType *order);

G_END_DECLS
