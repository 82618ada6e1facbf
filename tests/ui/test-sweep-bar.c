// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <math.h>

#include "kol-missing-pages.h"
#include "kol-sweep-bar.h"
#include "kol-sweep-words.h"
#include "table-support.h"
#include "widget-support.h"

typedef struct
{
  SessionFixture base;
  GtkWidget *bar;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  session_fixture_set_up (&fixture->base, data);
  fixture->bar = g_object_new (KOL_TYPE_SWEEP_BAR, NULL);
  open_window (fixture->bar, 700, 200);
  kol_sweep_bar_set_session (KOL_SWEEP_BAR (fixture->bar), fixture->base.session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  /* GTK looks for the pointer when a tooltip changed, and does not mind that the window is gone. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (fixture->bar)));
  session_fixture_tear_down (&fixture->base, data);
}

static GtkWidget *
part (Fixture *fixture, const char *id)
{
  return get_part (fixture->bar, id);
}

static const char *
get_text (Fixture *fixture, const char *id)
{
  return gtk_label_get_text (GTK_LABEL (part (fixture, id)));
}

static KolSweepBarMode
get_mode (Fixture *fixture)
{
  return kol_sweep_bar_get_mode (KOL_SWEEP_BAR (fixture->bar));
}

static void
load (Fixture *fixture, guint last)
{
  session_fixture_search (&fixture->base);
  kol_session_load_pages (fixture->base.session, last, KOL_SWEEP_AGAIN_FAILED);
}

static void
test_finalize (void)
{
  GtkWidget *bar = g_object_ref_sink (g_object_new (KOL_TYPE_SWEEP_BAR, NULL));
  GtkWidget *missing = g_object_ref_sink (g_object_new (KOL_TYPE_MISSING_PAGES, NULL));

  g_assert_cmpint (kol_sweep_bar_get_mode (KOL_SWEEP_BAR (bar)), ==, KOL_SWEEP_BAR_HIDDEN);
  g_assert_finalize_object (bar);
  g_assert_finalize_object (missing);
}

static void
assert_time (double seconds, const char *expected)
{
  g_autofree char *text = kol_sweep_words_describe_time (seconds);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_describe (void)
{
  KolSweepProgress progress = { .charged = 36, .free = 2, .unsure = 1 };
  g_autofree char *calls = kol_sweep_words_describe_calls (&progress);

  g_assert_cmpstr (calls, ==, "36 calls charged · 2 free · 1 unsure");
  assert_time (NAN, NULL);
  assert_time (0, "about 5 seconds left");
  assert_time (12, "about 15 seconds left");
  assert_time (54, "about 55 seconds left");
  assert_time (60, "about 1 minute left");
  assert_time (61, "about 2 minutes left");
  assert_time (5 * 60 * 60, "about 5 hours left");
}

/* One page is over in a moment, and has no bar. */
static void
test_one_page (Fixture *fixture, gconstpointer data)
{
  session_fixture_search (&fixture->base);
  g_assert_cmpint (get_mode (fixture), ==, KOL_SWEEP_BAR_HIDDEN);
  kol_session_load_more (fixture->base.session);
  g_assert_cmpint (get_mode (fixture), ==, KOL_SWEEP_BAR_HIDDEN);
  session_fixture_wait_until_idle (&fixture->base);
  g_assert_cmpint (get_mode (fixture), ==, KOL_SWEEP_BAR_HIDDEN);
}

static gboolean
is_paused (gpointer bar)
{
  return g_str_has_prefix (gtk_label_get_text (GTK_LABEL (get_part (bar, "title"))), "Paused at ");
}

static gboolean
is_hidden (gpointer widget)
{
  return !gtk_widget_get_visible (widget);
}

static void
test_many_pages (Fixture *fixture, gconstpointer data)
{
  load (fixture, 8);
  g_assert_cmpint (get_mode (fixture), ==, KOL_SWEEP_BAR_UNDER_WAY);
  g_assert_cmpstr (get_text (fixture, "title"), ==, "Loading: 1 of 8 pages");
  g_assert_true (gtk_widget_get_visible (part (fixture, "stop")));
  g_assert_false (gtk_widget_get_visible (part (fixture, "close")));

  press_button (part (fixture, "pause"));
  wait_until (is_paused, fixture->bar);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (part (fixture, "pause"))), ==, "_Resume");
  press_button (part (fixture, "pause"));
  session_fixture_wait_until_idle (&fixture->base);

  g_assert_cmpint (get_mode (fixture), ==, KOL_SWEEP_BAR_ENDED);
  g_assert_cmpstr (get_text (fixture, "title"), ==, "Complete: all 8 pages are held");
  g_assert_nonnull (strstr (get_text (fixture, "details"), "7 calls charged"));
  wait_until (is_hidden, part (fixture, "missing_button"));

  press_button (part (fixture, "close"));
  g_assert_cmpint (get_mode (fixture), ==, KOL_SWEEP_BAR_HIDDEN);
}

static void
test_stop (Fixture *fixture, gconstpointer data)
{
  load (fixture, 14);
  press_button (part (fixture, "stop"));
  /* It has ended already unless a call is under way. */
  g_assert_true (get_mode (fixture) == KOL_SWEEP_BAR_ENDED ||
                 !gtk_widget_get_sensitive (part (fixture, "stop")));
  session_fixture_wait_until_idle (&fixture->base);

  g_assert_cmpint (get_mode (fixture), ==, KOL_SWEEP_BAR_ENDED);
  g_assert_nonnull (strstr (get_text (fixture, "details"), "Stopped."));
}

