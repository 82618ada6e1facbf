// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "kol-client.h"
#include "kol-handover.h"
#include "kol-handover-file.h"
#include "kol-picture-loader.h"
#include "kol-search-rules.h"
#include "kol-store.h"
#include "kol-sweep.h"

G_BEGIN_DECLS

/**
 * KolSessionState:
 * @KOL_SESSION_STATE_OPENING: what was kept is being read
 * @KOL_SESSION_STATE_START: nothing was searched yet
 * @KOL_SESSION_STATE_LOADING: the first page is under way
 * @KOL_SESSION_STATE_OFFER: this was asked before, and the user is asked whether the copy will do
 * @KOL_SESSION_STATE_RESULTS: creators are shown; #KolSession:busy says whether more are under way
 * @KOL_SESSION_STATE_NOTHING: the service answered that there is nobody
 * @KOL_SESSION_STATE_ERROR: the first page failed, see kol_session_get_error()
 *
 * What the results page shows.
 */
typedef enum
{
  KOL_SESSION_STATE_OPENING,
  KOL_SESSION_STATE_START,
  KOL_SESSION_STATE_LOADING,
  KOL_SESSION_STATE_OFFER,
  KOL_SESSION_STATE_RESULTS,
  KOL_SESSION_STATE_NOTHING,
  KOL_SESSION_STATE_ERROR,
} KolSessionState;

#define KOL_TYPE_SESSION (kol_session_get_type ())

/* What the window is about: the search under way, its results, the shortlists and the star on each
 * row. Wires client, store and pictures; widgets know this object and not SQL, JSON or HTTP. Main
 * thread only.
 *
 * Properties (all notify): "state", "busy", "results" (KolResultList, nullable), "copy" (KolCopy,
 * what is offered, nullable), "sweep" (KolSweep, what fetches pages of the results or did,
 * nullable), "shortlist" (the one stars go to, nullable).
 *
 * Signals: "stars-changed" (char *creator_id or NULL for all): rows show their star again.
 *          "message" (char *text, gboolean can_undo): a toast; its undo is kol_session_undo(). */
G_DECLARE_FINAL_TYPE (KolSession, kol_session, KOL, SESSION, GObject)

KolSession *kol_session_new (KolClient *client, KolStore *store, KolPictureLoader *pictures);
void kol_session_open (KolSession *self);

KolSessionState kol_session_get_state (KolSession *self);
const GError *kol_session_get_error (KolSession *self);
const char *kol_session_get_set_aside (KolSession *self);
gboolean kol_session_is_open (KolSession *self);
KolResultList *kol_session_get_results (KolSession *self);
gboolean kol_session_get_busy (KolSession *self);
KolPictureLoader *kol_session_get_pictures (KolSession *self);
KolStore *kol_session_get_store (KolSession *self);
KolClient *kol_session_get_client (KolSession *self);

void kol_session_set_rules (KolSession *self, const KolSearchRules *rules);
const KolSearchRules *kol_session_get_rules (KolSession *self);

/* Searching: what was asked before is offered as a copy. */
void kol_session_search (KolSession *self, KolQuery *query);
void kol_session_try_again (KolSession *self);
KolCopy *kol_session_get_copy (KolSession *self);
void kol_session_use_copy (KolSession *self);
void kol_session_ask_again (KolSession *self);
void kol_session_open_copy (KolSession *self, KolCopy *copy);
void kol_session_stop (KolSession *self);

/* Fetching pages of what is shown. */
KolSweep *kol_session_get_sweep (KolSession *self);
gboolean kol_session_can_fetch (KolSession *self);
gboolean kol_session_is_fetching_many (KolSession *self);
guint kol_session_get_interrupted (KolSession *self);
void kol_session_load_more (KolSession *self);
void kol_session_load_pages (KolSession *self, guint last, KolSweepAgain again);
void kol_session_fetch_page (KolSession *self, guint page);
void kol_session_fetch_failed (KolSession *self);
void kol_session_go_on (KolSession *self);
void kol_session_forget_interrupted (KolSession *self);
void kol_session_pause (KolSession *self);
void kol_session_resume (KolSession *self);
void kol_session_leave (KolSession *self);
gboolean kol_session_has_calls (KolSession *self);
void kol_session_give_up (KolSession *self);

/* One call of the service, to see whether it takes the token. It can be charged. */
void kol_session_check_token_async (KolSession *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean kol_session_check_token_finish (KolSession *self, GAsyncResult *result, GError **error);

/* Shortlists: a GListModel of KolShortlist; changes are in the store before they are seen here. */
GListModel *kol_session_get_shortlists (KolSession *self);
KolShortlist *kol_session_get_shortlist (KolSession *self);
void kol_session_set_shortlist (KolSession *self, KolShortlist *shortlist);
gboolean kol_session_is_starred (KolSession *self, const char *creator_id);
void kol_session_toggle_star (KolSession *self, KolCreator *creator);
void kol_session_create_shortlist (KolSession *self, const char *name);
void kol_session_rename_shortlist (KolSession *self, KolShortlist *shortlist, const char *name);
void kol_session_delete_shortlist (KolSession *self, KolShortlist *shortlist);
void kol_session_remove_entries (KolSession *self, KolShortlist *shortlist, GPtrArray *entries);
void kol_session_move_entry (KolSession *self, KolShortlist *shortlist, guint from, guint to);
void kol_session_undo (KolSession *self);

/* What is said of entries; kept at once */
void kol_session_decide (KolSession *self, GPtrArray *entries, KolEntryStatus status);
void kol_session_remark (KolSession *self, KolEntry *entry, const char *note);
KolEntryStatus kol_session_get_status (KolSession *self, KolEntry *entry);
const char *kol_session_get_note (KolSession *self, KolEntry *entry);
void kol_session_import (KolSession *self, KolHandoverFile *file, const char *name);

/* Hand-overs: what they show is here, or fetched. */
void kol_session_gather_pictures_async (KolSession *self,
                                        KolHandover *handover,
                                        const KolHandoverFormat *format,
                                        KolHandoverProgressFunc progress,
                                        gpointer progress_data,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
kol_session_gather_pictures_finish (KolSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
