// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-handover-private.h"
#include "kol-i18n.h"
#include "kol-page-private.h"
#include "kol-text.h"

#define CHIP_HEIGHT 10.4
#define CHIP_PADDING 4.5
#define CHIP_GAP 3.0
#define VALUE_OFFSET 10.0
#define INITIALS_SIDE 38.0
#define INDEX_WIDTH 26.0
#define DATE_WIDTH 66.0
#define NAME_GAP 4.0

/* Discs of those whose face is missing: dark enough for white letters */
static const guint32 disc_colors[] = { 0x7c5cd6, 0x3d7fc4, 0x2f8f7d, 0xb0568f, 0xb8663c, 0x5f7a35 };

/* Whose picture is asked for */
typedef struct
{
  KolHandover *handover;
  const char *creator_id;
} PictureQuestion;

static KolCreator *
get_creator (KolPageLayout *self, guint entry)
{
  return kol_entry_get_creator (kol_handover_get_entry (self->handover, entry));
}

/*< private >
 * kol_page_dup_text:
 * @self: a layout
 * @entry: a creator, from 0
 * @head: what of it
 *
 * Returns: (transfer full) (nullable): the text, %NULL when it is not known or not to be shown. A
 * name is always shown
 */
char *
kol_page_dup_text (KolPageLayout *self, guint entry, KolPageHead head)
{
  g_auto (KolCell) cell = KOL_CELL_INIT;
  const char *name;

  if (head == KOL_PAGE_HEAD_NAME)
    {
      name = kol_creator_get_name (get_creator (self, entry));
      return g_strdup (name != NULL && *name != '\0' ? name : KOL_UNKNOWN);
    }
  if (self->heads[head] == NO_COLUMN)
    return NULL;

  kol_table_read (self->table, entry, self->heads[head], &cell);
  if (cell.kind == KOL_CELL_EMPTY)
    return NULL;
  if (cell.kind != KOL_CELL_TEXT && cell.kind != KOL_CELL_LINK)
    return kol_table_format (self->table, entry, self->heads[head]);

  return g_steal_pointer (&cell.text);
}

/*< private >
 * kol_page_get_tags:
 * @self: a layout
 * @entry: a creator, from 0
 * @head: a list of what is known of it
 *
 * Returns: (transfer none) (nullable): the list, when it is known and to be shown
 */
const char *const *
kol_page_get_tags (KolPageLayout *self, guint entry, KolPageHead head)
{
  if (self->heads[head] == NO_COLUMN)
    return NULL;

  return kol_creator_get_tags (get_creator (self, entry),
                               kol_table_get_column (self->table, self->heads[head])->field);
}

/*< private >
 * kol_page_dup_place:
 * @entry: a creator, from 0
 *
 * Returns: (transfer full): what links within the document call the creator's place
 */
char *
kol_page_dup_place (guint entry)
{
  return g_strdup_printf ("creator-%u", entry + 1);
}

/*< private >
 * kol_page_dup_link:
 * @self: a layout
 * @entry: a creator, from 0
 * @column_id: a column of links, whether it is in the table or not
 *
 * Returns: (transfer full) (nullable): where it leads, %NULL for somebody without an ID
 */
char *
kol_page_dup_link (KolPageLayout *self, guint entry, const char *column_id)
{
  const KolColumn *column = kol_column_lookup (column_id);
  g_auto (KolCell) cell = KOL_CELL_INIT;

  column->read (column, self->handover, entry, &cell);

  return g_steal_pointer (&cell.text);
}

/*< private >
 * kol_page_begin_link:
 * @self: a layout with a page
 * @uri: (nullable): where to; %NULL: what follows is no link
 */
void
kol_page_begin_link (KolPageLayout *self, const char *uri)
{
  if (uri != NULL)
    kol_sheet_begin_link (self->sheet, uri);
}

/*< private >
 * kol_page_end_link:
 * @self: a layout with a page
 * @uri: (nullable): what kol_page_begin_link() was given
 */
void
kol_page_end_link (KolPageLayout *self, const char *uri)
{
  if (uri != NULL)
    kol_sheet_end_link (self->sheet);
}

