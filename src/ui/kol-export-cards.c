// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-accessible-name.h"
#include "kol-export-cards.h"

#define N_CARDS_PER_LINE 4

struct _KolExportCards
{
  AdwBin parent_instance;

  GtkGrid *grid; /* owned as a child */
};

G_DEFINE_FINAL_TYPE (KolExportCards, kol_export_cards, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_card_toggled_cb (KolExportCards *self, GtkToggleButton *card)
{
  g_assert (KOL_IS_EXPORT_CARDS (self));

  if (gtk_toggle_button_get_active (card))
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0,
                   g_object_get_data (G_OBJECT (card), "kol-format"));
}

static GtkWidget *
create_card_content (const KolHandoverFormat *format)
{
  g_autofree char *icon = g_strdup_printf (KOL_APPLICATION_ID "-export-%s-symbolic", format->id);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *picture = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = gtk_label_new (kol_handover_format_get_label (format));

  gtk_image_set_pixel_size (GTK_IMAGE (picture), 32);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (label), 11);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 11);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

/* A card is a button of its own: the keys go past it without choosing it. */
static GtkWidget *
create_card (KolExportCards *self, const KolHandoverFormat *format)
{
  GtkWidget *card = gtk_toggle_button_new ();

  gtk_button_set_child (GTK_BUTTON (card), create_card_content (format));
  gtk_widget_add_css_class (card, "format");
  gtk_widget_set_tooltip_text (card, kol_handover_format_get_help (format));
  kol_accessible_name_set (card, kol_handover_format_get_label (format));
  g_object_set_data (G_OBJECT (card), "kol-format", (gpointer) format);
  g_signal_connect_object (card, "toggled", G_CALLBACK (on_card_toggled_cb), self,
                           G_CONNECT_SWAPPED);

  return card;
}

static GtkWidget *
get_card (KolExportCards *self, guint index)
{
  return gtk_grid_get_child_at (self->grid, (int) (index % N_CARDS_PER_LINE),
                                (int) (index / N_CARDS_PER_LINE));
}

static void
create_cards (KolExportCards *self)
{
  GtkToggleButton *first = NULL;

  for (guint i = 0; i < kol_handover_get_n_formats (); i++)
    {
      GtkWidget *card = create_card (self, kol_handover_format_at (i));

      gtk_grid_attach (self->grid, card, (int) (i % N_CARDS_PER_LINE), (int) (i / N_CARDS_PER_LINE),
                       1, 1);
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (card), first);
      first = first != NULL ? first : GTK_TOGGLE_BUTTON (card);
    }
}

static void
kol_export_cards_class_init (KolExportCardsClass *klass)
{
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
kol_export_cards_init (KolExportCards *self)
{
  GtkWidget *grid = gtk_grid_new ();

  self->grid = GTK_GRID (grid);
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  gtk_grid_set_row_homogeneous (self->grid, TRUE);
  gtk_grid_set_row_spacing (self->grid, 8);
  gtk_grid_set_column_spacing (self->grid, 8);
  kol_accessible_name_set (grid, _ ("Format"));
  adw_bin_set_child (ADW_BIN (self), grid);
  create_cards (self);
}

/**
 * kol_export_cards_choose:
 * @self: the cards
 * @format: a format
 *
 * Chooses a format and goes to its card.
 */
void
kol_export_cards_choose (KolExportCards *self, const KolHandoverFormat *format)
{
  g_return_if_fail (KOL_IS_EXPORT_CARDS (self));
  g_return_if_fail (format != NULL);

  for (guint i = 0; i < kol_handover_get_n_formats (); i++)
    {
      GtkWidget *card = get_card (self, i);

      if (kol_handover_format_at (i) != format)
        continue;

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (card), TRUE);
      gtk_widget_grab_focus (card);
    }
}
