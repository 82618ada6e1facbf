// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-csv.h"
#include "kol-handover-private.h"
#include "kol-table.h"

#define CHUNK_SIZE (32 * 1024)

static gboolean
flush (GString *out, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  if (!g_output_stream_write_all (stream, out->str, out->len, NULL, cancellable, error))
    return FALSE;

  g_string_truncate (out, 0);

  return TRUE;
}

static void
append_moment (GString *out, gint64 moment)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (moment);
  g_autofree char *text = date != NULL ? g_date_time_format (date, "%Y-%m-%d %H:%M:%S") : NULL;

  kol_csv_append_text (out, text);
}

static void
append_cell (GString *out, const KolCell *cell)
{
  switch (cell->kind)
    {
    case KOL_CELL_NUMBER:
      kol_csv_append_number (out, cell->number);
      break;
    case KOL_CELL_DATE:
      append_moment (out, cell->number);
      break;
    case KOL_CELL_TEXT:
    case KOL_CELL_LINK:
      kol_csv_append_text (out, cell->text);
      break;
    case KOL_CELL_EMPTY:
    default:
      break;
    }
}

static void
append_header (GString *out, KolTable *table)
{
  for (guint i = 0; i < kol_table_get_n_columns (table); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      kol_csv_append_text (out, kol_table_get_label (table, i));
    }
  g_string_append (out, KOL_CSV_LINE_END);
}

static void
append_row (GString *out, KolTable *table, guint row)
{
  for (guint i = 0; i < kol_table_get_n_columns (table); i++)
    {
      g_auto (KolCell) cell = KOL_CELL_INIT;

      if (i > 0)
        g_string_append_c (out, ',');
      kol_table_read (table, row, i, &cell);
      append_cell (out, &cell);
    }
  g_string_append (out, KOL_CSV_LINE_END);
}

/*< private >
 * kol_handover_write_csv:
 *
 * The table format: UTF-8 with a byte order mark, RFC 4180, one line for each entry: raw numbers,
 * moments as spreadsheets read them, nothing for what is unknown.
 */
gboolean
kol_handover_write_csv (KolHandover *self,
                        guint part,
                        GOutputStream *stream,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (KolTable) table = kol_table_new (self);
  g_autoptr (GString) out = g_string_new (KOL_CSV_BOM);

  append_header (out, table);
  for (guint i = 0; i < kol_table_get_n_rows (table); i++)
    {
      append_row (out, table, i);
      if (out->len >= CHUNK_SIZE && !flush (out, stream, cancellable, error))
        return FALSE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      kol_handover_report (self, i + 1);
    }

  return flush (out, stream, cancellable, error);
}
