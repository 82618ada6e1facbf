// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-cli-print.h"
#include "kol-cli-store-sweeps.h"
#include "kol-cli-store.h"
#include "kol-cli-sweep-private.h"
#include "kol-cli.h"

#define SECONDS_OF_DAY (24 * 60 * 60)
/* A sweep ends after so many pages in a row that brought nobody new, as KolSweep has it. */
#define MAX_PAGES_WITHOUT_NEW 3

/**
 * kol_cli_sweep_new:
 * @query: what to ask; it was validated
 * @options: what to do; must outlive the sweep
 * @error: return location for %KOL_CLI_ERROR_USAGE or %KOL_CLI_ERROR_LOCAL
 *
 * Returns: (transfer full) (nullable): a sweep that was not begun
 */
KolCliSweep *
kol_cli_sweep_new (KolQuery *query, const KolCliSweepOptions *options, GError **error)
{
  g_autoptr (KolCliSink) sink = NULL;
  KolCliSweep *self;

  g_return_val_if_fail (KOL_IS_QUERY (query), NULL);
  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (options->first >= 1 && options->first <= KOL_PAGE_MAX, NULL);
  g_return_val_if_fail (options->n_pages >= 1, NULL);

  sink = kol_cli_sink_new (&options->output, options->shortlist, error);
  if (sink == NULL)
    return NULL;

  self = g_new0 (KolCliSweep, 1);
  self->query = g_object_ref (query);
  self->options = options;
  self->sink = g_steal_pointer (&sink);
  self->next = options->first;
  self->reasons = g_new0 (char *, KOL_PAGE_MAX + 1);

  return self;
}

/**
 * kol_cli_sweep_free:
 * @self: (transfer full): a sweep
 */
void
kol_cli_sweep_free (KolCliSweep *self)
{
  for (guint page = 0; page <= KOL_PAGE_MAX; page++)
    g_clear_pointer (&self->reasons[page], g_free);
  g_clear_pointer (&self->reasons, g_free);
  g_clear_error (&self->failure);
  g_clear_error (&self->problem);
  g_clear_object (&self->sweep);
  g_clear_object (&self->results);
  g_clear_pointer (&self->sink, kol_cli_sink_free);
  g_clear_object (&self->store);
  g_clear_object (&self->query);
  g_free (self);
}

/**
 * kol_cli_sweep_open:
 * @self: a sweep
 * @error: return location for a %KOL_STORE_ERROR
 *
 * Opens the store: nothing is paid for that cannot be kept.
 *
 * Returns: whether the sweep can begin
 */
gboolean
kol_cli_sweep_open (KolCliSweep *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  self->store = kol_cli_store_open (error);

  return self->store != NULL && kol_cli_sink_open (self->sink, self->store, error);
}

/* The third of three held pages in a row that brought nobody new: a service that repeats itself has
 * no more. Otherwise the last page that is wanted. */
static guint
find_last (KolResultList *results, guint first, guint last)
{
  guint n = 0;

  for (guint page = first; page <= last; page++)
    {
      KolPageState state = kol_sweep_plan_get_state (kol_result_list_get_plan (results), page);

      n = state == KOL_PAGE_STATE_HELD && kol_result_list_get_n_new (results, page) == 0 ? n + 1
                                                                                         : 0;
      if (n == MAX_PAGES_WITHOUT_NEW)
        return page;
    }

  return last;
}

static void
take_results (KolCliSweep *self, KolResultList *results)
{
  const KolCliSweepOptions *options = self->options;

  self->results = results;
  self->range.plan = kol_result_list_get_plan (results);
  self->range.first = options->first;
  self->range.last = find_last (results, options->first,
                                MIN (options->first + (options->n_pages - 1), KOL_PAGE_MAX));
  kol_cli_sink_begin (self->sink, results, options->first);
}

/* What was fetched before this moment is old. Whoever works without a connection takes what there
 * is. */
static gint64
get_oldest (KolCliSweep *self)
{
  if (self->options->offline)
    return 0;

  return g_get_real_time () / G_USEC_PER_SEC - (gint64) self->options->max_age * SECONDS_OF_DAY;
}

static void
tell_old (KolCliSweep *self, KolCopy *copy)
{
  g_autofree char *age = kol_format_age (kol_copy_get_fetched_at (copy),
                                         g_get_real_time () / G_USEC_PER_SEC);

  /* Translators: how long ago something was fetched, such as "12 days ago", then a number of days
   */
  kol_cli_say (ngettext ("What was fetched %s is older than %d day and is asked for anew.",
                         "What was fetched %s is older than %d days and is asked for anew.",
                         self->options->max_age),
               age, self->options->max_age);
}

/* Of a search of which nothing is held it must still be known that it may be charged. */
static KolResultList *
find_results (KolCliSweep *self, const char *service, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (KolCopy) copy = kol_cli_store_find_copy (self->store, service, self->query, &reason);

  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  if (copy != NULL && kol_copy_get_fetched_at (copy) >= get_oldest (self))
    return kol_cli_store_load_sweep (self->store, kol_copy_get_sweep_id (copy), error);
  if (copy != NULL)
    tell_old (self, copy);

  return kol_cli_store_load_unsure (self->store, service, self->query, get_oldest (self), error);
}

static gboolean
take_held (KolCliSweep *self, const char *service, GError **error)
{
  g_autoptr (GError) reason = NULL;
  KolResultList *results;

  if (self->options->fresh)
    return TRUE;

  results = find_results (self, service, &reason);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (results == NULL)
    return TRUE;

  take_results (self, results);
  kol_cli_sweep_tell_copy (self);

  return TRUE;
}

