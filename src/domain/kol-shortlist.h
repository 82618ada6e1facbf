// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "kol-entry.h"

G_BEGIN_DECLS

#define KOL_TYPE_SHORTLIST (kol_shortlist_get_type ())

G_DECLARE_FINAL_TYPE (KolShortlist, kol_shortlist, KOL, SHORTLIST, GObject)

KolShortlist *kol_shortlist_new (gint64 id, const char *name);
gint64 kol_shortlist_get_id (KolShortlist *self);
const char *kol_shortlist_get_name (KolShortlist *self);
void kol_shortlist_set_name (KolShortlist *self, const char *name);
KolEntry *kol_shortlist_lookup (KolShortlist *self, const char *creator_id);
void
kol_shortlist_splice (KolShortlist *self, guint position, guint n_removals, GPtrArray *additions);
void kol_shortlist_remove (KolShortlist *self, KolEntry *entry);
void kol_shortlist_move (KolShortlist *self, guint from, guint to);
double kol_shortlist_sum (KolShortlist *self, const KolField *field, guint *n_known);

G_END_DECLS
