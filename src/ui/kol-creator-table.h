// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-session.h"

G_BEGIN_DECLS

/* How the columns' state is kept: columns in order (id, width in pixels, visible), the id of the
 * column that is sorted by ("": none), whether it goes down. */
#define KOL_CREATOR_TABLE_STATE_TYPE "(a(sib)sb)"

#define KOL_TYPE_CREATOR_TABLE (kol_creator_table_get_type ())

/* The table of creators.
 *
 * Properties: "model" (GListModel of KolCreator or of KolEntry, nullable), "selected" (KolCreator,
 * nullable, read-only; follows the cursor), "session" (KolSession, nullable), "sortable" (boolean).
 *
 * Signals: "activated" (KolCreator): Enter or double click on a row.
 *          "columns-changed": order, width, visibility or sorting of the columns.
 *
 * Actions: "table.star" (S) stars the selected creators, "table.copy" (Ctrl+C) copies them as a
 * table, "table.hide-column" (s: id). A row that is dragged away gives its profile's link. */
G_DECLARE_FINAL_TYPE (KolCreatorTable, kol_creator_table, KOL, CREATOR_TABLE, AdwBin)

GtkWidget *kol_creator_table_new (void);

void kol_creator_table_set_session (KolCreatorTable *self, KolSession *session);
KolSession *kol_creator_table_get_session (KolCreatorTable *self);
void kol_creator_table_set_model (KolCreatorTable *self, GListModel *model);
GListModel *kol_creator_table_get_model (KolCreatorTable *self);
void kol_creator_table_set_filter (KolCreatorTable *self, GtkFilter *filter);
GListModel *kol_creator_table_get_sorted (KolCreatorTable *self);

KolCreator *kol_creator_table_get_selected (KolCreatorTable *self);
GPtrArray *kol_creator_table_get_selected_items (KolCreatorTable *self);
void kol_creator_table_select (KolCreatorTable *self, guint position);

void kol_creator_table_set_sortable (KolCreatorTable *self, gboolean sortable);
gboolean kol_creator_table_get_sortable (KolCreatorTable *self);
void kol_creator_table_sort_by (KolCreatorTable *self, const char *column_id, gboolean descending);
char *kol_creator_table_describe_sort (KolCreatorTable *self);
const char *kol_creator_table_get_sort (KolCreatorTable *self, gboolean *descending);

GPtrArray *kol_creator_table_get_visible_fields (KolCreatorTable *self);
GPtrArray *kol_creator_table_get_visible_columns (KolCreatorTable *self);
gboolean kol_creator_table_get_column_visible (KolCreatorTable *self, const char *column_id);
void kol_creator_table_set_column_visible (KolCreatorTable *self,
                                           const char *column_id,
                                           gboolean visible);
GVariant *kol_creator_table_get_columns_state (KolCreatorTable *self);
void kol_creator_table_set_columns_state (KolCreatorTable *self, GVariant *state);
void kol_creator_table_reset_columns (KolCreatorTable *self);
void kol_creator_table_show_remarks (KolCreatorTable *self);

GtkColumnView *kol_creator_table_get_view (KolCreatorTable *self);

G_END_DECLS
