// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "kol-session.h"

G_BEGIN_DECLS

#define KOL_TYPE_ENTRY_EDITOR (kol_entry_editor_get_type ())

/* What the marketer says of an entry: what was decided, and a note. Kept with every click and
 * letter. */
G_DECLARE_FINAL_TYPE (KolEntryEditor, kol_entry_editor, KOL, ENTRY_EDITOR, AdwBin)

GtkWidget *kol_entry_editor_new (void);
void kol_entry_editor_set_session (KolEntryEditor *self, KolSession *session);
void kol_entry_editor_set_entry (KolEntryEditor *self, KolEntry *entry);
void kol_entry_editor_focus_note (KolEntryEditor *self);

G_END_DECLS
