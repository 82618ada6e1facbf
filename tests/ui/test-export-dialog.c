// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-column-set.h"
#include "kol-export-dialog.h"
#include "kol-export-memory.h"
#include "kol-export-options.h"
#include "kol-export-preview.h"
#include "table-support.h"
#include "widget-support.h"

#define N_ENTRIES 50
/* What a choice may take until it is seen. Other programs can have the processors meanwhile. */
#define MAX_MS 100
#define N_TRIES 20

typedef struct
{
  SessionFixture base;
  KolEnvironment *environment;
  GtkWidget *dialog;
  guint n_shown;
} Fixture;

static void
on_shown_cb (KolExportPreview *preview, gpointer data)
{
  ((Fixture *) data)->n_shown++;
}

static KolExportPreview *
get_preview (Fixture *fixture)
{
  return KOL_EXPORT_PREVIEW (get_part (fixture->dialog, "preview"));
}

static void
open_dialog (Fixture *fixture)
{
  KolShortlist *shortlist = kol_session_get_shortlist (fixture->base.session);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  g_ptr_array_add (columns, (gpointer) "fansNum");
  fixture->dialog = kol_export_dialog_new (fixture->base.session, shortlist,
                                           G_LIST_MODEL (shortlist), columns,
                                           kol_environment_get_settings (fixture->environment));
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  fixture->n_shown = 0;
  g_signal_connect (get_preview (fixture), "shown", G_CALLBACK (on_shown_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static gboolean
is_gone (gpointer fixture)
{
  return ((Fixture *) fixture)->dialog == NULL;
}

static void
close_dialog (Fixture *fixture)
{
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  wait_until (is_gone, fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  session_fixture_set_up (&fixture->base, NULL);
  session_fixture_search (&fixture->base);
  session_fixture_star_first (&fixture->base, 6);
  fixture->environment = create_environment (kol_session_get_client (fixture->base.session));
  open_dialog (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    close_dialog (fixture);
  g_clear_object (&fixture->environment);
  session_fixture_tear_down (&fixture->base, NULL);
}

static KolExportDialog *
get_dialog (Fixture *fixture)
{
  return KOL_EXPORT_DIALOG (fixture->dialog);
}

static void
choose_format (Fixture *fixture, const char *id)
{
  kol_export_dialog_set_format (get_dialog (fixture), kol_handover_format_lookup (id));
}

static GtkWidget *
get_row (Fixture *fixture, KolOptionId option)
{
  return kol_export_options_get_row (KOL_EXPORT_OPTIONS (get_part (fixture->dialog, "rows")),
                                     option);
}

static const char *
get_value (Fixture *fixture, KolOptionId option)
{
  return kol_handover_options_get (kol_export_dialog_get_options (get_dialog (fixture)), option);
}

static gboolean
is_shown (gpointer fixture)
{
  return ((Fixture *) fixture)->n_shown > 0;
}

static void
wait_until_shown (Fixture *fixture)
{
  wait_until (is_shown, fixture);
  fixture->n_shown = 0;
}

static void
choose_row (Fixture *fixture, KolOptionId option, guint choice)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (fixture, option)), choice);
}

/* The fixture waits until the dialog is gone, with what it shows and without. */
static void
test_finalize (Fixture *fixture, gconstpointer data)
{
  close_dialog (fixture);
  open_dialog (fixture);
  wait_until_shown (fixture);

  assert_finalized (g_object_new (KOL_TYPE_EXPORT_OPTIONS, NULL));
  assert_finalized (g_object_new (KOL_TYPE_EXPORT_PREVIEW, NULL));
}

/* What a format honours can be chosen, and nothing else. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < kol_handover_get_n_formats (); i++)
    {
      const KolHandoverFormat *format = kol_handover_format_at (i);

      choose_format (fixture, format->id);
      g_assert_true (kol_export_dialog_get_format (get_dialog (fixture)) == format);
      for (guint option = 0; option < KOL_N_OPTIONS; option++)
        {
          gboolean wanted = kol_handover_format_honours (format, option) &&
                            kol_option_at (option)->kind != KOL_OPTION_KIND_PERCENT;

          g_assert_cmpint (gtk_widget_get_visible (get_row (fixture, option)), ==, wanted);
        }
      g_assert_cmpint (gtk_widget_get_visible (get_part (fixture->dialog, "print")), ==,
                       format->with_pages);
    }
}

static void
test_choices (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KolHandover) handover = NULL;

  choose_format (fixture, "pdf");
  gtk_editable_set_text (GTK_EDITABLE (get_row (fixture, KOL_OPTION_TITLE)), "春 & <夏>");
  choose_row (fixture, KOL_OPTION_LANGUAGE, KOL_HANDOVER_LANGUAGE_CHINESE);
  choose_row (fixture, KOL_OPTION_LAYOUT, KOL_LAYOUT_PROFILE);
  choose_row (fixture, KOL_OPTION_COLUMNS, kol_column_set_get_n_built_in () - 1);
  gtk_switch_set_active (GTK_SWITCH (adw_action_row_get_activatable_widget (
                             ADW_ACTION_ROW (get_row (fixture, KOL_OPTION_COVER_PAGE)))),
                         FALSE);

  handover = kol_export_dialog_dup_handover (get_dialog (fixture));
  g_assert_cmpstr (kol_handover_get_title (handover), ==, "春 & <夏>");
  g_assert_cmpuint (kol_handover_get_n_entries (handover), ==, 6);
  g_assert_cmpstr (get_value (fixture, KOL_OPTION_LANGUAGE), ==, "zh_CN");
  g_assert_cmpstr (get_value (fixture, KOL_OPTION_LAYOUT), ==, "profile");
  g_assert_cmpstr (get_value (fixture, KOL_OPTION_COLUMNS), ==, "agency");
  g_assert_false (kol_handover_includes (handover, KOL_OPTION_COVER_PAGE));
}

static gboolean
has_problem (gpointer data)
{
  return gtk_widget_get_visible (get_part (((Fixture *) data)->dialog, "problem"));
}

static gboolean
has_no_problem (gpointer data)
{
  return !has_problem (data);
}

/* A fee that nobody said cannot be reckoned with. */
static void
test_percent (Fixture *fixture, gconstpointer data)
{
  GtkWidget *fee = get_row (fixture, KOL_OPTION_FEE);

  choose_format (fixture, "csv");
  g_assert_false (gtk_widget_get_visible (fee));
  choose_row (fixture, KOL_OPTION_PRICE, KOL_PRICE_FEE);
  g_assert_true (gtk_widget_get_visible (fee));
  g_assert_false (gtk_widget_get_visible (get_row (fixture, KOL_OPTION_REBATE)));
  wait_until (has_problem, fixture);
  g_assert_false (gtk_widget_get_sensitive (get_part (fixture->dialog, "export")));

  gtk_editable_set_text (GTK_EDITABLE (fee), "1000");
  g_assert_true (gtk_widget_has_css_class (fee, "error"));
  gtk_editable_set_text (GTK_EDITABLE (fee), "12.5");
  g_assert_false (gtk_widget_has_css_class (fee, "error"));
  wait_until (has_no_problem, fixture);
  g_assert_cmpstr (get_value (fixture, KOL_OPTION_FEE), ==, "12.5");
  g_assert_true (gtk_widget_get_sensitive (get_part (fixture->dialog, "export")));
}

/* Each format has its own last choices; what belongs to one client is forgotten. */
static void
test_remembered (Fixture *fixture, gconstpointer data)
{
  choose_format (fixture, "pdf");
  choose_row (fixture, KOL_OPTION_LAYOUT, KOL_LAYOUT_3X4);
  gtk_editable_set_text (GTK_EDITABLE (get_row (fixture, KOL_OPTION_CLIENT)), "A bank");
  gtk_editable_set_text (GTK_EDITABLE (get_row (fixture, KOL_OPTION_PREPARED_BY)), "Us");
  choose_format (fixture, "xlsx");
  g_assert_cmpstr (get_value (fixture, KOL_OPTION_CLIENT), ==, "A bank");
  choose_row (fixture, KOL_OPTION_COLUMNS, kol_column_set_get_n_built_in ());
  close_dialog (fixture);

  open_dialog (fixture);
  g_assert_cmpstr (kol_export_dialog_get_format (get_dialog (fixture))->id, ==, "xlsx");
  g_assert_nonnull (strstr (get_value (fixture, KOL_OPTION_COLUMNS), "fansNum"));
  g_assert_cmpuint (
      adw_combo_row_get_selected (ADW_COMBO_ROW (get_row (fixture, KOL_OPTION_COLUMNS))), ==,
      kol_column_set_get_n_built_in ());
  choose_format (fixture, "pdf");
  g_assert_cmpstr (get_value (fixture, KOL_OPTION_LAYOUT), ==, "3x4");
  g_assert_cmpstr (get_value (fixture, KOL_OPTION_COLUMNS), ==, "client-full");
  g_assert_cmpstr (get_value (fixture, KOL_OPTION_PREPARED_BY), ==, "Us");
  g_assert_cmpstr (get_value (fixture, KOL_OPTION_CLIENT), ==, "");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_row (fixture, KOL_OPTION_CLIENT))), ==,
                   "");
}

