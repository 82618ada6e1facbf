// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-category-chooser.h"
#include "kol-category.h"
#include "kol-filter-control.h"
#include "kol-filter-pane.h"
#include "table-support.h"
#include "widget-support.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *pane;
  KolQuery *query;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->pane = g_object_new (KOL_TYPE_FILTER_PANE, NULL);
  fixture->query = kol_filter_pane_get_query (KOL_FILTER_PANE (fixture->pane));
  fixture->window = open_window (fixture->pane, 320, 900);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static GtkEditable *
get_entry (Fixture *fixture, const char *filter_id)
{
  const char *label = kol_filter_get_label (kol_filter_lookup (filter_id));
  GtkWidget *entry = find_named (fixture->pane, GTK_TYPE_EDITABLE, label);

  g_assert_nonnull (entry);

  return GTK_EDITABLE (entry);
}

static void
type (Fixture *fixture, const char *filter_id, const char *text)
{
  gtk_editable_set_text (get_entry (fixture, filter_id), text);
}

static gboolean
is_marked_invalid (Fixture *fixture, const char *filter_id)
{
  g_autofree char *other = gtk_test_accessible_check_state (
      GTK_ACCESSIBLE (get_entry (fixture, filter_id)), GTK_ACCESSIBLE_STATE_INVALID,
      GTK_ACCESSIBLE_INVALID_TRUE);

  return other == NULL;
}

static gboolean
is_valid (Fixture *fixture)
{
  return kol_filter_pane_get_valid (KOL_FILTER_PANE (fixture->pane));
}

/* What is wrong, under the control; NULL: nothing. */
static const char *
get_complaint (Fixture *fixture)
{
  GtkWidget *label;

  for (guint i = 0; (label = find_child (fixture->pane, GTK_TYPE_LABEL, i)) != NULL; i++)
    {
      if (gtk_widget_has_css_class (label, "error") && gtk_widget_get_visible (label))
        return gtk_label_get_text (GTK_LABEL (label));
    }

  return NULL;
}

static void
assert_value (Fixture *fixture, const char *filter_id, const char *value)
{
  g_assert_cmpstr (kol_query_get (fixture->query, filter_id), ==, value);
}

static void
test_finalize (void)
{
  g_autoptr (KolQuery) query = kol_query_new ();

  assert_finalized (g_object_new (KOL_TYPE_FILTER_PANE, NULL));
  for (guint i = 0; i < kol_filter_get_n_filters (); i++)
    assert_finalized (kol_filter_control_new (query, kol_filter_at (i)));
  assert_finalized (kol_category_chooser_new (query, kol_filter_lookup ("contentTag")));
}

static void
test_every_filter (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < kol_filter_get_n_filters (); i++)
    {
      const KolFilter *filter = kol_filter_at (i);
      const char *label = kol_filter_get_label (filter);

      if (filter->group == KOL_FILTER_GROUP_PAGING)
        g_assert_null (find_named (fixture->pane, GTK_TYPE_WIDGET, label));
      else if (filter->kind == KOL_FILTER_KIND_TREE)
        g_assert_nonnull (find_child (fixture->pane, KOL_TYPE_CATEGORY_CHOOSER, 0));
      else
        g_assert_nonnull (find_named (fixture->pane, GTK_TYPE_WIDGET, label));
    }
  g_assert_true (is_valid (fixture));
  g_assert_null (get_complaint (fixture));
  g_assert_true (kol_query_is_default (fixture->query));
}

static void
test_typed_numbers (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    const char *value; /* NULL: unset */
  } cases[] = {
    { "1.2w", "12000" }, { "1.2万", "12000" }, { "10,000", "10000" },    { " 500 ", "500" },
    { "3k", "3000" },    { "0", "0" },         { "1000000", "1000000" }, { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      type (fixture, "fansNumberLower", cases[i].typed);
      assert_value (fixture, "fansNumberLower", cases[i].value);
      g_assert_true (is_valid (fixture));
      /* What is typed is not changed under the cursor. */
      g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture, "fansNumberLower")), ==,
                       cases[i].typed);
    }
}

