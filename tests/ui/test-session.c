// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "session-support.h"
#include "table-support.h"

/* The names on the current shortlist by the place of the creator among the results: "0 1 2". */
static char *
dup_places (SessionFixture *fixture)
{
  GListModel *shortlist = G_LIST_MODEL (kol_session_get_shortlist (fixture->session));
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (shortlist); i++)
    {
      g_autoptr (KolEntry) entry = g_list_model_get_item (shortlist, i);
      const char *id = kol_creator_get_id (kol_entry_get_creator (entry));

      for (guint j = 0; j < session_fixture_get_n_results (fixture); j++)
        {
          if (g_str_equal (kol_creator_get_id (session_fixture_get_creator (fixture, j)), id))
            g_string_append_printf (places, i > 0 ? " %u" : "%u", j);
        }
    }

  return g_string_free (g_steal_pointer (&places), FALSE);
}

static gboolean
has_places (gpointer data)
{
  gpointer *pair = data;
  g_autofree char *places = dup_places (pair[0]);

  return g_str_equal (places, pair[1]);
}

static void
wait_for_places (SessionFixture *fixture, const char *places)
{
  gpointer pair[] = { fixture, (gpointer) places };

  wait_until (has_places, pair);
}

static gboolean
is_starred (SessionFixture *fixture, guint position)
{
  return kol_session_is_starred (
      fixture->session, kol_creator_get_id (session_fixture_get_creator (fixture, position)));
}

static void
remove_place (SessionFixture *fixture, guint position)
{
  KolShortlist *shortlist = kol_session_get_shortlist (fixture->session);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (entries, g_list_model_get_item (G_LIST_MODEL (shortlist), position));
  kol_session_remove_entries (fixture->session, shortlist, entries);
}

static void
restart (SessionFixture *fixture)
{
  session_fixture_end (fixture);
  session_fixture_start (fixture);
  kol_session_open (fixture->session);
}

static gboolean
has_current_shortlist (gpointer session)
{
  return kol_session_get_shortlist (session) != NULL;
}

/* The fixture asserts at its end that nothing keeps the session. */
static void
test_finalize (SessionFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (kol_session_get_state (fixture->session), ==, KOL_SESSION_STATE_START);
  g_assert_null (kol_session_get_results (fixture->session));
  g_assert_null (kol_session_get_shortlist (fixture->session));
  g_assert_null (kol_session_get_error (fixture->session));
}

/* Ended in the midst of a search and of opening. */
static void
test_finalize_busy (SessionFixture *fixture, gconstpointer data)
{
  kol_session_search (fixture->session, fixture->query);
  g_assert_true (kol_session_get_busy (fixture->session));
  restart (fixture);
  g_assert_cmpint (kol_session_get_state (fixture->session), ==, KOL_SESSION_STATE_OPENING);
}

static void
test_search (SessionFixture *fixture, gconstpointer data)
{
  kol_session_search (fixture->session, fixture->query);
  g_assert_cmpint (kol_session_get_state (fixture->session), ==, KOL_SESSION_STATE_LOADING);
  g_assert_true (kol_session_get_busy (fixture->session));

  session_fixture_wait_for_state (fixture, KOL_SESSION_STATE_RESULTS);
  g_assert_false (kol_session_get_busy (fixture->session));
  g_assert_cmpuint (session_fixture_get_n_results (fixture), ==, KOL_PAGE_SIZE);
  g_assert_cmpuint (kol_sample_service_get_n_calls (fixture->service), ==, 1);
}

static void
on_items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  ++*(guint *) data;
}

