// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <string.h>

#include "kol-handover-private.h"
#include "kol-i18n.h"

/* What goes together */
#define WORDS                                                                                      \
  (KOL_OPTION_BIT (KOL_OPTION_TITLE) | KOL_OPTION_BIT (KOL_OPTION_CLIENT) |                        \
   KOL_OPTION_BIT (KOL_OPTION_PREPARED_BY) | KOL_OPTION_BIT (KOL_OPTION_DATE) |                    \
   KOL_OPTION_BIT (KOL_OPTION_LANGUAGE))
#define COLUMNS                                                                                    \
  (KOL_OPTION_BIT (KOL_OPTION_COLUMNS) | KOL_OPTION_BIT (KOL_OPTION_DROP_EMPTY) |                  \
   KOL_OPTION_BIT (KOL_OPTION_STATUS) | KOL_OPTION_BIT (KOL_OPTION_NOTE))
#define PRICES                                                                                     \
  (KOL_OPTION_BIT (KOL_OPTION_PRICE) | KOL_OPTION_BIT (KOL_OPTION_FEE) |                           \
   KOL_OPTION_BIT (KOL_OPTION_REBATE))
#define LANGUAGE KOL_OPTION_BIT (KOL_OPTION_LANGUAGE)
#define PROOF (KOL_OPTION_BIT (KOL_OPTION_DEFINITIONS) | KOL_OPTION_BIT (KOL_OPTION_CONDITIONS))
#define PICTURES (KOL_OPTION_BIT (KOL_OPTION_FACES) | KOL_OPTION_BIT (KOL_OPTION_COVERS))
#define PAGES                                                                                      \
  (KOL_OPTION_BIT (KOL_OPTION_LAYOUT) | KOL_OPTION_BIT (KOL_OPTION_PAGE_SIZE) |                    \
   KOL_OPTION_BIT (KOL_OPTION_ORIENTATION) | KOL_OPTION_BIT (KOL_OPTION_COVER_PAGE) |              \
   KOL_OPTION_BIT (KOL_OPTION_TOTALS))

/* THE FORMAT TABLE: every format a shortlist is handed over in. Adding a format is adding a row
 * here and a file beside this one. */
static const KolHandoverFormat formats[] = {
  { .id = "pdf",
    .extension = "pdf",
    .mime_type = "application/pdf",
    .label = N_ ("Contact sheet (PDF)"),
    .help = N_ ("Cards with faces, figures and covers, to read, send and print"),
    .with_pictures = TRUE,
    .with_pages = TRUE,
    .options = WORDS | COLUMNS | PRICES | PAGES | PICTURES | PROOF,
    .write = kol_handover_write_pdf },
  { .id = "xlsx",
    .extension = "xlsx",
    .mime_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    .label = N_ ("Workbook (XLSX)"),
    .help = N_ (
        "A spreadsheet with faces, figures to reckon with and room for the client’s verdict"),
    .with_pictures = TRUE,
    .options = WORDS | COLUMNS | PRICES | PICTURES | PROOF | KOL_OPTION_BIT (KOL_OPTION_TOTALS) |
               KOL_OPTION_BIT (KOL_OPTION_VERDICT),
    .write = kol_handover_write_xlsx },
  { .id = "html",
    .extension = "html",
    .mime_type = "text/html",
    .label = N_ ("Web page (HTML)"),
    .help = N_ ("One file for any browser, on screens, phones and paper"),
    .with_pictures = TRUE,
    .options = WORDS | COLUMNS | PRICES | PICTURES | PROOF | KOL_OPTION_BIT (KOL_OPTION_TOTALS),
    .write = kol_handover_write_html },
  { .id = "png",
    .extension = "png",
    .mime_type = "image/png",
    .label = N_ ("Picture (PNG)"),
    .help = N_ ("The contact sheet as one long picture or a picture of each page, for chats"),
    .with_pictures = TRUE,
    .with_pages = TRUE,
    .options = WORDS | COLUMNS | PRICES | PAGES | PICTURES | PROOF |
               KOL_OPTION_BIT (KOL_OPTION_SCALE) | KOL_OPTION_BIT (KOL_OPTION_IMAGE),
    .write = kol_handover_write_png,
    .count_parts = kol_handover_count_png },
  { .id = "csv",
    .extension = "csv",
    .mime_type = "text/csv",
    .label = N_ ("Table (CSV)"),
    .help = N_ ("A plain table for any spreadsheet, with what its figures mean below it"),
    .options = WORDS | COLUMNS | PRICES | PROOF,
    .write = kol_handover_write_csv },
  { .id = "tsv",
    .extension = "tsv",
    .mime_type = "text/tab-separated-values",
    .label = N_ ("Table to paste (TSV)"),
    .help = N_ ("Just the table, to paste into a sheet that is there already"),
    .options = LANGUAGE | COLUMNS | PRICES | KOL_OPTION_BIT (KOL_OPTION_APPENDIX),
    .write = kol_handover_write_tsv },
  { .id = "json",
    .extension = "json",
    .mime_type = "application/json",
    .label = N_ ("Data (JSON)"),
    .help = N_ ("All that is known, your status and notes too, for programs and for Kollect on "
                "another computer"),
    .options = WORDS,
    .write = kol_handover_write_json },
};

