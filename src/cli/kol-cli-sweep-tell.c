// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-cli-print.h"
#include "kol-cli-sweep-private.h"
#include "kol-cli.h"

/* A single page is no event; many, that cost money, are. */
static void
tell (KolCliSweep *self, const char *text)
{
  if (self->options->n_pages > 1)
    kol_cli_say ("%s", text);
  else
    kol_cli_note ("%s", text);
}

/**
 * kol_cli_sweep_tell_copy:
 * @self: a sweep whose results are a copy
 *
 * Says what is held, of when, and that it costs nothing.
 */
void
kol_cli_sweep_tell_copy (KolCliSweep *self)
{
  guint held = kol_cli_range_count (&self->range, KOL_PAGE_STATE_HELD);
  guint n = kol_cli_range_get_n_pages (&self->range);
  g_autofree char *pages = kol_cli_range_describe (&self->range);
  g_autofree char *age = NULL;

  if (held == 0)
    return;

  age = kol_format_age (kol_result_list_get_fetched_at (self->results),
                        g_get_real_time () / G_USEC_PER_SEC);
  if (held == n)
    /* Translators: pages, as in “Pages 1–30”, then how long ago, as in “3 days ago” */
    kol_cli_say (_ ("%s: held, fetched %s; no call. --fresh asks anew."), pages, age);
  else
    /* Translators: pages, as in “Pages 1–30”, two numbers, how long ago, as in “3 days ago” */
    kol_cli_say (_ ("%s: %u of %u are held, fetched %s; they are not asked for again."), pages,
                 held, n, age);
}

static gboolean
may_reach_ceiling (KolCliSweep *self)
{
  gint64 total = kol_result_list_get_total (self->results);

  return self->options->n_pages > 1 && (total < 0 || total >= KOL_TOTAL_CEILING);
}

/**
 * kol_cli_sweep_tell_plan:
 * @self: a sweep with results
 * @n_asked: how many pages are going to be asked for
 *
 * Says what is going to be sent and what it can cost at the most.
 */
void
kol_cli_sweep_tell_plan (KolCliSweep *self, guint n_asked)
{
  g_autofree char *pages = kol_cli_range_describe (&self->range);
  guint n_calls = n_asked;
  g_autofree char *calls = NULL;
  g_autofree char *line = NULL;

  if (self->options->max_calls > 0)
    n_calls = MIN (n_calls, (guint) self->options->max_calls);
  calls = g_strdup_printf (
      ngettext ("at most %u call that costs money", "at most %u calls that cost money", n_calls),
      n_calls);
  /* Translators: pages, as in “Pages 1–30”, a number, then “at most 18 calls that cost money” */
  line = g_strdup_printf (
      ngettext ("%s: %u page to ask for, %s.", "%s: %u pages to ask for, %s.", n_asked), pages,
      n_asked, calls);
  tell (self, line);
  if (!may_reach_ceiling (self))
    return;

  kol_cli_say (_ ("A total of %d that the service names is the ceiling of the platform, %d pages, "
                  "and not a count."),
               KOL_TOTAL_CEILING, KOL_PAGE_MAX);
}

static char *
describe_creators (KolCliSweep *self)
{
  guint n = kol_cli_sink_get_n_creators (self->sink);
  gint64 total = kol_result_list_get_total (self->results);
  g_autofree char *creators = g_strdup_printf (ngettext ("%u creator", "%u creators", n), n);

  if (total >= KOL_TOTAL_CEILING)
    /* Translators: “20 creators of 5000 or more” */
    return g_strdup_printf (_ ("%s of %d or more"), creators, KOL_TOTAL_CEILING);
  if (total > n)
    return g_strdup_printf (_ ("%s of %d"), creators, (int) total);

  return g_steal_pointer (&creators);
}

static char *
describe_calls (KolCliSweep *self)
{
  KolSweepProgress progress = { 0 };

  if (self->sweep == NULL)
    return g_strdup (_ ("no call"));

  kol_sweep_get_progress (self->sweep, &progress);

  return g_strdup_printf (_ ("calls: %u charged, %u free, %u unsure"), progress.charged,
                          progress.free, progress.unsure);
}

static void
tell_sum (KolCliSweep *self)
{
  g_autofree char *pages = kol_cli_range_describe (&self->range);
  g_autofree char *creators = describe_creators (self);
  g_autofree char *calls = describe_calls (self);
  g_autofree char *line = NULL;

  if (kol_cli_range_is_complete (&self->range))
    /* Translators: pages, as in “Pages 1–30”, creators, calls */
    line = g_strdup_printf (_ ("%s: complete; %s; %s."), pages, creators, calls);
  else
    /* Translators: pages, as in “Pages 1–30”, two numbers, creators, calls */
    line = g_strdup_printf (_ ("%s: not complete, %u of %u are held; %s; %s."), pages,
                            kol_cli_range_count (&self->range, KOL_PAGE_STATE_HELD),
                            kol_cli_range_get_n_pages (&self->range), creators, calls);
  tell (self, line);
}

