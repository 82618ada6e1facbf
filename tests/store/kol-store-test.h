// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-database.h"
#include "kol-store.h"

G_BEGIN_DECLS

/* A data file in a folder of its own, and the store's calls as if they were not async. */

#define STORE_TEST_SERVICE "https://service.example"

typedef struct
{
  char *folder; /* owned */
  char *path;   /* owned; nothing is there at first */
} StoreFixture;

#define store_test_add(name, func)                                                                 \
  g_test_add (name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

void store_fixture_set_up (StoreFixture *fixture, gconstpointer data);
void store_fixture_tear_down (StoreFixture *fixture, gconstpointer data);
KolStore *store_fixture_open (StoreFixture *fixture);
void store_fixture_sql (StoreFixture *fixture, const char *sql);
gint64 store_fixture_number (StoreFixture *fixture, const char *sql);

void store_test_close (KolStore *store);

/* Calls: g_autoptr (GAsyncResult) result = NULL; kol_store_x_async (…, store_test_done_cb,
 * &result); store_test_wait (&result); */
void store_test_done_cb (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *store_test_wait (GAsyncResult **result);

gboolean store_test_open (KolStore *store, char **set_aside, GError **error);
KolSweepPlan *
store_test_begin_sweep (KolStore *store, const char *service, KolQuery *query, GError **error);
gint64 store_test_begin_call (KolStore *store,
                              KolSweepPlan *plan,
                              guint page,
                              guint limit,
                              GError **error);
gboolean store_test_end_call (KolStore *store,
                              gint64 id,
                              KolCharge charge,
                              int code,
                              KolPage *page,
                              GError **error);
gboolean store_test_keep (KolStore *store, KolSweepPlan *plan, KolPage *page, GError **error);
gboolean store_test_save (KolStore *store, KolPage *page, GError **error);
KolResultList *store_test_load_results (KolStore *store, GError **error);
KolResultList *store_test_load_sweep (KolStore *store, gint64 sweep_id, GError **error);
gboolean store_test_want (KolStore *store, gint64 sweep_id, guint last, GError **error);
KolCopy *
store_test_find_copy (KolStore *store, const char *service, KolQuery *query, GError **error);
KolResultList *store_test_load_unsure (KolStore *store,
                                       const char *service,
                                       KolQuery *query,
                                       gint64 since,
                                       GError **error);
GListModel *store_test_list_copies (KolStore *store, GError **error);
gboolean store_test_delete_copies (KolStore *store, GArray *sweep_ids, GError **error);
guint64
store_test_clean_up (KolStore *store, guint64 max_bytes, gint64 keep_sweep_id, GError **error);
KolUsage *store_test_load_usage (KolStore *store, GError **error);
KolHistory *store_test_load_history (KolStore *store, const char *creator_id, GError **error);
GListModel *store_test_load_shortlists (KolStore *store, GError **error);
KolShortlist *store_test_create (KolStore *store, const char *name, GError **error);
gboolean store_test_rename (KolStore *store, gint64 id, const char *name, GError **error);
gboolean store_test_delete (KolStore *store, gint64 id, gboolean deleted, GError **error);
GPtrArray *store_test_add_entries (KolStore *store,
                                   gint64 id,
                                   GPtrArray *creators,
                                   const char *query,
                                   GError **error);
gboolean store_test_remove (KolStore *store, GArray *ids, gboolean removed, GError **error);
gboolean store_test_order (KolStore *store, gint64 id, GArray *ids, GError **error);
gboolean
store_test_set_avatar (KolStore *store, const char *creator_id, GBytes *coded, GError **error);
GBytes *store_test_load_avatar (KolStore *store, const char *creator_id, GError **error);

/* Invented creators. Their raw JSON has userId, name and picturePrice. */
GBytes *store_test_raw (const char *id, const char *name, double price);
KolCreator *store_test_decode (GBytes *raw, gint64 fetched_at, GError **error);
guint store_test_n_decoded (void);
void store_test_hold_decoding (gboolean hold);
void store_test_wait_for_decoding (void);
KolCreator *store_test_creator (const char *id, const char *name, double price, gint64 fetched_at);
KolPage *store_test_page (const char *keyword, guint number, gint64 fetched_at);
void store_test_page_add (KolPage *page, const char *id, const char *name, double price);
GPtrArray *store_test_creators (const char *prefix, guint n_creators);
char *store_test_ids (GListModel *creators_or_entries);

G_END_DECLS