static void
test_bad_numbers (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[] = { "many", "-5", "1.5", "12 apples", "1e400" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      type (fixture, "fansNumberUpper", "5000");
      type (fixture, "fansNumberUpper", cases[i]);
      g_assert_false (is_valid (fixture));
      g_assert_nonnull (get_complaint (fixture));
      g_assert_true (is_marked_invalid (fixture, "fansNumberUpper"));
    }

  kol_filter_pane_reset (KOL_FILTER_PANE (fixture->pane));
  g_assert_true (is_valid (fixture));
  g_assert_null (get_complaint (fixture));
  g_assert_false (is_marked_invalid (fixture, "fansNumberUpper"));
  g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture, "fansNumberUpper")), ==, "");
}

static void
test_bad_range (Fixture *fixture, gconstpointer data)
{
  type (fixture, "fansNumberLower", "5w");
  type (fixture, "fansNumberUpper", "1000");
  g_assert_false (is_valid (fixture));
  g_assert_nonnull (get_complaint (fixture));
  g_assert_true (is_marked_invalid (fixture, "fansNumberLower"));
  g_assert_true (is_marked_invalid (fixture, "fansNumberUpper"));

  type (fixture, "fansNumberUpper", "100000");
  g_assert_true (is_valid (fixture));
  g_assert_null (get_complaint (fixture));
}

static gboolean
is_chosen (GtkWidget *button)
{
  return gtk_widget_has_css_class (button, "chosen");
}

static void
test_presets (Fixture *fixture, gconstpointer data)
{
  GtkWidget *middle = find_button (fixture->pane, "10k–500k");
  GtkWidget *top = find_button (fixture->pane, "≥ 500k");

  press_button (middle);
  assert_value (fixture, "fansNumberLower", "10000");
  assert_value (fixture, "fansNumberUpper", "500000");
  g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture, "fansNumberUpper")), ==, "500,000");
  g_assert_true (is_chosen (middle));

  press_button (top);
  assert_value (fixture, "fansNumberLower", "500000");
  assert_value (fixture, "fansNumberUpper", NULL);
  g_assert_false (is_chosen (middle));
  g_assert_true (is_chosen (top));

  /* A second press takes it back. */
  press_button (top);
  assert_value (fixture, "fansNumberLower", NULL);
  g_assert_false (is_chosen (top));
  g_assert_true (kol_query_is_default (fixture->query));
}

/* A preset takes the place of what could not be read. */
static void
test_preset_after_bad_number (Fixture *fixture, gconstpointer data)
{
  type (fixture, "fansNumberLower", "many");
  press_button (find_button (fixture->pane, "10k–500k"));

  g_assert_true (is_valid (fixture));
  g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture, "fansNumberLower")), ==, "10,000");
}

static void
test_choices (Fixture *fixture, gconstpointer data)
{
  GtkWidget *age = find_child (fixture->pane, GTK_TYPE_DROP_DOWN, 0);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (age), 3);
  assert_value (fixture, "fansAge", "AGE_25_34");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (fixture->pane, "Notes")), TRUE);
  assert_value (fixture, "searchType", "NOTE");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (fixture->pane, "Mostly women")),
                                TRUE);
  assert_value (fixture, "fansGender", "FE_MALE_HIGH");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (fixture->pane, "Men")), TRUE);
  assert_value (fixture, "gender", "MALE");

  kol_filter_pane_reset (KOL_FILTER_PANE (fixture->pane));
  g_assert_true (kol_query_is_default (fixture->query));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (age)), ==, 0);
  g_assert_true (
      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_button (fixture->pane, "Nickname"))));
}

static void
test_take_query (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KolQuery) query = kol_query_new ();

  kol_query_set (query, "keyword", "防晒", NULL);
  kol_query_set (query, "fansNumberLower", "12000", NULL);
  kol_query_set (query, "fansAge", "GT_44", NULL);
  kol_query_set (query, "searchType", "NOTE", NULL);
  kol_query_set (query, "contentTag", kol_category_at (0)->name, NULL);
  type (fixture, "fansNumberUpper", "many");
  kol_filter_pane_take_query (KOL_FILTER_PANE (fixture->pane), query);

  g_assert_true (kol_query_equal (fixture->query, query));
  g_assert_true (is_valid (fixture));
  g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture, "keyword")), ==, "防晒");
  g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture, "fansNumberLower")), ==, "12,000");
  g_assert_true (
      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_button (fixture->pane, "Notes"))));
}

