// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-details-pane.h"
#include "kol-shortlists-page.h"

G_BEGIN_DECLS

struct _KolShortlistsPage
{
  AdwBin parent_instance;

  KolSession *session;     /* owned, nullable until set up */
  KolShortlist *shortlist; /* owned, nullable: shown */

  /* template children */
  GtkStack *stack;
  GtkListBox *lists;
  GtkLabel *summary;
  GtkWidget *own_order;
  GtkWidget *export_button;
  GtkStack *content;
  KolCreatorTable *table;
  KolDetailsPane *details;
};

/* kol-shortlists-page-actions.c */
void kol_shortlists_page_install_actions (GtkWidgetClass *widget_class);
void kol_shortlists_page_update_moves (KolShortlistsPage *self);
guint kol_shortlists_page_get_n_entries (KolShortlistsPage *self);

G_END_DECLS
