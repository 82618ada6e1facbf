// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <string.h>

#include "kol-print.h"
#include "session-support.h"
#include "table-support.h"

#define N_ENTRIES 10

/* A hand-over with pictures of the sample service, and a file in place of a printer. */
typedef struct
{
  SessionFixture session;
  KolHandover *handover;
  char *path;
  gboolean done;
  gboolean gathered;
  GtkPrintOperationResult result;
} Fixture;

static void
add_entries (Fixture *fixture)
{
  GListModel *shortlist = G_LIST_MODEL (kol_session_get_shortlist (fixture->session.session));

  for (guint i = 0; i < g_list_model_get_n_items (shortlist); i++)
    {
      g_autoptr (KolEntry) entry = g_list_model_get_item (shortlist, i);

      kol_handover_add_entry (fixture->handover, entry);
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  session_fixture_set_up (&fixture->session, NULL);
  session_fixture_search (&fixture->session);
  session_fixture_star_first (&fixture->session, N_ENTRIES);
  fixture->handover = kol_handover_new ("Spring launch");
  fixture->path = g_build_filename (fixture->session.folder, "printed.pdf", NULL);
  add_entries (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  release_and_wait (g_steal_pointer (&fixture->handover));
  g_free (fixture->path);
  session_fixture_tear_down (&fixture->session, NULL);
}

static void
choose (Fixture *fixture, KolOptionId option, const char *value)
{
  g_autoptr (KolHandoverOptions)
      options = kol_handover_options_copy (kol_handover_get_options (fixture->handover));

  g_assert_true (kol_handover_options_set (options, option, value, NULL));
  kol_handover_set_options (fixture->handover, options);
}

static void
on_gathered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;

  g_assert_true (kol_session_gather_pictures_finish (KOL_SESSION (source), result, &error));
  g_assert_no_error (error);
  fixture->gathered = TRUE;
}

static gboolean
is_gathered (gpointer data)
{
  return ((Fixture *) data)->gathered;
}

static void
gather (Fixture *fixture)
{
  kol_session_gather_pictures_async (fixture->session.session, fixture->handover,
                                     kol_handover_format_lookup ("pdf"), NULL, NULL, NULL,
                                     on_gathered_cb, fixture);
  wait_until (is_gathered, fixture);
}

static void
on_done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  Fixture *fixture = data;

  fixture->result = result;
  fixture->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Fixture *) data)->done;
}

/* What a printer would get, in a file. */
static void
print_to_file (Fixture *fixture, GtkPageSetup *setup)
{
  KolPrint *print = kol_print_new (fixture->handover);
  g_autoptr (GError) error = NULL;

  if (setup != NULL)
    gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (print), setup);
  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (print), fixture->path);
  g_signal_connect (print, "done", G_CALLBACK (on_done_cb), fixture);
  gtk_print_operation_run (GTK_PRINT_OPERATION (print), GTK_PRINT_OPERATION_ACTION_EXPORT, NULL,
                           &error);
  g_assert_no_error (error);
  wait_until (is_done, fixture);
  g_assert_cmpint (fixture->result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  release_and_wait (print);
}

static char *
run_reader (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  return output;
}

static gboolean
have_readers (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");

  if (program == NULL)
    g_test_skip ("pdftotext is not installed");

  return program != NULL;
}

static void
assert_printed (Fixture *fixture, const char *size, guint n_pages)
{
  g_autofree char *info = run_reader ((const char *const[]){ "pdfinfo", fixture->path, NULL });
  g_autofree char *pages = g_strdup_printf ("Pages:           %u\n", n_pages);

  if (strstr (info, size) == NULL || strstr (info, pages) == NULL)
    g_error ("Not %s and %s:\n%s", size, pages, info);
}

static void
test_print (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *images = NULL;

  if (!have_readers ())
    return;

  gather (fixture);
  print_to_file (fixture, NULL);
  assert_printed (fixture, "(A4)", 4);
  text = run_reader (
      (const char *const[]){ "pdftotext", "-raw", "-enc", "UTF-8", fixture->path, "-", NULL });
  for (guint i = 0; i < N_ENTRIES; i++)
    {
      KolEntry *entry = kol_handover_get_entry (fixture->handover, i);
      const char *name = kol_creator_get_name (kol_entry_get_creator (entry));

      if (strstr (text, name) == NULL)
        g_error ("“%s” is not in:\n%s", name, text);
    }
  g_assert_nonnull (strstr (text, "Page 4 of 4"));

  /* Faces and covers, and they stay JPEGs on the way to the printer */
  images = run_reader ((const char *const[]){ "pdfimages", "-list", fixture->path, NULL });
  g_assert_nonnull (strstr (images, " jpeg "));
}

static void
test_choices (Fixture *fixture, gconstpointer data)
{
  if (!have_readers ())
    return;

  choose (fixture, KOL_OPTION_PAGE_SIZE, "letter");
  choose (fixture, KOL_OPTION_ORIENTATION, "landscape");
  choose (fixture, KOL_OPTION_LAYOUT, "profile");
  print_to_file (fixture, NULL);
  assert_printed (fixture, "792 x 612 pts (letter)", 1 + N_ENTRIES + 1);
}

/* The paper that is there decides, not the one that was thought of. */
static void
test_other_paper (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *a3 = gtk_paper_size_new (GTK_PAPER_NAME_A3);

  if (!have_readers ())
    return;

  gtk_page_setup_set_paper_size_and_default_margins (setup, a3);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_paper_size_free (a3);
  choose (fixture, KOL_OPTION_PAGE_SIZE, "letter");
  print_to_file (fixture, setup);
  assert_printed (fixture, "(A3)", 4);
  g_assert_cmpuint (kol_handover_options_get_choice (kol_handover_get_options (fixture->handover),
                                                     KOL_OPTION_PAGE_SIZE),
                    ==, KOL_PAGE_SIZE_A4);
}

static void
test_finalize (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (kol_print_new (fixture->handover));
}

#define ADD(path, func) g_test_add ("/print/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  table_support_init (&argc, &argv);

  ADD ("print", test_print);
  ADD ("choices", test_choices);
  ADD ("other-paper", test_other_paper);
  ADD ("finalize", test_finalize);

  return g_test_run ();
}
