// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-picture-cache.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "kol-picture-cache-private.h"
#include "kol-picture-header.h"

#define DEFAULT_LIMIT (256 * 1024 * 1024)
#define UNKNOWN_SIZE G_MAXUINT64

/* When a picture was used matters to the hour; writing it down at each use would wear the disk. */
#define TOUCH_AGE (60 * 60)

/* Failures are on disk as well, so that forgetting them costs one look there. */
#define MAX_FAILURES 10000

struct _KolPictureCache
{
  char *directory;       /* owned, nullable: no disk; constant */
  KolPictureClock clock; /* constant */

  GMutex lock;          /* over all below */
  GHashTable *failures; /* owned, address → Failure */
  guint64 limit;        /* bytes on disk */
  guint64 size;         /* bytes on disk, or UNKNOWN_SIZE until the first sweep */
  gboolean sweeping;    /* one at a time */
};

typedef struct
{
  KolPictureError code;
  gint64 time; /* seconds since 1970 */
} Failure;

static gint64
now (KolPictureCache *self)
{
  return self->clock () / G_USEC_PER_SEC;
}

/* aa/aabbcc… : a folder with a hundred thousand files is slow on some disks. */
static char *
path_for (KolPictureCache *self, const char *address, const char *suffix)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);
  g_autofree char *folder = g_strndup (hash, 2);
  g_autofree char *name = g_strconcat (hash, suffix, NULL);

  return g_build_filename (self->directory, folder, name, NULL);
}

static gboolean
write_file (const char *path, const void *data, gsize size, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), "%s: %s", folder,
                   g_strerror (code));
      return FALSE;
    }

  /* Beside and renamed; what the power took with it is a miss, so that waiting for the disk is not
   * worth it. */
  return g_file_set_contents_full (
      path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_ONLY_EXISTING,
      0600, error);
}

static void
set_failure (KolPictureError code, GError **error)
{
  static const char *const messages[] = {
    [KOL_PICTURE_ERROR_ADDRESS] = N_ ("This is no address of a picture."),
    [KOL_PICTURE_ERROR_FAILED] = N_ ("The picture could not be fetched lately."),
    [KOL_PICTURE_ERROR_TOO_LARGE] = N_ ("The picture is too large."),
    [KOL_PICTURE_ERROR_FORMAT] = N_ ("The picture is no JPEG, PNG or WebP, or it is damaged."),
  };

  g_set_error_literal (error, KOL_PICTURE_ERROR, code, _ (messages[code]));
}

static void
remember_failure (KolPictureCache *self, const char *address, KolPictureError code, gint64 time)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Failure failure = { .code = code, .time = time };

  if (g_hash_table_size (self->failures) >= MAX_FAILURES)
    g_hash_table_remove_all (self->failures);

  g_hash_table_replace (self->failures, g_strdup (address), g_memdup2 (&failure, sizeof failure));
}

static gboolean
parse_failure (const char *text, Failure *failure)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 2);
  guint64 code;

  if (g_strv_length (words) != 2 ||
      !g_ascii_string_to_unsigned (words[0], 10, 0, KOL_PICTURE_ERROR_FORMAT, &code, NULL) ||
      !g_ascii_string_to_signed (g_strchomp (words[1]), 10, 0, G_MAXINT64, &failure->time, NULL))
    return FALSE;

  failure->code = (KolPictureError) code;

  return TRUE;
}

/* Whether the address failed, by what is on disk; a marker that is old or no marker is a no. */
static gboolean
read_failure (KolPictureCache *self, const char *address, GError **error)
{
  g_autofree char *path = path_for (self, address, KOL_PICTURE_CACHE_FAILED);
  g_autofree char *text = NULL;
  Failure failure;

  if (!g_file_get_contents (path, &text, NULL, NULL) || !parse_failure (text, &failure))
    return FALSE;

  remember_failure (self, address, failure.code, failure.time);

  return !kol_picture_cache_check (self, address, error);
}