/*< private >
 * kol_page_mark_creator:
 * @self: a layout with a page
 * @entry: a creator, from 0
 *
 * Makes this page what links to the creator lead to.
 */
void
kol_page_mark_creator (KolPageLayout *self, guint entry)
{
  g_autofree char *place = kol_page_dup_place (entry);

  kol_sheet_mark_place (self->sheet, place);
}

static GBytes *
on_picture_wanted (const char *address, gpointer user_data)
{
  PictureQuestion *question = user_data;

  return kol_handover_dup_picture (question->handover, question->creator_id, address);
}

static gboolean
draw_picture (KolPageLayout *self,
              guint entry,
              const char *address,
              KolPictureShape shape,
              const cairo_rectangle_t *box)
{
  PictureQuestion question = { self->handover, kol_creator_get_id (get_creator (self, entry)) };

  return address != NULL && *address != '\0' &&
         kol_sheet_picture (self->sheet, address, shape, box->x, box->y, box->width, box->height,
                            on_picture_wanted, &question);
}

static void
draw_initials (KolPageLayout *self, guint entry, double x, double y, double side)
{
  KolCreator *creator = get_creator (self, entry);
  const char *id = kol_creator_get_id (creator);
  g_autofree char *initials = kol_text_initials (kol_creator_get_name (creator));
  guint color = g_str_hash (id != NULL ? id : "") % G_N_ELEMENTS (disc_colors);

  kol_sheet_begin_scale (self->sheet, x, y, side / INITIALS_SIDE);
  kol_sheet_fill_box (self->sheet, 0, 0, INITIALS_SIDE, INITIALS_SIDE, INITIALS_SIDE / 2,
                      disc_colors[color]);
  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_INITIALS, KOL_SHEET_ALIGN_CENTER, initials, 0,
                  INITIALS_SIDE / 2 + 5.4, INITIALS_SIDE);
  kol_sheet_end_scale (self->sheet);
}

/*< private >
 * kol_page_draw_face:
 * @self: a layout with a page
 * @entry: a creator, from 0
 * @x: left edge
 * @y: upper edge
 * @side: width and height
 *
 * Draws a creator's avatar as a disc, or initials where there is none.
 */
void
kol_page_draw_face (KolPageLayout *self, guint entry, double x, double y, double side)
{
  const char *address = kol_creator_get_avatar_url (get_creator (self, entry));
  cairo_rectangle_t box = { x, y, side, side };

  if (!draw_picture (self, entry, address, KOL_PICTURE_SHAPE_ROUND, &box))
    draw_initials (self, entry, x, y, side);
}

/*< private >
 * kol_page_count_covers:
 * @self: a layout
 * @entry: a creator, from 0
 *
 * Returns: how many covers of the creator's recent notes are shown
 */
guint
kol_page_count_covers (KolPageLayout *self, guint entry)
{
  return MIN (kol_creator_get_n_notes (get_creator (self, entry)), KOL_HANDOVER_MAX_COVERS);
}

/*< private >
 * kol_page_draw_cover_picture:
 * @self: a layout with a page
 * @entry: a creator, from 0
 * @note: a note, below kol_page_count_covers()
 * @box: where
 *
 * Draws a note's cover, or a blank where there is none.
 */
void
kol_page_draw_cover_picture (KolPageLayout *self,
                             guint entry,
                             guint note,
                             const cairo_rectangle_t *box)
{
  const char *address = kol_creator_get_note (get_creator (self, entry), note)->cover_url;

  if (!draw_picture (self, entry, address, KOL_PICTURE_SHAPE_COVER, box))
    kol_sheet_fill_box (self->sheet, box->x, box->y, box->width, box->height,
                        MIN (box->width, box->height) / 12, KOL_SHEET_COLOR_BLANK);
}

static double
draw_chip (KolPageLayout *self,
           KolSheetText kind,
           guint32 color,
           const char *text,
           double x,
           double y,
           double room)
{
  double wanted = kol_sheet_measure (self->sheet, kind, text);
  double width = MIN (wanted, room - 2 * CHIP_PADDING);

  kol_sheet_fill_box (self->sheet, x, y, width + 2 * CHIP_PADDING, CHIP_HEIGHT, CHIP_HEIGHT / 2,
                      color);
  /* A hair more than it measures, lest rounding ellipsizes it */
  kol_sheet_text (self->sheet, kind, KOL_SHEET_ALIGN_LEFT, text, x + CHIP_PADDING,
                  y + CHIP_HEIGHT - 3, width + 0.5);

  return width + 2 * CHIP_PADDING;
}

