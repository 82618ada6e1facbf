// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-handover-private.h"
#include "kol-i18n.h"
#include "kol-xlsx.h"

/* Pixels */
#define ROW_HEIGHT (KOL_XLSX_PICTURE_SIDE + 2 * KOL_XLSX_PICTURE_GAP)
#define MIN_WIDTH 56
#define POINTS_PER_PIXEL 0.75
/* What is printed on one page across, smaller than on the screen by half */
#define PAGE_WIDTH 1800

/* The columns of the client: in every workbook that has room for a verdict */
static const char *const inputs[] = { "verdict", "reason", "remark" };

/* The sheet with the shortlist. Its columns, from the left: faces, covers, the table's, the
 * client's, and the creator's ID, which is hidden: by it a workbook that comes back is read. */
typedef struct
{
  KolXlsx *xlsx;
  lxw_worksheet *sheet;
  lxw_col_t faces; /* meaningful when has_faces */
  lxw_col_t covers;
  lxw_col_t first; /* of the table */
  lxw_col_t input;
  lxw_col_t id;
  guint n_inputs;
  guint row_height; /* pixels */
  guint width;      /* pixels: of all columns */
  guint n_lines;    /* of the highest heading */
  gboolean has_faces;
  gboolean has_covers;
} List;

static const KolColumn *
get_input (guint index)
{
  return kol_column_lookup (inputs[index]);
}

static void
lay_columns (List *self, KolHandover *handover)
{
  lxw_col_t next = 0;

  self->has_faces = kol_handover_includes (handover, KOL_OPTION_FACES);
  self->has_covers = kol_handover_includes (handover, KOL_OPTION_COVERS);
  self->n_inputs = kol_handover_includes (handover, KOL_OPTION_VERDICT) ? G_N_ELEMENTS (inputs) : 0;
  self->row_height = self->has_faces || self->has_covers ? ROW_HEIGHT : KOL_XLSX_PLAIN_ROW_HEIGHT;

  self->faces = next;
  next += self->has_faces;
  self->covers = next;
  next += self->has_covers;
  self->first = next;
  next += kol_table_get_n_columns (self->xlsx->table);
  self->input = next;
  next += self->n_inputs;
  self->id = next;
}

static gboolean
add_header (List *self,
            lxw_col_t column,
            const char *label,
            int width,
            gboolean number,
            GError **error)
{
  KolXlsx *xlsx = self->xlsx;
  guint pixels = (guint) MAX (width, MIN_WIDTH);

  self->width += pixels;
  self->n_lines = MAX (self->n_lines, kol_xlsx_count_lines (label, pixels));

  return kol_xlsx_check (worksheet_set_column_pixels (self->sheet, column, column, pixels, NULL),
                         error) &&
         kol_xlsx_write_text (self->sheet, 0, column, label,
                              number ? xlsx->number_header : xlsx->header, error);
}

static gboolean
add_picture_headers (List *self, GError **error)
{
  const int box = KOL_XLSX_PICTURE_SIDE + KOL_XLSX_PICTURE_GAP;

  if (self->has_faces &&
      !add_header (self, self->faces, _ ("Face"), box + KOL_XLSX_PICTURE_GAP, FALSE, error))
    return FALSE;

  return !self->has_covers ||
         add_header (self, self->covers, _ ("Recent notes"),
                     KOL_HANDOVER_MAX_COVERS * box + KOL_XLSX_PICTURE_GAP, FALSE, error);
}

