// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-notify.h"
#include "kol-sweep-words.h"
#include "kol-sweep-work.h"

struct _KolSweepWork
{
  GObject parent_instance;

  KolSession *session; /* owned */
  GtkWindow *window;   /* not owned: owns this */
  KolSweep *sweep;     /* owned, nullable: followed */
  KolWork *work;       /* owned, nullable: nothing is under way */
};

G_DEFINE_FINAL_TYPE (KolSweepWork, kol_sweep_work, G_TYPE_OBJECT)

/* While it is paused by the user, nothing goes on that sleep would break off. */
static gboolean
is_under_way (KolSweepWork *self)
{
  KolSweepState state;

  if (self->sweep == NULL || !kol_session_is_fetching_many (self->session))
    return FALSE;

  state = kol_sweep_get_state (self->sweep);

  return state == KOL_SWEEP_STATE_RUNNING || state == KOL_SWEEP_STATE_WAITING ||
         state == KOL_SWEEP_STATE_STOPPING;
}

/* It came to an end by itself: whoever pressed Stop or Pause knows. */
static gboolean
is_worth_a_notice (KolSweep *sweep)
{
  return kol_sweep_get_state (sweep) == KOL_SWEEP_STATE_ENDED &&
         kol_sweep_get_end (sweep) != KOL_SWEEP_END_STOPPED;
}

static void
end_work (KolSweepWork *self)
{
  g_autofree char *range = NULL;
  g_autofree char *sentence = NULL;

  if (self->sweep == NULL || !is_worth_a_notice (self->sweep))
    {
      g_clear_pointer (&self->work, kol_work_end);
      return;
    }

  range = kol_sweep_words_describe_range (
      kol_result_list_get_plan (kol_sweep_get_results (self->sweep)));
  sentence = kol_sweep_dup_sentence (self->sweep);
  kol_work_end_with_notice (g_steal_pointer (&self->work), "sweep", range, sentence);
}

static void
update (KolSweepWork *self)
{
  g_assert (KOL_IS_SWEEP_WORK (self));

  if (is_under_way (self) && self->work == NULL)
    self->work = kol_work_begin (self->window, _ ("Pages of creators are being loaded."));
  else if (!is_under_way (self) && self->work != NULL)
    end_work (self);
}

static void
on_sweep_changed_cb (KolSweepWork *self)
{
  g_assert (KOL_IS_SWEEP_WORK (self));

  /* One that was left for another tells nobody how it ended. */
  g_clear_pointer (&self->work, kol_work_end);
  if (self->sweep != NULL)
    g_signal_handlers_disconnect_by_data (self->sweep, self);
  g_set_object (&self->sweep, kol_session_get_sweep (self->session));
  if (self->sweep != NULL)
    g_signal_connect_object (self->sweep, "notify::state", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  update (self);
}

static void
kol_sweep_work_dispose (GObject *object)
{
  KolSweepWork *self = KOL_SWEEP_WORK (object);

  g_clear_pointer (&self->work, kol_work_end);
  g_clear_object (&self->sweep);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (kol_sweep_work_parent_class)->dispose (object);
}

static void
kol_sweep_work_class_init (KolSweepWorkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kol_sweep_work_dispose;
}

static void
kol_sweep_work_init (KolSweepWork *self)
{
}

/**
 * kol_sweep_work_new:
 * @session: whose fetching is followed
 * @window: (transfer none): the window it belongs to; outlives the object
 *
 * Returns: (transfer full): what tells the desktop
 */
KolSweepWork *
kol_sweep_work_new (KolSession *session, GtkWindow *window)
{
  KolSweepWork *self;

  g_return_val_if_fail (KOL_IS_SESSION (session), NULL);
  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  self = g_object_new (KOL_TYPE_SWEEP_WORK, NULL);
  self->session = g_object_ref (session);
  self->window = window;
  g_signal_connect_object (session, "notify::sweep", G_CALLBACK (on_sweep_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  on_sweep_changed_cb (self);

  return self;
}
