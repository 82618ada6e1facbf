// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-table.h"

G_BEGIN_DECLS

/**
 * KolTableSyntax:
 * @separator: between two cells
 * @line_end: behind each line
 * @append_text: writes a text cell, so that it is read as that very text and as nothing else
 *
 * How a table is written as text.
 */
typedef struct
{
  char separator;
  const char *line_end;
  void (*append_text) (GString *out, const char *text);
} KolTableSyntax;

/* Lines of text on their way into a stream. For the stack. */
typedef struct
{
  const KolTableSyntax *syntax;
  GOutputStream *stream;     /* borrowed */
  GCancellable *cancellable; /* borrowed, nullable */
  GString *out;              /* owned: what is not written yet */
} KolTableText;

void kol_table_text_begin (KolTableText *self,
                           const KolTableSyntax *syntax,
                           GOutputStream *stream,
                           GCancellable *cancellable);
void kol_table_text_clear (KolTableText *self);
gboolean kol_table_text_write_table (KolTableText *self, KolHandover *handover, GError **error);
void kol_table_text_append_definitions (KolTableText *self, KolHandover *handover);
void kol_table_text_append_conditions (KolTableText *self, KolHandover *handover, gboolean words);
gboolean kol_table_text_flush (KolTableText *self, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KolTableText, kol_table_text_clear)

G_END_DECLS
