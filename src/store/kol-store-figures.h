// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-creator.h"
#include "kol-statement.h"

G_BEGIN_DECLS

void kol_store_figures_bind (KolStatement *statement, int parameter, KolCreator *creator);
KolCreator *kol_store_figures_read (KolStatement *statement, int column, const char *user_id);
KolCreator *kol_store_figures_decode (GBytes *raw,
                                      const char *user_id,
                                      gint64 fetched_at,
                                      KolCreatorDecodeFunc decode);
KolCreator *kol_store_figures_unknown (const char *user_id, gint64 fetched_at);

G_END_DECLS