static double
measure_chip (KolPageLayout *self, KolSheetText kind, const char *text)
{
  return kol_sheet_measure (self->sheet, kind, text) + 2 * CHIP_PADDING;
}

/* As many as there is room for. */
static double
draw_tags (KolPageLayout *self,
           const char *const *tags,
           double x,
           double y,
           double right,
           gboolean first_at_any_rate)
{
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      double room = right - x;
      gboolean fits = measure_chip (self, KOL_SHEET_TEXT_CHIP, tags[i]) <= room;

      if (!fits && (i > 0 || !first_at_any_rate))
        break;
      x += draw_chip (self, KOL_SHEET_TEXT_CHIP, KOL_SHEET_COLOR_CHIP, tags[i], x, y, room) +
           CHIP_GAP;
    }

  return x;
}

static char *
describe_agency (KolPageLayout *self, guint entry)
{
  g_autofree char *agency = kol_page_dup_text (self, entry, KOL_PAGE_HEAD_AGENCY);

  if (agency == NULL)
    return NULL;

  /* Translators: on a creator's card; %s is an agency's (MCN's) name */
  return g_strdup_printf (C_ ("card", "Agency: %s"), agency);
}

/*< private >
 * kol_page_draw_chips:
 * @self: a layout with a page
 * @entry: a creator, from 0
 * @x: left edge
 * @y: upper edge
 * @width: width
 *
 * Draws categories, agency and persona, as many as there is room for; of them all the first
 * category and the agency are never left out, but can end in an ellipsis.
 */
void
kol_page_draw_chips (KolPageLayout *self, guint entry, double x, double y, double width)
{
  g_autofree char *agency = describe_agency (self, entry);
  double right = x + width;
  double kept = 0;

  if (agency != NULL)
    kept = MIN (measure_chip (self, KOL_SHEET_TEXT_AGENCY, agency), width * 0.6) + CHIP_GAP;
  x = draw_tags (self, kol_page_get_tags (self, entry, KOL_PAGE_HEAD_CATEGORIES), x, y,
                 right - kept, TRUE);
  if (agency != NULL)
    x += draw_chip (self, KOL_SHEET_TEXT_AGENCY, KOL_SHEET_COLOR_BLANK, agency, x, y, right - x) +
         CHIP_GAP;
  draw_tags (self, kol_page_get_tags (self, entry, KOL_PAGE_HEAD_PERSONA), x, y, right, FALSE);
}

static double
draw_status (KolPageLayout *self, guint entry, double right, double baseline)
{
  static const struct
  {
    KolSheetText kind;
    guint32 color;
  } looks[KOL_N_ENTRY_STATUSES] = {
    [KOL_ENTRY_STATUS_OPEN] = { KOL_SHEET_TEXT_DROPPED, KOL_SHEET_COLOR_DROPPED },
    [KOL_ENTRY_STATUS_CHOSEN] = { KOL_SHEET_TEXT_CHOSEN, KOL_SHEET_COLOR_CHOSEN },
    [KOL_ENTRY_STATUS_MAYBE] = { KOL_SHEET_TEXT_MAYBE, KOL_SHEET_COLOR_MAYBE },
    [KOL_ENTRY_STATUS_DROPPED] = { KOL_SHEET_TEXT_DROPPED, KOL_SHEET_COLOR_DROPPED },
  };
  KolEntryStatus status = kol_entry_get_status (kol_handover_get_entry (self->handover, entry));
  g_autofree char *text = kol_page_dup_text (self, entry, KOL_PAGE_HEAD_STATUS);
  double width;

  if (text == NULL)
    return right;

  width = measure_chip (self, looks[status].kind, text);
  draw_chip (self, looks[status].kind, looks[status].color, text, right - width,
             baseline - CHIP_HEIGHT + 2.4, width + 1);

  return right - width - NAME_GAP;
}

