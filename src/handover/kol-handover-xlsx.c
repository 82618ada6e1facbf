// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "kol-handover-private.h"
#include "kol-i18n.h"
#include "kol-text.h"
#include "kol-xlsx.h"

/* Pixels of the usual font at the usual size, rather too many than too few */
#define CHARACTER_WIDTH 8
#define LINE_HEIGHT 20
#define CELL_PADDING 14
/* Excel's highest row */
#define MAX_HEIGHT 546

/* The library takes a text of that many characters at the most, as Excel does. */
#define MAX_CHARACTERS 32767

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
xlsx_clear (KolXlsx *self)
{
  g_clear_pointer (&self->workbook, lxw_workbook_free);
  g_clear_pointer (&self->table, kol_table_free);
  if (self->folder != NULL)
    remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KolXlsx, xlsx_clear)

/*< private >
 * kol_xlsx_check:
 * @result: what libxlsxwriter answered
 * @error: return location for %G_IO_ERROR_FAILED
 *
 * Returns: whether that is no failure
 */
gboolean
kol_xlsx_check (lxw_error result, GError **error)
{
  if (result == LXW_NO_ERROR)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               /* Translators: %s is what a library says, in English */
               _ ("the workbook could not be made (%s)"), lxw_strerror (result));

  return FALSE;
}

static gboolean
is_escape (const char *text)
{
  return text[0] == '_' && text[1] == 'x' && g_ascii_isxdigit (text[2]) &&
         g_ascii_isxdigit (text[3]) && g_ascii_isxdigit (text[4]) && g_ascii_isxdigit (text[5]) &&
         text[6] == '_';
}

/* Readers take "_x0041_" for the character of that number (ECMA-376 part 1, 22.9.2.19), and the
 * library leaves it to them. */
static char *
escape (const char *text)
{
  g_autoptr (GString) escaped = NULL;

  if (strstr (text, "_x") == NULL)
    return NULL;

  escaped = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    {
      if (is_escape (p))
        g_string_append (escaped, "_x005F");
      g_string_append_c (escaped, *p);
    }

  return g_string_free (g_steal_pointer (&escaped), FALSE);
}

/*< private >
 * kol_xlsx_write_text:
 *
 * Writes a text as a text, whatever it begins with. Of one that no cell can hold the beginning.
 */
gboolean
kol_xlsx_write_text (lxw_worksheet *sheet,
                     lxw_row_t row,
                     lxw_col_t column,
                     const char *text,
                     lxw_format *format,
                     GError **error)
{
  g_autofree char *kept = NULL;
  g_autofree char *beginning = NULL;
  g_autofree char *escaped = NULL;

  if (text == NULL || *text == '\0')
    return TRUE;
  kept = kol_text_drop_controls (text);
  if (kept != NULL)
    text = kept;
  if (g_utf8_strlen (text, -1) > MAX_CHARACTERS)
    {
      g_autofree char *head = g_utf8_substring (text, 0, MAX_CHARACTERS - 1);

      beginning = g_strconcat (head, "…", NULL);
      text = beginning;
    }
  escaped = escape (text);
  if (escaped != NULL)
    text = escaped;

  return kol_xlsx_check (worksheet_write_string (sheet, row, column, text, format), error);
}

/*< private >
 * kol_xlsx_count_lines:
 * @text: a text
 * @width: of its cell, pixels
 *
 * A workbook says how high a row is, and only who opens it knows the fonts: so this is an estimate.
 *
 * Returns: how many lines the text takes when it is wrapped, 1 at the least
 */
guint
kol_xlsx_count_lines (const char *text, guint width)
{
  guint columns = MAX (width - MIN (width, CELL_PADDING), 2 * CHARACTER_WIDTH) / CHARACTER_WIDTH;
  g_auto (GStrv) lines = NULL;

  /* Nearly all: no character takes more columns than bytes. */
  if (strlen (text) <= columns && strchr (text, '\n') == NULL)
    return 1;

  lines = kol_text_wrap (text, columns);

  return g_strv_length (lines);
}

/*< private >
 * kol_xlsx_height_of_lines:
 *
 * Returns: pixels of a row with that many lines, as far as rows go
 */
guint
kol_xlsx_height_of_lines (guint n_lines)
{
  return MIN (n_lines * LINE_HEIGHT + 4, MAX_HEIGHT);
}

static const char *
number_format_of (KolColumnKind kind)
{
  switch (kind)
    {
    case KOL_COLUMN_KIND_COUNT:
    case KOL_COLUMN_KIND_MONEY:
      return "#,##0";
    case KOL_COLUMN_KIND_MYRIADS:
    case KOL_COLUMN_KIND_PERCENT:
      return "#,##0.0";
    case KOL_COLUMN_KIND_UNIT_COST:
    case KOL_COLUMN_KIND_RATIO:
      return "#,##0.00";
    case KOL_COLUMN_KIND_DATE:
      return "yyyy-mm-dd hh:mm";
    case KOL_COLUMN_KIND_TEXT:
      return "@";
    case KOL_COLUMN_KIND_LINK:
    case KOL_COLUMN_KIND_INPUT:
    default:
      return "General";
    }
}

