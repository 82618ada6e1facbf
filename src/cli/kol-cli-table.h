// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text in columns that stand straight in a terminal, also when it is Chinese. */
typedef struct _KolCliTable KolCliTable;

KolCliTable *kol_cli_table_new (void);
void kol_cli_table_free (KolCliTable *self);
void kol_cli_table_add_column (KolCliTable *self, const char *header, gboolean right_aligned);
void kol_cli_table_add_cell (KolCliTable *self, const char *text);
char *kol_cli_table_to_string (KolCliTable *self, guint width);

guint kol_cli_measure (const char *text);
guint kol_cli_terminal_width (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolCliTable, kol_cli_table_free)

G_END_DECLS