static void
test_own_set (Fixture *fixture, gconstpointer data)
{
  const char *const sets[] = { "For banks: name,fansNum", NULL };

  close_dialog (fixture);
  g_settings_set_strv (kol_environment_get_settings (fixture->environment), "column-sets", sets);
  open_dialog (fixture);
  choose_format (fixture, "csv");
  choose_row (fixture, KOL_OPTION_COLUMNS, kol_column_set_get_n_built_in () + 1);
  g_assert_cmpstr (get_value (fixture, KOL_OPTION_COLUMNS), ==, "For banks: name,fansNum");
}

static gboolean
has_undo (gpointer data)
{
  return find_button (((Fixture *) data)->dialog, "_Undo") != NULL;
}

/* It is gone from the choice and from what is kept, until it is brought back. */
static void
test_delete_set (Fixture *fixture, gconstpointer data)
{
  const char *const sets[] = { "For banks: name,fansNum", NULL };
  GSettings *settings = kol_environment_get_settings (fixture->environment);
  g_auto (GStrv) kept = NULL;
  g_auto (GStrv) back = NULL;

  close_dialog (fixture);
  g_settings_set_strv (settings, "column-sets", sets);
  open_dialog (fixture);
  choose_format (fixture, "csv");
  choose_row (fixture, KOL_OPTION_COLUMNS, kol_column_set_get_n_built_in () + 1);
  g_assert_true (gtk_widget_activate_action (get_row (fixture, KOL_OPTION_COLUMNS),
                                             "column-set.delete", NULL));
  kept = g_settings_get_strv (settings, "column-sets");
  g_assert_cmpuint (g_strv_length (kept), ==, 0);
  g_assert_cmpstr (get_value (fixture, KOL_OPTION_COLUMNS), !=, sets[0]);

  wait_until (has_undo, fixture);
  press_button (find_button (fixture->dialog, "_Undo"));
  back = g_settings_get_strv (settings, "column-sets");
  g_assert_cmpstrv (back, sets);
  g_assert_cmpstr (get_value (fixture, KOL_OPTION_COLUMNS), ==, sets[0]);
}

