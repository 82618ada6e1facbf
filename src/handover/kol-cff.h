// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KolCff:
 * @data: (nullable): the table “CFF ” of a font, borrowed
 * @size: its bytes
 * @letters: where the list of its letters begins; 0: there is none that can be read
 *
 * The curves of a font, as far as we look at them.
 */
typedef struct
{
  const guint8 *data;
  gsize size;
  gsize letters;
} KolCff;

void kol_cff_init (KolCff *self, const guint8 *data, gsize size);
gboolean kol_cff_hints_late (const KolCff *self, guint letter);

G_END_DECLS
