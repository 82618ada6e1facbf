// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gstdio.h>

#include "kol-store-test.h"

#define DEADLINE_SECONDS 60

static int n_decoded;
static GMutex gate_lock;
static GCond gate_changed;
static gboolean gate_closed;
static gboolean at_gate;

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_assert_no_errno (g_unlink (child));
    }
  g_assert_no_errno (g_rmdir (path));
}

void
store_fixture_set_up (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("kollect-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "数据 📦", "kollect.db", NULL);
  g_atomic_int_set (&n_decoded, 0);
}

void
store_fixture_tear_down (StoreFixture *fixture, gconstpointer data)
{
  remove_folder (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
}

KolStore *
store_fixture_open (StoreFixture *fixture)
{
  KolStore *store = kol_store_new (fixture->path, store_test_decode);
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (store_test_open (store, &set_aside, &error));
  g_assert_no_error (error);
  g_assert_null (set_aside);

  return store;
}

/* What another program would do to the file. */
void
store_fixture_sql (StoreFixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KolDatabase) database = kol_database_open (fixture->path, &error);

  g_assert_no_error (error);
  kol_database_begin_use (database, &error);
  g_assert_no_error (error);
  kol_database_exec (database, sql, &error);
  g_assert_no_error (error);
}

gint64
store_fixture_number (StoreFixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KolDatabase) database = kol_database_open (fixture->path, &error);
  gint64 value = -1;

  g_assert_no_error (error);
  kol_database_query_int (database, sql, &value, &error);
  g_assert_no_error (error);

  return value;
}

void
store_test_close (KolStore *store)
{
  kol_store_close (store);
  g_assert_finalize_object (store);
}

void
store_test_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **answer = data;

  g_assert_null (*answer);
  *answer = g_object_ref (result);
}

static gboolean
on_deadline_cb (gpointer data)
{
  g_error ("The store did not answer within %d seconds", DEADLINE_SECONDS);

  return G_SOURCE_REMOVE;
}

GAsyncResult *
store_test_wait (GAsyncResult **result)
{
  guint deadline = g_timeout_add_seconds (DEADLINE_SECONDS, on_deadline_cb, NULL);

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);

  return *result;
}

gboolean
store_test_open (KolStore *store, char **set_aside, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_open_async (store, NULL, store_test_done_cb, &result);

  return kol_store_open_finish (store, store_test_wait (&result), set_aside, error);
}

KolSweepPlan *
store_test_begin_sweep (KolStore *store, const char *service, KolQuery *query, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (KolResultList) results = NULL;

  kol_store_begin_sweep_async (store, service, query, NULL, store_test_done_cb, &result);
  results = kol_store_begin_sweep_finish (store, store_test_wait (&result), error);

  return results != NULL ? g_object_ref (kol_result_list_get_plan (results)) : NULL;
}

gint64
store_test_begin_call (KolStore *store, KolSweepPlan *plan, guint page, guint limit, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_keeper_begin_call_async (KOL_KEEPER (store), plan, page, limit, NULL, store_test_done_cb,
                               &result);

  return kol_keeper_begin_call_finish (KOL_KEEPER (store), store_test_wait (&result), error);
}

gboolean
store_test_end_call (KolStore *store,
                     gint64 id,
                     KolCharge charge,
                     int code,
                     KolPage *page,
                     GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_keeper_end_call_async (KOL_KEEPER (store), id, charge, TRUE, code, page, store_test_done_cb,
                             &result);

  return kol_keeper_end_call_finish (KOL_KEEPER (store), store_test_wait (&result), error);
}

/* Asks for a page and keeps it. */
gboolean
store_test_keep (KolStore *store, KolSweepPlan *plan, KolPage *page, GError **error)
{
  gint64 id = store_test_begin_call (store, plan, kol_page_get_number (page), 0, error);

  return id > 0 && store_test_end_call (store, id, KOL_CHARGE_CHARGED, 0, page, error);
}

/* The sweep that a page of its query goes into: the last one of this store, or a new one when that
 * has the page already. */
static KolSweepPlan *
find_plan (KolStore *store, KolPage *page, GError **error)
{
  g_autofree char *key = kol_query_to_canonical (kol_page_get_query (page));
  KolSweepPlan *plan = g_object_get_data (G_OBJECT (store), key);

  if (plan == NULL ||
      kol_sweep_plan_get_state (plan, kol_page_get_number (page)) == KOL_PAGE_STATE_HELD)
    {
      plan = store_test_begin_sweep (store, STORE_TEST_SERVICE, kol_page_get_query (page), error);
      g_object_set_data_full (G_OBJECT (store), key, plan, g_object_unref);
    }

  return plan;
}

