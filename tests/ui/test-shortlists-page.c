// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-shortlists-page.h"
#include "table-support.h"
#include "widget-support.h"

typedef struct
{
  SessionFixture session;
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  session_fixture_set_up (&fixture->session, NULL);
  fixture->page = g_object_new (KOL_TYPE_SHORTLISTS_PAGE, NULL);
  kol_shortlists_page_set_up (KOL_SHORTLISTS_PAGE (fixture->page), fixture->session.session);
  fixture->window = open_window (fixture->page, 900, 600);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  session_fixture_tear_down (&fixture->session, NULL);
}

static KolCreatorTable *
get_table (Fixture *fixture)
{
  return kol_shortlists_page_get_table (KOL_SHORTLISTS_PAGE (fixture->page));
}

static GtkStack *
get_stack (Fixture *fixture, const char *id)
{
  return GTK_STACK (get_part (fixture->page, id));
}

static char *
dup_shown (Fixture *fixture)
{
  return dup_order (kol_creator_table_get_sorted (get_table (fixture)));
}

/* The ids of creators found, by their places: what the table should show. */
static char *
dup_expected (Fixture *fixture, const guint *places, guint n_places)
{
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < n_places; i++)
    g_string_append_printf (
        order, i > 0 ? " %s" : "%s",
        kol_creator_get_id (session_fixture_get_creator (&fixture->session, places[i])));

  return g_string_free (g_steal_pointer (&order), FALSE);
}

static gboolean
shows (gpointer data)
{
  gpointer *pair = data;
  g_autofree char *shown = dup_shown (pair[0]);

  return g_str_equal (shown, pair[1]);
}

static void
wait_for_order (Fixture *fixture, guint n_places, const guint *places)
{
  g_autofree char *expected = dup_expected (fixture, places, n_places);
  gpointer pair[] = { fixture, expected };

  wait_until (shows, pair);
}

static void
star_three (Fixture *fixture)
{
  session_fixture_search (&fixture->session);
  session_fixture_star_first (&fixture->session, 3);
  wait_for_order (fixture, 3, (guint[]){ 0, 1, 2 });
}

static gboolean
run_action (Fixture *fixture, const char *action)
{
  return gtk_widget_activate_action (fixture->page, action, NULL);
}

static void
test_finalize (void)
{
  assert_finalized (g_object_new (KOL_TYPE_SHORTLISTS_PAGE, NULL));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_stack (fixture, "stack")), ==, "none");

  session_fixture_create_shortlist (&fixture->session, "春 & <夏>");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_stack (fixture, "stack")), ==, "lists");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_stack (fixture, "content")), ==, "empty");
  g_assert_nonnull (find_label (get_part (fixture->page, "summary"), "春 & <夏>"));
  g_assert_nonnull (find_label (fixture->page, "0 creators"));
  g_assert_false (gtk_widget_get_sensitive (get_part (fixture->page, "export_button")));
}

static void
test_summary (Fixture *fixture, gconstpointer data)
{
  guint n_known = 0;
  double sum;
  g_autofree char *money = NULL;

  star_three (fixture);
  sum = kol_shortlist_sum (kol_session_get_shortlist (fixture->session.session),
                           kol_field_require ("lowestPrice"), &n_known);
  g_assert_cmpuint (n_known, >, 0);
  money = kol_format_money (sum, kol_number_style_default ());

  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_stack (fixture, "content")), ==, "table");
  g_assert_nonnull (find_label (fixture->page, "3 creators"));
  g_assert_nonnull (find_label (get_part (fixture->page, "summary"), money));
  g_assert_true (gtk_widget_get_sensitive (get_part (fixture->page, "export_button")));
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  KolSession *session = fixture->session.session;
  GtkListBox *lists = GTK_LIST_BOX (get_part (fixture->page, "lists"));
  g_autoptr (KolShortlist) first = NULL;

  star_three (fixture);
  first = g_object_ref (kol_session_get_shortlist (session));
  session_fixture_create_shortlist (&fixture->session, "夏");
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (lists)), ==, 1);
  wait_for_order (fixture, 0, NULL);

  /* Choosing a row chooses where stars go. */
  gtk_list_box_select_row (lists, gtk_list_box_get_row_at_index (lists, 0));
  g_assert_true (kol_session_get_shortlist (session) == first);
  wait_for_order (fixture, 3, (guint[]){ 0, 1, 2 });
  g_assert_nonnull (find_label (GTK_WIDGET (lists), "夏"));
}

