// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-creator.h"

G_BEGIN_DECLS

struct _KolCreator
{
  GObject parent_instance;

  double *figures;   /* owned, by slot; NaN: unknown */
  char **texts;      /* owned, by slot; an element can be NULL: not a GStrv */
  char ***tags;      /* owned, by slot, of GStrv; an element can be NULL */
  char **keys;       /* owned, collation keys of the texts, by slot */
  GPtrArray *notes;  /* owned, of KolNote */
  gint64 fetched_at; /* Unix seconds; 0: unknown */
  gboolean sealed;   /* nothing changes any more; read from any thread */
};

/* How many places each kind of field has. */

static inline guint
kol_creator_n_texts (void)
{
  return kol_field_get_n_slots (KOL_FIELD_KIND_TEXT);
}

static inline guint
kol_creator_n_tags (void)
{
  return kol_field_get_n_slots (KOL_FIELD_KIND_TAGS);
}

static inline guint
kol_creator_n_figures (void)
{
  return kol_field_get_n_slots (KOL_FIELD_KIND_COUNT);
}

G_END_DECLS
