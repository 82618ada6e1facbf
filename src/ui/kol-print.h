// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "kol-handover.h"
#include "kol-session.h"

G_BEGIN_DECLS

#define KOL_TYPE_PRINT (kol_print_get_type ())

/* A hand-over on its way to paper: the pages of the PDF, on whatever paper is chosen. Main thread;
 * pages are drawn on a thread of its own. */
G_DECLARE_FINAL_TYPE (KolPrint, kol_print, KOL, PRINT, GtkPrintOperation)

KolPrint *kol_print_new (KolHandover *handover);

void kol_print_begin (GtkWidget *parent,
                      KolSession *session,
                      KolShortlist *shortlist,
                      GListModel *entries,
                      KolHandoverOptions *options);

G_END_DECLS