static gboolean
has_none (gpointer session)
{
  return kol_session_get_shortlist (session) == NULL;
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  star_three (fixture);
  g_assert_true (run_action (fixture, "shortlist.delete"));
  wait_until (has_none, fixture->session.session);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_stack (fixture, "stack")), ==, "none");

  kol_session_undo (fixture->session.session);
  wait_for_order (fixture, 3, (guint[]){ 0, 1, 2 });
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_stack (fixture, "stack")), ==, "lists");
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  star_three (fixture);
  kol_creator_table_select (get_table (fixture), 1);
  g_assert_true (gtk_widget_get_visible (get_part (fixture->page, "details")));
  g_assert_true (run_action (fixture, "shortlist.remove"));
  wait_for_order (fixture, 2, (guint[]){ 0, 2 });

  kol_session_undo (fixture->session.session);
  wait_for_order (fixture, 3, (guint[]){ 0, 1, 2 });
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  star_three (fixture);
  kol_creator_table_select (get_table (fixture), 0);
  g_assert_true (run_action (fixture, "shortlist.move-down"));
  wait_for_order (fixture, 3, (guint[]){ 1, 0, 2 });

  /* The same creator goes on: it stays selected. */
  g_assert_true (run_action (fixture, "shortlist.move-down"));
  wait_for_order (fixture, 3, (guint[]){ 1, 2, 0 });
  g_assert_true (run_action (fixture, "shortlist.move-up"));
  wait_for_order (fixture, 3, (guint[]){ 1, 0, 2 });
}

/* Sorted by a column there is no own order to change; a button leads back to it. */
static void
test_own_order (Fixture *fixture, gconstpointer data)
{
  GtkWidget *own_order = get_part (fixture->page, "own_order");
  g_autofree char *sorted = NULL;
  g_autofree char *after = NULL;

  star_three (fixture);
  kol_creator_table_select (get_table (fixture), 0);
  g_assert_false (gtk_widget_get_visible (own_order));

  kol_creator_table_sort_by (get_table (fixture), "fansNum", FALSE);
  g_assert_true (gtk_widget_get_visible (own_order));
  sorted = dup_shown (fixture);
  run_action (fixture, "shortlist.move-down");
  after = dup_shown (fixture);
  g_assert_cmpstr (sorted, ==, after);

  g_assert_true (run_action (fixture, "shortlist.own-order"));
  g_assert_false (gtk_widget_get_visible (own_order));
  wait_for_order (fixture, 3, (guint[]){ 0, 1, 2 });
}

/* The dialog that asks for a name; NULL: none. */
static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *node = windows; node != NULL; node = node->next)
    {
      if (ADW_IS_WINDOW (node->data))
        return node->data;
    }

  return NULL;
}

static gboolean
is_renamed (gpointer data)
{
  Fixture *fixture = data;

  return g_str_equal (kol_shortlist_get_name (kol_session_get_shortlist (fixture->session.session)),
                      "秋");
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *entry;
  GtkWidget *confirm;

  star_three (fixture);
  g_assert_true (run_action (fixture, "shortlist.rename"));
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Rename Shortlist");
  entry = find_child (dialog, ADW_TYPE_ENTRY_ROW, 0);
  confirm = find_button (dialog, "_Rename");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==,
                   kol_shortlist_get_name (kol_session_get_shortlist (fixture->session.session)));

  /* A name is not empty. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_assert_false (gtk_widget_get_sensitive (confirm));
  g_signal_emit_by_name (entry, "entry-activated");
  g_assert_true (find_dialog () == dialog);

  gtk_editable_set_text (GTK_EDITABLE (entry), " 秋 ");
  press_button (confirm);
  g_assert_null (find_dialog ());
  wait_until (is_renamed, fixture);
  g_assert_nonnull (find_label (get_part (fixture->page, "summary"), "秋"));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *full = g_strconcat ("/shortlists-page/", path, NULL);

  g_test_add (full, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  table_support_init (&argc, &argv);

  g_test_add_func ("/shortlists-page/finalize", test_finalize);
  add ("empty", test_empty);
  add ("summary", test_summary);
  add ("several", test_several);
  add ("delete", test_delete);
  add ("remove", test_remove);
  add ("move", test_move);
  add ("own-order", test_own_order);
  add ("rename", test_rename);

  return g_test_run ();
}