static void
test_load_more (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KolResultList) results = NULL;
  guint n_changes = 0;

  session_fixture_search (fixture);
  results = g_object_ref (kol_session_get_results (fixture->session));
  g_signal_connect (results, "items-changed", G_CALLBACK (on_items_changed_cb), &n_changes);

  kol_session_load_more (fixture->session);
  /* A second press while the call is under way costs nothing. */
  kol_session_load_more (fixture->session);
  g_assert_cmpint (kol_session_get_state (fixture->session), ==, KOL_SESSION_STATE_RESULTS);
  session_fixture_wait_until_idle (fixture);

  g_assert_true (kol_session_get_results (fixture->session) == results);
  g_assert_cmpuint (session_fixture_get_n_results (fixture), >, KOL_PAGE_SIZE);
  g_assert_cmpuint (kol_result_list_get_n_pages (results), ==, 2);
  g_assert_cmpuint (kol_sample_service_get_n_calls (fixture->service), ==, 2);
  g_assert_cmpuint (n_changes, ==, 1);
  g_signal_handlers_disconnect_by_data (results, &n_changes);
}

static void
test_nobody (SessionFixture *fixture, gconstpointer data)
{
  kol_query_set (fixture->query, "keyword", "zzzzzzzzzz", NULL);
  session_fixture_search (fixture);

  g_assert_cmpint (kol_session_get_state (fixture->session), ==, KOL_SESSION_STATE_NOTHING);
  g_assert_null (kol_session_get_error (fixture->session));
}

static void
test_error (SessionFixture *fixture, gconstpointer data)
{
  session_fixture_search (fixture);
  session_fixture_search (fixture);

  g_assert_cmpint (kol_session_get_state (fixture->session), ==, KOL_SESSION_STATE_ERROR);
  g_assert_error (kol_session_get_error (fixture->session), KOL_API_ERROR, KOL_API_ERROR_QUOTA);
  g_assert_cmpuint (fixture->messages->len, ==, 0);

  /* Only every second call fails. */
  kol_session_try_again (fixture->session);
  session_fixture_wait_for_state (fixture, KOL_SESSION_STATE_RESULTS);
  g_assert_null (kol_session_get_error (fixture->session));
}

static void
test_bad_query (SessionFixture *fixture, gconstpointer data)
{
  kol_query_set (fixture->query, "fansNumberLower", "50000", NULL);
  kol_query_set (fixture->query, "fansNumberUpper", "1000", NULL);
  session_fixture_search (fixture);

  g_assert_error (kol_session_get_error (fixture->session), KOL_QUERY_ERROR,
                  KOL_QUERY_ERROR_BAD_RANGE);
  g_assert_cmpuint (kol_sample_service_get_n_calls (fixture->service), ==, 0);
}

/* What was found stays when the next page fails; a toast says why. */
static void
test_load_more_error (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) quota = kol_api_error_new_for_code (303, NULL);

  session_fixture_search (fixture);
  g_assert_cmpint (kol_session_get_state (fixture->session), ==, KOL_SESSION_STATE_RESULTS);
  kol_session_load_more (fixture->session);
  session_fixture_wait_for_message (fixture, kol_api_error_get_title (quota));

  g_assert_cmpint (kol_session_get_state (fixture->session), ==, KOL_SESSION_STATE_RESULTS);
  g_assert_cmpuint (session_fixture_get_n_results (fixture), ==, KOL_PAGE_SIZE);

  kol_session_load_more (fixture->session);
  session_fixture_wait_until_idle (fixture);
  g_assert_cmpuint (session_fixture_get_n_results (fixture), >, KOL_PAGE_SIZE);
}

static void
test_stop_first (SessionFixture *fixture, gconstpointer data)
{
  kol_session_search (fixture->session, fixture->query);
  kol_session_stop (fixture->session);

  g_assert_false (kol_session_get_busy (fixture->session));
  g_assert_cmpint (kol_session_get_state (fixture->session), ==, KOL_SESSION_STATE_START);
  kol_session_stop (fixture->session);
  g_assert_cmpuint (fixture->messages->len, ==, 0);
}

