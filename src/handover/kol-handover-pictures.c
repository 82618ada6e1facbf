// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-handover-pictures.h"

/* So many wishes wait with the loader at a time; it bounds requests by itself. */
#define MAX_WISHES 16

struct _KolHandoverPictures
{
  GObject parent_instance;

  KolPictureLoader *loader; /* owned */
  GHashTable
      *kept; /* owned, url (owned) -> GBytes (owned); not changed once attached to a hand-over */
};

G_DEFINE_FINAL_TYPE (KolHandoverPictures, kol_handover_pictures, G_TYPE_OBJECT)

typedef struct
{
  GStrv urls; /* owned: still to be fetched */
  guint next;
  guint n_urls;
  guint n_done;
  guint n_waiting;
  KolHandoverProgressFunc progress; /* nullable */
  gpointer progress_data;
} Fetch;

static void
fetch_free (Fetch *fetch)
{
  g_clear_pointer (&fetch->urls, g_strfreev);
  g_free (fetch);
}

static void
kol_handover_pictures_finalize (GObject *object)
{
  KolHandoverPictures *self = KOL_HANDOVER_PICTURES (object);

  g_clear_object (&self->loader);
  g_clear_pointer (&self->kept, g_hash_table_unref);

  G_OBJECT_CLASS (kol_handover_pictures_parent_class)->finalize (object);
}

static void
kol_handover_pictures_class_init (KolHandoverPicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kol_handover_pictures_finalize;
}

static void
kol_handover_pictures_init (KolHandoverPictures *self)
{
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) g_bytes_unref);
}

/**
 * kol_handover_pictures_new:
 * @loader: fetches pictures and keeps them on disk
 *
 * Returns: (transfer full): the pictures of a hand-over
 */
KolHandoverPictures *
kol_handover_pictures_new (KolPictureLoader *loader)
{
  KolHandoverPictures *self;

  g_return_val_if_fail (KOL_IS_PICTURE_LOADER (loader), NULL);

  self = g_object_new (KOL_TYPE_HANDOVER_PICTURES, NULL);
  self->loader = g_object_ref (loader);

  return self;
}

/**
 * kol_handover_pictures_keep:
 * @self: the pictures of a hand-over, not attached yet
 * @url: a picture's address
 * @coded: the picture as the shortlist keeps it
 *
 * Uses @coded for @url whether or not the address still answers.
 */
void
kol_handover_pictures_keep (KolHandoverPictures *self, const char *url, GBytes *coded)
{
  g_return_if_fail (KOL_IS_HANDOVER_PICTURES (self));
  g_return_if_fail (url != NULL);
  g_return_if_fail (coded != NULL);

  g_hash_table_insert (self->kept, g_strdup (url), g_bytes_ref (coded));
}

/* On the exporting thread. */
static GBytes *
find_picture (const char *creator_id, const char *url, gpointer data)
{
  KolHandoverPictures *self = data;
  GBytes *kept = g_hash_table_lookup (self->kept, url);

  return kept != NULL ? g_bytes_ref (kept) : kol_picture_loader_dup_cached (self->loader, url);
}

/**
 * kol_handover_pictures_attach:
 * @self: the pictures of a hand-over
 * @handover: the hand-over that shall ask here for pictures
 */
void
kol_handover_pictures_attach (KolHandoverPictures *self, KolHandover *handover)
{
  g_return_if_fail (KOL_IS_HANDOVER_PICTURES (self));
  g_return_if_fail (KOL_IS_HANDOVER (handover));

  kol_handover_set_picture_func (handover, find_picture, g_object_ref (self), g_object_unref);
}

static void fetch_some (GTask *task);

static void
on_fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes)
      coded = kol_picture_loader_fetch_finish (KOL_PICTURE_LOADER (source), result, &error);
  Fetch *fetch = g_task_get_task_data (task);

  /* A picture that cannot be had is drawn as initials or a blank: the hand-over goes on. */
  if (coded == NULL)
    g_debug ("A picture is missing from the hand-over: %s", error->message);

  fetch->n_waiting--;
  fetch->n_done++;
  if (fetch->progress != NULL && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    fetch->progress (fetch->n_done, fetch->n_urls, fetch->progress_data);
  fetch_some (task);
}

static void
fetch_some (GTask *task)
{
  KolHandoverPictures *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  while (fetch->n_waiting < MAX_WISHES && fetch->next < fetch->n_urls &&
         !g_cancellable_is_cancelled (cancellable))
    {
      fetch->n_waiting++;
      kol_picture_loader_fetch_async (self->loader, fetch->urls[fetch->next++], cancellable,
                                      on_fetched_cb, g_object_ref (task));
    }
  if (fetch->n_waiting > 0)
    return;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

static GStrv
list_missing (KolHandoverPictures *self, const char *const *urls)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; urls[i] != NULL; i++)
    {
      if (!g_hash_table_contains (self->kept, urls[i]))
        g_strv_builder_add (builder, urls[i]);
    }

  return g_strv_builder_end (builder);
}

/**
 * kol_handover_pictures_fetch_async:
 * @self: the pictures of a hand-over
 * @urls: (array zero-terminated=1): what the format will ask for, see kol_handover_list_pictures()
 * @progress: (nullable): called in the caller's main context before the first picture, when one is
 * missing, and after each
 * @progress_data: for @progress
 * @cancellable: (nullable): stops fetching
 * @callback: called when every address was tried
 * @user_data: for @callback
 *
 * Brings every picture that is not kept into the loader's disk cache. One that cannot be had is no
 * error.
 */
void
kol_handover_pictures_fetch_async (KolHandoverPictures *self,
                                   const char *const *urls,
                                   KolHandoverProgressFunc progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Fetch *fetch;

  g_return_if_fail (KOL_IS_HANDOVER_PICTURES (self));
  g_return_if_fail (urls != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kol_handover_pictures_fetch_async);
  fetch = g_new0 (Fetch, 1);
  fetch->urls = list_missing (self, urls);
  fetch->n_urls = g_strv_length (fetch->urls);
  fetch->progress = progress;
  fetch->progress_data = progress_data;
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);
  /* Before the first is here: the first can be the one that never comes. */
  if (progress != NULL && fetch->n_urls > 0 && !g_cancellable_is_cancelled (cancellable))
    progress (0, fetch->n_urls, progress_data);
  fetch_some (task);
}

/**
 * kol_handover_pictures_fetch_finish:
 * @self: the pictures of a hand-over
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: whether every address was tried
 */
gboolean
kol_handover_pictures_fetch_finish (KolHandoverPictures *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
