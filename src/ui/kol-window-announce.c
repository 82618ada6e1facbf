// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-sweep-words.h"
#include "kol-window-private.h"

/* What has just happened, for who does not see it: every change of state is one sentence. */

/**
 * kol_window_announce:
 * @self: a window
 * @text: one sentence
 *
 * Has @text read by a screen reader, and shows nothing.
 */
void
kol_window_announce (KolWindow *self, const char *text)
{
  g_return_if_fail (KOL_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  kol_announcer_say (self->announcer, text);
}

/**
 * kol_window_announce_over:
 * @widget: a widget of the window, or of a dialog over it
 * @text: one sentence
 *
 * The same for dialogs. A dialog that stands over no window says nothing.
 */
void
kol_window_announce_over (GtkWidget *widget, const char *text)
{
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  root = gtk_widget_get_root (widget);
  while (GTK_IS_WINDOW (root) && !KOL_IS_WINDOW (root))
    root = (GtkRoot *) gtk_window_get_transient_for (GTK_WINDOW (root));
  if (root != NULL)
    kol_window_announce (KOL_WINDOW (root), text);
}

static void
announce_found (KolWindow *self)
{
  KolResultList *results = kol_session_get_results (self->session);
  g_autofree char *text = NULL;

  if (results == NULL)
    return;

  text = kol_results_page_describe_found (results);
  kol_window_announce (self, text);
}

static void
on_state_changed_cb (KolWindow *self)
{
  g_autofree char *text = NULL;

  g_assert (KOL_IS_WINDOW (self));

  switch (kol_session_get_state (self->session))
    {
    case KOL_SESSION_STATE_LOADING:
      kol_window_announce (self, _ ("Searching…"));
      break;
    case KOL_SESSION_STATE_RESULTS:
      announce_found (self);
      break;
    case KOL_SESSION_STATE_OFFER:
    case KOL_SESSION_STATE_NOTHING:
    case KOL_SESSION_STATE_ERROR:
      text = kol_results_page_dup_status (self->results_page);
      kol_window_announce (self, text);
      break;
    case KOL_SESSION_STATE_OPENING:
    case KOL_SESSION_STATE_START:
    default:
      break;
    }
}

/* Of many pages the bar tells, of one more this does. */
static void
on_pages_changed_cb (KolWindow *self)
{
  g_assert (KOL_IS_WINDOW (self));

  if (kol_session_get_state (self->session) == KOL_SESSION_STATE_RESULTS &&
      !kol_session_is_fetching_many (self->session))
    announce_found (self);
}

static void
on_results_changed_cb (KolWindow *self)
{
  KolResultList *results = kol_session_get_results (self->session);

  g_assert (KOL_IS_WINDOW (self));

  if (self->announced_results == results)
    return;
  if (self->announced_results != NULL)
    g_signal_handlers_disconnect_by_func (self->announced_results, on_pages_changed_cb, self);
  g_set_object (&self->announced_results, results);
  if (results != NULL)
    g_signal_connect_object (results, "notify::n-pages", G_CALLBACK (on_pages_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static char *
describe_sweep (KolSweep *sweep)
{
  KolSweepProgress progress;

  kol_sweep_get_progress (sweep, &progress);
  switch (kol_sweep_get_state (sweep))
    {
    case KOL_SWEEP_STATE_RUNNING:
    case KOL_SWEEP_STATE_PAUSED:
      return kol_sweep_words_describe_pages (sweep, &progress);
    case KOL_SWEEP_STATE_WAITING:
    case KOL_SWEEP_STATE_STOPPING:
    case KOL_SWEEP_STATE_ENDED:
      return kol_sweep_dup_sentence (sweep);
    case KOL_SWEEP_STATE_IDLE:
    default:
      return NULL;
    }
}

static void
on_sweep_state_changed_cb (KolWindow *self, GParamSpec *pspec, KolSweep *sweep)
{
  g_autofree char *text = NULL;

  g_assert (KOL_IS_WINDOW (self));

  if (!kol_session_is_fetching_many (self->session))
    return;

  text = describe_sweep (sweep);
  if (text != NULL)
    kol_window_announce (self, text);
}

static void
on_sweep_changed_cb (KolWindow *self)
{
  KolSweep *sweep = kol_session_get_sweep (self->session);

  g_assert (KOL_IS_WINDOW (self));

  if (self->announced_sweep == sweep)
    return;
  if (self->announced_sweep != NULL)
    g_signal_handlers_disconnect_by_func (self->announced_sweep, on_sweep_state_changed_cb, self);
  g_set_object (&self->announced_sweep, sweep);
  if (sweep != NULL)
    g_signal_connect_object (sweep, "notify::state", G_CALLBACK (on_sweep_state_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

/* Who is taken off is told of by a toast. */
static void
on_entries_changed_cb (KolWindow *self,
                       guint position,
                       guint n_removed,
                       guint n_added,
                       GListModel *shortlist)
{
  g_autoptr (KolEntry) entry = NULL;
  g_autofree char *text = NULL;

  g_assert (KOL_IS_WINDOW (self));

  if (n_added == 0 || n_removed > 0)
    return;

  entry = g_list_model_get_item (shortlist, position + n_added - 1);
  text = g_strdup_printf (_ ("On the shortlist: %s"),
                          kol_creator_get_name (kol_entry_get_creator (entry)));
  kol_window_announce (self, text);
}

static void
on_shortlist_changed_cb (KolWindow *self)
{
  KolShortlist *shortlist = kol_session_get_shortlist (self->session);

  g_assert (KOL_IS_WINDOW (self));

  if (self->announced_shortlist == shortlist)
    return;
  if (self->announced_shortlist != NULL)
    g_signal_handlers_disconnect_by_func (self->announced_shortlist, on_entries_changed_cb, self);
  g_set_object (&self->announced_shortlist, shortlist);
  if (shortlist != NULL)
    g_signal_connect_object (shortlist, "items-changed", G_CALLBACK (on_entries_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
on_sorted_cb (KolWindow *self, KolCreatorTable *table)
{
  g_autofree char *text = kol_creator_table_describe_sort (table);

  g_assert (KOL_IS_WINDOW (self));

  kol_window_announce (self, text);
}

/*< private >
 * kol_window_announce_sorting:
 * @self: a window
 * @table: one of its tables
 */
void
kol_window_announce_sorting (KolWindow *self, KolCreatorTable *table)
{
  g_signal_connect_object (table, "sorted", G_CALLBACK (on_sorted_cb), self, G_CONNECT_SWAPPED);
}

/*< private >
 * kol_window_connect_announcements:
 * @self: a window that has its session
 */
void
kol_window_connect_announcements (KolWindow *self)
{
  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (on_state_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->session, "notify::results", G_CALLBACK (on_results_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::sweep", G_CALLBACK (on_sweep_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::shortlist", G_CALLBACK (on_shortlist_changed_cb),
                           self, G_CONNECT_SWAPPED);
  kol_window_announce_sorting (self, kol_results_page_get_table (self->results_page));
  on_results_changed_cb (self);
  on_sweep_changed_cb (self);
  on_shortlist_changed_cb (self);
}
