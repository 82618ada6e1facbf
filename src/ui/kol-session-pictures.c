// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-handover-pictures.h"
#include "kol-session-private.h"

/* The pictures of one hand-over: kept faces first, then what is missing. */
typedef struct
{
  KolHandover *handover; /* owned */
  const KolHandoverFormat *format;
  KolHandoverPictures *pictures;    /* owned */
  KolHandoverProgressFunc progress; /* nullable */
  gpointer progress_data;
  guint next_face; /* entry whose kept face is asked for next */
} Gathering;

static void
gathering_free (Gathering *self)
{
  g_clear_object (&self->handover);
  g_clear_object (&self->pictures);
  g_free (self);
}

static void
on_fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (kol_handover_pictures_fetch_finish (KOL_HANDOVER_PICTURES (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* From here on the hand-over has what there is, even when nobody waits for the rest. */
static void
fetch_missing (GTask *task)
{
  Gathering *self = g_task_get_task_data (task);
  g_auto (GStrv) urls = kol_handover_list_pictures (self->handover, self->format);

  kol_handover_pictures_attach (self->pictures, self->handover);
  kol_handover_pictures_fetch_async (self->pictures, (const char *const *) urls, self->progress,
                                     self->progress_data, g_task_get_cancellable (task),
                                     on_fetched_cb, task);
}

static void find_next_face (GTask *task);

static void
on_face_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Gathering *self = g_task_get_task_data (task);
  g_autoptr (GBytes) coded = kol_store_load_avatar_finish (KOL_STORE (source), result, NULL);
  KolEntry *entry = kol_handover_get_entry (self->handover, self->next_face);
  const char *url = kol_creator_get_avatar_url (kol_entry_get_creator (entry));

  if (coded != NULL && url != NULL)
    kol_handover_pictures_keep (self->pictures, url, coded);

  self->next_face++;
  find_next_face (task);
}

/* The faces that the shortlist keeps come first: their addresses can have expired. Takes the task.
 */
static void
find_next_face (GTask *task)
{
  Gathering *self = g_task_get_task_data (task);
  KolSession *session = g_task_get_source_object (task);
  KolEntry *entry;

  if (self->next_face >= kol_handover_get_n_entries (self->handover) ||
      g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      fetch_missing (task);
      return;
    }

  entry = kol_handover_get_entry (self->handover, self->next_face);
  kol_store_load_avatar_async (session->store, kol_creator_get_id (kol_entry_get_creator (entry)),
                               g_task_get_cancellable (task), on_face_found_cb, task);
}

/**
 * kol_session_gather_pictures_async:
 * @self: a session
 * @handover: entries of a shortlist
 * @format: what they are handed over in
 * @progress: (nullable): told how many of the missing pictures are here
 * @progress_data: for @progress
 * @cancellable: (nullable): goes on without what is not here yet
 * @callback: called when there is nothing more to wait for
 * @user_data: for @callback
 *
 * Gives a hand-over the pictures it shows: the faces a shortlist keeps, what is on disk, and what
 * the network brings. A picture that cannot be had is no error. A hand-over that was not waited for
 * has those that are here.
 */
void
kol_session_gather_pictures_async (KolSession *self,
                                   KolHandover *handover,
                                   const KolHandoverFormat *format,
                                   KolHandoverProgressFunc progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;
  Gathering *gathering;

  g_return_if_fail (KOL_IS_SESSION (self));
  g_return_if_fail (KOL_IS_HANDOVER (handover));
  g_return_if_fail (format != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kol_session_gather_pictures_async);
  gathering = g_new0 (Gathering, 1);
  gathering->handover = g_object_ref (handover);
  gathering->format = format;
  gathering->pictures = kol_handover_pictures_new (self->pictures);
  gathering->progress = progress;
  gathering->progress_data = progress_data;
  g_task_set_task_data (task, gathering, (GDestroyNotify) gathering_free);

  if (!format->with_pictures)
    {
      g_task_return_boolean (task, TRUE);
      g_clear_object (&task);
      return;
    }
  find_next_face (task);
}

/**
 * kol_session_gather_pictures_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: whether every picture was tried
 */
gboolean
kol_session_gather_pictures_finish (KolSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (KOL_IS_SESSION (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_session_gather_pictures_async),
                        FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
