// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-sweep-private.h"

/* What a sweep says of itself: one table, for the window and the command line. */

typedef struct
{
  KolSweepState state;
  KolSweepEnd end;
  const char *text; /* untranslated; NULL: what the error says */
} Sentence;

// clang-format off
static const Sentence sentences[] = {
  { KOL_SWEEP_STATE_IDLE, KOL_SWEEP_END_NONE,
    N_("Nothing was asked for yet.") },
  { KOL_SWEEP_STATE_RUNNING, KOL_SWEEP_END_NONE,
    N_("Pages are being asked for.") },
  { KOL_SWEEP_STATE_WAITING, KOL_SWEEP_END_NONE,
    N_("The service asked for a pause, or failed free of charge. It is asked again by itself.") },
  { KOL_SWEEP_STATE_PAUSED, KOL_SWEEP_END_NONE,
    N_("Paused. Nothing more is asked for until you go on.") },
  { KOL_SWEEP_STATE_STOPPING, KOL_SWEEP_END_NONE,
    N_("Stopping. Calls under way are waited for: they may be paid for already.") },
  { KOL_SWEEP_STATE_ENDED, KOL_SWEEP_END_BOUND,
    N_("Every page you wanted was asked for.") },
  { KOL_SWEEP_STATE_ENDED, KOL_SWEEP_END_EMPTY,
    N_("The results end here: the service has no more creators for this search.") },
  { KOL_SWEEP_STATE_ENDED, KOL_SWEEP_END_NOTHING_NEW,
    N_("Three pages in a row brought nobody new, so no more were asked for.") },
  { KOL_SWEEP_STATE_ENDED, KOL_SWEEP_END_CEILING,
    N_("The platform shows 250 pages of a search and no more. Narrower filters find others.") },
  { KOL_SWEEP_STATE_ENDED, KOL_SWEEP_END_STOPPED,
    N_("Stopped. What was fetched is kept, and you can go on later.") },
  { KOL_SWEEP_STATE_ENDED, KOL_SWEEP_END_ERROR, NULL },
  { KOL_SWEEP_STATE_ENDED, KOL_SWEEP_END_MAX_CALLS,
    N_("As many calls were sent as were allowed. What was fetched is kept, and you can go on.") },
  { KOL_SWEEP_STATE_ENDED, KOL_SWEEP_END_DAILY_LIMIT, NULL },
};
// clang-format on

static const Sentence *
find_sentence (KolSweep *self)
{
  KolSweepState state = self->state;
  KolSweepEnd end = state == KOL_SWEEP_STATE_ENDED ? self->end : KOL_SWEEP_END_NONE;

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sentences[i].state == state && sentences[i].end == end)
      return &sentences[i];

  g_assert_not_reached ();
}

static char *
end_with_stop (const char *text)
{
  return g_str_has_suffix (text, ".") || g_str_has_suffix (text, "。") ||
                 g_str_has_suffix (text, "…")
             ? g_strdup (text)
             : g_strconcat (text, ".", NULL);
}

static guint
count_pages (KolSweep *self, KolPageState state)
{
  KolSweepPlan *plan = kol_result_list_get_plan (self->results);
  guint limit = kol_sweep_get_limit (self, NULL);
  guint n = 0;

  for (guint i = self->first; i <= limit; i++)
    n += kol_sweep_plan_get_state (plan, i) == state;

  return n;
}

/* A range with a hole in it is never told of as if it were whole. */
static void
append_missing (KolSweep *self, GString *text)
{
  guint n_failed = count_pages (self, KOL_PAGE_STATE_FAILED);
  guint n_unsure = count_pages (self, KOL_PAGE_STATE_UNSURE);

  g_string_append_c (text, ' ');
  if (n_failed > 0)
    g_string_append_printf (
        text,
        ngettext ("%u page failed and is missing.", "%u pages failed and are missing.", n_failed),
        n_failed);
  if (n_failed > 0 && n_unsure > 0)
    g_string_append_c (text, ' ');
  if (n_unsure > 0)
    g_string_append_printf (text,
                            ngettext ("%u page is missing and may be charged.",
                                      "%u pages are missing and may be charged.", n_unsure),
                            n_unsure);
  g_string_truncate (text, text->len - (n_failed + n_unsure == 0 ? 1 : 0));
}

/**
 * kol_sweep_dup_sentence:
 * @self: a sweep
 *
 * Returns: (transfer full): how it ended or what it is doing, translated; of a sweep that ended
 *   also how many pages are missing
 */
char *
kol_sweep_dup_sentence (KolSweep *self)
{
  const Sentence *row;
  g_autofree char *first = NULL;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (KOL_IS_SWEEP (self), NULL);

  row = find_sentence (self);
  first = end_with_stop (row->text != NULL ? _ (row->text) : self->error->message);
  if (self->state != KOL_SWEEP_STATE_ENDED)
    return g_steal_pointer (&first);

  text = g_string_new (first);
  append_missing (self, text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