/* What a format had chosen follows a set that was changed for another one. */
static void
test_changed_set (Fixture *fixture, gconstpointer data)
{
  const char *const sets[] = { "For banks: name,fansNum", NULL };
  const char *const changed[] = { "For banks: redId", NULL };
  GSettings *settings = kol_environment_get_settings (fixture->environment);

  close_dialog (fixture);
  g_settings_set_strv (settings, "column-sets", sets);
  open_dialog (fixture);
  choose_format (fixture, "csv");
  choose_row (fixture, KOL_OPTION_COLUMNS, kol_column_set_get_n_built_in () + 1);
  close_dialog (fixture);

  g_settings_set_strv (settings, "column-sets", changed);
  open_dialog (fixture);
  g_assert_cmpstr (get_value (fixture, KOL_OPTION_COLUMNS), ==, changed[0]);
  close_dialog (fixture);

  g_settings_reset (settings, "column-sets");
  open_dialog (fixture);
  g_assert_cmpstr (get_value (fixture, KOL_OPTION_COLUMNS), ==, "client-full");
}

/* Printing without the dialog takes what was chosen in it for pages. */
static void
test_print_choices (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (KolHandoverOptions) options = NULL;

  choose_format (fixture, "pdf");
  choose_row (fixture, KOL_OPTION_LAYOUT, KOL_LAYOUT_PROFILE);
  choose_row (fixture, KOL_OPTION_LANGUAGE, KOL_HANDOVER_LANGUAGE_CHINESE);
  gtk_editable_set_text (GTK_EDITABLE (get_row (fixture, KOL_OPTION_CLIENT)), "A bank");
  close_dialog (fixture);

  options = kol_export_memory_dup_options (kol_environment_get_settings (fixture->environment),
                                           kol_handover_format_lookup ("pdf"), columns);
  g_assert_cmpstr (kol_handover_options_get (options, KOL_OPTION_LAYOUT), ==, "profile");
  g_assert_cmpstr (kol_handover_options_get (options, KOL_OPTION_LANGUAGE), ==, "zh_CN");
  g_assert_cmpstr (kol_handover_options_get (options, KOL_OPTION_CLIENT), ==, "");
}

