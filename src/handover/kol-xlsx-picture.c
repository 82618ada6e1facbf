// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-picture.h"
#include "kol-text.h"
#include "kol-xlsx.h"

/* Twice as fine as it is shown, for sharp screens and for paper. */
#define CODED_SIDE (2 * KOL_XLSX_PICTURE_SIDE)
/* What a picture without a resolution of its own is taken for. */
#define DEFAULT_DPI 96.0
#define INCH_PER_CM 2.54

/* libxlsxwriter sizes a picture by the resolution in its JFIF header, which says nothing of value
 * here: it is read so that it can be taken out again. */
static void
read_resolution (GBytes *jpeg, double *x, double *y)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (jpeg, &size);
  double unit;

  *x = *y = DEFAULT_DPI;
  /* Marker, length, "JFIF", version, unit, and both densities (JFIF 1.02, "APP0 marker") */
  if (size < 18 || data[2] != 0xff || data[3] != 0xe0 || memcmp (data + 6, "JFIF", 5) != 0)
    return;
  if (data[13] != 1 && data[13] != 2)
    return;

  unit = data[13] == 2 ? INCH_PER_CM : 1;
  *x = (data[14] << 8 | data[15]) * unit;
  *y = (data[16] << 8 | data[17]) * unit;
  if (*x < 1 || *y < 1)
    *x = *y = DEFAULT_DPI;
}

/* Under a name that no other picture of the folder has; equal ones share a file, and libxlsxwriter
 * puts them into the workbook once. */
static char *
keep_file (KolXlsx *self, GBytes *jpeg, GError **error)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, jpeg);
  g_autofree char *name = g_strconcat (sum, ".jpeg", NULL);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  gsize size;
  const char *data = g_bytes_get_data (jpeg, &size);

  if (g_file_test (path, G_FILE_TEST_EXISTS) ||
      g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, error))
    return g_steal_pointer (&path);

  return NULL;
}

/*< private >
 * kol_xlsx_insert_picture:
 * @self: a workbook
 * @sheet: the sheet
 * @row: of the cell it is anchored to
 * @column: of that cell
 * @x: how far from the left edge of the cell its box is, pixels
 * @description: (nullable): for those who do not see it
 * @coded: the picture as it came
 * @error: return location for a %G_IO_ERROR or %G_FILE_ERROR
 *
 * Puts a picture over a cell, with which it moves and changes its size: as a JPEG, the only format
 * of those that come which every reader of workbooks knows. A broken one is left out.
 *
 * Returns: %FALSE when writing failed
 */
gboolean
kol_xlsx_insert_picture (KolXlsx *self,
                         lxw_worksheet *sheet,
                         lxw_row_t row,
                         lxw_col_t column,
                         int x,
                         const char *description,
                         GBytes *coded,
                         GError **error)
{
  int width, height;
  g_autoptr (GBytes) jpeg = kol_picture_to_jpeg (coded, CODED_SIDE, &width, &height, NULL);
  g_autofree char *path = NULL;
  double x_dpi, y_dpi, scale;
  g_autofree char *kept = kol_text_clean (description);
  lxw_image_options options = { .object_position = LXW_OBJECT_MOVE_AND_SIZE, .description = kept };

  if (jpeg == NULL)
    return TRUE;

  path = keep_file (self, jpeg, error);
  if (path == NULL)
    return FALSE;

  read_resolution (jpeg, &x_dpi, &y_dpi);
  scale = (double) KOL_XLSX_PICTURE_SIDE / MAX (width, height);
  options.x_scale = scale * x_dpi / DEFAULT_DPI;
  options.y_scale = scale * y_dpi / DEFAULT_DPI;
  options.x_offset = x + (int) (KOL_XLSX_PICTURE_SIDE - width * scale) / 2;
  options.y_offset = KOL_XLSX_PICTURE_GAP + (int) (KOL_XLSX_PICTURE_SIDE - height * scale) / 2;

  return kol_xlsx_check (worksheet_insert_image_opt (sheet, row, column, path, &options), error);
}
