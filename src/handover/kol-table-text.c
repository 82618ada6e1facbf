// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-i18n.h"
#include "kol-proof.h"
#include "kol-table-text.h"

#define CHUNK_SIZE (32 * 1024)

/*< private >
 * kol_table_text_begin:
 * @self: lines of text
 * @syntax: how they are written
 * @stream: where to
 * @cancellable: (nullable): ends the writing
 */
void
kol_table_text_begin (KolTableText *self,
                      const KolTableSyntax *syntax,
                      GOutputStream *stream,
                      GCancellable *cancellable)
{
  *self = (KolTableText){ syntax, stream, cancellable, g_string_new (NULL) };
}

/*< private >
 * kol_table_text_clear:
 * @self: lines of text
 *
 * Drops what was not flushed.
 */
void
kol_table_text_clear (KolTableText *self)
{
  if (self->out != NULL)
    g_string_free (g_steal_pointer (&self->out), TRUE);
}

/*< private >
 * kol_table_text_flush:
 * @self: lines of text
 * @error: return location for an error
 *
 * Returns: whether everything so far is written
 */
gboolean
kol_table_text_flush (KolTableText *self, GError **error)
{
  if (!g_output_stream_write_all (self->stream, self->out->str, self->out->len, NULL,
                                  self->cancellable, error))
    return FALSE;

  g_string_truncate (self->out, 0);

  return TRUE;
}

/*< private >
 * kol_table_text_append_line:
 * @self: lines of text
 * @cells: (array zero-terminated=1): texts
 *
 * Writes a line of text cells; a line of none is empty.
 */
void
kol_table_text_append_line (KolTableText *self, const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (self->out, self->syntax->separator);
      self->syntax->append_text (self->out, cells[i]);
    }
  g_string_append (self->out, self->syntax->line_end);
}

/* As spreadsheets take it for a moment */
static void
append_moment (GString *out, gint64 moment)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (moment);
  g_autofree char *text = date != NULL ? g_date_time_format (date, "%Y-%m-%d %H:%M:%S") : NULL;

  g_string_append (out, text != NULL ? text : "");
}

/* A number needs no guard: "-5" is no formula. */
static void
append_cell (KolTableText *self, const KolCell *cell)
{
  g_autofree char *number = NULL;

  switch (cell->kind)
    {
    case KOL_CELL_NUMBER:
      number = kol_format_number (cell->number);
      g_string_append (self->out, number);
      break;
    case KOL_CELL_DATE:
      append_moment (self->out, cell->number);
      break;
    case KOL_CELL_TEXT:
    case KOL_CELL_LINK:
      self->syntax->append_text (self->out, cell->text);
      break;
    case KOL_CELL_EMPTY:
    default:
      break;
    }
}

static void
append_header (KolTableText *self, KolTable *table)
{
  for (guint i = 0; i < kol_table_get_n_columns (table); i++)
    {
      if (i > 0)
        g_string_append_c (self->out, self->syntax->separator);
      self->syntax->append_text (self->out, kol_table_get_label (table, i));
    }
  g_string_append (self->out, self->syntax->line_end);
}

static void
append_row (KolTableText *self, KolTable *table, guint row)
{
  for (guint i = 0; i < kol_table_get_n_columns (table); i++)
    {
      g_auto (KolCell) cell = KOL_CELL_INIT;

      if (i > 0)
        g_string_append_c (self->out, self->syntax->separator);
      kol_table_read (table, row, i, &cell);
      append_cell (self, &cell);
    }
  g_string_append (self->out, self->syntax->line_end);
}

/*< private >
 * kol_table_text_write_table:
 * @self: lines of text
 * @handover: a hand-over that is being written
 * @error: return location for an error
 *
 * Writes a header and a line for each entry: raw numbers with a point whatever the language,
 * moments as spreadsheets read them, nothing for what is unknown.
 *
 * Returns: whether nothing went wrong
 */
gboolean
kol_table_text_write_table (KolTableText *self, KolHandover *handover, GError **error)
{
  g_autoptr (KolTable) table = kol_table_new (handover);

  append_header (self, table);
  for (guint i = 0; i < kol_table_get_n_rows (table); i++)
    {
      append_row (self, table, i);
      if (self->out->len >= CHUNK_SIZE && !kol_table_text_flush (self, error))
        return FALSE;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      kol_handover_report (handover, i + 1);
    }

  return TRUE;
}

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

/*< private >
 * kol_table_text_append_definitions:
 * @self: lines of text
 * @handover: a hand-over that is being written
 *
 * Below the table, an empty line between, what its figures mean and whose they are.
 */
void
kol_table_text_append_definitions (KolTableText *self, KolHandover *handover)
{
  g_autoptr (KolTable) table = kol_table_new (handover);
  g_autoptr (GPtrArray) columns = kol_table_dup_columns (table);
  g_autoptr (GPtrArray) figures = kol_proof_list_figures (handover, columns);

  append_heading (self, _ ("What the figures mean"));
  append_terms (self, figures);
}

/*< private >
 * kol_table_text_append_conditions:
 * @self: lines of text
 * @handover: a hand-over that is being written
 * @words: whether title, client and the like are told, too
 *
 * The same of where the figures come from.
 */
void
kol_table_text_append_conditions (KolTableText *self, KolHandover *handover, gboolean words)
{
  g_autoptr (GPtrArray) said = kol_proof_list_words (handover);
  g_autoptr (GPtrArray) conditions = kol_proof_list_conditions (handover);

  append_heading (self, _ ("Where the figures come from"));
  if (words)
    append_terms (self, said);
  append_terms (self, conditions);
}
