// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-announcer.h"
#include "kol-column-chooser.h"
#include "kol-filter-pane.h"
#include "kol-results-page.h"
#include "kol-shortlists-page.h"
#include "kol-sweep-work.h"
#include "kol-window.h"

G_BEGIN_DECLS

struct _KolWindow
{
  AdwApplicationWindow parent_instance;

  KolSession *session;         /* owned */
  KolEnvironment *environment; /* owned */
  GSettings *settings;         /* owned */
  KolSweepPlan *plan;          /* owned, nullable: of the results */
  KolSweepWork *sweep_work;    /* owned: what the desktop is told */
  gint64 wanted_shortlist;     /* the store's number of the one stars went to last time; -1: none */

  KolShortlistsPage *shortlists_page; /* child of shortlists_bin, nullable until it is shown */

  KolResultList *announced_results;  /* owned, nullable: followed */
  KolSweep *announced_sweep;         /* owned, nullable: followed */
  KolShortlist *announced_shortlist; /* owned, nullable: followed */

  gboolean looked_around;    /* the sample data were searched by themselves */
  KolColumnChooser *columns; /* popover of columns_button, nullable until it is opened */

  /* template children */
  AdwToast *undo_toast; /* weak: offers to undo the last change */

  AdwToastOverlay *toasts;
  KolAnnouncer *announcer;
  GtkPaned *paned;
  GtkWidget *filters;
  KolFilterPane *filter_pane;
  AdwViewStack *pages;
  KolResultsPage *results_page;
  GtkWidget *unencrypted;
  AdwBin *shortlists_bin;
  GtkWidget *columns_button;
  GtkWidget *switcher;
  GtkWidget *shortlist_button;
  GtkLabel *shortlist_label;
  GtkRevealer *banner;
  GtkLabel *banner_label;
  GtkWidget *banner_button;
};

/* kol-window-actions.c */
void kol_window_class_install_actions (GtkWidgetClass *widget_class);
void kol_window_update_actions (KolWindow *self);
void kol_window_connect_shortlist_menu (KolWindow *self);

/* kol-window-announce.c */
void kol_window_connect_announcements (KolWindow *self);
void kol_window_announce_sorting (KolWindow *self, KolCreatorTable *table);

/* kol-window-layout.c */
void kol_window_restore_layout (KolWindow *self);
void kol_window_restore_table (KolWindow *self,
                               KolCreatorTable *table,
                               const char *columns_key,
                               const char *details_key);
void kol_window_save_layout (KolWindow *self);

G_END_DECLS
