// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-entry-cell.h"
#include "kol-entry-editor.h"
#include "kol-shortlists-page.h"
#include "kol-text-line.h"
#include "table-support.h"
#include "widget-support.h"

#define N_ENTRIES 3

typedef struct
{
  SessionFixture session;
  KolEntry *entries[N_ENTRIES]; /* owned */
} Fixture;

/* What one entry shall come to say */
typedef struct
{
  KolEntry *entry;
  KolEntryStatus status;
  const char *note;
} Wish;

static void
take_entries (Fixture *fixture)
{
  GListModel *shortlist = G_LIST_MODEL (kol_session_get_shortlist (fixture->session.session));

  for (guint i = 0; i < N_ENTRIES; i++)
    fixture->entries[i] = g_list_model_get_item (shortlist, i);
}

static void
drop_entries (Fixture *fixture)
{
  for (guint i = 0; i < N_ENTRIES; i++)
    g_clear_object (&fixture->entries[i]);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  session_fixture_set_up (&fixture->session, NULL);
  session_fixture_search (&fixture->session);
  session_fixture_star_first (&fixture->session, N_ENTRIES);
  take_entries (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  drop_entries (fixture);
  session_fixture_tear_down (&fixture->session, NULL);
}

static gboolean
says (gpointer data)
{
  const Wish *wish = data;

  return kol_entry_get_status (wish->entry) == wish->status &&
         g_str_equal (kol_entry_get_note (wish->entry), wish->note);
}

static void
wait_for (Fixture *fixture, guint place, KolEntryStatus status, const char *note)
{
  Wish wish = { fixture->entries[place], status, note };

  wait_until (says, &wish);
}

static gboolean
has_entries (gpointer session)
{
  KolShortlist *shortlist = kol_session_get_shortlist (session);

  return shortlist != NULL && g_list_model_get_n_items (G_LIST_MODEL (shortlist)) == N_ENTRIES;
}

/* As after the next start of the program */
static void
reopen (Fixture *fixture)
{
  drop_entries (fixture);
  session_fixture_end (&fixture->session);
  session_fixture_start (&fixture->session);
  kol_session_open (fixture->session.session);
  wait_until (has_entries, fixture->session.session);
  take_entries (fixture);
}

static void
decide (Fixture *fixture, guint n_entries, KolEntryStatus status)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  for (guint i = 0; i < n_entries; i++)
    g_ptr_array_add (entries, fixture->entries[i]);
  kol_session_decide (fixture->session.session, entries, status);
}

static void
type (Fixture *fixture, guint place, const char *text)
{
  g_autoptr (GString) typed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      g_string_append_c (typed, *p);
      kol_session_remark (fixture->session.session, fixture->entries[place], typed->str);
    }
}

static void
test_decide (Fixture *fixture, gconstpointer data)
{
  decide (fixture, 1, KOL_ENTRY_STATUS_CHOSEN);
  wait_for (fixture, 0, KOL_ENTRY_STATUS_CHOSEN, "");
  session_fixture_wait_for_message (&fixture->session, "Chosen");
  g_assert_true (fixture->session.can_undo);

  decide (fixture, N_ENTRIES, KOL_ENTRY_STATUS_DROPPED);
  wait_for (fixture, 2, KOL_ENTRY_STATUS_DROPPED, "");
  session_fixture_wait_for_message (&fixture->session, "3 creators");
  reopen (fixture);
  for (guint i = 0; i < N_ENTRIES; i++)
    g_assert_cmpint (kol_entry_get_status (fixture->entries[i]), ==, KOL_ENTRY_STATUS_DROPPED);
}

/* Each gets back what was said of it. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  decide (fixture, 1, KOL_ENTRY_STATUS_CHOSEN);
  decide (fixture, N_ENTRIES, KOL_ENTRY_STATUS_MAYBE);
  kol_session_undo (fixture->session.session);
  wait_for (fixture, 0, KOL_ENTRY_STATUS_CHOSEN, "");
  wait_for (fixture, 1, KOL_ENTRY_STATUS_OPEN, "");
  /* Undone is undone. */
  kol_session_undo (fixture->session.session);
  reopen (fixture);
  g_assert_cmpint (kol_entry_get_status (fixture->entries[0]), ==, KOL_ENTRY_STATUS_CHOSEN);
  g_assert_cmpint (kol_entry_get_status (fixture->entries[2]), ==, KOL_ENTRY_STATUS_OPEN);
}