/* The second search hangs; stopping it goes back to what was found before. */
static void
test_stop_second (SessionFixture *fixture, gconstpointer data)
{
  KolResultList *before;

  session_fixture_search (fixture);
  before = kol_session_get_results (fixture->session);
  kol_session_search (fixture->session, fixture->query);
  g_assert_cmpint (kol_session_get_state (fixture->session), ==, KOL_SESSION_STATE_LOADING);
  kol_session_stop (fixture->session);

  g_assert_cmpint (kol_session_get_state (fixture->session), ==, KOL_SESSION_STATE_RESULTS);
  g_assert_true (kol_session_get_results (fixture->session) == before);
  g_assert_cmpuint (session_fixture_get_n_results (fixture), ==, KOL_PAGE_SIZE);
}

static gboolean
was_asked_twice (gpointer service)
{
  return kol_sample_service_get_n_calls (service) == 2;
}

/* A new search takes the place of one that hangs. */
static void
test_search_again (SessionFixture *fixture, gconstpointer data)
{
  session_fixture_search (fixture);
  kol_session_search (fixture->session, fixture->query);
  wait_until (was_asked_twice, fixture->service);
  kol_query_set (fixture->query, "gender", "FEMALE", NULL);
  kol_session_search (fixture->session, fixture->query);
  session_fixture_wait_for_state (fixture, KOL_SESSION_STATE_RESULTS);

  g_assert_true (kol_query_equal (
      kol_result_list_get_query (kol_session_get_results (fixture->session)), fixture->query));
}

static void
count_stars_changed (KolSession *session, const char *id, gpointer data)
{
  ++*(guint *) data;
}

static void
test_star (SessionFixture *fixture, gconstpointer data)
{
  guint n_changes = 0;

  session_fixture_search (fixture);
  g_assert_false (is_starred (fixture, 0));
  g_signal_connect (fixture->session, "stars-changed", G_CALLBACK (count_stars_changed),
                    &n_changes);

  /* The first star makes the first shortlist. */
  session_fixture_star (fixture, 0);
  g_assert_true (is_starred (fixture, 0));
  g_assert_false (is_starred (fixture, 1));
  g_assert_cmpuint (n_changes, >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (kol_session_get_shortlists (fixture->session)), ==,
                    1);
  g_signal_handlers_disconnect_by_data (fixture->session, &n_changes);

  session_fixture_star (fixture, 0);
  g_assert_false (is_starred (fixture, 0));
}

static gboolean
has_two_stars (gpointer data)
{
  SessionFixture *fixture = data;

  return is_starred (fixture, 0) && is_starred (fixture, 1);
}

/* Stars that come before the first shortlist is made are all on it, and there is one. */
static void
test_star_fast (SessionFixture *fixture, gconstpointer data)
{
  session_fixture_search (fixture);
  for (guint i = 0; i < 2; i++)
    kol_session_toggle_star (fixture->session, session_fixture_get_creator (fixture, i));
  wait_until (has_two_stars, fixture);

  g_assert_cmpuint (g_list_model_get_n_items (kol_session_get_shortlists (fixture->session)), ==,
                    1);
  g_assert_cmpuint (fixture->messages->len, ==, 0);
}

/* Two presses before the first is kept star once. */
static void
test_star_twice (SessionFixture *fixture, gconstpointer data)
{
  KolCreator *creator;

  session_fixture_search (fixture);
  session_fixture_star (fixture, 0);
  creator = session_fixture_get_creator (fixture, 1);
  kol_session_toggle_star (fixture->session, creator);
  kol_session_toggle_star (fixture->session, creator);
  wait_for_places (fixture, "0 1");
}

typedef struct
{
  gboolean done;
  GBytes *coded;
} Avatar;

static void
on_avatar_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Avatar *avatar = data;

  avatar->coded = kol_store_load_avatar_finish (KOL_STORE (source), result, NULL);
  avatar->done = TRUE;
}

static gboolean
is_loaded (gpointer data)
{
  return ((Avatar *) data)->done;
}

