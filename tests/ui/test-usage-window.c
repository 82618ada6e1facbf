// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-answer-row.h"
#include "kol-answers-page.h"
#include "kol-environment.h"
#include "kol-usage-page.h"
#include "kol-usage-window.h"
#include "table-support.h"
#include "widget-support.h"

#define DAY (24 * 60 * 60)

typedef struct
{
  SessionFixture base;
  GtkWidget *window;
} Fixture;

/* Two searches, of 2 pages and of 1, and a failure that was free. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  session_fixture_set_up (&fixture->base, data);
  session_fixture_search (&fixture->base);
  kol_session_load_more (fixture->base.session);
  session_fixture_wait_until_idle (&fixture->base);
  kol_query_set (fixture->base.query, "gender", "FEMALE", NULL);
  session_fixture_search (&fixture->base);
  fixture->window = kol_usage_window_new (fixture->base.session);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static gboolean
is_gone (gpointer fixture)
{
  return ((Fixture *) fixture)->window == NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_until (is_gone, fixture);
  session_fixture_tear_down (&fixture->base, data);
}

static GtkWidget *
get_usage (Fixture *fixture)
{
  return find_child (fixture->window, KOL_TYPE_USAGE_PAGE, 0);
}

static GtkWidget *
get_answers (Fixture *fixture)
{
  return find_child (fixture->window, KOL_TYPE_ANSWERS_PAGE, 0);
}

static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n += GTK_IS_LIST_BOX_ROW (row);

  return n;
}

static gboolean
has_usage (gpointer fixture)
{
  return count_rows (get_part (get_usage (fixture), "searches")) == 2;
}

static gboolean
has_answers (gpointer fixture)
{
  return count_rows (get_part (get_answers (fixture), "list")) == 2;
}

static gboolean
has_one_answer (gpointer fixture)
{
  return count_rows (get_part (get_answers (fixture), "list")) == 1;
}

/* The fixture waits until the window is gone. */
static void
test_finalize (Fixture *fixture, gconstpointer data)
{
  g_assert_true (KOL_IS_USAGE_WINDOW (fixture->window));
}

/* The sums are those of the searches, and of the service's own count. */
static void
test_usage (Fixture *fixture, gconstpointer data)
{
  GtkWidget *usage = get_usage (fixture);
  KolSampleCounts counts;
  g_autofree char *charged = NULL;

  wait_until (has_usage, fixture);
  kol_sample_service_get_counts (fixture->base.service, &counts);
  charged = g_strdup_printf ("%u charged", counts.all.charged);
  g_assert_cmpuint (count_rows (get_part (usage, "periods")), ==, 3);
  g_assert_nonnull (find_named (get_part (usage, "periods"), GTK_TYPE_LABEL, charged));
  g_assert_nonnull (find_named (get_part (usage, "periods"), GTK_TYPE_LABEL, "0 unsure"));
  g_assert_nonnull (find_named (get_part (usage, "searches"), GTK_TYPE_LABEL, "2 charged"));
  g_assert_nonnull (find_named (get_part (usage, "searches"), GTK_TYPE_LABEL, "1 charged"));
  g_assert_false (gtk_widget_get_visible (get_part (usage, "problem")));
}

