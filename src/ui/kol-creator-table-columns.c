// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-compat.h"
#include "kol-creator-table-private.h"

/* gtk-xft-dpi of text as large as it usually is */
#define NORMAL_DPI (96 * 1024)

/* The first columns after the creator, in this order. Every other field of the field table follows
 * in the table's own order. */
static const char *const leading_fields[] = {
  "fansNum", "picturePrice", "videoPrice", "clickMidNum", "cpmPhoto", "fansActiveIn28dLv",
};

/* Shown by the creator's cell and the covers. */
static const char *const folded_fields[] = { "name", "headPhoto", "noteList.imageUrl", NULL };

static gboolean
is_leading (const KolField *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (leading_fields); i++)
    {
      if (g_str_equal (leading_fields[i], field->id))
        return TRUE;
    }

  return FALSE;
}

/**
 * kol_table_column_get_label:
 * @self: a column
 *
 * Returns: (transfer none): its name in the chooser
 */
const char *
kol_table_column_get_label (const KolTableColumn *self)
{
  switch (self->cell)
    {
    case KOL_TABLE_CELL_STAR:
      /* Translators: a noun: the column of stars */
      return _ ("Star");
    case KOL_TABLE_CELL_CREATOR:
      return _ ("Creator");
    case KOL_TABLE_CELL_COVERS:
      return _ ("Recent notes");
    case KOL_TABLE_CELL_STATUS:
      return _ ("Status");
    case KOL_TABLE_CELL_NOTE:
      return C_ ("remark", "Note");
    case KOL_TABLE_CELL_LEVEL:
    case KOL_TABLE_CELL_FIGURE:
    default:
      return kol_field_get_label (self->field);
    }
}

static const char *
get_title (const KolTableColumn *self)
{
  if (self->cell == KOL_TABLE_CELL_STAR)
    return "";
  if (self->field == NULL || self->cell == KOL_TABLE_CELL_CREATOR)
    return kol_table_column_get_label (self);

  return kol_field_get_short_label (self->field);
}

/**
 * kol_table_column_can_hide:
 * @self: a column
 *
 * Returns: whether the user may hide it; a row is nothing without its star and its name
 */
gboolean
kol_table_column_can_hide (const KolTableColumn *self)
{
  return self->cell != KOL_TABLE_CELL_STAR && self->cell != KOL_TABLE_CELL_CREATOR;
}

/**
 * kol_table_column_is_remark:
 * @self: a column
 *
 * Returns: whether it shows what the marketer says of entries
 */
gboolean
kol_table_column_is_remark (const KolTableColumn *self)
{
  return self->cell == KOL_TABLE_CELL_STATUS || self->cell == KOL_TABLE_CELL_NOTE;
}

/**
 * kol_creator_table_emit_columns_changed:
 * @self: a table
 *
 * Tells whoever keeps the columns' state, unless the table is in the middle of changing it.
 */
void
kol_creator_table_emit_columns_changed (KolCreatorTable *self)
{
  if (!self->arranging)
    g_signal_emit_by_name (self, "columns-changed");
}

static GMenuModel *
create_header_menu (const KolTableColumn *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("_Hide Column"), NULL);

  g_menu_item_set_action_and_target (item, "table.hide-column", "s", self->id);
  g_menu_append_item (menu, item);

  return G_MENU_MODEL (menu);
}

static void
on_width_changed_cb (GtkColumnViewColumn *view_column, GParamSpec *pspec, KolTableColumn *self)
{
  int width = gtk_column_view_column_get_fixed_width (view_column);

  if (width < 0 || width == self->width)
    return;

  self->width = width;
  kol_creator_table_emit_columns_changed (self->table);
}

/**
 * kol_table_column_create_view_column:
 * @self: a column that has none in the view
 *
 * Makes the column that stands in the view.
 */
void
kol_table_column_create_view_column (KolTableColumn *self)
{
  g_autoptr (GMenuModel) menu = kol_table_column_can_hide (self) ? create_header_menu (self) : NULL;

  self->column = gtk_column_view_column_new (get_title (self),
                                             kol_table_column_create_factory (self));
  gtk_column_view_column_set_resizable (self->column, self->cell != KOL_TABLE_CELL_STAR);
  gtk_column_view_column_set_fixed_width (self->column, self->width);
  gtk_column_view_column_set_header_menu (self->column, menu);
  if (self->field != NULL && self->table->sortable)
    kol_compat_make_sortable (self->column);
  g_signal_connect (self->column, "notify::fixed-width", G_CALLBACK (on_width_changed_cb), self);
}

