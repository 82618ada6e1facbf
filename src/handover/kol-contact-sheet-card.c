// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-column.h"
#include "kol-contact-sheet-private.h"
#include "kol-handover-price.h"
#include "kol-handover-private.h"
#include "kol-i18n.h"
#include "kol-text.h"

#define PADDING 9.0
#define RADIUS 7.0
#define AVATAR_SIDE 38.0
#define HEAD_GAP 8.0
#define COVER_GAP 4.0
#define COVER_RADIUS 2.5
#define CHIP_HEIGHT 10.4
#define CHIP_PADDING 4.5
#define CHIP_GAP 3.0

#define N_CELL_COLUMNS 3
#define N_CELL_ROWS 4
/* From the card's upper edge to the first row of figures, and from a figure's label to its value */
#define CELLS_TOP 62.5
#define VALUE_OFFSET 10.4

/* One place of a card: a field, or the first of two that is known. */
typedef struct
{
  const char *id;
  const char *other_id; /* nullable */
  const char *label;    /* untranslated; NULL: the field's own */
} Cell;

static const Cell cells[N_CELL_ROWS * N_CELL_COLUMNS] = {
  // clang-format off
  { "fansNum", NULL, NULL },
  { "picturePrice", NULL, N_("Photo note") },
  { "videoPrice", NULL, N_("Video note") },
  { "clickMidNum", NULL, N_("Median reads") },
  { "interMidNum", NULL, N_("Engagements") },
  { "cpmPhoto", "cpmVideo", NULL },
  { "readCostPhoto", "readCostVideo", NULL },
  { "fansActiveIn28dLv", NULL, N_("Active followers") },
  { "thousandLikePercent30", NULL, N_("≥ 1,000 likes") },
  { "inviteReply48hNumRatio", NULL, N_("Replies in 48 h") },
  { "fans30GrowthRate", NULL, N_("Growth, 30 days") },
  { "noteSign.name", NULL, N_("Agency") },
  // clang-format on
};

/* Discs of those whose face is missing: dark enough for white letters */
static const guint32 disc_colors[] = { 0x7c5cd6, 0x3d7fc4, 0x2f8f7d, 0xb0568f, 0xb8663c, 0x5f7a35 };

static const KolField *
cell_field (const Cell *cell, KolCreator *creator)
{
  const KolField *field = kol_field_require (cell->id);
  const KolField *other = kol_field_lookup (cell->other_id);

  if (other != NULL && !kol_creator_knows (creator, field) && kol_creator_knows (creator, other))
    return other;

  return field;
}

static const char *
cell_label (const Cell *cell, const KolField *field)
{
  if (cell->label != NULL)
    return _ (cell->label);

  return kol_field_get_label (field);
}

/*< private >
 * kol_contact_card_list_columns:
 * @handover: a hand-over
 *
 * Returns: (transfer full) (element-type KolColumn): what its cards show, each once, in the cards'
 * order
 */
GPtrArray *
kol_contact_card_list_columns (KolHandover *handover)
{
  GPtrArray *columns = g_ptr_array_new ();
  guint n = kol_handover_get_n_entries (handover);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      for (guint j = 0; j < n; j++)
        {
          KolCreator *creator = kol_entry_get_creator (kol_handover_get_entry (handover, j));
          const KolColumn *column = kol_column_lookup (cell_field (&cells[i], creator)->id);

          if (!g_ptr_array_find (columns, column, NULL))
            g_ptr_array_add (columns, (gpointer) column);
          if (cells[i].other_id == NULL)
            break;
        }
    }

  return columns;
}

