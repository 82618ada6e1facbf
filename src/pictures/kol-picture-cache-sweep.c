// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gstdio.h>

#include "kol-picture-cache-private.h"

/* Room for growth, so that not every picture begins a sweep */
#define KEEP_PERCENT 90

/* A file being written lives for moments; what is older was left by a program that was killed. */
#define LEFTOVER_AGE (60 * 60)

typedef struct
{
  char *path;    /* owned */
  guint64 bytes; /* on disk */
  gint64 used;   /* seconds since 1970 */
} CachedFile;

static void
cached_file_free (gpointer data)
{
  CachedFile *file = data;

  g_clear_pointer (&file->path, g_free);
  g_free (file);
}

static int
compare_used (gconstpointer a, gconstpointer b)
{
  const CachedFile *one = *(const CachedFile *const *) a;
  const CachedFile *other = *(const CachedFile *const *) b;

  return (one->used > other->used) - (one->used < other->used);
}

static gboolean
is_ours (const char *name)
{
  for (guint i = 0; i < KOL_PICTURE_CACHE_NAME_LENGTH; i++)
    if (!g_ascii_isxdigit (name[i]))
      return FALSE;

  return TRUE;
}

static gboolean
is_stale (const char *name, gint64 used, gint64 now)
{
  const char *suffix = name + KOL_PICTURE_CACHE_NAME_LENGTH;

  if (*suffix == '\0')
    return FALSE;

  if (g_str_equal (suffix, KOL_PICTURE_CACHE_FAILED))
    return now - used > KOL_PICTURE_FAILURE_AGE;

  return now - used > LEFTOVER_AGE;
}

static void
list_file (GPtrArray *files, const char *folder, const char *name, gint64 now)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  CachedFile *file;
  GStatBuf status;

  if (!is_ours (name) || g_stat (path, &status) != 0)
    return;

  if (is_stale (name, status.st_mtime, now) && g_unlink (path) == 0)
    return;

  file = g_new0 (CachedFile, 1);
  file->path = g_steal_pointer (&path);
  file->bytes = kol_picture_cache_round_up ((guint64) status.st_size);
  file->used = status.st_mtime;
  g_ptr_array_add (files, file);
}

static void
list_folder (GPtrArray *files, const char *directory, guint number, gint64 now)
{
  char digits[3];
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_snprintf (digits, sizeof digits, "%02x", number);
  folder = g_build_filename (directory, digits, NULL);
  dir = g_dir_open (folder, 0, NULL);

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    list_file (files, folder, name, now);
}

/**
 * kol_picture_cache_sweep:
 * @directory: the cache's folder
 * @limit: bytes on disk
 * @now: seconds since 1970
 *
 * Deletes outlived failures and leftovers and, when more than @limit is there, what was used
 * longest ago until nine tenths of it are left.
 *
 * Returns: bytes on disk that are left
 */
guint64
kol_picture_cache_sweep (const char *directory, guint64 limit, gint64 now)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (cached_file_free);
  guint64 total = 0;
  guint64 goal;

  for (guint i = 0; i < 256; i++)
    list_folder (files, directory, i, now);

  for (guint i = 0; i < files->len; i++)
    total += ((CachedFile *) g_ptr_array_index (files, i))->bytes;

  goal = total > limit ? limit / 100 * KEEP_PERCENT : limit;
  g_ptr_array_sort (files, compare_used);

  for (guint i = 0; i < files->len && total > goal; i++)
    {
      CachedFile *file = g_ptr_array_index (files, i);

      if (g_unlink (file->path) == 0)
        total -= file->bytes;
    }

  return total;
}
