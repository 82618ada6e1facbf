// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-column.h"

G_BEGIN_DECLS

#define KOL_TYPE_COLUMN_SET (kol_column_set_get_type ())

/* Columns in an order, under a name: one of ours, or the user's. Never changes. */
G_DECLARE_FINAL_TYPE (KolColumnSet, kol_column_set, KOL, COLUMN_SET, GObject)

/* Ours */
guint kol_column_set_get_n_built_in (void);
KolColumnSet *kol_column_set_get_built_in (guint index);

/* "client-short", or "name, redId, fansNum"; with the user's own name before a colon:
 * "For banks: name, redId, fansNum" */
KolColumnSet *kol_column_set_parse (const char *text, GError **error);
KolColumnSet *kol_column_set_new (const char *name, const KolColumn *const *columns);
char *kol_column_set_to_text (KolColumnSet *self);

const char *kol_column_set_get_id (KolColumnSet *self);
const char *kol_column_set_get_label (KolColumnSet *self);
guint kol_column_set_get_n_columns (KolColumnSet *self);
const KolColumn *kol_column_set_get_column (KolColumnSet *self, guint index);
const char *kol_column_set_get_column_label (KolColumnSet *self, guint index);

G_END_DECLS
