// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <libsoup/soup.h>

#include "kol-sample-ledger.h"

G_BEGIN_DECLS

typedef struct _KolSampleHandler KolSampleHandler;

KolSampleHandler *kol_sample_handler_new (KolSampleLedger *ledger, guint16 port, GError **error);
char *kol_sample_handler_make_base_url (KolSampleHandler *self);
void kol_sample_handler_open (KolSampleHandler *self, guint64 seed, guint n_creators);
void kol_sample_handler_free (KolSampleHandler *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolSampleHandler, kol_sample_handler_free)

G_END_DECLS