gboolean
store_test_save (KolStore *store, KolPage *page, GError **error)
{
  KolSweepPlan *plan = find_plan (store, page, error);

  if (plan == NULL || !store_test_keep (store, plan, page, error))
    return FALSE;

  kol_sweep_plan_note_page (plan, page);

  return TRUE;
}

KolResultList *
store_test_load_results (KolStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_load_last_results_async (store, NULL, store_test_done_cb, &result);

  return kol_store_load_last_results_finish (store, store_test_wait (&result), error);
}

KolResultList *
store_test_load_sweep (KolStore *store, gint64 sweep_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_load_sweep_async (store, sweep_id, NULL, store_test_done_cb, &result);

  return kol_store_load_sweep_finish (store, store_test_wait (&result), error);
}

gboolean
store_test_want (KolStore *store, gint64 sweep_id, guint last, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_want_pages_async (store, sweep_id, last, NULL, store_test_done_cb, &result);

  return kol_store_want_pages_finish (store, store_test_wait (&result), error);
}

KolCopy *
store_test_find_copy (KolStore *store, const char *service, KolQuery *query, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_find_copy_async (store, service, query, NULL, store_test_done_cb, &result);

  return kol_store_find_copy_finish (store, store_test_wait (&result), error);
}

KolResultList *
store_test_load_unsure (KolStore *store,
                        const char *service,
                        KolQuery *query,
                        gint64 since,
                        GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_load_unsure_async (store, service, query, since, NULL, store_test_done_cb, &result);

  return kol_store_load_unsure_finish (store, store_test_wait (&result), error);
}

GListModel *
store_test_list_copies (KolStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_list_copies_async (store, NULL, store_test_done_cb, &result);

  return kol_store_list_copies_finish (store, store_test_wait (&result), error);
}

gboolean
store_test_delete_copies (KolStore *store, GArray *sweep_ids, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_delete_copies_async (store, sweep_ids, NULL, store_test_done_cb, &result);

  return kol_store_delete_copies_finish (store, store_test_wait (&result), error);
}

guint64
store_test_clean_up (KolStore *store, guint64 max_bytes, gint64 keep_sweep_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_clean_up_async (store, max_bytes, keep_sweep_id, NULL, store_test_done_cb, &result);

  return kol_store_clean_up_finish (store, store_test_wait (&result), error);
}

KolUsage *
store_test_load_usage (KolStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_load_usage_async (store, NULL, store_test_done_cb, &result);

  return kol_store_load_usage_finish (store, store_test_wait (&result), error);
}

KolHistory *
store_test_load_history (KolStore *store, const char *creator_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_load_history_async (store, creator_id, NULL, store_test_done_cb, &result);

  return kol_store_load_history_finish (store, store_test_wait (&result), error);
}

GListModel *
store_test_load_shortlists (KolStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_load_shortlists_async (store, NULL, store_test_done_cb, &result);

  return kol_store_load_shortlists_finish (store, store_test_wait (&result), error);
}

KolShortlist *
store_test_create (KolStore *store, const char *name, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_create_shortlist_async (store, name, NULL, store_test_done_cb, &result);

  return kol_store_create_shortlist_finish (store, store_test_wait (&result), error);
}

gboolean
store_test_rename (KolStore *store, gint64 id, const char *name, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_rename_shortlist_async (store, id, name, NULL, store_test_done_cb, &result);

  return kol_store_rename_shortlist_finish (store, store_test_wait (&result), error);
}

gboolean
store_test_delete (KolStore *store, gint64 id, gboolean deleted, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_delete_shortlist_async (store, id, deleted, NULL, store_test_done_cb, &result);

  return kol_store_delete_shortlist_finish (store, store_test_wait (&result), error);
}

GPtrArray *
store_test_add_entries (KolStore *store,
                        gint64 id,
                        GPtrArray *creators,
                        const char *query,
                        GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_add_entries_async (store, id, creators, query, NULL, store_test_done_cb, &result);

  return kol_store_add_entries_finish (store, store_test_wait (&result), error);
}

gboolean
store_test_remove (KolStore *store, GArray *ids, gboolean removed, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_remove_entries_async (store, ids, removed, NULL, store_test_done_cb, &result);

  return kol_store_remove_entries_finish (store, store_test_wait (&result), error);
}

gboolean
store_test_order (KolStore *store, gint64 id, GArray *ids, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_order_entries_async (store, id, ids, NULL, store_test_done_cb, &result);

  return kol_store_order_entries_finish (store, store_test_wait (&result), error);
}

