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
                       GPtrArray *fields,
                       const char *format_id);

G_END_DECLS
