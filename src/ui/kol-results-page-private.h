// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-details-pane.h"
#include "kol-results-page.h"
#include "kol-sweep-bar.h"

G_BEGIN_DECLS

struct _KolResultsPage
{
  AdwBin parent_instance;

  KolSession *session;         /* owned, nullable until set up */
  KolEnvironment *environment; /* owned, nullable until set up */
  KolQuery *query;             /* owned, nullable: of the filter pane */
  KolResultList *results;      /* owned, nullable: shown */
  GtkWidget *chips;            /* in chips_box */
  guint tick;                  /* source that keeps "fetched ... ago" true; 0: none */

  /* template children */
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkLabel *loading_label;
  GtkWidget *loading_stop;
  AdwStatusPage *status;
  GtkWidget *first_button;
  GtkWidget *second_button;
  GtkLabel *count;
  GtkSpinner *more_spinner;
  GtkWidget *more;
  GtkWidget *all;
  GtkWidget *chips_box;
  GtkPaned *paned;
  KolSweepBar *sweep_bar;
  KolCreatorTable *table;
  KolDetailsPane *details;
};

/* kol-results-page-status.c */
void kol_results_page_show_start (KolResultsPage *self);
void kol_results_page_show_offer (KolResultsPage *self);
void kol_results_page_show_nobody (KolResultsPage *self);
void kol_results_page_show_error (KolResultsPage *self);

G_END_DECLS
