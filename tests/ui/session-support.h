// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kol-sample-service.h"
#include "kol-session.h"

G_BEGIN_DECLS

/* A session on a store in a folder of its own, asking a sample service of its own. */
typedef struct
{
  char *folder;
  KolSampleService *service;
  KolSession *session;
  KolQuery *query;     /* the default one */
  GPtrArray *messages; /* of char *: what the session said, newest last */
  gboolean can_undo;   /* of the last message */
} SessionFixture;

void session_fixture_set_up (SessionFixture *self, gconstpointer faults);
void session_fixture_tear_down (SessionFixture *self, gconstpointer faults);
void session_fixture_start (SessionFixture *self);
void session_fixture_end (SessionFixture *self);
void session_fixture_set_repeat (SessionFixture *self, KolRepeat repeat);
char *session_fixture_dup_store_path (SessionFixture *self);

void session_fixture_wait_for_state (SessionFixture *self, KolSessionState state);
void session_fixture_wait_until_idle (SessionFixture *self);
void session_fixture_wait_for_message (SessionFixture *self, const char *part);
void session_fixture_search (SessionFixture *self);
guint session_fixture_get_n_results (SessionFixture *self);
KolCreator *session_fixture_get_creator (SessionFixture *self, guint position);
void session_fixture_star (SessionFixture *self, guint position);
void session_fixture_star_first (SessionFixture *self, guint n_creators);
KolShortlist *session_fixture_create_shortlist (SessionFixture *self, const char *name);

G_END_DECLS
