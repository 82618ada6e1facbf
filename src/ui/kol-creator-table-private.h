// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-creator-sorter.h"
#include "kol-creator-table.h"
#include "kol-row-list.h"

G_BEGIN_DECLS

typedef enum
{
  KOL_TABLE_CELL_STAR,
  KOL_TABLE_CELL_CREATOR,
  KOL_TABLE_CELL_COVERS,
  KOL_TABLE_CELL_STATUS, /* of entries only */
  KOL_TABLE_CELL_NOTE,   /* of entries only */
  KOL_TABLE_CELL_LEVEL,
  KOL_TABLE_CELL_FIGURE,
} KolTableCell;

/* One column. Lives as long as its table. */
typedef struct
{
  const char *id;              /* static, in the kept state */
  KolTableCell cell;           /* what its rows show */
  const KolField *field;       /* static, nullable: what it sorts by */
  gboolean shown;              /* by default */
  gboolean visible;            /* now */
  int default_width;           /* application pixels */
  int width;                   /* as the user left it; kept here while the column is hidden */
  KolCreatorTable *table;      /* not owned */
  GtkColumnViewColumn *column; /* owned, nullable: in the view, while it is visible */
} KolTableColumn;

struct _KolCreatorTable
{
  AdwBin parent_instance;

  GtkColumnView *view;              /* owned as a child's child */
  GtkAdjustment *vadjustment;       /* owned by the scrolled window around the view */
  KolSession *session;              /* owned, nullable */
  GListModel *model;                /* owned, nullable */
  KolCreatorSorter *sorter;         /* owned */
  GtkSortListModel *sort_model;     /* owned */
  GtkFilterListModel *filter_model; /* owned */
  GtkSliceListModel *slice_model;   /* owned: all items, or the first of them while it fills */
  KolRowList *rows;                 /* owned: what the view sees of the slice */
  GtkMultiSelection *selection;     /* owned */
  GHashTable *carried;              /* owned, nullable: the selected while rows are arranged */
  KolCreator *selected;             /* owned, nullable */
  GPtrArray *columns;               /* owned, of KolTableColumn, in the order of the defaults */
  GPtrArray *order;                 /* owned, of the same, unowned, as the user laid them */
  KolTableColumn *sorted;           /* not owned, nullable: as found */
  KolNumberStyle style;             /* of large numbers */
  gboolean sortable;                /* whether headers can be clicked */
  gboolean with_remarks;            /* its items are entries, of which something is said */
  gboolean arranging;               /* the table itself is changing its columns */
  GtkColumnViewColumn *filler;      /* owned by the view: the last column */
  guint drag_idle;                  /* source that takes a drag of a column over, 0: none */
  guint fill_tick;                  /* waits for the first rows' frame, 0: does not */
  guint fill_idle;                  /* source that adds rows, 0: none */
  guint start_idle;                 /* source that scrolls there again, 0: none */
  double from_start; /* px between the right edge and what is seen; read from there */
};

/* kol-creator-table.c */
void kol_creator_table_set_selected (KolCreatorTable *self, KolCreator *creator);

/* kol-creator-table-selection.c */
void kol_creator_table_connect_selection (KolCreatorTable *self);
KolCreator *kol_creator_table_dup_creator (KolCreatorTable *self, guint position);

/* kol-creator-table-columns.c */
void kol_creator_table_add_columns (KolCreatorTable *self);
void kol_creator_table_remove_columns (KolCreatorTable *self);
KolTableColumn *kol_creator_table_find_column (KolCreatorTable *self, const char *id);
KolTableColumn *kol_creator_table_find_view_column (KolCreatorTable *self,
                                                    GtkColumnViewColumn *column);
const char *kol_table_column_get_label (const KolTableColumn *self);
gboolean kol_table_column_can_hide (const KolTableColumn *self);
gboolean kol_table_column_is_remark (const KolTableColumn *self);
void kol_table_column_create_view_column (KolTableColumn *self);
void kol_table_column_clear_view_column (KolTableColumn *self);
void kol_table_column_set_width (KolTableColumn *self, int width);
void kol_creator_table_emit_columns_changed (KolCreatorTable *self);

/* kol-creator-table-layout.c */
void kol_creator_table_begin_layout (KolCreatorTable *self);
void kol_creator_table_lay_columns (KolCreatorTable *self);
void kol_creator_table_end_layout (KolCreatorTable *self);

/* kol-creator-table-fill.c */
void kol_creator_table_connect_fill (KolCreatorTable *self);
void kol_creator_table_begin_fill (KolCreatorTable *self);
void kol_creator_table_complete (KolCreatorTable *self);
void kol_creator_table_end_fill (KolCreatorTable *self);

/* kol-creator-table-cells.c */
GtkListItemFactory *kol_table_column_create_factory (KolTableColumn *self);

/* kol-creator-table-header.c */
void kol_creator_table_dress_title (KolCreatorTable *self, const KolTableColumn *column);
char *kol_table_column_describe (const KolTableColumn *self);

/* kol-creator-table-reading.c */
gboolean kol_creator_table_focus (GtkWidget *widget, GtkDirectionType direction);
void kol_creator_table_keep_start (KolCreatorTable *self);
void kol_creator_table_star_focused (KolCreatorTable *self);

/* kol-creator-table-sort.c */
void kol_creator_table_connect_sorter (KolCreatorTable *self);
void kol_creator_table_show_sort (KolCreatorTable *self);
gboolean kol_table_column_is_best_descending (const KolTableColumn *self);

G_END_DECLS
