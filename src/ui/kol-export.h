// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "kol-session.h"

G_BEGIN_DECLS

void kol_export_begin (GtkWidget *parent,
                       KolSession *session,
                       KolShortlist *shortlist,
                       GListModel *entries,
                       GPtrArray *columns,
                       const char *format_id);
void kol_export_to_file (GtkWindow *chooser,
                         KolSession *session,
                         KolHandover *handover,
                         const KolHandoverFormat *format);
void kol_export_to_clipboard (GtkWindow *chooser,
                              KolHandover *handover,
                              const KolHandoverFormat *format);

void kol_export_print (GtkWidget *parent,
                       KolSession *session,
                       KolShortlist *shortlist,
                       GListModel *entries,
                       GPtrArray *columns);

G_END_DECLS
