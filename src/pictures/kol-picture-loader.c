// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-picture-loader.h"

#include <glib/gi18n-lib.h>

#include "kol-picture-address.h"
#include "kol-picture-loader-private.h"

#define N_THREADS 2
#define MEMORY_LIMIT (32 * 1024 * 1024)
#define DEFAULT_TIMEOUT 20

G_DEFINE_FINAL_TYPE (KolPictureLoader, kol_picture_loader, G_TYPE_OBJECT)

static KolPicture *
lookup (KolPictureLoader *self, KolPictureWish *wish, const char *address)
{
  if (wish->wants_coded)
    return NULL;

  return kol_picture_memory_get (self->memory, address, wish->shape, wish->width, wish->height);
}

static void
take_wish (KolPictureLoader *self, KolPictureWish *wish, const char *url)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = NULL;
  KolPicture *picture;

  if (self->pool == NULL)
    {
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The program is closing."));
      kol_picture_wish_fail (wish, error);
      return;
    }

  address = kol_picture_address_normalize (url, &error);
  picture = address != NULL ? lookup (self, wish, address) : NULL;

  if (picture != NULL)
    kol_picture_wish_grant (wish, g_object_ref (picture), g_object_unref);
  else if (address == NULL || !kol_picture_cache_check (self->cache, address, &error) ||
           g_cancellable_set_error_if_cancelled (wish->cancellable, &error))
    kol_picture_wish_fail (wish, error);
  else
    kol_picture_loader_join_job (self, wish, address);
}

static void
kol_picture_loader_dispose (GObject *object)
{
  KolPictureLoader *self = KOL_PICTURE_LOADER (object);
  g_autoptr (GError)
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The program is closing."));

  /* The answers' tasks keep this object until they are delivered; it is disposed of once more then.
   */
  kol_picture_loader_fail_jobs (self, error);
  g_clear_object (&self->session);
  g_clear_pointer (&self->pool, kol_picture_work_pool_free);

  G_OBJECT_CLASS (kol_picture_loader_parent_class)->dispose (object);
}

static void
kol_picture_loader_finalize (GObject *object)
{
  KolPictureLoader *self = KOL_PICTURE_LOADER (object);

  g_clear_pointer (&self->jobs, g_hash_table_unref);
  g_clear_pointer (&self->memory, kol_picture_memory_free);
  g_clear_pointer (&self->cache, kol_picture_cache_unref);
  g_clear_pointer (&self->context, g_main_context_unref);

  G_OBJECT_CLASS (kol_picture_loader_parent_class)->finalize (object);
}

static void
kol_picture_loader_class_init (KolPictureLoaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kol_picture_loader_dispose;
  object_class->finalize = kol_picture_loader_finalize;
}

static void
kol_picture_loader_init (KolPictureLoader *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->memory = kol_picture_memory_new (MEMORY_LIMIT);
  self->pool = kol_picture_work_pool_new (N_THREADS);
  self->jobs = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                      (GDestroyNotify) kol_picture_job_free);
  g_queue_init (&self->waiting);
  self->timeout = DEFAULT_TIMEOUT;
}

/**
 * kol_picture_loader_new:
 * @cache_dir: (nullable): where coded pictures are kept between runs; made when needed. %NULL keeps
 * none on disk: a picture is then fetched anew for each size
 *
 * A loader belongs to the thread that made it, whose main context calls back;
 * kol_picture_loader_dup_cached() may be called from any.
 *
 * It may be let go of while pictures are awaited: their callbacks get %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): a loader
 */
KolPictureLoader *
kol_picture_loader_new (const char *cache_dir)
{
  KolPictureLoader *self = g_object_new (KOL_TYPE_PICTURE_LOADER, NULL);

  self->cache = kol_picture_cache_new (cache_dir, g_get_real_time);
  kol_picture_loader_trim (self);

  return self;
}

/**
 * kol_picture_loader_set_disk_limit:
 * @self: a loader
 * @bytes: on disk; 256 MB when never set
 *
 * Bounds what is kept on disk. Soon after, on another thread, what was used longest ago goes.
 */
void
kol_picture_loader_set_disk_limit (KolPictureLoader *self, guint64 bytes)
{
  g_return_if_fail (KOL_IS_PICTURE_LOADER (self));

  if (bytes == kol_picture_cache_get_limit (self->cache))
    return;

  kol_picture_cache_set_limit (self->cache, bytes);
  kol_picture_loader_trim (self);
}

/**
 * kol_picture_loader_set_timeout:
 * @self: a loader that has fetched nothing yet
 * @seconds: without a byte after which a picture is given up, 1 or more; 20 when never set.
 * Altogether a picture may take three times as long
 */
