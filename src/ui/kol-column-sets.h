// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "kol-column-set.h"

G_BEGIN_DECLS

#define KOL_TYPE_COLUMN_SETS (kol_column_sets_get_type ())

/* The column sets to choose among, a GListModel of KolColumnSet: ours, what the table shows, and
 * the user's own, which settings keep. */
G_DECLARE_FINAL_TYPE (KolColumnSets, kol_column_sets, KOL, COLUMN_SETS, GObject)

KolColumnSets *kol_column_sets_new (GSettings *settings, GPtrArray *columns);
KolColumnSet *kol_column_sets_get_table (KolColumnSets *self);
gboolean kol_column_sets_find (KolColumnSets *self, const char *text, guint *position);
KolColumnSet *kol_column_sets_dup_followed (KolColumnSets *self, const char *text);

const char *kol_column_sets_get_label (KolColumnSets *self, KolColumnSet *set);
gboolean kol_column_sets_is_own (KolColumnSets *self, KolColumnSet *set);
gboolean kol_column_sets_can_call (KolColumnSets *self, KolColumnSet *set, const char *name);
char *kol_column_sets_suggest_name (KolColumnSets *self);

/* The user's own. Kept at once. */
void kol_column_sets_put (KolColumnSets *self, KolColumnSet *old, KolColumnSet *set);
void kol_column_sets_insert (KolColumnSets *self, guint position, KolColumnSet *set);
guint kol_column_sets_remove (KolColumnSets *self, KolColumnSet *set);

G_END_DECLS
