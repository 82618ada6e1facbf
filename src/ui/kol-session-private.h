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
  KOL_SESSION_PROP_SHORTLIST,
  KOL_SESSION_N_PROPS,
};

/* What can be undone: the last removal. */
typedef struct
{
  KolShortlist *shortlist; /* owned */
  GPtrArray *entries;      /* owned, of KolEntry; NULL: the shortlist itself was deleted */
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

  KolSessionState state;
  GError *error;          /* owned, nullable: why the first page failed */
  KolResultList *results; /* owned, nullable */
  KolQuery *query;        /* owned, nullable: the last one asked */
  GCancellable *search;   /* owned, nullable: the call under way */

  GListStore *shortlists;  /* owned, of KolShortlist */
  KolShortlist *shortlist; /* owned, nullable: stars go there */
  GHashTable *starred;     /* owned: IDs (owned) of the creators on it */
  GHashTable *starring;    /* owned: IDs (owned) whose star is being written */
  KolSessionUndo *undo;    /* owned, nullable */
};

extern GParamSpec *kol_session_properties[KOL_SESSION_N_PROPS];

void kol_session_say (KolSession *self, const char *text, gboolean can_undo);
void kol_session_say_error (KolSession *self, const char *what, const GError *error);
void kol_session_emit_stars_changed (KolSession *self, const char *creator_id);
void kol_session_take_shortlists (KolSession *self, GListModel *shortlists);
void kol_session_clear_undo (KolSession *self);
void kol_session_list_stars (KolSession *self);

G_END_DECLS