void
kol_picture_loader_set_timeout (KolPictureLoader *self, guint seconds)
{
  g_return_if_fail (KOL_IS_PICTURE_LOADER (self));
  g_return_if_fail (self->session == NULL);
  g_return_if_fail (seconds > 0);

  self->timeout = seconds;
}

/**
 * kol_picture_loader_peek:
 * @self: a loader
 * @url: (nullable): the picture's address as the service gives it
 * @shape: how it is cut
 * @width: pixels of the screen
 * @height: pixels of the screen
 *
 * Looks a picture up in memory. Never waits.
 *
 * Returns: (transfer none) (nullable): the picture, valid until the main loop goes on, or %NULL
 */
KolPicture *
kol_picture_loader_peek (KolPictureLoader *self,
                         const char *url,
                         KolPictureShape shape,
                         int width,
                         int height)
{
  g_autofree char *address = NULL;

  g_return_val_if_fail (KOL_IS_PICTURE_LOADER (self), NULL);

  address = kol_picture_address_normalize (url, NULL);
  if (address == NULL)
    return NULL;

  return kol_picture_memory_get (self->memory, address, shape, width, height);
}

/**
 * kol_picture_loader_load_async:
 * @self: a loader
 * @url: (nullable): the picture's address as the service gives it; one that is missing or cut off
 * fails quietly
 * @shape: how it is cut
 * @width: pixels of the screen, that is shown width × scale; 1 to %KOL_PICTURE_MAX_SIDE
 * @height: pixels of the screen, that is shown height × scale; 1 to %KOL_PICTURE_MAX_SIDE
 * @cancellable: (nullable): gives the wish up; the last one to do so ends the request
 * @callback: called when done
 * @user_data: for @callback
 *
 * Finds a picture in memory, on disk or in the network, in this order, and prepares it off the main
 * thread. Of all that is waiting, the newest wish comes first. At most ten requests run at a time,
 * and wishes for one address share theirs.
 */
void
kol_picture_loader_load_async (KolPictureLoader *self,
                               const char *url,
                               KolPictureShape shape,
                               int width,
                               int height,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  KolPictureWish *wish;

  g_return_if_fail (KOL_IS_PICTURE_LOADER (self));
  g_return_if_fail (width > 0 && width <= KOL_PICTURE_MAX_SIDE);
  g_return_if_fail (height > 0 && height <= KOL_PICTURE_MAX_SIDE);

  wish = kol_picture_wish_new (self, kol_picture_loader_load_async, cancellable, callback,
                               user_data);
  wish->shape = shape;
  wish->width = width;
  wish->height = height;
  take_wish (self, wish, url);
}

/**
 * kol_picture_loader_load_finish:
 * @self: a loader
 * @result: what the callback got
 * @error: %KOL_PICTURE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL
 */
KolPicture *
kol_picture_loader_load_finish (KolPictureLoader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (KOL_IS_PICTURE_LOADER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_picture_loader_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kol_picture_loader_fetch_async:
 * @self: a loader
 * @url: (nullable): the picture's address as the service gives it
 * @cancellable: (nullable): gives the wish up
 * @callback: called when done
 * @user_data: for @callback
 *
 * Finds the coded bytes of a picture on disk or in the network, under the rules of
 * kol_picture_loader_load_async().
 */
void
kol_picture_loader_fetch_async (KolPictureLoader *self,
                                const char *url,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  KolPictureWish *wish;

  g_return_if_fail (KOL_IS_PICTURE_LOADER (self));

  wish = kol_picture_wish_new (self, kol_picture_loader_fetch_async, cancellable, callback,
                               user_data);
  wish->wants_coded = TRUE;
  take_wish (self, wish, url);
}

/**
 * kol_picture_loader_fetch_finish:
 * @self: a loader
 * @result: what the callback got
 * @error: %KOL_PICTURE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): a JPEG, PNG or WebP within the caps, or %NULL
 */
GBytes *
kol_picture_loader_fetch_finish (KolPictureLoader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (KOL_IS_PICTURE_LOADER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_picture_loader_fetch_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kol_picture_loader_dup_cached:
 * @self: a loader
 * @url: (nullable): the picture's address as the service gives it
 *
 * Reads the coded bytes of a picture from disk. Any thread that holds a reference, and better not
 * the main one.
 *
 * Returns: (transfer full) (nullable): a JPEG, PNG or WebP within the caps, or %NULL when it is not
 * there
 */
GBytes *
kol_picture_loader_dup_cached (KolPictureLoader *self, const char *url)
{
  g_autofree char *address = NULL;

  g_return_val_if_fail (KOL_IS_PICTURE_LOADER (self), NULL);

  address = kol_picture_address_normalize (url, NULL);
  if (address == NULL)
    return NULL;

  return kol_picture_cache_read (self->cache, address, NULL);
}
