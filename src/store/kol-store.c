// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-store-creators.h"
#include "kol-store-entries.h"
#include "kol-store-file.h"
#include "kol-store-private.h"
#include "kol-worker.h"

struct _KolStore
{
  GObject parent_instance;

  char *path;                  /* owned; never changes */
  KolCreatorDecodeFunc decode; /* nullable; called on the worker's thread */
  KolWorker *worker;           /* owned; NULL when closed; of the thread that made the store */

  /* Touched on the worker's thread only, and once that has ended. */
  GThread *thread;       /* not owned; the worker's thread */
  KolDatabase *database; /* owned, nullable */
  KolStoreLock *lock;    /* owned, nullable */
};

G_DEFINE_FINAL_TYPE_WITH_CODE (KolStore,
                               kol_store,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KOL_TYPE_KEEPER, kol_store_keeper_init))

/**
 * kol_store_call_new: (skip)
 * @func: does what is asked, given the call
 * @writes: whether it changes anything
 *
 * Returns: (transfer full): a call to be filled in and given to kol_store_start()
 */
KolStoreCall *
kol_store_call_new (KolDatabaseFunc func, gboolean writes)
{
  KolStoreCall *self = g_new0 (KolStoreCall, 1);

  self->func = func;
  self->writes = writes;
  self->stale = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

/**
 * kol_store_call_free: (skip)
 * @self: (transfer full): a call
 */
void
kol_store_call_free (KolStoreCall *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->page);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->query, g_free);
  g_clear_pointer (&self->creators, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->raws, g_ptr_array_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  kol_store_ledger_call_clear (&self->call);
  if (self->free_answer != NULL)
    g_clear_pointer (&self->answer, self->free_answer);
  g_clear_pointer (&self->stale, g_ptr_array_unref);
  g_free (self);
}

static gboolean
refresh_stale (KolDatabase *database, gpointer data, GError **error)
{
  GPtrArray *stale = data;

  for (guint i = 0; i < stale->len; i++)
    {
      gpointer item = g_ptr_array_index (stale, i);
      gboolean written = KOL_IS_ENTRY (item) ? kol_store_entries_refresh (database, item, error)
                                             : kol_store_creators_refresh (database, item, error);

      if (!written)
        return FALSE;
    }

  return TRUE;
}

static void
answer_call (GTask *task, KolStoreCall *call)
{
  if (call->free_answer != NULL)
    g_task_return_pointer (task, g_steal_pointer (&call->answer), call->free_answer);
  else
    g_task_return_boolean (task, TRUE);
}

/* Whoever asked has what was read and need not wait for this. Should it fail, the next start
 * decodes again, and the next time something is deleted the file shrinks by so much more. */
static void
tidy_up (KolStore *self, KolStoreCall *call)
{
  g_autoptr (GError) error = NULL;

  if (call->stale->len > 0 &&
      !kol_database_transact (self->database, TRUE, refresh_stale, call->stale, &error))
    g_message ("Figures could not be written in the new layout: %s", error->message);
  g_clear_error (&error);
  if (call->shrinks && !kol_database_shrink (self->database, &error))
    g_message ("The data file could not be made smaller: %s", error->message);
}

