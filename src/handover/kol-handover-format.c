// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kol-handover-private.h"

/* Every format a shortlist is handed over in. Adding a format is adding a row here and a file
 * beside this one. */
static const KolHandoverFormat formats[] = {
  { .id = "csv",
    .extension = "csv",
    .mime_type = "text/csv",
    .label = N_ ("Table (CSV)"),
    .with_pictures = FALSE,
    .write = kol_handover_write_csv },
  { .id = "pdf",
    .extension = "pdf",
    .mime_type = "application/pdf",
    .label = N_ ("Contact sheet (PDF)"),
    .with_pictures = TRUE,
    .write = kol_handover_write_pdf },
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

  return g_dgettext (GETTEXT_PACKAGE, format->label);
}
