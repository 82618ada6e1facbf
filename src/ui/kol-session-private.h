// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-session.h"

G_BEGIN_DECLS

enum
{
  KOL_SESSION_PROP_STATE = 1,
  KOL_SESSION_PROP_BUSY,
  KOL_SESSION_PROP_RESULTS,
  KOL_SESSION_PROP_COPY,
  KOL_SESSION_PROP_SWEEP,
  KOL_SESSION_PROP_SHORTLIST,
  KOL_SESSION_N_PROPS,
};

/* What can be undone: the last removal, or what was said last of entries. */
typedef struct
{
  KolShortlist *shortlist; /* owned; NULL with remarks */
  GPtrArray *entries;      /* owned, of KolEntry; NULL: the shortlist itself was deleted */
  GPtrArray *remarks;      /* owned, nullable, of KolEntry: what was said of each before */
  gboolean typing;         /* a remark is being typed: its first state is what comes back */
  GArray *positions;       /* owned, guint, ascending: where the entries stood; NULL with entries */
  guint position;          /* where the shortlist stood */
} KolSessionUndo;

struct _KolSession
{
  GObject parent_instance;

  KolClient *client;          /* owned */
  KolStore *store;            /* owned */
  KolPictureLoader *pictures; /* owned */
  GCancellable *life;         /* owned; cancelled in dispose */
  gboolean open;              /* the store answers */
  char *set_aside;            /* owned, nullable: where a damaged file was put */
  KolSearchRules rules;       /* what the user decided */

  KolSessionState state;
  gboolean busy;          /* as last told */
  GError *error;          /* owned, nullable: why the first page did not come */
  KolResultList *results; /* owned, nullable: shown */
  KolQuery *query;        /* owned, nullable: the last one asked */
  GCancellable *asking;   /* owned, nullable: the store is asked for what a search needs */
  KolCopy *copy;          /* owned, nullable: offered */

  KolSweep *sweep;       /* owned, nullable: fetches pages of the results, or did */
  KolResultList *coming; /* owned, nullable: takes the results' place with its first page */
  guint last_wanted;     /* of the sweep's run: its last page */
  gboolean many;         /* the run is of many pages: it has a bar, and is offered again */
  GError *page_error;    /* owned, nullable: why a page of the run did not come */
  GPtrArray *stopping;   /* owned, of KolSweep: left behind while calls are under way */
  gboolean leaving;      /* the program ends: what is wanted stays wanted */

  GListStore *shortlists;  /* owned, of KolShortlist */
  KolShortlist *shortlist; /* owned, nullable: stars go there */
  GHashTable *starred;     /* owned: IDs (owned) of the creators on it */
  GHashTable *starring;    /* owned: IDs (owned) whose star is being written */
  GPtrArray *first_stars;  /* owned, of KolCreator: for a first shortlist that is being made */
  KolSessionUndo *undo;    /* owned, nullable */
  GHashTable *remarks;     /* owned, nullable: entries, and what is being written of them */
};

extern GParamSpec *kol_session_properties[KOL_SESSION_N_PROPS];

/* kol-session.c */
void kol_session_set_state (KolSession *self, KolSessionState state);
void kol_session_set_results (KolSession *self, KolResultList *results);
void kol_session_go_back (KolSession *self);
void kol_session_take_error (KolSession *self, GError *error);
void kol_session_update_busy (KolSession *self);
void kol_session_say (KolSession *self, const char *text, gboolean can_undo);
void kol_session_say_error (KolSession *self, const char *what, const GError *error);
void kol_session_emit_stars_changed (KolSession *self, const char *creator_id);

/* kol-session-search.c */
void kol_session_end_asking (KolSession *self);

/* kol-session-sweep.c */
void kol_session_start_sweep (KolSession *self, KolResultList *results);
void kol_session_leave_sweep (KolSession *self);
void kol_session_wait_for (KolSession *self, KolSweep *sweep);
void kol_session_apply_rules (KolSession *self);
void kol_session_want_pages (KolSession *self, KolSweepPlan *plan, guint last);
gboolean kol_session_can_begin (KolSession *self);
void
kol_session_fetch (KolSession *self, guint first, guint last, KolSweepAgain again, gboolean many);

/* kol-session-shortlists.c */
void kol_session_take_shortlists (KolSession *self, GListModel *shortlists);
void kol_session_clear_undo (KolSession *self);
void kol_session_list_stars (KolSession *self);

/* kol-session-remarks.c */
void kol_session_undo_remarks (KolSession *self);

G_END_DECLS
