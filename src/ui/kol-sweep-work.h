// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "kol-session.h"

G_BEGIN_DECLS

#define KOL_TYPE_SWEEP_WORK (kol_sweep_work_get_type ())

/* What the desktop is told of fetching many pages: not to sleep meanwhile, and to tell whoever does
 * not look how it ended. */
G_DECLARE_FINAL_TYPE (KolSweepWork, kol_sweep_work, KOL, SWEEP_WORK, GObject)

KolSweepWork *kol_sweep_work_new (KolSession *session, GtkWindow *window);

G_END_DECLS
