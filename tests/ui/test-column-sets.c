// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <libintl.h>

#include "kol-column-finder.h"
#include "kol-column-line.h"
#include "kol-column-order.h"
#include "kol-column-set-editor.h"
#include "table-support.h"
#include "widget-support.h"

#define KEY "column-sets"

typedef struct
{
  GSettings *settings;
  KolColumnSets *sets;
  GtkWidget *editor; /* weak */
  KolColumnSet *saved;
} Fixture;

static KolColumnSets *
open_sets (Fixture *fixture)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  g_ptr_array_add (columns, (gpointer) "fansNum");

  return kol_column_sets_new (fixture->settings, columns);
}

static void
keep (Fixture *fixture, const char *const *texts)
{
  g_settings_set_strv (fixture->settings, KEY, texts);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->settings = g_settings_new ("io.github.kollect_app.Kollect");
  keep (fixture,
        (const char *const[]){ "For banks: name,fansNum", "Later: name,notYetKnown", NULL });
  fixture->sets = open_sets (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_settings_reset (fixture->settings, KEY);
  g_clear_object (&fixture->saved);
  g_clear_object (&fixture->settings);
  g_assert_finalize_object (fixture->sets);
}

static KolColumnSet *
find (KolColumnSets *sets, const char *text)
{
  g_autoptr (KolColumnSet) set = NULL;
  guint position;

  g_assert_true (kol_column_sets_find (sets, text, &position));
  set = g_list_model_get_item (G_LIST_MODEL (sets), position);

  /* The model keeps it. */
  return set;
}

static void
assert_kept (Fixture *fixture, const char *const *expected)
{
  g_auto (GStrv) kept = g_settings_get_strv (fixture->settings, KEY);

  g_assert_cmpstrv (kept, expected);
}

static void
assert_followed (KolColumnSets *sets, const char *old, const char *expected)
{
  g_autoptr (KolColumnSet) set = kol_column_sets_dup_followed (sets, old);
  g_autofree char *text = set != NULL ? kol_column_set_to_text (set) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

/* Ours, the table's, the user's; what another version kept stays kept. */
static void
test_model (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KolColumnSet) set = kol_column_set_parse ("For shops: redId", NULL);
  KolColumnSet *banks = find (fixture->sets, "For banks: name,fansNum");
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (fixture->sets));

  g_assert_cmpuint (n_before, ==, kol_column_set_get_n_built_in () + 2);
  g_assert_true (kol_column_sets_is_own (fixture->sets, banks));
  g_assert_false (kol_column_sets_is_own (fixture->sets, find (fixture->sets, "internal")));
  g_assert_false (
      kol_column_sets_is_own (fixture->sets, kol_column_sets_get_table (fixture->sets)));

  kol_column_sets_put (fixture->sets, banks, set);
  assert_kept (fixture,
               (const char *const[]){ "For shops: redId", "Later: name,notYetKnown", NULL });
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->sets)), ==, n_before);

  g_assert_cmpuint (kol_column_sets_remove (fixture->sets, set), ==, n_before - 1);
  assert_kept (fixture, (const char *const[]){ "Later: name,notYetKnown", NULL });
  kol_column_sets_insert (fixture->sets, n_before - 1, set);
  assert_kept (fixture,
               (const char *const[]){ "For shops: redId", "Later: name,notYetKnown", NULL });
}

/* What was chosen last time is chosen as it is now. */
static void
test_follow (Fixture *fixture, gconstpointer data)
{
  g_autofree char *table = kol_column_set_to_text (kol_column_sets_get_table (fixture->sets));

  assert_followed (fixture->sets, "For banks: name", "For banks: name,fansNum");
  assert_followed (fixture->sets, "Gone: name", NULL);
  assert_followed (fixture->sets, "agency", "agency");
  assert_followed (fixture->sets, "table: name", table);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  KolColumnSet *banks = find (fixture->sets, "For banks: name,fansNum");
  g_autofree char *suggested = kol_column_sets_suggest_name (fixture->sets);
  g_autoptr (KolColumnSet) set = NULL;
  g_autofree char *other = NULL;

  g_assert_false (kol_column_sets_can_call (fixture->sets, NULL, ""));
  g_assert_false (kol_column_sets_can_call (fixture->sets, NULL, "for BANKS"));
  g_assert_true (kol_column_sets_can_call (fixture->sets, banks, "for BANKS"));
  g_assert_false (kol_column_sets_can_call (fixture->sets, banks, "Internal"));
  g_assert_false (kol_column_sets_can_call (fixture->sets, banks, "client-short"));
  /* It is what the columns of the table are kept as. */
  g_assert_false (kol_column_sets_can_call (fixture->sets, banks, "table"));

  set = kol_column_set_new (suggested,
                            (const KolColumn *const[]){ kol_column_lookup ("name"), NULL });
  kol_column_sets_put (fixture->sets, NULL, set);
  other = kol_column_sets_suggest_name (fixture->sets);
  g_assert_cmpstr (suggested, !=, other);
}

