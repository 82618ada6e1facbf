// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "kol-entry.h"

G_BEGIN_DECLS

typedef enum
{
  KOL_ENTRY_CELL_STATUS,
  KOL_ENTRY_CELL_NOTE,
} KolEntryCellPart;

/* What the marketer says of an entry, as a KolTextLine that follows it. */
GtkWidget *kol_entry_cell_new (void);
void kol_entry_cell_bind (GtkWidget *cell, KolEntry *entry, KolEntryCellPart part);
void kol_entry_cell_unbind (GtkWidget *cell);

char *kol_entry_cell_dup_text (KolEntry *entry, KolEntryCellPart part);

G_END_DECLS
