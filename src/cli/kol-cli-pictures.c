// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-cli-pictures.h"
#include "kol-cli-print.h"
#include "kol-cli-store.h"
#include "kol-cli-wait.h"
#include "kol-handover-pictures.h"

static KolPictureLoader *
make_loader (void)
{
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "kollect", "pictures", NULL);

  return kol_picture_loader_new (cache);
}

/* Hands over the faces that the store keeps, and lists who has none there. */
static GPtrArray *
take_kept_faces (KolStore *store,
                 KolHandover *handover,
                 KolHandoverPictures *pictures,
                 GError **error)
{
  g_autoptr (GPtrArray) faceless = g_ptr_array_new ();

  for (guint i = 0; i < kol_handover_get_n_entries (handover); i++)
    {
      KolCreator *creator = kol_entry_get_creator (kol_handover_get_entry (handover, i));
      const char *url = kol_creator_get_avatar_url (creator);
      g_autoptr (GBytes) coded = NULL;
      g_autoptr (GError) reason = NULL;

      if (url == NULL || store == NULL)
        continue;
      coded = kol_cli_store_load_avatar (store, kol_creator_get_id (creator), &reason);
      if (reason != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
      if (coded != NULL)
        kol_handover_pictures_keep (pictures, url, coded);
      else
        g_ptr_array_add (faceless, creator);
    }

  return g_steal_pointer (&faceless);
}

static gboolean
keep_faces (KolStore *store, KolPictureLoader *loader, GPtrArray *faceless, GError **error)
{
  for (guint i = 0; i < faceless->len; i++)
    {
      KolCreator *creator = g_ptr_array_index (faceless, i);
      g_autoptr (GBytes)
          coded = kol_picture_loader_dup_cached (loader, kol_creator_get_avatar_url (creator));

      if (coded != NULL &&
          !kol_cli_store_set_avatar (store, kol_creator_get_id (creator), coded, error))
        return FALSE;
    }

  return TRUE;
}

static void
on_fetched_some_cb (guint done, guint total, gpointer user_data)
{
  /* Translators: two numbers */
  kol_cli_progress (_ ("Pictures: %u of %u"), done, total);
}

static gboolean
fetch (KolHandoverPictures *pictures,
       KolHandover *handover,
       const KolHandoverFormat *format,
       GCancellable *cancellable,
       GError **error)
{
  g_auto (GStrv) urls = kol_handover_list_pictures (handover, format);
  g_autoptr (GAsyncResult) result = NULL;

  kol_handover_pictures_fetch_async (pictures, (const char *const *) urls, on_fetched_some_cb, NULL,
                                     cancellable, kol_cli_ready_cb, &result);

  return kol_handover_pictures_fetch_finish (pictures, kol_cli_wait (&result), error);
}

/**
 * kol_cli_gather_pictures:
 * @store: (nullable): keeps the faces of whoever is on a shortlist
 * @handover: entries of a shortlist
 * @format: what they are handed over in, now or later
 * @offline: whether nothing is fetched
 * @cancellable: (nullable): gives up what is not here yet
 * @error: return location for a %KOL_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Finds or fetches every picture that @handover shows in @format, and keeps the faces for good. A
 * picture that cannot be had is no error: initials or a blank cover are drawn then.
 *
 * Returns: whether nothing else went wrong
 */
gboolean
kol_cli_gather_pictures (KolStore *store,
                         KolHandover *handover,
                         const KolHandoverFormat *format,
                         gboolean offline,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (KolPictureLoader) loader = NULL;
  g_autoptr (KolHandoverPictures) pictures = NULL;
  g_autoptr (GPtrArray) faceless = NULL;

  g_return_val_if_fail (store == NULL || KOL_IS_STORE (store), FALSE);
  g_return_val_if_fail (KOL_IS_HANDOVER (handover), FALSE);
  g_return_val_if_fail (format != NULL, FALSE);

  if (!format->with_pictures)
    return TRUE;

  loader = make_loader ();
  pictures = kol_handover_pictures_new (loader);
  faceless = take_kept_faces (store, handover, pictures, error);
  if (faceless == NULL || (!offline && !fetch (pictures, handover, format, cancellable, error)) ||
      !keep_faces (store, loader, faceless, error))
    return FALSE;
  kol_handover_pictures_attach (pictures, handover);

  return TRUE;
}