static guint
count_wanted (KolCliSweep *self)
{
  guint n = kol_cli_range_count (&self->range, KOL_PAGE_STATE_MISSING) +
            kol_cli_range_count (&self->range, KOL_PAGE_STATE_FAILED);

  if (self->options->retry_unsure)
    n += kol_cli_range_count (&self->range, KOL_PAGE_STATE_UNSURE);

  return n;
}

static gboolean
begin (KolCliSweep *self, const char *service, GError **error)
{
  KolResultList *results = kol_cli_store_begin_sweep (self->store, service, self->query, error);

  if (results == NULL)
    return FALSE;
  take_results (self, results);

  return TRUE;
}

static void
make_sweep (KolCliSweep *self, KolCliService *service)
{
  const KolCliSweepOptions *options = self->options;

  self->sweep = kol_sweep_new (kol_cli_service_get_client (service), KOL_KEEPER (self->store),
                               self->results);
  kol_sweep_set_parallel (self->sweep, options->parallel);
  kol_sweep_set_max_calls (self->sweep, options->max_calls);
  kol_sweep_set_daily_limit (self->sweep, options->daily_limit);
  kol_sweep_set_retry_pause (self->sweep, kol_cli_service_get_retry_pause (service));
}

/* Written down so that another start, also the window's, knows what is still wanted. What is
 * complete, or what the user stopped, is not. */
static gboolean
want (KolCliSweep *self, guint last, GError **error)
{
  return kol_cli_store_want_pages (self->store, kol_sweep_plan_get_id (self->range.plan), last,
                                   error);
}

static gboolean
fetch (KolCliSweep *self, KolCliService *service, GCancellable *cancellable, GError **error)
{
  const char *name = kol_client_get_service (kol_cli_service_get_client (service));

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !kol_cli_service_start (service, cancellable, error))
    return FALSE;
  if (self->results == NULL && !begin (self, name, error))
    return FALSE;

  kol_cli_sweep_tell_plan (self, count_wanted (self));
  if (!want (self, self->range.last, error))
    return FALSE;

  make_sweep (self, service);
  kol_cli_sweep_follow (self, cancellable);
  if (kol_sweep_get_end (self->sweep) == KOL_SWEEP_END_NOTHING_NEW)
    self->range.last = MIN (self->range.last, kol_sweep_plan_get_highest (self->range.plan));

  return !(kol_cli_range_is_complete (&self->range) ||
           kol_sweep_get_end (self->sweep) == KOL_SWEEP_END_STOPPED) ||
         want (self, 0, error);
}

static gboolean
has_page (KolCliSweep *self)
{
  return self->results != NULL && kol_cli_range_count (&self->range, KOL_PAGE_STATE_HELD) > 0;
}

/* What was paid for is written out also when something went wrong. */
static gboolean
write_rest (KolCliSweep *self, const GError *problem, GError **error)
{
  return !has_page (self) ||
         (kol_cli_sink_write (self->sink, self->range.last, error) &&
          kol_cli_sink_list (self->sink, error) && kol_cli_sink_end (self->sink, problem, error));
}

static void
tell_end (KolCliSweep *self, const GError *problem)
{
  g_autofree char *words = NULL;

  if (self->results != NULL)
    kol_cli_sweep_tell_end (self);
  if (!g_error_matches (problem, KOL_API_ERROR, KOL_API_ERROR_PARAMETERS))
    return;

  words = kol_query_describe (self->query);
  kol_cli_say (_ ("Filters that were sent: %s"), words);
}

/* Addresses of pictures expire: whatever a hand-over will show is fetched while it is there. */
static gboolean
conclude (KolCliSweep *self, const GError *problem, GCancellable *cancellable, GError **error)
{
  if (!write_rest (self, problem, error))
    return FALSE;
  tell_end (self, problem);

  return kol_cli_sink_keep_pictures (self->sink, cancellable, error);
}

/* The output came to an end while pages came, which stopped the sweep. That nobody reads any more
 * is no news. */
static gboolean
give_up (KolCliSweep *self, GError **error)
{
  if (kol_cli_status_of (self->problem) != KOL_CLI_STATUS_DONE)
    tell_end (self, self->problem);
  g_propagate_error (error, g_steal_pointer (&self->problem));

  return FALSE;
}

/**
 * kol_cli_sweep_run:
 * @self: a sweep whose store is open
 * @service: whom to ask
 * @cancellable: stops it: nothing more is asked for, calls under way are waited for
 * @error: return location for a %KOL_API_ERROR, %KOL_STORE_ERROR, %KOL_CLI_ERROR or
 *   %G_IO_ERROR_CANCELLED; what is held is written all the same
 *
 * Takes what is held, asks for the rest, and writes all of it.
 *
 * Returns: whether every page that was wanted is there
 */
gboolean
kol_cli_sweep_run (KolCliSweep *self,
                   KolCliService *service,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (self != NULL && self->store != NULL, FALSE);
  g_return_val_if_fail (service != NULL, FALSE);

  if (!take_held (self, kol_client_get_service (kol_cli_service_get_client (service)), error))
    return FALSE;
  if (!self->options->offline && (self->results == NULL || count_wanted (self) > 0))
    fetch (self, service, cancellable, &problem);
  if (self->problem != NULL)
    return give_up (self, error);

  if (problem == NULL)
    problem = kol_cli_sweep_make_error (self);
  if (!conclude (self, problem, cancellable, problem == NULL ? &problem : NULL) || problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  return TRUE;
}
