// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "fake-desktop.h"
#include "kol-sweep-work.h"
#include "session-support.h"
#include "table-support.h"

/* One for the whole program: it stays on the message bus. */
static FakeDesktop *desktop;
static GtkApplication *application;

typedef struct
{
  SessionFixture base;
  GtkWidget *window; /* nobody looks at it: it is not on the screen */
  KolSweepWork *work;
} Fixture;

typedef struct
{
  const char *method;
  guint n_calls;
} Calls;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  session_fixture_set_up (&fixture->base, data);
  fixture->window = gtk_application_window_new (application);
  fixture->work = kol_sweep_work_new (fixture->base.session, GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->work));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  session_fixture_tear_down (&fixture->base, data);
}

static gboolean
was_called (gpointer data)
{
  const Calls *calls = data;

  return fake_desktop_count (desktop, calls->method) >= calls->n_calls;
}

static void
wait_for_calls (const char *method, guint n_calls)
{
  Calls calls = { method, n_calls };

  wait_until (was_called, &calls);
}

static void
load (Fixture *fixture, guint last)
{
  session_fixture_search (&fixture->base);
  kol_session_load_pages (fixture->base.session, last, KOL_SWEEP_AGAIN_FAILED);
}

/* The machine stays awake until it has ended, and whoever does not look is told. */
static void
test_ended (Fixture *fixture, gconstpointer data)
{
  guint n_begun = fake_desktop_count (desktop, "Inhibit");
  guint n_ended = fake_desktop_count (desktop, "Uninhibit");
  guint n_told = fake_desktop_count (desktop, "Notify");

  load (fixture, 4);
  wait_for_calls ("Inhibit", n_begun + 1);
  session_fixture_wait_until_idle (&fixture->base);
  wait_for_calls ("Notify", n_told + 1);
  wait_for_calls ("Uninhibit", n_ended + 1);
  g_assert_true (
      fake_desktop_was_asked (desktop, "Inhibit", "Pages of creators are being loaded."));
  g_assert_true (fake_desktop_was_asked (desktop, "Notify", "Complete: all 4 pages are held"));
}

/* One page is over in a moment. A pause lets the machine sleep; who stops it knows that it ended.
 */
static void
test_paused (Fixture *fixture, gconstpointer data)
{
  guint n_begun = fake_desktop_count (desktop, "Inhibit");
  guint n_ended = fake_desktop_count (desktop, "Uninhibit");
  guint n_told = fake_desktop_count (desktop, "Notify");

  load (fixture, 40);
  wait_for_calls ("Inhibit", n_begun + 1);
  kol_session_pause (fixture->base.session);
  wait_for_calls ("Uninhibit", n_ended + 1);
  kol_session_resume (fixture->base.session);
  wait_for_calls ("Inhibit", n_begun + 2);
  kol_session_stop (fixture->base.session);
  session_fixture_wait_until_idle (&fixture->base);
  wait_for_calls ("Uninhibit", n_ended + 2);
  g_assert_cmpuint (fake_desktop_count (desktop, "Notify"), ==, n_told);
  g_assert_cmpuint (fake_desktop_count (desktop, "Inhibit"), ==, n_begun + 2);
}

int
main (int argc, char *argv[])
{
  int status;
  g_autoptr (GError) error = NULL;

  desktop = fake_desktop_new ();
  table_support_init (&argc, &argv);
  application = gtk_application_new ("io.github.kollect_app.Kollect.Test", 0);
  g_object_set (application, "register-session", TRUE, NULL);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  /* As while it runs: it would end with its last window. */
  g_application_hold (G_APPLICATION (application));

  g_test_add ("/sweep-work/ended", Fixture, NULL, set_up, test_ended, tear_down);
  g_test_add ("/sweep-work/paused", Fixture, "slow:0.05", set_up, test_paused, tear_down);

  status = g_test_run ();
  g_clear_object (&application);
  g_clear_pointer (&desktop, fake_desktop_free);

  return status;
}