static void
cache_clear (gpointer data)
{
  KolPictureCache *self = data;

  g_clear_pointer (&self->directory, g_free);
  g_clear_pointer (&self->failures, g_hash_table_unref);
  g_mutex_clear (&self->lock);
}

static void
grow (KolPictureCache *self, gsize bytes)
{
  gboolean over;

  g_mutex_lock (&self->lock);
  if (self->size != UNKNOWN_SIZE)
    self->size += kol_picture_cache_round_up (bytes);
  over = self->size != UNKNOWN_SIZE && self->size > self->limit;
  g_mutex_unlock (&self->lock);

  if (over)
    kol_picture_cache_trim (self);
}

guint64
kol_picture_cache_round_up (guint64 bytes)
{
  return (bytes + KOL_PICTURE_CACHE_BLOCK - 1) / KOL_PICTURE_CACHE_BLOCK * KOL_PICTURE_CACHE_BLOCK;
}

/**
 * kol_picture_cache_new:
 * @directory: (nullable): where pictures are kept; made when the first is. %NULL keeps none, and
 * failures in memory
 * @clock: what time it is
 *
 * Returns: (transfer full): a cache
 */
KolPictureCache *
kol_picture_cache_new (const char *directory, KolPictureClock clock)
{
  KolPictureCache *self = g_atomic_rc_box_new0 (KolPictureCache);

  g_mutex_init (&self->lock);
  self->directory = g_strdup (directory);
  self->clock = clock;
  self->failures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->limit = DEFAULT_LIMIT;
  self->size = UNKNOWN_SIZE;

  return self;
}

/**
 * kol_picture_cache_ref:
 * @self: a cache
 *
 * Returns: (transfer full): @self
 */
KolPictureCache *
kol_picture_cache_ref (KolPictureCache *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * kol_picture_cache_unref:
 * @self: (transfer full): a cache
 */
void
kol_picture_cache_unref (KolPictureCache *self)
{
  g_atomic_rc_box_release_full (self, cache_clear);
}

/**
 * kol_picture_cache_is_on_disk:
 * @self: a cache
 *
 * Returns: whether it has a folder
 */
gboolean
kol_picture_cache_is_on_disk (KolPictureCache *self)
{
  return self->directory != NULL;
}

/**
 * kol_picture_cache_set_limit:
 * @self: a cache
 * @bytes: on disk, 256 MB when never set
 *
 * Holds from the next sweep on.
 */
void
kol_picture_cache_set_limit (KolPictureCache *self, guint64 bytes)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->limit = bytes;
}

/**
 * kol_picture_cache_get_limit:
 * @self: a cache
 *
 * Returns: bytes on disk
 */
guint64
kol_picture_cache_get_limit (KolPictureCache *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->limit;
}

/**
 * kol_picture_cache_note_failure:
 * @self: a cache
 * @address: an address that answered, but not with a picture
 * @code: what was wrong
 *
 * Notes a failure without the disk, where kol_picture_cache_write_failure() puts it.
 */
void
kol_picture_cache_note_failure (KolPictureCache *self, const char *address, KolPictureError code)
{
  remember_failure (self, address, code, now (self));
}

/**
 * kol_picture_cache_check:
 * @self: a cache
 * @address: an address
 * @error: the failure
 *
 * Whether nothing is known against @address, without looking at the disk.
 *
 * Returns: %FALSE when it failed within a day
 */
gboolean
kol_picture_cache_check (KolPictureCache *self, const char *address, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  const Failure *failure = g_hash_table_lookup (self->failures, address);
  gint64 age;

  if (failure == NULL)
    return TRUE;

  /* A failure from the future is of a clock that was wrong. */
  age = now (self) - failure->time;
  if (age < 0 || age >= KOL_PICTURE_FAILURE_AGE)
    return TRUE;

  set_failure (failure->code, error);

  return FALSE;
}

/**
 * kol_picture_cache_read:
 * @self: a cache
 * @address: an address
 * @error: the failure, when @address failed within a day
 *
 * Reads a coded picture from disk. What is damaged there is as good as not there.
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL with or without an error
 */
