// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-page-layout.h"
#include "kol-sheet.h"
#include "kol-table.h"
#include "kol-totals.h"

G_BEGIN_DECLS

/* Lengths of a page in points */
#define PAGE_MARGIN 31.0
#define PAGE_GUTTER 10.0
/* Where the content of a page begins that has a running title only, and how far from its lower edge
 * it ends */
#define PAGE_TOP 52.0
#define PAGE_FOOT 40.0

/* The page that says what the figures mean, as links name it */
#define DEFINITIONS_PLACE "definitions"

/* A column that is not in the table */
#define NO_COLUMN G_MAXUINT

/* What stands at the head of a card in a form of its own, when it is in the table. All else are
 * figures: a label and a value. */
typedef enum
{
  KOL_PAGE_HEAD_INDEX,
  KOL_PAGE_HEAD_NAME,
  KOL_PAGE_HEAD_RED_ID,
  KOL_PAGE_HEAD_GENDER,
  KOL_PAGE_HEAD_LOCATION,
  KOL_PAGE_HEAD_AGENCY,
  KOL_PAGE_HEAD_CATEGORIES,
  KOL_PAGE_HEAD_PERSONA,
  KOL_PAGE_HEAD_PROFILE,
  KOL_PAGE_HEAD_MARKETPLACE,
  KOL_PAGE_HEAD_STATUS,
  KOL_PAGE_HEAD_NOTE,
  KOL_N_PAGE_HEADS,
} KolPageHead;

/* The paper and how creators are spread on it. */
typedef struct
{
  double width;    /* of the paper */
  double height;   /* of the paper */
  guint n_columns; /* creators beside each other */
  guint n_rows;    /* creators below each other on a page */
  double scale;    /* of a card's texts */
} KolPageFrame;

/* What every page says, in the reader's language. All owned. */
typedef struct
{
  char *title;
  char *byline; /* for whom, by whom, when */
  char *date;
  char *count;  /* "24 creators" */
  char *prices; /* "Prices in CNY, net." */
  char *footer;
} KolPageWords;

/* How a card of some size is laid out, in units of its own scale from its upper left corner. */
typedef struct
{
  cairo_rectangle_t head;   /* its height is fixed */
  cairo_rectangle_t cells;  /* figures */
  cairo_rectangle_t note;   /* height 0: no room is kept for notes */
  cairo_rectangle_t covers; /* width 0: none are shown */
  gboolean covers_below;    /* in a row below all else; otherwise beside it */
  guint n_cell_columns;     /* figures beside each other */
  guint n_cell_rows;        /* figures below each other */
} KolCardPlan;

/* The last pages: what figures and totals mean, and where they come from. */
typedef struct _KolPageTerms KolPageTerms;

struct _KolPageLayout
{
  KolHandover *handover; /* owned */
  KolSheet *sheet;       /* owned */
  KolTable *table;       /* owned */
  gboolean is_long;      /* one page as high as it takes, in place of many */

  KolPageFrame frame;
  KolPageWords words;
  guint heads[KOL_N_PAGE_HEADS]; /* columns of the table, or NO_COLUMN */
  GArray *figures;               /* owned, of guint: columns of the table that cards show */
  guint n_figures_wanted;        /* before those went that there is no room for */
  KolCardPlan card;              /* of the lowest card there is */

  gboolean has_dates; /* creators were fetched on several days, and cards say when */
  gboolean has_notes; /* remarks are shown, and there are some */
  gboolean has_totals;
  KolTotal totals[KOL_N_TOTALS];
  KolPageTerms *terms; /* owned, nullable */

  guint n_entries;
  guint n_cover_pages;   /* 0 or 1 */
  guint n_creator_pages; /* none for an empty shortlist with a cover */
  guint n_pages;
  guint n_wall; /* on the cover page so many creators are shown with their faces */

  double cards_top;   /* of the first page with creators */
  double card_height; /* of a long page */
  double terms_top;   /* of a long page */
  double height;      /* of a long page */
};

