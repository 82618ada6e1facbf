// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-sample-fault.h"
#include "kol-sample-service.h"

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
  KolSampleCounts counts;
} KolSampleLedger;

void kol_sample_ledger_init (KolSampleLedger *self);
void kol_sample_ledger_clear (KolSampleLedger *self);
void kol_sample_ledger_add_fault (KolSampleLedger *self, const KolSampleFault *fault);
guint kol_sample_ledger_count_call (KolSampleLedger *self,
                                    guint page,
                                    KolSampleFault *fault,
                                    gboolean *is_due);
void kol_sample_ledger_settle (KolSampleLedger *self, guint page, KolSampleCost cost);
void kol_sample_ledger_get_counts (KolSampleLedger *self, KolSampleCounts *counts);
char *kol_sample_ledger_to_json (KolSampleLedger *self);

G_END_DECLS
