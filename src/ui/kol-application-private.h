// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-application.h"
#include "kol-environment.h"
#include "kol-session.h"

G_BEGIN_DECLS

struct _KolApplication
{
  AdwApplication parent_instance;

  KolEnvironment *environment; /* owned, nullable until startup */
  KolSession *session;         /* owned, nullable until startup */
  gboolean use_sample;         /* --sample */
  char *base_url;              /* owned, nullable: --base-url */
  guint patience;              /* source that presents the window, 0: none */
  guint shown_idle;            /* source that does what can wait for the first frame, 0: none */
  guint end_signals[3];        /* sources of the signals that end the program */
};

/* kol-application-actions.c */
GtkWindow *kol_application_get_window (KolApplication *self);
void kol_application_close_windows (KolApplication *self);
void kol_application_watch_signals (KolApplication *self);
void kol_application_end_signals (KolApplication *self);
void kol_application_add_actions (KolApplication *self);
void kol_application_set_shortcuts (KolApplication *self);

G_END_DECLS
