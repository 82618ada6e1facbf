// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-sample-cache.h"

/* The pictures drawn last. Not thread-safe. */

typedef struct
{
  char *key;     /* (owned) */
  GBytes *bytes; /* (owned) */
  GList link;    /* in the queue; its data is the entry */
} Entry;

struct _KolSampleCache
{
  GHashTable *entries; /* (owned): key in the entry → (owned) Entry */
  GQueue queue;        /* of unowned Entry, used last first */
  guint capacity;
};

static void
entry_free (Entry *entry)
{
  g_clear_pointer (&entry->key, g_free);
  g_clear_pointer (&entry->bytes, g_bytes_unref);
  g_free (entry);
}

/**
 * kol_sample_cache_new:
 * @capacity: how many pictures it keeps, at least 1
 *
 * Returns: (transfer full): a cache
 */
KolSampleCache *
kol_sample_cache_new (guint capacity)
{
  KolSampleCache *self = NULL;

  g_return_val_if_fail (capacity > 0, NULL);

  self = g_new0 (KolSampleCache, 1);
  self->capacity = capacity;
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) entry_free);
  g_queue_init (&self->queue);

  return self;
}

/**
 * kol_sample_cache_free:
 * @self: a cache
 */
void
kol_sample_cache_free (KolSampleCache *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_free (self);
}

/**
 * kol_sample_cache_lookup:
 * @self: a cache
 * @key: what was inserted under it
 *
 * Returns: (transfer full) (nullable): the picture, which now counts as used last; %NULL if it is
 * gone
 */
GBytes *
kol_sample_cache_lookup (KolSampleCache *self, const char *key)
{
  Entry *entry;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  entry = g_hash_table_lookup (self->entries, key);
  if (entry == NULL)
    return NULL;

  g_queue_unlink (&self->queue, &entry->link);
  g_queue_push_head_link (&self->queue, &entry->link);

  return g_bytes_ref (entry->bytes);
}

static void
drop (KolSampleCache *self, Entry *entry)
{
  g_queue_unlink (&self->queue, &entry->link);
  g_hash_table_remove (self->entries, entry->key);
}

/**
 * kol_sample_cache_insert:
 * @self: a cache
 * @key: under which it will be found
 * @bytes: a picture
 *
 * Keeps a picture, and drops the one that was used longest ago when there are too many.
 */
void
kol_sample_cache_insert (KolSampleCache *self, const char *key, GBytes *bytes)
{
  Entry *entry;

  g_return_if_fail (self != NULL);
  g_return_if_fail (key != NULL);
  g_return_if_fail (bytes != NULL);

  entry = g_hash_table_lookup (self->entries, key);
  if (entry != NULL)
    drop (self, entry);
  if (self->queue.length >= self->capacity)
    drop (self, g_queue_peek_tail (&self->queue));

  entry = g_new0 (Entry, 1);
  entry->key = g_strdup (key);
  entry->bytes = g_bytes_ref (bytes);
  entry->link.data = entry;
  g_queue_push_head_link (&self->queue, &entry->link);
  g_hash_table_insert (self->entries, entry->key, entry);
}

/**
 * kol_sample_cache_get_size:
 * @self: a cache
 *
 * Returns: how many pictures it holds
 */
guint
kol_sample_cache_get_size (KolSampleCache *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->queue.length;
}
