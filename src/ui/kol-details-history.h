// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "kol-history.h"

G_BEGIN_DECLS

/* What the details tell of how figures changed. */

char *kol_details_describe_since (KolHistory *history, KolCreator *creator, const KolField *field);
char *kol_details_describe_change (KolHistory *history, const KolField *field);
GtkWidget *kol_details_create_changes (KolHistory *history);

G_END_DECLS