/* A range with a hole is not complete, says which page is missing, and that is fetched alone. */
static void
test_missing (Fixture *fixture, gconstpointer data)
{
  GtkWidget *again;

  load (fixture, 5);
  session_fixture_wait_until_idle (&fixture->base);
  g_assert_cmpstr (get_text (fixture, "title"), ==, "Not complete: 4 of 5 pages are held");
  g_assert_true (gtk_widget_get_visible (part (fixture, "missing_button")));
  g_assert_cmpstr (get_text (fixture, "missing_label"), ==, "1 Unsure");

  gtk_menu_button_popup (GTK_MENU_BUTTON (part (fixture, "missing_button")));
  g_assert_nonnull (find_label (part (fixture, "missing"), "may be charged twice"));
  again = find_button (part (fixture, "missing"), "_Fetch Again");
  g_assert_nonnull (again);
  press_button (again);
  session_fixture_wait_until_idle (&fixture->base);

  g_assert_cmpstr (get_text (fixture, "title"), ==, "Complete: all 5 pages are held");
  wait_until (is_hidden, part (fixture, "missing_button"));
  g_assert_cmpuint (kol_sample_service_get_n_calls (fixture->base.service), ==, 6);
}

/* Every call from the second on fails free of charge: the service is not asked for ever. */
static void
test_failed (Fixture *fixture, gconstpointer data)
{
  load (fixture, 5);
  session_fixture_wait_until_idle (&fixture->base);

  /* It ended for good: it can be gone on with when the service works again. */
  g_assert_cmpint (get_mode (fixture), ==, KOL_SWEEP_BAR_INTERRUPTED);
  g_assert_true (gtk_widget_get_visible (part (fixture, "go_on")));
  g_assert_true (gtk_widget_get_visible (part (fixture, "missing_button")));
  g_assert_nonnull (strstr (get_text (fixture, "details"), "of 5 pages are held"));
}

static void
test_reasons (void)
{
  g_autofree char *failed = kol_missing_pages_describe (KOL_PAGE_STATE_FAILED, 301);
  g_autofree char *unread = kol_missing_pages_describe (KOL_PAGE_STATE_FAILED, 0);
  g_autofree char *unsent = kol_missing_pages_describe (KOL_PAGE_STATE_FAILED, -1);
  g_autofree char *lost = kol_missing_pages_describe (KOL_PAGE_STATE_UNSURE, -1);
  g_autofree char *odd = kol_missing_pages_describe (KOL_PAGE_STATE_UNSURE, 202);

  g_assert_nonnull (strstr (failed, "code 301"));
  g_assert_nonnull (strstr (failed, "Nothing was charged"));
  g_assert_nonnull (strstr (unread, "charged once more"));
  g_assert_nonnull (strstr (unsent, "Nothing was charged"));
  g_assert_nonnull (strstr (lost, "charged twice"));
  g_assert_nonnull (strstr (odd, "code 202"));
}

static gboolean
has_three_pages (gpointer session)
{
  return kol_result_list_get_n_pages (kol_session_get_results (session)) >= 3;
}

/* At the next start the bar offers to go on, and does not stand in the way. */
static void
test_interrupted (Fixture *fixture, gconstpointer data)
{
  load (fixture, 12);
  wait_until (has_three_pages, fixture->base.session);
  kol_session_leave (fixture->base.session);
  session_fixture_wait_until_idle (&fixture->base);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (fixture->bar)));
  session_fixture_end (&fixture->base);

  session_fixture_start (&fixture->base);
  kol_session_open (fixture->base.session);
  session_fixture_wait_for_state (&fixture->base, KOL_SESSION_STATE_RESULTS);
  fixture->bar = g_object_new (KOL_TYPE_SWEEP_BAR, NULL);
  open_window (fixture->bar, 700, 200);
  kol_sweep_bar_set_session (KOL_SWEEP_BAR (fixture->bar), fixture->base.session);
  g_assert_cmpint (get_mode (fixture), ==, KOL_SWEEP_BAR_INTERRUPTED);
  g_assert_nonnull (strstr (get_text (fixture, "details"), "of 12 pages are held"));

  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (part (fixture, "go_on"))), ==,
                   "win.go-on");
  kol_session_go_on (fixture->base.session);
  g_assert_cmpint (get_mode (fixture), ==, KOL_SWEEP_BAR_UNDER_WAY);
  session_fixture_wait_until_idle (&fixture->base);
  g_assert_cmpstr (get_text (fixture, "title"), ==, "Complete: all 12 pages are held");
  g_assert_cmpuint (kol_sample_service_get_n_calls (fixture->base.service), ==, 12);
}

static void
add (const char *path, const char *faults, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *full = g_strconcat ("/sweep-bar/", path, NULL);

  g_test_add (full, Fixture, faults, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  table_support_init (&argc, &argv);

  g_test_add_func ("/sweep-bar/finalize", test_finalize);
  g_test_add_func ("/sweep-bar/describe", test_describe);
  g_test_add_func ("/sweep-bar/reasons", test_reasons);
  add ("one-page", NULL, test_one_page);
  add ("many-pages", NULL, test_many_pages);
  add ("stop", NULL, test_stop);
  add ("missing", "reset:4", test_missing);
  add ("failed", "303:2", test_failed);
  add ("interrupted", NULL, test_interrupted);

  return g_test_run ();
}