/* An error is reported when the program ends, and that the user stopped it is known. */
static void
tell_sentence (KolCliSweep *self)
{
  KolSweepEnd end = self->sweep != NULL ? kol_sweep_get_end (self->sweep) : KOL_SWEEP_END_NONE;
  g_autofree char *sentence = NULL;

  if (end == KOL_SWEEP_END_NONE || end == KOL_SWEEP_END_ERROR || end == KOL_SWEEP_END_STOPPED)
    return;

  sentence = kol_sweep_dup_sentence (self->sweep);
  tell (self, sentence);
}

/* Every reason once, with all the pages it kept from coming. */
static void
tell_reasons (KolCliSweep *self)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint page = self->range.first; page <= self->range.last; page++)
    {
      const char *reason = self->reasons[page];
      g_autofree char *pages = NULL;

      if (reason == NULL || !g_hash_table_add (told, (gpointer) reason))
        continue;
      pages = kol_cli_range_list_equal (&self->range, self->reasons, reason);
      /* Translators: numbers of pages, as in “3, 7–9”, then why they did not come */
      kol_cli_say (_ ("Did not come: %s (%s)"), pages, reason);
    }
}

static void
tell_missing (KolCliSweep *self)
{
  g_autofree char *unsure = kol_cli_range_list (&self->range, KOL_PAGE_STATE_UNSURE);
  g_autofree char *missing = kol_cli_range_list (&self->range, KOL_PAGE_STATE_MISSING);

  if (*unsure != '\0')
    /* Translators: numbers of pages, as in “3, 7–9” */
    kol_cli_say (_ ("Unsure, may be charged: %s. --retry-unsure asks for what is unsure."), unsure);
  if (*missing != '\0' && self->options->n_pages > 1)
    kol_cli_say (_ ("Not asked for: %s."), missing);
}

static void
tell_how_to_go_on (KolCliSweep *self)
{
  if (self->options->offline || kol_cli_range_count (&self->range, KOL_PAGE_STATE_HELD) == 0)
    return;

  if (self->options->fresh)
    kol_cli_say (_ ("What came is kept. The same command without --fresh goes on from here."));
  else
    kol_cli_say (_ ("What came is kept. The same command goes on from here."));
}

/**
 * kol_cli_sweep_tell_end:
 * @self: a sweep that has come to its end
 *
 * Says how it ended, what it cost, and which pages are missing.
 */
void
kol_cli_sweep_tell_end (KolCliSweep *self)
{
  g_return_if_fail (self != NULL && self->results != NULL);

  tell_sentence (self);
  tell_sum (self);
  if (self->options->n_pages > 1)
    tell_reasons (self);
  if (kol_cli_range_is_complete (&self->range))
    return;

  tell_missing (self);
  tell_how_to_go_on (self);
}

/* How a range that is not complete is reported. */
static GError *
make_partial_error (KolCliSweep *self)
{
  guint n = kol_cli_range_get_n_pages (&self->range);
  guint missing = n - kol_cli_range_count (&self->range, KOL_PAGE_STATE_HELD);

  return g_error_new (
      KOL_CLI_ERROR, KOL_CLI_ERROR_PARTIAL,
      ngettext ("%u of %u pages is missing.", "%u of %u pages are missing.", missing), missing, n);
}

/**
 * kol_cli_sweep_make_error:
 * @self: a sweep that has come to its end
 *
 * Returns: (transfer full) (nullable): why not every page that was wanted is there, %NULL when all
 *   are: what stopped the sweep, or %KOL_CLI_ERROR_PARTIAL
 */
GError *
kol_cli_sweep_make_error (KolCliSweep *self)
{
  KolSweepEnd end = self->sweep != NULL ? kol_sweep_get_end (self->sweep) : KOL_SWEEP_END_NONE;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->results == NULL)
    return g_error_new_literal (KOL_CLI_ERROR, KOL_CLI_ERROR_PARTIAL,
                                _ ("No page of this search is held."));
  if (end == KOL_SWEEP_END_ERROR)
    return g_error_copy (kol_sweep_get_error (self->sweep));
  if (kol_cli_range_is_complete (&self->range))
    return NULL;
  if (end == KOL_SWEEP_END_STOPPED)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Stopped."));
  if (self->failure != NULL && kol_cli_range_count (&self->range, KOL_PAGE_STATE_HELD) == 0)
    return g_error_copy (self->failure);

  return make_partial_error (self);
}
