// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-load-all-dialog.h"
#include "table-support.h"
#include "widget-support.h"

typedef struct
{
  SessionFixture base;
  GtkWidget *dialog;
} Fixture;

static GtkWidget *
part (Fixture *fixture, const char *id)
{
  return get_part (fixture->dialog, id);
}

static const char *
get_text (Fixture *fixture, const char *id)
{
  return gtk_label_get_text (GTK_LABEL (part (fixture, id)));
}

static void
open_dialog (Fixture *fixture)
{
  fixture->dialog = kol_load_all_dialog_new (fixture->base.session);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  session_fixture_set_up (&fixture->base, data);
  session_fixture_search (&fixture->base);
  open_dialog (fixture);
}

static gboolean
is_gone (gpointer fixture)
{
  return ((Fixture *) fixture)->dialog == NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  wait_until (is_gone, fixture);
  session_fixture_tear_down (&fixture->base, data);
}

static gboolean
has_today (gpointer fixture)
{
  return !g_str_equal (get_text (fixture, "today"), "–");
}

static void
set_pages (Fixture *fixture, guint pages)
{
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (part (fixture, "pages")), pages);
}

/* The fixture waits until the dialog is gone. */
static void
test_finalize (Fixture *fixture, gconstpointer data)
{
  g_assert_true (gtk_widget_get_mapped (part (fixture, "pages")));
}

/* Everything that decides is said before anything is sent. */
static void
test_says (Fixture *fixture, gconstpointer data)
{
  guint last = (KOL_TOTAL_CEILING < 300 ? KOL_TOTAL_CEILING : 300) / KOL_PAGE_SIZE;

  wait_until (has_today, fixture);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (part (fixture, "pages"))), ==,
                   (int) last);
  g_assert_cmpstr (get_text (fixture, "held"), ==, "1 of 15");
  g_assert_cmpstr (get_text (fixture, "calls"), ==, "14");
  g_assert_cmpstr (get_text (fixture, "today"), ==, "1");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (part (fixture, "load"))), ==,
                   "_Load 14 Pages");
  g_assert_false (gtk_widget_get_visible (part (fixture, "unsure_row")));

  set_pages (fixture, 2);
  g_assert_cmpstr (get_text (fixture, "calls"), ==, "1");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (part (fixture, "load"))), ==, "_Load 1 Page");
  set_pages (fixture, 1);
  g_assert_false (gtk_widget_get_sensitive (part (fixture, "load")));
  g_assert_cmpuint (kol_sample_service_get_n_calls (fixture->base.service), ==, 1);
}

static void
test_total (void)
{
  g_autofree char *unknown = kol_load_all_dialog_describe_total (-1);
  g_autofree char *some = kol_load_all_dialog_describe_total (312);
  g_autofree char *ceiling = kol_load_all_dialog_describe_total (KOL_TOTAL_CEILING);

  g_assert_nonnull (strstr (unknown, "does not say"));
  g_assert_nonnull (strstr (some, "312"));
  g_assert_null (strstr (some, "not a count"));
  g_assert_nonnull (strstr (ceiling, "5,000"));
  g_assert_nonnull (strstr (ceiling, "not a count"));
}

static void
test_daily_limit (Fixture *fixture, gconstpointer data)
{
  KolSearchRules rules = *kol_session_get_rules (fixture->base.session);

  rules.daily_limit = 5;
  kol_session_set_rules (fixture->base.session, &rules);
  wait_until (has_today, fixture);
  set_pages (fixture, 10);
  g_assert_cmpstr (get_text (fixture, "today"), ==, "1 of 5");
  g_assert_nonnull (find_label (fixture->dialog, "leaves 4 calls"));

  set_pages (fixture, 4);
  g_assert_null (find_label (fixture->dialog, "leaves 4 calls"));
}

static void
test_load (Fixture *fixture, gconstpointer data)
{
  set_pages (fixture, 3);
  press_button (part (fixture, "load"));
  wait_until (is_gone, fixture);
  g_assert_true (kol_session_is_fetching_many (fixture->base.session));
  session_fixture_wait_until_idle (&fixture->base);

  g_assert_cmpuint (kol_result_list_get_n_pages (kol_session_get_results (fixture->base.session)),
                    ==, 3);
  g_assert_cmpuint (kol_sample_service_get_n_calls (fixture->base.service), ==, 3);
}

/* What may be charged already is left out, unless the user wants it. */
static void
test_unsure (Fixture *fixture, gconstpointer data)
{
  kol_session_load_more (fixture->base.session);
  session_fixture_wait_until_idle (&fixture->base);
  g_assert_true (gtk_widget_get_visible (part (fixture, "unsure_row")));
  set_pages (fixture, 3);
  g_assert_cmpstr (get_text (fixture, "calls"), ==, "1");

  gtk_switch_set_active (GTK_SWITCH (part (fixture, "unsure")), TRUE);
  g_assert_cmpstr (get_text (fixture, "calls"), ==, "2");
}

static void
add (const char *path, const char *faults, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *full = g_strconcat ("/load-all/", path, NULL);

  g_test_add (full, Fixture, faults, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  table_support_init (&argc, &argv);

  add ("finalize", NULL, test_finalize);
  add ("says", NULL, test_says);
  g_test_add_func ("/load-all/total", test_total);
  add ("daily-limit", NULL, test_daily_limit);
  add ("load", NULL, test_load);
  add ("unsure", "reset:2", test_unsure);

  return g_test_run ();
}