/* kol-page-frame.c: the paper, and what is said on every page */
void kol_page_frame_init (KolPageFrame *self, KolHandoverOptions *options);
double kol_page_frame_get_content_width (const KolPageFrame *self);
double kol_page_frame_get_bottom (const KolPageFrame *self);
void kol_page_words_init (KolPageLayout *self);
void kol_page_words_add_footer (KolPageLayout *self);
void kol_page_words_clear (KolPageWords *self);

/* kol-page-places.c: which creator is where */
guint kol_page_get_n_per_page (KolPageLayout *self);
guint kol_page_get_first (KolPageLayout *self, guint page);
double kol_page_get_card_height (KolPageLayout *self, guint page);
guint kol_page_locate (KolPageLayout *self, guint entry, cairo_rectangle_t *place);

/* kol-page-head.c: what stands above and below the content */
double kol_page_draw_head (KolPageLayout *self);
double kol_page_measure_head (KolPageLayout *self);
void kol_page_draw_running_title (KolPageLayout *self, const char *aside);
void kol_page_draw_footer (KolPageLayout *self, guint page);
double kol_page_measure_totals (KolPageLayout *self, guint n_columns);
void kol_page_draw_totals (KolPageLayout *self, double x, double y, double width, guint n_columns);

/* kol-page-cover.c: the cover page, or the beginning of a long page */
void kol_page_plan_cover (KolPageLayout *self);
double kol_page_measure_cover (KolPageLayout *self);
void kol_page_draw_cover (KolPageLayout *self);

/* kol-page-creator.c: what cards and profiles have in common */
char *kol_page_dup_text (KolPageLayout *self, guint entry, KolPageHead head);
const char *const *kol_page_get_tags (KolPageLayout *self, guint entry, KolPageHead head);
char *kol_page_dup_place (guint entry);
char *kol_page_dup_link (KolPageLayout *self, guint entry, const char *column_id);
void kol_page_begin_link (KolPageLayout *self, const char *uri);
void kol_page_end_link (KolPageLayout *self, const char *uri);
void kol_page_mark_creator (KolPageLayout *self, guint entry);
void kol_page_draw_face (KolPageLayout *self, guint entry, double x, double y, double side);
void kol_page_draw_cover_picture (KolPageLayout *self,
                                  guint entry,
                                  guint note,
                                  const cairo_rectangle_t *box);
guint kol_page_count_covers (KolPageLayout *self, guint entry);
void kol_page_draw_name (KolPageLayout *self, guint entry, double x, double baseline, double width);
void
kol_page_draw_place (KolPageLayout *self, guint entry, double x, double baseline, double width);
void kol_page_draw_chips (KolPageLayout *self, guint entry, double x, double y, double width);
void kol_page_draw_figure (KolPageLayout *self,
                           guint entry,
                           guint figure,
                           double x,
                           double baseline,
                           double width);

/* kol-page-card.c */
void kol_page_plan_cards (KolPageLayout *self, double width, double height);
void kol_page_draw_card (KolPageLayout *self, guint entry, const cairo_rectangle_t *place);

/* kol-page-profile.c */
void kol_page_plan_profiles (KolPageLayout *self, double width, double height);
void kol_page_draw_profile (KolPageLayout *self, guint entry, const cairo_rectangle_t *place);

/* kol-page-terms.c */
KolPageTerms *kol_page_terms_new (KolPageLayout *layout);
void kol_page_terms_free (KolPageTerms *self);
guint kol_page_terms_get_n_pages (KolPageTerms *self);
double kol_page_terms_get_height (KolPageTerms *self);
gboolean kol_page_terms_find (KolPageTerms *self, KolOptionId part, guint *page, double *y);
const char *kol_page_terms_get_heading (KolOptionId part);
void kol_page_terms_draw (KolPageTerms *self, KolPageLayout *layout, guint page, double top);

G_END_DECLS
