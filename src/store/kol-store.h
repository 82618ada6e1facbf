// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "kol-copy.h"
#include "kol-history.h"
#include "kol-keeper.h"
#include "kol-result-list.h"
#include "kol-shortlist.h"
#include "kol-store-error.h"
#include "kol-usage.h"

G_BEGIN_DECLS

#define KOL_TYPE_STORE (kol_store_get_type ())

/* The async face of the SQLite file. Every call runs on one worker thread, in order, in one
 * transaction. As a #KolKeeper it writes the calls of the service down and keeps what they bring.
 */
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

/* A new sweep: an empty list whose plan has its number. */
void kol_store_begin_sweep_async (KolStore *self,
                                  const char *service,
                                  KolQuery *query,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
KolResultList *kol_store_begin_sweep_finish (KolStore *self, GAsyncResult *result, GError **error);

/* All pages of a sweep; its plan knows what was wanted and what went wrong. */
void kol_store_load_sweep_async (KolStore *self,
                                 gint64 sweep_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
KolResultList *kol_store_load_sweep_finish (KolStore *self, GAsyncResult *result, GError **error);

/* The sweep the user saw last; NULL without error when there is none. */
void kol_store_load_last_results_async (KolStore *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
KolResultList *
kol_store_load_last_results_finish (KolStore *self, GAsyncResult *result, GError **error);

/* Up to which page the user wants a sweep; 0: nothing any more, it ended or was stopped. */
void kol_store_want_pages_async (KolStore *self,
                                 gint64 sweep_id,
                                 guint last,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean kol_store_want_pages_finish (KolStore *self, GAsyncResult *result, GError **error);

/* What is kept of the newest sweep of a query at a service; NULL without error: nothing. */
void kol_store_find_copy_async (KolStore *self,
                                const char *service,
                                KolQuery *query,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
KolCopy *kol_store_find_copy_finish (KolStore *self, GAsyncResult *result, GError **error);

/* The newest sweep of a query at a service that brought nothing and may be charged all the same;
 * NULL without error: there is none. */
void kol_store_load_unsure_async (KolStore *self,
                                  const char *service,
                                  KolQuery *query,
                                  gint64 since,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
KolResultList *kol_store_load_unsure_finish (KolStore *self, GAsyncResult *result, GError **error);

/* A GListStore of KolCopy, the one whose page was kept last first. */
void kol_store_list_copies_async (KolStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GListModel *kol_store_list_copies_finish (KolStore *self, GAsyncResult *result, GError **error);

/* Shortlists keep all they stand on. sweep_ids: gint64. */
void kol_store_delete_copies_async (KolStore *self,
                                    GArray *sweep_ids,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean kol_store_delete_copies_finish (KolStore *self, GAsyncResult *result, GError **error);

/* Forgets the oldest sweeps until the data file holds no more than max_bytes; never one with
 * somebody on a shortlist or with pages that are wanted, nor keep_sweep_id (0: none). */
void kol_store_clean_up_async (KolStore *self,
                               guint64 max_bytes,
                               gint64 keep_sweep_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
guint64 kol_store_clean_up_finish (KolStore *self, GAsyncResult *result, GError **error);

/* How many calls of the service were sent, and for what. */
void kol_store_load_usage_async (KolStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
KolUsage *kol_store_load_usage_finish (KolStore *self, GAsyncResult *result, GError **error);

/* How a creator's figures changed; of nothing when the creator is not kept. */
void kol_store_load_history_async (KolStore *self,
                                   const char *creator_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
KolHistory *kol_store_load_history_finish (KolStore *self, GAsyncResult *result, GError **error);

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
