// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-creator.h"

G_BEGIN_DECLS

#define KOL_TYPE_HISTORY (kol_history_get_type ())

/* How one creator's figures changed: what they were, from when to when, the newest first. */
G_DECLARE_FINAL_TYPE (KolHistory, kol_history, KOL, HISTORY, GObject)

KolHistory *kol_history_new (void);
void kol_history_add (KolHistory *self, KolCreator *creator, gint64 first_at, gint64 last_at);

guint kol_history_get_n (KolHistory *self);
KolCreator *kol_history_get_creator (KolHistory *self, guint index);
gint64 kol_history_get_first_at (KolHistory *self, guint index);
gint64 kol_history_get_last_at (KolHistory *self, guint index);

gint64 kol_history_get_since (KolHistory *self, const KolField *field);
gboolean
kol_history_get_previous (KolHistory *self, const KolField *field, double *value, gint64 *until);

G_END_DECLS
