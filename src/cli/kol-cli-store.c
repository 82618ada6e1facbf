// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-answer.h"
#include "kol-cli-print.h"
#include "kol-cli-store.h"
#include "kol-cli-wait.h"
#include "kol-cli.h"
#include "kol-text.h"

/**
 * kol_cli_store_open:
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Opens the user's store. Says so when a damaged file was set aside.
 *
 * Returns: (transfer full) (nullable): the store
 */
KolStore *
kol_cli_store_open (GError **error)
{
  g_autofree char *path = kol_store_dup_default_path ();
  g_autoptr (KolStore) store = kol_store_new (path, kol_answer_decode_creator);
  g_autofree char *set_aside = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_open_async (store, NULL, kol_cli_ready_cb, &result);
  if (!kol_store_open_finish (store, kol_cli_wait (&result), &set_aside, error))
    return NULL;

  if (set_aside != NULL)
    {
      g_autofree char *shown = g_filename_display_name (set_aside);

      kol_cli_say (_ ("The file of results and shortlists was damaged. It was set aside as “%s”, "
                      "and a new one begun."),
                   shown);
    }

  return g_steal_pointer (&store);
}

/**
 * kol_cli_store_load_shortlists:
 * @store: the store
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): a list of #KolShortlist
 */
GListModel *
kol_cli_store_load_shortlists (KolStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_load_shortlists_async (store, NULL, kol_cli_ready_cb, &result);

  return kol_store_load_shortlists_finish (store, kol_cli_wait (&result), error);
}

/* What the store takes for the same name: the same but for spaces around it, capitals and the way
 * that accents are coded. */
static char *
make_key (const char *name)
{
  g_autofree char *tidy = kol_text_clean (name);
  g_autofree char *normal = g_utf8_normalize (tidy, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal, -1);
}

static KolShortlist *
find (GListModel *shortlists, const char *name)
{
  g_autofree char *wanted = make_key (name);

  for (guint i = 0; i < g_list_model_get_n_items (shortlists); i++)
    {
      g_autoptr (KolShortlist) shortlist = g_list_model_get_item (shortlists, i);
      g_autofree char *key = make_key (kol_shortlist_get_name (shortlist));

      if (g_str_equal (key, wanted))
        return g_steal_pointer (&shortlist);
    }

  return NULL;
}

/**
 * kol_cli_store_find_shortlist:
 * @store: the store
 * @name: a shortlist's name
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the shortlist, %NULL without error when there is none
 */
KolShortlist *
kol_cli_store_find_shortlist (KolStore *store, const char *name, GError **error)
{
  g_autoptr (GListModel) shortlists = kol_cli_store_load_shortlists (store, error);

  return shortlists != NULL ? find (shortlists, name) : NULL;
}

static char *
list_names (GListModel *shortlists)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (shortlists); i++)
    {
      g_autoptr (KolShortlist) shortlist = g_list_model_get_item (shortlists, i);

      g_string_append_printf (names, "%s“%s”", i > 0 ? C_ ("list", ", ") : "",
                              kol_shortlist_get_name (shortlist));
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * kol_cli_store_require_shortlist:
 * @store: the store
 * @name: a shortlist's name
 * @error: return location for a %KOL_STORE_ERROR, also when there is no such shortlist
 *
 * Returns: (transfer full) (nullable): the shortlist
 */
KolShortlist *
kol_cli_store_require_shortlist (KolStore *store, const char *name, GError **error)
{
  g_autoptr (GListModel) shortlists = kol_cli_store_load_shortlists (store, error);
  g_autofree char *names = NULL;
  KolShortlist *shortlist;

  if (shortlists == NULL)
    return NULL;

  shortlist = find (shortlists, name);
  if (shortlist != NULL)
    return shortlist;

  names = list_names (shortlists);
  if (*names == '\0')
    g_set_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND,
                 _ ("There is no shortlist “%s”, and no other."), name);
  else
    g_set_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND,
                 /* Translators: a name, then the names that exist */
                 _ ("There is no shortlist “%s”. There are: %s."), name, names);

  return NULL;
}

/**
 * kol_cli_store_create_shortlist:
 * @store: the store
 * @name: its name
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): a new, empty shortlist
 */
KolShortlist *
kol_cli_store_create_shortlist (KolStore *store, const char *name, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_create_shortlist_async (store, name, NULL, kol_cli_ready_cb, &result);

  return kol_store_create_shortlist_finish (store, kol_cli_wait (&result), error);
}