static void
on_saved_cb (KolColumnSetEditor *editor, KolColumnSet *set, gpointer data)
{
  g_set_object (&((Fixture *) data)->saved, set);
}

static void
open_editor (Fixture *fixture, const char *text, gboolean is_new)
{
  fixture->editor = GTK_WIDGET (
      kol_column_set_editor_new (fixture->sets, find (fixture->sets, text), is_new));
  g_object_add_weak_pointer (G_OBJECT (fixture->editor), (gpointer *) &fixture->editor);
  g_signal_connect (fixture->editor, "saved", G_CALLBACK (on_saved_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->editor));
}

static gboolean
is_closed (gpointer fixture)
{
  return ((Fixture *) fixture)->editor == NULL;
}

static void
act (Fixture *fixture, const char *part, const char *action)
{
  GtkWidget *widget = part != NULL ? get_part (fixture->editor, part) : fixture->editor;

  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
}

static void
save (Fixture *fixture)
{
  act (fixture, NULL, "editor.save");
  wait_until (is_closed, fixture);
}

/* As with Enter in the search: the first that is found is added. */
static void
add (Fixture *fixture, const char *words)
{
  GtkWidget *finder = get_part (fixture->editor, "finder");
  GtkWidget *search = find_child (finder, GTK_TYPE_SEARCH_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (search), words);
  g_signal_emit_by_name (search, "activate");
}

static void
set_name (Fixture *fixture, const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (get_part (fixture->editor, "name")), name);
}

static const char *
get_problem (Fixture *fixture)
{
  GtkWidget *problem = get_part (fixture->editor, "problem");

  return gtk_widget_get_visible (problem) ? gtk_label_get_text (GTK_LABEL (problem)) : NULL;
}

static void
assert_saved (Fixture *fixture, const char *expected)
{
  g_autofree char *text = kol_column_set_to_text (fixture->saved);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  open_editor (fixture, "For banks: name,fansNum", FALSE);
  g_assert_null (get_problem (fixture));
  act (fixture, "order", "column.move-down");
  /* By the name of either language */
  add (fixture, "小红书号");
  add (fixture, "note");
  act (fixture, "order", "column.move-first");
  act (fixture, "order", "column.move-down");
  set_name (fixture, " For: banks ");
  save (fixture);
  assert_saved (fixture, "For  banks: fansNum,note,name,redId");
  assert_kept (fixture, (const char *const[]){ "For  banks: fansNum,note,name,redId",
                                               "Later: name,notYetKnown", NULL });
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  open_editor (fixture, "agency", TRUE);
  set_name (fixture, "Internal");
  g_assert_nonnull (get_problem (fixture));
  set_name (fixture, "");
  g_assert_nonnull (get_problem (fixture));
  set_name (fixture, "Mine");
  g_assert_null (get_problem (fixture));
  for (guint i = 0; i < 12; i++)
    act (fixture, "order", "column.remove");
  g_assert_nonnull (get_problem (fixture));
  add (fixture, "redId");
  g_assert_null (get_problem (fixture));
  save (fixture);
  assert_saved (fixture, "Mine: redId");
  g_assert_cmpstr (kol_column_set_get_label (find (fixture->sets, "Mine: redId")), ==, "Mine");
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  open_editor (fixture, "For banks: name,fansNum", FALSE);
  act (fixture, "order", "column.remove");
  gtk_window_close (GTK_WINDOW (fixture->editor));
  wait_until (is_closed, fixture);
  g_assert_null (fixture->saved);
  assert_kept (fixture,
               (const char *const[]){ "For banks: name,fansNum", "Later: name,notYetKnown", NULL });
}

/* Each heading in both languages a hand-over can speak */
static void
test_line (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = g_object_ref_sink (
      kol_column_line_new (kol_column_lookup ("redId"), NULL, NULL));

  g_assert_nonnull (find_label (row, "RedNote ID"));
  g_assert_nonnull (find_label (row, "小红书号"));
  g_assert_true (kol_column_line_matches (GTK_LIST_BOX_ROW (row), "rednote"));
  g_assert_true (kol_column_line_matches (GTK_LIST_BOX_ROW (row), "小红书"));
  g_assert_false (kol_column_line_matches (GTK_LIST_BOX_ROW (row), "followers"));
  g_assert_finalize_object (row);
}

#define ADD(path, func) g_test_add ("/column-sets/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *translations = NULL;

  table_support_init (&argc, &argv);
  translations = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);
  bindtextdomain ("kollect", translations);

  ADD ("model", test_model);
  ADD ("follow", test_follow);
  ADD ("names", test_names);
  ADD ("edit", test_edit);
  ADD ("new", test_new);
  ADD ("cancel", test_cancel);
  ADD ("line", test_line);

  return g_test_run ();
}
