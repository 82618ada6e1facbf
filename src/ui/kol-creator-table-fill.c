// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-creator-table-private.h"
#include "kol-page.h"

/* GTK 4.8 makes the cells of some 200 rows at once, of which a window shows twenty: that is most of
 * what a start or a new search would wait for. So the view gets the first rows alone; when they
 * are on the screen the others follow in portions, between frames and between what the user does.
 */

/* About 8 ms of work. */
#define PORTION 8
/* Rows that the view makes cells for at most, and a few. */
#define MAX_LIVE 208
/* A row is a little higher, and more than this stands above the rows. */
#define ROW_HEIGHT 54
#define HEADER_HEIGHT 80

static guint
get_n_rows (KolCreatorTable *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->filter_model));
}

static gboolean
is_complete (KolCreatorTable *self)
{
  return gtk_slice_list_model_get_size (self->slice_model) >= get_n_rows (self);
}

static gboolean
on_fill_cb (gpointer data)
{
  KolCreatorTable *self = KOL_CREATOR_TABLE (data);

  gtk_slice_list_model_set_size (self->slice_model,
                                 gtk_slice_list_model_get_size (self->slice_model) + PORTION);
  if (!is_complete (self))
    return G_SOURCE_CONTINUE;

  self->fill_idle = 0;
  /* Further rows cost nothing. */
  if (gtk_slice_list_model_get_size (self->slice_model) >= MAX_LIVE)
    kol_creator_table_complete (self);

  return G_SOURCE_REMOVE;
}

/* Pages that come while there are few rows. */
static void
on_items_changed_cb (KolCreatorTable *self)
{
  g_assert (KOL_IS_CREATOR_TABLE (self));

  if (self->fill_tick == 0 && self->fill_idle == 0 && !is_complete (self))
    self->fill_idle = g_idle_add (on_fill_cb, self);
}

/* Called within the frame that shows the first rows, before it is painted; an idle source comes
 * after that. */
static gboolean
on_first_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  KolCreatorTable *self = KOL_CREATOR_TABLE (widget);

  self->fill_tick = 0;
  self->fill_idle = g_idle_add (on_fill_cb, self);

  return G_SOURCE_REMOVE;
}

static void
stop (KolCreatorTable *self)
{
  g_clear_handle_id (&self->fill_idle, g_source_remove);
  if (self->fill_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->fill_tick);
  self->fill_tick = 0;
}

/* As many rows as the window can show. Where it is larger than it says, the rest comes with the
 * first portions. */
static guint
get_n_first (KolCreatorTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int width;
  int height = 0;

  if (GTK_IS_WINDOW (root) && !gtk_window_is_maximized (GTK_WINDOW (root)))
    gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);

  return height > HEADER_HEIGHT ? (guint) (height - HEADER_HEIGHT) / ROW_HEIGHT + 1
                                : 2 * KOL_PAGE_SIZE;
}

/*< private >
 * kol_creator_table_begin_fill:
 * @self: a table whose model is about to be another
 *
 * Gives the view the first rows alone, until they are on the screen. Rows that it has already stay:
 * their cells are made, and others stand on them at no cost.
 */
void
kol_creator_table_begin_fill (KolCreatorTable *self)
{
  guint n_there = g_list_model_get_n_items (G_LIST_MODEL (self->slice_model));

  stop (self);
  gtk_slice_list_model_set_size (self->slice_model, MAX (get_n_first (self), n_there));
  self->fill_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_first_frame_cb, NULL, NULL);
}

/*< private >
 * kol_creator_table_complete:
 * @self: a table
 *
 * Gives the view all rows, at once.
 */
void
kol_creator_table_complete (KolCreatorTable *self)
{
  stop (self);
  gtk_slice_list_model_set_size (self->slice_model, G_MAXUINT);
}

static gboolean
on_key_pressed_cb (KolCreatorTable *self)
{
  g_assert (KOL_IS_CREATOR_TABLE (self));

  /* What a key does, such as selecting all, it does to all rows. */
  if (self->fill_tick != 0 || self->fill_idle != 0)
    kol_creator_table_complete (self);

  return GDK_EVENT_PROPAGATE;
}

/*< private >
 * kol_creator_table_connect_fill:
 * @self: a table
 */
void
kol_creator_table_connect_fill (KolCreatorTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (self->filter_model, "items-changed", G_CALLBACK (on_items_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

/*< private >
 * kol_creator_table_end_fill:
 * @self: a table that is coming to its end
 */
void
kol_creator_table_end_fill (KolCreatorTable *self)
{
  stop (self);
}
