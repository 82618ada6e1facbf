// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-handover-private.h"
#include "kol-table-text.h"
#include "kol-text.h"

/* A spreadsheet takes a cell that begins with one of these for a formula. */
#define FORMULA_STARTS "=+-@"

/* A cell of what is pasted is one line, and cannot hold a tab. One that begins with a quote would
 * be taken for quoted. */
static void
append_text (GString *out, const char *text)
{
  g_autofree char *line = kol_text_clean (text);

  if (line == NULL || *line == '\0')
    return;

  if (strchr (FORMULA_STARTS, *line) != NULL || *line == '"')
    g_string_append_c (out, '\'');
  g_string_append (out, line);
}

static const KolTableSyntax tsv = { '\t', "\n", append_text };

/*< private >
 * kol_handover_write_tsv:
 *
 * What is pasted into a spreadsheet: UTF-8, tabs between cells, one line for each entry. Just the
 * table, for it goes into somebody’s sheet, unless what it means is wanted below it.
 */
gboolean
kol_handover_write_tsv (KolHandover *self,
                        guint part,
                        GOutputStream *stream,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (KolTableText) text = { 0 };

  kol_table_text_begin (&text, &tsv, stream, cancellable);
  if (!kol_table_text_write_table (&text, self, error))
    return FALSE;
  if (kol_handover_includes (self, KOL_OPTION_APPENDIX))
    {
      kol_table_text_append_definitions (&text, self);
      kol_table_text_append_conditions (&text, self, FALSE);
    }

  return kol_table_text_flush (&text, error);
}