static gboolean
has_kept_avatar (gpointer data)
{
  SessionFixture *fixture = data;
  Avatar avatar = { FALSE, NULL };
  g_autoptr (GBytes) coded = NULL;
  const guint8 *bytes;

  kol_store_load_avatar_async (kol_session_get_store (fixture->session),
                               kol_creator_get_id (session_fixture_get_creator (fixture, 0)), NULL,
                               on_avatar_loaded_cb, &avatar);
  wait_until (is_loaded, &avatar);
  coded = avatar.coded;
  if (coded == NULL)
    return FALSE;

  /* A JPEG, as the service drew it */
  bytes = g_bytes_get_data (coded, NULL);
  g_assert_cmpuint (g_bytes_get_size (coded), >, 500);
  g_assert_cmphex (bytes[0], ==, 0xff);
  g_assert_cmphex (bytes[1], ==, 0xd8);

  return TRUE;
}

static void
test_star_keeps_avatar (SessionFixture *fixture, gconstpointer data)
{
  session_fixture_search (fixture);
  session_fixture_star (fixture, 0);
  wait_until (has_kept_avatar, fixture);
}

static void
test_remove_and_undo (SessionFixture *fixture, gconstpointer data)
{
  session_fixture_search (fixture);
  session_fixture_star_first (fixture, 4);

  remove_place (fixture, 1);
  wait_for_places (fixture, "0 2 3");
  session_fixture_wait_for_message (
      fixture, kol_creator_get_name (session_fixture_get_creator (fixture, 1)));
  g_assert_true (fixture->can_undo);
  g_assert_false (is_starred (fixture, 1));

  kol_session_undo (fixture->session);
  wait_for_places (fixture, "0 1 2 3");
  g_assert_true (is_starred (fixture, 1));

  /* Undone is undone. */
  kol_session_undo (fixture->session);
  restart (fixture);
  session_fixture_wait_for_state (fixture, KOL_SESSION_STATE_RESULTS);
  wait_until (has_current_shortlist, fixture->session);
  wait_for_places (fixture, "0 1 2 3");
}

static void
test_remove_several (SessionFixture *fixture, gconstpointer data)
{
  KolShortlist *shortlist;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  session_fixture_search (fixture);
  session_fixture_star_first (fixture, 5);
  shortlist = kol_session_get_shortlist (fixture->session);
  /* As the table gives them when it is sorted: in another order than the shortlist's. */
  g_ptr_array_add (entries, g_list_model_get_item (G_LIST_MODEL (shortlist), 4));
  g_ptr_array_add (entries, g_list_model_get_item (G_LIST_MODEL (shortlist), 0));
  g_ptr_array_add (entries, g_list_model_get_item (G_LIST_MODEL (shortlist), 2));
  kol_session_remove_entries (fixture->session, shortlist, entries);
  wait_for_places (fixture, "1 3");
  session_fixture_wait_for_message (fixture, "3");

  kol_session_undo (fixture->session);
  wait_for_places (fixture, "0 1 2 3 4");
}

static void
test_move (SessionFixture *fixture, gconstpointer data)
{
  KolShortlist *shortlist;

  session_fixture_search (fixture);
  session_fixture_star_first (fixture, 3);
  shortlist = kol_session_get_shortlist (fixture->session);

  kol_session_move_entry (fixture->session, shortlist, 0, 2);
  wait_for_places (fixture, "1 2 0");
  kol_session_move_entry (fixture->session, shortlist, 1, 0);
  wait_for_places (fixture, "2 1 0");
  kol_session_move_entry (fixture->session, shortlist, 0, 3);

  restart (fixture);
  session_fixture_wait_for_state (fixture, KOL_SESSION_STATE_RESULTS);
  wait_until (has_current_shortlist, fixture->session);
  wait_for_places (fixture, "2 1 0");
}

