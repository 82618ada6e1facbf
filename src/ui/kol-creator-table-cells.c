// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-covers-cell.h"
#include "kol-creator-cell.h"
#include "kol-creator-item.h"
#include "kol-creator-table-private.h"
#include "kol-entry-cell.h"
#include "kol-figure-cell.h"
#include "kol-level-cell.h"
#include "kol-row-drag.h"
#include "kol-star-cell.h"

/* What the rows of a column show: one thin widget each, set up once and bound as rows come by. */

static GtkWidget *
create_cell (const KolTableColumn *column)
{
  switch (column->cell)
    {
    case KOL_TABLE_CELL_STAR:
      return kol_star_cell_new ();
    case KOL_TABLE_CELL_CREATOR:
      return kol_creator_cell_new ();
    case KOL_TABLE_CELL_COVERS:
      return kol_covers_cell_new ();
    case KOL_TABLE_CELL_STATUS:
    case KOL_TABLE_CELL_NOTE:
      return kol_entry_cell_new ();
    case KOL_TABLE_CELL_LEVEL:
      return kol_level_cell_new (column->field);
    case KOL_TABLE_CELL_FIGURE:
      return kol_figure_cell_new (column->field);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* What a cell shows, and whether it shows it already. Lives as long as the cell. */
typedef struct
{
  KolTableColumn *column; /* not owned: outlives the cell */
  KolTableRow *row;       /* owned, nullable: not bound */
  gboolean stale;         /* what it shows is of another row, and nobody can see it */
} CellState;

static GQuark
cell_state_quark (void)
{
  return g_quark_from_static_string ("kol-table-cell-state");
}

static CellState *
get_state (GtkWidget *cell)
{
  return g_object_get_qdata (G_OBJECT (cell), cell_state_quark ());
}

static KolPictureLoader *
get_pictures (const KolTableColumn *column)
{
  KolSession *session = column->table->session;

  return session != NULL ? kol_session_get_pictures (session) : NULL;
}

static GtkWidget *
get_row (GtkWidget *cell)
{
  GtkWidget *parent = gtk_widget_get_parent (cell);

  return parent != NULL ? gtk_widget_get_parent (parent) : NULL;
}

/* Who is on the row, for those who hear it, which has no text of its own, and for those who drag
 * it. */
static void
name_row (GtkWidget *cell, KolCreator *creator)
{
  GtkWidget *row = get_row (cell);
  g_autofree char *name = NULL;

  if (row == NULL)
    return;

  name = kol_creator_format (creator, kol_field_require ("name"), KOL_NUMBER_STYLE_WESTERN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  kol_row_drag_mark (row, creator);
}

static void
show_remark (GtkWidget *cell, const KolTableColumn *column, gpointer item)
{
  if (KOL_IS_ENTRY (item))
    kol_entry_cell_bind (cell, item,
                         column->cell == KOL_TABLE_CELL_STATUS ? KOL_ENTRY_CELL_STATUS
                                                               : KOL_ENTRY_CELL_NOTE);
}

static void
show_item (GtkWidget *cell, const KolTableColumn *column, gpointer item)
{
  KolCreator *creator = kol_creator_item_get (item);

  switch (column->cell)
    {
    case KOL_TABLE_CELL_STAR:
      kol_star_cell_bind (KOL_STAR_CELL (cell), creator, column->table->session);
      break;
    case KOL_TABLE_CELL_CREATOR:
      kol_creator_cell_bind (KOL_CREATOR_CELL (cell), creator, get_pictures (column));
      break;
    case KOL_TABLE_CELL_COVERS:
      kol_covers_cell_bind (KOL_COVERS_CELL (cell), creator, get_pictures (column));
      break;
    case KOL_TABLE_CELL_STATUS:
    case KOL_TABLE_CELL_NOTE:
      show_remark (cell, column, item);
      break;
    case KOL_TABLE_CELL_LEVEL:
      kol_level_cell_bind (KOL_LEVEL_CELL (cell), creator, column->table->style);
      break;
    case KOL_TABLE_CELL_FIGURE:
      kol_figure_cell_bind (cell, column->field, creator, column->table->style);
      break;
    default:
      g_return_if_reached ();
    }
}

/* The view keeps some 200 rows of cells, of which a dozen can be seen: only those are worth the
 * texts and pictures. The others follow when they come into sight. A star cannot wait: another icon
 * makes its button ask for another size, which is too late then. */
static void
show_row (GtkWidget *cell, KolTableRow *row)
{
  CellState *state = get_state (cell);
  KolCreator *creator = kol_creator_item_get (kol_table_row_get_item (row));

  state->stale = state->column->cell != KOL_TABLE_CELL_STAR && !gtk_widget_get_mapped (cell);
  if (state->stale)
    return;

  if (state->column->cell == KOL_TABLE_CELL_CREATOR)
    name_row (cell, creator);
  show_item (cell, state->column, kol_table_row_get_item (row));
}

static void
on_cell_map_cb (GtkWidget *cell)
{
  CellState *state = get_state (cell);

  if (state->stale && state->row != NULL)
    show_row (cell, state->row);
}

static void
forget_creator (GtkWidget *cell, const KolTableColumn *column)
{
  switch (column->cell)
    {
    case KOL_TABLE_CELL_STAR:
      kol_star_cell_unbind (KOL_STAR_CELL (cell));
      break;
    case KOL_TABLE_CELL_CREATOR:
      kol_creator_cell_unbind (KOL_CREATOR_CELL (cell));
      if (get_row (cell) != NULL)
        kol_row_drag_mark (get_row (cell), NULL);
      break;
    case KOL_TABLE_CELL_COVERS:
      kol_covers_cell_unbind (KOL_COVERS_CELL (cell));
      break;
    case KOL_TABLE_CELL_STATUS:
    case KOL_TABLE_CELL_NOTE:
      kol_entry_cell_unbind (cell);
      break;
    case KOL_TABLE_CELL_LEVEL:
    case KOL_TABLE_CELL_FIGURE:
    default:
      break;
    }
}

static void
leave_row (GtkWidget *cell)
{
  CellState *state = get_state (cell);

  if (state->row == NULL)
    return;

  kol_table_row_remove_cell (state->row, cell);
  g_clear_object (&state->row);
}

static void
on_setup_cb (GtkListItemFactory *factory, GtkListItem *item, KolTableColumn *column)
{
  GtkWidget *cell = create_cell (column);
  CellState *state = g_new0 (CellState, 1);

  state->column = column;
  g_object_set_qdata_full (G_OBJECT (cell), cell_state_quark (), state, g_free);
  g_signal_connect_after (cell, "map", G_CALLBACK (on_cell_map_cb), NULL);
  g_signal_connect (cell, "destroy", G_CALLBACK (leave_row), NULL);
  gtk_list_item_set_child (item, cell);
}

/* GTK 4.8 unbinds a cell and binds it again when its row is only told another position. So a cell
 * leaves its row when it is bound to another, or goes. */
static void
on_bind_cb (GtkListItemFactory *factory, GtkListItem *item, KolTableColumn *column)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  CellState *state = get_state (cell);
  KolTableRow *row = gtk_list_item_get_item (item);

  if (state->row == row)
    return;

  if (state->row != NULL)
    forget_creator (cell, column);
  leave_row (cell);
  state->row = g_object_ref (row);
  kol_table_row_add_cell (row, cell, show_row);
  show_row (cell, row);
}

/**
 * kol_table_column_create_factory:
 * @self: a column
 *
 * Returns: (transfer full): what makes the column's cells
 */
GtkListItemFactory *
kol_table_column_create_factory (KolTableColumn *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), self);

  return factory;
}
