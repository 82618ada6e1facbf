// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-i18n.h"
#include "kol-proof.h"
#include "kol-table-text.h"
#include "kol-text.h"

#define CHUNK_SIZE (32 * 1024)
/* Columns of what stands below the table */
#define PROOF_WIDTH 64

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

/* The first column of words: LibreOffice makes each column as wide as its longest text. */
static guint
find_place (KolTable *table)
{
  for (guint i = 0; i < kol_table_get_n_columns (table); i++)
    {
      if (kol_table_get_column (table, i)->kind == KOL_COLUMN_KIND_TEXT)
        return i;
    }

  return 0;
}

static void
append_line_at (KolTableText *self, guint place, const char *text)
{
  for (guint i = 0; i < place; i++)
    g_string_append_c (self->out, self->syntax->separator);
  self->syntax->append_text (self->out, text);
  g_string_append (self->out, self->syntax->line_end);
}

static void
append_wrapped (KolTableText *self, guint place, const char *text)
{
  g_auto (GStrv) lines = kol_text_wrap (text, PROOF_WIDTH);

  for (guint i = 0; lines[i] != NULL; i++)
    append_line_at (self, place, lines[i]);
}

/* Lines of one cell each: a cell with nothing to its right is read as far as it goes. */
static void
append_terms (KolTableText *self, KolTable *table, const char *heading, GPtrArray *terms)
{
  guint place = find_place (table);

  append_line_at (self, 0, NULL);
  append_line_at (self, place, heading);
  for (guint i = 0; i < terms->len; i++)
    {
      const KolTerm *term = g_ptr_array_index (terms, i);
      g_autofree char *aside = kol_term_dup_aside (term);
      g_autofree char *name = NULL;
      g_autofree char *line = NULL;

      if (aside != NULL)
        /* Translators: a figure’s name and whose it is: "Followers (The platform’s estimate)" */
        name = g_strdup_printf (C_ ("column with unit", "%s (%s)"), term->term, aside);
      /* Translators: a term and what it means: "Median reads (Our figure): Median of …" */
      line = g_strdup_printf (C_ ("term", "%s: %s"), name != NULL ? name : term->term, term->body);
      append_wrapped (self, place, line);
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

  append_terms (self, table, _ ("What the figures mean"), figures);
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
  g_autoptr (KolTable) table = kol_table_new (handover);
  g_autoptr (GPtrArray) terms = kol_proof_list_conditions (handover);

  if (words)
    {
      g_autoptr (GPtrArray) said = kol_proof_list_words (handover);

      g_ptr_array_extend_and_steal (said, g_steal_pointer (&terms));
      terms = g_steal_pointer (&said);
    }
  append_terms (self, table, _ ("Where the figures come from"), terms);
}