GBytes *
kol_picture_cache_read (KolPictureCache *self, const char *address, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) coded = NULL;
  KolPictureHeader header;
  char *data = NULL;
  gsize size;
  GStatBuf status;

  if (!kol_picture_cache_check (self, address, error))
    return NULL;

  if (self->directory == NULL || read_failure (self, address, error))
    return NULL;

  path = path_for (self, address, NULL);
  if (g_stat (path, &status) != 0 || status.st_size > KOL_PICTURE_MAX_BYTES ||
      !g_file_get_contents (path, &data, &size, NULL))
    return NULL;

  coded = g_bytes_new_take (data, size);
  if (!kol_picture_header_read (coded, &header, NULL))
    return NULL;

  if (now (self) - status.st_mtime > TOUCH_AGE && g_utime (path, NULL) != 0)
    g_debug ("%s: %s", path, g_strerror (errno));

  return g_steal_pointer (&coded);
}

/**
 * kol_picture_cache_write:
 * @self: a cache
 * @address: where the picture comes from
 * @coded: the picture
 * @error: a file error
 *
 * Keeps a coded picture on disk and forgets that its address failed. Sweeps when that takes more
 * than the limit.
 *
 * Returns: whether it was written; %TRUE without a folder
 */
gboolean
kol_picture_cache_write (KolPictureCache *self, const char *address, GBytes *coded, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *marker = NULL;
  const void *data;
  gsize size;

  g_mutex_lock (&self->lock);
  g_hash_table_remove (self->failures, address);
  g_mutex_unlock (&self->lock);

  if (self->directory == NULL)
    return TRUE;

  path = path_for (self, address, NULL);
  marker = path_for (self, address, KOL_PICTURE_CACHE_FAILED);
  data = g_bytes_get_data (coded, &size);

  if (!write_file (path, data, size, error))
    return FALSE;

  if (g_unlink (marker) != 0 && errno != ENOENT)
    g_debug ("%s: %s", marker, g_strerror (errno));

  grow (self, size);

  return TRUE;
}

/**
 * kol_picture_cache_write_failure:
 * @self: a cache
 * @address: an address that answered, but not with a picture
 * @code: what was wrong
 * @error: a file error
 *
 * Keeps a failure on disk, in place of what is there of the address.
 *
 * Returns: whether it was written; %TRUE without a folder
 */
gboolean
kol_picture_cache_write_failure (KolPictureCache *self,
                                 const char *address,
                                 KolPictureError code,
                                 GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *marker = NULL;
  g_autofree char *text = NULL;

  if (self->directory == NULL)
    return TRUE;

  path = path_for (self, address, NULL);
  marker = path_for (self, address, KOL_PICTURE_CACHE_FAILED);
  text = g_strdup_printf ("%d %" G_GINT64_FORMAT "\n", (int) code, now (self));

  if (g_unlink (path) != 0 && errno != ENOENT)
    g_debug ("%s: %s", path, g_strerror (errno));

  if (!write_file (marker, text, strlen (text), error))
    return FALSE;

  grow (self, strlen (text));

  return TRUE;
}

/**
 * kol_picture_cache_trim:
 * @self: a cache
 *
 * Sweeps: what is too old goes, and what was used longest ago when there is more than the limit.
 */
void
kol_picture_cache_trim (KolPictureCache *self)
{
  gboolean sweeping;
  guint64 limit;
  guint64 size;

  g_mutex_lock (&self->lock);
  sweeping = self->sweeping || self->directory == NULL;
  limit = self->limit;
  if (!sweeping)
    self->sweeping = TRUE;
  g_mutex_unlock (&self->lock);

  if (sweeping)
    return;

  size = kol_picture_cache_sweep (self->directory, limit, now (self));

  g_mutex_lock (&self->lock);
  self->size = size;
  self->sweeping = FALSE;
  g_mutex_unlock (&self->lock);
}
