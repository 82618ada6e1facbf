// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-session-private.h"

/* What the user can want of fetching pages: more, all up to one, those that did not come, a pause.
 */

static KolSweepPlan *
get_plan (KolSession *self)
{
  return kol_result_list_get_plan (self->results);
}

/**
 * kol_session_get_interrupted:
 * @self: a session
 *
 * Returns: up to which page the results were wanted when fetching them was broken off, by the end
 *   of the program or by an error; 0: nothing is left to go on with
 */
guint
kol_session_get_interrupted (KolSession *self)
{
  guint wanted;

  g_return_val_if_fail (KOL_IS_SESSION (self), 0);

  if (self->results == NULL || self->busy)
    return 0;
  wanted = kol_sweep_plan_get_wanted (get_plan (self));

  return wanted > 0 && !kol_sweep_plan_is_complete (get_plan (self), wanted) ? wanted : 0;
}

/* The first page that was never asked for, or failed free of charge. */
static guint
find_next_page (KolSession *self)
{
  for (guint i = 1; i <= KOL_PAGE_MAX; i++)
    {
      KolPageState state = kol_sweep_plan_get_state (get_plan (self), i);

      if (state == KOL_PAGE_STATE_MISSING || state == KOL_PAGE_STATE_FAILED)
        return i;
    }

  return 0;
}

/**
 * kol_session_load_more:
 * @self: a session
 *
 * Asks for the next page of what is shown. Does nothing while anything is under way or when there
 * is no more.
 */
void
kol_session_load_more (KolSession *self)
{
  guint page;

  g_return_if_fail (KOL_IS_SESSION (self));

  if (!kol_session_can_begin (self) || kol_result_list_has_ended (self->results))
    return;

  page = find_next_page (self);
  if (page > 0)
    kol_session_fetch (self, page, page, KOL_SWEEP_AGAIN_FAILED, FALSE);
}

/**
 * kol_session_load_pages:
 * @self: a session
 * @last: up to which page, 1 to %KOL_PAGE_MAX
 * @again: what was asked for in vain and is asked for again
 *
 * Asks for every page of what is shown that is not held, and offers to go on at the next start when
 * that is broken off.
 */
void
kol_session_load_pages (KolSession *self, guint last, KolSweepAgain again)
{
  g_return_if_fail (KOL_IS_SESSION (self));
  g_return_if_fail (last >= 1 && last <= KOL_PAGE_MAX);

  if (!kol_session_can_begin (self))
    return;

  kol_session_want_pages (self, get_plan (self), last);
  kol_session_fetch (self, 1, last, again, TRUE);
}

/**
 * kol_session_fetch_page:
 * @self: a session
 * @page: a page that was asked for in vain
 *
 * Asks for that page alone, also when the call for it may have been charged.
 */
void
kol_session_fetch_page (KolSession *self, guint page)
{
  g_return_if_fail (KOL_IS_SESSION (self));
  g_return_if_fail (page >= 1 && page <= KOL_PAGE_MAX);

  if (kol_session_can_begin (self))
    kol_session_fetch (self, page, page, KOL_SWEEP_AGAIN_FAILED | KOL_SWEEP_AGAIN_UNSURE, TRUE);
}

/**
 * kol_session_fetch_failed:
 * @self: a session
 *
 * Asks for all pages again that failed free of charge.
 */
void
kol_session_fetch_failed (KolSession *self)
{
  guint last;

  g_return_if_fail (KOL_IS_SESSION (self));

  if (!kol_session_can_begin (self))
    return;

  last = kol_sweep_plan_get_highest (get_plan (self));
  if (last > 0)
    kol_session_fetch (self, 1, last, KOL_SWEEP_AGAIN_FAILED, TRUE);
}

/**
 * kol_session_go_on:
 * @self: a session
 *
 * Goes on with what was broken off, see kol_session_get_interrupted().
 */
void
kol_session_go_on (KolSession *self)
{
  guint last;

  g_return_if_fail (KOL_IS_SESSION (self));

  last = kol_session_get_interrupted (self);
  if (last > 0)
    kol_session_load_pages (self, last, KOL_SWEEP_AGAIN_FAILED);
}

/**
 * kol_session_forget_interrupted:
 * @self: a session
 *
 * What was broken off is no longer wanted, and not offered again.
 */
void
kol_session_forget_interrupted (KolSession *self)
{
  g_return_if_fail (KOL_IS_SESSION (self));

  if (kol_session_get_interrupted (self) > 0)
    kol_session_want_pages (self, get_plan (self), 0);
}

/**
 * kol_session_pause:
 * @self: a session
 *
 * Sends nothing more until kol_session_resume().
 */
void
kol_session_pause (KolSession *self)
{
  g_return_if_fail (KOL_IS_SESSION (self));

  if (self->sweep != NULL)
    kol_sweep_pause (self->sweep);
}

/**
 * kol_session_resume:
 * @self: a session
 *
 * Goes on after kol_session_pause().
 */
void
kol_session_resume (KolSession *self)
{
  g_return_if_fail (KOL_IS_SESSION (self));

  if (self->sweep != NULL)
    kol_sweep_resume (self->sweep);
}