static lxw_format *
add_format (KolXlsx *self, KolColumnKind kind, gboolean is_total)
{
  lxw_format *format = workbook_add_format (self->workbook);

  format_set_num_format (format, number_format_of (kind));
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  if (kind == KOL_COLUMN_KIND_TEXT || kind == KOL_COLUMN_KIND_INPUT)
    {
      format_set_text_wrap (format);
      format_set_indent (format, 1);
    }
  if (is_total)
    {
      format_set_bold (format);
      format_set_bg_color (format, 0xF1EFF4);
    }

  return format;
}

static lxw_format *
add_header_format (KolXlsx *self)
{
  lxw_format *format = workbook_add_format (self->workbook);

  format_set_bold (format);
  format_set_text_wrap (format);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_bg_color (format, 0xEEEBFB);
  format_set_bottom (format, LXW_BORDER_THIN);

  return format;
}

static void
add_formats (KolXlsx *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->formats); i++)
    {
      self->formats[i] = add_format (self, i, FALSE);
      self->totals[i] = add_format (self, i, TRUE);
    }

  self->header = add_header_format (self);
  format_set_indent (self->header, 1);
  self->number_header = add_header_format (self);
  format_set_align (self->number_header, LXW_ALIGN_RIGHT);

  self->text = workbook_add_format (self->workbook);
  format_set_text_wrap (self->text);
  format_set_indent (self->text, 1);
  format_set_align (self->text, LXW_ALIGN_VERTICAL_TOP);
  self->strong = workbook_add_format (self->workbook);
  format_set_bold (self->strong);
  format_set_text_wrap (self->strong);
  format_set_indent (self->strong, 1);
  format_set_align (self->strong, LXW_ALIGN_VERTICAL_TOP);

  self->link = workbook_add_format (self->workbook);
  format_set_font_color (self->link, 0x1A5FB4);
  format_set_underline (self->link, LXW_UNDERLINE_SINGLE);
  format_set_align (self->link, LXW_ALIGN_VERTICAL_CENTER);
  format_set_indent (self->link, 1);
}

static gboolean
set_properties (KolXlsx *self, GError **error)
{
  g_autofree char *title = kol_text_clean (kol_handover_get_title (self->handover));
  g_autofree char *client = kol_text_clean (kol_handover_get_client (self->handover));
  g_autofree char *author = kol_text_clean (kol_handover_get_prepared_by (self->handover));
  lxw_doc_properties properties = {
    .title = title,
    .subject = client,
    .author = author,
    .created = kol_handover_get_date (self->handover),
  };

  return kol_xlsx_check (workbook_set_properties (self->workbook, &properties), error);
}

static gboolean
open_workbook (KolXlsx *self, const char *path, GError **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = self->folder };

  self->workbook = workbook_new_opt (path, &options);
  if (self->workbook == NULL)
    return kol_xlsx_check (LXW_ERROR_MEMORY_MALLOC_FAILED, error);

  add_formats (self);
  self->table = kol_table_new (self->handover);

  return set_properties (self, error);
}

static gboolean
copy_out (const char *path, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) input = g_file_read (file, cancellable, error);

  return input != NULL &&
         g_output_stream_splice (stream, G_INPUT_STREAM (input),
                                 G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE, cancellable, error) >= 0;
}

static gboolean
close_workbook (KolXlsx *self, GError **error)
{
  return kol_xlsx_check (workbook_close (g_steal_pointer (&self->workbook)), error);
}

/*< private >
 * kol_handover_write_xlsx:
 *
 * The workbook: a sheet with the shortlist, one with what the figures mean and one with where they
 * come from. libxlsxwriter keeps one row at a time in memory and everything else in files of a
 * folder of our own, so that a hundred creators take as much memory as five thousand.
 */
gboolean
kol_handover_write_xlsx (KolHandover *self,
                         guint part,
                         GOutputStream *stream,
                         GCancellable *cancellable,
                         GError **error)
{
  g_auto (KolXlsx) xlsx = { .handover = self };
  g_autofree char *path = NULL;

  xlsx.folder = g_dir_make_tmp ("kollect-XXXXXX", error);
  if (xlsx.folder == NULL)
    return FALSE;

  path = g_build_filename (xlsx.folder, "workbook.xlsx", NULL);

  return open_workbook (&xlsx, path, error) && kol_xlsx_write_list (&xlsx, cancellable, error) &&
         kol_xlsx_write_definitions (&xlsx, error) && kol_xlsx_write_conditions (&xlsx, error) &&
         close_workbook (&xlsx, error) && copy_out (path, stream, cancellable, error);
}
