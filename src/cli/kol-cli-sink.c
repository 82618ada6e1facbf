// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-cli-pictures.h"
#include "kol-cli-print.h"
#include "kol-cli-sink.h"
#include "kol-cli-store.h"

struct _KolCliSink
{
  KolCliOutput *output; /* owned */
  char *name;           /* owned, nullable: of the shortlist */

  KolStore *store;         /* owned, nullable until it is open */
  KolShortlist *shortlist; /* owned, nullable: made when the first creator is found */
  KolHandover *added;      /* owned, nullable: the new entries, whose pictures are wanted */

  KolResultList *results; /* owned, nullable until the beginning */
  guint begin;            /* place in the results of the first creator that is wanted */
  guint written;          /* place of the next one to write */
  guint listed;           /* place of the next one for the shortlist */
  gboolean has_page;      /* a page was written, be it empty */
};

/**
 * kol_cli_sink_new:
 * @options: how and where to write
 * @shortlist: (nullable): name of the shortlist that whoever is found is added to
 * @error: return location for %KOL_CLI_ERROR_USAGE or %KOL_CLI_ERROR_LOCAL
 *
 * Returns: (transfer full) (nullable): a sink that can be written to
 */
KolCliSink *
kol_cli_sink_new (const KolCliOutputOptions *options, const char *shortlist, GError **error)
{
  g_autoptr (KolCliOutput) output = NULL;
  KolCliSink *self;

  g_return_val_if_fail (options != NULL, NULL);

  if (shortlist != NULL && !kol_cli_check_name (shortlist, error))
    return NULL;
  output = kol_cli_output_new (options, error);
  if (output == NULL)
    return NULL;

  self = g_new0 (KolCliSink, 1);
  self->output = g_steal_pointer (&output);
  self->name = g_strdup (shortlist);

  return self;
}

/**
 * kol_cli_sink_free:
 * @self: (transfer full): a sink
 */
void
kol_cli_sink_free (KolCliSink *self)
{
  g_clear_pointer (&self->output, kol_cli_output_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->shortlist);
  g_clear_object (&self->added);
  g_clear_object (&self->results);
  g_clear_object (&self->store);
  g_free (self);
}

/**
 * kol_cli_sink_open:
 * @self: a sink
 * @store: the store, open
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Looks for the shortlist.
 *
 * Returns: whether creators can come
 */
