// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-handover-private.h"
#include "kol-i18n.h"

/* How far an export is. Written on the exporting thread, told in the context of the thread that
 * started it. Shared by reference: a source that is not dispatched yet keeps it alive. */
typedef struct
{
  KolHandoverProgressFunc func; /* nullable */
  gpointer data;
  GMainContext *context; /* owned */
  guint total;           /* constant */
  int done;              /* atomic */
  int pending;           /* atomic: 1 while a source waits to be dispatched */
} Progress;

typedef struct
{
  const KolHandoverFormat *format; /* static */
  char *path;                      /* owned, nullable: into memory */
  GBytes *bytes;                   /* owned, nullable; set by the exporting thread */
  Progress *progress;              /* owned reference */
  gboolean written;                /* set by the exporting thread */
  GError *error;                   /* owned, nullable; set by the exporting thread */
} WriteJob;

static void
progress_clear (Progress *progress)
{
  g_clear_pointer (&progress->context, g_main_context_unref);
}

static void
progress_unref (Progress *progress)
{
  g_atomic_rc_box_release_full (progress, (GDestroyNotify) progress_clear);
}

static void
write_job_free (WriteJob *job)
{
  g_clear_pointer (&job->path, g_free);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_pointer (&job->progress, progress_unref);
  g_clear_error (&job->error);
  g_free (job);
}

static gboolean
on_progress_cb (gpointer data)
{
  Progress *progress = data;

  g_atomic_int_set (&progress->pending, 0);
  progress->func (g_atomic_int_get (&progress->done), progress->total, progress->data);

  return G_SOURCE_REMOVE;
}

/* One source at most is under way, so that a fast export does not flood the main loop. Not
 * g_main_context_invoke(), which calls at once, on this thread, when nobody iterates the context at
 * the moment. */
static void
report_progress (guint done, guint total, gpointer data)
{
  Progress *progress = data;
  g_autoptr (GSource) source = NULL;

  g_atomic_int_set (&progress->done, done);
  if (progress->func == NULL || !g_atomic_int_compare_and_exchange (&progress->pending, 0, 1))
    return;

  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_progress_cb, g_atomic_rc_box_acquire (progress),
                         (GDestroyNotify) progress_unref);
  g_source_attach (source, progress->context);
}

static gboolean
write_bytes (KolHandover *self, WriteJob *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!kol_handover_write_part (self, job->format, 0, stream, cancellable, error) ||
      !g_output_stream_close (stream, cancellable, error))
    return FALSE;

  job->bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));

  return TRUE;
}

static GError *
describe_error (const char *path, GError *error)
{
  g_autofree char *shown = NULL;
  GError *told;

  if (path == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      error->domain == KOL_HANDOVER_ERROR)
    return error;

  shown = g_filename_display_basename (path);
  /* Translators: a file's name, and why */
  told = g_error_new (KOL_HANDOVER_ERROR, KOL_HANDOVER_ERROR_WRITE,
                      _ ("“%s” could not be written: %s"), shown, error->message);
  g_clear_error (&error);

  return told;
}

static gboolean
on_finished_cb (gpointer data)
{
  GTask *task = data;
  WriteJob *job = g_task_get_task_data (task);

  if (!job->written)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else if (job->path == NULL)
    g_task_return_pointer (task, g_steal_pointer (&job->bytes), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_boolean (task, TRUE);

  return G_SOURCE_REMOVE;
}

/* The task goes back to the context it came from together with the thread's only reference. Were it
 * let go of here, the hand-over could end its life on this thread, and what its picture function
 * was given with it. */
static gpointer
write_in_thread (gpointer data)
{
  GTask *task = data;
  KolHandover *self = g_task_get_source_object (task);
  WriteJob *job = g_task_get_task_data (task);
  g_autoptr (GSource) source = g_idle_source_new ();
  GError *error = NULL;

  if (job->path != NULL)
    job->written = kol_handover_write_files (self, job->format, job->path,
                                             g_task_get_cancellable (task), &error);
  else
    job->written = write_bytes (self, job, g_task_get_cancellable (task), &error);
  if (!job->written)
    job->error = describe_error (job->path, error);
  kol_handover_end (self);

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_finished_cb, task, g_object_unref);
  g_source_attach (source, job->progress->context);

  return NULL;
}

