// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <string.h>

#include "kol-row-copy.h"
#include "kol-text.h"

/* A spreadsheet takes a cell that begins with one of these for a formula. */
#define FORMULA_STARTS "=+-@"

/* What a cell says: a figure as it is, with no unit, rounding or grouping; nothing when unknown. */
static char *
read_cell (KolCreator *creator, const KolField *field)
{
  g_autofree char *text = NULL;

  if (!kol_creator_knows (creator, field))
    return g_strdup ("");
  if (kol_field_is_figure (field))
    return kol_format_number (kol_creator_get_figure (creator, field));

  text = kol_creator_format (creator, field, KOL_NUMBER_STYLE_WESTERN);

  /* One line, without tabs. */
  return kol_text_clean (text);
}

/* What is pasted is parted into cells and each is read for itself: one that begins like a formula,
 * or like something quoted, has to be told to be text. Numbers are left alone, "-5" is none. */
static char *
read_guarded (KolCreator *creator, const KolField *field)
{
  g_autofree char *text = read_cell (creator, field);

  if (!kol_field_is_figure (field) && *text != '\0' && strchr (FORMULA_STARTS "\"", *text) != NULL)
    return g_strconcat ("'", text, NULL);

  return g_steal_pointer (&text);
}

/**
 * kol_row_copy_to_text:
 * @creators: (element-type KolCreator): the rows
 * @fields: (element-type KolField): the columns
 *
 * Returns: (transfer full): a table with tabs between cells, its first line the columns' labels
 */
char *
kol_row_copy_to_text (GPtrArray *creators, GPtrArray *fields)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (creators != NULL && fields != NULL, NULL);

  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "\t" : "",
                            kol_field_get_label (g_ptr_array_index (fields, i)));
  g_string_append_c (out, '\n');
  for (guint row = 0; row < creators->len; row++)
    {
      for (guint i = 0; i < fields->len; i++)
        {
          g_autofree char *text = read_guarded (g_ptr_array_index (creators, row),
                                                g_ptr_array_index (fields, i));

          g_string_append_printf (out, "%s%s", i > 0 ? "\t" : "", text);
        }
      g_string_append_c (out, '\n');
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
append_html_cell (GString *out, const char *tag, const char *text, gboolean is_text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  /* The format tells Excel that a number that is a name is no number. */
  g_string_append_printf (out, "<%s%s>%s</%s>", tag,
                          is_text ? " style=\"mso-number-format:'\\@'\"" : "", markup, tag);
}

/**
 * kol_row_copy_to_html:
 * @creators: (element-type KolCreator): the rows
 * @fields: (element-type KolField): the columns
 *
 * Returns: (transfer full): the same table as a piece of HTML
 */
char *
kol_row_copy_to_html (GPtrArray *creators, GPtrArray *fields)
{
  g_autoptr (GString) out = NULL;

  g_return_val_if_fail (creators != NULL && fields != NULL, NULL);

  out = g_string_new ("<meta charset=\"utf-8\">\n<table>\n<tr>");
  for (guint i = 0; i < fields->len; i++)
    append_html_cell (out, "th", kol_field_get_label (g_ptr_array_index (fields, i)), TRUE);
  g_string_append (out, "</tr>\n");
  for (guint row = 0; row < creators->len; row++)
    {
      g_string_append (out, "<tr>");
      for (guint i = 0; i < fields->len; i++)
        {
          const KolField *field = g_ptr_array_index (fields, i);
          g_autofree char *text = read_guarded (g_ptr_array_index (creators, row), field);

          append_html_cell (out, "td", text, !kol_field_is_figure (field));
        }
      g_string_append (out, "</tr>\n");
    }
  g_string_append (out, "</table>\n");

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static GdkContentProvider *
create_bytes (const char *media_type, char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return gdk_content_provider_new_for_bytes (media_type, bytes);
}

/**
 * kol_row_copy_create_table:
 * @creators: (element-type KolCreator): the rows
 * @fields: (element-type KolField): the columns
 *
 * Returns: (transfer full): the table for the clipboard, for spreadsheets and for plain text
 */
GdkContentProvider *
kol_row_copy_create_table (GPtrArray *creators, GPtrArray *fields)
{
  GdkContentProvider *providers[2];
  g_autofree char *text = NULL;

  g_return_val_if_fail (creators != NULL && fields != NULL, NULL);

  text = kol_row_copy_to_text (creators, fields);
  providers[0] = create_bytes ("text/html", kol_row_copy_to_html (creators, fields));
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

/**
 * kol_row_copy_create_links:
 * @creators: (element-type KolCreator): whose profiles
 *
 * Returns: (transfer full): links to the profiles, for browsers and for text
 */
GdkContentProvider *
kol_row_copy_create_links (GPtrArray *creators)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  GdkContentProvider *providers[2];

  g_return_val_if_fail (creators != NULL, NULL);

  for (guint i = 0; i < creators->len; i++)
    {
      g_autofree char *url = kol_creator_dup_profile_url (g_ptr_array_index (creators, i));

      g_string_append_printf (list, "%s\r\n", url);
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", url);
    }
  providers[0] = create_bytes ("text/uri-list", g_string_free (g_steal_pointer (&list), FALSE));
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text->str);

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}
