// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-contact-sheet-private.h"
#include "kol-i18n.h"
#include "kol-proof.h"

#define TERM_ASCENT 8.6
#define TERM_HEIGHT 11.6
#define HEADING_ASCENT 11.0
#define HEADING_HEIGHT 21.0
#define BODY_WIDTH (COLUMN_WIDTH - 8)
#define BLOCK_GAP 9.0
#define HEADING_GAP 18.0

/* A heading, or a term with what it means. Blocks are laid one below the other and never broken. */
typedef struct
{
  char *term;          /* owned */
  char *basis;         /* owned, nullable: in small print behind the term */
  char *body;          /* owned; NULL for a heading */
  gboolean new_column; /* begins a column */
  double height;
  guint page; /* where it came to lie */
  double x;
  double y;
} Block;

struct _KolDefinitions
{
  GPtrArray *blocks; /* owned, of Block */
  guint n_pages;
};

static void
block_free (Block *block)
{
  g_clear_pointer (&block->term, g_free);
  g_clear_pointer (&block->basis, g_free);
  g_clear_pointer (&block->body, g_free);
  g_free (block);
}

static void
add_heading (KolDefinitions *self, const char *text, gboolean new_column)
{
  Block *block = g_new0 (Block, 1);

  block->term = g_strdup (text);
  block->new_column = new_column;
  g_ptr_array_add (self->blocks, block);
}

static void
add_term (KolDefinitions *self, const char *term, const char *basis, const char *body)
{
  Block *block = g_new0 (Block, 1);

  block->term = g_strdup (term);
  block->basis = g_strdup (basis);
  block->body = g_strdup (body);
  g_ptr_array_add (self->blocks, block);
}

static void
add_terms (KolDefinitions *self, GPtrArray *terms)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const KolTerm *term = g_ptr_array_index (terms, i);
      g_autofree char *aside = kol_term_dup_aside (term);

      add_term (self, term->term, aside, term->body);
    }
}

static void
add_fields (KolDefinitions *self, KolHandover *handover)
{
  g_autoptr (GPtrArray) columns = kol_contact_card_list_columns (handover);
  g_autoptr (GPtrArray) terms = kol_proof_list_figures (handover, columns);

  add_heading (self, _ ("What the figures mean"), FALSE);
  add_terms (self, terms);
}

static void
add_totals (KolDefinitions *self, KolHandover *handover)
{
  g_autoptr (GPtrArray) terms = kol_proof_list_totals (handover);

  add_heading (self, _ ("The totals"), TRUE);
  add_terms (self, terms);
}

static void
add_origin (KolDefinitions *self, KolHandover *handover)
{
  g_autoptr (GPtrArray) terms = kol_proof_list_conditions (handover);

  add_heading (self, _ ("Where the figures come from"), FALSE);
  add_terms (self, terms);
}

static void
measure (Block *block, KolSheet *sheet)
{
  if (block->body == NULL)
    block->height = HEADING_HEIGHT;
  else
    block->height = TERM_HEIGHT + kol_sheet_measure_paragraph (sheet, KOL_SHEET_TEXT_BODY,
                                                               block->body, BODY_WIDTH);
}

/* A heading takes the block below it along to the next column. */
static double
height_needed (KolDefinitions *self, guint index)
{
  Block *block = g_ptr_array_index (self->blocks, index);
  Block *next;

  if (block->body != NULL || index + 1 >= self->blocks->len)
    return block->height;

  next = g_ptr_array_index (self->blocks, index + 1);

  return block->height + next->height;
}

static void
lay_out (KolDefinitions *self)
{
  guint column = 0;
  double y = CONTENT_TOP;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = g_ptr_array_index (self->blocks, i);
      gboolean at_top = y <= CONTENT_TOP;

      if (block->body == NULL && !at_top)
        y += HEADING_GAP - BLOCK_GAP;
      if (!at_top && (block->new_column || y + height_needed (self, i) > CONTENT_BOTTOM))
        {
          column++;
          y = CONTENT_TOP;
        }
      block->page = column / 2;
      block->x = MARGIN + (column % 2) * (COLUMN_WIDTH + GUTTER);
      block->y = y;
      y += block->height + (block->body != NULL ? BLOCK_GAP : 0);
    }

  self->n_pages = column / 2 + 1;
}

/*< private >
 * kol_definitions_new:
 * @sheet: a sheet to measure with
 * @handover: a hand-over of one entry or more
 *
 * Returns: (transfer full): the pages that say what the figures of @handover mean and where they
 * come from
 */
KolDefinitions *
kol_definitions_new (KolSheet *sheet, KolHandover *handover)
{
  KolDefinitions *self = g_new0 (KolDefinitions, 1);

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  add_fields (self, handover);
  add_totals (self, handover);
  add_origin (self, handover);
  for (guint i = 0; i < self->blocks->len; i++)
    measure (g_ptr_array_index (self->blocks, i), sheet);
  lay_out (self);

  return self;
}

/*< private >
 * kol_definitions_free:
 * @self: (transfer full): definitions
 */
void
kol_definitions_free (KolDefinitions *self)
{
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_free (self);
}

/*< private >
 * kol_definitions_get_n_pages:
 * @self: definitions
 *
 * Returns: how many pages they take, one or more
 */
guint
kol_definitions_get_n_pages (KolDefinitions *self)
{
  return self->n_pages;
}

static void
draw_block (const Block *block, KolSheet *sheet)
{
  double width;

  if (block->body == NULL)
    {
      kol_sheet_text (sheet, KOL_SHEET_TEXT_HEADING, KOL_SHEET_ALIGN_LEFT, block->term, block->x,
                      block->y + HEADING_ASCENT, COLUMN_WIDTH);
      return;
    }

  width = kol_sheet_text (sheet, KOL_SHEET_TEXT_TERM, KOL_SHEET_ALIGN_LEFT, block->term, block->x,
                          block->y + TERM_ASCENT, COLUMN_WIDTH);
  if (block->basis != NULL && width + 30 < COLUMN_WIDTH)
    kol_sheet_text (sheet, KOL_SHEET_TEXT_BASIS, KOL_SHEET_ALIGN_LEFT, block->basis,
                    block->x + width + 5, block->y + TERM_ASCENT, COLUMN_WIDTH - width - 5);
  kol_sheet_paragraph (sheet, KOL_SHEET_TEXT_BODY, block->body, block->x, block->y + TERM_HEIGHT,
                       BODY_WIDTH);
}

/*< private >
 * kol_definitions_draw_page:
 * @self: definitions
 * @sheet: a sheet with a page
 * @page: the page of the definitions, from 0
 */
void
kol_definitions_draw_page (KolDefinitions *self, KolSheet *sheet, guint page)
{
  if (page == 0)
    kol_sheet_mark_place (sheet, DEFINITIONS_PLACE);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (self->blocks, i);

      if (block->page == page)
        draw_block (block, sheet);
    }
}