static void
draw_initials (KolSheet *sheet, KolCreator *creator, double x, double y)
{
  const char *id = kol_creator_get_id (creator);
  g_autofree char *initials = kol_text_initials (kol_creator_get_name (creator));
  guint color = g_str_hash (id != NULL ? id : "") % G_N_ELEMENTS (disc_colors);

  kol_sheet_fill_box (sheet, x, y, AVATAR_SIDE, AVATAR_SIDE, AVATAR_SIDE / 2, disc_colors[color]);
  kol_sheet_text (sheet, KOL_SHEET_TEXT_INITIALS, KOL_SHEET_ALIGN_CENTER, initials, x,
                  y + AVATAR_SIDE / 2 + 5.4, AVATAR_SIDE);
}

static gboolean
draw_picture (KolSheet *sheet,
              KolHandover *handover,
              KolCreator *creator,
              const char *url,
              double x,
              double y,
              double width,
              double height,
              double radius)
{
  g_autoptr (GBytes) coded = kol_handover_dup_picture (handover, kol_creator_get_id (creator), url);

  return coded != NULL && kol_sheet_picture (sheet, coded, x, y, width, height, radius);
}

static void
draw_avatar (KolSheet *sheet, KolHandover *handover, KolCreator *creator, double x, double y)
{
  const char *url = kol_handover_includes (handover, KOL_OPTION_FACES)
                        ? kol_creator_get_avatar_url (creator)
                        : NULL;

  if (!draw_picture (sheet, handover, creator, url, x, y, AVATAR_SIDE, AVATAR_SIDE,
                     AVATAR_SIDE / 2))
    draw_initials (sheet, creator, x, y);
}

/* The recent notes' covers one below the other, upright 3:4, at the right edge. */
static double
draw_covers (KolSheet *sheet,
             KolHandover *handover,
             KolCreator *creator,
             double right,
             double y,
             double height)
{
  double side = (height - (KOL_HANDOVER_MAX_COVERS - 1) * COVER_GAP) / KOL_HANDOVER_MAX_COVERS;
  double width = side * 3 / 4;
  double x = right - width;
  guint n = MIN (kol_creator_get_n_notes (creator), KOL_HANDOVER_MAX_COVERS);

  for (guint i = 0; i < n; i++)
    {
      const char *url = kol_creator_get_note (creator, i)->cover_url;
      double top = y + i * (side + COVER_GAP);

      if (!draw_picture (sheet, handover, creator, url, x, top, width, side, COVER_RADIUS))
        kol_sheet_fill_box (sheet, x, top, width, side, COVER_RADIUS, KOL_SHEET_COLOR_BLANK);
    }

  return width;
}

static double
draw_chip (KolSheet *sheet, const char *tag, double x, double y, double width)
{
  double chip_width = width + 2 * CHIP_PADDING;

  kol_sheet_fill_box (sheet, x, y, chip_width, CHIP_HEIGHT, CHIP_HEIGHT / 2, KOL_SHEET_COLOR_CHIP);
  /* A hair more than it measures, lest rounding ellipsizes it */
  kol_sheet_text (sheet, KOL_SHEET_TEXT_CHIP, KOL_SHEET_ALIGN_LEFT, tag, x + CHIP_PADDING,
                  y + CHIP_HEIGHT - 3, width + 0.5);

  return chip_width;
}

/* As many categories as there is room for; a first one that is too long ends in an ellipsis. */
static void
draw_chips (KolSheet *sheet, KolCreator *creator, double x, double y, double width)
{
  const char *const *tags = kol_creator_get_tags (creator, kol_field_require ("contentTags"));
  double right = x + width;

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      double room = right - x - 2 * CHIP_PADDING;
      double wanted = kol_sheet_measure (sheet, KOL_SHEET_TEXT_CHIP, tags[i]);

      if (wanted > room && i > 0)
        return;
      x += draw_chip (sheet, tags[i], x, y, MIN (wanted, room)) + CHIP_GAP;
    }
}

