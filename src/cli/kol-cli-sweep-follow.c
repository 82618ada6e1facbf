// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <unistd.h>

#include "kol-cli-print.h"
#include "kol-cli-sweep-private.h"

/* Signals that stop the program; each is heard once more while calls under way are waited for. */
static const int stop_signals[] = { SIGINT, SIGTERM };

/**
 * kol_cli_sweep_write_ready:
 * @self: a sweep with results
 *
 * Writes out pages in their order as far as they are here: one that is not holds back those behind
 * it. When they cannot be written nothing more is asked for.
 */
void
kol_cli_sweep_write_ready (KolCliSweep *self)
{
  guint page = self->next;

  g_return_if_fail (self != NULL && self->results != NULL);

  while (page <= self->range.last &&
         kol_sweep_plan_get_state (self->range.plan, page) == KOL_PAGE_STATE_HELD)
    page++;
  if (page == self->next || self->problem != NULL)
    return;

  self->next = page;
  if (!kol_cli_sink_write (self->sink, page - 1, &self->problem) && self->sweep != NULL)
    kol_sweep_stop (self->sweep);
}

static gboolean
on_output_ready_cb (int fd, GIOCondition condition, gpointer user_data)
{
  KolCliSweep *self = user_data;

  if (self->problem == NULL && !kol_cli_sink_catch_up (self->sink, &self->problem))
    kol_sweep_stop (self->sweep);
  if (self->problem == NULL && kol_cli_sink_is_behind (self->sink))
    return G_SOURCE_CONTINUE;

  self->output_source = 0;

  return G_SOURCE_REMOVE;
}

/* Waits for whoever reads slowly while pages come. */
static void
catch_up (KolCliSweep *self)
{
  if (self->output_source == 0 && self->problem == NULL && kol_cli_sink_is_behind (self->sink))
    self->output_source = g_unix_fd_add (STDOUT_FILENO, G_IO_OUT, on_output_ready_cb, self);
}

static char *
describe_rest (const KolSweepProgress *progress)
{
  guint minutes;
  guint seconds;

  if (!isfinite (progress->seconds_left) || progress->seconds_left > G_MAXINT)
    return g_strdup ("");

  seconds = (guint) ceil (progress->seconds_left);
  minutes = (seconds + 59) / 60;
  if (seconds < 60)
    /* Translators: the end of a line that tells how far a search is, with what stands before it */
    return g_strdup_printf (ngettext ("; about %u second left", "; about %u seconds left", seconds),
                            seconds);

  return g_strdup_printf (ngettext ("; about %u minute left", "; about %u minutes left", minutes),
                          minutes);
}

static char *
describe_progress (KolCliSweep *self)
{
  KolSweepProgress progress;
  g_autofree char *rest = NULL;

  kol_sweep_get_progress (self->sweep, &progress);
  rest = describe_rest (&progress);

  /* Translators: how far a search is: pages, then calls, then how long it will take or nothing */
  return g_strdup_printf (_ ("%u of %u pages; calls: %u charged, %u free, %u unsure%s"),
                          progress.pages_done, progress.pages_total, progress.charged,
                          progress.free, progress.unsure, rest);
}

/* Written out at once and not when the loop comes round: the sweep would have asked for the next
 * pages by then, and be it that nobody reads any more. */
static void
on_page_cb (KolSweep *sweep, KolPage *page, KolCliSweep *self)
{
  g_autofree char *progress = describe_progress (self);

  kol_cli_progress (_ ("Page %u is here; %s"), kol_page_get_number (page), progress);
  kol_cli_sweep_write_ready (self);
}

static void
on_page_failed_cb (KolSweep *sweep, guint page, GError *error, KolCliSweep *self)
{
  g_clear_pointer (&self->reasons[page], g_free);
  self->reasons[page] = g_strdup (error->message);
  g_clear_error (&self->failure);
  self->failure = g_error_copy (error);
  kol_cli_note (_ ("Page %u did not come: %s"), page, error->message);
}

