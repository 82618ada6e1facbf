// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-star-cell.h"

struct _KolStarCell
{
  GtkWidget parent_instance;

  GtkWidget *button;   /* owned as a child */
  KolSession *session; /* owned, nullable */
  KolCreator *creator; /* owned, nullable: not bound */
  gboolean starred;    /* as shown */
};

G_DEFINE_FINAL_TYPE (KolStarCell, kol_star_cell, GTK_TYPE_WIDGET)

/* An icon that is set makes the button ask for its size again, and with it the whole row, even when
 * it is the same one. */
static void
show_icon (KolStarCell *self, const char *icon)
{
  if (g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (self->button)), icon) != 0)
    gtk_button_set_icon_name (GTK_BUTTON (self->button), icon);
}

/* What those who hear the star are told. Of 200 rows of a table that costs more than all the rest:
 * so it waits until the star can be seen. */
static void
name_star (KolStarCell *self)
{
  g_autofree char *label = NULL;

  if (self->creator == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  label = g_strdup_printf (self->starred ? _ ("On the shortlist: %s") : _ ("Add to shortlist: %s"),
                           kol_creator_get_name (self->creator));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
show_star (KolStarCell *self)
{
  if (self->creator == NULL)
    return;

  self->starred = self->session != NULL &&
                  kol_session_is_starred (self->session, kol_creator_get_id (self->creator));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), self->starred);
  show_icon (self, self->starred ? "starred-symbolic" : "non-starred-symbolic");
  name_star (self);
}

/**
 * kol_star_cell_toggle:
 * @self: a cell
 *
 * Does what a click on the star does.
 */
void
kol_star_cell_toggle (KolStarCell *self)
{
  g_return_if_fail (KOL_IS_STAR_CELL (self));

  if (self->session != NULL && self->creator != NULL)
    kol_session_toggle_star (self->session, self->creator);

  /* The button has toggled by itself; what is true is what the session says. */
  show_star (self);
}

static void
on_stars_changed_cb (KolStarCell *self, const char *creator_id)
{
  g_assert (KOL_IS_STAR_CELL (self));

  if (self->creator == NULL)
    return;
  if (creator_id == NULL || g_str_equal (creator_id, kol_creator_get_id (self->creator)))
    show_star (self);
}

static void
set_session (KolStarCell *self, KolSession *session)
{
  if (self->session == session)
    return;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "stars-changed", G_CALLBACK (on_stars_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
kol_star_cell_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kol_star_cell_parent_class)->map (widget);

  name_star (KOL_STAR_CELL (widget));
}

static void
kol_star_cell_dispose (GObject *object)
{
  KolStarCell *self = KOL_STAR_CELL (object);

  set_session (self, NULL);
  g_clear_object (&self->creator);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (kol_star_cell_parent_class)->dispose (object);
}

static void
kol_star_cell_class_init (KolStarCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kol_star_cell_dispose;
  widget_class->map = kol_star_cell_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "star-cell");
}

static void
kol_star_cell_init (KolStarCell *self)
{
  self->button = gtk_toggle_button_new ();
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "star");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->button, GTK_ALIGN_CENTER);
  /* A row that holds something to focus is never focused itself, and Enter on it would toggle the
   * star. On the row S does that. */
  gtk_widget_set_focusable (self->button, FALSE);
  gtk_widget_set_focus_on_click (self->button, FALSE);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (kol_star_cell_toggle), self);
}

/**
 * kol_star_cell_new:
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
kol_star_cell_new (void)
{
  return g_object_new (KOL_TYPE_STAR_CELL, NULL);
}

/**
 * kol_star_cell_bind:
 * @self: a cell
 * @creator: whose star to show
 * @session: (nullable): who knows the stars
 */
void
kol_star_cell_bind (KolStarCell *self, KolCreator *creator, KolSession *session)
{
  g_return_if_fail (KOL_IS_STAR_CELL (self));
  g_return_if_fail (KOL_IS_CREATOR (creator));
  g_return_if_fail (session == NULL || KOL_IS_SESSION (session));

  g_set_object (&self->creator, creator);
  set_session (self, session);
  show_star (self);
}

/**
 * kol_star_cell_unbind:
 * @self: a cell
 */
void
kol_star_cell_unbind (KolStarCell *self)
{
  g_return_if_fail (KOL_IS_STAR_CELL (self));

  g_clear_object (&self->creator);
}

/**
 * kol_star_cell_get_button:
 * @self: a cell
 *
 * Returns: (transfer none): the toggle button
 */
GtkWidget *
kol_star_cell_get_button (KolStarCell *self)
{
  g_return_val_if_fail (KOL_IS_STAR_CELL (self), NULL);

  return self->button;
}
