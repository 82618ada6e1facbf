// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-sample-cache.h"
#include "kol-sample-gallery.h"
#include "kol-sample-picture.h"

#define AVATAR_PATH "/picture/avatar/"
#define COVER_PATH "/picture/cover/"
#define CACHE_CAPACITY 512

/* From a picture's address to the picture. Not thread-safe. */

struct _KolSampleGallery
{
  const KolSampleMarket *market; /* unowned */
  KolSampleCache *cache;         /* (owned) */
};

/**
 * kol_sample_gallery_new:
 * @market: whose creators and notes are drawn; must outlive the gallery
 *
 * Returns: (transfer full): a gallery
 */
KolSampleGallery *
kol_sample_gallery_new (const KolSampleMarket *market)
{
  KolSampleGallery *self = NULL;

  g_return_val_if_fail (market != NULL, NULL);

  self = g_new0 (KolSampleGallery, 1);
  self->market = market;
  self->cache = kol_sample_cache_new (CACHE_CAPACITY);

  return self;
}

/**
 * kol_sample_gallery_free:
 * @self: a gallery
 */
void
kol_sample_gallery_free (KolSampleGallery *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->cache, kol_sample_cache_free);
  g_free (self);
}

/* The ID in ".../ID.jpg", or NULL. */
static char *
get_id (const char *path, const char *prefix)
{
  if (!g_str_has_prefix (path, prefix) || !g_str_has_suffix (path, ".jpg"))
    return NULL;

  return g_strndup (path + strlen (prefix), strlen (path) - strlen (prefix) - strlen (".jpg"));
}

static GBytes *
draw (KolSampleGallery *self, const char *path, int width)
{
  g_autofree char *user_id = get_id (path, AVATAR_PATH);
  g_autofree char *note_id = get_id (path, COVER_PATH);
  const KolSampleCreator *creator = NULL;
  const KolSampleNote *note = NULL;

  if (user_id != NULL)
    creator = kol_sample_market_lookup_creator (self->market, user_id);
  if (creator != NULL)
    return kol_sample_picture_make_avatar (creator, width);

  if (note_id != NULL)
    note = kol_sample_market_lookup_note (self->market, note_id);

  return note != NULL ? kol_sample_picture_make_cover (note, width) : NULL;
}

/**
 * kol_sample_gallery_get:
 * @self: a gallery
 * @path: of the picture's address, "/picture/avatar/ID.jpg" or "/picture/cover/ID.jpg"
 * @query: (nullable): what stands behind its "?", which may name a width
 *
 * An address that was cut off, and therefore ends in "...", leads nowhere.
 *
 * Returns: (transfer full) (nullable): a JPEG, or %NULL when there is nothing of that address
 */
GBytes *
kol_sample_gallery_get (KolSampleGallery *self, const char *path, const char *query)
{
  int width = kol_sample_picture_parse_width (query);
  g_autofree char *key = NULL;
  GBytes *bytes;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (query != NULL && g_str_has_suffix (query, "..."))
    return NULL;

  key = g_strdup_printf ("%s?%d", path, width);
  bytes = kol_sample_cache_lookup (self->cache, key);
  if (bytes != NULL)
    return bytes;

  bytes = draw (self, path, width);
  if (bytes != NULL)
    kol_sample_cache_insert (self->cache, key, bytes);

  return bytes;
}
