// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-picture-mask.h"

#include <math.h>

/* A window uses a handful: one per shape, size and scale. */
#define MAX_MASKS 16

typedef struct
{
  KolPictureShape shape;
  int width;
  int height;
} MaskKey;

static GMutex lock;
static GHashTable
    *masks; /* owned, of MaskKey → GBytes; under the lock, lives as long as the program */

static guint
mask_key_hash (gconstpointer data)
{
  const MaskKey *key = data;

  return (guint) key->width * 8192u + (guint) key->height * 2u + (guint) key->shape;
}

static gboolean
mask_key_equal (gconstpointer a, gconstpointer b)
{
  const MaskKey *one = a;
  const MaskKey *other = b;

  return one->shape == other->shape && one->width == other->width && one->height == other->height;
}

/* A cover's corners grow with the cover: 4 px on one that is 48 px wide, at any scale. */
static double
corner_radius (KolPictureShape shape, int width, int height)
{
  double side = MIN (width, height);

  return shape == KOL_PICTURE_SHAPE_ROUND ? side / 2.0 : side / 12.0;
}

/* How far a pixel's centre lies from the straight part of the rectangle that is as far inside as
 * the corners are round */
static double
distance_inside (int pixel, int length, double inset)
{
  double centre = pixel + 0.5;

  return MAX (MAX (inset - centre, centre - (length - inset)), 0.0);
}

static GBytes *
make_mask (const MaskKey *key)
{
  double radius = corner_radius (key->shape, key->width, key->height);
  /* A disc stands in the middle of a target that is no square; a cover fills its own. */
  double inset_x = key->shape == KOL_PICTURE_SHAPE_ROUND ? key->width / 2.0 : radius;
  double inset_y = key->shape == KOL_PICTURE_SHAPE_ROUND ? key->height / 2.0 : radius;
  guint8 *mask = g_malloc ((gsize) key->width * (gsize) key->height);
  guint8 *at = mask;

  for (int y = 0; y < key->height; y++)
    for (int x = 0; x < key->width; x++)
      {
        double distance = hypot (distance_inside (x, key->width, inset_x),
                                 distance_inside (y, key->height, inset_y));

        *at++ = (guint8) lround (255.0 * CLAMP (radius - distance + 0.5, 0.0, 1.0));
      }

  return g_bytes_new_take (mask, (gsize) key->width * (gsize) key->height);
}

/**
 * kol_picture_mask_get:
 * @shape: a shape
 * @width: in pixels, 1 or more
 * @height: in pixels, 1 or more
 *
 * How much of each pixel lies inside the shape, 0 to 255, row by row without padding. Made once and
 * kept. Any thread.
 *
 * Returns: (transfer full): @width × @height bytes
 */
GBytes *
kol_picture_mask_get (KolPictureShape shape, int width, int height)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  MaskKey key = { .shape = shape, .width = width, .height = height };
  GBytes *mask;

  g_return_val_if_fail (width > 0 && height > 0, NULL);

  if (masks == NULL)
    masks = g_hash_table_new_full (mask_key_hash, mask_key_equal, g_free,
                                   (GDestroyNotify) g_bytes_unref);

  mask = g_hash_table_lookup (masks, &key);
  if (mask != NULL)
    return g_bytes_ref (mask);

  if (g_hash_table_size (masks) >= MAX_MASKS)
    g_hash_table_remove_all (masks);

  mask = make_mask (&key);
  g_hash_table_insert (masks, g_memdup2 (&key, sizeof key), g_bytes_ref (mask));

  return mask;
}
