// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "log-watch.h"
#include "sweep-fixture.h"

#define DEADLINE_SECONDS 30

static void
append_event (SweepFixture *self, char mark, guint page)
{
  g_string_append_printf (self->events, "%s%c%u", self->events->len > 0 ? " " : "", mark, page);
}

/* Kept before it is shown. */
static void
on_page_cb (KolSweep *sweep, KolPage *page, gpointer user_data)
{
  SweepFixture *self = user_data;
  guint number = kol_page_get_number (page);

  g_assert_null (kol_page_get_answer (page));
  g_assert_cmpint (kol_sweep_plan_get_state (kol_result_list_get_plan (self->results), number), ==,
                   KOL_PAGE_STATE_HELD);
  append_event (self, '+', number);
}

static void
on_page_failed_cb (KolSweep *sweep, guint page, GError *error, gpointer user_data)
{
  SweepFixture *self = user_data;

  g_assert_nonnull (error);
  append_event (self, '!', page);
}

static void
on_retrying_cb (KolSweep *sweep, GError *error, guint delay, guint page, gpointer user_data)
{
  SweepFixture *self = user_data;

  g_assert_nonnull (error);
  g_array_append_val (self->delays, delay);
  append_event (self, '~', page);
}

static void
make_sweep (SweepFixture *self)
{
  g_autofree char *url = page_server_dup_url (self->server);
  g_autoptr (GError) error = NULL;

  g_assert_true (kol_client_set_base_url (self->client, url, &error));
  g_assert_no_error (error);

  self->sweep = kol_sweep_new (self->client, KOL_KEEPER (self->keeper), self->results);
  kol_sweep_set_retry_pause (self->sweep, 1);
  g_signal_connect (self->sweep, "page", G_CALLBACK (on_page_cb), self);
  g_signal_connect (self->sweep, "page-failed", G_CALLBACK (on_page_failed_cb), self);
  g_signal_connect (self->sweep, "retrying", G_CALLBACK (on_retrying_cb), self);
}

void
sweep_fixture_set_up (SweepFixture *self, gconstpointer data)
{
  g_autoptr (KolQuery) query = kol_query_new ();

  self->server = page_server_new (KOL_TOTAL_CEILING);
  self->client = kol_client_new ();
  self->keeper = fake_keeper_new ();
  self->results = kol_result_list_new (query);
  self->events = g_string_new (NULL);
  self->delays = g_array_new (FALSE, FALSE, sizeof (guint));
  kol_client_set_token (self->client, SWEEP_TOKEN);
  kol_client_set_timeout (self->client, 5);
  make_sweep (self);
}

static gboolean
is_settled (SweepFixture *self)
{
  return fake_keeper_is_settled (self->keeper);
}

void
sweep_fixture_tear_down (SweepFixture *self, gconstpointer data)
{
  if (self->sweep != NULL)
    g_assert_finalize_object (g_steal_pointer (&self->sweep));
  sweep_fixture_wait (self, is_settled);
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  g_assert_finalize_object (g_steal_pointer (&self->client));
  g_assert_finalize_object (g_steal_pointer (&self->keeper));
  g_assert_finalize_object (g_steal_pointer (&self->results));
  g_clear_pointer (&self->server, page_server_free);
  g_string_free (g_steal_pointer (&self->events), TRUE);
  g_clear_pointer (&self->delays, g_array_unref);

  log_watch_assert_clean (SWEEP_TOKEN);
}

/* Another service, which says that there are so many hits. Before anything is asked. */
void
sweep_fixture_use_total (SweepFixture *self, gint64 total)
{
  g_clear_object (&self->sweep);
  g_clear_pointer (&self->server, page_server_free);
  self->server = page_server_new (total);
  make_sweep (self);
}

void
sweep_fixture_start (SweepFixture *self, guint first, guint last, KolSweepAgain again)
{
  kol_sweep_start (self->sweep, first, last, again);
}

static gboolean
on_tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until @condition holds. It can come to hold in a thread of the server. */
void
sweep_fixture_wait (SweepFixture *self, SweepCondition condition)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;
  guint tick = g_timeout_add (5, on_tick_cb, NULL);

  while (!condition (self))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }

  g_source_remove (tick);
}

/* Until the service holds so many requests back. */
void
sweep_fixture_wait_for_held (SweepFixture *self, guint n)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;
  guint tick = g_timeout_add (5, on_tick_cb, NULL);

  while (page_server_get_n_held (self->server) < n)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }

  g_source_remove (tick);
}

static gboolean
has_ended (SweepFixture *self)
{
  return kol_sweep_get_state (self->sweep) == KOL_SWEEP_STATE_ENDED;
}

/* Everything that was sent is settled then, and told of. */
void
sweep_fixture_finish (SweepFixture *self)
{
  KolSweepProgress progress;

  sweep_fixture_wait (self, has_ended);
  kol_sweep_get_progress (self->sweep, &progress);

  g_assert_true (isnan (progress.seconds_left));
  g_assert_cmpfloat (progress.wait_seconds, <=, 0);
  g_assert_cmpuint (progress.charged + progress.free + progress.unsure, ==,
                    kol_client_get_n_calls (self->client));
}

void
sweep_fixture_run (SweepFixture *self, guint first, guint last, KolSweepAgain again)
{
  sweep_fixture_start (self, first, last, again);
  sweep_fixture_finish (self);
}

void
sweep_fixture_assert_end (SweepFixture *self, KolSweepEnd end)
{
  g_autofree char *sentence = kol_sweep_dup_sentence (self->sweep);

  g_test_message ("%s [%s]", sentence, self->events->str);
  g_assert_cmpint (kol_sweep_get_end (self->sweep), ==, end);
  g_assert_cmpint (kol_sweep_get_error (self->sweep) != NULL, ==,
                   end == KOL_SWEEP_END_ERROR || end == KOL_SWEEP_END_DAILY_LIMIT);
  g_assert_cmpuint (fake_keeper_count_open (self->keeper), ==, 0);
}

/* Sweep and keeper agree, and with the service. */
void
sweep_fixture_assert_counts (SweepFixture *self, guint charged, guint free, guint unsure)
{
  KolSweepProgress progress;

  kol_sweep_get_progress (self->sweep, &progress);
  g_assert_cmpuint (progress.charged, ==, charged);
  g_assert_cmpuint (progress.free, ==, free);
  g_assert_cmpuint (progress.unsure, ==, unsure);
  g_assert_cmpuint (fake_keeper_count (self->keeper, KOL_CHARGE_CHARGED), ==, charged);
  g_assert_cmpuint (fake_keeper_count (self->keeper, KOL_CHARGE_FREE), ==, free);
  g_assert_cmpuint (fake_keeper_count (self->keeper, KOL_CHARGE_UNSURE), ==, unsure);
  g_assert_cmpuint (page_server_get_n_requests (self->server, 0), ==, charged + free + unsure);
}

void
sweep_fixture_assert_order (SweepFixture *self, const char *order)
{
  g_autofree char *actual = page_server_dup_order (self->server);

  g_assert_cmpstr (actual, ==, order);
}

guint
sweep_fixture_count_pages (SweepFixture *self, KolPageState state)
{
  return kol_sweep_plan_count (kol_result_list_get_plan (self->results), KOL_PAGE_MAX, state);
}
