// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-picture-job.h"

static void
wish_free (KolPictureWish *wish)
{
  if (wish->cancel_source != NULL)
    g_source_destroy (wish->cancel_source);

  g_clear_pointer (&wish->cancel_source, g_source_unref);
  g_clear_object (&wish->cancellable);
  g_free (wish);
}

/* The task is made only now, as a task holds its object. It answers from the main loop, never from
 * within. */
static GTask *
wish_end (KolPictureWish *wish)
{
  GTask *task = g_task_new (wish->loader, wish->cancellable, wish->callback, wish->user_data);

  g_task_set_source_tag (task, wish->source_tag);
  if (wish->job != NULL)
    g_queue_remove (&wish->job->wishes, wish);

  wish_free (wish);

  return task;
}

/**
 * kol_picture_job_new:
 * @address: what is wanted
 *
 * Returns: (transfer full): a job nobody waits for yet
 */
KolPictureJob *
kol_picture_job_new (const char *address)
{
  KolPictureJob *job = g_new0 (KolPictureJob, 1);

  job->address = g_strdup (address);
  job->cancellable = g_cancellable_new ();
  job->link.data = job;
  g_queue_init (&job->wishes);

  return job;
}

/**
 * kol_picture_job_free:
 * @job: (transfer full): a job nobody waits for, which is in no queue
 */
void
kol_picture_job_free (KolPictureJob *job)
{
  g_assert (g_queue_is_empty (&job->wishes));
  g_assert (!job->is_waiting);

  if (job->deadline != NULL)
    g_source_destroy (job->deadline);

  g_clear_pointer (&job->deadline, g_source_unref);
  g_clear_pointer (&job->address, g_free);
  g_clear_pointer (&job->coded, g_bytes_unref);
  g_clear_object (&job->cancellable);
  g_free (job);
}

/**
 * kol_picture_wish_new:
 * @loader: who is asked
 * @source_tag: the function that asks
 * @cancellable: (nullable): gives the wish up
 * @callback: gets the answer
 * @user_data: for @callback
 *
 * Returns: (transfer full): a wish, to be ended by kol_picture_wish_fail() or
 * kol_picture_wish_grant()
 */
KolPictureWish *
kol_picture_wish_new (KolPictureLoader *loader,
                      gpointer source_tag,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  KolPictureWish *wish = g_new0 (KolPictureWish, 1);

  wish->loader = loader;
  wish->source_tag = source_tag;
  g_set_object (&wish->cancellable, cancellable);
  wish->callback = callback;
  wish->user_data = user_data;

  return wish;
}

/**
 * kol_picture_wish_watch:
 * @wish: a wish
 * @callback: called with @wish when it is given up
 * @context: from where
 *
 * By a source, not by the signal: that comes on whatever thread gives up, with a lock held.
 */
void
kol_picture_wish_watch (KolPictureWish *wish,
                        GCancellableSourceFunc callback,
                        GMainContext *context)
{
  if (wish->cancellable == NULL)
    return;

  wish->cancel_source = g_cancellable_source_new (wish->cancellable);
  g_source_set_static_name (wish->cancel_source, "[kollect] picture given up");
  g_source_set_callback (wish->cancel_source, G_SOURCE_FUNC (callback), wish, NULL);
  g_source_attach (wish->cancel_source, context);
}

/**
 * kol_picture_wish_is_alike:
 * @wish: a wish
 * @shape: a shape
 * @width: in pixels
 * @height: in pixels
 *
 * Returns: whether @wish is for a picture like that
 */
gboolean
kol_picture_wish_is_alike (KolPictureWish *wish, KolPictureShape shape, int width, int height)
{
  return !wish->wants_coded && wish->shape == shape && wish->width == width &&
         wish->height == height;
}

/**
 * kol_picture_wish_fail:
 * @wish: (transfer full): a wish
 * @error: why not
 *
 * Ends a wish.
 */
void
kol_picture_wish_fail (KolPictureWish *wish, const GError *error)
{
  g_autoptr (GTask) task = wish_end (wish);

  g_task_return_error (task, g_error_copy (error));
}

/**
 * kol_picture_wish_grant:
 * @wish: (transfer full): a wish
 * @value: (transfer full): what was wished for
 * @destroy: frees @value
 *
 * Ends a wish.
 */
void
kol_picture_wish_grant (KolPictureWish *wish, gpointer value, GDestroyNotify destroy)
{
  g_autoptr (GTask) task = wish_end (wish);

  g_task_return_pointer (task, value, destroy);
}
