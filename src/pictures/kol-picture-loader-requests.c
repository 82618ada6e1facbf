// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-network.h"
#include "kol-picture-loader-private.h"

/* Two connections to a host make 200 pictures take five times as long as ten; more help little and
 * cost handshakes. */
#define MAX_REQUESTS 10

/* A picture that drips keeps its place for no longer than this many time-outs. */
#define DEADLINE_TIMEOUTS 3

/* What a request knows of its loader, which it does not keep. */
typedef struct
{
  GWeakRef loader;
  char *address;             /* owned */
  GCancellable *cancellable; /* owned, the job's */
} Request;

static Request *
request_new (KolPictureLoader *loader, KolPictureJob *job)
{
  Request *request = g_new0 (Request, 1);

  g_weak_ref_init (&request->loader, loader);
  request->address = g_strdup (job->address);
  request->cancellable = g_object_ref (job->cancellable);

  return request;
}

static void
request_free (Request *request)
{
  g_weak_ref_clear (&request->loader);
  g_clear_pointer (&request->address, g_free);
  g_clear_object (&request->cancellable);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void dispatch (KolPictureLoader *self);

static gboolean
on_deadline_cb (gpointer user_data)
{
  KolPictureJob *job = user_data;

  /* The job stays until its request reports. */
  g_cancellable_cancel (job->cancellable);

  return G_SOURCE_REMOVE;
}

static void
set_deadline (KolPictureLoader *self, KolPictureJob *job)
{
  job->deadline = g_timeout_source_new_seconds (self->timeout * DEADLINE_TIMEOUTS);
  g_source_set_static_name (job->deadline, "[kollect] picture deadline");
  g_source_set_callback (job->deadline, on_deadline_cb, job, NULL);
  g_source_attach (job->deadline, self->context);
}

static void
clear_deadline (KolPictureJob *job)
{
  g_source_destroy (job->deadline);
  g_clear_pointer (&job->deadline, g_source_unref);
}

static void
fail_request (KolPictureLoader *self, KolPictureJob *job, gboolean answered, const GError *error)
{
  g_autoptr (GError) late = NULL;

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      if (answered)
        kol_picture_loader_remember_failure (self, job, error);

      kol_picture_loader_fail_job (self, job, error);
      return;
    }

  /* Nobody gave it up, else the job were gone: its deadline passed. */
  late = g_error_new_literal (KOL_PICTURE_ERROR, KOL_PICTURE_ERROR_FAILED,
                              _ ("The picture took too long to come."));
  kol_picture_loader_fail_job (self, job, late);
}

static void
on_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (KolPictureLoader) self = g_weak_ref_get (&request->loader);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) coded = NULL;
  gboolean answered;
  KolPictureJob *job;

  coded = kol_picture_fetch_finish (result, &answered, &error);
  if (self == NULL || self->pool == NULL)
    return;

  self->n_requests--;
  job = kol_picture_loader_find_job (self, request->address, request->cancellable);
  if (job != NULL)
    {
      clear_deadline (job);
      if (coded != NULL)
        {
          kol_picture_loader_take_coded (self, job, coded);
        }
      else
        {
          fail_request (self, job, answered, error);
        }
    }

  dispatch (self);
}

static void
start_request (KolPictureLoader *self, KolPictureJob *job)
{
  if (self->session == NULL)
    self->session = kol_picture_fetch_session_new (MAX_REQUESTS, self->timeout);

  self->n_requests++;
  set_deadline (self, job);
  kol_picture_fetch_async (self->session, job->address, job->cancellable, on_fetched_cb,
                           request_new (self, job));
}

static void
on_prepared_cb (gpointer object, KolPictureWork *work)
{
  KolPictureLoader *self = KOL_PICTURE_LOADER (object);

  self->is_preparing = FALSE;
  dispatch (self);
}

/* Whether a request can begin; if not, it will be seen to. */
static gboolean
is_prepared (KolPictureLoader *self, KolPictureJob *job)
{
  g_autofree char *scheme = g_uri_parse_scheme (job->address);

  if (kol_network_is_prepared (scheme))
    return TRUE;

  if (!self->is_preparing)
    kol_picture_loader_prepare (self, on_prepared_cb);
  self->is_preparing = TRUE;

  return FALSE;
}

/* Begins as many requests as may run, those wished for last first. */
static void
dispatch (KolPictureLoader *self)
{
  while (self->n_requests < MAX_REQUESTS && !g_queue_is_empty (&self->waiting))
    {
      KolPictureJob *job = g_queue_peek_head (&self->waiting);

      if (!is_prepared (self, job))
        return;

      g_queue_unlink (&self->waiting, &job->link);
      job->is_waiting = FALSE;
      start_request (self, job);
    }
}

/**
 * kol_picture_loader_enqueue:
 * @self: a loader
 * @job: a job whose picture is to be asked for, waiting already or not
 *
 * Puts a job among those that wait for a request to end, where its newest wish belongs, and begins
 * what may be begun.
 */
void
kol_picture_loader_enqueue (KolPictureLoader *self, KolPictureJob *job)
{
  GList *before;

  if (job->is_waiting)
    g_queue_unlink (&self->waiting, &job->link);

  before = self->waiting.head;
  while (before != NULL && ((KolPictureJob *) before->data)->order > job->order)
    before = before->next;

  g_queue_insert_before_link (&self->waiting, before, &job->link);
  job->is_waiting = TRUE;
  dispatch (self);
}
