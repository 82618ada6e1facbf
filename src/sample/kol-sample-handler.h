// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <libsoup/soup.h>

#include "kol-sample-fault.h"

G_BEGIN_DECLS

/**
 * KolSampleLedger:
 *
 * What the service's thread and its owner share, under @lock.
 */
typedef struct
{
  GMutex lock;
  GArray *faults; /* (owned): of KolSampleFault */
  guint n_calls;
  guint n_charged;
} KolSampleLedger;

typedef struct _KolSampleHandler KolSampleHandler;

KolSampleHandler *kol_sample_handler_new (KolSampleLedger *ledger, guint16 port, GError **error);
char *kol_sample_handler_make_base_url (KolSampleHandler *self);
void kol_sample_handler_open (KolSampleHandler *self, guint64 seed, guint n_creators);
void kol_sample_handler_free (KolSampleHandler *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolSampleHandler, kol_sample_handler_free)

G_END_DECLS