static void
draw_place (KolSheet *sheet, KolCreator *creator, double x, double baseline, double width)
{
  const char *red_id = kol_creator_get_text (creator, kol_field_require ("redId"));
  const char *location = kol_creator_get_text (creator, kol_field_require ("location"));
  g_autofree char *line = NULL;

  if (red_id != NULL && location != NULL)
    line = g_strdup_printf ("%s · %s", red_id, location);
  else
    line = g_strdup (red_id != NULL ? red_id : location);
  if (line != NULL)
    kol_sheet_text (sheet, KOL_SHEET_TEXT_PLACE, KOL_SHEET_ALIGN_LEFT, line, x, baseline, width);
}

/* A face and a name; both lead to the profile. */
static void
draw_head (KolSheet *sheet,
           KolHandover *handover,
           KolCreator *creator,
           double x,
           double y,
           double width)
{
  const char *name = kol_creator_get_name (creator);
  g_autofree char *profile = kol_creator_dup_profile_url (creator);
  double text_x = x + AVATAR_SIDE + HEAD_GAP;
  double text_width = width - AVATAR_SIDE - HEAD_GAP;

  kol_sheet_begin_link (sheet, profile);
  draw_avatar (sheet, handover, creator, x, y);
  kol_sheet_text (sheet, KOL_SHEET_TEXT_NAME, KOL_SHEET_ALIGN_LEFT,
                  name != NULL && *name != '\0' ? name : KOL_UNKNOWN, text_x, y + 11, text_width);
  kol_sheet_end_link (sheet);

  draw_place (sheet, creator, text_x, y + 22.5, text_width);
  draw_chips (sheet, creator, text_x, y + AVATAR_SIDE - CHIP_HEIGHT, text_width);
}

static void
draw_cell (KolSheet *sheet,
           KolHandover *handover,
           KolCreator *creator,
           const Cell *cell,
           double x,
           double baseline,
           double width)
{
  const KolField *field = cell_field (cell, creator);
  g_autofree char *value = kol_handover_format_field (handover, creator, field);

  kol_sheet_text (sheet, KOL_SHEET_TEXT_LABEL, KOL_SHEET_ALIGN_LEFT, cell_label (cell, field), x,
                  baseline, width);
  kol_sheet_text (sheet, KOL_SHEET_TEXT_VALUE, KOL_SHEET_ALIGN_LEFT, value, x,
                  baseline + VALUE_OFFSET, width);
}

static void
draw_cells (KolSheet *sheet,
            KolHandover *handover,
            KolCreator *creator,
            double x,
            double top,
            double bottom,
            double width)
{
  double column = width / N_CELL_COLUMNS;
  double row = (bottom - VALUE_OFFSET - top) / (N_CELL_ROWS - 1);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    draw_cell (sheet, handover, creator, &cells[i], x + (i % N_CELL_COLUMNS) * column,
               top + (i / N_CELL_COLUMNS) * row, column - 4);
}

/*< private >
 * kol_contact_card_draw:
 * @sheet: a sheet with a page
 * @handover: whose pictures are asked
 * @creator: whom the card shows
 * @x: left edge, points
 * @y: upper edge, points
 * @height: the card's height, points; its width is %COLUMN_WIDTH
 */
void
kol_contact_card_draw (KolSheet *sheet,
                       KolHandover *handover,
                       KolCreator *creator,
                       double x,
                       double y,
                       double height)
{
  double right = x + COLUMN_WIDTH - PADDING;
  double covers = 0;
  double width;

  kol_sheet_outline_box (sheet, x, y, COLUMN_WIDTH, height, RADIUS, KOL_SHEET_COLOR_LINE);
  if (kol_handover_includes (handover, KOL_OPTION_COVERS))
    covers = HEAD_GAP +
             draw_covers (sheet, handover, creator, right, y + PADDING, height - 2 * PADDING);
  width = right - covers - (x + PADDING);
  draw_head (sheet, handover, creator, x + PADDING, y + PADDING, width);
  draw_cells (sheet, handover, creator, x + PADDING, y + CELLS_TOP, y + height - PADDING - 2,
              width);
}