static char *
dup_names (SessionFixture *fixture)
{
  GListModel *shortlists = kol_session_get_shortlists (fixture->session);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (shortlists); i++)
    {
      g_autoptr (KolShortlist) shortlist = g_list_model_get_item (shortlists, i);

      g_string_append_printf (names, i > 0 ? " %s" : "%s", kol_shortlist_get_name (shortlist));
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
has_names (gpointer data)
{
  gpointer *pair = data;
  g_autofree char *names = dup_names (pair[0]);

  return g_str_equal (names, pair[1]);
}

static void
wait_for_names (SessionFixture *fixture, const char *names)
{
  gpointer pair[] = { fixture, (gpointer) names };

  wait_until (has_names, pair);
}

static void
test_shortlists (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KolShortlist) second = NULL;

  session_fixture_create_shortlist (fixture, "春");
  second = g_object_ref (session_fixture_create_shortlist (fixture, "夏"));
  session_fixture_create_shortlist (fixture, "秋");
  wait_for_names (fixture, "春 夏 秋");

  kol_session_set_shortlist (fixture->session, second);
  kol_session_rename_shortlist (fixture->session, second, " 冬 ");
  wait_for_names (fixture, "春 冬 秋");

  kol_session_delete_shortlist (fixture->session, second);
  wait_for_names (fixture, "春 秋");
  session_fixture_wait_for_message (fixture, "冬");
  g_assert_true (fixture->can_undo);
  /* The one that took its place is the current one now. */
  g_assert_cmpstr (kol_shortlist_get_name (kol_session_get_shortlist (fixture->session)), ==, "秋");

  kol_session_undo (fixture->session);
  wait_for_names (fixture, "春 冬 秋");
  g_assert_true (kol_session_get_shortlist (fixture->session) == second);

  restart (fixture);
  wait_for_names (fixture, "春 冬 秋");
}

static void
test_delete_last (SessionFixture *fixture, gconstpointer data)
{
  KolShortlist *only = session_fixture_create_shortlist (fixture, "春");

  kol_session_delete_shortlist (fixture->session, only);
  wait_for_names (fixture, "");
  g_assert_null (kol_session_get_shortlist (fixture->session));

  kol_session_undo (fixture->session);
  wait_for_names (fixture, "春");
  g_assert_nonnull (kol_session_get_shortlist (fixture->session));
}

/* Stars are those of the current shortlist. */
static void
test_two_shortlists (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KolShortlist) first = NULL;

  session_fixture_search (fixture);
  first = g_object_ref (session_fixture_create_shortlist (fixture, "春"));
  session_fixture_star (fixture, 0);
  session_fixture_create_shortlist (fixture, "夏");
  g_assert_false (is_starred (fixture, 0));
  session_fixture_star (fixture, 1);

  kol_session_set_shortlist (fixture->session, first);
  g_assert_true (is_starred (fixture, 0));
  g_assert_false (is_starred (fixture, 1));
}

/* What was on the screen comes back without a single call. */
static void
test_restore (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *last = NULL;
  guint n_results;

  kol_query_set (fixture->query, "gender", "FEMALE", NULL);
  session_fixture_search (fixture);
  kol_session_load_more (fixture->session);
  session_fixture_wait_until_idle (fixture);
  session_fixture_star_first (fixture, 3);
  n_results = session_fixture_get_n_results (fixture);
  last = g_strdup (kol_creator_get_id (session_fixture_get_creator (fixture, n_results - 1)));

  restart (fixture);
  session_fixture_wait_for_state (fixture, KOL_SESSION_STATE_RESULTS);
  wait_until (has_current_shortlist, fixture->session);

  g_assert_cmpuint (kol_sample_service_get_n_calls (fixture->service), ==, 2);
  g_assert_cmpuint (session_fixture_get_n_results (fixture), ==, n_results);
  g_assert_cmpstr (kol_creator_get_id (session_fixture_get_creator (fixture, n_results - 1)), ==,
                   last);
  g_assert_true (kol_query_equal (
      kol_result_list_get_query (kol_session_get_results (fixture->session)), fixture->query));
  wait_for_places (fixture, "0 1 2");
  g_assert_true (is_starred (fixture, 2));

  /* Going on where it stopped asks for the third page. */
  kol_session_load_more (fixture->session);
  session_fixture_wait_until_idle (fixture);
  g_assert_cmpuint (kol_result_list_get_n_pages (kol_session_get_results (fixture->session)), ==,
                    3);
}