/**
 * kol_table_column_set_width:
 * @self: a column
 * @width: application pixels
 */
void
kol_table_column_set_width (KolTableColumn *self, int width)
{
  self->width = width;
  if (self->column != NULL)
    gtk_column_view_column_set_fixed_width (self->column, width);
}

/**
 * kol_table_column_clear_view_column:
 * @self: a column
 *
 * Lets go of the column that stood in the view.
 */
void
kol_table_column_clear_view_column (KolTableColumn *self)
{
  if (self->column == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->column, self);
  g_clear_object (&self->column);
}

/* Whoever reads larger text needs wider columns; pictures stay as they are. */
static int
scale_to_text (KolCreatorTable *self, KolTableCell cell, int width)
{
  int dpi = 0;

  if (cell == KOL_TABLE_CELL_STAR || cell == KOL_TABLE_CELL_COVERS)
    return width;

  /* In 1024ths of a dot; below 0 when nobody says */
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);

  return dpi > NORMAL_DPI ? (int) ((gint64) width * dpi / NORMAL_DPI) : width;
}

static void
add_column (KolCreatorTable *self,
            const char *id,
            KolTableCell cell,
            const KolField *field,
            int width,
            gboolean shown)
{
  KolTableColumn *column = g_new0 (KolTableColumn, 1);

  column->id = id;
  column->cell = cell;
  column->field = field;
  column->default_width = scale_to_text (self, cell, width);
  column->width = column->default_width;
  column->shown = shown;
  column->visible = shown;
  column->table = self;
  g_ptr_array_add (self->columns, column);
}

/* Shares of a creator's followers are parts of 100 and get a bar; an engagement rate of 3 percent
 * is good and would have none to speak of. */
static void
add_field_column (KolCreatorTable *self, const KolField *field)
{
  gboolean level = field->kind == KOL_FIELD_KIND_PERCENT &&
                   field->group == KOL_FIELD_GROUP_AUDIENCE;

  add_column (self, field->id, level ? KOL_TABLE_CELL_LEVEL : KOL_TABLE_CELL_FIGURE, field,
              field->width, field->shown);
}

static void
add_field_columns (KolCreatorTable *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (leading_fields); i++)
    add_field_column (self, kol_field_require (leading_fields[i]));

  for (guint i = 0; i < kol_field_get_n_fields (); i++)
    {
      const KolField *field = kol_field_at (i);

      if (!is_leading (field) && !g_strv_contains (folded_fields, field->id))
        add_field_column (self, field);
    }
}

static void
column_free (gpointer data)
{
  kol_table_column_clear_view_column (data);
  g_free (data);
}

/**
 * kol_creator_table_add_columns:
 * @self: a table whose view is there and empty
 *
 * Makes a column for the star, the creator, what is said of entries, the covers, and each field of
 * the field table.
 */
void
kol_creator_table_add_columns (KolCreatorTable *self)
{
  self->columns = g_ptr_array_new_with_free_func (column_free);
  add_column (self, "star", KOL_TABLE_CELL_STAR, NULL, 44, TRUE);
  add_column (self, "creator", KOL_TABLE_CELL_CREATOR, kol_field_require ("name"), 176, TRUE);
  add_column (self, "status", KOL_TABLE_CELL_STATUS, NULL, 90, FALSE);
  add_column (self, "remark", KOL_TABLE_CELL_NOTE, NULL, 150, FALSE);
  add_column (self, "notes", KOL_TABLE_CELL_COVERS, NULL, 118, TRUE);
  add_field_columns (self);
  kol_creator_table_begin_layout (self);
}

/**
 * kol_creator_table_remove_columns:
 * @self: a table that is coming to its end
 */
void
kol_creator_table_remove_columns (KolCreatorTable *self)
{
  kol_creator_table_end_layout (self);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
}

/**
 * kol_creator_table_find_column:
 * @self: a table
 * @id: a column's id
 *
 * Returns: (transfer none) (nullable): the column
 */
KolTableColumn *
kol_creator_table_find_column (KolCreatorTable *self, const char *id)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      KolTableColumn *column = g_ptr_array_index (self->columns, i);

      if (g_str_equal (column->id, id))
        return column;
    }

  return NULL;
}

/**
 * kol_creator_table_find_view_column:
 * @self: a table
 * @column: (nullable): a column of its view
 *
 * Returns: (transfer none) (nullable): the column
 */