/**
 * kol_handover_get_n_formats:
 *
 * Returns: how many formats there are
 */
guint
kol_handover_get_n_formats (void)
{
  return G_N_ELEMENTS (formats);
}

/**
 * kol_handover_format_at:
 * @index: below kol_handover_get_n_formats()
 *
 * Returns: (transfer none): a format
 */
const KolHandoverFormat *
kol_handover_format_at (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (formats), NULL);

  return &formats[index];
}

/**
 * kol_handover_format_lookup:
 * @id: a format's id, such as "pdf"
 *
 * Returns: (transfer none) (nullable): the format, %NULL when there is none of that id
 */
const KolHandoverFormat *
kol_handover_format_lookup (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (g_str_equal (formats[i].id, id))
        return &formats[i];
    }

  return NULL;
}

static char *
list_extensions (void)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    g_string_append_printf (list, "%s.%s", i > 0 ? ", " : "", formats[i].extension);

  return g_string_free (g_steal_pointer (&list), FALSE);
}

/**
 * kol_handover_format_for_path:
 * @path: a file's path
 * @error: return location for an error
 *
 * Tells the format by the extension of a file's name, in capitals or not.
 *
 * Returns: (transfer none) (nullable): the format, or %NULL with %KOL_HANDOVER_ERROR_FORMAT
 */
const KolHandoverFormat *
kol_handover_format_for_path (const char *path, GError **error)
{
  g_autofree char *base = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *extensions = NULL;
  const char *dot;

  g_return_val_if_fail (path != NULL, NULL);

  base = g_path_get_basename (path);
  dot = strrchr (base, '.');
  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (formats); i++)
    {
      if (g_ascii_strcasecmp (dot + 1, formats[i].extension) == 0)
        return &formats[i];
    }

  shown = g_filename_display_name (base);
  extensions = list_extensions ();
  /* Translators: a file's name, and extensions such as ".csv, .pdf" */
  g_set_error (error, KOL_HANDOVER_ERROR, KOL_HANDOVER_ERROR_FORMAT,
               _ ("The name “%s” does not say in which format to write: end it in one of %s"),
               shown, extensions);

  return NULL;
}

/**
 * kol_handover_format_get_label:
 * @format: a format
 *
 * Returns: (transfer none): the format's name in the user's language
 */
const char *
kol_handover_format_get_label (const KolHandoverFormat *format)
{
  g_return_val_if_fail (format != NULL, NULL);

  return _ (format->label);
}

/**
 * kol_handover_format_get_help:
 * @format: a format
 *
 * Returns: (transfer none): one sentence on what it is good for
 */
const char *
kol_handover_format_get_help (const KolHandoverFormat *format)
{
  g_return_val_if_fail (format != NULL, NULL);

  return _ (format->help);
}

/**
 * kol_handover_format_honours:
 * @format: a format
 * @option: an option
 *
 * Returns: whether that choice changes what is written
 */
gboolean
kol_handover_format_honours (const KolHandoverFormat *format, KolOptionId option)
{
  g_return_val_if_fail (format != NULL, FALSE);
  g_return_val_if_fail (option < KOL_N_OPTIONS, FALSE);

  return (format->options & KOL_OPTION_BIT (option)) != 0;
}

/**
 * kol_handover_count_parts:
 * @self: a hand-over
 * @format: a format
 *
 * Returns: how many files that format makes of it, one or more
 */
guint
kol_handover_count_parts (KolHandover *self, const KolHandoverFormat *format)
{
  g_return_val_if_fail (KOL_IS_HANDOVER (self), 1);
  g_return_val_if_fail (format != NULL, 1);

  return format->count_parts != NULL ? MAX (1, format->count_parts (self)) : 1;
}

/**
 * kol_handover_dup_part_path:
 * @path: the file that was chosen, such as "sheet.png"
 * @part: which of several files, from 0
 * @n_parts: how many there are
 *
 * Returns: (transfer full): where that file goes: "sheet-1.png", with as many digits as the last
 * one needs, so that they sort; @path itself for the only one
 */
char *
kol_handover_dup_part_path (const char *path, guint part, guint n_parts)
{
  g_autofree char *base = NULL;
  g_autofree char *last = g_strdup_printf ("%u", n_parts);
  const char *dot;
  int stem;

  g_return_val_if_fail (path != NULL, NULL);

  if (n_parts <= 1)
    return g_strdup (path);

  base = g_path_get_basename (path);
  dot = strrchr (base, '.');
  stem = strlen (path) - (dot != NULL ? strlen (dot) : 0);

  return g_strdup_printf ("%.*s-%0*u%s", stem, path, (int) strlen (last), part + 1,
                          dot != NULL ? dot : "");
}
