// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-cli-pictures.h"
#include "kol-cli-print.h"
#include "kol-cli-store.h"
#include "kol-cli-sweep.h"
#include "kol-cli-wait.h"
#include "kol-cli.h"
#include "kol-result-list.h"

struct _KolCliSweep
{
  KolResultList *results; /* owned: each creator once */
  guint page;             /* the next one */
  guint last_page;        /* not beyond this one */
  KolCliOutput *output;   /* owned */
  char *name;             /* owned, nullable: of the shortlist */

  KolStore *store;         /* owned, nullable before it is open */
  KolShortlist *shortlist; /* owned, nullable: made when the first creator is found */
  KolHandover *added;      /* owned, nullable: the new entries, whose pictures are wanted */
};

/**
 * kol_cli_sweep_new:
 * @query: what to ask; it was validated
 * @page: the first page, from 1
 * @n_pages: how many pages at most, 1 or more
 * @options: how and where to write
 * @shortlist: (nullable): name of the shortlist that whoever is found is added to
 * @error: return location for %KOL_CLI_ERROR_USAGE or %KOL_CLI_ERROR_LOCAL
 *
 * Returns: (transfer full) (nullable): a search that was not begun
 */
KolCliSweep *
kol_cli_sweep_new (KolQuery *query,
                   guint page,
                   guint n_pages,
                   const KolCliOutputOptions *options,
                   const char *shortlist,
                   GError **error)
{
  g_autoptr (KolCliOutput) output = NULL;
  KolCliSweep *self;

  g_return_val_if_fail (KOL_IS_QUERY (query), NULL);
  g_return_val_if_fail (page > 0 && page <= KOL_PAGE_MAX && n_pages > 0, NULL);

  if (shortlist != NULL && !kol_cli_check_name (shortlist, error))
    return NULL;
  output = kol_cli_output_new (options, error);
  if (output == NULL)
    return NULL;

  self = g_new0 (KolCliSweep, 1);
  self->results = kol_result_list_new (query);
  self->page = page;
  self->last_page = MIN (page + (n_pages - 1), KOL_PAGE_MAX);
  self->output = g_steal_pointer (&output);
  self->name = g_strdup (shortlist);

  return self;
}

/**
 * kol_cli_sweep_free:
 * @self: (transfer full): a search
 */
void
kol_cli_sweep_free (KolCliSweep *self)
{
  g_clear_object (&self->results);
  g_clear_pointer (&self->output, kol_cli_output_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->shortlist);
  g_clear_object (&self->added);
  g_clear_object (&self->store);
  g_free (self);
}

/**
 * kol_cli_sweep_open:
 * @self: a search
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Opens the store: nothing is paid for that cannot be kept.
 *
 * Returns: whether the search can begin
 */
gboolean
kol_cli_sweep_open (KolCliSweep *self, GError **error)
{
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  self->store = kol_cli_store_open (error);
  if (self->store == NULL)
    return FALSE;
  if (self->name == NULL)
    return TRUE;

  self->added = kol_handover_new (self->name);
  self->shortlist = kol_cli_store_find_shortlist (self->store, self->name, &reason);
  if (reason == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

static KolPage *
ask (KolCliSweep *self, KolClient *client, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_cli_progress (_ ("Page %u: asking…"), self->page);
  kol_client_search_async (client, kol_result_list_get_query (self->results), self->page,
                           cancellable, kol_cli_ready_cb, &result);

  return kol_client_search_finish (client, kol_cli_wait (&result), error);
}

static gboolean
add_to_shortlist (KolCliSweep *self, GPtrArray *creators, GError **error)
{
  g_autofree char *query = kol_query_to_canonical (kol_result_list_get_query (self->results));
  g_autoptr (GPtrArray) entries = NULL;

  if (self->shortlist == NULL)
    self->shortlist = kol_cli_store_create_shortlist (self->store, self->name, error);
  if (self->shortlist == NULL)
    return FALSE;

  entries = kol_cli_store_add_entries (self->store, self->shortlist, creators, query, error);
  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    kol_handover_add_entry (self->added, g_ptr_array_index (entries, i));

  return TRUE;
}

static GPtrArray *
list_from (KolResultList *results, guint first)
{
  GPtrArray *creators = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = first; i < g_list_model_get_n_items (G_LIST_MODEL (results)); i++)
    g_ptr_array_add (creators, g_list_model_get_item (G_LIST_MODEL (results), i));

  return creators;
}

/* Stored first, then written out, then put on the shortlist. */
static gboolean
take (KolCliSweep *self, KolPage *page, guint *n_new, GError **error)
{
  guint first = g_list_model_get_n_items (G_LIST_MODEL (self->results));
  g_autoptr (GPtrArray) creators = NULL;

  if (!kol_cli_store_save_page (self->store, page, error))
    return FALSE;

  *n_new = kol_result_list_add_page (self->results, page);
  creators = list_from (self->results, first);
  for (guint i = 0; i < creators->len; i++)
    kol_cli_output_add (self->output, g_ptr_array_index (creators, i));
  kol_cli_progress (_ ("Page %u: %u creators, %u in all"), kol_page_get_number (page), *n_new,
                    first + *n_new);
  if (!kol_cli_output_flush (self->output, error))
    return FALSE;

  return self->name == NULL || creators->len == 0 || add_to_shortlist (self, creators, error);
}

/* The total alone says nothing: it is a ceiling, and can be wrong. A page that is not full and
 * reaches it is the last one. A page of nobody new is no progress: some services repeat the last
 * page for ever, and every call costs. */
static gboolean
is_last (KolPage *page, guint n_new)
{
  guint n = kol_page_get_n_creators (page);
  gint64 total = kol_page_get_total (page);
  gint64 reached = (gint64) kol_page_get_number (page) * KOL_PAGE_SIZE;

  if (n == 0 || n_new == 0)
    return TRUE;

  return n < KOL_PAGE_SIZE && total >= 0 && reached >= total;
}

static gboolean
fetch_pages (KolCliSweep *self, KolClient *client, GCancellable *cancellable, GError **error)
{
  gboolean last = FALSE;

  while (!last && self->page <= self->last_page)
    {
      g_autoptr (KolPage) page = NULL;
      guint n_new = 0;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      page = ask (self, client, cancellable, error);
      if (page == NULL || !take (self, page, &n_new, error))
        return FALSE;
      last = is_last (page, n_new);
      self->page++;
    }

  return TRUE;
}

/* What was paid for is written out also when the next page failed. Of a command that the user
 * stopped, a file stays as it was. */
static gboolean
write_out (KolCliSweep *self, const GError *problem, GError **error)
{
  if (problem != NULL && kol_result_list_get_n_pages (self->results) == 0)
    return TRUE;
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      kol_cli_output_is_file (self->output))
    return TRUE;

  return kol_cli_output_end (self->output, error);
}

