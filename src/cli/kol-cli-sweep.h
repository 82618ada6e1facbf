// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-cli-output.h"
#include "kol-client.h"

G_BEGIN_DECLS

/* One search, page after page: each page is stored before it is written out. */
typedef struct _KolCliSweep KolCliSweep;

KolCliSweep *kol_cli_sweep_new (KolQuery *query,
                                guint page,
                                guint n_pages,
                                const KolCliOutputOptions *options,
                                const char *shortlist,
                                GError **error);
void kol_cli_sweep_free (KolCliSweep *self);
gboolean kol_cli_sweep_open (KolCliSweep *self, GError **error);
gboolean
kol_cli_sweep_run (KolCliSweep *self, KolClient *client, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolCliSweep, kol_cli_sweep_free)

G_END_DECLS
