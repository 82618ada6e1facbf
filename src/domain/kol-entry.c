// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-entry.h"

struct _KolEntry
{
  GObject parent_instance;

  gint64 id;           /* the store's number */
  KolCreator *creator; /* owned; as it was seen when it was put on the list */
  gint64 added_at;     /* Unix seconds */
  char *query;         /* owned, nullable: canonical form of the query it was found with */
};

G_DEFINE_FINAL_TYPE (KolEntry, kol_entry, G_TYPE_OBJECT)

static void
kol_entry_finalize (GObject *object)
{
  KolEntry *self = KOL_ENTRY (object);

  g_clear_object (&self->creator);
  g_clear_pointer (&self->query, g_free);

  G_OBJECT_CLASS (kol_entry_parent_class)->finalize (object);
}

static void
kol_entry_class_init (KolEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kol_entry_finalize;
}

static void
kol_entry_init (KolEntry *self)
{
}

/**
 * kol_entry_new:
 * @id: the store's number of the entry
 * @creator: a sealed creator
 * @added_at: when it was put on the list, Unix seconds
 * @query: (nullable): the canonical form of the query it was found with
 *
 * Returns: (transfer full): a new entry
 */
KolEntry *
kol_entry_new (gint64 id, KolCreator *creator, gint64 added_at, const char *query)
{
  KolEntry *self;

  g_return_val_if_fail (KOL_IS_CREATOR (creator), NULL);

  self = g_object_new (KOL_TYPE_ENTRY, NULL);
  self->id = id;
  self->creator = g_object_ref (creator);
  self->added_at = added_at;
  self->query = g_strdup (query);

  return self;
}

/**
 * kol_entry_get_id:
 * @self: an entry
 *
 * Returns: the store's number of the entry
 */
gint64
kol_entry_get_id (KolEntry *self)
{
  g_return_val_if_fail (KOL_IS_ENTRY (self), 0);

  return self->id;
}

/**
 * kol_entry_get_creator:
 * @self: an entry
 *
 * Returns: (transfer none): the creator as it was seen when it was put on the list
 */
KolCreator *
kol_entry_get_creator (KolEntry *self)
{
  g_return_val_if_fail (KOL_IS_ENTRY (self), NULL);

  return self->creator;
}

/**
 * kol_entry_get_added_at:
 * @self: an entry
 *
 * Returns: when it was put on the list, Unix seconds
 */
gint64
kol_entry_get_added_at (KolEntry *self)
{
  g_return_val_if_fail (KOL_IS_ENTRY (self), 0);

  return self->added_at;
}

/**
 * kol_entry_get_query:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): the canonical form of the query it was found with
 */
const char *
kol_entry_get_query (KolEntry *self)
{
  g_return_val_if_fail (KOL_IS_ENTRY (self), NULL);

  return self->query;
}
