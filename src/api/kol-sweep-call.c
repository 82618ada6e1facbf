// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-sweep-private.h"

/* One call of a sweep: written down, sent, settled, shown, in this order. It does not own the
 * sweep: an answer is paid for, and is kept, also when nobody waits for it any more. */

static void
call_free (KolSweepCall *self)
{
  g_weak_ref_clear (&self->sweep);
  g_clear_object (&self->client);
  g_clear_object (&self->keeper);
  g_clear_object (&self->results);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->page);
  g_clear_error (&self->error);
  g_clear_error (&self->keep_error);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KolSweepCall, call_free)

/* The error keeps its domain and code, so that whoever knows the keeper knows what it means. */
static void
say_what_was_lost (KolSweepCall *self)
{
  g_autofree char *reason = g_steal_pointer (&self->keep_error->message);

  if (self->page != NULL)
    /* Translators: a page's number, and why */
    self->keep_error->message = g_strdup_printf (_ ("Page %u is here, but could not be kept: %s"),
                                                 self->number, reason);
  else
    /* Translators: a page's number, and why */
    self->keep_error->message = g_strdup_printf (
        _ ("What the call for page %u cost could not be written down: %s"), self->number, reason);
}

/* Nobody is there to decide anything: the page's state says what is known. */
static void
note_failure (KolSweepCall *self)
{
  if (self->outcome.sent)
    kol_sweep_plan_set_state (kol_result_list_get_plan (self->results), self->number,
                              self->outcome.charge == KOL_CHARGE_UNSURE ? KOL_PAGE_STATE_UNSURE
                                                                        : KOL_PAGE_STATE_FAILED,
                              self->outcome.code);
}

static void
on_call_ended_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KolSweepCall) self = user_data;
  g_autoptr (KolSweep) sweep = g_weak_ref_get (&self->sweep);

  if (!kol_keeper_end_call_finish (KOL_KEEPER (object), result, &self->keep_error))
    say_what_was_lost (self);
  if (self->page != NULL)
    {
      /* What was not kept is paid for all the same. */
      kol_page_set_answer (self->page, NULL);
      kol_result_list_add_page (self->results, self->page);
    }

  if (sweep != NULL)
    kol_sweep_take_call (sweep, self);
  else if (self->error != NULL)
    note_failure (self);
}

static void
end_call (KolSweepCall *self)
{
  kol_keeper_end_call_async (self->keeper, self->id, self->outcome.charge, self->outcome.sent,
                             self->outcome.code, self->page, on_call_ended_cb, self);
}

static void
on_searched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  KolSweepCall *self = user_data;

  self->page = kol_client_search_finish (KOL_CLIENT (object), result, &self->outcome, &self->error);
  end_call (self);
}

static void
on_call_begun_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KolSweepCall) self = user_data;
  g_autoptr (KolSweep) sweep = g_weak_ref_get (&self->sweep);
  GError *error = NULL;
  KolSweepCall *call;

  self->id = kol_keeper_begin_call_finish (KOL_KEEPER (object), result, &error);
  if (self->id == 0)
    {
      if (sweep != NULL)
        kol_sweep_take_refusal (sweep, self->number, g_steal_pointer (&error));
      g_clear_error (&error);
      return;
    }

  call = g_steal_pointer (&self);
  /* Much can have happened while it was written down. */
  if (sweep == NULL || !kol_sweep_may_send (sweep, call->number))
    end_call (call);
  else
    kol_client_search_async (call->client,
                             kol_sweep_plan_get_query (kol_result_list_get_plan (call->results)),
                             call->number, call->cancellable, on_searched_cb, call);
}

/*< private >
 * kol_sweep_begin_call:
 * @self: a sweep
 * @number: which page to ask for
 *
 * Writes a call down and sends it. Nothing is called back before this returns.
 */
void
kol_sweep_begin_call (KolSweep *self, guint number)
{
  KolSweepCall *call = g_new0 (KolSweepCall, 1);

  g_weak_ref_init (&call->sweep, self);
  call->client = g_object_ref (self->client);
  call->keeper = g_object_ref (self->keeper);
  call->results = g_object_ref (self->results);
  call->cancellable = g_object_ref (self->cancellable);
  call->number = number;
  call->epoch = self->rate.epoch;
  /* What is never sent. */
  call->outcome = (KolClientOutcome){ KOL_CHARGE_FREE, FALSE, KOL_API_ERROR_NO_CODE };

  kol_sweep_rate_begin_call (&self->rate, g_get_monotonic_time ());
  self->pages[number].calling = TRUE;
  self->n_calling++;
  self->n_calls++;

  /* Not to be cancelled: it could be written down all the same, and never be settled. */
  kol_keeper_begin_call_async (self->keeper, kol_result_list_get_plan (self->results), number,
                               self->daily_limit, NULL, on_call_begun_cb, call);
}
