// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-picture-loader-private.h"

/* The way of a job: read from disk → wait → request → decode and write. Each step is begun here and
 * reports here. */

/**
 * kol_picture_loader_find_job:
 * @self: a loader
 * @address: what work or a request is about
 * @cancellable: whose it is
 *
 * Returns: (transfer none) (nullable): the job it belongs to, unless that was given up meanwhile
 */
KolPictureJob *
kol_picture_loader_find_job (KolPictureLoader *self, const char *address, GCancellable *cancellable)
{
  KolPictureJob *job = g_hash_table_lookup (self->jobs, address);

  return job != NULL && job->cancellable == cancellable ? job : NULL;
}

static void
remove_job (KolPictureLoader *self, KolPictureJob *job)
{
  g_cancellable_cancel (job->cancellable);
  if (job->is_waiting)
    g_queue_unlink (&self->waiting, &job->link);

  job->is_waiting = FALSE;
  g_hash_table_remove (self->jobs, job->address);
}

/* Nobody waits, nothing is to be kept: the job goes, and its request with it. */
static void
release_job (KolPictureLoader *self, KolPictureJob *job)
{
  if (g_queue_is_empty (&job->wishes) && !job->is_writing)
    remove_job (self, job);
}

/**
 * kol_picture_loader_fail_job:
 * @self: a loader
 * @job: (transfer full): a job, which may be done with this
 * @error: why
 *
 * Fails all its wishes.
 */
void
kol_picture_loader_fail_job (KolPictureLoader *self, KolPictureJob *job, const GError *error)
{
  while (!g_queue_is_empty (&job->wishes))
    kol_picture_wish_fail (g_queue_peek_tail (&job->wishes), error);

  release_job (self, job);
}

/* A full disk costs only time: pictures are fetched again. Said once, for whoever wonders. */
static void
complain (KolPictureLoader *self, const GError *error)
{
  if (!self->has_complained)
    g_message ("Pictures are not kept on disk: %s", error->message);

  self->has_complained = TRUE;
}

static void
push_work (KolPictureLoader *self, KolPictureWork *work, guint64 order, KolPictureWorkDone done)
{
  work->order = order;
  kol_picture_work_push (self->pool, work, self, done);
}

static void
on_failure_written_cb (gpointer object, KolPictureWork *work)
{
  if (work->error != NULL)
    complain (KOL_PICTURE_LOADER (object), work->error);
}

/* The address answered, but not with a picture: it is left alone for a day. */
static void
write_failure (KolPictureLoader *self, KolPictureJob *job, KolPictureError code)
{
  KolPictureWork *work;

  kol_picture_cache_note_failure (self->cache, job->address, code);
  if (!kol_picture_cache_is_on_disk (self->cache))
    return;

  work = kol_picture_work_new (KOL_PICTURE_WORK_WRITE_FAILURE, self->cache, job->address, NULL);
  work->code = code;
  push_work (self, work, job->order, on_failure_written_cb);
}

/**
 * kol_picture_loader_remember_failure:
 * @self: a loader
 * @job: a job
 * @error: a %KOL_PICTURE_ERROR
 *
 * Notes that the address answered, but not with a picture.
 */
void
kol_picture_loader_remember_failure (KolPictureLoader *self,
                                     KolPictureJob *job,
                                     const GError *error)
{
  g_assert (error->domain == KOL_PICTURE_ERROR);

  job->has_failed = TRUE;
  job->code = error->code;

  /* Two threads write: the failure has to come after what it is about. */
  if (!job->is_writing)
    write_failure (self, job, job->code);
}

static void
on_written_cb (gpointer object, KolPictureWork *work)
{
  KolPictureLoader *self = KOL_PICTURE_LOADER (object);
  KolPictureJob *job = kol_picture_loader_find_job (self, work->address, work->cancellable);

  if (work->error != NULL)
    complain (self, work->error);

  if (job == NULL)
    return;

  job->is_writing = FALSE;
  if (job->has_failed)
    write_failure (self, job, job->code);

  release_job (self, job);
}

static void
write_coded (KolPictureLoader *self, KolPictureJob *job)
{
  KolPictureWork *work;

  if (!kol_picture_cache_is_on_disk (self->cache))
    return;

  work = kol_picture_work_new (KOL_PICTURE_WORK_WRITE, self->cache, job->address, job->cancellable);
  work->coded = g_bytes_ref (job->coded);
  job->is_writing = TRUE;
  push_work (self, work, job->order, on_written_cb);
}

/* Ends the wishes that one decoded picture, or its failure, answers. */
static void
answer_alike (KolPictureJob *job, KolPictureWork *work)
{
  GList *next;

  for (GList *link = job->wishes.head; link != NULL; link = next)
    {
      KolPictureWish *wish = link->data;

      next = link->next;
      if (!kol_picture_wish_is_alike (wish, work->shape, work->width, work->height))
        continue;

      if (work->picture != NULL)
        kol_picture_wish_grant (wish, g_object_ref (work->picture), g_object_unref);
      else
        kol_picture_wish_fail (wish, work->error);
    }
}

static void
on_decoded_cb (gpointer object, KolPictureWork *work)
{
  KolPictureLoader *self = KOL_PICTURE_LOADER (object);
  KolPictureJob *job = kol_picture_loader_find_job (self, work->address, work->cancellable);

  if (job == NULL)
    return;

  if (work->picture != NULL)
    kol_picture_memory_add (self->memory, job->address, work->shape, work->picture);
  else
    kol_picture_loader_remember_failure (self, job, work->error);

  answer_alike (job, work);
  release_job (self, job);
}