static void
test_limit (Fixture *fixture, gconstpointer data)
{
  GtkWidget *usage = get_usage (fixture);
  KolSearchRules rules = *kol_session_get_rules (fixture->base.session);

  wait_until (has_usage, fixture);
  g_assert_null (find_label (usage, "of 10 calls"));
  rules.daily_limit = 10;
  kol_session_set_rules (fixture->base.session, &rules);
  kol_usage_page_reload (KOL_USAGE_PAGE (usage));
  while (find_label (usage, "3 of 10 calls") == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_describe (void)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  KolCopyFacts facts = {
    .sweep_id = 1,
    .service = "sample",
    .query = query,
    .fetched_at = 1000,
    .newest_at = 1000,
    .n_pages = 60,
    .n_creators = 1200,
    .n_bytes = 5000000,
    .total = 5000,
    .shortlisted = TRUE,
  };
  g_autoptr (KolCopy) copy = kol_copy_new (&facts);
  g_autofree char *text = kol_answer_row_describe (copy, 1000 + 3 * DAY);
  GtkWidget *row = g_object_ref_sink (kol_answer_row_new (copy, FALSE));

  g_assert_cmpstr (text, ==,
                   "Sample data · 3 days ago · 60 pages · 1,200 creators · 5.0 MB · not complete · "
                   "on shortlists");
  g_assert_true (kol_answer_row_get_copy (KOL_ANSWER_ROW (row)) == copy);
  g_assert_finalize_object (row);
}

static void
assert_service (const char *service, const char *expected)
{
  g_autofree char *text = kol_service_describe (service);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_services (void)
{
  assert_service (NULL, "Service not noted");
  assert_service ("sample", "Sample data");
  assert_service (KOL_CLIENT_GLOBAL_URL, "Global");
  assert_service (KOL_CLIENT_MAINLAND_URL, "Mainland China");
  assert_service ("https://api.example.com/v1", "api.example.com");
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  GtkWidget *answers = get_answers (fixture);
  GtkWidget *search = get_part (answers, "search");
  GtkWidget *stack = get_part (answers, "stack");

  wait_until (has_answers, fixture);
  gtk_editable_set_text (GTK_EDITABLE (search), "WOMEN");
  wait_until (has_one_answer, fixture);
  gtk_editable_set_text (GTK_EDITABLE (search), "nothing has these words");
  wait_for_visible_child (stack, "nothing-found");
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  wait_until (has_answers, fixture);
  g_assert_nonnull (find_label (answers, "of 1.0 GB"));
}

/* The row of the answers that are not shown: the older search. */
static GtkWidget *
get_older_row (Fixture *fixture)
{
  return find_child (get_part (get_answers (fixture), "list"), KOL_TYPE_ANSWER_ROW, 1);
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  wait_until (has_answers, fixture);
  kol_sample_service_stop (fixture->base.service);
  press_button (find_button (get_older_row (fixture), "_Open"));
  wait_until (is_gone, fixture);
  session_fixture_wait_until_idle (&fixture->base);

  g_assert_cmpint (kol_session_get_state (fixture->base.session), ==, KOL_SESSION_STATE_RESULTS);
  g_assert_cmpuint (kol_result_list_get_n_pages (kol_session_get_results (fixture->base.session)),
                    ==, 2);
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = get_part (get_answers (fixture), "list");

  wait_until (has_answers, fixture);
  /* What the window shows cannot be deleted under it. */
  g_assert_false (gtk_widget_get_sensitive (
      find_button (find_child (list, KOL_TYPE_ANSWER_ROW, 0), "_Delete…")));

  press_button (find_button (get_older_row (fixture), "_Delete…"));
  wait_for_question (fixture->window);
  dismiss_question (fixture->window);
  g_assert_cmpuint (count_rows (list), ==, 2);

  press_button (find_button (get_older_row (fixture), "_Delete…"));
  wait_for_question (fixture->window);
  press_button (find_button (find_question (fixture->window), "_Delete"));
  wait_for_no_question (fixture->window);
  wait_until (has_one_answer, fixture);
}

static gboolean
is_empty (gpointer answers)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (get_part (answers, "stack"))),
                    "empty") == 0;
}

static void
on_message_cb (KolAnswersPage *page, const char *text, gpointer data)
{
  g_ptr_array_add (data, g_strdup (text));
}

static gboolean
has_message (gpointer messages)
{
  return ((GPtrArray *) messages)->len > 0;
}

/* The oldest go first, and never what is shown. */
static void
test_clean_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *answers = get_answers (fixture);
  KolSearchRules rules = *kol_session_get_rules (fixture->base.session);
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_free);

  wait_until (has_answers, fixture);
  g_signal_connect (answers, "message", G_CALLBACK (on_message_cb), messages);
  press_button (get_part (answers, "clean_up"));
  wait_until (has_message, messages);
  g_assert_cmpstr (messages->pdata[0], ==, "Nothing had to be deleted");

  rules.max_bytes = 1;
  kol_session_set_rules (fixture->base.session, &rules);
  g_ptr_array_set_size (messages, 0);
  press_button (get_part (answers, "clean_up"));
  wait_until (has_message, messages);
  wait_until (has_one_answer, fixture);
  g_assert_true (g_str_has_prefix (messages->pdata[0], "Old answers of "));
  g_signal_handlers_disconnect_by_data (answers, messages);
}

/* A file with nothing in it yet. */
static void
test_empty (void)
{
  SessionFixture base = { 0 };
  GtkWidget *window;

  session_fixture_set_up (&base, NULL);
  window = kol_usage_window_new (base.session);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (is_empty, find_child (window, KOL_TYPE_ANSWERS_PAGE, 0));
  gtk_window_destroy (GTK_WINDOW (window));
  session_fixture_tear_down (&base, NULL);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *full = g_strconcat ("/usage-window/", path, NULL);

  g_test_add (full, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  table_support_init (&argc, &argv);

  add ("finalize", test_finalize);
  add ("usage", test_usage);
  add ("limit", test_limit);
  g_test_add_func ("/usage-window/describe", test_describe);
  g_test_add_func ("/usage-window/services", test_services);
  add ("find", test_find);
  add ("open", test_open);
  add ("delete", test_delete);
  add ("clean-up", test_clean_up);
  g_test_add_func ("/usage-window/empty", test_empty);

  return g_test_run ();
}
