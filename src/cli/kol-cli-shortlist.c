// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-cli-action.h"
#include "kol-cli-import.h"
#include "kol-cli-listing.h"
#include "kol-cli-store.h"
#include "kol-cli.h"

// clang-format off
static const KolCliColumn columns[] = {
  { "name", N_("Shortlist"), KOL_CLI_CELL_TEXT },
  { "creators", N_("Creators"), KOL_CLI_CELL_COUNT },
};
// clang-format on

static gboolean
run_list (KolCliContext *self, char **arguments, GError **error)
{
  g_autoptr (KolCliListing) listing = kol_cli_listing_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (GListModel) shortlists = kol_cli_store_load_shortlists (self->store, error);

  if (shortlists == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (shortlists); i++)
    {
      g_autoptr (KolShortlist) shortlist = g_list_model_get_item (shortlists, i);

      kol_cli_listing_add_text (listing, kol_shortlist_get_name (shortlist));
      kol_cli_listing_add_number (listing, g_list_model_get_n_items (G_LIST_MODEL (shortlist)));
    }

  return kol_cli_listing_deliver (listing, &self->options, error);
}

static gboolean
run_show (KolCliContext *self, char **arguments, GError **error)
{
  g_autoptr (KolCliOutput) output = kol_cli_output_new (&self->options, error);
  g_autoptr (KolShortlist) shortlist = NULL;

  if (output == NULL)
    return FALSE;
  shortlist = kol_cli_store_require_shortlist (self->store, arguments[0], error);
  if (shortlist == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (shortlist)); i++)
    {
      g_autoptr (KolEntry) entry = g_list_model_get_item (G_LIST_MODEL (shortlist), i);

      kol_cli_output_add (output, kol_entry_get_creator (entry));
    }

  return kol_cli_output_end (output, error);
}

static gboolean
run_new (KolCliContext *self, char **arguments, GError **error)
{
  g_autoptr (KolShortlist) shortlist = NULL;

  if (!kol_cli_check_name (arguments[0], error))
    return FALSE;

  shortlist = kol_cli_store_create_shortlist (self->store, arguments[0], error);

  return shortlist != NULL;
}

static gboolean
run_rename (KolCliContext *self, char **arguments, GError **error)
{
  g_autoptr (KolShortlist) shortlist = NULL;

  if (!kol_cli_check_name (arguments[1], error))
    return FALSE;
  shortlist = kol_cli_store_require_shortlist (self->store, arguments[0], error);

  return shortlist != NULL &&
         kol_cli_store_rename_shortlist (self->store, shortlist, arguments[1], error);
}

static gboolean
run_delete (KolCliContext *self, char **arguments, GError **error)
{
  g_autoptr (KolShortlist)
      shortlist = kol_cli_store_require_shortlist (self->store, arguments[0], error);

  return shortlist != NULL && kol_cli_store_delete_shortlist (self->store, shortlist, error);
}

/* All or none: a misspelt number must not leave half of the work done. */
static GArray *
find_entries (KolShortlist *shortlist, char **creator_ids, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; creator_ids[i] != NULL; i++)
    {
      KolEntry *entry = kol_shortlist_lookup (shortlist, creator_ids[i]);
      gint64 id;

      if (entry == NULL)
        {
          g_set_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND,
                       _ ("Creator “%s” is not on “%s”. Nothing was removed."), creator_ids[i],
                       kol_shortlist_get_name (shortlist));
          return NULL;
        }
      id = kol_entry_get_id (entry);
      g_array_append_val (ids, id);
    }

  return g_steal_pointer (&ids);
}

static gboolean
run_remove (KolCliContext *self, char **arguments, GError **error)
{
  g_autoptr (KolShortlist)
      shortlist = kol_cli_store_require_shortlist (self->store, arguments[0], error);
  g_autoptr (GArray) ids = NULL;

  if (shortlist == NULL)
    return FALSE;
  ids = find_entries (shortlist, arguments + 1, error);

  return ids != NULL && kol_cli_store_remove_entries (self->store, ids, error);
}

static gboolean
run_import (KolCliContext *self, char **arguments, GError **error)
{
  return kol_cli_import (self->store, arguments[0], arguments[1], error);
}

// clang-format off
static const KolCliAction actions[] = {
  { "list", "", N_("List the shortlists with their numbers of creators"), 0, 0, run_list },
  { "show", N_("NAME"), N_("Show the creators of a shortlist"), 1, 1, run_show },
  { "new", N_("NAME"), N_("Begin an empty shortlist"), 1, 1, run_new },
  { "rename", N_("OLD NEW"), N_("Give a shortlist another name"), 2, 2, run_rename },
  { "delete", N_("NAME"), N_("Delete a shortlist"), 1, 1, run_delete },
  { "import", N_("FILE.json [NAME]"), N_("Put the creators of a JSON hand-over on a shortlist"), 1, 2, run_import },
  { "remove", N_("NAME CREATOR_ID…"), N_("Take creators off a shortlist"), 2, G_MAXUINT, run_remove },
  { NULL },
};
// clang-format on

static gboolean
run (char **arguments, GCancellable *cancellable, GError **error)
{
  return kol_cli_run_action (actions, _ (kol_cli_shortlist.summary),
                             _ ("What is to be done with shortlists?"), arguments, cancellable,
                             error);
}

const KolCliCommand kol_cli_shortlist = {
  "shortlist",
  N_ ("List, show and change shortlists"),
  run,
};
