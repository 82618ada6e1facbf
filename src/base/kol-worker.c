// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-worker.h"

/* One thread that runs what it is given, one after the other, in order. */
struct _KolWorker
{
  GThread *thread;    /* owned */
  GAsyncQueue *queue; /* owned, of KolJob; pushed from any thread, popped on the worker's own */
};

typedef struct
{
  GTask *task;          /* owned; NULL ends the thread */
  GTaskThreadFunc func; /* runs on the worker's thread */
} KolJob;

static gpointer
run_jobs (gpointer data)
{
  g_autoptr (GAsyncQueue) queue = data;

  while (TRUE)
    {
      g_autofree KolJob *job = g_async_queue_pop (queue);
      g_autoptr (GTask) task = g_steal_pointer (&job->task);

      if (task == NULL)
        return NULL;

      if (!g_task_return_error_if_cancelled (task))
        job->func (task, g_task_get_source_object (task), g_task_get_task_data (task),
                   g_task_get_cancellable (task));
    }
}

/**
 * kol_worker_new:
 * @name: the thread's name, at most 15 bytes
 *
 * Starts a thread that runs jobs one after the other, in the order they were given.
 *
 * Returns: (transfer full): a new worker
 */
KolWorker *
kol_worker_new (const char *name)
{
  KolWorker *self = g_new0 (KolWorker, 1);

  self->queue = g_async_queue_new ();
  self->thread = g_thread_new (name, run_jobs, g_async_queue_ref (self->queue));

  return self;
}

/**
 * kol_worker_run:
 * @self: a worker
 * @task: the task that @func answers
 * @func: runs on the worker's thread and returns a value or an error through @task
 *
 * Queues @func. A task that is cancelled before its turn comes is answered with
 * %G_IO_ERROR_CANCELLED and @func is not called.
 */
void
kol_worker_run (KolWorker *self, GTask *task, GTaskThreadFunc func)
{
  KolJob *job;

  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (func != NULL);

  job = g_new0 (KolJob, 1);
  job->task = g_object_ref (task);
  job->func = func;
  g_async_queue_push (self->queue, job);
}

/**
 * kol_worker_free:
 * @self: (transfer full): a worker
 *
 * Lets the jobs already queued run to their end, then ends the thread. Blocks until then, unless it
 * is called on that very thread: a job can hold the last reference to the worker's owner.
 */
void
kol_worker_free (KolWorker *self)
{
  GThread *thread;

  g_return_if_fail (self != NULL);

  thread = g_steal_pointer (&self->thread);
  g_async_queue_push (self->queue, g_new0 (KolJob, 1));
  if (thread == g_thread_self ())
    g_thread_unref (thread);
  else
    g_thread_join (thread);
  g_clear_pointer (&self->queue, g_async_queue_unref);
  g_free (self);
}