static const char *
get_visible (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (
      GTK_STACK (get_part (GTK_WIDGET (get_preview (fixture)), "stack")));
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preview = GTK_WIDGET (get_preview (fixture));

  choose_format (fixture, "pdf");
  wait_until_shown (fixture);
  g_assert_cmpstr (get_visible (fixture), ==, "page");
  g_assert_cmpuint (kol_export_preview_get_n_pages (get_preview (fixture)), >, 2);
  g_assert_false (gtk_widget_get_sensitive (get_part (preview, "previous")));

  fixture->n_shown = 0;
  press_button (get_part (preview, "next"));
  wait_until_shown (fixture);
  g_assert_cmpuint (kol_export_preview_get_page (get_preview (fixture)), ==, 1);
  g_assert_nonnull (find_label (preview, "Page 2 of"));

  choose_format (fixture, "csv");
  wait_until_shown (fixture);
  g_assert_cmpstr (get_visible (fixture), ==, "table");
  g_assert_nonnull (find_label (preview, "RedNote ID"));
  choose_row (fixture, KOL_OPTION_LANGUAGE, KOL_HANDOVER_LANGUAGE_CHINESE);
  choose_row (fixture, KOL_OPTION_COLUMNS, kol_column_set_get_n_built_in () - 1);
  wait_until_shown (fixture);
  g_assert_null (find_label (preview, "Marketplace"));

  choose_format (fixture, "json");
  wait_until_shown (fixture);
  g_assert_cmpstr (get_visible (fixture), ==, "text");
}

static guint
count_images (Fixture *fixture)
{
  GtkWidget *grid = get_part (GTK_WIDGET (get_preview (fixture)), "grid");
  GtkWidget *image;
  guint n_images = 0;

  for (guint i = 0; (image = find_child (grid, GTK_TYPE_IMAGE, i)) != NULL; i++)
    n_images += gtk_image_get_paintable (GTK_IMAGE (image)) != NULL;

  return n_images;
}

static gboolean
has_six_faces (gpointer fixture)
{
  return count_images (fixture) == 6;
}

static gboolean
has_no_pictures (gpointer fixture)
{
  return count_images (fixture) == 0;
}

static void
choose_part (Fixture *fixture, KolOptionId option, gboolean included)
{
  GtkWidget *row = get_row (fixture, option);

  gtk_switch_set_active (GTK_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row))),
                         included);
}

/* Faces stand beside the rows of a workbook, and not beside those of a plain table. */
static void
test_preview_pictures (Fixture *fixture, gconstpointer data)
{
  choose_format (fixture, "xlsx");
  choose_part (fixture, KOL_OPTION_COVERS, FALSE);
  wait_until (has_six_faces, fixture);
  choose_part (fixture, KOL_OPTION_FACES, FALSE);
  wait_until (has_no_pictures, fixture);

  choose_part (fixture, KOL_OPTION_FACES, TRUE);
  wait_until (has_six_faces, fixture);
  choose_format (fixture, "csv");
  wait_until (has_no_pictures, fixture);
}

/* How long a choice takes until it is seen, at its best: others can be at work on this computer. */
static void
test_preview_speed (Fixture *fixture, gconstpointer data)
{
  static const char *const formats[] = { "pdf", "xlsx" };

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("The sanitizer takes most of the time");
  return;
#endif

  close_dialog (fixture);
  for (guint i = 6; i < N_ENTRIES; i++)
    {
      while (session_fixture_get_n_results (&fixture->base) <= i)
        {
          kol_session_load_more (fixture->base.session);
          session_fixture_wait_until_idle (&fixture->base);
        }
      session_fixture_star (&fixture->base, i);
    }
  open_dialog (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      double best = G_MAXDOUBLE;

      choose_format (fixture, formats[i]);
      wait_until_shown (fixture);
      for (guint try = 0; try < N_TRIES && best > MAX_MS; try++)
        {
          gint64 begin = g_get_monotonic_time ();

          fixture->n_shown = 0;
          choose_row (fixture, KOL_OPTION_LANGUAGE, try % 2);
          choose_row (fixture, KOL_OPTION_COLUMNS, try % 2);
          wait_until_shown (fixture);
          best = MIN (best, (double) (g_get_monotonic_time () - begin) / 1000);
        }
      g_test_message ("%s: %.1f ms for %d creators", formats[i], best, N_ENTRIES);
      g_assert_cmpfloat (best, <=, MAX_MS);
    }
}

int
main (int argc, char **argv)
{
  table_support_init (&argc, &argv);

#define ADD(path, func) g_test_add ("/export-dialog/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("finalize", test_finalize);
  ADD ("rows", test_rows);
  ADD ("choices", test_choices);
  ADD ("percent", test_percent);
  ADD ("remembered", test_remembered);
  ADD ("own-set", test_own_set);
  ADD ("delete-set", test_delete_set);
  ADD ("changed-set", test_changed_set);
  ADD ("print-choices", test_print_choices);
  ADD ("preview", test_preview);
  ADD ("preview-pictures", test_preview_pictures);
  ADD ("preview-speed", test_preview_speed);
#undef ADD

  return g_test_run ();
}
