// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-picture-memory.h"
#include "picture-fixtures.h"

#define SIDE 16
#define SIZE (SIDE * SIDE * 4)

static KolPicture *
make_picture (int side)
{
  g_autoptr (GBytes) coded = fixture_empty_png (8, 8);

  return kol_picture_new_from_coded (coded, KOL_PICTURE_SHAPE_ROUND, side, side, NULL);
}

static KolPicture *
get (KolPictureMemory *memory, const char *address)
{
  return kol_picture_memory_get (memory, address, KOL_PICTURE_SHAPE_ROUND, SIDE, SIDE);
}

static void
add (KolPictureMemory *memory, const char *address)
{
  g_autoptr (KolPicture) picture = make_picture (SIDE);

  kol_picture_memory_add (memory, address, KOL_PICTURE_SHAPE_ROUND, picture);
}

static void
test_new (void)
{
  g_autoptr (KolPictureMemory) memory = kol_picture_memory_new (100);

  g_assert_cmpuint (kol_picture_memory_get_size (memory), ==, 0);
  g_assert_null (get (memory, "a"));
}

static void
test_key (void)
{
  g_autoptr (KolPictureMemory) memory = kol_picture_memory_new (100 * SIZE);

  add (memory, "a");
  g_assert_nonnull (get (memory, "a"));
  g_assert_null (get (memory, "b"));
  g_assert_null (kol_picture_memory_get (memory, "a", KOL_PICTURE_SHAPE_COVER, SIDE, SIDE));
  g_assert_null (kol_picture_memory_get (memory, "a", KOL_PICTURE_SHAPE_ROUND, SIDE + 1, SIDE));
  g_assert_null (kol_picture_memory_get (memory, "a", KOL_PICTURE_SHAPE_ROUND, SIDE, SIDE + 1));
}

static void
test_replace (void)
{
  g_autoptr (KolPictureMemory) memory = kol_picture_memory_new (100 * SIZE);
  KolPicture *first;

  add (memory, "a");
  first = g_object_ref (get (memory, "a"));
  add (memory, "a");
  g_assert_true (get (memory, "a") != first);
  g_assert_cmpuint (kol_picture_memory_get_size (memory), ==, SIZE);
  g_assert_finalize_object (first);
}

/* Three have room; what was used longest ago goes, not what came first. */
static void
test_least_recently_used (void)
{
  g_autoptr (KolPictureMemory) memory = kol_picture_memory_new (3 * SIZE);

  add (memory, "a");
  add (memory, "b");
  add (memory, "c");
  g_assert_nonnull (get (memory, "a"));
  add (memory, "d");

  g_assert_null (get (memory, "b"));
  g_assert_nonnull (get (memory, "a"));
  g_assert_nonnull (get (memory, "c"));
  g_assert_nonnull (get (memory, "d"));
  g_assert_cmpuint (kol_picture_memory_get_size (memory), ==, 3 * SIZE);
}

static void
test_too_large (void)
{
  g_autoptr (KolPictureMemory) memory = kol_picture_memory_new (SIZE);
  g_autoptr (KolPicture) large = make_picture (4 * SIDE);

  kol_picture_memory_add (memory, "a", KOL_PICTURE_SHAPE_ROUND, large);
  g_assert_cmpuint (kol_picture_memory_get_size (memory), ==, 0);
}

static void
test_many (void)
{
  g_autoptr (KolPictureMemory) memory = kol_picture_memory_new (64 * SIZE);

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *address = g_strdup_printf ("%u", i % 100);

      if (get (memory, address) == NULL)
        add (memory, address);

      g_assert_cmpuint (kol_picture_memory_get_size (memory), <=, 64 * SIZE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture-memory/new", test_new);
  g_test_add_func ("/picture-memory/key", test_key);
  g_test_add_func ("/picture-memory/replace", test_replace);
  g_test_add_func ("/picture-memory/least-recently-used", test_least_recently_used);
  g_test_add_func ("/picture-memory/too-large", test_too_large);
  g_test_add_func ("/picture-memory/many", test_many);

  return g_test_run ();
}
