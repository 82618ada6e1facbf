// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sqlite3.h>

#include "kol-store-error.h"

G_BEGIN_DECLS

typedef struct _KolDatabase KolDatabase;

/* A prepared statement. The database prepares it once and keeps it; g_autoptr gives it back, reset
 * and with nothing bound. */
typedef struct _KolStatement KolStatement;

KolStatement *kol_statement_new (KolDatabase *database, sqlite3_stmt *handle);
void kol_statement_destroy (KolStatement *self);
void kol_statement_take (KolStatement *self);
void kol_statement_release (KolStatement *self);

void kol_statement_bind_int (KolStatement *self, int parameter, gint64 value);
void kol_statement_bind_null (KolStatement *self, int parameter);
void kol_statement_bind_text (KolStatement *self, int parameter, const char *value);
void kol_statement_bind_text_bytes (KolStatement *self, int parameter, GBytes *value);
void kol_statement_bind_blob (KolStatement *self, int parameter, GBytes *value);

gboolean kol_statement_step (KolStatement *self, GError **error);
gboolean kol_statement_fetch (KolStatement *self, gboolean *found, GError **error);
gboolean kol_statement_run (KolStatement *self, guint *n_changed, GError **error);

gboolean kol_statement_is_null (KolStatement *self, int column);
gint64 kol_statement_get_int (KolStatement *self, int column);
const char *kol_statement_get_text (KolStatement *self, int column);
GBytes *kol_statement_dup_bytes (KolStatement *self, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolStatement, kol_statement_release)

G_END_DECLS
