// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-store-test.h"

#define QUERY "searchType=NICKNAME&keyword=%E5%B0%8F%E9%B9%BF"

static gboolean
annotate (KolStore *store, gint64 id, KolEntryStatus status, const char *note, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_annotate_entry_async (store, id, status, note, NULL, store_test_done_cb, &result);

  return kol_store_annotate_entry_finish (store, store_test_wait (&result), error);
}

static gboolean
import (KolStore *store,
        gint64 shortlist_id,
        GPtrArray *entries,
        GPtrArray *raws,
        guint *n_added,
        GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_import_entries_async (store, shortlist_id, entries, raws, NULL, store_test_done_cb,
                                  &result);

  return kol_store_import_entries_finish (store, store_test_wait (&result), n_added, error);
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
assert_remarks (KolShortlist *shortlist, guint place, KolEntryStatus status, const char *note)
{
  g_autoptr (KolEntry) entry = g_list_model_get_item (G_LIST_MODEL (shortlist), place);

  g_assert_cmpint (kol_entry_get_status (entry), ==, status);
  g_assert_cmpstr (kol_entry_get_note (entry), ==, note);
}

static void
test_annotate (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KolShortlist) spring = store_test_create (store, "Spring", &error);
  g_autoptr (GPtrArray) creators = store_test_creators ("u", 2);
  g_autoptr (GPtrArray) entries = store_test_add_entries (store, kol_shortlist_get_id (spring),
                                                          creators, QUERY, &error);
  g_autoptr (KolShortlist) loaded = NULL;
  gint64 id = kol_entry_get_id (g_ptr_array_index (entries, 1));

  g_assert_no_error (error);
  g_assert_true (annotate (store, id, KOL_ENTRY_STATUS_MAYBE, "asks ’much’\n🦌", &error));
  g_assert_no_error (error);
  store_test_close (store);

  store = store_fixture_open (fixture);
  loaded = load_shortlist (store, 0);
  assert_remarks (loaded, 0, KOL_ENTRY_STATUS_OPEN, "");
  assert_remarks (loaded, 1, KOL_ENTRY_STATUS_MAYBE, "asks ’much’\n🦌");
  g_clear_object (&loaded);

  g_assert_true (annotate (store, id, KOL_ENTRY_STATUS_OPEN, NULL, &error));
  loaded = load_shortlist (store, 0);
  assert_remarks (loaded, 1, KOL_ENTRY_STATUS_OPEN, "");

  g_assert_false (annotate (store, 999, KOL_ENTRY_STATUS_CHOSEN, NULL, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND);
  store_test_close (store);
}

/* An entry remembers what the service last said that its search finds. */
static void
test_total (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KolShortlist) spring = store_test_create (store, "Spring", &error);
  g_autoptr (GPtrArray) creators = store_test_creators ("u", 1);
  g_autoptr (GPtrArray) others = store_test_creators ("v", 1);
  g_autoptr (KolPage) page = store_test_page ("小鹿", 1, 1700000000);
  g_autofree char *query = kol_query_to_canonical (kol_page_get_query (page));
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) unknown = NULL;
  g_autoptr (KolShortlist) loaded = NULL;
  g_autoptr (KolEntry) entry = NULL;

  store_test_page_add (page, "u0", "x", 1);
  kol_page_set_total (page, 5000);
  g_assert_true (store_test_save (store, page, &error));
  found = store_test_add_entries (store, kol_shortlist_get_id (spring), creators, query, &error);
  g_assert_cmpint (kol_entry_get_total (g_ptr_array_index (found, 0)), ==, 5000);
  unknown = store_test_add_entries (store, kol_shortlist_get_id (spring), others, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kol_entry_get_total (g_ptr_array_index (unknown, 0)), ==, -1);

  loaded = load_shortlist (store, 0);
  entry = g_list_model_get_item (G_LIST_MODEL (loaded), 0);
  g_assert_cmpint (kol_entry_get_total (entry), ==, 5000);
  store_test_close (store);
}

static void
add_import (GPtrArray *entries, GPtrArray *raws, const char *id, const char *note)
{
  g_autoptr (KolCreator) creator = store_test_creator (id, "林小鹿", 158, 1700000000);
  KolEntry *entry = kol_entry_new (0, creator, 1600000000, QUERY);

  kol_entry_set_status (entry, KOL_ENTRY_STATUS_CHOSEN);
  kol_entry_set_note (entry, note);
  kol_entry_set_total (entry, 312);
  g_ptr_array_add (entries, entry);
  g_ptr_array_add (raws, store_test_raw (id, "林小鹿", 158));
}

static void
test_import (StoreFixture *fixture, gconstpointer data)
{
  KolStore *store = store_fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KolShortlist) spring = store_test_create (store, "Spring", &error);
  g_autoptr (GPtrArray) creators = store_test_creators ("u", 1);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) raws = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) there = NULL;
  g_autoptr (KolShortlist) loaded = NULL;
  g_autoptr (KolEntry) entry = NULL;
  g_autofree char *ids = NULL;
  guint n_added;

  there = store_test_add_entries (store, kol_shortlist_get_id (spring), creators, NULL, &error);
  add_import (entries, raws, "i1", "first");
  add_import (entries, raws, "u0", "is there already");
  add_import (entries, raws, "i2", "second");
  g_assert_true (import (store, kol_shortlist_get_id (spring), entries, raws, &n_added, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_added, ==, 2);

  loaded = load_shortlist (store, 0);
  ids = store_test_ids (G_LIST_MODEL (loaded));
  g_assert_cmpstr (ids, ==, "u0 i1 i2");
  assert_remarks (loaded, 0, KOL_ENTRY_STATUS_OPEN, "");
  assert_remarks (loaded, 2, KOL_ENTRY_STATUS_CHOSEN, "second");
  entry = g_list_model_get_item (G_LIST_MODEL (loaded), 1);
  g_assert_cmpint (kol_entry_get_added_at (entry), ==, 1600000000);
  g_assert_cmpint (kol_entry_get_total (entry), ==, 312);
  g_assert_cmpstr (kol_entry_get_query (entry), ==, QUERY);
  g_assert_cmpint (kol_creator_get_fetched_at (kol_entry_get_creator (entry)), ==, 1700000000);

  /* When figures are laid out otherwise one day, they are read again. */
  store_test_close (store);
  store_fixture_sql (fixture, "UPDATE entry SET layout = 'of another time' WHERE user_id = 'i1'");
  store = store_fixture_open (fixture);
  g_clear_object (&loaded);
  g_clear_object (&entry);
  loaded = load_shortlist (store, 0);
  entry = g_list_model_get_item (G_LIST_MODEL (loaded), 1);
  g_assert_cmpstr (kol_creator_get_name (kol_entry_get_creator (entry)), ==, "林小鹿");

  g_assert_false (import (store, 999, entries, raws, &n_added, &error));
  g_assert_error (error, KOL_STORE_ERROR, KOL_STORE_ERROR_NOT_FOUND);
  store_test_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_test_add ("/store/remarks/annotate", test_annotate);
  store_test_add ("/store/remarks/total", test_total);
  store_test_add ("/store/remarks/import", test_import);

  return g_test_run ();
}
