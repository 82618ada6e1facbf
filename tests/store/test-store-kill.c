// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kol-store-test.h"

#define N_ROUNDS 10
#define MAX_LINES 120
#define CREATORS_PER_PAGE 5u
/* Beyond this nobody waits for the child any more. */
#define MAX_PAGES 200u

/* The child: puts pages and entries into the file without end and says each time what is kept. */

static void
report (const char *what, guint number)
{
  char line[64];
  int length = g_snprintf (line, sizeof line, "%s %u\n", what, number);

  /* In one piece and at once: a line that is half there says nothing. */
  g_assert_cmpint (write (STDOUT_FILENO, line, length), ==, length);
}

static KolPage *
make_page (const char *round, guint number)
{
  KolPage *page = store_test_page (round, number, 1700000000 + number);

  for (guint i = 0; i < CREATORS_PER_PAGE; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u-%u", round, number, i);

      store_test_page_add (page, id, "小鹿 🦌", number);
    }

  return page;
}

/* A call as it is made: written down, then answered, then kept with what it brought. */
static void
fetch (KolStore *store, KolSweepPlan *plan, KolPage *page)
{
  g_autoptr (GError) error = NULL;
  guint number = kol_page_get_number (page);
  gint64 id = store_test_begin_call (store, plan, number, 0, &error);

  g_assert_no_error (error);
  report ("call", number);
  g_assert_true (store_test_end_call (store, id, KOL_CHARGE_CHARGED, 0, page, &error));
  report ("page", number);
}

static void
add_two (KolStore *store, KolShortlist *shortlist, KolPage *page)
{
  g_autoptr (GPtrArray) creators = g_ptr_array_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (creators, kol_page_get_creator (page, 0));
  g_ptr_array_add (creators, kol_page_get_creator (page, 1));
  entries = store_test_add_entries (store, kol_shortlist_get_id (shortlist), creators, NULL,
                                    &error);
  g_assert_no_error (error);
  report ("entries", kol_page_get_number (page));
}

static void
run_child (const char *path, const char *round)
{
  g_autoptr (KolStore) store = kol_store_new (path, store_test_decode);
  g_autoptr (KolPage) first = make_page (round, 1);
  g_autoptr (KolSweepPlan) plan = NULL;
  g_autoptr (KolShortlist) shortlist = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (store_test_open (store, NULL, &error));
  shortlist = store_test_create (store, round, &error);
  plan = store_test_begin_sweep (store, STORE_TEST_SERVICE, kol_page_get_query (first), &error);
  g_assert_true (store_test_want (store, kol_sweep_plan_get_id (plan), MAX_PAGES, &error));
  g_assert_no_error (error);

  for (guint number = 1; number <= MAX_PAGES; number++)
    {
      g_autoptr (KolPage) page = make_page (round, number);

      fetch (store, plan, page);
      add_two (store, shortlist, page);
    }
  pause ();
}

/* The parent */

typedef struct
{
  guint n_calls;   /* said to be written down */
  guint n_pages;   /* said to be kept */
  guint n_entries; /* pages whose two entries are said to be kept */
} Reported;

static void
note_line (Reported *reported, const char *line)
{
  guint number = 0;

  if (sscanf (line, "call %u", &number) == 1)
    g_assert_cmpuint (number, ==, ++reported->n_calls);
  else if (sscanf (line, "page %u", &number) == 1)
    g_assert_cmpuint (number, ==, ++reported->n_pages);
  else if (sscanf (line, "entries %u", &number) == 1)
    g_assert_cmpuint (number, ==, ++reported->n_entries);
  else
    g_assert_not_reached ();
}

static pid_t
start_child (const char *path, const char *round, FILE **lines)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  int ends[2];
  pid_t child;

  g_assert_no_errno (pipe (ends));
  child = fork ();
  g_assert_no_errno (child);
  if (child == 0)
    {
      dup2 (ends[1], STDOUT_FILENO);
      close (ends[0]);
      close (ends[1]);
      execl (program, program, "--child", path, round, NULL);
      _exit (127);
    }
  close (ends[1]);
  *lines = fdopen (ends[0], "r");

  return child;
}

/* Kills the child after so many lines; what it managed to say until it was dead counts. */
static Reported
run_and_kill (const char *path, const char *round, guint n_lines)
{
  Reported reported = { 0 };
  char line[64];
  FILE *lines;
  pid_t child = start_child (path, round, &lines);
  int status = 0;

  while (n_lines-- > 0 && fgets (line, sizeof line, lines) != NULL)
    note_line (&reported, line);
  g_assert_no_errno (kill (child, SIGKILL));
  while (fgets (line, sizeof line, lines) != NULL)
    note_line (&reported, line);
  fclose (lines);

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);

  return reported;
}

