// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-creator.h"

G_BEGIN_DECLS

#define KOL_TYPE_ENTRY (kol_entry_get_type ())

G_DECLARE_FINAL_TYPE (KolEntry, kol_entry, KOL, ENTRY, GObject)

KolEntry *kol_entry_new (gint64 id, KolCreator *creator, gint64 added_at, const char *query);
gint64 kol_entry_get_id (KolEntry *self);
KolCreator *kol_entry_get_creator (KolEntry *self);
gint64 kol_entry_get_added_at (KolEntry *self);
const char *kol_entry_get_query (KolEntry *self);

G_END_DECLS
