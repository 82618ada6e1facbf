// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-handover-private.h"
#include "kol-html.h"
#include "kol-i18n.h"
#include "kol-text.h"

/* Pixels: about twice as fine as they are shown, for sharp screens and for paper. */
#define FACE_SIDE 144
#define COVER_SIDE 240

/* The creators. Each stands in the page once; the style sheet lays it out as a card or as a row of
 * a table, so that no picture is there twice. */

static gboolean
is_name (const KolColumn *column)
{
  return g_str_equal (column->id, "name");
}

/* What is shown of each creator below the name: of this page the client reads, so there is nothing
 * to fill in. */
static gboolean
is_shown (const KolColumn *column)
{
  return !is_name (column) && column->kind != KOL_COLUMN_KIND_INPUT &&
         column->kind != KOL_COLUMN_KIND_LINK;
}

static const char *
class_of (const KolColumn *column)
{
  return kol_column_is_number (column) ? "n" : "t";
}

static void
append_head (KolHtml *self)
{
  g_string_append (self->out, "<div class=\"head\" aria-hidden=\"true\">");
  if (kol_handover_includes (self->handover, KOL_OPTION_FACES))
    g_string_append (self->out, "<span class=\"face\"></span>");
  g_string_append (self->out, "<span class=\"who\">");
  kol_html_append_text (self, kol_field_get_label (kol_field_require ("name")));
  g_string_append (self->out, "</span>");
  for (guint i = 0; i < kol_table_get_n_columns (self->table); i++)
    {
      const KolColumn *column = kol_table_get_column (self->table, i);

      if (!is_shown (column))
        continue;
      g_string_append_printf (self->out, "<span class=\"%s\">", class_of (column));
      kol_html_append_text (self, kol_table_get_label (self->table, i));
      g_string_append (self->out, "</span>");
    }
  kol_html_append_element (self, "span", _ ("Links"));
  if (kol_handover_includes (self->handover, KOL_OPTION_COVERS))
    kol_html_append_element (self, "span", _ ("Recent notes"));
  g_string_append (self->out, "</div>\n");
}

/* Initials stand where there is no face, as in the window. */
static void
append_face (KolHtml *self, KolCreator *creator)
{
  const char *name = kol_creator_get_name (creator);

  if (!kol_handover_includes (self->handover, KOL_OPTION_FACES))
    return;

  g_string_append (self->out, "<div class=\"face\">");
  if (!kol_html_append_picture (self, creator, kol_creator_get_avatar_url (creator), FACE_SIDE, ""))
    {
      g_autofree char *initial = kol_text_initials (name);

      kol_html_append_element (self, "span", initial);
    }
  g_string_append (self->out, "</div>");
}

static void
append_covers (KolHtml *self, KolCreator *creator)
{
  guint n = MIN (kol_creator_get_n_notes (creator), KOL_HANDOVER_MAX_COVERS);

  if (!kol_handover_includes (self->handover, KOL_OPTION_COVERS))
    return;

  g_string_append (self->out, "<div class=\"covers\">");
  for (guint i = 0; i < n; i++)
    {
      const KolNote *note = kol_creator_get_note (creator, i);

      kol_html_append_picture (self, creator, note->cover_url, COVER_SIDE, _ ("Cover of a note"));
    }
  g_string_append (self->out, "</div>");
}

static void
append_cells (KolHtml *self, guint index)
{
  g_string_append (self->out, "<dl>");
  for (guint i = 0; i < kol_table_get_n_columns (self->table); i++)
    {
      const KolColumn *column = kol_table_get_column (self->table, i);
      g_autofree char *text = NULL;

      if (!is_shown (column))
        continue;

      text = kol_table_format (self->table, index, i);
      g_string_append_printf (self->out, "<div class=\"%s\">", class_of (column));
      kol_html_append_element (self, "dt", kol_table_get_label (self->table, i));
      kol_html_append_bdi (self, "dd", text != NULL && *text != '\0' ? text : KOL_UNKNOWN);
      g_string_append (self->out, "</div>");
    }
  g_string_append (self->out, "</dl>");
}

static void
append_links (KolHtml *self, guint index)
{
  g_string_append (self->out, "<div class=\"links\">");
  for (guint i = 0; i < kol_table_get_n_columns (self->table); i++)
    {
      g_auto (KolCell) cell = KOL_CELL_INIT;

      kol_table_read (self->table, index, i, &cell);
      if (cell.kind == KOL_CELL_LINK)
        kol_html_append_link (self, cell.text, kol_table_get_label (self->table, i));
    }
  g_string_append (self->out, "</div>");
}

static void
append_entry (KolHtml *self, guint index)
{
  KolCreator *creator = kol_entry_get_creator (kol_handover_get_entry (self->handover, index));
  const char *name = kol_creator_get_name (creator);

  g_string_append (self->out, "<article>");
  append_face (self, creator);
  kol_html_append_bdi (self, "h2", name != NULL && *name != '\0' ? name : KOL_UNKNOWN);
  append_cells (self, index);
  append_links (self, index);
  append_covers (self, creator);
  g_string_append (self->out, "</article>\n");
}

/*< private >
 * kol_html_append_entries:
 * @self: a page
 * @error: return location for a %G_IO_ERROR
 *
 * Appends all creators, and sends each on.
 *
 * Returns: whether nothing failed
 */
gboolean
kol_html_append_entries (KolHtml *self, GError **error)
{
  guint n = kol_handover_get_n_entries (self->handover);

  if (n == 0)
    {
      kol_html_append_element (self, "p", _ ("Nobody is on this shortlist."));
      return TRUE;
    }

  g_string_append (self->out, "<div class=\"sheet\"><main>\n");
  append_head (self);
  for (guint i = 0; i < n; i++)
    {
      append_entry (self, i);
      if (!kol_html_flush (self, error))
        return FALSE;
      kol_handover_report (self->handover, i + 1);
    }
  g_string_append (self->out, "</main></div>\n");

  return TRUE;
}
