// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KolTextFunc:
 * @parent: the widget the dialog was presented for
 * @text: what was entered: not empty, without blanks at its ends
 * @user_data: what was given
 */
typedef void (*KolTextFunc) (GtkWidget *parent, const char *text, gpointer user_data);

void kol_text_dialog_present (GtkWidget *parent,
                              const char *title,
                              const char *label,
                              const char *text,
                              const char *confirm,
                              KolTextFunc callback,
                              gpointer user_data);

G_END_DECLS
