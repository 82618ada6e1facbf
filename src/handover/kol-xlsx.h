// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <xlsxwriter.h>

#include "kol-table.h"

G_BEGIN_DECLS

/* What the files of the workbook format share. */

/**
 * KolXlsx:
 *
 * A workbook while it is written, on one thread.
 */
typedef struct
{
  KolHandover *handover;  /* not owned */
  KolTable *table;        /* owned */
  lxw_workbook *workbook; /* owned until it is closed */
  char *folder;           /* owned: what libxlsxwriter reads and writes meanwhile is there */

  lxw_format *header;
  lxw_format *number_header;
  lxw_format *text;   /* wrapped, at the top of its cell */
  lxw_format *strong; /* the same, bold */
  lxw_format *link;
  lxw_format *formats[KOL_COLUMN_KIND_INPUT + 1]; /* of cells, by column kind */
  lxw_format *totals[KOL_COLUMN_KIND_INPUT + 1];  /* of the rows below the table */
} KolXlsx;

gboolean kol_xlsx_write_list (KolXlsx *self, GCancellable *cancellable, GError **error);
gboolean
kol_xlsx_write_totals (KolXlsx *self, lxw_worksheet *sheet, lxw_col_t first, GError **error);
gboolean kol_xlsx_write_definitions (KolXlsx *self, GError **error);
gboolean kol_xlsx_write_conditions (KolXlsx *self, GError **error);

gboolean kol_xlsx_insert_picture (KolXlsx *self,
                                  lxw_worksheet *sheet,
                                  lxw_row_t row,
                                  lxw_col_t column,
                                  int x,
                                  const char *description,
                                  GBytes *coded,
                                  GError **error);
gboolean kol_xlsx_check (lxw_error result, GError **error);
gboolean kol_xlsx_write_text (lxw_worksheet *sheet,
                              lxw_row_t row,
                              lxw_col_t column,
                              const char *text,
                              lxw_format *format,
                              GError **error);
guint kol_xlsx_count_lines (const char *text, guint width);
guint kol_xlsx_height_of_lines (guint n_lines);

/* The number of a size of paper in the file (ECMA-376 part 1, 18.3.1.63) */
#define KOL_XLSX_PAPER_A4 9

/* Pixels */
#define KOL_XLSX_PICTURE_SIDE 56
#define KOL_XLSX_PICTURE_GAP 4
#define KOL_XLSX_PLAIN_ROW_HEIGHT 22

G_END_DECLS
