// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-network.h"
#include "kol-picture-work.h"

static int
compare_order (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const KolPictureWork *one = a;
  const KolPictureWork *other = b;

  return (one->order < other->order) - (one->order > other->order);
}

static gboolean
is_spared (KolPictureWork *work)
{
  if (work->kind != KOL_PICTURE_WORK_READ && work->kind != KOL_PICTURE_WORK_DECODE)
    return FALSE;

  return g_cancellable_set_error_if_cancelled (work->cancellable, &work->error);
}

static void
do_work (KolPictureWork *work)
{
  switch (work->kind)
    {
    case KOL_PICTURE_WORK_READ:
      work->coded = kol_picture_cache_read (work->cache, work->address, &work->error);
      break;
    case KOL_PICTURE_WORK_DECODE:
      work->picture = kol_picture_new_from_coded (work->coded, work->shape, work->width,
                                                  work->height, &work->error);
      break;
    case KOL_PICTURE_WORK_WRITE:
      kol_picture_cache_write (work->cache, work->address, work->coded, &work->error);
      break;
    case KOL_PICTURE_WORK_WRITE_FAILURE:
      kol_picture_cache_write_failure (work->cache, work->address, work->code, &work->error);
      break;
    case KOL_PICTURE_WORK_TRIM:
      kol_picture_cache_trim (work->cache);
      break;
    case KOL_PICTURE_WORK_PREPARE:
      kol_network_prepare ();
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
on_done_cb (gpointer user_data)
{
  KolPictureWork *work = user_data;
  g_autoptr (GObject) object = g_weak_ref_get (&work->object);

  if (object != NULL)
    work->done (object, work);

  return G_SOURCE_REMOVE;
}

/* Not g_main_context_invoke(): while nobody iterates the context, that would call done on this very
 * thread. */
static void
hand_back (KolPictureWork *work)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_static_name (source, "[kollect] picture work");
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_done_cb, work, (GDestroyNotify) kol_picture_work_free);
  g_source_attach (source, work->context);
}

static void
run_work (gpointer data, gpointer user_data)
{
  KolPictureWork *work = data;

  if (!is_spared (work))
    do_work (work);

  if (work->done != NULL)
    hand_back (work);
  else
    kol_picture_work_free (work);
}

/**
 * kol_picture_work_new:
 * @kind: what is to be done
 * @cache: where
 * @address: (nullable): the picture
 * @cancellable: (nullable): whose work it is
 *
 * Returns: (transfer full): work, whose other fields are to be filled in as its kind wants
 */
KolPictureWork *
kol_picture_work_new (KolPictureWorkKind kind,
                      KolPictureCache *cache,
                      const char *address,
                      GCancellable *cancellable)
{
  KolPictureWork *work = g_new0 (KolPictureWork, 1);

  work->kind = kind;
  work->cache = kol_picture_cache_ref (cache);
  work->address = g_strdup (address);
  g_set_object (&work->cancellable, cancellable);
  g_weak_ref_init (&work->object, NULL);

  return work;
}

/**
 * kol_picture_work_free:
 * @work: (transfer full): work
 */
void
kol_picture_work_free (KolPictureWork *work)
{
  g_weak_ref_clear (&work->object);
  g_clear_pointer (&work->cache, kol_picture_cache_unref);
  g_clear_pointer (&work->address, g_free);
  g_clear_object (&work->cancellable);
  g_clear_pointer (&work->coded, g_bytes_unref);
  g_clear_object (&work->picture);
  g_clear_error (&work->error);
  g_clear_pointer (&work->context, g_main_context_unref);
  g_free (work);
}

/**
 * kol_picture_work_pool_new:
 * @n_threads: how much is done at a time
 *
 * Returns: (transfer full): a pool for kol_picture_work_push()
 */
GThreadPool *
kol_picture_work_pool_new (int n_threads)
{
  GThreadPool *pool = g_thread_pool_new (run_work, NULL, n_threads, FALSE, NULL);

  g_thread_pool_set_sort_function (pool, compare_order, NULL);

  return pool;
}

/**
 * kol_picture_work_pool_free:
 * @pool: (transfer full): a pool
 *
 * Blocks until what is still to be done and not cancelled is done. A thread that outlived the
 * program's last line would load modules into libraries that are being taken down.
 */
void
kol_picture_work_pool_free (GThreadPool *pool)
{
  g_thread_pool_free (pool, FALSE, TRUE);
}

/**
 * kol_picture_work_push:
 * @pool: a pool
 * @work: (transfer full): work
 * @object: (nullable): a GObject for @done
 * @done: (nullable): called afterwards, in this thread's main context, if @object is still there
 *
 * Has work done, that of the greatest order first.
 */
void
kol_picture_work_push (GThreadPool *pool,
                       KolPictureWork *work,
                       gpointer object,
                       KolPictureWorkDone done)
{
  work->done = done;
  work->context = g_main_context_ref_thread_default ();
  g_weak_ref_set (&work->object, object);

  /* Fails only when no thread can be started: the work then waits for one that is there. */
  g_thread_pool_push (pool, work, NULL);
}