static WriteJob *
write_job_new (KolHandover *self,
               GTask *task,
               const KolHandoverFormat *format,
               const char *path,
               KolHandoverProgressFunc progress,
               gpointer progress_data)
{
  WriteJob *job = g_new0 (WriteJob, 1);

  job->format = format;
  job->path = g_strdup (path);
  job->progress = g_atomic_rc_box_new0 (Progress);
  job->progress->func = progress;
  job->progress->data = progress_data;
  job->progress->total = kol_handover_get_n_entries (self);
  job->progress->context = g_main_context_ref (g_task_get_context (task));

  return job;
}

/* Who cancels after the file took its place is told that it is written. */
static void
start (KolHandover *self,
       const KolHandoverFormat *format,
       const char *path,
       KolHandoverProgressFunc progress,
       gpointer progress_data,
       GTask *started)
{
  g_autoptr (GTask) task = started;
  WriteJob *job = write_job_new (self, task, format, path, progress, progress_data);

  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, (GDestroyNotify) write_job_free);
  if (!kol_handover_begin (self, report_progress, job->progress))
    {
      g_task_return_new_error (task, KOL_HANDOVER_ERROR, KOL_HANDOVER_ERROR_WRITE, "%s",
                               _ ("This shortlist is being exported already"));
      return;
    }

  g_thread_unref (g_thread_new ("export", write_in_thread, g_steal_pointer (&task)));
}

/**
 * kol_handover_write_async:
 * @self: a hand-over; it must not be changed until the export has ended
 * @format: the format
 * @path: the file to write or replace
 * @progress: (nullable) (scope notified): told how far it is, in the caller's main context, never
 * after @callback
 * @progress_data: for @progress
 * @cancellable: (nullable): ends the export and leaves the old file as it was
 * @callback: called when it has ended
 * @user_data: for @callback
 *
 * Writes the hand-over on a thread of its own into a new file beside @path, and puts that in the
 * place of @path when it is complete. Until then, and whenever anything fails, an old file stays as
 * it was.
 *
 * Fails with %KOL_HANDOVER_ERROR_WRITE, or %G_IO_ERROR_CANCELLED.
 */
void
kol_handover_write_async (KolHandover *self,
                          const KolHandoverFormat *format,
                          const char *path,
                          KolHandoverProgressFunc progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task;

  g_return_if_fail (KOL_IS_HANDOVER (self));
  g_return_if_fail (format != NULL && format->write != NULL);
  g_return_if_fail (path != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kol_handover_write_async);
  start (self, format, path, progress, progress_data, task);
}

/**
 * kol_handover_write_finish:
 * @self: a hand-over
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether the file was written
 */
gboolean
kol_handover_write_finish (KolHandover *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (KOL_IS_HANDOVER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_handover_write_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * kol_handover_write_bytes_async:
 * @self: a hand-over; it must not be changed until the export has ended
 * @format: the format
 * @cancellable: (nullable): ends the export
 * @callback: called when it has ended
 * @user_data: for @callback
 *
 * Writes the hand-over into memory, on a thread of its own; of a format of several files the first.
 */
void
kol_handover_write_bytes_async (KolHandover *self,
                                const KolHandoverFormat *format,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (KOL_IS_HANDOVER (self));
  g_return_if_fail (format != NULL && format->write != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kol_handover_write_bytes_async);
  start (self, format, NULL, NULL, NULL, task);
}

/**
 * kol_handover_write_bytes_finish:
 * @self: a hand-over
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what the file would hold
 */
GBytes *
kol_handover_write_bytes_finish (KolHandover *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (KOL_IS_HANDOVER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_handover_write_bytes_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
