// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KolShowFileFunc:
 * @window: the window it was shown from
 * @error: why not
 * @user_data: what was given
 *
 * Called when nothing on this desktop could show it.
 */
typedef void (*KolShowFileFunc) (GtkWindow *window, const GError *error, gpointer user_data);

void kol_show_file (GtkWindow *window, GFile *file, KolShowFileFunc failed, gpointer user_data);
void kol_show_file_in_folder (GtkWindow *window,
                              GFile *file,
                              KolShowFileFunc failed,
                              gpointer user_data);

G_END_DECLS