/**
 * kol_cli_store_rename_shortlist:
 * @store: the store
 * @shortlist: a shortlist
 * @name: its new name
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: whether it has the name now
 */
gboolean
kol_cli_store_rename_shortlist (KolStore *store,
                                KolShortlist *shortlist,
                                const char *name,
                                GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_rename_shortlist_async (store, kol_shortlist_get_id (shortlist), name, NULL,
                                    kol_cli_ready_cb, &result);

  return kol_store_rename_shortlist_finish (store, kol_cli_wait (&result), error);
}

/**
 * kol_cli_store_delete_shortlist:
 * @store: the store
 * @shortlist: a shortlist
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: whether it is gone
 */
gboolean
kol_cli_store_delete_shortlist (KolStore *store, KolShortlist *shortlist, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_delete_shortlist_async (store, kol_shortlist_get_id (shortlist), TRUE, NULL,
                                    kol_cli_ready_cb, &result);

  return kol_store_delete_shortlist_finish (store, kol_cli_wait (&result), error);
}

/**
 * kol_cli_store_add_entries:
 * @store: the store
 * @shortlist: a shortlist
 * @creators: (element-type KolCreator): whom to add
 * @query: (nullable): the canonical form of the query that found them
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type KolEntry): the new entries, without those who
 * were on the list before
 */
GPtrArray *
kol_cli_store_add_entries (KolStore *store,
                           KolShortlist *shortlist,
                           GPtrArray *creators,
                           const char *query,
                           GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_add_entries_async (store, kol_shortlist_get_id (shortlist), creators, query, NULL,
                               kol_cli_ready_cb, &result);

  return kol_store_add_entries_finish (store, kol_cli_wait (&result), error);
}

/**
 * kol_cli_store_import_entries:
 * @store: the store
 * @shortlist: a shortlist
 * @file: a JSON hand-over
 * @n_added: (out): how many were not on the list before
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: whether all are on the list now, with what was said of them
 */
gboolean
kol_cli_store_import_entries (KolStore *store,
                              KolShortlist *shortlist,
                              KolHandoverFile *file,
                              guint *n_added,
                              GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_import_entries_async (
      store, kol_shortlist_get_id (shortlist), kol_handover_file_get_entries (file),
      kol_handover_file_get_raws (file), NULL, kol_cli_ready_cb, &result);

  return kol_store_import_entries_finish (store, kol_cli_wait (&result), n_added, error);
}

/**
 * kol_cli_store_remove_entries:
 * @store: the store
 * @entry_ids: (element-type gint64): entries
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: whether they are gone
 */
gboolean
kol_cli_store_remove_entries (KolStore *store, GArray *entry_ids, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_remove_entries_async (store, entry_ids, TRUE, NULL, kol_cli_ready_cb, &result);

  return kol_store_remove_entries_finish (store, kol_cli_wait (&result), error);
}

/**
 * kol_cli_store_load_avatar:
 * @store: the store
 * @creator_id: whose
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the coded picture, %NULL without error when none is kept
 */
GBytes *
kol_cli_store_load_avatar (KolStore *store, const char *creator_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_load_avatar_async (store, creator_id, NULL, kol_cli_ready_cb, &result);

  return kol_store_load_avatar_finish (store, kol_cli_wait (&result), error);
}

/**
 * kol_cli_store_set_avatar:
 * @store: the store
 * @creator_id: whose
 * @coded: the coded picture
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Returns: whether it is kept
 */
gboolean
kol_cli_store_set_avatar (KolStore *store, const char *creator_id, GBytes *coded, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_set_avatar_async (store, creator_id, coded, NULL, kol_cli_ready_cb, &result);

  return kol_store_set_avatar_finish (store, kol_cli_wait (&result), error);
}

/**
 * kol_cli_check_name:
 * @name: what the user gave for a shortlist's name
 * @error: return location for %KOL_CLI_ERROR_USAGE
 *
 * Refuses a name that the store would refuse, before anything is sent.
 *
 * Returns: whether a shortlist can have that name
 */
gboolean
kol_cli_check_name (const char *name, GError **error)
{
  g_autofree char *tidy = kol_text_clean (name);

  if (!g_utf8_validate (name, -1, NULL))
    {
      g_set_error (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE, _ ("“%s” is not valid UTF-8."), tidy);
      return FALSE;
    }
  if (*tidy != '\0')
    return TRUE;

  g_set_error_literal (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE, _ ("A shortlist needs a name."));

  return FALSE;
}
