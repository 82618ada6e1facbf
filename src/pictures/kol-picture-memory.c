// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-picture-memory.h"

struct _KolPictureMemory
{
  GHashTable *entries; /* owned, of MemoryEntry, which is its own key */
  GQueue recent;       /* of MemoryEntry by its link, the most recently used first */
  gsize size;          /* bytes of pixels */
  gsize limit;         /* bytes of pixels */
};

typedef struct
{
  char *address; /* owned; borrowed in a key that is only looked up */
  KolPictureShape shape;
  int width;
  int height;

  KolPicture *picture; /* owned */
  GList link;          /* in the memory's queue */
} MemoryEntry;

static guint
memory_entry_hash (gconstpointer data)
{
  const MemoryEntry *entry = data;

  return g_str_hash (entry->address) + (guint) entry->width * 8192u + (guint) entry->height * 2u +
         (guint) entry->shape;
}

static gboolean
memory_entry_equal (gconstpointer a, gconstpointer b)
{
  const MemoryEntry *one = a;
  const MemoryEntry *other = b;

  return one->shape == other->shape && one->width == other->width && one->height == other->height &&
         g_str_equal (one->address, other->address);
}

static void
memory_entry_free (gpointer data)
{
  MemoryEntry *entry = data;

  g_clear_pointer (&entry->address, g_free);
  g_clear_object (&entry->picture);
  g_free (entry);
}

static gsize
memory_entry_get_size (MemoryEntry *entry)
{
  return g_bytes_get_size (kol_picture_get_pixels (entry->picture));
}

static void
remove_entry (KolPictureMemory *self, MemoryEntry *entry)
{
  self->size -= memory_entry_get_size (entry);
  g_queue_unlink (&self->recent, &entry->link);
  g_hash_table_remove (self->entries, entry);
}

/**
 * kol_picture_memory_new:
 * @limit: bytes of pixels that are kept
 *
 * Returns: (transfer full): an empty memory
 */
KolPictureMemory *
kol_picture_memory_new (gsize limit)
{
  KolPictureMemory *self = g_new0 (KolPictureMemory, 1);

  self->entries = g_hash_table_new_full (memory_entry_hash, memory_entry_equal, memory_entry_free,
                                         NULL);
  g_queue_init (&self->recent);
  self->limit = limit;

  return self;
}

/**
 * kol_picture_memory_free:
 * @self: (transfer full): a memory
 */
void
kol_picture_memory_free (KolPictureMemory *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_free (self);
}

/**
 * kol_picture_memory_add:
 * @self: a memory
 * @address: where @picture comes from
 * @shape: how it was cut
 * @picture: (transfer none): the picture
 *
 * Keeps @picture, and lets go of what was not used for longest. A picture larger than the limit is
 * not kept.
 */
void
kol_picture_memory_add (KolPictureMemory *self,
                        const char *address,
                        KolPictureShape shape,
                        KolPicture *picture)
{
  MemoryEntry *entry = g_new0 (MemoryEntry, 1);
  MemoryEntry *old;

  g_return_if_fail (self != NULL);
  g_return_if_fail (address != NULL);
  g_return_if_fail (KOL_IS_PICTURE (picture));

  entry->address = g_strdup (address);
  entry->shape = shape;
  entry->width = kol_picture_get_width (picture);
  entry->height = kol_picture_get_height (picture);
  entry->picture = g_object_ref (picture);
  entry->link.data = entry;

  old = g_hash_table_lookup (self->entries, entry);
  if (old != NULL)
    remove_entry (self, old);

  g_hash_table_add (self->entries, entry);
  g_queue_push_head_link (&self->recent, &entry->link);
  self->size += memory_entry_get_size (entry);

  while (self->size > self->limit)
    remove_entry (self, g_queue_peek_tail (&self->recent));
}

/**
 * kol_picture_memory_get:
 * @self: a memory
 * @address: where the picture comes from
 * @shape: how it is cut
 * @width: in pixels
 * @height: in pixels
 *
 * Returns: (transfer none) (nullable): the picture, if it is there; it counts as used now
 */
KolPicture *
kol_picture_memory_get (KolPictureMemory *self,
                        const char *address,
                        KolPictureShape shape,
                        int width,
                        int height)
{
  MemoryEntry key = {
    .address = (char *) address, .shape = shape, .width = width, .height = height
  };
  MemoryEntry *entry;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (address != NULL, NULL);

  entry = g_hash_table_lookup (self->entries, &key);
  if (entry == NULL)
    return NULL;

  g_queue_unlink (&self->recent, &entry->link);
  g_queue_push_head_link (&self->recent, &entry->link);

  return entry->picture;
}

/**
 * kol_picture_memory_get_size:
 * @self: a memory
 *
 * Returns: bytes of pixels that are kept
 */
gsize
kol_picture_memory_get_size (KolPictureMemory *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size;
}
