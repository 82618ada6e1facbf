// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-statement.h"

G_BEGIN_DECLS

/* One open SQLite file. Used by one thread at a time. */

/**
 * KolDatabaseFunc:
 * @self: a database, in a transaction
 * @data: what was given to kol_database_transact()
 * @error: return location for an error
 *
 * Returns: whether what was changed is to be kept
 */
typedef gboolean (*KolDatabaseFunc) (KolDatabase *self, gpointer data, GError **error);

KolDatabase *kol_database_open (const char *path, GError **error);
void kol_database_close (KolDatabase *self);
gboolean kol_database_begin_use (KolDatabase *self, GError **error);

const char *kol_database_get_path (KolDatabase *self);
gint64 kol_database_get_last_id (KolDatabase *self);
guint kol_database_get_n_changed (KolDatabase *self);

gboolean kol_database_exec (KolDatabase *self, const char *sql, GError **error);
KolStatement *kol_database_prepare (KolDatabase *self, const char *sql, GError **error);
gboolean kol_database_query_int (KolDatabase *self, const char *sql, gint64 *value, GError **error);
gboolean kol_database_check (KolDatabase *self, GError **error);
gboolean kol_database_measure (KolDatabase *self, guint64 *n_bytes, GError **error);
gboolean kol_database_shrink (KolDatabase *self, GError **error);
gboolean kol_database_transact (KolDatabase *self,
                                gboolean writes,
                                KolDatabaseFunc func,
                                gpointer data,
                                GError **error);
void kol_database_set_error (KolDatabase *self, int result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolDatabase, kol_database_close)

G_END_DECLS
