// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kol-sweep-words.h"

/**
 * kol_sweep_words_describe_calls:
 * @progress: how far a sweep has come
 *
 * Returns: (transfer full): what its calls cost, such as "36 calls charged · 2 free · 1 unsure"
 */
char *
kol_sweep_words_describe_calls (const KolSweepProgress *progress)
{
  g_autofree char *charged = NULL;
  g_autofree char *unsure = NULL;

  g_return_val_if_fail (progress != NULL, NULL);

  charged = g_strdup_printf (ngettext ("%u call charged", "%u calls charged", progress->charged),
                             progress->charged);
  /* Translators: calls of which nobody can tell whether they were charged */
  unsure = g_strdup_printf (_ ("%u unsure"), progress->unsure);

  /* Translators: “36 calls charged”, how many were free, “1 unsure” */
  return g_strdup_printf (_ ("%s · %u free · %s"), charged, progress->free, unsure);
}

/**
 * kol_sweep_words_describe_time:
 * @seconds: how long the rest will take; NaN: nobody knows
 *
 * Returns: (transfer full) (nullable): such as "about 3 minutes left"; %NULL: nobody knows
 */
char *
kol_sweep_words_describe_time (double seconds)
{
  guint minutes;

  if (!isfinite (seconds) || seconds < 0)
    return NULL;
  if (seconds < 55)
    {
      guint rounded = (guint) MAX (5 * ceil (seconds / 5), 5);

      return g_strdup_printf (ngettext ("about %u second left", "about %u seconds left", rounded),
                              rounded);
    }

  minutes = (guint) ceil (seconds / 60);
  if (minutes < 120)
    return g_strdup_printf (ngettext ("about %u minute left", "about %u minutes left", minutes),
                            minutes);

  return g_strdup_printf (_ ("about %u hours left"), (minutes + 30) / 60);
}

/**
 * kol_sweep_words_describe_pages:
 * @sweep: a sweep
 * @progress: how far it has come
 *
 * Returns: (transfer full): such as "Loading: 3 of 25 pages"
 */
char *
kol_sweep_words_describe_pages (KolSweep *sweep, const KolSweepProgress *progress)
{
  const char *text;

  g_return_val_if_fail (KOL_IS_SWEEP (sweep), NULL);
  g_return_val_if_fail (progress != NULL, NULL);

  switch (kol_sweep_get_state (sweep))
    {
    case KOL_SWEEP_STATE_PAUSED:
      /* Translators: pages that are done, and of how many */
      text = _ ("Paused at %u of %u pages");
      break;
    case KOL_SWEEP_STATE_STOPPING:
      text = _ ("Stopping at %u of %u pages");
      break;
    case KOL_SWEEP_STATE_WAITING:
      text = _ ("Waiting at %u of %u pages");
      break;
    case KOL_SWEEP_STATE_IDLE:
    case KOL_SWEEP_STATE_RUNNING:
    case KOL_SWEEP_STATE_ENDED:
    default:
      text = _ ("Loading: %u of %u pages");
    }

  return g_strdup_printf (text, progress->pages_done, progress->pages_total);
}

/* The last page that was asked for, or is known to have creators. */
static guint
find_last (KolSweepPlan *plan)
{
  guint end = kol_sweep_plan_get_end (plan);
  guint highest = kol_sweep_plan_get_highest (plan);

  return end > 0 ? MIN (end, MAX (highest, 1)) : MAX (highest, 1);
}

/**
 * kol_sweep_words_describe_range:
 * @plan: what is known of a sweep's pages
 *
 * A range is complete only when every page of it is held.
 *
 * Returns: (transfer full): such as "Complete: all 25 pages are held"
 */
char *
kol_sweep_words_describe_range (KolSweepPlan *plan)
{
  guint last;

  g_return_val_if_fail (KOL_IS_SWEEP_PLAN (plan), NULL);

  last = find_last (plan);
  if (kol_sweep_plan_is_complete (plan, last))
    return g_strdup_printf (
        ngettext ("Complete: %u page is held", "Complete: all %u pages are held", last), last);

  return g_strdup_printf (_ ("Not complete: %u of %u pages are held"),
                          kol_sweep_plan_count (plan, last, KOL_PAGE_STATE_HELD), last);
}
