// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-store-test.h"

#define QUERY "searchType=NICKNAME&keyword=%E5%B0%8F%E9%B9%BF"

static KolShortlist *
create (KolStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;
  KolShortlist *shortlist = store_test_create (store, name, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (shortlist)), ==, 0);

  return shortlist;
}

static GPtrArray *
add (KolStore *store, gint64 id, GPtrArray *creators)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = store_test_add_entries (store, id, creators, QUERY, &error);

  g_assert_no_error (error);

  return entries;
}

static KolShortlist *
load_shortlist (KolStore *store, guint position)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) shortlists = store_test_load_shortlists (store, &error);

  g_assert_no_error (error);

  return g_list_model_get_item (shortlists, position);
}

static void
assert_entries (KolStore *store, guint position, const char *expected)
{
  g_autoptr (KolShortlist) shortlist = load_shortlist (store, position);
  g_autofree char *ids = store_test_ids (G_LIST_MODEL (shortlist));

  g_assert_cmpstr (ids, ==, expected);
}

/* The names of all shortlists in order, with bars between. */
static void
assert_names (KolStore *store, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) shortlists = store_test_load_shortlists (store, &error);
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_true (G_IS_LIST_STORE (shortlists));
  for (guint i = 0; i < g_list_model_get_n_items (shortlists); i++)
    {
      g_autoptr (KolShortlist) shortlist = g_list_model_get_item (shortlists, i);

      g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", kol_shortlist_get_name (shortlist));
    }
  g_assert_cmpstr (names->str, ==, expected);
}

static GArray *
ids_of (GPtrArray *entries, guint n_picked, const guint *picked)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n_picked; i++)
    {
      gint64 id = kol_entry_get_id (g_ptr_array_index (entries, picked[i]));

      g_array_append_val (ids, id);
    }

  return ids;
}

static void
test_names (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolShortlist) spring = create (store, "  Spring 春 \n");
  g_autoptr (KolShortlist) emoji = create (store, "\xf0\x9f\xa7\xb4 Ünï");
  g_autoptr (GError) error = NULL;
  const char *const refused[] = { "",
                                  " \t",
                                  "SPRING 春",
                                  "spring 春  ",
                                  "\xf0\x9f\xa7\xb4 ÜNÏ",
                                  "\xf0\x9f\xa7\xb4 u\xcc\x88ni\xcc\x88" };

  g_assert_cmpstr (kol_shortlist_get_name (spring), ==, "Spring 春");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_null (store_test_create (store, refused[i], &error));
      g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NAME);
      g_clear_error (&error);
    }
  assert_names (store, "Spring 春|\xf0\x9f\xa7\xb4 Ünï");
  store_test_close (store);
}

