// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-cli-output.h"
#include "kol-result-list.h"
#include "kol-store.h"

G_BEGIN_DECLS

/* Where the creators of a search go, in the order of the pages: written out, and put on a
 * shortlist. */
typedef struct _KolCliSink KolCliSink;

KolCliSink *
kol_cli_sink_new (const KolCliOutputOptions *options, const char *shortlist, GError **error);
void kol_cli_sink_free (KolCliSink *self);
gboolean kol_cli_sink_open (KolCliSink *self, KolStore *store, GError **error);
void kol_cli_sink_begin (KolCliSink *self, KolResultList *results, guint page);
gboolean kol_cli_sink_write (KolCliSink *self, guint page, GError **error);
gboolean kol_cli_sink_catch_up (KolCliSink *self, GError **error);
gboolean kol_cli_sink_is_behind (KolCliSink *self);
gboolean kol_cli_sink_list (KolCliSink *self, GError **error);
gboolean kol_cli_sink_end (KolCliSink *self, const GError *problem, GError **error);
gboolean kol_cli_sink_keep_pictures (KolCliSink *self, GCancellable *cancellable, GError **error);
guint kol_cli_sink_get_n_creators (KolCliSink *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolCliSink, kol_cli_sink_free)

G_END_DECLS