/* Every letter is kept, and what was typed in one go is taken back in one go. */
static void
test_type (Fixture *fixture, gconstpointer data)
{
  type (fixture, 1, "Too dear");
  wait_for (fixture, 1, KOL_ENTRY_STATUS_OPEN, "Too dear");
  type (fixture, 1, "Too dear, ask again");
  kol_session_undo (fixture->session.session);
  wait_for (fixture, 1, KOL_ENTRY_STATUS_OPEN, "");
  type (fixture, 1, "Fine");
  reopen (fixture);
  g_assert_cmpstr (kol_entry_get_note (fixture->entries[1]), ==, "Fine");
}

/* Neither waits for the other, and neither loses the other. */
static void
test_at_once (Fixture *fixture, gconstpointer data)
{
  type (fixture, 0, "Quick");
  decide (fixture, 1, KOL_ENTRY_STATUS_CHOSEN);
  type (fixture, 0, "Quick and good");
  decide (fixture, 1, KOL_ENTRY_STATUS_MAYBE);
  wait_for (fixture, 0, KOL_ENTRY_STATUS_MAYBE, "Quick and good");
  reopen (fixture);
  g_assert_cmpint (kol_entry_get_status (fixture->entries[0]), ==, KOL_ENTRY_STATUS_MAYBE);
  g_assert_cmpstr (kol_entry_get_note (fixture->entries[0]), ==, "Quick and good");
}

/* The service is asked again for the very same creators. */
static void
test_fetch (Fixture *fixture, gconstpointer data)
{
  decide (fixture, 1, KOL_ENTRY_STATUS_CHOSEN);
  type (fixture, 0, "Ours");
  wait_for (fixture, 0, KOL_ENTRY_STATUS_CHOSEN, "Ours");
  session_fixture_search (&fixture->session);
  session_fixture_wait_until_idle (&fixture->session);
  g_assert_cmpint (kol_entry_get_status (fixture->entries[0]), ==, KOL_ENTRY_STATUS_CHOSEN);
  reopen (fixture);
  g_assert_cmpint (kol_entry_get_status (fixture->entries[0]), ==, KOL_ENTRY_STATUS_CHOSEN);
  g_assert_cmpstr (kol_entry_get_note (fixture->entries[0]), ==, "Ours");
}

static void
test_not_kept (Fixture *fixture, gconstpointer data)
{
  KolEntry *kept = fixture->entries[0];

  /* An entry that the file does not have */
  fixture->entries[0] = kol_entry_new (4711, kol_entry_get_creator (kept), 0, NULL);
  decide (fixture, 1, KOL_ENTRY_STATUS_CHOSEN);
  session_fixture_wait_for_message (&fixture->session, "could not be kept");
  g_assert_cmpint (kol_entry_get_status (fixture->entries[0]), ==, KOL_ENTRY_STATUS_OPEN);
  g_object_unref (kept);
}

static GtkTextBuffer *
get_buffer (GtkWidget *widget)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_child (widget, GTK_TYPE_TEXT_VIEW, 0)));
}

static char *
dup_text (GtkWidget *widget)
{
  g_autofree char *text = NULL;

  g_object_get (get_buffer (widget), "text", &text, NULL);

  return g_steal_pointer (&text);
}

static void
assert_text (GtkWidget *widget, const char *expected)
{
  g_autofree char *text = dup_text (widget);

  g_assert_cmpstr (text, ==, expected);
}

static GtkToggleButton *
get_button (GtkWidget *editor, KolEntryStatus status)
{
  return GTK_TOGGLE_BUTTON (find_child (editor, GTK_TYPE_TOGGLE_BUTTON, status));
}