static void
run_call (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  KolStore *self = KOL_STORE (source);
  KolStoreCall *call = data;
  g_autoptr (GError) error = NULL;

  if (self->database == NULL)
    {
      g_task_return_new_error (task, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED,
                               _ ("The data file is not open."));
      return;
    }
  call->lock = self->lock;
  if (!kol_database_transact (self->database, call->writes, call->func, call, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  answer_call (task, call);
  tidy_up (self, call);
}

static GTask *
new_task (KolStore *self,
          gpointer source_tag,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  /* Once a call's turn has come it is done, and then its answer says so. */
  g_task_set_check_cancellable (task, FALSE);

  return task;
}

static void
queue_task (KolStore *self, GTask *task, GTaskThreadFunc func)
{
  if (self->worker != NULL)
    kol_worker_run (self->worker, task, func);
  else
    g_task_return_new_error (task, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED,
                             _ ("The data file was closed."));
}

/**
 * kol_store_start: (skip)
 * @self: a store
 * @call: (transfer full): what is to be done
 * @source_tag: the public function that was called
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Queues a call.
 */
void
kol_store_start (KolStore *self,
                 KolStoreCall *call,
                 gpointer source_tag,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_autoptr (GTask) task = new_task (self, source_tag, cancellable, callback, user_data);

  call->decode = self->decode;
  g_task_set_task_data (task, call, (GDestroyNotify) kol_store_call_free);
  queue_task (self, task, run_call);
}

static void
close_file (KolStore *self)
{
  g_clear_pointer (&self->database, kol_database_close);
  g_clear_pointer (&self->lock, kol_store_lock_release);
}

static gpointer
end_worker (gpointer data)
{
  kol_worker_free (data);

  return NULL;
}

static void
kol_store_finalize (GObject *object)
{
  KolStore *self = KOL_STORE (object);

  /* The worker lets go of a call after its answer was taken, so the last reference can be its own;
   * a thread cannot wait for itself. */
  if (self->worker != NULL && self->thread == g_thread_self ())
    g_thread_unref (g_thread_new ("kol-store-end", end_worker, g_steal_pointer (&self->worker)));
  g_clear_pointer (&self->worker, kol_worker_free);
  close_file (self);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (kol_store_parent_class)->finalize (object);
}

static void
kol_store_class_init (KolStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kol_store_finalize;
}

static void
kol_store_init (KolStore *self)
{
  self->worker = kol_worker_new ("kol-store");
}

/**
 * kol_store_new:
 * @path: path of the data file
 * @decode: (nullable): reads a creator out of its raw JSON, for figures that were kept by a version
 *   with other fields; without it such creators come back with nothing known but their number
 *
 * Returns: (transfer full): a store that is not open yet. It is used by the thread that makes it.
 */
KolStore *
kol_store_new (const char *path, KolCreatorDecodeFunc decode)
{
  KolStore *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (KOL_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  self->decode = decode;

  return self;
}

/**
 * kol_store_dup_default_path:
 *
 * Returns: (transfer full) (type filename): where the user's data file is
 */
char *
kol_store_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "kollect", "kollect.db", NULL);
}

static void
free_set_aside (gpointer data)
{
  char **set_aside = data;

  g_clear_pointer (set_aside, g_free);
  g_free (set_aside);
}

static void
run_open (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  KolStore *self = KOL_STORE (source);
  char **set_aside = data;
  g_autoptr (GError) error = NULL;

  self->thread = g_thread_self ();
  if (self->database == NULL)
    self->database = kol_store_file_open (self->path, &self->lock, set_aside, &error);

  if (self->database != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * kol_store_open_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when the file is open
 * @user_data: for @callback
 *
 * Opens the data file, which is made when it is not there, checks it and brings it to today's
 * version. A damaged file is set aside and a new one begun. What was deleted or removed is
 * forgotten unless another process has the file open.
 */
void
kol_store_open_async (KolStore *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KOL_IS_STORE (self));

  task = new_task (self, kol_store_open_async, cancellable, callback, user_data);
  g_task_set_task_data (task, g_new0 (char *, 1), free_set_aside);
  queue_task (self, task, run_open);
}

/**
 * kol_store_open_finish:
 * @self: a store
 * @result: what the callback was given
 * @set_aside: (out) (optional) (nullable) (type filename): where a damaged file was put
 * @error: return location for a %KOL_STORE_ERROR: %KOL_STORE_ERROR_NEWER,
 *   %KOL_STORE_ERROR_DAMAGED when a damaged file could not be set aside, %KOL_STORE_ERROR_FAILED
 *
 * Returns: whether the store is open. One that is not may be opened again.
 */
gboolean
kol_store_open_finish (KolStore *self, GAsyncResult *result, char **set_aside, GError **error)
{
  char **kept;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kol_store_open_async), FALSE);

  kept = g_task_get_task_data (G_TASK (result));
  if (set_aside != NULL)
    *set_aside = g_steal_pointer (kept);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * kol_store_close:
 * @self: a store
 *
 * Waits until everything queued is done and closes the file. Later calls are answered with
 * %KOL_STORE_ERROR_FAILED.
 */
void
kol_store_close (KolStore *self)
{
  g_return_if_fail (KOL_IS_STORE (self));

  if (self->worker == NULL)
    return;

  g_clear_pointer (&self->worker, kol_worker_free);
  close_file (self);
}
