// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-html.h"
#include "kol-picture.h"
#include "kol-text.h"

/*< private >
 * kol_html_append_text:
 *
 * Appends a text so that nothing in it is markup, within elements and attributes alike.
 */
void
kol_html_append_text (KolHtml *self, const char *text)
{
  g_autofree char *kept = text != NULL ? kol_text_drop_controls (text) : NULL;
  g_autofree char *escaped = NULL;

  if (text == NULL)
    return;
  escaped = g_markup_escape_text (kept != NULL ? kept : text, -1);
  g_string_append (self->out, escaped);
}

/*< private >
 * kol_html_append_element:
 *
 * Appends an element of nothing but text; of no text nothing.
 */
void
kol_html_append_element (KolHtml *self, const char *tag, const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  g_string_append_printf (self->out, "<%s>", tag);
  kol_html_append_text (self, text);
  g_string_append_printf (self->out, "</%s>", tag);
}

/*< private >
 * kol_html_append_bdi:
 *
 * The same of what somebody else wrote: marks of direction in it end with it.
 */
void
kol_html_append_bdi (KolHtml *self, const char *tag, const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  g_string_append_printf (self->out, "<%s><bdi>", tag);
  kol_html_append_text (self, text);
  g_string_append_printf (self->out, "</bdi></%s>", tag);
}

/*< private >
 * kol_html_append_picture:
 * @self: a page
 * @creator: whose picture it is
 * @url: (nullable): its address, which is not part of the page
 * @side: the most pixels of its longer side
 * @description: for those who do not see it; "" when the text beside it says as much
 *
 * Returns: whether there was a picture to append
 */
gboolean
kol_html_append_picture (KolHtml *self,
                         KolCreator *creator,
                         const char *url,
                         int side,
                         const char *description)
{
  int width, height;
  g_autoptr (GBytes)
      coded = kol_handover_dup_picture (self->handover, kol_creator_get_id (creator), url);
  g_autoptr (GBytes) jpeg = NULL;
  g_autofree char *text = NULL;
  gsize size;
  const guint8 *data;

  if (coded != NULL)
    jpeg = kol_picture_to_jpeg (coded, side, &width, &height, NULL);
  if (jpeg == NULL)
    return FALSE;

  data = g_bytes_get_data (jpeg, &size);
  text = g_base64_encode (data, size);
  g_string_append_printf (self->out, "<img width=\"%d\" height=\"%d\" alt=\"", width, height);
  kol_html_append_text (self, description);
  g_string_append_printf (self->out, "\" src=\"data:image/jpeg;base64,%s\">", text);

  return TRUE;
}

/*< private >
 * kol_html_append_link:
 *
 * The page that is opened is not told where it was opened from.
 */
void
kol_html_append_link (KolHtml *self, const char *address, const char *text)
{
  g_string_append (self->out, "<a rel=\"noopener noreferrer\" target=\"_blank\" href=\"");
  kol_html_append_text (self, address);
  g_string_append (self->out, "\">");
  kol_html_append_text (self, text);
  g_string_append (self->out, "</a>");
}

/*< private >
 * kol_html_flush:
 * @self: a page
 * @error: return location for a %G_IO_ERROR
 *
 * Sends on what was appended.
 *
 * Returns: whether it was taken
 */
gboolean
kol_html_flush (KolHtml *self, GError **error)
{
  if (!g_output_stream_write_all (self->stream, self->out->str, self->out->len, NULL,
                                  self->cancellable, error))
    return FALSE;

  g_string_truncate (self->out, 0);

  return TRUE;
}