static gboolean
is_being_decoded (KolPictureJob *job, KolPictureWish *wish)
{
  for (GList *link = job->wishes.head; link != NULL; link = link->next)
    {
      KolPictureWish *other = link->data;

      if (other->is_decoding &&
          kol_picture_wish_is_alike (other, wish->shape, wish->width, wish->height))
        return TRUE;
    }

  return FALSE;
}

static void
decode (KolPictureLoader *self, KolPictureJob *job, KolPictureWish *wish)
{
  KolPictureWork *work;

  if (is_being_decoded (job, wish))
    return;

  work = kol_picture_work_new (KOL_PICTURE_WORK_DECODE, self->cache, job->address,
                               job->cancellable);
  work->coded = g_bytes_ref (job->coded);
  work->shape = wish->shape;
  work->width = wish->width;
  work->height = wish->height;
  wish->is_decoding = TRUE;
  push_work (self, work, job->order, on_decoded_cb);
}

/* The coded bytes are there: who wants them gets them, for the others they are decoded. */
static void
serve (KolPictureLoader *self, KolPictureJob *job)
{
  GList *next;

  for (GList *link = job->wishes.head; link != NULL; link = next)
    {
      KolPictureWish *wish = link->data;

      next = link->next;
      if (wish->wants_coded)
        kol_picture_wish_grant (wish, g_bytes_ref (job->coded), (GDestroyNotify) g_bytes_unref);
      else
        decode (self, job, wish);
    }

  release_job (self, job);
}

/**
 * kol_picture_loader_take_coded:
 * @self: a loader
 * @job: (transfer full): a job, which may be done with this
 * @coded: what it is about, as it came from the network
 *
 * Keeps the coded picture on disk and gives it to whoever waits.
 */
void
kol_picture_loader_take_coded (KolPictureLoader *self, KolPictureJob *job, GBytes *coded)
{
  job->coded = g_bytes_ref (coded);
  write_coded (self, job);
  serve (self, job);
}

static void
on_read_cb (gpointer object, KolPictureWork *work)
{
  KolPictureLoader *self = KOL_PICTURE_LOADER (object);
  KolPictureJob *job = kol_picture_loader_find_job (self, work->address, work->cancellable);

  if (job == NULL)
    return;

  if (work->error != NULL)
    {
      kol_picture_loader_fail_job (self, job, work->error);
      return;
    }

  if (work->coded != NULL)
    {
      job->coded = g_bytes_ref (work->coded);
      serve (self, job);
      return;
    }

  kol_picture_loader_enqueue (self, job);
}

static void
start_job (KolPictureLoader *self, KolPictureJob *job)
{
  KolPictureWork *work;

  if (!kol_picture_cache_is_on_disk (self->cache))
    {
      kol_picture_loader_enqueue (self, job);
      return;
    }

  work = kol_picture_work_new (KOL_PICTURE_WORK_READ, self->cache, job->address, job->cancellable);
  push_work (self, work, job->order, on_read_cb);
}

static gboolean
on_wish_given_up_cb (GCancellable *cancellable, gpointer user_data)
{
  KolPictureWish *wish = user_data;
  KolPictureLoader *self = wish->loader;
  KolPictureJob *job = wish->job;
  g_autoptr (GError) error = NULL;

  g_cancellable_set_error_if_cancelled (cancellable, &error);
  kol_picture_wish_fail (wish, error);
  release_job (self, job);

  return G_SOURCE_REMOVE;
}

/**
 * kol_picture_loader_join_job:
 * @self: a loader
 * @wish: (transfer full): what is wished for
 * @address: where it is
 *
 * Puts a wish to the job of its address: the one there is, or a new one.
 */
void
kol_picture_loader_join_job (KolPictureLoader *self, KolPictureWish *wish, const char *address)
{
  KolPictureJob *job = g_hash_table_lookup (self->jobs, address);
  gboolean is_new = job == NULL;

  if (is_new)
    {
      job = kol_picture_job_new (address);
      g_hash_table_insert (self->jobs, job->address, job);
    }

  job->order = ++self->last_order;
  wish->job = job;
  g_queue_push_head (&job->wishes, wish);
  kol_picture_wish_watch (wish, on_wish_given_up_cb, self->context);

  if (is_new)
    {
      start_job (self, job);
    }
  else if (job->coded != NULL)
    {
      serve (self, job);
    }
  else if (job->is_waiting)
    {
      kol_picture_loader_enqueue (self, job);
    }
}

/**
 * kol_picture_loader_trim:
 * @self: a loader
 *
 * Has the disk's bound kept, when there is nothing else to do.
 */
void
kol_picture_loader_trim (KolPictureLoader *self)
{
  KolPictureWork *work;

  if (self->pool == NULL || !kol_picture_cache_is_on_disk (self->cache))
    return;

  work = kol_picture_work_new (KOL_PICTURE_WORK_TRIM, self->cache, NULL, NULL);
  push_work (self, work, 0, NULL);
}

/**
 * kol_picture_loader_prepare:
 * @self: a loader
 * @done: called when the first request can begin
 *
 * Has loaded what the first request needs.
 */
void
kol_picture_loader_prepare (KolPictureLoader *self, KolPictureWorkDone done)
{
  push_work (self, kol_picture_work_new (KOL_PICTURE_WORK_PREPARE, self->cache, NULL, NULL),
             self->last_order, done);
}

/**
 * kol_picture_loader_fail_jobs:
 * @self: a loader
 * @error: why
 *
 * Ends every job and fails its wishes. What came already is still written to disk.
 */
void
kol_picture_loader_fail_jobs (KolPictureLoader *self, const GError *error)
{
  g_autoptr (GList) jobs = g_hash_table_get_values (self->jobs);

  for (GList *link = jobs; link != NULL; link = link->next)
    {
      KolPictureJob *job = link->data;

      job->is_writing = FALSE;
      kol_picture_loader_fail_job (self, job, error);
    }
}
