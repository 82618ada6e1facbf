// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-csv.h"
#include "kol-handover-private.h"
#include "kol-i18n.h"
#include "kol-proof.h"
#include "kol-table-text.h"

static const KolTableSyntax csv = { ',', KOL_CSV_LINE_END, kol_csv_append_text };

static void
append_heading (KolTableText *text, const char *heading)
{
  kol_table_text_append_line (text, (const char *const[]){ NULL });
  kol_table_text_append_line (text, (const char *const[]){ heading, NULL });
}

static void
append_terms (KolTableText *text, GPtrArray *terms)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const KolTerm *term = g_ptr_array_index (terms, i);
      g_autofree char *aside = kol_term_dup_aside (term);
      g_autofree char *name = NULL;

      if (aside != NULL)
        /* Translators: a figure’s name and whose it is: "Followers (The platform’s estimate)" */
        name = g_strdup_printf (C_ ("column with unit", "%s (%s)"), term->term, aside);
      kol_table_text_append_line (
          text, (const char *const[]){ name != NULL ? name : term->term, term->body, NULL });
    }
}

/* Below the table, an empty line between: what spreadsheets leave out of a table’s sorting. */
static void
append_proof (KolTableText *text, KolHandover *self)
{
  g_autoptr (KolTable) table = kol_table_new (self);
  g_autoptr (GPtrArray) columns = kol_table_dup_columns (table);
  g_autoptr (GPtrArray) figures = kol_proof_list_figures (self, columns);
  g_autoptr (GPtrArray) conditions = kol_proof_list_conditions (self);

  append_heading (text, _ ("What the figures mean"));
  append_terms (text, figures);
  append_heading (text, _ ("Where the figures come from"));
  append_terms (text, conditions);
}

/*< private >
 * kol_handover_write_csv:
 *
 * The table format: UTF-8 with a byte order mark, RFC 4180, one line for each entry; then what the
 * figures mean and where they come from, when that is wanted.
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
  if (kol_handover_includes (self, KOL_OPTION_APPENDIX))
    append_proof (&text, self);

  return kol_table_text_flush (&text, error);
}