static void
test_rename (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolShortlist) a = create (store, "A");
  g_autoptr (KolShortlist) b = create (store, "B");
  g_autoptr (GError) error = NULL;

  g_assert_false (store_test_rename (store, kol_shortlist_get_id (b), "a", &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NAME);
  g_clear_error (&error);
  g_assert_false (store_test_rename (store, kol_shortlist_get_id (b), " ", &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NAME);
  g_clear_error (&error);
  g_assert_false (store_test_rename (store, 999, "C", &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* Only the case changes: the name is its own. */
  g_assert_true (store_test_rename (store, kol_shortlist_get_id (b), "b", &error));
  g_assert_true (store_test_rename (store, kol_shortlist_get_id (a), "春天", &error));
  g_assert_no_error (error);
  store_test_close (store);

  store = store_fixture_open (fixture);
  assert_names (store, "春天|b");
  store_test_close (store);
}

static void
test_delete_and_undo (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolShortlist) a = create (store, "A");
  g_autoptr (KolShortlist) b = create (store, "B");
  g_autoptr (KolShortlist) c = create (store, "C");
  g_autoptr (KolShortlist) other_a = NULL;
  g_autoptr (GPtrArray) creators = store_test_creators ("u", 2);
  g_autoptr (GPtrArray) entries = add (store, kol_shortlist_get_id (a), creators);
  g_autoptr (GError) error = NULL;

  g_assert_true (store_test_delete (store, kol_shortlist_get_id (a), TRUE, &error));
  assert_names (store, "B|C");
  g_assert_false (store_test_rename (store, kol_shortlist_get_id (a), "D", &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (store_test_add_entries (store, kol_shortlist_get_id (a), creators, QUERY, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (store_test_delete (store, kol_shortlist_get_id (a), FALSE, &error));
  assert_names (store, "A|B|C");
  assert_entries (store, 0, "u0 u1");

  /* While it is hidden its name is free; then it cannot come back under it. */
  g_assert_true (store_test_delete (store, kol_shortlist_get_id (a), TRUE, &error));
  other_a = create (store, "a");
  g_assert_false (store_test_delete (store, kol_shortlist_get_id (a), FALSE, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NAME);
  g_clear_error (&error);
  assert_names (store, "B|C|a");

  g_assert_false (store_test_delete (store, 999, TRUE, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (store_test_delete (store, 999, FALSE, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND);
  store_test_close (store);
}

/* An entry keeps the creator as it was, whatever is fetched afterwards. */
static void
test_entries_come_back (StoreFixture *fixture, gconstpointer data)
{
  const KolField *price = kol_field_require ("picturePrice");
  g_autoptr (KolPage) page = store_test_page ("小鹿", 1, 1700000000);
  g_autoptr (KolPage) newer = store_test_page ("小鹿", 1, 1700009999);
  g_autoptr (GPtrArray) creators = g_ptr_array_new ();
  g_autoptr (KolCreator) stranger = store_test_creator ("u2", "阿木", 80, 1700000000);
  g_autoptr (KolShortlist) shortlist = NULL;
  g_autoptr (KolShortlist) back = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  KolStore *store = store_fixture_open (fixture);
  gint64 before = g_get_real_time () / G_USEC_PER_SEC;

  store_test_page_add (page, "u1", "林小鹿 🦌", 158);
  store_test_page_add (newer, "u1", "改名了", 999);
  g_ptr_array_add (creators, kol_page_get_creator (page, 0));
  g_ptr_array_add (creators, stranger);
  g_assert_true (store_test_save (store, page, &error));
  shortlist = create (store, "A");
  entries = add (store, kol_shortlist_get_id (shortlist), creators);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_true (kol_entry_get_creator (g_ptr_array_index (entries, 0)) ==
                 kol_page_get_creator (page, 0));
  g_assert_true (store_test_save (store, newer, &error));
  store_test_close (store);

  store = store_fixture_open (fixture);
  back = load_shortlist (store, 0);
  g_assert_cmpint (kol_shortlist_get_id (back), ==, kol_shortlist_get_id (shortlist));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (back)), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (KolEntry) entry = g_list_model_get_item (G_LIST_MODEL (back), i);
      KolEntry *original = g_ptr_array_index (entries, i);
      KolCreator *creator = kol_entry_get_creator (entry);

      g_assert_cmpint (kol_entry_get_id (entry), ==, kol_entry_get_id (original));
      g_assert_cmpint (kol_entry_get_added_at (entry), ==, kol_entry_get_added_at (original));
      g_assert_cmpint (kol_entry_get_added_at (entry), >=, before);
      g_assert_cmpstr (kol_entry_get_query (entry), ==, QUERY);
      g_assert_cmpstr (kol_creator_get_name (creator), ==, i == 0 ? "林小鹿 🦌" : "阿木");
      g_assert_cmpfloat_with_epsilon (kol_creator_get_figure (creator, price), i == 0 ? 158 : 80,
                                      1e-9);
      g_assert_cmpint (kol_creator_get_fetched_at (creator), ==, 1700000000);
    }
  store_test_close (store);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM entry"
                                                  " WHERE user_id = 'u1' AND raw LIKE '%:158}'"),
                   ==, 1);
  g_assert_cmpint (
      store_fixture_number (fixture, "SELECT raw IS NULL FROM entry WHERE user_id = 'u2'"), ==, 1);
}

/* The JSON an entry keeps is that of its figures, not of an answer that came in between. */
static void
test_entry_of_older_answer (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (KolPage) newer = store_test_page ("小鹿", 1, 1700009999);
  g_autoptr (GPtrArray) creators = store_test_creators ("u", 1);
  g_autoptr (KolShortlist) shortlist = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  KolStore *store = store_fixture_open (fixture);

  store_test_page_add (newer, "u0", "改名了", 999);
  g_assert_true (store_test_save (store, newer, &error));
  shortlist = create (store, "A");
  entries = add (store, kol_shortlist_get_id (shortlist), creators);
  store_test_close (store);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT raw IS NULL FROM entry"), ==, 1);
}

static void
test_added_once (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolShortlist) a = create (store, "A");
  g_autoptr (KolShortlist) b = create (store, "B");
  g_autoptr (GPtrArray) two = store_test_creators ("u", 2);
  g_autoptr (GPtrArray) four = store_test_creators ("u", 4);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) first = add (store, kol_shortlist_get_id (a), two);
  g_autoptr (GPtrArray) second = add (store, kol_shortlist_get_id (a), four);
  g_autoptr (GPtrArray) third = add (store, kol_shortlist_get_id (a), four);
  g_autoptr (GPtrArray) fourth = add (store, kol_shortlist_get_id (b), none);
  g_autoptr (GPtrArray) fifth = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (first->len, ==, 2);
  g_assert_cmpuint (second->len, ==, 2);
  g_assert_cmpuint (third->len, ==, 0);
  g_assert_cmpuint (fourth->len, ==, 0);
  assert_entries (store, 0, "u0 u1 u2 u3");

  /* One that comes twice in one call is put there once. */
  g_ptr_array_add (two, g_object_ref (g_ptr_array_index (two, 0)));
  fifth = add (store, kol_shortlist_get_id (b), two);
  g_assert_cmpuint (fifth->len, ==, 2);
  assert_entries (store, 1, "u0 u1");

  g_assert_null (store_test_add_entries (store, 999, two, NULL, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND);
  store_test_close (store);
}

static void
test_remove_and_undo (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolShortlist) shortlist = create (store, "A");
  g_autoptr (GPtrArray) creators = store_test_creators ("u", 5);
  g_autoptr (GPtrArray) entries = add (store, kol_shortlist_get_id (shortlist), creators);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GArray) ids = ids_of (entries, 2, (const guint[]){ 1, 3 });
  g_autoptr (GArray) wrong = g_array_copy (ids);
  g_autoptr (GPtrArray) more = store_test_creators ("v", 1);
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 unknown = 999;

  g_assert_true (store_test_remove (store, ids, TRUE, &error));
  assert_entries (store, 0, "u0 u2 u4");
  added = add (store, kol_shortlist_get_id (shortlist), more);
  g_assert_true (store_test_remove (store, ids, FALSE, &error));
  assert_entries (store, 0, "u0 u1 u2 u3 u4 v0");

  /* All or none. */
  g_array_append_val (wrong, unknown);
  g_assert_false (store_test_remove (store, wrong, TRUE, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  assert_entries (store, 0, "u0 u1 u2 u3 u4 v0");

  /* Put on the list again in the meantime: once is enough. */
  g_assert_true (store_test_remove (store, ids, TRUE, &error));
  again = add (store, kol_shortlist_get_id (shortlist), creators);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_false (store_test_remove (store, ids, FALSE, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_FAILED);
  assert_entries (store, 0, "u0 u2 u4 v0 u1 u3");
  store_test_close (store);
}

static void
test_order (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolShortlist) shortlist = create (store, "A");
  g_autoptr (KolShortlist) other = create (store, "B");
  g_autoptr (GPtrArray) creators = store_test_creators ("u", 5);
  g_autoptr (GPtrArray) entries = add (store, kol_shortlist_get_id (shortlist), creators);
  g_autoptr (GArray) backwards = ids_of (entries, 5, (const guint[]){ 4, 3, 2, 1, 0 });
  g_autoptr (GArray) some = ids_of (entries, 2, (const guint[]){ 1, 3 });
  g_autoptr (GArray) one = ids_of (entries, 1, (const guint[]){ 1 });
  g_autoptr (GArray) rest = ids_of (entries, 4, (const guint[]){ 0, 2, 3, 4 });
  g_autoptr (GError) error = NULL;
  gint64 id = kol_shortlist_get_id (shortlist);

  g_assert_true (store_test_order (store, id, backwards, &error));
  assert_entries (store, 0, "u4 u3 u2 u1 u0");
  /* Those that are not named come after those that are. */
  g_assert_true (store_test_order (store, id, some, &error));
  assert_entries (store, 0, "u1 u3 u4 u2 u0");

  /* One that is hidden while the others are moved comes back to its place. */
  g_assert_true (store_test_remove (store, some, TRUE, &error));
  g_assert_true (store_test_remove (store, some, FALSE, &error));
  g_assert_true (store_test_order (store, id, backwards, &error));
  g_assert_true (store_test_remove (store, one, TRUE, &error));
  g_assert_true (store_test_order (store, id, rest, &error));
  assert_entries (store, 0, "u0 u2 u3 u4");
  g_assert_true (store_test_remove (store, one, FALSE, &error));
  assert_entries (store, 0, "u0 u2 u3 u1 u4");
  g_assert_no_error (error);

  g_assert_false (store_test_order (store, kol_shortlist_get_id (other), some, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (store_test_order (store, 999, some, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND);
  store_test_close (store);

  store = store_fixture_open (fixture);
  assert_entries (store, 0, "u0 u2 u3 u1 u4");
  store_test_close (store);
}

static void
test_avatars (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolShortlist) shortlist = create (store, "A");
  g_autoptr (GPtrArray) creators = store_test_creators ("u", 2);
  g_autoptr (GPtrArray) entries = add (store, kol_shortlist_get_id (shortlist), creators);
  g_autoptr (GArray) ids = ids_of (entries, 1, (const guint[]){ 1 });
  g_autoptr (GBytes) old = g_bytes_new_static ("\xff\xd8\0old", 6);
  g_autoptr (GBytes) face = g_bytes_new_static ("\xff\xd8\0face", 7);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (store_test_load_avatar (store, "u0", &error));
  g_assert_no_error (error);
  g_assert_false (store_test_set_avatar (store, "stranger", face, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (store_test_set_avatar (store, "u0", old, &error));
  g_assert_true (store_test_set_avatar (store, "u0", face, &error));
  g_assert_true (store_test_set_avatar (store, "u1", face, &error));
  g_assert_true (store_test_remove (store, ids, TRUE, &error));
  g_assert_no_error (error);
  store_test_close (store);

  store = store_fixture_open (fixture);
  back = store_test_load_avatar (store, "u0", &error);
  g_assert_true (g_bytes_equal (face, back));
  g_assert_null (store_test_load_avatar (store, "u1", &error));
  g_assert_no_error (error);
  store_test_close (store);
}

/* What stays hidden is forgotten when the file is next opened, and numbers are never used again. */
static void
test_purge (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolShortlist) a = create (store, "A");
  g_autoptr (KolShortlist) b = create (store, "B");
  g_autoptr (KolShortlist) c = NULL;
  g_autoptr (GPtrArray) creators = store_test_creators ("u", 3);
  g_autoptr (GPtrArray) of_a = add (store, kol_shortlist_get_id (a), creators);
  g_autoptr (GPtrArray) of_b = add (store, kol_shortlist_get_id (b), creators);
  g_autoptr (GArray) ids = ids_of (of_a, 1, (const guint[]){ 0 });
  g_autoptr (GError) error = NULL;

  g_assert_true (store_test_remove (store, ids, TRUE, &error));
  g_assert_true (store_test_delete (store, kol_shortlist_get_id (b), TRUE, &error));
  store_test_close (store);

  store = store_fixture_open (fixture);
  assert_names (store, "A");
  assert_entries (store, 0, "u1 u2");
  g_assert_false (store_test_remove (store, ids, FALSE, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (store_test_delete (store, kol_shortlist_get_id (b), FALSE, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND);
  c = create (store, "C");
  g_assert_cmpint (kol_shortlist_get_id (c), >, kol_shortlist_get_id (b));
  store_test_close (store);
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM entry"), ==, 2);
}

/* A second process that looks at the file does not take the first one's undo away. */
static void
test_no_purge_beneath_another (StoreFixture *fixture, gconstpointer data)
{
  KolStore *window = store_fixture_open (fixture);
  g_autoptr (KolShortlist) a = create (window, "A");
  g_autoptr (GError) error = NULL;
  KolStore *other;

  g_assert_true (store_test_delete (window, kol_shortlist_get_id (a), TRUE, &error));
  other = store_fixture_open (fixture);
  assert_names (other, "");
  store_test_close (other);

  g_assert_true (store_test_delete (window, kol_shortlist_get_id (a), FALSE, &error));
  assert_names (window, "A");
  store_test_close (window);
}

/* Entries of another layout are decoded from the JSON they keep, once. */
static void
test_other_layout (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (KolPage) page = store_test_page ("小鹿", 1, 1700000000);
  g_autoptr (GPtrArray) creators = g_ptr_array_new ();
  g_autoptr (KolShortlist) shortlist = create (store, "A");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  store_test_page_add (page, "u1", "林小鹿", 158);
  g_ptr_array_add (creators, kol_page_get_creator (page, 0));
  g_assert_true (store_test_save (store, page, &error));
  entries = add (store, kol_shortlist_get_id (shortlist), creators);
  store_test_close (store);
  store_fixture_sql (fixture, "UPDATE entry SET layout = 'old', figures = x'00'");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (KolShortlist) back = NULL;
      g_autoptr (KolEntry) entry = NULL;

      store = store_fixture_open (fixture);
      back = load_shortlist (store, 0);
      entry = g_list_model_get_item (G_LIST_MODEL (back), 0);
      g_assert_cmpstr (kol_creator_get_name (kol_entry_get_creator (entry)), ==, "林小鹿");
      g_assert_cmpuint (store_test_n_decoded (), ==, 1);
      store_test_close (store);
    }
  g_assert_cmpint (store_fixture_number (fixture, "SELECT count(*) FROM entry"
                                                  " WHERE layout = 'old'"),
                   ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_test_add ("/store/shortlists/names", test_names);
  store_test_add ("/store/shortlists/rename", test_rename);
  store_test_add ("/store/shortlists/delete-and-undo", test_delete_and_undo);
  store_test_add ("/store/shortlists/purge", test_purge);
  store_test_add ("/store/shortlists/no-purge-beneath-another", test_no_purge_beneath_another);
  store_test_add ("/store/entries/come-back", test_entries_come_back);
  store_test_add ("/store/entries/of-older-answer", test_entry_of_older_answer);
  store_test_add ("/store/entries/added-once", test_added_once);
  store_test_add ("/store/entries/remove-and-undo", test_remove_and_undo);
  store_test_add ("/store/entries/order", test_order);
  store_test_add ("/store/entries/other-layout", test_other_layout);
  store_test_add ("/store/avatars", test_avatars);

  return g_test_run ();
}