static void
assert_pages (KolStore *store, const char *round, guint n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KolResultList) results = store_test_load_results (store, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (kol_query_get (kol_result_list_get_query (results), "keyword"), ==, round);
  g_assert_cmpuint (kol_result_list_get_n_pages (results), >=, n_pages);
  /* Whole pages only. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==,
                    kol_result_list_get_n_pages (results) * CREATORS_PER_PAGE);
  for (guint number = 1; number <= n_pages; number++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u-%u", round, number, CREATORS_PER_PAGE - 1);
      KolCreator *creator = kol_result_list_lookup (results, id);

      g_assert_nonnull (creator);
      g_assert_cmpint (kol_creator_get_fetched_at (creator), ==, 1700000000 + number);
    }
}

/* What was paid for is there, and what was on its way is said to be unsure: not one call more or
 * less than the pages and the last one under way. */
static void
assert_ledger (KolStore *store, const Reported *reported)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KolResultList) results = store_test_load_results (store, &error);
  KolSweepPlan *plan = kol_result_list_get_plan (results);
  g_autoptr (KolUsage) usage = store_test_load_usage (store, &error);
  const KolUsageCount *count;
  guint n_pages = kol_result_list_get_n_pages (results);
  guint n_unsure;

  g_assert_no_error (error);
  g_assert_cmpuint (kol_sweep_plan_get_wanted (plan), ==, MAX_PAGES);
  g_assert_true (kol_query_equal (kol_usage_get_query (usage, 0), kol_sweep_plan_get_query (plan)));
  count = kol_usage_get_count (usage, 0, KOL_USAGE_ALL);
  n_unsure = kol_sweep_plan_count (plan, KOL_PAGE_MAX, KOL_PAGE_STATE_UNSURE);
  g_assert_cmpuint (count->charged, ==, n_pages);
  g_assert_cmpuint (count->free, ==, 0);
  g_assert_cmpuint (count->unsure, ==, n_unsure);
  g_assert_cmpuint (n_unsure, <=, 1);
  g_assert_cmpuint (count->charged + count->unsure, >=, reported->n_calls);
  if (n_unsure == 1)
    g_assert_cmpint (kol_sweep_plan_get_state (plan, n_pages + 1), ==, KOL_PAGE_STATE_UNSURE);
}

static void
assert_entries (KolStore *store, guint round, guint n_entries)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) shortlists = store_test_load_shortlists (store, &error);
  g_autoptr (KolShortlist) shortlist = NULL;
  guint n_found;

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (shortlists), ==, round + 1);
  shortlist = g_list_model_get_item (shortlists, round);
  n_found = g_list_model_get_n_items (G_LIST_MODEL (shortlist));
  g_assert_cmpuint (n_found, >=, 2 * n_entries);
  g_assert_cmpuint (n_found % 2, ==, 0);
  for (guint i = 0; i < n_found; i++)
    {
      g_autoptr (KolEntry) entry = g_list_model_get_item (G_LIST_MODEL (shortlist), i);
      g_autofree char *id = g_strdup_printf ("round%u-%u-%u", round, i / 2 + 1, i % 2);

      g_assert_cmpstr (kol_creator_get_id (kol_entry_get_creator (entry)), ==, id);
    }
}

static void
assert_sound (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KolDatabase) database = kol_database_open (fixture->path, &error);
  g_autoptr (KolStatement)
      statement = kol_database_prepare (database, "PRAGMA integrity_check", &error);

  g_assert_no_error (error);
  g_assert_true (kol_statement_step (statement, &error));
  g_assert_cmpstr (kol_statement_get_text (statement, 0), ==, "ok");
}

/* Killed at any moment: everything it said it kept is there, the ledger says what was paid for, and
 * the file is sound. */
static void
test_killed (StoreFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *round = g_strdup_printf ("round%u", i);
      guint n_lines = g_test_rand_int_range (1, MAX_LINES);
      Reported reported = run_and_kill (fixture->path, round, n_lines);
      KolStore *store;

      g_test_message (
          "killed after line %u: %u calls, %u pages and the entries of %u were reported", n_lines,
          reported.n_calls, reported.n_pages, reported.n_entries);
      g_assert_cmpuint (reported.n_calls + reported.n_pages + reported.n_entries, >=, n_lines);
      assert_sound (fixture);
      store = store_fixture_open (fixture);
      if (reported.n_calls > 0)
        {
          assert_pages (store, round, reported.n_pages);
          assert_ledger (store, &reported);
        }
      assert_entries (store, i, reported.n_entries);
      store_test_close (store);
    }
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    {
      run_child (argv[2], argv[3]);
      return EXIT_FAILURE;
    }

  g_test_init (&argc, &argv, NULL);

  store_test_add ("/store/killed", test_killed);

  return g_test_run ();
}
