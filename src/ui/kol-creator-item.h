// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-entry.h"

G_BEGIN_DECLS

/* Rows of a table are creators, or entries of a shortlist. */

static inline KolCreator *
kol_creator_item_get (gpointer item)
{
  return KOL_IS_ENTRY (item) ? kol_entry_get_creator (item) : KOL_CREATOR (item);
}

G_END_DECLS