static gboolean
add_table_headers (List *self, GError **error)
{
  KolTable *table = self->xlsx->table;

  for (guint i = 0; i < kol_table_get_n_columns (table); i++)
    {
      const KolColumn *column = kol_table_get_column (table, i);

      if (!add_header (self, self->first + i, kol_table_get_label (table, i), column->width,
                       kol_column_is_number (column), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_headers (List *self, GError **error)
{
  lxw_row_col_options hidden = { LXW_TRUE, 0, LXW_FALSE };

  if (!add_picture_headers (self, error) || !add_table_headers (self, error))
    return FALSE;
  for (guint i = 0; i < self->n_inputs; i++)
    {
      const KolColumn *column = get_input (i);

      if (!add_header (self, self->input + i, kol_column_get_label (column), column->width, FALSE,
                       error))
        return FALSE;
    }
  worksheet_set_row_pixels (self->sheet, 0, kol_xlsx_height_of_lines (MAX (self->n_lines, 2)),
                            NULL);

  return kol_xlsx_write_text (self->sheet, 0, self->id,
                              kol_field_get_label (kol_field_require ("userId")),
                              self->xlsx->header, error) &&
         kol_xlsx_check (worksheet_set_column_opt (self->sheet, self->id, self->id,
                                                   LXW_DEF_COL_WIDTH, NULL, &hidden),
                         error);
}

static gboolean
write_moment (List *self, lxw_row_t row, lxw_col_t column, double moment, GError **error)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local ((gint64) moment);
  lxw_datetime parts;

  if (time == NULL)
    return TRUE;

  parts = (lxw_datetime){ .year = g_date_time_get_year (time),
                          .month = g_date_time_get_month (time),
                          .day = g_date_time_get_day_of_month (time),
                          .hour = g_date_time_get_hour (time),
                          .min = g_date_time_get_minute (time) };

  return kol_xlsx_check (worksheet_write_datetime (self->sheet, row, column, &parts,
                                                   self->xlsx->formats[KOL_COLUMN_KIND_DATE]),
                         error);
}

/* Excel opens no workbook with more links than it takes; what is too much is a text. */
static gboolean
write_link (List *self, lxw_row_t row, lxw_col_t column, const char *address, GError **error)
{
  lxw_error result = worksheet_write_url (self->sheet, row, column, address, self->xlsx->link);

  if (result == LXW_ERROR_WORKSHEET_MAX_NUMBER_URLS_EXCEEDED ||
      result == LXW_ERROR_WORKSHEET_MAX_URL_LENGTH_EXCEEDED)
    return kol_xlsx_write_text (self->sheet, row, column, address,
                                self->xlsx->formats[KOL_COLUMN_KIND_TEXT], error);

  return kol_xlsx_check (result, error);
}

static gboolean
write_cell (List *self,
            lxw_row_t row,
            lxw_col_t column,
            KolColumnKind kind,
            const KolCell *cell,
            GError **error)
{
  lxw_format *format = self->xlsx->formats[kind];

  switch (cell->kind)
    {
    case KOL_CELL_TEXT:
      return kol_xlsx_write_text (self->sheet, row, column, cell->text, format, error);
    case KOL_CELL_NUMBER:
      return kol_xlsx_check (
          worksheet_write_number (self->sheet, row, column, cell->number, format), error);
    case KOL_CELL_DATE:
      return write_moment (self, row, column, cell->number, error);
    case KOL_CELL_LINK:
      return write_link (self, row, column, cell->text, error);
    case KOL_CELL_EMPTY:
    default:
      return TRUE;
    }
}

static gboolean
insert_picture (List *self,
                lxw_row_t row,
                lxw_col_t column,
                int x,
                KolCreator *creator,
                const char *url,
                GError **error)
{
  g_autoptr (GBytes)
      coded = kol_handover_dup_picture (self->xlsx->handover, kol_creator_get_id (creator), url);

  return coded == NULL || kol_xlsx_insert_picture (self->xlsx, self->sheet, row, column, x,
                                                   kol_creator_get_name (creator), coded, error);
}

static gboolean
insert_pictures (List *self, lxw_row_t row, KolCreator *creator, GError **error)
{
  guint n_covers = MIN (kol_creator_get_n_notes (creator), KOL_HANDOVER_MAX_COVERS);
  const int gap = KOL_XLSX_PICTURE_GAP;

  if (self->has_faces && !insert_picture (self, row, self->faces, gap, creator,
                                          kol_creator_get_avatar_url (creator), error))
    return FALSE;

  for (guint i = 0; self->has_covers && i < n_covers; i++)
    {
      int x = gap + (int) i * (KOL_XLSX_PICTURE_SIDE + gap);

      if (!insert_picture (self, row, self->covers, x, creator,
                           kol_creator_get_note (creator, i)->cover_url, error))
        return FALSE;
    }

  return TRUE;
}

/* As high as its pictures, or as the longest text in it. */
static guint
reckon_height (List *self, const KolCell *cells)
{
  KolTable *table = self->xlsx->table;
  guint n_lines = 1;

  for (guint i = 0; i < kol_table_get_n_columns (table); i++)
    {
      if (cells[i].kind == KOL_CELL_TEXT)
        n_lines = MAX (
            n_lines, kol_xlsx_count_lines (cells[i].text, kol_table_get_column (table, i)->width));
    }

  return MAX (self->row_height, kol_xlsx_height_of_lines (n_lines));
}

static gboolean
write_cells (List *self, lxw_row_t row, const KolCell *cells, GError **error)
{
  KolTable *table = self->xlsx->table;

  worksheet_set_row_pixels (self->sheet, row, reckon_height (self, cells), NULL);
  for (guint i = 0; i < kol_table_get_n_columns (table); i++)
    {
      if (!write_cell (self, row, self->first + i, kol_table_get_column (table, i)->kind, &cells[i],
                       error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_entry (List *self, guint index, KolCell *cells, GError **error)
{
  KolTable *table = self->xlsx->table;
  KolCreator *creator = kol_entry_get_creator (
      kol_handover_get_entry (self->xlsx->handover, index));
  lxw_row_t row = index + 1;
  gboolean written;

  for (guint i = 0; i < kol_table_get_n_columns (table); i++)
    kol_table_read (table, index, i, &cells[i]);
  written = write_cells (self, row, cells, error);
  for (guint i = 0; i < kol_table_get_n_columns (table); i++)
    kol_cell_clear (&cells[i]);

  return written &&
         kol_xlsx_write_text (self->sheet, row, self->id, kol_creator_get_id (creator), NULL,
                              error) &&
         insert_pictures (self, row, creator, error);
}

static gboolean
write_entries (List *self, GCancellable *cancellable, GError **error)
{
  KolTable *table = self->xlsx->table;
  g_autofree KolCell *cells = g_new (KolCell, kol_table_get_n_columns (table));

  for (guint i = 0; i < kol_table_get_n_columns (table); i++)
    cells[i] = (KolCell) KOL_CELL_INIT;
  for (guint i = 0; i < kol_table_get_n_rows (table); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_entry (self, i, cells, error))
        return FALSE;
      kol_handover_report (self->xlsx->handover, i + 1);
    }

  return TRUE;
}

static gboolean
offer_choices (List *self, GError **error)
{
  guint n = kol_table_get_n_rows (self->xlsx->table);
  lxw_data_validation validation = { .validate = LXW_VALIDATION_TYPE_LIST };

  for (guint i = 0; n > 0 && i < self->n_inputs; i++)
    {
      const KolColumn *column = get_input (i);
      const char *choices[G_N_ELEMENTS (column->choices)] = { NULL };

      for (guint j = 0; j < G_N_ELEMENTS (column->choices) && column->choices[j] != NULL; j++)
        choices[j] = kol_column_get_choice (column, j);
      if (choices[0] == NULL)
        continue;
      /* Newer libxlsxwriter takes constant texts. */
      validation.value_list = (gpointer) choices;
      if (!kol_xlsx_check (worksheet_data_validation_range (self->sheet, 1, self->input + i, n,
                                                            self->input + i, &validation),
                           error))
        return FALSE;
    }

  return TRUE;
}

/* Who it is stays in sight while the figures scroll. */
static lxw_col_t
find_last_frozen (List *self)
{
  for (guint i = 0; i < kol_table_get_n_columns (self->xlsx->table); i++)
    {
      if (g_str_equal (kol_table_get_column (self->xlsx->table, i)->id, "name"))
        return self->first + i + 1;
    }

  return self->first;
}

/* A table that is too wide to be read on one page goes over several, each with who it is. */
static gboolean
set_paper_up (List *self, GError **error)
{
  worksheet_set_paper (self->sheet, KOL_XLSX_PAPER_A4);
  worksheet_set_landscape (self->sheet);
  worksheet_set_margins (self->sheet, 0.4, 0.4, 0.5, 0.5);
  worksheet_set_footer (self->sheet, "&C&P / &N");
  worksheet_fit_to_pages (self->sheet, (uint16_t) (1 + self->width / PAGE_WIDTH), 0);

  return kol_xlsx_check (worksheet_repeat_rows (self->sheet, 0, 0), error) &&
         (find_last_frozen (self) == 0 ||
          kol_xlsx_check (worksheet_repeat_columns (self->sheet, 0, find_last_frozen (self) - 1),
                          error));
}

/* Before any row is written: in constant memory libxlsxwriter forgets those above the last one. */
static gboolean
set_sheet_up (List *self, GError **error)
{
  guint n = kol_table_get_n_rows (self->xlsx->table);

  /* By it the library finds the cell in which a picture ends: it has forgotten the row by then. */
  worksheet_set_default_row (self->sheet, self->row_height * POINTS_PER_PIXEL, LXW_FALSE);
  worksheet_freeze_panes (self->sheet, 1, find_last_frozen (self));

  return set_paper_up (self, error) && offer_choices (self, error) &&
         kol_xlsx_check (worksheet_autofilter (self->sheet, 0, 0, n, self->id), error);
}

/*< private >
 * kol_xlsx_write_list:
 * @self: a workbook
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: whether the sheet with the shortlist is written
 */
gboolean
kol_xlsx_write_list (KolXlsx *self, GCancellable *cancellable, GError **error)
{
  List list = { .xlsx = self };

  /* Translators: a sheet of a workbook; at most 31 characters, none of [ ] : * ? / \ */
  list.sheet = workbook_add_worksheet (self->workbook, _ ("Creators"));
  if (list.sheet == NULL)
    return kol_xlsx_check (LXW_ERROR_SHEETNAME_ALREADY_USED, error);

  lay_columns (&list, self->handover);
  if (!add_headers (&list, error) || !set_sheet_up (&list, error))
    return FALSE;
  if (!write_entries (&list, cancellable, error))
    return FALSE;

  return !kol_handover_includes (self->handover, KOL_OPTION_TOTALS) ||
         kol_xlsx_write_totals (self, list.sheet, list.first, error);
}
