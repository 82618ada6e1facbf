// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-i18n.h"
#include "kol-proof.h"
#include "kol-totals.h"
#include "kol-xlsx.h"

/* The sheets that say what the figures mean and where they come from. */

/* Pixels */
#define TERM_WIDTH 220
#define ASIDE_WIDTH 260
#define BODY_WIDTH 640

typedef struct
{
  KolXlsx *xlsx;
  lxw_worksheet *sheet;
  lxw_row_t row; /* the next one */
} Sheet;

static gboolean
begin_sheet (Sheet *self, const char *name, GError **error)
{
  self->sheet = workbook_add_worksheet (self->xlsx->workbook, name);
  if (self->sheet == NULL)
    return kol_xlsx_check (LXW_ERROR_SHEETNAME_ALREADY_USED, error);

  worksheet_set_column_pixels (self->sheet, 0, 0, TERM_WIDTH, NULL);
  worksheet_set_column_pixels (self->sheet, 1, 1, ASIDE_WIDTH, NULL);
  worksheet_set_column_pixels (self->sheet, 2, 2, BODY_WIDTH, NULL);
  worksheet_set_paper (self->sheet, KOL_XLSX_PAPER_A4);
  worksheet_fit_to_pages (self->sheet, 1, 0);

  return TRUE;
}

static guint
count_lines (const char *text, guint width)
{
  return text != NULL ? kol_xlsx_count_lines (text, width) : 1;
}

static gboolean
add_line (Sheet *self, const char *term, const char *aside, const char *body, GError **error)
{
  lxw_row_t row = self->row++;
  guint n_lines = MAX (count_lines (term, TERM_WIDTH),
                       MAX (count_lines (aside, ASIDE_WIDTH), count_lines (body, BODY_WIDTH)));

  worksheet_set_row_pixels (self->sheet, row, kol_xlsx_height_of_lines (n_lines), NULL);

  return kol_xlsx_write_text (self->sheet, row, 0, term, self->xlsx->strong, error) &&
         kol_xlsx_write_text (self->sheet, row, 1, aside, self->xlsx->text, error) &&
         kol_xlsx_write_text (self->sheet, row, 2, body, self->xlsx->text, error);
}

static gboolean
add_header (Sheet *self, const char *first, const char *second, const char *third, GError **error)
{
  const char *const labels[] = { first, second, third };
  lxw_row_t row = self->row++;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (!kol_xlsx_write_text (self->sheet, row, (lxw_col_t) i, labels[i], self->xlsx->header,
                                error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_terms (Sheet *self, GPtrArray *terms, GError **error)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const KolTerm *term = g_ptr_array_index (terms, i);
      g_autofree char *aside = kol_term_dup_aside (term);

      if (!add_line (self, term->term, aside, term->body, error))
        return FALSE;
    }

  return TRUE;
}

/*< private >
 * kol_xlsx_write_definitions:
 * @self: a workbook
 * @error: return location for an error
 *
 * Writes what each figure that is shown means, and whose it is, when that is wanted.
 *
 * Returns: whether nothing failed
 */
gboolean
kol_xlsx_write_definitions (KolXlsx *self, GError **error)
{
  Sheet sheet = { .xlsx = self };
  g_autoptr (GPtrArray) columns = kol_table_dup_columns (self->table);
  g_autoptr (GPtrArray) figures = kol_proof_list_figures (self->handover, columns);
  g_autoptr (GPtrArray) totals = kol_proof_list_totals (self->handover);

  if (!kol_handover_includes (self->handover, KOL_OPTION_DEFINITIONS))
    return TRUE;

  /* Translators: a sheet of a workbook; at most 31 characters, none of [ ] : * ? / \ */
  return begin_sheet (&sheet, C_ ("sheet", "Definitions"), error) &&
         add_header (&sheet, _ ("Figure"), _ ("Basis and origin"), _ ("Meaning"), error) &&
         add_terms (&sheet, figures, error) &&
         (!kol_handover_includes (self->handover, KOL_OPTION_TOTALS) ||
          add_terms (&sheet, totals, error));
}

static gboolean
add_totals (Sheet *self, GError **error)
{
  KolHandover *handover = self->xlsx->handover;
  KolTotal totals[KOL_N_TOTALS];

  kol_totals_reckon (handover, totals);
  for (guint i = 0; i < KOL_N_TOTALS; i++)
    {
      g_autofree char *label = kol_total_dup_label (i, handover);
      g_autofree char *value = kol_total_format (i, totals[i].value, kol_number_style_default ());
      g_autofree char *basis = g_strdup_printf (
          /* Translators: of how many creators a total is known */
          ngettext ("of %u creator", "of %u creators", totals[i].n_known), totals[i].n_known);

      if (!add_line (self, label, basis, value, error))
        return FALSE;
    }

  return TRUE;
}

/*< private >
 * kol_xlsx_write_conditions:
 * @self: a workbook
 * @error: return location for an error
 *
 * Writes what the hand-over is, what it comes to and where its figures come from, as far as that is
 * wanted.
 *
 * Returns: whether nothing failed
 */
gboolean
kol_xlsx_write_conditions (KolXlsx *self, GError **error)
{
  Sheet sheet = { .xlsx = self };
  g_autoptr (GPtrArray) words = kol_proof_list_words (self->handover);
  g_autoptr (GPtrArray) conditions = kol_proof_list_conditions (self->handover);

  if (!kol_handover_includes (self->handover, KOL_OPTION_CONDITIONS))
    return TRUE;

  /* Translators: a sheet of a workbook; at most 31 characters, none of [ ] : * ? / \ */
  return begin_sheet (&sheet, C_ ("sheet", "Search conditions"), error) &&
         add_terms (&sheet, words, error) &&
         (!kol_handover_includes (self->handover, KOL_OPTION_TOTALS) ||
          add_totals (&sheet, error)) &&
         add_terms (&sheet, conditions, error);
}