static gboolean
has_categories (gpointer data)
{
  return find_child (data, GTK_TYPE_CHECK_BUTTON, 0) != NULL;
}

static GtkWidget *
find_check (GtkWidget *chooser, const char *category)
{
  GtkWidget *check;

  for (guint i = 0; (check = find_child (chooser, GTK_TYPE_CHECK_BUTTON, i)) != NULL; i++)
    {
      if (g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), category) == 0)
        return check;
    }

  return NULL;
}

static void
test_categories (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chooser = find_child (fixture->pane, KOL_TYPE_CATEGORY_CHOOSER, 0);
  GtkWidget *button = find_child (chooser, GTK_TYPE_MENU_BUTTON, 0);
  const char *first = kol_category_at (0)->name;
  const char *second = kol_category_at (1)->name;
  g_autofree char *both = g_strdup_printf ("%s,%s", first, second);
  g_autofree char *normal = NULL;
  g_autofree char *remove = g_strdup_printf ("Remove “%s”", first);
  GtkWidget *search;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  wait_until (has_categories, chooser);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (chooser, first)), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (chooser, second)), TRUE);
  g_assert_true (kol_filter_check (kol_filter_lookup ("contentTag"), both, &normal, NULL));
  assert_value (fixture, "contentTag", normal);

  search = find_named (chooser, GTK_TYPE_SEARCH_ENTRY, "Find a category");
  g_assert_nonnull (search);
  gtk_editable_set_text (GTK_EDITABLE (search), second);
  g_signal_emit_by_name (search, "search-changed");
  g_assert_false (gtk_widget_get_child_visible (
      gtk_widget_get_ancestor (find_check (chooser, first), GTK_TYPE_LIST_BOX_ROW)));
  g_assert_true (gtk_widget_get_child_visible (
      gtk_widget_get_ancestor (find_check (chooser, second), GTK_TYPE_LIST_BOX_ROW)));

  /* A chip of what is chosen takes it off, and the tree follows. */
  press_button (find_named (chooser, GTK_TYPE_BUTTON, remove));
  assert_value (fixture, "contentTag", second);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_check (chooser, first))));
  g_assert_null (find_named (chooser, GTK_TYPE_BUTTON, remove));

  /* Escape in the search closes the tree. */
  g_signal_emit_by_name (search, "stop-search");
  g_assert_false (gtk_toggle_button_get_active (
      GTK_TOGGLE_BUTTON (find_child (button, GTK_TYPE_TOGGLE_BUTTON, 0))));
}

static void
test_busy (Fixture *fixture, gconstpointer data)
{
  GtkStack *button = GTK_STACK (get_part (fixture->pane, "button"));

  g_assert_cmpstr (gtk_stack_get_visible_child_name (button), ==, "search");
  g_object_set (fixture->pane, "busy", TRUE, NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (button), ==, "stop");
  g_object_set (fixture->pane, "busy", FALSE, NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (button), ==, "search");
}

static void
test_focus_words (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  kol_filter_pane_focus_words (KOL_FILTER_PANE (fixture->pane));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (get_entry (fixture, "keyword"))));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *full = g_strconcat ("/filter-pane/", path, NULL);

  g_test_add (full, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  table_support_init (&argc, &argv);

  g_test_add_func ("/filter-pane/finalize", test_finalize);
  add ("every-filter", test_every_filter);
  add ("typed-numbers", test_typed_numbers);
  add ("bad-numbers", test_bad_numbers);
  add ("bad-range", test_bad_range);
  add ("presets", test_presets);
  add ("preset-after-bad-number", test_preset_after_bad_number);
  add ("choices", test_choices);
  add ("take-query", test_take_query);
  add ("categories", test_categories);
  add ("busy", test_busy);
  add ("focus-words", test_focus_words);

  return g_test_run ();
}
