// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-creator.h"

G_BEGIN_DECLS

/**
 * KolEntryStatus:
 * @KOL_ENTRY_STATUS_OPEN: nothing was decided
 * @KOL_ENTRY_STATUS_CHOSEN: chosen
 * @KOL_ENTRY_STATUS_MAYBE: to be decided later
 * @KOL_ENTRY_STATUS_DROPPED: not wanted
 *
 * What was decided on a creator of a shortlist.
 */
typedef enum
{
  KOL_ENTRY_STATUS_OPEN,
  KOL_ENTRY_STATUS_CHOSEN,
  KOL_ENTRY_STATUS_MAYBE,
  KOL_ENTRY_STATUS_DROPPED,
  KOL_N_ENTRY_STATUSES,
} KolEntryStatus;

const char *kol_entry_status_to_string (KolEntryStatus status);
KolEntryStatus kol_entry_status_from_string (const char *text);
const char *kol_entry_status_get_label (KolEntryStatus status);

#define KOL_TYPE_ENTRY (kol_entry_get_type ())

G_DECLARE_FINAL_TYPE (KolEntry, kol_entry, KOL, ENTRY, GObject)

KolEntry *kol_entry_new (gint64 id, KolCreator *creator, gint64 added_at, const char *query);
KolEntry *kol_entry_copy (KolEntry *self);
gint64 kol_entry_get_id (KolEntry *self);
KolCreator *kol_entry_get_creator (KolEntry *self);
gint64 kol_entry_get_added_at (KolEntry *self);
const char *kol_entry_get_query (KolEntry *self);

/* What the service said that the query finds; -1: unknown */
gint64 kol_entry_get_total (KolEntry *self);
void kol_entry_set_total (KolEntry *self, gint64 total);

/* What the marketer said of it */
KolEntryStatus kol_entry_get_status (KolEntry *self);
void kol_entry_set_status (KolEntry *self, KolEntryStatus status);
const char *kol_entry_get_note (KolEntry *self);
void kol_entry_set_note (KolEntry *self, const char *note);

G_END_DECLS
