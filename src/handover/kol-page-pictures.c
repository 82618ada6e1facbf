// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-handover-private.h"
#include "kol-page-private.h"
#include "kol-text.h"

#define INITIALS_SIDE 38.0

/* Discs of those whose face is missing: dark enough for white letters */
static const guint32 disc_colors[] = { 0x7c5cd6, 0x3674b6, 0x26806f, 0xb0568f, 0xac5c33, 0x5f7a35 };

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
                        MIN (box->width, box->height) / KOL_SHEET_COVER_ROUNDNESS,
                        KOL_SHEET_COLOR_BLANK);
}