static void
tell_filters (KolCliSweep *self)
{
  g_autofree char *words = kol_query_describe (kol_result_list_get_query (self->results));

  kol_cli_say (_ ("Filters that were sent: %s"), words);
}

static void
tell_result (KolCliSweep *self, KolClient *client)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->results));
  gint64 total = kol_result_list_get_total (self->results);
  guint n_calls = kol_client_get_n_calls (client);
  g_autofree char *found = g_strdup_printf (ngettext ("%u creator", "%u creators", n), n);
  g_autofree char *calls = g_strdup_printf (ngettext ("%u call", "%u calls", n_calls), n_calls);

  if (total >= KOL_TOTAL_CEILING)
    /* Translators: "20 creators of 5000 or more; 1 call" */
    kol_cli_note (_ ("%s of %d or more; %s"), found, KOL_TOTAL_CEILING, calls);
  else if (total > n)
    kol_cli_note (_ ("%s of %d; %s"), found, (int) total, calls);
  else
    kol_cli_note (_ ("%s; %s"), found, calls);
}

/* Addresses of pictures expire: whatever a hand-over will show is fetched while it is there. */
static gboolean
keep_pictures (KolCliSweep *self, GCancellable *cancellable, GError **error)
{
  guint n = kol_handover_get_n_entries (self->added);

  /* All formats show the same ones: the first that shows any speaks for all. */
  for (guint i = 0; i < kol_handover_get_n_formats (); i++)
    {
      const KolHandoverFormat *format = kol_handover_format_at (i);

      if (!format->with_pictures)
        continue;
      if (!kol_cli_gather_pictures (self->store, self->added, format, FALSE, cancellable, error))
        return FALSE;
      break;
    }

  kol_cli_note (ngettext ("%u creator was added to “%s”.", "%u creators were added to “%s”.", n), n,
                self->name);

  return TRUE;
}

/**
 * kol_cli_sweep_run:
 * @self: a search whose store is open
 * @client: whom to ask
 * @cancellable: (nullable): stops it
 * @error: return location for a %KOL_API_ERROR, %KOL_STORE_ERROR, %KOL_CLI_ERROR or
 *   %G_IO_ERROR_CANCELLED; what was fetched before is kept and written all the same
 *
 * Fetches page after page, until one brings nobody.
 *
 * Returns: whether everything that was asked for is there
 */
gboolean
kol_cli_sweep_run (KolCliSweep *self, KolClient *client, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (self != NULL && self->store != NULL, FALSE);
  g_return_val_if_fail (KOL_IS_CLIENT (client), FALSE);

  fetch_pages (self, client, cancellable, &problem);
  if (!write_out (self, problem, error))
    return FALSE;
  if (problem != NULL)
    {
      if (g_error_matches (problem, KOL_API_ERROR, KOL_API_ERROR_PARAMETERS))
        tell_filters (self);
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  tell_result (self, client);

  return self->added == NULL || keep_pictures (self, cancellable, error);
}
