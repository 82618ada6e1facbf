// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _KolWorker KolWorker;

KolWorker *kol_worker_new (const char *name);
void kol_worker_run (KolWorker *self, GTask *task, GTaskThreadFunc func);
void kol_worker_free (KolWorker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolWorker, kol_worker_free)

G_END_DECLS
