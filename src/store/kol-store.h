// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "kol-page.h"
#include "kol-result-list.h"
#include "kol-shortlist.h"
#include "kol-store-error.h"

G_BEGIN_DECLS

#define KOL_TYPE_STORE (kol_store_get_type ())

/* The async face of the SQLite file. Every call runs on one worker thread, in order, in one
 * transaction. */
G_DECLARE_FINAL_TYPE (KolStore, kol_store, KOL, STORE, GObject)

KolStore *kol_store_new (const char *path, KolCreatorDecodeFunc decode);
char *kol_store_dup_default_path (void);

/* Must end well before any other call. set_aside: where a damaged file was put, or NULL. */
void kol_store_open_async (KolStore *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean
kol_store_open_finish (KolStore *self, GAsyncResult *result, char **set_aside, GError **error);

/* Keeps every creator's raw JSON and decoded figures, and the page as a page of its query. */
void kol_store_save_page_async (KolStore *self,
                                KolPage *page,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean kol_store_save_page_finish (KolStore *self, GAsyncResult *result, GError **error);

/* The last query whose page was saved and all its pages; NULL without error when there is none. */
void kol_store_load_last_results_async (KolStore *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
KolResultList *
kol_store_load_last_results_finish (KolStore *self, GAsyncResult *result, GError **error);

/* A GListStore of KolShortlist, each with its entries, in the user's order. */
void kol_store_load_shortlists_async (KolStore *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GListModel *kol_store_load_shortlists_finish (KolStore *self, GAsyncResult *result, GError **error);

void kol_store_create_shortlist_async (KolStore *self,
                                       const char *name,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
KolShortlist *
kol_store_create_shortlist_finish (KolStore *self, GAsyncResult *result, GError **error);

void kol_store_rename_shortlist_async (KolStore *self,
                                       gint64 shortlist_id,
                                       const char *name,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean kol_store_rename_shortlist_finish (KolStore *self, GAsyncResult *result, GError **error);

/* Deleting hides; what stays deleted is purged when the store is next opened. So undo survives
 * anything. */
void kol_store_delete_shortlist_async (KolStore *self,
                                       gint64 shortlist_id,
                                       gboolean deleted,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean kol_store_delete_shortlist_finish (KolStore *self, GAsyncResult *result, GError **error);

/* Appends creators that are not on the list yet; answers the new entries (GPtrArray of KolEntry).
 */
void kol_store_add_entries_async (KolStore *self,
                                  gint64 shortlist_id,
                                  GPtrArray *creators,
                                  const char *query,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *kol_store_add_entries_finish (KolStore *self, GAsyncResult *result, GError **error);

/* Appends entries of another data file that are not on the list yet, with status and note; raws: of
 * each, its creator's JSON. The list is to be loaded anew. */
void kol_store_import_entries_async (KolStore *self,
                                     gint64 shortlist_id,
                                     GPtrArray *entries,
                                     GPtrArray *raws,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean kol_store_import_entries_finish (KolStore *self,
                                          GAsyncResult *result,
                                          guint *n_added,
                                          GError **error);

/* removed FALSE brings entries back to where they were. entry_ids: gint64. */
void kol_store_remove_entries_async (KolStore *self,
                                     GArray *entry_ids,
                                     gboolean removed,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean kol_store_remove_entries_finish (KolStore *self, GAsyncResult *result, GError **error);

/* Writes the order of all entries of a shortlist. entry_ids: gint64, in the new order. */
void kol_store_order_entries_async (KolStore *self,
                                    gint64 shortlist_id,
                                    GArray *entry_ids,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean kol_store_order_entries_finish (KolStore *self, GAsyncResult *result, GError **error);

/* What the marketer says of an entry. */
void kol_store_annotate_entry_async (KolStore *self,
                                     gint64 entry_id,
                                     KolEntryStatus status,
                                     const char *note,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean kol_store_annotate_entry_finish (KolStore *self, GAsyncResult *result, GError **error);

/* The face of whoever is shortlisted is kept for good. */
void kol_store_set_avatar_async (KolStore *self,
                                 const char *creator_id,
                                 GBytes *coded,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean kol_store_set_avatar_finish (KolStore *self, GAsyncResult *result, GError **error);
void kol_store_load_avatar_async (KolStore *self,
                                  const char *creator_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GBytes *kol_store_load_avatar_finish (KolStore *self, GAsyncResult *result, GError **error);

/* Closing waits for what is queued. A store that is finalized closes itself. */
void kol_store_close (KolStore *self);

G_END_DECLS