gboolean
store_test_set_avatar (KolStore *store, const char *creator_id, GBytes *coded, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_set_avatar_async (store, creator_id, coded, NULL, store_test_done_cb, &result);

  return kol_store_set_avatar_finish (store, store_test_wait (&result), error);
}

GBytes *
store_test_load_avatar (KolStore *store, const char *creator_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kol_store_load_avatar_async (store, creator_id, NULL, store_test_done_cb, &result);

  return kol_store_load_avatar_finish (store, store_test_wait (&result), error);
}

GBytes *
store_test_raw (const char *id, const char *name, double price)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  char *text = g_strdup_printf ("{\"userId\":\"%s\",  \"name\":\"%s\",\"picturePrice\":%s}", id,
                                name, g_ascii_dtostr (number, sizeof number, price));

  return g_bytes_new_take (text, strlen (text));
}

static void
pass_gate (void)
{
  g_mutex_lock (&gate_lock);
  at_gate = TRUE;
  g_cond_broadcast (&gate_changed);
  while (gate_closed)
    g_cond_wait (&gate_changed, &gate_lock);
  at_gate = FALSE;
  g_mutex_unlock (&gate_lock);
}

/* Stands in for the parser, which the store does not know. */
KolCreator *
store_test_decode (GBytes *raw, gint64 fetched_at, GError **error)
{
  g_autoptr (GRegex) regex = g_regex_new (
      "^\\{\"userId\":\"(.*)\",  \"name\":\"(.*)\",\"picturePrice\":(.*)\\}$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autofree char *price = NULL;

  pass_gate ();
  text = g_strndup (g_bytes_get_data (raw, NULL), g_bytes_get_size (raw));
  if (!g_regex_match (regex, text, 0, &match))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Not a creator: %s", text);
      return NULL;
    }

  g_atomic_int_inc (&n_decoded);
  id = g_match_info_fetch (match, 1);
  name = g_match_info_fetch (match, 2);
  price = g_match_info_fetch (match, 3);

  return store_test_creator (id, name, g_ascii_strtod (price, NULL), fetched_at);
}

guint
store_test_n_decoded (void)
{
  return g_atomic_int_get (&n_decoded);
}

/* Keeps the store's thread inside the decoder until it is let go. */
void
store_test_hold_decoding (gboolean hold)
{
  g_mutex_lock (&gate_lock);
  gate_closed = hold;
  g_cond_broadcast (&gate_changed);
  g_mutex_unlock (&gate_lock);
}

void
store_test_wait_for_decoding (void)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_TIME_SPAN_SECOND;

  g_mutex_lock (&gate_lock);
  while (!at_gate)
    g_assert_true (g_cond_wait_until (&gate_changed, &gate_lock, deadline));
  g_mutex_unlock (&gate_lock);
}

KolCreator *
store_test_creator (const char *id, const char *name, double price, gint64 fetched_at)
{
  KolCreator *creator = kol_creator_new ();

  kol_creator_set_text (creator, kol_field_require ("userId"), id);
  kol_creator_set_text (creator, kol_field_require ("name"), name);
  kol_creator_set_figure (creator, kol_field_require ("picturePrice"), price);
  kol_creator_set_fetched_at (creator, fetched_at);
  kol_creator_seal (creator);

  return creator;
}

KolPage *
store_test_page (const char *keyword, guint number, gint64 fetched_at)
{
  g_autoptr (KolQuery) query = kol_query_new ();
  g_autoptr (GError) error = NULL;

  kol_query_set (query, "keyword", keyword, &error);
  g_assert_no_error (error);

  return kol_page_new (query, number, fetched_at);
}

void
store_test_page_add (KolPage *page, const char *id, const char *name, double price)
{
  g_autoptr (KolCreator)
      creator = store_test_creator (id, name, price, kol_page_get_fetched_at (page));
  g_autoptr (GBytes) raw = store_test_raw (id, name, price);

  kol_page_add (page, creator, raw);
}

GPtrArray *
store_test_creators (const char *prefix, guint n_creators)
{
  GPtrArray *creators = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_creators; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s%u", prefix, i);

      g_ptr_array_add (creators, store_test_creator (id, "小鹿 🦌", 100 + i, 1700000000));
    }

  return creators;
}

/* The creators' numbers in order, with blanks between. */
char *
store_test_ids (GListModel *creators_or_entries)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (creators_or_entries); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (creators_or_entries, i);
      KolCreator *creator = KOL_IS_ENTRY (item) ? kol_entry_get_creator (KOL_ENTRY (item))
                                                : KOL_CREATOR (item);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", kol_creator_get_id (creator));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
