// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-i18n.h"
#include "kol-page-private.h"
#include "kol-proof.h"

#define TERM_ASCENT 8.6
#define TERM_HEIGHT 11.6
#define HEADING_ASCENT 11.0
#define HEADING_HEIGHT 21.0
#define BLOCK_GAP 9.0
#define HEADING_GAP 18.0
#define COLUMN_GAP 18.0
#define COLUMN_WIDTH 240.0
/* Such as of a hostile keyword */
#define MAX_LINES 12
/* How the height of columns of the same length is searched for */
#define HEIGHT_STEP 12.0

/* A heading, or a term with what it means. Blocks are laid one below the other and never broken. */
typedef struct
{
  char *term;          /* owned */
  char *aside;         /* owned, nullable: in small print behind the term */
  GStrv body;          /* owned, paragraphs; NULL for a heading */
  KolOptionId part;    /* of a heading: what begins there; otherwise KOL_N_OPTIONS */
  gboolean new_column; /* begins the right one of two columns */
  double height;
  guint column; /* where it came to lie, over all pages */
  double y;     /* from the content's upper edge */
} Block;

struct _KolPageTerms
{
  GPtrArray *blocks; /* owned, of Block */
  guint n_columns;   /* of a page */
  double column_width;
  guint n_pages;
  double height; /* of the highest column */
};

static void
block_free (Block *block)
{
  g_clear_pointer (&block->term, g_free);
  g_clear_pointer (&block->aside, g_free);
  g_clear_pointer (&block->body, g_strfreev);
  g_free (block);
}

static void
add_heading (KolPageTerms *self, const char *text, KolOptionId part, gboolean new_column)
{
  Block *block = g_new0 (Block, 1);

  block->term = g_strdup (text);
  block->part = part;
  block->new_column = new_column && self->blocks->len > 0;
  g_ptr_array_add (self->blocks, block);
}

static void
add_terms (KolPageTerms *self, GPtrArray *terms)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const KolTerm *term = g_ptr_array_index (terms, i);
      Block *block = g_new0 (Block, 1);

      block->term = g_strdup (term->term);
      block->aside = kol_term_dup_aside (term);
      block->body = g_strsplit (term->body, "\n", -1);
      block->part = KOL_N_OPTIONS;
      g_ptr_array_add (self->blocks, block);
    }
}

static void
add_head (GPtrArray *columns, KolPageLayout *layout, KolPageHead head)
{
  if (layout->heads[head] != NO_COLUMN)
    g_ptr_array_add (columns, (gpointer) kol_table_get_column (layout->table, layout->heads[head]));
}

/* What cards show, in their order; figures there was no room for need no explanation. */
static GPtrArray *
list_columns (KolPageLayout *layout)
{
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < layout->figures->len; i++)
    g_ptr_array_add (columns, (gpointer) kol_table_get_column (
                                  layout->table, g_array_index (layout->figures, guint, i)));
  add_head (columns, layout, KOL_PAGE_HEAD_STATUS);
  add_head (columns, layout, KOL_PAGE_HEAD_NOTE);

  return columns;
}

/**
 * kol_page_terms_get_heading:
 * @part: definitions or conditions
 *
 * Returns: (transfer none): what stands above them
 */
const char *
kol_page_terms_get_heading (KolOptionId part)
{
  return part == KOL_OPTION_DEFINITIONS ? _ ("What the figures mean")
                                        : _ ("Where the figures come from");
}

static void
add_definitions (KolPageTerms *self, KolPageLayout *layout)
{
  g_autoptr (GPtrArray) columns = list_columns (layout);
  g_autoptr (GPtrArray) figures = kol_proof_list_figures (layout->handover, columns);
  g_autoptr (GPtrArray) totals = NULL;

  add_heading (self, kol_page_terms_get_heading (KOL_OPTION_DEFINITIONS), KOL_OPTION_DEFINITIONS,
               FALSE);
  add_terms (self, figures);
  if (!layout->has_totals)
    return;

  totals = kol_proof_list_totals (layout->handover);
  add_heading (self, _ ("The totals"), KOL_N_OPTIONS, TRUE);
  add_terms (self, totals);
}

static void
add_conditions (KolPageTerms *self, KolPageLayout *layout)
{
  g_autoptr (GPtrArray) terms = kol_proof_list_conditions (layout->handover);

  add_heading (self, kol_page_terms_get_heading (KOL_OPTION_CONDITIONS), KOL_OPTION_CONDITIONS,
               !layout->has_totals);
  add_terms (self, terms);
}

static void
measure (KolPageTerms *self, Block *block, KolSheet *sheet)
{
  block->height = block->body != NULL ? TERM_HEIGHT : HEADING_HEIGHT;
  for (guint i = 0; block->body != NULL && block->body[i] != NULL; i++)
    block->height += kol_sheet_measure_paragraph (sheet, KOL_SHEET_TEXT_BODY, block->body[i],
                                                  self->column_width, MAX_LINES);
}

/* A heading takes the block below it along to the next column. */
static double
height_needed (KolPageTerms *self, guint index)
{
  Block *block = g_ptr_array_index (self->blocks, index);
  Block *next;

  if (block->body != NULL || index + 1 >= self->blocks->len)
    return block->height;

  next = g_ptr_array_index (self->blocks, index + 1);

  return block->height + next->height;
}

