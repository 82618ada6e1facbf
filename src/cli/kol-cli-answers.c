// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kol-cli-action.h"
#include "kol-cli-listing.h"
#include "kol-cli-print.h"
#include "kol-cli-store-sweeps.h"
#include "kol-cli.h"

/* Bytes of what the user counts in: megabytes, as disks and file managers have them. */
#define BYTES_OF_UNIT 1000000
#define MOST_UNITS 1000000

// clang-format off
static const KolCliColumn columns[] = {
  { "id", N_("ID"), KOL_CLI_CELL_COUNT },
  { "fetchedAt", N_("Fetched"), KOL_CLI_CELL_TIME },
  { "pages", N_("Pages"), KOL_CLI_CELL_COUNT },
  { "creators", N_("Creators"), KOL_CLI_CELL_COUNT },
  { "bytes", N_("Size"), KOL_CLI_CELL_SIZE },
  { "complete", N_("Complete"), KOL_CLI_CELL_FLAG },
  { "wanted", N_("Wanted up to page"), KOL_CLI_CELL_COUNT },
  { "shortlisted", N_("On a shortlist"), KOL_CLI_CELL_FLAG },
  { "service", N_("Service"), KOL_CLI_CELL_TEXT },
  { "search", N_("Search"), KOL_CLI_CELL_TEXT },
  { "query", N_("Query"), KOL_CLI_CELL_KEY },
};
// clang-format on

static void
add_row (KolCliListing *listing, KolCopy *copy)
{
  guint wanted = kol_copy_get_wanted (copy);
  g_autofree char *words = kol_query_describe (kol_copy_get_query (copy));
  g_autofree char *canonical = kol_query_to_canonical (kol_copy_get_query (copy));

  kol_cli_listing_add_number (listing, (double) kol_copy_get_sweep_id (copy));
  kol_cli_listing_add_number (listing, (double) kol_copy_get_newest_at (copy));
  kol_cli_listing_add_number (listing, kol_copy_get_n_pages (copy));
  kol_cli_listing_add_number (listing, kol_copy_get_n_creators (copy));
  kol_cli_listing_add_number (listing, (double) kol_copy_get_n_bytes (copy));
  kol_cli_listing_add_number (listing, kol_copy_has_everybody (copy));
  kol_cli_listing_add_number (listing, wanted > 0 ? wanted : NAN);
  kol_cli_listing_add_number (listing, kol_copy_has_shortlisted (copy));
  kol_cli_listing_add_text (listing, kol_copy_get_service (copy));
  kol_cli_listing_add_text (listing, words);
  kol_cli_listing_add_text (listing, canonical);
}

static gboolean
run_list (KolCliContext *self, char **arguments, GError **error)
{
  g_autoptr (KolCliListing) listing = kol_cli_listing_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (GListModel) copies = kol_cli_store_list_copies (self->store, error);

  if (copies == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (copies); i++)
    {
      g_autoptr (KolCopy) copy = g_list_model_get_item (copies, i);

      add_row (listing, copy);
    }

  return kol_cli_listing_deliver (listing, &self->options, error);
}

static gboolean
parse_id (const char *text, gint64 *id, GError **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &number, NULL))
    {
      g_set_error (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE,
                   _ ("“%s” is no ID. “kollect-cli answers list” lists them."), text);
      return FALSE;
    }
  *id = (gint64) number;

  return TRUE;
}

static gboolean
run_show (KolCliContext *self, char **arguments, GError **error)
{
  g_autoptr (KolCliOutput) output = kol_cli_output_new (&self->options, error);
  g_autoptr (KolResultList) results = NULL;
  gint64 id;

  if (output == NULL || !parse_id (arguments[0], &id, error))
    return FALSE;
  results = kol_cli_store_load_sweep (self->store, id, error);
  if (results == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (results)); i++)
    {
      g_autoptr (KolCreator) creator = g_list_model_get_item (G_LIST_MODEL (results), i);

      kol_cli_output_add (output, creator);
    }

  return kol_cli_output_end (output, error);
}

static gboolean
is_listed (GListModel *copies, gint64 id)
{
  for (guint i = 0; i < g_list_model_get_n_items (copies); i++)
    {
      g_autoptr (KolCopy) copy = g_list_model_get_item (copies, i);

      if (kol_copy_get_sweep_id (copy) == id)
        return TRUE;
    }

  return FALSE;
}

/* All or none: a misspelt number must not leave half of the work done. */
static GArray *
find_ids (KolStore *store, char **arguments, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GListModel) copies = kol_cli_store_list_copies (store, error);

  if (copies == NULL)
    return NULL;

  for (guint i = 0; arguments[i] != NULL; i++)
    {
      gint64 id;

      if (!parse_id (arguments[i], &id, error))
        return NULL;
      if (!is_listed (copies, id))
        {
          g_set_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND,
                       _ ("No answers with the ID %s are kept. Nothing was deleted."),
                       arguments[i]);
          return NULL;
        }
      g_array_append_val (ids, id);
    }

  return g_steal_pointer (&ids);
}

static gboolean
run_delete (KolCliContext *self, char **arguments, GError **error)
{
  g_autoptr (GArray) ids = find_ids (self->store, arguments, error);

  return ids != NULL && kol_cli_store_delete_copies (self->store, ids, error);
}

static gboolean
run_clean_up (KolCliContext *self, char **arguments, GError **error)
{
  guint64 units;
  guint64 freed;
  g_autofree char *size = NULL;

  if (!g_ascii_string_to_unsigned (arguments[0], 10, 0, MOST_UNITS, &units, NULL))
    {
      g_set_error (error, KOL_CLI_ERROR, KOL_CLI_ERROR_USAGE, _ ("“%s” is no number of megabytes."),
                   arguments[0]);
      return FALSE;
    }
  if (!kol_cli_store_clean_up (self->store, units * BYTES_OF_UNIT, &freed, error))
    return FALSE;

  size = g_format_size (freed);
  /* Translators: room on the disk, as in “12.4 MB” */
  kol_cli_say (_ ("%s were freed. What is on a shortlist, and what is still wanted, stays."), size);

  return TRUE;
}

// clang-format off
static const KolCliAction actions[] = {
  { "list", "", N_("List the searches whose answers are kept"), 0, 0, run_list },
  { "show", N_("ID"), N_("Show the creators of one, without a connection"), 1, 1, run_show },
  { "delete", N_("ID…"), N_("Delete kept answers; shortlists keep their creators"), 1, G_MAXUINT, run_delete },
  { "clean-up", N_("MEGABYTES"), N_("Delete the oldest until no more room is taken"), 1, 1, run_clean_up },
  { NULL },
};
// clang-format on

static gboolean
run (char **arguments, GCancellable *cancellable, GError **error)
{
  return kol_cli_run_action (actions, _ (kol_cli_answers.summary),
                             _ ("What is to be done with the kept answers?"), arguments,
                             cancellable, error);
}

const KolCliCommand kol_cli_answers = {
  "answers",
  N_ ("List, show and delete the answers that are kept"),
  run,
};