gboolean
kol_cli_sink_open (KolCliSink *self, KolStore *store, GError **error)
{
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (KOL_IS_STORE (store), FALSE);

  self->store = g_object_ref (store);
  if (self->name == NULL)
    return TRUE;

  self->added = kol_handover_new (self->name);
  self->shortlist = kol_cli_store_find_shortlist (store, self->name, &reason);
  if (reason == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

/**
 * kol_cli_sink_begin:
 * @self: a sink
 * @results: the list that the creators come from, now and later
 * @page: the first page that is wanted
 */
void
kol_cli_sink_begin (KolCliSink *self, KolResultList *results, guint page)
{
  g_return_if_fail (self != NULL && self->results == NULL);
  g_return_if_fail (KOL_IS_RESULT_LIST (results));
  g_return_if_fail (page >= 1);

  self->results = g_object_ref (results);
  self->begin = kol_result_list_count_to (results, page - 1);
  self->written = self->begin;
  self->listed = self->begin;
}

/**
 * kol_cli_sink_write:
 * @self: a sink
 * @page: up to which page of the results to write
 * @error: return location for a %KOL_CLI_ERROR
 *
 * Writes out the creators of the pages up to @page that were not written yet. No page may be added
 * to the results below @page after that.
 *
 * Returns: whether nothing went wrong
 */
gboolean
kol_cli_sink_write (KolCliSink *self, guint page, GError **error)
{
  guint end;

  g_return_val_if_fail (self != NULL && self->results != NULL, FALSE);

  self->has_page = TRUE;
  end = kol_result_list_count_to (self->results, page);
  for (; self->written < end; self->written++)
    {
      g_autoptr (KolCreator)
          creator = g_list_model_get_item (G_LIST_MODEL (self->results), self->written);

      kol_cli_output_add (self->output, creator);
    }

  return kol_cli_output_flush (self->output, error);
}

/**
 * kol_cli_sink_catch_up:
 * @self: a sink
 * @error: return location for a %KOL_CLI_ERROR
 *
 * Writes what the standard output did not take yet, as far as it does now.
 *
 * Returns: whether nothing went wrong
 */
gboolean
kol_cli_sink_catch_up (KolCliSink *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return kol_cli_output_flush (self->output, error);
}

/**
 * kol_cli_sink_is_behind:
 * @self: a sink
 *
 * Returns: whether the standard output did not take all that was written
 */
gboolean
kol_cli_sink_is_behind (KolCliSink *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_page && kol_cli_output_is_behind (self->output);
}

static GPtrArray *
dup_unlisted (KolCliSink *self)
{
  GPtrArray *creators = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = self->listed; i < self->written; i++)
    g_ptr_array_add (creators, g_list_model_get_item (G_LIST_MODEL (self->results), i));

  return creators;
}

/* Another program can have made it since this one looked. */
static gboolean
need_shortlist (KolCliSink *self, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (self->shortlist != NULL)
    return TRUE;

  self->shortlist = kol_cli_store_create_shortlist (self->store, self->name, &reason);
  if (g_error_matches (reason, KOL_STORE_ERROR, KOL_STORE_ERROR_NAME))
    {
      g_clear_error (&reason);
      self->shortlist = kol_cli_store_require_shortlist (self->store, self->name, &reason);
    }
  if (self->shortlist != NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

static gboolean
add_to_shortlist (KolCliSink *self, GPtrArray *creators, GError **error)
{
  g_autofree char *query = kol_query_to_canonical (kol_result_list_get_query (self->results));
  g_autoptr (GPtrArray) entries = NULL;

  if (!need_shortlist (self, error))
    return FALSE;

  entries = kol_cli_store_add_entries (self->store, self->shortlist, creators, query, error);
  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    kol_handover_add_entry (self->added, g_ptr_array_index (entries, i));

  return TRUE;
}

/**
 * kol_cli_sink_list:
 * @self: a sink
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Puts whoever was written on the shortlist, when one is wanted. Waits for the store meanwhile.
 *
 * Returns: whether they are on it
 */
gboolean
kol_cli_sink_list (KolCliSink *self, GError **error)
{
  g_autoptr (GPtrArray) creators = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->name == NULL || self->listed == self->written)
    return TRUE;

  creators = dup_unlisted (self);
  /* Before the wait: more can be written during it. */
  self->listed = self->written;

  return add_to_shortlist (self, creators, error);
}

/**
 * kol_cli_sink_end:
 * @self: a sink
 * @problem: (nullable): why the search did not come to its end
 * @error: return location for a %KOL_CLI_ERROR
 *
 * Writes the rest. What was paid for is written out also when the next page failed. Of a search
 * that brought no page, or that the user stopped, a file stays as it was.
 *
 * Returns: whether nothing went wrong
 */
gboolean
kol_cli_sink_end (KolCliSink *self, const GError *problem, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (problem != NULL && !self->has_page)
    return TRUE;
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      kol_cli_output_is_file (self->output))
    return TRUE;

  return kol_cli_output_end (self->output, error);
}

/**
 * kol_cli_sink_keep_pictures:
 * @self: a sink
 * @cancellable: (nullable): gives up what is not here yet
 * @error: return location for a %KOL_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Fetches the pictures that a hand-over of the new entries will show: their addresses expire.
 *
 * Returns: whether nothing went wrong
 */
gboolean
kol_cli_sink_keep_pictures (KolCliSink *self, GCancellable *cancellable, GError **error)
{
  guint n;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->added == NULL)
    return TRUE;

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

  n = kol_handover_get_n_entries (self->added);
  kol_cli_note (ngettext ("%u creator was added to “%s”.", "%u creators were added to “%s”.", n), n,
                self->name);

  return TRUE;
}

/**
 * kol_cli_sink_get_n_creators:
 * @self: a sink
 *
 * Returns: how many creators were written
 */
guint
kol_cli_sink_get_n_creators (KolCliSink *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->written - self->begin;
}
