// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Work that takes long: what the desktop is told of it while it goes on, and when it is over. */

/**
 * KolWork:
 *
 * Work under way. While there is any, the session does not end or sleep unasked.
 */
typedef struct _KolWork KolWork;

KolWork *kol_work_begin (GtkWindow *window, const char *reason);
void kol_work_hold (KolWork *self);
void kol_work_end (KolWork *self);
void kol_work_end_with_notice (KolWork *self, const char *id, const char *title, const char *body);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolWork, kol_work_end)

void kol_notify (GtkWindow *window, const char *id, const char *title, const char *body);

G_END_DECLS