static void
write_store (SessionFixture *fixture, const char *text)
{
  g_autofree char *path = session_fixture_dup_store_path (fixture);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
test_damaged_store (SessionFixture *fixture, gconstpointer data)
{
  session_fixture_end (fixture);
  write_store (fixture, "This is no data file of Kollect, and it is long enough to tell that.");
  session_fixture_start (fixture);
  kol_session_open (fixture->session);
  session_fixture_wait_for_state (fixture, KOL_SESSION_STATE_START);

  g_assert_nonnull (kol_session_get_set_aside (fixture->session));
  g_assert_true (
      g_file_test (kol_session_get_set_aside (fixture->session), G_FILE_TEST_IS_REGULAR));
  session_fixture_wait_for_message (fixture, kol_session_get_set_aside (fixture->session));
}

/* Where nothing can be kept nothing is asked: a page that is paid for must not be lost. */
static void
test_no_store (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_steal_pointer (&fixture->folder);

  session_fixture_end (fixture);
  fixture->folder = g_build_filename (folder, "kollect.db", "beneath-a-file", NULL);
  session_fixture_start (fixture);
  g_clear_pointer (&fixture->folder, g_free);
  fixture->folder = g_steal_pointer (&folder);
  kol_session_open (fixture->session);
  session_fixture_wait_for_state (fixture, KOL_SESSION_STATE_ERROR);

  g_assert_true (kol_session_get_error (fixture->session)->domain == KOL_STORE_ERROR);
  g_assert_false (kol_session_is_open (fixture->session));
  kol_session_search (fixture->session, fixture->query);
  g_assert_false (kol_session_get_busy (fixture->session));
  g_assert_cmpuint (kol_sample_service_get_n_calls (fixture->service), ==, 0);
}

static void
add (const char *path, const char *faults, void (*test) (SessionFixture *, gconstpointer))
{
  g_autofree char *full = g_strconcat ("/session/", path, NULL);

  g_test_add (full, SessionFixture, faults, session_fixture_set_up, test,
              session_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  table_support_init (&argc, &argv);

  add ("finalize", NULL, test_finalize);
  add ("finalize-busy", "hang", test_finalize_busy);
  add ("search", NULL, test_search);
  add ("load-more", NULL, test_load_more);
  add ("nobody", NULL, test_nobody);
  add ("error", "303:2", test_error);
  add ("bad-query", NULL, test_bad_query);
  add ("load-more-error", "303:2", test_load_more_error);
  add ("stop-first", "hang", test_stop_first);
  add ("stop-second", "hang:2", test_stop_second);
  add ("search-again", "hang:2", test_search_again);
  add ("star", NULL, test_star);
  add ("star-fast", NULL, test_star_fast);
  add ("star-twice", NULL, test_star_twice);
  add ("star-keeps-avatar", NULL, test_star_keeps_avatar);
  add ("remove-and-undo", NULL, test_remove_and_undo);
  add ("remove-several", NULL, test_remove_several);
  add ("move", NULL, test_move);
  add ("shortlists", NULL, test_shortlists);
  add ("delete-last", NULL, test_delete_last);
  add ("two-shortlists", NULL, test_two_shortlists);
  add ("restore", NULL, test_restore);
  add ("damaged-store", NULL, test_damaged_store);
  add ("no-store", NULL, test_no_store);

  return g_test_run ();
}