static void
test_editor (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor = g_object_ref_sink (kol_entry_editor_new ());
  KolEntryEditor *self = KOL_ENTRY_EDITOR (editor);

  kol_entry_editor_set_session (self, fixture->session.session);
  kol_entry_editor_set_entry (self, fixture->entries[0]);
  gtk_text_buffer_set_text (get_buffer (editor), "First", -1);
  gtk_toggle_button_set_active (get_button (editor, KOL_ENTRY_STATUS_DROPPED), TRUE);

  /* Before that is written */
  kol_entry_editor_set_entry (self, fixture->entries[1]);
  assert_text (editor, "");
  g_assert_true (gtk_toggle_button_get_active (get_button (editor, KOL_ENTRY_STATUS_OPEN)));
  kol_entry_editor_set_entry (self, fixture->entries[0]);
  assert_text (editor, "First");
  g_assert_true (gtk_toggle_button_get_active (get_button (editor, KOL_ENTRY_STATUS_DROPPED)));
  wait_for (fixture, 0, KOL_ENTRY_STATUS_DROPPED, "First");
  g_assert_cmpstr (kol_entry_get_note (fixture->entries[1]), ==, "");

  /* What is taken back is seen. */
  kol_session_undo (fixture->session.session);
  wait_for (fixture, 0, KOL_ENTRY_STATUS_OPEN, "First");
  g_assert_true (gtk_toggle_button_get_active (get_button (editor, KOL_ENTRY_STATUS_OPEN)));
  g_assert_finalize_object (editor);
}

static void
test_cells (Fixture *fixture, gconstpointer data)
{
  GtkWidget *status = g_object_ref_sink (kol_entry_cell_new ());
  GtkWidget *note = g_object_ref_sink (kol_entry_cell_new ());

  kol_entry_cell_bind (status, fixture->entries[0], KOL_ENTRY_CELL_STATUS);
  kol_entry_cell_bind (note, fixture->entries[0], KOL_ENTRY_CELL_NOTE);
  g_assert_cmpstr (kol_text_line_get_text (KOL_TEXT_LINE (status)), ==, "");
  decide (fixture, 1, KOL_ENTRY_STATUS_MAYBE);
  type (fixture, 0, "Two\nlines");
  wait_for (fixture, 0, KOL_ENTRY_STATUS_MAYBE, "Two\nlines");
  g_assert_cmpstr (kol_text_line_get_text (KOL_TEXT_LINE (status)), ==, "Maybe");
  g_assert_cmpstr (kol_text_line_get_text (KOL_TEXT_LINE (note)), ==, "Two lines");

  kol_entry_cell_bind (status, fixture->entries[1], KOL_ENTRY_CELL_STATUS);
  g_assert_cmpstr (kol_text_line_get_text (KOL_TEXT_LINE (status)), ==, "");
  g_assert_finalize_object (status);
  g_assert_finalize_object (note);
}

/* Only a table of entries has them. */
static void
test_columns (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = g_object_new (KOL_TYPE_SHORTLISTS_PAGE, NULL);
  GtkWidget *window = open_window (page, 900, 600);
  GtkWidget *other = g_object_ref_sink (kol_creator_table_new ());
  g_autoptr (GPtrArray) columns = NULL;
  KolCreatorTable *table;

  kol_shortlists_page_set_up (KOL_SHORTLISTS_PAGE (page), fixture->session.session);
  table = kol_shortlists_page_get_table (KOL_SHORTLISTS_PAGE (page));
  g_assert_true (kol_creator_table_get_column_visible (table, "status"));
  g_assert_true (kol_creator_table_get_column_visible (table, "remark"));
  /* They are part of a hand-over that looks like the table. */
  columns = kol_creator_table_get_visible_columns (table);
  g_assert_true (g_ptr_array_find_with_equal_func (columns, "status", g_str_equal, NULL));
  g_assert_true (g_ptr_array_find_with_equal_func (columns, "note", g_str_equal, NULL));
  g_assert_false (kol_creator_table_get_column_visible (KOL_CREATOR_TABLE (other), "status"));

  /* The selected are decided on together. */
  gtk_selection_model_select_all (gtk_column_view_get_model (kol_creator_table_get_view (table)));
  g_assert_true (gtk_widget_activate_action (page, "shortlist.decide", "u",
                                             (guint32) KOL_ENTRY_STATUS_CHOSEN));
  for (guint i = 0; i < N_ENTRIES; i++)
    wait_for (fixture, i, KOL_ENTRY_STATUS_CHOSEN, "");
  g_assert_finalize_object (other);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, func) g_test_add ("/remarks/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  table_support_init (&argc, &argv);

  ADD ("decide", test_decide);
  ADD ("undo", test_undo);
  ADD ("type", test_type);
  ADD ("at-once", test_at_once);
  ADD ("fetch", test_fetch);
  ADD ("not-kept", test_not_kept);
  ADD ("editor", test_editor);
  ADD ("cells", test_cells);
  ADD ("columns", test_columns);

  return g_test_run ();
}