/* Answers how many columns of that height it takes. */
static guint
lay_out (KolPageTerms *self, double height, gboolean break_at_headings)
{
  guint column = 0;
  double y = 0;

  self->height = 0;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = g_ptr_array_index (self->blocks, i);

      if (block->body == NULL && y > 0)
        y += HEADING_GAP - BLOCK_GAP;
      if (y > 0 &&
          ((block->new_column && break_at_headings) || y + height_needed (self, i) > height))
        {
          column++;
          y = 0;
        }
      block->column = column;
      block->y = y;
      y += block->height;
      self->height = MAX (self->height, y);
      if (block->body != NULL)
        y += BLOCK_GAP;
    }

  return column + 1;
}

static guint
count_pages (KolPageTerms *self, guint n_columns)
{
  return (n_columns + self->n_columns - 1) / self->n_columns;
}

/* The totals begin the right one of two columns, unless that takes a page more. */
static void
fill_pages (KolPageTerms *self, double height)
{
  self->n_pages = count_pages (self, lay_out (self, height, FALSE));
  if (self->n_columns == 2 && count_pages (self, lay_out (self, height, TRUE)) > self->n_pages)
    lay_out (self, height, FALSE);
}

/* On a long page: as high as it takes for the columns of one page. */
static void
balance (KolPageTerms *self)
{
  double height = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    height += ((Block *) g_ptr_array_index (self->blocks, i))->height / self->n_columns;
  while (lay_out (self, height, FALSE) > self->n_columns)
    height += HEIGHT_STEP;
}

/*< private >
 * kol_page_terms_new:
 * @layout: a layout of one entry or more, which knows its figures
 *
 * Returns: (transfer full) (nullable): what its figures mean and where they come from, as far as
 * that is wanted
 */
KolPageTerms *
kol_page_terms_new (KolPageLayout *layout)
{
  KolPageTerms *self = g_new0 (KolPageTerms, 1);
  double width = kol_page_frame_get_content_width (&layout->frame);
  double height = kol_page_frame_get_bottom (&layout->frame) - PAGE_TOP;

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  self->n_columns = MAX (1, (guint) ((width + COLUMN_GAP) / COLUMN_WIDTH));
  self->column_width = (width + COLUMN_GAP) / self->n_columns - COLUMN_GAP;
  if (kol_handover_includes (layout->handover, KOL_OPTION_DEFINITIONS))
    add_definitions (self, layout);
  if (kol_handover_includes (layout->handover, KOL_OPTION_CONDITIONS))
    add_conditions (self, layout);
  if (self->blocks->len == 0)
    {
      kol_page_terms_free (self);
      return NULL;
    }

  for (guint i = 0; i < self->blocks->len; i++)
    measure (self, g_ptr_array_index (self->blocks, i), layout->sheet);
  self->n_pages = 1;
  if (layout->is_long)
    balance (self);
  else
    fill_pages (self, height);

  return self;
}

/*< private >
 * kol_page_terms_free:
 * @self: (transfer full): terms
 */
void
kol_page_terms_free (KolPageTerms *self)
{
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_free (self);
}

/*< private >
 * kol_page_terms_get_n_pages:
 * @self: terms
 *
 * Returns: how many pages they take, one or more
 */
guint
kol_page_terms_get_n_pages (KolPageTerms *self)
{
  return self->n_pages;
}

/*< private >
 * kol_page_terms_get_height:
 * @self: terms
 *
 * Returns: how high the longest column is, in points
 */
double
kol_page_terms_get_height (KolPageTerms *self)
{
  return self->height;
}

/*< private >
 * kol_page_terms_find:
 * @self: terms
 * @part: definitions or conditions
 * @page: (out): on which page of the terms they begin, from 0
 * @y: (out) (optional): how far below the upper edge
 *
 * Returns: whether they are there at all
 */
gboolean
kol_page_terms_find (KolPageTerms *self, KolOptionId part, guint *page, double *y)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (self->blocks, i);

      if (block->body != NULL || block->part != part)
        continue;
      *page = block->column / self->n_columns;
      if (y != NULL)
        *y = block->y;
      return TRUE;
    }

  return FALSE;
}

static void
draw_block (KolPageTerms *self, KolSheet *sheet, const Block *block, double x, double y)
{
  double room = self->column_width;
  double width;

  if (block->body == NULL)
    {
      if (block->part == KOL_OPTION_DEFINITIONS)
        kol_sheet_mark_place (sheet, DEFINITIONS_PLACE);
      kol_sheet_text (sheet, KOL_SHEET_TEXT_HEADING, KOL_SHEET_ALIGN_LEFT, block->term, x,
                      y + HEADING_ASCENT, room);
      return;
    }

  width = kol_sheet_text (sheet, KOL_SHEET_TEXT_TERM, KOL_SHEET_ALIGN_LEFT, block->term, x,
                          y + TERM_ASCENT, room);
  if (block->aside != NULL && width + 30 < room)
    kol_sheet_text (sheet, KOL_SHEET_TEXT_BASIS, KOL_SHEET_ALIGN_LEFT, block->aside, x + width + 5,
                    y + TERM_ASCENT, room - width - 5);
  y += TERM_HEIGHT;
  for (guint i = 0; block->body[i] != NULL; i++)
    y += kol_sheet_paragraph (sheet, KOL_SHEET_TEXT_BODY, block->body[i], x, y, room, MAX_LINES);
}

/*< private >
 * kol_page_terms_draw:
 * @self: terms
 * @layout: a layout with a page
 * @page: the page of the terms, from 0
 * @top: where they begin on it
 */
void
kol_page_terms_draw (KolPageTerms *self, KolPageLayout *layout, guint page, double top)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (self->blocks, i);
      double x = PAGE_MARGIN + block->column % self->n_columns * (self->column_width + COLUMN_GAP);

      if (block->column / self->n_columns == page)
        draw_block (self, layout->sheet, block, x, top + block->y);
    }
}
