// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-csv.h"
#include "kol-handover-private.h"
#include "kol-table-text.h"

static const KolTableSyntax csv = { ',', KOL_CSV_LINE_END, kol_csv_append_text };

/*< private >
 * kol_handover_write_csv:
 *
 * The table format: UTF-8 with a byte order mark, RFC 4180, one line for each entry; then what the
 * figures mean and where they come from, as far as that is wanted. A spreadsheet takes the table
 * for one up to the empty line, when it sorts and filters; a program reads it alone when
 * definitions and conditions are left out.
 */
gboolean
kol_handover_write_csv (KolHandover *self,
                        guint part,
                        GOutputStream *stream,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (KolTableText) text = { 0 };

  kol_table_text_begin (&text, &csv, stream, cancellable);
  g_string_append (text.out, KOL_CSV_BOM);
  if (!kol_table_text_write_table (&text, self, error))
    return FALSE;
  if (kol_handover_includes (self, KOL_OPTION_DEFINITIONS))
    kol_table_text_append_definitions (&text, self);
  if (kol_handover_includes (self, KOL_OPTION_CONDITIONS))
    kol_table_text_append_conditions (&text, self, TRUE);

  return kol_table_text_flush (&text, error);
}