static void
on_retrying_cb (KolSweep *sweep, GError *error, guint delay, guint page, KolCliSweep *self)
{
  /* Translators: a page's number, why it did not come, and a number of seconds */
  kol_cli_progress (_ ("Page %u: %s. Asking again in %.1f seconds; the call was free."), page,
                    error->message, delay / 1000.0);
}

static void
on_state_cb (KolSweep *sweep, GParamSpec *pspec, KolCliSweep *self)
{
  g_autofree char *sentence = NULL;

  if (kol_sweep_get_state (sweep) != KOL_SWEEP_STATE_WAITING)
    return;

  sentence = kol_sweep_dup_sentence (sweep);
  kol_cli_progress ("%s", sentence);
}

static gboolean
on_hurry_cb (gpointer user_data)
{
  KolCliSweep *self = user_data;

  kol_cli_say (_ ("Not waiting any longer. What was under way may be charged."));
  kol_sweep_cancel (self->sweep);

  return G_SOURCE_CONTINUE;
}

/* Runs while the first signal is being handled, which is not heard again after that. */
static void
on_cancelled_cb (GCancellable *cancellable, KolCliSweep *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (stop_signals); i++)
    self->hurry_sources[i] = g_unix_signal_add_full (G_PRIORITY_HIGH, stop_signals[i], on_hurry_cb,
                                                     self, NULL);

  kol_sweep_stop (self->sweep);
  if (kol_sweep_get_state (self->sweep) == KOL_SWEEP_STATE_STOPPING)
    kol_cli_say (_ ("Asking for nothing more. Calls under way are paid for, so their answers are "
                    "waited for; Ctrl+C once more gives them up."));
}

static void
connect_sweep (KolCliSweep *self)
{
  g_signal_connect (self->sweep, "page", G_CALLBACK (on_page_cb), self);
  g_signal_connect (self->sweep, "page-failed", G_CALLBACK (on_page_failed_cb), self);
  g_signal_connect (self->sweep, "retrying", G_CALLBACK (on_retrying_cb), self);
  g_signal_connect (self->sweep, "notify::state", G_CALLBACK (on_state_cb), self);
}

static KolSweepAgain
get_again (KolCliSweep *self)
{
  return self->options->retry_unsure ? KOL_SWEEP_AGAIN_FAILED | KOL_SWEEP_AGAIN_UNSURE
                                     : KOL_SWEEP_AGAIN_FAILED;
}

/**
 * kol_cli_sweep_follow:
 * @self: a sweep whose engine was not started yet
 * @cancellable: stops it; a signal that comes after that gives up calls under way
 *
 * Asks for what is wanted, and writes out and lists what comes, until the sweep has ended. What
 * went wrong with that is in the sweep then.
 */
void
kol_cli_sweep_follow (KolCliSweep *self, GCancellable *cancellable)
{
  gulong handler;

  g_return_if_fail (self != NULL && self->sweep != NULL);
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  kol_cli_sweep_write_ready (self);
  if (self->problem != NULL)
    return;

  connect_sweep (self);
  kol_sweep_start (self->sweep, self->range.first, self->range.last, get_again (self));
  handler = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled_cb), self, NULL);

  while (kol_sweep_get_state (self->sweep) != KOL_SWEEP_STATE_ENDED)
    {
      g_main_context_iteration (NULL, TRUE);
      if (self->problem == NULL && !kol_cli_sink_list (self->sink, &self->problem))
        kol_sweep_stop (self->sweep);
      catch_up (self);
    }

  g_cancellable_disconnect (cancellable, handler);
  g_clear_handle_id (&self->output_source, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (self->hurry_sources); i++)
    g_clear_handle_id (&self->hurry_sources[i], g_source_remove);
  g_signal_handlers_disconnect_by_data (self->sweep, self);
}