static double
draw_index (KolPageLayout *self, guint entry, double right, double baseline)
{
  g_autofree char *number = kol_page_dup_text (self, entry, KOL_PAGE_HEAD_INDEX);

  if (number == NULL)
    return right;

  return right - NAME_GAP -
         kol_sheet_text (self->sheet, KOL_SHEET_TEXT_LABEL, KOL_SHEET_ALIGN_RIGHT, number,
                         right - INDEX_WIDTH, baseline, INDEX_WIDTH);
}

/*< private >
 * kol_page_draw_name:
 * @self: a layout with a page
 * @entry: a creator, from 0
 * @x: left edge
 * @baseline: where the letters stand
 * @width: width
 *
 * Draws the name, and at the right what was decided and the number on the shortlist.
 */
void
kol_page_draw_name (KolPageLayout *self, guint entry, double x, double baseline, double width)
{
  g_autofree char *name = kol_page_dup_text (self, entry, KOL_PAGE_HEAD_NAME);
  double right = draw_index (self, entry, x + width, baseline);

  right = draw_status (self, entry, right, baseline);
  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_NAME, KOL_SHEET_ALIGN_LEFT, name, x, baseline,
                  MAX (1, right - x));
}

/* When it was fetched, where that is not the same day for everybody and in the footer */
static double
draw_date (KolPageLayout *self, guint entry, double right, double baseline)
{
  gint64 fetched_at = kol_creator_get_fetched_at (get_creator (self, entry));
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  if (!self->has_dates || fetched_at <= 0)
    return right;

  date = kol_format_date (fetched_at);
  /* Translators: on a creator's card; %s is a day */
  text = g_strdup_printf (C_ ("card", "fetched %s"), date);

  return right - NAME_GAP -
         kol_sheet_text (self->sheet, KOL_SHEET_TEXT_TILE_NOTE, KOL_SHEET_ALIGN_RIGHT, text,
                         right - DATE_WIDTH, baseline, DATE_WIDTH);
}

static void
append_part (GString *line, KolPageLayout *self, guint entry, KolPageHead head)
{
  g_autofree char *part = kol_page_dup_text (self, entry, head);

  if (part != NULL)
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

/*< private >
 * kol_page_draw_place:
 * @self: a layout with a page
 * @entry: a creator, from 0
 * @x: left edge
 * @baseline: where the letters stand
 * @width: width
 *
 * Draws RedNote ID, place and gender in one line.
 */
void
kol_page_draw_place (KolPageLayout *self, guint entry, double x, double baseline, double width)
{
  g_autoptr (GString) line = g_string_new (NULL);
  double right = draw_date (self, entry, x + width, baseline);

  append_part (line, self, entry, KOL_PAGE_HEAD_RED_ID);
  append_part (line, self, entry, KOL_PAGE_HEAD_LOCATION);
  append_part (line, self, entry, KOL_PAGE_HEAD_GENDER);
  if (line->len > 0)
    kol_sheet_text (self->sheet, KOL_SHEET_TEXT_PLACE, KOL_SHEET_ALIGN_LEFT, line->str, x, baseline,
                    MAX (1, right - x));
}

/*< private >
 * kol_page_draw_figure:
 * @self: a layout with a page
 * @entry: a creator, from 0
 * @figure: a figure, below the number of them
 * @x: left edge
 * @baseline: where the letters of its label stand
 * @width: width
 *
 * Draws a figure's label and its value below.
 */
void
kol_page_draw_figure (KolPageLayout *self,
                      guint entry,
                      guint figure,
                      double x,
                      double baseline,
                      double width)
{
  guint column = g_array_index (self->figures, guint, figure);
  g_autofree char *value = kol_table_format (self->table, entry, column);

  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_LABEL, KOL_SHEET_ALIGN_LEFT,
                  kol_table_get_short_label (self->table, column), x, baseline, width);
  kol_sheet_text (self->sheet, KOL_SHEET_TEXT_VALUE, KOL_SHEET_ALIGN_LEFT, value, x,
                  baseline + VALUE_OFFSET, width);
}
