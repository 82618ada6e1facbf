// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-csv.h"
#include "kol-handover-private.h"

#define CHUNK_SIZE (32 * 1024)

static gboolean
flush (GString *out, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  if (!g_output_stream_write_all (stream, out->str, out->len, NULL, cancellable, error))
    return FALSE;

  g_string_truncate (out, 0);

  return TRUE;
}

/*< private >
 * kol_handover_write_csv:
 *
 * The table format: UTF-8 with a byte order mark, RFC 4180, one line for each entry.
 */
gboolean
kol_handover_write_csv (KolHandover *self,
                        GOutputStream *stream,
                        GCancellable *cancellable,
                        GError **error)
{
  const KolField *const *columns = kol_handover_get_columns (self);
  gboolean with_profile = kol_handover_has_default_columns (self);
  guint n = kol_handover_get_n_entries (self);
  g_autoptr (GString) out = g_string_new (KOL_CSV_BOM);

  kol_csv_append_header (out, columns, with_profile);
  for (guint i = 0; i < n; i++)
    {
      KolEntry *entry = kol_handover_get_entry (self, i);

      kol_csv_append_creator (out, kol_entry_get_creator (entry), columns, with_profile);
      if (out->len >= CHUNK_SIZE && !flush (out, stream, cancellable, error))
        return FALSE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      kol_handover_report (self, i + 1);
    }

  return flush (out, stream, cancellable, error);
}
