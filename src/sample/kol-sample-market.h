// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-sample-query.h"

G_BEGIN_DECLS

typedef struct _KolSampleMarket KolSampleMarket;

KolSampleMarket *kol_sample_market_new (guint64 seed, guint n_creators);
void kol_sample_market_free (KolSampleMarket *self);
guint kol_sample_market_get_n_creators (const KolSampleMarket *self);
const KolSampleCreator *kol_sample_market_at (const KolSampleMarket *self, guint index);
GPtrArray *
kol_sample_market_find (const KolSampleMarket *self, const KolSampleQuery *query, guint *total);
const KolSampleCreator *kol_sample_market_lookup_creator (const KolSampleMarket *self,
                                                          const char *user_id);
const KolSampleNote *kol_sample_market_lookup_note (const KolSampleMarket *self,
                                                    const char *note_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolSampleMarket, kol_sample_market_free)

G_END_DECLS
