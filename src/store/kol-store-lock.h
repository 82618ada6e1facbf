// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Says to other processes that a data file is in use. */
typedef struct _KolStoreLock KolStoreLock;

KolStoreLock *kol_store_lock_take (const char *path, GError **error);
gboolean kol_store_lock_is_alone (KolStoreLock *self);
gint64 kol_store_lock_get_owner (KolStoreLock *self);
gboolean kol_store_lock_is_other (KolStoreLock *self, gint64 owner);
gboolean kol_store_lock_share (KolStoreLock *self, GError **error);
void kol_store_lock_release (KolStoreLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolStoreLock, kol_store_lock_release)

G_END_DECLS