KolTableColumn *
kol_creator_table_find_view_column (KolCreatorTable *self, GtkColumnViewColumn *column)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      KolTableColumn *candidate = g_ptr_array_index (self->columns, i);

      if (candidate->column == column)
        return candidate;
    }

  return NULL;
}

/**
 * kol_creator_table_get_column_visible:
 * @self: a table
 * @column_id: a column's id: a field's, or "star", "creator", "notes"
 *
 * Returns: whether the column is shown
 */
gboolean
kol_creator_table_get_column_visible (KolCreatorTable *self, const char *column_id)
{
  KolTableColumn *column;

  g_return_val_if_fail (KOL_IS_CREATOR_TABLE (self), FALSE);
  g_return_val_if_fail (column_id != NULL, FALSE);

  column = kol_creator_table_find_column (self, column_id);

  return column != NULL && column->visible;
}

/**
 * kol_creator_table_set_column_visible:
 * @self: a table
 * @column_id: a column's id
 * @visible: whether to show it; the star and the creator stay
 */
void
kol_creator_table_set_column_visible (KolCreatorTable *self,
                                      const char *column_id,
                                      gboolean visible)
{
  KolTableColumn *column;

  g_return_if_fail (KOL_IS_CREATOR_TABLE (self));
  g_return_if_fail (column_id != NULL);

  column = kol_creator_table_find_column (self, column_id);
  if (column == NULL || !kol_table_column_can_hide (column) || column->visible == !!visible)
    return;

  column->visible = !!visible;
  kol_creator_table_lay_columns (self);
  kol_creator_table_emit_columns_changed (self);
}

/**
 * kol_creator_table_show_remarks:
 * @self: a table of entries, as it was made
 *
 * Has columns of what the marketer says of them, which can be hidden.
 */
void
kol_creator_table_show_remarks (KolCreatorTable *self)
{
  g_return_if_fail (KOL_IS_CREATOR_TABLE (self));

  self->with_remarks = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      KolTableColumn *column = g_ptr_array_index (self->columns, i);

      if (kol_table_column_is_remark (column))
        column->shown = column->visible = TRUE;
    }
  kol_creator_table_lay_columns (self);
}

static void
add_field (GPtrArray *fields, const KolField *field)
{
  if (!g_ptr_array_find (fields, field, NULL))
    g_ptr_array_add (fields, (gpointer) field);
}

/**
 * kol_creator_table_get_visible_fields:
 * @self: a table
 *
 * What an export of the table as it stands contains: the fields of the visible columns in order;
 * for the creator's column the name, the location and the categories.
 *
 * Returns: (transfer container) (element-type KolField): the fields
 */
GPtrArray *
kol_creator_table_get_visible_fields (KolCreatorTable *self)
{
  GPtrArray *fields;

  g_return_val_if_fail (KOL_IS_CREATOR_TABLE (self), NULL);

  fields = g_ptr_array_new ();
  for (guint i = 0; i < self->order->len; i++)
    {
      KolTableColumn *column = g_ptr_array_index (self->order, i);

      if (column->field == NULL || !column->visible)
        continue;
      add_field (fields, column->field);
      if (column->cell != KOL_TABLE_CELL_CREATOR)
        continue;
      add_field (fields, kol_field_require ("location"));
      add_field (fields, kol_field_require ("contentTags"));
    }

  return fields;
}

/**
 * kol_creator_table_get_visible_columns:
 * @self: a table
 *
 * What kol_creator_table_get_visible_fields() gives, and what is shown of the marketer's remarks,
 * as columns of a hand-over.
 *
 * Returns: (transfer container) (element-type utf8): the ids of the columns, static
 */
GPtrArray *
kol_creator_table_get_visible_columns (KolCreatorTable *self)
{
  g_autoptr (GPtrArray) fields = NULL;
  GPtrArray *columns;

  g_return_val_if_fail (KOL_IS_CREATOR_TABLE (self), NULL);

  columns = g_ptr_array_new ();
  fields = kol_creator_table_get_visible_fields (self);
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (columns, (gpointer) ((const KolField *) g_ptr_array_index (fields, i))->id);
  if (kol_creator_table_get_column_visible (self, "status"))
    g_ptr_array_add (columns, (gpointer) "status");
  if (kol_creator_table_get_column_visible (self, "remark"))
    g_ptr_array_add (columns, (gpointer) "note");

  return columns;
}
